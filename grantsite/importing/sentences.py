"""The awards of a decision's own sentences, as section 4 of the decision of 2020 prints them:

"1. **Alavuden kaupungille ja muille hakemuksessa mainituille kunnille enintään 68 000 euroa** Kunta kuuluu kaikille
–hankkeeseen,". An item may go on over several lines, and the items are numbered from 1 without a gap.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem
from grantsite.importing.tables import cents, total_problem
from grantsite.messages import count, say

_NUMBERED = re.compile(r"\s*(\d{1,4})\.\s+\S")
_ITEM = re.compile(
    r"(?P<item>\d+)\.\s+(?P<recipient>\S.*?)(?:\s+(?:ja muille|och (?:de )?(?:andra|övriga))\s.*?)?"
    r"\s+(?:enintään|högst)\s+(?P<amount>\d[\d \u00a0\u202f]*(?:,\d\d)?)\s+euro[a]?\s+(?P<project>\S.+)"
)
# A sentence that follows the project's name: a condition of its own.
_SENTENCE = re.compile(r"(?<=[^\d.])\.\s+(?=[A-ZÅÄÖ])")
_TOTAL = re.compile(
    r"(?:avustusten kokonaismäärä on|understöden uppgår (?:sammanlagt )?till) (\d[\d \u00a0\u202f]*(?:,\d\d)?) euro"
)


@dataclass(frozen=True, slots=True)
class Item:
    """An award as printed: its number, where it stands, and in ``rest`` the sentences after the project's name."""

    number: int
    line: int
    recipient: str
    project: str
    amount: int
    rest: str = ""


def read_sentences(text: str, shown: str) -> list[Item]:
    """The items of a text, [] where it has none. Raises ContentError where an item is missing or cannot be read."""
    blocks = list(_blocks(text))
    found = [item for line, block in blocks if (item := _item(line, block)) is not None]
    if not found:
        return []
    problems = [*_missing(found, blocks, shown), *_total(found, text, shown)]
    if problems:
        raise ContentError(problems)
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The numbered paragraphs of a text and their first lines; one ends at an empty line or at the next number."""
    start, parts = 0, []  # type: int, list[str]
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if parts and (not line.strip() or _NUMBERED.match(line)):
            yield start, " ".join(" ".join(parts).replace("**", "").split())
            parts = []
        if parts or _NUMBERED.match(line):
            start = start if parts else number
            parts.append(line)


def _item(line: int, block: str) -> Item | None:
    match = _ITEM.fullmatch(block)
    amount = cents(match["amount"]) if match else None
    if match is None or amount is None:
        return None
    project, *rest = _SENTENCE.split(match["project"], maxsplit=1)
    name = project.rstrip(",. ")
    return Item(int(match["item"]), line, match["recipient"], name, amount, "".join(rest)) if name else None


def _missing(found: Sequence[Item], blocks: Sequence[tuple[int, str]], shown: str) -> Iterator[Problem]:
    """A number that is not there, or there twice. The last item is known by the one after it not being one."""
    lines = {item.line for item in found}
    seen: dict[int, int] = {}
    for item in found:
        if item.number in seen:
            message = say(
                "item {number} is there twice; first on line {line}", number=item.number, line=seen[item.number]
            )
            yield Problem(shown, item.line, 1, ERROR, "import-table", message, say("mend one of the two numbers"))
        seen.setdefault(item.number, item.line)
    hint = say("write it as the others: number, recipient, enintään … euroa, project")
    for number in range(1, min(max(seen), len(seen) + 100) + 2):
        if number in seen:
            continue
        broken = next((line for line, text in blocks if line not in lines and _is_broken(text, number)), None)
        if broken is not None:
            message = say("item {number} cannot be read", number=number)
            yield Problem(shown, broken, 1, ERROR, "import-table", message, hint)
        elif number < max(seen):
            line = min((at for n, at in seen.items() if n > number), default=1)
            message = say("item {number} is missing: the items are numbered from 1", number=count(number))
            yield Problem(shown, line, 1, ERROR, "import-table", message, hint)


def _is_broken(text: str, number: int) -> bool:
    return text.startswith(f"{number}.") and "euro" in text


def _total(found: Sequence[Item], text: str, shown: str) -> Iterator[Problem]:
    match = _TOTAL.search(text)
    total = cents(match[1].strip()) if match else None
    summed = sum(item.amount for item in found)
    if match and total is not None and total != summed:
        yield total_problem(shown, text.count("\n", 0, match.start()) + 1, summed, total)
