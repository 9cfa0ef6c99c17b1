"""The content folder into records, with the problems of each file.

Each file is read on its own: what one record says of another is the business of ``checks``. Nothing here stops
at the first mistake.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from grantsite.errors import ERROR, ContentError, Problem
from grantsite.parse_cache import ParseCache
from grantsite.reader import read_record
from grantsite.records import (
    Application,
    Award,
    Call,
    Line,
    Municipality,
    Organisation,
    Record,
    Region,
    Term,
)
from grantsite.yamlfile import Node, Sequence, parse, position, read_text

T = TypeVar("T")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PROSE_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.(fi|sv|en)\.md")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A record and the file it stands in. ``slug`` is the file's name without its ending."""

    record: T
    file: Path
    path: str
    slug: str
    inside: str  # the path below the content folder, the same whatever that folder is called
    keys: tuple[str | int, ...] = ()

    def problem(
        self, keys: tuple[str | int, ...], code: str, message: str, hint: str = "", level: str = ERROR
    ) -> Problem:
        """A problem at the value of ``keys``, such as ``("partners", 2, "municipality")``."""
        line, column = self.place(*keys)
        return Problem(self.path, line, column, level, code, message, hint)

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of the value at ``keys``."""
        return position(self.file, self.path, self.keys + keys)


class FrontMatter(Record, frozen=True):
    """What stands above the text of a prose page. ``description`` is shown by search engines."""

    title: Line
    description: Line


class Prose(Record, frozen=True):
    """A prose page in one language: Markdown and its front matter (``content/pages/<slug>.<language>.md``)."""

    slug: str
    language: str
    title: str
    description: str
    body: str
    body_line: int


@dataclass(slots=True)
class Content:
    """Everything that stands in the content folder, in the order of paths."""

    calls: list[Entry[Call]] = field(default_factory=list)
    applications: list[Entry[Application]] = field(default_factory=list)
    awards: list[Entry[Award]] = field(default_factory=list)
    municipalities: list[Entry[Municipality]] = field(default_factory=list)
    organisations: list[Entry[Organisation]] = field(default_factory=list)
    regions: list[Entry[Region]] = field(default_factory=list)
    terms: list[Entry[Term]] = field(default_factory=list)
    prose: list[Entry[Prose]] = field(default_factory=list)
    # How many files of applications and awards there are, read or not: the "records" of the closing line.
    files: int = 0
    # The kind and slug of every file that is missing or has a problem of its own. A rule that would only repeat
    # the consequence of that stays silent.
    unread: set[tuple[str, str]] = field(default_factory=set)

    def any_unread(self, *kinds: str) -> bool:
        """Whether a file of one of the kinds is missing or has a problem of its own."""
        return any(kind in kinds for kind, _ in self.unread)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A folder of records: what is in it and whether the files lie in one folder a call."""

    attribute: str
    record: type[Any]
    noun: str
    by_call: bool = False


_FOLDERS = {
    "calls": _Kind("calls", Call, "a call"),
    "applications": _Kind("applications", Application, "an application", by_call=True),
    "awards": _Kind("awards", Award, "an award", by_call=True),
    "municipalities": _Kind("municipalities", Municipality, "a municipality"),
    "organisations": _Kind("organisations", Organisation, "an organisation"),
}
_LISTS = {
    "regions.yaml": _Kind("regions", Region, "a region"),
    "terms.yaml": _Kind("terms", Term, "a term"),
}


def load(folder: Path, shown_folder: str, cache: ParseCache) -> tuple[Content, list[Problem]]:
    """All records of ``folder`` and the problems of its files. ``shown_folder`` begins the paths in messages."""
    content = Content()
    problems: list[Problem] = []
    if not folder.is_dir():
        problems.append(
            Problem(
                shown_folder,
                1,
                1,
                ERROR,
                "missing-file",
                "the content folder does not exist",
                "name it with --content DIR",
            )
        )
        content.unread.update((kind, "") for kind in (*_FOLDERS, "pages"))
        return content, problems
    for file in _walk(folder):
        parts = file.relative_to(folder).parts
        shown = "/".join((shown_folder.rstrip("/"), *parts))
        before = len(problems)
        try:
            _load_file(content, problems, cache, file, shown, parts)
        except ContentError as error:
            problems.extend(error.problems)
        if len(problems) > before:
            content.unread.add((_kind_of(parts), slug_of(file.stem)))
    for name, kind in _LISTS.items():
        if not (folder / name).exists():
            content.unread.add((kind.attribute, name))
            problems.append(
                Problem(
                    f"{shown_folder}/{name}",
                    1,
                    1,
                    ERROR,
                    "missing-file",
                    "the file does not exist",
                    f"add the list of every {kind.noun.split()[-1]}",
                )
            )
    return content, problems


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder in a fixed order; hidden ones (an editor's own) are passed over."""
    for item in sorted(folder.iterdir(), key=lambda p: p.name):
        if item.name.startswith(".") or item.name.endswith("~"):
            continue
        if item.is_symlink():
            yield item  # reported as unexpected, never followed
        elif item.is_dir():
            yield from _walk(item)
        else:
            yield item


def _kind_of(parts: tuple[str, ...]) -> str:
    return _LISTS[parts[0]].attribute if parts[0] in _LISTS else parts[0]


def _load_file(
    content: Content,
    problems: list[Problem],
    cache: ParseCache,
    file: Path,
    shown: str,
    parts: tuple[str, ...],
) -> None:
    def unexpected(message: str, hint: str) -> None:
        problems.append(Problem(shown, 1, 1, ERROR, "unexpected-file", message, hint))

    if file.is_symlink():
        unexpected("this is a symbolic link", "put the file itself here")
    elif len(parts) == 1 and parts[0] in _LISTS:
        _load_list(content, problems, file, shown, _LISTS[parts[0]])
    elif parts[0] == "pages" and len(parts) == 2:
        _load_prose(content, problems, file, shown)
    elif parts[0] in _FOLDERS and len(parts) == (3 if _FOLDERS[parts[0]].by_call else 2):
        _load_record(content, problems, cache, file, shown, parts, _FOLDERS[parts[0]])
    else:
        folders = ", ".join([f"{n}/<call>/" if k.by_call else f"{n}/" for n, k in _FOLDERS.items()])
        unexpected("no kind of record belongs here", f"records lie in {folders} and pages/")


def _load_record(
    content: Content,
    problems: list[Problem],
    cache: ParseCache,
    file: Path,
    shown: str,
    parts: tuple[str, ...],
    kind: _Kind,
) -> None:
    content.files += kind.by_call
    if file.suffix != ".yaml" or not SLUG.fullmatch(file.stem):
        problems.append(
            Problem(
                shown,
                1,
                1,
                ERROR,
                "file-name",
                f'"{file.name}" is not a name for {kind.noun}',
                f"rename it to {slug_of(file.stem) or 'name'}.yaml: lower-case letters a–z, digits and single hyphens",
            )
        )
        return
    text = read_text(file, shown)
    record = cache.get(kind.record, text)
    if record is None:
        record, found = read_record(parse(text, shown), kind.record, shown, kind.noun)
        problems.extend(found)
        if record is None:
            return
        cache.put(record, text)
    entry = Entry(record, file, shown, file.stem, "/".join(parts))
    if kind.by_call:
        call = record.call if isinstance(record, Application) else record.application.rpartition("-")[0]
        if call != parts[1]:
            key = "call" if isinstance(record, Application) else "application"
            problems.append(
                entry.problem(
                    (key,),
                    "file-name",
                    f'the record belongs to call "{call}" but lies in the folder {parts[1]}/',
                    f"move it to {parts[0]}/{call}/",
                )
            )
    elif isinstance(record, Call) and record.id != file.stem:
        problems.append(
            entry.problem(
                ("id",),
                "file-name",
                f'the call "{record.id}" lies in {file.name}',
                f"rename the file to {record.id}.yaml",
            )
        )
    getattr(content, kind.attribute).append(entry)


def _load_list(content: Content, problems: list[Problem], file: Path, shown: str, kind: _Kind) -> None:
    node: Node = parse(read_text(file, shown), shown)
    if not isinstance(node, Sequence):
        problems.append(
            Problem(
                shown,
                node.line,
                node.column,
                ERROR,
                "wrong-type",
                "the file must be a list",
                f"begin {kind.noun} with a hyphen and a space",
            )
        )
        return
    for index, item in enumerate(node.items):
        record, found = read_record(item, kind.record, shown, kind.noun)
        problems.extend(found)
        if record is not None:
            getattr(content, kind.attribute).append(Entry(record, file, shown, file.stem, file.name, (index,)))


def _load_prose(content: Content, problems: list[Problem], file: Path, shown: str) -> None:
    name = _PROSE_NAME.fullmatch(file.name)
    if name is None:
        problems.append(
            Problem(
                shown,
                1,
                1,
                ERROR,
                "file-name",
                f'"{file.name}" is not a name for a page',
                "name it <slug>.<language>.md, such as about.fi.md",
            )
        )
        return
    lines = read_text(file, shown).split("\n")
    end = next((i for i, line in enumerate(lines) if i > 0 and line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        problems.append(
            Problem(
                shown,
                1,
                1,
                ERROR,
                "markdown-front-matter",
                "the page does not begin with its title",
                "begin with the lines ---, title: …, description: … and ---",
            )
        )
        return
    node = parse("\n".join(lines[1:end]), shown, first_line=2)
    front, found = read_record(node, FrontMatter, shown, "a page")
    problems.extend(found)
    if front is not None:
        body = "\n".join(lines[end + 1 :]).strip("\n") + "\n"
        body_line = end + 2
        while body_line <= len(lines) and not lines[body_line - 1].strip():
            body_line += 1
        prose = Prose(name[1], name[2], front.title, front.description, body, body_line)
        content.prose.append(Entry(prose, file, shown, name[1], f"pages/{file.name}"))


def slug_of(text: str) -> str:
    """The slug of a name: lower-case ASCII; ä→a, ö→o, å→a; anything else that is no letter or digit → one hyphen."""
    folded = text.lower().translate(str.maketrans("äöå", "aoa"))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def record_noun(kind: type[Any]) -> str:
    """How messages name a kind of record ("an award")."""
    return next(k.noun for k in [*_FOLDERS.values(), *_LISTS.values()] if k.record is kind)
