"""`verify` holds a published site against what is built here, names each file that differs, and trusts nobody."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from subprocess import CompletedProcess

import pytest

from command import files, run
from git_repository import commit, git, make_repository
from grantsite.errors import UsageError
from grantsite.verification import waiting
from grantsite.verification.differences import compare
from grantsite.verification.publisher import published
from grantsite.verification.waiting import compare_in_time
from records import change, write, write_site

LIST = "data/checksums.txt"
# No proxy of the machine stands between the command and the server of a test.
DIRECT = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small content, built, and the published copy of what was built."""
    folder = write_site(tmp_path_factory.mktemp("built"))
    assert run(folder, "build").returncode == 0
    shutil.copytree(folder / "_site", folder / "published")
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "folder"))


def verify(folder: Path, *words: str) -> CompletedProcess[str]:
    """Run `verify`; neither a traceback nor a file is left behind."""
    before = sorted(folder.iterdir())
    done = run(folder, "verify", *words, **DIRECT)
    assert "Traceback" not in done.stderr
    assert sorted(folder.iterdir()) == before
    return done


Answer = Callable[[str], tuple[int, dict[str, str], bytes]]


@contextmanager
def host(answer: Answer) -> Iterator[str]:
    """A web server that answers a path as it is told; the address of its root."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answer(self.path)
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def serving(site: dict[str, bytes]) -> Answer:
    """Serve files, and hidden ones to nobody, as hosts of static files do."""

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        name = path.lstrip("/")
        return (404, {}, b"") if name not in site or name.startswith(".") else (200, {}, site[name])

    return answer


def test_same_site(folder: Path) -> None:
    number = len(files(folder / "_site"))
    done = verify(folder, "published")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "published does not name the commit that it was built from\n"
        f"published: all {number} files are the same, byte for byte\n"
    )
    assert verify(folder, "published", "--quiet").stdout == ""


def test_every_single_changed_byte_is_found(folder: Path) -> None:
    """One bit of one byte, in files of every kind: of the first, the last and one between."""
    random = Random(7)
    kinds: dict[str, str] = {}
    for name in sorted(files(folder / "published")):
        kinds.setdefault(Path(name).suffix or name, name)
    assert {".html", ".json", ".csv", ".xlsx", ".sqlite", ".css", ".js", ".svg", ".xml", ".ics", ".txt"} <= kinds.keys()
    site = published(str(folder / "published"))
    for name in kinds.values():
        file = folder / "published" / name
        good = file.read_bytes()
        for place in {0, random.randrange(max(len(good), 1)), len(good) - 1} if good else ():
            data = bytearray(good)
            data[place] ^= 1
            file.write_bytes(data)
            found = compare(folder / "_site", site, quick=False)
            assert (found.differs, found.missing, found.extra) == ([name], [], []) or (name, found.differs) == (
                LIST,
                [LIST],
            ), (name, place)
        file.write_bytes(good)
    assert compare(folder / "_site", site, quick=False).identical


def test_changed_byte_is_named_by_the_command(folder: Path) -> None:
    file = folder / "published/data/projects.csv"
    file.write_bytes(file.read_bytes().replace(b"68050.45", b"68050.46"))
    done = verify(folder, "published")
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "differs: data/projects.csv",
        "published is not the same: 1 file differs, 0 are missing, 0 are not ours",
    ]


def test_names_what_differs_is_missing_and_is_not_ours(folder: Path) -> None:
    write(folder / "published/index.html", "omaa")
    (folder / "published/en/index.html").unlink()
    write(folder / "published/haittaohjelma.js", "alert(1)")
    done = verify(folder, "published")
    assert done.returncode == 1
    assert done.stdout.splitlines()[1:] == [
        "differs: index.html",
        "missing: en/index.html",
        "not ours: haittaohjelma.js",
        "published is not the same: 1 file differs, 1 is missing, 1 is not ours",
    ]


def test_file_that_is_longer_or_a_link_is_not_the_same(folder: Path) -> None:
    with (folder / "published/index.html").open("ab") as file:
        file.write(b"\n")
    (folder / "published/en/index.html").unlink()
    (folder / "published/en/index.html").symlink_to("../../_site/en/index.html")
    done = verify(folder, "published", "--built")
    assert done.returncode == 1
    assert "differs: index.html\nmissing: en/index.html\n" in done.stdout


def test_record_changed_since_shows_on_its_pages(folder: Path) -> None:
    change(folder / "content/applications/2020/yhteinen-kokous.yaml", "requested: 12000.50", "requested: 12000.49")
    change(folder / "content/calls/2020.yaml", "requested: 80050.95", "requested: 80050.94")
    change(folder / "content/calls/2020.yaml", '"80 050,95"', '"80 050,94"')
    done = verify(folder, "published")
    assert done.returncode == 1
    assert "differs: en/projects/2020/yhteinen-kokous/index.html\n" in done.stdout
    assert "differs: data/projects.csv\n" in done.stdout
    assert "municipalities/ahtari/index.html" not in done.stdout.partition("en/municipalities/ahtari/")[0]


def test_over_the_web(folder: Path) -> None:
    site = files(folder / "published")
    with host(serving(site)) as address:
        same = verify(folder, address)
        site["index.html"] = site["index.html"].replace(b"a", b"b", 1)
        other = verify(folder, address.rstrip("/"), "--lang", "fi")
        quick = verify(folder, address, "--quick")
    assert same.returncode == 0
    assert "not served by the host, as is usual with hidden files: .avustusikkuna, .nojekyll\n" in same.stdout
    assert same.stdout.endswith("files are the same, byte for byte\n")
    assert other.returncode == 1
    assert "poikkeaa: index.html\n" in other.stdout
    # the list of checksums says that nothing has changed: that is why a quick look says what it is
    assert quick.returncode == 0
    assert quick.stdout.endswith("are the same; the files themselves were not read\n")


def test_quick_sees_what_the_list_says(folder: Path) -> None:
    text = (folder / "published" / LIST).read_text(encoding="utf-8")
    first, *others = text.splitlines()
    lines = [f"{'0' * 64}  {first.split('  ')[1]}", *others[1:], f"{'1' * 64}  \x1b[31m/../x.html"]
    write(folder / "published" / LIST, "\n".join(lines) + "\n")
    done = verify(folder, "published", "--quick")
    assert done.returncode == 1
    named = [first.split("  ")[1], LIST, others[0].split("  ")[1], "\\x1b[31m/../x.html"]
    kinds = ("differs", "differs", "missing", "not ours")
    assert done.stdout.splitlines()[1:-1] == [f"{kind}: {name}" for kind, name in zip(kinds, named, strict=True)]


def test_json_names_everything(folder: Path) -> None:
    write(folder / "published/index.html", "omaa")
    found = json.loads(verify(folder, "published", "--format", "json", "--lang", "sv").stdout)
    assert (found["identical"], found["differs"], found["missing"], found["extra"]) == (False, ["index.html"], [], [])
    assert found["commit"] is None
    assert found["base_url"] == "https://pieni.example/pohja/"
    assert found["summary"] == "published är inte likadan: 1 fil avviker, 0 saknas, 0 är överflödiga"


def test_says_which_commit_to_check_out(folder: Path) -> None:
    write(folder / ".gitignore", "/_site/\n/published/\n/.cache/\n")
    first = make_repository(folder)
    assert run(folder, "build", "--output", "published").returncode == 0
    done = verify(folder, "published")
    assert (done.returncode, f"published was built from commit {first}, as this checkout is\n" in done.stdout) == (
        0,
        True,
    )
    change(folder / "content/terms.yaml", "government grant", "grant")
    second = commit(folder)
    done = verify(folder, "published")
    assert done.returncode == 1
    assert (
        f"published was built from commit {first}\nthis checkout is {second}\n"
        f"to compare with that commit: git fetch origin && git checkout {first} && python build.py verify published\n"
    ) in done.stdout
    git(folder, "checkout", "--quiet", first)
    assert verify(folder, "published").returncode == 0


def test_says_that_the_site_was_built_for_another_address(folder: Path) -> None:
    done = verify(folder, "published", "--base-url", "https://toinen.example/")
    assert done.returncode == 1
    advice = (
        "the site was built for https://pieni.example/pohja/: compare with --base-url https://pieni.example/pohja/\n"
    )
    assert advice in done.stdout


def test_lying_description_cannot_reach_the_terminal(folder: Path) -> None:
    text = (folder / "published/data/catalog.jsonld").read_text(encoding="utf-8")
    dataset = '"dcat:dataset": {\n  "dcat:version": "$(rm -rf /)\\u001b[2J",'
    write(folder / "published/data/catalog.jsonld", text.replace('"dcat:dataset": {', dataset, 1))
    done = verify(folder, "published", "--built")
    assert "does not name the commit" in done.stdout
    assert "rm -rf" not in done.stdout
    write(folder / "published/data/catalog.jsonld", "[" * 100_000)
    assert verify(folder, "published", "--built").returncode == 1


def test_errors_of_the_records_come_first(folder: Path) -> None:
    change(folder / "content/terms.yaml", "- id: grant", "- idd: grant")
    done = verify(folder, "published")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[unknown-field]" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "nowhere: neither a folder nor an address that begins with https://\n"),
        (("ftp://a.example/",), "ftp://a.example/: neither a folder nor an address that begins with https://\n"),
        (("content",), f"content: there is no {LIST}; this is not the root of a site that was built here\n"),
        (("https://",), "https://: write the whole address of the site, such as https://grants.example/\n"),
        (
            ("https://u:p@a.example/",),
            "https://u:p@a.example/: write the whole address of the site, such as https://grants.example/\n",
        ),
        (("published", "--built", "--output", "x"), "x: there is no built site; leave out --built\n"),
        (("published", "--format", "github"), "verify prints text or --format json: choose one of these\n"),
    ],
)
def test_usage(folder: Path, words: tuple[str, ...], message: str) -> None:
    done = verify(folder, *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


def test_server_that_is_down(folder: Path) -> None:
    with host(serving({})) as address:
        pass
    done = verify(folder, address, "--built")
    assert done.returncode == 2
    assert done.stderr == f"{address}{LIST}: cannot be read: connection refused\n"


def test_server_that_leads_elsewhere(folder: Path) -> None:
    with host(lambda path: (302, {"Location": f"https://other.example{path}"}, b"")) as address:
        done = verify(folder, address, "--built")
    assert done.returncode == 2
    other = f"https://other.example/{LIST}"
    assert done.stderr == f"{address}{LIST}: leads on to {other}; name that address if it is the one you mean\n"


def test_redirect_within_the_site_is_followed(folder: Path) -> None:
    """As hosts do that serve a folder's page only under the folder's own address."""
    serve = serving(files(folder / "published"))

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        if path.endswith("/index.html"):
            return 301, {"Location": path.removesuffix("index.html")}, b""
        return serve(path + "index.html" if path.endswith("/") else path)

    with host(answer) as address:
        assert verify(folder, address, "--built").returncode == 0


def test_server_that_fails_now_and_then_is_asked_again(folder: Path) -> None:
    serve = serving(files(folder / "published"))
    asked: set[str] = set()

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        first = path not in asked and len(path) % 5 == 0
        asked.add(path)
        return (503, {"Retry-After": "0"}, b"") if first else serve(path)

    with host(answer) as address:
        assert verify(folder, address, "--built").returncode == 0


def test_server_that_asks_for_time_is_given_it(folder: Path) -> None:
    serve = serving(files(folder / "published"))
    asked: list[float] = []

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        if path == "/index.html":
            asked.append(time.monotonic())
            if len(asked) == 1:
                return 429, {"Retry-After": "2"}, b""
        return serve(path)

    with host(answer) as address:
        assert verify(folder, address, "--built").returncode == 0
    assert len(asked) == 2
    assert asked[1] - asked[0] >= 2


# --- a site that was published only just now ---


@contextmanager
def publishing(old: dict[str, bytes], new: dict[str, bytes], late: set[str]) -> Iterator[tuple[str, list[str]]]:
    """A host that gives out the former list of checksums twice, each ``late`` file of the former site three times, and
    the new one from then on; its address, and what it was asked for."""
    asked: list[str] = []
    before, after = serving(old), serving(new)

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        asked.append(path.lstrip("/"))
        kept = 2 if path == f"/{LIST}" else 3 if path.lstrip("/") in late else 0
        return (before if asked.count(path.lstrip("/")) <= kept else after)(path)

    with host(answer) as address:
        yield address, asked


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of a second between two looks."""
    monkeypatch.setattr(waiting, "_PAUSE", 0.1)


@pytest.mark.usefixtures("quickly")
def test_waits_until_a_host_gives_out_the_new_site(folder: Path) -> None:
    """The list first, then what was kept longer. A new file is not there at first; what is the same is asked once."""
    new = files(folder / "published")
    old = {name: data + b" " for name, data in new.items() if name != "en/index.html"}
    told: list[int] = []
    with publishing(old, new, {"index.html", "en/index.html"}) as (address, asked):
        found = compare_in_time(
            folder / "_site", published(address), quick=False, seconds=60, waiting=lambda: told.append(1)
        )
    assert (found.identical, found.files) == (True, len(new))
    assert asked[:3] == [LIST] * 3
    assert {name: asked.count(name) for name in ("index.html", "en/index.html", "data/projects.csv")} == {
        "index.html": 4,
        "en/index.html": 4,
        "data/projects.csv": 1,
    }
    assert told == [1]


@pytest.mark.usefixtures("quickly")
def test_waits_for_no_longer_than_asked_and_names_what_differs(folder: Path) -> None:
    new = files(folder / "published")
    with host(serving(new | {"index.html": b"omaa"})) as address:
        begun = time.monotonic()
        found = compare_in_time(folder / "_site", published(address), quick=False, seconds=1)
    assert 1 <= time.monotonic() - begun < 30
    assert (found.differs, found.missing, found.extra) == (["index.html"], [], [])


@pytest.mark.usefixtures("quickly")
def test_waits_for_a_host_that_does_not_answer_yet(folder: Path) -> None:
    """The first deployment of all: there is no site yet, then a host that cannot answer, then the site."""
    serve = serving(files(folder / "published"))
    answers = iter([404, 403, 403])
    with host(lambda path: (status, {}, b"") if (status := next(answers, 0)) else serve(path)) as address:
        found = compare_in_time(folder / "_site", published(address), quick=False, seconds=60)
        assert found.identical
    with pytest.raises(UsageError, match="cannot be read"):
        compare_in_time(folder / "_site", published(address), quick=False, seconds=1)


def test_command_says_once_that_it_waits(folder: Path) -> None:
    write(folder / "published/index.html", "omaa")
    done = verify(folder, "published", "--built", "--wait", "1", "--lang", "sv")
    assert done.returncode == 1
    assert done.stderr == "published: ännu inte likadan; kontrolleras på nytt i högst 1 sekunder\n"
    assert "avviker: index.html\n" in done.stdout
    assert verify(folder, "published", "--built", "--wait", "1", "--quiet").stderr == ""


@pytest.mark.parametrize("seconds", ["-1", "soon", "1.5", "1000000"])
def test_wait_is_a_number_of_seconds(folder: Path, seconds: str) -> None:
    done = verify(folder, "published", f"--wait={seconds}")
    assert done.returncode == 2
    assert f"{seconds!r} is not a number of seconds, such as 900" in done.stderr


@pytest.mark.parametrize(
    ("headers", "message"),
    [({"Content-Length": "100000"}, "IncompleteRead"), ({"Content-Length": "-3", "Location": "/"}, "")],
)
def test_answer_that_breaks_off_is_no_file(folder: Path, headers: dict[str, str], message: str) -> None:
    serve = serving(files(folder / "published"))

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        return (200, headers, b"half") if path == "/index.html" else serve(path)

    with host(answer) as address:
        done = verify(folder, address, "--built")
    assert done.returncode in (1, 2)
    assert message in done.stderr


def test_endless_file_is_read_no_further_than_ours(folder: Path) -> None:
    serve = serving(files(folder / "published"))
    sent = b"x" * 30_000_000

    def answer(path: str) -> tuple[int, dict[str, str], bytes]:
        return (200, {}, sent) if path == "/index.html" else serve(path)

    with host(answer) as address:
        done = verify(folder, address, "--built")
    assert done.returncode == 1
    assert "differs: index.html\n" in done.stdout
