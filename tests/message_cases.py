"""A broken input for every code, and the whole text that `build.py check` prints for it.

The edits are made to the small content of `records`. A case is named after its code, and after a colon what it is about.
"""

# ruff: noqa: E501 (a message is one line, however long)

import os
import socket as sockets
from pathlib import Path

import records
from records import Edit, delete, put, rename, replace

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


CASES: dict[str, tuple[list[Edit], str]] = {
    "alias": (
        [
            replace(AWARD, "amount: 68000.00", "amount: &sum 68000.00"),
            replace(AWARD, "\npayments: []", "\npayments: *sum"),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[alias]: "&sum" is an anchor; records do not use them
    hint: delete it
content/awards/2020/kunta-kuuluu-kaikille.yaml:12:11: error[alias]: "*sum" refers to another place in the file
    hint: write the value out here
2 errors, 0 warnings in 3 records
""",
    ),
    "award-above-appropriation": (
        [replace(CALL, "appropriation: 100000.00", "appropriation: 60000.00")],
        """\
content/calls/2020.yaml:16:16: error[award-above-appropriation]: the awards add up to 68,000.00, above the appropriation 60,000.00
    hint: check the amounts of the awards
1 error, 0 warnings in 3 records
""",
    ),
    "award-above-request": (
        [
            replace(AWARD, "amount: 68000.00", "amount: 68050.46"),
            replace(CALL, "awarded: 68000.00", "awarded: 68050.46"),
            replace(CALL, "unawarded: 32000.00", "unawarded: 31949.54"),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[award-above-request]: the award 68,050.46 is above the request 68,050.45
    hint: check the amount here and in content/applications/2020/kunta-kuuluu-kaikille.yaml:12
1 error, 0 warnings in 3 records
""",
    ),
    "award-without-application": (
        [
            put(
                "awards/2020/kolmas.yaml",
                records.AWARD.replace('"2020-001"', '"2020-003"').replace("item: 1", "item: 3"),
            )
        ],
        """\
content/awards/2020/kolmas.yaml:1:14: error[award-without-application]: there is no application "2020-003"
    hint: add the application, or mend the id
1 error, 0 warnings in 4 records
""",
    ),
    "byte-order-mark": (
        [put("terms.yaml", b"\xef\xbb\xbf- id: grant\n")],
        """\
content/terms.yaml:1:1: error[byte-order-mark]: the file begins with a byte-order mark
    hint: save it as "UTF-8", not as "UTF-8 with BOM"
1 error, 0 warnings in 3 records
""",
    ),
    "control-characters": (
        [replace(ABOUT, "Katso", "Kat\x07so")],
        """\
content/pages/about.fi.md:8:4: error[control-characters]: the invisible character U+0007 is not allowed
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: an award": (
        [replace(AWARD, "amount: 68000.00", "amount: 67900.00")],
        """\
content/calls/2020.yaml:76:12: error[control-total]: awarded: the records add up to 67,900.00, the control total is 68,000.00, the difference is -100.00
    hint: not its request rounded down to 100.00: content/awards/2020/kunta-kuuluu-kaikille.yaml:3 and content/applications/2020/kunta-kuuluu-kaikille.yaml:12 (67,900.00 of 68,050.45)
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a request with an award": (
        [replace(APPLICATION, "requested: 68050.45", "requested: 86050.45")],
        """\
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 98,050.95, the control total is 80,050.95, the difference is 18,000.00
    hint: not its request rounded down to 100.00: content/awards/2020/kunta-kuuluu-kaikille.yaml:3 and content/applications/2020/kunta-kuuluu-kaikille.yaml:12 (68,000.00 of 86,050.45)
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a request by less than the step": (
        [replace(APPLICATION, "requested: 68050.45", "requested: 68050.54")],
        """\
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 80,051.04, the control total is 80,050.95, the difference is 0.09
    hint: every award is its request rounded down to 100.00; compare all requests with the source
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a request without an award": (
        [replace(OTHER, "requested: 12000.50", "requested: 12000.51")],
        """\
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 80,050.96, the control total is 80,050.95, the difference is 0.01
    hint: every award is its request rounded down to 100.00; compare all requests with the source
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: the appropriation": (
        [replace(CALL, "appropriation: 100000.00", "appropriation: 110000.00")],
        """\
content/calls/2020.yaml:16:16: error[control-total]: unawarded: the appropriation leaves 42,000.00, the control total is 32,000.00, the difference is 10,000.00
    hint: compare the appropriation and content/calls/2020.yaml:82 with the source
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: the step": (
        [replace(CALL, "award_step: 100.00", "award_step: 10.00")],
        """\
content/calls/2020.yaml:22:13: error[control-total]: awards that are not their request rounded down to 10.00: 1
    hint: check the step; write 0.00 where awards follow no such rule
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a later region": (
        [replace(AHTARI, "type: town", 'type: town\nlater_region: {region: "14", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:24: error[control-total]: region "14" Etelä-Pohjanmaa does not list "989" in later_municipalities
    hint: check the region here and in regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a region's later list": (
        [replace("regions.yaml", "  population:", '  later_municipalities: ["010"]\n  population:')],
        """\
content/regions.yaml:10:26: error[control-total]: the later region of municipality "010" is not "14"
    hint: check the code here and in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a successor": (
        [replace(AHTARI, "type: town", 'type: town\nsuccessor: {municipality: "010", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:27: error[control-total]: municipality "010" Alavus does not name "989"
    hint: check the code, and predecessors in content/municipalities/alavus.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a predecessor": (
        [replace(AHTARI, "type: town", 'type: town\npredecessors: ["010"]')],
        """\
content/municipalities/ahtari.yaml:6:16: error[control-total]: the successor of municipality "010" is not "989"
    hint: check the code here and there
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a theme": (
        [replace(APPLICATION, "themes: [services]", "themes: [meetings]"), replace(OTHER, "[]", "[services]")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:10: error[control-total]: target area "meetings" does not list application "2020-001"
    hint: check the theme, or add the id in content/calls/2020.yaml:46
content/applications/2020/yhteinen-kokous.yaml:16:10: error[control-total]: target area "services" does not list application "2020-002"
    hint: check the theme, or add the id in content/calls/2020.yaml:45
content/calls/2020.yaml:45:20: error[control-total]: application "2020-001" does not have the theme "services"
    hint: check the id here and content/applications/2020/kunta-kuuluu-kaikille.yaml:16
3 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a target area's list": (
        [replace(CALL, 'applications: ["2020-001"]', 'applications: ["2020-001", "2020-002", "2020-003"]')],
        """\
content/calls/2020.yaml:45:32: error[control-total]: application "2020-002" does not have the theme "services"
    hint: check the id here and content/applications/2020/yhteinen-kokous.yaml:16
content/calls/2020.yaml:45:44: error[control-total]: there is no application "2020-003"
    hint: check the id, or take it out
2 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a target area": (
        [
            replace(CALL, "- id: services", "- id: service"),
            replace(CALL, 'applications: ["2020-001"]', 'applications: ["2020-001", "2020-002"]'),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:10: error[unknown-target-area]: "services" is not a target area of call "2020"
    hint: there are "service", "meetings"
content/calls/2020.yaml:41:9: error[control-total]: no application has the theme "service"
    hint: check the id here and the themes of the applications that are listed
2 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a record too few": (
        [delete(OTHER)],
        """\
content/calls/2020.yaml:73:17: error[control-total]: applications: the records add up to 1, the control total is 2, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 68,050.45, the control total is 80,050.95, the difference is -12,000.50
    hint: every award is its request rounded down to 100.00; compare the requests that have no award with the source
content/calls/2020.yaml:77:19: error[control-total]: municipalities: the records add up to 1, the control total is 3, the difference is -2
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:78:27: error[control-total]: municipalities_as_lead: the records add up to 1, the control total is 2, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:79:30: error[control-total]: municipalities_as_partner: the records add up to 0, the control total is 1, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
5 errors, 0 warnings in 2 records
""",
    ),
    "control-total: a region's code": (
        [replace("regions.yaml", 'code: "14"', 'code: "41"')],
        """\
content/municipalities/ahtari.yaml:6:9: error[unknown-region]: there is no region "14"
    hint: the codes stand in content/regions.yaml
content/municipalities/alajarvi.yaml:6:9: error[unknown-region]: there is no region "14"
    hint: the codes stand in content/regions.yaml
content/municipalities/alavus.yaml:6:9: error[unknown-region]: there is no region "14"
    hint: the codes stand in content/regions.yaml
content/regions.yaml:1:9: error[control-total]: no municipality says its region is "41"
    hint: check the code here and in content/municipalities/
4 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a region": (
        [replace("municipalities/alavus.yaml", "count: 11468", "count: 11648")],
        """\
content/regions.yaml:10:15: error[control-total]: the populations of Etelä-Pohjanmaa add up to 26,735, not 26,555, the difference is +180
    hint: check the populations of its municipalities, or this sum
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a code": (
        [replace(AHTARI, "989", "990"), replace(OTHER, "989", "990")],
        """\
content/municipalities/ahtari.yaml:1:7: error[control-total]: region "14" Etelä-Pohjanmaa does not list municipality "990"
    hint: check the code and the region here and in regions.yaml
content/regions.yaml:9:14: error[unknown-municipality]: there is no municipality "989"
    hint: check the code here and in content/municipalities/
2 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a region's list": (
        [replace("regions.yaml", '    - {code: "010", fi: Alavus, sv: Alavo}\n', "")],
        """\
content/municipalities/alavus.yaml:1:7: error[control-total]: region "14" Etelä-Pohjanmaa does not list municipality "010"
    hint: check the code and the region here and in regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "control-characters: an escape": (
        [replace(AWARD, "project_as_written: Kunta kuuluu kaikille –hankkeeseen", 'project_as_written: "Kunta\\0"')],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:7:21: error[control-characters]: the invisible character U+0000 is not allowed
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "control-characters: another system's line break": (
        [replace(OTHER, "call:", "\u2028call:")],
        """\
content/applications/2020/yhteinen-kokous.yaml:2:1: error[control-characters]: the invisible character U+2028 is not allowed
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "date-order: the call": (
        [replace(CALL, "project_end: 2022-10-31", "project_end: 2020-10-31")],
        """\
content/calls/2020.yaml:19:14: error[date-order]: project_end 2020-10-31 is before decision_date 2020-12-09
    hint: check the year
1 error, 0 warnings in 3 records
""",
    ),
    "date-order: a report": (
        [replace(AWARD, "interim_reports: []", report("2021-04-30", "2021-01-01", "2021-05-10"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:44: error[date-order]: the period ends before it begins
    hint: swap the dates or check the year
1 error, 0 warnings in 3 records
""",
    ),
    "date-outside-call: before the decision": (
        [replace(AWARD, "\npayments: []", payments(("1", "2020-11-30", "1000.00")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: error[date-outside-call]: 2020-11-30 is before the decision of 2020-12-09
    hint: check the year
1 error, 0 warnings in 3 records
""",
    ),
    "date-outside-call: after the end": (
        [replace(AWARD, "interim_reports: []", report("2022-11-01", "2022-12-31", "2023-01-10"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:20: error[date-outside-call]: the period begins after the project's end, 2022-10-31
    hint: check the year
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-address: projects": (
        [replace(OTHER, "themes: []", "aliases: [kunta-kuuluu-kaikille]")],
        """\
content/applications/2020/yhteinen-kokous.yaml:16:11: error[duplicate-address]: the address "kunta-kuuluu-kaikille" is already used in content/applications/2020/kunta-kuuluu-kaikille.yaml:3
    hint: choose another name, or take out the alias
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-address: municipalities": (
        [replace(AHTARI, "Etseri", "Alavo"), replace("regions.yaml", "Etseri", "Alavo")],
        """\
content/municipalities/alavus.yaml:4:7: error[duplicate-address]: the address "alavo" is already used in content/municipalities/ahtari.yaml:4
    hint: choose another name, or take out the alias
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-award": (
        [put("awards/2020/yhteinen-kokous.yaml", records.AWARD.replace("item: 1", "item: 2"))],
        """\
content/awards/2020/yhteinen-kokous.yaml:1:14: error[duplicate-award]: application "2020-001" already has an award in content/awards/2020/kunta-kuuluu-kaikille.yaml:1
    hint: check which application is meant
content/awards/2020/yhteinen-kokous.yaml:1:14: error[file-name]: application "2020-001" is kunta-kuuluu-kaikille.yaml but this award is yhteinen-kokous.yaml
    hint: check the id; the two files carry the same name
2 errors, 0 warnings in 4 records
""",
    ),
    "duplicate-id: terms": (
        [put("terms.yaml", records.TERMS + records.TERMS)],
        """\
content/terms.yaml:3:7: error[duplicate-id]: the term's id "grant" is already used in content/terms.yaml:1
    hint: give another id
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-id: instalments": (
        [replace(AWARD, "\npayments: []", payments(("1", "2021-02-01", "1000.00"), ("1", "2021-06-01", "1000.00")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:18: error[duplicate-id]: instalment 1 is given twice
    hint: number the instalments 1, 2, 3
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:18: error[duplicate-id]: instalment 1 is given twice
    hint: number the instalments 1, 2, 3
2 errors, 0 warnings in 3 records
""",
    ),
    "duplicate-id: items": (
        [
            put(
                "awards/2020/yhteinen-kokous.yaml",
                records.AWARD.replace('"2020-001"', '"2020-002"')
                .replace("68000.00", "12000.00")
                .replace("Alavuden kaupungille", "Alajärven kaupungille")
                .replace('"010"', '"005"')
                .replace("Kunta kuuluu kaikille", "Yhteinen kokous"),
            )
        ],
        """\
content/awards/2020/yhteinen-kokous.yaml:2:7: error[duplicate-id]: the item "1" is already used in content/awards/2020/kunta-kuuluu-kaikille.yaml:2
    hint: check the item of the decision
content/calls/2020.yaml:75:11: error[control-total]: awards: the records add up to 2, the control total is 1, the difference is +1
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:76:12: error[control-total]: awarded: the records add up to 80,000.00, the control total is 68,000.00, the difference is 12,000.00
    hint: every award is its request rounded down to 100.00; compare the requests that have no award with the source
content/calls/2020.yaml:80:27: error[control-total]: municipalities_awarded: the records add up to 3, the control total is 1, the difference is +2
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:81:35: error[control-total]: municipalities_awarded_as_lead: the records add up to 2, the control total is 1, the difference is +1
    hint: a record of the call is missing or surplus, or names a wrong body
5 errors, 0 warnings in 4 records
""",
    ),
    "duplicate-id: in a region's list": (
        [replace("regions.yaml", "  population:", '    - {code: "010", fi: Alavus}\n  population:')],
        """\
content/regions.yaml:10:14: error[duplicate-id]: municipality "010" is listed twice
    hint: check the code here and in content/regions.yaml:8, or take one out
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-id: a theme": (
        [replace(APPLICATION, "themes: [services]", "themes: [services, services]")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:20: error[duplicate-id]: the theme "services" is given twice
    hint: check it here and in content/applications/2020/kunta-kuuluu-kaikille.yaml:16, or take one out
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-id: in a target area's list": (
        [replace(CALL, 'applications: ["2020-001"]', 'applications: ["2020-001", "2020-001"]')],
        """\
content/calls/2020.yaml:45:32: error[duplicate-id]: application "2020-001" is listed twice
    hint: check the id here and in content/calls/2020.yaml:45, or take one out
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-id: a term's address": (
        [
            put(
                "terms.yaml",
                "".join(
                    f"- id: {name}\n  term: {{fi: {name}}}\n  url: https://iri.example/c4\n"
                    for name in ("grant", "award")
                ),
            )
        ],
        """\
content/terms.yaml:6:8: error[duplicate-id]: the term's address "https://iri.example/c4" is already used in content/terms.yaml:3
    hint: copy the address anew
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-id: a region's name": (
        [
            put(
                "regions.yaml",
                records.REGIONS.replace("    sv: Södra", "    sv: Norra")
                + '- code: "16"\n  name: {sv: Norra Österbotten}\n  municipalities: []\n  population: 0\n',
            )
        ],
        """\
content/regions.yaml:11:9: error[control-total]: no municipality says its region is "16"
    hint: check the code here and in content/municipalities/
content/regions.yaml:12:14: error[duplicate-id]: the name of a region "Norra Österbotten" is already used in content/regions.yaml:4
    hint: check the name
2 errors, 0 warnings in 3 records
""",
    ),
    "duplicate-id: of a call's documents": (
        [replace(CALL, "- id: annex", "- id: decision")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:14:13: error[unknown-document]: "annex" is not a document of call "2020"
    hint: there are "decision", "decision"
content/applications/2020/yhteinen-kokous.yaml:14:13: error[unknown-document]: "annex" is not a document of call "2020"
    hint: there are "decision", "decision"
content/calls/2020.yaml:31:9: error[duplicate-id]: the id "decision" is already used in content/calls/2020.yaml:27
    hint: give another id
content/calls/2020.yaml:69:25: error[unknown-document]: "annex" is not a document of call "2020"
    hint: there are "decision", "decision"
4 errors, 0 warnings in 3 records
""",
    ),
    "duplicate-key": (
        [replace(AWARD, "item: 1\namount", "item: 1\nitem: 1\namount")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[duplicate-key]: "item" is given twice; first on line 2
    hint: keep one of the two
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-participant": (
        [
            replace(APPLICATION, "requested:", "  - as_written: KuusSote\n    organisation: kuussote\nrequested:"),
            replace(APPLICATION, "(KuusSote)", "(KuusSote, KuusSote)"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:12:5: error[duplicate-participant]: "KuusSote" is named twice in this project
    hint: take it out, or add a note if the source prints it twice
1 error, 0 warnings in 3 records
""",
    ),
    "empty-file": (
        [put("terms.yaml", b"# later\n")],
        """\
content/terms.yaml:1:1: error[empty-file]: the file is empty
    hint: fill in the record, or delete the file
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not a slug": (
        [rename(KUUSSOTE, "organisations/Kuus_Sote.yml")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[unknown-organisation]: there is no organisation "kuussote"
    hint: the organisations stand in content/organisations/
content/organisations/Kuus_Sote.yml:1:1: error[file-name]: "Kuus_Sote.yml" is not a name for an organisation
    hint: rename it to kuus-sote.yaml: lower-case letters a–z, digits and single hyphens
2 errors, 0 warnings in 3 records
""",
    ),
    "file-name: not the application's": (
        [rename(AWARD, "awards/2020/yhteinen-kokous.yaml")],
        """\
content/awards/2020/yhteinen-kokous.yaml:1:14: error[file-name]: application "2020-001" is kunta-kuuluu-kaikille.yaml but this award is yhteinen-kokous.yaml
    hint: check the id; the two files carry the same name
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the call's folder": (
        [rename(OTHER, "applications/2021/yhteinen-kokous.yaml")],
        """\
content/applications/2021/yhteinen-kokous.yaml:2:7: error[file-name]: the record belongs to call "2020" but lies in the folder 2021/
    hint: move it to applications/2020/
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the call's": (
        [rename(CALL, "calls/2021.yaml")],
        """\
content/calls/2021.yaml:1:5: error[file-name]: the call "2020" lies in 2021.yaml
    hint: rename the file to 2020.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the project's": (
        [replace(OTHER, "name: Yhteinen kokous", "name: Erillinen kokous")],
        """\
content/applications/2020/yhteinen-kokous.yaml:3:7: error[file-name]: the file of "Erillinen kokous" is called yhteinen-kokous.yaml
    hint: rename it to erillinen-kokous.yaml, or mend the name
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the municipality's": (
        [rename(AHTARI, "municipalities/etseri.yaml")],
        """\
content/municipalities/etseri.yaml:3:7: error[file-name]: the file of "Ähtäri" is called etseri.yaml
    hint: rename it to ahtari.yaml, or mend the name
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not a page's": (
        [rename("pages/about.sv.md", "pages/about.se.md")],
        """\
content/pages/about.se.md:1:1: error[file-name]: "about.se.md" is not a name for a page
    hint: name it <slug>.<language>.md, such as about.fi.md
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the organisation's": (
        [replace(KUUSSOTE, "fi: KuusSote", "fi: Kuntayhtymä\nother_forms: [KuusSote]")],
        """\
content/organisations/kuussote.yaml:2:7: error[file-name]: the file of "Kuntayhtymä" is called kuussote.yaml
    hint: mend the name, or rename the file to kuntayhtyma.yaml or to some words of that
1 error, 0 warnings in 3 records
""",
    ),
    "markdown-front-matter": (
        [put(ABOUT, b"# Tietoa\n")],
        """\
content/pages/about.fi.md:1:1: error[markdown-front-matter]: the page does not begin with its title
    hint: begin with the lines ---, title: …, description: … and ---
1 error, 0 warnings in 3 records
""",
    ),
    "missing-field: not there": (
        [replace(AWARD, "amount: 68000.00\n", "")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:1:1: error[missing-field]: an award has no "amount"
    hint: add a line that begins with "amount:"
1 error, 0 warnings in 3 records
""",
    ),
    "missing-field: nothing": (
        [replace(AWARD, "amount: 68000.00", "amount:")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:8: error[missing-field]: expected an amount in euros, found nothing
    hint: write it as 68000.00
1 error, 0 warnings in 3 records
""",
    ),
    "missing-field: no list": (
        [replace(OTHER, 'partners:\n  - as_written: Ähtäri\n    municipality: "989"', "partners:")],
        """\
content/applications/2020/yhteinen-kokous.yaml:9:10: error[missing-field]: expected a list, found nothing
    hint: write each item on a line of its own that begins with a hyphen, or [] for none
1 error, 0 warnings in 3 records
""",
    ),
    "missing-field: neither body": (
        [replace(APPLICATION, "    organisation: kuussote\n", "")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:10:5: error[missing-field]: a participant is either a municipality or an organisation
    hint: keep one of the fields municipality and organisation
1 error, 0 warnings in 3 records
""",
    ),
    "missing-file: content": (
        [rename(".", "../elsewhere")],
        """\
content:1:1: error[missing-file]: the content folder does not exist
    hint: name it with --content DIR
1 error, 0 warnings in 0 records
""",
    ),
    "missing-file: regions": (
        [delete("regions.yaml")],
        """\
content/regions.yaml:1:1: error[missing-file]: the file does not exist
    hint: add the list of every region
1 error, 0 warnings in 3 records
""",
    ),
    "missing-file: the current call": (
        [replace("../site.yaml", '"2020"', '"2021"')],
        """\
content/calls/2021.yaml:1:1: error[missing-file]: the site's current call has no record
    hint: add it, or mend current_call in site.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "missing-file: a page": (
        [delete(ABOUT), delete("pages/about.sv.md"), delete("pages/about.en.md")],
        """\
content/pages/about.fi.md:1:1: error[missing-file]: the page "about" does not exist in any language of the site
    hint: write it
1 error, 0 warnings in 3 records
""",
    ),
    "missing-text: a line": (
        [replace(APPLICATION, "name: Kunta kuuluu kaikille", 'name: " "')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[missing-text]: the text is empty
    hint: write the text, or delete the field if it may be left out
1 error, 0 warnings in 3 records
""",
    ),
    "missing-text: in any language": (
        [replace(KUUSSOTE, "  fi: KuusSote", "  fi:")],
        """\
content/organisations/kuussote.yaml:2:3: error[missing-text]: "name" has no text in any language
    hint: give it under fi, sv or en
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a municipality's code": (
        [replace(OTHER, '"989"', '"010"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-mismatch]: municipality "010" is Alavus / Alavo, not "Ähtäri" (line 10)
    hint: "Ähtäri" is municipality "989"
content/calls/2020.yaml:77:19: error[control-total]: municipalities: the records add up to 2, the control total is 3, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
2 errors, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a municipality's name": (
        [replace(OTHER, "as_written: Ähtäri", "as_written: Lahti"), replace(OTHER, "(Ähtäri)", "(Lahti)")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-mismatch]: municipality "989" is Ähtäri / Etseri, not "Lahti" (line 10)
    hint: check the code; a slip of the source needs a note that says why it is this municipality
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: an organisation": (
        [
            replace(APPLICATION, "as_written: KuusSote", "as_written: Ekami"),
            replace(APPLICATION, "(KuusSote)", "(Ekami)"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[name-mismatch]: organisation "kuussote" is KuusSote, not "Ekami" (line 10)
    hint: check the organisation, or add the printed form to other_forms in content/organisations/kuussote.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: the recipient": (
        [replace(AWARD, "Alavuden kaupungille", "Ähtärin kaupungille"), replace(AWARD, '"010"', '"989"')],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:6:17: error[name-mismatch]: the award is paid to municipality "989", but the lead is "010"
    hint: check content/applications/2020/kunta-kuuluu-kaikille.yaml:6
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: the project": (
        [replace(AWARD, "Kunta kuuluu kaikille", "Yhteinen kokous")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:7:21: error[name-mismatch]: the project of application "2020-001" is "Kunta kuuluu kaikille", not "Yhteinen kokous –hankkeeseen"
    hint: compare it with content/applications/2020/kunta-kuuluu-kaikille.yaml:3; where the sources differ, a note says how
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a region's list": (
        [replace("regions.yaml", "sv: Etseri", "sv: Etsäri")],
        """\
content/municipalities/ahtari.yaml:4:7: error[name-mismatch]: municipality "989" is "Etseri" here, but "Etsäri" in the list of its region
    hint: compare it with content/regions.yaml:9 and an official list
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a unit": (
        [replace(KUUSSOTE, "kind: joint-authority", 'kind: joint-authority\nunit_of: "010"')],
        """\
content/organisations/kuussote.yaml:4:10: error[name-mismatch]: municipality "010" is Alavus, but the unit is KuusSote
    hint: check the code, or add a note that says whose unit it is
1 error, 0 warnings in 3 records
""",
    ),
    "not-utf8": (
        [put("terms.yaml", "- id: grant\n  term: {fi: määrä}\n".encode("latin-1"))],
        """\
content/terms.yaml:2:15: error[not-utf8]: byte 0xe4 is not UTF-8 text
    hint: save the file with the encoding "UTF-8"
1 error, 0 warnings in 3 records
""",
    ),
    "out-of-range: an amount": (
        [replace(AWARD, "68000.00", "68000000000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[out-of-range]: "68000000000.00" is larger than any grant
    hint: check the digits
1 error, 0 warnings in 3 records
""",
    ),
    "out-of-range: a share": (
        [replace(CALL, "highest_share: 85", "highest_share: 0")],
        """\
content/calls/2020.yaml:21:16: error[out-of-range]: 0 % is not a share of the costs
    hint: write a number from 1 to 100
1 error, 0 warnings in 3 records
""",
    ),
    "payments-above-award": (
        [replace(AWARD, "\npayments: []", payments(("1", "2021-02-01", "60000.00"), ("2", "2021-06-01", "8000.01")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:12:1: error[payments-above-award]: payments less repayments are 68,000.01, above the award 68,000.00
    hint: check the amounts
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a row": (
        [replace(OTHER, "row: 2", "row: 3")],
        """\
content/applications/2020/yhteinen-kokous.yaml:15:8: error[source-mismatch]: the row is 3, but the id is "2020-002"
    hint: compare it with content/applications/2020/yhteinen-kokous.yaml:1 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: an item": (
        [replace(AWARD, "  item: 1", "  item: 2")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:11:9: error[source-mismatch]: the source is item 2, but the award is item 1
    hint: compare it with content/awards/2020/kunta-kuuluu-kaikille.yaml:2 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a condition's item": (
        [
            replace(
                AWARD,
                "\npayments: []",
                '\nconditions:\n  - {text: {fi: Avoin koodi}, section: "4", item: 2}\npayments: []',
            )
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:51: error[source-mismatch]: the condition is of item 2, but the award is item 1
    hint: compare it with content/awards/2020/kunta-kuuluu-kaikille.yaml:2 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a section": (
        [replace(AWARD, 'section: "4"', 'section: "3"')],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:10:12: error[source-mismatch]: the section is "3", but that of all awards is "4"
    hint: compare it with content/calls/2020.yaml:70 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a condition's section": (
        [
            replace(
                AWARD,
                "\npayments: []",
                '\nconditions:\n  - {text: {fi: Avoin koodi}, section: "5", item: 1}\npayments: []',
            )
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:40: error[source-mismatch]: the condition is from section "5", but the award from section "4"
    hint: compare it with content/awards/2020/kunta-kuuluu-kaikille.yaml:10 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a printed form": (
        [replace(KUUSSOTE, "kind:", "other_forms: [Kuusisote]\nkind:")],
        """\
content/organisations/kuussote.yaml:3:15: error[source-mismatch]: no application or award prints organisation "kuussote" as "Kuusisote"
    hint: check the letters, or take the form out
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: figures of the call": (
        [
            replace(CALL, 'budget_item: "28.90.32"', 'budget_item: "28.90.33"'),
            replace(CALL, "instalments: 3", "instalments: 4"),
            replace(CALL, "deadline: 2020-10-05", "deadline: 2020-10-06"),
            replace(CALL, "80 050,95", "80 500,95"),
        ],
        """\
content/calls/2020.yaml:15:14: error[source-mismatch]: budget_item is 28.90.33, but the source prints "28.90.32"
    hint: compare it with content/calls/2020.yaml:58 and the source
content/calls/2020.yaml:17:11: error[source-mismatch]: deadline is 2020-10-06, but the source prints "5.10.2020"
    hint: compare it with content/calls/2020.yaml:60 and the source
content/calls/2020.yaml:23:14: error[source-mismatch]: instalments is 4, but the source prints "kolmessa erässä"
    hint: compare it with content/calls/2020.yaml:65 and the source
content/calls/2020.yaml:74:14: error[source-mismatch]: requested is 80,050.95, but the source prints "80 500,95"
    hint: compare it with content/calls/2020.yaml:69 and the source
4 errors, 0 warnings in 3 records
""",
    ),
    "source-mismatch: no figure": (
        [
            replace(CALL, 'as_written: "5.10.2020"', 'as_written: "31.11.2020"'),
            replace(CALL, "kolmessa erässä", "useassa erässä"),
        ],
        """\
content/calls/2020.yaml:60:60: error[source-mismatch]: no date can be read in "31.11.2020"
    hint: copy the words that say it, such as "5.10.2020"
content/calls/2020.yaml:65:63: error[source-mismatch]: no number can be read in "useassa erässä"
    hint: copy the words that say it, such as "85 prosenttia" or "kolmessa erässä"
2 errors, 0 warnings in 3 records
""",
    ),
    "source-mismatch: the number of a statute": (
        [replace(CALL, 'number: "688/2001"', 'number: "668/2001"')],
        """\
content/calls/2020.yaml:36:13: error[source-mismatch]: the number is "668/2001", but the source prints "valtionavustuslain (688/2001) 8 §:n / valtionavustuslain 5 §:n"
    hint: compare it with content/calls/2020.yaml:39 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: the sections of a statute": (
        [replace(CALL, 'sections: "5, 8"', 'sections: "6, 8"')],
        """\
content/calls/2020.yaml:37:15: error[source-mismatch]: the sections are "6, 8", but the source prints "valtionavustuslain (688/2001) 8 §:n / valtionavustuslain 5 §:n"
    hint: compare it with content/calls/2020.yaml:39 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: the decision": (
        [replace(CALL, "decision_date: {document: decision}", "decision_date: {document: annex}")],
        """\
content/calls/2020.yaml:61:29: error[source-mismatch]: the date of the decision is from "annex", but the decision is "decision"
    hint: compare it with content/calls/2020.yaml:27: the first document is the decision
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a document": (
        [replace(OTHER, "document: annex", "document: decision")],
        """\
content/applications/2020/yhteinen-kokous.yaml:14:13: error[source-mismatch]: the source is "decision", but that of all requests is "annex"
    hint: compare it with content/calls/2020.yaml:69 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a participant too many": (
        [replace(OTHER, "Alajärvi (Ähtäri)", "Alajärvi")],
        """\
content/applications/2020/yhteinen-kokous.yaml:10:17: error[source-mismatch]: "Ähtäri" is not among the applicants "Alajärvi"
    hint: compare it with content/applications/2020/yhteinen-kokous.yaml:5 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "source-mismatch: a participant too few": (
        [replace(OTHER, "Alajärvi (Ähtäri)", "Alajärvi (Ähtäri ja Alavus)")],
        """\
content/applications/2020/yhteinen-kokous.yaml:5:23: error[source-mismatch]: the applicants are "Alajärvi (Ähtäri ja Alavus)", but no participant is written "Alavus"
    hint: compare it with content/applications/2020/yhteinen-kokous.yaml:9 and the source
1 error, 0 warnings in 3 records
""",
    ),
    "too-large": (
        [put(ABOUT, b"x" * 1_000_001)],
        """\
content/pages/about.fi.md:1:1: error[too-large]: the file is larger than 1,000,000 bytes
    hint: a record is a page of text; move anything else out of content/
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a folder": (
        [put("notes/todo.txt", b"later\n")],
        """\
content/notes/todo.txt:1:1: error[unexpected-file]: no kind of record belongs here
    hint: records lie in calls/, applications/<call>/, awards/<call>/, municipalities/, organisations/ and pages/
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a link to itself": (
        [link("organisations/loop.yaml", "loop.yaml")],
        """\
content/organisations/loop.yaml:1:1: error[unexpected-file]: this is a symbolic link
    hint: put the file itself here
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a link": (
        [link("pages/data.fi.md", "about.fi.md")],
        """\
content/pages/data.fi.md:1:1: error[unexpected-file]: this is a symbolic link
    hint: put the file itself here
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a page of no address": (
        [put("pages/news.fi.md", records.page("Uutisia"))],
        """\
content/pages/news.fi.md:1:1: error[unexpected-file]: the site has no page "news"
    hint: the pages are "about", "data-quality", "accessibility"
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-call": (
        [replace(OTHER, 'call: "2020"', 'call: "2021"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:2:7: error[file-name]: the record belongs to call "2021" but lies in the folder 2020/
    hint: move it to applications/2021/
content/applications/2020/yhteinen-kokous.yaml:2:7: error[unknown-call]: there is no call "2021"
    hint: there are "2020"
2 errors, 0 warnings in 3 records
""",
    ),
    "unknown-choice": (
        [replace(KUUSSOTE, "joint-authority", "joint-autority")],
        """\
content/organisations/kuussote.yaml:3:7: error[unknown-choice]: "joint-autority" is not one of company, hospital-district, joint-authority, library, municipal-enterprise
    hint: did you mean "joint-authority"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-document: of a record": (
        [replace(AWARD, "document: decision", "document: desicion")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:9:13: error[unknown-document]: "desicion" is not a document of call "2020"
    hint: there are "decision", "annex"
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-document: of a fact": (
        [replace(CALL, "requested: {document: annex", "requested: {document: appendix")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:14:13: error[source-mismatch]: the source is "annex", but that of all requests is "appendix"
    hint: compare it with content/calls/2020.yaml:69 and the source
content/applications/2020/yhteinen-kokous.yaml:14:13: error[source-mismatch]: the source is "annex", but that of all requests is "appendix"
    hint: compare it with content/calls/2020.yaml:69 and the source
content/calls/2020.yaml:69:25: error[unknown-document]: "appendix" is not a document of call "2020"
    hint: there are "decision", "annex"
3 errors, 0 warnings in 3 records
""",
    ),
    "unknown-field: misspelt": (
        [replace(AWARD, "amount: 68000.00", "amuont: 68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[unknown-field]: "amuont" is not a field of an award
    hint: did you mean "amount"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-field: unlike any other": (
        [replace("terms.yaml", "- id: grant\n", "- id: grant\n  colour: red\n")],
        """\
content/terms.yaml:2:3: error[unknown-field]: "colour" is not a field of a term
    hint: the fields are id, term, url, definition
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: a partner": (
        [replace(OTHER, '"989"', '"998"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[unknown-municipality]: there is no municipality "998"
    hint: "Ähtäri" is municipality "989"
content/calls/2020.yaml:77:19: error[control-total]: municipalities: the records add up to 2, the control total is 3, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:79:30: error[control-total]: municipalities_as_partner: the records add up to 0, the control total is 1, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
3 errors, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: of a unit": (
        [replace(KUUSSOTE, "kind: joint-authority", 'kind: joint-authority\nunit_of: "999"')],
        """\
content/organisations/kuussote.yaml:4:10: error[unknown-municipality]: there is no municipality "999"
    hint: the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: a successor": (
        [replace(AHTARI, "type: town", 'type: town\nsuccessor: {municipality: "999", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:27: error[unknown-municipality]: there is no municipality "999"
    hint: the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: its own successor": (
        [replace(AHTARI, "type: town", 'type: town\nsuccessor: {municipality: "989", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:27: error[unknown-municipality]: a municipality cannot be its own successor
    hint: name the municipality it was merged into
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: of a region": (
        [replace("regions.yaml", "  population:", '    - {code: "991", fi: Äänekoski}\n  population:')],
        """\
content/regions.yaml:10:14: error[unknown-municipality]: there is no municipality "991"
    hint: check the code here and in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-organisation": (
        [replace(APPLICATION, "organisation: kuussote", "organisation: kuusote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[unknown-organisation]: there is no organisation "kuusote"
    hint: did you mean "kuussote"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-page": (
        [replace(ABOUT, "page:projects", "page:project")],
        """\
content/pages/about.fi.md:8:18: error[unknown-page]: "page:project" is not a page of the site
    hint: did you mean "page:projects"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-region: of a municipality": (
        [replace(AHTARI, 'region: "14"', 'region: "41"')],
        """\
content/municipalities/ahtari.yaml:6:9: error[unknown-region]: there is no region "41"
    hint: the codes stand in content/regions.yaml
content/regions.yaml:9:14: error[control-total]: municipality "989" Ähtäri says its region is "41"
    hint: check content/municipalities/ahtari.yaml:6
content/regions.yaml:10:15: error[control-total]: the populations of Etelä-Pohjanmaa add up to 21,030, not 26,555, the difference is -5,525
    hint: check the populations of its municipalities, or this sum
3 errors, 0 warnings in 3 records
""",
    ),
    "unknown-region: later": (
        [replace(AHTARI, "type: town", 'type: town\nlater_region: {region: "41", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:24: error[unknown-region]: there is no region "41"
    hint: the codes stand in content/regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-section: of a fact": (
        [
            replace(
                CALL, 'instalments: {document: decision, section: "5"', 'instalments: {document: annex, section: "5"'
            )
        ],
        """\
content/calls/2020.yaml:65:43: error[unknown-section]: document "annex" has no section "5"
    hint: the sections stand in content/calls/2020.yaml:31, the document is named in content/calls/2020.yaml:65
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-section: of a sentence": (
        [replace(CALL, 'en: For cooperation.}\n        section: "1"', 'en: For cooperation.}\n        section: "7"')],
        """\
content/calls/2020.yaml:55:18: error[unknown-section]: document "decision" has no section "7"
    hint: the sections stand in content/calls/2020.yaml:30
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-target-area": (
        [replace(APPLICATION, "themes: [services]", "themes: [services, service]")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:20: error[unknown-target-area]: "service" is not a target area of call "2020"
    hint: there are "services", "meetings"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a code": (
        [replace(OTHER, '"989"', "989")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[unquoted]: unquoted 989 is a number to other programs, which changes it
    hint: write "989"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a text": (
        [replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: 2020")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[unquoted]: unquoted 2020 is a number to other programs
    hint: write "2020"
1 error, 0 warnings in 3 records
""",
    ),
    "unreadable-file": (
        [socket("organisations/pistoke.yaml")],
        """\
content/organisations/pistoke.yaml:1:1: error[unreadable-file]: the file cannot be read: no such device or address
    hint: check that it is an ordinary file you may read
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: in prose": (
        [replace(ABOUT, "page:projects", "javascript:alert(1)")],
        """\
content/pages/about.fi.md:8:18: error[unsafe-link]: "javascript:alert(1" is not an address of a web page
    hint: begin with https://, or name a page of the site such as page:about
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: in a record": (
        [replace("terms.yaml", "government grant}\n", "government grant}\n  url: ftp://iri.example/c4\n")],
        """\
content/terms.yaml:3:8: error[unsafe-link]: "ftp://iri.example/c4" is not an address of a web page
    hint: copy the whole address; it begins with https:// or http://
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a comma": (
        [replace(AWARD, "68000.00", "68 000,00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[wrong-format]: "68 000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a code": (
        [replace(OTHER, '"989"', '"98"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[wrong-format]: "98" is not of the form three digits, as "020"
    hint: write it as three digits, as "020"
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: of two lines": (
        [replace(OTHER, '"989"', '"98\\n\\n  9"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[wrong-format]: "98 9" is not of the form three digits, as "020"
    hint: write it as three digits, as "020"
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a date": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 5.10.2020")],
        """\
content/calls/2020.yaml:17:11: error[wrong-format]: "5.10.2020" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: no such day": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 2020-10-32")],
        """\
content/calls/2020.yaml:17:11: error[wrong-format]: "2020-10-32" is not a date
    hint: write year-month-day, such as 2020-12-09
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: an id": (
        [replace(OTHER, '"2020-002"', '"2019-002"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:1:5: error[wrong-format]: the id "2019-002" does not begin with its call
    hint: write "2020-" and a number
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: quotes": (
        [replace(AWARD, "68000.00", '"68000.00"')],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[wrong-type]: the amount "68000.00" is in quotes
    hint: write 68000.00 without quotes
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: a list": (
        [replace(AWARD, "68000.00", "[68000.00]")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[wrong-type]: expected an amount in euros, found a list
    hint: write it as 68000.00
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: no list": (
        [replace(OTHER, "themes: []", "themes: services")],
        """\
content/applications/2020/yhteinen-kokous.yaml:16:9: error[wrong-type]: expected a list, found "services"
    hint: write each item on a line of its own that begins with a hyphen, or [] for none
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: no fields": (
        [replace(AWARD, 'source:\n  document: decision\n  section: "4"\n  item: 1', "source: decision")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:8:9: error[wrong-type]: expected the fields of "source", found "decision"
    hint: the fields are document, section, item, row
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: no number": (
        [replace(AHTARI, "count: 5525", "count: 5 525")],
        """\
content/municipalities/ahtari.yaml:8:10: error[wrong-type]: "5 525" is not a whole number
    hint: write digits only, without quotes, such as 12
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: no degrees": (
        [replace(AHTARI, "lat: 62.5862", "lat: 62,5862")],
        """\
content/municipalities/ahtari.yaml:12:8: error[wrong-type]: "62,5862" is not a number
    hint: write digits and a full stop, without quotes, such as 62.5862
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: not a list of regions": (
        [put("regions.yaml", b"code: '14'\n")],
        """\
content/regions.yaml:1:1: error[wrong-type]: the file must be a list
    hint: begin a region with a hyphen and a space
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a tab": (
        [replace(AWARD, "  as_written: Alavuden", "\tas_written: Alavuden")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:5:1: error[yaml-syntax]: this is not YAML: found character that cannot start any token (while scanning for the next token)
    hint: replace the tab with spaces
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a colon": (
        [replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: Kunta: kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:12: error[yaml-syntax]: this is not YAML: mapping values are not allowed in this context
    hint: put the value in double quotes if it holds a colon, or check the indentation
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: two documents": (
        [put("terms.yaml", records.TERMS + "---\n" + records.TERMS)],
        """\
content/terms.yaml:3:1: error[yaml-syntax]: a second document begins here
    hint: keep one record in a file: delete the line ---
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: too deep": (
        [put("terms.yaml", "[" * 21 + "]" * 21 + "\n")],
        """\
content/terms.yaml:1:21: error[yaml-syntax]: values are nested more than 20 deep
    hint: take out the superfluous brackets or indentation
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a tag": (
        [replace(AWARD, "amount: 68000.00", "amount: !!float 68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[yaml-syntax]: the tag "tag:yaml.org,2002:float" is not used in records
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a quote left open": (
        [replace(OTHER, '"2020-002"', '"2020-002')],
        """\
content/applications/2020/yhteinen-kokous.yaml:2:8: error[yaml-syntax]: this is not YAML: did not find expected key (while parsing a block mapping)
    hint: check the indentation and the quotes of this line and the one above
1 error, 0 warnings in 3 records
""",
    ),
}
