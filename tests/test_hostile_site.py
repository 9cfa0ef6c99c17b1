"""A whole site built from hostile records, looked at in a real browser and read by the programs that files are for.

Whoever changes a record can write any text into it. None of it may run, load something from elsewhere, leave its cell,
its feed, its calendar or its folder.
"""

import csv
import json
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

import icalendar
import openpyxl
import pytest
import rispy
from bibtexparser import parse_string
from lxml import etree
from playwright.sync_api import Browser, Dialog, Page
from selectolax.lexbor import LexborHTMLParser

from command import copy_program, files, run
from grantsite.load import slug_of
from records import AWARD, AWARDED, CALL, FILES, ORGANISATION, SITE, TERMS, write, write_site
from site_folder import Site, link_problems, read_site
from site_server import serve

# What would run, load or break out: as HTML, in an attribute, in a script or style, as SVG, as a template, as CDATA.
PAYLOADS = (
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(2)>",
    "</title></script></style></textarea><svg/onload=alert(3)>",
    "{{ 7*7 }}{% include 'base.html' %}${7*7}",
    "]]><x onmouseover=alert(4)>&lt;b&gt;",
    "javascript:alert(5) data:text/html,<script>alert(6)</script>",
    "=HYPERLINK(1)},\nauthor={X; UID:1 \\n\nEND:VCALENDAR\nER  - \n\nTY  - ]",
)
EVERY = " ".join(PAYLOADS)
# JSON's way to write a text is also one of YAML's.
QUOTED = json.dumps(EVERY, ensure_ascii=False)
# A spreadsheet would run this, and it is the name of a project.
FORMULA = "=cmd|' /C calc'!A0"
# In RIS and in a calendar a line is a field, and one that says "ER" ends a record.
NAME = (
    '<script>alert(1)</script> {{7*7}} "onfocus=alert(2) autofocus }, author={X\n'
    "ER  - \n\nTY  - DATA\nAU  - Forged Ministry\nUR  - https://evil.example/\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:forged\tx"
)
PROSE = f"""\
---
title: {QUOTED}
description: {QUOTED}
---

## Otsikko {{#osa onclick=alert(1) style=color:red}}

Teksti {{: onmouseover=alert(1) .x style="position:fixed" }}

[linkki](https://a.example/"onmouseover="alert(1)){{: onclick=alert(1) target=x }} [toinen](https://b.example/'><b>)
<https://c.example/> ![kuva](https://d.example/x.png) `<script>alert(1)</script>` {{{{ 7*7 }}}}

    <script>alert(1)</script>

[javascript](javascript:alert(1)) [data](data:text/html,x) [r][1] <javascript:alert(1)> <img src=x onerror=alert(1)>
<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>
<iframe srcdoc="<script>alert(1)</script>"></iframe>

<script>alert(1)</script><style>body{{display:none}}</style><base href="https://g.example/">

[1]: javascript:alert(1)

| a | b |
| --- | --- |
| ![x](https://e.example/y.svg) | `<img src=x onerror=alert(1)>` |
"""


def one_line(text: str) -> str:
    return " ".join(text.split())


def hostile() -> dict[str, str]:
    """The small content with what is hostile in every field that takes any text."""
    slug, formula = slug_of(NAME), slug_of(FORMULA)
    three = "{fi: %s, sv: %s, en: %s}" % ((QUOTED,) * 3)
    call = re.sub(r"\{fi: [^}]*\}", lambda match: three, CALL)
    call = re.sub(r"(?m)^  (fi|sv|en): .*$", lambda match: f"  {match[1]}: {QUOTED}", call)
    # the address of a theme is its name, so no two have the same
    numbers = count(1)
    call = re.sub(r"(?<=    short: ).*", lambda _: three.replace(QUOTED, json.dumps(f"{next(numbers)} {EVERY}")), call)
    name = json.dumps(NAME)
    found = {path: body for path, body in FILES.items() if not path.startswith(("applications/", "awards/"))}
    # a document that is named so is still found by its id
    found["calls/2020.yaml"] = call.replace("currency: EUR", "currency: EUR\nnotes: [" + three + "]")
    first = AWARDED.replace("name: Kunta kuuluu kaikille", f"name: {name}\nname_corrected: {QUOTED}\nnote: {three}")
    found[f"applications/2020/{slug}.yaml"] = first
    award = AWARD.replace("Kunta kuuluu kaikille –hankkeeseen", name).replace(
        "outputs: []",
        f"note: {three}\noutputs:\n  - name: {three}\n    licence: {QUOTED}\n    url: 'https://f.example/?a=1&b=%3Cscript%3Ealert(1)'",
    )
    found[f"awards/2020/{slug}.yaml"] = award
    second = FILES["applications/2020/yhteinen-kokous.yaml"]
    found[f"applications/2020/{formula}.yaml"] = second.replace("name: Yhteinen kokous", 'name: "' + FORMULA + '"')
    found["organisations/kuussote.yaml"] = ORGANISATION + f"other_forms: [KuusSote]\nnote: {three}\n"
    found["terms.yaml"] = TERMS + f"  definition: {three}\n"
    found |= {path: PROSE for path in found if path.startswith("pages/")}
    return found


def without_the_check(folder: Path) -> Path:
    """A copy of the program whose check lets any HTML, link and line break pass: the second line of defence is left."""
    program = copy_program(folder)
    for file, rule in (
        ("scalars.py", "HTML"),
        ("scalars.py", "_BREAK"),
        ("checks/prose.py", "_HTML"),
        ("checks/prose.py", "_LINK"),
        ("checks/prose.py", "_IMAGE"),
    ):
        path = program / "grantsite" / file
        old = path.read_text(encoding="utf-8")
        new = re.sub(rf"(?m)^{rule} = re\.compile\(.*\)$", f'{rule} = re.compile("(?!)()")', old)
        assert new != old
        write(path, new)
    return program


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_the_check(tmp_path_factory.mktemp("program") / "copy")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Site:
    folder = write_site(tmp_path_factory.mktemp("hostile"), hostile())
    settings = SITE.replace("title: Pieni ikkuna", f"title: {QUOTED}\ndisclaimer: {{fi: {QUOTED}}}")
    write(folder / "site.yaml", re.sub(r"(?m)^  (fi|sv|en): .*$", lambda match: f"  {match[1]}: {QUOTED}", settings))
    done = run(folder, "build", "--no-cache", "--jobs", "1", program=program)
    assert done.returncode == 0, done.stderr[:3000]
    return read_site(folder / "_site", "https://pieni.example/pohja/")


def test_pages_hold_the_texts_as_texts(site: Site) -> None:
    """What was written is shown letter by letter; nothing of it became a tag or an attribute."""
    home = LexborHTMLParser((site.root / "index.html").read_text(encoding="utf-8"))
    heading = home.css_first("h1")
    assert heading is not None
    assert " ".join(heading.text().split()) == " ".join(EVERY.split())
    found = []
    for name in sorted(site.pages):
        tree = LexborHTMLParser((site.root / name).read_text(encoding="utf-8"))
        for node in tree.css("*"):
            bad = [a for a in node.attributes if a.startswith("on") or a in ("style", "srcdoc", "formaction")]
            found += [f"{name}: {node.tag} has {attribute}" for attribute in bad]
        allowed = {None, "application/ld+json"}
        for script in tree.css("script"):
            if not script.attributes.get("src") and script.attributes.get("type") not in allowed - {None}:
                found.append(f"{name}: a script stands in the page")
        found += [
            f"{name}: {node.tag}" for node in tree.css("iframe, object, embed, base, style, b, x, main img[src*='//']")
        ]
    assert found == []


def test_links_lead_to_the_web_or_into_the_site(site: Site) -> None:
    # the small content's own pages have no such places
    assert [line for line in link_problems(site) if "names an anchor" not in line] == []


def test_policies_stand_on_every_page(site: Site) -> None:
    for name, page in site.pages.items():
        head = (site.root / name).read_text(encoding="utf-8").partition("</head>")[0]
        if page.refresh is None:
            assert '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;' in head, name
            assert '<meta name="referrer" content="no-referrer">' in head, name
            assert "unsafe-inline" not in head, name


def test_nothing_runs_in_a_browser(site: Site, browser: Browser) -> None:
    """Every page of the first language and what its hostile project has: no dialog, no request elsewhere, no script of
    a record, no violation of the policy, no cookie."""
    seen: list[str] = []
    context = browser.new_context(locale="fi-FI")
    page = context.new_page()

    def dialog(opened: Dialog) -> None:
        seen.append(f"{page.url}: dialog {opened.message}")
        opened.dismiss()

    with serve(site.root, site.base_path) as address:
        page.on("dialog", dialog)
        page.on(
            "request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else seen.append(f"asks {r.url}")
        )
        page.on("pageerror", lambda error: seen.append(f"{page.url}: {error}"))
        page.on("console", lambda m: seen.append(f"{page.url}: {m.text}") if m.type == "error" else None)
        page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('csp ' + e.blockedURI))")
        slug = slug_of(NAME)
        names = [n for n in site.pages if slug in n or not n.startswith(("sv/", "en/", "kunnat/a", "h/", "k/"))]
        assert len(names) > 30
        for name in sorted(names):
            page.goto(address + name)
            poke(page)
            assert page.evaluate("typeof pwned") == "undefined"
        # what is typed into the search is as hostile as a record
        page.goto(f"{address}hankkeet/?q={'%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'}")
        page.wait_for_timeout(500)
        page.goto(f"{address}hankkeet/?q=script")
        page.wait_for_selector("[data-results] > li")
        assert "<script>alert(1)</script>" in page.inner_text("[data-results]")
        assert context.cookies() == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()
    assert seen == []


def poke(page: Page) -> None:
    """Do what would set off a handler: point at and focus what can be, open what is closed."""
    page.evaluate(
        """() => {
          for (const node of document.querySelectorAll("details")) node.open = true;
          for (const node of document.querySelectorAll("main *")) {
            if (!node.checkVisibility()) continue;
            for (const kind of ["mouseover", "click", "focus"]) node.dispatchEvent(new Event(kind, {cancelable: true}));
          }
        }"""
    )


def test_the_test_notices_what_runs(browser: Browser, tmp_path: Path) -> None:
    """A page that runs something is seen by the same means."""
    write(tmp_path / "index.html", "<!doctype html><title>x</title><main><p onmouseover=alert(1)>x</p></main>")
    seen: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda opened: (seen.append(opened.message), opened.dismiss()))
    with serve(tmp_path) as address:
        page.goto(address)
        poke(page)
    page.close()
    assert seen == ["1"]


def test_svg_and_feeds_are_well_formed_and_hold_nothing_foreign(site: Site) -> None:
    names = [name for name in site.files if name.endswith((".svg", ".xml"))]
    assert len(names) > 10
    for name in sorted(names):
        root = etree.fromstring((site.root / name).read_bytes())
        for node in root.iter("*"):
            assert etree.QName(node).localname not in ("script", "foreignObject", "image", "x", "img"), name
            assert not [a for a in node.attrib if str(a).startswith("on")], name
    feed = etree.fromstring((site.root / "muutokset/feed.xml").read_bytes())
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 2
    titles = [entry.findtext("{http://www.w3.org/2005/Atom}title", "") for entry in entries]
    assert {title.split(":")[0] for title in titles} >= {FORMULA}
    assert [one_line(NAME) in one_line(title) for title in titles].count(True) == 1


def test_calendar_keeps_its_events(site: Site) -> None:
    folder = f"hankkeet/2020/{slug_of(NAME)}"
    data = (site.root / folder / "calendar.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    # a long line is folded, wherever that falls: a line that begins with a space goes on from the one before
    assert len(events) == data.replace(b"\r\n ", b"").split(b"\r\n").count(b"BEGIN:VEVENT") > 1
    assert all(one_line(NAME) in one_line(str(event["SUMMARY"])) for event in events)
    assert not [event for event in events if "forged" in str(event["UID"])]
    lines = data.replace(b"\r\n ", b"").split(b"\r\n")
    assert {line.split(b":")[0].split(b";")[0] for line in lines if line} <= {
        b"BEGIN", b"END", b"VERSION", b"PRODID", b"CALSCALE", b"METHOD", b"NAME", b"X-WR-CALNAME", b"UID", b"DTSTAMP",
        b"DTSTART", b"DTEND", b"SUMMARY", b"DESCRIPTION", b"URL", b"STATUS", b"TRANSP", b"REFRESH-INTERVAL",
        b"X-PUBLISHED-TTL", b"SOURCE", b"LAST-MODIFIED", b"CATEGORIES",
    }  # fmt: skip


def test_citations_stay_one_entry(site: Site) -> None:
    folder = site.root / f"hankkeet/2020/{slug_of(NAME)}"
    library = parse_string((folder / "citation.bib").read_text(encoding="utf-8"))
    assert (len(library.entries), library.failed_blocks) == (1, [])
    assert {field.key for field in library.entries[0].fields} & {"author", "title"} == {"author", "title"}
    assert library.entries[0].fields_dict["author"].value != "X"
    entries = rispy.loads((folder / "citation.ris").read_text(encoding="utf-8"))
    assert len(entries) == 1
    assert one_line(NAME) in (entries[0].get("title") or entries[0].get("primary_title"))


@pytest.mark.parametrize("ending", ["bib", "ris"])
def test_citations_have_a_line_for_each_field_and_no_other(site: Site, ending: str) -> None:
    """Of every project and of the data, in each language; the site's own title and tagline are as hostile."""
    files = [site.root / name for name in site.files if name.endswith(f".{ending}")]
    assert len(files) > 4
    field = r"@misc\{[\w-]+,|  [a-z]+ = \{.*\},|\}" if ending == "bib" else r"[A-Z][A-Z0-9]  - .*"
    for file in files:
        lines = file.read_bytes().decode("utf-8").replace("\r\n", "\n").split("\n")
        assert lines.pop() == ""
        assert [line for line in lines if not re.fullmatch(field, line)] == [], file
        names = [re.split(r"\{|  - | = ", line.strip())[0] for line in lines]
        assert len(names) == len(set(names)), file


def test_no_cell_is_a_formula(site: Site) -> None:
    with (site.root / "data/projects.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    # some programs take a line of a cell for a cell
    assert [one_line(re.sub(r"(?<=[\r\n])'", "", name)) for name in names] == [one_line(NAME), f"'{FORMULA}"]
    for path in sorted(site.root.glob("data/*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if re.match(r"\s*([=+@]|-\D)", cell)], path.name
    book = openpyxl.load_workbook(site.root / "data/grants.xlsx")
    assert not [c.value for sheet in book for row in sheet for c in row if c.data_type == "f" or c.hyperlink]
    assert FORMULA in [cell.value for row in book["projects"] for cell in row]


PROJECT = "applications/2020/kunta-kuuluu-kaikille.yaml"
REFUSED: dict[str, tuple[str, Callable[[str], str]]] = {
    "an alias that leads out": (PROJECT, lambda t: t + 'aliases: ["../../../outside"]\n'),
    "an alias that is a path": (PROJECT, lambda t: t + 'aliases: ["a/b"]\n'),
    "an alias with a scheme": (PROJECT, lambda t: t + 'aliases: ["javascript:alert(1)"]\n'),
    "an id that leads out": (PROJECT, lambda t: t.replace('"2020-001"', '"../2020-001"')),
    "a call that leads out": ("calls/2020.yaml", lambda t: t.replace('id: "2020"', 'id: "../2020"', 1)),
    "an area that leads out": ("calls/2020.yaml", lambda t: t.replace("id: services", 'id: "../services"')),
    "a heading that leads out": ("calls/2020.yaml", lambda t: t.replace("id: purpose", 'id: "x\\" onclick=\\"y"')),
    "a code that leads out": ("municipalities/alavus.yaml", lambda t: t.replace('"010"', '"../"')),
    "a script for an address": ("terms.yaml", lambda t: t + '  url: "javascript:alert(1)"\n'),
    "data for an address": ("terms.yaml", lambda t: t + '  url: "data:text/html,x"\n'),
    "a line break in a name": (PROJECT, lambda t: t.replace("Kunta kuuluu kaikille", '"A\\r\\nEND:VEVENT"')),
    "a line break in a note": (PROJECT, lambda t: t + 'note: {en: "A\\nER  - "}\n'),
    "a tab in a note": (PROJECT, lambda t: t + 'note: {en: "A\\tB"}\n'),
    "a null in a name": (PROJECT, lambda t: t.replace("name: Kunta kuuluu kaikille", 'name: "Kunta\\0 kuuluu"')),
    "a tag in prose": ("pages/about.fi.md", lambda t: t + "\n<script>alert(1)</script>\n"),
    "a handler in prose": ("pages/about.fi.md", lambda t: t + '\n<img src="x" onerror="alert(1)">\n'),
    "a script linked in prose": ("pages/about.fi.md", lambda t: t + "\n[x](javascript:alert(1))\n"),
    "a script linked by its letters": ("pages/about.fi.md", lambda t: t + "\n[x](&#106;avascript:alert(1))\n"),
    "data linked in prose": ("pages/about.fi.md", lambda t: t + "\n[x](data:text/html;base64,PHNjcmlwdD4=)\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(tmp_path: Path, name: str) -> None:
    """It is an error, nothing is written, and nothing lies outside the folder."""
    file, edit = REFUSED[name]
    folder = tmp_path / "in/site"
    changed = edit(FILES[file])
    assert changed != FILES[file]
    write_site(folder, FILES | {file: changed})
    done = run(folder, "build", "--no-cache")
    assert done.returncode == 1, done.stderr
    assert "error[" in done.stderr
    assert not name.startswith("a line break") or "error[line-break]" in done.stderr
    assert not name.startswith("a tab in") or "error[tab]" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "_site").exists()
    assert {path.split("/")[0] for path in files(tmp_path)} == {"in"}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("title: Pieni ikkuna", 'title: "Pieni\\nER  - "', "site.yaml:1:8: error[line-break]: "),
        ("title: Pieni ikkuna", 'title: "Pieni\\tikkuna"', "site.yaml:1:8: error[tab]: "),
    ],
)
def test_settings_with_lines_of_their_own_are_refused(tmp_path: Path, old: str, new: str, place: str) -> None:
    assert old in SITE
    write_site(tmp_path)
    write(tmp_path / "site.yaml", SITE.replace(old, new))
    done = run(tmp_path, "build", "--no-cache")
    assert done.returncode == 2, done.stderr
    assert place in done.stderr
    assert not (tmp_path / "_site").exists()
