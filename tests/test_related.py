"""Related projects: the quick count gives what counting pair by pair gives."""

from collections import defaultdict
from pathlib import Path

import pytest

from bench import corpus
from command import ROOT
from grantsite.catalog import Catalog
from grantsite.load import load
from grantsite.parse_cache import ParseCache
from grantsite.projects import Project
from grantsite.related import Related


@pytest.fixture(scope="module", params=["real", "drawn"])
def catalog(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The real records, and 200 made up, among which there are more ties."""
    folder = ROOT
    if request.param == "drawn":
        folder = tmp_path_factory.mktemp("related") / "corpus"
        corpus.write(200, 8, folder)
    content, problems = load(Path(folder) / "content", "content", ParseCache(None))
    assert problems == []
    return Catalog(content)


def related(catalog: Catalog, project: Project, most: int) -> list[tuple[str, int]]:
    """Pair by pair."""
    shared: defaultdict[str, int] = defaultdict(int)
    for other in catalog.projects.values():
        if other is not project:
            for code in project.codes:
                shared[other.id] += code in other.codes
    ranked = sorted(
        (i for i in shared if shared[i]), key=lambda i: (-shared[i], -(catalog.projects[i].awarded or 0), i)
    )
    return [(i, shared[i]) for i in ranked[:most]]


@pytest.mark.parametrize("most", [1, 4, 1000])
def test_quick_count_is_that_of_all_pairs(catalog: Catalog, most: int) -> None:
    quick = Related(catalog)
    for project in catalog.projects.values():
        assert [(other.id, n) for other, n in quick.to(project, most)] == related(catalog, project, most)


def test_some_projects_are_related(catalog: Catalog) -> None:
    assert sum(bool(Related(catalog).to(project)) for project in catalog.projects.values()) > 20
