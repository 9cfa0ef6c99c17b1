"""Translated messages: the files ``locale/*.po``, as this project writes them.

Babel, whose form this is, reads any such file, in ten times the time, and each process that draws pages reads
some. Read here is what is written into ours; ``tests/test_catalogue.py`` holds both equal.
"""

import re
from functools import cache
from pathlib import Path

# By the English text: what it is translated into. By the English text for one: that for one and that for many.
Catalogue = dict[str, str | tuple[str, str]]

# A keyword and its text, which may go on on further lines. What begins with "#" is for people.
_LINE = re.compile(r'^(msg[a-z_]+(?:\[\d\])?) "(.*)"((?:\n".*")*)$', re.MULTILINE)
_GOES_ON = re.compile(r'\n"(.*)"')
_ESCAPED = re.compile(r'\\([\\"trn])')
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}


@cache
def catalogue(file: Path) -> Catalogue:
    """The messages of a file. Raises OSError, and ValueError for what none of ours has: contexts, other plurals."""
    lines = _LINE.findall(file.read_text(encoding="utf-8"))
    found: Catalogue = {}
    one = many = ""
    forms: list[str] = []
    for keyword, first, rest in lines:
        text = _unescaped(first + "".join(_GOES_ON.findall(rest)) if rest else first)
        if keyword == "msgid":
            one, many, forms = text, "", []
        elif keyword == "msgid_plural":
            many = text
        elif keyword == "msgstr" and not many:
            found[one] = text
        elif keyword in ("msgstr[0]", "msgstr[1]") and many:
            forms.append(text)
            if len(forms) > 1:
                found[one] = (forms[0], forms[1])
        else:
            raise ValueError(f"{file}: {keyword} of {one!r}")
    found.pop("", None)  # what the file says of itself
    return found


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text) if "\\" in text else text
