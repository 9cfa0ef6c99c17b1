"""The records editors write: every kind and every field is declared in this package, once.

The reader (``load``) walks these declarations, so a field exists, is mandatory, and has a type only because
they say so. A field without a default is mandatory. What a field is for stands beside it (``about``). Amounts are
integer cents; dates are dates of the calendar; points are WGS84 degrees. Records are frozen and hold nothing that is
computed.
"""

from grantsite.records.about import about
from grantsite.records.application import Application
from grantsite.records.award import Award
from grantsite.records.call import Call
from grantsite.records.call_parts import Document, Explanation, LegalBasis, Requirements, TargetArea
from grantsite.records.control_totals import ControlTotals
from grantsite.records.facts import Fact, Facts
from grantsite.records.follow_up import FinalReport, InterimReport, Output, Payment, Repayment
from grantsite.records.organisation import Organisation
from grantsite.records.page import FrontMatter
from grantsite.records.parts import Participant, Point, Record, Source, Text
from grantsite.records.places import Municipality, PointOnMap, Population, Region, RegionChange, RegionMember, Successor
from grantsite.records.term import Term
from grantsite.records.values import (
    ApplicationId,
    CallId,
    Code,
    Count,
    Day,
    Degrees,
    LanguageCode,
    Line,
    Money,
    Place,
    Printed,
    RegionCode,
    Slug,
    Url,
)

__all__ = [
    "Application",
    "ApplicationId",
    "Award",
    "Call",
    "CallId",
    "Code",
    "ControlTotals",
    "Count",
    "Day",
    "Degrees",
    "Document",
    "Explanation",
    "Fact",
    "Facts",
    "FinalReport",
    "FrontMatter",
    "InterimReport",
    "LanguageCode",
    "LegalBasis",
    "Line",
    "Money",
    "Municipality",
    "Organisation",
    "Output",
    "Participant",
    "Payment",
    "Place",
    "Point",
    "PointOnMap",
    "Population",
    "Printed",
    "Record",
    "Region",
    "RegionChange",
    "RegionCode",
    "RegionMember",
    "Repayment",
    "Requirements",
    "Slug",
    "Source",
    "Successor",
    "TargetArea",
    "Term",
    "Text",
    "Url",
    "about",
]
