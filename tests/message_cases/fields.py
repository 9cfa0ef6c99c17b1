"""Fields that are missing or unknown, and what one record takes from another."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import ABOUT, AHTARI, APPLICATION, AWARD, CALL, KUUSSOTE, OTHER, payments
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
    "duplicate-address: themes": (
        [
            replace(
                CALL,
                "short: {fi: Kokoukset, sv: Möten, en: Meetings}",
                "short: {fi: palvelut, sv: Möten, en: Meetings}",
            )
        ],
        """\
content/calls/2020.yaml:48:5: error[duplicate-address]: the address "palvelut" is already used in content/calls/2020.yaml:43
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
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:18: error[duplicate-id]: instalment 1 is given twice
    hint: the first stands in content/awards/2020/kunta-kuuluu-kaikille.yaml:13; number the instalments 1, 2, 3
1 error, 0 warnings in 3 records
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
content/terms.yaml:6:8: error[duplicate-id]: the term’s address "https://iri.example/c4" is already used in content/terms.yaml:3
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
content/applications/2020/kunta-kuuluu-kaikille.yaml:10:5: error[missing-field]: "KuusSote" has neither the code of a municipality nor an organisation
    hint: add a line that begins with municipality: or with organisation:
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
    "unknown-call": (
        [replace(OTHER, 'call: "2020"', 'call: "2021"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:2:7: error[unknown-call]: there is no call "2021"
    hint: there is only "2020"
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
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[unknown-field]: "summa" is not a field of an award
    hint: did you mean "amount"?
1 error, 0 warnings in 3 records
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
    "unknown-section: of a statute": (
        [replace(CALL, '    sections: "5, 8"\n', '    sections: "5, 8"\n    other_sections: ["4", "7"]\n')],
        """\
content/calls/2020.yaml:38:27: error[unknown-section]: document "decision" has no section "7"
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
}
