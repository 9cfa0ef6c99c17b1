"""Calendars: iCalendar that another program reads, of what the call says is due. The real site's are in tests/site/."""

from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import calendar_problems, events
from grantsite.config import load_site
from grantsite.deadlines import Calendars
from grantsite.files import File
from grantsite.i18n import Language
from grantsite.ics import Entry, calendar
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from grantsite.urls import Addresses
from records import change, write_site

STAMP = datetime(2020, 12, 8, 22, tzinfo=UTC)


def files_of(folder: Path) -> dict[str, File]:
    site = load_site(folder / "site.yaml")
    pipeline = Pipeline(Options(folder / "content", "content", folder / "_site", folder, folder, None))
    catalog, result = pipeline._load(site)
    assert result.problems == []
    languages = [Language(code, site.languages) for code in site.languages]
    addresses = Addresses(site.languages)
    made = Calendars(catalog, addresses, languages, site.base_url, site.title)
    files = {file.path: file for file in made.files()}
    for project in catalog.projects.values():
        for code, folder in addresses.project(project.call.id, project.entry.slug).items():
            if project.award:
                path = f"{folder}calendar.ics"
                files[path] = File(path, made.of_project(project)[code], project.entry.path)
    return files


def test_calendar_of_an_awarded_project(tmp_path: Path) -> None:
    files = files_of(write_site(tmp_path))
    assert sorted(files) == [
        "en/changes/calendar.ics",
        "en/projects/2020/kunta-kuuluu-kaikille/calendar.ics",
        "hankkeet/2020/kunta-kuuluu-kaikille/calendar.ics",
        "muutokset/calendar.ics",
        "sv/andringar/calendar.ics",
        "sv/projekt/2020/kunta-kuuluu-kaikille/calendar.ics",
    ]
    data = files["en/projects/2020/kunta-kuuluu-kaikille/calendar.ics"].data
    found = [(str(e["UID"]), e["DTSTART"].dt, e["DTEND"].dt, str(e["STATUS"])) for e in events(data)]
    host = "pieni.example"
    assert found == [
        (f"2020-001-interim-report-1@{host}", date(2021, 4, 9), date(2021, 4, 10), "TENTATIVE"),
        (f"2020-001-interim-report-2@{host}", date(2021, 8, 9), date(2021, 8, 10), "TENTATIVE"),
        (f"2020-001-interim-report-3@{host}", date(2021, 12, 9), date(2021, 12, 10), "TENTATIVE"),
        (f"2020-001-interim-report-4@{host}", date(2022, 4, 9), date(2022, 4, 10), "TENTATIVE"),
        (f"2020-001-interim-report-5@{host}", date(2022, 8, 9), date(2022, 8, 10), "TENTATIVE"),
        (f"2020-001-project-end@{host}", date(2022, 10, 31), date(2022, 11, 1), "CONFIRMED"),
        (f"2020-001-final-report@{host}", date(2022, 10, 31), date(2022, 11, 1), "CONFIRMED"),
    ]
    for path, said in (
        ("en/projects/2020/kunta-kuuluu-kaikille", "Last day of the project: Kunta kuuluu kaikille"),
        ("hankkeet/2020/kunta-kuuluu-kaikille", "Hankkeen viimeinen päivä: Kunta kuuluu kaikille"),
        ("sv/projekt/2020/kunta-kuuluu-kaikille", "Projektets sista dag: Kunta kuuluu kaikille"),
    ):
        assert said in {str(event["SUMMARY"]) for event in events(files[f"{path}/calendar.ics"].data)}
    summaries = [str(event["SUMMARY"]) for event in events(files["en/changes/calendar.ics"].data)]
    assert sum(summary.startswith("Last day of the projects: ") for summary in summaries) == 1
    last = events(data)[-1]
    assert last["DTSTAMP"].dt == STAMP
    assert str(last["SUMMARY"]) == "Final report due: Kunta kuuluu kaikille"
    assert str(last["URL"]) == "https://pieni.example/pohja/en/projects/2020/kunta-kuuluu-kaikille/"


def test_last_day_of_a_short_month(tmp_path: Path) -> None:
    """Two months from the 31st of December there is no 31st of February."""
    folder = write_site(tmp_path)
    call = folder / "content/calls/2020.yaml"
    text = call.read_text(encoding="utf-8").replace("2020-12-09", "2020-12-31").replace("9.12.2020", "31.12.2020")
    call.write_text(text, encoding="utf-8")
    change(call, "interim_report_months: 4", "interim_report_months: 2")
    change(call, "neljän kuukauden välein", "kahden kuukauden välein")
    days = [e["DTSTART"].dt for e in events(files_of(folder)["muutokset/calendar.ics"].data)]
    assert days[:3] == [date(2021, 2, 28), date(2021, 4, 30), date(2021, 6, 30)]


def test_calendars_are_right(tmp_path: Path) -> None:
    for path, file in files_of(write_site(tmp_path)).items():
        assert calendar_problems(path, file.data) == []


GOOD = calendar("Nimi", "fi", [Entry("a@b", date(2022, 10, 31), STAMP, "S", "D", "https://a.example/")])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"END:VEVENT\r\n", b""),
        (b"\r\n", b"\n"),
        (b"UID:a@b\r\n", b""),
        (b"VALUE=DATE:20221031", b"VALUE=DATE:20223110"),
        (b"SUMMARY;LANGUAGE=fi:S", b"SUMMARY;LANGUAGE=fi:" + b"S" * 80),
        (b"DTEND;VALUE=DATE:20221101", b"DTEND;VALUE=DATE:20221031"),
    ],
)
def test_fault_in_a_calendar_is_noticed(old: bytes, new: bytes) -> None:
    assert calendar_problems("a.ics", GOOD) == []
    assert old in GOOD
    assert calendar_problems("a.ics", GOOD.replace(old, new))


# what an editor's text can hold once it is read: no halves of letters
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_breaks_a_calendar(name: str, summary: str, description: str) -> None:
    """Every text comes back as it was, but for line breaks, which become plain, and signs that no text may hold."""
    entry = Entry("a@b", date(2022, 10, 31), STAMP, summary, description, "https://a.example/")
    data = calendar(name, "fi", [entry])
    lines = data.decode("utf-8").removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode("utf-8")) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    assert sum(line.startswith("BEGIN:") for line in lines) == 2
    (event,) = events(data)
    assert str(event["SUMMARY"]) == plain(summary)
    assert str(event["DESCRIPTION"]) == plain(description)


def plain(text: str) -> str:
    for line_break in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(line_break, "\n")
    return "".join(letter for letter in text if letter in "\n\t" or (letter >= " " and letter != "\x7f"))


def test_reader_is_another_program() -> None:
    assert icalendar.Calendar.from_ical(GOOD)["PRODID"] == "-//Avustusikkuna//build.py//FI"
