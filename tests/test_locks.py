"""The locks say exactly what is installed, and name no host: each machine has its own registry."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
SETS = ("site", "test", "shapes", "bench", "tools")
GROUPS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
# What the tests need of npm, what search and build are held against, and what pages are measured with.
NPM = (ROOT, *(ROOT / "bench" / name for name in ("candidates", "lighthouse", "peers/eleventy")))


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pinned(name: str) -> dict[str, str]:
    """The version of each package of a lock, and a check that each has a hash."""
    versions = {}
    entries = re.split(r"\n(?=[^\s#])", lock_text(name).strip())
    for entry in entries:
        package, _, version = entry.split(maxsplit=1)[0].partition("==")
        assert version, entry
        assert "--hash=sha256:" in entry, f"{package} has no hash"
        versions[canonicalize_name(package)] = version
    return versions


def wanted(group: str) -> list[Requirement]:
    """The requirements of a group of pyproject.toml, with those of the groups that it includes."""
    found = []
    for entry in GROUPS[group]:
        found += wanted(entry["include-group"]) if isinstance(entry, dict) else [Requirement(entry)]
    return found


@pytest.mark.parametrize("name", SETS)
def test_lock_names_no_host(name: str) -> None:
    text = lock_text(name)
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--(extra-)?index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)
    assert " @ " not in text


@pytest.mark.parametrize("name", SETS)
def test_lock_fits_pyproject(name: str) -> None:
    versions = pinned(name)
    for requirement in wanted(name):
        package = canonicalize_name(requirement.name)
        assert package in versions, f"{package}: run make lock"
        assert requirement.specifier.contains(versions[package]), f"{package}: run make lock"


def test_tests_run_on_the_versions_of_the_site() -> None:
    assert pinned("site").items() <= pinned("test").items()


def test_npm_settings_leave_hosts_out() -> None:
    settings = (ROOT / ".npmrc").read_text(encoding="utf-8").splitlines()
    assert "omit-lockfile-registry-resolved=true" in settings
    assert not [line for line in settings if "registry=" in line]


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_npm_lock_names_no_host(folder: Path) -> None:
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert '"resolved"' not in text


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_npm_lock_fits_package_json(folder: Path) -> None:
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    kinds = package.keys() & {"dependencies", "devDependencies"}
    assert kinds
    names = set()
    for kind in kinds:
        assert packages[""][kind] == package[kind]
        names |= package[kind].keys()
    tools = {name: entry for name, entry in packages.items() if name}
    assert tools.keys() >= {f"node_modules/{name}" for name in names}
    assert [name for name, entry in tools.items() if not entry.get("integrity", "").startswith("sha512-")] == []
