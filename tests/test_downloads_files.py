"""The data files are the same bytes wherever and however they are built, and the list of checksums holds for all."""

import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from command import run
from conftest import BASE_URL
from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.downloads.columns import TABLES
from grantsite.downloads.database import database
from grantsite.downloads.tables import tables
from grantsite.downloads.text_files import with_base
from grantsite.files import Stamp, checksums
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.urls import Addresses
from records import APPLICATIONS, change, write_site

ROOT = Path(__file__).resolve().parent.parent
LIST = "data/checksums.txt"


def wrong(folder: Path) -> list[str]:
    """What the list of checksums does not say, or says wrongly, of a built site."""
    lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    listed = {path: digest for digest, _, path in (line.partition("  ") for line in lines)}
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    del found[LIST]
    assert list(listed) == sorted(listed)
    assert len(listed) == len(lines) > 50
    return sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))


def test_checksums_are_those_of_every_file(built_site: Path) -> None:
    assert wrong(built_site) == []


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="this system calls it something else")
def test_list_is_read_by_the_tool_it_is_for(built_site: Path) -> None:
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", LIST], cwd=built_site, check=False)
    assert done.returncode == 0


def test_checksums_hold_after_a_build_of_what_changed(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    assert run(folder, "build").returncode == 0
    site = folder / "_site"
    assert wrong(site) == []
    kept = site / "kunnat/ahtari/index.html"
    before = kept.stat()
    change(folder / f"content/{APPLICATIONS}/yhteinen-kokous.yaml", "themes: []", "name_corrected: Kokous\nthemes: []")
    assert run(folder, "build").returncode == 0
    assert kept.stat().st_ino == before.st_ino  # taken over, not written anew
    assert wrong(site) == []
    (site / "index.html").write_text("another", encoding="utf-8")
    assert wrong(site) == ["index.html"]


def test_damaged_memory_gives_no_wrong_checksum(tmp_path: Path) -> None:
    """Only the digests in it are damaged, so every page would still be taken over."""
    folder = write_site(tmp_path)
    assert run(folder, "build").returncode == 0
    (memory,) = (folder / ".cache").glob("pages-*.json")
    digest = hashlib.sha256((folder / "_site/index.html").read_bytes()).hexdigest().encode()
    data = memory.read_bytes()
    assert digest in data
    memory.write_bytes(data.replace(digest, b"0" * 64))
    assert run(folder, "build").returncode == 0
    assert wrong(folder / "_site") == []


def test_list_is_in_order_of_paths() -> None:
    assert checksums({"b": Stamp(0, 0, "2"), "a/c": Stamp(0, 0, "1")}).data == b"1  a/c\n2  b\n"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> dict[str, bytes]:
    """The data files made once more, by another process, in another place, time zone, locale and order of sets, by a
    Python whose zlib packs otherwise."""
    program = (
        "import zlib; usual = zlib.compressobj; zlib.compressobj = lambda *_: usual(0, zlib.DEFLATED, -15)\n"
        "import sys; from pathlib import Path\n"
        "from grantsite.catalog import Catalog; from grantsite.config import load_site\n"
        "from grantsite.downloads import make; from grantsite.load import load\n"
        "from grantsite.parse_cache import ParseCache; from grantsite.urls import Addresses\n"
        "from grantsite.history import read_history; from grantsite.kept import Kept\n"
        "root, out, base = sys.argv[1:]\n"
        "site = load_site(Path(root, 'site.yaml'), base)\n"
        "parses = ParseCache(None)\n"
        "content, _ = load(Path(root, 'content'), 'elsewhere', parses)\n"
        "changes = read_history(Path(root, 'content'), Kept(None, ''), parses)\n"
        "for file in make(Catalog(content), Addresses(site.languages), site, changes).files:\n"
        "    path = Path(out, file.path); path.parent.mkdir(parents=True, exist_ok=True); path.write_bytes(file.data)\n"
    )
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    base_url = "https://avustusikkuna.example/pohja/"
    command = [sys.executable, "-c", program, str(ROOT), str(folder), base_url]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_database_does_not_say_which_sqlite_this_machine_has(built_site: Path) -> None:
    """The file format has the version of whatever wrote the file last in its bytes 96 to 99; any other is as good."""
    data = (built_site / "data/grants.sqlite").read_bytes()
    assert int.from_bytes(data[96:100], "big") == 3_031_000
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_database_is_the_same_with_a_sqlite_that_leaves_in_the_file_what_it_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Debian's writes it over unless told not to, most others leave it unless told so."""

    def connect(name: str) -> sqlite3.Connection:
        connection = real(name)
        connection.execute("PRAGMA secure_delete = OFF")
        return connection

    real = sqlite3.connect
    content, _ = load(ROOT / "content", "content", ParseCache(None))
    site = load_site(ROOT / "site.yaml", BASE_URL)
    rows = with_base(TABLES, tables(Catalog(content), Addresses(site.languages)), site.base_url)
    usual = database(TABLES, rows)
    monkeypatch.setattr(sqlite3, "connect", connect)
    assert database(TABLES, rows) == usual


def test_database_holds_nothing_between_the_cells_of_a_page_and_their_list(built_site: Path) -> None:
    """SQLite 3.40 leaves there what it moved to another page, 3.53 does not, and the file is to be the same."""
    data = (built_site / "data/grants.sqlite").read_bytes()
    size = int.from_bytes(data[16:18], "big")
    kinds = dict.fromkeys((2, 5, 10, 13), 0)
    for start in range(0, len(data), size):
        head = start or 100  # the first page begins with the head of the file
        kind, cells, first = struct.unpack_from(">BxxHH", data, head)
        if kind in kinds:
            kinds[kind] += 1
            end_of_list = head + (12 if kind in (2, 5) else 8) + 2 * cells
            assert not any(data[end_of_list : start + first]), f"page {start // size + 1}"
    assert kinds[5] > 0
    assert kinds[10] > kinds[5]
    assert kinds[13] > kinds[5]


def test_files_are_the_same_bytes_elsewhere(elsewhere: dict[str, bytes], built_site: Path) -> None:
    assert {
        "data/grants.xlsx",
        "data/grants.sqlite",
        "data/datapackage.json",
        "api/v1/openapi.json",
    } <= elsewhere.keys()
    differing = [name for name, data in elsewhere.items() if (built_site / name).read_bytes() != data]
    assert differing == []
