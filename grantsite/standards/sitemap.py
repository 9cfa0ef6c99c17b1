"""``sitemap.xml`` and ``robots.txt``: every page that is to be found, with its other languages.

There is no ``lastmod``: a page changes with any record that it shows, and no date in the records says when.
"""

from collections.abc import Iterable
from html import escape

from grantsite.pages import Page
from grantsite.standards.context import Context

PATH = "sitemap.xml"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(context: Context, pages: Iterable[Page]) -> bytes:
    """The listed pages, each language an entry that names all of them."""
    parts = [_HEAD]
    for page in pages:
        if not page.listed:
            continue
        whole = {code: context.url(folder) for code, folder in page.address.items()}
        quoted = {code: escape(url, quote=False) for code, url in whole.items()}
        others = "".join([_alternate(code, url) for code, url in quoted.items()])
        others += _alternate("x-default", quoted[context.first.code])
        parts += [f"<url><loc>{url}</loc>{others}</url>\n" for url in quoted.values()]
    parts.append("</urlset>\n")
    return "".join(parts).encode("utf-8")


def robots(context: Context) -> bytes:
    """Everything may be read."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {context.url(PATH)}\n".encode()


def _alternate(language: str, url: str) -> str:
    # no address has quotation marks: those of the settings are refused with them
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{url}"/>'
