"""How long tables of projects are cut into pages of a bounded size."""

# Rows of a page. With so many, whatever their names, it stays below 60 kB when compressed, also where it has a map and
# the table of a map of the whole country beside them.
ROWS = 200


def number_of_pages(rows: int) -> int:
    """Pages that so many rows take; an empty table has one."""
    return max(1, -(-rows // ROWS))


def rows_of_page(number: int) -> slice:
    """The rows of a page, counted from 1 on."""
    return slice((number - 1) * ROWS, number * ROWS)


def page_of_row(row: int) -> int:
    """The page of a row, counted from 0 on."""
    return row // ROWS + 1
