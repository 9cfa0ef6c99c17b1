#!/usr/bin/env python3
"""What the disk allows: the seconds that writing the files of a built site takes, when they are all in memory.

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

SOURCE = Path(__file__).resolve().parent / "floor.c"
COMPILERS = ("cc", "gcc", "clang")


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

    def seconds(self, source: Path, target: Path) -> float:
        """Write what is in one folder to another, which is removed before and after. The source has files."""
        shutil.rmtree(target, ignore_errors=True)
        try:
            if self._program is None:
                return _write(source, target)
            words = [str(self._program), str(source), str(target), str(os.cpu_count() or 1)]
            return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
        finally:
            shutil.rmtree(target, ignore_errors=True)


def _write(source: Path, target: Path) -> float:
    folders = [str(target)]
    files: list[tuple[str, bytes]] = []
    for folder, below, names in os.walk(source):
        inside = target / Path(folder).relative_to(source)
        folders += [str(inside / name) for name in below]
        files += [(str(inside / name), (Path(folder) / name).read_bytes()) for name in names]
    started = time.perf_counter()
    for name in folders:
        os.mkdir(name)
    for name, data in files:
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(handle, data)
        os.close(handle)
    return time.perf_counter() - started


def main(words: list[str]) -> None:
    """The command: print the writer and its seconds."""
    parser = argparse.ArgumentParser(prog="bench/floor.py", description="Write a built site from memory, and time it.")
    parser.add_argument("site", type=Path, metavar="DIR", help="the built site")
    parser.add_argument("target", type=Path, metavar="OUT_DIR", help="a folder that is written, and removed")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        floor = Floor(Path(folder))
        print(f"{floor.name}: {floor.seconds(given.site, given.target):.3f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
