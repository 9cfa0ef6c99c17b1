"""Values of another kind, out of range, empty, or that lead nowhere."""

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
    "unsafe-link: without https": (
        [replace("terms.yaml", "government grant}\n", "government grant}\n  url: www.alavus.fi\n")],
        """\
content/terms.yaml:3:8: error[unsafe-link]: "www.alavus.fi" is not an address of a web page
    hint: if this is the page meant, write https://www.alavus.fi
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: a script": (
        [replace("terms.yaml", "government grant}\n", 'government grant}\n  url: "javascript:alert(1)"\n')],
        """\
content/terms.yaml:3:8: error[unsafe-link]: "javascript:alert(1)" is not an address of a web page
    hint: copy the whole address; it begins with https:// or http://
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: a space": (
        [replace("terms.yaml", "government grant}\n", "government grant}\n  url: https://www.alavus.fi/oma sivu\n")],
        """\
content/terms.yaml:3:8: error[unsafe-link]: "https://www.alavus.fi/oma sivu" is not an address of a web page
    hint: an address has no spaces: write %20 in place of each, or take them out
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: a file in prose": (
        [replace(ABOUT, "page:projects", "hankkeet.html")],
        """\
content/pages/about.fi.md:8:18: error[unsafe-link]: "hankkeet.html" is not an address of a web page
    hint: begin with https://, or name a page of the site such as page:about
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: mail in prose": (
        [replace(ABOUT, "page:projects", "mailto:kirjaamo@alavus.fi")],
        """\
content/pages/about.fi.md:8:18: error[unsafe-link]: "mailto:kirjaamo@alavus.fi" is not an address of a web page
    hint: begin with https://, or name a page of the site such as page:about
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
    hint: write a value such as 68000.00
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
    hint: write 5525: digits only
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
    "wrong-type: a list of fields": (
        [
            replace(
                APPLICATION,
                "lead:\n  as_written: Alavuden kaupunki\n  municipality",
                "lead:\n  - as_written: Alavuden kaupunki\n    municipality",
            )
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:7:3: error[wrong-type]: expected the fields of "lead", found a list
    hint: the fields are as_written, municipality, organisation, note
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: one item without its hyphen": (
        [replace(OTHER, "  - as_written: Ähtäri\n    municipality", "  as_written: Ähtäri\n  municipality")],
        """\
content/applications/2020/yhteinen-kokous.yaml:10:3: error[wrong-type]: expected a list, found a group of fields
    hint: write each item on a line of its own that begins with a hyphen, or [] for none
1 error, 0 warnings in 3 records
""",
    ),
}
