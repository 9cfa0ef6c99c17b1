"""Several mistakes of different kinds in one file: all are named in one run."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import APPLICATION, AWARD, CALL, OTHER, payments
from records import Edit, put, replace

# A list of as many themes as there are letters.
MANY_THEMES = "themes: [" + ", ".join(["A"] * 300) + "]"

CASES: dict[str, tuple[list[Edit], str]] = {
    "quotes: with other mistakes of YAML": (
        [
            replace(APPLICATION, 'id: "2020-001"', 'id: "2020-001'),
            replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: Kunta: kuuluu kaikille"),
            replace(APPLICATION, "language: fi", "language:fi"),
            replace(APPLICATION, "lead:\n  as_written", "lead:\n\tas_written"),
            replace(APPLICATION, "    organisation: kuussote", "     organisation: kuussote"),
            replace(APPLICATION, "requested: 68050.45", "requested 68050.45"),
            replace(APPLICATION, "themes: [services]", "themes: [services"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:1:5: error[quotes]: the quotation mark " is not closed
    hint: end the value with "
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:12: error[quotes]: a text with a colon and a space in it stands in quotation marks
    hint: write "Kunta: kuuluu kaikille"
content/applications/2020/kunta-kuuluu-kaikille.yaml:4:10: error[missing-colon]: the space after "language:" is missing
    hint: write language: fi
content/applications/2020/kunta-kuuluu-kaikille.yaml:7:1: error[tab]: a tab stands where spaces belong
    hint: replace the tab with spaces, two for each step further in
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:6: error[indentation]: the line begins with 5 spaces, but no field above does
    hint: begin it with 4 spaces, as a line above it does
content/applications/2020/kunta-kuuluu-kaikille.yaml:12:10: error[missing-colon]: the colon after "requested" is missing
    hint: write requested: 68050.45
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:9: error[yaml-syntax]: the bracket [ is not closed
    hint: end the value with ]
7 errors, 0 warnings in 3 records
""",
    ),
    "amount-format: with other mistakes of values": (
        [
            replace(AWARD, 'application: "2020-001"', "application: “2020-001”"),
            replace(AWARD, "\nitem: 1\n", "\nitem: 1.\n"),
            replace(AWARD, "amount: 68000.00", "amount: 68 000,00 €"),
            replace(AWARD, '"010"', "Alavuden kaupunki"),
            replace(AWARD, "project_as_written: Kunta", "project_as_writen: Kunta"),
            replace(AWARD, 'section: "4"', "section: 4"),
            replace(AWARD, "\npayments: []", payments(("1", "15.2.2021", "1000.00"))),
            replace(AWARD, "outputs: []", "outputs:\n  - name: {fi: Koodi <b>avoin</b>}\n    url: www.alavus.fi"),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:1:14: error[quotes]: "“2020-001”" has the wrong quotation marks
    hint: write "2020-001" with straight quotation marks
content/awards/2020/kunta-kuuluu-kaikille.yaml:2:7: error[wrong-type]: "1." is not a whole number
    hint: write 1: digits only
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68 000,00 €" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
content/awards/2020/kunta-kuuluu-kaikille.yaml:6:17: error[name-for-code]: "Alavuden kaupunki" is a name; the code of the municipality belongs here
    hint: write "010", the code of Alavus
content/awards/2020/kunta-kuuluu-kaikille.yaml:7:1: error[unknown-field]: "project_as_writen" is not a field of an award
    hint: did you mean "project_as_written"?
content/awards/2020/kunta-kuuluu-kaikille.yaml:10:12: error[unquoted]: unquoted 4 is a number to other programs, which changes it
    hint: write "4"
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: error[date-format]: "15.2.2021" is not a date in the form year-month-day
    hint: write 2021-02-15
content/awards/2020/kunta-kuuluu-kaikille.yaml:18:22: error[html]: "<b>" is HTML; texts of records are plain
    hint: delete it, or write the sign in words
content/awards/2020/kunta-kuuluu-kaikille.yaml:19:10: error[unsafe-link]: "www.alavus.fi" is not an address of a web page
    hint: if this is the page meant, write https://www.alavus.fi
9 errors, 0 warnings in 3 records
""",
    ),
    "not-nfc: with other mistakes of characters": (
        [
            put(
                OTHER,
                records.NOT_AWARDED.replace("id:", "\ufeffid:", 1)
                .replace("Yhteinen kokous", "Yhteınen\u200b kokous")
                .replace("(Ähtäri)", "(A\u0308htäri)")
                .replace('"989"', "989")
                .replace("12000.50", "12\u00a0000,50")
                .replace("\n", "\r\n"),
            )
        ],
        """\
content/applications/2020/yhteinen-kokous.yaml:1:1: error[byte-order-mark]: the file begins with a byte-order mark
    hint: save it as "UTF-8", not as "UTF-8 with BOM"
content/applications/2020/yhteinen-kokous.yaml:1:15: warning[line-ends]: the lines end as on Windows (CRLF)
    hint: set the line ends to "LF" in your editor and save the file
content/applications/2020/yhteinen-kokous.yaml:3:11: error[look-alike]: "Yhteınen" has U+0131 latin small letter dotless i in place of the letter it looks like
    hint: write "Yhteinen"; where a source prints it so, add a note
content/applications/2020/yhteinen-kokous.yaml:3:15: error[zero-width]: the character U+200B zero width space cannot be seen
    hint: delete it: place the cursor here and press Delete once
content/applications/2020/yhteinen-kokous.yaml:5:33: error[not-nfc]: "Ä" is written with 2 characters
    hint: type "Ä" anew
content/applications/2020/yhteinen-kokous.yaml:11:19: error[unquoted]: unquoted 989 is a number to other programs, which changes it
    hint: write "989"
content/applications/2020/yhteinen-kokous.yaml:12:12: error[amount-format]: "12\xa0000,50" is not an amount in euros
    hint: write 12000.50: digits, a full stop and two decimals
6 errors, 1 warning in 3 records
""",
    ),
    "date-order: with other mistakes of sense": (
        [
            replace(CALL, "project_end: 2022-10-31", "project_end: 2020-10-31"),
            replace(CALL, "highest_share: 85", "highest_share: 850"),
            replace(CALL, "requested: {document: annex,", "requested: {document: anex,"),
            replace(CALL, "  awarded: 68000.00", "  awarded: 86000.00"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:14:13: error[source-mismatch]: the source is "annex", but that of all requests is "anex"
    hint: compare it with content/calls/2020.yaml:69 and the source
content/applications/2020/yhteinen-kokous.yaml:14:13: error[source-mismatch]: the source is "annex", but that of all requests is "anex"
    hint: compare it with content/calls/2020.yaml:69 and the source
content/calls/2020.yaml:19:14: error[date-order]: project_end 2020-10-31 is before decision_date 2020-12-09
    hint: check the year
content/calls/2020.yaml:21:16: error[out-of-range]: 850 % is not a share of the costs
    hint: write a number from 1 to 100
content/calls/2020.yaml:69:25: error[unknown-document]: "anex" is not a document of call "2020"
    hint: there are "decision", "annex"
content/calls/2020.yaml:76:12: error[control-total]: awarded: the records add up to 68,000.00, the control total is 86,000.00, the difference is -18,000.00
    hint: every award is its request rounded down to 100.00; compare the requests that have no award with the source
6 errors, 0 warnings in 3 records
""",
    ),
    "too-many": (
        [replace(APPLICATION, "themes: [services]", MANY_THEMES)],
        "".join(
            f"content/{APPLICATION}:16:{10 + 3 * number}: error[wrong-format]: "
            '"A" is not of the form lower-case letters a–z, digits and single hyphens\n'
            "    hint: if this is meant, write a\n"
            for number in range(199)
        )
        + f"content/{APPLICATION}:16:607: error[too-many]: there are more problems in this file than are shown\n"
        "    hint: mend these first\n"
        f"content/{APPLICATION}:16:607: error[wrong-format]: "
        '"A" is not of the form lower-case letters a–z, digits and single hyphens\n'
        "    hint: if this is meant, write a\n"
        "201 errors, 0 warnings in 3 records\n",
    ),
}
