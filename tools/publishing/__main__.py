"""The steps of the workflows as commands: ``python -m tools.publishing summary``, and so on."""

import argparse
import os
import sys
from pathlib import Path

from tools.publishing import outside_links, preview
from tools.publishing.comment import comment
from tools.publishing.errors import StepError
from tools.publishing.summary import summary


def main(words: list[str]) -> int:
    """Run one of them; the exit status: 0 done, 1 something was found, 2 it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m tools.publishing", description=__doc__.partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    said = commands.add_parser("summary", help="what check finds, as Markdown; always ends with 0")
    said.add_argument("--base", help="also say what changed since this revision; e.g. --base origin/main")
    made = commands.add_parser("preview", help="build this revision and another, and say what changes on the site")
    made.add_argument("--base", required=True, help="the revision compared with; e.g. --base origin/main")
    made.add_argument("--output", type=Path, default=Path("_preview"), help="where to; e.g. --output _preview")
    posted = commands.add_parser("comment", help="put the comment of a preview on its pull request")
    posted.add_argument("--event", type=Path, required=True, help="the event that GitHub describes, as JSON")
    posted.add_argument("--text", type=Path, required=True, help="the comment; e.g. --text _preview/comment.md")
    posted.add_argument("--dry-run", action="store_true", help="print what would be posted; asks nothing of GitHub")
    found = commands.add_parser("links", help="ask for every address outside the site that the site links to")
    found.add_argument("site", type=Path, help="the built site; e.g. _site")
    held = commands.add_parser("giving360", help="hold the awards against the schema that 360Giving itself keeps")
    held.add_argument("site", type=Path, help="the built site; e.g. _site")
    given = parser.parse_args(words)
    try:
        if given.command == "summary":
            print(summary(given.base))
            return 0
        if given.command == "preview":
            return preview.make(given.base, given.output)
        if given.command == "comment":
            return comment(given.event, given.text, None if given.dry_run else os.environ.get("GITHUB_TOKEN", ""))
        if given.command == "giving360":
            from tools.publishing import giving360  # the other commands go without its libraries

            return giving360.report(given.site)
        return outside_links.report(given.site)
    except StepError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
