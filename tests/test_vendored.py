"""Files of others are as released: those of the package of the pinned version, and of the digests written down."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "static/vendor"
LOCKED = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
FILES = sorted(path for path in VENDOR.rglob("*") if path.is_file() and path.name != "README.md")


def test_every_file_of_others_is_looked_at() -> None:
    assert {path.name for path in FILES} == {"AUTHORS", "LICENSE", "sql-wasm-browser.js", "sql-wasm-browser.wasm"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_the_packages(path: Path) -> None:
    name, _, version = path.parent.name.rpartition("-")
    assert LOCKED[f"node_modules/{name}"]["version"] == version
    package = ROOT / "node_modules" / name
    assert json.loads((package / "package.json").read_text(encoding="utf-8"))["version"] == version
    released = package / path.name if path.name.isupper() else package / "dist" / path.name
    assert path.read_bytes() == released.read_bytes()


def test_written_digests_are_those_of_the_files() -> None:
    written = re.findall(r"^([0-9a-f]{64})  (\S+)$", (VENDOR / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    found = [(hashlib.sha256(p.read_bytes()).hexdigest(), p.relative_to(VENDOR).as_posix()) for p in FILES]
    assert sorted(written) == sorted(found)
