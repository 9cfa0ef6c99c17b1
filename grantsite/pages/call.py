"""The page of a call and the decision on it."""

from collections.abc import Iterator

from grantsite.content import Entry
from grantsite.figures import CourseFigure, Lists, call_course
from grantsite.names import alphabetical
from grantsite.pages.award_list import Awarded, award_part_pages, awarded_in, awards_on_page
from grantsite.pages.build_views import Builder
from grantsite.pages.changes import call_history
from grantsite.pages.figure_files import figure_files
from grantsite.pages.page import Lazy, Page
from grantsite.records import Call, Source
from grantsite.views import CallView, Heading, NamedStatute, Point, TermView


class DrawnCallView(CallView, frozen=True):
    """The page with its figure."""

    course: CourseFigure | None  # once it is decided


def call_pages(builder: Builder, entry: Entry[Call]) -> Iterator[Page]:
    """What the money was for, on what conditions, how it was decided, and every award, on further pages where these are
    many; and the files of its figure."""
    awarded = Lazy(awarded_in, builder, entry.record)  # made once for pages that are drawn one after the other
    address, view = builder.addresses.call(entry.record.id), Lazy(call_view, builder, entry, awarded)
    yield Page(address, "pages/call.html", view, entry.path)
    if entry.record.decision_date:
        yield from award_part_pages(builder, entry, awarded)
        yield from figure_files(address, "figures/course.svg", "course", view, lambda of: of.course, entry.path)


def call_view(builder: Builder, entry: Entry[Call], awarded: Lazy[Awarded]) -> DrawnCallView:
    """What the page shows. ``awarded`` are all awards of the call."""
    call = entry.record
    projects = builder.catalog.of_call(call.id)
    headings = [
        Heading(e.id, e.title, e.lead, [Point(p.text, builder.section(call, p.section, p.item)) for p in e.points])
        for e in call.explanations
    ]
    terms = sorted(builder.catalog.terms.values(), key=lambda t: alphabetical(t.term.every()[0]))
    lists = Lists(builder.catalog, builder.addresses, call.id)
    return DrawnCallView(
        course=call_course(call, [p.award for p in projects if p.award], len(projects), lists),
        call=builder.call_facts(call.id),
        summary=call.summary,
        appropriation=call.appropriation,
        budget_item=call.budget_item,
        sums=builder.sums(call.id),
        rectification_days=call.rectification_days,
        headings=headings,
        target_areas=[(a.name, builder.section(call, a.section)) for a in call.target_areas],
        legal_bases=[
            NamedStatute(b.name, b.number, b.sections, builder.section(call, ", ".join([b.section, *b.other_sections])))
            for b in call.legal_bases
        ],
        documents=[builder.source(call, Source(document=d.id)) for d in call.documents],
        sources=builder.sources(call),
        awards=awards_on_page(builder, call, awarded(), 1),
        terms=[TermView(t.id, t.term, t.url, t.definition) for t in terms],
        record_path=entry.inside,
        history=call_history(builder, call.id),
    )
