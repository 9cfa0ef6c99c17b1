"""The files of the small content that cases change, and edits that several of them share."""

import os
import socket as sockets
from pathlib import Path

from records import Edit, replace

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


def report(start: str, end: str, submitted: str) -> str:
    days = f"period_start: {start}, period_end: {end}, submitted: {submitted}"
    return f"interim_reports:\n  - {{{days}, costs_without_vat: 1000.00, vat: 240.00}}"


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
