"""Titles and descriptions, as lists of search results show them."""

from collections import defaultdict

from selectolax.lexbor import LexborHTMLParser

from site_folder import Site

# What a list of results shows of a title, and what is longer because the records name it so.
TITLE = 65
LONGEST_TITLE = 76
NAMED_BY_RECORDS = ("index.html", "haut/", "sv/index.html", "sv/utlysningar/", "en/index.html", "en/calls/")
DESCRIPTION = range(50, 161)


def test_titles_are_short(site: Site) -> None:
    for page in site.full_pages:
        most = LONGEST_TITLE if page.path.startswith(NAMED_BY_RECORDS) else TITLE
        assert len(page.title) <= most, (page.path, page.title)
        assert page.title.endswith(" – Avustusikkuna"), page.path


def test_descriptions_are_of_the_right_length(site: Site) -> None:
    wrong = [(p.path, p.description) for p in site.full_pages if len(p.description) not in DESCRIPTION]
    assert wrong == []


def test_no_two_pages_of_a_language_are_alike(site: Site) -> None:
    for kind in ("title", "description"):
        found = defaultdict(list)
        for page in site.full_pages:
            found[page.folder_language, getattr(page, kind)].append(page.path)
        assert [paths for paths in found.values() if len(paths) > 1] == [], kind


def test_descriptions_differ_between_languages(site: Site) -> None:
    """A text that was left untranslated would be the same in two of them."""
    found = defaultdict(list)
    for page in site.full_pages:
        found[page.description].append(page.path)
    assert [paths for paths in found.values() if len(paths) > 1] == []


def test_shared_links_have_the_name_whole(site: Site) -> None:
    page = "hankkeet/2020/aitodigi-hanke-aidosta-osallisuudesta-digikehittamiseen/index.html"
    tree = LexborHTMLParser((site.root / page).read_text(encoding="utf-8"))
    shared = tree.css_first("meta[property='og:title']")
    heading = tree.css_first("h1")
    assert shared
    assert heading
    assert shared.attributes["content"] == heading.text().strip()
    assert site.pages[page].title == "AitoDigi -hanke - aidosta osallisuudesta… (hanke) – Avustusikkuna"
