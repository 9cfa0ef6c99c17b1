"""A small content folder that has one of everything a site needs: what tests change and build quickly.

`FILES` holds the text of each file by its path below the content folder, as an editor would write it.
"""

from collections.abc import Callable
from pathlib import Path

SITE = """\
title: Pieni ikkuna
tagline:
  fi: Kolme kuntaa ja kaksi hanketta
  sv: Tre kommuner och två projekt
  en: Three municipalities and two projects
languages: [fi, sv, en]
base_url: https://pieni.example/pohja/
repository_url: https://github.example/pieni/ikkuna
current_call: "2020"
content_licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
code_licence:
  name: MIT
  url: https://opensource.org/license/mit
"""

CALL = """\
id: "2020"
name:
  fi: Yhteishankkeet 2020
  sv: Gemensamma projekt 2020
  en: Joint projects 2020
summary:
  fi: Avustusta yhteisiin hankkeisiin.
  sv: Understöd för gemensamma projekt.
  en: Grants for joint projects.
authority:
  fi: Ministeriö
  sv: Ministeriet
  en: Ministry
currency: EUR
budget_item: "28.90.32"
appropriation: 100000.00
deadline: 2020-10-05
decision_date: 2020-12-09
project_end: 2022-10-31
final_report_due: 2022-10-31
highest_share: 85
award_step: 100.00
instalments: 3
interim_report_months: 4
rectification_days: 30
documents:
  - id: decision
    name: {fi: Päätös, sv: Beslut, en: Decision}
    date: 2020-12-09
    sections: ["1", "2", "3", "4", "5", "6"]
  - id: annex
    name: {fi: Liite, sv: Bilaga, en: Annex}
    date: 2020-12-09
legal_bases:
  - name: {fi: Valtionavustuslaki, sv: Statsunderstödslagen, en: Grants act}
    number: "688/2001"
    sections: "5, 8"
    section: "1"
    as_written: ["valtionavustuslain (688/2001) 8 §:n", "valtionavustuslain 5 §:n"]
target_areas:
  - id: services
    name: {fi: Kunnan palvelut, sv: Kommunens tjänster, en: Municipal services}
    short: {fi: Palvelut, sv: Tjänster, en: Services}
    section: "2"
    applications: ["2020-001"]
  - id: meetings
    name: {fi: Toimielinten kokoukset, sv: Organens möten, en: Meetings of bodies}
    short: {fi: Kokoukset, sv: Möten, en: Meetings}
    section: "2"
explanations:
  - id: purpose
    title: {fi: Mihin raha oli, sv: Vad pengarna var till för, en: What the money was for}
    points:
      - text: {fi: Yhteistyöhön., sv: För samarbete., en: For cooperation.}
        section: "1"
facts:
  authority: {document: decision, section: "1"}
  budget_item: {document: decision, section: "1", as_written: "28.90.32"}
  appropriation: {document: decision, section: "1"}
  deadline: {document: decision, section: "3", as_written: "5.10.2020"}
  decision_date: {document: decision}
  project_end: {document: decision, section: "5"}
  final_report_due: {document: decision, section: "5"}
  highest_share: {document: decision, section: "5"}
  instalments: {document: decision, section: "5", as_written: "kolmessa erässä"}
  interim_report_months: {document: decision, section: "5", as_written: "neljän kuukauden välein"}
  rectification_days: {document: decision, section: "6"}
  applications: {document: decision, section: "3"}
  requested: {document: annex, as_written: "80 050,95"}
  awards: {document: decision, section: "4"}
  awarded: {document: decision, section: "4"}
control_totals:
  applications: 2
  requested: 80050.95
  awards: 1
  awarded: 68000.00
  municipalities: 3
  municipalities_as_lead: 2
  municipalities_as_partner: 1
  municipalities_awarded: 1
  municipalities_awarded_as_lead: 1
  unawarded: 32000.00
"""

AWARDED = """\
id: "2020-001"
call: "2020"
name: Kunta kuuluu kaikille
language: fi
applicant_as_written: Alavuden kaupunki (KuusSote)
lead:
  as_written: Alavuden kaupunki
  municipality: "010"
partners:
  - as_written: KuusSote
    organisation: kuussote
requested: 68050.45
source:
  document: annex
  row: 1
themes: [services]
"""

NOT_AWARDED = """\
id: "2020-002"
call: "2020"
name: Yhteinen kokous
language: fi
applicant_as_written: Alajärvi (Ähtäri)
lead:
  as_written: Alajärvi
  municipality: "005"
partners:
  - as_written: Ähtäri
    municipality: "989"
requested: 12000.50
source:
  document: annex
  row: 2
themes: []
"""

AWARD = """\
application: "2020-001"
item: 1
amount: 68000.00
recipient:
  as_written: Alavuden kaupungille
  municipality: "010"
project_as_written: Kunta kuuluu kaikille –hankkeeseen
source:
  document: decision
  section: "4"
  item: 1
payments: []
interim_reports: []
final_report: null
repayments: []
outputs: []
"""


def municipality(code: str, name: str, swedish: str, population: int) -> str:
    return f"""\
code: "{code}"
name:
  fi: {name}
  sv: {swedish}
type: town
region: "14"
population:
  count: {population}
  date: 2019-12-31
languages: fi
point:
  lat: 62.5862
  lon: 23.6162
"""


ORGANISATION = """\
name:
  fi: KuusSote
kind: joint-authority
"""

REGIONS = """\
- code: "14"
  name:
    fi: Etelä-Pohjanmaa
    sv: Södra Österbotten
    en: South Ostrobothnia
  municipalities:
    - {code: "005", fi: Alajärvi, sv: Alajärvi}
    - {code: "010", fi: Alavus, sv: Alavo}
    - {code: "989", fi: Ähtäri, sv: Etseri}
  population: 26555
"""

TERMS = """\
- id: grant
  term: {fi: valtionavustus, sv: statsunderstöd, en: government grant}
"""


def page(title: str) -> str:
    return f"""\
---
title: {title}
description: {title} lyhyesti
---

## {title} {{#osa}}

Katso [hankkeet](page:projects).
"""


APPLICATIONS = "applications/2020"
AWARDS = "awards/2020"

FILES = {
    "calls/2020.yaml": CALL,
    f"{APPLICATIONS}/kunta-kuuluu-kaikille.yaml": AWARDED,
    f"{APPLICATIONS}/yhteinen-kokous.yaml": NOT_AWARDED,
    f"{AWARDS}/kunta-kuuluu-kaikille.yaml": AWARD,
    "municipalities/alajarvi.yaml": municipality("005", "Alajärvi", "Alajärvi", 9562),
    "municipalities/alavus.yaml": municipality("010", "Alavus", "Alavo", 11468),
    "municipalities/ahtari.yaml": municipality("989", "Ähtäri", "Etseri", 5525),
    "organisations/kuussote.yaml": ORGANISATION,
    "regions.yaml": REGIONS,
    "terms.yaml": TERMS,
    **{
        f"pages/{slug}.{language}.md": page(f"{title} ({language})")
        for slug, title in (
            ("about", "Tietoa"),
            ("data-quality", "Laatu"),
            ("accessibility", "Saavutettavuus"),
            ("verify", "Tarkista"),
        )
        for language in ("fi", "sv", "en")
    },
}


AWARD_FOLLOWED = AWARD.replace(
    "payments: []\ninterim_reports: []\n",
    """\
payments:
  - {instalment: 1, date: 2021-02-15, amount: 20000.00}
  - {instalment: 2, date: 2021-08-16, amount: 10000.00}
interim_reports:
  - period_start: 2021-01-01
    period_end: 2021-04-30
    submitted: 2021-05-03
    costs_without_vat: 9000.00
    vat: 2160.00
""",
)

SECOND_AWARD = """\
application: "2020-002"
item: 2
amount: 12000.00
recipient:
  as_written: Alajärven kaupungille
  municipality: "005"
project_as_written: Yhteinen kokous –hankkeeseen
source:
  document: decision
  section: "4"
  item: 2
"""

# The same content later: a second award, and what followed the first. docs/checks.md takes its examples from here.
FOLLOWED = FILES | {
    "calls/2020.yaml": CALL.replace("  awards: 1\n  awarded: 68000.00\n", "  awards: 2\n  awarded: 80000.00\n")
    .replace("unawarded: 32000.00", "unawarded: 20000.00")
    .replace("municipalities_awarded: 1", "municipalities_awarded: 3")
    .replace("municipalities_awarded_as_lead: 1", "municipalities_awarded_as_lead: 2"),
    f"{APPLICATIONS}/yhteinen-kokous.yaml": NOT_AWARDED + "aliases: [kokous]\n",
    f"{AWARDS}/kunta-kuuluu-kaikille.yaml": AWARD_FOLLOWED,
    f"{AWARDS}/yhteinen-kokous.yaml": SECOND_AWARD,
    "terms.yaml": TERMS + "  url: https://iri.example/c4\n",
}


def write_site(folder: Path, files: dict[str, str] = FILES) -> Path:
    """Write `site.yaml` and `content/` into a folder, which is given back."""
    write(folder / "site.yaml", SITE)
    for name, text in files.items():
        write(folder / "content" / name, text)
    return folder


def write(file: Path, text: str) -> None:
    """Write a text as UTF-8 with plain line ends, whatever the system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file}: {old!r} stands there {text.count(old)} times"
    write(file, text.replace(old, new))


Edit = Callable[[Path], None]


def replace(name: str, old: str, new: str) -> Edit:
    """An edit of the content folder: replace a text that stands exactly once in a file."""
    return lambda content: change(content / name, old, new)


def put(name: str, data: str | bytes) -> Edit:
    """An edit of the content folder: write a file."""

    def edit(content: Path) -> None:
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)

    return edit


def delete(name: str) -> Edit:
    """An edit of the content folder: delete a file."""
    return lambda content: (content / name).unlink()


def rename(name: str, new: str) -> Edit:
    """An edit of the content folder: give a file another name, perhaps in another folder."""

    def edit(content: Path) -> None:
        (content / new).parent.mkdir(exist_ok=True)
        (content / name).rename(content / new)

    return edit
