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
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds
MOST = 1 << 20  # bytes of a request
# What is read as Python begins, and never again.
READ_FIRST = ("PYTHON", "LC_", "LANG", "TZ")


def can_be_told(environment: dict[str, str]) -> bool:
    """Whether a process that has begun long ago can still be given these variables."""
    return not any(name.startswith(READ_FIRST) for name in environment)


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
        self._connection.settimeout(PATIENCE)

    def run(self, folder: Path, words: Sequence[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """A command that a copy has run to its end; its output is text."""
        request = json.dumps({"folder": str(folder), "words": words, "environment": environment})
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            socket.send_fds(self._connection, [request.encode()], [out.fileno(), err.fileno()])
            status = int(self._connection.recv(16))
            said = [(file.seek(0), file.read())[1].decode("utf-8") for file in (out, err)]
        return subprocess.CompletedProcess(["build.py", *words], status, *said)

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
    """Run the commands that are asked for, one after the other, until nobody can ask any more."""
    while True:
        request, files, _, _ = socket.recv_fds(connection, MOST, 2)
        if not request:
            return
        process = os.fork()
        if process == 0:
            connection.close()
            become(json.loads(request), *files)
        for file in files:
            os.close(file)
        connection.send(str(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])).encode())


def become(asked: dict, out: int, err: int) -> NoReturn:
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
    from grantsite import commands  # noqa: F401 (what every command imports)
    from grantsite.config import load_site
    from grantsite.leaving import leave
    from grantsite.render import compile_all

    compile_all(ROOT / "templates", load_site(ROOT / "site.yaml"))
    serve(socket.socket(fileno=int(sys.argv[1])))
