"""``site.yaml`` into settings: what the site is called, where it will stand, and in which languages.

The first language stands at the root of the site, the others in folders of their own. A mistake raises
UsageError (exit status 2) with ``path:line:column``, as it is not an error of the content.
"""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem, UsageError, format_text
from grantsite.field_names import field_names
from grantsite.messages import Message, say
from grantsite.reader import read_record
from grantsite.records import CallId, LanguageCode, Line, Record, Text, Url, about
from grantsite.textfile import read_text
from grantsite.yamlfile import parse, position


class Licence(Record, frozen=True):
    """A licence: its name and the address of its text."""

    name: Annotated[
        Line,
        about(
            fi="Lisenssin nimi, esimerkiksi CC BY 4.0.",
            sv="Licensens namn, till exempel CC BY 4.0.",
            en="The licence’s name, such as CC BY 4.0.",
        ),
    ]
    url: Annotated[
        Url,
        about(
            fi="Sivu, jolla lisenssi on luettavissa.",
            sv="Sidan där licensen kan läsas.",
            en="The page on which the licence can be read.",
        ),
    ]


class Site(Record, frozen=True):
    """The settings of a site.

    ``tagline`` is the heading of the home page; ``disclaimer`` stands at the foot of every page.
    """

    title: Annotated[
        Line,
        about(
            fi="Sivuston nimi, sama kaikilla kielillä.",
            sv="Webbplatsens namn, samma på alla språk.",
            en="The site’s name, the same in every language.",
        ),
    ]
    tagline: Annotated[
        Text,
        about(
            fi="Etusivun otsikko.",
            sv="Startsidans rubrik.",
            en="The heading of the home page.",
        ),
    ]
    languages: Annotated[
        list[LanguageCode],
        about(
            fi="Sivuston kielet. Ensimmäinen on sivuston juuressa, muut omissa kansioissaan.",
            sv="Webbplatsens språk. Det första finns i webbplatsens rot, de andra i egna mappar.",
            en="The site’s languages. The first stands at the root, the others in folders of their own.",
        ),
    ]
    base_url: Annotated[
        Url,
        about(
            fi="Osoite, jossa sivusto tulee olemaan. Valitsin --base-url ohittaa sen.",
            sv="Adressen där webbplatsen kommer att finnas. Väljaren --base-url går före.",
            en="Where the site will stand. The option --base-url overrides it.",
        ),
    ]
    repository_url: Annotated[
        Url,
        about(
            fi="Julkinen koodivarasto, johon muokkaus- ja virheilmoituslinkit johtavat.",
            sv="Det offentliga kodförrådet som länkarna för att redigera och anmäla fel leder till.",
            en="The public repository that the links for editing and reporting errors lead to.",
        ),
    ]
    current_call: Annotated[
        CallId,
        about(
            fi="Sen haun tunnus lainausmerkeissä, josta etusivu kertoo.",
            sv="Id inom citattecken för den utlysning som startsidan handlar om.",
            en="The id of the call that the home page speaks of, in quotes.",
        ),
    ]
    content_licence: Annotated[
        Licence,
        about(
            fi="Lisenssi, jolla tekstejä ja tietoja saa käyttää.",
            sv="Licensen som texterna och uppgifterna får användas med.",
            en="The licence of the texts and data.",
        ),
    ]
    code_licence: Annotated[
        Licence,
        about(
            fi="Lisenssi, jolla ohjelmakoodia saa käyttää.",
            sv="Licensen som programkoden får användas med.",
            en="The licence of the code.",
        ),
    ]
    disclaimer: Annotated[
        Text | None,
        about(
            fi="Jokaisen sivun alaosassa näytettävä huomautus. Saa jättää pois.",
            sv="En anmärkning längst ned på varje sida. Får lämnas bort.",
            en="A remark at the foot of every page. May be left out.",
        ),
    ] = None

    @property
    def base_path(self) -> str:
        """The path under which the site stands on its host; begins and ends in a slash."""
        return urlsplit(self.base_url).path


def load_site(path: Path, base_url: str | None = None) -> Site:
    """The settings of ``path``; ``base_url`` overrides the file's. Raises UsageError."""
    shown = path.as_posix()
    try:
        text, problems = read_text(path, shown)
        node = parse(text, shown, fields=field_names(Site))
        site, found = read_record(node, Site, shown, say("site.yaml"))
        problems = [p for p in (*problems, *found) if p.level == ERROR]
    except ContentError as error:
        site, problems = None, error.problems
    if site is None or problems:
        raise _wrong(problems)
    if not site.languages or len(set(site.languages)) != len(site.languages):
        place = position(str(path), shown, ("languages",))
        hint = say("list each language of the site once, such as [fi, sv, en]")
        problem = Problem(shown, *place, ERROR, "missing-field", say("the site has no language"), hint)
        if site.languages:
            problem = Problem(shown, *place, ERROR, "duplicate-id", say("a language is listed twice"), hint)
        raise _wrong([problem])
    # The address that git is given; pages are below the one without it.
    site = msgspec.structs.replace(site, repository_url=site.repository_url.removesuffix(".git"))
    if base_url is not None:
        site = msgspec.structs.replace(site, base_url=base_url)
    if not _is_folder(site.base_url):
        raise UsageError(
            say(
                "base URL '{base_url}': write the whole address of the site, such as https://grants.example/",
                base_url=site.base_url,
            )
        )
    if not site.base_url.endswith("/"):
        site = msgspec.structs.replace(site, base_url=site.base_url + "/")
    return site


def _wrong(problems: list[Problem]) -> UsageError:
    return UsageError(Message(_without_count(problems, "en"), lambda language: _without_count(problems, language)))


def _without_count(problems: list[Problem], language: str) -> str:
    return "\n".join(format_text(problems, 1, language).splitlines()[:-1])


def _is_folder(url: str) -> bool:
    """Whether it is the address of a folder of a web server."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query and not parts.fragment
