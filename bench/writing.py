"""Records into the text of files, in the form in which the real ones are written.

Applications and awards are many: they are written line by line, without the declarations that ``grantsite.emitting``
looks at for every field. ``tests/test_corpus.py`` holds both to be the same text.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from grantsite.emitting import emit
from grantsite.records import Application, Award, Call, ControlTotals, Facts, Participant, Text

# Begins with a letter and has nothing in it that YAML or an editor's program could take for anything else.
_PLAIN = re.compile(r"[A-ZÅÄÖa-zåäö](?:[\w ,.()–/”-])*[\w.)”]")
_WORDS_OF_YAML = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
# What a record shows although it is empty.
FOLLOW_UP = frozenset({"payments", "interim_reports", "final_report", "repayments", "outputs"})


def _first_line(kind: str, folders: int) -> str:
    """Where an editor's program finds what it knows of the fields, seen from so many folders below the project's."""
    return f"# yaml-language-server: $schema={'../' * folders}docs/schema/{kind}.schema.json\n"


def record_text(record: Any, kind: str) -> str:
    """The file of a call or an organisation."""
    return _first_line(kind, 2) + emit(record)


def _text(value: str) -> str:
    """A text, in quotes where it has anything unusual in it."""
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML:
        return value
    return json.dumps(value, ensure_ascii=False)


def _money(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _participant(participant: Participant, first: str, rest: str) -> Iterator[str]:
    yield f"{first}as_written: {_text(participant.as_written)}"
    if participant.municipality:
        yield f'{rest}municipality: "{participant.municipality}"'
    if participant.organisation:
        yield f"{rest}organisation: {participant.organisation}"


def _note(note: Text | None) -> Iterator[str]:
    if note is not None:
        yield "note:"
        for language in ("fi", "sv", "en"):
            if (text := getattr(note, language)) is not None:
                yield f"  {language}: {_text(text)}"


def application_text(application: Application) -> str:
    """The file of an application."""
    lines = [
        f'id: "{application.id}"',
        f'call: "{application.call}"',
        f"name: {_text(application.name)}",
        f"language: {application.language}",
        f"applicant_as_written: {_text(application.applicant_as_written)}",
        "lead:",
        *_participant(application.lead, "  ", "  "),
        "partners:" if application.partners else "partners: []",
    ]
    for partner in application.partners:
        lines += _participant(partner, "  - ", "    ")
    lines += [
        f"requested: {_money(application.requested)}",
        "source:",
        f"  document: {application.source.document}",
        f"  row: {application.source.row}",
    ]
    if application.themes:
        lines += ["themes:", *(f"  - {theme}" for theme in application.themes)]
    lines += _note(application.note)
    return _first_line("application", 3) + "\n".join(lines) + "\n"


def award_text(award: Award) -> str:
    """The file of an award of which nothing is known but the decision."""
    lines = [
        f'application: "{award.application}"',
        f"item: {award.item}",
        f"amount: {_money(award.amount)}",
        "recipient:",
        *_participant(award.recipient, "  ", "  "),
        f"project_as_written: {_text(award.project_as_written)}",
        "source:",
        f"  document: {award.source.document}",
        f'  section: "{award.source.section}"',
        f"  item: {award.source.item}",
        "payments: []",
        "interim_reports: []",
        "final_report: null",
        "repayments: []",
        "outputs: []",
    ]
    return _first_line("award", 3) + "\n".join(lines) + "\n"


def _euros(cents: int) -> str:
    """An amount as a Finnish decision prints it: "16 100 330,45", without cents where there are none."""
    whole = f"{cents // 100:,}".replace(",", " ")
    return f"{whole},{cents % 100:02d}" if cents % 100 else whole


def _printed_day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def call_record(
    model: Call, year: int, appropriation: int, areas: dict[str, list[str]], control_totals: ControlTotals
) -> Call:
    """A call of a year: texts, statutes and conditions of ``model``; days, sums and lists of its own."""
    days = {
        "deadline": date(year, 10, 5),
        "decision_date": date(year, 12, 9),
        "project_end": date(year + 2, 10, 31),
        "final_report_due": date(year + 2, 10, 31),
    }
    printed = {name: _printed_day(day) for name, day in days.items()} | {
        "appropriation": f"{_euros(appropriation)} euroa",
        "applications": f"avustushakemuksia saapui {control_totals.applications}",
        "requested": f"{_euros(control_totals.requested)} euroa",
        "awarded": f"{_euros(control_totals.awarded)} euroa",
    }
    facts: Facts = msgspec.structs.replace(
        model.facts,
        **{
            name: msgspec.structs.replace(getattr(model.facts, name), as_written=form) for name, form in printed.items()
        },
    )
    return msgspec.structs.replace(
        model,
        id=str(year),
        name=Text(
            fi=f"Mittausaineiston haku {year}",
            sv=f"Mätningsmaterialets utlysning {year}",
            en=f"Call {year} of the measuring corpus",
        ),
        summary=Text(
            fi=f"Hakemuksia tuli {control_totals.applications}, ja avustusta sai {control_totals.awards} hanketta. "
            "Tiedot on keksitty mittauksia varten.",
            sv=f"Ansökningarna var {control_totals.applications}, och {control_totals.awards} projekt fick understöd. "
            "Uppgifterna är påhittade för mätningar.",
            en=f"There were {control_totals.applications} applications, and {control_totals.awards} projects got "
            "a grant. The facts are made up for measuring.",
        ),
        appropriation=appropriation,
        documents=[msgspec.structs.replace(document, date=days["decision_date"]) for document in model.documents],
        target_areas=[
            msgspec.structs.replace(area, applications=areas.get(area.id, [])) for area in model.target_areas
        ],
        facts=facts,
        control_totals=control_totals,
        notes=[],
        **days,
    )


def site_text(real: str, current_call: str) -> str:
    """The settings of the corpus: the real ones, but for the call, the address, and a warning on every page."""
    settings = re.sub(r"^current_call: .*$", f'current_call: "{current_call}"', real, flags=re.MULTILINE)
    settings = re.sub(r"^base_url: .*$", "base_url: https://mittaus.example/", settings, flags=re.MULTILINE)
    settings = re.sub(r"^# yaml-language-server.*\n", "", settings)
    warning = (
        "disclaimer:\n"
        "  fi: Hakemukset ja avustukset on keksitty mittauksia varten.\n"
        "  sv: Ansökningarna och understöden är påhittade för mätningar.\n"
        "  en: The applications and grants are made up for measuring.\n"
    )
    return re.sub(r"^disclaimer:\n(?:  .*\n)+", warning, settings, flags=re.MULTILINE)
