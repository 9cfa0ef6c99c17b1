"""Applications and awards of some projects, counted and added up."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from grantsite.figures.behind import Records
from grantsite.projects import Project
from grantsite.views.shared import View


class Group(View, frozen=True):
    """Counts and sums in cents, each with the lists of records behind it. Shares are parts of one; None of nothing."""

    applications: int
    awards: int
    requested: int
    awarded: int
    of_applications: Decimal | None
    of_requested: Decimal | None
    all: Records
    with_award: Records


def group(projects: Iterable[Project], every: Records, with_award: Records) -> Group:
    """The group of some projects. ``every`` lists them, ``with_award`` those that were awarded a grant."""
    members = list(projects)
    requested = sum(p.application.requested for p in members)
    awarded = sum(p.awarded or 0 for p in members)
    awards = sum(1 for p in members if p.award)
    return Group(
        applications=len(members),
        awards=awards,
        requested=requested,
        awarded=awarded,
        of_applications=part(awards, len(members)),
        of_requested=part(awarded, requested),
        all=every,
        with_award=with_award,
    )


def is_decided(projects: Collection[Project]) -> bool:
    """Whether something can be said of the awards of some projects: not while all of them wait for a decision."""
    return not projects or any(p.call.decision_date for p in projects)


def part(value: int, whole: int) -> Decimal | None:
    """A share, 1 being all; None of nothing."""
    return Decimal(value) / Decimal(whole) if whole else None


def percent(share: Decimal | None) -> Decimal | None:
    """A share in per cent with two decimals, for tables of data."""
    return None if share is None else (share * 100).quantize(Decimal("0.01"))
