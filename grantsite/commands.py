"""What each command does and prints, and the exit status that it ends with.

A command imports what it needs (all that builds, a web server, a spreadsheet library) by itself: no other has to wait
for it. So a build can have its templates compiled beside it while it imports the rest. No other module imports within
functions.
"""

import argparse
import gc
import shlex
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from grantsite import arguments, early
from grantsite.config import Site, load_site
from grantsite.copies import can_fork
from grantsite.errors import FORMATS, ContentError, UsageError
from grantsite.messages import Message, count, in_language, say
from grantsite.saying import print_error, print_out
from grantsite.standing import Standing

# The folder of build.py.
HERE = Path(__file__).resolve().parent.parent


def _ready() -> None:
    """What the command needs is imported, and stays until the end: the collector of garbage, which build.py has put
    off, passes over it."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _comparing(done: Message, total: Message) -> Message:
    return say("comparing {done} of {total} files", done=done, total=total)


def _check(words: argparse.Namespace) -> int:
    from grantsite.building import check

    _ready()
    return check(words, HERE)


def _build(words: argparse.Namespace, standing: Standing | None, begun: int) -> int:
    site = load_site(Path(words.config), words.base_url)
    templates = HERE / "templates"
    if words.jobs > 1 and can_fork():
        early.begin(templates, partial(_compiled, templates, site))
    from grantsite.building import build

    if words.jobs == 1:
        _ready()  # else workers do, which draw the pages; what this process makes it keeps until the end
    return build(words, HERE, site, standing, begun)


def _compiled(templates: Path, site: Site) -> bytes:
    """In a copy of this process, which imports nothing but what this needs."""
    from grantsite.ahead import packed

    return packed(templates, site)


def _components(words: argparse.Namespace) -> int:
    from grantsite.building import components

    _ready()
    return components(words, HERE)


def _serve(words: argparse.Namespace) -> int:
    from grantsite.building import options_of
    from grantsite.serve import serve

    _ready()
    config = Path(words.config)
    load_site(config, words.base_url)
    return serve(options_of(words, HERE), config, words.base_url, words.port, quiet=words.quiet, language=words.lang)


def _new(words: argparse.Namespace) -> int:
    from grantsite.drafts.command import Asked, new
    from grantsite.parse_cache import ParseCache

    _ready()
    cache = None if words.no_cache else Path(words.config).absolute().parent / ".cache/records.json"
    asked = Asked(
        kind=words.kind,
        target=getattr(words, "target", None),
        options={name: values for name, values in vars(words).items() if name.startswith("--")},
        content=Path(words.content),
        site=Path(words.config).parent,
        language=words.lang,
    )
    said = new(asked, ParseCache(cache), lambda: load_site(Path(words.config)).current_call)
    if not words.quiet:
        print_out(f"{said}\n")
    return 0


def _drafts() -> Iterable[arguments.Draft]:
    from grantsite.drafts.kinds import drafts

    return drafts()


def _addresses(words: argparse.Namespace) -> int:
    from grantsite.building import addresses

    _ready()
    return addresses(words, HERE)


def _schema(words: argparse.Namespace) -> int:
    from grantsite import schema

    _ready()
    changed = schema.write(Path(words.config).parent)
    if not words.quiet:
        said = "\n".join(changed) or in_language(say("the schemas are current"), words.lang)
        print_out(f"{said}\n")
    return 0


def _import(words: argparse.Namespace) -> int:
    from grantsite.importing import report
    from grantsite.importing.command import import_table

    _ready()
    drafts = import_table(
        words.kind, Path(words.file), words.call, Path(words.content), dry_run=words.dry_run, language=words.lang
    )
    if words.format == "json":
        print_out(report.as_json(words.kind, drafts, words.lang, dry_run=words.dry_run))
    else:
        print_out(report.as_text(words.kind, drafts, words.lang, dry_run=words.dry_run))
    return 0


def _diff(words: argparse.Namespace) -> int:
    from grantsite import comparison

    _ready()
    if words.format == "github" or (words.markdown and words.format != "text"):
        raise UsageError(say("diff prints text, --format json or --markdown: choose one of these"))
    found = comparison.compare_revisions(Path(words.content), Path(words.content).as_posix(), words.base, words.head)
    if not (words.quiet and found.is_silent):
        print_out(comparison.FORMATS["markdown" if words.markdown else words.format](found, words.lang))
    return 0


def _verify(words: argparse.Namespace) -> int:
    from grantsite import verification
    from grantsite.building import options_of, progress_of, say_problems

    _ready()
    if words.format == "github":
        raise UsageError(say("verify prints text or --format json: choose one of these"))

    def waiting() -> None:
        if not words.quiet:
            said = say(
                "{site}: not the same yet; looking again for up to {seconds} s", site=words.site, seconds=words.wait
            )
            print_error(f"{in_language(said, words.lang)}\n")

    verified = verification.verify(
        words.site,
        options_of(words, HERE),
        load_site(Path(words.config), words.base_url),
        built=words.built,
        quick=words.quick,
        seconds=words.wait,
        progress=progress_of(words, not words.quiet, _comparing),
        waiting=waiting,
    )
    if verified.result is not None and verified.result.problems:
        say_problems(words, verified.result)
    if verified.found is None:
        return 1
    if words.format == "json":
        print_out(verification.as_json(verified.found, verified.site, words.lang))
    elif not (words.quiet and verified.found.identical):
        print_out(verification.as_text(verified.found, verified.site, words.site, words.lang))
    return 0 if verified.found.identical else 1


def _init(words: argparse.Namespace) -> int:
    from grantsite.starting import start

    _ready()
    folder = Path(words.folder)
    written = start(folder, HERE / "starter", words.language)
    if not words.quiet:
        content, config = (folder / "content").as_posix(), (folder / "site.yaml").as_posix()
        build = f"python build.py build --content {shlex.quote(content)} --config {shlex.quote(config)}"
        done = say("{folder}: {number} files", folder=folder, number=count(len(written)))
        next_step = say("next: {command}", command=build)
        print_out("".join(f"{in_language(line, words.lang)}\n" for line in (done, next_step)))
    return 0


COMMANDS = {
    "addresses": _addresses,
    "check": _check,
    "components": _components,
    "diff": _diff,
    "import": _import,
    "init": _init,
    "new": _new,
    "schema": _schema,
    "serve": _serve,
    "verify": _verify,
}


def run(words: list[str], description: str, standing: Standing | None, begun: int) -> int:
    """Run a command and give its exit status. ``standing`` is what a build may remember, ``begun`` when it began."""
    read = arguments.read(words, description, _drafts)
    try:
        if read.command == "build":
            return _build(read, standing, begun)
        return COMMANDS[read.command](read)
    except ContentError as error:
        print_error(FORMATS[read.format](error.problems, 0, read.lang))
        return 1
    except UsageError as error:
        print_error(f"{error.in_language(read.lang)}\n")
        return 2
    except KeyboardInterrupt:
        interrupted = say("interrupted; the old site stands")
        print_error(f"{in_language(interrupted, read.lang)}\n")
        return 130
