"""Files of the site that are not pages: data, feeds, indexes. Each is a path below the site's root and its bytes."""

from typing import NamedTuple


class File(NamedTuple):
    """A file. ``origin`` is what an editor would change, for messages."""

    path: str
    data: bytes
    origin: str
