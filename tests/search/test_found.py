"""What the search makes of both sets of queries, typed into the real page of the real records."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from search.measure import Answer, answers
from search.queries import HELD_OUT, TUNED, read

LEAST_FOUND = 0.98
LEAST_FIRST = 0.90
MOST_UNRELATED = 2


@pytest.mark.parametrize("path", [TUNED, HELD_OUT], ids=["tuned", "held-out"])
def test_queries_find_what_they_should(page: Page, site_url: str, path: Path) -> None:
    found = answers(page, site_url, read(path))
    expected = sum(len(answer.query.expect) for answer in found)
    missing = [one for answer in found for one in answer.missing]
    unrelated = [one for answer in found for one in answer.unrelated]
    judged = [answer for answer in found if answer.query.best]
    first = [answer for answer in judged if answer.is_first]
    shares = (1 - len(missing) / expected, len(first) / len(judged), len(unrelated) / len(found))
    if shares[0] < LEAST_FOUND or shares[1] < LEAST_FIRST or shares[2] > MOST_UNRELATED:
        said = "found {:.1%}, first {:.1%}, unrelated {:.2f} a query".format(*shares)
        pytest.fail("\n".join((said, *filter(None, map(miss, found)))), pytrace=False)


def miss(answer: Answer) -> str:
    """What is wrong with an answer, in a line; nothing where nothing is."""
    wrong = {
        "misses": answer.missing,
        "has instead as first": answer.results[:1] if answer.query.best and not answer.is_first else [],
        "has besides": answer.unrelated,
    }
    said = [f"{words} {', '.join(which[:8])}" for words, which in wrong.items() if which]
    return f"{answer.query}: {'; '.join(said)}" if said else ""
