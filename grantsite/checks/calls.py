"""What an application takes from its call exists there; the figures and dates of a call make sense."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from grantsite.catalog import Catalog
from grantsite.checks.common import Keys, at, known
from grantsite.content import Entry
from grantsite.errors import Problem
from grantsite.messages import say
from grantsite.records import Application, Award, Call, TargetArea


def check_call(catalog: Catalog, entry: Entry[Application]) -> Iterator[Problem]:
    """An application names a call, and its themes and document are the call's."""
    call = catalog.calls.get(entry.record.call)
    if call is None:
        if ("calls", entry.record.call) not in catalog.content.unread:
            message = say('there is no call "{call}"', call=entry.record.call)
            yield entry.problem(("call",), "unknown-call", message, known(catalog.calls))
        return
    areas = [a.id for a in call.record.target_areas]
    for index, theme in enumerate(entry.record.themes):
        if theme not in areas:
            yield entry.problem(
                ("themes", index),
                "unknown-target-area",
                say('"{theme}" is not a target area of call "{call}"', theme=theme, call=call.record.id),
                known(areas),
            )
    yield from _check_document(call.record, entry, ("source", "document"), entry.record.source.document)
    if not entry.record.id.startswith(f"{entry.record.call}-"):
        yield entry.problem(
            ("id",),
            "wrong-format",
            say('the id "{id}" does not begin with its call', id=entry.record.id),
            say('write "{call}-" and a number', call=entry.record.call),
        )


def check_document(catalog: Catalog, entry: Entry[Award]) -> Iterator[Problem]:
    """The document of an award is its call's."""
    project = catalog.projects.get(entry.record.application)
    if project is not None:
        yield from _check_document(project.call, entry, ("source", "document"), entry.record.source.document)


def check_documents(catalog: Catalog) -> Iterator[Problem]:
    """The documents that a call names for its facts are its own."""
    for entry in catalog.content.calls:
        facts = entry.record.facts
        for name in type(facts).__struct_fields__:
            if fact := getattr(facts, name):
                yield from _check_document(entry.record, entry, ("facts", name, "document"), fact.document)


def check_folder_of_application(catalog: Catalog, entry: Entry[Application]) -> Iterator[Problem]:
    """An application lies in the folder of its call."""
    yield from _check_folder(catalog, entry, "call", entry.record.call)


def check_folder_of_award(catalog: Catalog, entry: Entry[Award]) -> Iterator[Problem]:
    """An award lies in the folder of its application's call."""
    yield from _check_folder(catalog, entry, "application", entry.record.application.rpartition("-")[0])


def _check_folder(catalog: Catalog, entry: Entry[Any], key: str, call: str) -> Iterator[Problem]:
    """A record of no call is reported as such."""
    kind, folder, _ = entry.inside.split("/")
    if call == folder or (call not in catalog.calls and ("calls", call) not in catalog.content.unread):
        return
    message = say('the record belongs to call "{call}" but lies in the folder {folder}/', call=call, folder=folder)
    hint = say("move it to {folder}", folder=f"{entry.path.removesuffix(entry.inside)}{kind}/{call}/")
    yield entry.problem((key,), "wrong-folder", message, hint)


def check_themes(catalog: Catalog, call: Entry[Call]) -> Iterator[Problem]:
    """An application has a theme, and the target area lists the application; and the other way round."""
    areas = {area.id: (index, area) for index, area in enumerate(call.record.target_areas)}
    # A call may have thousands of applications: each list is looked up in, never searched through.
    listed = {area.id: frozenset(area.applications) for area in call.record.target_areas}
    applications = {project.id: project.entry for project in catalog.of_call(call.record.id)}
    for entry in applications.values():
        for index, theme in enumerate(entry.record.themes):
            number, area = areas.get(theme, (0, None))
            if (first := entry.record.themes.index(theme)) < index:
                message = say('the theme "{theme}" is given twice', theme=theme)
                hint = say("check it here and in {place}, or take one out", place=at(entry, "themes", first))
                yield entry.problem(("themes", index), "duplicate-id", message, hint)
            elif area is not None and entry.record.id not in listed[theme]:
                place = at(call, "target_areas", number, "applications")
                message = say('target area "{theme}" does not list application "{id}"', theme=theme, id=entry.record.id)
                hint = say("check the theme, or add the id in {place}", place=place)
                yield entry.problem(("themes", index), "control-total", message, hint)
    if not catalog.content.any_unread("applications"):
        having: defaultdict[str, set[str]] = defaultdict(set)
        for key, entry in applications.items():
            for theme in entry.record.themes:
                having[theme].add(key)
        for number, area in areas.values():
            yield from _check_list(call, number, area, applications, having)


def _check_list(
    call: Entry[Call],
    number: int,
    area: TargetArea,
    applications: dict[str, Entry[Application]],
    by_theme: dict[str, set[str]],
) -> Iterator[Problem]:
    # A theme that no area has is reported itself.
    unknown = by_theme.keys() - {other.id for other in call.record.target_areas}
    having = by_theme.get(area.id, set())
    # Of several none: it is the area's id that is wrong, not every one of them.
    if len(area.applications) > 1 and not having:
        message = say('no application has the theme "{id}"', id=area.id)
        hint = say("check the id here and the themes of the applications that are listed")
        yield call.problem(("target_areas", number, "id"), "control-total", message, hint)
        return
    places: dict[str, int] = {}
    for index, name in enumerate(area.applications):
        keys = ("target_areas", number, "applications", index)
        if (first := places.setdefault(name, index)) < index:
            message = say('application "{name}" is listed twice', name=name)
            hint = say("check the id here and in {place}, or take one out", place=at(call, *keys[:-1], first))
            yield call.problem(keys, "duplicate-id", message, hint)
        elif name not in applications:
            message = say('there is no application "{name}"', name=name)
            yield call.problem(keys, "control-total", message, say("check the id, or take it out"))
        elif name not in having and not unknown & set(applications[name].record.themes):
            message = say('application "{name}" does not have the theme "{id}"', name=name, id=area.id)
            hint = say("check the id here and {place}", place=at(applications[name], "themes"))
            yield call.problem(keys, "control-total", message, hint)


def _check_document(call: Call, entry: Entry[Any], keys: Keys, document: str) -> Iterator[Problem]:
    documents = [d.id for d in call.documents]
    if document not in documents:
        yield entry.problem(
            keys,
            "unknown-document",
            say('"{document}" is not a document of call "{call}"', document=document, call=call.id),
            known(documents),
        )


def check_call_dates(catalog: Catalog) -> Iterator[Problem]:
    """The dates of a call follow each other."""
    for entry in catalog.content.calls:
        every = ("deadline", "decision_date", "project_end", "final_report_due")
        order = [name for name in every if getattr(entry.record, name) is not None]
        for earlier, later in pairwise(order):
            before, after = getattr(entry.record, earlier), getattr(entry.record, later)
            if after < before:
                yield entry.problem(
                    (later,),
                    "date-order",
                    say(
                        "{later} {after} is before {earlier} {before}",
                        later=later,
                        after=after,
                        earlier=earlier,
                        before=before,
                    ),
                    say("check the year"),
                )


def check_decided(catalog: Catalog) -> Iterator[Problem]:
    """A decision has its day and says where its awards stand; without a decision there is no award."""
    for entry in catalog.content.calls:
        call = entry.record
        if call.decision_date is not None:
            for name in ("decision_date", "awards", "awarded"):
                if getattr(call.facts, name) is None:
                    message = say('the call is decided, but "{field}" is missing here', field=name)
                    hint = say("write where the decision says it: document and section")
                    yield entry.problem(("facts",), "missing-field", message, hint)
    for award in catalog.content.awards:
        project = catalog.projects.get(award.record.application)
        if project is not None and project.call.decision_date is None:
            message = say('call "{call}" is not decided: it has no decision_date', call=project.call.id)
            hint = say("add the day of the decision to {place}", place=catalog.calls[project.call.id].path)
            yield award.problem(("application",), "date-outside-call", message, hint)


def check_call_figures(catalog: Catalog) -> Iterator[Problem]:
    """A share is a part of the costs, and there is a decision to refer to."""
    for entry in catalog.content.calls:
        call = entry.record
        if not 1 <= call.highest_share <= 100:
            yield entry.problem(
                ("highest_share",),
                "out-of-range",
                say("{share} % is not a share of the costs", share=call.highest_share),
                say("write a number from 1 to 100"),
            )
        if not call.documents:
            yield entry.problem(
                ("documents",),
                "missing-field",
                say("the call names no document"),
                say("the first of them is the decision"),
            )
