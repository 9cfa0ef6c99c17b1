"""The preview as an editor has it: a real server, a real browser, files saved while it looks."""

import hashlib
import http.client
import itertools
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import Page, Route, expect

from browser import PATIENCE
from command import copy_program, files, interruptible, run
from grantsite import policy
from grantsite.config import load_site
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from records import APPLICATIONS, AWARDS, change, write_site

PROJECT = "hankkeet/2020/yhteinen-kokous/"
RECORD = f"content/{APPLICATIONS}/yhteinen-kokous.yaml"
AWARD = f"content/{AWARDS}/kunta-kuuluu-kaikille.yaml"


@dataclass
class Preview:
    """A running preview of the small content, with a copy of the program that may be changed."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def said(self) -> str:
        """What stands in the terminal so far."""
        return (self.folder / "terminal.txt").read_text(encoding="utf-8")

    @property
    def rebuilds(self) -> int:
        return self.said.count("built: ")

    def save(self, name: str, old: str, new: str) -> None:
        change(self.folder / name, old, new)

    def wait_for(self, text: str, times: int = 1) -> None:
        """Until the terminal has said it so many times."""
        deadline = time.monotonic() + PATIENCE / 1000
        while self.said.count(text) < times:
            assert time.monotonic() < deadline, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.02)

    def answers(self, address: str) -> bool:
        """Whether the server can be reached at an address of this machine."""
        with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as client:
            client.settimeout(5)
            return client.connect_ex((address, self.port)) == 0

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a path that is sent as it stands, unlike a browser would."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode("utf-8", "replace")
        connection.close()
        return response.status, text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path) -> Iterator[Preview]:
    """The preview of a folder, until it is interrupted at the end."""
    port = free_port()
    with (folder / "terminal.txt").open("wb") as terminal:
        process = subprocess.Popen(
            (sys.executable, "build.py", "serve", "--port", str(port)),
            cwd=folder,
            stdout=terminal,
            stderr=terminal,
            preexec_fn=interruptible,
        )
    preview = Preview(folder, port, process)
    try:
        preview.wait_for("(stop with Ctrl+C)")
        while not preview.answers("127.0.0.1"):
            time.sleep(0.02)
        yield preview
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
    finally:
        # one that came too late would run on, and fail another test with Python's warning of it
        process.kill()
        process.wait()
    assert "Traceback" not in preview.said
    assert [path.name for path in folder.glob("_site.*")] == []


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One for all tests of this file, each of which leaves good content behind."""
    with running(write_site(copy_program(tmp_path_factory.mktemp("serve") / "program"))) as preview:
        yield preview


@pytest.fixture(autouse=True)
def good_again(preview: Preview) -> Iterator[None]:
    """What a failed test left broken does not fail the next one."""
    good = files(preview.folder / "content") | {"../site.yaml": (preview.folder / "site.yaml").read_bytes()}
    yield
    broken = {name: data for name, data in good.items() if (preview.folder / "content" / name).read_bytes() != data}
    before = preview.rebuilds
    for name, data in broken.items():
        (preview.folder / "content" / name).write_bytes(data)
    preview.wait_for("built: ", before + bool(broken))


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """A page in which nothing goes wrong: no script fails, nothing is refused."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(PATIENCE)
    yield page
    assert [text for text in said if "status of 500" not in text and "status of 404" not in text] == []


def test_page_is_shown(preview: Preview, quiet_page: Page) -> None:
    response = quiet_page.goto(preview.url)
    assert response is not None
    assert response.status == 200
    expect(quiet_page).to_have_title(re.compile("Pieni ikkuna"))
    quiet_page.goto(f"{preview.url}{PROJECT}")
    expect(quiet_page.locator("h1")).to_have_text("Yhteinen kokous")
    assert quiet_page.evaluate("document.styleSheets.length") > 0


def test_folder_without_a_slash_leads_to_its_page(preview: Preview, quiet_page: Page) -> None:
    quiet_page.goto(f"{preview.url}kunnat")
    expect(quiet_page).to_have_url(f"{preview.url}kunnat/")


def test_saved_record_reloads_the_page(preview: Preview, quiet_page: Page) -> None:
    quiet_page.goto(f"{preview.url}{PROJECT}")
    preview.save(RECORD, "name: Yhteinen kokous", "name: Yhteinen kokous verkossa")
    expect(quiet_page.locator("h1")).to_have_text("Yhteinen kokous verkossa")
    # again at once: no reload is dropped because the last one was a moment ago
    preview.save(RECORD, "name: Yhteinen kokous verkossa", "name: Yhteinen kokous")
    expect(quiet_page.locator("h1")).to_have_text("Yhteinen kokous")


def test_broken_record_is_shown_and_the_next_good_save_recovers(preview: Preview, quiet_page: Page) -> None:
    quiet_page.goto(f"{preview.url}{PROJECT}")
    preview.save(AWARD, "amount: 68000.00", "amuont: <68 000>")
    message = (
        f'{AWARD}:3:1: error[unknown-field]: "amuont" is not a field of an award\n    hint: did you mean "amount"?'
    )
    expect(quiet_page.locator("pre")).to_contain_text(message)
    expect(quiet_page.locator("h1")).to_have_text("The content has errors")
    preview.wait_for(message)
    assert preview.get(f"/{PROJECT}")[0] == 500
    preview.save(AWARD, "amuont: <68 000>", "amount: 68000.00")
    expect(quiet_page.locator("h1")).to_have_text("Yhteinen kokous")
    assert preview.get(f"/{PROJECT}")[0] == 200


def test_broken_settings_are_shown_and_the_next_good_save_recovers(preview: Preview, quiet_page: Page) -> None:
    quiet_page.goto(preview.url)
    preview.save("site.yaml", "title: Pieni", "titel: Pieni")
    expect(quiet_page.locator("pre")).to_contain_text('"titel" is not a field of site.yaml')
    preview.save("site.yaml", "titel: Pieni ikkuna", "title: Pieni luukku")
    expect(quiet_page).to_have_title(re.compile("Pieni luukku"))
    preview.save("site.yaml", "title: Pieni luukku", "title: Pieni ikkuna")
    expect(quiet_page).to_have_title(re.compile("Pieni ikkuna"))


def test_saved_template_reloads_the_page(preview: Preview, quiet_page: Page) -> None:
    quiet_page.goto(f"{preview.url}{PROJECT}")
    template = preview.folder / "templates/pages/project.html"
    good = template.read_text(encoding="utf-8")
    template.write_text(good.replace("<h1>", '<h1 data-new="1">', 1), encoding="utf-8")
    expect(quiet_page.locator("h1[data-new]")).to_have_text("Yhteinen kokous")
    template.write_text(good.replace("<h1>", "<h1>{% endnonsense %}", 1), encoding="utf-8")
    expect(quiet_page.locator("pre")).to_contain_text("templates/pages/project.html:")
    expect(quiet_page.locator("pre")).to_contain_text("Encountered unknown tag 'endnonsense'")
    template.write_text(good, encoding="utf-8")
    expect(quiet_page.locator("h1")).to_have_text("Yhteinen kokous")
    expect(quiet_page.locator("h1[data-new]")).to_have_count(0)


def test_saved_style_sheet_reloads_the_page(preview: Preview, quiet_page: Page) -> None:
    quiet_page.goto(f"{preview.url}{PROJECT}")
    sheet = preview.folder / "static/css/base.css"
    good = sheet.read_text(encoding="utf-8")
    sheet.write_text(good + "\nh1 { letter-spacing: 7px !important }\n", encoding="utf-8")
    expect(quiet_page.locator("h1")).to_have_css("letter-spacing", "7px")
    sheet.write_text(good, encoding="utf-8")
    expect(quiet_page.locator("h1")).not_to_have_css("letter-spacing", "7px")


def test_save_while_the_page_is_still_loading_is_not_lost(preview: Preview, quiet_page: Page) -> None:
    """The page was served before the save, and only listens after it."""
    held: list[Route] = []
    quiet_page.route("**/livereload.js*", lambda route: held.append(route), times=1)
    quiet_page.goto(f"{preview.url}{PROJECT}", wait_until="domcontentloaded")
    before = preview.rebuilds
    preview.save(RECORD, "name: Yhteinen kokous", "name: Yhteinen kokous verkossa")
    preview.wait_for("built: ", before + 1)
    assert quiet_page.locator("h1").text_content() == "Yhteinen kokous"
    held[0].continue_()
    expect(quiet_page.locator("h1")).to_have_text("Yhteinen kokous verkossa")


# What the server puts into pages.
SCRIPT = re.compile(r'<script type="text/javascript">\(function\(\)\{.*?</script>', re.DOTALL)
# A page of every kind and files besides pages, some of which a save of a project's name changes.
ASKED = (
    *("", "sv/", "en/", "hankkeet/", "kunnat/", "tilastot/", "data/", "data/kysely/", "vertaa/", "muutokset/"),
    *(PROJECT, "sv/projekt/2020/yhteinen-kokous/", "en/projects/2020/yhteinen-kokous/"),
    *(f"{PROJECT}feed.xml", f"{PROJECT}share.png", f"{PROJECT}map.svg", f"{PROJECT}map.csv", "h/2020-002/qr.svg"),
    *("sitemap.xml", "data/projects.csv", "data/projects.json", "api/v1/projects/2020-002.json"),
    *("muutokset/feed.xml", "muutokset/calendar.ics", "data/checksums.txt", "ei-ole/"),
)


def as_served(built: Path, path: str) -> tuple[int, str]:
    """What the server makes of a file of the site."""
    file = built / path / "index.html" if path.endswith("/") or not path else built / path
    status = 200 if file.is_file() else 404
    text = (file if file.is_file() else built / "404.html").read_bytes().decode("utf-8", "replace")
    for rules in policy.EVERY:
        text = text.replace(f'content="{escape(rules)}"', 'content=""')
    return status, text if status == 200 else text.replace('="/pohja/', '="/')


def build_anew(folder: Path, output: Path) -> None:
    """What a build writes that knows nothing of what was built before."""
    options = Options(folder / "content", "content", output, folder / "templates", folder / "static", None)
    assert Pipeline(options).build(load_site(folder / "site.yaml")).problems == []


def test_what_is_asked_for_right_after_a_save_is_what_a_build_writes(preview: Preview) -> None:
    """Pages are drawn then, and other files wait for the whole site."""
    sheet = preview.folder / "static/css/base.css"
    good = sheet.read_text(encoding="utf-8")
    saves: list[tuple[str, Callable[[], object]]] = [
        ("record", lambda: preview.save(RECORD, "name: Yhteinen kokous", "name: Yhteinen kokous verkossa")),
        ("settings", lambda: preview.save("site.yaml", "title: Pieni ikkuna", "title: Pieni luukku")),
        ("style sheet", lambda: sheet.write_text(good + "\nh1 { letter-spacing: 7px }\n", encoding="utf-8")),
        ("settings again", lambda: preview.save("site.yaml", "title: Pieni luukku", "title: Pieni ikkuna")),
        ("record again", lambda: preview.save(RECORD, "name: Yhteinen kokous verkossa", "name: Yhteinen kokous")),
        ("style sheet again", lambda: sheet.write_text(good, encoding="utf-8")),
    ]
    for name, save in saves:
        shown = preview.said.count("checked and shown")
        save()
        preview.wait_for("checked and shown", shown + 1)
        found = {path: preview.get(f"/{path}") for path in ASKED}
        build_anew(preview.folder, preview.folder / "cold")
        for path, (status, text) in found.items():
            assert (status, SCRIPT.sub("", text)) == as_served(preview.folder / "cold", path), (name, path)
        styles = {file.name for file in (preview.folder / "cold/static").glob("*.css")}
        assert all(preview.get(f"/static/{style}")[0] == 200 for style in styles), name


def test_renamed_record_is_there_at_once_and_gone_where_it_was(preview: Preview, quiet_page: Page) -> None:
    old, new = preview.folder / RECORD, preview.folder / RECORD.replace("yhteinen-kokous", "kokous-verkossa")
    text = old.read_text(encoding="utf-8")
    shown = preview.said.count("checked and shown")
    renamed = text.replace("name: Yhteinen kokous", "name: Kokous verkossa")
    new.write_text(renamed, encoding="utf-8")
    old.unlink()
    preview.wait_for("checked and shown", shown + 1)
    address = PROJECT.replace("yhteinen-kokous", "kokous-verkossa")
    quiet_page.goto(f"{preview.url}{address.rstrip('/')}")
    expect(quiet_page.locator("h1")).to_have_text("Kokous verkossa")
    assert quiet_page.url == f"{preview.url}{address}"
    assert preview.get(f"/{PROJECT}")[0] == 404
    new.unlink()
    old.write_text(text, encoding="utf-8")
    preview.wait_for("checked and shown", shown + 2)
    assert preview.get(f"/{PROJECT}")[0] == 200


def test_saves_one_after_the_other_leave_the_folder_right(preview: Preview) -> None:
    """Each ends the writing of the whole site that the one before began."""
    names = ["Yhteinen kokous", *(f"Yhteinen kokous {number}" for number in range(4)), "Yhteinen kokous"]
    for before, name in itertools.pairwise(names):
        preview.save(RECORD, f"name: {before}\n", f"name: {name}\n")
        time.sleep(0.6)
        assert f"<h1>{name}</h1>" in preview.get(f"/{PROJECT}")[1]
    checksums = preview.get("/data/checksums.txt")[1]
    for line in checksums.splitlines():
        digest, _, path = line.partition("  ")
        assert hashlib.sha256((preview.folder / "_site" / path).read_bytes()).hexdigest() == digest
    assert sorted(path.name for path in preview.folder.glob("_site*")) == ["_site"]


def test_begun_with_a_mistake_and_interrupted_while_the_site_is_written(tmp_path: Path) -> None:
    """The first good save shows the site although none was ever built; the interruption leaves nothing behind."""
    folder = write_site(copy_program(tmp_path / "program"))
    change(folder / AWARD, "amount: 68000.00", "amuont: 68000.00")
    with running(folder) as preview:
        status, text = preview.get("/")
        assert status == 500
        assert "amuont" in text
        assert not (folder / "_site").exists()
        preview.save(AWARD, "amuont: 68000.00", "amount: 68000.00")
        preview.wait_for("checked and shown")
        assert preview.get(f"/{PROJECT}")[0] == 200
        assert preview.get("/")[0] == 200
        deadline = time.monotonic() + PATIENCE / 1000
        while not list(folder.glob("_site*")):
            assert time.monotonic() < deadline
            time.sleep(0.005)


def test_burst_of_saves_is_one_rebuild(preview: Preview) -> None:
    for turn in range(5):
        before = preview.rebuilds
        for name in range(5):
            old, new = (f"({turn - 1}.{name})", f"({turn}.{name})") if turn else ("lyhyesti", f"(0.{name})")
            change(preview.folder / f"content/pages/{PAGES[name]}.md", old, new)
            time.sleep(0.02)
        preview.wait_for("built: ", before + 1)
        time.sleep(0.8)
        assert preview.rebuilds == before + 1


PAGES = ("about.fi", "about.sv", "about.en", "accessibility.fi", "accessibility.sv")


def test_files_of_an_editor_rebuild_nothing(preview: Preview) -> None:
    before = preview.rebuilds
    for name in (".terms.yaml.swp", "terms.yaml~"):
        (preview.folder / "content" / name).write_text("[", encoding="utf-8")
    time.sleep(1)
    assert preview.rebuilds == before


def test_page_that_does_not_exist(preview: Preview, quiet_page: Page) -> None:
    response = quiet_page.goto(f"{preview.url}hankkeet/2020/ei-ole/")
    assert response is not None
    assert response.status == 404
    assert "404" in quiet_page.title() or quiet_page.locator("h1").count() == 1
    quiet_page.locator("a[href='/']").first.click()
    expect(quiet_page).to_have_url(preview.url)


@pytest.mark.parametrize(
    "path",
    [
        "/../site.yaml",
        "/static/../../site.yaml",
        "/%2e%2e/site.yaml",
        "/..%2fsite.yaml",
        "/..%5csite.yaml",
        "/../content/pages/about.fi.md",
        "//etc/passwd",
        "/../templates/base.html",
        "/../templates/",
        "/../content",
        "//etc",
        "/index.html%00.txt",
    ],
)
def test_nothing_outside_the_built_folder_is_served(preview: Preview, path: str) -> None:
    status, text = preview.get(path)
    assert status in (400, 403, 404)
    for secret in ("repository_url: ", "root:", "Katso [hankkeet]", "{% block"):
        assert secret not in text


def test_only_this_machine_can_reach_it(preview: Preview) -> None:
    assert preview.answers("127.0.0.1")
    assert not preview.answers("127.0.0.2")
    assert not preview.answers("::1")


def test_taken_port_ends_with_2(preview: Preview) -> None:
    folder = write_site(preview.folder / "other")
    done = run(folder, "serve", "--port", str(preview.port))
    assert done.returncode == 2
    assert done.stderr.endswith(
        f"port {preview.port} cannot be used: address already in use; name another with --port N\n"
    )
    assert "Traceback" not in done.stderr


def test_previewed_folder_is_what_a_build_writes(preview: Preview) -> None:
    done = run(preview.folder, "build", "--no-cache", "--output", "built", program=preview.folder)
    assert done.returncode == 0
    assert files(preview.folder / "built") == files(preview.folder / "_site")
