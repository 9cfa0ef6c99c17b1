#!/usr/bin/env python3
"""Go through the steps of the workflows in a fresh clone and write what they print into docs/publishing.md.

`make rehearsal` runs it. What is uploaded, signed and deployed by GitHub's own actions is not rehearsed.
"""

import datetime
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/publishing.md"
BEGIN = "<!-- Made by `make rehearsal`. -->\n"
END = "<!-- The end of what `make rehearsal` makes. -->\n"
PORTS = 8765, 8766
LATE = 12  # seconds until the second host answers
RECORD = "content/applications/2020/tutoraly-chatbot-tekoaly-rinnalle-opettajien-osaamisen-kehittamiseen.yaml"
ALIAS = "aliases: [tutoraly]"
# What GitHub says of the run whose preview is to be commented on, as far as the step reads it.
RUN = {
    "html_url": "https://github.example/owner/site/actions/runs/7",
    "head_branch": "shorter-address",
    "head_sha": "a" * 40,
    "head_repository": {"owner": {"login": "owner"}},
    "repository": {"full_name": "owner/site"},
}
# What make echoes, and how long something took: of no interest, or another one every time.
ECHO = re.compile(r"^(make(\[\d+\])?: .*|\.venv/bin/python .*|\S*python3? -m (venv|tools).*|127\.0\.0\.1 - .*)$")
SECONDS = re.compile(r",? in \d+\.\d s$", re.MULTILINE)


class Rehearsal:
    """A fresh clone, and the Markdown of what was done in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.text = ""

    def say(self, words: str) -> None:
        """Add a paragraph."""
        self.text += f"{words}\n\n"

    def show(self, *commands: str, shown_only: bool = False) -> None:
        """Run commands of a shell, and show each with what it printed. Raises SystemExit where one fails."""
        lines = []
        for command in commands:
            lines.append(f"$ {command}")
            if not shown_only:
                lines += self.run(command)
        self.text += "\n".join(("```", *lines, "```")) + "\n\n"

    def run(self, command: str) -> list[str]:
        """The lines that a command prints, but what is an echo."""
        # as from a terminal, not as a part of the make that runs this
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        done = subprocess.run(
            ("sh", "-c", command),
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{command}: ended with {done.returncode}\n{done.stdout}")
        return [line for line in SECONDS.sub("", done.stdout).splitlines() if not ECHO.match(line)]


def rehearse(clone: Rehearsal) -> None:
    """Every step, in the order of the workflows."""
    clone.run("make .venv/site.stamp")  # what pip says of its sources is of this machine only
    clone.say("`check`:")
    clone.show("make check FORMAT=github", "make --silent summary BASE=HEAD~3")
    clone.say(
        "`publish`, the jobs that build and verify. What was just built stands in for the published site here, first\n"
        "as a folder, then as a host:"
    )
    clone.show("make site", "make verify SITE=_site")
    host(clone.folder / "_site", PORTS[0])
    clone.show(f"(cd _site && python3 -m http.server {PORTS[0]} --bind 127.0.0.1) &", shown_only=True)
    clone.show(f"make verify SITE=http://127.0.0.1:{PORTS[0]}/ WAIT=900")
    clone.say("A host that only begins to answer after a while is waited for:")
    threading.Thread(target=late, args=(clone.folder / "_site", PORTS[1]), daemon=True).start()
    clone.show(f".venv/bin/python build.py verify http://127.0.0.1:{PORTS[1]}/ --built --quick --wait 60")
    clone.say(
        "`preview` of a pull request that gives a project a second address, and what `preview-comment` would post:"
    )
    (clone.folder / "event.json").write_text(json.dumps({"workflow_run": RUN}), encoding="utf-8")
    clone.show(
        f"echo '{ALIAS}' >> {RECORD}",
        ".venv/bin/python build.py addresses",
        "git commit --quiet --all --message 'A shorter address'",
        "make preview BASE=HEAD~1",
        "make comment EVENT=event.json COMMENT=_preview/comment.md DRY_RUN=--dry-run",
    )


def host(folder: Path, port: int) -> None:
    """Serve a folder until the end of this process."""
    handler = partial(Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def late(folder: Path, port: int) -> None:
    """Serve it only after a while."""
    time.sleep(LATE)
    host(folder, port)


class Silent(http.server.SimpleHTTPRequestHandler):
    """A server of files."""

    def log_message(self, *_: object) -> None:
        """Nothing: what it is asked is of no interest."""


def main() -> int:
    """Rehearse the commit that is checked out, and write it into the page."""
    if subprocess.run(("git", "status", "--porcelain"), cwd=ROOT, capture_output=True, check=True).stdout:
        sys.exit("commit first: the rehearsal is of a commit")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "harjoitus ä"
        subprocess.run(("git", "clone", "--quiet", str(ROOT), str(folder)), check=True)
        clone = Rehearsal(folder)
        (commit,) = clone.run("git rev-parse --short=10 HEAD")
        today = datetime.datetime.now(tz=datetime.UTC).date()
        clone.say(
            "The steps of the workflows in their order, run one after another in a fresh clone, in a folder with a\n"
            f"space and an ä in its name, on {today:%-d %B %Y} at commit {commit}, with what they printed (lines that\n"
            "say how long it took, and what `make` echoes, cut)."
        )
        rehearse(clone)
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{clone.text}{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
