"""Atom feeds (RFC 4287) of the dated facts: of the site, and beside the page of each project and municipality."""

from collections.abc import Sequence

from grantsite.catalog import Place, Project, last_day
from grantsite.events import Event, start_of
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Page
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import FeedEntry, FeedView

FILE = "feed.xml"
# A reader asks for a feed again and again: the site's holds the newest events, a page's own feed all of them.
_MOST_OF_SITE = 100


def site_feed(builder: Builder) -> Page:
    """The newest events of the whole site."""
    call = builder.catalog.calls[builder.current_call.id]
    events = builder.events.all()[:_MOST_OF_SITE]
    return _feed(builder, "", None, builder.addresses.changes(), builder.addresses.home(), events, call.path)


def project_feed(builder: Builder, project: Project) -> Page:
    """The events of one project."""
    address = builder.row(project).address
    name = Text(**{project.application.language: project.application.name})
    short = builder.addresses.short("project", project.id)
    return _feed(builder, short, name, address, address, builder.events.of_project(project), project.entry.path)


def municipality_feed(builder: Builder, place: Place) -> Page:
    """The events of one municipality and of the projects that it takes part in."""
    address = builder.addresses.municipality(place.record)
    short = builder.addresses.short("municipality", place.record.code)
    return _feed(builder, short, place.record.name, address, address, builder.events.of_place(place), place.entry.path)


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
