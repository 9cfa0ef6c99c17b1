"""Quotation marks that are missing, open or of the wrong kind, and what # hides."""

# ruff: noqa: E501 (a message is one line, however long)

from message_cases.paths import APPLICATION, AWARD, OTHER, title
from records import Edit, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "quotes: bold type": (
        [title("*Kunta* kuuluu *kaikille*")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: a value that begins with * stands in quotation marks
    hint: write "*Kunta* kuuluu *kaikille*"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a colon in a text": (
        [replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: Kunta: kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:12: error[quotes]: a text with a colon and a space in it stands in quotation marks
    hint: write "Kunta: kuuluu kaikille"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: left open": (
        [replace(OTHER, '"2020-002"', '"2020-002')],
        """\
content/applications/2020/yhteinen-kokous.yaml:1:5: error[quotes]: the quotation mark " is not closed
    hint: end the value with "
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a single one left open": (
        [title("'Kunta kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: the quotation mark ' is not closed
    hint: end the value with '
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: closed with another sign": (
        [title('"Kunta kuuluu kaikille”')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: the quotation mark " is not closed
    hint: end the value with "; ” and “ are other signs
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: around a code": (
        [replace(APPLICATION, '"010"', "”010”")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[quotes]: "”010”" has the wrong quotation marks
    hint: write "010" with straight quotation marks
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: around an id": (
        [replace(APPLICATION, 'id: "2020-001"', "id: “2020-001”")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:1:5: error[quotes]: "“2020-001”" has the wrong quotation marks
    hint: write "2020-001" with straight quotation marks
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: around a slug": (
        [replace(APPLICATION, "organisation: kuussote", "organisation: ”kuussote”")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[quotes]: "”kuussote”" has the wrong quotation marks
    hint: write kuussote
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: text after them": (
        [title('"Kunta kuuluu" kaikille')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:21: error[quotes]: text follows after the closing quotation mark
    hint: write '"Kunta kuuluu" kaikille'
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: an apostrophe": (
        [title("'Kunta's hanke'")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:14: error[quotes]: text follows after the closing quotation mark
    hint: write "Kunta's hanke"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a quotation": (
        [title('"Kunta "kuuluu" kaikille"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:15: error[quotes]: text follows after the closing quotation mark
    hint: write 'Kunta "kuuluu" kaikille'
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a colon at the end": (
        [title("Kunta kuuluu kaikille:")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:28: error[quotes]: a text with a colon and a space in it stands in quotation marks
    hint: write "Kunta kuuluu kaikille:"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: an at sign": (
        [title("@kunta kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: a value that begins with @ stands in quotation marks
    hint: write "@kunta kuuluu kaikille"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a percent sign": (
        [title("%-osuus kunnalle")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: a value that begins with % stands in quotation marks
    hint: write "%-osuus kunnalle"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a bracket": (
        [title("[Kunta] kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: a value that begins with [ stands in quotation marks
    hint: write "[Kunta] kuuluu kaikille"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: an angle": (
        [title("> Kunta kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: a value that begins with > stands in quotation marks
    hint: write "> Kunta kuuluu kaikille"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a comment for a value": (
        [title("#TutorÄly")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:6: error[quotes]: there is no value: what follows # is a comment
    hint: write "#TutorÄly"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a comment for an amount": (
        [replace(AWARD, "amount: 68000.00", "amount: #68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:8: error[quotes]: there is no value: what follows # is a comment
    hint: write the value without #
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a comment for a text that may be left out": (
        [replace(APPLICATION, "language: fi", "language: fi\nname_corrected: #KuntaKaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:5:16: error[quotes]: there is no value: what follows # is a comment
    hint: write "#KuntaKaikille"
1 error, 0 warnings in 3 records
""",
    ),
    "quotes: a comment in a text": (
        [title("Kunta #kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:12: error[quotes]: the text ends before #: what follows is a comment
    hint: write "Kunta #kuuluu kaikille", or a space after # where it is a comment
1 error, 0 warnings in 3 records
""",
    ),
}
