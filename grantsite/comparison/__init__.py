"""What differs between the contents of two git revisions, said in words and in sums.

``compare_revisions`` reads both contents and gives a ``Comparison`` of plain values; ``FORMATS`` print it.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from grantsite.comparison.changes import Comparison
from grantsite.comparison.data import print_json
from grantsite.comparison.markdown import print_markdown
from grantsite.comparison.matching import Matching
from grantsite.comparison.revisions import Repository
from grantsite.comparison.snapshot import Snapshot, read_snapshot
from grantsite.comparison.sums import call_sums, with_effects
from grantsite.comparison.text import print_text
from grantsite.comparison.words import visible
from grantsite.errors import UsageError
from grantsite.messages import joined, say
from grantsite.parse_cache import ParseCache

FORMATS: dict[str, Callable[[Comparison, str], str]] = {
    "json": print_json,
    "markdown": print_markdown,
    "text": print_text,
}


def compare_revisions(content: Path, shown: str, base: str | None, head: str | None) -> Comparison:
    """Compare a content folder at two git revisions; ``shown`` is the folder as the editor knows it.

    Without ``head`` the files as they are, without ``base`` where the work left the main branch. Raises UsageError
    where there is no such revision, or no git.
    """
    shown = visible(shown)
    repository = Repository(content)
    first = repository.where_it_left_main() if base is None else repository.revision(base)
    second = None if head is None else repository.revision(head)
    cache = ParseCache(None)
    with tempfile.TemporaryDirectory() as temporary:
        old = Path(temporary) / "base"
        new = Path(temporary) / "head"
        repository.write_content(first, old)
        if second is None:
            new = content
        else:
            repository.write_content(second, new)
        if not old.is_dir() and not new.is_dir():
            raise UsageError(say("{folder}: there is no such folder; name it with --content DIR", folder=shown))
        before = read_snapshot(old, shown, first.name, first.commit, cache)
        after = read_snapshot(
            new,
            shown,
            say("the working tree") if second is None else second.name,
            "" if second is None else second.commit,
            cache,
        )
    return compare(before, after, shown)


def compare(base: Snapshot, head: Snapshot, shown: str) -> Comparison:
    """Compare two contents that have been read."""
    matching = Matching(base, head)
    records = list(matching.changes())
    calls = list(call_sums(base, head))
    unread = []
    for path in sorted(base.unread | head.unread):
        sides = [s.side.name for s in (base, head) if path in s.unread]
        unread.append((visible(f"{shown.rstrip('/')}/{path}"), joined(sides)))
    return Comparison(
        base.side,
        head.side,
        tuple(with_effects(records, calls)),
        tuple(calls),
        tuple(unread),
        tuple(f"{shown.rstrip('/')}/{path}" for path in matching.only_form()),
    )
