"""What the commands do that read all records and know the order of a build: check, build, addresses and components."""

import argparse
import sys
import time
from pathlib import Path

from grantsite.config import Site, load_site
from grantsite.errors import FORMATS, UsageError
from grantsite.kept import damaged
from grantsite.messages import Message, count, in_language, say
from grantsite.pipeline import Pipeline
from grantsite.progress import Progress, What
from grantsite.published import FILE as ADDRESSES
from grantsite.results import Options, Result
from grantsite.saying import print_error, print_out
from grantsite.stages import REST, START, Stages
from grantsite.standing import SECONDS, Standing


def options_of(words: argparse.Namespace, program: Path) -> Options:
    """What the command line says of where things are; ``program`` is the folder of build.py.

    Raises UsageError where the site would lie among what it is made of: the next build would take it for that.
    """
    config, output = Path(words.config), Path(words.output).resolve()
    for source in (Path(words.content), program / "templates", program / "static"):
        if source.resolve() in output.parents:
            raise UsageError(
                say(
                    "{folder}: the site cannot lie in {source}, of which it is made; name another with --output DIR",
                    folder=words.output,
                    source=source.name,
                )
            )
    return Options(
        content=Path(words.content),
        content_shown=Path(words.content).as_posix(),
        output=Path(words.output),
        templates=program / "templates",
        static=program / "static",
        cache=None if words.no_cache else config.absolute().parent / ".cache",
        jobs=words.jobs,
    )


def _rendering(done: Message, total: Message) -> Message:
    return say("rendering {done} of {total} files", done=done, total=total)


def check(words: argparse.Namespace, program: Path) -> int:
    """Say what is wrong with the records."""
    pipeline, site = _pipeline(words, program)
    return say_problems(words, pipeline.check(site))


def build(words: argparse.Namespace, program: Path, site: Site, standing: Standing | None, begun: int) -> int:
    """Build the site. ``standing`` is what may be remembered of it, ``begun`` when the command began."""
    talkative = not words.quiet and words.format == "text"
    progress = progress_of(words, talkative, _rendering)
    stages = Stages(by_kind=words.profile, tell=progress.stage if progress else None)
    stages.fill(START, begun)
    pipeline = Pipeline(options_of(words, program), stages)
    try:
        result = pipeline.build(site, progress)
    finally:
        if progress:
            progress.clear()
    if standing is not None and standing.damaged:
        result.ignored.append(damaged(standing.damaged))
    status = say_problems(words, result)
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


def components(words: argparse.Namespace, program: Path) -> int:
    """Build the page of all components."""
    pipeline, site = _pipeline(words, program)
    result = pipeline.show_components(site)
    status = say_problems(words, result)
    if not words.quiet and not result.failed:
        print_out(f"{words.output}/index.html\n")
    return status


def addresses(words: argparse.Namespace, program: Path) -> int:
    """Add new addresses to the list of all that were ever published."""
    pipeline, site = _pipeline(words, program)
    result, added, total = pipeline.add_addresses(site)
    status = say_problems(words, result)
    if not words.quiet and not result.failed:
        done = say(
            "{file}: {added} added, {total} in all",
            file=f"{words.content}/{ADDRESSES}",
            added=count(added),
            total=count(total),
        )
        print_out(f"{in_language(done, words.lang)}\n")
    return status


def progress_of(words: argparse.Namespace, talkative: bool, what: What) -> Progress | None:
    """What shows how far long work has come; nothing where nobody watches."""
    return Progress(sys.stderr, what, words.lang) if talkative and sys.stderr.isatty() else None


def _pipeline(words: argparse.Namespace, program: Path) -> tuple[Pipeline, Site]:
    return Pipeline(options_of(words, program)), load_site(Path(words.config), words.base_url)


def say_problems(words: argparse.Namespace, result: Result) -> int:
    """Print the problems; the exit status that they ask for."""
    if words.format == "text" and not words.quiet:
        print_error("".join(f"{in_language(line, words.lang)}\n" for line in result.ignored))
    print_error(_messages(words, result))
    return 1 if result.failed else 0


def _messages(words: argparse.Namespace, result: Result) -> str:
    quiet = words.quiet and not result.problems
    return "" if quiet else FORMATS[words.format](result.problems, result.records, words.lang)
