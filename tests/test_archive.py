"""ZIP archives: other programs read them whole, and their bytes depend on their contents alone."""

import hashlib
import io
import zipfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from grantsite.downloads.archive import archive

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
CONTENTS = st.binary(max_size=300) | st.binary(max_size=20).map(lambda data: data * 5_000)


@given(members=st.dictionaries(NAMES, CONTENTS, max_size=5))
def test_what_is_packed_is_unpacked_by_another_program(members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(members.items()))) as packed:
        assert packed.testzip() is None
        assert [part.orig_filename for part in packed.infolist()] == list(members)
        assert [packed.read(part) for part in packed.infolist()] == list(members.values())
        assert {part.date_time for part in packed.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_bytes_are_those_of_every_machine() -> None:
    """Where this fails, libdeflate makes other bytes than on the machine that wrote the digest: then either its version
    is another one (write the digest anew) or the site is no longer the same everywhere."""
    members = [("a.txt", b"".join(b"%d," % (number * number) for number in range(9_000))), ("tyhj\u00e4", b"")]
    assert (
        hashlib.sha256(archive(members)).hexdigest()
        == "8af6a86569891743366f9b970e532fe4026f9eba7ebd3eaa762d1f3322cfb03f"
    )


def test_workbook_is_packed_this_way(built_site: Path) -> None:
    data = (built_site / "data/grants.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert archive((part.filename, book.read(part)) for part in book.infolist()) == data
