"""The end of a process, without freeing one by one all that it made: of a large site that takes a second."""

from __future__ import annotations

import atexit
import os
import sys

TYPE_CHECKING = False  # what only a reader of types needs takes four milliseconds to import
if TYPE_CHECKING:
    from typing import NoReturn


def leave(status: int) -> NoReturn:
    """End this process with an exit status. Everything is done as at any end (what was to be called is called, what was
    said is written), only that memory is left to the system, which takes it back at once.

    Where other threads still run, or what was said cannot be written, the process ends in the long way, which knows
    what to do then.
    """
    threading = sys.modules.get("threading")
    if threading is None or threading.active_count() == 1:
        atexit._run_exitfuncs()
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:
                    stream.flush()
        except (OSError, ValueError):
            pass
        else:
            os._exit(status)
    sys.exit(status)
