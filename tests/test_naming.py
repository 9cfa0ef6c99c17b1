"""The names that paths are made of: no path changes where they are the same."""

from pathlib import Path

import pytest

from grantsite.catalog import Catalog
from grantsite.config import load_site
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.past import NOTHING
from grantsite.planned import Planned
from grantsite.search.table import WordTable
from records import write_site

APPLICATION, AWARD = "applications/2020/yhteinen-kokous.yaml", "awards/2020/kunta-kuuluu-kaikille.yaml"
# A file of the content, what stands in it, and what is written instead (None: the file is deleted).
NAMING = [
    (APPLICATION, "themes: []", "aliases: [kokous]"),
    (APPLICATION, "themes: []", "themes: [services]"),  # a list of its own, as no other has the theme
    (APPLICATION, "language: fi", "language: sv"),
    (APPLICATION, '"2020-002"', '"2020-003"'),
    (AWARD, "", None),
    ("calls/2020.yaml", "decision_date: 2020-12-09\n", ""),
    ("regions.yaml", "fi: Etelä-Pohjanmaa", "fi: Pohjanmaa"),
    ("municipalities/alavus.yaml", "fi: Alavus", "fi: Alavusi"),
    ("municipalities/alavus.yaml", "languages: fi", "languages: fi\naliases: [alavusi]"),
    ("terms.yaml", "id: grant", "id: subsidy"),
    ("organisations/kuussote.yaml", "", None),
]
OTHER = [
    (APPLICATION, "requested: 12000.50", "requested: 12000.60"),
    (APPLICATION, "name: Yhteinen kokous", "name: YHTEINEN kokous"),
    (AWARD, "amount: 68000.00", "amount: 68000.10"),
]


def planned(folder: Path) -> Planned:
    site = load_site(folder / "site.yaml")
    content, _ = load(folder / "content", "content", ParseCache(None))
    return Planned(site, Catalog(content), lambda: WordTable(folder / "content"), NOTHING)


def addresses(of: Planned) -> set[str]:
    """What a preview need not make to know it; the parts of the search have other names after every change."""
    parts = (of.search.folder, of.compared.folder)
    files = {claim.path for claim in of.claims if not claim.path.startswith(parts)}
    identified = {f"organisation-{slug}" for slug in of.catalog.organisations}
    identified |= {entry.record.id for entry in of.catalog.content.terms}
    return {path for page in of.pages for _, path in page.files} | files | identified


def edited(folder: Path, file: str, old: str, new: str | None) -> tuple[Planned, Planned]:
    path = write_site(folder) / "content" / file
    if "services" in (new or ""):  # so that the theme is the edited application's alone
        other = path.with_name("kunta-kuuluu-kaikille.yaml")
        other.write_text(other.read_text("utf-8").replace("themes: [services]", "themes: []"), encoding="utf-8")
    before = planned(folder)
    if new is None:
        path.unlink()
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return before, planned(folder)


@pytest.mark.parametrize(("file", "old", "new"), NAMING)
def test_whatever_changes_a_path_changes_the_names(tmp_path: Path, file: str, old: str, new: str | None) -> None:
    before, after = edited(tmp_path, file, old, new)
    assert addresses(before) != addresses(after)
    assert before.names != after.names


@pytest.mark.parametrize(("file", "old", "new"), OTHER)
def test_amounts_and_texts_change_neither(tmp_path: Path, file: str, old: str, new: str) -> None:
    before, after = edited(tmp_path, file, old, new)
    assert addresses(before) == addresses(after)
    assert before.names == after.names
