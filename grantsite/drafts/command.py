"""``build.py new``: which file a draft goes to, what follows from what is known, and what is said in the end."""

import os
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from grantsite import schema
from grantsite.codes import ERROR
from grantsite.content import Entry
from grantsite.drafts.files import create, replace
from grantsite.drafts.given import as_typed, read_options, text_at
from grantsite.drafts.insertion import insert
from grantsite.drafts.kinds import KINDS, SLUG, Kind
from grantsite.drafts.template import Template
from grantsite.errors import ContentError, Problem, UsageError
from grantsite.fields import fields_of
from grantsite.folders import SLUG as SLUG_FORM
from grantsite.gazetteer import Gazetteer
from grantsite.load import load, slug_of
from grantsite.messages import Message, in_language, joined, say
from grantsite.parse_cache import ParseCache
from grantsite.records import Award
from grantsite.scalars import did_you_mean
from grantsite.textfile import read_text
from grantsite.yamlfile import parse

T = TypeVar("T")
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for. ``options`` holds the values given for each option, by its name."""

    kind: str
    target: str | None
    options: Mapping[str, list[str]]
    content: Path
    site: Path  # the folder of site.yaml, where the schemas are
    language: str


def new(asked: Asked, cache: ParseCache, current_call: Callable[[], str]) -> str:
    """Write a draft; what is said of it. ``current_call`` gives the call of a draft that names none.

    Raises UsageError where the command line is wrong, ContentError where a file is that has to be read.
    """
    return _Command(asked, cache, current_call).run()


class _Command:
    def __init__(self, asked: Asked, cache: ParseCache, current_call: Callable[[], str]) -> None:
        self.asked = asked
        self.kind: Kind = KINDS[asked.kind]
        self.current_call = current_call
        self.shown = asked.content.as_posix().rstrip("/")
        self.content, self.problems = load(asked.content, self.shown, cache)
        names = ((e.record.code, e.record.name.every()) for e in self.content.municipalities)
        self.given = read_options(self.kind, asked.options, Gazetteer(names))

    def run(self) -> str:
        if self.kind.field is not None:
            return self._extend(self.kind.field)
        place = getattr(self, f"_{self.asked.kind}")()
        return self._create(*place)

    # Where a new record lies, after what follows from its target is filled in.

    def _application(self) -> tuple[str, str]:
        call = text_at(self.given, "call") or self.current_call()
        if ("calls", call) not in self.content.unread:  # its record may still be incomplete
            _find(call, [e.record.id for e in self.content.calls], say('there is no call "{call}"', call=call))
        self.given["call"] = call
        if "id" not in self.given:
            used = [e.record.id for e in self.content.applications] + [
                id for _, id in self._unread("applications", "id")
            ]
            numbers = (int(id[len(call) + 1 :]) for id in used if re.fullmatch(rf"{re.escape(call)}-[0-9]+", id))
            self.given["id"] = f"{call}-{max(numbers, default=0) + 1:0{_DIGITS}d}"
        return f"applications/{call}", self._slug("--name", text_at(self.given, "name"))

    def _award(self) -> tuple[str, str]:
        target = self._target()
        entry = self._entry(self.content.applications, [e.record.id for e in self.content.applications])
        call = entry.record.call
        self.given["application"] = target
        if "item" not in self.given:
            items = [e.record.item for e in self.content.awards if e.record.application.rpartition("-")[0] == call]
            unread = self._unread("awards", "item", call)
            items += [int(item) for _, item in unread if item.isdecimal()]
            self.given["item"] = str(max(items, default=0) + 1)
        return f"awards/{call}", entry.slug

    def _organisation(self) -> tuple[str, str]:
        names = (text_at(self.given, "name", language) for language in ("fi", "sv", "en"))
        return "organisations", self._slug("--name-fi", next((name for name in names if name), None))

    def _municipality(self) -> tuple[str, str]:
        return "municipalities", self._slug("--name-fi", text_at(self.given, "name", "fi"))

    def _call(self) -> tuple[str, str]:
        target = self._target()
        self.given = {"id": target, **self.given}
        if not SLUG_FORM.fullmatch(target):
            raise UsageError(
                say('"{target}" is not an id of a call; write a year or slug, such as 2021', target=target)
            )
        return "calls", target

    def _target(self) -> str:
        if self.asked.target is None:  # the command line asks for it
            raise TypeError(f"{self.asked.kind} without a target")
        return self.asked.target

    def _slug(self, option: str, name: str | None) -> str:
        slugs = self.asked.options.get(SLUG)
        slug = slugs[-1] if slugs else slug_of(name or "")
        if not slug:
            raise UsageError(say("give the name with {option}: the file is named after it", option=option))
        if not SLUG_FORM.fullmatch(slug):
            message = say(
                '{option}: "{slug}" is not a file’s name; write lower-case letters a–z, digits and single hyphens',
                option=SLUG,
                slug=slug,
            )
            raise UsageError(message)
        return slug

    # Writing

    def _create(self, folder: str, slug: str) -> str:
        file = self.asked.content / folder / f"{slug}.yaml"
        path = f"{self.shown}/{folder}/{slug}.yaml"
        template = Template(self.asked.language)
        lines = template.lines(fields_of(self.kind.record), self.given)
        first = schema.first_line(self.asked.kind, file, self.asked.site)
        create(file, path, "\n".join([first, *lines]) + "\n")
        return self._said(say("{path}: {noun} written", path=path, noun=self.kind.noun), template)

    def _extend(self, field: str) -> str:
        entry = self._awarded()
        if self.asked.kind == "payment" and "instalment" not in self.given:
            paid = (payment.instalment for payment in entry.record.payments)
            self.given = {"instalment": str(max(paid, default=0) + 1), **self.given}
        template = Template(self.asked.language)
        lines = template.lines(fields_of(self.kind.record), self.given)
        text = Path(entry.file).read_bytes().decode("utf-8")
        changed, row = insert(text, entry.path, field, lines, is_item=field != "final_report")
        replace(Path(entry.file), entry.path, changed)
        message = say("{path}:{line}: {noun} added", path=entry.path, line=row, noun=self.kind.noun)
        return self._said(message, template)

    def _awarded(self) -> Entry[Award]:
        """The award of the application that the target names."""
        target = self._target()
        applications = {e.record.id: e for e in self.content.applications}
        if target in applications:
            entry = applications[target]
            self._refuse_if_unread("awards", f"{entry.record.call}/{entry.slug}.yaml")
            if all(e.record.application != target for e in self.content.awards):
                raise UsageError(
                    say(
                        '"{id}" has no award; write it first: {command}',
                        id=target,
                        command=self._command(f"new award {target}"),
                    )
                )
        return self._entry(self.content.awards, [e.record.application for e in self.content.awards])

    def _entry(self, entries: list[Entry[T]], ids: list[str]) -> Entry[T]:
        target = self._target()
        if target not in ids:
            for folder, field in (("applications", "id"), ("awards", "application")):
                for inside, id in self._unread(folder, field):
                    if id == target:
                        self._refuse_if_unread(folder, inside)
        _find(target, ids, say('there is no application "{application}"', application=target))
        return entries[ids.index(target)]

    def _unread(self, folder: str, field: str, call: str = "*") -> list[tuple[str, str]]:
        """What stands in a field of the records that are not complete, and so were not read; with their places."""
        found = []
        for file in sorted((self.asked.content / folder).glob(f"{call}/*.yaml")):
            inside = f"{file.parent.name}/{file.name}"
            if not self._broken(folder, inside):
                continue
            try:
                fields = as_typed(parse(read_text(file, file.as_posix())[0], file.as_posix()))
            except ContentError:
                self._refuse_if_unread(folder, inside)
                continue
            found.append((inside, text_at(fields, field) or ""))
        return found

    def _broken(self, folder: str, inside: str) -> list[Problem]:
        path = f"{self.shown}/{folder}/{inside}"
        return [p for p in self.problems if p.path == path and p.level == ERROR]

    def _refuse_if_unread(self, folder: str, inside: str) -> None:
        """A file that cannot be read may be the one that is meant, or hold the highest number."""
        if broken := self._broken(folder, inside):
            raise ContentError(broken)

    # What is said

    def _said(self, done: Message, template: Template) -> str:
        lines = [done]
        if template.missing:
            lines.append(say("still to fill in: {fields}", fields=joined(template.missing)))
        lines.append(say("next: {command}", command=self._command("check")))
        return "\n".join(in_language(line, self.asked.language) for line in lines)

    def _command(self, words: str) -> str:
        content = "" if self.shown == "content" else f" --content {shlex.quote(os.fspath(self.asked.content))}"
        return f"python build.py {words}{content}"


def _find(value: str, known: Iterable[str], problem: Message) -> None:
    """Raises UsageError where a value is not among the known ones, with the nearest of them."""
    names = sorted(known)
    if value not in names:
        close = get_close_matches(value, names, n=1)
        raise UsageError(joined([problem, did_you_mean(close[0])], "; ") if close else problem)
