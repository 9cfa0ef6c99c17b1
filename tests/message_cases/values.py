"""Values that are not written as their field wants them."""

# ruff: noqa: E501 (a message is one line, however long)

from message_cases.paths import ABOUT, AHTARI, APPLICATION, AWARD, CALL, KUUSSOTE, OTHER
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
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
    "unknown-choice": (
        [replace(KUUSSOTE, "joint-authority", "joint-autority")],
        """\
content/organisations/kuussote.yaml:3:7: error[unknown-choice]: "joint-autority" is not one of company, hospital-district, joint-authority, library, municipal-enterprise
    hint: did you mean "joint-authority"?
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
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68 000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a code": (
        [replace(OTHER, '"989"', '"98"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[wrong-format]: "98" is not of the form three digits
    hint: write it as "020"
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: of two lines": (
        [replace(OTHER, '"989"', '"98\\n\\n  9"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[wrong-format]: "98 9" is not of the form three digits
    hint: write it as "020"
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a date": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 5.10.2020")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "5.10.2020" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: no such day": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 2020-10-32")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "2020-10-32" is not a date in the form year-month-day
    hint: there is no such day; write year-month-day, such as 2020-12-09
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
}
