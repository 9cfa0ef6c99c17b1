"""Real git repositories in a test's own folder, whatever the settings of the machine."""

import os
import shutil
import subprocess
from pathlib import Path

# Neither the person's settings nor the system's, nor a repository that the tests themselves run in.
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CEILING_DIRECTORIES": "",
    "GIT_AUTHOR_DATE": "2021-01-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2021-01-01T12:00:00Z",
}
_SETTINGS = ("user.name=Tester", "user.email=tester@example.org", "init.defaultBranch=main", "commit.gpgSign=false")


def git(folder: Path, *words: str, **more: str) -> str:
    """Run git in a folder, perhaps with more in its environment; what it prints, without the line end."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        ["git", *settings, *words],
        cwd=folder,
        env={**environment, **ENVIRONMENT, **more},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.rstrip("\n")


def commit(folder: Path, message: str = "Change", **more: str) -> str:
    """Commit everything in a folder; the commit's hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, **more)
    return git(folder, "rev-parse", "HEAD")


def make_repository(folder: Path) -> str:
    """Make a folder a repository and commit what is in it; the commit's hash."""
    git(folder, "init", "--quiet")
    return commit(folder, "First")


def lend_history(source: Path, folder: Path, scratch: Path) -> None:
    """Give a copy of a repository's files the same commits, where the source is in a repository at all.

    ``scratch`` is a folder that does not exist yet. A shallow source is copied as shallowly.
    """
    if not (source / ".git").exists():
        return
    git(source, "clone", "--quiet", "--no-local", source.as_uri(), str(scratch))
    shutil.move(scratch / ".git", folder / ".git")
