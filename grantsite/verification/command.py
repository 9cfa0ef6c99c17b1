"""The command verify: build anew into a folder that is thrown away, and compare a published site with it."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from grantsite.config import Site
from grantsite.errors import UsageError
from grantsite.messages import say
from grantsite.pipeline import Pipeline
from grantsite.results import Options, Result
from grantsite.verification.differences import LIST, Found, Progress
from grantsite.verification.publisher import published
from grantsite.verification.waiting import compare_in_time


class Verified(NamedTuple):
    """What a comparison found, and the site's name in messages; no finding where the records have errors.

    ``result`` is that of the build; None where the site that stands was taken as it is.
    """

    site: str
    result: Result | None
    found: Found | None


def verify(
    target: str,
    options: Options,
    site: Site,
    *,
    built: bool,
    quick: bool,
    seconds: int = 0,
    progress: Progress | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Verified:
    """Compare the site at a web address or in a folder with what this checkout makes.

    With ``built`` the folder of ``options.output`` is taken as it is; otherwise nothing of an earlier build is used.
    What is not the same is looked at again for as many seconds; ``waiting`` is called once when that begins.
    Raises UsageError where one of the two cannot be read.
    """
    other = published(target)

    def compare(folder: Path) -> Found:
        return compare_in_time(folder, other, quick=quick, seconds=seconds, progress=progress, waiting=waiting)

    if built:
        if not (options.output / LIST).is_file():
            raise UsageError(say("{folder}: there is no built site; leave out --built", folder=options.output))
        return Verified(other.shown, None, compare(options.output))
    with tempfile.TemporaryDirectory(prefix="verify-") as scratch:
        folder = Path(scratch) / "site"
        result = Pipeline(replace(options, output=folder, cache=None)).build(site)
        found = None if result.failed else compare(folder)
    return Verified(other.shown, result, found)
