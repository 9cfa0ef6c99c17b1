"""What templates are given: plain, frozen values without arithmetic left to do.

A page's HTML depends on its template and its view alone, which is what makes a fingerprint of the two enough to
tell whether a page must be rendered again. Amounts are integer cents, shares are parts of one.
"""

from grantsite.views.call import AwardsOfPage, AwardsPartView, CallView, Heading, NamedStatute, TermView
from grantsite.views.compare import ComparedPlace, ComparedProject, CompareView
from grantsite.views.feed import FeedEntry, FeedView
from grantsite.views.history import (
    ChangedFact,
    ChangedGroup,
    ChangedRecord,
    ChangesView,
    CommitView,
    EditionView,
    FactsChange,
    RecordHistory,
)
from grantsite.views.home import HomeView, Panes
from grantsite.views.municipality import (
    Merger,
    MunicipalitiesView,
    MunicipalityPartView,
    MunicipalityRow,
    MunicipalitySheetView,
    MunicipalityView,
    OrganisationRow,
    OrganisationsPartView,
    Predecessor,
    RegionGroup,
    RowsOfTable,
)
from grantsite.views.picture import MunicipalityPictureView, ProjectPictureView, SitePictureView
from grantsite.views.project import AwardView, FollowUp, ProjectView
from grantsite.views.project_list import AmountBand, Choice, Cut, Facets, PlaceChoice, ProjectsView
from grantsite.views.prose import ProseView, Reconciled, Slip, SlipsOfPage, SlipsPartView
from grantsite.views.redirect import NotFoundView, RedirectView, ShortLinkView
from grantsite.views.shared import CallFacts, Link, MadeView, Party, Point, ProjectRow, Sharing, Source, Sums, View

__all__ = [
    "AmountBand",
    "AwardView",
    "AwardsOfPage",
    "AwardsPartView",
    "CallFacts",
    "CallView",
    "ChangedFact",
    "ChangedGroup",
    "ChangedRecord",
    "ChangesView",
    "Choice",
    "CommitView",
    "CompareView",
    "ComparedPlace",
    "ComparedProject",
    "Cut",
    "EditionView",
    "Facets",
    "FactsChange",
    "FeedEntry",
    "FeedView",
    "FollowUp",
    "Heading",
    "HomeView",
    "Link",
    "MadeView",
    "Merger",
    "MunicipalitiesView",
    "MunicipalityPartView",
    "MunicipalityPictureView",
    "MunicipalityRow",
    "MunicipalitySheetView",
    "MunicipalityView",
    "NamedStatute",
    "NotFoundView",
    "OrganisationRow",
    "OrganisationsPartView",
    "Panes",
    "Party",
    "PlaceChoice",
    "Point",
    "Predecessor",
    "ProjectPictureView",
    "ProjectRow",
    "ProjectView",
    "ProjectsView",
    "ProseView",
    "Reconciled",
    "RecordHistory",
    "RedirectView",
    "RegionGroup",
    "RowsOfTable",
    "Sharing",
    "ShortLinkView",
    "SitePictureView",
    "Slip",
    "SlipsOfPage",
    "SlipsPartView",
    "Source",
    "Sums",
    "TermView",
    "View",
]
