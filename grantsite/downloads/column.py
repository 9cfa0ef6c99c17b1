"""What a column and a table of the downloads are: name, type, unit, description in three languages, source, keys.

Every file and every object for machines is made from the declarations in ``columns``; nothing else names a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from grantsite.records import Text

# "money" is integer cents in a row and euros in a file; "decimal" is a number that is neither money nor a count;
# "url" is the path of a page below the site's root in a row, and its whole address in a file of a table.
Type = Literal["text", "code", "url", "link", "integer", "money", "decimal", "date"]
# The types whose values are texts.
TEXTS: tuple[Type, ...] = ("text", "code", "url", "link")

# Where the facts of a column come from; the code list "source" says it in words.
SOURCE: Final = "source"  # the document, section, item or row that the row's columns source_* name
RECORD: Final = "record"  # this site's records: ids, explanations, classifications
STATISTICS: Final = "statistics"  # official classifications and statistics
COMPUTED: Final = "computed"  # computed from the other columns or tables
Origin = Literal["source", "record", "statistics", "computed"]

LANGUAGES = ("fi", "sv", "en")
OF_MUNICIPALITIES = ("fi", "sv")  # their names are not translated into English
_IN_LANGUAGE = {
    "fi": {"fi": "suomeksi", "sv": "ruotsiksi", "en": "englanniksi"},
    "sv": {"fi": "på finska", "sv": "på svenska", "en": "på engelska"},
    "en": {"fi": "in Finnish", "sv": "in Swedish", "en": "in English"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. ``refers`` names the column of another table that holds each value: "municipalities.code".

    ``unit`` is "EUR", "inhabitants", "%", "degrees" (WGS84), "months", "days", or nothing. ``choices`` is the name of
    the code list (``codelists``) that holds every value.
    """

    name: str
    type: Type
    about: Text
    origin: Origin = RECORD
    required: bool = True
    unit: str | None = None
    refers: str | None = None
    choices: str | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its columns in order, and the columns whose values together are never repeated.

    ``pairs`` are references of several columns at once: the columns here, the other table, its columns.
    """

    name: str
    title: Text
    about: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    pairs: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    def column(self, name: str) -> Column:
        """The column of a name. Raises LookupError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise LookupError(f"{self.name}.{name}")


def column(
    name: str,
    kind: Type,
    origin: Origin,
    about: Text,
    *,
    required: bool = True,
    unit: str | None = None,
    refers: str | None = None,
    choices: str | None = None,
    pattern: str | None = None,
) -> Column:
    """A column; money is in euros."""
    return Column(name, kind, about, origin, required, "EUR" if kind == "money" else unit, refers, choices, pattern)


def in_each_language(
    name: str,
    origin: Origin,
    about: Text,
    *,
    required: str = "",
    kind: Type = "text",
    languages: Sequence[str] = LANGUAGES,
) -> list[Column]:
    """A column for each language: ``name_fi``, ``name_sv``, ``name_en``. ``required`` lists those without gaps."""
    return [
        Column(
            f"{name}_{of}",
            kind,
            Text(**{lang: f"{getattr(about, lang).rstrip('.')} ({_IN_LANGUAGE[lang][of]})." for lang in LANGUAGES}),
            origin,
            of in required.split(),
        )
        for of in languages
    ]


def page_columns(about: Text) -> list[Column]:
    """The addresses of a page; empty in a language that the site does not have."""
    return in_each_language("url", COMPUTED, about, kind="url")
