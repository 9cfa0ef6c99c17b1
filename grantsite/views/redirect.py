"""Pages that lead on."""

from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views.shared import View


class NotFoundView(View, frozen=True):
    """The page for an address that does not exist."""


class ShortLinkView(View, frozen=True):
    """The page at a permanent link, which leads on to the page of today. ``place`` is that of its heading."""

    name: Text
    target: Address
    place: str


class RedirectView(View, frozen=True):
    """A page at a former address; leads on to the present one. ``shown`` is the page that search engines shall show:
    the target, or where that is made to be copied from or printed, what it tells of."""

    name: Text
    target: Address
    shown: Address
