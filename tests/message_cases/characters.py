"""Characters and bytes: encodings, marks that cannot be seen, letters that look like others, HTML."""

# ruff: noqa: E501 (a message is one line, however long)

import unicodedata

import records
from message_cases.paths import ABOUT, APPLICATION, AWARD, KUUSSOTE, OTHER, place_of_ahtari, printed, title
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "byte-order-mark": (
        [put("terms.yaml", b"\xef\xbb\xbf" + records.TERMS.encode())],
        """\
content/terms.yaml:1:1: error[byte-order-mark]: the file begins with a byte-order mark
    hint: save it as "UTF-8", not as "UTF-8 with BOM"
1 error, 0 warnings in 3 records
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
    "control-characters: several": (
        [replace(ABOUT, "Katso", "\x01Kat\x02so")],
        """\
content/pages/about.fi.md:8:1: error[control-characters]: the invisible character U+0001 is not allowed
    hint: delete it
content/pages/about.fi.md:8:5: error[control-characters]: the invisible character U+0002 is not allowed
    hint: delete it
2 errors, 0 warnings in 3 records
""",
    ),
    "control-characters: the line ends of an old system": (
        [put(AWARD, records.AWARD.replace("\n", "\r", 2))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:1:24: error[control-characters]: the invisible character U+000D is not allowed
    hint: set the line ends to "LF" in your editor and save the file
1 error, 0 warnings in 3 records
""",
    ),
    "html: a tag in a record": (
        [title("Kunta <b>kuuluu</b> kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:13: error[html]: "<b>" is HTML; texts of records are plain
    hint: delete it, or write the sign in words
1 error, 0 warnings in 3 records
""",
    ),
    "html: an entity in a record": (
        [replace(KUUSSOTE, "fi: KuusSote", "fi: KuusSote\n  sv: Vård &amp; omsorg")],
        """\
content/organisations/kuussote.yaml:3:12: error[html]: "&amp;" is HTML; texts of records are plain
    hint: delete it, or write the sign in words
1 error, 0 warnings in 3 records
""",
    ),
    "html: a script in a note": (
        [replace(OTHER, "themes: []", "note: {fi: <script>alert(1)</script>}")],
        """\
content/applications/2020/yhteinen-kokous.yaml:16:12: error[html]: "<script>" is HTML; texts of records are plain
    hint: delete it, or write the sign in words
1 error, 0 warnings in 3 records
""",
    ),
    "html: in prose": (
        [replace(ABOUT, "Katso", "Katso <b>kaikki</b><br>")],
        """\
content/pages/about.fi.md:8:7: error[html]: "<b>" is HTML; it is taken out of the page
    hint: write Markdown: **bold**, [a link](https://…), a list with hyphens
content/pages/about.fi.md:8:16: error[html]: "</b>" is HTML; it is taken out of the page
    hint: write Markdown: **bold**, [a link](https://…), a list with hyphens
content/pages/about.fi.md:8:20: error[html]: "<br>" is HTML; it is taken out of the page
    hint: write Markdown: **bold**, [a link](https://…), a list with hyphens
3 errors, 0 warnings in 3 records
""",
    ),
    "html: a comment in prose": (
        [replace(ABOUT, "Katso", "<!-- katso -->")],
        """\
content/pages/about.fi.md:8:1: error[html]: "<!--" is HTML; it is taken out of the page
    hint: write Markdown: **bold**, [a link](https://…), a list with hyphens
1 error, 0 warnings in 3 records
""",
    ),
    "line-break": (
        [title('"Kunta kuuluu kaikille\\nER  - \\n\\nTY  - DATA"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[line-break]: the text has a line break after "Kunta kuuluu kaikille"
    hint: write the text as one line, with a space in place of the line break
1 error, 0 warnings in 3 records
""",
    ),
    "line-break: as on Windows, after a long text": (
        [title('"Kunta kuuluu kaikille ja kaikki kuuluvat kuntaan\\r\\nEND:VEVENT"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[line-break]: the text has a line break after "…uluu kaikille ja kaikki kuuluvat kuntaan"
    hint: write the text as one line, with a space in place of the line break
1 error, 0 warnings in 3 records
""",
    ),
    "line-break: an empty line in quotation marks": (
        [title("'Kunta kuuluu\n\n  kaikille'")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[line-break]: the text has a line break after "Kunta kuuluu"
    hint: write the text as one line, with a space in place of the line break
1 error, 0 warnings in 3 records
""",
    ),
    "line-break: in a block": (
        [replace(KUUSSOTE, "fi: KuusSote", "fi: KuusSote\n  sv: |\n    KuusSote\n    på svenska")],
        """\
content/organisations/kuussote.yaml:3:7: error[line-break]: the text has a line break after "KuusSote"
    hint: write the text as one line, with a space in place of the line break
1 error, 0 warnings in 3 records
""",
    ),
    "line-break: in the title of a page": (
        [replace(ABOUT, "title: Tietoa (fi)", 'title: "Tietoa\\nmeistä"')],
        """\
content/pages/about.fi.md:2:8: error[line-break]: the text has a line break after "Tietoa"
    hint: write the text as one line, with a space in place of the line break
1 error, 0 warnings in 3 records
""",
    ),
    "tab: in a text": (
        [title("Kunta\tkuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[tab]: the text has a tab after "Kunta"
    hint: write a space in its place
1 error, 0 warnings in 3 records
""",
    ),
    "tab: an escape": (
        [title('"Kunta\\tkuuluu kaikille"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[tab]: the text has a tab after "Kunta"
    hint: write a space in its place
1 error, 0 warnings in 3 records
""",
    ),
    "line-ends: of a record": (
        [put(AWARD, records.AWARD.replace("\n", "\r\n"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:1:24: warning[line-ends]: the lines end as on Windows (CRLF)
    hint: set the line ends to "LF" in your editor and save the file
0 errors, 1 warning in 3 records
""",
    ),
    "line-ends: of a page": (
        [put(ABOUT, records.page("Tietoa").replace("\n", "\r\n"))],
        """\
content/pages/about.fi.md:1:4: warning[line-ends]: the lines end as on Windows (CRLF)
    hint: set the line ends to "LF" in your editor and save the file
0 errors, 1 warning in 3 records
""",
    ),
    "line-ends: of some lines": (
        [replace(AWARD, "item: 1\namount: 68000.00\n", "item: 1\namount: 68000.00\r\n")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:17: warning[line-ends]: the lines end as on Windows (CRLF)
    hint: set the line ends to "LF" in your editor and save the file
0 errors, 1 warning in 3 records
""",
    ),
    "look-alike: a dotless i in a name": (
        [title("Kunta kuuluu kaıkille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:22: error[look-alike]: "kaıkille" has U+0131 latin small letter dotless i in place of the letter it looks like
    hint: write "kaikille"; where a source prints it so, add a note
1 error, 0 warnings in 3 records
""",
    ),
    "look-alike: a dotless i in a printed form": (
        printed("Ähtärı"),
        """\
content/applications/2020/yhteinen-kokous.yaml:5:38: error[look-alike]: "Ähtärı" has U+0131 latin small letter dotless i in place of the letter it looks like
    hint: write "Ähtäri"; where a source prints it so, add a note
content/applications/2020/yhteinen-kokous.yaml:10:22: error[look-alike]: "Ähtärı" has U+0131 latin small letter dotless i in place of the letter it looks like
    hint: write "Ähtäri"; where a source prints it so, add a note
2 errors, 0 warnings in 3 records
""",
    ),
    "look-alike: a dotless i in our own text": (
        [replace(KUUSSOTE, "fi: KuusSote", "fi: KuusSote\n  sv: Sıxvård")],
        """\
content/organisations/kuussote.yaml:3:8: error[look-alike]: "Sıxvård" has U+0131 latin small letter dotless i in place of the letter it looks like
    hint: write "Sixvård"; a quotation stands in quotation marks
1 error, 0 warnings in 3 records
""",
    ),
    "look-alike: a Cyrillic letter in a name": (
        [title("Kuntа kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:11: error[look-alike]: "Kuntа" has U+0430 cyrillic small letter a in place of the letter it looks like
    hint: write "Kunta"; where a source prints it so, add a note
1 error, 0 warnings in 3 records
""",
    ),
    "look-alike: a Cyrillic letter in prose": (
        [replace(ABOUT, "Katso", "Kаtso")],
        """\
content/pages/about.fi.md:8:2: error[look-alike]: "Kаtso" has U+0430 cyrillic small letter a in place of the letter it looks like
    hint: write "Katso"; a quotation stands in quotation marks
1 error, 0 warnings in 3 records
""",
    ),
    "look-alike: a small l in a name": (
        [title("lnarin kunta kuuluu kaikille")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[look-alike]: "lnarin" begins with a small l in place of a capital I
    hint: write "Inarin"; where a source prints it so, add a note
1 error, 0 warnings in 3 records
""",
    ),
    "look-alike: a small l in prose": (
        [replace(ABOUT, "Katso", "Katso lnari ja")],
        """\
content/pages/about.fi.md:8:7: error[look-alike]: "lnari" begins with a small l in place of a capital I
    hint: write "Inari"; a quotation stands in quotation marks
1 error, 0 warnings in 3 records
""",
    ),
    "look-alike: a small l in a printed form": (
        [
            *place_of_ahtari("Inari"),
            *printed("lnari"),
        ],
        """\
content/applications/2020/yhteinen-kokous.yaml:5:33: error[look-alike]: "lnari" begins with a small l in place of a capital I
    hint: write "Inari"; where a source prints it so, add a note
content/applications/2020/yhteinen-kokous.yaml:10:17: error[look-alike]: "lnari" begins with a small l in place of a capital I
    hint: write "Inari"; where a source prints it so, add a note
2 errors, 0 warnings in 3 records
""",
    ),
    "look-alike: a small l before a vowel": (
        [
            *place_of_ahtari("Iisalmi"),
            *printed("lisalmi"),
        ],
        """\
content/applications/2020/yhteinen-kokous.yaml:10:17: error[look-alike]: "lisalmi" begins with a small l in place of a capital I
    hint: write "Iisalmi"; where a source prints it so, add a note
1 error, 0 warnings in 3 records
""",
    ),
    "not-nfc: in a record": (
        [put(OTHER, unicodedata.normalize("NFD", records.NOT_AWARDED))],
        """\
content/applications/2020/yhteinen-kokous.yaml:5:27: error[not-nfc]: "ä" is written with 2 characters
    hint: type "ä" anew
content/applications/2020/yhteinen-kokous.yaml:5:34: error[not-nfc]: "Ä" is written with 2 characters
    hint: type "Ä" anew
content/applications/2020/yhteinen-kokous.yaml:5:38: error[not-nfc]: "ä" is written with 2 characters
    hint: type "ä" anew
content/applications/2020/yhteinen-kokous.yaml:7:19: error[not-nfc]: "ä" is written with 2 characters
    hint: type "ä" anew
content/applications/2020/yhteinen-kokous.yaml:10:17: error[not-nfc]: "Ä" is written with 2 characters
    hint: type "Ä" anew
content/applications/2020/yhteinen-kokous.yaml:10:21: error[not-nfc]: "ä" is written with 2 characters
    hint: type "ä" anew
6 errors, 0 warnings in 3 records
""",
    ),
    "not-nfc: a sign of its own": (
        [title("Kunta kuuluu kaikille \u212bbossa")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:29: error[not-nfc]: "Å" (U+212B angstrom sign) is another character
    hint: type "Å" anew
1 error, 0 warnings in 3 records
""",
    ),
    "not-nfc: in prose": (
        [replace(ABOUT, "Katso", "Ka\u0308tso")],
        """\
content/pages/about.fi.md:8:2: error[not-nfc]: "ä" is written with 2 characters
    hint: type "ä" anew
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
    "not-utf8: two bytes a letter": (
        [put("terms.yaml", records.TERMS.encode("utf-16"))],
        """\
content/terms.yaml:1:1: error[not-utf8]: the file is saved in another encoding, UTF-16
    hint: save the file with the encoding "UTF-8"
1 error, 0 warnings in 3 records
""",
    ),
    "zero-width: in a record": (
        [title("Kunta\u200b kuuluu kaikille\u2060")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:12: error[zero-width]: the character U+200B zero width space cannot be seen
    hint: delete it: place the cursor here and press Delete once
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:29: error[zero-width]: the character U+2060 word joiner cannot be seen
    hint: delete it: place the cursor here and press Delete once
2 errors, 0 warnings in 3 records
""",
    ),
    "zero-width: in a code": (
        [replace(APPLICATION, '"010"', '"\u200e010"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:18: error[zero-width]: the character U+200E left-to-right mark cannot be seen
    hint: delete it: place the cursor here and press Delete once
1 error, 0 warnings in 3 records
""",
    ),
    "zero-width: an escape": (
        [title('"Kunta \\u200bkuuluu kaikille"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[zero-width]: the character U+200B zero width space cannot be seen
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "zero-width: in prose": (
        [replace(ABOUT, "Katso", "Kat\u00adso")],
        """\
content/pages/about.fi.md:8:4: error[zero-width]: the character U+00AD soft hyphen cannot be seen
    hint: delete it: place the cursor here and press Delete once
1 error, 0 warnings in 3 records
""",
    ),
}
