"""Whether what the site links to outside itself still answers."""

import json
import re
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from tools.publishing.errors import StepError

_LINK = re.compile(r"<a\s[^>]*?href=[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_TIMEOUT = 20
_AT_ONCE = 8
# Refused to programs, not to people: the page is there.
_THERE = frozenset([401, 403, 405, 406, 429, 999])


def report(site: Path) -> int:
    """Print every address that does not answer, with a page that links to it; 1 where there is one.

    Forms and the editor of the repository are left out: they answer only to whoever has signed in. Raises StepError
    where there is no site.
    """
    links = outside_links(site)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(links, pool.map(answer, links), strict=True))
    dead = {link: reason for link, reason in answers.items() if reason}
    for link, reason in dead.items():
        print(f"{link}: {reason}; linked from {links[link][0]} and {len(links[link]) - 1} more", file=sys.stderr)
    print(f"{len(links)} addresses outside the site, {len(dead)} of them do not answer")
    return 1 if dead else 0


def outside_links(site: Path) -> dict[str, list[str]]:
    """Every address outside the site, and the pages that link to it."""
    try:
        index = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise StepError(f"{site}: no built site; make site builds it") from None
    found: dict[str, list[str]] = defaultdict(list)
    for page in sorted(site.rglob("*.html")):
        for href in dict.fromkeys(_LINK.findall(page.read_text(encoding="utf-8"))):
            link = unescape(href).partition("#")[0]
            if not link.startswith(index["base_url"]) and not _needs_sign_in(link):
                found[link].append(page.relative_to(site).as_posix())
    return dict(sorted(found.items()))


def _needs_sign_in(link: str) -> bool:
    return bool(re.search(r"/(?:edit|new)/|/issues/new\b", urlsplit(link).path))


def answer(link: str) -> str:
    """Why an address does not answer; "" where it does."""
    for method in ("HEAD", "GET"):  # some servers know no HEAD
        request = Request(link, method=method, headers={"User-Agent": "avustusikkuna link check"})  # noqa: S310
        try:
            with urlopen(request, timeout=_TIMEOUT):  # noqa: S310 (only http and https are collected)
                return ""
        except HTTPError as error:
            if error.code in _THERE:
                return ""
            reason = f"answers {error.code}"
        except (URLError, TimeoutError, HTTPException, ValueError, OSError) as error:
            reason = str(error)
    return reason
