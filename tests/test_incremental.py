"""Building only what changed gives the same bytes as building everything, whatever changed, whatever the cache holds.

Three builders are compared: one that goes on living, as the preview does; one that only has the cache on the disk, as
the command line does; and one that knows nothing.
"""

import json
import random
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from command import copy_program, files, run
from grantsite.config import load_site
from grantsite.pipeline import Pipeline
from grantsite.results import Options, Result
from records import APPLICATIONS, AWARDS, change, rename, write_site

AWARDED = f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml"
OTHER = f"{APPLICATIONS}/yhteinen-kokous.yaml"


class Workshop:
    """A copy of the program with the small content, and three builders of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = copy_program(folder / "program")
        write_site(self.folder)
        self._numbers = count()
        self._living = self.builder("living", self.folder / "cache-of-the-living")

    def builder(self, output: str, cache: Path | None) -> Pipeline:
        static, templates = self.folder / "static", self.folder / "templates"
        return Pipeline(Options(self.folder / "content", "content", self.folder / output, templates, static, cache))

    def build(self) -> tuple[Result, Result]:
        """Build by all three; the results of the first two, whose sites are those of the third."""
        site = load_site(self.folder / "site.yaml")
        cold_folder = f"cold-{next(self._numbers)}"
        cold = self.builder(cold_folder, None).build(site)
        assert cold.problems == []
        assert cold.rendered == cold.pages
        expected = files(self.folder / cold_folder)
        living = self._living.build(site)
        cached = self.builder("cached", self.folder / "cache").build(site)
        for output, result in (("living", living), ("cached", cached)):
            found = files(self.folder / output)
            assert sorted(n for n in expected.keys() | found.keys() if expected.get(n) != found.get(n)) == []
            assert (result.problems, result.pages) == ([], cold.pages)
        return living, cached

    def build_with_cache(self) -> dict[str, bytes]:
        """Build only as the command line does; the files of the site."""
        result = self.builder("cached", self.folder / "cache").build(load_site(self.folder / "site.yaml"))
        assert result.problems == []
        return files(self.folder / "cached")

    def edit(self, name: str, old: str, new: str) -> None:
        change(self.folder / name, old, new)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def change_record(workshop: Workshop) -> None:
    workshop.edit(f"content/{AWARDED}", "language: fi\n", "language: fi\nnote: {fi: Huomio., sv: Obs., en: Note.}\n")


def change_municipality(workshop: Workshop) -> None:
    for name in ("municipalities/ahtari.yaml", "regions.yaml"):
        workshop.edit(f"content/{name}", "sv: Etseri", "sv: Etseris")


def rename_project(workshop: Workshop) -> None:
    """The old address leads on."""
    rename(OTHER, f"{APPLICATIONS}/yhteinen.yaml")(workshop.folder / "content")
    workshop.edit(f"content/{APPLICATIONS}/yhteinen.yaml", "themes: []", "aliases: [yhteinen-kokous]")


def add_alias(workshop: Workshop) -> None:
    workshop.edit(f"content/{AWARDED}", "themes:", "aliases: [kuuluu, kunta]\nthemes:")


def delete_award(workshop: Workshop) -> None:
    (workshop.folder / "content" / AWARDS / "kunta-kuuluu-kaikille.yaml").unlink()
    for name, value in (("awards", "1"), ("awarded", "68000.00")):
        workshop.edit(
            "content/calls/2020.yaml", f"\n  {name}: {value}\n", f"\n  {name}: {'0.00' if '.' in value else 0}\n"
        )
    workshop.edit("content/calls/2020.yaml", "unawarded: 32000.00", "unawarded: 100000.00")
    for name in ("municipalities_awarded", "municipalities_awarded_as_lead"):
        workshop.edit("content/calls/2020.yaml", f"\n  {name}: 1\n", f"\n  {name}: 0\n")


def change_prose(workshop: Workshop) -> None:
    workshop.edit("content/pages/about.sv.md", "Katso ", "Se ")


def change_settings(workshop: Workshop) -> None:
    workshop.edit("site.yaml", "title: Pieni ikkuna", "title: Suuri ikkuna")


def drop_language(workshop: Workshop) -> None:
    workshop.edit("site.yaml", "[fi, sv, en]", "[fi, sv]")


def change_template(workshop: Workshop) -> None:
    template = workshop.folder / "templates/pages/call.html"
    template.write_text(template.read_text("utf-8").replace("<h1", '<h1 data-changed="1"', 1), encoding="utf-8")


def change_template_part(workshop: Workshop) -> None:
    part = workshop.folder / "templates/parts/status_tag.html"
    part.write_text(part.read_text("utf-8").replace("class=", 'data-changed="1" class='), encoding="utf-8")


def change_style_sheet(workshop: Workshop) -> None:
    with (workshop.folder / "static/css/base.css").open("a", encoding="utf-8") as file:
        file.write("\nbody { margin: 1px }\n")


def add_image(workshop: Workshop) -> None:
    (workshop.folder / "static/img/uusi.svg").write_text("<svg/>", encoding="utf-8")


CHANGES: list[Callable[[Workshop], None]] = [
    change_record,
    change_municipality,
    rename_project,
    add_alias,
    delete_award,
    change_prose,
    change_settings,
    drop_language,
    change_template,
    change_template_part,
    change_style_sheet,
    add_image,
]
# These change one page in three languages, or one kind of page; the others change every page.
TOUCH_FEW = {change_record, add_alias, delete_award, change_prose, change_template, change_template_part}


def test_changes_give_what_a_new_build_gives(workshop: Workshop) -> None:
    """One after the other, and how much is drawn anew; tests/test_edit_sequences.py makes them in any order."""
    workshop.build()
    for alter in CHANGES:
        before = files(workshop.folder / "cached")
        alter(workshop)
        living, cached = workshop.build()
        assert files(workshop.folder / "cached") != before, alter
        assert cached.rendered == living.rendered, alter
        assert (0 < cached.rendered < cached.pages) == (alter in TOUCH_FEW), alter
    living, cached = workshop.build()
    assert (living.rendered, cached.rendered) == (0, 0)


def test_undone_change_gives_the_same_bytes(workshop: Workshop) -> None:
    before = workshop.build_with_cache()
    workshop.edit("site.yaml", "Pieni ikkuna", "Suuri ikkuna")
    assert workshop.build_with_cache() != before
    workshop.edit("site.yaml", "Suuri ikkuna", "Pieni ikkuna")
    assert workshop.build_with_cache() == before


def random_bytes(data: bytes) -> bytes:
    return random.Random(1).randbytes(len(data))


def flipped_digits(data: bytes) -> bytes:
    """Well-formed, but of other values: amounts, sizes, times."""
    return data.translate(bytes.maketrans(b"123456789", b"912345678"))


def another_version(data: bytes) -> bytes:
    return json.dumps({"version": "0", "records": {}, "files": {"index.html": ["0" * 32, 1, 1]}}).encode()


def other_names(data: bytes) -> bytes:
    return data.replace(b"Alavuden", b"Alajarven").replace(b"Kunta kuuluu", b"Kunta nukkuu")


SPOILED: list[Callable[[bytes], bytes]] = [
    random_bytes,
    flipped_digits,
    other_names,
    another_version,
    lambda data: data[: len(data) // 2],
    lambda data: data + data,
    lambda data: b"",
    lambda data: b"[]",
    lambda data: b'{"files": [], "records": 1}',
]


def test_spoiled_cache_changes_nothing(workshop: Workshop) -> None:
    workshop.build_with_cache()
    kept = files(workshop.folder / "cache")
    assert [name.partition("-")[0].partition(".")[0] for name in sorted(kept)] == ["pages", "records"]
    change_prose(workshop)
    expected = workshop.build_with_cache()
    for spoil in SPOILED:
        for name, data in kept.items():
            (workshop.folder / "cache" / name).write_bytes(spoil(data))
        assert workshop.build_with_cache() == expected, spoil


def test_cache_of_another_place_changes_nothing(tmp_path: Path) -> None:
    """A cache that was copied with the folder names files of the old place."""
    first = write_site(tmp_path / "first")
    assert run(first, "build").returncode == 0
    first.rename(tmp_path / "second")
    second = write_site(tmp_path / "second")
    assert run(second, "build").returncode == 0
    again = write_site(tmp_path / "third")
    assert run(again, "build", "--no-cache").returncode == 0
    assert files(second / "_site") == files(again / "_site")


def test_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    folder = write_site(tmp_path)
    (folder / ".cache").write_text("a file in its place", encoding="utf-8")
    done = run(folder, "build")
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 3 records\n")
    assert (folder / "_site/index.html").is_file()


def test_process_that_stays_and_keeps_nothing_takes_nothing_over(workshop: Workshop) -> None:
    builder, site = workshop.builder("forgetful", None), load_site(workshop.folder / "site.yaml")
    assert builder.build(site).problems == []
    workshop.edit(f"content/{AWARDED}", "Kunta kuuluu kaikille", "Kunta KUULUU kaikille")
    assert builder.build(site).problems == []
    workshop.builder("cold", None).build(site)
    assert files(workshop.folder / "forgetful") == files(workshop.folder / "cold")
