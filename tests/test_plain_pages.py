"""The pages of the speed comparison: what is handed to the other generators is what our own pages show."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench import corpus, pages_alone
from bench.floor import Floor
from bench.handover import hand_over
from bench.speed import rounds
from bench.speed.contestants import ALONE, NAME_IN_JSON, NAME_IN_YAML, Contestant, Edited, Field
from bench.speed.results import RECORD, TEMPLATE, SizeResult
from bench.speed.running import Command
from bench.speed.sameness import differences, pages, visible

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "bench/peers"
LANGUAGES = ("fi", "sv", "en")
Json = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of five projects, its plain pages, and what is handed over of it."""
    folder = tmp_path_factory.mktemp("plain")
    corpus.write(5, 1, folder / "records")
    records = folder / "records"
    words = ["--content", f"{records}/content", "--config", f"{records}/site.yaml", "--jobs", "1"]
    assert pages_alone.main([*words, "--output", f"{folder}/ours"]) == 0
    hand_over(records / "content", records / "site.yaml", folder / "data")
    return folder


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / "data" / name).read_text(encoding="utf-8"))


def projects(folder: Path) -> list[Json]:
    names = sorted(path.name for path in (folder / "data/projects").iterdir())
    return [read(folder, f"projects/{name}") for name in names]


def written(cents: int | None, form: dict[str, str]) -> str:
    """An amount as the other generators write it."""
    if cents is None:
        return "–"
    whole = re.sub(r"(?<=\d)(?=(\d{3})+$)", form["group"], str(cents // 100))
    rest = f"{form['decimal']}{cents % 100:02}" if cents % 100 else ""
    return f"{form['before']}{whole}{rest}{form['after']}"


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts_of(project: Json, call: Json, site: Json, language: str) -> list[str]:
    """Every text and amount of a project in a language."""
    form = site["amounts"][language]
    texts = [project["name"], project["id"], project["printed"], call["name"][language], call["decided"][language]]
    texts += [written(project["requested"], form), written(project["awarded"], form)]
    for party in (*project["leads"], *project["partners"]):
        texts += [party["name"][language], party["printed"] or "", (party["note"] or {}).get(language, "")]
    texts += [theme[language] for theme in project["themes"]]
    for optional in ("share", "region", "note"):
        texts.append((project[optional] or {}).get(language, ""))
    if award := project["award"]:
        texts += [str(award["item"]), award["recipient"], award["project"]]
    return texts


def test_pages_show_every_fact_that_is_handed_over(folder: Path) -> None:
    site, calls = read(folder, "site.json"), read(folder, "calls.json")
    found = projects(folder)
    assert len(found) == 5
    assert {project["status"] for project in found} == {"awarded", "not-awarded"}
    for project in found:
        for language in LANGUAGES:
            shown = visible((folder / "ours" / project["path"][language] / "index.html").read_text(encoding="utf-8"))
            for text in texts_of(project, calls[project["call"]], site, language):
                assert squeezed(text) in shown


def test_lists_of_municipalities_show_the_projects_handed_over(folder: Path) -> None:
    by_id = {project["id"]: project for project in projects(folder)}
    places = read(folder, "places.json")
    assert {id for place in places for id in place["lead"]} <= by_id.keys()
    for place in places:
        shown = visible((folder / "ours" / place["path"]["fi"] / "index.html").read_text(encoding="utf-8"))
        for id in (*place["lead"], *place["partner"]):
            assert squeezed(by_id[id]["name"]) in shown


def test_every_page_is_handed_over(folder: Path) -> None:
    site = read(folder, "site.json")
    handed = [site["paths"]["home"], site["paths"]["municipalities"]]
    handed += [thing["path"] for thing in (*site["lists"], *read(folder, "places.json"), *projects(folder))]
    paths = {f"{path[language]}index.html" for path in handed for language in LANGUAGES}
    assert paths == pages(folder / "ours").keys()


def test_labels_are_translated(folder: Path) -> None:
    labels = read(folder, "site.json")["labels"]
    assert len(labels["fi"]) > 30
    for language in ("fi", "sv"):
        assert labels[language].keys() == labels["en"].keys()
        assert not [text for text in labels[language].values() if text.startswith("(") or not text]
        assert sum(text != key for key, text in labels[language].items()) > len(labels[language]) * 0.9


@pytest.mark.parametrize("peer", ["hugo", "eleventy"])
def test_peers_ask_for_labels_that_are_handed_over(folder: Path, peer: str) -> None:
    files = [path for path in (PEERS / peer).rglob("*") if path.suffix in (".html", ".njk", ".gotmpl")]
    sources = "\n".join(path.read_text(encoding="utf-8") for path in files)
    asked = set(re.findall(r'index (?:\$t|\.t) "([^"]+)"|"heading" "([^"]+)"|\$?\bt\.(\w+)', sources))
    asked |= set(re.findall(r'\b_\["([^"]+)"\]|^heading: (\w+)|\b_\.(\w+)', sources, re.MULTILINE))
    names = {name for groups in asked for name in groups if name}
    assert names == read(folder, "site.json")["labels"]["en"].keys()


def test_handing_over_refuses_records_with_mistakes(folder: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "applications").mkdir(parents=True)
    (content / "applications/x.yaml").write_text("name: [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.yaml"):
        hand_over(content, folder / "records/site.yaml", tmp_path / "data")


def test_differences_are_in_text_and_files_only(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder, tag in ((ours, "b"), (theirs, "i class='x'")):
        (folder / "a").mkdir(parents=True)
        (folder / "a/index.html").write_text(f"<{tag}>A &amp; B</{tag[0]}>  1\u00a0000", encoding="utf-8")
    assert differences(ours, theirs) == []
    (theirs / "a/index.html").write_text("A & B 1 001", encoding="utf-8")
    (ours / "b.html").write_text("", encoding="utf-8")
    assert differences(ours, theirs) == ["b.html: only ours", "a/index.html: ours “0”, theirs “1”"]


EDITED = Edited("2025-001", "Kunta-Akkuna 2", "applications/2025/x.yaml", "hankkeet/x/", "kunnat/y/", "hankkeet/")


def contestant(folder: Path, record: str, template: str = "<h1>{{ x }}</h1>") -> Contestant:
    pattern = NAME_IN_JSON if record.lstrip().startswith("{") else NAME_IN_YAML
    (folder / "record").write_text(record, encoding="utf-8")
    (folder / "template").write_text(template, encoding="utf-8")
    return Contestant(
        "x", Command([], folder), folder / "output", folder / "record", folder / "template", EDITED, pattern
    )


def test_variants_of_a_name_differ_in_case_only() -> None:
    variants = [EDITED.variant(number) for number in range(1, 64)]
    assert len({*variants, EDITED.name}) == 64
    assert {variant.casefold() for variant in variants} == {EDITED.name.casefold()}


@pytest.mark.parametrize(
    ("record", "renamed"),
    [
        ("id: 1\nname: Kunta-Akkuna 2\nlanguage: fi\n", "id: 1\nname: kunta-Akkuna 2\nlanguage: fi\n"),
        ("name: Kunta-Akkuna\n  2\nlanguage: fi\n", "name: kunta-Akkuna 2\nlanguage: fi\n"),
        (
            '{\n "id": "1",\n "name": "Kunta-Akkuna 2",\n "leads": [\n  {\n   "name": "x",\n',
            '{\n "id": "1",\n "name": "kunta-Akkuna 2",\n "leads": [\n  {\n   "name": "x",\n',
        ),
    ],
)
def test_record_is_renamed(tmp_path: Path, record: str, renamed: str) -> None:
    one = contestant(tmp_path, record)
    one.rename(EDITED.variant(1))
    assert one.record.read_text(encoding="utf-8") == renamed


def test_record_without_a_name_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no name"):
        contestant(tmp_path, "id: 1\n").rename("x")


def test_template_changes_anew_each_time(tmp_path: Path) -> None:
    one = contestant(tmp_path, "name: x\n", '<h1 class="a">x</h1><h1>y</h1>')
    seen = []
    for number in (1, 2, 3):
        one.change_template(number)
        seen.append(one.template.read_text(encoding="utf-8"))
    assert seen == [f'<h1 data-change="{number}" class="a">x</h1><h1>y</h1>' for number in (1, 2, 3)]


def test_files_that_show_a_project(tmp_path: Path) -> None:
    one = contestant(tmp_path, "name: x\n")
    shown = ("hankkeet/x/index.html", "hankkeet/sivu-2/index.html", "kunnat/y/index.html", "data/projects.csv")
    others = ("hankkeet/index.html", "hankkeet/sivu-3/index.html", "kunnat/z/index.html")
    for path in (*shown, *others):
        file = one.output / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<h1>{EDITED.name if path in shown or 'z' in path else ''}</h1>", encoding="utf-8")
    found = {path.relative_to(one.output).as_posix() for path in one.carriers(EDITED.name)}
    assert found == set(shown)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Field:
    """A corpus of twelve projects with our own plain pages."""
    return Field(12, tmp_path_factory.mktemp("field") / "12", (ALONE,))


def test_rounds_measure_what_they_name(field: Field) -> None:
    result = SizeResult(12)
    rounds.measure(field, [RECORD, TEMPLATE], 1, result)
    assert {case: list(costs) for case, costs in result.costs.items()} == {RECORD: [ALONE], TEMPLATE: [ALONE]}
    assert all([cost.wall > 0 for cost in costs[ALONE]] == [True] for costs in result.costs.values())
    ours = field.contestants[ALONE]
    built = (ours.output / field.edited.page / "index.html").read_text(encoding="utf-8")
    assert '<h1 data-change="1">' in built
    assert field.edited.name in built  # the record is as it was
    rounds.measure_floor(field, Floor(ours.output.with_name("writer")), 2, result)
    assert {name: len(found) for name, found in result.floor.items()} == {ALONE: 2}
    assert result.files[ALONE][0] == sum(path.is_file() for path in ours.output.rglob("*"))


def test_files_that_memory_has_no_room_for_are_not_written_from_it(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = SizeResult(12, files={ALONE: (100, 2_000)})
    floor = Floor(field.contestants[ALONE].output.with_name("other-writer"))
    monkeypatch.setattr(rounds, "_room", lambda: 1_999)
    rounds.measure_floor(field, floor, 1, result)
    assert result.floor == {}
    monkeypatch.setattr(rounds, "_room", lambda: 2_000)
    rounds.measure_floor(field, floor, 1, result)
    assert [*result.floor] == [ALONE]


def test_round_in_which_a_change_is_not_built_is_no_measurement(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Contestant, "rename", lambda self, name: None)
    with pytest.raises(rounds.SkippedWorkError, match="pages alone: only"):
        rounds.measure(field, [RECORD], 1, SizeResult(12))
