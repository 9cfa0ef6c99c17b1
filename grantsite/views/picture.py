"""The pictures that other sites show beside a link: of a project, a municipality, and the site."""

from datetime import date

from grantsite.records import Text
from grantsite.views.shared import CallFacts, ProjectRow, Sums, View


class ProjectPictureView(View, frozen=True):
    """The picture of a project."""

    row: ProjectRow
    decision_date: date | None


class MunicipalityPictureView(View, frozen=True):
    """The picture of a municipality; sums are of the projects that it leads."""

    name: Text
    region: Text
    as_lead: int
    as_partner: int
    awards_as_lead: int
    awards_as_partner: int
    requested_as_lead: int
    awarded_as_lead: int
    decided: bool  # False while all of its projects wait for a decision


class SitePictureView(View, frozen=True):
    """The picture of all other pages."""

    call: CallFacts
    sums: Sums
