"""`build.py` in a copy of a process that has imported the generator and compiled its templates.

Some hundred tests run a command, and three quarters of its time is what every command begins with. A copy is a process
like any other: it has its own folder, environment, output and exit status, and what it does to itself ends with it.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
MOST = 1 << 20  # bytes of a request
# What is read as Python begins, and never again.
READ_FIRST = ("PYTHON", "LC_", "LANG", "TZ")


def can_be_told(environment: dict[str, str]) -> bool:
    """Whether a process that has begun long ago can still be given these variables."""
    return not any(name.startswith(READ_FIRST) for name in environment)


class Copy:
    """A command that a copy runs, with what is used of ``subprocess.Popen``."""

    def __init__(self, original: "Original", words: Sequence[str], pid: int, out: IO[bytes], err: IO[bytes]) -> None:
        self.args = ["build.py", *words]
        self.pid = pid
        self.returncode: int | None = None
        self._original = original
        self._said = (out, err)

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)  # until somebody waits for it there is no other process of this number

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What it has written, as text, once it has ended."""
        try:
            self.returncode = self._original.ask({"wait": self.pid}, timeout=timeout)
        except TimeoutError:
            self.kill()
            self._original.answer()  # or it would be taken for that of the next question
            raise
        out, err = (read(file) for file in self._said)
        return out, err


def read(file: IO[bytes]) -> str:
    """All that another process has written into a file, which is closed."""
    with file:
        file.seek(0)
        return file.read().decode("utf-8")


class Original:
    """The process that is copied, as those see it who ask for copies."""

    def __init__(self) -> None:
        ours, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(
                (sys.executable, __file__, str(its.fileno())),
                stdin=subprocess.DEVNULL,
                pass_fds=[its.fileno()],
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
        self._connection = ours

    def start(self, folder: Path, words: Sequence[str], environment: dict[str, str]) -> Copy:
        """The running command."""
        out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 (closed when they are read)
        request = {"folder": str(folder), "words": words, "environment": environment}
        return Copy(self, words, self.ask(request, [out.fileno(), err.fileno()]), out, err)

    def ask(self, request: dict[str, Any], files: Sequence[int] = (), timeout: float | None = None) -> int:
        """The number that is the answer to a request."""
        socket.send_fds(self._connection, [json.dumps(request).encode()], files)
        return self.answer(timeout)

    def answer(self, timeout: float | None = None) -> int:
        """The next answer. Raises TimeoutError where there is none within so many seconds."""
        self._connection.settimeout(timeout)
        answer = self._connection.recv(16)
        assert answer, "the process that is copied has ended"
        return int(answer)

    def end(self) -> None:
        self._connection.close()
        self._process.wait()


@cache
def original() -> Original:
    """The one of this process, begun when it is first needed."""
    begun = Original()
    atexit.register(begun.end)
    return begun


def serve(connection: socket.socket) -> None:
    """Begin the commands that are asked for, and wait for those that are waited for, until nobody can ask any more."""
    while True:
        request, files, _, _ = socket.recv_fds(connection, MOST, 2)
        if not request:
            return
        asked = json.loads(request)
        if "wait" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                connection.close()
                become(asked, *files)
            for file in files:
                os.close(file)
        connection.send(str(answer).encode())


def become(asked: dict[str, Any], out: int, err: int) -> NoReturn:
    """Be the command that is asked for, as if begun by a shell."""
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = [str(ROOT / "build.py"), *asked["words"]]
    leave(build.main(sys.argv[1:]))


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    import build
    from grantsite import building, commands  # noqa: F401 (what most commands import)
    from grantsite.ahead import compile_all
    from grantsite.config import load_site
    from grantsite.leaving import leave

    compile_all(ROOT / "templates", load_site(ROOT / "site.yaml"))
    serve(socket.socket(fileno=int(sys.argv[1])))
