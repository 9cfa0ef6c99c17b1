"""Tables as CSV and JSON."""

import re
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec

from grantsite.downloads.cells import cell, euros
from grantsite.downloads.column import TEXTS, Column, Table, Type
from grantsite.downloads.row import Row, Rows, Value, by_column
from grantsite.once import Once

_TO_QUOTE = re.compile(r"[\",\r\n]|\A\s|\s\Z")
# A text in which there is nothing to guard or to quote, if it does not end in a space: most are such, and to see that
# takes a tenth of the time.
_PLAIN = re.compile(r"\w[^\t\r\n;,\"]*")
_JSON = msgspec.json.Encoder(decimal_format="number")


def with_base(tables: Iterable[Table], rows: Rows, base_url: str) -> Rows:
    """The rows with whole addresses of pages; they are read far from the site."""
    return {table.name: _with_base(table, rows[table.name], base_url) for table in tables}


def _with_base(table: Table, rows: list[Row], base_url: str) -> list[Row]:
    urls = [column.name for column in table.columns if column.type == "url"]
    if not urls:
        return rows
    return [row | {name: f"{base_url}{row[name]}" for name in urls if row[name] is not None} for row in rows]


def csv_file(table: Table, rows: list[Row]) -> bytes:
    """UTF-8 with a header line, commas, and quotes where needed; a missing value is an empty cell."""
    return "".join([csv_head(table), *csv_lines(table, rows)]).encode("utf-8")


def csv_head(table: Table) -> str:
    """The first line: the names of the columns."""
    return csv_text([[column.name for column in table.columns]])


def csv_lines(table: Table, rows: list[Row]) -> list[str]:
    """A line for each row. They are made column by column, and each text that a column holds is looked at once; what
    ``csv_text`` makes of the cells one by one is the same."""
    texts = Once(partial(_cell, "text"))  # the same stand in several columns, and all kinds of texts are written alike
    columns = [
        _cells(column.type, values, texts if column.type in TEXTS else Once(partial(_cell, column.type)))
        for column, values in zip(table.columns, by_column(table.columns, rows), strict=True)
    ]
    return [f"{','.join(cells)}\n" for cells in zip(*columns, strict=True)]


def _cells(kind: Type, values: list[Value], known: Once[Value, str]) -> list[str]:
    if kind == "decimal":  # numbers that are equal may have other digits: 0.5 and 0.50
        return [_cell(kind, value) for value in values]
    return known.of(values)


def _cell(kind: Type, value: Value) -> str:
    if isinstance(value, str) and _PLAIN.fullmatch(value) and not value[-1].isspace():
        return value
    return _quoted(cell(kind, value))


def csv_table(columns: Sequence[tuple[str, Type]], rows: Iterable[Sequence[Value]]) -> str:
    """A small table: named columns, and rows with a value for each (money in cents)."""
    names = ",".join(_quoted(name) for name, _ in columns)
    kinds = [kind for _, kind in columns]
    lines = [",".join([_cell(kind, value) for kind, value in zip(kinds, row, strict=True)]) for row in rows]
    return "".join(f"{line}\n" for line in (names, *lines))


def csv_text(lines: Iterable[Sequence[str]]) -> str:
    """Lines of cells, the names of the columns first, each cell as ``cells.cell`` writes it."""
    return "".join(f"{','.join(map(_quoted, line))}\n" for line in lines)


def _quoted(text: str) -> str:
    """In quotes where a reader would see more than one cell, or trim it; Python's writer leaves a lone CR bare."""
    return '"' + text.replace('"', '""') + '"' if _TO_QUOTE.search(text) else text


def json_value(column: Column, value: Value) -> Value:
    """A value as JSON has it: money as an exact number of euros."""
    return euros(value) if column.type == "money" and isinstance(value, int) else value


def to_json(value: object) -> bytes:
    """JSON in UTF-8, without spaces; a Decimal is written digit by digit."""
    return _JSON.encode(value)


def json_file(table: Table, rows: list[Row]) -> bytes:
    """A list of objects, one a line."""
    names = [column.name for column in table.columns]
    amounts = [column for column in table.columns if column.type == "money"]
    lines = [
        to_json({name: row[name] for name in names} | {c.name: json_value(c, row[c.name]) for c in amounts})
        for row in rows
    ]
    return b"[\n" + b",\n".join(lines) + b"\n]\n"
