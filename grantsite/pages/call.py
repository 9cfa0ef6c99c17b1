"""The page of a call and the decision on it."""

from grantsite.load import Entry
from grantsite.names import alphabetical
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Page
from grantsite.records import Call, Source
from grantsite.views import CallView, Heading, NamedStatute, Point, TermView


def call_page(builder: Builder, entry: Entry[Call]) -> Page:
    """What the money was for, on what conditions, how it was decided, and every award."""
    call = entry.record
    awarded = [(p.award.item, builder.row(p)) for p in builder.catalog.of_call(call.id) if p.award]
    headings = [
        Heading(e.id, e.title, e.lead, [Point(p.text, builder.section(call, p.section, p.item)) for p in e.points])
        for e in call.explanations
    ]
    terms = sorted(builder.catalog.terms.values(), key=lambda t: alphabetical(t.term.every()[0]))
    view = CallView(
        call=builder.call_facts(call.id),
        summary=call.summary,
        appropriation=call.appropriation,
        budget_item=call.budget_item,
        sums=builder.sums(call.id),
        rectification_days=call.rectification_days,
        headings=headings,
        target_areas=[(a.name, builder.section(call, a.section)) for a in call.target_areas],
        legal_bases=[
            NamedStatute(b.name, b.number, b.sections, builder.section(call, b.section)) for b in call.legal_bases
        ],
        documents=[builder.source(call, Source(document=d.id)) for d in call.documents],
        sources=builder.sources(call),
        awards=sorted(awarded, key=lambda a: a[0]),
        terms=[TermView(t.id, t.term, t.url, t.definition) for t in terms],
        record_path=entry.inside,
    )
    return Page(builder.addresses.call(call.id), "pages/call.html", view, entry.path)
