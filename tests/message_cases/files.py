"""Files that lie or are named wrongly, or that are missing."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import ABOUT, AHTARI, APPLICATION, AWARD, CALL, KUUSSOTE, OTHER, addresses, link, socket
from records import Edit, delete, put, rename, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "file-name: not a slug": (
        [rename(KUUSSOTE, "organisations/Kuus_Sote.yml")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[unknown-organisation]: there is no organisation "kuussote"
    hint: the organisations stand in content/organisations/
content/organisations/Kuus_Sote.yml:1:1: error[file-name]: "Kuus_Sote.yml" is not a name for an organisation
    hint: rename it to kuus-sote.yaml: lower-case letters a–z, digits and single hyphens
2 errors, 0 warnings in 3 records
""",
    ),
    "file-name: not the application's": (
        [rename(AWARD, "awards/2020/yhteinen-kokous.yaml")],
        """\
content/awards/2020/yhteinen-kokous.yaml:1:14: error[file-name]: application "2020-001" is kunta-kuuluu-kaikille.yaml but this award is yhteinen-kokous.yaml
    hint: check the id; the two files carry the same name
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the call's": (
        [rename(CALL, "calls/2021.yaml")],
        """\
content/calls/2021.yaml:1:5: error[file-name]: the call "2020" lies in 2021.yaml
    hint: rename the file to 2020.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the project's": (
        [replace(OTHER, "name: Yhteinen kokous", "name: Erillinen kokous")],
        """\
content/applications/2020/yhteinen-kokous.yaml:3:7: error[file-name]: the file of "Erillinen kokous" is called yhteinen-kokous.yaml
    hint: rename it to erillinen-kokous.yaml, or mend the name
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the municipality's": (
        [rename(AHTARI, "municipalities/etseri.yaml")],
        """\
content/municipalities/etseri.yaml:3:7: error[file-name]: the file of "Ähtäri" is called etseri.yaml
    hint: rename it to ahtari.yaml, or mend the name
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not a page's": (
        [rename("pages/about.sv.md", "pages/about.se.md")],
        """\
content/pages/about.se.md:1:1: error[file-name]: "about.se.md" is not a name for a page
    hint: name it <slug>.<language>.md, such as about.fi.md
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-word": (
        [
            put(
                "words/forms.fi.tsv",
                "kunta\tkunta\nkuuluu\tkuulua\nyhteinen\tyhteinen\nhankkeeseen\thanke\nkaikille\tkaikki\npalvelut\tpalvelu\nkokoukset\tkokous\nkuussote\nkuus\nsote\n",
            ),
            put("words/stems.fi.tsv", ""),
        ],
        """\
content/applications/2020/yhteinen-kokous.yaml:3:7: warning[unknown-word]: the search does not know "kokous" yet
    hint: run make words and commit content/words/; until then the words are found as they are written
0 errors, 1 warning in 3 records
""",
    ),
    "file-name: a space and a capital": (
        [rename(OTHER, "applications/2020/Yhteinen kokous.yaml")],
        """\
content/applications/2020/Yhteinen kokous.yaml:1:1: error[file-name]: "Yhteinen kokous.yaml" is not a name for an application
    hint: rename it to yhteinen-kokous.yaml: lower-case letters a–z, digits and single hyphens
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: an umlaut": (
        [rename(AHTARI, "municipalities/ähtäri.yaml")],
        """\
content/municipalities/ähtäri.yaml:1:1: error[file-name]: "ähtäri.yaml" is not a name for a municipality
    hint: rename it to ahtari.yaml: lower-case letters a–z, digits and single hyphens
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: another ending": (
        [rename(OTHER, "applications/2020/yhteinen-kokous.yml")],
        """\
content/applications/2020/yhteinen-kokous.yml:1:1: error[file-name]: "yhteinen-kokous.yml" is not a name for an application
    hint: rename it to yhteinen-kokous.yaml: lower-case letters a–z, digits and single hyphens
1 error, 0 warnings in 3 records
""",
    ),
    "file-name: not the organisation's": (
        [
            replace(KUUSSOTE, "fi: KuusSote", "fi: Kuntayhtymä\nother_forms: [KuusiSote]"),
            replace(APPLICATION, "as_written: KuusSote", "as_written: KuusiSote"),
            replace(APPLICATION, "(KuusSote)", "(KuusiSote)"),
        ],
        """\
content/organisations/kuussote.yaml:2:7: error[file-name]: the file of "Kuntayhtymä" is called kuussote.yaml
    hint: mend the name, or rename the file to kuntayhtyma.yaml or to some words of that
1 error, 0 warnings in 3 records
""",
    ),
    "lost-address: a page that is renamed": (
        [
            put(
                "addresses.txt",
                "/\n/hankkeet/2020/kokouksia/ 2020-002\n/hankkeet/2020/kokouksia/jaa/\n/sv/projekt/2020/kokouksia/\n",
            )
        ],
        """\
content/addresses.txt:2:1: error[lost-address]: the published address /hankkeet/2020/kokouksia/ and others like it, 3 in all, would lead nowhere
    hint: add "kokouksia" to the aliases in content/applications/2020/yhteinen-kokous.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "lost-address: a municipality, a page, a code": (
        [
            put(
                "addresses.txt",
                "# a list\n\n/data/koodistot/#term-gift\n/en/news/\n/en/upotus/k/990/\n/h/2020-099/\n"
                "/kunnat/ahtari-kirkonkyla/ 989\n/kunnat/pylkonmaki/ 633\n/kunnat/#organisation-kunta\n",
            )
        ],
        """\
content/addresses.txt:3:1: error[lost-address]: the published address /data/koodistot/#term-gift would lead nowhere
    hint: codes and ids never change: put "term-gift" back
content/addresses.txt:4:1: error[lost-address]: the published address /en/news/ would lead nowhere
    hint: put the page back, or take the line out if the address was never published
content/addresses.txt:5:1: error[lost-address]: the published address /en/upotus/k/990/ would lead nowhere
    hint: ids and codes never change: give the record its "990" back
content/addresses.txt:6:1: error[lost-address]: the published address /h/2020-099/ would lead nowhere
    hint: ids and codes never change: give the record its "2020-099" back
content/addresses.txt:7:1: error[lost-address]: the published address /kunnat/ahtari-kirkonkyla/ would lead nowhere
    hint: add "ahtari-kirkonkyla" to the aliases in content/municipalities/ahtari.yaml
content/addresses.txt:8:1: error[lost-address]: the published address /kunnat/pylkonmaki/ would lead nowhere
    hint: put the record "633" back: the address was that of its page
content/addresses.txt:9:1: error[lost-address]: the published address /kunnat/#organisation-kunta would lead nowhere
    hint: codes and ids never change: put "organisation-kunta" back
7 errors, 0 warnings in 3 records
""",
    ),
    "lost-address: a list that does not say whose": (
        [put("addresses.txt", "/hankkeet/2020/kokouksia/\n/kunnat/ahtari-kirkonkyla/\n")],
        """\
content/addresses.txt:1:1: error[lost-address]: the published address /hankkeet/2020/kokouksia/ would lead nowhere
    hint: add "kokouksia" to the aliases of the record that had this address
content/addresses.txt:2:1: error[lost-address]: the published address /kunnat/ahtari-kirkonkyla/ would lead nowhere
    hint: add "ahtari-kirkonkyla" to the aliases of the record that had this address
2 errors, 0 warnings in 3 records
""",
    ),
    "moved-address: an alias in the wrong record": (
        [
            replace(OTHER, "themes: []", "themes: []\naliases: [kokouksia]"),
            put(
                "addresses.txt",
                "/hankkeet/2020/kokouksia/ 2020-001\n/kunnat/ahtari/ 633\n/sv/projekt/2020/kokouksia/ 2020-001\n",
            ),
        ],
        """\
content/addresses.txt:1:1: error[moved-address]: the published address /hankkeet/2020/kokouksia/ was that of "2020-001", and would lead to "2020-002"
    hint: take the alias "kokouksia" out of content/applications/2020/yhteinen-kokous.yaml; add "kokouksia" to the aliases in content/applications/2020/kunta-kuuluu-kaikille.yaml
content/addresses.txt:2:1: error[moved-address]: the published address /kunnat/ahtari/ was that of "633", and would lead to "989"
    hint: the record in content/municipalities/ahtari.yaml needs another name; put the record "633" back: the address was that of its page
2 errors, 0 warnings in 3 records
""",
    ),
    "lost-address: of a call without records": (
        [put("addresses.txt", "/hankkeet/2019/kokous/ 2019-001\n")],
        """\
content/addresses.txt:1:1: error[lost-address]: the published address /hankkeet/2019/kokous/ would lead nowhere
    hint: put the record "2019-001" back: the address was that of its page
1 error, 0 warnings in 3 records
""",
    ),
    "new-address": (
        [put("addresses.txt", addresses().replace("\n/en/\n", "\n"))],
        """\
content/addresses.txt:1:1: warning[new-address]: 1 address is new and not in the list, /en/
    hint: add what is new with python build.py addresses
0 errors, 1 warning in 3 records
""",
    ),
    "markdown-front-matter": (
        [put(ABOUT, b"# Tietoa\n")],
        """\
content/pages/about.fi.md:1:1: error[markdown-front-matter]: the page does not begin with its title
    hint: begin with the lines ---, title: …, description: … and ---
1 error, 0 warnings in 3 records
""",
    ),
    "markdown-front-matter: left open": (
        [put(ABOUT, b"---\ntitle: Tietoa\n\n## Tietoa\n")],
        """\
content/pages/about.fi.md:1:1: error[markdown-front-matter]: the page does not begin with its title
    hint: begin with the lines ---, title: …, description: … and ---
1 error, 0 warnings in 3 records
""",
    ),
    "missing-file: content": (
        [rename(".", "../elsewhere")],
        """\
content:1:1: error[missing-file]: the content folder does not exist
    hint: name it with --content DIR
1 error, 0 warnings in 0 records
""",
    ),
    "missing-file: regions": (
        [delete("regions.yaml")],
        """\
content/regions.yaml:1:1: error[missing-file]: the file does not exist
    hint: add the list; each item in it is a region
1 error, 0 warnings in 3 records
""",
    ),
    "missing-file: the current call": (
        [replace("../site.yaml", '"2020"', '"2021"')],
        """\
content/calls/2021.yaml:1:1: error[missing-file]: the site’s current call has no record
    hint: add it, or mend current_call in site.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "missing-file: a page": (
        [delete(ABOUT), delete("pages/about.sv.md"), delete("pages/about.en.md")],
        """\
content/pages/about.fi.md:1:1: error[missing-file]: the page "about" does not exist in any language of the site
    hint: write it
1 error, 0 warnings in 3 records
""",
    ),
    "too-large": (
        [put(ABOUT, b"x" * 1_000_001)],
        """\
content/pages/about.fi.md:1:1: error[too-large]: the file is larger than 1,000,000 bytes
    hint: a record is a page of text; move anything else out of content/
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a folder": (
        [put("notes/todo.txt", b"later\n")],
        """\
content/notes/todo.txt:1:1: error[unexpected-file]: no kind of record belongs here
    hint: records lie in calls/, applications/<call>/, awards/<call>/, municipalities/, organisations/ and pages/
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a link to itself": (
        [link("organisations/loop.yaml", "loop.yaml")],
        """\
content/organisations/loop.yaml:1:1: error[unexpected-file]: this is a symbolic link
    hint: put the file itself here
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a link": (
        [link("pages/data.fi.md", "about.fi.md")],
        """\
content/pages/data.fi.md:1:1: error[unexpected-file]: this is a symbolic link
    hint: put the file itself here
1 error, 0 warnings in 3 records
""",
    ),
    "unexpected-file: a page of no address": (
        [put("pages/news.fi.md", records.page("Uutisia"))],
        """\
content/pages/news.fi.md:1:1: error[unexpected-file]: the site has no page "news"
    hint: the pages are "about", "data-quality", "accessibility", "verify"
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-page": (
        [replace(ABOUT, "page:projects", "page:project")],
        """\
content/pages/about.fi.md:8:18: error[unknown-page]: "page:project" is not a page of the site
    hint: did you mean "page:projects"?
1 error, 0 warnings in 3 records
""",
    ),
    "unreadable-file": (
        [socket("organisations/pistoke.yaml")],
        """\
content/organisations/pistoke.yaml:1:1: error[unreadable-file]: this is not an ordinary file
    hint: check that it is an ordinary file you may read
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-folder: an application of another call": (
        [rename(OTHER, "applications/2021/yhteinen-kokous.yaml")],
        """\
content/applications/2021/yhteinen-kokous.yaml:2:7: error[wrong-folder]: the record belongs to call "2020" but lies in the folder 2021/
    hint: move it to content/applications/2020/
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-folder: an application among awards": (
        [rename(OTHER, "awards/2020/yhteinen-kokous.yaml")],
        """\
content/awards/2020/yhteinen-kokous.yaml:1:1: error[wrong-folder]: this is an application, but an award belongs here
    hint: move it to content/applications/2020/
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-folder: an award among applications": (
        [rename(AWARD, "applications/2020/avustus.yaml")],
        """\
content/applications/2020/avustus.yaml:1:1: error[wrong-folder]: this is an award, but an application belongs here
    hint: move it to content/awards/2020/
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-folder: an award of another call": (
        [rename(AWARD, "awards/2019/kunta-kuuluu-kaikille.yaml")],
        """\
content/awards/2019/kunta-kuuluu-kaikille.yaml:1:14: error[wrong-folder]: the record belongs to call "2020" but lies in the folder 2019/
    hint: move it to content/awards/2020/
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-folder: a record in no folder": (
        [rename(OTHER, "yhteinen-kokous.yaml")],
        """\
content/yhteinen-kokous.yaml:1:1: error[wrong-folder]: no record belongs here, but this is an application
    hint: move it to content/applications/2020/
1 error, 0 warnings in 2 records
""",
    ),
    "wrong-folder: a record in no folder of a call": (
        [rename(AWARD, "awards/kunta-kuuluu-kaikille.yaml")],
        """\
content/awards/kunta-kuuluu-kaikille.yaml:1:1: error[wrong-folder]: no record belongs here, but this is an award
    hint: move it to content/awards/2020/
1 error, 0 warnings in 2 records
""",
    ),
    "wrong-folder: a municipality among organisations": (
        [rename(AHTARI, "organisations/ahtari.yaml")],
        """\
content/organisations/ahtari.yaml:1:1: error[wrong-folder]: this is a municipality, but an organisation belongs here
    hint: move it to content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-folder: in a folder too many": (
        [rename(OTHER, "applications/2020/uudet/yhteinen-kokous.yaml")],
        """\
content/applications/2020/uudet/yhteinen-kokous.yaml:1:1: error[wrong-folder]: no record belongs here, but this is an application
    hint: move it to content/applications/2020/
1 error, 0 warnings in 2 records
""",
    ),
}
