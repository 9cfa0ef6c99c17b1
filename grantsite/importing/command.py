"""``build.py import``: a file with a table, the content folder, and what came of it."""

from pathlib import Path

from grantsite.catalog import Catalog
from grantsite.codes import ERROR
from grantsite.errors import ContentError, UsageError
from grantsite.importing.annex import COLUMNS, read_annex
from grantsite.importing.awards import read_awards
from grantsite.importing.found import Draft
from grantsite.importing.tables import read_table
from grantsite.importing.writing import settle
from grantsite.load import load
from grantsite.messages import say
from grantsite.parse_cache import ParseCache

_ANNEX = "annex"
# The records that each table becomes, and those that must be readable for it.
_KINDS = {_ANNEX: "applications", "awards": "awards"}
_NEEDED = {
    _ANNEX: {"applications", "municipalities", "organisations", "calls"},
    "awards": {"awards", "applications", "municipalities", "organisations", "calls"},
}


def import_table(kind: str, file: Path, call_id: str, content: Path, *, dry_run: bool, language: str) -> list[Draft]:
    """Read a table, compare it with the content, and write the records that are not there yet.

    Raises ContentError where the table cannot be read, UsageError where the call has no record.
    """
    records, problems = load(content, content.as_posix(), ParseCache(None))
    catalog = Catalog(records)
    call = catalog.calls.get(call_id)
    if ("calls", call_id) in records.unread:
        raise ContentError([p for p in problems if p.level == ERROR])
    if call is None:
        raise UsageError(
            say(
                'there is no call "{call}": write {path} first, since the rows belong to it',
                call=call_id,
                path=f"{content.as_posix()}/calls/{call_id}.yaml",
            )
        )
    shown = file.as_posix()
    if kind == _ANNEX:
        drafts = read_annex(read_table(file, shown, COLUMNS), call, catalog)
    else:
        drafts = read_awards(file, shown, call, catalog)
    unread = {(where, slug) for where, slug in records.unread if where in _NEEDED[kind]}
    own = {(_KINDS[kind], draft.slug) for draft in drafts}
    if unread - own:  # it may be the record of any row
        raise ContentError([p for p in problems if p.level == ERROR])
    settle(drafts, content, {slug for _, slug in unread}, dry_run=dry_run, language=language)
    return drafts
