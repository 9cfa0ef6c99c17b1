"""PNG files of sixteen colours (PNG 3rd edition, sections 5 and 11.2) whose first rows are those of many others.

Pillow's own writer takes twice as long, and the library that it compresses with may make other bytes on another
processor. To compress takes as long as there are bytes, so what pictures begin with is compressed once for all.
"""

import zlib
from struct import pack
from typing import NamedTuple

import deflate

BITS = 4  # of a pixel: sixteen colours
_QUICK = 2  # the level of compression that takes least: the first one makes more bytes and takes longer
# The first level makes a single block of at most so many bytes, unless there is little that comes again in them.
_BLOCK = 65_535
# An empty block that is stored as it is fills the last byte up (RFC 1951, section 3.2.4); the last of a stream says so.
_EMPTY, _LAST = b"\0\0\xff\xff", b"\x01\0\0\xff\xff"


class Beginning(NamedTuple):
    """The first rows of pictures: a stream of deflate that goes on, and the Adler-32 of the rows."""

    stream: bytes
    checksum: int


def beginning(rows: bytes) -> Beginning:
    """Packed rows, each after the byte of its filter, compressed so that others can follow."""
    pieces = [rows[first : first + _BLOCK] for first in range(0, len(rows), _BLOCK)]
    return Beginning(b"".join(map(_unfinished, pieces)), deflate.adler32(rows))


def png(size: tuple[int, int], palette: list[int], begun: Beginning, rows: bytes) -> bytes:
    """A picture of so many pixels: ``rows`` follow those that it begins with."""
    checksum = deflate.adler32(rows, begun.checksum)
    stream = b"\x78\x01" + begun.stream + deflate.deflate_compress(rows, _QUICK) + pack(">L", checksum)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", pack(">2L5B", *size, BITS, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(palette)),
            _chunk(b"IDAT", stream),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">L", len(data)) + kind + data + pack(">L", deflate.crc32(kind + data))


def _unfinished(rows: bytes) -> bytes:
    """Blocks after which others can follow. The library ends each stream: the first bit of its last block says so, and
    where there is but one, that is the first bit of all. Where in its last byte the block ends is not told, so both
    that can follow are tried."""
    block = bytearray(deflate.deflate_compress(rows, 1))
    block[0] &= 0b1111_1110
    for stream in (bytes(block) + _EMPTY, bytes(block) + b"\0" + _EMPTY):
        if _is_of(stream + _LAST, rows):
            return stream
    middle = len(rows) // 2  # more than one block
    return _unfinished(rows[:middle]) + _unfinished(rows[middle:])


def _is_of(stream: bytes, rows: bytes) -> bool:
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return reader.decompress(stream) == rows and reader.eof and not reader.unused_data
    except zlib.error:
        return False
