"""Characters and bytes: encodings, marks that cannot be seen, letters that look like others, HTML."""

# ruff: noqa: E501 (a message is one line, however long)

from message_cases.paths import ABOUT, AWARD, OTHER
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "byte-order-mark": (
        [put("terms.yaml", b"\xef\xbb\xbf- id: grant\n")],
        """\
content/terms.yaml:1:1: error[byte-order-mark]: the file begins with a byte-order mark
    hint: save it as "UTF-8", not as "UTF-8 with BOM"
content/terms.yaml:1:3: error[missing-field]: a term has no "term"
    hint: add a line that begins with "term:"
2 errors, 0 warnings in 3 records
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
    "not-utf8": (
        [put("terms.yaml", "- id: grant\n  term: {fi: määrä}\n".encode("latin-1"))],
        """\
content/terms.yaml:2:15: error[not-utf8]: byte 0xe4 is not UTF-8 text
    hint: save the file with the encoding "UTF-8"
1 error, 0 warnings in 3 records
""",
    ),
}
