"""Files that are not YAML as records use it: colons, brackets, hyphens, fields given twice."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import APPLICATION, AWARD, CALL, title
from records import Edit, put, replace

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
    "duplicate-key": (
        [replace(AWARD, "item: 1\namount", "item: 1\nitem: 1\namount")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[duplicate-key]: "item" is given twice; first on line 2
    hint: keep one of the two
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-key: in a group": (
        [
            replace(
                APPLICATION,
                "  as_written: Alavuden kaupunki\n",
                "  as_written: Alavuden kaupunki\n  as_written: Alavus\n",
            )
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:3: error[duplicate-key]: "as_written" is given twice; first on line 7
    hint: keep one of the two
1 error, 0 warnings in 3 records
""",
    ),
    "duplicate-key: three times": (
        [replace(AWARD, "item: 1\namount", "item: 1\nitem: 2\nitem: 3\namount")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[duplicate-key]: "item" is given twice; first on line 2
    hint: keep one of the two
content/awards/2020/kunta-kuuluu-kaikille.yaml:4:1: error[duplicate-key]: "item" is given twice; first on line 2
    hint: keep one of the two
2 errors, 0 warnings in 3 records
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
    "missing-colon: after the name": (
        [replace(AWARD, "amount: 68000.00", "amount 68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:7: error[missing-colon]: the colon after "amount" is missing
    hint: write amount: 68000.00
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: another sign": (
        [replace(AWARD, "amount: 68000.00", "amount = 68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:7: error[missing-colon]: the colon after "amount" is missing
    hint: write amount: 68000.00
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: of a group": (
        [replace(APPLICATION, "lead:\n", "lead\n")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:6:5: error[missing-colon]: the colon after "lead" is missing
    hint: write lead:
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: in a list": (
        [replace(APPLICATION, "    organisation: kuussote", "    organisation kuussote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:17: error[missing-colon]: the colon after "organisation" is missing
    hint: write organisation: kuussote
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: the space after it": (
        [replace(AWARD, "amount: 68000.00", "amount:68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:8: error[missing-colon]: the space after "amount:" is missing
    hint: write amount: 68000.00
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: the space before a quoted code": (
        [replace(APPLICATION, 'municipality: "010"', 'municipality:"010"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:16: error[missing-colon]: the space after "municipality:" is missing
    hint: write municipality: "010"
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: a text that goes on at the margin": (
        [title("Kunta kuuluu\nkaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:4:1: error[missing-colon]: the line has no field’s name and colon
    hint: if it goes on with the text above, begin it with two more spaces than that text’s field
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
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[yaml-syntax]: the tag "!!float" is not used in records
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a hyphen without a space": (
        [replace(APPLICATION, "  - as_written: KuusSote", "  -as_written: KuusSote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:10:3: error[yaml-syntax]: an item of a list begins with a hyphen and a space
    hint: write - as_written: KuusSote
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a bullet": (
        [replace(APPLICATION, "  - as_written: KuusSote", "  • as_written: KuusSote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:10:3: error[yaml-syntax]: an item of a list begins with a hyphen and a space
    hint: write - as_written: KuusSote
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a hyphen before a field": (
        [replace(AWARD, "amount:", "- amount:")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[yaml-syntax]: a hyphen stands where no list can begin
    hint: take out the hyphen, or write the list’s name and a colon on the line above
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a bracket left open": (
        [replace(APPLICATION, "[services]", "[services")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:9: error[yaml-syntax]: the bracket [ is not closed
    hint: end the value with ]
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a brace left open": (
        [
            replace(
                CALL,
                'project_end: {document: decision, section: "5"}',
                'project_end: {document: decision, section: "5"',
            )
        ],
        """\
content/calls/2020.yaml:62:16: error[yaml-syntax]: the bracket { is not closed
    hint: end the value with }
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a comma missing": (
        [
            replace(
                CALL,
                'project_end: {document: decision, section: "5"}',
                'project_end: {document: decision section: "5"}',
            )
        ],
        """\
content/calls/2020.yaml:62:43: error[yaml-syntax]: this is not YAML: a bracket is open, or a comma is missing
    hint: close the bracket, and put a comma between two values in it
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a backslash": (
        [title('"Kunta \\kuuluu kaikille"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:14: error[yaml-syntax]: this is not YAML: a backslash in double quotes begins a special sign, and this one does not exist
    hint: write the backslash twice, or use single quotes
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a hyphen before a value": (
        [title("- Kunta kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[yaml-syntax]: a hyphen stands where no list can begin
    hint: begin the list on a line of its own; if it is a text, write "- Kunta kuuluu kaikille"
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: no word for a name": (
        [replace(AWARD, "amount:", "[amount]:")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:1: error[yaml-syntax]: a field's name is a single word
    hint: write the name, a colon and a space before the value
1 error, 0 warnings in 3 records
""",
    ),
}
