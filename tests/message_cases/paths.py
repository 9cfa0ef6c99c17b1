"""The files of the small content that cases change, and edits that several of them share."""

import os
import socket as sockets
from pathlib import Path
from tempfile import TemporaryDirectory

from grantsite.config import load_site
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from records import Edit, rename, replace, write_site

APPLICATION = "applications/2020/kunta-kuuluu-kaikille.yaml"
OTHER = "applications/2020/yhteinen-kokous.yaml"
AWARD = "awards/2020/kunta-kuuluu-kaikille.yaml"
CALL = "calls/2020.yaml"
AHTARI = "municipalities/ahtari.yaml"
KUUSSOTE = "organisations/kuussote.yaml"
ABOUT = "pages/about.fi.md"


def payments(*rows: tuple[str, str, str]) -> str:
    lines = [f"  - {{instalment: {number}, date: {day}, amount: {amount}}}\n" for number, day, amount in rows]
    return "\npayments:\n" + "".join(lines).rstrip("\n")


def report(*days: str) -> str:
    """Interim reports, each with the beginning and end of its period and the day it was given."""
    lines = []
    for start, end, submitted in zip(days[::3], days[1::3], days[2::3], strict=True):
        period = f"period_start: {start}, period_end: {end}, submitted: {submitted}"
        lines.append(f"\n  - {{{period}, costs_without_vat: 1000.00, vat: 240.00}}")
    return "interim_reports:" + "".join(lines)


def addresses() -> str:
    """The list of all addresses of the small content."""
    with TemporaryDirectory() as name:
        folder = write_site(Path(name))
        options = Options(folder / "content", "content", folder / "_site", folder, folder, None)
        Pipeline(options).add_addresses(load_site(folder / "site.yaml"))
        return (folder / "content/addresses.txt").read_text(encoding="utf-8")


def link(name: str, target: str) -> Edit:
    return lambda content: (content / name).symlink_to(target)


def socket(name: str) -> Edit:
    """Something that is there and that nobody can read, not even root."""

    def edit(content: Path) -> None:
        here = Path.cwd()
        os.chdir((content / name).parent)  # a socket's path must be short
        with sockets.socket(sockets.AF_UNIX) as made:
            made.bind((content / name).name)
        os.chdir(here)

    return edit


def title(text: str) -> Edit:
    """Another name for the awarded project."""
    return replace(APPLICATION, "name: Kunta kuuluu kaikille", f"name: {text}")


def place_of_ahtari(name: str) -> list[Edit]:
    """Another municipality in the place of Ähtäri, with its code, its page and its place in the region's list."""
    file = f"municipalities/{name.lower()}.yaml"
    return [rename(AHTARI, file), replace(file, "Ähtäri", name), replace("regions.yaml", "Ähtäri", name)]


def printed(name: str, note: str | None = None) -> list[Edit]:
    """Another printed form of Ähtäri in both places, perhaps with a note."""
    new = f"as_written: {name}" + (f"\n    note: {note}" if note else "")
    return [replace(OTHER, "as_written: Ähtäri", new), replace(OTHER, "(Ähtäri)", f"({name})")]


def awarded(amount: str) -> list[Edit]:
    """Another award, and the totals that go with it."""
    left = f"{100000 - float(amount):.2f}"
    return [
        replace(AWARD, "amount: 68000.00", f"amount: {amount}"),
        replace(CALL, "awarded: 68000.00", f"awarded: {amount}"),
        replace(CALL, "unawarded: 32000.00", f"unawarded: {left}"),
    ]


def final_report(submitted: str) -> str:
    return f"final_report: {{submitted: {submitted}, costs_without_vat: 60000.00, vat: 8000.00}}"
