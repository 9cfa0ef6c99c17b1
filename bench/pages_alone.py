#!/usr/bin/env python3
"""Build nothing but plain pages: the text of projects, municipalities and their lists in every language, with the
generator's own reading, checking, rendering and writing. It is what the other generators of bench/speed are held
against, like for like; the templates are in bench/pages/.
"""

import argparse
import gc
import os
import sys
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

gc.disable()  # as build.py does while it imports
from grantsite.later import put_off  # noqa: E402 (the folder of both packages must be known first)

put_off()
from bench import plain_views  # noqa: E402
from grantsite.catalog import Catalog  # noqa: E402
from grantsite.config import Site, load_site  # noqa: E402
from grantsite.errors import format_text  # noqa: E402
from grantsite.files import File  # noqa: E402
from grantsite.leaving import leave  # noqa: E402
from grantsite.pages import Builder, Lazy, Page  # noqa: E402
from grantsite.past import NOTHING  # noqa: E402
from grantsite.pipeline import Pipeline  # noqa: E402
from grantsite.planned import Planned  # noqa: E402
from grantsite.results import Options, Result  # noqa: E402

TEMPLATES = ROOT / "bench/pages"


class Plain(Planned):
    """A site whose only files are plain pages."""

    def _pages(self) -> list[Page]:
        return plan(self.builder)

    @cached_property
    def others(self) -> list[File]:
        """None."""
        return []


class PagesAlone(Pipeline):
    """A build of plain pages; all else is the generator's own."""

    def _plan(self, site: Site, catalog: Catalog, result: Result) -> Planned:
        return Plain(site, catalog, self._table, NOTHING)


def plan(builder: Builder) -> list[Page]:
    """Every plain page."""
    catalog, addresses = builder.catalog, builder.addresses
    lists = plain_views.list_facts(builder)
    return [
        Page(addresses.home(), "home.html", Lazy(plain_views.home_facts, builder), "home"),
        *(Page(facts.pages[facts.number - 1], "projects.html", Lazy(_itself, facts), "projects") for facts in lists),
        Page(
            addresses.page("municipalities"),
            "municipalities.html",
            Lazy(plain_views.places_facts, builder),
            "municipalities",
        ),
        *(
            Page(
                builder.row(project).address,
                "project.html",
                Lazy(plain_views.project_facts, builder, project),
                project.entry.path,
            )
            for project in catalog.projects.values()
        ),
        *(
            Page(
                addresses.municipality(place.record),
                "municipality.html",
                Lazy(plain_views.place_facts, builder, place),
                place.entry.path,
            )
            for place in catalog.places.values()
        ),
    ]


def _itself(facts: plain_views.ListFacts) -> plain_views.ListFacts:
    return facts


def main(words: list[str]) -> int:
    """The command; its exit status is 1 where the content has errors."""
    gc.freeze()
    gc.enable()
    parser = argparse.ArgumentParser(prog="bench/pages_alone.py", description="Build plain pages, and nothing else.")
    parser.add_argument("--content", type=Path, required=True, metavar="DIR", help="the records")
    parser.add_argument("--config", type=Path, required=True, metavar="FILE", help="the settings")
    parser.add_argument("--output", type=Path, required=True, metavar="DIR", help="the folder of the pages")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where the next build finds what this one read")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes that render")
    given = parser.parse_args(words)
    options = Options(
        content=given.content,
        content_shown=given.content.as_posix(),
        output=given.output,
        templates=TEMPLATES,
        static=TEMPLATES,  # which has no style sheets or scripts
        cache=given.cache,
        jobs=given.jobs,
    )
    result = PagesAlone(options).build(load_site(given.config))
    if result.failed:
        sys.stderr.write(format_text(result.problems, result.records, "en"))
    return int(result.failed)


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
