"""Every built page is valid HTML, by the checker that the standard's authors use."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from site_folder import Site

VNU = Path(__file__).resolve().parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"


def check(java: str, folder: Path, names: Iterable[str]) -> tuple[int, str]:
    """The checker's exit status over pages of a folder, and its findings."""
    command = (java, "-jar", str(VNU), "--errors-only", *(str(folder / name) for name in names))
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    # each line begins with the page's address in quotes: leave its path in the site
    return done.returncode, re.sub(
        r'^"file:/+' + re.escape(str(folder)[1:]) + '/(.*?)"', r"\1", done.stdout, flags=re.M
    )


def test_valid(site: Site, java: str) -> None:
    status, findings = check(java, site.root, site.looked_at)
    lines = findings.splitlines()
    if status or lines:
        pytest.fail("\n".join((f"{len(lines)} findings; the first:", *lines[:40])), pytrace=False)


def test_checker_notices_a_mistake(tmp_path: Path, java: str) -> None:
    page = '<!doctype html><html lang="fi"><title>Virhe</title><p>{}</p>'
    (tmp_path / "good.html").write_text(page.format("oikein"))
    (tmp_path / "bad.html").write_text(page.format("<div>väärin</div>"), encoding="utf-8")
    status, findings = check(java, tmp_path, ["good.html", "bad.html"])
    assert status == 1
    assert {line.partition(":")[0] for line in findings.splitlines()} == {"bad.html"}
