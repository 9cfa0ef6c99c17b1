"""What a comparison finds, as plain frozen values: changed facts, changed records, sums, and what was not compared."""

from dataclasses import dataclass

from grantsite.messages import Message, joined, say
from grantsite.statuses import ADDED, REMOVED


@dataclass(frozen=True, slots=True)
class Change:
    """One fact of a record that differs. ``difference`` is in cents, where the fact is an amount. ``advice`` is for
    whoever made the change, and not for readers of the site."""

    field: str  # where it stands in the record: "amount", "payments[1].amount"
    name: Message  # the field in words
    text: Message  # the whole change in words, without the difference
    before: object = None  # plain values, amounts as Decimal euros
    after: object = None
    difference: Message | None = None
    difference_in_cents: int | None = None
    advice: Message | None = None

    @property
    def sentence(self) -> Message:
        """The change in words, with the difference of an amount."""
        if self.difference is None:
            return self.text
        return say("{change} ({difference} €)", change=self.text, difference=self.difference)

    @property
    def sentence_with_advice(self) -> Message:
        """The same, and what is still to be done."""
        return joined((self.sentence, self.advice), "; ") if self.advice else self.sentence


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that differs. ``effect`` says what its change alone does to a total of its call.

    It belongs to the change of one field, ``effect_of``.
    """

    kind: str
    id: str
    title: Message  # "award 12 OmaKunta verkkoasiointi…"
    name: Message  # the record's whole name
    path: str  # as the editor knows it, where the record stands last
    status: str
    changes: tuple[Change, ...]
    effect: Message | None = None
    effect_of: str = ""

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What changed, one sentence a fact; the effect on a total stands with the amount that causes it."""
        told = []
        for change in self.changes:
            if self.effect is not None and change.field == self.effect_of:
                # The total's difference is this amount's own, and stands with the sums.
                told.append(joined((change.text, self.effect), "; "))
            else:
                told.append(change.sentence_with_advice)
        if self.status == ADDED:
            return (joined((say("added"), *told), "; "),)
        return (joined((say("removed"), *told), "; "),) if self.status == REMOVED else tuple(told)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total or count of a call on both sides, and the control total it is held against.

    Amounts are cents. A control total is None where the call has none, or where files that cannot be read leave
    the sum incomplete.
    """

    field: str
    name: Message
    is_money: bool
    before: int
    after: int
    control_before: int | None
    control_after: int | None

    @property
    def changed(self) -> bool:
        """Whether the sum differs."""
        return self.before != self.after

    @property
    def equals_before(self) -> bool | None:
        """Whether it was the control total; None where that cannot be told."""
        return None if self.control_before is None else self.before == self.control_before

    @property
    def equals_after(self) -> bool | None:
        """Whether it is the control total; None where that cannot be told."""
        return None if self.control_after is None else self.after == self.control_after


@dataclass(frozen=True, slots=True)
class CallSums:
    """The sums of one call."""

    call: str
    name: Message
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two contents: how it is named, its commit (empty for the working tree), its number of errors."""

    name: Message
    commit: str
    errors: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two contents, in the order in which it is told."""

    base: Side
    head: Side
    records: tuple[RecordChange, ...]
    calls: tuple[CallSums, ...]
    unread: tuple[tuple[str, Message], ...]  # files that were not compared, and in which content
    only_form: tuple[str, ...]  # files whose text differs and whose facts do not

    @property
    def is_empty(self) -> bool:
        """Whether no fact differs."""
        return not self.records

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing at all to say."""
        return not (self.records or self.unread or self.only_form or self.base.errors or self.head.errors)
