"""Atom feeds (RFC 4287) of the dated facts and of changes in the records.

There is one of the site, and one beside the page of each project and municipality.
"""

from collections.abc import Sequence

from grantsite.days import start_of
from grantsite.events import Event, newest_first
from grantsite.pages.build_views import Builder
from grantsite.pages.change_events import ChangeEvents
from grantsite.pages.page import Lazy, Page
from grantsite.projects import Place, Project, last_day
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import FeedEntry, FeedView

FILE = "feed.xml"
# A reader asks for a feed again and again: the site's holds the newest events. That of a project holds all of them;
# that of a municipality has room for a day on which hundreds of its projects were decided, whose order tells nothing.
_MOST_OF_SITE = 100
_MOST_OF_PLACE = 1_000


def site_feed(builder: Builder, changes: ChangeEvents) -> Page:
    """The newest events of the whole site."""
    call = builder.catalog.calls[builder.current_call.id]
    return _page(builder.addresses.changes(), Lazy(_of_site, builder, changes), call.path)


def project_feed(builder: Builder, changes: ChangeEvents, project: Project) -> Page:
    """The events of one project."""
    return _page(builder.address(project), Lazy(_of_project, builder, changes, project), project.entry.path)


def municipality_feed(builder: Builder, changes: ChangeEvents, place: Place) -> Page:
    """The events of one municipality and of the projects that it takes part in."""
    address = builder.addresses.municipality(place.record)
    return _page(address, Lazy(_of_place, builder, changes, place), place.entry.path)


def _page(address: Address, view: Lazy[FeedView], origin: str) -> Page:
    return Page(address, "feeds/feed.xml", view, origin, listed=False, file_name=FILE)


def _of_site(builder: Builder, changes: ChangeEvents) -> FeedView:
    events = newest_first([*builder.events.all(), *changes.all()])[:_MOST_OF_SITE]
    return _view(builder, "", None, builder.addresses.changes(), events)


def _of_project(builder: Builder, changes: ChangeEvents, project: Project) -> FeedView:
    name = Text(**{project.application.language: project.application.name})
    events = newest_first([*builder.events.of_project(project), *changes.of_project(project)])
    return _view(builder, builder.addresses.short("project", project.id), name, builder.address(project), events)


def _of_place(builder: Builder, changes: ChangeEvents, place: Place) -> FeedView:
    record, addresses = place.record, builder.addresses
    events = newest_first([*builder.events.of_place(place), *changes.of_place(place)])[:_MOST_OF_PLACE]
    short = addresses.short("municipality", record.code)
    return _view(builder, short, record.name, addresses.municipality(record), events)


def _view(builder: Builder, subject: str, name: Text | None, address: Address, events: Sequence[Event]) -> FeedView:
    """A feed beside a page at its address. One without any event is as old as the decision that does not name its
    subject, or as the deadline of a call that is not decided."""
    newest = events[0].day if events else last_day(builder.current_call)
    entries = [
        FeedEntry(e.subject, e.key, start_of(e.day).isoformat(), e.address, e.title, e.summary, e.language)
        for e in events
    ]
    return FeedView(subject, name, address, address, start_of(newest).isoformat(), entries)
