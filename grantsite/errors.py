"""Problems found in editors' files, and their printers: text, JSON and GitHub workflow commands.

A problem is data; it is formatted only when it is printed. The forms are fixed by the message contract in
docs/checks.md: one line a problem, sorted by place, with a hint on the next line.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from grantsite.codes import CODES, ERROR
from grantsite.messages import SOURCE_LANGUAGE, Message, count, in_language, say, say_many

_HINT = say("hint")
# What a terminal obeys rather than shows, and halves of letters, which cannot be written.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


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
        if self.level != CODES[self.code].level:
            raise ValueError(f"{self.code} is not {self.level} but {CODES[self.code].level}")


# More problems in one file say nothing new, and a file of a million mistakes must not cost more than a large one.
MOST_IN_A_FILE = 200


def first_of_many(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one file, or the first of them and one that says that there are more."""
    if len(problems) <= MOST_IN_A_FILE:
        return list(problems)
    first = sorted(problems)[:MOST_IN_A_FILE]
    last = first[-1]
    more = Problem(
        last.path,
        last.line,
        last.column,
        ERROR,
        "too-many",
        say("there are more problems in this file than are shown"),
        say("mend these first"),
    )
    return [*first, more]


class ContentError(Exception):
    """Raised where building cannot go on; carries the problems that say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = list(problems)


class UsageError(Exception):
    """The command line or site.yaml is wrong (exit status 2). The text is one line that says how to mend it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text

    def in_language(self, language: str) -> str:
        """The text in a language."""
        return in_language(self._text, language)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem forbids building."""
    return any(p.level == ERROR for p in problems)


def summary(problems: Sequence[Problem], records: int) -> Message:
    """The closing line, such as ``2 errors, 1 warning in 90 records``."""
    errors = sum(1 for p in problems if p.level == ERROR)
    return say(
        "{errors}, {warnings} in {records}",
        errors=say_many(errors, "{number} error", "{number} errors"),
        warnings=say_many(len(problems) - errors, "{number} warning", "{number} warnings"),
        records=say_many(records, "{number} record", "{number} records"),
    )


# In more files than these nobody made one mistake: its cause is one, and stands elsewhere.
_MOST_ALIKE = 10
_LONGEST = 1000


def _folded(problems: Sequence[Problem]) -> list[Problem]:
    """The problems by place; of what is said alike of very many files, that of the first file, with their number."""
    alike: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for p in sorted(problems):
        alike[p.code, p.message, p.hint][p.path] = None
    shown = []
    for p in sorted(problems):
        paths = alike[p.code, p.message, p.hint]
        if len(paths) <= _MOST_ALIKE:
            shown.append(p)
        elif p.path == next(iter(paths)):
            others = say("{message}; the same in {number} more files", message=p.message, number=count(len(paths) - 1))
            shown.append(replace(p, message=others))
    return shown


def _said(text: str, language: str) -> str:
    """A text in a language, in one line, without signs that a terminal would obey."""
    line = re.sub(r"\s*\n\s*", " ", in_language(text, language))
    if len(line) > _LONGEST:  # it repeats a text of the file
        line = f"{line[:_LONGEST]}…"
    return _INVISIBLE.sub(lambda match: ascii(match[0])[1:-1], line)


def format_text(problems: Sequence[Problem], records: int, language: str = SOURCE_LANGUAGE) -> str:
    """The form people read in a terminal; ends in a newline."""
    lines = []
    for p in _folded(problems):
        lines.append(f"{p.path}:{p.line}:{p.column}: {p.level}[{p.code}]: {_said(p.message, language)}")
        if p.hint:
            lines.append(f"    {in_language(_HINT, language)}: {_said(p.hint, language)}")
    lines.append(in_language(summary(problems, records), language))
    return "\n".join(lines) + "\n"


def format_json(problems: Sequence[Problem], records: int, language: str = SOURCE_LANGUAGE) -> str:
    """One JSON object with a ``problems`` list and the summary line."""
    items = [
        {
            "path": p.path,
            "line": p.line,
            "column": p.column,
            "level": p.level,
            "code": p.code,
            "message": in_language(p.message, language),
            "hint": in_language(p.hint, language),
        }
        for p in sorted(problems)
    ]
    document = {"problems": items, "summary": in_language(summary(problems, records), language)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def format_github(problems: Sequence[Problem], records: int, language: str = SOURCE_LANGUAGE) -> str:
    """GitHub workflow commands, which put each message on its line of a pull request."""
    lines = []
    for p in _folded(problems):
        text = in_language(p.message, language)
        if p.hint:
            text = f"{text}\n{in_language(_HINT, language)}: {in_language(p.hint, language)}"
        lines.append(
            f"::{p.level} file={_escape_property(p.path)},line={p.line},col={p.column},"
            f"title={_escape_property(p.code)}::{_escape_data(text)}"
        )
    lines.append(in_language(summary(problems, records), language))
    return "\n".join(lines) + "\n"


FORMATS = {"text": format_text, "json": format_json, "github": format_github}
