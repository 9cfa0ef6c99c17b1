"""What an import says in the end: how much it resolved alone, and what a person must look at."""

import json
from collections.abc import Sequence

from grantsite.importing.found import DIFFERS, LEFT_OUT, UNCHANGED, WRITTEN, Draft
from grantsite.messages import Message, count, in_language, joined, say, say_many

_ROW = {"annex": say("row"), "awards": say("item")}


def as_text(kind: str, drafts: Sequence[Draft], language: str, *, dry_run: bool) -> str:
    """The report for people."""
    lines: list[str] = [*_counts(drafts, dry_run=dry_run)]
    flagged = [draft for draft in drafts if draft.flags]
    if flagged:
        lines += ["", say("A person must look at these:")]
    for draft in flagged:
        lines.append(
            say(
                "{row} {number} (line {line}): {title}",
                row=_ROW[kind],
                number=draft.number,
                line=draft.line,
                title=draft.title,
            )
        )
        lines += [joined(("    ", flag), "") for flag in draft.flags]
    for draft in drafts:
        if draft.fate == DIFFERS:
            lines.append(
                say(
                    "{path} says otherwise and stays as it is: {fields}",
                    path=draft.path,
                    fields=joined(draft.differing),
                )
            )
        elif draft.fate == LEFT_OUT:
            lines.append(
                say("no record for {row} {number}: settle what is said above", row=_ROW[kind], number=draft.number)
            )
    return "".join(f"{in_language(line, language)}\n" for line in lines)


def _counts(drafts: Sequence[Draft], *, dry_run: bool) -> list[Message]:
    alone = sum(not draft.flags for draft in drafts)
    names, sure = sum(d.names for d in drafts), sum(d.sure for d in drafts)
    fates = {fate: sum(d.fate == fate for d in drafts) for fate in (WRITTEN, UNCHANGED, DIFFERS, LEFT_OUT)}
    would = say("would be written: {number}", number=count(fates[WRITTEN]))
    written = say("written: {number}", number=count(fates[WRITTEN]))
    return [
        say_many(len(drafts), "{number} row read", "{number} rows read"),
        say(
            "resolved alone: {rows} rows, {sure} of {names} names; to be looked at: {flagged} rows",
            rows=count(alone),
            sure=count(sure),
            names=count(names),
            flagged=count(len(drafts) - alone),
        ),
        say(
            "records {written}, unchanged: {unchanged}, differing: {differing}, left out: {left_out}",
            written=would if dry_run else written,
            unchanged=count(fates[UNCHANGED]),
            differing=count(fates[DIFFERS]),
            left_out=count(fates[LEFT_OUT]),
        ),
    ]


def as_json(kind: str, drafts: Sequence[Draft], language: str, *, dry_run: bool = False) -> str:
    """The report for programs."""
    flagged = sum(bool(draft.flags) for draft in drafts)
    summary = {
        "rows": len(drafts),
        "rows_resolved_alone": len(drafts) - flagged,
        "rows_flagged": flagged,
        "names": sum(draft.names for draft in drafts),
        "names_resolved_alone": sum(draft.sure for draft in drafts),
        "dry_run": dry_run,
        **{
            fate.replace(" ", "_"): sum(d.fate == fate for d in drafts)
            for fate in (WRITTEN, UNCHANGED, DIFFERS, LEFT_OUT)
        },
    }
    rows = [
        {
            "kind": kind,
            "number": draft.number,
            "line": draft.line,
            "title": draft.title,
            "id": getattr(draft.record, "id", getattr(draft.record, "application", None)),
            "path": draft.path,
            "fate": draft.fate,
            "differing": draft.differing,
            "names": draft.names,
            "names_resolved": draft.sure,
            "flags": [in_language(flag, language) for flag in draft.flags],
        }
        for draft in drafts
    ]
    return json.dumps({"summary": summary, "rows": rows}, ensure_ascii=False, indent=2) + "\n"
