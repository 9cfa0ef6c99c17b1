#!/usr/bin/env python3
"""The one command: check the records, build the site, preview it while editing, or say what changed.

Exit status: 0 done; 1 the content has errors, or a verified site differs; 2 the command line or site.yaml is wrong.
"""

import gc
import os
import sys
import time

from grantsite.leaving import leave
from grantsite.saying import print_error, print_out
from grantsite.standing import Standing

HERE = os.path.dirname(os.path.realpath(__file__))


def main(words: list[str]) -> int:
    """Run a command and give its exit status."""
    begun = time.perf_counter_ns()
    # What is imported stays until the end: to look for garbage in it takes a sixth of the time. A command looks for it
    # when it has imported what it needs.
    gc.disable()
    standing = None
    try:
        if not words or words[0] == "build" or words[0].startswith("-"):
            standing = Standing(words, HERE)
            said = standing.said(begun)
            if said is not None:
                print_error(said[0])
                print_out(said[1])
                return 0
        # Only now: to import what builds takes ten times as long as to see that there is nothing to build.
        from grantsite.later import put_off

        put_off()
        from grantsite.commands import run
    except KeyboardInterrupt:  # before --lang is read
        print_error("interrupted; the old site stands\n")
        return 130
    return run(words, (__doc__ or "").partition("\n")[0], standing, begun)


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
