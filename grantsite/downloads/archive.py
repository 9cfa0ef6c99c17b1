"""ZIP archives that are the same bytes on every machine.

Python's own module compresses with the zlib that Python was built with, and another one may make other bytes of the
same data. libdeflate, which the package ``deflate`` brings along, makes the same of it on every processor as long as
its version is the same, and the lock holds that. The layout is that of APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and
4.3.16, without extensions: no member and no archive of 4 GiB.
"""

from collections.abc import Iterable
from struct import Struct

import deflate

# Signature, version needed, flags, method, time, date, CRC-32, sizes packed and not, lengths of name and of extras.
_MEMBER = Struct("<4s5H3L2H")
# The same after the version of its maker; then lengths of extras and of a comment, disk, attributes, and its place.
_ENTRY = Struct("<4s6H3L5H2L")
# Signature, disks, entries here and in all, size and place of their list, length of a comment.
_END = Struct("<4s4H2LH")
_VERSION, _UTF_8, _DEFLATED = 20, 1 << 11, 8
_MIDNIGHT, _FIRST_DAY = 0, 1 << 5 | 1  # of 1980, where the format's calendar begins
_LEVEL = 6


def archive(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The bytes of an archive of files, given as (path in it, contents), in that order.

    Raises struct.error where the archive would be larger than the format allows.
    """
    data, entries, number = bytearray(), bytearray(), 0
    for path, contents in members:
        number += 1
        name = path.encode("utf-8")
        packed = bytes(deflate.deflate_compress(contents, _LEVEL))
        common = (
            *(_VERSION, _UTF_8, _DEFLATED, _MIDNIGHT, _FIRST_DAY),
            *(deflate.crc32(contents), len(packed), len(contents), len(name), 0),
        )
        entries += _ENTRY.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, len(data)) + name
        data += _MEMBER.pack(b"PK\3\4", *common) + name + packed
    return bytes(data + entries + _END.pack(b"PK\5\6", 0, 0, number, number, len(entries), len(data), 0))
