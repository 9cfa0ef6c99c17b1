"""Every address of the site: the folder of each page in each language, the links between them and to the repository.

An address is the path of a page's folder below the site's root, ending in a slash; the home page of the first
language is the empty path. Links are relative, so that the built folder works under any base path and from a
disk. The words in addresses are fixed: an address, once published, never dies.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from grantsite.load import slug_of
from grantsite.records import Municipality, Text

# The path of each page below its language's folder.
_SEGMENTS = {
    "projects": {"fi": "hankkeet", "sv": "projekt", "en": "projects"},
    "municipalities": {"fi": "kunnat", "sv": "kommuner", "en": "municipalities"},
    "calls": {"fi": "haut", "sv": "utlysningar", "en": "calls"},
    "data": {"fi": "data", "sv": "data", "en": "data"},
    "data-quality": {"fi": "tiedon-laatu", "sv": "datakvalitet", "en": "data-quality"},
    "accessibility": {"fi": "saavutettavuus", "sv": "tillganglighet", "en": "accessibility"},
    "about": {"fi": "tietoa", "sv": "om", "en": "about"},
    "verify": {"fi": "tarkista", "sv": "kontrollera", "en": "verify"},
    "query": {"fi": "data/kysely", "sv": "data/fraga", "en": "data/query"},
    "statistics": {"fi": "tilastot", "sv": "statistik", "en": "statistics"},
    "codes": {"fi": "data/koodistot", "sv": "data/kodlistor", "en": "data/code-lists"},
    "compare": {"fi": "vertaa", "sv": "jamfor", "en": "compare"},
    "changes": {"fi": "muutokset", "sv": "andringar", "en": "changes"},
}
# A cut of the list of projects stands below this word, which is no call; a further page of a list below the other.
_CUT = {"fi": "rajaus", "sv": "urval", "en": "filter"}
_PAGE = {"fi": "sivu", "sv": "sida", "en": "page"}
_VALUES = {
    "awarded": {"fi": "myonnetyt", "sv": "beviljade", "en": "awarded"},
    "undecided": {"fi": "ratkaisematta", "sv": "oavgjorda", "en": "undecided"},
    "not-awarded": {"fi": "ei-myonnetyt", "sv": "inte-beviljade", "en": "no-award"},
    "fi": {"fi": "suomenkieliset", "sv": "finska", "en": "finnish"},
    "sv": {"fi": "ruotsinkieliset", "sv": "svenska", "en": "swedish"},
    "en": {"fi": "englanninkieliset", "sv": "engelska", "en": "english"},
}
# A class of a call's projects, by its kind (``figures.classes``): the call, these words, then the class itself.
_CLASSES = {
    "size": {"fi": "hallinnoijan-asukkaat", "sv": "administratorens-invanare", "en": "lead-inhabitants"},
    "lead-languages": {"fi": "hallinnoijan-kielet", "sv": "administratorens-sprak", "en": "lead-languages"},
    "partners": {"fi": "kumppaneita", "sv": "partner", "en": "partners"},
    "members": {"fi": "kuntia", "sv": "kommuner", "en": "municipalities"},
    "lead": {"fi": "ei-kunnan-hallinnoimat", "sv": "inte-kommunledda", "en": "not-led-by-municipality"},
}
_OR_MORE = {"fi": "tai-enemman", "sv": "eller-fler", "en": "or-more"}
# What stands below the page of a project or municipality.
_BELOW = {
    "share": {"fi": "jaa", "sv": "dela", "en": "share"},
    "sheet": {"fi": "tuloste", "sv": "utskrift", "en": "print"},
}
# Letters of a folder's name; a file system has room for 255 at least.
_LONGEST = 200
# Permanent links name a project by its id and a municipality by its code: these never change.
SHORT = {"project": "h", "municipality": "k"}
_EMBED = "upotus"
# Pages whose text stands in content/pages/, by slug.
PROSE_PAGES = ("about", "data-quality", "accessibility", "verify")

Address = dict[str, str]


class Subject(NamedTuple):
    """The project or municipality that an address is about. ``name`` is its slug; of a ``permanent`` address, its id or
    code."""

    kind: str
    name: str
    call: str = ""
    permanent: bool = False


class Addresses:
    """The addresses of a site in its languages; the first language stands at the root."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self._begins = {
            segment: {lang: f"{self._prefix(lang)}{words[lang]}/" for lang in self.languages}
            for segment, words in _SEGMENTS.items()
        }

    def _prefix(self, language: str) -> str:
        return "" if language == self.languages[0] else f"{language}/"

    def _below(self, segment: str, *slugs: str) -> Address:
        tail = "".join([f"{slug}/" for slug in slugs])
        return {lang: f"{begin}{tail}" for lang, begin in self._begins[segment].items()}

    def home(self) -> Address:
        """The home page."""
        return {lang: self._prefix(lang) for lang in self.languages}

    def page(self, slug: str) -> Address:
        """A page with one fixed address: a key of the table above, or of PROSE_PAGES."""
        return self._below(slug)

    def project(self, call: str, slug: str) -> Address:
        """A project's page; also its former address, with an alias for a slug."""
        return self._below("projects", call, slug)

    def cut(self, kind: str, value: str, slugs: Address | None) -> Address:
        """A cut of the list of projects: by status or language, or with ``slugs`` of a theme or region."""
        words = slugs or _VALUES[value]
        projects = self.page("projects")
        return {lang: f"{projects[lang]}{_CUT[lang]}/{words[lang]}/" for lang in self.languages}

    def class_of_call(self, call: str, kind: str, value: str) -> Address:
        """The projects of a call that are of a class: "fi-sv", "3-4", "10+", or "" where the kind has only one."""
        slugs: Address = {}
        for lang, words in _CLASSES[kind].items():
            last = f"{value[:-1]}-{_OR_MORE[lang]}" if value.endswith("+") else value
            slugs[lang] = "-".join(filter(None, (call, words, last)))
        return self.cut(kind, value, slugs)

    def list_page(self, address: Address, number: int) -> Address:
        """Page ``number`` of a list, from 1 on; the first is the list's own."""
        if number == 1:
            return address
        return {lang: f"{path}{_PAGE[lang]}-{number}/" for lang, path in address.items()}

    def municipality(self, municipality: Municipality) -> Address:
        """A municipality's page: by its Swedish name in Swedish, else by its Finnish name."""
        begins, slugs = self._begins["municipalities"], self.slugs_of_municipality(municipality)
        return {lang: f"{begin}{slug}/" for (lang, begin), slug in zip(begins.items(), slugs, strict=True)}

    def slugs_of_municipality(self, municipality: Municipality) -> list[str]:
        """What a municipality's page is called in each language."""
        finnish = _slug_of_place(municipality.name.every()[0]) or municipality.code
        swedish = _slug_of_place(municipality.name.sv or "") or finnish
        return [swedish if lang == "sv" else finnish for lang in self.languages]

    def municipality_alias(self, slug: str) -> Address:
        """A former address of a municipality's page."""
        return self._below("municipalities", slug)

    def ever_of_project(self, call: str, slug: str, aliases: Iterable[str]) -> dict[str, list[str]]:
        """In each language where a project's page stands, and then where it stood before."""
        return _together([self.project(call, name) for name in (slug, *aliases)])

    def ever_of_municipality(self, municipality: Municipality) -> dict[str, list[str]]:
        """The same of a municipality, one of whose aliases may be its present name in one language."""
        former = map(self.municipality_alias, municipality.aliases)
        return _together([self.municipality(municipality), *former])

    def subject_of(self, address: str) -> Subject | None:
        """What an address, which begins with a slash, is about; None where it is of another page."""
        if "#" in address:
            return None  # a place on a page
        parts = address.strip("/").split("/")
        language = self.languages[0]
        if parts[0] in self.languages[1:]:
            language, *parts = parts
        if parts[:1] == [_EMBED]:
            parts = parts[1:]
        kinds = {folder: kind for kind, folder in SHORT.items()}
        if len(parts) > 1 and parts[0] in kinds:
            return Subject(kinds[parts[0]], parts[1], permanent=True)
        if len(parts) > 2 and parts[0] == _SEGMENTS["projects"][language] and parts[1] != _CUT[language]:
            return Subject("project", parts[2], parts[1])
        if len(parts) > 1 and parts[0] == _SEGMENTS["municipalities"][language]:
            return Subject("municipality", parts[1])
        return None

    def changes(self) -> Address:
        """The list of all changes; the site's feed and calendar stand beside it."""
        return self._below("changes")

    def below(self, address: Address, what: str) -> Address:
        """A page below that of a project or municipality: "share" or "sheet"."""
        return {lang: f"{path}{_BELOW[what][lang]}/" for lang, path in address.items()}

    def short(self, kind: str, key: str) -> str:
        """The permanent link of a "project" (by its id) or "municipality" (by its code), the same in all languages."""
        return short(kind, key)

    def embed(self, kind: str, key: str) -> Address:
        """The card of a project or municipality that other sites show in a frame."""
        return {lang: f"{self._prefix(lang)}{_EMBED}/{self.short(kind, key)}" for lang in self.languages}

    def call(self, call: str) -> Address:
        """The page of a call and its decision."""
        return self._below("calls", call)


@lru_cache(maxsize=1024)  # municipalities are few, and a link leads to each from many pages
def _slug_of_place(name: str) -> str:
    return slug_of(name)


def _together(addresses: Sequence[Address]) -> dict[str, list[str]]:
    return {lang: list(dict.fromkeys(address[lang] for address in addresses)) for lang in addresses[0]}


def slugs_of(name: Text) -> Address:
    """A name as part of an address, in each language; in the first that it has where it lacks one. Of a name that no
    folder could be called the first words."""
    return {lang: _short(slug_of(name.shown_in(lang))) for lang in ("fi", "sv", "en")}


def _short(slug: str) -> str:
    return slug if len(slug) <= _LONGEST else slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]


def short(kind: str, key: str) -> str:
    """The permanent link of a "project" (by its id) or "municipality" (by its code), the same in all languages."""
    return f"{SHORT[kind]}/{key}/"


class Repository:
    """Where mistakes are reported and records are changed: a repository on GitHub.

    The forms stand in ``.github/ISSUE_TEMPLATE/``; their fields are filled in from the address.
    """

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self.issues = f"{self._url}/issues"

    def edit(self, path: str) -> str:
        """The editor with a file of ``content/``."""
        return f"{self._url}/edit/main/content/{quote(path)}"

    def commit(self, commit: str) -> str:
        """What a commit changed, by its whole hash."""
        return f"{self._url}/commit/{commit}"

    def versions(self, path: str = "") -> str:
        """Every version of a file of ``content/``, or of the whole folder."""
        return f"{self._url}/commits/main/content/{quote(path)}".rstrip("/")

    def form(self, name: str, language: str, fields: dict[str, str]) -> str:
        """A form in a language, with what is known already filled in."""
        filled = {"template": f"{name}.{language}.yml"} | {key: text for key, text in fields.items() if text}
        return f"{self.issues}/new?{'&'.join([f'{key}={_in_query(text)}' for key, text in filled.items()])}"


@lru_cache(maxsize=1024)  # the same forms and records come again and again
def _in_query(text: str) -> str:
    return quote(text, safe="/:")


def root_of(path: str) -> str:
    """What leads from a page's folder to the site's root: "../" as often as the folder is deep."""
    return "../" * path.count("/")


def link(page_path: str, target_path: str, fragment: str = "") -> str:
    """A relative link from one page to another, or to a place on it."""
    href = root_of(page_path) + target_path
    return (href or "./") + (f"#{fragment}" if fragment else "")
