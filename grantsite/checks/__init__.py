"""Rules across records: one generator a rule, each yields Problems at the value that is wrong.

Rules about money compare integer cents. Where only a sum can tell that something is wrong, the control total
is named with the difference and with the records that stand out.
"""

from collections.abc import Sequence

from grantsite.catalog import Catalog
from grantsite.checks.addresses import check_published
from grantsite.checks.awards import check_awards
from grantsite.checks.calls import (
    check_call_dates,
    check_call_figures,
    check_decided,
    check_documents,
)
from grantsite.checks.common import Rule
from grantsite.checks.documents import check_decision, check_sections
from grantsite.checks.examined import Examined
from grantsite.checks.figures import check_printed_figures, check_statutes
from grantsite.checks.identity import check_addresses, check_ids
from grantsite.checks.organisations import check_organisations
from grantsite.checks.places import check_places
from grantsite.checks.prose import check_prose, check_site
from grantsite.checks.words import check_words
from grantsite.errors import Problem
from grantsite.search.table import WordTable

__all__ = ["Examined", "check", "check_published", "check_records"]

# Those of single records and of single calls stand in ``examined``.
RULES: tuple[Rule, ...] = (
    check_ids,
    check_addresses,
    check_documents,
    check_call_dates,
    check_decided,
    check_call_figures,
    check_decision,
    check_sections,
    check_printed_figures,
    check_statutes,
    check_places,
    check_organisations,
    check_awards,
    check_prose,
)


def check_records(catalog: Catalog, examined: Examined | None = None) -> list[Problem]:
    """The problems of the records among themselves. ``examined`` is what was looked at before in their folder."""
    problems = [problem for rule in RULES for problem in rule(catalog)]
    problems.extend((examined or Examined()).problems(catalog))
    return problems


def check(
    catalog: Catalog,
    current_call: str,
    languages: Sequence[str],
    folder: str,
    table: WordTable,
    examined: Examined | None = None,
) -> list[Problem]:
    """The problems that all rules find. ``folder`` is the content folder as messages name it, ``table`` its words."""
    problems = check_records(catalog, examined)
    problems.extend(check_words(catalog, table))
    problems.extend(check_site(catalog, current_call, languages, folder))
    return problems
