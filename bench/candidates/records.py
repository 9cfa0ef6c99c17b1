"""The records as every candidate gets them: the same texts with the same weights, and the same keys of numbers.

A number that a reader types (an id, an item, a sum) is read by static/js/search/query.js for every candidate, which
has it as one word: "eur479400". So what is compared is how words are understood.
"""

import html
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from grantsite.catalog import Catalog
from grantsite.load import load
from grantsite.names import fold
from grantsite.parse_cache import ParseCache
from grantsite.search.documents import Document, Weighed, Weight, documents
from grantsite.search.endings import DERIVATIONS, ENDINGS
from grantsite.search.generic import GENERIC
from grantsite.search.index import LANGUAGES
from grantsite.search.table import WordTable
from grantsite.search.tokens import words

# Pagefind weighs from 0 to 10.
_HEAVIEST = 10


def read(content: Path) -> Catalog:
    """The records of a content folder."""
    found, problems = load(content, "content", ParseCache(None))
    if problems:
        raise SystemExit(f"{content}: {problems[0].message}")
    return Catalog(found)


def plain(catalog: Catalog) -> list[dict[str, Any]]:
    """{id, texts: [[text, weight]], keys: [words]} of each document."""
    return [
        {
            "id": document.id,
            "texts": [[text, int(weight)] for text, _, weight in _texts(document)],
            "keys": list(_keys(document)),
        }
        for document in documents(catalog)
    ]


def _texts(document: Document) -> Iterator[Weighed]:
    yield from document.texts
    yield from document.names
    yield from ((printed, "fi", Weight.AS_WRITTEN) for printed, _ in document.printed)


def _keys(document: Document) -> Iterator[str]:
    return (key.replace(":", "").replace("-", "") for key in document.exact)


def with_words(catalog: Catalog, table: WordTable) -> dict[str, Any]:
    """The same by our table: `documents` with `words` (base forms) and `parts` (of compounds, and what these and those
    derive from) in place of texts, and `stems`: {stem: [[base form, its languages as bits, whether it says little]]}.
    """
    bases: dict[str, set[str]] = {}
    found = []
    for document in documents(catalog):
        whole: list[tuple[str, int]] = []
        parts: list[tuple[str, int]] = []
        for text, language, weight in _texts(document):
            for word in words(text):
                form = table.form(word, language)
                whole += [(base, int(weight)) for base in form.bases]
                derived = [p for base in (*form.bases, *form.parts) for p in table.base(base, language).parents]
                parts += [(base, int(weight)) for base in (*form.parts, *derived)]
                for base in (*form.bases, *form.parts, *derived):
                    bases.setdefault(base, set()).add(language)
        found.append({"id": document.id, "words": whole, "parts": parts, "keys": list(_keys(document))})
    return {"documents": found, "stems": _stems(bases, table), **_endings()}


def _stems(bases: dict[str, set[str]], table: WordTable) -> dict[str, list[list[Any]]]:
    stems: dict[str, list[list[Any]]] = {}
    for base, languages in sorted(bases.items()):
        bits = sum(1 << LANGUAGES.index(language) for language in languages)
        for stem in sorted({stem for language in languages for stem in table.base(base, language).stems}):
            stems.setdefault(stem, []).append([base, bits, int(fold(base) in GENERIC)])
    return stems


def _endings() -> dict[str, list[str]]:
    return {
        "endings": [ENDINGS[language] for language in LANGUAGES],
        "derivations": [DERIVATIONS[language] for language in LANGUAGES],
    }


def write_pages(found: Iterable[dict[str, Any]], folder: Path) -> None:
    """One page a document, named by its id, for a candidate that reads pages."""
    for document in found:
        texts = [*document["texts"], *([key, _HEAVIEST] for key in document["keys"])]
        paragraphs = "".join(
            f'<p data-pagefind-weight="{min(weight, _HEAVIEST)}">{html.escape(text)}</p>\n' for text, weight in texts
        )
        page = f'<!doctype html><html lang="fi"><title>{document["id"]}</title><body data-pagefind-body>\n{paragraphs}'
        (folder / f"{document['id']}.html").write_text(page, encoding="utf-8")
