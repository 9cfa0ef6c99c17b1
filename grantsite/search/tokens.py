"""Texts into words, as the index takes them."""

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
# AitoDigi, LuoteisPirkanmaalla: where a small letter is followed by a capital, a new part begins.
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
SHORTEST_PART = 3


def words(text: str) -> Iterator[str]:
    """The words of a text in lower case, with diacritics: each whole, then the parts of one written as AitoDigi, and
    the words on both sides of a hyphen written as one (kansalais-paneeli: kansalaispaneeli)."""
    for word in _WORD.findall(text):
        lowered = word.lower()
        yield lowered
        if word[1:] != lowered[1:]:  # few have a capital behind their first letter
            parts = _CAMEL.split(word)
            if len(parts) > 1:
                yield from (part.lower() for part in parts if len(part) >= SHORTEST_PART)
    if "-" in text:
        for word in _HYPHENATED.findall(text):
            yield word.lower().replace("-", "")
