"""A second, quite different call builds as well: another authority, one language (Swedish), cents, nothing decided yet,
no budget item, no legal bases, a project without partners, another region."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from command import ROOT, run
from records import change, write
from site_folder import Site, id_problems, link_problems, read_site
from site_server import serve

SECOND = ROOT / "tests/data/second"
BASE = "https://bidrag.example/"
VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
PROJECT = "projekt/kultur-2031/fonster-och-farg/"


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("second")
    # outside a repository: pages would name the days of its commits
    done = build(folder, copy(folder / "source"))
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 3 records\n")
    return read_site(folder / "_site", BASE)


def build(folder: Path, source: Path) -> subprocess.CompletedProcess[str]:
    content, config = str(source / "content"), str(source / "site.yaml")
    return run(folder, "build", "--content", content, "--config", config, "--no-cache", "--jobs", "1")


def words_of(site: Site, name: str) -> str:
    """What a reader sees of a page, with single spaces."""
    tree = LexborHTMLParser((site.root / name).read_text(encoding="utf-8"))
    for hidden in tree.css("template, script"):
        hidden.decompose()
    body = tree.body
    return " ".join(body.text(separator=" ").split()) if body else ""


def test_links_and_ids(second: Site) -> None:
    assert link_problems(second) == []
    assert id_problems(second) == []
    assert not [page.path for page in second.full_pages if page.language != "sv"]
    assert not [name for name in second.files if name.startswith(("sv/", "en/", "fi/"))]


def test_html_is_valid(second: Site, java: str) -> None:
    pages = [str(second.root / name) for name in sorted(second.pages)]
    done = subprocess.run(
        (java, "-jar", str(VNU), "--errors-only", *pages), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    assert (done.returncode, done.stdout.decode()) == (0, "")


def test_nothing_of_another_decision(second: Site) -> None:
    """Neither its authority, its days and sums, nor its subject is said of this call, in any file."""
    others = re.compile(
        r"finansminist|valtiovarain|digitalis|digitaliser|(?<!%)2020|9[.  ]?694|16[.  ]?100|28\.90\.32"
        r"|Ministry of Finance"
        r"|688/2001|avustusikkuna\.github|December|joulukuu",
        re.IGNORECASE,
    )
    found = []
    for name in sorted(second.files):
        # what is published as its makers released it, and styles that no decision could be in
        if name.startswith("static/") or name.endswith((".sqlite", ".xlsx", ".wasm", ".png")):
            continue
        text = (second.root / name).read_text(encoding="utf-8")
        text = text.replace("https://json-schema.org/draft/2020-12/schema", "")
        found += [f"{name}: {match[0]}" for match in others.finditer(text)]
    # digests may hold any digits
    assert [line for line in found if not line.startswith("data/checksums.txt")] == []


REFUSED = re.compile(
    r"[Ii]nget understöd|fick inte|utan understöd|inte beviljats|[Bb]eviljat \d|0 understöd|Inget av dessa|Beslut av"
)


def test_nothing_undecided_is_called_refused(second: Site) -> None:
    """Nor is a sum of nought called awarded. The page of code lists explains the words themselves, that of queries
    has an example of each."""
    found = []
    for name in sorted(second.pages):
        if not name.startswith(("data/", "404")):
            found += [f"{name}: {match[0]}" for match in REFUSED.finditer(words_of(second, name))]
    assert found == []


def test_menu_names_the_call_and_no_decision(second: Site) -> None:
    """The menu leads to the page of the call, which tells of no decision yet."""
    for name in ("index.html", "utlysningar/kultur-2031/index.html"):
        tree = LexborHTMLParser((second.root / name).read_text(encoding="utf-8"))
        menu = [link.text(strip=True) for link in tree.css(".site-nav__link")]
        assert menu[2] == "Utlysning", name
        assert "Beslut" not in menu, name


def test_page_of_a_project_says_that_it_waits(second: Site) -> None:
    words = words_of(second, f"{PROJECT}index.html")
    assert "Inte ännu avgjord Fönster och färg" in words
    assert "Beslutet om den här ansökan har ännu inte fattats. Ansökningstiden gick ut den 15.1.2031." in words
    assert "Sökt 5 000,66 €" in words
    head = (second.root / f"{PROJECT}index.html").read_text(encoding="utf-8")
    assert 'content="Sökt 5\xa0000,66\xa0€, inte ännu avgjord.' in head
    assert "inte ännu avgjord" in (second.root / f"{PROJECT}badge.svg").read_text(encoding="utf-8")


def test_sheets_of_paper_say_that_they_wait(second: Site) -> None:
    assert "Inte ännu avgjord Fönster och färg" in words_of(second, f"{PROJECT}utskrift/index.html")
    words = words_of(second, "kommuner/malax/utskrift/index.html")
    assert "Beslutet har ännu inte fattats. Ansökningstiden gick ut 15.1.2031." in words
    assert "Fönster och färg Malax och 2 partner Inte ännu avgjord 5 000,66 €" in words
    assert "Beviljat som" not in words


def figures_of(site: Site) -> list[str]:
    """The names of the figures that a page of statistics has, in their order."""
    tree = LexborHTMLParser((site.root / "statistik/index.html").read_text(encoding="utf-8"))
    return [str(node.attributes["id"]).removeprefix("figure-") for node in tree.css("figure.figure")]


def test_statistics_say_once_that_it_waits(second: Site) -> None:
    """What would be about awards is left out: which were awarded, how the sum spreads, sums per inhabitant."""
    words = words_of(second, "statistik/index.html")
    assert words.count("beslut om ansökningarna har ännu inte fattats") == 1
    assert "Sammanlagt söktes 12 345,67 € i 3 ansökningar" in words
    assert "Kommunerna är de som fanns den dag då ansökningstiden gick ut, 15.1.2031." in words
    assert "Flest ansökningar, 3, gäller projekt vars administratör finns i detta landskap: Österbotten." in words
    assert "Österbotten: 3 ansökningar; sökt 12 345,67 €." in words
    assert figures_of(second) == ["applications", "regions", "joining", "map", "regions-map", "network"]
    # the one sentence aside, there is no word of an award
    told = words.replace("så det finns inga siffror om beviljade understöd", "")
    assert re.findall(r"\w*(?:bevilja|utan under|fick under)\w*", told) == []


def test_files_of_figures_say_nothing_of_awards(second: Site) -> None:
    drawings = sorted(
        name for name in second.files if name.endswith(".svg") and re.match(r"(statistik|projekt|kom)", name)
    )
    assert {"statistik/map.svg", "statistik/applications.svg"} <= set(drawings)
    for name in drawings:
        text = (second.root / name).read_text(encoding="utf-8")
        assert not re.search(r"bevilja|inget understöd|figure__awarded|\b0 understöd", text), name
    for name in ("applications", "regions", "joining", "map", "regions-map", "network"):
        with (second.root / f"statistik/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows, name
        assert {row.get(column, "") for row in rows for column in ("awards", "awarded")} == {""}, name
        assert "awards" in rows[0] or "awarded" in rows[0], name


def test_comparison_says_that_it_waits(second: Site, browser: Browser) -> None:
    assert "Något beslut om ansökningarna har ännu inte fattats." in words_of(second, "jamfor/index.html")
    with serve(second.root) as address:
        context = browser.new_context(locale="sv-FI")
        page = context.new_page()
        said = []
        for query in ("kommuner/kunnat=475,280", "projekt/hankkeet=kultur-2031-001,kultur-2031-002"):
            page.goto(f"{address}jamfor/?{query.partition('/')[2]}")
            page.wait_for_selector("[data-result]:not([hidden]) tbody td")
            said.append(page.inner_text("[data-result]"))
        context.close()
    for text in said:
        assert "Inte ännu avgjord" in text
        assert not re.search(r"[Bb]eviljat|[Ii]nget understöd", text)


# Builds with the words of each image in place of the image.
WORDS_OF_IMAGES = """
import runpy, sys
from grantsite import rendering
rendering.draw = str.encode
sys.argv[0] = "build.py"
runpy.run_path(sys.argv.pop(1), run_name="__main__")
"""


def test_share_images_say_that_it_waits(second: Site, tmp_path: Path) -> None:
    command = (sys.executable, "-c", WORDS_OF_IMAGES, str(ROOT / "build.py"), "build", "--no-cache", "--jobs", "1")
    paths = ("--content", str(SECOND / "content"), "--config", str(SECOND / "site.yaml"))
    subprocess.run((*command, *paths), cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True)
    names = {"site": "", "project": PROJECT, "lead": "kommuner/malax/", "partner": "kommuner/narpes/"}
    said = {
        name: json.loads((tmp_path / f"_site/{folder}share.png").read_text(encoding="utf-8"))
        for name, folder in names.items()
    }
    for name, words in said.items():
        text = " ".join([words["figure"], words["tag"], *words["remarks"]])
        assert re.search("inte ännu avgjord", text, re.IGNORECASE), name
        assert not re.search(r"[Bb]eviljat|understöd", text), name
    assert said["site"]["figure"] == "12\xa0345,67\xa0€"
    for name in ("index.html", f"{PROJECT}index.html", "kommuner/malax/index.html"):
        tree = LexborHTMLParser((second.root / name).read_text(encoding="utf-8"))
        found = tree.css_first('meta[property="og:image:alt"]')
        assert found is not None
        assert not re.search(r"[Bb]eviljat|inget understöd|inte beviljats", str(found.attributes["content"])), name


def test_data_say_that_it_waits(second: Site) -> None:
    with (second.root / "data/projects.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["status"], row["awarded"], row["decision_date"]) for row in rows} == {("undecided", "", "")}
    assert [row["requested"] for row in rows] == ["7000.01", "5000.66", "345.00"]
    one = json.loads((second.root / "api/v1/projects/kultur-2031-002.json").read_text(encoding="utf-8"))
    assert (one["status"], one["requested"], one["awarded"]) == ("undecided", 5000.66, None)
    grants = json.loads((second.root / "data/360giving.json").read_text(encoding="utf-8"))
    assert grants["grants"] == []
    assert "undecided,,DRAFT,ei vielä päätetty,inte ännu avgjord,not decided yet" in (
        second.root / "data/codes/status.csv"
    ).read_text(encoding="utf-8")


def test_year_of_the_clock_is_nowhere(second: Site) -> None:
    """A library takes today for a date that is not known; a day that is not known is said in words."""
    for name in sorted(second.pages):
        assert not re.search(r"\b20(2[4-9])\b", words_of(second, name)), name


def test_browser(second: Site, browser: Browser) -> None:
    """Accessible, without an error, and the search finds and filters what waits."""
    with serve(second.root) as address:
        context = browser.new_context(viewport={"width": 390, "height": 800}, locale="sv-FI")
        page = context.new_page()
        page.add_init_script(AXE_SCRIPT)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        for name in (
            "",
            PROJECT,
            "projekt/",
            "kommuner/",
            "kommuner/malax/",
            "utlysningar/kultur-2031/",
            "kontrollera/",
        ):
            page.goto(address + name)
            violations = page.evaluate("axe.run({resultTypes: ['violations']}).then(found => found.violations)")
            assert [violation["id"] for violation in violations] == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        page.goto(f"{address}projekt/?status=undecided&q=fönster")
        page.wait_for_selector("[data-result-id='kultur-2031-002'] .status-tag")
        assert page.inner_text("[data-result-id='kultur-2031-002'] .status-tag") == "Inte ännu avgjord"
        assert page.locator("[data-results] > li").count() == 1
        context.close()
    assert errors == []


AWARD = """\
application: "kultur-2031-001"
item: 1
amount: 3500.01
recipient:
  as_written: Korsnäs
  municipality: "280"
project_as_written: Taket på prästgården
source:
  document: register
  item: 1
"""


def copy(folder: Path) -> Path:
    for file in SECOND.rglob("*"):
        if file.is_file():
            write(folder / file.relative_to(SECOND), file.read_text(encoding="utf-8"))
    return folder


def test_award_before_the_decision_is_an_error(tmp_path: Path) -> None:
    copy(tmp_path)
    write(tmp_path / "content/awards/kultur-2031/taket-pa-prastgarden.yaml", AWARD)
    done = run(tmp_path, "check", "--lang", "sv")
    assert done.returncode == 1
    assert (
        "content/awards/kultur-2031/taket-pa-prastgarden.yaml:1:14: error[date-outside-call]: "
        'utlysningen "kultur-2031" är inte avgjord: den saknar decision_date\n'
    ) in done.stderr


def test_decision_says_where_its_awards_stand(tmp_path: Path) -> None:
    copy(tmp_path)
    change(
        tmp_path / "content/calls/kultur-2031.yaml",
        "deadline: 2031-01-15",
        "deadline: 2031-01-15\ndecision_date: 2031-03-01",
    )
    done = run(tmp_path, "check")
    assert done.returncode == 1
    for field in ("decision_date", "awards", "awarded"):
        assert f'error[missing-field]: the call is decided, but "{field}" is missing here\n' in done.stderr
