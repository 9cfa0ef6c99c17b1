"""The data package over the CSV files is valid, and a fault in a file or in what is said of it is found."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package, validate

from grantsite.downloads.columns import TABLES

PACKAGE = "datapackage.json"


def problems(folder: Path) -> list[str]:
    """What the standard's own checker finds in a folder with the package."""
    report = validate(str(folder / PACKAGE))
    found = [error.type for error in report.errors]
    return found + [error.type for task in report.tasks for error in task.errors]


@pytest.fixture
def package(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the package, to be spoiled."""
    for path in (*(built_site / "data").glob("*.csv"), built_site / f"data/{PACKAGE}"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_package_is_valid(built_site: Path) -> None:
    assert problems(built_site / "data") == []


def test_package_describes_every_file_and_column(built_site: Path) -> None:
    package = Package(str(built_site / f"data/{PACKAGE}"))
    assert {r.path for r in package.resources} == {p.name for p in (built_site / "data").glob("*.csv")}
    for table, resource in zip(TABLES, package.resources, strict=True):
        assert [f.name for f in resource.schema.fields] == [c.name for c in table.columns]
        assert resource.bytes == (built_site / "data" / str(resource.path)).stat().st_size
    descriptor = json.loads((built_site / f"data/{PACKAGE}").read_text(encoding="utf-8"))
    assert [found["name"] for found in descriptor["licenses"]] == ["CC-BY-4.0"]
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["descriptions"].keys() == {"fi", "sv", "en"}, field["name"]


def in_file(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Change a CSV file; the package then says nothing of its size and digest, so that only the fault is left."""

    def spoil(folder: Path) -> None:
        path = folder / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        descriptor = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        for resource in descriptor["resources"]:
            if resource["path"] == path.name:
                del resource["bytes"], resource["hash"]
        (folder / PACKAGE).write_text(json.dumps(descriptor), encoding="utf-8")

    return spoil


def flip(folder: Path) -> None:
    path = folder / "awards.csv"
    path.write_bytes(path.read_bytes().replace(b"68000.00", b"68001.00", 1))


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (flip, "hash-count"),
        (in_file("projects", "\n2020-002,", "\n2020-001,"), "unique-error"),
        (in_file("participations", ",municipality,922,", ",municipality,007,"), "foreign-key"),
        (in_file("awards", "68000.00", "68 000,00"), "type-error"),
        (in_file("awards", "68000.00", "-68000.00"), "constraint-error"),
        (in_file("applications", ",name,", ",nimi,"), "incorrect-label"),
        (in_file("projects", ",not-awarded,", ",refused,"), "constraint-error"),
    ],
)
def test_fault_is_found(package: Path, spoil: Callable[[Path], None], error: str) -> None:
    spoil(package)
    assert error in problems(package)
