"""Drafts into files. A file that exists is never touched, and no file is ever half-written."""

import os
from pathlib import Path

from grantsite import schema
from grantsite.emitting import emit
from grantsite.errors import UsageError
from grantsite.importing.comparing import differing
from grantsite.importing.found import DIFFERS, LEFT_OUT, UNCHANGED, WRITTEN, Draft
from grantsite.messages import in_language, say
from grantsite.reasons import why

# What follows an award is not known on the day of the decision: the fields stand there, empty.
_EMPTY = frozenset({"payments", "interim_reports", "final_report", "repayments", "outputs"})
_LOOK = say("LOOK AT THIS, then delete this line")


def settle(drafts: list[Draft], folder: Path, unread: set[str], *, dry_run: bool, language: str) -> None:
    """Decide the fate of each draft, and write those for which there is no record yet.

    ``folder`` is the content folder, ``unread`` are the slugs of records that cannot be read. A flag becomes a comment
    above the record, in ``language``.
    """
    for draft in drafts:
        if draft.record is not None and draft.existing is not None:
            draft.path = draft.existing.path
            draft.differing = differing(draft.record, draft.existing.record)
            draft.fate = DIFFERS if draft.differing else UNCHANGED
            continue
        file = folder / draft.folder / f"{draft.slug}.yaml"
        if draft.complete and os.path.lexists(file):
            other = say("{path} is the record of another; rename one of the two", path=file.as_posix())
            broken = say('{path} cannot be read: "python build.py check" says why', path=file.as_posix())
            draft.flags.append(broken if draft.slug in unread else other)
            draft.complete = False
        if draft.record is None or not draft.complete:
            draft.fate = LEFT_OUT
            continue
        draft.path, draft.fate = file.as_posix(), WRITTEN
        if not dry_run:
            first = schema.first_line(draft.folder.partition("s/")[0], file, folder.parent)
            _write(file, f"{first}\n{_text(draft, language)}")


def _text(draft: Draft, language: str) -> str:
    look = in_language(_LOOK, language)
    comments = "".join(f"# {look}: {in_language(flag, language)}\n" for flag in draft.flags)
    return comments + emit(draft.record, _EMPTY)


def _write(file: Path, text: str) -> None:
    """Written beside its place and moved there; a file that has appeared meanwhile stays as it is."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_text(text, encoding="utf-8", newline="\n")
            if not file.exists():
                temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        message = say("{path} cannot be written: {reason}", path=file.as_posix(), reason=why(error))
        raise UsageError(message) from None
