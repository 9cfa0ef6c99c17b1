"""The forms in which `diff` prints: Markdown that nothing can break out of, JSON, and three languages."""

import json
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

import build
from git_repository import commit, make_repository
from grantsite.comparison.markdown import escape
from records import APPLICATIONS, AWARDS, Edit, change, delete, put, replace, write_site

AWARD = f"{AWARDS}/kunta-kuuluu-kaikille.yaml"
OTHER = f"{APPLICATIONS}/yhteinen-kokous.yaml"
HOSTILE = (
    "@torvalds and @a/team, #1, GH-2, a/b#3, <script>alert(1)</script> | cell | `code` *b* _i_ ~~s~~ "
    "[link](https://evil.example/) ![](http://evil.example/i.png) <https://evil.example> https://evil.example "
    "www.evil.example mail@evil.example $x$ &lt;b&gt; \\\\ --> ]( 1. - #"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the small content, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    write_site(tmp_path)
    make_repository(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert build.main(["diff", *words]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def edit(folder: Path, *edits: Edit) -> None:
    for step in edits:
        step(folder / "content")


def test_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = commit(folder)[:10]
    edit(
        folder, replace(AWARD, "68000.00", "67000.00"), replace(OTHER, "row: 2", "row: 3"), delete("pages/about.en.md")
    )
    edit(folder, replace(OTHER, "themes: []", "themes: [services]"))
    assert (
        printed(capsys, "--markdown")
        == f"""\
## Changes of the content

3 records changed: HEAD ({head}) → the working tree

### Awards

- award 1 Kunta kuuluu kaikille: amount 68,000 → 67,000 €; total awarded 68,000 → 67,000 €: no longer the decision's \
control total

### Applications

- application 2020-002 Yhteinen kokous:
  - source: Annex, row 2 → Annex, row 3
  - area of the call Services added

### Pages of text

- page about in English: removed

### Sums of call 2020 Joint projects 2020

| sum | before | after | difference | control total |
| --- | ---: | ---: | ---: | --- |
| applications | 2 | 2 | unchanged | equals the decision's control total |
| total requested | 80,050.95 € | 80,050.95 € | unchanged | equals the decision's control total |
| awards | 1 | 1 | unchanged | equals the decision's control total |
| total awarded | 68,000 € | 67,000 € | -1,000 € | no longer the decision's control total, 68,000 € |
| municipalities | 3 | 3 | unchanged | equals the decision's control total |
| left of the appropriation | 32,000 € | 33,000 € | +1,000 € | no longer the decision's control total, 32,000 € |
| paid | 0 € | 0 € | unchanged |  |

### Notes

- the working tree has {errors(folder, capsys)} errors: python build.py check names each
"""
    )


def errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> int:
    return int(json.loads(printed(capsys, "--format", "json"))["head"]["errors"])


def test_count_of_errors_is_that_of_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(folder, replace(AWARD, "68000.00", "67000.00"), put("terms.yaml", "["))
    assert build.main(["check", "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().err)["problems"]
    assert errors(folder, capsys) == sum(1 for p in problems if p["level"] == "error") > 1


def test_hostile_text_stays_text_in_markdown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # texts of records that hold HTML are refused when they are read; those of pages are not
    quoted = json.dumps(
        HOSTILE.replace("<script>alert(1)</script>", "a < b > c").replace("<https", "https").replace("&lt;b&gt;", "&")
    )
    edit(
        folder,
        replace(OTHER, "name: Yhteinen kokous", f"name: {quoted}"),
        replace(OTHER, "as_written: Ähtäri\n", f"as_written: {quoted}\n"),
        replace(AWARD, "outputs: []", f"outputs: [{{name: {{fi: {quoted}}}, licence: {quoted}}}]"),
        replace("calls/2020.yaml", "fi: Yhteishankkeet 2020", f"fi: {quoted}"),
        put("pages/evil.fi.md", f"---\ntitle: {quoted}\ndescription: x\n---\n\n{HOSTILE}\n"),
        replace("pages/about.fi.md", "Katso [hankkeet]", f"{HOSTILE}\n\n# Otsikko\n\n- [hankkeet]"),
    )
    text = printed(capsys, "--markdown", "--lang", "fi")
    for place in ("### Haut", "### Avustukset", "### Hakemukset", "### Tekstisivut"):
        assert "torvalds" in text.partition(place)[2].partition("###")[0]
    # what GitHub would make of the text once all markup is resolved
    tree = LexborHTMLParser(markdown.markdown(text, extensions=["tables"]))
    shown = tree.body.text() if tree.body else ""
    for name in ("script", "a", "img", "code", "b", "em", "strong", "del", "blockquote", "pre"):
        assert not tree.css(name), name
    assert [h.text() for h in tree.css("h1")] == []
    assert {len(row.css("td, th")) for row in tree.css("tr")} == {5}
    assert not re.search(r"(?<!\w)@\w", shown)
    assert not re.search(r"#\d|\bgh-\d|://|www\.|\w@\w", shown, re.IGNORECASE)
    assert "<script>alert(1)</script>" in shown
    assert "evil.example" in shown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("@name", "@\u2060name"),
        ("#1 gh-12 GH-3", "#\u20601 gh-\u206012 GH-\u20603"),
        ("<script>", "&lt;script&gt;"),
        ("a | b", "a &#124; b"),
        ("`x` *y* _z_ [a](b) ~~c~~ \\ $d$", r"\`x\` \*y\* \_z\_ \[a\](b) \~\~c\~\~ \\ \$d\$"),
        ("https://a.fi www.a.fi", "https:\u2060//a.fi www\u2060.a.fi"),
        ("&lt;", "&amp;lt;"),
        ("1. a", "1\\. a"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("== a", "\\== a"),
        ("a\n\n# b", "a #\u2060 b"),
        ("plain text, 1,000 €", "plain text, 1,000 €"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = commit(folder)
    edit(
        folder,
        replace(AWARD, "68000.00", "67000.05"),
        replace(AWARD, "\npayments: []", "\npayments:\n  - {instalment: 1, date: 2021-03-15, amount: 0.10}"),
    )
    edit(folder, replace("terms.yaml", "- id: grant", '- id: "grant"'), put("pages/about.fi.md", "x"))
    text = printed(capsys, "--format", "json")
    document: dict[str, Any] = json.loads(text)
    assert document["base"] == {"name": f"HEAD ({head[:10]})", "commit": head, "errors": 0}
    assert document["head"]["commit"] is None
    [record] = document["records"]
    assert {key: record[key] for key in ("kind", "id", "name", "path", "status")} == {
        "kind": "award",
        "id": "2020-001",
        "name": "award 1 Kunta kuuluu kaikille",
        "path": f"content/{AWARD}",
        "status": "changed",
    }
    assert record["changes"] == [
        {
            "field": "amount",
            "name": "amount",
            "before": 68000,
            "after": 67000.05,
            "difference": -999.95,
            "text": "amount 68,000.00 → 67,000.05 € (-999.95 €)",
        },
        {
            "field": "payments[1]",
            "name": "payment",
            "before": None,
            "after": {"instalment": 1, "date": "2021-03-15", "amount": 0.1},
            "difference": None,
            "text": "payment 1 of 0.10 € on 15 March 2021 added",
        },
    ]
    assert record["effect"] == "total awarded 68,000.00 → 67,000.05 €: no longer the decision's control total"
    [call] = document["calls"]
    sums = {total["sum"]: total for total in call["sums"]}
    assert sums["awarded"] == {
        "sum": "awarded",
        "name": "total awarded",
        "before": 68000,
        "after": 67000.05,
        "difference": -999.95,
        "control_total_before": 68000,
        "control_total_after": 68000,
        "equals_control_total_before": True,
        "equals_control_total_after": False,
        "text": "total awarded 68,000.00 → 67,000.05 € (-999.95 €); no longer the decision's control total, 68,000 €",
    }
    assert sums["applications"]["difference"] == 0
    assert sums["paid"]["after"] == 0.1
    assert sums["paid"]["control_total_after"] is None
    assert document["only_form"] == ["content/terms.yaml"]
    assert document["unread"] == [{"path": "content/pages/about.fi.md", "in": "the working tree"}]
    # exact, and never a binary float on the way
    assert '"difference": -999.95' in text
    assert '"requested"' in text
    assert '"before": 80050.95' in text


def test_json_of_no_change(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = json.loads(printed(capsys, "--format", "json"))
    assert document["records"] == []
    assert document["summary"].startswith("No facts changed: HEAD (")


@pytest.mark.parametrize("words", [("--format", "github"), ("--markdown", "--format", "json")])
def test_forms_that_exclude_each_other(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert build.main(["diff", *words]) == 2
    assert capsys.readouterr().err == "diff prints text, --format json or --markdown: choose one of these\n"


@pytest.mark.parametrize(
    ("language", "line", "total", "note"),
    [
        (
            "en",
            "award 1 Kunta kuuluu kaikille: amount 68,000 → 67,000 €; total awarded 68,000 → 67,000 €: "
            "no longer the decision's control total",
            "  total awarded 68,000 → 67,000 € (-1,000 €); no longer the decision's control total, 68,000 €",
            "the working tree has 1 error: python build.py check names each",
        ),
        (
            "fi",
            "avustus 1 Kunta kuuluu kaikille: summa 68 000 → 67 000 €; myönnetty yhteensä 68 000 → 67 000 €: "
            "ei enää täsmää päätöksen tarkistussummaan",
            "  myönnetty yhteensä 68 000 → 67 000 € (-1 000 €); ei enää täsmää päätöksen tarkistussummaan (68 000 €)",
            "nykyiset tiedostot: 1 virhe; python build.py check kertoo jokaisen",
        ),
        (
            "sv",
            "understöd 1 Kunta kuuluu kaikille: belopp 68 000 → 67 000 €; beviljat totalt 68 000 → 67 000 €: "
            "stämmer inte längre med beslutets kontrollsumma",
            "  beviljat totalt 68 000 → 67 000 € (-1 000 €); "
            "stämmer inte längre med beslutets kontrollsumma (68 000 €)",
            "filerna som de är nu: 1 fel; python build.py check nämner vart och ett",
        ),
    ],
)
def test_three_languages(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str, line: str, total: str, note: str
) -> None:
    change(folder / "content" / AWARD, "68000.00", "67000.00")
    lines = printed(capsys, "--lang", language).replace("\u00a0", " ").split("\n")
    assert lines[2] == line
    assert total in lines
    assert re.sub(r"\d+ (error|virhe|fel)\w*", lambda found: f"1 {found[1]}", lines[-2]) == note


def test_three_languages_of_dates_and_lists(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(
        folder, replace(AWARD, "\npayments: []", "\npayments:\n  - {instalment: 1, date: 2021-03-15, amount: 25000.00}")
    )
    assert "payment 1 of 25,000.00 € on 15 March 2021 added" in printed(capsys)
    assert "maksuerä 1 (25 000,00 €, 15.3.2021) lisätty" in printed(capsys, "--lang", "fi").replace("\u00a0", " ")
    assert "rat 1 på 25 000,00 € den 15.3.2021 har lagts till" in printed(capsys, "--lang", "sv").replace("\u00a0", " ")


def test_refusal_in_finnish(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["diff", "olematon", "--lang", "fi"]) == 2
    assert capsys.readouterr().err.startswith("”olematon” ei ole tämän tietovaraston versio; ")
