"""Fields that are missing or unknown, and what one record takes from another."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import ABOUT, AHTARI, APPLICATION, AWARD, CALL, OTHER, payments
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
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
    "duplicate-id: terms": (
        [put("terms.yaml", records.TERMS + records.TERMS)],
        """\
content/terms.yaml:3:7: error[duplicate-id]: the term’s id "grant" is already used in content/terms.yaml:1
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
    hint: write a value such as 68000.00
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
    "unknown-call": (
        [replace(OTHER, 'call: "2020"', 'call: "2021"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:2:7: error[unknown-call]: there is no call "2021"
    hint: there are "2020"
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
    "unknown-field: misspelt in a group": (
        [replace(APPLICATION, "  as_written: Alavuden", "  as_writen: Alavuden")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:7:3: error[unknown-field]: "as_writen" is not a field of "lead"
    hint: did you mean "as_written"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-field: a capital letter": (
        [replace(AWARD, "amount:", "Amount:")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[unknown-field]: "Amount" is not a field of an award
    hint: did you mean "amount"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-field: in another language": (
        [replace(AWARD, "amount:", "summa:")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:1:1: error[missing-field]: an award has no "amount"
    hint: add a line that begins with "amount:"
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[unknown-field]: "summa" is not a field of an award
    hint: the fields are application, item, amount, recipient, project_as_written, source, conditions, note, payments, interim_reports, final_report, repayments, outputs
2 errors, 0 warnings in 3 records
""",
    ),
    "unknown-field: with a space": (
        [replace(APPLICATION, "applicant_as_written:", "applicant as written:")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:5:1: error[unknown-field]: "applicant as written" is not a field of an application
    hint: did you mean "applicant_as_written"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-field: of a page": (
        [replace(ABOUT, "description:", "descripton:")],
        """\
content/pages/about.fi.md:3:1: error[unknown-field]: "descripton" is not a field of a page
    hint: did you mean "description"?
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
}
