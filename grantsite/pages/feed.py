"""Atom feeds (RFC 4287) of the dated facts and of changes in the records.

There is one of the site, and one beside the page of each project and municipality.
"""

from collections.abc import Sequence

from grantsite.catalog import Place, Project, last_day
from grantsite.events import Event, newest_first, start_of
from grantsite.pages.build_views import Builder
from grantsite.pages.change_events import ChangeEvents
from grantsite.pages.page import Page
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import FeedEntry, FeedView

FILE = "feed.xml"
# A reader asks for a feed again and again: the site's holds the newest events, a page's own feed all of them.
_MOST_OF_SITE = 100


def site_feed(builder: Builder, changes: ChangeEvents) -> Page:
    """The newest events of the whole site."""
    call = builder.catalog.calls[builder.current_call.id]
    events = newest_first([*builder.events.all(), *changes.all()])[:_MOST_OF_SITE]
    return _feed(builder, "", None, builder.addresses.changes(), builder.addresses.changes(), events, call.path)


def project_feed(builder: Builder, changes: ChangeEvents, project: Project) -> Page:
    """The events of one project."""
    address = builder.row(project).address
    name = Text(**{project.application.language: project.application.name})
    short = builder.addresses.short("project", project.id)
    events = newest_first([*builder.events.of_project(project), *changes.of_project(project)])
    return _feed(builder, short, name, address, address, events, project.entry.path)


def municipality_feed(builder: Builder, changes: ChangeEvents, place: Place) -> Page:
    """The events of one municipality and of the projects that it takes part in."""
    address = builder.addresses.municipality(place.record)
    short = builder.addresses.short("municipality", place.record.code)
    events = newest_first([*builder.events.of_place(place), *changes.of_place(place)])
    return _feed(builder, short, place.record.name, address, address, events, place.entry.path)


def _feed(
    builder: Builder,
    subject: str,
    name: Text | None,
    address: Address,
    page: Address,
    events: Sequence[Event],
    origin: str,
) -> Page:
    """A feed without any event is as old as the decision that does not name its subject, or as the
    deadline of a call that is not decided."""
    newest = events[0].day if events else last_day(builder.current_call)
    entries = [FeedEntry(e.subject, e.key, start_of(e.day).isoformat(), e.address, e.title, e.summary) for e in events]
    view = FeedView(subject, name, address, page, start_of(newest).isoformat(), entries)
    return Page(address, "feeds/feed.xml", view, origin, listed=False, file_name=FILE)
