"""The home page."""

from fractions import Fraction

from grantsite.figures import MapFigure, TilesFigure
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.shares import rounded
from grantsite.views import HomeView, Link, Panes, Sums

LARGEST = 8
# Up to so many applications have a pane each: eleven rows of eleven (panes.css). With more, a pane is one per cent.
_MOST_PANES = 121


class DrawnHomeView(HomeView, frozen=True):
    """The page with its figures, whose files stand beside the page of figures."""

    map: MapFigure
    tiles: TilesFigure


def home_page(builder: Builder) -> Page:
    """What this is, the sums, the largest awards, and ways in."""
    entry = builder.catalog.calls[builder.current_call.id]
    return Page(builder.addresses.home(), "pages/home.html", Lazy(_view, builder), entry.path)


def _view(builder: Builder) -> DrawnHomeView:
    catalog, call = builder.catalog, builder.current_call
    sums = builder.sums(call.id)
    awarded = [p for p in catalog.of_call(call.id) if p.award]
    largest = sorted(awarded, key=lambda p: (-(p.awarded or 0), p.id))[:LARGEST]
    regions: list[tuple[Link, int, int]] = []
    for region in catalog.regions_in_order:
        members = catalog.members(region)
        regions.append((builder.region_link(region), len(members), sum(1 for p in members if p.takes_part)))
    return DrawnHomeView(
        map=builder.maps.of_call(),
        tiles=builder.tiles(),
        call=builder.call_facts(call.id),
        summary=call.summary,
        sums=sums,
        panes=_panes(sums),
        appropriation=call.appropriation,
        largest=[builder.row(p) for p in largest],
        regions=regions,
        record_path=catalog.calls[call.id].inside,
    )


def _panes(sums: Sums) -> Panes:
    if sums.applications <= _MOST_PANES:
        return Panes(sums.awards, sums.applications, per_cent=False)
    return Panes(int(100 * rounded(Fraction(sums.awards, sums.applications), 0)), 100, per_cent=True)
