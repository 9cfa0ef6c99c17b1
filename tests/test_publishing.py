"""The commands of the workflows, run as the workflows run them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

import records
from command import copy_program
from git_repository import commit, git
from tools.publishing.markdown import escaped, harmless

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = """\
@someone see #12 <script>alert(1)</script> ![x](https://evil.example/x.png) <img src=x>
"""
# What reaches GitHub as a mention, a reference or a link once Markdown and entities are resolved.
REACHING = """\
@someone @owner/team a@b.example \\@someone \\\\@someone &commat;someone &#64;someone &#x40;someone &#X0040;someone
#12 \\#12 \\\\#12 &num;12 &#35;12 &#x23;12 #&#49;2 &NumberSign;12 owner/site#12 owner/site@aaaaaaaaaa
&amp;#12 @&#115;omeone
GH-12 gh-12 _GH-12_ GH\\-12 GH&#45;12 &#71;H-12 GH&hyphen;12
https://evil.example/a https&#58;//evil.example http\\://evil.example http:/\\/evil.example http:\\//evil.example
www.evil.example www\\.evil.example www&period;evil.example <https://evil.example> <me@evil.example> mailto:a@b.example
[x](https://evil.example) [x][y] [y] [x]<(https://evil.example) ![x][y] !&#91;x](/y) [x\\](/y) \\[x](/y) [x]\\(/y)
[x]&lpar;/y)
@\u200bsomeone @\u2060someone #\u200b12 @<!-- -->someone @<b>someone</b> &lt;img src=x&gt; &#60;img src=x&#62;

[y]: https://evil.example
[z]: <https://evil.example>

| @someone | #12 &#124; &commat;someone |
| --- | --- |
| \\| @someone | `x` @someone |
"""
LOOKED_FOR = re.compile(r"@[A-Za-z0-9]|#\d|gh-\d|://|www\.", re.IGNORECASE)


def reaching(markdown: str) -> list[str]:
    """What GitHub would find in a comment: it resolves the markup first, and looks at what is no code."""
    tree = LexborHTMLParser(MarkdownIt("commonmark").enable("table").render(markdown))
    found = [str(node.html) for node in tree.css("a, img, script, b")]
    for code in tree.css("code, pre"):
        code.decompose()
    body = tree.body
    assert body is not None
    return found + LOOKED_FOR.findall(body.text())


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small site of its own, with the commands, as a commit."""
    folder = copy_program(tmp_path / "säiliö ja väli")
    (folder / "tools/publishing").mkdir(parents=True)
    for file in (ROOT / "tools").glob("*.py"):
        (folder / "tools" / file.name).write_bytes(file.read_bytes())
    for file in (ROOT / "tools/publishing").glob("*.py"):
        (folder / "tools/publishing" / file.name).write_bytes(file.read_bytes())
    (folder / ".gitignore").write_text("__pycache__/\n.cache/\n_preview/\n", encoding="utf-8")
    records.write_site(folder)
    git(folder, "init", "--quiet")
    commit(folder, "First")
    return folder


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.publishing", *words],
        cwd=folder,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": "", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# --- summary ---


def test_summary_says_what_is_wrong_and_where(repository: Path) -> None:
    award = repository / "content/awards/2020/kunta-kuuluu-kaikille.yaml"
    records.change(award, "amount: 68000.00", "amuont: 68000.00  # <script>@everyone")
    found = run(repository, "summary", "--base", "HEAD")
    assert found.returncode == 0
    assert "error" in found.stdout
    assert "content/awards/2020/kunta-kuuluu-kaikille.yaml:" in found.stdout
    assert "did you mean" in found.stdout
    assert "<script>" not in found.stdout
    assert "## Changes of the content" in found.stdout


def test_summary_of_records_without_a_mistake(repository: Path) -> None:
    found = run(repository, "summary")
    assert found.returncode == 0
    assert "No errors, 0 warnings." in found.stdout


# --- preview ---


def test_preview_says_what_changes(repository: Path) -> None:
    application = repository / "content/applications/2020/yhteinen-kokous.yaml"
    records.change(application, "id: ", "# looked at again\nid: ")
    about = repository / "content/pages/about.en.md"
    records.write(about, about.read_text(encoding="utf-8") + "\nA sentence more.\n")
    records.change(repository / "content/municipalities/alavus.yaml", "type: town", "type: municipality")
    commit(repository, "Second")
    found = run(repository, "preview", "--base", "HEAD~1")
    assert found.returncode == 0, found.stderr
    comment = (repository / "_preview/comment.md").read_text(encoding="utf-8")
    assert "| 2020 | requested | 80 050.95 | 80 050.95 |  |" in comment
    assert "**changed**" not in comment
    assert "| /en/about/ |" in comment
    assert "| /kunnat/alavus/ |" in comment
    assert "/hankkeet/2020/yhteinen-kokous/ |" not in comment
    assert "municipality 010 Alavus: " in comment
    assert (repository / "_preview/site/en/about/index.html").is_file()
    assert len(git(repository, "worktree", "list").splitlines()) == 1


def test_preview_of_changed_sums_marks_them(repository: Path) -> None:
    for name, text in records.FOLLOWED.items():
        records.write(repository / "content" / name, text)
    commit(repository, "Second award")
    assert run(repository, "preview", "--base", "HEAD~1").returncode == 0
    comment = (repository / "_preview/comment.md").read_text(encoding="utf-8")
    assert "| 2020 | awarded | 68 000 | 80 000 | **changed** |" in comment
    assert "| 2020 | awards | 1 | 2 | **changed** |" in comment
    assert "| new |" in comment


def test_preview_of_broken_records_says_what_is_wrong(repository: Path) -> None:
    records.change(repository / "content/awards/2020/kunta-kuuluu-kaikille.yaml", "amount: 68000.00", "amuont: 1")
    commit(repository, "Broken")
    found = run(repository, "preview", "--base", "HEAD~1")
    assert found.returncode == 1
    comment = (repository / "_preview/comment.md").read_text(encoding="utf-8")
    assert "cannot be built" in comment
    assert "error[unknown-field]" in comment
    assert not (repository / "_preview/site").exists()


@pytest.mark.parametrize("base", ["no-such-branch", "--output=x", ""])
def test_preview_against_nothing(repository: Path, base: str) -> None:
    found = run(repository, "preview", f"--base={base}")
    assert found.returncode == 2
    assert "no such revision" in found.stderr
    assert not (repository / "_preview").exists()


# --- comment ---

RUN: dict[str, Any] = {
    "html_url": "https://github.example/owner/site/actions/runs/7",
    "head_branch": "palkkio & muuta",
    "head_sha": "a" * 40,
    "head_repository": {"owner": {"login": "forker"}},
    "repository": {"full_name": "owner/site"},
}


class GitHub:
    """Answers as the interface of GitHub does, for one pull request, and remembers what it was asked."""

    def __init__(self, pulls: list[dict[str, Any]], comments: list[dict[str, Any]], status: int = 200) -> None:
        self.pulls, self.comments, self.status = pulls, comments, status
        self.asked: list[tuple[str, str, Any]] = []

    def answer(self, method: str, path: str, body: Any) -> Any:
        self.asked.append((method, path, body))
        if method == "GET":
            return self.pulls if "/pulls?" in path else self.comments
        return {}


@contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on this machine until the block ends; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@contextmanager
def serving(github: GitHub) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            assert self.headers["Authorization"] == "Bearer secret-token"
            answer = json.dumps(github.answer(self.command, self.path, body)).encode()
            self.send_response(github.status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PATCH = do  # noqa: N815

        def log_message(self, *words: object) -> None:
            pass

    with listening(Handler) as url:
        yield url


def post(folder: Path, github: GitHub, text: str = HOSTILE) -> subprocess.CompletedProcess[str]:
    (folder / "event.json").write_text(json.dumps({"workflow_run": RUN}), encoding="utf-8")
    (folder / "comment.md").write_text(text, encoding="utf-8")
    words = ("comment", "--event", str(folder / "event.json"), "--text", str(folder / "comment.md"))
    with serving(github) as api:
        return run(ROOT, *words, GITHUB_TOKEN="secret-token", GITHUB_API_URL=api)  # noqa: S106


PULL = {"number": 5, "head": {"sha": "a" * 40}}


def test_comment_is_posted_harmless(tmp_path: Path) -> None:
    github = GitHub([{"number": 4, "head": {"sha": "b" * 40}}, PULL], [])
    found = post(tmp_path, github, HOSTILE + "<details><summary>Pages</summary>\n\n| a |\n\n</details>")
    assert (found.returncode, found.stdout) == (0, "commented on pull request 5\n"), found.stderr
    asked = [(method, path.partition("?")[0]) for method, path, _ in github.asked]
    comments = "/repos/owner/site/issues/5/comments"
    assert asked == [("GET", "/repos/owner/site/pulls"), ("GET", comments), ("POST", comments)]
    assert "head=forker%3Apalkkio+%26+muuta" in github.asked[0][1]
    body = github.asked[-1][2]["body"]
    # the address of the run is ours; it comes last
    own = MarkdownIt("commonmark").render(body.rpartition("\n\n")[2])
    assert own.count("<a ") == 1
    assert reaching(body.rpartition("\n\n")[0]) == []
    assert "<script>" not in body
    assert "<img" not in body
    assert "![" not in body
    assert "<details><summary>Pages</summary>" in body
    assert RUN["html_url"] in body


def test_comment_calls_nobody_and_refers_to_nothing() -> None:
    assert len(reaching(REACHING)) > 40
    assert reaching(harmless(REACHING, 60_000)) == []
    for line in REACHING.splitlines():
        assert reaching(harmless(line, 60_000)) == [], line
        assert reaching(escaped(line)) == [], line
        assert reaching(harmless(escaped(line), 60_000)) == [], line


SIGNS = st.sampled_from(
    ["@", "#", "\\", "&", "&commat;", "&#64;", "&#35;", "&num", ";", "a", "1", "GH", "-", "http", ":", "/", "www", ".",
     "[", "]", "(", ")", "!", "<", ">", "`", "_", "*", "|", "\n", " ", "&amp;", "&#x31;", "\u200b", "&#8203;", "x"]
)  # fmt: skip


@given(st.lists(SIGNS, max_size=12).map("".join))
def test_no_comment_calls_anybody(text: str) -> None:
    assert reaching(harmless(text, 60_000)) == []
    assert reaching(escaped(text)) == []
    assert reaching(harmless(escaped(text), 60_000)) == []


@given(st.text(max_size=30))
def test_a_text_of_a_table_is_shown_as_it_is(text: str) -> None:
    """Also after the comment as a whole was made harmless; but for signs without width."""
    for markdown in (escaped(text), harmless(escaped(text), 60_000)):
        shown = LexborHTMLParser(MarkdownIt("commonmark").render(f"x{markdown}x")).body
        assert shown is not None
        width = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
        wanted = " ".join(width.sub("", " ".join(text.split())).split())
        assert width.sub("", shown.text()).strip() == f"x{wanted}x"


def test_comment_is_changed_where_there_is_one(tmp_path: Path) -> None:
    mark = "<!-- preview of avustusikkuna -->"
    comments = [
        {"id": 1, "body": f"{mark} mine too", "user": {"login": "somebody"}},
        {"id": 2, "body": f"{mark} old", "user": {"login": "github-actions[bot]"}},
    ]
    github = GitHub([PULL], comments)
    assert post(tmp_path, github).returncode == 0
    assert [(m, p) for m, p, _ in github.asked][-1] == ("PATCH", "/repos/owner/site/issues/comments/2")


def test_nothing_is_said_of_a_commit_that_is_no_longer_the_last(tmp_path: Path) -> None:
    github = GitHub([{"number": 5, "head": {"sha": "c" * 40}}], [])
    found = post(tmp_path, github)
    assert found.returncode == 0
    assert [method for method, _, _ in github.asked] == ["GET"]


def test_comment_too_long_is_cut_between_lines(tmp_path: Path) -> None:
    github = GitHub([PULL], [])
    assert post(tmp_path, github, "<details><summary>All</summary>\n\n" + "a line of it\n" * 9_000).returncode == 0
    body = github.asked[-1][2]["body"]
    assert len(body) < 65_536
    assert body.count("<details>") == body.count("</details>") == 1
    assert "The rest is left out" in body


def test_github_that_refuses_is_said(tmp_path: Path) -> None:
    found = post(tmp_path, GitHub([PULL], [], status=403))
    assert found.returncode == 2
    assert (
        found.stderr == "GET pulls?state=open&head=forker%3Apalkkio+%26+muuta&per_page=100&page=1: GitHub answers 403\n"
    )


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        (
            {"head_repository": None},
            0,
            "the repository that the pull request came from is gone: nothing to comment on\n",
        ),
        ({"conclusion": "failure"}, 0, "the preview failed before it had written a comment: nothing to post\n"),
        ({"conclusion": "success"}, 2, "no-comment.md: no such file\n"),
    ],
)
def test_nothing_to_comment_on(tmp_path: Path, changes: dict[str, Any], status: int, said: str) -> None:
    """GitHub gives no repository where a fork was deleted; what the preview did not write cannot be downloaded."""
    (tmp_path / "event.json").write_text(json.dumps({"workflow_run": RUN | changes}), encoding="utf-8")
    github = GitHub([PULL], [])
    with serving(github) as api:
        words = ("comment", "--event", str(tmp_path / "event.json"), "--text", str(tmp_path / "no-comment.md"))
        found = run(ROOT, *words, GITHUB_TOKEN="secret-token", GITHUB_API_URL=api)  # noqa: S106
    assert (found.returncode, github.asked) == (status, []), found.stderr
    assert (found.stdout + found.stderr).endswith(said)
    assert "Traceback" not in found.stderr


def test_event_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "event.json").write_text("[]", encoding="utf-8")
    (tmp_path / "comment.md").write_text("x", encoding="utf-8")
    words = ("--event", str(tmp_path / "event.json"), "--text", str(tmp_path / "comment.md"), "--dry-run")
    found = run(ROOT, "comment", *words)
    assert found.returncode == 2
    assert "not the event" in found.stderr


# --- links to the outside ---


def test_dead_links_are_named(tmp_path: Path) -> None:
    with serving_pages({"/there": 200, "/signed-in": 403, "/gone": 404}) as url:
        (tmp_path / "api/v1").mkdir(parents=True)
        (tmp_path / "api/v1/index.json").write_text(json.dumps({"base_url": "https://own.example/"}), encoding="utf-8")
        links = ("there", "there#place", "signed-in", "gone?a=1&amp;b=2", "edit/main/x", "issues/new?template=a")
        page = "".join(f'<a class="x" href="{url}/{link}">x</a>' for link in links)
        (tmp_path / "index.html").write_text(page + '<a href="https://own.example/x">', encoding="utf-8")
        found = run(ROOT, "links", str(tmp_path))
    assert found.returncode == 1
    assert found.stdout == "3 addresses outside the site, 1 of them do not answer\n"
    assert found.stderr == f"{url}/gone?a=1&b=2: answers 404; linked from index.html and 0 more\n"


@contextmanager
def serving_pages(statuses: dict[str, int]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            self.send_response(statuses.get(self.path.partition("?")[0], 500))
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD = do  # noqa: N815

        def log_message(self, *words: object) -> None:
            pass

    with listening(Handler) as url:
        yield url


def test_links_without_a_site(tmp_path: Path) -> None:
    found = run(ROOT, "links", str(tmp_path))
    assert found.returncode == 2
    assert "no built site" in found.stderr
