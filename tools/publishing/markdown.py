"""Text in Markdown that GitHub shows: what is put into it comes from anybody's pull request."""

import re

# What GitHub reads as a mention of a person or a reference to an issue, and what Markdown and HTML read as markup.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>()#|!~@&]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Elements that the report of ``build.py diff`` is made with.
_OURS = re.compile(r"</?(?:details|summary)>|<br>")


def escaped(text: str) -> str:
    """A text as itself, on one line."""
    flat = _CONTROL.sub("", " ".join(text.split()))
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", flat)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table; cells are escaped by the caller."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def harmless(text: str, most: int) -> str:
    """A whole comment that somebody else's program wrote: no HTML but our own, no picture, no mention, of a bounded
    length. Links stay what they are: GitHub shows where they lead."""
    text = "".join(_CONTROL.sub("", line) + "\n" for line in text.replace("\r\n", "\n").split("\n")).strip()
    parts = _OURS.split(text)
    kept = _OURS.findall(text)
    safe = [part.replace("<", "&lt;").replace("![", "!&#91;").replace("@", "&#64;") for part in parts]
    whole = "".join(one for pair in zip(safe, [*kept, ""], strict=True) for one in pair)
    if len(whole) <= most:
        return whole
    cut = whole[:most].rpartition("\n")[0]
    cut += "</details>" * (cut.count("<details>") - cut.count("</details>"))
    return f"{cut}\n\nThe rest is left out: the whole is too long for a comment."
