"""The words of the command line: which commands there are, their options, and what each explains of itself."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from itertools import pairwise
from typing import NamedTuple, NoReturn

from grantsite.errors import FORMATS
from grantsite.messages import LANGUAGES, SOURCE_LANGUAGE, in_language, say

DEFAULT_COMMAND = "build"
# The kinds of tables that can be imported.
IMPORTS = ("annex", "awards")
_ERROR = say("error")
Adds = Callable[[argparse.ArgumentParser], None]


class _WrongWordsError(Exception):
    """The words are wrong; the parser that found it, and what it says of it."""

    def __init__(self, parser: argparse.ArgumentParser, said: str) -> None:
        super().__init__(said)
        self.parser = parser
        self.said = said


class _Parser(argparse.ArgumentParser):
    """One that lets ``read`` say what is wrong, which knows the language that is asked for."""

    def error(self, message: str) -> NoReturn:
        raise _WrongWordsError(self, message)


class Draft(NamedTuple):
    """A kind of record that ``new`` can write: what stands behind its name, and its options with their texts."""

    name: str
    help: str
    target: tuple[str, str] | None
    options: list[tuple[str, str]]


def read(words: list[str], description: str, drafts: Callable[[], Iterable[Draft]] = lambda: ()) -> argparse.Namespace:
    """The words as values; ``command`` says which command. Ends the process with status 2 where they are wrong.

    ``drafts`` are only asked for where ``new`` is the command: their options are many.
    """
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = [DEFAULT_COMMAND, *words]
    parser = _Parser(
        prog="build.py",
        description=description,
        epilog="build.py COMMAND --help explains the options",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (text, add) in _COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        if name == _NEW:
            _add_drafts(command, drafts() if words[0] == _NEW else ())
            continue
        if name == words[0]:  # the others' options take five milliseconds of each start
            _add_common(command)
            add(command)
    try:
        return parser.parse_args(words)
    except _WrongWordsError as wrong:
        language = _language(words)
        wrong.parser.print_usage(sys.stderr)
        known = _COMMANDS if wrong.parser is parser else ()
        said = in_language(_in_our_words(wrong.said, words, known), language)
        sys.stderr.write(f"{wrong.parser.prog}: {in_language(_ERROR, language)}: {said}\n")
        raise SystemExit(2) from None


def _language(words: Sequence[str]) -> str:
    """The language that is asked for, also where other words are wrong."""
    for word, following in pairwise([*words, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked in LANGUAGES and word.startswith("--lang"):
            return asked
    return SOURCE_LANGUAGE


def _in_our_words(said: str, words: Sequence[str], commands: Iterable[str]) -> str:
    """What argparse says of wrong words, so that it can be said in every language; as it is where it is another."""
    if match := re.match(r"unrecognized arguments: (.*)", said):
        return say(
            "nothing is done with {words}; {command} --help explains the options",
            words=match[1],
            command=f"build.py {words[0]}",
        )
    if match := re.match(r"argument COMMAND: invalid choice: '?([^' ]*)'?", said):
        near = get_close_matches(match[1], list(commands), n=1)
        if near:
            return say('there is no command "{name}"; did you mean "{near}"?', name=match[1], near=near[0])
        return say('there is no command "{name}"; there are {names}', name=match[1], names=", ".join(commands))
    if match := re.match(r"argument ([^:]*): invalid choice: '?([^' ]*)'? \(choose from (.*)\)", said):
        names = match[3].replace("'", "")
        return say('{option}: "{found}" is not one of {names}', option=match[1], found=match[2], names=names)
    if match := re.match(r"the following arguments are required: (.*)", said):
        return say("missing: {names}", names=match[1])
    if match := re.match(r"argument ([^:]*): expected one argument", said):
        return say("a value belongs behind {option}", option=match[1])
    if match := re.fullmatch(r"argument ([^:]*): (.*) is not a number of processes, such as 2", said):
        return say("{option}: {value} is not a number of processes, such as 2", option=match[1], value=match[2])
    if match := re.fullmatch(r"argument ([^:]*): (.*) is not a number of seconds, such as 900", said):
        return say("{option}: {value} is not a number of seconds, such as 900", option=match[1], value=match[2])
    if match := re.fullmatch(r"argument ([^:]*): (.*) is not a port, such as 8000", said):
        return say("{option}: {value} is not a port, such as 8000", option=match[1], value=match[2])
    return said


def _add_drafts(parser: argparse.ArgumentParser, drafts: Iterable[Draft]) -> None:
    parser.epilog = "build.py new KIND --help explains the fields"
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    for draft in drafts:
        kind = kinds.add_parser(draft.name, help=draft.help, description=draft.help, allow_abbrev=False)
        _add_common(kind)
        if draft.target is not None:
            kind.add_argument("target", metavar=draft.target[0], help=draft.target[1])
        fields = kind.add_argument_group("fields")
        for option, text in draft.options:
            fields.add_argument(
                option, action="append", default=argparse.SUPPRESS, dest=option, metavar="VALUE", help=_literal(text)
            )


def _literal(text: str) -> str:
    return text.replace("%", "%%")


def _add_common(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--content", default="content", metavar="DIR", help="the records (default: content); e.g. --content drafts")
    add("--output", default="_site", metavar="DIR", help="the built site (default: %(default)s); e.g. --output public")
    add(
        "--config",
        default="site.yaml",
        metavar="FILE",
        help="the settings (default: site.yaml); e.g. --config my.yaml",
    )
    add("--base-url", metavar="URL", help="where the site will stand; e.g. --base-url https://grants.example/")
    add(
        "--jobs",
        type=_jobs,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes that render; e.g. --jobs 1",
    )
    add(
        "--no-cache",
        action="store_true",
        help="read and render everything anew; e.g. build.py build --no-cache",
    )
    add(
        "--format",
        choices=sorted(FORMATS),
        default="text",
        help="form of messages; e.g. --format github in a workflow",
    )
    add(
        "--lang",
        choices=LANGUAGES,
        default=SOURCE_LANGUAGE,
        help="language of messages (default: en); e.g. --lang fi",
    )
    add("--quiet", action="store_true", help="print problems only; e.g. build.py check --quiet")


def _add_nothing(parser: argparse.ArgumentParser) -> None:
    pass


def _add_profile(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile",
        action="store_true",
        help="print where the time went, stage by stage, and the memory; e.g. build.py build --profile",
    )


def _add_port(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="the port; e.g. --port 8080")


def _add_folder_of_components(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(output="_components")


def _add_import(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("kind", choices=IMPORTS, help="what the table is: an annex of applications, or a list of awards")
    add("file", metavar="FILE", help="TSV, CSV, XLSX, or plain text with the table in it; e.g. annex.xlsx")
    add("--call", required=True, metavar="ID", help="the call that the rows belong to; e.g. --call 2020")
    add("--dry-run", action="store_true", help="write nothing, only report")


def _add_revisions(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "base",
        nargs="?",
        metavar="BASE",
        help="the git revision to compare with (default: where the work left the main branch, else HEAD); e.g. HEAD~1",
    )
    add("head", nargs="?", metavar="HEAD", help="the revision compared (default: the files as they are); e.g. v2")
    add(
        "--markdown",
        action="store_true",
        help="Markdown for a comment on a pull request; e.g. build.py diff main --markdown",
    )


def _add_start(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("folder", metavar="DIR", help="a folder that does not exist yet, or is empty; e.g. my-grants")
    add(
        "--language",
        choices=LANGUAGES,
        default=SOURCE_LANGUAGE,
        help="the language of the site (default: en); more can be added in site.yaml; e.g. --language sv",
    )


def _add_verification(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("site", metavar="SITE", help="the published site: an address or a folder; e.g. https://grants.example/")
    add("--quick", action="store_true", help="compare the lists of checksums only, and read no file")
    add("--built", action="store_true", help="compare with the site in --output as it is; build nothing")
    add(
        "--wait",
        type=_seconds,
        default=0,
        metavar="SECONDS",
        help="look again for so long at what is not the same, as just after publishing; e.g. --wait 900",
    )


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, such as 2")
    return int(text)


def _seconds(text: str) -> int:
    if not text.isdecimal() or len(text) > 5:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds, such as 900")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, such as 8000")
    return int(text)


_NEW = "new"
# What each command does, and the options of its own.
_COMMANDS: dict[str, tuple[str, Adds]] = {
    "addresses": ("add the site's new addresses to the list of all that were ever published", _add_nothing),
    "build": ("check, then build; on any error nothing is written (this is the default command)", _add_profile),
    "check": ("check only", _add_nothing),
    "components": (
        "build one page with every component of the templates in every state, to look at; no part of the site",
        _add_folder_of_components,
    ),
    "import": ("turn a decision's table into records; nothing that exists is overwritten", _add_import),
    "init": ("start a site of your own: settings and one example call, in a new folder", _add_start),
    _NEW: ("write a new record, or add a payment, report or output to an award; every field explained", _add_nothing),
    "schema": ("write the JSON Schemas and the table of all fields, docs/schema/ and docs/fields.md", _add_nothing),
    "serve": ("build, serve on 127.0.0.1, rebuild what a saved file touches and reload the page", _add_port),
    "verify": (
        "build anew and compare with a published site, file by file; status 1 where it differs",
        _add_verification,
    ),
    "diff": ("say in words, and in sums, what changed in the content between two git revisions", _add_revisions),
}
