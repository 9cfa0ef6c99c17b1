"""Links in prose lead somewhere, and the pages that the site's settings need are there."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from grantsite.catalog import Catalog
from grantsite.codes import ERROR
from grantsite.content import Entry, Prose
from grantsite.errors import Problem
from grantsite.letters import look_alikes
from grantsite.messages import say
from grantsite.urls import PROSE_PAGES

# A tag or comment; an address in angle brackets is Markdown.
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--")
_CODE = re.compile("`[^`]*`")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
# Where the records stand that a link names.
_FOLDERS = {"call": "calls", "project": "applications", "municipality": "municipalities"}


def check_prose(catalog: Catalog) -> Iterator[Problem]:
    """Prose belongs to a page of the site; links in it lead to pages of the site or to the web, and nowhere else."""
    known = {f"page:{slug}" for slug in ("home", "projects", "municipalities", "data", *PROSE_PAGES)} | {"repo:issues"}
    known |= (
        {f"call:{c}" for c in catalog.calls}
        | {f"project:{p}" for p in catalog.projects}
        | {f"municipality:{c}" for c in catalog.places}
    )
    for entry in catalog.content.prose:
        if entry.slug not in PROSE_PAGES:
            message = say('the site has no page "{slug}"', slug=entry.slug)
            hint = say("the pages are {names}", names=", ".join(f'"{slug}"' for slug in PROSE_PAGES))
            yield Problem(entry.path, 1, 1, ERROR, "unexpected-file", message, hint)
        for offset, line in enumerate(entry.record.body.split("\n")):
            yield from _check_signs(entry, offset, line)
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
                        say('"{target}" is not a page of the site', target=target),
                        say('did you mean "{name}"?', name=close[0])
                        if close
                        else say("write page:about or project:2020-001"),
                    )
                else:
                    yield Problem(
                        *place,
                        "unsafe-link",
                        say('"{target}" is not an address of a web page', target=target),
                        say("begin with https://, or name a page of the site such as page:about"),
                    )


def _check_signs(entry: Entry[Prose], offset: int, line: str) -> Iterator[Problem]:
    """HTML and letters that only look right, but for what is quoted in a line."""
    number = entry.record.body_line + offset
    text = _CODE.sub(lambda match: " " * len(match[0]), line)
    for match in _HTML.finditer(text):
        message = say('"{tag}" is HTML; it is taken out of the page', tag=match[0])
        hint = say("write Markdown: **bold**, [a link](https://…), a list with hyphens")
        yield Problem(entry.path, number, match.start() + 1, ERROR, "html", message, hint)
    for suspect in look_alikes(text):
        hint = say('write "{meant}"; a quotation stands in quotation marks', meant=suspect.meant)
        yield Problem(entry.path, number, suspect.offset + 1, ERROR, "look-alike", suspect.message(), hint)


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
            say("the site’s current call has no record"),
            say("add it, or mend current_call in site.yaml"),
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
                say('the page "{slug}" does not exist in any language of the site', slug=slug),
                say("write it"),
            )
