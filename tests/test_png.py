"""Pictures whose first rows are compressed once: each is a whole stream, which any reader of PNG takes."""

import random
import zlib
from io import BytesIO

import pytest
from PIL import Image

from grantsite.png import beginning, png

PALETTE = [level for step in range(16) for level in (step, 2 * step, 15 * step)]


def packed(columns: int, rows: int, seed: int) -> bytes:
    """Rows of so many pairs of pixels, some like the last and some of chance, each after a zero."""
    chance = random.Random(seed)
    found: list[bytes] = []
    for _ in range(rows):
        row = bytes(chance.choices((0, 17, 255, chance.randrange(256)), k=columns))
        found.append(b"\0" + (row if chance.randrange(3) or not found else found[-1][1:]))
    return b"".join(found)


@pytest.mark.parametrize("first", [1, 7, 30, 300])
@pytest.mark.parametrize("columns", [1, 600])
@pytest.mark.parametrize("seed", range(4))
def test_picture_has_the_rows_of_both_parts(first: int, columns: int, seed: int) -> None:
    above, below = packed(columns, first, seed), packed(columns, 50, seed + 100)
    size = (2 * columns, first + 50)
    data = png(size, PALETTE, beginning(above), below)
    start = data.index(b"IDAT")
    length = int.from_bytes(data[start - 4 : start], "big")
    # which holds it against the stream's own checksum
    assert zlib.decompress(data[start + 4 : start + 4 + length]) == above + below
    image = Image.open(BytesIO(data))
    assert image.size == size
    pixels = list(image.get_flattened_data())
    row = above[1 : columns + 1]
    assert pixels[: 2 * columns] == [half for byte in row for half in divmod(byte, 16)]
