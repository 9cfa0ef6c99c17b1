#!/usr/bin/env python3
"""Leave out of package-lock.json where its packages ask for money: a lock names no host (``make lock``)."""

import json
import sys
from pathlib import Path


def shorten(file: Path) -> None:
    """Write a lock anew."""
    lock = json.loads(file.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        shorten(Path(name))
