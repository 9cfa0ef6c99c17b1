"""What each command does and prints, and the exit status that it ends with.

A command imports what only it needs (a web server, a spreadsheet library) by itself: no other has to wait for it. No
other module imports within functions.
"""

import argparse
import shlex
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from grantsite import arguments
from grantsite.config import Site, load_site
from grantsite.errors import FORMATS, ContentError, UsageError
from grantsite.kept import damaged
from grantsite.messages import Message, count, in_language, say
from grantsite.parse_cache import ParseCache
from grantsite.pipeline import Pipeline
from grantsite.progress import Progress, What
from grantsite.published import FILE as ADDRESSES
from grantsite.results import Options, Result
from grantsite.saying import print_error, print_out
from grantsite.stages import REST, START, Stages
from grantsite.standing import SECONDS, Standing

# The folder of build.py.
HERE = Path(__file__).resolve().parent.parent


def _options(words: argparse.Namespace) -> Options:
    config = Path(words.config)
    return Options(
        content=Path(words.content),
        content_shown=Path(words.content).as_posix(),
        output=Path(words.output),
        templates=HERE / "templates",
        static=HERE / "static",
        cache=None if words.no_cache else config.absolute().parent / ".cache",
        jobs=words.jobs,
    )


def _rendering(done: Message, total: Message) -> Message:
    return say("rendering {done} of {total} files", done=done, total=total)


def _comparing(done: Message, total: Message) -> Message:
    return say("comparing {done} of {total} files", done=done, total=total)


def _check(words: argparse.Namespace) -> int:
    pipeline, site = _pipeline(words)
    return _say(words, pipeline.check(site))


def _build(words: argparse.Namespace, standing: Standing | None, begun: int) -> int:
    talkative = not words.quiet and words.format == "text"
    progress = _progress(words, talkative, _rendering)
    stages = Stages(by_kind=words.profile, tell=progress.stage if progress else None)
    stages.fill(START, begun)
    pipeline, site = _pipeline(words, stages)
    try:
        result = pipeline.build(site, progress)
    finally:
        if progress:
            progress.clear()
    if standing is not None and standing.damaged:
        result.ignored.append(damaged(standing.damaged))
    status = _say(words, result)
    if result.failed:
        return status
    if talkative:
        tenths = (time.perf_counter_ns() - begun) // 100_000_000
        print_out(_built(words, result, result.rendered, f"{tenths // 10}.{tenths % 10}"))
    if words.profile:
        stages.fill(REST, begun)
        print_out(stages.report(words.lang))
    elif standing and result.is_lasting and not words.no_cache and standing.holds_for(words.content, words.config):
        again = _built(words, result, 0, SECONDS) if talkative else ""
        files = ((path, stamp.size, stamp.time) for path, stamp in result.files.items())
        standing.save(words.output, files, _messages(words, result), again)
    return status


def _built(words: argparse.Namespace, result: Result, rendered: int, seconds: str) -> str:
    """The notes and the closing line of a build."""
    done = say(
        "{folder}: {pages} pages, {rendered} of them rendered anew, in {seconds} s",
        folder=words.output,
        pages=count(result.pages),
        rendered=count(rendered),
        seconds=seconds,
    )
    return "".join(f"{in_language(line, words.lang)}\n" for line in (*result.notes, done))


def _components(words: argparse.Namespace) -> int:
    pipeline, site = _pipeline(words)
    result = pipeline.show_components(site)
    status = _say(words, result)
    if not words.quiet and not result.failed:
        print_out(f"{words.output}/index.html\n")
    return status


def _serve(words: argparse.Namespace) -> int:
    from grantsite.serve import serve

    config = Path(words.config)
    load_site(config, words.base_url)
    return serve(_options(words), config, words.base_url, words.port, quiet=words.quiet, language=words.lang)


def _new(words: argparse.Namespace) -> int:
    from grantsite.drafts.command import Asked, new

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
    pipeline, site = _pipeline(words)
    result, added, total = pipeline.add_addresses(site)
    status = _say(words, result)
    if not words.quiet and not result.failed:
        done = say(
            "{file}: {added} added, {total} in all",
            file=f"{words.content}/{ADDRESSES}",
            added=count(added),
            total=count(total),
        )
        print_out(f"{in_language(done, words.lang)}\n")
    return status


def _schema(words: argparse.Namespace) -> int:
    from grantsite import schema

    changed = schema.write(Path(words.config).parent)
    if not words.quiet:
        said = "\n".join(changed) or in_language(say("the schemas are current"), words.lang)
        print_out(f"{said}\n")
    return 0


def _import(words: argparse.Namespace) -> int:
    from grantsite.importing import report
    from grantsite.importing.command import import_table

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

    if words.format == "github" or (words.markdown and words.format != "text"):
        raise UsageError(say("diff prints text, --format json or --markdown: choose one of these"))
    found = comparison.compare_revisions(Path(words.content), Path(words.content).as_posix(), words.base, words.head)
    if not (words.quiet and found.is_silent):
        print_out(comparison.FORMATS["markdown" if words.markdown else words.format](found, words.lang))
    return 0


def _verify(words: argparse.Namespace) -> int:
    from grantsite import verification

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
        _options(words),
        load_site(Path(words.config), words.base_url),
        built=words.built,
        quick=words.quick,
        seconds=words.wait,
        progress=_progress(words, not words.quiet, _comparing),
        waiting=waiting,
    )
    if verified.result is not None and verified.result.problems:
        _say(words, verified.result)
    if verified.found is None:
        return 1
    if words.format == "json":
        print_out(verification.as_json(verified.found, verified.site, words.lang))
    elif not (words.quiet and verified.found.identical):
        print_out(verification.as_text(verified.found, verified.site, words.site, words.lang))
    return 0 if verified.found.identical else 1


def _init(words: argparse.Namespace) -> int:
    from grantsite.starting import start

    folder = Path(words.folder)
    written = start(folder, HERE / "starter", words.language)
    if not words.quiet:
        content, config = (folder / "content").as_posix(), (folder / "site.yaml").as_posix()
        build = f"python build.py build --content {shlex.quote(content)} --config {shlex.quote(config)}"
        done = say("{folder}: {number} files", folder=folder, number=count(len(written)))
        next_step = say("next: {command}", command=build)
        print_out("".join(f"{in_language(line, words.lang)}\n" for line in (done, next_step)))
    return 0


def _progress(words: argparse.Namespace, talkative: bool, what: What) -> Progress | None:
    """What shows how far long work has come; nothing where nobody watches."""
    return Progress(sys.stderr, what, words.lang) if talkative and sys.stderr.isatty() else None


def _pipeline(words: argparse.Namespace, stages: Stages | None = None) -> tuple[Pipeline, Site]:
    return Pipeline(_options(words), stages), load_site(Path(words.config), words.base_url)


def _say(words: argparse.Namespace, result: Result) -> int:
    """Print the problems; the exit status that they ask for."""
    if words.format == "text" and not words.quiet:
        print_error("".join(f"{in_language(line, words.lang)}\n" for line in result.ignored))
    print_error(_messages(words, result))
    return 1 if result.failed else 0


def _messages(words: argparse.Namespace, result: Result) -> str:
    quiet = words.quiet and not result.problems
    return "" if quiet else FORMATS[words.format](result.problems, result.records, words.lang)


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
