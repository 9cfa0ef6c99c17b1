"""Kill builds at random moments, and see each time that the site that stands is whole: ``python bench/kills.py``.

Two sites are built in turn into one folder, each from the example of ``init`` (or from ``--content`` and ``--config``)
under another name. A build is killed with SIGKILL, with all its processes: half of them at any moment of its run, half
from when it has begun to write. After each kill the folder is read: every file has the SHA-256 that its list of
checksums says, there is no other file, and the list is that of one of the two sites.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = "data/checksums.txt"
NAMES = ("Ensimmäinen", "Toinen")


def build(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """A running build of the site in a folder, the leader of a group of processes."""
    command = (sys.executable, str(ROOT / "build.py"), "build", "--quiet", *words)
    return subprocess.Popen(command, cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL)


def name_site(folder: Path, name: str) -> None:
    """Give the site another title, so that every page of it is another one."""
    config = folder / "site.yaml"
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"(?m)^title: .*$", f"title: {name}", text), encoding="utf-8")


def faults(site: Path, lists: set[bytes]) -> list[str]:
    """What is wrong with the site that stands; nothing where it is one of those that the lists describe."""
    listed = (site / LIST).read_bytes()
    if listed not in lists:
        return ["the list of checksums is that of neither site"]
    digests = dict(line.split("  ", 1)[::-1] for line in listed.decode("utf-8").splitlines())
    found = []
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_dir() or name == LIST:
            continue
        if digests.pop(name, None) != hashlib.sha256(path.read_bytes()).hexdigest():
            found.append(f"{name} is not what the list says")
    return found + [f"{name} is missing" for name in digests]


def moment(folder: Path, process: subprocess.Popen[bytes], chance: random.Random, seconds: float, late: bool) -> str:
    """Wait for a random moment; which part of the build it is in."""
    staging = folder / f"_site.building-{process.pid}"
    if late:
        while process.poll() is None and not staging.exists():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, seconds / 3))
    else:
        time.sleep(chance.uniform(0, seconds))
    if process.poll() is not None:
        return "after its end"
    return "while it wrote" if staging.exists() else "before it wrote, or while it tidied up"


def main() -> int:
    """Kill, look, and print what was seen; exit status 1 where a site was not whole."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--content", type=Path, metavar="DIR", help="records (default: the example of init)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="their settings")
    words = parser.parse_args()
    chance = random.Random(words.seed)
    with tempfile.TemporaryDirectory(prefix="kills ä ") as scratch:
        folder = Path(scratch) / "site"
        if words.content and words.config:
            shutil.copytree(words.content, folder / "content")
            shutil.copy(words.config, folder / "site.yaml")
        else:
            subprocess.run((sys.executable, str(ROOT / "build.py"), "init", str(folder), "--quiet"), check=True)
        lists, seconds = set(), 0.0
        for name in NAMES:
            name_site(folder, name)
            started = time.monotonic()
            if build(folder).wait() != 0:
                raise SystemExit("the site does not build")
            seconds = max(seconds, time.monotonic() - started)
            lists.add((folder / "_site" / LIST).read_bytes())
        when: Counter[str] = Counter()
        broken = 0
        for number in range(words.kills):
            name_site(folder, NAMES[number % 2])
            # a third remembers nothing, a third renders with two processes
            process = build(folder, *((), ("--no-cache",), ("--jobs", "2"))[number % 3])
            when[moment(folder, process, chance, seconds, late=number % 2 == 0)] += 1
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            found = faults(folder / "_site", lists)
            broken += bool(found)
            for fault in found:
                print(f"kill {number + 1}: {fault}")
        whole = build(folder).wait() == 0 and not faults(folder / "_site", lists)
        left = sorted(path.name for path in folder.iterdir() if path.name.startswith("_site."))
    print(f"{words.kills} kills, seed {words.seed}: " + ", ".join(f"{n} {text}" for text, n in when.most_common()))
    print(f"the site was whole {words.kills - broken} of {words.kills} times")
    print(f"the next build: {'whole' if whole else 'not whole'}, left behind: {', '.join(left) or 'nothing'}")
    return 0 if whole and not broken and not left else 1


if __name__ == "__main__":
    sys.exit(main())
