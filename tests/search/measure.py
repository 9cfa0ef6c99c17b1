"""The queries run through the real page, and what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import Page

from search.queries import Query

PAGES = {"fi": "hankkeet/", "sv": "sv/projekt/", "en": "en/projects/"}
# What the page says when it has answered: nothing is under way, and the box holds the query.
_ANSWER = """async (query) => {
    const root = document.querySelector("[data-module=search]");
    const input = root.querySelector("[data-search]");
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    while (root.hasAttribute("aria-busy")) await new Promise((resolve) => setTimeout(resolve));
    const more = root.querySelector("[data-more]");
    for (let turn = 0; !more.hidden && turn < 10; turn++) {
        const before = root.querySelectorAll("[data-results] > li").length;
        more.click();
        while (root.hasAttribute("aria-busy") || root.querySelectorAll("[data-results] > li").length === before)
            await new Promise((resolve) => setTimeout(resolve));
    }
    return [...root.querySelectorAll("[data-results] > [data-result-id]")].map((item) => item.dataset.resultId);
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of a query, best first, and how they compare with what was expected."""

    query: Query
    results: list[str]

    @property
    def missing(self) -> list[str]:
        """What was expected and is not there."""
        return [one for one in self.query.expect if one not in self.results]

    @property
    def unrelated(self) -> list[str]:
        """What is there although nobody would expect it."""
        return [one for one in self.results if one not in self.query.related]

    @property
    def is_first(self) -> bool:
        """Whether the best result stands first."""
        return self.results[:1] != [] and self.results[0] in self.query.best


def answers(page: Page, site_url: str, queries: Iterable[Query]) -> list[Answer]:
    """Each query typed into the page of its language."""
    found = []
    by_language: dict[str, list[Query]] = {}
    for query in queries:
        by_language.setdefault(query.lang, []).append(query)
    for language, asked in by_language.items():
        page.goto(site_url + PAGES[language])
        found += [Answer(query, page.evaluate(_ANSWER, query.q)) for query in asked]
    return found
