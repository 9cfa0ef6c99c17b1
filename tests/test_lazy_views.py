"""Views are made when they are drawn: planning makes none, each is made anew alike, and any number of processes draws
the same files."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import msgspec
import pytest

from command import ROOT, files
from grantsite.config import load_site
from grantsite.families import Families
from grantsite.figures import Figure
from grantsite.pages import Builder, Lazy, Page, forget_recent, plan, project_lists
from grantsite.pages import project as of_projects
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from grantsite.standards import Context
from grantsite.urls import Addresses
from grantsite.views import ProjectsView
from real_content import LANGUAGES, Records
from records import write_site


def test_value_is_made_once_for_what_lies_together() -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    first = Lazy(make, 1)
    assert (first(), first(), first()) == (1, 1, 1)
    assert made == [1]
    others = [Lazy(make, number) for number in range(2, 100)]
    assert [other() for other in others] == list(range(2, 100))
    assert first() == 1
    assert made == [*range(1, 100), 1]  # it was dropped meanwhile


@pytest.fixture(scope="module")
def builder() -> Builder:
    return Builder(Records(Path()).catalog, Addresses(LANGUAGES), "2020")


class AskedError(Exception):
    """A file was asked for."""


def never() -> NoReturn:
    raise AskedError


def planned(builder: Builder) -> list[Page]:
    context = Context(builder.catalog, builder.addresses, load_site(ROOT / "site.yaml"), None)
    families = Families(context, builder)
    of_each = (families.of_project, families.of_municipality)
    return plan(builder, project_lists(builder), never, never, never, None, *of_each)


def test_planning_makes_no_view(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    def view(*given: object) -> None:
        raise AssertionError("a view is made while pages are planned")

    monkeypatch.setattr(of_projects, "project_view", view)
    monkeypatch.setattr(Lazy, "anew", view)
    assert len(planned(builder)) > 4000


def views(pages: list[Page]) -> Iterator[tuple[Page, bytes]]:
    """Every view that needs no file."""
    for page in pages:
        if not page.tells_of_files:
            yield page, msgspec.json.encode(page.view)


def test_views_are_the_same_in_any_order(builder: Builder) -> None:
    pages = planned(builder)
    once = {tuple(page.files): text for page, text in views(pages)}
    anew = Builder(Records(Path()).catalog, Addresses(LANGUAGES), "2020")
    again = {tuple(page.files): text for page, text in views(planned(anew)[::-1])}
    assert once == again


def test_files_of_a_figure_bear_its_name(builder: Builder) -> None:
    drawn = [page for page in planned(builder) if page.template.startswith(("figures/", "data/figure"))]
    for page in drawn:
        assert isinstance(page.view, Figure)
        assert page.file_name.rpartition(".")[0] == page.view.name
    assert {page.file_name for page in drawn} > {"map.svg", "course.csv", "success-by-partners.svg", "spread.csv"}


def test_every_figure_of_a_page_has_its_files(builder: Builder) -> None:
    """What stands beside a page is planned from its record, not from its view: both must know the same figures."""
    pages = planned(builder)
    beside = {path for page in pages if page.template.startswith("figures/") for _, path in page.files}
    shown, folders = set(), set()
    for page in pages:
        if page.template in OWN_FIGURES and page.file_name == "index.html":
            folders |= {*page.address.values()}
            fields = [getattr(page.view, name) for name in page.view.__struct_fields__]
            figures = [one for value in fields for one in (value if isinstance(value, list) else [value])]
            shown |= {
                folder + f"{f.name}.svg" for f in figures if isinstance(f, Figure) for folder in page.address.values()
            }
    # the figures of the current call's course stand on two pages, their files beside that of the call
    statistics = {f"{folder}course.svg" for folder in builder.addresses.page("statistics").values()}
    assert shown - statistics == {path for path in beside if path.rpartition("/")[0] + "/" in folders}
    assert statistics < shown


OWN_FIGURES = {"pages/project.html", "pages/municipality.html", "pages/call.html", "pages/statistics.html"}


def test_tables_of_lists_hold_what_their_pages_show(builder: Builder) -> None:
    shown: dict[str, list[str]] = {}
    for page in planned(builder):
        if page.template == "pages/projects.html" and not page.tells_of_files:
            view = page.view
            assert isinstance(view, ProjectsView)
            if view.cut:
                shown.setdefault(view.table, []).extend(row.id for row in view.rows)
    assert shown.keys() == {of.table for of in project_lists(builder) if of.cut}
    assert all([p.id for p in of.projects] == shown[of.table] for of in project_lists(builder) if of.cut)


def test_pages_that_tell_of_files_say_so(builder: Builder) -> None:
    """They are held before the files are given up; no other page may ask for one after that."""
    told = [page for page in planned(builder) if page.tells_of_files]
    assert {page.template for page in told} == {
        *("pages/data.html", "pages/query.html", "pages/compare.html", "pages/projects.html", "pages/codes.html")
    }
    for page in told:
        with pytest.raises(AskedError):
            _ = page.view


def test_value_that_is_held_needs_nothing_any_more() -> None:
    of = [1]
    lazy = Lazy(lambda: of[0])
    lazy.hold()
    of.clear()
    forget_recent()
    assert lazy() == 1


@pytest.mark.parametrize("cached", [False, True])
def test_any_number_of_processes_makes_the_same_files(tmp_path: Path, cached: bool) -> None:
    folder = write_site(tmp_path)
    site = load_site(folder / "site.yaml")
    cache = tmp_path / "cache" if cached else None
    found = []
    for jobs in (1, 3, 2):
        output = tmp_path / ("one" if cached else f"of-{jobs}")
        options = Options(folder / "content", "content", output, ROOT / "templates", ROOT / "static", cache, jobs=jobs)
        result = Pipeline(options).build(site)
        assert result.problems == []
        assert (result.rendered == 0) == (cached and bool(found))  # what workers find unchanged they take over
        found.append(files(output))
    assert found[0] == found[1] == found[2]
