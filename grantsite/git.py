"""git, asked for facts of the repository that a folder lies in: by its name, with its arguments in a list, no shell.

What it answers depends on the repository alone, and nothing is fetched from elsewhere: settings that could change an
answer are given here, whatever those of whoever asks are. What lies in the repository counts: ``.gitignore``,
``.gitattributes``, ``info/exclude`` and what git noted there of the file system (``core.symlinks``). Of whoever asks
three things count, because nothing can be said in their place: which repositories of other users may be read
(``safe.directory``), where a repository may be looked for (``GIT_CEILING_DIRECTORIES``), and the programs that make
what is committed of a file, where ``.gitattributes`` asks for one (``filter``).
"""

import os
import subprocess
from pathlib import Path

# Of git's own variables only these are handed on: where its programs and its settings are, and where it may look for a
# repository. Others, such as those that it sets for its hooks, would lead to another repository than the folder's, to
# other objects or another index, or read paths in another way. The last is how a test is another user.
_HANDED_ON = (
    *("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
    "GIT_TEST_ASSUME_DIFFERENT_OWNER",
)
_VARIABLES = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ATTR_NOSYSTEM": "1",
}
_SETTINGS = (
    # what git is to pass over, and how files are written, is said by the repository
    f"core.excludesFile={os.devnull}",
    f"core.attributesFile={os.devnull}",
    # Line ends and the bit that makes a file a program are no part of a record; with these, a file is as it was
    # committed whether or not it was checked out with the line ends of Windows. The first only keeps git from taking
    # the second for a mistake.
    "core.eol=lf",
    "core.autocrlf=input",
    "core.fileMode=false",
    # the name of a file is its address, so "A.yaml" is not "a.yaml" on any system
    "core.ignoreCase=false",
    # whether a file was changed is seen by all that the system says of it, and asked of nobody else
    "core.trustctime=true",
    "core.checkStat=default",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
)


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
    settings = (part for setting in _SETTINGS for part in ("-c", setting))
    return ["git", "-C", str(folder), *settings, *words]


def _environment() -> dict[str, str]:
    kept = (key for key in os.environ if key[:4] != "GIT_" or key.startswith(_HANDED_ON))
    return {key: os.environ[key] for key in kept} | _VARIABLES
