"""How the site is cited: a plain citation for people, BibTeX and RIS for their reference managers.

Each names the version of the data. That of a project is the commit that last changed a fact of its records, and its
day, so that its page and files stay as they are while others change; that of the data set is the commit that holds all
of it. The author is the site: it is what wrote the records down; the authority and its decision are named as the
source. Without a version there is no year, as none would be true.
"""

import re
from typing import NamedTuple

from grantsite.config import Site
from grantsite.i18n import Language
from grantsite.load import slug_of
from grantsite.urls import short
from grantsite.version import Version
from grantsite.views import CallFacts

BIBTEX = "citation.bib"
RIS = "citation.ris"
_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
# What TeX takes for more than a letter.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&",
    "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip


class Citation(NamedTuple):
    """What is cited, in one language. ``source`` is what it rests on; "" where that is more than one thing."""

    key: str
    title: str
    title_language: str
    kind: str  # what it is: "Application 2020-013"
    source: str
    site: str
    url: str
    licence: str
    version: str = ""  # in words, where ``kind`` does not say it


def of_project(
    site: Site,
    language: Language,
    project: str,
    name: str,
    name_language: str,
    call: CallFacts,
    version: Version | None,
) -> Citation:
    """A project, by the application's id and its name as printed."""
    authority = language.text(call.authority)[0]
    source = f"{authority}."
    if call.decision_date:
        words = {"authority": authority, "date": language.date(call.decision_date)}
        source = language.gettext("%(authority)s, decision of %(date)s.") % words
    edition = language.gettext("Version of the data: %(commit)s (%(date)s).")
    return Citation(
        key=f"{slug_of(site.title)}-{project}",
        title=name,
        title_language=name_language,
        kind=language.gettext("Application %(id)s.") % {"id": project},
        source=source,
        site=site.title,
        url=site.base_url + short("project", project),
        licence=site.content_licence.name,
        version=edition % _words(version, language) if version else "",
    )


def of_data(site: Site, language: Language, page: str, version: Version | None) -> Citation:
    """The whole data set; ``page`` is the path of the page on which it is found."""
    title, code = language.text(site.tagline)
    kind = language.gettext("Data set.")
    if version:
        kind = language.gettext("Data set, version %(commit)s (%(date)s).") % _words(version, language)
    return Citation(
        key=f"{slug_of(site.title)}-data",
        title=title,
        title_language=code,
        kind=kind,
        source="",
        site=site.title,
        url=site.base_url + page,
        licence=site.content_licence.name,
    )


def plain(of: Citation) -> str:
    """One line, as it stands in a text."""
    title = of.title if of.title.endswith((".", "!", "?")) else f"{of.title}."
    parts = (title, of.kind, of.source, of.version, f"{of.site}.", of.url, f"({of.licence})")
    return _one_line(" ".join(part for part in parts if part))


def bibtex(of: Citation, version: Version | None) -> bytes:
    """An entry for BibTeX and BibLaTeX, in UTF-8. Names are in double braces, so that their capitals stay."""
    note = " ".join(part for part in (of.kind, of.source, of.licence) if part)
    fields = {
        "author": f"{{{_tex(of.site)}}}",
        "title": f"{{{_tex(of.title)}}}",
        "howpublished": _tex(of.site),
        "url": of.url,
        "note": _tex(note),
        "language": of.title_language,
    }
    if version:
        fields |= {
            "year": str(version.date.year),
            "month": str(version.date.month),
            "date": version.date.isoformat(),
            "version": version.commit,
        }
    lines = "".join(f"  {name} = {{{_one_line(value)}}},\n" for name, value in fields.items())
    return f"@misc{{{of.key},\n{lines}}}\n".encode()


def ris(of: Citation, version: Version | None) -> bytes:
    """A record in the RIS format, in UTF-8 with the line ends that the format asks for."""
    tags = [("TY", "DATA"), ("ID", of.key), ("AU", of.site), ("TI", of.title), ("PB", of.site), ("UR", of.url)]
    if version:
        tags += [
            ("PY", str(version.date.year)),
            ("DA", f"{version.date:%Y/%m/%d}/"),
            ("ET", version.commit),
        ]
    tags += [("LA", of.title_language), ("N1", " ".join(part for part in (of.kind, of.source, of.licence) if part))]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in [*tags, ("ER", "")]).encode()


def _words(version: Version, language: Language) -> dict[str, str]:
    return {"commit": version.short, "date": language.date(version.date)}


def _one_line(text: str) -> str:
    """A text without line breaks and control characters, whatever it was given: in RIS a line is a field, and a line
    that says ``ER`` ends the record."""
    return _BREAKS.sub(" ", text).strip()


def _tex(text: str) -> str:
    return text.translate(_TEX)
