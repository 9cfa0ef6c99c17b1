"""Whether `data/360giving.json` holds by the schema of the 360Giving Data Standard, fetched from those who keep it.

No package registry has that schema and none of it is kept here; `tests/data/standards/360giving.schema.json` restates
what it asks for, so that the tests need no network.
"""

import hashlib
import json
import sys
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from tools.publishing.errors import StepError

FILE = "data/360giving.json"
_TIMEOUT = 20
_LONGEST = 200  # letters of a message
# Version 1.4.3. A tag can be moved, a commit cannot.
_FOLDER = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/bc44062614983240bf0cd91342349d91619bf5b2/schema/"


@dataclass(frozen=True)
class Original:
    """A schema: where it is, its SHA-256, and the address by which the other one refers to it."""

    address: str
    digest: str
    referred_to: str


PACKAGE = Original(
    _FOLDER + "360-giving-package-schema.json",
    "6e308c2b38b0d9e86a2ef7c64b4d6b992f9e425045a12cdc3d9ca51b9b75d4db",
    "",
)
# The package schema of 1.4.3 names that of a grant by its address of 1.4.2.
GRANT = Original(
    _FOLDER + "360-giving-schema.json",
    "cf2e13414e35ab916ac9edb71d6df126a9e7956a1e537535dab897c35cc6b7c5",
    "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json",
)


def report(site: Path, package: Original = PACKAGE, grant: Original = GRANT) -> int:
    """Print each place where the file breaks a rule of the standard; 1 where there is one.

    Raises StepError where there is no file, or a schema does not come or is not the one whose digest is known.
    """
    try:
        data = json.loads((site / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise StepError(f"{site}: no built site; make site builds it") from None
    schema = _fetched(package)
    registry: Registry[Any] = Registry().with_resource(grant.referred_to, DRAFT4.create_resource(_fetched(grant)))
    validator = Draft4Validator(schema, registry=registry, format_checker=Draft4Validator.FORMAT_CHECKER)
    errors = sorted(validator.iter_errors(data), key=lambda error: error.json_path)
    mistakes = [f"{FILE}: {error.json_path}: {_short(error.message)}" for error in errors]
    print(*mistakes, sep="\n", end="\n" if mistakes else "", file=sys.stderr)
    print(
        f"{len(data['grants'])} grants, {len(mistakes)} places that break a rule of the 360Giving Data Standard 1.4.3"
    )
    return 1 if mistakes else 0


def _short(message: str) -> str:
    """Some messages begin with the whole grant."""
    return message if len(message) <= _LONGEST else f"{message[: _LONGEST // 2]} ... {message[-_LONGEST // 2 :]}"


def _fetched(original: Original) -> Any:
    request = Request(original.address, headers={"User-Agent": "avustusikkuna schema check"})  # noqa: S310
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 (only the addresses above)
            data = answer.read()
    except HTTPError as error:
        with error:  # it holds an open answer
            raise StepError(f"{original.address}: answers {error.code}") from None
    except (HTTPException, OSError) as error:
        raise StepError(f"{original.address}: {error}") from None
    if hashlib.sha256(data).hexdigest() != original.digest:
        raise StepError(f"{original.address}: not the schema that is expected: its SHA-256 is another")
    return json.loads(data)
