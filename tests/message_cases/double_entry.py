"""What the records and the sources say twice: themes, names, figures, statutes, sections."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import APPLICATION, AWARD, CALL, KUUSSOTE, OTHER
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
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
    "file-name: not the organisation's": (
        [replace(KUUSSOTE, "fi: KuusSote", "fi: Kuntayhtymä\nother_forms: [KuusSote]")],
        """\
content/organisations/kuussote.yaml:2:7: error[file-name]: the file of "Kuntayhtymä" is called kuussote.yaml
    hint: mend the name, or rename the file to kuntayhtyma.yaml or to some words of that
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
}
