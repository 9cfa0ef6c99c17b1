"""The page of a project."""

from decimal import Decimal

from grantsite.records import FinalReport, InterimReport, Output, Payment, Repayment, Text
from grantsite.version import Version
from grantsite.views.history import FactsChange, RecordHistory
from grantsite.views.shared import CallFacts, Party, Point, ProjectRow, Sharing, Source, View


class FollowUp(View, frozen=True):
    """What has been paid, reported and published; ``paid`` is payments less repayments."""

    payments: list[Payment]
    paid: int
    interim_reports: list[InterimReport]
    final_report: FinalReport | None
    repayments: list[Repayment]
    outputs: list[Output]


class AwardView(View, frozen=True):
    """The award of a project."""

    amount: int
    item: int
    source: Source
    recipient: Party
    recipient_as_written: str
    project_as_written: str
    note: Text | None
    conditions: list[Point]
    share: Decimal
    least_eligible_costs: int
    follow_up: FollowUp


class ProjectView(View, frozen=True):
    """The page of a project."""

    row: ProjectRow
    call: CallFacts
    leads: list[Party]
    partners: list[Party]
    repeated: list[Party]  # printed a second time in the source
    municipalities: int  # how many municipalities the project joins
    applicant_as_written: str
    name_corrected: str | None
    note: Text | None
    source: Source
    sources: dict[str, Source]  # of the call's facts
    award: AwardView | None
    related: list[tuple[ProjectRow, int]]
    sharing: Sharing
    record_path: str
    award_record_path: str | None
    history: RecordHistory
    last_changes: list[FactsChange]
    version: Version | None  # to be cited: of the last change of these records; None where it is not known
