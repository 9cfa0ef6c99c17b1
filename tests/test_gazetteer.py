"""Which municipality a written name means."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from grantsite.gazetteer import NO_NAMES, Gazetteer
from real_content import CONTENT

RECORDS = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(CONTENT.glob("municipalities/*.yaml"))]
NAMES = {record["code"]: [record["name"]["fi"], record["name"]["sv"]] for record in RECORDS}
GAZETTEER = Gazetteer(NAMES.items())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Alavus", "010"),
        ("Alavuden kaupunki", "010"),
        ("Alavuden kaupungille", "010"),
        ("ALAVUS", "010"),
        (" Alavus ", "010"),
        ("Alavo", "010"),
        ("Helsingin kaupunki", "091"),
        ("Helsingfors stad", "091"),
        ("Hausjärven kunta", "086"),
        ("Iin kunta", "139"),
        ("Tukholma", None),
        ("Alaavus", None),
        ("kaupunki", None),
        ("", None),
    ],
)
def test_exact(written: str, code: str | None) -> None:
    assert GAZETTEER.exact(written) == code


def test_every_name_means_its_municipality() -> None:
    """Two municipalities may share a Swedish name or its form; a Finnish one never."""
    for code, (finnish, _) in NAMES.items():
        assert GAZETTEER.exact(finnish) == code


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Alavs", ["Alavus"]),
        ("Alavudn kaupunki", ["Alavus"]),
        ("Naantalın kaupunki", ["Naantali"]),
        ("lnarin kunta", ["Inari"]),
        ("lisalmi", ["Iisalmi"]),
        ("Rovaniemmi", ["Rovaniemi"]),
        ("Jyvaskyla", ["Jyväskylä"]),
        ("Tukholma", []),
        ("I", []),
        ("", []),
    ],
)
def test_near(written: str, names: list[str]) -> None:
    assert [GAZETTEER.name(code) for code in GAZETTEER.near(written)] == names


def test_near_names_all_that_are_equally_near() -> None:
    gazetteer = Gazetteer([("001", ["Kolari"]), ("002", ["Kolmari"]), ("003", ["Salo"])])
    assert gazetteer.near("Kolkari") == ["001", "002"]


def test_knows_and_name() -> None:
    assert GAZETTEER.knows("010")
    assert not GAZETTEER.knows("000")
    assert GAZETTEER.name("010") == "Alavus"


def test_no_names() -> None:
    assert NO_NAMES.exact("Alavus") is None
    assert NO_NAMES.near("Alavus") == []
    assert not NO_NAMES.knows("010")


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    code = GAZETTEER.exact(text)
    assert code is None or GAZETTEER.knows(code)
    assert all(GAZETTEER.knows(code) for code in GAZETTEER.near(text))
