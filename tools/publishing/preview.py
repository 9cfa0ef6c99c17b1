"""The preview of a pull request: its site, and a comment that says what it changes.

Runs the code of the pull request, so it runs where there is nothing to steal: no secret, no token that can write.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.publishing.errors import StepError
from tools.publishing.markdown import escaped, table
from tools.publishing.running import build_py, git
from tools.publishing.sites import Change, changed_assets, changed_pages, files_and_bytes

_MOST_PAGES = 40


def make(base: str, output: Path) -> int:
    """Build both revisions and write ``output``/site and ``output``/comment.md; 1 where this one cannot be built.

    The comment is written in any case. Raises StepError where there is no such revision.
    """
    # a name that begins with a dash would be an option of git's
    found = git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    commit = found.out.strip()
    if found.status or not commit:
        raise StepError(f"{base}: no such revision here; a shallow clone may lack it: git fetch --unshallow")
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    site = output / "site"
    built = build_py("build", "--quiet", "--output", str(site.absolute()))
    # told to whoever reads the log, where the messages stand as the editor knows them
    sys.stderr.write(built.error)
    parts = ["## Preview of this pull request"]
    if built.status:
        parts.append("**The site cannot be built.** What is wrong is said at the lines concerned, and here:")
        parts.append(f"```\n{built.error.replace('```', '')[-4000:].strip()}\n```")
    else:
        with tempfile.TemporaryDirectory() as temporary, _checkout(commit, Path(temporary) / "base") as checkout:
            before = Path(temporary) / "site"
            old = build_py("build", "--quiet", "--no-cache", "--output", str(before), folder=checkout)
            parts += _compared(before, site) if old.status == 0 else [_UNBUILT]
    changes = build_py("diff", commit, "--markdown")
    parts.append(changes.out.strip() if changes.status == 0 else escaped(changes.error))
    (output / "comment.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return 1 if built.status else 0


_UNBUILT = (
    "The site of the branch that this goes to cannot be built with the libraries of this one, "
    "so pages are not compared."
)


@contextmanager
def _checkout(commit: str, folder: Path) -> Iterator[Path]:
    """Another revision in a folder of its own."""
    added = git("worktree", "add", "--detach", "--quiet", str(folder), commit)
    if added.status:
        raise StepError(added.error)
    try:
        yield folder
    finally:
        git("worktree", "remove", "--force", str(folder))


def _compared(before: Path, after: Path) -> Iterator[str]:
    yield _totals(before, after)
    changes = changed_pages(before, after)
    (old_files, old_bytes), (new_files, new_bytes) = files_and_bytes(before), files_and_bytes(after)
    yield (
        f"{_number(len(changes))} pages change. "
        f"The site has {_number(new_files)} files ({_signed(new_files - old_files)}), "
        f"{_number(new_bytes)} bytes ({_signed(new_bytes - old_bytes)})."
    )
    if shared := changed_assets(before, after):
        yield f"Shared by pages, and changed: {', '.join(escaped(name) for name in shared)}."
    if changes:
        rows = [_row(change) for change in _most_telling(changes)[:_MOST_PAGES]]
        shown = table(["page", "bytes, compressed", "change"], rows)
        rest = f"\n\n{_number(len(changes) - _MOST_PAGES)} more pages change." if len(changes) > _MOST_PAGES else ""
        yield f"<details><summary>Changed pages</summary>\n\n{shown}{rest}\n\n</details>"


def _most_telling(changes: list[Change]) -> list[Change]:
    """Pages that come or go first, then by how much they grow or shrink."""
    return sorted(changes, key=lambda c: (c.before is not None and c.after is not None, -abs(c.growth), c.address))


def _row(change: Change) -> list[str]:
    if change.before is None:
        return [escaped(f"/{change.address}"), _number(change.after or 0), "new"]
    if change.after is None:
        return [escaped(f"/{change.address}"), "–", "removed"]
    return [escaped(f"/{change.address}"), _number(change.after), _signed(change.growth)]


def _totals(before: Path, after: Path) -> str:
    """The counts and sums of each call in both sites, read from what the sites themselves publish."""
    old, new = _calls(before), _calls(after)
    rows = []
    for call in sorted(old.keys() | new.keys()):
        for name in ("applications", "requested", "awards", "awarded"):
            was, now = old.get(call, {}).get(name), new.get(call, {}).get(name)
            rows.append([escaped(call), name, _amount(was), _amount(now), "" if was == now else "**changed**"])
    return table(["call", "", "before", "now", ""], rows)


def _calls(site: Path) -> dict[str, dict[str, Any]]:
    files = sorted((site / "api/v1/calls").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal) for file in files}


def _amount(value: Any) -> str:
    return "–" if value is None else f"{value:,}".replace(",", " ")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def _signed(value: int) -> str:
    return f"{value:+,}".replace(",", " ") if value else "±0"
