"""Why the operating system refuses something: its reasons as texts that can be said in every language.

The English ones are those of the C library, so that they can be looked up. A reason that is not listed here stays in
the words of the system.
"""

import errno

from grantsite.messages import Message, say

_REASONS = {
    errno.EACCES: say("permission denied"),
    errno.EADDRINUSE: say("address already in use"),
    errno.ECONNREFUSED: say("connection refused"),
    errno.ECONNRESET: say("connection reset by peer"),
    errno.EDQUOT: say("disk quota exceeded"),
    errno.EEXIST: say("file exists"),
    errno.EFBIG: say("file too large"),
    errno.EHOSTUNREACH: say("no route to host"),
    errno.EIO: say("input/output error"),
    errno.EISDIR: say("is a directory"),
    errno.ELOOP: say("too many levels of symbolic links"),
    errno.EMFILE: say("too many open files"),
    errno.ENAMETOOLONG: say("file name too long"),
    errno.ENETUNREACH: say("network is unreachable"),
    errno.ENOENT: say("no such file or directory"),
    errno.ENOSPC: say("no space left on device"),
    errno.ENOTDIR: say("not a directory"),
    errno.EPERM: say("operation not permitted"),
    errno.EROFS: say("read-only file system"),
}


def why(error: OSError) -> Message:
    """The reason of an error of the system, as it stands behind a colon."""
    # errors of encryption and of finding a host are OSErrors as well, with numbers of their own
    known = _REASONS.get(error.errno or 0) if type(error).__module__ == "builtins" else None
    return known or Message((error.strerror or str(error) or type(error).__name__).lower())
