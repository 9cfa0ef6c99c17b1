"""Feeds: valid Atom of dated facts only, whatever the records say. The real site's feeds are in tests/site/."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from atom import ATOM, feed_problems
from command import ROOT
from grantsite.config import load_site
from grantsite.i18n import Language
from grantsite.pages import Lazy, Page
from grantsite.pipeline import Pipeline
from grantsite.records import Text
from grantsite.render import Renderer
from grantsite.results import Options
from grantsite.views import FeedEntry, FeedView
from records import APPLICATIONS, AWARDS, FOLLOWED, change, write_site

AWARD = f"{AWARDS}/kunta-kuuluu-kaikille.yaml"
MERGER = """\
successor:
  municipality: "010"
  starts: 2021-01-01
"""


BASE = "https://pieni.example/pohja/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small content in which much has happened."""
    folder = write_site(tmp_path_factory.mktemp("small"), FOLLOWED)
    content = folder / "content"
    change(
        content / AWARD,
        "final_report: null\nrepayments: []\n",
        "final_report: {submitted: 2022-10-28, costs_without_vat: 70000.00, vat: 1.00, auditor_statement: 2022-10-27}\n"
        "repayments:\n  - {date: 2022-11-01, amount: 10.00, reason: {fi: Yli jäi., sv: Rest., en: Left over.}}\n"
        "  - {date: 2022-11-01, amount: 20.00}\n",
    )
    file = content / "municipalities/ahtari.yaml"
    file.write_text(file.read_text(encoding="utf-8") + MERGER, encoding="utf-8")
    file = content / "municipalities/alavus.yaml"
    file.write_text(file.read_text(encoding="utf-8") + 'predecessors: ["989"]\n', encoding="utf-8")
    options = Options(content, "content", folder / "_site", ROOT / "templates", ROOT / "static", None)
    result = Pipeline(options).build(load_site(folder / "site.yaml"))
    assert [problem for problem in result.problems if problem.level == "error"] == []
    return folder / "_site"


def entries(file: Path) -> list[tuple[str, str]]:
    """The end of each entry's id, and its day."""
    tree = etree.parse(file)
    ids = tree.findall(f"{ATOM}entry/{ATOM}id")
    days = tree.findall(f"{ATOM}entry/{ATOM}updated")
    return [(i.text.partition("/pohja/")[2], d.text) for i, d in zip(ids, days, strict=True)]


def test_project_feed_tells_every_dated_fact_newest_first(site: Path) -> None:
    assert entries(site / "en/projects/2020/kunta-kuuluu-kaikille/feed.xml") == [
        ("h/2020-001/#repayment-2022-11-01-en", "2022-11-01T00:00:00+02:00"),
        ("h/2020-001/#repayment-2022-11-01-2-en", "2022-11-01T00:00:00+02:00"),
        ("h/2020-001/#final-report-en", "2022-10-28T00:00:00+03:00"),
        ("h/2020-001/#auditor-statement-en", "2022-10-27T00:00:00+03:00"),
        ("h/2020-001/#payment-2-en", "2021-08-16T00:00:00+03:00"),
        ("h/2020-001/#interim-report-2021-01-01-en", "2021-05-03T00:00:00+03:00"),
        ("h/2020-001/#payment-1-en", "2021-02-15T00:00:00+02:00"),
        ("h/2020-001/#decision-en", "2020-12-09T00:00:00+02:00"),
    ]
    text = (site / "en/projects/2020/kunta-kuuluu-kaikille/feed.xml").read_text(encoding="utf-8")
    for words in (
        "instalment 2 paid, €10,000",
        "Left over.",
        "€20 returned",
        "awarded at most €68,000 of the €68,050.45",
    ):
        assert words in text


def test_municipality_feed_holds_its_own_and_its_former_municipalities_events(site: Path) -> None:
    merger = ("k/989/#merger-fi", "2021-01-01T00:00:00+02:00")
    decision = ("h/2020-002/#decision-fi", "2020-12-09T00:00:00+02:00")
    assert entries(site / "kunnat/ahtari/feed.xml") == [merger, decision]
    assert {merger, decision} < set(entries(site / "kunnat/alavus/feed.xml"))
    every = entries(site / "muutokset/feed.xml")
    assert len(every) == len(set(every)) == 10
    assert [day for _, day in every] == sorted((day for _, day in every), reverse=True)


def test_feeds_of_the_small_site_are_valid(site: Path) -> None:
    files = sorted(site.rglob("feed.xml"))
    # two projects, one of them with an alias, three municipalities, the site; in three languages
    assert len(files) == 3 * (2 + 1 + 3 + 1)
    assert [problem for file in files for problem in feed_problems(site, file, BASE)] == []


def test_feed_at_a_former_address_is_the_same_and_names_the_present_one(site: Path) -> None:
    present, former = (site / f"hankkeet/2020/{slug}" for slug in ("yhteinen-kokous", "kokous"))
    for name in ("feed.xml", "badge.svg", "calendar.ics"):
        assert (present / name).read_bytes() == (former / name).read_bytes()
    assert (
        b'rel="self" type="application/atom+xml" href="https://pieni.example/pohja/hankkeet/2020/yhteinen-kokous/'
        in (former / "feed.xml").read_bytes()
    )
    for below in ("jaa", "tuloste"):
        assert f"url=../../../../hankkeet/2020/yhteinen-kokous/{below}/" in (former / below / "index.html").read_text(
            encoding="utf-8"
        )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('<updated>2020-12-09T00:00:00+02:00</updated>\n<link rel="self"', '<link rel="self"', "Invalid"),
        ("<updated>2020-12-09T", "<updated>9.12.2020T", "datatype"),
        ("<author><name>Pieni ikkuna</name><uri>https://pieni.example/pohja/</uri></author>\n", "", "no author"),
        ('hankkeet/2020/yhteinen-kokous/"/>\n<summary>', 'hankkeet/2020/poissa/"/>\n<summary>', "leads nowhere"),
        ("</title>", "<b/></title>", "Invalid"),
        ('/feed.xml"/>', '/muu.xml"/>', "leads nowhere"),
    ],
)
def test_fault_in_a_feed_is_noticed(site: Path, old: str, new: str, words: str) -> None:
    text = (site / "hankkeet/2020/yhteinen-kokous/feed.xml").read_text(encoding="utf-8")
    assert old in text
    file = site / "fault.xml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = feed_problems(site, file, BASE)
    assert any(words in problem for problem in problems), problems


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    site = load_site(write_site(tmp_path_factory.mktemp("site")) / "site.yaml")
    return Renderer(ROOT / "templates", site, Language("fi"), {}, {})


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_a_feed(renderer: Renderer, name: str, title: str, summary: str) -> None:
    """What stands in a record stays text, and what XML cannot hold is left out."""
    address = {"fi": "hankkeet/2020/a/"}
    day = "2020-12-09T00:00:00+02:00"
    # an empty text falls back to another language: it never comes to that in records
    entry = FeedEntry("h/1/", "decision", day, address, Text(fi=f"{title}."), Text(fi=f"{summary}."), "")
    view = FeedView("h/1/", Text(fi=f"{name}."), address, address, day, [entry])
    page = Page(address, "feeds/feed.xml", Lazy(lambda: view), "", file_name="feed.xml")
    tree = etree.fromstring(renderer.render(page, address["fi"]).encode("utf-8", "surrogatepass"))
    assert [element.tag.removeprefix(ATOM) for element in tree.find(f"{ATOM}entry")] == [
        *("id", "title", "updated", "link", "summary")
    ]
    found = tree.find(f"{ATOM}entry/{ATOM}summary").text
    assert [letter for letter in found if letter.isalnum()] == [letter for letter in summary if letter.isalnum()]


def test_alias_is_that_of_the_record() -> None:
    """The content of these tests has an alias, which the tests above look for."""
    assert "aliases: [kokous]" in FOLLOWED[f"{APPLICATIONS}/yhteinen-kokous.yaml"]
