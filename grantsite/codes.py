"""Every code that a problem can carry, its level, and in one line what it says.

A code never changes its meaning. docs/checks.md explains each with a wrong and a right example; its table is made
from this list.
"""

from typing import NamedTuple

from grantsite.messages import Message, say

ERROR = "error"
WARNING = "warning"


class Code(NamedTuple):
    """What a problem's code stands for. A warning does not stop a build."""

    level: str
    summary: Message


def _error(summary: Message) -> Code:
    return Code(ERROR, summary)


def _warning(summary: Message) -> Code:
    return Code(WARNING, summary)


CODES: dict[str, Code] = {
    "alias": _error(say("an alias or anchor of YAML")),
    "amount-format": _error(say("an amount is not written with a full stop and two decimals")),
    "award-above-appropriation": _error(say("the awards of a call are above its appropriation")),
    "award-above-request": _error(say("an award is above its request")),
    "award-far-below-request": _warning(say("an award is less than half of its request")),
    "award-without-application": _error(say("an award answers no application")),
    "byte-order-mark": _error(say("an invisible mark at the beginning of the file")),
    "control-characters": _error(say("an invisible character")),
    "control-total": _error(say("the records do not add up to what a source says")),
    "date-format": _error(say("a date is not written year-month-day")),
    "date-order": _error(say("dates do not follow each other")),
    "date-outside-call": _error(say("a date is outside the call")),
    "duplicate-address": _error(say("two pages have one address")),
    "duplicate-award": _error(say("an application has two awards")),
    "duplicate-id": _error(say("an id, code or number is used twice")),
    "duplicate-key": _error(say("a field is given twice")),
    "duplicate-participant": _error(say("a body is named twice in a project")),
    "empty-file": _error(say("the file is empty")),
    "file-name": _error(say("the file’s name is not the slug of its record")),
    "html": _error(say("HTML in a text")),
    "import-table": _error(say("a table to be imported cannot be read")),
    "indentation": _error(say("a line begins with too few or too many spaces")),
    "line-break": _error(say("a line break in a text of one line")),
    "line-ends": _warning(say("line ends of Windows")),
    "look-alike": _error(say("a letter that only looks like the right one")),
    "lost-address": _error(say("an address that was published would lead nowhere")),
    "markdown-front-matter": _error(say("a page does not begin with its title")),
    "merge-conflict": _error(say("two versions of a text that git could not join")),
    "missing-colon": _error(say("a colon, or the space after it, is missing")),
    "missing-field": _error(say("a field that is mandatory is missing or empty")),
    "missing-file": _error(say("a file that the site needs is missing")),
    "missing-text": _error(say("a text is empty")),
    "moved-address": _error(say("an address that was published would lead to another record")),
    "name-for-code": _error(say("a name stands where a code belongs")),
    "name-mismatch": _error(say("a code and the printed name beside it differ")),
    "new-address": _warning(say("a new address is not in the list of published addresses")),
    "not-nfc": _error(say("a letter is composed of two characters")),
    "not-utf8": _error(say("the file is not UTF-8")),
    "out-of-range": _error(say("a number is too large or too small")),
    "payment-after-end": _warning(say("a payment is dated after the project’s end and before its final report")),
    "payments-above-award": _error(say("the payments are above the award")),
    "quotes": _error(say("quotation marks are missing, open or of the wrong kind")),
    "report-overdue": _warning(say("a report is late or missing by the record’s own dates")),
    "source-mismatch": _error(say("what the sources say twice differs")),
    "tab": _error(say("a tab where spaces belong")),
    "template-error": _error(say("a template cannot be drawn")),
    "title-differs": _warning(say("a project’s title differs between the sources, without a note")),
    "too-large": _error(say("the file is too large")),
    "too-many": _error(say("the file has more problems than are shown")),
    "unexpected-file": _error(say("the file is no record")),
    "unknown-call": _error(say("there is no such call")),
    "unknown-choice": _error(say("the word is not one of those that the field takes")),
    "unknown-document": _error(say("the call has no such document")),
    "unknown-field": _error(say("the record has no such field")),
    "unknown-municipality": _error(say("there is no municipality with this code")),
    "unknown-organisation": _error(say("there is no such organisation")),
    "unknown-page": _error(say("the site has no such page")),
    "unknown-region": _error(say("there is no region with this code")),
    "unknown-section": _error(say("the document has no such section")),
    "unknown-target-area": _error(say("the call has no such target area")),
    "unknown-word": _warning(say("the search does not know a word of a record yet")),
    "unquoted": _error(say("a code, id or word that must stand in quotation marks")),
    "unreadable-file": _error(say("the file cannot be read")),
    "unsafe-link": _error(say("a link is not an address of a web page")),
    "wrong-folder": _error(say("the file lies in the wrong folder")),
    "wrong-format": _error(say("the value is not of the form that its field takes")),
    "wrong-type": _error(say("a value of another kind: a list, a text, a number in quotes")),
    "yaml-syntax": _error(say("the file is not YAML")),
    "zero-width": _error(say("a character that has no width and cannot be seen")),
}
