"""Feeds of what has happened."""

from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views.shared import View


class FeedEntry(View, frozen=True):
    """One dated fact. ``key`` names it for ever among those of its subject, whose permanent link is ``subject``.
    ``language`` is that of the page at ``address``; empty where it is the feed's."""

    subject: str
    key: str
    updated: str  # RFC 3339
    address: Address
    title: Text
    summary: Text | None
    language: str


class FeedView(View, frozen=True):
    """An Atom feed, newest first. ``address`` is its folder now, whatever former address it is also served at."""

    subject: str
    name: Text | None  # of the project or municipality; None for the whole site
    address: Address
    page: Address
    updated: str
    entries: list[FeedEntry]
