"""A site of one's own: a folder with settings and one worked example call, which checks and builds at once.

``starter/`` holds the texts in every language. Of a line ``fi: …``, ``sv: …`` or ``en: …`` only the one in the site's
language is taken, and so of pages and of comments; names that depend on the language are ``$names``, also of files.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

from grantsite.errors import UsageError
from grantsite.messages import say
from grantsite.reasons import why

# What a source would print, in the language of the site.
_WORDS = {
    "fi": {
        "title": "Avustussivusto",
        "project": "Yhteinen esimerkki",
        "slug": "yhteinen-esimerkki",
        "lead": "Esimerkkilä",
        "partner": "Mallila",
    },
    "sv": {
        "title": "Understödswebben",
        "project": "Gemensamt exempel",
        "slug": "gemensamt-exempel",
        "lead": "Exempelstad",
        "partner": "Mallby",
    },
    "en": {
        "title": "Grant site",
        "project": "Joint example",
        "slug": "joint-example",
        "lead": "Esimerkkilä",
        "partner": "Mallila",
    },
}
_IN_A_LANGUAGE = re.compile(r"(?P<before>\s*(?:# )?)(?P<language>fi|sv|en): ")
_PAGE = re.compile(r".+\.(fi|sv|en)\.md")


def start(folder: Path, starter: Path, language: str) -> list[str]:
    """Write a new site into a folder that is empty or does not exist yet; the files written, below the folder.

    Raises UsageError where something is there already, or nothing can be written.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(say("{folder}: not a folder; name another one", folder=folder))
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise UsageError(say("{folder}: the folder is not empty; name a new one", folder=folder))
        written = []
        for name, text in _files(starter, language):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
            written.append(name)
    except OSError as error:
        raise UsageError(say("{folder}: cannot be written: {reason}", folder=folder, reason=why(error))) from None
    return written


def _files(starter: Path, language: str) -> Iterator[tuple[str, str]]:
    words = {**_WORDS[language], "language": language}
    for path in sorted(starter.rglob("*")):
        page = _PAGE.fullmatch(path.name)
        if path.is_dir() or (page and page[1] != language):
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            text = Template(_in_language(text, language)).substitute(words)
        yield Template(path.relative_to(starter).as_posix()).substitute(words), text


def _in_language(text: str, language: str) -> str:
    """The lines of a file without those in other languages; a comment loses its mark."""
    lines = []
    for line in text.splitlines(keepends=True):
        found = _IN_A_LANGUAGE.match(line)
        if found is None or found["language"] == language:
            comment = found is not None and found["before"] == "# "
            lines.append(line.replace(f"{language}: ", "", 1) if comment else line)
    return "".join(lines)
