"""What was measured, kept beside the page that tells it: sizes can be measured in runs of their own, because the
largest take hours, and each stays until it is measured again.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.speed.results import SizeResult

FILE = Path(__file__).resolve().parent.parent.parent / "docs/performance.json"


def kept(file: Path = FILE) -> list[SizeResult]:
    """Each size as it was measured last, the smallest first. Raises msgspec.DecodeError where the file is another."""
    return msgspec.json.decode(file.read_bytes(), type=list[SizeResult]) if file.is_file() else []


def keep(measured: Sequence[SizeResult], file: Path = FILE) -> list[SizeResult]:
    """Put these sizes in the place of the same ones, and give all that are kept then."""
    every = {result.projects: result for result in (*kept(file), *measured)}
    results = [result for _, result in sorted(every.items())]
    file.write_bytes(msgspec.json.format(msgspec.json.encode(results)) + b"\n")
    return results
