"""The page of components shows every macro, and what it shows is valid and accessible in every mode of colours."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from engines import axe
from html_checker import check
from site_folder import Site
from site_server import serve

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("index.html", "sv/index.html", "en/index.html")
PARTS = sorted(path.stem for path in (ROOT / "templates/parts").glob("*.html"))
MODES = {"light": {}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}, "narrow": {}}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("components") / "page"
    command = (sys.executable, "build.py", "components", "--quiet", "--no-cache", "--output", str(folder))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with serve(built) as url:
        yield url


@pytest.mark.parametrize("name", PAGES)
def test_every_part_is_shown(built: Path, name: str) -> None:
    tree = LexborHTMLParser((built / name).read_text(encoding="utf-8"))
    shown = {node.attributes["data-part"]: node for node in tree.css("[data-part]")}
    assert sorted(set(PARTS) - set(shown)) == [], "add these to templates/components.html"
    template = (ROOT / "templates/components.html").read_text(encoding="utf-8")
    for part in PARTS:
        imported = re.search(rf'from "parts/{part}.html" import ([^%]*?) %}}', template)
        assert imported, part
        section = template.partition(f'call part("{part}"')[2].partition("{% call part(")[0]
        assert any(f"{macro}(" in section for macro in imported[1].split(", ")), f"{part}: its section does not call it"


def test_page_is_valid_and_not_found_by_search_engines(built: Path, java: str) -> None:
    assert check(java, built, PAGES) == (0, "")
    assert '<meta name="robots" content="noindex">' in (built / "index.html").read_text(encoding="utf-8")


def test_images_are_there(built: Path) -> None:
    for name in PAGES:
        tree = LexborHTMLParser((built / name).read_text(encoding="utf-8"))
        sources = [str(node.attributes["src"]) for node in tree.css("img")]
        assert len(sources) >= 3
        assert [src for src in sources if not ((built / name).parent / src).is_file()] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible(browser: Browser, address: str, mode: str, name: str) -> None:
    size = {"width": 320 if mode == "narrow" else 1280, "height": 900}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **MODES[mode])
    page = context.new_page()
    page.add_init_script(AXE_SCRIPT)
    page.goto(address + name.removesuffix("index.html"))
    page.evaluate("document.querySelectorAll('details').forEach(element => element.open = true)")
    found = axe(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    assert found == []
    assert not wide


def test_no_page_of_the_site_leads_there_or_has_its_style(site: Site) -> None:
    assert not [name for name in site.files if "components" in name]
