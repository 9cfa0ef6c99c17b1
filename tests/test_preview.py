"""What stands behind the preview: saves are noticed, nothing that is shown differs from a build, and work beside the
process ends when it must."""

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from itertools import pairwise
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

import jinja2
import pytest
import watchfiles
from tornado.ioloop import IOLoop

from command import ROOT, is_running
from git_repository import commit, git, make_repository
from grantsite import beside as beside_module
from grantsite import parse_cache, rendering, watching
from grantsite import past as past_module
from grantsite.beside import Beside
from grantsite.catalog import Catalog
from grantsite.checks import examined as examined_module
from grantsite.config import load_site
from grantsite.content import Entry
from grantsite.content_files import Signature
from grantsite.errors import Problem
from grantsite.history import History, State
from grantsite.output import Output
from grantsite.pages import Page
from grantsite.parse_cache import ParseCache
from grantsite.past import Past
from grantsite.pipeline import Pipeline
from grantsite.planned import Planned
from grantsite.preview import Preview
from grantsite.rendering import Work
from grantsite.results import Options
from grantsite.search.files import FOLDER as SEARCH_FOLDER
from grantsite.side_by_side import FOLDER
from grantsite.stages import Tally
from grantsite.version import files_of_head
from grantsite.watching import Watch
from records import write_site
from test_edit_sequences import EDITS, Tree, Workshop, another_library

PATIENCE = 20.0  # seconds: what takes longer does not come


def run_in_loop(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end, in a loop of its own. A browser of other tests in this process keeps a loop running in this
    thread between its calls, beside which Python lets no other begin; it is at rest meanwhile."""
    resting = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        asyncio.run(work)
    finally:
        asyncio._set_running_loop(resting)


def until(done: Callable[[], bool]) -> None:
    """Let a loop run until something is so."""

    async def wait() -> None:
        deadline = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < deadline
            await asyncio.sleep(0.01)

    run_in_loop(wait())


# --- nothing is shown that a build would not have made


def publish(tree: Tree) -> None:
    """Addresses that some edits lose, which is an error that no rule on records finds."""
    tree["content/addresses.txt"] = (
        "/\n/hankkeet/2020/yhteinen-kokous/\n/hankkeet/2020/kunta-kuuluu-kaikille/calendar.ics\n"
    )


@pytest.mark.parametrize("seed", range(8))
def test_a_save_is_judged_as_a_build_judges_it(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is edited: the same problems and the same pages as by a process that begins anew. Half of the seeds
    trust every file that looks as it did, as if each save came long after the last: so nothing is read, joined or
    examined again that need not be."""
    if is_trusting := seed % 4 > 1:
        monkeypatch.setattr(parse_cache, "_JUST_NOW", -1)
    dice = random.Random(seed)
    workshop = Workshop(tmp_path)
    folder = workshop.folder

    def pipeline() -> Pipeline:
        output = folder / "_site"
        return Pipeline(Options(folder / "content", "content", output, folder / "templates", folder / "static", None))

    if is_published := seed % 2 == 1:
        publish(workshop.tree)
    living = pipeline()
    unshown: set[str] = set()
    named: dict[str, set[str]] = {}  # the paths by the names that they are made of
    edits = [edit for edit in EDITS if edit is not another_library]
    failed = 0
    for _ in range(12):
        before = dict(workshop.tree)
        for edit in dice.sample(edits, dice.choice([1, 1, 2])):
            edit(workshop.tree, dice)
        workshop.write()
        unshown |= {str(folder / path) for path, _ in before.items() ^ workshop.tree.items()}
        site = load_site(folder / "site.yaml")
        planned, result = living.prepare(site, unshown if is_trusting else None)
        expected = pipeline().check(site)
        assert result.problems == expected.problems
        assert (planned is None) == expected.failed
        failed += expected.failed
        if planned is not None:
            unshown.clear()
            paths = assert_same_pages(planned, pipeline().prepare(site)[0])
            assert named.setdefault(repr((planned.names.others, planned.names.projects)), paths) == paths
    assert failed if is_published else failed < 12


def assert_same_pages(planned: Planned, expected: Planned | None) -> set[str]:
    """Each file has the same page, whether all pages are planned to find it or those of one record. All paths."""
    assert expected is not None
    assert planned.names == expected.names
    paths = {path: (page.template, language) for page in expected.pages for language, path in page.files}
    for path, found in paths.items():
        planned.__dict__.pop("pages", None)
        page, language = planned.page_at(path) or pytest.fail(path)
        assert (page.template, language) == found
    assert planned.page_at("hankkeet/2020/ei-ole/index.html") is None
    assert planned.page_at("kunnat/ei-ole/index.html") is None
    assert {path for page in planned.pages for _, path in page.files} == paths.keys()
    return {*paths, *(claim.path for claim in expected.claims if not claim.path.startswith((SEARCH_FOLDER, FOLDER)))}


def test_only_the_saved_record_is_examined_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_cache, "_JUST_NOW", -1)
    content = write_site(tmp_path) / "content"
    site = load_site(tmp_path / "site.yaml")
    pipeline = Pipeline(Options(content, "content", tmp_path / "_site", tmp_path, tmp_path, None))
    looked_at: list[str] = []

    def note(_: Catalog, entry: Entry[Any]) -> Iterator[Problem]:
        looked_at.append(entry.inside)
        yield from ()

    def examined() -> list[str]:
        looked_at.clear()
        assert pipeline.prepare(site)[0] is not None
        return looked_at

    monkeypatch.setattr(examined_module, "OF_APPLICATION", (note,))
    monkeypatch.setattr(examined_module, "OF_AWARD", (note,))
    every = sorted(file.relative_to(content).as_posix() for file in content.glob("a*/*/*.yaml"))
    assert sorted(examined()) == every
    assert examined() == []
    application = next(content.glob("applications/*/*.yaml"))
    application.write_text(application.read_text("utf-8") + "# x\n", encoding="utf-8")
    ours = {f"{kind}/{application.parent.name}/{application.name}" for kind in ("applications", "awards")}
    assert sorted(examined()) == sorted(ours & set(every))
    municipality = next(content.glob("municipalities/*.yaml"))
    municipality.write_text(municipality.read_text("utf-8") + "# x\n", encoding="utf-8")
    assert sorted(examined()) == every  # whatever refers to it may be wrong now


# --- files that were read before


def test_file_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    content = write_site(tmp_path) / "content"
    for file in content.rglob("*"):
        os.utime(file, (1, 1))
    site = load_site(tmp_path / "site.yaml")
    pipeline = Pipeline(Options(content, "content", tmp_path / "_site", tmp_path, tmp_path, None))
    file = content / "pages/about.fi.md"
    text = file.read_text(encoding="utf-8")

    def body() -> str:
        planned, _ = pipeline.prepare(site)
        assert planned is not None
        return planned.catalog.prose["about", "fi"].body

    before = body()
    assert body() == before
    file.write_text(text.replace("Katso", "KATSO"), encoding="utf-8")
    os.utime(file, (1, 1))  # as a tool leaves it that restores times
    assert body() == before.replace("Katso", "KATSO")
    file.unlink()
    file.write_text(text, encoding="utf-8")
    assert body() == before


def test_file_that_was_saved_just_now_is_not_trusted(tmp_path: Path) -> None:
    """Two saves within a tick of the clock of the file system bear the same time."""
    file = tmp_path / "a"
    file.write_text("1", encoding="utf-8")
    signature = Signature.of(file.stat())
    cache = ParseCache(None)
    cache.keep_file("a", str(file), signature, "found")
    assert cache.of_file("a", str(file), signature) is None
    old = signature._replace(entry_changed=signature.entry_changed - 3_000_000_000)
    cache.keep_file("a", str(file), old, "found")
    assert cache.of_file("a", str(file), old) == "found"
    assert cache.of_file("a", str(file), signature) is None
    cache.keep_file("b", "b", None, "found")
    assert cache.of_file("b", "b", None) is None


# --- what git knows


def test_history_is_read_again_only_when_another_commit_is_checked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write_site(tmp_path) / "content"
    make_repository(tmp_path)
    commit(tmp_path, "First")
    read: list[str] = []
    asked: list[str] = []
    version_of = past_module.version_of

    def history() -> History:
        read.append("history")
        return History(State.KNOWN)

    def version(folder: Path, head: Any) -> Any:
        asked.append(head.commit)
        return version_of(folder, head)

    monkeypatch.setattr(past_module, "version_of", version)
    past = Past(content, history)
    first = past.read().version
    assert first is not None
    assert past.read().version == first
    assert (len(read), len(asked)) == (1, 1)
    file = content / "pages/about.fi.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "\nUusi.\n", encoding="utf-8")
    with past.asked():
        assert past.read().version is None
    assert len(read) == 1
    file.write_text(text, encoding="utf-8")
    assert past.read().version == first
    file.write_text(text + "\nUusi.\n", encoding="utf-8")
    newest = commit(tmp_path, "Second")
    version_now = past.read().version
    assert version_now is not None
    assert version_now.commit == newest != first.commit
    assert len(read) == 2
    with past.asked():
        pass  # nobody needed the answer


def test_history_that_is_not_known_is_asked_for_again(tmp_path: Path) -> None:
    states = iter([State.SHALLOW, State.KNOWN])
    content = write_site(tmp_path) / "content"
    make_repository(tmp_path)
    commit(tmp_path, "First")
    past = Past(content, lambda: History(next(states)))
    assert [past.read().history.state for _ in range(3)] == [State.SHALLOW, State.KNOWN, State.KNOWN]


def test_files_tell_of_every_commit_that_is_made_or_checked_out(tmp_path: Path) -> None:
    content = write_site(tmp_path) / "content"
    assert files_of_head(content) == []
    make_repository(tmp_path)
    commit(tmp_path, "First")
    files = files_of_head(content)

    def state() -> list[bytes]:
        return [file.read_bytes() for file in files]

    states = [state()]
    for words in (
        ["commit", "--quiet", "--allow-empty", "-m", "Second"],
        ["commit", "--quiet", "--amend", "--allow-empty", "-m", "Other"],
        ["checkout", "--quiet", "-b", "branch"],
        ["reset", "--quiet", "--soft", "HEAD~"],
    ):
        git(tmp_path, *words)
        states.append(state())
    assert all(before != after for before, after in pairwise(states))


# --- noticing


class Saves:
    """A folder that is watched, and what was told of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[set[str]] = []
        (folder / "content/calls").mkdir(parents=True)
        (folder / "content/a.yaml").write_text("1", encoding="utf-8")
        self.config = folder / "site.yaml"
        self.config.write_text("1", encoding="utf-8")
        self.watch = Watch([folder / "content"], [self.config], self.told.append)

    @property
    def names(self) -> set[str]:
        return {Path(path).name for told in self.told for path in told}

    def run(self, save: Callable[[], None], done: Callable[[], bool]) -> None:
        async def saving() -> None:
            self.watch.start()
            await asyncio.sleep(0.5)  # until the system tells
            self.told.clear()
            save()
            deadline = time.monotonic() + PATIENCE
            while not done():
                assert time.monotonic() < deadline, self.told
                await asyncio.sleep(0.01)

        run_in_loop(saving())
        self.watch.stop()


@pytest.fixture
def saves(tmp_path: Path) -> Iterator[Saves]:
    made = Saves(tmp_path)
    yield made
    made.watch.stop()


def test_save_is_noticed_however_an_editor_saves(saves: Saves) -> None:
    content = saves.folder / "content"

    def save() -> None:
        (content / "a.yaml").write_text("2", encoding="utf-8")
        (content / "b.tmp").write_text("3", encoding="utf-8")
        (content / "b.tmp").rename(content / "b.yaml")
        (content / "calls/new").mkdir()
        (content / "calls/new/c.yaml").write_text("4", encoding="utf-8")
        (saves.folder / "new").write_text("a", encoding="utf-8")
        (saves.folder / "new").replace(saves.config)

    saves.run(save, lambda: saves.names >= {"a.yaml", "b.yaml", "c.yaml", "site.yaml"})
    assert saves.names <= {"a.yaml", "b.yaml", "b.tmp", "c.yaml", "site.yaml"}


def test_of_files_only_those_are_looked_at_that_the_system_tells_of(
    saves: Saves, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_SAFE_EVERY", 1000 * PATIENCE)
    looks: list[str] = []
    snapshot = saves.watch._snapshot

    def noted() -> watching.Snapshot:
        looks.append("all")
        return snapshot()

    monkeypatch.setattr(saves.watch, "_snapshot", noted)
    content = saves.folder / "content"

    def save() -> None:
        change(saves)
        (content / "b.tmp").write_text("3", encoding="utf-8")
        (content / "b.tmp").rename(content / "b.yaml")

    saves.run(save, lambda: saves.names == {"a.yaml", "b.yaml"})
    assert looks == []


def test_folders_are_named_as_they_were_given(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system names them from the root on."""
    monkeypatch.setattr(watching, "_SAFE_EVERY", 1000 * PATIENCE)
    monkeypatch.chdir(saves.folder)
    saves.watch = Watch([Path("content")], [saves.config], saves.told.append)
    monkeypatch.setattr(saves.watch, "_snapshot", lambda: pytest.fail("all files are looked at"))
    saves.run(lambda: change(saves), lambda: saves.told == [{"content/a.yaml"}])


def test_file_of_the_same_size_and_time_is_another_one(saves: Saves) -> None:
    file = saves.folder / "content/a.yaml"
    os.utime(file, (1, 1))
    saves.watch = Watch([saves.folder / "content"], [saves.config], saves.told.append)

    def save() -> None:
        file.write_text("2", encoding="utf-8")
        os.utime(file, (1, 1))

    saves.run(save, lambda: saves.names == {"a.yaml"})


def test_folder_that_took_the_place_of_another_is_listened_to(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_SAFE_EVERY", 300)
    content, old = saves.folder / "content", saves.folder / "old"
    begun: list[list[int]] = []
    begin = saves.watch._begin_to_listen

    def noted() -> None:
        begin()
        begun.append(saves.watch._listened_to)

    monkeypatch.setattr(saves.watch, "_begin_to_listen", noted)

    def save() -> None:
        content.rename(old)
        shutil.copytree(old, content)

    saves.run(save, lambda: len(begun) > 1 and saves.names == {"a.yaml"})
    assert begun[-1] == [content.stat().st_ino]


def test_folder_that_is_moved_is_looked_at_whole(saves: Saves) -> None:
    """The system tells of the folder alone."""
    outside, inside = saves.folder / "outside", saves.folder / "content/calls/new"
    outside.mkdir()
    (outside / "c.yaml").write_text("4", encoding="utf-8")
    saves.run(lambda: ignore(outside.rename(inside)), lambda: saves.names == {"c.yaml"})
    assert saves.told == [{str(inside / "c.yaml")}]


def ignore(_: object) -> None:
    """Of what is called nothing is wanted back."""


def test_burst_of_saves_is_told_of_once(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_QUIET", 300)  # a machine with much to do makes pauses
    monkeypatch.setattr(watching, "_LONGEST", 3000)

    def save() -> None:
        for number in range(5):
            (saves.folder / f"content/{number}.yaml").write_text("1", encoding="utf-8")
            time.sleep(0.02)

    saves.run(save, lambda: bool(saves.told))
    assert saves.told == [{str(saves.folder / f"content/{number}.yaml") for number in range(5)}]


def test_what_no_build_reads_is_not_told_of(saves: Saves) -> None:
    def save() -> None:
        for name in (".a.yaml.swp", "a.yaml~", "#a.yaml#", ".#a.yaml"):
            (saves.folder / "content" / name).write_text("1", encoding="utf-8")
        (saves.folder / "content/a.yaml").touch()
        (saves.folder / "content/z.yaml").write_text("1", encoding="utf-8")

    saves.run(save, lambda: "z.yaml" in saves.names)
    assert saves.names <= {"a.yaml", "z.yaml"}


def test_files_are_looked_at_where_the_system_tells_nothing(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*folders: str, **more: object) -> Iterator[set[object]]:
        raise OSError("no space left on device (about max_user_watches)")
        yield set()

    monkeypatch.setattr(watchfiles, "watch", none_left)
    saves.run(lambda: change(saves), lambda: saves.names == {"a.yaml"})


def test_files_are_looked_at_where_the_system_forgets_to_tell(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    """As of folders on another machine."""
    monkeypatch.setattr(watchfiles, "watch", lambda *folders, **more: iter(()))
    monkeypatch.setattr(watching, "_SAFE_EVERY", 300)
    saves.run(lambda: change(saves), lambda: saves.names == {"a.yaml"})


def test_loop_goes_on_between_two_looks(saves: Saves, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is drawn meanwhile, and what comes between the looks is told of with the rest."""
    monkeypatch.setattr(watchfiles, "watch", lambda *folders, **more: iter(()))
    monkeypatch.setattr(watching, "_SAFE_EVERY", 300)
    monkeypatch.setattr(watching, "_SETTLED_AFTER", 1000)
    monkeypatch.setattr(watching, "_LONGEST", 1000 * PATIENCE)
    meanwhile: list[set[str]] = []
    settle = saves.watch._settle

    def noted(before: watching.Snapshot, looks: int) -> None:
        settle(before, looks)
        if not meanwhile:
            meanwhile.append(saves.names)
            IOLoop.current().add_callback(
                lambda: ignore((saves.folder / "content/b.yaml").write_text("1", encoding="utf-8"))
            )

    monkeypatch.setattr(saves.watch, "_settle", noted)
    saves.run(lambda: change(saves), lambda: bool(saves.told))
    assert meanwhile == [set()]
    assert {Path(path).name for path in saves.told[0]} == {"a.yaml", "b.yaml"}


def change(saves: Saves) -> None:
    (saves.folder / "content/a.yaml").write_text("22", encoding="utf-8")


# --- work beside the process


def test_work_beside_gives_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int | None] = []
    beside: Beside[int] = Beside(given.append)

    async def twice() -> None:
        beside.start(lambda: os.getpid())
        while not given:
            await asyncio.sleep(0.01)

    run_in_loop(asyncio.wait_for(twice(), PATIENCE))
    assert given != [os.getpid()]
    monkeypatch.setattr(beside_module, "can_fork", lambda: False)
    beside.start(lambda: os.getpid())
    assert given[1:] == [os.getpid()]  # here, where processes cannot be copied


def test_work_beside_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    file = tmp_path / "processes"

    def long() -> int:
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        file.write_text(f"{os.getpid()} {child.pid}", encoding="utf-8")
        time.sleep(60)
        return 0

    given: list[int | None] = []
    beside: Beside[int] = Beside(given.append)

    async def replaced() -> None:
        beside.start(long)
        while not file.exists() or " " not in file.read_text(encoding="utf-8"):
            await asyncio.sleep(0.01)
        beside.start(lambda: 7)
        while not given:
            await asyncio.sleep(0.01)
        beside.stop()

    run_in_loop(asyncio.wait_for(replaced(), PATIENCE))
    assert given == [7]
    processes = [int(number) for number in file.read_text(encoding="utf-8").split()]
    until(lambda: not any(map(is_running, processes)))


def test_nobody_waits_for_the_end_of_work_beside_before_the_next_begins(tmp_path: Path) -> None:
    """The system takes back the memory of a large process for a while, and somebody may wait for a page. By the next
    time it has ended: what it left of a site is cleared."""
    site = tmp_path / "site"
    given: list[list[str] | None] = []
    beside: Beside[list[str]] = Beside(given.append)

    def long() -> list[str]:
        Output(site).open()
        time.sleep(60)
        return []

    def left() -> list[str]:
        Output(site)
        return [path.name for path in tmp_path.iterdir()]

    async def replaced() -> None:
        for _ in range(2):
            beside.start(long)
            while not any(tmp_path.iterdir()):
                await asyncio.sleep(0.01)
            process = int(next(tmp_path.iterdir()).name.rpartition("-")[2])
            beside.stop()
            # it has ended or will, and the system keeps its number until somebody has waited for it
            assert os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT) is not None
            beside.start(left)
            with pytest.raises(ChildProcessError):
                os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT | os.WNOHANG)
            while not given:
                await asyncio.sleep(0.01)
            assert given.pop() == []
        beside.stop()
        beside.wait()
        with pytest.raises(ChildProcessError):
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT | os.WNOHANG)

    run_in_loop(asyncio.wait_for(replaced(), PATIENCE))


def test_preview_whose_processes_that_draw_pages_are_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for the folder to be right need not wait for them: the copy of this process that writes the site
    draws all by itself."""
    folder = write_site(tmp_path)
    options = Options(folder / "content", "content", folder / "_site", ROOT / "templates", ROOT / "static", None, 2)
    preview = Preview(options, folder / "site.yaml", None, quiet=True)
    here, do = os.getpid(), Work.do

    def killed(self: Work, page: Page, tally: Tally) -> Any:
        above = parent_process()
        if above is not None and above.pid != here:
            (folder / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return do(self, page, tally)

    monkeypatch.setattr(rendering, "_FILES_WORTH_A_WORKER", 10)
    monkeypatch.setattr(Work, "do", killed)

    async def saved() -> None:
        preview.saved({str(folder / "site.yaml")})
        await preview.settled()
        preview.close()

    run_in_loop(asyncio.wait_for(saved(), 9 * PATIENCE))
    assert preview.broken is None
    assert (folder / "killed").exists()
    assert (folder / "_site/en/index.html").exists()
    assert [path.name for path in folder.iterdir() if path.name.startswith("_site")] == ["_site"]


def test_copies_that_write_the_site_compile_no_template_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that stays has compiled all; but one that was saved since is compiled by whoever draws."""
    folder = write_site(tmp_path)
    templates, compiled = folder / "templates", folder / "compiled.txt"
    shutil.copytree(ROOT / "templates", templates)
    options = Options(folder / "content", "content", folder / "_site", templates, ROOT / "static", None, 2)
    preview = Preview(options, folder / "site.yaml", None, quiet=True)
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: Any, name: str | None = None, *rest: Any, **more: Any) -> Any:
        with compiled.open("a") as file:  # of whichever process
            file.write(f"{name}\n")
        return compile_(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    monkeypatch.setattr(rendering, "_FILES_WORTH_A_WORKER", 10)
    preview.first()
    names = compiled.read_text().split()
    assert sorted(names) == sorted({*names})
    assert "pages/home.html" in names
    compiled.write_text("")

    home = templates / "pages/home.html"

    async def saved() -> None:
        preview.saved({str(folder / "site.yaml")})
        await preview.settled()
        assert compiled.read_text() == ""
        home.write_text(home.read_text("utf-8") + "\n", "utf-8")
        preview.saved({str(home)})
        await preview.settled()
        preview.close()

    run_in_loop(asyncio.wait_for(saved(), 9 * PATIENCE))
    assert {*compiled.read_text().split()} == {"pages/home.html"}  # by one worker or several
    assert preview.broken is None


def test_work_beside_that_is_killed_gives_nothing() -> None:
    given: list[int | None] = []
    beside: Beside[int] = Beside(given.append)

    def killed() -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    async def once() -> None:
        beside.start(killed)
        while not given:
            await asyncio.sleep(0.01)

    run_in_loop(asyncio.wait_for(once(), PATIENCE))
    assert given == [None]
