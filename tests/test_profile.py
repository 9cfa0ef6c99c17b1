"""Where the time of a build went, and how far it has come: what `--profile` prints, and a terminal's line."""

import io
import re
from pathlib import Path

import pytest

from command import run
from grantsite.messages import LANGUAGES, Message, say
from grantsite.progress import Progress
from grantsite.stages import CHECK, LOAD, RENDER, STAGES, Stages, Tally, seconds
from records import write_site

SECOND = 1_000_000_000
TIME = re.compile(r"(\d+)\.(\d{3}) s")


def milliseconds(line: str) -> list[int]:
    return [int(whole) * 1000 + int(rest) for whole, rest in TIME.findall(line)]


def test_profile_has_a_line_for_each_stage_and_they_add_up(tmp_path: Path) -> None:
    done = run(write_site(tmp_path), "build", "--profile", "--jobs", "1")
    assert done.returncode == 0
    head, *lines = done.stdout.splitlines()[1:]
    assert head.split() == ["stage", "passed", "this", "process", "workers"]
    stages = [line for line in lines if TIME.search(line) and not line.startswith(" ")]
    assert [line.split("  ")[0] for line in (stages[0], stages[-1])] == ["starting", "together"]
    assert len(stages) == len(STAGES) + 1
    whole = milliseconds(stages[-1])
    parts = [sum(column) for column in zip(*map(milliseconds, stages[:-1]), strict=True)]
    assert all(part <= total <= part + len(STAGES) for part, total in zip(parts, whole, strict=True))
    assert 100 < whole[0] < 60_000  # with what Python and the imports take
    kinds = [line.split() for line in lines if line.startswith("  pages/")]
    assert ["pages/municipality.html", "9"] in [kind[:2] for kind in kinds]
    assert re.fullmatch(r"peak memory: \d+ MiB, and 0 MiB in 0 workers \(.*\)", lines[-1])


def test_profile_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    done = run(write_site(tmp_path), "build", "--profile", "--quiet", "--lang", "fi")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].split() == ["vaihe", "kului", "tämä", "prosessi", "työprosessit"]
    assert re.search(r"^sivujen muodostus +\d+,\d{3} s", done.stdout, re.MULTILINE)


def test_nothing_is_printed_unless_asked_for(tmp_path: Path) -> None:
    done = run(write_site(tmp_path), "build", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_other_commands_have_no_profile(tmp_path: Path) -> None:
    assert run(tmp_path, "check", "--profile").returncode == 2


def test_what_workers_did_is_put_together() -> None:
    stages = Stages()
    for process, memory in ((11, 2048), (12, 4096), (11, 3072)):
        tally = Tally()
        tally.add("pages/home.html", 5_000_000, 1_000_000)
        tally.spent, tally.process, tally.memory = 6_000_000, process, memory
        stages.add(tally)
    assert stages.spent[RENDER].workers == 18_000_000
    text = stages.report("en")
    assert re.search(r"^  pages/home.html +3 +5,000 µs each +0.015 s$", text, re.MULTILINE)
    assert re.search(r"^  of which writing +0.003 s$", text, re.MULTILINE)
    assert "and 7 MiB in 2 workers" in text  # of each the most that it had


@pytest.mark.parametrize(("time", "text"), [(0, "0.000 s"), (1_999_999, "0.001 s"), (61 * SECOND, "61.000 s")])
def test_times(time: int, text: str) -> None:
    assert seconds(time) == text


class Clock:
    now = 5 * SECOND

    def __call__(self) -> int:
        return self.now


def rendering(done: Message, total: Message) -> Message:
    return say("rendering {done} of {total} files", done=done, total=total)


def shown(stream: io.StringIO) -> list[str]:
    """What the line said, from the first to the last."""
    return stream.getvalue().split("\r\033[K")[1:]


def test_progress_says_rate_and_time_left() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, rendering, "en", clock)
    clock.now += 60 * SECOND  # in which all was read
    for tenths, done in ((1, 100), (40, 4_000), (2000, 199_000), (2001, 199_100), (2002, 200_000)):
        clock.now = 65 * SECOND + tenths * SECOND // 10
        progress(done, 200_000)
    assert shown(stream) == [
        "rendering 100 of 200,000 files",  # too early to tell more
        "rendering 4,000 of 200,000 files; 1,000 a second, 3 min 16 s left",
        "rendering 199,000 of 200,000 files; 994 a second, 2 s left",
        "rendering 199,100 of 200,000 files; 995 a second, 1 s left",
        "",
    ]


def test_progress_does_not_flood_the_terminal() -> None:
    stream, clock = io.StringIO(), Clock()
    progress = Progress(stream, rendering, "en", clock)
    for done in range(1, 1_001):
        clock.now += SECOND // 1000
        progress(done, 1_000)
    assert len(shown(stream)) == 1 + 9 + 1  # at once, ten times a second, and the end


def test_each_stage_is_told_as_it_begins() -> None:
    stream = io.StringIO()
    progress = Progress(stream, rendering, "fi", Clock())
    stages = Stages(tell=progress.stage)
    for name in (LOAD, CHECK):
        with stages.stage(name):
            pass
    progress.clear()
    assert shown(stream) == ["tietojen lukeminen …", "tietojen tarkistus …", ""]


def test_progress_in_each_language() -> None:
    for language in LANGUAGES:
        stream, clock = io.StringIO(), Clock()
        progress = Progress(stream, rendering, language, clock)
        progress(0, 6_000)
        clock.now += 3 * SECOND
        progress(3_000, 6_000)
        expected = {
            "en": "rendering 3,000 of 6,000 files; 1,000 a second, 3 s left",
            "fi": "muodostettu 3\u00a0000/6\u00a0000 tiedostoa; 1\u00a0000 sekunnissa, jäljellä 3 s",
            "sv": "genererat 3\u00a0000 av 6\u00a0000 filer; 1\u00a0000 per sekund, 3 s kvar",
        }
        assert shown(stream)[1:] == [expected[language]]
