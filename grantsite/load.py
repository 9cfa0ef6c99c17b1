"""The content folder into records, with the problems of each file.

Each file is read on its own: what one record says of another is the business of ``checks``. Nothing here stops
at the first mistake.
"""

import os
import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Files
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from grantsite import content_files, published
from grantsite.alike import Alike
from grantsite.codes import CODES, ERROR
from grantsite.content import Content, Entry, Prose
from grantsite.content_files import FOLDER, LINK, Item, Listing
from grantsite.errors import ContentError, Problem, first_of_many, has_errors
from grantsite.field_names import field_names
from grantsite.folders import FIELDS, FOLDERS, LISTS, SLUG, Kind, call_of, looks_like
from grantsite.gazetteer import NO_NAMES, Gazetteer
from grantsite.messages import Message, say
from grantsite.names import plain_letters
from grantsite.nodes import Node, Sequence
from grantsite.parse_cache import ParseCache
from grantsite.published import Published
from grantsite.reader import read_record
from grantsite.records import (
    Call,
    FrontMatter,
    Municipality,
)
from grantsite.second_reader import Read, SecondReader
from grantsite.textfile import read_text, text_of
from grantsite.yamlfile import parse

# The table of words lies beside the records (grantsite/search/table.py).
WORDS = "words"
_ENDING = ".yaml"
# What editors and other programs put behind a name, or behind that of a copy.
_OTHER_ENDINGS = re.compile(r"(\.(ya?ml|txt|orig|bak|rej|old|md|json))+$", re.IGNORECASE)
_COPY = re.compile(r"\([0-9]+\)|copy|kopio|kopia|\.(orig|bak|old)$", re.IGNORECASE)
_PROSE_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.(fi|sv|en)\.md")


def load(
    folder: Path,
    shown_folder: str,
    cache: ParseCache,
    listing: Listing | None = None,
    second: SecondReader | None = None,
) -> tuple[Content, list[Problem]]:
    """All records of ``folder`` and the problems of its files. ``shown_folder`` begins the paths in messages;
    ``listing`` is what is known of the files there, ``second`` reads some of them where none was read before."""
    loader = _Loader(shown_folder.rstrip("/"), cache)
    if folder.is_dir():
        loader.load(folder, listing or Listing(), second if cache.is_empty else None)
    else:
        loader.report(
            shown_folder, "missing-file", say("the content folder does not exist"), say("name it with --content DIR")
        )
        loader.content.unread.update((kind, "") for kind in (*FOLDERS, "pages"))
    return loader.content, loader.problems


def load_files(files: Files[str, bytes], shown_folder: str, cache: ParseCache) -> tuple[Content, list[Problem]]:
    """The same of files that are in no folder but in memory, by their paths below one."""
    loader = _Loader(shown_folder, cache)
    loader.load_files(files)
    return loader.content, loader.problems


def _printable(name: str) -> str:
    """A file's name as a message can show it: a line break or a broken letter in it becomes an escape."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


def _kind_of(parts: tuple[str, ...]) -> str:
    if not parts:
        return ""
    return LISTS[parts[0]].attribute if parts[0] in LISTS else parts[0]


@dataclass(slots=True)
class _Found:
    """What one file holds: its entries, each with the list that it belongs to."""

    entries: list[tuple[str, Entry[Any]]] = field(default_factory=list)
    counts: int = 0  # 1: it is one of the files that the closing line counts
    key: str = ""  # by which the parse cache knows the record, where it holds one
    published: Published | None = None


class _Loader:
    """Reads file after file; municipalities come first, because their names help to read the others."""

    def __init__(self, shown_folder: str, cache: ParseCache) -> None:
        self.content = content = Content()
        self._lists = {field.name: getattr(content, field.name) for field in fields(content)}
        self.problems: list[Problem] = []
        self._shown_folder = shown_folder
        self._cache = cache
        self._found = _Found()
        self._alike = Alike()
        self._data: bytes | None = None  # of the file that is read, where it is in memory

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        municipalities = (e.record for e in self.content.municipalities)
        return Gazetteer((m.code, m.name.every()) for m in municipalities)

    def report(self, path: str, code: str, message: Message, hint: Message) -> None:
        """A problem of a whole file."""
        self.problems.append(Problem(path, 1, 1, CODES[code].level, code, message, hint))

    def load(self, folder: Path, listing: Listing, second: SecondReader | None) -> None:
        """Read every file of the content folder; those that ``second`` has read are taken from it."""
        items = sorted(listing.items(str(folder)), key=lambda item: item.parts[:1] != ("municipalities",))
        if second:
            second.begin(items, self._right)
        try:
            for item in items:
                self._take(self._found_in(item, second))
        finally:
            if second:
                second.end()
        self._report_missing_lists(lambda name: (folder / name).exists())

    def _found_in(self, item: Item, second: SecondReader | None) -> "_Found":
        """What stands in a file: as it was found before, by the second reader, or now."""
        found: _Found | None = self._cache.of_file(self._shown_folder, item.path, item.signature)
        if found is None:
            before, shown = len(self.problems), self._shown(item)
            known = second.take(item.path) if second else None
            found = self._read(item, shown) if known is None else self._known(item, shown, known)
            for _, entry in found.entries:
                self._alike.share(entry.record)
            if len(self.problems) == before:
                self._cache.keep_file(self._shown_folder, item.path, item.signature, found)
        return found

    def _shown(self, item: Item) -> str:
        return _printable("/".join((self._shown_folder, *item.parts)))

    def _right(self, item: Item) -> Read | None:
        """The record that a file holds, if nothing is wrong with it."""
        before = len(self.problems)
        found = self._read(item, self._shown(item))
        return Read(found.key, found.entries[0][1].record) if len(self.problems) == before else None

    def _known(self, item: Item, shown: str, known: Read) -> "_Found":
        """What stands in a file whose record is known."""
        self._cache.put(known.key, known.record)
        kind = FOLDERS[item.parts[0]]
        entry = Entry(known.record, item.path, shown, item.parts[-1].removesuffix(_ENDING), "/".join(item.parts))
        return _Found([(kind.attribute, entry)], kind.by_call, known.key)

    def load_files(self, files: Files[str, bytes]) -> None:
        """Read files in memory, as if they were those of the content folder."""
        paths = [tuple(path.split("/")) for path in files]
        for parts in sorted(paths, key=lambda parts: (parts[0] != "municipalities", parts)):
            if content_files.is_walked(parts):
                inside = "/".join(parts)
                self._data = files[inside]
                item = Item("", parts, content_files.FILE, None)
                self._take(self._read(item, _printable(f"{self._shown_folder}/{inside}")))
        self._report_missing_lists(files.__contains__)

    def _report_missing_lists(self, exists: Callable[[str], bool]) -> None:
        for name, kind in LISTS.items():
            if not exists(name):
                self.content.unread.add((kind.attribute, name))
                hint = say("add the list; each item in it is {noun}", noun=kind.noun)
                self.report(f"{self._shown_folder}/{name}", "missing-file", say("the file does not exist"), hint)

    def _read(self, item: Item, shown: str) -> "_Found":
        """What stands in a file; its problems are added to those of the others."""
        self._found = _Found()
        before = len(self.problems)
        try:
            self._file(item.kind, item.path, shown, item.parts)
        except ContentError as error:
            self.problems.extend(error.problems)
        if len(self.problems) > before:
            self.problems[before:] = first_of_many(self.problems[before:])
            if has_errors(self.problems[before:]):
                name = item.parts[-1] if item.parts else item.path
                slug = "" if item.kind == FOLDER else slug_of(PurePath(name).stem)  # of a folder it may be any
                self.content.unread.add((_kind_of(item.parts), slug))
        return self._found

    def _take(self, found: "_Found") -> None:
        for attribute, entry in found.entries:
            self._lists[attribute].append(entry)
        self.content.files += found.counts
        self.content.published = found.published or self.content.published

    def _file(self, kind: str, file: str, shown: str, parts: tuple[str, ...]) -> None:
        if kind == LINK:
            self.report(shown, "unexpected-file", say("this is a symbolic link"), say("put the file itself here"))
        elif kind == FOLDER:
            self._folder(file, shown)
        elif len(parts) == 1 and parts[0] in LISTS:
            self._list(file, shown, parts[0], LISTS[parts[0]])
        elif parts == (published.FILE,):
            self._found.published = published.read(self._text(file, shown), shown)
        elif parts[0] == "pages" and len(parts) == 2:
            self._prose(file, shown, parts[1])
        elif parts[0] == WORDS:
            self._text(file, shown)  # read by the search's own tools; here only whether it is a text
        elif parts[0] in FOLDERS and len(parts) == (3 if FOLDERS[parts[0]].by_call else 2):
            self._record(file, shown, parts, FOLDERS[parts[0]])
        else:
            self._unexpected(file, shown)

    def _folder(self, folder: str, shown: str) -> None:
        """A folder that was not entered."""
        if os.access(folder, os.R_OK | os.X_OK):
            hint = say("move its files up, or take it out of content/")
            self.report(shown, "unexpected-file", say("the folder lies deeper than any record"), hint)
        else:
            hint = say("check that it is an ordinary folder you may read")
            self.report(shown, "unreadable-file", say("the folder cannot be read"), hint)

    def _text(self, file: str, shown: str) -> str:
        text, problems = read_text(file, shown) if self._data is None else text_of(self._data, shown)
        self.problems.extend(problems)
        return text

    def _unexpected(self, file: str, shown: str) -> None:
        """A file where no kind of record belongs; a record says itself where it does."""
        if shown.endswith(_ENDING):
            node = parse(self._text(file, shown), shown, fields=FIELDS)
            if kind := looks_like(node):
                return self._wrong_folder(
                    node, shown, kind, say("no record belongs here, but this is {noun}", noun=kind.noun)
                )
        folders = ", ".join([f"{n}/<call>/" if k.by_call else f"{n}/" for n, k in FOLDERS.items()])
        hint = say("records lie in {folders} and pages/", folders=folders)
        return self.report(shown, "unexpected-file", say("no kind of record belongs here"), hint)

    def _wrong_folder(self, node: Node, shown: str, kind: Kind, message: Message) -> None:
        folder = f"{self._shown_folder}/{kind.attribute}/"
        if kind.by_call:
            folder += f"{call_of(node) or '<call>'}/"
        self.content.unread.add((kind.attribute, PurePosixPath(shown).stem))
        self.report(shown, "wrong-folder", message, say("move it to {folder}", folder=folder))

    def _record(self, file: str, shown: str, parts: tuple[str, ...], kind: Kind) -> None:
        self._found.counts = kind.by_call
        name = parts[-1]
        slug = name.removesuffix(_ENDING)
        if slug == name or not SLUG.fullmatch(slug):
            hint = say(
                "rename it to {name}.yaml: lower-case letters a–z, digits and single hyphens",
                name=slug_of(_OTHER_ENDINGS.sub("", name)) or "name",
            )
            if _COPY.search(name):
                hint = say("delete it if it is a copy; otherwise {hint}", hint=hint)
            message = say('"{name}" is not a name for {noun}', name=name, noun=kind.noun)
            return self.report(shown, "file-name", message, hint)
        before = len(self.problems)
        text = self._text(file, shown)
        key = self._found.key = self._cache.key(kind.record, text)
        record = self._cache.get(key, kind.record)
        if record is None:
            node = parse(text, shown, fields=FIELDS)
            other = looks_like(node)
            if other is not None and other is not kind:
                message = say("this is {other}, but {noun} belongs here", other=other.noun, noun=kind.noun)
                return self._wrong_folder(node, shown, other, message)
            # The names are known when all municipalities have been read.
            names = NO_NAMES if kind.record is Municipality else self._gazetteer
            record, found = read_record(node, kind.record, shown, kind.noun, names)
            self.problems.extend(found)
            if record is None:
                return None
            self._cache.put(key, record)
        if len(self.problems) > before and has_errors(self.problems[before:]):
            return None  # a character that is wrong: names that hold it would only be reported once more
        entry = Entry(record, file, shown, slug, "/".join(parts))
        if isinstance(record, Call) and record.id != slug:
            message = say('the call "{id}" lies in {name}', id=record.id, name=name)
            hint = say("rename the file to {name}", name=f"{record.id}.yaml")
            self.problems.append(entry.problem(("id",), "file-name", message, hint))
        self._found.entries.append((kind.attribute, entry))
        return None

    def _list(self, file: str, shown: str, name: str, kind: Kind) -> None:
        text = self._text(file, shown)
        key = self._cache.key(kind.record, text)
        records = self._cache.get(key, kind.all_of_file)
        if records is None:
            records = list(self._items(text, shown, kind))
            if records and None not in records:
                self._cache.put(key, records)
        for index, record in enumerate(records):
            if record is not None:
                entry = Entry(record, file, shown, name.removesuffix(_ENDING), name, (index,))
                self._found.entries.append((kind.attribute, entry))

    def _items(self, text: str, shown: str, kind: Kind) -> Iterator[Any]:
        """The records of a list, each None where it has a problem."""
        node = parse(text, shown, fields=FIELDS)
        if not isinstance(node, Sequence):
            hint = say("begin {noun} with a hyphen and a space", noun=kind.noun)
            problem = Problem(shown, node.line, node.column, ERROR, "wrong-type", say("the file must be a list"), hint)
            self.problems.append(problem)
            return
        for item in node.items:
            record, found = read_record(item, kind.record, shown, kind.noun, self._gazetteer)
            self.problems.extend(found)
            yield record

    def _prose(self, file: str, shown: str, file_name: str) -> None:
        name = _PROSE_NAME.fullmatch(file_name)
        if name is None:
            message = say('"{name}" is not a name for a page', name=file_name)
            return self.report(shown, "file-name", message, say("name it <slug>.<language>.md, such as about.fi.md"))
        lines = self._text(file, shown).split("\n")
        end = next((i for i, line in enumerate(lines) if i > 0 and line.rstrip() == "---"), None)
        if lines[0].rstrip() != "---" or end is None:
            message = say("the page does not begin with its title")
            hint = say("begin with the lines ---, title: …, description: … and ---")
            return self.report(shown, "markdown-front-matter", message, hint)
        node = parse("\n".join(lines[1:end]), shown, first_line=2, fields=field_names(FrontMatter))
        front, found = read_record(node, FrontMatter, shown, say("a page"))
        self.problems.extend(found)
        if front is not None:
            body = "\n".join(lines[end + 1 :]).strip("\n") + "\n"
            body_line = end + 2
            while body_line <= len(lines) and not lines[body_line - 1].strip():
                body_line += 1
            prose = Prose(name[1], name[2], front.title, front.description, body, body_line)
            self._found.entries.append(("prose", Entry(prose, file, shown, name[1], f"pages/{file_name}")))
        return None


_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


def slug_of(text: str) -> str:
    """The slug of a name: its letters in lower case and without marks (ä→a, é→e, ß→ss), and digits. Anything else,
    letters of other alphabets too, → one hyphen."""
    return _NOT_IN_SLUG.sub("-", plain_letters(text)).strip("-")
