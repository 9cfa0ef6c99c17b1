"""Where a published site is read from: a folder of this machine, or a web address.

Both raise UsageError where the site as a whole cannot be read. One file that is not there is None.
"""

import http.client
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from grantsite.errors import UsageError
from grantsite.messages import Message, say
from grantsite.reasons import why

_SECONDS = 30
_TRIES = 3  # of thousands of files one may be lost on the way
_LONGEST_PAUSE = 60  # seconds before a server that asks for it is asked again
_GONE = (404, 410)


class Published(Protocol):
    """A published site."""

    shown: str

    def read(self, path: str, most: int) -> bytes | None:
        """The first ``most`` bytes of a file; None where there is none."""

    def names(self) -> set[str] | None:
        """The paths of all files; None where a site cannot be asked for them."""

    def may_hide(self, path: str) -> bool:
        """Whether a file may be missing only because the host does not serve its like."""


def published(target: str) -> Published:
    """The site at a web address or in a folder. Raises UsageError where it is neither."""
    if target.startswith(("http://", "https://")):
        return _Web(target)
    folder = Path(target)
    if "://" in target or not folder.is_dir():
        raise UsageError(say("{site}: neither a folder nor an address that begins with https://", site=target))
    return _Folder(folder)


class _Folder:
    """A site in a folder. Links in it are not followed: a published file is a file."""

    def __init__(self, folder: Path) -> None:
        self.shown = str(folder)
        self._folder = folder

    def read(self, path: str, most: int) -> bytes | None:
        file = self._folder / path
        try:
            if file.is_symlink() or not file.is_file():
                return None
            with file.open("rb") as opened:
                return opened.read(most)
        except OSError as error:
            raise UsageError(say("{site}: cannot be read: {reason}", site=file, reason=why(error))) from None

    def names(self) -> set[str]:
        return {name for name in self._walk() if name != ""}

    def _walk(self) -> Iterator[str]:
        for path in self._folder.rglob("*"):
            if path.is_symlink() or not path.is_dir():
                yield path.relative_to(self._folder).as_posix()

    def may_hide(self, path: str) -> bool:
        return False


class _Web:
    """A site on the web. It is read over the address that was named, and never over another host's."""

    def __init__(self, address: str) -> None:
        self.shown = address if address.endswith("/") else f"{address}/"
        try:
            parts = urlsplit(self.shown)
            origin = (parts.scheme, parts.hostname, parts.port)
        except ValueError:
            parts, origin = urlsplit(""), ("", None, None)
        if not parts.hostname or parts.query or parts.fragment or parts.username is not None:
            raise UsageError(
                say("{site}: write the whole address of the site, such as https://grants.example/", site=address)
            )
        self._opener: OpenerDirector = build_opener(_SameOrigin(origin))

    def read(self, path: str, most: int) -> bytes | None:
        address = self.shown + quote(path)
        reason: object = ""
        for tried in range(1, _TRIES + 1):
            request = Request(address, headers={"User-Agent": "avustusikkuna-verify"})  # noqa: S310 (http or https)
            try:
                with self._opener.open(request, timeout=_SECONDS) as answer:
                    return _whole(answer, most)
            except _OtherOriginError as error:
                message = say(
                    "{site}: leads on to {other}; name that address if it is the one you mean",
                    site=address,
                    other=error.other,
                )
                raise UsageError(message) from None
            except HTTPError as error:
                error.close()
                if error.code in _GONE:
                    return None
                reason = say("the server answers {code}", code=error.code)
                if error.code < 500 and error.code != 429:
                    break
                if tried < _TRIES:
                    time.sleep(_pause(error.headers.get("Retry-After", ""), tried))
            except URLError as error:
                reason = _said(error.reason)
                if isinstance(error.reason, ssl.SSLCertVerificationError):
                    break
            except (OSError, http.client.HTTPException) as error:
                reason = _said(error)
        raise UsageError(say("{site}: cannot be read: {reason}", site=address, reason=reason))

    def names(self) -> None:
        return None

    def may_hide(self, path: str) -> bool:
        return path.startswith(".")


def _pause(asked: str, tried: int) -> int:
    """How many seconds a server that cannot answer now is left alone: what it asks for, else one more each time."""
    return min(int(asked), _LONGEST_PAUSE) if asked.isascii() and asked.isdecimal() else tried


def _whole(answer: Any, most: int) -> bytes:
    """What a server sends, up to ``most`` bytes; an answer that breaks off raises."""
    data: bytes = answer.read(most)
    if len(data) < most and answer.length:  # fewer bytes than the server said
        raise http.client.IncompleteRead(data, answer.length)
    return data


def _said(error: object) -> Message:
    """Why a connection failed, in the words of the system."""
    if isinstance(error, TimeoutError):
        return say("no answer within {seconds} seconds", seconds=_SECONDS)
    if isinstance(error, OSError):
        return why(error)
    return Message(str(error) or type(error).__name__)


class _OtherOriginError(Exception):
    def __init__(self, other: str) -> None:
        super().__init__(other)
        self.other = other


class _SameOrigin(HTTPRedirectHandler):
    """Follows a redirect only to the origin (scheme, host and port) that was named."""

    def __init__(self, origin: tuple[str, str | None, int | None]) -> None:
        self._origin = origin

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        try:
            parts = urlsplit(newurl)
            origin = (parts.scheme, parts.hostname, parts.port)
        except ValueError:
            origin = ("", None, None)
        if origin != self._origin:
            raise _OtherOriginError(ascii(newurl)[1:-1][:200])
        return super().redirect_request(req, fp, code, msg, headers, newurl)
