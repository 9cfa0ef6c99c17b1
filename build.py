#!/usr/bin/env python3
"""The one command: check the records, build the site, or preview it while editing.

Exit status: 0 done; 1 the content has errors; 2 the command line or site.yaml is wrong.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from grantsite.config import Site, load_site
from grantsite.errors import FORMATS, UsageError
from grantsite.pipeline import Options, Pipeline, Result
from grantsite.serve import serve

HERE = Path(__file__).resolve().parent
COMMANDS = {
    "build": "check, then build; on any error nothing is written (this is the default command)",
    "check": "check only",
    "serve": "build, serve on 127.0.0.1, rebuild what a saved file touches and reload the page",
}


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    add = common.add_argument
    add(
        "--content",
        default="content",
        metavar="DIR",
        help="the records (default: content); e.g. --content drafts",
    )
    add(
        "--output",
        default="_site",
        metavar="DIR",
        help="the built site (default: _site); e.g. --output public",
    )
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
    add("--quiet", action="store_true", help="print problems only; e.g. build.py check --quiet")
    parser = argparse.ArgumentParser(
        prog="build.py",
        description=(__doc__ or "").partition("\n")[0],
        epilog="build.py COMMAND --help explains the options",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text, parents=[common])
        if name == "serve":
            command.add_argument("--port", type=_port, default=8000, metavar="N", help="the port; e.g. --port 8080")
    return parser


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes, such as 2")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port, such as 8000")
    return int(text)


def _options(arguments: argparse.Namespace) -> Options:
    config = Path(arguments.config)
    return Options(
        content=Path(arguments.content),
        content_shown=Path(arguments.content).as_posix(),
        output=Path(arguments.output),
        templates=HERE / "templates",
        static=HERE / "static",
        cache=None if arguments.no_cache else config.absolute().parent / ".cache",
        jobs=arguments.jobs,
    )


def _progress(done: int, total: int) -> None:
    end = "\r" if done < total else "\r\033[K"
    sys.stderr.write(f"rendering {done:,} of {total:,} pages{end}" if done < total else end)


def _run(arguments: argparse.Namespace, site: Site) -> Result:
    started = time.perf_counter()
    pipeline = Pipeline(_options(arguments))
    talkative = not arguments.quiet and arguments.format == "text"
    if arguments.command == "check":
        result = pipeline.check(site)
    else:
        result = pipeline.build(site, _progress if talkative and sys.stderr.isatty() else None)
    if result.problems or not arguments.quiet:
        sys.stderr.write(FORMATS[arguments.format](result.problems, result.records))
    if arguments.command == "build" and talkative and not result.failed:
        seconds = time.perf_counter() - started
        print(
            f"{arguments.output}: {result.pages:,} pages, {result.rendered:,} of them rendered anew, in {seconds:.1f} s"
        )
    return result


def main(words: list[str]) -> int:
    """Run a command and give its exit status."""
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["build", *words]
    arguments = _parser().parse_args(words)
    try:
        site = load_site(Path(arguments.config), arguments.base_url)
        if arguments.command == "serve":
            return serve(
                _options(arguments),
                Path(arguments.config),
                arguments.base_url,
                arguments.port,
                quiet=arguments.quiet,
            )
        return 1 if _run(arguments, site).failed else 0
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted; the old site stands", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
