"""A comparison as text for a terminal: one line a record, then the sums of each call, then what was not compared."""

import re

from grantsite.comparison.changes import Comparison, RecordChange
from grantsite.comparison.notes import notes, opening
from grantsite.comparison.sums import sum_sentence
from grantsite.messages import Message, in_language, joined, say


def print_text(comparison: Comparison, language: str) -> str:
    """The text in a language; ends in a newline."""

    def said(message: Message | str) -> str:
        """One line, whatever line ends the values hold."""
        return re.sub(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*", " ", in_language(message, language))

    lines = [said(opening(comparison))]
    if not comparison.is_empty:
        lines.append("")
        for record in comparison.records:
            lines += [said(line) for line in _lines(record)]
        for call in comparison.calls:
            lines += ["", said(say("Sums of call {number} {name}", number=call.call, name=call.name))]
            lines += [f"  {said(sum_sentence(total))}" for total in call.sums]
    remarks = [said(note) for note in notes(comparison)]
    if remarks and not comparison.is_empty:
        lines.append("")
    return "\n".join([*lines, *remarks]) + "\n"


def _lines(record: RecordChange) -> list[Message]:
    sentences = record.sentences
    if len(sentences) == 1:
        return [say("{record}: {change}", record=record.title, change=sentences[0])]
    first = say("{record}:", record=record.title)
    return [first, *(joined(("    ", sentence), "") for sentence in sentences)]
