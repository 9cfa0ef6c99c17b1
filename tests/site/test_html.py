"""Every built page is valid HTML, by the checker that the standard's authors use."""

from pathlib import Path

import pytest

from html_checker import check
from site_folder import Site


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
