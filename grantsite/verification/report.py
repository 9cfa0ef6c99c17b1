"""What a comparison with a published site found, in words or as JSON."""

import json
import shlex
from collections.abc import Iterator

from grantsite.messages import Message, count, in_language, joined, say, say_many
from grantsite.verification.differences import Found

# More names than that say nothing new in a terminal; JSON has them all.
_MOST_NAMES = 100


def as_text(found: Found, site: str, target: str, language: str) -> str:
    """What people read in a terminal; ``target`` is the site as it was named on the command line."""
    return "".join(f"{in_language(line, language)}\n" for line in _lines(found, site, target))


def as_json(found: Found, site: str, language: str) -> str:
    """One JSON object with every name; ``summary`` is said in the language."""
    document = {
        "site": site,
        "identical": found.identical,
        "quick": found.quick,
        "files": found.files,
        "commit": found.origin.commit,
        "base_url": found.origin.base_url,
        "checkout": found.own_origin.commit,
        "differs": found.differs,
        "missing": found.missing,
        "extra": found.extra,
        "unserved": found.unserved,
        "summary": in_language(_summary(found, site), language),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _lines(found: Found, site: str, target: str) -> Iterator[Message]:
    yield from _origins(found, site, target)
    named = 0
    for kind, paths in (("differs", found.differs), ("missing", found.missing), ("extra", found.extra)):
        for path in paths[: max(_MOST_NAMES - named, 0)]:
            # a published name is not ours: nothing in it may reach the terminal as a command
            shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in path)
            if kind == "differs":
                yield say("differs: {path}", path=shown)
            elif kind == "missing":
                yield say("missing: {path}", path=shown)
            else:
                yield say("not ours: {path}", path=shown)
        named += len(paths)
    if named > _MOST_NAMES:
        yield say("… and {number} more; --format json names them all", number=count(named - _MOST_NAMES))
    if found.unserved:
        yield say("not served by the host, as is usual with hidden files: {paths}", paths=joined(found.unserved))
    yield _summary(found, site)


def _origins(found: Found, site: str, target: str) -> Iterator[Message]:
    published, own = found.origin.commit, found.own_origin.commit
    if published is None:
        yield say("{site} does not name the commit that it was built from", site=site)
    elif published == own:
        yield say("{site} was built from commit {commit}, as this checkout is", site=site, commit=published)
    else:
        yield say("{site} was built from commit {commit}", site=site, commit=published)
        if own is None:
            yield say("the records of this checkout are not those of a commit, or there is no git")
        else:
            yield say("this checkout is {commit}", commit=own)
        command = f"git fetch origin && git checkout {published} && python build.py verify {shlex.quote(target)}"
        yield say("to compare with that commit: {command}", command=command)
    base = found.origin.base_url
    if base is not None and base != found.own_origin.base_url:
        yield say("the site was built for {address}: compare with --base-url {address}", address=base)


def _summary(found: Found, site: str) -> Message:
    if not found.identical:
        return say(
            "{site} is not the same: {differs}, {missing}, {extra}",
            site=site,
            differs=say_many(len(found.differs), "{number} file differs", "{number} files differ"),
            missing=say_many(len(found.missing), "{number} is missing", "{number} are missing"),
            extra=say_many(len(found.extra), "{number} is not ours", "{number} are not ours"),
        )
    number = count(found.files - len(found.unserved))
    if found.quick:
        return say(
            "{site}: the checksums of all {number} files are the same; the files themselves were not read",
            site=site,
            number=number,
        )
    return say("{site}: all {number} files are the same, byte for byte", site=site, number=number)
