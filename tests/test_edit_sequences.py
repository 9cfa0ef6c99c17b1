"""Whatever is edited, in whatever order: what the command builds with its caches is what a new build gives.

Sequences of edits are drawn at random, several between two builds: records, prose, settings, templates, static files,
names of files, another version of a library; and mischief with the caches and with the built site. The command goes its
own way, that on which it sees that nothing changed included. SEQUENCES=100 draws more of them.
"""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from command import copy_program, files
from grantsite import commands, parse_cache, pipeline, rendering
from grantsite.config import load_site
from grantsite.pipeline import Pipeline
from grantsite.results import Options
from grantsite.standing import Standing
from records import APPLICATIONS, AWARDS, write_site

Tree = dict[str, str]  # the text of each file by its path
Edit = Callable[[Tree, random.Random], None]

SEQUENCES = int(os.environ.get("SEQUENCES", "2"))
STEPS = 6
LIBRARY = "grantsite/library.txt"
CALL, AWARD = "content/calls/2020.yaml", f"content/{AWARDS}/kunta-kuuluu-kaikille.yaml"
APPLICATION = f"content/{APPLICATIONS}/kunta-kuuluu-kaikille.yaml"
OTHER = [f"content/{APPLICATIONS}/{slug}.yaml" for slug in ("yhteinen-kokous", "yhteinen")]


def put(tree: Tree, path: str, pattern: str, text: str) -> None:
    """Replace what matches a pattern, which must be there."""
    tree[path], number = re.subn(pattern, text.replace("\\", r"\\"), tree[path], count=1, flags=re.MULTILINE)
    assert number, (path, pattern)


def edit_record(tree: Tree, dice: random.Random) -> None:
    note = f"note: {{fi: Huomio {dice.randrange(9)}., sv: Obs., en: Note.}}\n" if dice.random() < 0.7 else ""
    put(tree, APPLICATION, r"^language: fi\n(note: .*\n)?", f"language: fi\n{note}")


def edit_municipality(tree: Tree, dice: random.Random) -> None:
    name = dice.choice(["Etseri", "Etseris", "Östra Etseri"])
    for path in ("content/municipalities/ahtari.yaml", "content/regions.yaml"):
        put(tree, path, r"\bsv: (Östra )?Etseris?\b", f"sv: {name}")


def edit_prose(tree: Tree, dice: random.Random) -> None:
    page = dice.choice([path for path in tree if path.startswith("content/pages/about.")])
    tree[page] = re.sub(r"\n*<!--.*\Z|\n*Lause \d\.\n\Z", "", tree[page]).rstrip() + f"\n\nLause {dice.randrange(9)}.\n"


def edit_settings(tree: Tree, dice: random.Random) -> None:
    put(tree, "site.yaml", "^title: .*$", f"title: {dice.choice(['Pieni', 'Suuri', 'Uusi'])} ikkuna")


def edit_languages(tree: Tree, dice: random.Random) -> None:
    put(
        tree,
        "site.yaml",
        "^languages: .*$",
        f"languages: [{dice.choice(['fi, sv, en', 'fi, sv', 'sv, fi', 'en, fi, sv'])}]",
    )


def rename(tree: Tree, dice: random.Random) -> None:
    """The old address leads on, or does not."""
    old, new = OTHER if OTHER[0] in tree else OTHER[::-1]
    alias = f"aliases: [{Path(old).stem}]" if dice.random() < 0.5 else "aliases: []"
    tree[new] = re.sub(r"^(aliases|themes): .*$", alias, tree.pop(old), count=1, flags=re.MULTILINE)


def delete_or_restore_award(tree: Tree, dice: random.Random) -> None:
    if AWARD in tree:
        tree["#award"] = tree.pop(AWARD)  # no file of this name is written
        values = (("awards", "0"), ("awarded", "0.00"), ("unawarded", "100000.00"))
    else:
        tree[AWARD] = tree.pop("#award")
        values = (("awards", "1"), ("awarded", "68000.00"), ("unawarded", "32000.00"))
    of_places = values[0][1]
    for name, value in (*values, ("municipalities_awarded", of_places), ("municipalities_awarded_as_lead", of_places)):
        put(tree, CALL, rf"^  {name}: \S+$", f"  {name}: {value}")


def edit_template(tree: Tree, dice: random.Random) -> None:
    put(tree, "templates/pages/call.html", r'<h1( data-changed="\d")?', f'<h1 data-changed="{dice.randrange(9)}"')


def edit_template_part(tree: Tree, dice: random.Random) -> None:
    put(
        tree,
        "templates/parts/status_tag.html",
        r'(data-changed="\d" )?class=',
        f'data-changed="{dice.randrange(9)}" class=',
    )


def edit_style_sheet(tree: Tree, dice: random.Random) -> None:
    tree["static/css/base.css"] += f"\nbody {{ margin: {dice.randrange(9)}px }}\n"


def add_or_remove_image(tree: Tree, dice: random.Random) -> None:
    name = f"static/img/uusi-{dice.randrange(2)}.svg"
    if tree.pop(name, None) is None:
        tree[name] = f"<svg>{dice.randrange(9)}</svg>"


def another_library(tree: Tree, dice: random.Random) -> None:
    tree[LIBRARY] = f"1.{dice.randrange(9)}"


EDITS: list[Edit] = [
    edit_record,
    edit_municipality,
    edit_prose,
    edit_settings,
    edit_languages,
    rename,
    delete_or_restore_award,
    edit_template,
    edit_template_part,
    edit_style_sheet,
    add_or_remove_image,
    another_library,
]


def spoil(folder: Path, dice: random.Random, old: dict[str, bytes]) -> None:
    """One file of a folder: gone, cut off, of other bytes, doubled, or as it was some builds ago."""
    names = sorted(path for path in folder.rglob("*") if path.is_file())
    if not names:
        return
    file = dice.choice(names)
    data = file.read_bytes()
    before = old.get(file.relative_to(folder).as_posix(), b"")
    spoiled = dice.choice([None, data[: len(data) // 2], dice.randbytes(len(data)), data + data, b"", before])
    file.unlink()
    if spoiled is not None:
        file.write_bytes(spoiled)


class Workshop:
    """A copy of the program with the small content, whose files are those of a tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = copy_program(folder / "program")
        write_site(self.folder)
        (self.folder / LIBRARY).write_text("1.0", encoding="utf-8")
        chosen = ("content", "static/css/base.css", "static/img", "templates/pages/call.html", LIBRARY, "site.yaml")
        self.tree: Tree = {}
        for name in (*chosen, "templates/parts/status_tag.html"):
            place = self.folder / name
            for path in [place] if place.is_file() else sorted(place.rglob("*.[a-z]*")):
                if path.is_file() and path.suffix != ".png":
                    self.tree[path.relative_to(self.folder).as_posix()] = path.read_text("utf-8")
        self._written = dict(self.tree)
        self._numbers = iter(range(1000))

    def write(self) -> bool:
        """Write only what changed, as an editor does; whether anything did."""
        before = self._written
        for path in self._written.keys() - self.tree.keys():
            (self.folder / path).unlink()
        for path, text in self.tree.items():
            if self._written.get(path) != text and not path.startswith("#"):
                (self.folder / path).write_text(text, encoding="utf-8")
        self._written = {path: text for path, text in self.tree.items() if not path.startswith("#")}
        return self._written != before

    def cold(self) -> dict[str, bytes]:
        output = self.folder.parent / f"cold-{next(self._numbers)}"
        static, templates = self.folder / "static", self.folder / "templates"
        result = Pipeline(Options(self.folder / "content", "content", output, templates, static, None)).build(
            load_site(self.folder / "site.yaml")
        )
        assert result.problems == []
        return files(output)

    def command(self) -> bool:
        """Build as the command line does; whether it saw that there was nothing to do."""
        words = ["build", "--quiet", "--jobs", "1"]
        standing = Standing(words, str(self.folder))
        if standing.said(0) is not None:
            return True
        assert commands.run(words, "", standing, 0) == 0
        return False


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_any_sequence_of_edits_gives_what_a_new_build_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    dice = random.Random(seed)
    workshop = Workshop(tmp_path)
    monkeypatch.chdir(workshop.folder)
    monkeypatch.setattr(commands, "HERE", workshop.folder)
    for module in (pipeline, parse_cache):
        monkeypatch.setattr(module, "digest_of_generator", lambda: workshop.tree[LIBRARY])
    monkeypatch.setattr(rendering, "draw", str.encode)  # the words of a picture decide its bytes
    site, cache = workshop.folder / "_site", workshop.folder / ".cache"
    expected: dict[str, bytes] = {}
    caches: list[dict[str, bytes]] = [{}]
    said = []
    for _ in range(STEPS):
        edits = dice.sample(EDITS, dice.choice([0, 0, 1, 1, 2, 3]))
        for edit in edits:
            edit(workshop.tree, dice)
        changed = workshop.write()
        mischief = [folder for folder in (cache, site) if folder.exists() and dice.random() < 0.3]
        for folder in mischief:
            spoil(folder, dice, dice.choice(caches) if folder == cache else {})
        if changed or not expected:
            expected = workshop.cold()
        done_at_once = workshop.command()
        said.append(([edit.__name__ for edit in edits], [folder.name for folder in mischief], done_at_once))
        found = files(site)
        assert sorted(n for n in expected.keys() | found.keys() if expected.get(n) != found.get(n)) == [], said
        assert not (done_at_once and changed), said
        caches.append(files(cache))
