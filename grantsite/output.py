"""The built folder: written beside the old one, then put in its place in one step.

Until ``publish`` the old site stands untouched, so an interrupted build loses nothing; afterwards the folder
holds exactly what this build owns, so files that no page owns any more are gone. Two things with one address
are an error. Where the folder that stood before (``former``) is still there, it is brought up to date instead of making
a new one.
"""

import contextlib
import ctypes
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Set
from glob import escape
from itertools import chain
from pathlib import Path
from platform import system

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem, UsageError
from grantsite.files import Stamp
from grantsite.former import Folder, Former, as_left, folders_of, take
from grantsite.messages import say
from grantsite.processes import is_gone
from grantsite.reasons import why
from grantsite.removal import remove

# Says that the folder is ours to replace. A folder without it is never touched.
MARKER = ".avustusikkuna"
_MARKER_TEXT = b"Written by build.py and replaced as a whole by each build.\n"
# Text is text on every system.
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Files that are worth a second process to remove them.
_MANY = 4_000
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux: renameat2(2)
_RENAME_SWAP = 2  # macOS: renamex_np(2)


class Claims:
    """The paths of a site, each with its owner."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._owners)

    def claim(self, path: str, owner: str) -> None:
        """Reserve a path for ``owner``. Raises ContentError where another has it, in upper or lower case."""
        first = self._owners.setdefault(path.casefold(), owner)
        if first is not owner:
            message = say(
                'the address "{address}" is already that of {owner}',
                address=path.removesuffix("index.html"),
                owner=first,
            )
            raise ContentError(
                [
                    Problem(
                        owner,
                        1,
                        1,
                        ERROR,
                        "duplicate-address",
                        message,
                        say("rename one of the two files, or take out the alias"),
                    )
                ]
            )


class Output:
    """A folder being built, by at most so many processes. Unchanged files are taken from the one that stands.

    ``spare`` is where the folder that stood before is kept; None where it is not.
    """

    def __init__(self, folder: Path, processes: int = 1, spare: Path | None = None) -> None:
        self.folder = _absolute(folder)
        put_back(folder)
        try:
            self._look(folder)
        except OSError as error:
            raise UsageError(
                say("{folder}: the site cannot be written: {reason}", folder=folder, reason=why(error))
            ) from None
        self._clear_leftovers()
        self._processes = processes
        self.staging = self.folder.with_name(f"{self.folder.name}.building-{os.getpid()}")
        # as texts, because they begin the path of each file
        self._old, self._new = str(self.folder), str(self.staging)
        self._claims = Claims()
        self._folders: set[str] = {""}
        self._spare = spare
        self._former: Former | None = None  # what this folder was, where it is no new one
        self._differs: Set[str] = frozenset()
        self._gone: list[str] = []
        self._written: list[str] = []  # by this process
        self._keeps_old = False

    @staticmethod
    def _look(folder: Path) -> None:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise UsageError(say("{folder}: the output is not a folder; name another with --output DIR", folder=folder))
        if folder.is_dir() and not (folder / MARKER).exists() and any(folder.iterdir()):
            raise UsageError(
                say(
                    "{folder}: the folder holds files that no build wrote; name an empty or new one with --output DIR",
                    folder=folder,
                )
            )

    def open(self, former: Former | None = None, gone: Iterable[str] = ()) -> Stamp:
        """Make the folder beside the old one, and in it what says that it is ours. ``former`` is what is known of the
        folder that stood before, and ``gone`` names the files of the old one that the new one will not have.

        Whoever calls this calls ``discard`` in the end, whatever happens. Raises OSError, as ``write`` does:
        ``refusal`` says it.
        """
        self._gone = list(gone)
        if former and self._spare and take(self._spare, former.folder, self.staging, chain(former.differs, self._gone)):
            self._former = former
            self._differs = frozenset(former.differs)
        else:
            self.staging.mkdir(parents=True)
        return self.write(MARKER, _MARKER_TEXT)

    def refusal(self, error: OSError) -> UsageError:
        """What is said where the system does not let the site be written: which file of it, or the folder, and why."""
        # the folder as it is known, not the one beside it
        place = os.fsdecode(error.filename or "").replace(str(self.staging), str(self.folder), 1) or self.folder
        reason = why(error)
        if os.path.exists(self.folder / MARKER):  # noqa: PTH110 (says no, and raises nothing, where it cannot be seen)
            return UsageError(
                say("{folder}: the site cannot be written: {reason}; the old site stands", folder=place, reason=reason)
            )
        return UsageError(say("{folder}: the site cannot be written: {reason}", folder=place, reason=reason))

    def _clear_leftovers(self) -> None:
        """Remove what builds left behind that were killed: their process is gone."""
        with contextlib.suppress(OSError):
            for left in _left_behind(self.folder, "building", "old"):
                shutil.rmtree(left, ignore_errors=True)

    def claim(self, path: str, owner: str) -> None:
        """Reserve a path for ``owner``. Raises ContentError where another has it."""
        self._claims.claim(path, owner)

    def make_folders(self, path: str) -> None:
        """Make the folders above a file."""
        above = path.rpartition("/")[0]
        if above not in self._folders:
            try:
                os.mkdir(f"{self._new}/{above}")  # what it lies in is there mostly
            except FileExistsError:
                pass
            except OSError:
                os.makedirs(f"{self._new}/{above}", exist_ok=True)  # also where another worker was faster
            self._folders.add(above)

    def write(self, path: str, data: bytes) -> Stamp:
        """Write a file and give what tells later whether it is still the same."""
        self.make_folders(path)
        self._written.append(path)
        # without buffers and paths as objects: there are ten thousand small files in a small site
        name = f"{self._new}/{path}"
        try:
            file = os.open(name, _NEW_FILE, 0o666)
        except FileExistsError:  # of the former folder, and it may be that of the old one as well; or of a lost worker
            os.unlink(name)  # noqa: PTH108 (as texts, as above)
            file = os.open(name, _NEW_FILE, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
            status = os.fstat(file)
        finally:
            os.close(file)
        return Stamp(status.st_size, status.st_mtime_ns, hashlib.sha256(data).hexdigest())

    def put(self, path: str, data: bytes, known: Stamp | None) -> Stamp:
        """Write a file whose bytes are there, unless it is ``known`` with the same and still as it was left."""
        if known and known.sha256 == hashlib.sha256(data).hexdigest() and self.keep(path, known):
            return known
        return self.write(path, data)

    def keep(self, path: str, stamp: Stamp) -> bool:
        """Take an unchanged file from the old folder. False where it is not there as it was left."""
        old, new = f"{self._old}/{path}", f"{self._new}/{path}"
        try:
            status = os.stat(old)
            if status.st_size != stamp.size or status.st_mtime_ns != stamp.time:
                return False
            # one that has a single name was put there by somebody else, or copied
            if self._former and status.st_nlink > 1 and path not in self._differs:
                return True  # it is the same file
            self.make_folders(path)
            try:
                _link(old, new)
            except OSError:  # no hard links here
                shutil.copy2(old, new)
        except OSError:
            return False
        return True

    def seal(
        self, old: Folder | None, files: Iterable[str], drawn: Iterable[str]
    ) -> tuple[Folder | None, Former | None]:
        """What is to be known of the folder, in which all ``files`` are by now, and of the ``old`` one, if it is kept:
        that is what was known of it. ``drawn`` are those that workers wrote. Nothing of either where none is kept, or
        where the system does not let folders be looked at."""
        if self._spare is None:
            return None, None
        with contextlib.suppress(OSError):  # there is no old one
            self._keeps_old = bool(old and os.stat(self._old).st_ino == old.number and self._can_link())
        changed = [*self._written, *drawn, *self._gone]
        try:
            if self._former:
                touched = folders_of([*changed, *self._former.differs])
                new = as_left(self.staging, touched, self._former.folder.times)
            else:
                new = as_left(self.staging, folders_of(files))
        except OSError:
            self._keeps_old = False
            return None, None
        return new, Former(old, changed) if old and self._keeps_old else None

    def _can_link(self) -> bool:
        """Whether a file can have two names here: otherwise two folders would take twice the room."""
        second = f"{self._new}/{MARKER}-{os.getpid()}"
        try:
            os.link(f"{self._new}/{MARKER}", second)
            os.unlink(second)  # noqa: PTH108 (as texts, as above)
        except OSError:
            return False
        return True

    def publish(self) -> None:
        """Put the new folder in the place of the old one."""
        if not self.folder.exists():
            try:
                self.staging.rename(self.folder)
                return
            except OSError:
                if not self.folder.exists():  # it does where another build was faster: its site is replaced
                    raise
        if _exchange(self.staging, self.folder):
            self._put_aside(self.staging)
            return
        old = self.folder.with_name(f"{self.folder.name}.old-{os.getpid()}")
        self.folder.rename(old)
        try:
            self.staging.rename(self.folder)
        except BaseException:  # also where somebody interrupts; what is killed here the next build puts back
            with contextlib.suppress(OSError):
                old.rename(self.folder)
            raise
        self._remove(old)

    def _put_aside(self, old: Path) -> None:
        """Keep the old folder for the next build, or remove it."""
        if self._spare:
            self._remove(self._spare)
            if self._keeps_old:
                with contextlib.suppress(OSError):  # it is on another disk
                    old.rename(self._spare)
                    return
        self._remove(old)

    def _remove(self, old: Path) -> None:
        remove(str(old), beside=self._processes > 1 and len(self._claims) > _MANY)

    def discard(self) -> None:
        """Remove what was written; the old folder stays."""
        shutil.rmtree(self.staging, ignore_errors=True)


def _link(old: str, new: str) -> None:
    """Give a file a second name. Raises OSError."""
    try:
        os.link(old, new)
    except FileExistsError:  # of a lost worker, of a page that is looked at once more, or of the former folder
        os.unlink(new)  # noqa: PTH108 (as texts: there may be many)
        os.link(old, new)


def put_back(folder: Path) -> None:
    """Where a build was killed between the two steps that it takes where folders cannot be exchanged in one, no site
    stands: give the old one its name back."""
    folder = _absolute(folder)
    with contextlib.suppress(OSError):  # another build was faster, or it may not be written
        if folder.exists():
            return
        for old in _left_behind(folder, "old"):
            if (old / MARKER).exists():
                old.rename(folder)
                return


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder))  # noqa: PTH100 (it also takes out "..", which has no name)


def _left_behind(folder: Path, *kinds: str) -> Iterator[Path]:
    """What builds of these kinds left beside a folder that were killed: their process is gone. Raises OSError."""
    for left in folder.parent.glob(f"{escape(folder.name)}.*-*"):
        kind, _, process = left.name.removeprefix(f"{folder.name}.").rpartition("-")
        if kind in kinds and is_gone(process):
            yield left


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step, so that no moment passes without a site. False where the system cannot."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if system() == "Linux":
            return bool(library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
        if system() == "Darwin":
            return bool(library.renamex_np(first, second, _RENAME_SWAP) == 0)
    return False
