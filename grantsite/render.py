"""Views into HTML: the Jinja environments, and what templates can say in them.

There is one environment a language, because messages and formats differ; the compiled code is shared. Templates
see a view, the site's settings and the functions named in ``Renderer``; everything is escaped unless it was
sanitised (``prose``). A template that asks for something that does not exist is an error, not an empty string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from grantsite import citation, linked_data, prose
from grantsite.config import Site
from grantsite.drawing import fitted, text_width
from grantsite.environment import PlainEnvironment, QuickEnvironment, escaped
from grantsite.figures import LETTER
from grantsite.i18n import Language
from grantsite.names import alphabetical, shortened
from grantsite.pages.page import Page
from grantsite.pages.paging import linked_pages
from grantsite.qr import qr_code
from grantsite.records import Text
from grantsite.repeated import Repeated, drawn_anew
from grantsite.urls import Address, Repository, root_of
from grantsite.version import Version
from grantsite.views import MunicipalityView, ProjectView

# A quotation with its marks: in Finnish and Swedish both are the same.
_QUOTED = re.compile(r"([“”][^“”]+”)")
_CONTROLS = bytes(sorted(set(range(0x20)) - set(b"\t\n\r")))
LinkTargets = Mapping[str, Address]


class _Here:
    """The page that is being rendered."""

    root = ""
    address = ""  # where it will stand; "" where it is shown at any address


class Renderer:
    """Renders pages in one language.

    ``targets`` are the addresses that Markdown can link to, ``assets`` the published name of each static file.
    """

    def __init__(
        self,
        templates: Path,
        site: Site,
        language: Language,
        targets: LinkTargets,
        assets: Mapping[str, str],
        code: jinja2.BytecodeCache | None = None,
        environment: type[PlainEnvironment] = QuickEnvironment,
    ) -> None:
        self.language = language
        self._site = site
        self._repository = Repository(site.repository_url)
        self._here = _Here()
        self._targets = targets
        self._environment = environment(templates, code)
        self._environment.use_messages(language.gettext, language.ngettext)
        self._environment.filters |= {
            "money": language.money,
            "number": language.number,
            "percent": language.percent,
            "date": language.date,
            # names of municipalities, regions and calls come again and again
            "text": lru_cache(maxsize=4096)(self._text),
            "quoting": self._quoting,
            "plain": lru_cache(maxsize=4096)(lambda text: language.text(text)[0]),
            "in_language": self._in_language,
            "listing": self._listing,
            "by_name": self._by_name,
            "markdown": lambda text: self._prose.html(text),
            "sections": lambda text: self._prose.sections(text),
            "grant_block": self._grant_block,
            "area_block": self._area_block,
            "citation": self._citation,
            "qr_code": qr_code,
            "text_width": text_width,
            "fitted": lambda text, width: fitted(text, width, LETTER),
            "shortened": shortened,
        }
        self._environment.add_globals(
            {
                "site": site,
                "lang": language.code,
                "languages": [Language(code) for code in site.languages],
                "href": self._href,
                "file": lambda path: self._here.root + path or "./",
                "asset": lambda name: self._here.root + assets[name],
                "root": lambda: self._here.root,
                "linked_pages": linked_pages,
                "repeated": Repeated(lambda: self._here.root) if environment is QuickEnvironment else drawn_anew,
                "edit_url": self._repository.edit,
                "commit_url": self._repository.commit,
                "versions_url": self._repository.versions,
                "form_url": self._form_url,
                "data_citation": self._data_citation,
                "targets": targets,
            }
        )

    @cached_property
    def _prose(self) -> prose.Prose:
        """Made when a page has prose that is drawn: what turns it into HTML is large."""
        return prose.Prose(self._resolve, lambda: self._here.root)

    def render(self, page: Page, path: str) -> str:
        """The page's HTML; ``path`` is its address in this language. Raises jinja2.TemplateError."""
        # A page that the server shows at any depth cannot use relative links.
        anywhere = page.file_name == "404.html"
        self._here.root = self._site.base_path if anywhere else root_of(path)
        self._here.address = "" if anywhere else self._site.base_url + path
        view = page.view
        try:
            text = self._environment.get_template(page.template).render(view=view, page=page, path=path)
        except jinja2.TemplateError:
            raise
        except Exception as error:
            raise _mistake(error) from error
        return _for_xml(text) if page.template.endswith((".xml", ".svg")) else text

    def compile(self, template: str) -> None:
        """Make a template ready, with what it imports. Raises jinja2.TemplateError."""
        try:
            self._environment.get_template(template)
        except jinja2.TemplateError:
            raise
        except Exception as error:
            raise _mistake(error) from error

    def _quoting(self, text: Text, code: str) -> Markup:
        """A sentence whose quotations are in the language ``code``; "" where nobody needs to know."""
        said = self.language.text(text)[0]
        if code in ("", self.language.code):
            return escape(said)
        found = [escape(part) for part in _QUOTED.split(said)]
        found[1::2] = (part[0] + _tagged(part[1:-1], code) + part[-1] for part in found[1::2])
        return Markup("").join(found)

    def _href(self, address: Address, fragment: str = "", language: str = "") -> str:
        href = self._here.root + address[language or self.language.code]
        return (href or "./") + (f"#{fragment}" if fragment else "")

    def _form_url(self, name: str, title: str, paths: Iterable[str] = (), language: str = "") -> str:
        """A form about this page and the records below ``content/`` that it shows."""
        fields = {"title": title, "page": self._here.address, "record": ", ".join(f"content/{p}" for p in paths)}
        return self._repository.form(name, language or self.language.code, fields)

    def _grant_block(self, view: ProjectView) -> Markup:
        codes = self._targets["page:codes"]
        return _block(linked_data.of_project(view, self._site, self.language, codes))

    def _area_block(self, view: MunicipalityView) -> Markup:
        return _block(linked_data.of_municipality(view, self._site, self.language))

    def _citation(self, view: ProjectView) -> str:
        """The plain citation of a project."""
        row = view.row
        of = citation.of_project(self._site, self.language, row.id, row.name, row.language, view.call, view.version)
        return citation.plain(of)

    def _data_citation(self, address: Address, version: Version | None) -> str:
        """The plain citation of the data set, found on the page at an address."""
        page = address[self.language.code]
        return citation.plain(citation.of_data(self._site, self.language, page, version))

    def _text(self, text: Text) -> Markup:
        found, code = self.language.text(text)
        return self._in_language(found, code)

    def _in_language(self, text: str, code: str) -> Markup:
        """A text tagged with its language where that is not the page's."""
        return escaped(text) if code == self.language.code else _tagged(text, code)

    def _listing(self, items: list[str]) -> Markup:
        return Markup(self.language.list([str(escape(i)) for i in items]))  # noqa: S704 (each item is escaped)

    def _by_name(self, items: Iterable[Any], name: str) -> list[Any]:
        """Items in the alphabetical order of this language; ``name`` leads to each one's name, as "link.name"."""
        name_of = jinja2.filters.make_attrgetter(self._environment, name)
        return sorted(items, key=lambda item: alphabetical(self.language.text(name_of(item))[0]))

    def _resolve(self, reference: str) -> str:
        if reference == "repo:issues":
            return self._repository.issues
        return self._href(self._targets[reference])


def _for_xml(text: str) -> str:
    """A text without what XML cannot hold. Nearly always there is nothing of it, which is seen five times sooner so."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # half of a letter
        return _not_xml().sub("", text)
    clean = len(data.translate(None, _CONTROLS)) == len(data) and "\ufffe" not in text and "\uffff" not in text
    return text if clean else _not_xml().sub("", text)


@cache
def _not_xml() -> re.Pattern[str]:
    """What XML 1.0 cannot hold, however it is escaped. Hardly any text has it, and to compile this takes five
    milliseconds, of each start."""
    return re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _mistake(error: Exception) -> jinja2.TemplateError:
    """A template that misuses a value: said at its line, like any other mistake."""
    return jinja2.TemplateRuntimeError(f"{type(error).__name__}: {error}")


def _tagged(text: str, code: str) -> Markup:
    return Markup(f'<span lang="{code}">{escaped(text)!s}</span>')  # noqa: S704 (a code has nothing to escape)


def _block(value: dict[str, Any]) -> Markup:
    return Markup(linked_data.data_block(value))  # noqa: S704 (JSON in which nothing can end the element)
