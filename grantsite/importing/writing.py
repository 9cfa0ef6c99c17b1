"""Drafts into files. A file that exists is never touched, and no file is ever half-written."""

import os
from pathlib import Path

from grantsite import schema
from grantsite.emitting import emit
from grantsite.importing.comparing import differing
from grantsite.importing.found import DIFFERS, LEFT_OUT, UNCHANGED, WRITTEN, Draft
from grantsite.messages import in_language, say

# What follows an award is not known on the day of the decision: the fields stand there, empty.
_EMPTY = frozenset({"payments", "interim_reports", "final_report", "repayments", "outputs"})
_LOOK = say("LOOK AT THIS, then delete this line")


def settle(drafts: list[Draft], folder: Path, *, dry_run: bool, language: str) -> None:
    """Decide the fate of each draft, and write those for which there is no record yet.

    ``folder`` is the content folder. A flag becomes a comment above the record, in ``language``.
    """
    for draft in drafts:
        if draft.record is None:
            draft.fate = LEFT_OUT
            continue
        if draft.existing is not None:
            draft.path = draft.existing.path
            draft.differing = differing(draft.record, draft.existing.record)
            draft.fate = DIFFERS if draft.differing else UNCHANGED
            continue
        file = _free(folder / draft.folder, draft.slug, draft.number)
        draft.path, draft.fate = file.as_posix(), WRITTEN
        if not dry_run:
            first = schema.first_line(draft.folder.partition("s/")[0], file, folder.parent)
            _write(file, f"{first}\n{_text(draft, language)}")


def _free(folder: Path, slug: str, number: int) -> Path:
    """A file that does not exist: two projects may have one name."""
    file = folder / f"{slug}.yaml"
    return file if not file.exists() else folder / f"{slug}-{number}.yaml"


def _text(draft: Draft, language: str) -> str:
    look = in_language(_LOOK, language)
    comments = "".join(f"# {look}: {in_language(flag, language)}\n" for flag in draft.flags)
    return comments + emit(draft.record, _EMPTY)


def _write(file: Path, text: str) -> None:
    """Written beside its place and moved there; a file that has appeared meanwhile stays as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        if not file.exists():
            temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
