"""Links in prose lead somewhere, and the pages that the site's settings need are there."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from grantsite.catalog import Catalog
from grantsite.codes import ERROR
from grantsite.errors import Problem
from grantsite.urls import PROSE_PAGES

_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
# Where the records stand that a link names.
_FOLDERS = {"call": "calls", "project": "applications", "municipality": "municipalities"}


def check_prose(catalog: Catalog) -> Iterator[Problem]:
    """Prose belongs to a page of the site; links in it lead to pages of the site or to the web, and nowhere else."""
    known = {f"page:{slug}" for slug in ("home", "projects", "municipalities", *PROSE_PAGES)} | {"repo:issues"}
    known |= (
        {f"call:{c}" for c in catalog.calls}
        | {f"project:{p}" for p in catalog.projects}
        | {f"municipality:{c}" for c in catalog.places}
    )
    for entry in catalog.content.prose:
        if entry.slug not in PROSE_PAGES:
            message = f'the site has no page "{entry.slug}"'
            hint = "the pages are " + ", ".join(f'"{slug}"' for slug in PROSE_PAGES)
            yield Problem(entry.path, 1, 1, ERROR, "unexpected-file", message, hint)
        for offset, line in enumerate(entry.record.body.split("\n")):
            for match in _LINK.finditer(line):
                target = match[1]
                if target in known or re.match(r"(https?://|#)", target):
                    continue
                place = (entry.path, entry.record.body_line + offset, match.start(1) + 1, ERROR)
                if named := re.match(r"(page|call|project|municipality|repo):", target):
                    if catalog.content.any_unread(_FOLDERS.get(named[1], "")):
                        continue
                    close = get_close_matches(target, sorted(known), n=1)
                    yield Problem(
                        *place,
                        "unknown-page",
                        f'"{target}" is not a page of the site',
                        f'did you mean "{close[0]}"?' if close else "write page:about or project:2020-001",
                    )
                else:
                    yield Problem(
                        *place,
                        "unsafe-link",
                        f'"{target}" is not an address of a web page',
                        "begin with https://, or name a page of the site such as page:about",
                    )


def check_site(catalog: Catalog, current_call: str, languages: Sequence[str], folder: str) -> Iterator[Problem]:
    """What the site's settings need: the current call, and each prose page in some language."""
    if current_call not in catalog.calls and not catalog.content.any_unread("calls"):
        path = f"{folder}/calls/{current_call}.yaml"
        yield Problem(
            path,
            1,
            1,
            ERROR,
            "missing-file",
            "the site's current call has no record",
            "add it, or mend current_call in site.yaml",
        )
    for slug in PROSE_PAGES:
        if not any((slug, language) in catalog.prose for language in languages) and not catalog.content.any_unread(
            "pages"
        ):
            path = f"{folder}/pages/{slug}.{languages[0]}.md"
            yield Problem(
                path,
                1,
                1,
                ERROR,
                "missing-file",
                f'the page "{slug}" does not exist in any language of the site',
                "write it",
            )
