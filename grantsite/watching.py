"""Notices that a file was saved: the system tells it, and where it does not, or forgets to, the files are looked at.

What the system tells is only a reason to look: what changed is seen by comparing the files with what they were.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import watchfiles
from tornado.ioloop import IOLoop, PeriodicCallback

from grantsite.content_files import Signature, is_hidden

# Milliseconds. A burst of saves is over when nothing came for so long, and is not waited for longer than that.
_QUIET, _LONGEST = 20, 400
# How often one looks by oneself: at single files, at all where the system tells of changes, at all where it does not.
_FILES_EVERY, _SAFE_EVERY, _POLL_EVERY = 100, 2_000, 200
_SETTLED_AFTER = 100
# To look at all files of a large site takes a while, in which no page is drawn: at most one part of time in so many.
_SELDOM = 10

Snapshot = dict[str, Signature]


class Watch:
    """Looks after folders with all below them, and single files; ``saved`` is called with the paths that changed."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path], saved: Callable[[set[str]], None]) -> None:
        """From now on no change is missed, though it is told of only after ``start``."""
        self._folders = [str(folder) for folder in folders]
        self._files = [str(file) for file in files]
        self._saved = saved
        self._seen = self._snapshot()
        self._stop = threading.Event()
        self._listened_to: list[int] = []
        self._looks: PeriodicCallback | None = None
        self._is_settling = False

    def start(self) -> None:
        """Begin to tell; called in the thread of the loop that runs then."""
        self._look_every(_SAFE_EVERY)
        self._begin_to_listen()
        PeriodicCallback(self._look_at_files, _FILES_EVERY).start()

    def stop(self) -> None:
        """Let the system tell no more."""
        self._stop.set()

    def _begin_to_listen(self) -> None:
        self._stop.set()  # to what was listened to before
        self._stop = threading.Event()
        self._listened_to = self._numbers()
        threading.Thread(target=self._listen, args=(IOLoop.current(), self._stop), daemon=True).start()

    def _numbers(self) -> list[int]:
        """The numbers of the folders on their disks; the system tells nothing of one that took another's place."""
        return [Path(folder).stat().st_ino if Path(folder).exists() else 0 for folder in self._folders]

    def _listen(self, loop: IOLoop, stop: threading.Event) -> None:
        """Runs in a thread of its own, which only passes on that there is something to look at."""
        # the system tells of whole paths: they are given the names that the folders have here
        whole = {os.path.abspath(folder): folder for folder in self._folders}  # noqa: PTH100 (links stay)
        told = watchfiles.watch(
            *whole,
            watch_filter=None,
            debounce=_LONGEST,
            step=_QUIET,
            stop_event=stop,
            rust_timeout=500,
            raise_interrupt=False,
        )
        try:
            for changes in told:
                loop.add_callback(self.look_at, {_renamed(path, whole) for _, path in changes})
        except (OSError, RuntimeError):  # the system has no room for more watches, or has none
            loop.add_callback(self._look_every, _POLL_EVERY)

    def _look_every(self, milliseconds: int) -> None:
        if self._looks is not None:
            self._looks.stop()
        self._looks = PeriodicCallback(self._look_twice, milliseconds)
        self._looks.start()

    def look(self) -> None:
        """Tell what changed since the last look, if anything did."""
        self._tell(self._snapshot())

    def _tell(self, now: Snapshot) -> None:
        changed = {path for path in now.keys() | self._seen.keys() if now.get(path) != self._seen.get(path)}
        self._seen = now
        if changed:
            self._saved(changed)

    def look_at(self, told: set[str]) -> None:
        """The same where the system told of these paths: of thousands of files only they are looked at. All of them
        are where one is no file, because nobody tells of what came or went with a folder."""
        told = {path for path in told if not is_hidden(Path(path).name)}
        if not all(map(self._is_file, told)):
            self.look()
            return
        now = {path: _signature(path, follow=False) for path in told}
        changed = {path for path, signature in now.items() if signature != self._seen.get(path)}
        for path in changed:
            if (signature := now[path]) is None:
                del self._seen[path]
            else:
                self._seen[path] = signature
        if changed:
            self._saved(changed)

    def _is_file(self, path: str) -> bool:
        """Whether a path is that of a file in one of the folders, or of one that was there a moment ago; no folder, and
        nothing that is called otherwise here."""
        below = f"{path}{os.sep}"
        return (
            any(path.startswith(f"{folder}{os.sep}") for folder in self._folders)
            and not Path(path).is_dir()
            and not any(seen.startswith(below) for seen in self._seen)
        )

    def _look_at_files(self) -> None:
        if any(self._seen.get(file) != _signature(file) for file in self._files):
            self._look_twice()

    def _look_twice(self) -> None:
        """The same where nobody knows whether the saves are over: it is told when nothing changed between two looks.
        Between them pages are drawn, and what the system tells of meanwhile is told at once."""
        if self._listened_to != self._numbers():
            self._look_every(_SAFE_EVERY)
            self._begin_to_listen()
        if self._is_settling:
            return
        begun = time.perf_counter_ns()
        now = self._snapshot()
        if self._looks is not None:
            spent = (time.perf_counter_ns() - begun) // 1_000_000
            self._looks.callback_time = max(self._looks.callback_time, spent * _SELDOM)
        if now != self._seen:
            self._is_settling = True
            self._settle(now, _LONGEST // _SETTLED_AFTER)

    def _settle(self, before: Snapshot, looks: int) -> None:
        IOLoop.current().call_later(_SETTLED_AFTER / 1000, self._look_again, before, looks)

    def _look_again(self, before: Snapshot, looks: int) -> None:
        now = self._snapshot()
        if now != before and looks > 1:
            self._settle(now, looks - 1)
        else:
            self._is_settling = False
            self._tell(now)

    def _snapshot(self) -> Snapshot:
        """What tells of every file whether it is the same later."""
        found: Snapshot = {}
        for folder in self._folders:
            found.update(_below(folder))
        for file in self._files:
            if (signature := _signature(file)) is not None:
                found[file] = signature
        return found


def _renamed(path: str, names: Mapping[str, str]) -> str:
    """A path whose folder has another name here."""
    for whole, name in names.items():
        if path.startswith(f"{whole}{os.sep}"):
            return name + path.removeprefix(whole)
    return path


def _signature(file: str, *, follow: bool = True) -> Signature | None:
    try:
        return Signature.of(os.stat(file, follow_symlinks=follow))
    except OSError:
        return None  # its absence is a change


def _below(folder: str) -> Iterator[tuple[str, Signature]]:
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    yield from _below(item.path)
                elif not is_hidden(item.name):
                    yield item.path, Signature.of(item.stat(follow_symlinks=False))
    except OSError:
        return  # a file or folder vanished while we looked; the next look sees it
