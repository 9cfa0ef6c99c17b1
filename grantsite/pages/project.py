"""The page of a project: an application, its award if any, and what followed."""

from decimal import Decimal

from grantsite.figures import CourseFigure, MapFigure, project_course
from grantsite.pages.build_views import Builder
from grantsite.pages.changes import last_changes, project_history, project_version
from grantsite.pages.page import Lazy, Page
from grantsite.projects import Project
from grantsite.records import Text
from grantsite.views import AwardView, FollowUp, Point, ProjectView


class DrawnProjectView(ProjectView, frozen=True):
    """The page with its figures."""

    map: MapFigure | None  # None where the source names no municipality
    course: CourseFigure | None  # of an award


def project_page(builder: Builder, project: Project, view: Lazy[DrawnProjectView]) -> Page:
    """The page of one project. ``view`` gives its ``project_view``."""
    return Page(builder.address(project), "pages/project.html", view, project.entry.path)


def project_view(builder: Builder, project: Project) -> DrawnProjectView:
    """What the page of a project shows."""
    application, row = project.application, builder.row(project)
    name = Text(**{application.language: application.name})
    return DrawnProjectView(
        map=builder.maps.of_project(project),
        course=project_course(project.call, project.award, name) if project.award else None,
        row=row,
        call=builder.call_facts(project.call.id),
        leads=builder.parties(project.leads),
        partners=builder.parties(project.partners),
        repeated=builder.parties(tuple(p for p in project.parties if p.repeats)),
        municipalities=len(project.codes),
        applicant_as_written=application.applicant_as_written,
        name_corrected=application.name_corrected,
        note=application.note,
        source=builder.source(project.call, application.source),
        sources=builder.sources(project.call),
        award=_award(builder, project),
        related=[(builder.row(other), shared) for other, shared in builder.related.to(project)],
        sharing=builder.sharing_of_project(project),
        record_path=project.entry.inside,
        award_record_path=project.award_entry.inside if project.award_entry else None,
        history=project_history(builder, project),
        last_changes=last_changes(builder, project),
        version=project_version(builder, project),
    )


def _award(builder: Builder, project: Project) -> AwardView | None:
    award = project.award
    if award is None:
        return None
    return AwardView(
        amount=award.amount,
        item=award.item,
        source=builder.source(project.call, award.source),
        recipient=builder.recipient(award.recipient),
        recipient_as_written=award.recipient.as_written,
        project_as_written=award.project_as_written,
        note=award.note,
        conditions=[Point(p.text, builder.section(project.call, p.section, p.item)) for p in award.conditions],
        share=builder.row(project).share or Decimal(0),
        least_eligible_costs=project.least_eligible_costs or 0,
        follow_up=FollowUp(
            payments=award.payments,
            paid=project.paid,
            interim_reports=award.interim_reports,
            final_report=award.final_report,
            repayments=award.repayments,
            outputs=award.outputs,
        ),
    )
