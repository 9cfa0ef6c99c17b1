#!/usr/bin/env python3
"""Write the content of a site with any number of projects, for measuring: valid records, all of them made up.

Municipalities, regions, terms and prose are those of content/; calls, applications, awards and organisations are
drawn from a seed. The same number and seed give the same bytes.
"""

import argparse
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from bench.notes import note  # noqa: E402 (the folder of both packages must be known first)
from bench.participants import Bodies, Body  # noqa: E402
from bench.titles import Titles  # noqa: E402
from bench.vocabulary import genitive_of_municipality, is_one_word  # noqa: E402
from bench.writing import application_text, award_text, call_record, record_text, site_text  # noqa: E402
from grantsite.catalog import Catalog  # noqa: E402
from grantsite.load import load, slug_of  # noqa: E402
from grantsite.parse_cache import ParseCache  # noqa: E402
from grantsite.records import Application, Award, Call, ControlTotals, LanguageCode, Source  # noqa: E402

CONTENT = ROOT / "content"
# The year of the last call; the others are of the years before it.
LAST_YEAR = 2025
# A call's lists of applications stay a page that a person can edit and far below the size that is read.
MOST_IN_A_CALL = 4000
FEW_IN_A_CALL = 100
MOST_CALLS_OF_A_SMALL_CORPUS = 10
# Shares of projects. About 8 in 100 are Swedish: many of those whose lead speaks Swedish, few of the others.
SWEDISH_WHERE_SPOKEN, SWEDISH_ELSEWHERE, AWARDED, NOTED, WITHOUT_THEME = 0.3, 0.018, 0.47, 0.2, 0.1
# A long name's file stops after the word with which it has become this long.
LONG_SLUG = 60
STEP = 100_00  # awards are requests rounded down to EUR 100; cents


class Drawn(NamedTuple):
    """An application with its award, if any, and the slug of their files."""

    slug: str
    application: Application
    award: Award | None
    lead: Body
    partners: list[Body]


@dataclass
class Corpus:
    """What a corpus holds besides what it takes over from content/."""

    bodies: Bodies
    calls: dict[str, list[Drawn]] = field(default_factory=dict)


def sizes(projects: int) -> list[int]:
    """How many applications each call has, the first call first: about the same number, and growing."""
    calls = max(-(-projects // MOST_IN_A_CALL), min(MOST_CALLS_OF_A_SMALL_CORPUS, max(1, projects // FEW_IN_A_CALL)))
    shares = [calls * 4 + index for index in range(calls)]
    if projects > MOST_IN_A_CALL * calls * 8 // 10:  # no room to differ
        shares = [1] * calls
    total = sum(shares)
    bounds = [projects * sum(shares[:index]) // total for index in range(calls + 1)]
    return [end - begin for begin, end in pairwise(bounds)]


def draw(projects: int, seed: int, catalog: Catalog) -> Corpus:
    """A corpus of so many projects."""
    dice = random.Random(seed)
    titles = Titles(dice)
    corpus = Corpus(Bodies(catalog, projects))
    numbers = sizes(projects)
    areas = [area.id for area in _model(catalog).target_areas]
    for year, number in enumerate(numbers, LAST_YEAR + 1 - len(numbers)):
        corpus.calls[str(year)] = _draw_call(str(year), number, corpus.bodies, titles, areas, dice)
    return corpus


def _model(catalog: Catalog) -> Call:
    """The real call of which the others take their texts."""
    return next(iter(catalog.calls.values())).record


def _draw_call(
    call: str, number: int, bodies: Bodies, titles: Titles, areas: list[str], dice: random.Random
) -> list[Drawn]:
    awarded = set(dice.sample(range(1, number + 1), round(number * AWARDED)))
    items = list(range(1, len(awarded) + 1))
    dice.shuffle(items)
    digits = max(3, len(str(number)))  # so that ids sort as their numbers do
    slugs: set[str] = set()
    drawn = []
    for row in range(1, number + 1):
        lead, partners = bodies.draw(dice)
        language, name = _name(lead, bodies, titles, dice)
        slug = _slug(name, row, slugs)
        printed = bodies.written_lead(lead, dice)
        application = Application(
            id=f"{call}-{row:0{digits}}",
            call=call,
            name=name,
            language=language,
            applicant_as_written=printed + _in_brackets([partner.printed for partner in partners], dice),
            lead=lead.participant(printed),
            partners=[partner.participant() for partner in partners],
            requested=_request(len(partners), dice),
            source=Source("annex", row=row),
            themes=_themes(areas, dice),
            note=note(dice) if dice.random() < NOTED else None,
        )
        award = _award(application, items.pop(), lead, bodies) if row in awarded else None
        drawn.append(Drawn(slug, application, award, lead, partners))
    return drawn


def _name(lead: Body, bodies: Bodies, titles: Titles, dice: random.Random) -> tuple[LanguageCode, str]:
    """The language and the name of a project; Swedish ones are led by bilingual or Swedish municipalities mostly."""
    place = bodies.municipalities[lead.municipality or "564"]
    swedish_spoken = "sv" in place.languages
    if dice.random() < (SWEDISH_WHERE_SPOKEN if swedish_spoken else SWEDISH_ELSEWHERE):
        return "sv", titles.swedish(place.name.sv or place.name.every()[0])
    name = place.name.every()[0]
    return "fi", titles.finnish(genitive_of_municipality(name) if is_one_word(name) else "Länsirannikon")


def _slug(name: str, row: int, slugs: set[str]) -> str:
    """The name of a project's file: some words of its name, and its row where another project has that."""
    words = slug_of(name).split("-")
    slug = words[0]
    for word in words[1:]:
        if len(slug) >= LONG_SLUG:
            break
        slug += f"-{word}"
    if slug in slugs:
        slug = f"{slug}-{row}"
    slugs.add(slug)
    return slug


def _in_brackets(names: list[str], dice: random.Random) -> str:
    if not names:
        return ""
    if len(names) > 1 and dice.random() < 0.5:
        return f" ({', '.join(names[:-1])} ja {names[-1]})"
    return f" ({', '.join(names)})"


def _request(partners: int, dice: random.Random) -> int:
    """Cents: most requests are some hundred thousand euros, more where more take part; few have odd cents."""
    euros = min(4_000_000, max(8_000, int(dice.lognormvariate(11.7, 0.8) * (1 + partners / 10))))
    roll = dice.random()
    if roll < 0.1:
        return euros * 100 + dice.randrange(100)
    return euros * 100 if roll < 0.4 else euros // 100 * 100_00


def _themes(areas: list[str], dice: random.Random) -> list[str]:
    if dice.random() < WITHOUT_THEME:
        return []
    chosen = set(dice.choices(areas, (12, 8, 18, 6, 56), k=2 if dice.random() < 0.25 else 1))
    return [area for area in areas if area in chosen]


def _award(application: Application, item: int, lead: Body, bodies: Bodies) -> Award:
    name = application.name
    project = f"{name[:-5]}hankkeeseen" if name.endswith("hanke") else f"{name} –hankkeeseen"
    return Award(
        application=application.id,
        item=item,
        amount=application.requested // STEP * STEP,
        recipient=lead.participant(bodies.written_recipient(lead)),
        project_as_written=project,
        source=Source("decision", section="4", item=item),
    )


def totals(projects: list[Drawn], appropriation: int) -> ControlTotals:
    """What the records of a call add up to, counted here and not by the generator that is to be measured."""
    counts: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for project in projects:
        counts["requested"] += project.application.requested
        counts["awards"] += project.award is not None
        counts["awarded"] += project.award.amount if project.award else 0
        for role, bodies in (("as_lead", [project.lead]), ("as_partner", project.partners)):
            for code in (body.municipality for body in bodies if body.municipality):
                seen |= {("all", code), (role, code)}
                if project.award:
                    seen |= {("awarded", code), (f"awarded_{role}", code)}
    places = Counter(what for what, _ in seen)
    return ControlTotals(
        applications=len(projects),
        requested=counts["requested"],
        awards=counts["awards"],
        awarded=counts["awarded"],
        unawarded=appropriation - counts["awarded"],
        municipalities=places["all"],
        municipalities_as_lead=places["as_lead"],
        municipalities_as_partner=places["as_partner"],
        municipalities_awarded=places["awarded"],
        municipalities_awarded_as_lead=places["awarded_as_lead"],
    )


def files(corpus: Corpus, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """The path below the content folder and the text of each file that is drawn."""
    for slug, organisation in corpus.bodies.organisations.items():
        yield f"organisations/{slug}.yaml", record_text(organisation, "organisation")
    for call, projects in corpus.calls.items():
        awarded = sum(project.award.amount for project in projects if project.award)
        appropriation = -(-awarded // 10_000_000) * 10_000_000 + 10_000_000  # whole hundreds of thousands of euros
        areas: dict[str, list[str]] = {}
        for project in projects:
            for theme in project.application.themes:
                areas.setdefault(theme, []).append(project.application.id)
        record = call_record(_model(catalog), int(call), appropriation, areas, totals(projects, appropriation))
        yield f"calls/{call}.yaml", record_text(record, "call")
        for project in projects:
            yield f"applications/{call}/{project.slug}.yaml", application_text(project.application)
            if project.award:
                yield f"awards/{call}/{project.slug}.yaml", award_text(project.award)


def write(projects: int, seed: int, folder: Path) -> None:
    """Write a corpus into a folder, which must not exist or be empty: its content, and site.yaml beside that."""
    if folder.exists() and any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty")
    content, _ = load(CONTENT, "content", ParseCache(None))
    catalog = Catalog(content)
    corpus = draw(projects, seed, catalog)
    target = folder / "content"
    for name in ("municipalities", "pages"):
        shutil.copytree(CONTENT / name, target / name)
    for name in ("regions.yaml", "terms.yaml"):
        shutil.copy(CONTENT / name, target / name)
    last = list(corpus.calls)[-1]
    links = _links(corpus.calls[last][0].application.id, last)
    for page in (target / "pages").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for old, new in links.items():
            text = text.replace(old, new)
        page.write_text(text, encoding="utf-8", newline="\n")
    made: set[Path] = set()
    for path, text in files(corpus, catalog):
        file = target / path
        if file.parent not in made:
            made.add(file.parent)
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    (folder / "site.yaml").write_text(site_text((ROOT / "site.yaml").read_text(encoding="utf-8"), last), "utf-8")


def _links(application: str, call: str) -> dict[str, str]:
    """The links of the prose to records that a corpus does not have, and where they lead in it."""
    return {"](project:2020-013)": f"](project:{application})", "](call:2020)": f"](call:{call})"}


def main(words: list[str]) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench/corpus.py", description="Write a corpus for measuring.")
    parser.add_argument("--projects", type=int, required=True, metavar="N", help="the number of applications")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="another seed, another corpus (default: 1)")
    parser.add_argument("folder", type=Path, metavar="OUT_DIR", help="an empty folder: gets content/ and site.yaml")
    arguments = parser.parse_args(words)
    if arguments.projects < 1:
        parser.error("--projects: at least 1")
    write(arguments.projects, arguments.seed, arguments.folder)


if __name__ == "__main__":
    main(sys.argv[1:])
