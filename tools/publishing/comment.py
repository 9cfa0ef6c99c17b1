"""The comment of a preview on its pull request.

Runs with a token that can write, so it runs the code of the main branch only and believes nothing it is given: the text
is made harmless, and whose pull request it is about is asked of GitHub, not read from the text.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from tools.publishing.errors import StepError
from tools.publishing.markdown import harmless

# By this a comment of ours is known again, and changed instead of a second one being posted.
MARK = "<!-- preview of avustusikkuna -->"
# What GitHub takes is 65,536 characters.
_MOST = 60_000
_MOST_READ = 2_000_000
_TIMEOUT = 30


def comment(event: Path, text: Path, token: str | None) -> int:
    """Post or change the comment for a ``workflow_run`` event. Without a token (None) print it only.

    There is nothing to post, and that is said, where the fork is gone or the preview failed before it wrote ``text``.
    Raises StepError where the event is another, the text is missing otherwise, or GitHub does not answer.
    """
    run = _event(event)
    if run.get("head_repository") is None:
        print("the repository that the pull request came from is gone: nothing to comment on")
        return 0
    if not text.is_file() and run.get("conclusion") == "failure":
        print("the preview failed before it had written a comment: nothing to post")
        return 0
    if not text.is_file():
        raise StepError(f"{text}: no such file")
    if text.stat().st_size > _MOST_READ:
        raise StepError(f"{text}: too long for a comment")
    body = harmless(text.read_text(encoding="utf-8", errors="replace"), _MOST)
    whole = f"The whole site as it would be: [artifact “preview”]({run['html_url']}#artifacts) of this run."
    body = f"{MARK}\n{body}\n\n{whole}"
    if token is None:
        print(body)
        return 0
    github = _GitHub(os.environ.get("GITHUB_API_URL", "https://api.github.com"), run["repository"]["full_name"], token)
    number = _pull_request(github, run)
    if number is None:
        print("no open pull request has this commit as its last: nothing to comment on")
        return 0
    own = [c for c in github.every(f"issues/{number}/comments") if c["body"].startswith(MARK) and _is_ours(c)]
    if own:
        github.ask("PATCH", f"issues/comments/{own[0]['id']}", {"body": body})
    else:
        github.ask("POST", f"issues/{number}/comments", {"body": body})
    print(f"commented on pull request {number}")
    return 0


def _event(file: Path) -> dict[str, Any]:
    try:
        run: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["workflow_run"]
    except (OSError, ValueError, KeyError, TypeError):
        raise StepError(f"{file}: not the event of a workflow that has ended") from None
    return run


def _is_ours(found: dict[str, Any]) -> bool:
    """Anybody can begin a comment with our mark; only a workflow's is ours."""
    return bool(found["user"]["login"] == "github-actions[bot]")


def _pull_request(github: "_GitHub", run: dict[str, Any]) -> int | None:
    """The open pull request whose last commit the run was for; pushed since, it is another run's to comment."""
    owner, branch = run["head_repository"]["owner"]["login"], run["head_branch"]
    for pull in github.every("pulls", state="open", head=f"{owner}:{branch}"):
        if pull["head"]["sha"] == run["head_sha"]:
            return int(pull["number"])
    return None


class _GitHub:
    """The few requests that are made of GitHub."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self._root = f"{api}/repos/{quote(repository)}/"
        self._token = token

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = Request(  # noqa: S310 (the address is GitHub's, by the workflow's own environment)
            self._root + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "User-Agent": "avustusikkuna",
            },
        )
        try:
            with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310
                return json.load(answer)
        except HTTPError as error:
            raise StepError(f"{method} {path}: GitHub answers {error.code}") from None
        except (URLError, TimeoutError, ValueError) as error:
            raise StepError(f"{method} {path}: {error}") from None

    def every(self, path: str, **query: str) -> list[dict[str, Any]]:
        """All pages of a list; at most a thousand things."""
        found: list[dict[str, Any]] = []
        for page in range(1, 11):
            part = self.ask("GET", f"{path}?{urlencode({**query, 'per_page': '100', 'page': str(page)})}")
            found += part
            if len(part) < 100:
                break
        return found
