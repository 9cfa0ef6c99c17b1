"""What git keeps of the content: which files differ between trees, and their bytes. A few processes, however many."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from grantsite.git import git

_FILES = (b"100644", b"100755", b"100664")
_FOLDER = b"40000"
# What holds records or prose; the lists of addresses and words, which are beside them, hold no facts.
_ENDINGS = (".yaml", ".md")

# Paths below the content folder, each with the blob that stands there now; None where there is none any more.
Changed = dict[str, str | None]


class MissingObjectError(Exception):
    """The clone does not hold all that its history is made of."""


def differences(folder: Path, pairs: Sequence[tuple[str, str]]) -> list[Changed]:
    """The files that differ between each two trees; "" is the tree that holds nothing. Raises MissingObjectError."""
    empty = git(folder, "hash-object", "-t", "tree", "--stdin").stdout.strip()
    asked = b"".join(b"%s %s\n" % (one.encode() or empty, other.encode() or empty) for one, other in pairs)
    words = ("-r", "-z", "--raw", "--no-renames", "--full-index", "--no-abbrev", "--ignore-submodules=none", "--stdin")
    answer = git(folder, "diff-tree", *words, data=asked)
    found: list[Changed] = []
    parts = iter(answer.stdout.split(b"\0"))
    for part in parts:
        entry = part
        while entry and not entry.startswith(b":"):  # the two trees stand before what differs between them
            _, _, entry = entry.partition(b"\n")
            found.append({})
        if entry:
            _, mode, _, blob, _ = entry.split(b" ")
            path = os.fsdecode(next(parts))
            if _holds_records(path):
                found[-1][path] = blob.decode() if mode in _FILES else None
    if answer.returncode or len(found) != len(pairs):
        raise MissingObjectError
    return found


def blobs(folder: Path, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of each blob. Raises MissingObjectError."""
    return _objects(folder, ids, b"blob")


def confirm_absence(folder: Path, path: bytes, commits: Sequence[str]) -> None:
    """Make sure that no folder of this path (from the top on, which itself is "") is in any of the commits: git says
    the same of one that is not there and of one that the clone does not hold. Raises MissingObjectError for that."""
    trees = {f"{commit}^{{tree}}" for commit in commits}
    for name in path.split(b"/") if path else ():
        found = [_folder_in(tree, name, len(commits[0]) // 2) for _, tree in _objects(folder, trees, b"tree")]
        trees = {tree for tree in found if tree}
    if trees:
        raise MissingObjectError


def _folder_in(tree: bytes, name: bytes, size: int) -> str:
    """The tree of a folder in another; "" where there is none. Each entry is a mode, a name and the bytes of a hash,
    which are ``size``."""
    position = 0
    while position < len(tree):
        end = tree.index(b"\0", position)
        mode, _, found = tree[position:end].partition(b" ")
        position = end + 1 + size
        if found == name:
            return tree[end + 1 : position].hex() if mode == _FOLDER else ""
    return ""


def _objects(folder: Path, names: Iterable[str], kind: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes of each object. Raises MissingObjectError where one is not there, or of another kind."""
    asked = sorted(set(names))
    if not asked:
        return
    answer = git(folder, "cat-file", "--batch", data="".join(f"{name}\n" for name in asked).encode()).stdout
    position = 0
    for name in asked:
        end = answer.find(b"\n", position)
        words = answer[position:end].split()
        if end < 0 or len(words) != 3 or words[1] != kind:
            raise MissingObjectError
        size = int(words[2])
        yield name, answer[end + 1 : end + 1 + size]
        position = end + size + 2


def _holds_records(path: str) -> bool:
    # git itself makes no such names; a tree made by hand could lead out of the folder
    return path.endswith(_ENDINGS) and not {"", ".", ".."} & set(path.split("/"))
