"""The kinds of pages there are: what each is called, where its pages stand, and what they may weigh.

Whoever adds a kind of page adds it here: ``kind_of`` raises for a page that belongs to none, and the tests say so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Bytes that may cross the wire before a page can be read, compressed as GitHub Pages does: what fits into the first
# round trip of a new connection (ten packets of about 1,460 bytes, RFC 6928), and what lists and figures may take.
ONE_ROUND_TRIP = 14_000
LARGE = 30_000


class UnknownKindError(Exception):
    """A page of no kind that is declared; the text says where to declare it."""


@dataclass(frozen=True)
class Kind:
    """A kind of page. ``places`` are its folders in Finnish, Swedish and English; a star stands for one folder.

    ``limit`` is in bytes. A ``secondary`` kind is made to be embedded, copied from, printed or followed, or to say that
    there is nothing: it is not in the site map, and its canonical link, if it has one, names another page.
    """

    name: str
    limit: int
    places: tuple[str, ...]
    secondary: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What the paths of its files match."""
        places = (re.escape(place).replace(r"\*", "[^/]+") for place in self.places)
        return re.compile(rf"(?:{'|'.join(places)})")


def _in_languages(finnish: str, swedish: str, english: str) -> tuple[str, ...]:
    return tuple(f"{folder}index.html" for folder in (finnish, f"sv/{swedish}", f"en/{english}"))


# The first that fits is a page's kind: special places stand before general ones.
KINDS = (
    Kind("home", LARGE, _in_languages("", "", "")),
    Kind("projects", LARGE, _in_languages("hankkeet/", "projekt/", "projects/")),
    Kind("projects-part", LARGE, _in_languages("hankkeet/rajaus/*/", "projekt/urval/*/", "projects/filter/*/")),
    Kind("project", ONE_ROUND_TRIP, _in_languages("hankkeet/*/*/", "projekt/*/*/", "projects/*/*/")),
    Kind("municipalities", LARGE, _in_languages("kunnat/", "kommuner/", "municipalities/")),
    Kind("organisations-part", LARGE, _in_languages("kunnat/sivu-*/", "kommuner/sida-*/", "municipalities/page-*/")),
    Kind("municipality", ONE_ROUND_TRIP, _in_languages("kunnat/*/", "kommuner/*/", "municipalities/*/")),
    Kind(
        "municipality-part",
        LARGE,
        _in_languages("kunnat/*/sivu-*/", "kommuner/*/sida-*/", "municipalities/*/page-*/"),
    ),
    Kind("statistics", LARGE, _in_languages("tilastot/", "statistik/", "statistics/")),
    Kind("compare", LARGE, _in_languages("vertaa/", "jamfor/", "compare/")),
    Kind("awards-part", LARGE, _in_languages("haut/*/sivu-*/", "utlysningar/*/sida-*/", "calls/*/page-*/")),
    Kind("call", LARGE, _in_languages("haut/*/", "utlysningar/*/", "calls/*/")),
    Kind("data", LARGE, _in_languages("data/", "data/", "data/")),
    Kind("query", LARGE, _in_languages("data/kysely/", "data/fraga/", "data/query/")),
    Kind("code-lists", ONE_ROUND_TRIP, _in_languages("data/koodistot/", "data/kodlistor/", "data/code-lists/")),
    Kind("slips-part", LARGE, _in_languages("tiedon-laatu/sivu-*/", "datakvalitet/sida-*/", "data-quality/page-*/")),
    Kind("data-quality", ONE_ROUND_TRIP, _in_languages("tiedon-laatu/", "datakvalitet/", "data-quality/")),
    Kind("changes", LARGE, _in_languages("muutokset/", "andringar/", "changes/")),
    Kind("about", ONE_ROUND_TRIP, _in_languages("tietoa/", "om/", "about/")),
    Kind("accessibility", ONE_ROUND_TRIP, _in_languages("saavutettavuus/", "tillganglighet/", "accessibility/")),
    Kind("verify", ONE_ROUND_TRIP, _in_languages("tarkista/", "kontrollera/", "verify/")),
    Kind("not-found", ONE_ROUND_TRIP, ("404.html",), secondary=True),
    Kind(
        "share",
        ONE_ROUND_TRIP,
        (
            *_in_languages("hankkeet/*/*/jaa/", "projekt/*/*/dela/", "projects/*/*/share/"),
            *_in_languages("kunnat/*/jaa/", "kommuner/*/dela/", "municipalities/*/share/"),
        ),
        secondary=True,
    ),
    Kind(
        "sheet",
        ONE_ROUND_TRIP,
        (
            *_in_languages("hankkeet/*/*/tuloste/", "projekt/*/*/utskrift/", "projects/*/*/print/"),
            *_in_languages("kunnat/*/tuloste/", "kommuner/*/utskrift/", "municipalities/*/print/"),
        ),
        secondary=True,
    ),
    Kind("card-project", ONE_ROUND_TRIP, _in_languages("upotus/h/*/", "upotus/h/*/", "upotus/h/*/"), secondary=True),
    Kind(
        "card-municipality", ONE_ROUND_TRIP, _in_languages("upotus/k/*/", "upotus/k/*/", "upotus/k/*/"), secondary=True
    ),
    Kind("short-link", ONE_ROUND_TRIP, ("h/*/index.html", "k/*/index.html"), secondary=True),
)


def kind_of(page: str) -> Kind:
    """The kind of the page at a path in the site. Raises UnknownKindError."""
    for kind in KINDS:
        if kind.pattern.fullmatch(page):
            return kind
    raise UnknownKindError(f"{page} is of no kind: declare it in KINDS of tests/page_kinds.py")


def largest_of_each(root: Path, pages: Iterable[str], finnish_only: bool = True) -> dict[str, str]:
    """Of each kind that a site in the folder ``root`` has, the path of its largest page: by the kind's name.

    ``finnish_only`` leaves the pages below ``sv/`` and ``en/`` out.
    """
    found: dict[str, tuple[int, str]] = {}
    for page in sorted(pages):
        if finnish_only and page.startswith(("sv/", "en/")):
            continue
        size = (root / page).stat().st_size
        name = kind_of(page).name
        if size > found.get(name, (0, ""))[0]:
            found[name] = (size, page)
    return {kind.name: found[kind.name][1] for kind in KINDS if kind.name in found}


# How a page is shown in docs/screenshots/: widths in pixels.
SCREENS = {"desktop": 1280, "phone": 390}
SCHEMES = ("light", "dark")


def picture(kind: str, screen: str, scheme: str) -> str:
    """The file name of a kind's picture on a screen, by day or by night."""
    return f"{kind}-{screen}-{scheme}.png"
