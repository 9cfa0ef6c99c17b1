"""What followed an award names its source, or the page says that none is recorded and where it shows who entered it."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from command import run
from records import FOLLOWED, write_site

AWARD = "awards/2020/kunta-kuuluu-kaikille.yaml"
PAGES = {
    "hankkeet": ("Lähdettä ei ole kirjattu", "Tietueen versiot"),
    "sv/projekt": ("Ingen källa har antecknats", "Postens versioner"),
    "en/projects": ("No source recorded", "Versions of the record"),
}
VERSIONS = f"https://github.example/pieni/ikkuna/commits/main/content/{AWARD}"
# A payment with a page and one without; an output with an address, one with a repository, one with neither.
SOURCES = FOLLOWED | {
    AWARD: FOLLOWED[AWARD]
    .replace("amount: 20000.00}", "amount: 20000.00, url: https://payments.example/1}")
    .replace(
        "repayments: []\noutputs: []",
        """\
repayments:
  - {date: 2022-01-15, amount: 50.00, reason: {fi: Matkakuluja jäi käyttämättä.}}
outputs:
  - {name: {fi: Opas}}
  - {name: {fi: Ohjelma}, url: https://outputs.example/1}
  - {name: {fi: Koodi}, source_repository: https://code.example/1}""",
    )
}


def build(folder: Path, files: dict[str, str]) -> Path:
    done = run(write_site(folder, files), "build", "--no-cache", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return folder / "_site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("followed"), SOURCES)


def items(page: Path, words: str) -> tuple[list[str], list[str]]:
    """The items of the table of what followed: those with a note that no source is recorded, and those without."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    found = [" ".join(node.text().split()) for node in tree.css("table.data-table .plain-list > li")]
    return [text for text in found if words in text], [text for text in found if words not in text]


@pytest.mark.parametrize("folder", PAGES)
def test_page_says_where_no_source_is_recorded(site: Path, folder: str) -> None:
    words, link = PAGES[folder]
    page = site / folder / "2020/kunta-kuuluu-kaikille/index.html"
    without, named = items(page, words)
    assert len(without) == 4  # a payment, the report, the repayment and an output
    assert all(f" {words}" in text for text in without)
    assert [("20" in text, "Ohjelma" in text, "Koodi" in text) for text in named] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    assert [a.attributes["href"] for a in tree.css("main a") if a.text() == link] == [VERSIONS]


def test_reason_of_a_repayment_stands_by_itself(site: Path) -> None:
    """It may be a sentence, so it does not go on behind a comma."""
    text = (site / "hankkeet/2020/kunta-kuuluu-kaikille/index.html").read_text(encoding="utf-8")
    (item,) = (node for node in LexborHTMLParser(text).css(".plain-list > li") if "Matkakuluja" in node.text())
    assert [node.text() for node in item.css("p")] == ["Matkakuluja jäi käyttämättä."]
    assert "€," not in item.text()


@pytest.mark.parametrize("folder", PAGES)
def test_page_says_nothing_where_nothing_followed(site: Path, folder: str) -> None:
    words, link = PAGES[folder]
    text = (site / folder / "2020/yhteinen-kokous/index.html").read_text(encoding="utf-8")
    assert "<table" in text
    assert words not in text
    assert link not in text


def test_page_says_nothing_where_every_source_is_recorded(tmp_path: Path) -> None:
    award = SOURCES[AWARD].replace("amount: 10000.00}", "amount: 10000.00, url: https://payments.example/2}")
    award = award.replace("vat: 2160.00", "vat: 2160.00\n    url: https://reports.example/1")
    award = award.replace("amount: 50.00,", "amount: 50.00, url: https://payments.example/3,")
    award = award.replace("- {name: {fi: Opas}}", "- {name: {fi: Opas}, url: https://outputs.example/2}")
    page = build(tmp_path, SOURCES | {AWARD: award}) / "en/projects/2020/kunta-kuuluu-kaikille/index.html"
    text = page.read_text(encoding="utf-8")
    assert "https://payments.example/3" in text
    assert not [words for words in PAGES["en/projects"] if words in text]
