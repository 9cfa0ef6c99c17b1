"""What editors do every day: signs of other programs, names for codes, two versions of a file, a half of a pair."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import ABOUT, AHTARI, APPLICATION, AWARD, CALL, OTHER, addresses, payments
from records import Edit, put, rename, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "merge-conflict": (
        [
            replace(
                APPLICATION,
                "requested: 68050.45",
                "<<<<<<< HEAD\nrequested: 68050.45\n=======\nrequested: 68050.54\n>>>>>>> oma",
            )
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:12:1: error[merge-conflict]: two versions of the text stand here, one below the other: git could not join them
    hint: keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>
1 error, 0 warnings in 3 records
""",
    ),
    "merge-conflict: in a page": (
        [replace(ABOUT, "Katso", "<<<<<<< HEAD\nKatso\n=======\n>>>>>>> oma\nKatso")],
        """\
content/pages/about.fi.md:8:1: error[merge-conflict]: two versions of the text stand here, one below the other: git could not join them
    hint: keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>
1 error, 0 warnings in 3 records
""",
    ),
    "merge-conflict: in the list of addresses": (
        [put("addresses.txt", "/\n<<<<<<< HEAD\n/en/\n=======\n/sv/\n>>>>>>> oma\n")],
        """\
content/addresses.txt:2:1: error[merge-conflict]: two versions of the text stand here, one below the other: git could not join them
    hint: keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>
1 error, 0 warnings in 3 records
""",
    ),
    "not-utf8: a picture": (
        [put(APPLICATION, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x89")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:1:1: error[not-utf8]: this is not a text file
    hint: put the text itself here, not a picture or a file of an office program
1 error, 0 warnings in 3 records
""",
    ),
    "not-utf8: two bytes a letter, without a mark": (
        [put(APPLICATION, records.AWARDED.encode("utf-16-le"))],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:1:1: error[not-utf8]: the file is saved in another encoding, UTF-16
    hint: save the file with the encoding "UTF-8"
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a no-break space before a field": (
        [replace(APPLICATION, "lead:\n  as_written", "lead:\n\u00a0\u00a0as_written")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:7:1: error[indentation]: a space that is no ordinary space stands here, such as a no-break space
    hint: delete it and press the space bar
1 error, 0 warnings in 3 records
""",
    ),
    "indentation: a no-break space after a colon": (
        [replace(APPLICATION, "name: Kunta", "name:\u00a0Kunta")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:6: error[indentation]: a space that is no ordinary space stands here, such as a no-break space
    hint: delete it and press the space bar
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: another sign for it": (
        [replace(AWARD, "amount: 68000.00", "amount： 68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:7: error[missing-colon]: the colon after "amount" is missing
    hint: write amount: 68000.00
1 error, 0 warnings in 3 records
""",
    ),
    "missing-colon: no spaces in brackets": (
        [replace(CALL, "{fi: Liite, sv: Bilaga, en: Annex}", "{fi:Liite, sv:Bilaga, en:Annex}")],
        """\
content/calls/2020.yaml:32:15: error[missing-colon]: the space after "fi:" is missing
    hint: write fi: Liite
content/calls/2020.yaml:32:25: error[missing-colon]: the space after "sv:" is missing
    hint: write sv: Bilaga
content/calls/2020.yaml:32:36: error[missing-colon]: the space after "en:" is missing
    hint: write en: Annex
3 errors, 0 warnings in 3 records
""",
    ),
    "quotes: & and ! before a text": (
        [
            replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: &Kunta kuuluu kaikille"),
            replace(OTHER, "name: Yhteinen kokous", "name: !Yhteinen kokous"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[quotes]: a value that begins with & stands in quotation marks
    hint: write "&Kunta kuuluu kaikille"
content/applications/2020/yhteinen-kokous.yaml:3:7: error[quotes]: a value that begins with ! stands in quotation marks
    hint: write "!Yhteinen kokous"
2 errors, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: marks of code": (
        [put(OTHER, f"```yaml\n{records.NOT_AWARDED}```\n")],
        """\
content/applications/2020/yhteinen-kokous.yaml:1:1: error[yaml-syntax]: ``` marks code in Markdown; records have no such marks
    hint: delete the line
content/applications/2020/yhteinen-kokous.yaml:18:1: error[yaml-syntax]: ``` marks code in Markdown; records have no such marks
    hint: delete the line
2 errors, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: three dots": (
        [replace(OTHER, "name:", "...\nname:")],
        """\
content/applications/2020/yhteinen-kokous.yaml:3:1: error[yaml-syntax]: a line of three dots ends the record, but more follows
    hint: delete the line
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a comma too many": (
        [replace(APPLICATION, "themes: [services]", "themes: [services,, services]")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:19: error[yaml-syntax]: nothing stands before this comma
    hint: delete it
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: brackets in brackets": (
        [replace(APPLICATION, "themes: [services]", "themes: " + "[" * 2000 + "]" * 2000)],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:1008: error[yaml-syntax]: this is not YAML: brackets stand in brackets too often
    hint: take out the superfluous brackets or indentation
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: an item without its space": (
        [replace(APPLICATION, "themes: [services]", "themes:\n  -services")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:17:3: error[yaml-syntax]: an item of a list begins with a hyphen and a space
    hint: write - services
1 error, 0 warnings in 3 records
""",
    ),
    "yaml-syntax: a list whose first hyphen is missing": (
        [
            put(
                "terms.yaml",
                records.TERMS.replace("- id", "  id", 1)
                + records.TERMS.replace("grant", "other")
                + records.TERMS.replace("grant", "third"),
            )
        ],
        """\
content/terms.yaml:3:1: error[yaml-syntax]: a hyphen stands where no list can begin
    hint: take out the hyphen, or write the list’s name and a colon on the line above
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: as others write it": (
        [
            replace(
                AWARD,
                "\npayments: []",
                payments(
                    ("1", "2021–02–15", "1.00"),
                    ("2", "15-03-2021", "1.00"),
                    ("3", "20210415", "1.00"),
                    ("4", "2021-05-15.", "1.00"),
                ),
            )
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: error[date-format]: "2021–02–15" is not a date in the form year-month-day
    hint: write 2021-02-15
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:27: error[date-format]: "15-03-2021" is not a date in the form year-month-day
    hint: write 2021-03-15
content/awards/2020/kunta-kuuluu-kaikille.yaml:15:27: error[date-format]: "20210415" is not a date in the form year-month-day
    hint: write 2021-04-15
content/awards/2020/kunta-kuuluu-kaikille.yaml:16:27: error[date-format]: "2021-05-15." is not a date in the form year-month-day
    hint: write 2021-05-15
4 errors, 0 warnings in 3 records
""",
    ),
    "wrong-type: a number in quotes, with a zero, too long": (
        [
            replace(AWARD, "\nitem: 1\n", '\nitem: "1"\n'),
            replace(APPLICATION, "row: 1", "row: 01"),
            replace(OTHER, "row: 2", "row: 2000000000000"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:15:8: error[wrong-type]: "01" is not a whole number
    hint: write 1: digits only
content/applications/2020/yhteinen-kokous.yaml:15:8: error[wrong-type]: "2000000000000" is too large
    hint: check the digits
content/awards/2020/kunta-kuuluu-kaikille.yaml:2:7: error[wrong-type]: the number "1" is in quotes
    hint: write 1 without quotes
3 errors, 0 warnings in 3 records
""",
    ),
    "missing-field: several": (
        [replace(AWARD, "\npayments: []", "\npayments:\n  - url: https://www.alavus.fi/")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:5: error[missing-field]: "payments" has no "instalment", "date", "amount"
    hint: add a line for each of them: "instalment:", "date:", "amount:"
1 error, 0 warnings in 3 records
""",
    ),
    "missing-field: no body, whose name is known": (
        [replace(OTHER, '    municipality: "989"', "    municipality:")],
        """\
content/applications/2020/yhteinen-kokous.yaml:10:5: error[missing-field]: "Ähtäri" has neither the code of a municipality nor an organisation
    hint: write municipality: "989" below it
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a code without its zero": (
        [replace(APPLICATION, '"010"', '"10"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[wrong-format]: "10" is not of the form three digits
    hint: if Alavus is meant, write "010"
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: a name without letters": (
        [replace(OTHER, "name: Yhteinen kokous", "name: ???")],
        """\
content/applications/2020/yhteinen-kokous.yaml:3:7: error[file-name]: the file of "???" is called yhteinen-kokous.yaml
    hint: mend the name: no file can be named after it, because it has no letter a–z
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: the ending of another program": (
        [rename(OTHER, "applications/2020/yhteinen-kokous.yaml.txt")],
        """\
content/applications/2020/yhteinen-kokous.yaml.txt:1:1: error[file-name]: "yhteinen-kokous.yaml.txt" is not a name for an application
    hint: rename it to yhteinen-kokous.yaml: lower-case letters a–z, digits and single hyphens
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: a copy": (
        [put("applications/2020/yhteinen-kokous (1).yaml", records.NOT_AWARDED)],
        """\
content/applications/2020/yhteinen-kokous (1).yaml:1:1: error[file-name]: "yhteinen-kokous (1).yaml" is not a name for an application
    hint: delete it if it is a copy; otherwise rename it to yhteinen-kokous-1.yaml: lower-case letters a–z, digits and single hyphens
1 error, 0 warnings in 4 records
""",
    ),
    "duplicate-id: an application and its award": (
        [put("applications/2020/zeta.yaml", records.AWARDED.replace("Kunta kuuluu kaikille", "Zeta"))],
        """\
content/applications/2020/zeta.yaml:1:5: error[duplicate-id]: the id "2020-001" is already used in content/applications/2020/kunta-kuuluu-kaikille.yaml:1
    hint: give the next free number
content/applications/2020/zeta.yaml:15:8: error[duplicate-id]: the row "1" is already used in content/applications/2020/kunta-kuuluu-kaikille.yaml:15
    hint: check the row of the annex
2 errors, 0 warnings in 4 records
""",
    ),
    "out-of-range: latitude and longitude swapped": (
        [replace(AHTARI, "lat: 62.5862", "lat: 23.6162"), replace(AHTARI, "lon: 23.6162", "lon: 62.5862")],
        """\
content/municipalities/ahtari.yaml:12:8: error[out-of-range]: lat 23.6162 is outside Finland
    hint: swap the two: lat and lon have changed places
1 error, 0 warnings in 3 records
""",
    ),
    "out-of-range: a longitude": (
        [replace(AHTARI, "lon: 23.6162", "lon: 240.631")],
        """\
content/municipalities/ahtari.yaml:13:8: error[out-of-range]: lon 240.631 is outside Finland
    hint: write degrees from 19 to 32
1 error, 0 warnings in 3 records
""",
    ),
    "out-of-range: instalment 0": (
        [replace(AWARD, "\npayments: []", payments(("0", "2021-02-15", "1000.00")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:18: error[out-of-range]: instalments are numbered from 1 on
    hint: number the instalments 1, 2, 3
1 error, 0 warnings in 3 records
""",
    ),
    "out-of-range: repayments above payments": (
        [
            replace(AWARD, "\npayments: []", payments(("1", "2021-02-15", "1000.00"))),
            replace(AWARD, "repayments: []", "repayments:\n  - date: 2022-03-15\n    amount: 1000.01"),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:16:1: error[out-of-range]: the repayments are 0.01 above the payments
    hint: check the amounts
1 error, 0 warnings in 3 records
""",
    ),
    "missing-text: a name in Swedish": (
        [replace(AHTARI, "  sv: Etseri\n", "")],
        """\
content/municipalities/ahtari.yaml:2:1: error[missing-text]: municipality "989" has no name under sv
    hint: write sv: Etseri, as content/regions.yaml:9 does
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-type: a call, whose projects a page links to": (
        [
            replace(CALL, "highest_share: 85", "highest_share: 85 %"),
            replace(ABOUT, "page:projects", "project:2020-001"),
        ],
        """\
content/calls/2020.yaml:21:16: error[wrong-type]: "85 %" is not a whole number
    hint: write 85: digits only
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-page: records": (
        [
            replace(
                ABOUT,
                "page:projects",
                "municipality:Ähtäri) [b](municipality:999) [c](project:1) [d](project:2020-999) [e](call:2021) [f](page:nowhere",
            )
        ],
        """\
content/pages/about.fi.md:8:18: error[unknown-page]: "municipality:Ähtäri" is not a page of the site
    hint: did you mean "municipality:989"?
content/pages/about.fi.md:8:43: error[unknown-page]: "municipality:999" is not a page of the site
    hint: the codes stand in content/municipalities/
content/pages/about.fi.md:8:65: error[unknown-page]: "project:1" is not a page of the site
    hint: did you mean "project:2020-001"?
content/pages/about.fi.md:8:80: error[unknown-page]: "project:2020-999" is not a page of the site
    hint: the ids stand in content/applications/
content/pages/about.fi.md:8:102: error[unknown-page]: "call:2021" is not a page of the site
    hint: there is only "2020"
content/pages/about.fi.md:8:117: error[unknown-page]: "page:nowhere" is not a page of the site
    hint: the pages are "page:about", "page:accessibility", "page:data", "page:data-quality", "page:home", "page:municipalities", "page:projects", "page:verify"
6 errors, 0 warnings in 3 records
""",
    ),
    "unknown-page: a heading": (
        [replace(ABOUT, "Katso", "## A {#a}\n\n## B {#a}\n\n[x](#b) Katso")],
        """\
content/pages/about.fi.md:10:8: error[duplicate-id]: the heading’s id "a" is already used on line 8
    hint: give another id
content/pages/about.fi.md:12:5: error[unknown-page]: no heading of the page has the id "b"
    hint: write {#b} behind the heading that is meant, or mend the link
2 errors, 0 warnings in 3 records
""",
    ),
    "unsafe-link: a picture, and links that do not end": (
        [replace(ABOUT, "Katso", "![kuva](kuva.png)\n[x](https://vm.fi/a b)\n[x](https://vm.fi\n\nKatso")],
        """\
content/pages/about.fi.md:8:1: error[unsafe-link]: a picture is taken out of the page
    hint: link to it: [what it shows](https://…)
content/pages/about.fi.md:9:5: error[unsafe-link]: the link does not end behind its address
    hint: write ) behind the address; where it holds a space, write %20 for it
content/pages/about.fi.md:10:5: error[unsafe-link]: the link does not end behind its address
    hint: write ) behind the address; where it holds a space, write %20 for it
3 errors, 0 warnings in 3 records
""",
    ),
    "unsafe-link: an address in other signs": (
        [replace(AWARD, "outputs: []", "outputs:\n  - name: {fi: Koodi}\n    url: <https://www.alavus.fi/>")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:18:10: error[unsafe-link]: "<https://www.alavus.fi/>" is not an address of a web page
    hint: write https://www.alavus.fi/
1 error, 0 warnings in 3 records
""",
    ),
    "unsafe-link: a name that hides where an address leads": (
        [
            replace(AWARD, "outputs: []", "outputs:\n  - name: {fi: Koodi}\n    url: https://vm.fi@alavus.fi/"),
            replace(ABOUT, "Katso", "[x](https://me:secret@vm.fi/) ja `https://a@vm.fi` tai https://vm.fi/@me: katso"),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:18:10: error[unsafe-link]: a name before @ hides where an address leads
    hint: take out vm.fi@, if the address that is left is the one that is meant
content/pages/about.fi.md:8:5: error[unsafe-link]: a name before @ hides where an address leads
    hint: take out me:secret@, if the address that is left is the one that is meant
2 errors, 0 warnings in 3 records
""",
    ),
    "wrong-format: headings of other levels": (
        [replace(ABOUT, "Katso", "# Otsikko\n\n##### Otsikko\n\nKatso")],
        """\
content/pages/about.fi.md:8:1: error[wrong-format]: a heading that begins with # is taken out of the page
    hint: begin it with ##, one below it with ###: # is the page’s title
content/pages/about.fi.md:10:1: error[wrong-format]: a heading that begins with ##### is taken out of the page
    hint: begin it with ##, one below it with ###: # is the page’s title
2 errors, 0 warnings in 3 records
""",
    ),
    "wrong-format: no address": (
        [put("addresses.txt", "/\nkunnat/ahtari/\n")],
        """\
content/addresses.txt:2:1: error[wrong-format]: "kunnat/ahtari/" is not an address of the site
    hint: begin with the / behind the address of the home page, as in /data/, or take the line out
1 error, 0 warnings in 3 records
""",
    ),
    "lost-address: a language": (
        [put("addresses.txt", addresses()), replace("../site.yaml", "[fi, sv, en]", "[fi, sv]")],
        """\
content/addresses.txt:94:1: error[lost-address]: the published address /en/ and others like it, 138 in all, would lead nowhere
    hint: put "en" back into languages in site.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-section: and none of all awards": (
        [replace(AWARD, 'section: "4"', 'section: "44"')],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:10:12: error[unknown-section]: document "decision" has no section "44"
    hint: the sections stand in content/calls/2020.yaml:30, the document is named in content/awards/2020/kunta-kuuluu-kaikille.yaml:9
1 error, 0 warnings in 3 records
""",
    ),
    "not-utf8: a table of words": (
        [put("words/forms.fi.tsv", b"k\xe4si\tk\xe4si\n")],
        """\
content/words/forms.fi.tsv:1:2: error[not-utf8]: byte 0xe4 is not UTF-8 text
    hint: save the file with the encoding "UTF-8"
1 error, 0 warnings in 3 records
""",
    ),
}
