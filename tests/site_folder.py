"""A built site read back from its folder, and the rules that hold between its pages.

Every `*_problems` function gives a list of sentences, empty when all is well, so that one run
names everything that is wrong.
"""

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

LANGUAGES = ("fi", "sv", "en")
HOME = "index.html"
NOT_FOUND = "404.html"

# What a link is for decides where it may lead:
#   go     the reader follows it: anywhere
#   fetch  the browser loads it by itself: this site only, by a relative address
#   name   it tells a machine this site's own address: this site only
GO, FETCH, NAME = "go", "fetch", "name"

ATTRIBUTES = (
    ("a, area", ("href", "xlink:href"), GO),
    ("script, img, iframe, source, video, audio, track, embed, input", ("src",), FETCH),
    ("use, image, feImage", ("href", "xlink:href"), FETCH),
    ("video", ("poster",), FETCH),
    ("object", ("data",), FETCH),
    ("form", ("action",), FETCH),
    ("button, input", ("formaction",), FETCH),
    ("meta[property='og:image'], meta[property='og:url'], meta[name='twitter:image']", ("content",), NAME),
)
SRCSETS = (("img, source", "srcset"), ("link", "imagesrcset"))
FETCHED_RELS = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
    "prefetch", "prerender", "preconnect", "dns-prefetch",
}  # fmt: skip
NAMED_RELS = {"canonical", "alternate", "prev", "next"}
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Link:
    """One address written in a page or style sheet, and what it is for."""

    address: str
    use: str


@dataclass(frozen=True)
class HtmlPage:
    """What the rules need of one page; `path` is relative to the site's folder."""

    path: str
    size: int
    language: str | None
    title: str
    description: str
    headings: int
    ids: frozenset[str]
    doubled_ids: tuple[str, ...]
    links: tuple[Link, ...]
    alternates: tuple[tuple[str, str], ...]  # (language, address)
    refresh: str | None  # where a redirect page leads
    has_base: bool
    is_hidden: bool  # from search engines
    canonical: str | None  # the address that search engines shall show

    @property
    def folder_language(self) -> str:
        """The language that the page's place promises."""
        first = self.path.split("/", 1)[0]
        return first if first in LANGUAGES[1:] else LANGUAGES[0]


@dataclass(frozen=True)
class Site:
    """A built site: its folder, the address it is built for, its files and pages."""

    root: Path
    base_url: str
    files: frozenset[str]
    pages: dict[str, HtmlPage]

    @property
    def base_path(self) -> str:
        return urlsplit(self.base_url).path

    def address_of(self, path: str) -> str:
        """The address at which a page is read."""
        return f"{self.base_url.rstrip('/')}/{path.removesuffix('index.html')}"

    @cached_property
    def full_pages(self) -> list[HtmlPage]:
        """The pages that readers and search engines find: no redirects, and nothing made only to be embedded, copied
        from or printed, nor the page for what is not found."""
        return [
            page
            for page in self.pages.values()
            if page.refresh is None
            and not page.is_hidden
            and page.canonical in (None, self.address_of(page.path))
            and page.path != "404.html"
        ]

    @cached_property
    def looked_at(self) -> list[str]:
        """The pages that are looked at one by one: every full one, and of the others, which are drawn from the
        same facts by the thousand, the largest of each kind in each language."""
        every_kind = set(kinds(self).values())
        full = {page.path for page in self.full_pages}
        return [name for name in self.pages if name in full or name in every_kind]

    @cached_property
    def style_sheets(self) -> dict[str, tuple[Link, ...]]:
        """The addresses in every style sheet."""
        return {
            name: css_links((self.root / name).read_text(encoding="utf-8"))
            for name in sorted(self.files)
            if name.endswith(".css")
        }


def read_site(root: Path, base_url: str) -> Site:
    """Parse every page below `root`, a site built for `base_url` (which ends in a slash)."""
    files = frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    pages = {name: read_page(root, name) for name in sorted(files) if name.endswith(".html")}
    return Site(root, base_url, files, pages)


def read_page(root: Path, name: str) -> HtmlPage:
    source = (root / name).read_bytes()
    tree = LexborHTMLParser(source.decode("utf-8"))
    ids = Counter(node.attributes["id"] or "" for node in tree.css("[id]"))
    title = tree.css_first("head > title")
    html = tree.css_first("html")
    return HtmlPage(
        path=name,
        size=len(source),
        language=html.attributes.get("lang") if html else None,
        title=title.text().strip() if title else "",
        description=content_of(tree, "meta[name='description']"),
        headings=len(tree.css("h1")),
        ids=frozenset(ids),
        doubled_ids=tuple(sorted(name for name, count in ids.items() if count > 1)),
        links=tuple(page_links(tree)),
        alternates=tuple(
            (node.attributes["hreflang"] or "", node.attributes.get("href") or "")
            for node in tree.css("link[rel~='alternate'][hreflang]")
        ),
        refresh=refresh_of(tree),
        has_base=tree.css_first("base") is not None,
        is_hidden="noindex" in content_of(tree, "meta[name='robots']"),
        canonical=canonical_of(tree),
    )


def content_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get("content") or "").strip() if node else ""


def canonical_of(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("link[rel='canonical']")
    return node.attributes.get("href") if node else None


def refresh_of(tree: LexborHTMLParser) -> str | None:
    """The address in `<meta http-equiv="refresh" content="0; url=...">`."""
    content = content_of(tree, "meta[http-equiv='refresh' i]")
    _, found, address = content.partition("=")
    return address.strip(" '\"") if found else None


def page_links(tree: LexborHTMLParser) -> Iterator[Link]:
    """Every address written in a page."""
    for selector, names, use in ATTRIBUTES:
        for node in tree.css(selector):
            yield from (Link(value or "", use) for name, value in node.attributes.items() if name in names)
    for node in tree.css("link[href]"):
        yield Link(node.attributes["href"] or "", link_use(node))
    for selector, name in SRCSETS:
        for node in tree.css(f":is({selector})[{name}]"):
            for candidate in (node.attributes[name] or "").split(","):
                yield Link(candidate.split(maxsplit=1)[0] if candidate.strip() else "", FETCH)
    for node in tree.css("style"):
        yield from css_links(node.text())
    refresh = refresh_of(tree)
    if refresh is not None:
        yield Link(refresh, NAME)


def link_use(node: LexborNode) -> str:
    rels = set((node.attributes.get("rel") or "").lower().split())
    if rels & FETCHED_RELS:
        return FETCH
    return NAME if rels & NAMED_RELS else GO


def css_links(source: str) -> tuple[Link, ...]:
    matches = CSS_URL.finditer(CSS_COMMENT.sub("", source))
    return tuple(Link(match[1] or match[2] or "", FETCH) for match in matches)


class BadLinkError(Exception):
    """A link that leads nowhere, or where it must not."""


def target(site: Site, source: str, link: Link) -> tuple[str, str] | None:
    """The (file, fragment) that a link in the file `source` leads to; None when it leads outside the site.

    Raises BadLinkError.
    """
    address = link.address.strip()
    if not address:
        raise BadLinkError("is empty")
    if address.startswith(site.base_url):
        if link.use == FETCH:
            raise BadLinkError("names this site's host: it must be relative")
        return find(site, HOME, address.removeprefix(site.base_url) or "./")
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        check_outward(link, parts.scheme)
        return None
    if address.startswith("/"):
        if source != NOT_FOUND:
            raise BadLinkError("starts with a slash: it must be relative")
        if not address.startswith(site.base_path):
            raise BadLinkError(f"is not below {site.base_path}")
        return find(site, HOME, address.removeprefix(site.base_path) or "./")
    if source == NOT_FOUND and not address.startswith("#"):
        raise BadLinkError("is relative: this page is shown at any address")
    return find(site, source, address)


def check_outward(link: Link, scheme: str) -> None:
    if link.use == FETCH and scheme != "data":
        raise BadLinkError("is fetched from outside the site")
    if link.use == NAME:
        raise BadLinkError("is not an address of this site")
    if link.use == GO and scheme not in ("https", "http", "mailto", "tel"):
        raise BadLinkError(f"has the scheme {scheme!r}" if scheme else "has no scheme")


def find(site: Site, source: str, address: str) -> tuple[str, str]:
    """The (file, fragment) that a relative `address` means in the file `source`."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    fragment = unquote(parts.fragment)
    if not path:
        return source, fragment
    name = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if name.split("/")[0] == "..":
        raise BadLinkError("leads out of the site's folder")
    if path.endswith("/") or posixpath.basename(path) in (".", ".."):
        name = posixpath.normpath(posixpath.join(name, HOME))
    if name not in site.files:
        slash = posixpath.join(name, HOME) in site.files
        raise BadLinkError("lacks the slash at its end" if slash else f"leads to {name}, which does not exist")
    return name, fragment


def has_anchor(site: Site, file: str, fragment: str) -> bool:
    if not fragment or fragment.startswith(":~:"):
        return True
    if page := site.pages.get(file):
        return fragment in page.ids
    if file.endswith(".svg"):
        return f'id="{fragment}"' in (site.root / file).read_text(encoding="utf-8")
    return False


def link_problems(site: Site) -> list[str]:
    """Links that lead nowhere, to an anchor that is not there, or where they must not."""
    sources = [(page.path, page.links) for page in site.pages.values()]
    problems = []
    for source, links in [*sources, *site.style_sheets.items()]:
        for link in dict.fromkeys(links):
            try:
                found = target(site, source, link)
            except BadLinkError as error:
                problems.append(f"{source}: {link.address!r} {error}")
                continue
            if found and not has_anchor(site, *found):
                problems.append(f"{source}: {link.address!r} names an anchor that {found[0]} does not have")
    return problems


def head_problems(site: Site) -> list[str]:
    """Pages without a language, title, heading or description, or with the wrong ones."""
    problems = []
    for page in site.pages.values():
        if page.language != page.folder_language:
            problems.append(f"{page.path}: lang is {page.language!r}, not {page.folder_language!r}")
        if not page.title:
            problems.append(f"{page.path}: has no title")
        if page.headings != 1:
            problems.append(f"{page.path}: has {page.headings} h1")
        if not page.description and page.refresh is None:
            problems.append(f"{page.path}: has no description")
        if page.has_base:
            problems.append(f"{page.path}: has a base element, which changes what every link means")
    return problems


def id_problems(site: Site) -> list[str]:
    """Ids that are given twice in a page."""
    return [
        f"{page.path}: id {name!r} is given more than once" for page in site.pages.values() for name in page.doubled_ids
    ]


def alternate_problems(site: Site) -> list[str]:
    """Pages that do not link all their languages, themselves included, or are not linked back."""
    problems = []
    groups = {page.path: alternates(site, page) for page in site.full_pages}
    for path, group in groups.items():
        if sorted(group) != sorted(LANGUAGES):
            problems.append(f"{path}: links the languages {', '.join(sorted(group)) or 'none'}")
        if path not in group.values():
            problems.append(f"{path}: is not among its own languages' pages")
        for language, other in group.items():
            if other not in groups:
                problems.append(f"{path}: its {language} page {other} is not a page of its own")
            elif site.pages[other].folder_language != language:
                problems.append(f"{path}: its {language} page {other} is in another language")
            elif groups[other] != group:
                problems.append(f"{path}: its {language} page {other} links other pages than it does")
    return problems


def alternates(site: Site, page: HtmlPage) -> dict[str, str]:
    """The file of each language's page, as `page` links them; "x-default" may repeat one of them."""
    found = {}
    for language, address in page.alternates:
        try:
            reached = target(site, page.path, Link(address, NAME))
        except BadLinkError:
            continue  # link_problems names it
        if language != "x-default" and reached:
            found[language] = reached[0]
    return found


def kinds(site: Site, few: int = 6) -> dict[str, str]:
    """One page of every kind: for each pattern of addresses the largest page that has it.

    In a pattern a folder that is one of more than `few` in the same place is a star; the sections of
    each language are always told apart.
    """
    siblings = defaultdict(set)
    for name in site.pages:
        parent, base = posixpath.split(posixpath.dirname(name))
        while base:
            siblings[parent].add(base)
            parent, base = posixpath.split(parent)
    largest: dict[str, HtmlPage] = {}
    for page in site.pages.values():
        pattern = pattern_of(page.path, siblings, few)
        if pattern not in largest or largest[pattern].size < page.size:
            largest[pattern] = page
    return {pattern: page.path for pattern, page in largest.items()}


def pattern_of(name: str, siblings: dict[str, set[str]], few: int) -> str:
    pattern = []
    folder = ""
    for base in name.split("/")[:-1]:
        section = folder in ("", *LANGUAGES)
        pattern.append(base if section or len(siblings[folder]) <= few else "*")
        folder = posixpath.join(folder, base)
    return "/".join((*pattern, posixpath.basename(name)))
