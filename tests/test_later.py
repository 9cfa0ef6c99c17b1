"""Libraries that are imported when they are used first: not before, and then as if they had been imported at once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from command import ROOT
from grantsite.later import LIBRARIES, OWN, put_off


def told(script: str, folder: Path | None = None) -> object:
    """What a script prints as JSON, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder or ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(done.stdout)


# What the libraries import themselves, which tells that they are not only stood in for.
PARTS = (
    "segno.encoder",
    "sqlite3.dbapi2",
    "xlsxwriter.workbook",
    "yaml.loader",
    "markdown",
    "PIL._imaging",
    "email",
    "grantsite.comparison",
)


def test_what_builds_imports_none_of_them() -> None:
    imports = "from grantsite.later import put_off\nput_off()\nimport grantsite.commands, grantsite.building"
    script = f"import json, sys\n{imports}\nprint(json.dumps(sorted({{*{PARTS}}} & {{*sys.modules}})))"
    assert told(script) == []


def test_each_is_imported_when_it_is_used() -> None:
    script = f"""
import json, sys
from grantsite.later import put_off
put_off()
from grantsite import prose, syntax
from grantsite.history import replay
import sqlite3
import xlsxwriter
import grantsite.downloads
from grantsite.picture import Image, ImageDraw, text_width
from grantsite.qr import encoded
from grantsite.yamlfile import parse_any
import importlib.metadata
found = [
    encoded("https://a.example/").side > 20,
    bool(sqlite3.connect(":memory:")),
    xlsxwriter.Workbook.__name__,
    parse_any("a: 1", "a.yaml").entries[0][0].text,
    prose.Prose(str, str).html("*a*"),
    [ImageDraw.Draw(Image.new("P", (2, 1))).im.size, text_width("a", 30, 600) > 5],
    importlib.metadata.version("msgspec").count(".") > 0,
    [replay.Replay.__name__, syntax.Failure.__name__],
    sorted({{*{PARTS}}} - {{*sys.modules}}),
    [type(sys.modules[name]).__name__ for name in {LIBRARIES + OWN}],
]
print(json.dumps(found))
"""
    said = told(script)
    expected = [True, True, "Workbook", "a", "<p><em>a</em></p>", [[2, 1], True], True, ["Replay", "Failure"], []]
    assert said == [*expected, ["module"] * len(LIBRARIES + OWN)]


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder with a package that says when it is imported, and modules that cannot be."""
    (tmp_path / "counted").mkdir()
    (tmp_path / "counted/__init__.py").write_text("print('1,'); from counted.inner import VALUE", encoding="utf-8")
    (tmp_path / "counted/inner.py").write_text("VALUE = 2", encoding="utf-8")
    (tmp_path / "broken.py").write_text("before = 1\nraise OSError('no')", encoding="utf-8")
    (tmp_path / "own.py").write_text("def __getattr__(name):\n    return name * 2", encoding="utf-8")
    return tmp_path


BEGIN = f"import sys; sys.path.append({str(ROOT)!r})\nfrom grantsite.later import put_off\n"


def test_module_is_filled_once(package: Path) -> None:
    script = f"{BEGIN}put_off(('counted',))\nimport counted\nprint('[0,')\nfrom counted import VALUE\n"
    script += "from counted.inner import VALUE\nprint(counted.VALUE, ', ', len(counted.__file__) > 5 and 3, ']')"
    assert told(script, package) == [0, 1, 2, 3]


def test_what_is_imported_already_stays(package: Path) -> None:
    script = (
        f"print('[')\nimport counted\n{BEGIN}put_off(('counted',))\nprint(counted is sys.modules['counted'] and 2, ']')"
    )
    assert told(script, package) == [1, 2]


def test_what_cannot_be_imported_says_why_each_time(package: Path) -> None:
    script = (
        f"{BEGIN}put_off(('broken',))\nimport broken\nfound = []\nfor _ in range(2):\n    try:\n        broken.after"
    )
    script += "\n    except OSError as error:\n        found.append(str(error))\nimport json\nprint(json.dumps(found))"
    assert told(script, package) == ["no", "no"]


def test_what_a_module_does_not_have_is_missed(package: Path) -> None:
    script = f"{BEGIN}put_off(('counted', 'own'))\nimport counted, own\nprint('[')\ntry:\n    counted.nothing\n"
    script += "except AttributeError as error:\n    import json\n    print(json.dumps([str(error), own.ab]), ']')"
    assert told(script, package) == [1, ["module 'counted' has no attribute 'nothing'", "abab"]]


def test_library_that_is_not_there_is_missed_where_it_is_imported() -> None:
    put_off(("no_such_library", "no_such_package.inner"))
    with pytest.raises(ModuleNotFoundError):
        __import__("no_such_library")
