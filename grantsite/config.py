"""``site.yaml`` into settings: what the site is called, where it will stand, and in which languages.

The first language stands at the root of the site, the others in folders of their own. A mistake raises
UsageError (exit status 2) with ``path:line:column``, as it is not an error of the content.
"""

from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from grantsite.codes import ERROR
from grantsite.errors import ContentError, Problem, UsageError, format_text
from grantsite.messages import Message, say
from grantsite.reader import field_names, read_record
from grantsite.records import CallId, LanguageCode, Line, Record, Text, Url
from grantsite.textfile import read_text
from grantsite.yamlfile import parse


class Licence(Record, frozen=True):
    """A licence: its name and the address of its text."""

    name: Line
    url: Url


class Site(Record, frozen=True):
    """The settings of a site.

    ``tagline`` is the heading of the home page; ``disclaimer`` stands at the foot of every page.
    """

    title: Line
    tagline: Text
    languages: list[LanguageCode]
    base_url: Url
    repository_url: Url
    current_call: CallId
    content_licence: Licence
    code_licence: Licence
    disclaimer: Text | None = None

    @property
    def base_path(self) -> str:
        """The path under which the site stands on its host; begins and ends in a slash."""
        return urlsplit(self.base_url).path


def load_site(path: Path, base_url: str | None = None) -> Site:
    """The settings of ``path``; ``base_url`` overrides the file's. Raises UsageError."""
    shown = path.as_posix()
    try:
        text, problems = read_text(path, shown)
        node = parse(text, shown, fields=field_names(Site))
        site, found = read_record(node, Site, shown, say("site.yaml"))
        problems = [p for p in (*problems, *found) if p.level == ERROR]
    except ContentError as error:
        site, problems = None, error.problems
    if site is None or problems:
        raise UsageError(Message(_without_count(problems, "en"), lambda language: _without_count(problems, language)))
    if not site.languages or len(set(site.languages)) != len(site.languages):
        raise UsageError(say("{path}: languages: list each language of the site once", path=shown))
    if base_url is not None:
        site = msgspec.structs.replace(site, base_url=base_url)
    if not _is_folder(site.base_url):
        raise UsageError(
            say(
                "base URL '{base_url}': write the whole address of the site, such as https://grants.example/",
                base_url=site.base_url,
            )
        )
    if not site.base_url.endswith("/"):
        site = msgspec.structs.replace(site, base_url=site.base_url + "/")
    return site


def _without_count(problems: list[Problem], language: str) -> str:
    return "\n".join(format_text(problems, 1, language).splitlines()[:-1])


def _is_folder(url: str) -> bool:
    """Whether it is the address of a folder of a web server."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.query and not parts.fragment
