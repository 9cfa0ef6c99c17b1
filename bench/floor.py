#!/usr/bin/env python3
"""What the disk allows: the seconds that writing the files of a built site takes, when they are all in memory, and
those of looking whether they are as they were, and of exchanging its folder for a new one of links, which is what a
build does that finds no former folder, so that no half-written site is ever seen.

A C compiler makes the writer (floor.c), which uses all processors; where there is none, this module writes them itself,
which is slower, so a comparison with it is easier. ``Floor.name`` says which it was.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SOURCE = Path(__file__).resolve().parent / "floor.c"
COMPILERS = ("cc", "gcc", "clang")


class Seconds(NamedTuple):
    """What it takes to write all files, to ask for the size and time of each, and to exchange the folder for one with
    links to the same files."""

    written: float
    looked: float
    exchanged: float


class Floor:
    """A writer of files; ``folder`` is where a compiled one is put. ``allows_c`` is False to do without."""

    def __init__(self, folder: Path, *, allows_c: bool = True) -> None:
        self._program: Path | None = None
        compiler = next(filter(None, map(shutil.which, COMPILERS)), None) if allows_c else None
        if compiler:
            folder.mkdir(parents=True, exist_ok=True)
            self._program = folder / "floor"
            words = [compiler, "-O2", "-pthread", "-o", str(self._program), str(SOURCE)]
            subprocess.run(words, check=True)
        self.name = "C" if compiler else "Python"

    def seconds(self, source: Path, target: Path) -> Seconds:
        """Write what is in one folder to another, which is removed before and after. The source has files."""
        again = target.with_name(f"{target.name}-again")
        for folder in (target, again):
            shutil.rmtree(folder, ignore_errors=True)
        try:
            if self._program is None:
                return _write(source, target, again)
            words = [str(self._program), str(source), str(target), str(again), str(os.cpu_count() or 1)]
            said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
            return Seconds(*map(float, said.split()))
        finally:
            for folder in (target, again):
                shutil.rmtree(folder, ignore_errors=True)


def _write(source: Path, target: Path, again: Path) -> Seconds:
    folders = [""]
    files: list[tuple[str, bytes]] = []
    for folder, below, names in os.walk(source):
        inside = folder.removeprefix(str(source))
        folders += [f"{inside}/{name}" for name in below]
        files += [(f"{inside}/{name}", Path(folder, name).read_bytes()) for name in names]
    started = time.perf_counter()
    for name in folders:
        os.mkdir(f"{target}{name}")
    for name, data in files:
        handle = os.open(f"{target}{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(handle, data)
        os.close(handle)
    written = time.perf_counter()
    for name, _ in files:
        os.stat(f"{target}{name}")
    looked = time.perf_counter()
    for name in folders:
        os.mkdir(f"{again}{name}")
    for name, _ in files:
        os.link(f"{target}{name}", f"{again}{name}")
        Path(f"{target}{name}").unlink()
    for name in reversed(folders):
        Path(f"{target}{name}").rmdir()
    return Seconds(written - started, looked - written, time.perf_counter() - looked)


def main(words: list[str]) -> None:
    """The command: print the writer and its seconds."""
    parser = argparse.ArgumentParser(prog="bench/floor.py", description="Write a built site from memory, and time it.")
    parser.add_argument("site", type=Path, metavar="DIR", help="the built site")
    parser.add_argument("target", type=Path, metavar="OUT_DIR", help="a folder that is written, and removed")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        floor = Floor(Path(folder))
        found = floor.seconds(given.site, given.target)
        times = f"{found.written:.3f} s to write, {found.looked:.3f} s to look at, {found.exchanged:.3f} s to exchange"
        print(f"{floor.name}: {times}")


if __name__ == "__main__":
    main(sys.argv[1:])
