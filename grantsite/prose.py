"""Prose, which editors write as Markdown, into HTML that is safe: what is not known to be harmless is taken out.

Links to the site's own pages are written by what they lead to, such as ``page:about``.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

# What may stay of HTML that Markdown made of an editor's text.
_TAGS = {
    "p",
    "br",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "a",
    "strong",
    "em",
    "blockquote",
    "code",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {"a": {"href"}, **{h: {"id"} for h in ("h2", "h3", "h4")}}
_HEADING = re.compile(r'(?=<h2 id="([a-z0-9-]+)">)')
# Links to the site's own pages: "page:about", "call:2020", "project:2020-013", "municipality:010", "repo:issues".
_SITE_LINK = re.compile(r"(page|call|project|municipality|repo):(.*)")


class Prose:
    """The prose of one language."""

    def __init__(self, resolve: Callable[[str], str], root: Callable[[], str]) -> None:
        """``resolve`` says where a link of the site leads, ``root`` what leads from the page that is drawn to the
        site's root."""
        self._root = root
        self._markdown = markdown.Markdown(
            extensions=[AttrListExtension(), SaneListExtension(), TableExtension(), _SiteLinksExtension(resolve)]
        )
        # A link of the site differs from page to page, so the memory is keyed by the root as well.
        self._converted = lru_cache(maxsize=4096)(self._convert)

    def html(self, text: str) -> Markup:
        """A text as HTML."""
        return self._converted(text, self._root())

    def sections(self, text: str) -> list[tuple[str, Markup]]:
        """A text split before each second-level heading: the heading's id ("" for what stands above) and HTML."""
        parts = _HEADING.split(str(self.html(text)))
        pairs = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
        return [(name, Markup(html)) for name, html in pairs if html.strip()]  # noqa: S704 (sanitised below)

    def _convert(self, text: str, _root: str) -> Markup:
        html = self._markdown.reset().convert(text)
        clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener")
        return Markup(clean)  # noqa: S704 (sanitised on the line above)


class _SiteLinks(Treeprocessor):
    """Turns links to the site's own pages into relative addresses."""

    def __init__(self, md: markdown.Markdown, resolve: Callable[[str], str]) -> None:
        super().__init__(md)
        self._resolve = resolve

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            if _SITE_LINK.fullmatch(href := anchor.get("href", "")):
                anchor.set("href", self._resolve(href))


class _SiteLinksExtension(Extension):
    def __init__(self, resolve: Callable[[str], str]) -> None:
        super().__init__()
        self._resolve = resolve

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        # After inline patterns (20) have made the links.
        md.treeprocessors.register(_SiteLinks(md, self._resolve), "site-links", 5)
