"""Links in prose lead somewhere, and the pages that the site's settings need are there."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from grantsite.catalog import Catalog
from grantsite.checks.common import known as known_names
from grantsite.codes import ERROR
from grantsite.content import Entry, Prose
from grantsite.errors import MOST_IN_A_FILE, Problem, first_of_many
from grantsite.letters import look_alikes
from grantsite.messages import Message, say
from grantsite.scalars import USER_IN_ADDRESS, without_user
from grantsite.urls import PROSE_PAGES

# A tag or comment; an address in angle brackets is Markdown.
_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--")
_CODE = re.compile("`[^`]*`")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
# Where the records stand that a link names.
_FOLDERS = {"call": ("calls",), "project": ("applications", "calls"), "municipality": ("municipalities",)}
# What may stand behind the address of a link, and ends it. How far each of these looks is bounded, so that no line
# costs more than its length.
_ENDS = re.compile(r""">?(\s{1,9}("[^"]{0,500}"|'[^']{0,500}'))?\s{0,9}\)""")
_IMAGE = re.compile(r"!\[[^\]]{0,500}\]\(")
_FURTHEST = 500
_ATTRIBUTES = re.compile(r"\{([^{}]{0,200})\}$")
_ID = re.compile(r"#([^\s}]+)")
_OTHER_LEVEL = re.compile(r"(#|#####+)(?=\s)")
_TO_HEADING = re.compile(r"\]\(#([^)\s]{0,200})\)")


def check_prose(catalog: Catalog) -> Iterator[Problem]:
    """Prose belongs to a page of the site; links in it lead to pages of the site or to the web, and nowhere else."""
    known = {f"page:{slug}" for slug in ("home", "projects", "municipalities", "data", *PROSE_PAGES)} | {"repo:issues"}
    known |= (
        {f"call:{c}" for c in catalog.calls}
        # one of an unknown call is no project, and is reported itself
        | {f"project:{entry.record.id}" for entry in catalog.content.applications}
        | {f"municipality:{c}" for c in catalog.places}
    )
    for entry in catalog.content.prose:
        if entry.slug not in PROSE_PAGES:
            message = say('the site has no page "{slug}"', slug=entry.slug)
            hint = say("the pages are {names}", names=", ".join(f'"{slug}"' for slug in PROSE_PAGES))
            yield Problem(entry.path, 1, 1, ERROR, "unexpected-file", message, hint)
        yield from first_of_many(list(islice(_check_headings(entry), MOST_IN_A_FILE + 1)))
        for offset, line in enumerate(entry.record.body.split("\n")):
            yield from _check_signs(entry, offset, line)
            for match in _LINK.finditer(line):
                target = match[1]
                opened = line.rfind("[", max(0, match.start() - _FURTHEST), match.start())
                if opened > 0 and line[opened - 1] == "!":
                    continue  # a picture, which is reported itself
                place = (entry.path, entry.record.body_line + offset, match.start(1) + 1, ERROR)
                if target and not _ENDS.match(line, match.end()):
                    message = say("the link does not end behind its address")
                    hint = say("write ) behind the address; where it holds a space, write %20 for it")
                    yield Problem(*place, "unsafe-link", message, hint)
                    continue
                if target in known or re.match(r"https?://|#", target):
                    continue
                if named := re.match(r"(page|call|project|municipality|repo):", target):
                    # that there is no call at all is reported itself, and without its call no application is a project
                    if catalog.content.any_unread(*_FOLDERS.get(named[1], ())) or not catalog.calls:
                        continue
                    message = say('"{target}" is not a page of the site', target=target)
                    yield Problem(*place, "unknown-page", message, _meant(catalog, known, target))
                else:
                    yield Problem(
                        *place,
                        "unsafe-link",
                        say('"{target}" is not an address of a web page', target=target),
                        say("begin with https://, or name a page of the site such as page:about"),
                    )


def _meant(catalog: Catalog, known: set[str], target: str) -> Message:
    """What a link to no page of the site was probably to lead to. Of numbers nothing is guessed but their zeros."""
    kind, _, name = target.partition(":")
    if kind == "municipality":
        code = catalog.gazetteer.exact(name) or name.zfill(3)
        if code in catalog.places:
            return say('did you mean "{name}"?', name=f"municipality:{code}")
        return say("the codes stand in content/municipalities/")
    if kind == "project":
        number = name.rpartition("-")[2].zfill(3)
        same = [f"project:{p}" for p in catalog.projects if p.rpartition("-")[2] == number]
        if len(same) == 1 and same[0] in known:
            return say('did you mean "{name}"?', name=same[0])
        return say("the ids stand in content/applications/")
    if kind == "call":
        return known_names(catalog.calls)
    pages = sorted(page.partition(":")[2] for page in known if page.startswith("page:"))
    close = get_close_matches(name.partition("#")[0], pages, n=1)
    if close:
        return say('did you mean "{name}"?', name=f"page:{close[0]}")
    return say("the pages are {names}", names=", ".join(f'"page:{page}"' for page in pages))


def _check_headings(entry: Entry[Prose]) -> Iterator[Problem]:
    """Headings have ids of their own, and links within the page lead to one of them."""
    lines = entry.record.body.split("\n")
    first: dict[str, int] = {}
    for number, line in enumerate(lines, entry.record.body_line):
        if match := _OTHER_LEVEL.match(line):
            message = say("a heading that begins with {signs} is taken out of the page", signs=match[1])
            hint = say("begin it with ##, one below it with ###: # is the page’s title")
            yield Problem(entry.path, number, 1, ERROR, "wrong-format", message, hint)
        marks = _ATTRIBUTES.search(line.rstrip()) if line.startswith("#") else None
        if marks and (found := _ID.search(marks[1])) and first.setdefault(found[1], number) < number:
            message = say('the heading’s id "{id}" is already used on line {line}', id=found[1], line=first[found[1]])
            column = marks.start(1) + found.start(1) + 1
            yield Problem(entry.path, number, column, ERROR, "duplicate-id", message, say("give another id"))
    for number, line in enumerate(lines, entry.record.body_line):
        for match in _TO_HEADING.finditer(line):
            if match[1] not in first:
                message = say('no heading of the page has the id "{id}"', id=match[1])
                hint = say(
                    "write {mark} behind the heading that is meant, or mend the link", mark=f"{{#{match[1] or 'id'}}}"
                )
                yield Problem(entry.path, number, match.start(1), ERROR, "unknown-page", message, hint)


def _check_signs(entry: Entry[Prose], offset: int, line: str) -> Iterator[Problem]:
    """HTML and letters that only look right, but for what is quoted in a line."""
    number = entry.record.body_line + offset
    text = _CODE.sub(lambda match: " " * len(match[0]), line)
    for match in _HTML.finditer(text):
        message = say('"{tag}" is HTML; it is taken out of the page', tag=match[0])
        hint = say("write Markdown: **bold**, [a link](https://…), a list with hyphens")
        yield Problem(entry.path, number, match.start() + 1, ERROR, "html", message, hint)
    for match in _IMAGE.finditer(text):
        hint = say("link to it: [what it shows](https://…)")
        message = say("a picture is taken out of the page")
        yield Problem(entry.path, number, match.start() + 1, ERROR, "unsafe-link", message, hint)
    for match in USER_IN_ADDRESS.finditer(text):
        message = say("a name before @ hides where an address leads")
        yield Problem(entry.path, number, match.start() + 1, ERROR, "unsafe-link", message, without_user(match))
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
