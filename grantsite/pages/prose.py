"""Prose pages; the data quality page also shows how the records reconcile and every slip in the source."""

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.pages.slips import all_noted, slips_on_page
from grantsite.projects import Totals, totals
from grantsite.records import Text
from grantsite.views import ProseView, Reconciled

DATA_QUALITY = "data-quality"


def prose_page(builder: Builder, slug: str) -> Page:
    """A page whose text stands in ``content/pages/``."""
    template = f"pages/{'data_quality' if slug == DATA_QUALITY else 'prose'}.html"
    return Page(builder.addresses.page(slug), template, Lazy(_view, builder, slug), f"pages/{slug}")


def _view(builder: Builder, slug: str) -> ProseView:
    texts = {lang: prose for (s, lang), prose in builder.catalog.prose.items() if s == slug}
    data_quality = slug == DATA_QUALITY
    return ProseView(
        slug=slug,
        title=Text(**{lang: p.title for lang, p in texts.items()}),
        description=Text(**{lang: p.description for lang, p in texts.items()}),
        body=Text(**{lang: p.body for lang, p in texts.items()}),
        reconciliation=_reconciliation(builder) if data_quality else [],
        slips=slips_on_page(builder, all_noted(builder), 1) if data_quality else None,
        source_notes=builder.current_call.notes if data_quality else [],
        record_path=f"pages/{slug}",
    )


def _reconciliation(builder: Builder) -> list[Reconciled]:
    call = builder.current_call
    found = totals(builder.catalog.of_call(call.id))
    counted = {name: getattr(found, name) for name in Totals.__dataclass_fields__}
    counted["unawarded"] = call.appropriation - found.awarded
    control = call.control_totals
    return [
        Reconciled(name, name in ("requested", "awarded", "unawarded"), getattr(control, name), counted[name])
        for name in type(control).__struct_fields__
    ]
