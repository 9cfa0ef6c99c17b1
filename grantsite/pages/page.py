"""One page in all languages."""

from typing import NamedTuple

from grantsite.policy import STRICT
from grantsite.urls import Address
from grantsite.views import View


class Page(NamedTuple):
    """A page: where it stands in each language, what draws it, and what it shows.

    ``origin`` is the record an editor would change, for messages. A page that is not ``listed`` stays out of the
    site map. ``policy`` is its content security policy.
    """

    address: Address
    template: str
    view: View
    origin: str
    listed: bool = True
    file_name: str = "index.html"
    policy: str = STRICT
