"""Whether the process still runs whose number a file or folder bears."""

import os


def is_gone(process: str) -> bool:
    """Whether the process of this number has ended. No for what is no number, and while nobody has waited for a child
    that ended. Yes for the number of this process: in a container each build may have the same one, so what bears it
    before this build wrote anything is of an earlier one."""
    if not (process.isascii() and process.isdigit()):
        return False
    number = int(process)
    if number == os.getpid():
        return True
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # it is another user's, or cannot be told
        return False
    return False
