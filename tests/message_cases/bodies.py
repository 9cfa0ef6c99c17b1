"""Municipalities, organisations and regions, their codes and their printed names."""

# ruff: noqa: E501 (a message is one line, however long)

from message_cases.paths import AHTARI, APPLICATION, AWARD, KUUSSOTE, OTHER, place_of_ahtari, printed
from records import Edit, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "duplicate-participant": (
        [
            replace(APPLICATION, "requested:", "  - as_written: KuusSote\n    organisation: kuussote\nrequested:"),
            replace(APPLICATION, "(KuusSote)", "(KuusSote, KuusSote)"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:12:5: error[duplicate-participant]: "KuusSote" is named twice in this project
    hint: take it out, or add a note if the source prints it twice
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: inflected": (
        [replace(APPLICATION, '"010"', "Alavuden kaupunki")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[name-for-code]: "Alavuden kaupunki" is a name; the code of the municipality belongs here
    hint: write "010", the code of Alavus
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: in quotes": (
        [replace(APPLICATION, '"010"', '"Alavus"')],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[name-for-code]: "Alavus" is a name; the code of the municipality belongs here
    hint: write "010", the code of Alavus
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: in Swedish": (
        [replace(OTHER, '"989"', "Etseri stad")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-for-code]: "Etseri stad" is a name; the code of the municipality belongs here
    hint: write "989", the code of Ähtäri
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: misspelt": (
        [replace(OTHER, '"989"', "Ähtrin kaupunki")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-for-code]: "Ähtrin kaupunki" is a name; the code of the municipality belongs here
    hint: if this is meant, write its code: Ähtäri "989"
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: misspelt, like two others": (
        [*place_of_ahtari("Alavos"), *printed("Alavos"), replace(APPLICATION, '"010"', "Alavas")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[name-for-code]: "Alavas" is a name; the code of the municipality belongs here
    hint: if this is meant, write its code: Alavus "010", Alavos "989"
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: of no municipality": (
        [replace(OTHER, '"989"', "Tukholma")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-for-code]: "Tukholma" is a name; the code of the municipality belongs here
    hint: the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: in a list of a region": (
        [replace("regions.yaml", '"010"', "Alavus")],
        """\
content/regions.yaml:8:14: error[name-for-code]: "Alavus" is a name; the code of the municipality belongs here
    hint: write "010", the code of Alavus
1 error, 0 warnings in 3 records
""",
    ),
    "name-for-code: of a unit": (
        [replace(KUUSSOTE, "kind: joint-authority", "kind: joint-authority\nunit_of: Alavus")],
        """\
content/organisations/kuussote.yaml:4:10: error[name-for-code]: "Alavus" is a name; the code of the municipality belongs here
    hint: write "010", the code of Alavus
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a municipality's code": (
        [replace(OTHER, '"989"', '"010"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-mismatch]: municipality "010" is Alavus / Alavo, not "Ähtäri" (line 10)
    hint: "Ähtäri" is municipality "989"
content/calls/2020.yaml:77:19: error[control-total]: municipalities: the records add up to 2, the control total is 3, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
2 errors, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a municipality's name": (
        [*printed("Lahti")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-mismatch]: municipality "989" is Ähtäri / Etseri, not "Lahti" (line 10)
    hint: check the code; a slip of the source needs a note that says why it is this municipality
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: an organisation": (
        [
            replace(APPLICATION, "as_written: KuusSote", "as_written: Ekami"),
            replace(APPLICATION, "(KuusSote)", "(Ekami)"),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[name-mismatch]: organisation "kuussote" is KuusSote, not "Ekami" (line 10)
    hint: check the organisation, or add the printed form to other_forms in content/organisations/kuussote.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: the recipient": (
        [replace(AWARD, "Alavuden kaupungille", "Ähtärin kaupungille"), replace(AWARD, '"010"', '"989"')],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:6:17: error[name-mismatch]: the award is paid to municipality "989", but the lead is "010"
    hint: check content/applications/2020/kunta-kuuluu-kaikille.yaml:6
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: the project": (
        [replace(AWARD, "Kunta kuuluu kaikille", "Yhteinen kokous")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:7:21: error[name-mismatch]: the project of application "2020-001" is "Kunta kuuluu kaikille", not "Yhteinen kokous –hankkeeseen"
    hint: compare it with content/applications/2020/kunta-kuuluu-kaikille.yaml:3; where the sources differ, a note says how
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a unit": (
        [replace(KUUSSOTE, "kind: joint-authority", 'kind: joint-authority\nunit_of: "010"')],
        """\
content/organisations/kuussote.yaml:4:10: error[name-mismatch]: municipality "010" is Alavus, but the unit is KuusSote
    hint: check the code, or add a note that says whose unit it is
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a slip without a note": (
        [*printed("Ähtri")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[name-mismatch]: municipality "989" is Ähtäri / Etseri, not "Ähtri" (line 10)
    hint: check the code; a slip of the source needs a note that says why it is this municipality
1 error, 0 warnings in 3 records
""",
    ),
    "name-mismatch: a region's list": (
        [replace("regions.yaml", "sv: Etseri", "sv: Etsäri")],
        """\
content/municipalities/ahtari.yaml:4:7: error[name-mismatch]: municipality "989" is "Etseri" here, but "Etsäri" in the list of its region
    hint: compare it with content/regions.yaml:9 and an official list
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: a partner": (
        [replace(OTHER, '"989"', '"998"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[unknown-municipality]: there is no municipality "998"
    hint: "Ähtäri" is municipality "989"
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: of a unit": (
        [replace(KUUSSOTE, "kind: joint-authority", 'kind: joint-authority\nunit_of: "999"')],
        """\
content/organisations/kuussote.yaml:4:10: error[unknown-municipality]: there is no municipality "999"
    hint: the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: a successor": (
        [replace(AHTARI, "type: town", 'type: town\nsuccessor: {municipality: "999", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:27: error[unknown-municipality]: there is no municipality "999"
    hint: the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: its own successor": (
        [replace(AHTARI, "type: town", 'type: town\nsuccessor: {municipality: "989", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:27: error[unknown-municipality]: a municipality cannot be its own successor
    hint: name the municipality it was merged into
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-municipality: of a region": (
        [replace("regions.yaml", "  population:", '    - {code: "991", fi: Äänekoski}\n  population:')],
        """\
content/regions.yaml:10:14: error[unknown-municipality]: there is no municipality "991"
    hint: check the code here and in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-organisation": (
        [replace(APPLICATION, "organisation: kuussote", "organisation: kuusote")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:11:19: error[unknown-organisation]: there is no organisation "kuusote"
    hint: did you mean "kuussote"?
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-region: of a municipality": (
        [replace(AHTARI, 'region: "14"', 'region: "41"')],
        """\
content/municipalities/ahtari.yaml:6:9: error[unknown-region]: there is no region "41"
    hint: the codes stand in content/regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "unknown-region: later": (
        [replace(AHTARI, "type: town", 'type: town\nlater_region: {region: "41", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:24: error[unknown-region]: there is no region "41"
    hint: the codes stand in content/regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
}
