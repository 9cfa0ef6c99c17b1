"""The order of a build: load, join, check, plan, render what changed, publish. The only module that knows it.

Everything is loaded and checked before anything is written, and the old site stands until the new one is whole.
"""

import os
from collections.abc import Iterator
from functools import partial
from itertools import chain

import jinja2
import msgspec

from grantsite import checks, published, yamlfile
from grantsite.ahead import begin_ahead
from grantsite.assets import Assets
from grantsite.catalog import Catalog
from grantsite.config import Site
from grantsite.content_files import Listing
from grantsite.copies import Copy, begin, can_fork
from grantsite.errors import ContentError, Problem, UsageError
from grantsite.files import CHECKSUMS as CHECKSUMS_PATH
from grantsite.files import File, Stamp, checksums
from grantsite.fingerprint import Built, Fingerprints, Manifest, TemplateDigests
from grantsite.generator import digest, digest_of_generator
from grantsite.history import History, read_history, reason
from grantsite.kept import Kept
from grantsite.load import load
from grantsite.messages import say
from grantsite.naming import Names, names_of
from grantsite.output import MARKER, Claims, Output, put_back
from grantsite.parse_cache import ParseCache
from grantsite.past import NOTHING, Past
from grantsite.planned import Aside, Claim, Components, Planned, files_aside, published_addresses
from grantsite.published import Published
from grantsite.reasons import why
from grantsite.rendering import Progress, Renderers, Work, render_all, template_problem
from grantsite.results import Options, Result
from grantsite.search.table import WordTable
from grantsite.second_reader import SecondReader
from grantsite.stages import (
    CHECK,
    CHECKSUMS,
    DATA,
    FILES,
    FINGERPRINTS,
    HISTORY,
    LOAD,
    PLAN,
    PUBLISH,
    RENDER,
    SEARCH,
    Stages,
    give_back_memory,
    settled,
    uncollected,
)

# Pages of a site that is large: what a hundredth of its time buys in memory is worth it.
_MANY = 20_000


class Pipeline:
    """A build that can be run again: between runs it keeps the records it has read."""

    def __init__(self, options: Options, stages: Stages | None = None) -> None:
        self.options = options
        self.stages = stages or Stages()
        cache = options.cache
        self._parses = ParseCache(cache / "records.json" if cache else None)
        self._kept_history = Kept(cache / "history.json", digest_of_generator()) if cache else Kept(None, "")
        self._listing = Listing()
        self._past = Past(options.content, self._history)
        self._catalog: Catalog | None = None  # as it was read last
        self._examined = checks.Examined()
        # what the paths of a site were made of, and the list of published ones, in which nothing was wrong
        self._paths_found_right: object = None
        self._names: Names | None = None
        name = digest([os.fsencode(options.output.absolute())])
        self._manifest = Manifest(cache / f"pages-{name}.json" if cache else None)
        self._spare = cache / f"former-{name}" if cache else None

    def check(self, site: Site) -> Result:
        """Load and check only."""
        catalog, result = self._load(site)
        self._parses.save()
        if catalog.content.published and not result.failed:
            self._plan(site, catalog, result)
        return result

    def add_addresses(self, site: Site) -> tuple[Result, int, int]:
        """Check, and if nothing that was published is lost add what is new to the list of published addresses.

        How many addresses were added, and how many the list holds. Raises UsageError where it cannot be written.
        """
        catalog, result = self._load(site)
        if not result.failed:
            planned = self._plan(site, catalog, result)
        if result.failed:
            return result, 0, 0
        # the list says nothing of new addresses once it holds them
        result.problems = [problem for problem in result.problems if problem.code != "new-address"]
        listed = catalog.content.published or Published("", {}, {})
        # whose an address was is said by the list before it is by the records
        every = published_addresses(planned, planned.claims)
        added = len(every.keys() - listed.lines.keys())
        every |= dict.fromkeys(listed.lines.keys() - every.keys(), "") | listed.owners
        file = self.options.content / published.FILE
        try:
            file.write_bytes(published.write(every).encode("utf-8"))
        except OSError as error:
            raise UsageError(say("{folder}: cannot be written: {reason}", folder=file, reason=why(error))) from None
        return result, added, len(every)

    def build(self, site: Site, progress: Progress | None = None) -> Result:
        """Check, and if there is no error write the whole site. Raises UsageError where it cannot be written."""
        put_back(self.options.output)  # also where it will not be written again, because the records have errors
        ahead = begin_ahead(self.options.templates, site) if self.options.jobs > 1 and can_fork() else None
        try:
            with uncollected(), self._past.asked():
                catalog, result = self._load(site)
                if not result.failed:
                    planned = self._plan(site, catalog, result)
                    assets = Assets(self.options.static)
            if not result.failed:
                self.publish(planned, result, assets, progress)
        finally:
            if ahead:
                ahead.end()
        return result

    def prepare(self, site: Site, changed: set[str] | None = None) -> tuple[Planned | None, Result]:
        """All that a build does before it makes anything, for pages that are drawn one by one: None where there is an
        error. What ``publish`` writes of it is the same site. The files besides pages are made only where paths can
        have changed, because those are checked.

        ``changed`` are the files that came, went or changed since the last call; None where that is not known.
        """
        with uncollected(), self._past.asked():
            catalog, result = self._load(site, changed)
            if result.failed:
                return None, result
            planned = self._planned(site, catalog, result)
            planned.names = self._names = names_of(site, planned.builder, self._names)
            named = (planned.names, catalog.content.published)
            if named != self._paths_found_right:
                problems = self._problems_of_paths(planned)
                result.problems += problems
                self._paths_found_right = None if problems else named
        return None if result.failed else planned, result

    def look_again(self) -> None:
        """Another process may have written the site since."""
        self._manifest = self._manifest.anew()

    def show_components(self, site: Site) -> Result:
        """Check, and if there is no error write the page of all components, in place of a site."""
        catalog, result = self._load(site)
        if not result.failed:
            planned = Components(site, catalog, self._table, NOTHING)
            self.publish(planned, result, Assets(self.options.static, with_components=True), None)
        return result

    def publish(self, planned: Planned, result: Result, assets: Assets, progress: Progress | None) -> None:
        """Write the pages, all other files and the list of their checksums, and put them in the old folder's place.
        What is wrong is added to ``result``, and so is what was written.

        Raises UsageError where the site cannot be written.
        """
        output = Output(self.options.output, self.options.jobs, self._spare)
        try:
            with self.stages.stage(FILES), uncollected():
                stamps = self._write_others(output, planned, assets)
                planned.forget_files()
                give_back_memory(thoroughly=len(planned.pages) > _MANY)
            with settled():
                built = self._write(output, planned, assets, result, progress)
                with self.stages.stage(CHECKSUMS):
                    stamps |= {path: page.stamp for path, page in built.files.items()}
                    listed = checksums(stamps)
                    stamps[listed.path] = output.write(listed.path, listed.data)
                with self.stages.stage(PUBLISH):
                    folder, former = output.seal(self._manifest.last.folder, stamps, result.changed)
                    others = {path: stamp for path, stamp in stamps.items() if path not in built.files}
                    self._manifest.save(built._replace(others=others, folder=folder, former=former))
                    output.publish()
            result.files = stamps
        except ContentError as error:
            result.problems.extend(error.problems)
        except jinja2.TemplateError as error:
            result.problems.append(template_problem(error, self.options.templates))
        except OSError as error:
            raise output.refusal(error) from None
        finally:
            output.discard()
        if not result.failed:
            self._parses.save()

    def _write_others(self, output: Output, planned: Planned, assets: Assets) -> dict[str, Stamp]:
        """Claim every path, and write what is no page. Raises ContentError and OSError."""
        files = [*(File(path, data, "static/") for path, data in assets.files.items()), *planned.others]
        paths = {MARKER}
        own = [(CHECKSUMS_PATH, "grantsite/files.py")]
        for path, origin in chain(((file.path, file.origin) for file in files), planned.page_claims(), own):
            output.claim(path, origin)
            paths.add(path)
        last = self._manifest.last
        gone = [path for path in chain(last.files, last.others) if path not in paths]
        return {MARKER: output.open(last.former, gone)} | {
            file.path: output.put(file.path, file.data, last.others.get(file.path)) for file in files
        }

    def _table(self) -> WordTable:
        return WordTable(self.options.content)

    def _load(self, site: Site, changed: set[str] | None = None) -> tuple[Catalog, Result]:
        options = self.options
        yamlfile.forget_positions()
        with self.stages.stage(LOAD):
            self._listing.forget(changed)
            second = SecondReader() if options.jobs > 1 else None
            content, problems = load(options.content, options.content_shown, self._parses, self._listing, second)
            if second and second.spent:
                self.stages.add_copy(LOAD, second.spent)
            catalog = self._catalog = Catalog(content, self._catalog)
        with self.stages.stage(CHECK):
            problems += checks.check(
                catalog, site.current_call, site.languages, options.content_shown, self._table(), self._examined
            )
        result = Result(problems, content.files)
        self._say_ignored(result, self._parses.kept, self._manifest.kept)
        return catalog, result

    @staticmethod
    def _say_ignored(result: Result, *kept: Kept) -> None:
        result.ignored += filter(None, (one.note() for one in kept))

    def _history(self) -> History:
        return read_history(self.options.content, self._kept_history, self._parses)

    def _plan(self, site: Site, catalog: Catalog, result: Result) -> Planned:
        """The pages and all other files; an address that was published and is not among theirs is a problem."""
        aside = self._aside(site, catalog)
        try:
            planned = self._planned(site, catalog, result)
            planned.aside = aside
            with self.stages.stage(DATA):
                _ = planned.beside_pages, planned.data
            with self.stages.stage(SEARCH):
                _ = planned.search, planned.compared
            with self.stages.stage(DATA):
                claims = planned.claims
        finally:
            if aside:
                aside.end()
                self.stages.add_copy(DATA, aside.spent)
        with self.stages.stage(CHECK):
            result.problems += self._check_published(planned, claims)
        return planned

    def _aside(self, site: Site, catalog: Catalog) -> Copy[Aside] | None:
        """A copy that makes some of the files while git is asked and the others are made, if another processor may."""
        return begin(partial(files_aside, site, catalog, self._table)) if self.options.jobs > 1 else None

    def _planned(self, site: Site, catalog: Catalog, result: Result) -> Planned:
        with self.stages.stage(HISTORY):
            known = self._past.read()
        result.is_lasting = known.is_lasting
        self._say_ignored(result, self._kept_history)
        if known.version is None and known.history.is_known:
            result.notes.append(say("the change history leaves out what is not committed yet"))
        result.notes += filter(None, [reason(known.history.state)])
        with self.stages.stage(PLAN):
            return Planned(site, catalog, self._table, known)

    @staticmethod
    def _problems_of_paths(planned: Planned) -> list[Problem]:
        problems = list(Pipeline._check_published(planned, planned.claims))
        claims = Claims()
        try:
            for path, origin in chain(planned.page_claims(), planned.claims):
                claims.claim(path, origin)
        except ContentError as error:
            problems += error.problems
        return problems

    @staticmethod
    def _check_published(planned: Planned, others: list[Claim]) -> Iterator[Problem]:
        if planned.catalog.content.published is None:
            return iter(())
        addresses = published_addresses(planned, others)
        return checks.check_published(planned.catalog, planned.addresses, addresses)

    def _write(
        self,
        output: Output,
        planned: Planned,
        assets: Assets,
        result: Result,
        progress: Progress | None,
    ) -> Built:
        """Write every page, and say what was written."""
        pages = planned.pages
        with self.stages.stage(FINGERPRINTS):
            fingerprints = self._fingerprints(planned, assets) if self.options.cache else None
        # without a cache pages have no fingerprints, so what this process wrote before says nothing of them
        before = self._manifest.last if self.options.cache else Built({}, {}, {})
        built = Built({}, {}, {})
        with self.stages.stage(RENDER):
            renderers = Renderers(self.options.templates, planned.site, planned.targets, assets.names)
            work = Work(renderers, output, self.stages, fingerprints, before)
            for page, found in render_all(work, pages, self.options.jobs, progress):
                drawn = len(result.changed)
                for (_, path), written in zip(page.files, found, strict=True):
                    built.files[path] = written or before.files[path]
                    if written is not None:
                        result.changed.append(path)
                if page.file_name.endswith(".html"):
                    result.pages += len(found)
                    result.rendered += len(result.changed) - drawn
            if work.lost:
                result.ignored.append(
                    say(
                        "a process that draws pages was ended from outside, and its pages were drawn without it; "
                        "where memory is short, build with --jobs 1"
                    )
                )
        return built._replace(families=work.families)

    def _fingerprints(self, planned: Planned, assets: Assets) -> Fingerprints:
        shared = digest(
            [
                digest_of_generator().encode(),
                msgspec.json.encode(planned.site),
                msgspec.json.encode(assets.names),
                msgspec.json.encode(planned.targets),
            ]
        )
        templates = {page.template for page in planned.pages if page.template}
        return Fingerprints(templates, TemplateDigests(self.options.templates), shared)
