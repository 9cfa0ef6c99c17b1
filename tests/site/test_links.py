"""What holds between the pages of the built site: links, anchors, ids, languages, heads."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_folder import (
    Site,
    alternate_problems,
    head_problems,
    id_problems,
    kinds,
    link_problems,
    read_site,
)

BASE = "https://example.org/grants/"


@pytest.mark.parametrize("rule", [link_problems, head_problems, id_problems, alternate_problems])
def test_site(site: Site, rule: Callable[[Site], list[str]]) -> None:
    problems = rule(site)
    if problems:
        pytest.fail("\n".join((f"{len(problems)} problems; the first:", *problems[:40])), pytrace=False)


def test_site_has_every_language(site: Site) -> None:
    """The rules above hold for an empty folder too; this one does not."""
    assert {"index.html", "sv/index.html", "en/index.html", "404.html"} <= site.pages.keys()


# The rules on a small site, with one mistake planted at a time.

HEAD = (
    '<title>T</title><meta name="description" content="D">'
    '<link rel="alternate" hreflang="fi" href="{up}./"><link rel="alternate" hreflang="sv" href="{up}sv/">'
    '<link rel="alternate" hreflang="en" href="https://example.org/grants/en/">'
)
PAGES = {"index.html": ("fi", ""), "sv/index.html": ("sv", "../"), "en/index.html": ("en", "../")}


def small_site(root: Path, home: str = "", **files: str) -> Site:
    """Three home pages, with `home` in the Finnish one, and more files by name ("__" stands for a dot)."""
    for name, (language, up) in PAGES.items():
        write(
            root / name,
            f'<!doctype html><html lang="{language}"><head>{HEAD.format(up=up)}</head>'
            f'<body><h1 id="top">H</h1>{home if language == "fi" else ""}</body></html>',
        )
    write(root / "logo.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path id="mark"/></svg>')
    for name, text in files.items():
        write(root / name.replace("__", "."), text)
    return read_site(root, BASE)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_small_site_is_sound(tmp_path: Path) -> None:
    site = small_site(
        tmp_path,
        '<a href="sv/">1</a> <a href="?q=a#top">2</a> <a href="https://example.com/">3</a>'
        '<a href="https://example.org/grants/">4</a> <a href="https://example.org/grants/sv/#top">5</a>'
        '<img src="data:image/gif;base64,R0" alt=""> <svg><use href="logo.svg#mark"/></svg>'
        '<img srcset="logo.svg 1x, ./logo.svg 2x" alt="">'
        '<a href="mailto:a@example.org">6</a> <form action="en/"></form>',
        a__css="/* url(https://example.com/) */ body { background: url('logo.svg') }",
    )
    assert not [*link_problems(site), *head_problems(site), *id_problems(site), *alternate_problems(site)]


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ('<a href="no/">', "leads to no/index.html, which does not exist"),
        ('<a href="no.pdf">', "leads to no.pdf, which does not exist"),
        ('<a href="sv">', "lacks the slash"),
        ('<a href="../">', "leads out of the site's folder"),
        ('<a href="/sv/">', "starts with a slash"),
        ('<a href="">', "is empty"),
        ('<a href="#none">', "names an anchor that index.html does not have"),
        ('<a href="sv/#none">', "names an anchor that sv/index.html does not have"),
        ('<a href="javascript:go()">', "has the scheme 'javascript'"),
        ('<a href="//example.com/">', "has no scheme"),
        ('<a href="https://example.org/grants/no/">', "leads to no/index.html, which does not exist"),
        ('<map><area href="no/"></map>', "leads to no/index.html, which does not exist"),
        ('<svg><use href="logo.svg#none"/></svg>', "names an anchor that logo.svg does not have"),
        ('<svg><a xlink:href="no/"><path/></a></svg>', "leads to no/index.html, which does not exist"),
        ('<img src="https://example.com/a.png">', "is fetched from outside"),
        ('<img src="https://example.org/grants/logo.svg">', "names this site's host"),
        ('<img srcset="logo.svg 1x, no.svg 2x">', "leads to no.svg, which does not exist"),
        ('<source srcset="no.svg">', "leads to no.svg, which does not exist"),
        ('<script src="//example.com/a.js"></script>', "is fetched from outside"),
        ('<iframe src="http://example.com/"></iframe>', "is fetched from outside"),
        ('<link rel="stylesheet" href="https://example.com/a.css">', "is fetched from outside"),
        ('<link rel="preconnect" href="https://example.com/">', "is fetched from outside"),
        ('<link rel="canonical" href="https://example.com/">', "is not an address of this site"),
        ('<meta property="og:image" content="https://example.com/a.png">', "is not an address of this site"),
        ('<form action="no/"></form>', "leads to no/index.html, which does not exist"),
        ('<form action="https://example.com/"></form>', "is fetched from outside"),
        ("<style>p { background: url(https://example.com/a.png) }</style>", "is fetched from outside"),
    ],
)
def test_bad_link_is_noticed(tmp_path: Path, mistake: str, words: str) -> None:
    problems = link_problems(small_site(tmp_path, mistake))
    assert len(problems) == 1
    assert words in problems[0]


def test_bad_link_in_a_style_sheet_is_noticed(tmp_path: Path) -> None:
    problems = link_problems(small_site(tmp_path, a__css="@import 'b.css'; p { background: url(//c.example/) }"))
    assert problems == [
        "a.css: 'b.css' leads to b.css, which does not exist",
        "a.css: '//c.example/' is fetched from outside the site",
    ]


def test_page_for_what_is_not_found_has_absolute_paths(tmp_path: Path) -> None:
    links = '<a href="/grants/sv/">1</a> <a href="/grants/">2</a> <a href="/sv/">3</a> <a href="sv/">4</a>'
    page = f'<html lang="fi"><head>{HEAD.format(up="/grants/")}</head><h1>H</h1>{links}'.replace("/./", "/")
    assert link_problems(small_site(tmp_path, **{"404__html": page})) == [
        "404.html: '/sv/' is not below /grants/",
        "404.html: 'sv/' is relative: this page is shown at any address",
    ]


def test_redirect_page_leads_to_a_page(tmp_path: Path) -> None:
    page = '<html lang="fi"><title>T</title><meta http-equiv="Refresh" content="0; url={}"><h1>H</h1>'
    site = small_site(tmp_path, good__html=page.format("sv/"), bad__html=page.format("no/"))
    assert link_problems(site) == ["bad.html: 'no/' leads to no/index.html, which does not exist"]
    assert not head_problems(site)
    assert not alternate_problems(site)


def test_bad_head_is_noticed(tmp_path: Path) -> None:
    site = small_site(tmp_path, '<h1 id="top">Again</h1>', bare__html='<html lang="sv"><base href="x/">')
    assert head_problems(site) == [
        "bare.html: lang is 'sv', not 'fi'",
        "bare.html: has no title",
        "bare.html: has 0 h1",
        "bare.html: has no description",
        "bare.html: has a base element, which changes what every link means",
        "index.html: has 2 h1",
    ]
    assert id_problems(site) == ["index.html: id 'top' is given more than once"]


def test_language_that_does_not_link_back_is_noticed(tmp_path: Path) -> None:
    site = small_site(tmp_path, stray__html=f'<html lang="fi"><head>{HEAD.format(up="")}</head><h1>H</h1>')
    assert alternate_problems(site) == ["stray.html: is not among its own languages' pages"]
    write(tmp_path / "sv/index.html", '<html lang="sv"><title>T</title><h1>H</h1>')
    assert alternate_problems(read_site(tmp_path, BASE)) == [
        "en/index.html: its sv page sv/index.html links other pages than it does",
        "index.html: its sv page sv/index.html links other pages than it does",
        "stray.html: is not among its own languages' pages",
        "stray.html: its sv page sv/index.html links other pages than it does",
        "sv/index.html: links the languages none",
        "sv/index.html: is not among its own languages' pages",
    ]


def test_kinds_of_pages(tmp_path: Path) -> None:
    names = [f"sv/projekt/round/{number}/index.html" for number in range(7)]
    site = small_site(tmp_path, **{name: "x" * len(name) for name in [*names, "sv/projekt/index.html"]})
    write(tmp_path / names[3], "<p>larger</p>" * 9)
    assert kinds(read_site(tmp_path, BASE)) == {
        "index.html": "index.html",
        "sv/index.html": "sv/index.html",
        "en/index.html": "en/index.html",
        "sv/projekt/index.html": "sv/projekt/index.html",
        "sv/projekt/round/*/index.html": names[3],
    }
    assert len(site.pages) == 11
