"""git, asked for facts of the repository that a folder lies in: by its name, with its arguments in a list, no shell.

What it answers depends on the repository alone: not on the settings of whoever runs it where that can be helped, and
nothing is fetched from elsewhere.
"""

import os
import subprocess
from pathlib import Path

# Set by git for its hooks; they would lead to another repository than the folder's.
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
}


def git(folder: Path, *words: str, data: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """Run git in a folder with ``data`` as its input. Raises OSError where it cannot be started."""
    return subprocess.run(_command(folder, words), input=data, capture_output=True, env=_environment(), check=False)


def begin(folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start git in a folder, to read its answer later. Raises OSError where it cannot be started."""
    return subprocess.Popen(
        _command(folder, words),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )


def _command(folder: Path, words: tuple[str, ...]) -> list[str]:
    return ["git", "-C", str(folder), *words]


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key not in _OF_HOOKS} | _SETTINGS
