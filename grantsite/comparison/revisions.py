"""The content of a git revision, written to a folder of its own: the working tree and the index are not touched.

git is called by its name with its arguments in a list. What a person writes as a revision only ever reaches
``git rev-parse``, and never begins with a hyphen; all other calls get the hash that it gives.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grantsite.comparison.words import visible
from grantsite.errors import UsageError
from grantsite.git import git
from grantsite.messages import Message, joined, say

_HASH = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_SHOWN_DIGITS = 10
_MAIN_BRANCHES = ("main@{upstream}", "master@{upstream}", "refs/remotes/origin/HEAD")
_LINK = b"120000"
_FILES = (b"100644", b"100755", b"100664")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit and how it is named to people."""

    name: Message
    commit: str


class Repository:
    """The repository that a content folder lies in. Raises UsageError where there is none."""

    def __init__(self, content: Path) -> None:
        folder = content.resolve()
        below: list[str] = []
        while not folder.is_dir() and folder != folder.parent:
            below.insert(0, folder.name)
            folder = folder.parent
        self._folder = folder
        found = self._git("rev-parse", "--is-inside-work-tree", "--show-prefix")
        if b"dubious ownership" in found.stderr:
            raise UsageError(
                say(
                    "{folder}: git does not read a repository of another user; "
                    "allow it with git config --global --add safe.directory {folder}",
                    folder=visible(str(folder)),
                )
            )
        answers = os.fsdecode(found.stdout).split("\n")
        if found.returncode or answers[0] != "true":
            raise UsageError(
                say(
                    "{folder} is not in a git repository: diff needs its history, so run it in a clone",
                    folder=visible(content.as_posix()),
                )
            )
        self._path = "/".join((*answers[1].rstrip("/").split("/"), *below)).strip("/")

    def revision(self, name: str) -> Revision:
        """What a person names: a branch, a tag, a commit. Raises UsageError where there is no such revision."""
        commit = self._commit(name)
        shown = visible(name)
        if commit is not None:
            return Revision(_named(shown, commit), commit)
        if name == "HEAD":
            raise UsageError(say("this repository has no commit yet, so there is nothing to compare with"))
        if self._is_shallow():
            raise UsageError(
                say(
                    "“{name}” is not in this shallow clone; fetch the whole history with git fetch --unshallow",
                    name=shown,
                )
            )
        raise UsageError(
            say(
                "“{name}” is not a revision of this repository; name a branch, a tag or a commit, such as HEAD~1",
                name=shown,
            )
        )

    def where_it_left_main(self) -> Revision:
        """Where the work at hand left what is published of the main branch; HEAD where nothing is."""
        head = self.revision("HEAD")
        for name in _MAIN_BRANCHES:
            upstream = self._commit(name)
            if upstream is None:
                continue
            base = self._git("merge-base", head.commit, upstream).stdout.decode().strip()
            if not _HASH.fullmatch(base):
                if self._is_shallow():
                    raise UsageError(
                        say(
                            "this shallow clone does not reach back to the main branch; "
                            "fetch the whole history with git fetch --unshallow, or name a revision to compare with"
                        )
                    )
                continue
            if base == head.commit:
                break
            branch = self._git("rev-parse", "--abbrev-ref=strict", name).stdout.decode().strip()
            named = say("{commit} (where the work left {branch})", commit=base[:_SHOWN_DIGITS], branch=visible(branch))
            return Revision(named, base)
        return head

    def write_content(self, revision: Revision, folder: Path) -> None:
        """Write the content folder as it was at a revision; nothing where it was not there."""
        named = f"{revision.commit}:{self._path}"
        if self._git("cat-file", "-t", named).stdout.strip() != b"tree":
            return
        tree = self._ask("rev-parse", "--verify", "--quiet", named).decode().strip()
        folder.mkdir()
        files = list(self._files(tree))
        hashes = b"".join(blob + b"\n" for _, _, blob in files)
        answer = memoryview(self._ask("cat-file", "--batch", data=hashes))
        position = 0
        for mode, path, _ in files:
            end = bytes(answer[position : position + 200]).index(b"\n") + position
            words = bytes(answer[position:end]).split()
            if len(words) != 3:
                raise UsageError(_incomplete(revision))
            size = int(words[2])
            data = answer[end + 1 : end + 1 + size]
            position = end + size + 2
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if mode == _LINK:
                file.symlink_to(file.name)  # is reported and never followed
            else:
                file.write_bytes(data)

    def _files(self, tree: str) -> Iterator[tuple[bytes, str, bytes]]:
        """Mode, path and hash of every file and link of a tree."""
        for entry in self._ask("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\0"):
            about, _, name = entry.partition(b"\t")
            mode, _, blob = about.partition(b" blob ")
            path = os.fsdecode(name)
            # git itself makes no such names; a tree made by hand could lead out of the folder
            if (mode == _LINK or mode in _FILES) and not {"", ".", ".."} & set(path.split("/")):
                yield mode, path, blob

    def _commit(self, name: str) -> str | None:
        if not name or name.startswith("-"):
            return None
        found = self._hash(name)  # of a commit, or of a tag or anything else that is no commit yet
        return None if found is None else self._hash(f"{found}^{{commit}}")

    def _hash(self, name: str) -> str | None:
        found = self._git("rev-parse", "--verify", "--quiet", name).stdout.decode("ascii", "replace").strip()
        return found if _HASH.fullmatch(found) else None

    def _is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def _ask(self, *words: str, data: bytes = b"") -> bytes:
        """What git answers. Raises UsageError where it fails, with the first line of its reason."""
        done = self._git(*words, data=data)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
            raise UsageError(say("git {command} failed: {reason}", command=words[0], reason=visible(reason)))
        return done.stdout

    def _git(self, *words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        try:
            return git(self._folder, *words, data=data)
        except FileNotFoundError:
            raise UsageError(say("git is not installed: diff reads the history with it, so install git")) from None


def _named(name: str, commit: str) -> Message:
    digits = commit[:_SHOWN_DIGITS]
    return Message(digits) if commit.startswith(name) else joined((name, f" ({digits})"), "")


def _incomplete(revision: Revision) -> Message:
    return say("{revision} is not complete in this clone; fetch it again with git fetch", revision=revision.name)
