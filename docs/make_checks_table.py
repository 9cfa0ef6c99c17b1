#!/usr/bin/env python3
"""Write the table of all codes into docs/checks.md, from the list in grantsite/codes.py (`make docs`)."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from grantsite.codes import CODES  # noqa: E402 (the generator's folder must be known first)
from grantsite.messages import LANGUAGES, in_language  # noqa: E402

PAGE = ROOT / "docs/checks.md"
BEGIN = "<!-- Made by `make docs` from grantsite/codes.py and grantsite/locale/checks.*.po. -->\n"
END = "<!-- The end of what `make docs` makes. -->\n"
LEVELS = {"error": "error", "warning": "**warning**"}
HEADS = {"en": "it says", "fi": "suomeksi", "sv": "på svenska"}


def table() -> str:
    """Every code with a link to its section, its level, and what it says in each language."""
    rows = [["code", "level", *(HEADS[language] for language in LANGUAGES)], ["---"] * (2 + len(LANGUAGES))]
    for code, (level, summary) in sorted(CODES.items()):
        said = (in_language(summary, language) for language in LANGUAGES)
        rows.append([f"[{code}](#{code})", LEVELS[level], *said])
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


def with_table(page: str) -> str:
    """The page with the table between the two comments."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{PAGE.name} lacks the comments between which the table stands")
    return f"{before}{begin}\n{table()}\n{end}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
