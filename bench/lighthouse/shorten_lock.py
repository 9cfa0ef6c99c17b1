#!/usr/bin/env python3
"""Leave out of package-lock.json where its packages ask for money: a lock names no host (``make lock``)."""

import json
from pathlib import Path

LOCK = Path(__file__).resolve().parent / "package-lock.json"


def main() -> None:
    """Write the lock anew."""
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
