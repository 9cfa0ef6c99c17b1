"""Writes the table of words anew: ``make words``.

Reads every Finnish word of the records in ``--content``, takes it apart with Voikko and writes ``words/forms.fi.tsv``
(what each word is a form of) and ``words/stems.fi.tsv`` (by which stems each base form is found) there.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from compounds import known_parts
from morphology import Part, analyses, listed_parent, stems

from grantsite.catalog import Catalog
from grantsite.load import WORDS, load
from grantsite.names import fold
from grantsite.parse_cache import ParseCache
from grantsite.search.documents import documents
from grantsite.search.endings import stems_of
from grantsite.search.table import FORMS, STEMS
from grantsite.search.tokens import words

_HEADER = "# Made by `make words`; not edited by hand. docs/search.md says what the columns are.\n"

# Adjectives at the beginning of names, and what becomes of them before each case of the rest.
_INNER = {
    "uusi": ("uuden", "uudessa", "uudesta", "uuteen", "uudella", "uudelta", "uudelle", "uutta", "uutena", "uudeksi"),
    "iso": ("ison", "isossa", "isosta", "isoon", "isolla", "isolta", "isolle", "isoa", "isona", "isoksi"),
}
_SHORTEST_REST = 3


class Table:
    """The rows as they are found: ``forms`` are (base forms, parts) by word, the others are by base form."""

    def __init__(self) -> None:
        self.forms: dict[str, tuple[list[str], list[str]]] = {}
        self.stems: dict[str, set[str]] = {}
        self.parents: dict[str, set[str]] = {}

    def add_word(self, word: str) -> None:
        """A word of a text: its base forms and parts. One that nobody knows has a row without any."""
        if word in self.forms or not any(c.isalpha() for c in word):
            return
        bases: dict[str, None] = {}
        parts: dict[str, None] = {}
        for analysis in analyses(word):
            base = fold(analysis.base).replace(" ", "")
            bases[base] = None
            self._add_compound(base, analysis.parts)
            if not self._finds(base, fold(word)):  # a form that the stems leave out: paremmat, of hyvä
                self._add_stems(base, [fold(word)])
            if len(analysis.parts) == 1:
                self._add_parents(analysis.parts[0])
            else:
                self._add_parts(analysis.parts, parts)
                for shorter in (analysis.parts[1:], analysis.parts[:-1]):
                    if len(shorter) > 1:  # koulutuskuntayhtymä is found by kuntayhtymä
                        base = "".join(fold(p.surface) for p in shorter[:-1]) + fold(shorter[-1].base)
                        parts[base] = None
                        self._add_compound(base, shorter)
        if not bases:
            self._add_parts(tuple(known_parts(word)), parts)
        self.forms[word] = (list(bases), [p for p in parts if p not in bases])

    def add_name(self, name: str) -> None:
        """A municipality's name: its stems as a name; else as any word, or as one whose end is a word."""
        every = analyses(name)
        found = [a for a in every if a.base == name] or every
        found = [a for a in found if a.parts[-1].key.startswith("[Lep]")] or found
        for analysis in found:
            before = "".join(fold(p.surface) for p in analysis.parts[:-1])
            self._add_stems(fold(name), [before + stem for stem in stems(analysis.parts[-1].key)])
        if not found and (parts := known_parts(name)) and name.endswith(parts[-1].surface):
            before = fold(name.removesuffix(parts[-1].surface))
            self._add_stems(fold(name), [before + stem for stem in stems(parts[-1].key)])
        elif not found and name[-1] not in "aeiouyäöå":  # Lemland: Lemlandissa
            self._add_stems(fold(name), [fold(name), fold(name) + "i"])
        self._add_inner(fold(name))

    def _add_inner(self, name: str) -> None:
        """Uusikaarlepyy is inflected in its middle too: Uudessakaarlepyyssä."""
        for modifier, forms in _INNER.items():
            rest = name.removeprefix(modifier)
            if rest != name and len(rest) > _SHORTEST_REST:
                self._add_stems(name, [form + rest for form in forms])

    def _add_compound(self, base: str, parts: tuple[Part, ...]) -> None:
        before = "".join(fold(p.surface) for p in parts[:-1])
        self._add_stems(base, [before + stem for stem in stems(parts[-1].key)])

    def _add_parts(self, found: tuple[Part, ...], parts: dict[str, None]) -> None:
        for part in found:
            parts[fold(part.base)] = None
            self._add_stems(fold(part.base), stems(part.key))
            self._add_parents(part)

    def _add_parents(self, part: Part) -> None:
        derived = [(part.parent, part.parent_key)] if part.parent and part.parent_key else []
        listed = [found for base in (part.base, *(name for name, _ in derived)) if (found := listed_parent(base))]
        for name, key in (*derived, *listed):
            self.parents.setdefault(fold(part.base), set()).add(fold(name))
            self._add_stems(fold(name), stems(key))

    def _finds(self, base: str, word: str) -> bool:
        return not self.stems[base].isdisjoint(stems_of(word, "fi"))

    def _add_stems(self, base: str, found: Sequence[str]) -> None:
        self.stems.setdefault(base, set()).update(found or (base,))


def main() -> int:
    """Read, take apart, write; the exit status."""
    arguments = argparse.ArgumentParser(prog="tools/words", description=__doc__.partition("\n")[0])
    arguments.add_argument("--content", type=Path, default=Path("content"))
    content: Path = arguments.parse_args().content
    loaded, problems = load(content, str(content), ParseCache(None))
    if any(p.level == "error" for p in problems):
        sys.stderr.write("the records have errors: python build.py check names them\n")
        return 1
    table = Table()
    for document in documents(Catalog(loaded)):
        for text, language, _ in document.texts:
            if language == "fi":
                for word in words(text):
                    table.add_word(word)
        for text, language, _ in document.names:
            for word in words(text):
                if language == "fi":
                    table.add_word(word)
                    table.add_name(word)
    folder = content / WORDS
    folder.mkdir(exist_ok=True)
    forms = [
        "\t".join((word, *(" ".join(cell) for cell in cells))).rstrip() for word, cells in sorted(table.forms.items())
    ]
    rows = [
        "\t".join((base, " ".join(sorted(found)), " ".join(sorted(table.parents.get(base, ()))))).rstrip()
        for base, found in sorted(table.stems.items())
        if found != {base} or base in table.parents
    ]
    (folder / FORMS).write_text(_HEADER + "\n".join(forms) + "\n", encoding="utf-8")
    (folder / STEMS).write_text(_HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(forms)} words, {len(rows)} base forms in {folder}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
