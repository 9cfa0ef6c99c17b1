"""A calendar as another program reads it, and what is wrong with it by RFC 5545."""

from datetime import timedelta

import icalendar


def events(data: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def calendar_problems(name: str, data: bytes) -> list[str]:
    """Sentences, empty where all is well."""
    problems = []
    if data.count(b"\n") != data.count(b"\r\n") or not data.endswith(b"\r\n"):
        problems.append(f"{name}: a line does not end in CR LF (3.1)")
    problems += [f"{name}: a line is too long (3.1)" for line in data.split(b"\r\n") if len(line) > 75]
    try:
        found = icalendar.Calendar.from_ical(data)
    except ValueError as error:
        return [*problems, f"{name}: {error}"]
    problems += [f"{name}: {error}" for event in found.walk() for error in event.errors]
    if problems:
        return problems
    for event in found.walk("VEVENT"):
        missing = {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} - set(event)
        problems += [f"{name}: an event has no {key} (3.6.1)" for key in sorted(missing)]
        if not missing and event["DTEND"].dt - event["DTSTART"].dt != timedelta(days=1):
            problems.append(f"{name}: {event['UID']} is not one whole day")
    ids = [str(event.get("UID")) for event in found.walk("VEVENT")]
    if not ids or len(ids) != len(set(ids)):
        problems.append(f"{name}: events are missing, or two have one id")
    return problems
