"""All tables as one SQLite file, with keys and indexes. The same rows give the same bytes.

Money is kept twice: ``requested_cents`` is an integer, exact in every sum; ``requested`` is the same in euros, a
column that SQLite computes, for reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from grantsite.downloads.column import Column, Table, Type
from grantsite.downloads.row import Row, Rows, Value, by_column

_TYPES: dict[Type, str] = {"integer": "INTEGER", "decimal": "REAL", "money": "INTEGER"}
_CENTS = "_cents"
# Where a file says which version of SQLite wrote it last, for whoever wonders; SQLite itself does not ask. Machines
# have different ones, so all files name the first that can read them: generated columns came with 3.31.0.
_WRITTEN_BY = slice(96, 100)
_OLDEST_READER = (3_031_000).to_bytes(4, "big")
# What _blank_unused finds its way by (https://www.sqlite.org/fileformat2.html), in bytes: the size of a page, how much
# of the first one is the head of the file, and how long the head of a page of each kind of tree is.
_PAGE = 4096
_FILE_HEAD = 100
_TREE_HEADS = {0x02: 12, 0x05: 12, 0x0A: 8, 0x0D: 8}


def database(tables: tuple[Table, ...], rows: Rows) -> bytes:
    """The bytes of the SQLite file."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # Both are so by custom, but SQLite can be built to do otherwise.
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA auto_vacuum = NONE")
        # What a page no longer holds is written over: some builds of SQLite leave it in the file, others do not.
        connection.execute("PRAGMA secure_delete = ON")
        # Where something is wrong nothing of the file is used, so nothing need be taken back.
        connection.execute("PRAGMA journal_mode = OFF")
        for statement in statements(tables):
            connection.execute(statement)
        # A row may name one that is inserted later: keys are held against each other when all is there.
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table in tables:
            _insert(connection, table, rows[table.name])
        connection.commit()
        data = bytearray(connection.serialize())
        data[_WRITTEN_BY] = _OLDEST_READER
        _blank_unused(data)
        return bytes(data)
    finally:
        connection.close()


def stored_name(column: Column) -> str:
    """The name of the column that a value is stored in."""
    return column.name + _CENTS if column.type == "money" else column.name


def statements(tables: tuple[Table, ...]) -> Iterator[str]:
    """What makes the tables and their indexes."""
    for table in tables:
        lines = [line for column in table.columns for line in _column_lines(column)]
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
        for column in table.columns:
            if column.refers:
                other, _, name = column.refers.partition(".")
                lines.append(f"FOREIGN KEY ({_names([column.name])}) REFERENCES {_names([other])} ({_names([name])})")
        for columns, other, names in table.pairs:
            lines.append(f"FOREIGN KEY ({_names(columns)}) REFERENCES {_names([other])} ({_names(names)})")
        yield f"CREATE TABLE {_names([table.name])} (\n  " + ",\n  ".join(lines) + "\n)"
    for table in tables:
        for column in table.columns:
            if column.refers and column.name != table.key[0]:
                index = _names([f"{table.name}_by_{column.name}"])
                yield f"CREATE INDEX {index} ON {_names([table.name])} ({_names([column.name])})"


def _blank_unused(data: bytearray) -> None:
    """Write zeros where a page of a tree holds nothing: between its list of cells and the first of the cells.

    When SQLite divides a page in two, 3.40 leaves there what was moved away, also with secure_delete; 3.53 does not.
    No page of another kind begins with the number of a tree's: it begins with a page's number, which is below 2^24.
    """
    for page in range(0, len(data), _PAGE):
        head = page or _FILE_HEAD
        if length := _TREE_HEADS.get(data[head]):
            cells = int.from_bytes(data[head + 3 : head + 5], "big")
            begin = head + length + 2 * cells
            end = page + int.from_bytes(data[head + 5 : head + 7], "big")
            data[begin:end] = bytes(end - begin)


def _column_lines(column: Column) -> Iterator[str]:
    mandatory = " NOT NULL" if column.required else ""
    name = _names([stored_name(column)])
    yield f"{name} {_TYPES.get(column.type, 'TEXT')}{mandatory}"
    if column.type == "money":
        yield f"{_names([column.name])} REAL GENERATED ALWAYS AS ({name} / 100.0) VIRTUAL"


def _names(names: tuple[str, ...] | list[str]) -> str:
    """Names as SQL quotes them."""
    return ", ".join(f'"{name}"' for name in names)


def _insert(connection: sqlite3.Connection, table: Table, rows: list[Row]) -> None:
    names = _names([stored_name(column) for column in table.columns])
    marks = ", ".join("?" for _ in table.columns)
    # the names are those of the declaration, the values are bound
    statement = f"INSERT INTO {_names([table.name])} ({names}) VALUES ({marks})"  # noqa: S608
    columns = zip(table.columns, by_column(table.columns, rows), strict=True)
    connection.executemany(statement, zip(*[_stored(column, values) for column, values in columns], strict=True))


def _stored(column: Column, values: list[Value]) -> list[Value]:
    """The values of a column as SQLite takes them; a REAL column makes a number of a decimal's digits."""
    if column.type in ("date", "decimal"):
        return [None if value is None else str(value) for value in values]
    return values
