"""The corpus that measurements use: it is valid, the same for the same seed, and adds up to what its records say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import corpus
from bench.inflection import Word
from bench.vocabulary import genitive_of_municipality, vocabulary
from bench.writing import FOLLOW_UP, application_text, award_text
from command import run
from grantsite.content import Content
from grantsite.emitting import emit
from grantsite.load import load
from grantsite.parse_cache import ParseCache

PROJECTS = 200


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of a few calls."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(PROJECTS, 7, folder)
    return folder


@pytest.fixture(scope="module")
def content(folder: Path) -> Content:
    """Its records."""
    content, problems = load(folder / "content", "content", ParseCache(None))
    assert problems == []
    return content


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def test_corpus_has_neither_errors_nor_warnings(folder: Path) -> None:
    done = run(folder, "check", "--no-cache")
    assert (done.returncode, done.stderr.strip() or done.stdout.strip()) == (
        0,
        f"0 errors, 0 warnings in {PROJECTS + PROJECTS * 47 // 100} records",
    )


def test_same_seed_gives_same_bytes(folder: Path, tmp_path: Path) -> None:
    corpus.write(PROJECTS, 7, tmp_path / "again")
    corpus.write(PROJECTS, 8, tmp_path / "other")
    assert list(files(tmp_path / "again")) == list(files(folder))
    assert list(files(tmp_path / "other")) != list(files(folder))


def test_sums_are_those_of_the_files(folder: Path, content: Content) -> None:
    """Counted in the text of the files, with no code of the generator or of the corpus."""
    asked = {"requested": 0, "awarded": 0}
    for path, data in files(folder / "content"):
        kind = path.split("/")[0]
        name, field = {"applications": ("requested", "requested"), "awards": ("awarded", "amount")}.get(kind, ("", ""))
        if name:
            (amount,) = re.findall(rf"^{field}: (\d+)\.(\d\d)$", data.decode(), re.MULTILINE)
            asked[name] += int(amount[0] + amount[1])
    totals = [entry.record.control_totals for entry in content.calls]
    assert sum(control.requested for control in totals) == asked["requested"]
    assert sum(control.awarded for control in totals) == asked["awarded"]
    assert sum(control.applications for control in totals) == PROJECTS


def test_corpus_has_the_shape_of_the_real_records(content: Content) -> None:
    applications = [entry.record for entry in content.applications]
    assert len(content.calls) == 2
    assert len({(a.call, entry.slug) for a, entry in zip(applications, content.applications, strict=True)}) == PROJECTS
    assert 0.03 < sum(a.language == "sv" for a in applications) / PROJECTS < 0.15
    assert 0.1 < sum(a.note is not None for a in applications) / PROJECTS < 0.3
    assert {0, 1, 2, 14} <= {len(a.partners) for a in applications}
    assert all(1 <= len(a.name.split()) <= 10 for a in applications)


def test_text_is_what_the_generator_would_write(content: Content) -> None:
    """Both ways of writing a record quote and order alike."""

    def lines(text: str) -> list[str]:
        return [line.replace('"', "") for line in text.splitlines() if not line.startswith("#")]

    for application in content.applications:
        assert lines(application_text(application.record)) == lines(emit(application.record))
    for award in content.awards:
        assert lines(award_text(award.record)) == lines(emit(award.record, FOLLOW_UP))


@pytest.mark.parametrize("projects", [1, 61, 999, 1000, 1001, 10_000, 33_333, 100_000])
def test_every_application_has_a_call(projects: int) -> None:
    numbers = corpus.sizes(projects)
    assert sum(numbers) == projects
    assert 0 < min(numbers) <= max(numbers) <= corpus.MOST_IN_A_CALL


def test_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="not empty"):
        corpus.write(1, 1, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("written", "forms"),
    [
        ("kirjasto", "kirjaston kirjastossa kirjastoon kirjastot kirjastoissa kirjastojen"),
        ("katu:kadu", "kadun kadussa katuun kadut kaduissa katujen"),
        ("kokous", "kokouksen kokouksessa kokoukseen kokoukset kokouksissa kokousten"),
        ("avoimuus", "avoimuuden avoimuudessa avoimuuteen avoimuudet avoimuuksissa avoimuuksien"),
        ("laite:laittee", "laitteen laitteessa laitteeseen laitteet laitteissa laitteiden"),
        ("kansalainen", "kansalaisen kansalaisessa kansalaiseen kansalaiset kansalaisissa kansalaisten"),
        ("kunta", "kunnan kunnassa kuntaan kunnat kunnissa kuntien"),
        ("työ", "työn työssä työhön työt töissä töiden"),
        ("järjestelmä", "järjestelmän järjestelmässä järjestelmään järjestelmät järjestelmissä järjestelmien"),
        ("vesi:vede:vete", "veden vedessä veteen vedet vesissä vesien"),
        ("puhelin", "puhelimen puhelimessa puhelimeen puhelimet puhelimissa puhelimien"),
        ("asukas:asukkaa", "asukkaan asukkaassa asukkaaseen asukkaat asukkaissa asukkaiden"),
    ],
)
def test_inflection(written: str, forms: str) -> None:
    word = Word.of(written)
    found = (word.gen(), word.ine(), word.ill(), word.plural(), word.plural_ine(), word.plural_gen())
    assert " ".join(found) == forms


def test_compound() -> None:
    assert Word.of("verkko").after(Word.of("kansalainen")).ine() == "kansalaisverkossa"
    assert Word.of("aineisto").after(Word.of("juna")).gen() == "juna-aineiston"


def test_vocabulary_is_large() -> None:
    words = vocabulary()
    finnish = {
        w.nom() for part in (words.actions, words.heads, words.people, words.adjectives, words.nouns) for w in part
    }
    assert len(finnish) >= 1500
    assert len({word.indefinite for word in words.swedish}) >= 145


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Oulu", "Oulun"),
        ("Lahti", "Lahden"),
        ("Ruokolahti", "Ruokolahden"),
        ("Kauniainen", "Kauniaisten"),
        ("Mänttä-Vilppula", "Mänttä-Vilppulan"),
        ("Uusikaupunki", "Uudenkaupungin"),
        ("Kurikka", "Kurikan"),
    ],
)
def test_genitive_of_municipality(name: str, genitive: str) -> None:
    assert genitive_of_municipality(name) == genitive
