"""Files that are not YAML as records use it: tabs, colons, quotation marks, indentation."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import APPLICATION, AWARD, OTHER
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
    "empty-file": (
        [put("terms.yaml", b"# later\n")],
        """\
content/terms.yaml:1:1: error[empty-file]: the file is empty
    hint: fill in the record, or delete the file
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a tab": (
        [replace(AWARD, "  as_written: Alavuden", "\tas_written: Alavuden")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:5:1: error[tab]: a tab stands before the text
    hint: replace the tab with spaces, two for each step further in
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a colon": (
        [replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: Kunta: kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:12: error[quotes]: a text with a colon and a space in it stands in quotation marks
    hint: write "Kunta: kuuluu kaikille"
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
content/applications/2020/yhteinen-kokous.yaml:1:5: error[quotes]: the quotation mark " is not closed
    hint: end the value with "
1 error, 0 warnings in 3 records
""",
    ),
}
