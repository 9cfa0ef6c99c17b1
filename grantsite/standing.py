"""Whether the site that stands is already the one that a build would make: then there is nothing to do.

A build that went well leaves behind what it was made from and what it wrote. Of every file that it read (records,
templates, static files, settings, the generator itself, what decides what git says) that is the size, the times, the
number and the mode, which never all stay when something is changed; of every file of the site only the size and the
time of change, and of every folder of it only that time, which can be put back on purpose. The next one with the same
words on the command line looks whether all of that is as it was, which takes hundredths of a second, and imports
nothing else of the generator for it. Any doubt is a no, and the build goes its whole way.

Of a site with many files, a copy of the process looks at the larger half while this one looks at what is read.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import pairwise

# What takes a millisecond to import is not imported: hashlib has this very function from here, and types are only read.
try:
    from _blake2 import blake2b
except ImportError:  # another Python than CPython
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    _Sealed = tuple[bytes, memoryview]  # a part of what is remembered, with its seal

_NAME = "standing-"
_DEFAULTS = {"content": "content", "config": "site.yaml"}  # as in arguments
_FORM = b"2"  # of the file
_HERE = ("build.py", "grantsite", "templates", "static")  # of the generator
# What of a git folder decides what it says of the commits and of what is not committed.
_OF_GIT = ("HEAD", "index", "config.worktree")
_OF_ALL_WORKTREES = ("packed-refs", "reftable", "config", "shallow", "info/exclude", "info/attributes", "info/grafts")
_ENVIRONMENT = ("PATH", "HOME", "XDG_CONFIG_HOME")  # and what is for git
# A change within the grain of a file system's clock may leave the time of a file as it was: one that was changed so
# shortly before it was looked at could be changed again unseen. Nanoseconds; some systems count by two seconds.
_GRAIN, _COARSE_GRAIN, _SECOND = 100_000_000, 2_000_000_000, 1_000_000_000
# From so many bytes of what is remembered on a second process is worth it: six thousand files.
_MANY = 400_000
# As many files of a site are looked at in the time that what a build reads takes.
_AS_LONG = 2_000
_SEAL, _LENGTH = 32, 8  # bytes
_ANY = -1  # the size of a folder says nothing
_KILL = 9  # SIGKILL: to import the module that names it takes a millisecond
# Stands in what a build says for how long it took.
SECONDS = "\x01"


class _DoubtError(Exception):
    """Something that this module does not follow, such as a symbolic link among the records."""


class Standing:
    """What is known of the site that stands, for one command line. ``program`` is the folder of build.py."""

    def __init__(self, words: list[str], program: str) -> None:
        self._file = ""
        self._asked = b""
        self.damaged = ""  # a file of what was remembered that cannot be believed
        self._folder = os.getcwd()  # a build may put another in its place
        self._content = self._absolute(_option(words, "content"))
        config = self._absolute(_option(words, "config"))
        self._cache = os.path.join(os.path.dirname(config), ".cache")
        begun = time.time_ns()
        name = blake2b(repr((words, self._folder)).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        file = os.path.join(self._cache, _NAME + name)
        self._other = _look_beside(file)
        state = blake2b(digest_size=16)
        newest = 0
        try:
            for line, changed in _inputs(words, program):
                state.update(line)
                newest = max(newest, changed)
        except (OSError, _DoubtError):
            return
        grain = _COARSE_GRAIN if newest % _SECOND == 0 else _GRAIN
        self._file = file
        if newest + grain < begun:
            self._asked = state.hexdigest().encode()

    def said(self, begun: int) -> tuple[str, str] | None:
        """What is to be printed (standard error and standard output) where all is as the last build left it; else None.

        ``begun`` is the time by the clock of performance, in nanoseconds, at which the command began.
        """
        if not self._asked:
            self._end_other()
            return None
        try:
            head, near, far = _remembered(self._file)
            said = self._said(head, near, far, begun)
            if said is None and any(_seal(part) != seal for seal, part in (near, far)):
                self.damaged = self._file
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError):
            self.damaged = self._file
            return None
        finally:
            self._end_other()
        return said

    def _said(self, head: bytes, near: _Sealed, far: _Sealed, begun: int) -> tuple[str, str] | None:
        form, asked, errors, printed, site = head.split(b"\0")
        if (form, asked) != (_FORM, self._asked) or not _are_as_left(site, near):
            return None
        if self._other:
            other, self._other = self._other, 0
            if os.waitpid(other, 0)[1] != 0:
                return None
        elif not _are_as_left(site, far):
            return None
        tenths = (time.perf_counter_ns() - begun) * 10 // _SECOND
        return errors.decode(), printed.decode().replace(SECONDS, f"{tenths // 10}.{tenths % 10}")

    def _end_other(self) -> None:
        """The other process need not look any longer."""
        if self._other:
            os.kill(self._other, _KILL)
            os.waitpid(self._other, 0)
            self._other = 0

    def save(self, output: str, files: Iterable[tuple[str, int, int]], errors: str, printed: str) -> None:
        """Remember the site in ``output``: its files as (path, size, time), and what a build of the same would say.

        A disk that cannot be written to costs only time. What was remembered for other words is forgotten: they have
        written over this site, or this over theirs.
        """
        self._end_other()
        if not self._file:
            return
        site = self._absolute(output)
        try:
            for name in os.listdir(self._cache):
                if name.startswith(_NAME):
                    os.unlink(os.path.join(self._cache, name))
            if not self._asked:
                return
            found = list(files)
            folders = {""}
            for path, _, _ in found:
                while (path := path.rpartition("/")[0]) not in folders:
                    folders.add(path)
            found += [(path or ".", _ANY, os.stat(f"{site}/{path}").st_mtime_ns) for path in sorted(folders)]
            head = b"\0".join([_FORM, self._asked, errors.encode(), printed.encode(), os.fsencode(site)])
            half = max(len(found) - _AS_LONG, 0) // 2
            temporary = f"{self._file}.{os.getpid()}"
            with open(temporary, "wb") as file:
                for data in (head, _packed(found[:half]), _packed(found[half:])):
                    file.write(_seal(data) + len(data).to_bytes(_LENGTH, "big") + data)
            os.replace(temporary, self._file)
        except OSError:
            return

    def holds_for(self, content: str, config: str) -> bool:
        """Whether these are the folder and the settings that were looked at; an option can be written shortened."""
        cache = os.path.join(os.path.dirname(self._absolute(config)), ".cache")
        return (self._absolute(content), cache) == (self._content, self._cache)

    def _absolute(self, path: str) -> str:
        return os.path.normpath(os.path.join(self._folder, path))


def _option(words: list[str], name: str) -> str:
    """The value of an option, as it stands on the command line."""
    value = _DEFAULTS[name]
    for word, after in pairwise([*words, ""]):
        if word == f"--{name}":
            value = after
        elif word.startswith(f"--{name}="):
            value = word.partition("=")[2]
    return value


def _inputs(words: list[str], program: str) -> Iterator[tuple[bytes, int]]:
    """A line for everything that a build depends on, and when that changed last.

    Raises OSError for what cannot be read and _DoubtError for what is not followed.
    """
    settings = sorted((key, value) for key, value in os.environ.items() if key in _ENVIRONMENT or key[:4] == "GIT_")
    python = (sys.version, sys.executable, sys.path)
    # git takes a folder for what a link to it leads to, and ".." for what is above that
    content, config = (os.path.realpath(_option(words, name)) for name in ("content", "config"))
    yield repr((words, os.getcwd(), program, content, config, python, settings)).encode("utf-8", "surrogateescape"), 0
    # a library that is installed or removed changes the folder that it lies in; that of the program is looked at below
    for folder in sys.path:
        if os.path.realpath(folder) != program:
            yield _line(folder)
    for name in _HERE:
        yield from _lines(os.path.join(program, name))
    yield _line(config)
    yield from _lines(content)
    yield from _of_git(content)


def _line(path: str, status: os.stat_result | None = None) -> tuple[bytes, int]:
    """A file or folder and its state; one that is not there has none."""
    try:
        s = status or os.stat(path)
    except FileNotFoundError:
        return os.fsencode(path), 0
    line = b"%b\0%d %d %d %d %d\n" % (os.fsencode(path), s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino, s.st_mode)
    return line, max(s.st_mtime_ns, s.st_ctime_ns)


def _lines(path: str) -> Iterator[tuple[bytes, int]]:
    """A file, or every file below a folder."""
    if not os.path.isdir(path):
        yield _line(path)
        return
    with os.scandir(path) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_symlink():
            raise _DoubtError(entry.path)
        if not entry.is_dir():
            yield _line(entry.path, entry.stat())
        elif entry.name != "__pycache__":  # written by Python itself
            yield os.fsencode(entry.path), 0
            yield from _lines(entry.path)


def _of_git(content: str) -> Iterator[tuple[bytes, int]]:
    """What decides what git says: which git it is, the settings that count (in ``git``), and the repository, if any."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield _line(os.path.join(folder, "git"))
    home = os.environ.get("HOME", "")
    own = os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"), "git", "config")
    named = (os.environ.get(f"GIT_CONFIG_{which}", "") for which in ("GLOBAL", "SYSTEM"))
    for path in ("/etc/gitconfig", os.path.join(home, ".gitconfig"), own, *named):
        if path != os.devnull:  # whose times may change
            yield _line(path)
    folder, above = content, ""
    while folder != above:
        for name in (".gitignore", ".gitattributes"):
            yield _line(os.path.join(folder, name))
        place = os.path.join(folder, ".git")
        if os.path.exists(place):
            yield from _of_repository(_led_to(place, "gitdir: ") if os.path.isfile(place) else place)
            return
        yield os.fsencode(place), 0
        folder, above = os.path.dirname(folder), folder


def _of_repository(folder: str) -> Iterator[tuple[bytes, int]]:
    common = os.path.join(folder, "commondir")
    shared = _led_to(common, "") if os.path.isfile(common) else folder
    for name in _OF_GIT:
        yield _line(os.path.join(folder, name))
    for name in _OF_ALL_WORKTREES:
        yield _line(os.path.join(shared, name))
    head = os.path.join(folder, "HEAD")
    with open(head, encoding="utf-8") as file:
        branch = file.read().strip()
    if branch.startswith("ref: "):
        yield _line(os.path.join(shared, branch.removeprefix("ref: ")))


def _led_to(file: str, before: str) -> str:
    """The folder that a file of git names, from where the file lies."""
    with open(file, encoding="utf-8") as opened:
        named = opened.read().strip().removeprefix(before)
    return os.path.normpath(os.path.join(os.path.dirname(file), named))


def _look_beside(file: str) -> int:
    """The number of a process that looks at the larger half of the files of a site, and says by its status whether they
    are as they were left; 0 where none does because they are few, or nothing is remembered."""
    try:
        if os.stat(file).st_size < _MANY or not hasattr(os, "fork"):
            return 0
        other = os.fork()
    except OSError:  # there is no such file, or no room for another process
        return 0
    if other:
        return other
    status = 1
    try:
        head, _, far = _remembered(file)
        status = 0 if _are_as_left(head.rpartition(b"\0")[2], far) else 1
    finally:  # whatever happened: it says nothing, and never goes on with what this process does
        os._exit(status)


def _seal(data: bytes | memoryview) -> bytes:
    return blake2b(data, digest_size=_SEAL // 2).hexdigest().encode()


def _remembered(file: str) -> tuple[bytes, _Sealed, _Sealed]:
    """The three parts of what is remembered: all besides files, and both halves of the files; the seals of these are
    left to whoever reads them. Raises OSError and ValueError."""
    with open(file, "rb") as opened:
        rest = memoryview(opened.read())
    parts = []
    while rest:
        begin = _SEAL + _LENGTH
        end = begin + int.from_bytes(rest[_SEAL:begin], "big")
        if end > len(rest):
            raise ValueError
        parts.append((bytes(rest[:_SEAL]), rest[begin:end]))
        rest = rest[end:]
    (seal, head), near, far = parts
    if _seal(head) != seal:
        raise ValueError
    return bytes(head), near, far


def _packed(found: list[tuple[str, int, int]]) -> bytes:
    """Files or folders as (path, size, time): how many, the numbers in the order of this machine, the paths. So to read
    them takes no more than to cut the text of the paths."""
    numbers = memoryview(bytearray(16 * len(found))).cast("q")
    for place, (_, size, changed) in enumerate(found):
        numbers[2 * place], numbers[2 * place + 1] = size, changed
    paths = os.fsencode("\0".join([path for path, _, _ in found]))
    return len(found).to_bytes(_LENGTH, "big") + numbers.tobytes() + paths


def _are_as_left(site: bytes, sealed: _Sealed) -> bool:
    """Whether files and folders of a site are as they were left."""
    seal, data = sealed
    if _seal(data) != seal:
        return False
    count = int.from_bytes(data[:_LENGTH], "big")
    end = _LENGTH + 16 * count
    numbers = iter(data[_LENGTH:end].cast("q").tolist())
    paths = bytes(data[end:]).split(b"\0") if count else []
    try:
        # from the folder on, so that the system does not look up the way to it twenty thousand times
        root = os.open(site, os.O_RDONLY)
    except OSError:
        return False
    stat = os.stat
    try:
        for path, size, changed in zip(paths, numbers, numbers, strict=True):
            found = stat(path, dir_fd=root)
            if found.st_mtime_ns != changed or (size != _ANY and found.st_size != size):
                return False
    except (OSError, ValueError):
        return False
    finally:
        os.close(root)
    return True
