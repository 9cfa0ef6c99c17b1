"""The search's page as a test drives it: what is typed and chosen, what is shown, and what the records say to it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from playwright.sync_api import Page

from grantsite.catalog import Catalog
from grantsite.projects import Project
from search.measure import PAGES

# More than there are results: the page shows all of them.
ALL = 1000

_SETTLED = "() => !document.querySelector('[data-module=search]').hasAttribute('aria-busy')"
# Opens every facet, so that its counts are those of the query; sets the form; says what is shown.
_ASK = """async ({ typed, chosen }) => {
    const root = document.querySelector("[data-module=search]");
    const form = root.querySelector("[data-form]");
    const settled = async () => { while (root.hasAttribute("aria-busy")) await new Promise((go) => setTimeout(go)); };
    for (const details of form.querySelectorAll("details")) details.open = true;
    await new Promise((go) => setTimeout(go, 20));
    await settled();
    form.elements.namedItem("municipality").value = chosen.municipality?.[0] ?? "";
    for (const name of ["min", "max", "sort"]) form.elements.namedItem(name).value = chosen[name]?.[0] ?? "";
    for (const box of form.querySelectorAll("[type=checkbox]"))
        box.checked = (chosen[box.name] ?? []).includes(box.value);
    form.elements.namedItem("q").value = typed;
    form.elements.namedItem("q").dispatchEvent(new Event("input", { bubbles: true }));
    await settled();
}"""
_SHOWN = """() => {
    const root = document.querySelector("[data-module=search]");
    const seen = (element) => element.checkVisibility();
    const facets = {};
    for (const facet of root.querySelectorAll("[data-facet]")) {
        if (facet.hidden) continue;
        const boxes = [...facet.querySelectorAll("[type=checkbox]")];
        const options = [...facet.querySelectorAll("option[data-number]")];
        facets[facet.dataset.facet] = Object.fromEntries([
            ...boxes.map((box) => [box.value, box.closest("label").querySelector(".facet__count").textContent]),
            ...options.map((option) => [option.value, /\\((\\d+)\\)$/.exec(option.textContent)[1]]),
        ].map(([value, count]) => [value, Number(count)]));
    }
    return {
        results: [...root.querySelectorAll("[data-result-id]")].filter(seen).map((item) => item.dataset.resultId),
        summary: root.querySelector("[data-summary]").textContent.trim(),
        notes: root.querySelector("[data-notes]").textContent.trim(),
        facets,
    };
}"""


class Searcher:
    """A tab with the list of projects of one language."""

    def __init__(self, page: Page, site_url: str, language: str = "fi") -> None:
        self.page = page
        self.address = site_url + PAGES[language]

    def open(self, query: str = "") -> None:
        """Go to the page's address with a query string, and wait for its answer."""
        self.page.goto(self.address + query)
        self.settle()

    def settle(self) -> None:
        """Wait until no search is under way."""
        self.page.wait_for_function(_SETTLED)

    def ask(self, typed: str, chosen: Mapping[str, Iterable[str]] | None = None) -> dict[str, Any]:
        """Type and choose on the page that is open, with every facet open; then all that is shown."""
        self.page.evaluate(_ASK, {"typed": typed, "chosen": {k: list(v) for k, v in (chosen or {}).items()}})
        more = self.page.locator("[data-more]")
        while more.is_visible():
            more.click()
            self.settle()
        return self.shown()

    def shown(self) -> dict[str, Any]:
        """The results that are seen, the summary, the notes, and the counts of every facet."""
        shown: dict[str, Any] = self.page.evaluate(_SHOWN)
        return shown

    @property
    def results(self) -> list[str]:
        """The results that are seen, in their order."""
        results: list[str] = self.shown()["results"]
        return results


@cache
def facets_of(catalog: Catalog, result: str, place: str = "") -> dict[str, set[str]]:
    """What a record says of each facet, told without the index; `place` is the municipality whose role is meant."""
    if result in catalog.places:
        region = catalog.region_on(catalog.places[result].record)
        return {"kind": {"municipality"}, "region": {region.code} if region else set()}
    project = catalog.projects[result]
    region = catalog.region_of_lead(project)
    roles = {"lead": project.lead_codes, "partner": project.partner_codes}
    return {
        "kind": {"project"},
        "status": {"awarded" if project.award else "not-awarded"},
        "call": {project.call.id},
        "theme": set(project.application.themes),
        "region": {region.code} if region else set(),
        "municipality": {*project.lead_codes, *project.partner_codes},
        "role": {role for role, codes in roles.items() if place in codes},
        "amount": {band(project.application.requested)},
        "language": {project.application.language},
    }


def band(cents: int) -> str:
    """The band of a requested sum, by its lower bound in euros."""
    return str(max(bound for bound in (0, 50_000, 100_000, 250_000, 500_000) if bound * 100 <= cents))


def passes(catalog: Catalog, result: str, chosen: Mapping[str, Iterable[str]]) -> bool:
    """Whether a record has one of the chosen values of every facet, and a requested sum between min and max euros."""
    [place] = chosen.get("municipality", [""])
    facets = facets_of(catalog, result, place)
    bounds = [int(next(iter(chosen.get(name, [none])))) * 100 for name, none in (("min", "-1"), ("max", "-1"))]
    if max(bounds) >= 0:
        if result in catalog.places:
            return False
        requested = catalog.projects[result].application.requested
        if not (bounds[0] <= requested and (bounds[1] < 0 or requested <= bounds[1])):
            return False
    names = [name for name in chosen if name not in ("min", "max", "sort")]
    return all(set(chosen[name]) & facets.get(name, set()) for name in names)


def projects_of(catalog: Catalog, results: Iterable[str]) -> list[Project]:
    """The projects among results, in their order."""
    return [catalog.projects[result] for result in results if result in catalog.projects]


# Orders of the list: the greater first, and what has no value last.
ORDERS: dict[str, Callable[[Project], Any]] = {
    "requested": lambda project: project.application.requested,
    "awarded": lambda project: -1 if project.awarded is None else project.awarded,
    "share": lambda project: -1 if project.share is None else project.share,
}
