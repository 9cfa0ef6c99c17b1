"""The built folder: the same bytes for the same input wherever and however it is built, and nothing else in it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import git_repository
from command import ROOT, copy_program, files, run
from conftest import BASE_URL
from grantsite import output as output_module
from grantsite.errors import ContentError, Problem, UsageError
from grantsite.output import MARKER, Output, put_back
from records import FILES, replace, write_site

AWARDED = "applications/2020/kunta-kuuluu-kaikille.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small content."""
    return write_site(tmp_path)


def built(folder: Path, *words: str, **environment: str) -> dict[str, bytes]:
    """Build into `_site` and give its files."""
    done = run(folder, "build", *words, **environment)
    assert done.returncode == 0, done.stderr
    return files(folder / "_site")


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (("--jobs", "1"), {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}),
        (("--jobs", "4"), {"PYTHONHASHSEED": "2", "TZ": "America/Anchorage", "LANG": "sv_SE.UTF-8"}),
    ],
)
def test_real_site_is_the_same_bytes_everywhere(
    built_site: Path, tmp_path: Path, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    """In another folder, by another number of processes, in another zone and language, with another hash seed."""
    program = copy_program(tmp_path / "toinen paikka ä")
    shutil.copytree(ROOT / "content", program / "content")
    shutil.copy(ROOT / "site.yaml", program)
    git_repository.lend_history(ROOT, program, tmp_path / "clone")
    done = run(program, "build", "--base-url", BASE_URL, *words, program=program, **environment)
    assert (done.returncode, done.stderr) == (0, "0 errors, 0 warnings in 90 records\n")
    assert differing(files(program / "_site"), files(built_site)) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of files that are not in both or not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_cache_changes_nothing_but_the_time(folder: Path) -> None:
    cold = built(folder, "--no-cache")
    assert not (folder / ".cache").exists()
    assert built(folder) == cold
    assert (folder / ".cache").is_dir()
    assert built(folder) == cold
    assert built(folder, "--no-cache") == cold


def test_unchanged_site_is_not_rendered_again(folder: Path) -> None:
    first = run(folder, "build")
    pages = len([name for name in files(folder / "_site") if name.endswith(".html")])
    assert re.fullmatch(rf"_site: {pages} pages, {pages} of them rendered anew, in \d+\.\d s\n", first.stdout)
    second = run(folder, "build")
    assert re.fullmatch(rf"_site: {pages} pages, 0 of them rendered anew, in \d+\.\d s\n", second.stdout)
    assert second.stderr == "0 errors, 0 warnings in 3 records\n"


SHORT_LINKS = ("h/2020-001/", "h/2020-002/", "k/005/", "k/010/", "k/989/")


def test_output_has_a_page_in_every_language_for_everything(folder: Path) -> None:
    names = {name for name in built(folder) if name.endswith(".html")}
    segments = {
        "": (
            "hankkeet",
            "kunnat",
            "haut",
            "tiedon-laatu",
            "saavutettavuus",
            "tietoa",
            "tarkista",
            "data",
            "data/koodistot",
            "data/kysely",
            "tilastot",
            "vertaa",
            "muutokset",
        ),
        "sv/": (
            "projekt",
            "kommuner",
            "utlysningar",
            "datakvalitet",
            "tillganglighet",
            "om",
            "kontrollera",
            "data",
            "data/kodlistor",
            "data/fraga",
            "statistik",
            "jamfor",
            "andringar",
        ),
        "en/": (
            "projects",
            "municipalities",
            "calls",
            "data-quality",
            "accessibility",
            "about",
            "verify",
            "data",
            "data/code-lists",
            "data/query",
            "statistics",
            "compare",
            "changes",
        ),
    }
    # parts of the list: by decision, theme, region and language, where any project is in them
    cuts = {
        "": [f"rajaus/{c}" for c in ("myonnetyt", "ei-myonnetyt", "palvelut", "etela-pohjanmaa", "suomenkieliset")],
        "sv/": [f"urval/{c}" for c in ("beviljade", "inte-beviljade", "tjanster", "sodra-osterbotten", "finska")],
        "en/": [f"filter/{c}" for c in ("awarded", "no-award", "services", "south-ostrobothnia", "finnish")],
    }
    # and the classes that figures rest on, also those that no project is in
    more = {"": "tai-enemman", "sv/": "eller-fler", "en/": "or-more"}
    words = {
        "": ("hallinnoijan-asukkaat", "hallinnoijan-kielet", "kumppaneita", "kuntia", "ei-kunnan-hallinnoimat"),
        "sv/": ("administratorens-invanare", "administratorens-sprak", "partner", "kommuner", "inte-kommunledda"),
        "en/": ("lead-inhabitants", "lead-languages", "partners", "municipalities", "not-led-by-municipality"),
    }
    for prefix, (sizes, tongues, partners, members, alone) in words.items():
        bounds = ("0-4999", "5000-9999", "10000-19999", "20000-49999", "50000-99999", f"100000-{more[prefix]}")
        classes = [alone, *(f"{sizes}-{bound}" for bound in bounds)]
        classes += [f"{tongues}-{languages}" for languages in ("fi", "fi-sv", "sv-fi", "sv")]
        classes += [f"{partners}-{bound}" for bound in (0, 1, 2, "3-4", "5-9", f"10-{more[prefix]}")]
        classes += [f"{members}-{bound}" for bound in (*range(11), "11-15", "16-20", f"21-{more[prefix]}")]
        cuts[prefix] += [f"{cuts[prefix][0].partition('/')[0]}/2020-{one}" for one in classes]
    expected = {"404.html"}
    for prefix, (projects, municipalities, calls, *prose) in segments.items():
        swedish = prefix == "sv/"
        folders = [
            "",
            *(f"{page}/" for page in (projects, municipalities, *prose)),
            *(f"{projects}/2020/{slug}/" for slug in ("kunta-kuuluu-kaikille", "yhteinen-kokous")),
            *(f"{municipalities}/{slug}/" for slug in ("alajarvi", *(("alavo", "etseri") if swedish else ()))),
            *(f"{municipalities}/{slug}/" for slug in (() if swedish else ("alavus", "ahtari"))),
            f"{calls}/2020/",
            *(f"{projects}/{cut}/" for cut in cuts[prefix]),
        ]
        # what stands below each project and municipality
        share, sheet = {"": ("jaa", "tuloste"), "sv/": ("dela", "utskrift"), "en/": ("share", "print")}[prefix]
        below = [folder for folder in folders if folder.startswith((f"{projects}/2020/", f"{municipalities}/"))]
        folders += [f"{folder}{one}/" for folder in below if folder != f"{municipalities}/" for one in (share, sheet)]
        folders += [f"upotus/{short}" for short in SHORT_LINKS]
        expected |= {f"{prefix}{folder}index.html" for folder in folders}
    assert names == expected | {f"{short}index.html" for short in SHORT_LINKS}


def test_file_that_no_page_owns_is_pruned(folder: Path) -> None:
    before = built(folder)
    stray = folder / "_site/hankkeet/2020/vanha/index.html"
    stray.parent.mkdir()
    stray.write_text("vanha", encoding="utf-8")
    (folder / "_site/muistiinpano.txt").write_text("oma", encoding="utf-8")
    (folder / "_site/tyhja").mkdir()
    assert built(folder) == before
    assert not (folder / "_site/tyhja").exists()
    assert not stray.parent.exists()


def test_page_changed_by_hand_is_written_again(folder: Path) -> None:
    before = built(folder)
    (folder / "_site/index.html").write_text("omaa", encoding="utf-8")
    (folder / "_site/en/index.html").unlink()
    assert built(folder) == before


def test_alias_leaves_a_page_that_leads_on(folder: Path) -> None:
    replace(AWARDED, "themes: [services]", "themes: [services]\naliases: [vanha-nimi]")(folder / "content")
    site = built(folder)
    for name, target in (
        ("hankkeet/2020/vanha-nimi/index.html", "../../../hankkeet/2020/kunta-kuuluu-kaikille/"),
        ("sv/projekt/2020/vanha-nimi/index.html", "../../../../sv/projekt/2020/kunta-kuuluu-kaikille/"),
        ("en/projects/2020/vanha-nimi/index.html", "../../../../en/projects/2020/kunta-kuuluu-kaikille/"),
    ):
        assert f"url={target}".encode() in site[name]
        assert f'href="{target}"'.encode() in site[name]


def test_two_things_with_one_path(tmp_path: Path) -> None:
    """Also where only upper and lower case differ: not every system keeps the two apart."""
    output = Output(tmp_path / "site")
    output.claim("hankkeet/a/index.html", "content/a.yaml")
    output.claim("hankkeet/a/index.html", "content/a.yaml")
    with pytest.raises(ContentError) as error:
        output.claim("Hankkeet/a/index.html", "content/b.yaml")
    assert error.value.problems == [
        Problem(
            "content/b.yaml",
            1,
            1,
            "error",
            "duplicate-address",
            'the address "Hankkeet/a/" is already that of content/a.yaml',
            "rename one of the two files, or take out the alias",
        )
    ]
    output.discard()
    assert list(tmp_path.iterdir()) == []


def published(folder: Path, text: bytes) -> None:
    output = Output(folder)
    output.open()
    output.write("index.html", text)
    output.publish()


def renamed_by_a_killed_build(folder: Path, process: int) -> Path:
    published(folder, b"old")
    return folder.rename(folder.with_name(f"{folder.name}.old-{process}"))


def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen((sys.executable, "-c", ""))
    process.wait()
    return process.pid


@pytest.mark.parametrize("name", ["site", "sivu[1]", "ä*b?"])
def test_old_site_is_put_back_where_a_killed_build_left_none(tmp_path: Path, name: str) -> None:
    """Also where the process that was killed had the number of this one, as in a container."""
    for process in (gone(), os.getpid()):
        renamed_by_a_killed_build(tmp_path / name, process)
        Output(tmp_path / name)
        assert files(tmp_path / name)["index.html"] == b"old"
        assert [path.name for path in tmp_path.iterdir()] == [name]
        shutil.rmtree(tmp_path / name)


def test_old_site_is_left_to_the_build_that_is_about_to_replace_it(tmp_path: Path) -> None:
    old = renamed_by_a_killed_build(tmp_path / "site", os.getppid())  # which runs
    Output(tmp_path / "site")
    assert list(tmp_path.iterdir()) == [old]


def test_old_site_stays_away_where_another_stands(tmp_path: Path) -> None:
    renamed_by_a_killed_build(tmp_path / "site", gone())
    other = tmp_path / "site"
    other.mkdir()
    (other / MARKER).write_bytes(b"")
    Output(other)
    assert list(files(tmp_path)) == [f"site/{MARKER}"]


def test_folder_of_another_is_not_put_back(tmp_path: Path) -> None:
    left = tmp_path / f"site.old-{gone()}"
    left.mkdir()
    (left / "index.html").write_bytes(b"")
    put_back(tmp_path / "site")
    assert list(tmp_path.iterdir()) == [left]


@pytest.mark.parametrize("error", [PermissionError, KeyboardInterrupt])
def test_old_site_is_put_back_where_the_new_cannot_take_its_place(
    tmp_path: Path, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a system that cannot exchange two folders."""
    published(tmp_path / "site", b"old")
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if ".building-" in self.name:
            raise error
        return rename(self, target)

    monkeypatch.setattr(output_module, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refused)
    output = Output(tmp_path / "site")
    output.open()
    with pytest.raises(error):
        output.publish()
    output.discard()
    assert files(tmp_path)["site/index.html"] == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_file_that_a_worker_took_over_before_it_was_killed_is_taken_over_again(tmp_path: Path) -> None:
    """It lies there already, and is the old site's own file: that is never written to."""
    first = Output(tmp_path / "site")
    first.open()
    stamp = first.write("index.html", b"old")
    first.publish()
    output = Output(tmp_path / "site")
    output.open()
    assert output.keep("index.html", stamp)
    assert output.keep("index.html", stamp)
    assert files(tmp_path / "site")["index.html"] == files(output.staging)["index.html"] == b"old"
    output.discard()


def test_left_behind_by_a_process_of_the_same_number(tmp_path: Path) -> None:
    """As by a build in a container, where each has the same: it is in nobody's way."""
    left = tmp_path / f"site.building-{os.getpid()}"
    left.mkdir()
    (left / "half.html").write_bytes(b"")
    published(tmp_path / "site", b"new")
    assert sorted(files(tmp_path)) == [f"site/{MARKER}", "site/index.html"]


@pytest.mark.parametrize("name", ["kuvat/loma.jpg", ".hidden", "index.html"])
def test_folder_that_no_build_wrote_is_refused(folder: Path, name: str) -> None:
    file = folder / "_site" / name
    file.parent.mkdir(parents=True)
    file.write_text("oma", encoding="utf-8")
    done = run(folder, "build")
    assert done.returncode == 2
    assert done.stderr == (
        "_site: the folder holds files that no build wrote; name an empty or new one with --output DIR\n"
    )
    assert done.stdout == ""
    assert files(folder / "_site") == {name: b"oma"}
    assert sorted(path.name for path in folder.iterdir() if path.name != ".cache") == ["_site", "content", "site.yaml"]


def test_link_in_place_of_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to("elsewhere")
    with pytest.raises(UsageError, match="the output is not a folder"):
        Output(tmp_path / "site")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("output", [".", "", "../here", "new/and/deep", "name with spaces ä"])
def test_output_can_be_any_new_or_empty_folder(folder: Path, output: str) -> None:
    here = folder / "here"
    here.mkdir()
    done = run(here, "build", "--content", "../content", "--config", "../site.yaml", "--output", output)
    assert done.returncode == 0, done.stderr
    site = files(Path(os.path.normpath(here / output)))
    assert MARKER in site
    assert "en/index.html" in site
    assert len(site) > 37


def test_small_content_has_all_kinds_of_files() -> None:
    """What the other tests build is not less than what the real site has, but for the list of published addresses,
    which most would have to lengthen: tests/test_addresses.py has one."""
    real = {path.relative_to(ROOT / "content").parts[0] for path in (ROOT / "content").rglob("*") if path.is_file()}
    # the table of words is made by a tool; a site without one is searched by plain rules
    assert {name.split("/")[0] for name in FILES} == real - {"addresses.txt", "words"}
