"""Lines that begin with too many or too few spaces, or with tabs."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import APPLICATION, AWARD, OTHER
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "indentation: fields beside their group": (
        [
            replace(
                APPLICATION,
                '  as_written: Alavuden kaupunki\n  municipality: "010"',
                'as_written: Alavuden kaupunki\nmunicipality: "010"',
            )
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:7:1: error[indentation]: "as_written" is a field of "lead", but stands beside it
    hint: begin the line with 2 more spaces, so that it stands below "lead"
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:1: error[indentation]: "municipality" is a field of "lead", but stands beside it
    hint: begin the line with 2 more spaces, so that it stands below "lead"
2 errors, 0 warnings in 3 records
""",
    ),
    "indentation: the last field of a group": (
        [replace(APPLICATION, '  municipality: "010"', 'municipality: "010"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:1: error[indentation]: "municipality" is a field of "lead", but stands beside it
    hint: begin the line with 2 more spaces, so that it stands below "lead"
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: the last field of an item": (
        [replace(APPLICATION, "    organisation: kuussote", "organisation: kuussote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:1: error[indentation]: "organisation" is a field of "partners", but stands beside it
    hint: begin the line with 4 more spaces, so that it stands below "partners"
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a field of the record in a group": (
        [replace(APPLICATION, "requested:", "    requested:")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:12:5: error[indentation]: "requested" is not a field of "partners", but of the record
    hint: take out the spaces before it, so that it stands at the beginning of its line
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: one space": (
        [replace(AWARD, "amount:", " amount:")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:2: error[indentation]: the line begins with 1 space, but no field above does
    hint: take out the spaces before it, so that it stands at the beginning of its line
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: two spaces": (
        [replace(OTHER, "lead:\n", "  lead:\n")],
        """\
content/applications/2020/yhteinen-kokous.yaml:6:3: error[indentation]: the line begins with 2 spaces, but no field above does
    hint: take out the spaces before it, so that it stands at the beginning of its line
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: too far in a group": (
        [replace(APPLICATION, '  municipality: "010"', '    municipality: "010"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:5: error[indentation]: the line begins with 4 spaces, but no field above does
    hint: begin it with 2 spaces, as a line above it does
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: not far enough in a group": (
        [replace(APPLICATION, '  municipality: "010"', ' municipality: "010"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:2: error[indentation]: the line begins with 1 space, but no field above does
    hint: begin it with 0 or 2 spaces, as a line above it does
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a field under its hyphen": (
        [replace(APPLICATION, "    organisation: kuussote", "  organisation: kuussote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:3: error[indentation]: the line begins with 2 spaces, but no field above does
    hint: begin it with 0 or 4 spaces, as a line above it does
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a hyphen too far in": (
        [replace(OTHER, '"989"\n', '"989"\n   - as_written: Alavus\n     municipality: "010"\n')],
        """\
content/applications/2020/yhteinen-kokous.yaml:12:4: error[indentation]: the hyphen does not stand below the one of the item before it
    hint: begin it with 2 spaces, as a line above it does
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a hyphen not far enough in": (
        [replace(OTHER, '"989"\n', '"989"\n - as_written: Alavus\n   municipality: "010"\n')],
        """\
content/applications/2020/yhteinen-kokous.yaml:12:2: error[indentation]: the hyphen does not stand below the one of the item before it
    hint: begin it with 2 spaces, as a line above it does
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a list on the line of its field": (
        [replace(APPLICATION, "partners:\n  - as_written", "partners: - as_written")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:9:11: error[indentation]: "as_written" stands on the line of the field that it belongs to
    hint: begin a new line before it, two spaces further in than that field
1 error, 0 warnings in 3 records
""",
    ),
    "tab: before a field": (
        [replace(AWARD, "  as_written: Alavuden", "\tas_written: Alavuden")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:5:1: error[tab]: a tab stands where spaces belong
    hint: replace the tab with spaces, two for each step further in
1 error, 0 warnings in 3 records
""",
    ),
    "tab: in several lines": (
        [
            replace(
                APPLICATION, "  - as_written: KuusSote\n    organisation", "\t- as_written: KuusSote\n\t  organisation"
            )
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:10:1: error[tab]: a tab stands where spaces belong
    hint: replace the tab with spaces, two for each step further in
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:1: error[tab]: a tab stands where spaces belong
    hint: replace the tab with spaces, two for each step further in
2 errors, 0 warnings in 3 records
""",
    ),
    "tab: after a hyphen": (
        [replace(APPLICATION, "  - as_written: KuusSote", "  -\tas_written: KuusSote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:10:4: error[tab]: a tab stands where spaces belong
    hint: replace the tab with spaces, two for each step further in
1 error, 0 warnings in 3 records
""",
    ),
    "tab: in an empty line": (
        [put("terms.yaml", records.TERMS + "\t\n")],
        """\
content/terms.yaml:3:1: error[tab]: a tab stands where spaces belong
    hint: replace the tab with spaces, two for each step further in
1 error, 0 warnings in 3 records
""",
    ),
}
