"""A comparison as Markdown for a comment on a pull request. It links to nothing.

Records are written by anyone, and the comment is read in the name of the project. So no text of a record can
become anything but text: not markup, not HTML, not a link, and on GitHub no mention of a person or an issue.
"""

import re
from itertools import groupby

from grantsite.comparison.changes import CallSums, Comparison, Sum
from grantsite.comparison.kinds import KINDS
from grantsite.comparison.notes import notes, opening
from grantsite.comparison.sums import against_control, difference_of, value
from grantsite.messages import Message, in_language, say

# Signs that mark up, with a backslash; those that are HTML or part a table, as entities.
_ESCAPES = {sign: f"\\{sign}" for sign in "\\`*_[]~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
_TABLE = str.maketrans(_ESCAPES)
# A word joiner, which nobody sees, keeps GitHub from taking what follows for a name, a number or an address: it
# looks for these after all markup is resolved, so no escape of Markdown would do.
_JOINER = "\u2060"
_LINKED = re.compile(r"(?i)@|#|\bgh-(?=\d)|:(?=//)|\bwww(?=\.)|\b(?:mailto|xmpp):")
# What would begin a list, a heading or a quotation at the start of a line.
_OPENING = re.compile(r"^(\d+)([.)])|^([-+=])")


def escape(text: str) -> str:
    """A text of one line that Markdown shows as it is."""
    marked = _escape_inline(text)
    return _OPENING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", marked)


def _escape_inline(text: str) -> str:
    return _LINKED.sub(lambda found: found[0] + _JOINER, " ".join(text.split())).translate(_TABLE)


def print_markdown(comparison: Comparison, language: str) -> str:
    """The Markdown in a language; ends in a newline."""

    def said(message: Message | str) -> str:
        return escape(in_language(message, language))

    blocks = [f"## {said(say('Changes of the content'))}", said(opening(comparison))]
    headings = {kind.name: kind.heading for kind in KINDS}
    for kind, records in groupby(comparison.records, lambda record: record.kind):
        blocks.append(f"### {said(headings[kind])}")
        lines: list[str] = []
        for record in records:
            sentences = record.sentences
            if len(sentences) == 1:
                lines.append(f"- {said(say('{record}: {change}', record=record.name, change=sentences[0]))}")
            else:
                lines.append(f"- {said(say('{record}:', record=record.name))}")
                lines += [f"  - {said(sentence)}" for sentence in sentences]
        blocks.append("\n".join(lines))
    if not comparison.is_empty:
        for call in comparison.calls:
            blocks += _sums(call, language)
    if remarks := [f"- {said(note)}" for note in notes(comparison)]:
        blocks += [f"### {said(say('Notes'))}", "\n".join(remarks)]
    return "\n\n".join(blocks) + "\n"


def _sums(call: CallSums, language: str) -> list[str]:
    def row(cells: list[Message]) -> str:
        return f"| {' | '.join(_escape_inline(in_language(cell, language)) for cell in cells)} |"

    heading = escape(in_language(say("Sums of call {number} {name}", number=call.call, name=call.name), language))
    names = [say("sum"), say("before"), say("after"), say("difference"), say("control total")]
    lines = [row(names), "| --- | ---: | ---: | ---: | --- |", *(row(_cells(total)) for total in call.sums)]
    return [f"### {heading}", "\n".join(lines)]


def _cells(total: Sum) -> list[Message]:
    words = against_control(total) or Message("")
    difference = difference_of(total) if total.changed else say("unchanged")
    return [total.name, value(total, total.before), value(total, total.after), difference, words]
