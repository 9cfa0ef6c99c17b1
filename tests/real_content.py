"""The real records, read once, and what `check` says when one file of them has another text."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from grantsite import checks
from grantsite.catalog import Catalog
from grantsite.content import Content
from grantsite.errors import Problem
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.search.table import WordTable

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
LANGUAGES = ("fi", "sv", "en")
# New words are what test_messages looks at.
NO_WORDS = WordTable(CONTENT / "none")
# Lists that a folder with one file in it lacks; the real ones stand in for them.
LISTS = {("regions", "regions.yaml"), ("terms", "terms.yaml")}


@dataclass(frozen=True)
class Value:
    """A scalar of a record: where it stands in which file, and where in the file's text it begins and ends."""

    file: str  # below the content folder
    keys: tuple[str | int, ...]
    text: str
    quoted: bool
    line: int
    start: int
    end: int

    @property
    def field(self) -> str:
        """The keys as one word, with a star for each place in a list: "partners.*.municipality"."""
        return ".".join("*" if isinstance(key, int) else key for key in self.keys)


class Records:
    """The real content, read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder  # for changed files
        self._number = count()
        self.content, problems = load(CONTENT, "content", ParseCache(None))
        assert problems == []
        assert checks.check(Catalog(self.content), "2020", LANGUAGES, "content", NO_WORDS) == []
        self.catalog = Catalog(self.content)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of every record file by its path below the content folder."""
        paths = sorted(CONTENT.rglob("*.yaml"))
        return {path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8") for path in paths}

    def values(self, file: str) -> list[Value]:
        """Every scalar of a file."""
        root = yaml.compose(self.texts[file], Loader=yaml.SafeLoader)
        return [
            Value(
                file,
                keys,
                node.value,
                node.style is not None,
                node.start_mark.line + 1,
                node.start_mark.index,
                node.end_mark.index,
            )
            for keys, node in scalars(root, ())
        ]

    def with_value(self, value: Value, text: str) -> str:
        """The text of a file with another value; written with quotes where the old one was, or where it must be."""
        whole = self.texts[value.file]
        plain = not value.quoted and text.replace(".", "").isdecimal()
        return whole[: value.start] + (text if plain else quoted(text)) + whole[value.end :]

    def problems(self, file: str, text: str | bytes) -> list[Problem]:
        """What `check` says when one file has another text."""
        return self.check(file, text)[1]

    def check(self, file: str, text: str | bytes) -> tuple[Catalog, list[Problem]]:
        """The catalog and problems when one file has another text: that file is read anew, all rules are asked."""
        # a folder of its own, because positions are remembered by path
        folder = self._folder / str(next(self._number))
        changed = folder / file
        changed.parent.mkdir(parents=True)
        changed.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        part, problems = load(folder, "content", ParseCache(None))
        problems = [p for p in problems if p.code != "missing-file"]
        catalog = Catalog(self._joined(part, f"content/{file}"))
        return catalog, problems + checks.check(catalog, "2020", LANGUAGES, "content", NO_WORDS)

    def _joined(self, part: Content, path: str) -> Content:
        lists: dict[str, list[Any]] = {}
        for field in fields(Content):
            whole = getattr(self.content, field.name)
            if isinstance(whole, list):
                kept = [entry for entry in whole if entry.path != path]
                lists[field.name] = sorted([*kept, *getattr(part, field.name)], key=lambda e: (e.path, e.keys))
        return replace(self.content, **lists, unread=part.unread - LISTS)


def scalars(node: yaml.Node, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], yaml.ScalarNode]]:
    """The scalars below a node with the keys that lead to them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(value, (*keys, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from scalars(item, (*keys, index))
    else:
        assert isinstance(node, yaml.ScalarNode)
        yield keys, node


def quoted(text: str) -> str:
    """A text as YAML writes it in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
