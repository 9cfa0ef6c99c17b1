"""Running the commands of this repository, and git."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Run:
    """A command that has ended: its exit status and what it printed."""

    status: int
    out: str
    error: str


def run(command: list[str], folder: Path = ROOT) -> Run:
    """Run a command to its end."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return Run(done.returncode, done.stdout, done.stderr)


def build_py(*words: str, folder: Path = ROOT) -> Run:
    """Run ``build.py`` of a checkout with the Python that runs this."""
    return run([sys.executable, "build.py", *words], folder)


def git(*words: str) -> Run:
    """Run git in this repository."""
    return run(["git", *words])
