"""Two versions of a record, field by field: what differs, in words and as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grantsite.comparison import items, shapes
from grantsite.comparison.changes import Change
from grantsite.comparison.descriptions import Describe
from grantsite.comparison.excerpts import excerpt, excerpts, passages
from grantsite.comparison.labels import field_name
from grantsite.comparison.words import amount_change, amounts, in_language_of, quoted
from grantsite.messages import Message, joined, say, say_many
from grantsite.records import (
    Participant,
    Point,
    PointOnMap,
    Population,
    Record,
    RegionChange,
    Requirements,
    Source,
    Successor,
    Text,
)

# Small groups of fields that are one fact together.
_ONE_FACT = (Source, Population, PointOnMap, RegionChange, Successor)
# What tells one record from another is not compared: another id is another record.
_IDENTITY = {"Call.id", "Application.id", "Award.application", "Municipality.code", "Region.code", "Term.id"}
_IDENTITY |= {"Prose.slug", "Prose.language", "Prose.body_line"}
_MOST_PASSAGES = 3
_LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Field:
    """Where two values stand that are compared: the path in the record and its name in words."""

    path: str
    name: Message
    record: str  # the kind of record it is a field of
    key: str
    kind: str = shapes.TEXT

    def below(self, key: str, name: Message | None = None, record: str = "") -> "Field":
        """A part of this field. Without a name of its own it is called as the whole is."""
        whole = self.name if name is None else say("{whole}, {part}", whole=self.name, part=name)
        return Field(f"{self.path}.{key}", whole, record or self.record, key)


class Fields:
    """Compares records. Bodies are named as the content of their own side names them."""

    def __init__(self, before: Describe, after: Describe) -> None:
        self._before = before
        self._after = after

    def of(self, before: Record, after: Record) -> "Fields":
        """The same for two versions of one record."""
        return Fields(self._before.of(before), self._after.of(after))

    def compare(self, before: Record, after: Record, whole: Field | None = None) -> Iterator[Change]:
        """The changes of a record, in the order in which its fields are declared."""
        record = type(before).__name__
        for shape in shapes.shapes(type(before)):
            old, new = getattr(before, shape.name), getattr(after, shape.name)
            if old == new or f"{record}.{shape.name}" in _IDENTITY:
                continue
            name = field_name(record, shape.name)
            if whole is None:
                field = Field(shape.name, name, record, shape.name, shape.kind)
            else:
                unnamed = isinstance(before, Point) and shape.name == "text"
                part = whole.below(shape.name, None if unnamed else name, record)
                field = Field(part.path, part.name, record, shape.name, shape.kind)
            if shape.is_list:
                yield from self._lists(field, old, new)
            else:
                yield from self._values(field, old, new)

    def given(self, record: Record, name: str) -> Change:
        """A field of a record that was added, as a change from nothing."""
        shape = next(s for s in shapes.shapes(type(record)) if s.name == name)
        field = Field(name, field_name(type(record).__name__, name), type(record).__name__, name, shape.kind)
        value = getattr(record, name)
        text = say("{field} {value}", field=field.name, value=self._after.value(field.record, field.key, value))
        if shape.kind == shapes.MONEY:
            text = say("{field} {value} €", field=field.name, value=amounts(value)[0])
        return _change(field, text, None, value, cents=value if shape.kind == shapes.MONEY else None)

    def taken(self, record: Record, name: str) -> Change:
        """A field of a record that was removed, as a change to nothing."""
        given = Fields(self._after, self._before).given(record, name)
        cents = None if given.difference_in_cents is None else -given.difference_in_cents
        return Change(given.field, given.name, given.text, given.after, None, difference_in_cents=cents)

    def _values(self, field: Field, old: Any, new: Any) -> Iterator[Change]:
        if isinstance(old or new, Text):
            yield from self._texts(field, old, new)
        elif isinstance(old or new, Record) and not isinstance(old or new, _ONE_FACT):
            yield from self._records(field, old, new)
        elif old is None or new is None:
            yield self._one_sided(field, old, new)
        elif field.kind == shapes.MONEY:
            one, other, difference = amount_change(old, new)
            text = say("{field} {before} → {after} €", field=field.name, before=one, after=other)
            yield _change(field, text, old, new, difference, new - old)
        elif field.kind == shapes.TEXT and isinstance(old, str):
            yield from self._long_text(field, old, new)
        else:
            one = self._before.value(field.record, field.key, old)
            other = self._after.value(field.record, field.key, new)
            text = (
                say("{field}: {before} → {after}", field=field.name, before=one, after=other)
                if isinstance(old, _ONE_FACT)
                else say("{field} {before} → {after}", field=field.name, before=one, after=other)
            )
            yield _change(field, text, old, new)

    def _one_sided(self, field: Field, old: Any, new: Any) -> Change:
        describe = self._before if new is None else self._after
        value = old if new is None else new
        shown: Message = describe.value(field.record, field.key, value)
        if field.kind == shapes.MONEY:
            shown = say("{amount} €", amount=amounts(value)[0])
        elif isinstance(value, str) and field.kind == shapes.TEXT:
            shown = quoted(excerpt(value))
        named = say("{field} {value}", field=field.name, value=shown)
        return _change(field, _one_side(named, new is None), old, new)

    def _records(self, field: Field, old: Any, new: Any) -> Iterator[Change]:
        if isinstance(old or new, Requirements):  # only texts, each of which may be left out
            yield from self.compare(old or Requirements(), new or Requirements(), field)
        elif old is None or new is None:
            describe = self._before if new is None else self._after
            what = describe.item(field.name, field.key, old if new is None else new)
            yield _change(field, _one_side(what, new is None), old, new)
        elif isinstance(old, Participant):
            yield from self._participants(field, old, new)
        else:
            yield from self.compare(old, new, field)

    def _participants(self, field: Field, old: Participant, new: Participant) -> Iterator[Change]:
        if items.body(old) != items.body(new):
            one, other = self._before.participant(old), self._after.participant(new)
            text = say("{field} {before} → {after}", field=field.name, before=one, after=other)
            yield _change(field, text, old, new)
        if old.as_written != new.as_written:
            part = field.below("as_written", field_name("Participant", "as_written"))
            yield from self._long_text(part, old.as_written, new.as_written)
        yield from self._texts(field.below("note", field_name("Participant", "note")), old.note, new.note)

    def _texts(self, field: Field, old: Text | None, new: Text | None) -> Iterator[Change]:
        for code in _LANGUAGES:
            one, other = getattr(old, code, None), getattr(new, code, None)
            if one == other:
                continue
            part = Field(f"{field.path}.{code}", in_language_of(field.name, code), field.record, field.key)
            if one is None or other is None:
                yield self._one_sided(part, one, other)
            else:
                yield from self._long_text(part, one, other)

    def _long_text(self, field: Field, old: str, new: str) -> Iterator[Change]:
        if "\n" in old.strip() + new.strip():
            places = list(passages(old, new))
        else:
            pair = excerpts(old, new)
            places = [pair] if pair != ("", "") else []
        if not places:
            yield _change(field, say("{field}: only the spaces changed", field=field.name), old, new)
            return
        shown = [say("{field} {change}", field=field.name, change=_place(*places[0]))]
        shown += [_place(*place) for place in places[1:_MOST_PASSAGES]]
        more = len(places) - _MOST_PASSAGES
        if more > 0:
            shown.append(say_many(more, "{number} more place changed", "{number} more places changed"))
        yield _change(field, joined(shown, "; "), old, new)

    def _lists(self, field: Field, old: list[Any], new: list[Any]) -> Iterator[Change]:
        matched = items.match(old, new)
        for item in matched:
            if item.before is None or item.after is None:
                describe = self._before if item.after is None else self._after
                value = item.before if item.after is None else item.after
                what = describe.item(field.name, field.key, value)
                part = Field(f"{field.path}[{item.label}]", field.name, field.record, field.key, field.kind)
                yield _change(part, _one_side(what, item.after is None), item.before, item.after)
            elif item.before != item.after:
                named = self._after.heading(field.name, field.key, item.after, item.position)
                part = Field(f"{field.path}[{item.label}]", named, field.record, field.key, field.kind)
                yield from self._values(part, item.before, item.after)
        if items.reordered(matched):
            yield _change(field, say("{field}: the order changed", field=field.name), old, new)


def _place(before: str, after: str) -> Message:
    if not before:
        return say("{text} added", text=quoted(after))
    if not after:
        return say("{text} removed", text=quoted(before))
    return say("{before} → {after}", before=quoted(before), after=quoted(after))


def _one_side(what: Message, removed: bool) -> Message:
    return say("{what} removed", what=what) if removed else say("{what} added", what=what)


def _change(
    field: Field, text: Message, old: Any, new: Any, difference: Message | None = None, cents: int | None = None
) -> Change:
    return Change(
        field.path, field.name, text, shapes.plain(old, field.kind), shapes.plain(new, field.kind), difference, cents
    )
