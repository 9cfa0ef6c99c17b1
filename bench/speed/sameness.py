"""Whether two generators made the same pages: the same files, with the same visible text."""

import html
import re
from pathlib import Path

_TAG = re.compile(r"<[^>]*>")


def visible(page: str) -> str:
    """The text of a page without its tags; spaces, which engines leave in different places, are left out."""
    return "".join(html.unescape(_TAG.sub("", page)).split())


def pages(folder: Path) -> dict[str, Path]:
    """The pages below a folder, by their paths in it."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}


def differences(ours: Path, theirs: Path) -> list[str]:
    """What is not the same, a line each: a page that only one has, or whose text differs."""
    mine, others = pages(ours), pages(theirs)
    found = [f"{path}: only {'ours' if path in mine else 'theirs'}" for path in sorted(mine.keys() ^ others.keys())]
    for path in sorted(mine.keys() & others.keys()):
        left, right = (visible(file.read_text(encoding="utf-8")) for file in (mine[path], others[path]))
        if left != right:
            found.append(f"{path}: {_first_difference(left, right)}")
    return found


def _first_difference(left: str, right: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return f"ours “{left[at : at + 40]}”, theirs “{right[at : at + 40]}”"
