"""The rows of what follows an award: its own conditions, payments, reports, repayments and outputs."""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.downloads.row import Row, awarded, named, texts
from grantsite.records import FinalReport, InterimReport


def conditions(catalog: Catalog) -> Iterator[Row]:
    """The conditions that the decision sets for one project only."""
    for project, award in awarded(catalog):
        for number, point in enumerate(award.conditions, 1):
            stands: Row = {"source_section": point.section, "source_item": point.item}
            yield {**named(project), "number": number, **texts("text", point.text), **stands}


def payments(catalog: Catalog) -> Iterator[Row]:
    """The instalments paid."""
    for project, award in awarded(catalog):
        for number, payment in enumerate(award.payments, 1):
            yield {
                **named(project),
                "number": number,
                "instalment": payment.instalment,
                "date": payment.date,
                "amount": payment.amount,
                "source_url": payment.url,
            }


def _costs(report: InterimReport | FinalReport) -> Row:
    return {
        "submitted": report.submitted,
        "costs_without_vat": report.costs_without_vat,
        "vat": report.vat,
        "source_url": report.url,
    }


def interim_reports(catalog: Catalog) -> Iterator[Row]:
    """The interim reports given."""
    for project, award in awarded(catalog):
        for number, report in enumerate(award.interim_reports, 1):
            period: Row = {"period_start": report.period_start, "period_end": report.period_end}
            yield {**named(project), "number": number, **period, **_costs(report)}


def final_reports(catalog: Catalog) -> Iterator[Row]:
    """The final reports given."""
    for project, award in awarded(catalog):
        report = award.final_report
        if report is not None:
            statement: Row = {"auditor_statement": report.auditor_statement}
            yield {**named(project), **_costs(report), **statement, **texts("results", report.results)}


def repayments(catalog: Catalog) -> Iterator[Row]:
    """The money returned."""
    for project, award in awarded(catalog):
        for number, repayment in enumerate(award.repayments, 1):
            yield {
                **named(project),
                "number": number,
                "date": repayment.date,
                "amount": repayment.amount,
                **texts("reason", repayment.reason),
                "source_url": repayment.url,
            }


def outputs(catalog: Catalog) -> Iterator[Row]:
    """What the projects published."""
    for project, award in awarded(catalog):
        for number, output in enumerate(award.outputs, 1):
            yield {
                **named(project),
                "number": number,
                **texts("name", output.name),
                "licence": output.licence,
                "link": output.url,
                "source_repository": output.source_repository,
                "interoperability_platform": output.interoperability_platform,
                "service_catalogue": output.service_catalogue,
                "accessibility_statement": output.accessibility_statement,
            }
