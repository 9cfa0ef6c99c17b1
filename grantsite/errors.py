"""Problems found in editors' files, and their printers: text, JSON and GitHub workflow commands.

A problem is data; it is formatted only when it is printed. The forms are fixed by the message contract in
docs/checks.md: one line a problem, sorted by place, with a hint on the next line.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"

# Every code a problem can carry. docs/checks.md explains each one; tests/test_docs.py holds the two together.
CODES = frozenset(
    {
        "alias",
        "award-above-appropriation",
        "award-above-request",
        "award-without-application",
        "byte-order-mark",
        "control-characters",
        "control-total",
        "date-outside-call",
        "date-order",
        "duplicate-address",
        "duplicate-award",
        "duplicate-id",
        "duplicate-key",
        "duplicate-participant",
        "empty-file",
        "file-name",
        "markdown-front-matter",
        "missing-field",
        "missing-file",
        "missing-text",
        "name-mismatch",
        "not-utf8",
        "out-of-range",
        "payments-above-award",
        "source-mismatch",
        "template-error",
        "too-large",
        "unknown-call",
        "unknown-choice",
        "unknown-document",
        "unknown-field",
        "unknown-municipality",
        "unknown-organisation",
        "unknown-page",
        "unknown-region",
        "unknown-section",
        "unknown-target-area",
        "unexpected-file",
        "unquoted",
        "unreadable-file",
        "unsafe-link",
        "wrong-format",
        "wrong-type",
        "yaml-syntax",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place. ``line`` and ``column`` count from 1; ``path`` is as the editor knows it."""

    path: str
    line: int
    column: int
    level: str
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code} is not a registered problem code")


class ContentError(Exception):
    """Raised where building cannot go on; carries the problems that say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = list(problems)


class UsageError(Exception):
    """The command line or site.yaml is wrong (exit status 2). The text is one line that says how to mend it."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem forbids building."""
    return any(p.level == ERROR for p in problems)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary(problems: Sequence[Problem], records: int) -> str:
    """The closing line, such as ``2 errors, 1 warning in 90 records``."""
    errors = sum(1 for p in problems if p.level == ERROR)
    return f"{_count(errors, ERROR)}, {_count(len(problems) - errors, WARNING)} in {_count(records, 'record')}"


def _one_line(text: str) -> str:
    """A text that quotes a value of several lines stays one line."""
    return re.sub(r"\s*\n\s*", " ", text)


def format_text(problems: Sequence[Problem], records: int) -> str:
    """The form people read in a terminal; ends in a newline."""
    lines = []
    for p in sorted(problems):
        lines.append(f"{p.path}:{p.line}:{p.column}: {p.level}[{p.code}]: {_one_line(p.message)}")
        if p.hint:
            lines.append(f"    hint: {_one_line(p.hint)}")
    lines.append(summary(problems, records))
    return "\n".join(lines) + "\n"


def format_json(problems: Sequence[Problem], records: int) -> str:
    """One JSON object with a ``problems`` list and the summary line."""
    items = [
        {
            "path": p.path,
            "line": p.line,
            "column": p.column,
            "level": p.level,
            "code": p.code,
            "message": p.message,
            "hint": p.hint,
        }
        for p in sorted(problems)
    ]
    document = {"problems": items, "summary": summary(problems, records)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def format_github(problems: Sequence[Problem], records: int) -> str:
    """GitHub workflow commands, which put each message on its line of a pull request."""
    lines = []
    for p in sorted(problems):
        text = f"{p.message}\nhint: {p.hint}" if p.hint else p.message
        lines.append(
            f"::{p.level} file={_escape_property(p.path)},line={p.line},col={p.column},"
            f"title={_escape_property(p.code)}::{_escape_data(text)}"
        )
    lines.append(summary(problems, records))
    return "\n".join(lines) + "\n"


FORMATS = {"text": format_text, "json": format_json, "github": format_github}
