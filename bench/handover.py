#!/usr/bin/env python3
"""Write the facts of the plain pages as JSON, for the generators that ours is held against.

What costs a generator time and what this file does for the others, outside what is timed: records are read, checked
and joined; texts are chosen for each language; shares and dates are written out; sums and lists are made. That favours
them. They have left to read the JSON, to format amounts and counts, and to draw and write the pages.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from bench import plain_views  # noqa: E402 (the folder of both packages must be known first)
from grantsite.catalog import Catalog  # noqa: E402
from grantsite.config import Site, load_site  # noqa: E402
from grantsite.i18n import Language  # noqa: E402
from grantsite.load import load  # noqa: E402
from grantsite.pages import Builder  # noqa: E402
from grantsite.parse_cache import ParseCache  # noqa: E402
from grantsite.records import Text  # noqa: E402
from grantsite.urls import Addresses  # noqa: E402
from grantsite.views import CallFacts, Party, ProjectRow  # noqa: E402

Json = dict[str, Any]
_MESSAGE = re.compile(r"\b_\('([^']+)'")
# An amount as a language writes it: what stands before, between thousands, before the cents, and after.
_AMOUNT = re.compile(r"(?P<before>\D*)1(?P<group>\D+)234(?P=group)567(?P<decimal>\D+)89(?P<after>\D*)")


class HandOver:
    """The facts of one content as plain values for JSON."""

    def __init__(self, site: Site, catalog: Catalog) -> None:
        self._site = site
        self._languages = [Language(code, site.languages) for code in site.languages]
        self._builder = Builder(catalog, Addresses(site.languages), site.current_call)
        self._catalog = catalog

    def write(self, folder: Path) -> None:
        """Write ``site``, ``calls`` and ``places`` as a file each, and each project as a file in ``projects/``."""
        (folder / "projects").mkdir(parents=True)
        for name, value in (("site", self.site()), ("calls", self.calls()), ("places", self.places())):
            _write(folder / f"{name}.json", value)
        for project in self._catalog.projects.values():
            facts = plain_views.project_facts(self._builder, project)
            _write(folder / f"projects/{project.id}.json", self.project(facts))

    def site(self) -> Json:
        """Title, languages, labels, how amounts are written, sums, and the pages of the list of projects."""
        home = plain_views.home_facts(self._builder)
        addresses = self._builder.addresses
        return {
            "title": self._site.title,
            "languages": list(self._site.languages),
            "labels": {language.code: labels(language) for language in self._languages},
            "amounts": {language.code: amounts(language) for language in self._languages},
            "applications": home.sums.applications,
            "requested": home.sums.requested,
            "awards": home.sums.awards,
            "awarded": home.sums.awarded,
            "calls": [self._text(name) for name in home.calls],
            "paths": {
                "home": addresses.home(),
                "projects": addresses.page("projects"),
                "municipalities": addresses.page("municipalities"),
            },
            "lists": [
                {"number": facts.number, "path": facts.pages[facts.number - 1], "ids": [row.id for row in facts.rows]}
                for facts in plain_views.list_facts(self._builder)
            ],
        }

    def calls(self) -> Json:
        """Name, and the day of the decision as each language writes it, by the id of a call."""
        return {call: self._call(self._builder.call_facts(call)) for call in self._catalog.calls}

    def places(self) -> list[Json]:
        """Each municipality, with the ids of its projects."""
        found = []
        for place, line in zip(
            self._catalog.places.values(), plain_views.places_facts(self._builder).places, strict=True
        ):
            facts = plain_views.place_facts(self._builder, place)
            found.append(
                {
                    "code": facts.code,
                    "name": self._text(facts.name),
                    "region": self._text(facts.region),
                    "path": line.address,
                    "population": facts.population,
                    "requested": facts.requested,
                    "awarded": facts.awarded,
                    "lead": [row.id for row in facts.as_lead],
                    "partner": [row.id for row in facts.as_partner],
                }
            )
        return found

    def project(self, facts: plain_views.ProjectFacts) -> Json:
        """A project."""
        row, award = facts.row, facts.award
        return {
            "id": row.id,
            "name": row.name,
            "corrected": facts.name_corrected,
            "path": row.address,
            "call": facts.call.id,
            "status": row.status,
            "requested": row.requested,
            "awarded": row.awarded,
            "share": self._share(row),
            "region": self._text(row.region.name) if row.region else None,
            "municipalities": facts.municipalities,
            "themes": [self._text(theme) for theme in row.themes],
            "leads": [self._party(party) for party in facts.leads],
            "partners": [self._party(party) for party in facts.partners],
            "printed": facts.applicant_as_written,
            "note": self._optional(facts.note),
            "award": {
                "item": award.item,
                "recipient": award.recipient_as_written,
                "project": award.project_as_written,
                "note": self._optional(award.note),
                "conditions": [self._text(condition) for condition in award.conditions],
            }
            if award
            else None,
        }

    def _call(self, call: CallFacts) -> Json:
        day = call.decision_date
        return {
            "name": self._text(call.name),
            "decided": {language.code: language.date(day) for language in self._languages} if day else None,
        }

    def _share(self, row: ProjectRow) -> Json | None:
        if row.share is None:
            return None
        return {language.code: language.percent(row.share) for language in self._languages}

    def _party(self, party: Party) -> Json:
        return {
            "name": self._text(party.link.name),
            "path": party.link.address,
            "printed": party.as_written,
            "note": self._optional(party.note),
        }

    def _text(self, text: Text) -> Json:
        return {language.code: language.text(text)[0] for language in self._languages}

    def _optional(self, text: Text | None) -> Json | None:
        return self._text(text) if text else None


def labels(language: Language) -> dict[str, str]:
    """Every message of the plain templates in a language; those with values keep their %(name)s."""
    sources = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "bench/pages").glob("*.html"))]
    return {message: language.gettext(message) for source in sources for message in _MESSAGE.findall(source)}


def amounts(language: Language) -> dict[str, str]:
    """How a language writes amounts: ``before``, ``group``, ``decimal`` and ``after``."""
    written = language.money(1_234_567_89)
    parts = _AMOUNT.fullmatch(written)
    if parts is None:
        raise ValueError(f"{written}: an amount that cannot be taken apart")
    return parts.groupdict()


def hand_over(content: Path, config: Path, folder: Path) -> None:
    """Write the facts of a content into a new folder. Raises ValueError where the records have mistakes."""
    found, problems = load(content, content.as_posix(), ParseCache(None))
    if any(problem.level == "error" for problem in problems):
        raise ValueError(f"{content}: {problems[0]}")
    HandOver(load_site(config), Catalog(found)).write(folder)


def _write(file: Path, value: Any) -> None:
    file.write_bytes(json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n")


def main(words: list[str]) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench/handover.py", description="Write the facts of plain pages as JSON.")
    parser.add_argument("--content", type=Path, required=True, metavar="DIR", help="the records")
    parser.add_argument("--config", type=Path, required=True, metavar="FILE", help="the settings")
    parser.add_argument("folder", type=Path, metavar="OUT_DIR", help="a new folder")
    given = parser.parse_args(words)
    hand_over(given.content, given.config, given.folder)


if __name__ == "__main__":
    main(sys.argv[1:])
