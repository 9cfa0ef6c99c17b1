"""Text in Markdown that GitHub shows: what is put into it comes from anybody's pull request.

GitHub looks for mentions (``@name``), references (``#12``, ``GH-12``, ``owner/name#12``) and addresses after all markup
and every entity is resolved, so no escape keeps it from finding them: ``&#64;name`` still calls somebody
(github/cmark-gfm, issue 181). A sign without width behind the first one does.
"""

import html
import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# A zero-width space: nobody sees it, also within code, and GitHub finds no name, number or address across it.
_GAP = "\u200b"
# What GitHub makes a link of by itself, up to where the gap goes.
_LINKED = r"@|#(?=\d)|(?i:gh-)(?=\d)|:(?=//)|(?i:www)(?=\.)"
# What Markdown and HTML read as markup.
_MARKUP = r"\\`*_{}\[\]<>()|!~&"
_SPECIAL = re.compile(rf"{_LINKED}|#|[{_MARKUP}]")
# A sign with a backslash and an entity are the sign itself by the time GitHub looks.
_BACKSLASH = r"\\(?P<sign>[!-/:-@\[-`{-~])"
_ENTITY = r"&(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);"
_FOREIGN = re.compile(rf"{_BACKSLASH}|{_ENTITY}|{_LINKED}|\](?=[(:])|!(?=\[)|[&<]")
# The entities that stay; any other could spell a name, a number or an address.
_KEPT = frozenset("\\`*_{}[]<>()|!~&")
# Elements that the report of ``build.py diff`` is made with.
_OURS = re.compile(r"</?(?:details|summary)>|<br>")


def escaped(text: str) -> str:
    """A text as itself, on one line: no markup, and nothing that GitHub makes a mention or a link of."""
    flat = " ".join(_CONTROL.sub("", " ".join(text.split())).split())
    return _SPECIAL.sub(lambda found: _entity(found[0]) if found[0] in _KEPT else found[0] + _GAP, flat)


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table; cells are escaped by the caller."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def harmless(text: str, most: int) -> str:
    """A whole comment that somebody else's program wrote: no HTML but our own, no picture, no link, no mention of a
    person or an issue, of a bounded length. A commit's hash stays: it can only lead to a commit of this repository."""
    text = "".join(_CONTROL.sub("", line) + "\n" for line in text.replace("\r\n", "\n").split("\n")).strip()
    parts = _OURS.split(text)
    kept = _OURS.findall(text)
    safe = [_FOREIGN.sub(_defused, part) for part in parts]
    whole = "".join(one for pair in zip(safe, [*kept, ""], strict=True) for one in pair)
    if len(whole) <= most:
        return whole
    cut = whole[:most].rpartition("\n")[0]
    cut += "</details>" * (cut.count("<details>") - cut.count("</details>"))
    return f"{cut}\n\nThe rest is left out: the whole is too long for a comment."


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"


def _defused(found: re.Match[str]) -> str:
    """What stands in place of a sign that GitHub, Markdown or HTML would take for more."""
    if sign := found["sign"]:
        if sign in "<&[":
            return _entity(sign)
        return f"{_GAP}\\{sign}{_GAP}" if sign in "@#-:/." else found[0]
    if name := found["entity"]:
        meant = html.unescape(f"&{name};")
        if meant in _KEPT:
            return _entity(meant)
        # shown as it was typed, and then the number of an entity would be one of an issue
        return meant + _GAP if meant in ("@", "#") else f"&amp;{name.replace('#', '#' + _GAP)};"
    return {"<": "&lt;", "&": "&amp;"}.get(found[0], found[0] + _GAP)
