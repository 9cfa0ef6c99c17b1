"""A calendar as RFC 5545 writes it: all-day entries, in lines of at most 75 bytes that end in CR LF."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 75  # bytes of a line without its end (section 3.1)
_DAY = timedelta(days=1)
_ESCAPED = re.compile(r"[\\;,]")
_LINE_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
# A text holds no control characters but the tab (section 3.1).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Entry(NamedTuple):
    """A day on which something is due. ``stamp`` is when that was decided; ``tentative`` where the day is not fixed."""

    uid: str
    day: date
    stamp: datetime
    summary: str
    description: str
    url: str
    tentative: bool = False


def calendar(name: str, language: str, entries: list[Entry]) -> bytes:
    """A calendar that can be subscribed to."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Avustusikkuna//build.py//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    # what stands in every entry is short, so only what is a text is folded
    head = "".join(f"{_folded(line)}\r\n" for line in lines)
    return f"{head}{''.join(_event(entry, language) for entry in entries)}END:VCALENDAR\r\n".encode()


def _event(entry: Entry, language: str) -> str:
    """An entry with the ends of its lines."""
    lines = (
        "BEGIN:VEVENT",
        _folded(f"UID:{_text(entry.uid)}"),
        f"DTSTAMP:{_moment(entry.stamp)}",
        f"DTSTART;VALUE=DATE:{_day(entry.day)}",
        f"DTEND;VALUE=DATE:{_day(entry.day + _DAY)}",
        _folded(f"SUMMARY;LANGUAGE={language}:{_text(entry.summary)}"),
        _folded(f"DESCRIPTION;LANGUAGE={language}:{_text(entry.description)}"),
        _folded(f"URL:{_address(entry.url)}"),
        f"STATUS:{'TENTATIVE' if entry.tentative else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",  # a deadline does not make anybody busy
        "END:VEVENT\r\n",
    )
    return "\r\n".join(lines)


@lru_cache(maxsize=1024)
def _moment(moment: datetime) -> str:
    """A moment in universal time (section 3.3.5); a call's projects have most of theirs in common."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


@lru_cache(maxsize=1024)
def _day(day: date) -> str:
    """A day (section 3.3.4)."""
    return f"{day:%Y%m%d}"


@lru_cache(maxsize=1024)
def _text(text: str) -> str:
    """A text value with its separators and line breaks escaped (section 3.3.11)."""
    escaped = _ESCAPED.sub(lambda match: f"\\{match[0]}", text)
    return _CONTROL.sub("", _LINE_BREAK.sub(r"\\n", escaped))


@lru_cache(maxsize=64)
def _address(url: str) -> str:
    """An address, which is no text: nothing in it is escaped (section 3.3.13)."""
    return _CONTROL.sub("", _LINE_BREAK.sub("", url))


@lru_cache(maxsize=64)  # of a project's entries, most say the same
def _folded(line: str) -> str:
    """A line broken so that no part is too long, and no letter is cut in two."""
    data = line.encode("utf-8")
    if len(data) <= _LONGEST:
        return line
    parts = []
    room = _LONGEST
    while len(data) > room:
        end = room
        while data[end] & 0b1100_0000 == 0b1000_0000:  # within a letter
            end -= 1
        parts.append(data[:end])
        data = data[end:]
        room = _LONGEST - 1  # the space that a continued line begins with
    return b"\r\n ".join([*parts, data]).decode("utf-8")
