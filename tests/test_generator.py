"""The digest of the generator: any byte of its code and messages, and any version, makes another."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from grantsite import generator
from grantsite.generator import _LIBRARIES, digest_of_generator, versions_of


def test_versions_are_those_that_the_library_tells() -> None:
    assert versions_of(_LIBRARIES) == {name: version(name) for name in _LIBRARIES}


def test_first_on_the_path_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, name in (("a", "Some_Thing-1.2.dist-info"), ("b", "some.thing-3.dist-info")):
        (tmp_path / folder / name).mkdir(parents=True)
        monkeypatch.syspath_prepend(tmp_path / folder)
    assert versions_of(["some-thing"]) == {"some-thing": "3"}


def test_library_whose_metadata_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other-4.egg-info").write_text("Metadata-Version: 2.1\nName: other\nVersion: 4\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert versions_of(["other"]) == {"other": "4"}
    with pytest.raises(PackageNotFoundError):
        versions_of(["nowhere-to-be-found"])


def test_every_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.py", "b/c.py", "b/locale/d.po", "e.tsv", "b/__pycache__/f.py", "g.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(generator, "__file__", str(tmp_path / "generator.py"))

    def digest() -> str:
        digest_of_generator.cache_clear()
        return digest_of_generator()

    try:
        known = {digest()}
        for name in ("a.py", "b/c.py", "b/locale/d.po", "e.tsv"):
            (tmp_path / name).write_text("2", encoding="utf-8")
            known.add(digest())
        (tmp_path / "a.py").rename(tmp_path / "h.py")
        known.add(digest())
        assert len(known) == 6
        for name in ("b/__pycache__/f.py", "g.txt"):
            (tmp_path / name).write_text("2", encoding="utf-8")
            assert digest() in known
    finally:
        digest_of_generator.cache_clear()
