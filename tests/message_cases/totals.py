"""Records that do not add up."""

# ruff: noqa: E501 (a message is one line, however long)

from message_cases.paths import AHTARI, APPLICATION, AWARD, CALL, OTHER
from records import Edit, delete, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "award-above-appropriation": (
        [replace(CALL, "appropriation: 100000.00", "appropriation: 60000.00")],
        """\
content/calls/2020.yaml:16:16: error[award-above-appropriation]: the awards add up to 68,000.00, above the appropriation 60,000.00
    hint: check the amounts of the awards
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: an award": (
        [replace(AWARD, "amount: 68000.00", "amount: 67900.00")],
        """\
content/calls/2020.yaml:76:12: error[control-total]: awarded: the records add up to 67,900.00, the control total is 68,000.00, the difference is -100.00
    hint: not its request rounded down to 100.00: content/awards/2020/kunta-kuuluu-kaikille.yaml:3 and content/applications/2020/kunta-kuuluu-kaikille.yaml:12 (67,900.00 of 68,050.45)
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a request with an award": (
        [replace(APPLICATION, "requested: 68050.45", "requested: 86050.45")],
        """\
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 98,050.95, the control total is 80,050.95, the difference is 18,000.00
    hint: not its request rounded down to 100.00: content/awards/2020/kunta-kuuluu-kaikille.yaml:3 and content/applications/2020/kunta-kuuluu-kaikille.yaml:12 (68,000.00 of 86,050.45)
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a request by less than the step": (
        [replace(APPLICATION, "requested: 68050.45", "requested: 68050.54")],
        """\
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 80,051.04, the control total is 80,050.95, the difference is 0.09
    hint: every award is its request rounded down to 100.00; compare all requests with the source
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a request without an award": (
        [replace(OTHER, "requested: 12000.50", "requested: 12000.51")],
        """\
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 80,050.96, the control total is 80,050.95, the difference is 0.01
    hint: every award is its request rounded down to 100.00; compare all requests with the source
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: the appropriation": (
        [replace(CALL, "appropriation: 100000.00", "appropriation: 110000.00")],
        """\
content/calls/2020.yaml:16:16: error[control-total]: unawarded: the appropriation leaves 42,000.00, the control total is 32,000.00, the difference is 10,000.00
    hint: compare the appropriation and content/calls/2020.yaml:82 with the source
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: the step": (
        [replace(CALL, "award_step: 100.00", "award_step: 10.00")],
        """\
content/calls/2020.yaml:22:13: error[control-total]: awards that are not their request rounded down to 10.00: 1
    hint: check the step; write 0.00 where awards follow no such rule
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a later region": (
        [replace(AHTARI, "type: town", 'type: town\nlater_region: {region: "14", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:24: error[control-total]: region "14" Etelä-Pohjanmaa does not list "989" in later_municipalities
    hint: check the region here and in regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a region's later list": (
        [replace("regions.yaml", "  population:", '  later_municipalities: ["010"]\n  population:')],
        """\
content/regions.yaml:10:26: error[control-total]: the later region of municipality "010" is not "14"
    hint: check the code here and in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a successor": (
        [replace(AHTARI, "type: town", 'type: town\nsuccessor: {municipality: "010", starts: 2021-01-01}')],
        """\
content/municipalities/ahtari.yaml:6:27: error[control-total]: municipality "010" Alavus does not name "989"
    hint: check the code, and predecessors in content/municipalities/alavus.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a predecessor": (
        [replace(AHTARI, "type: town", 'type: town\npredecessors: ["010"]')],
        """\
content/municipalities/ahtari.yaml:6:16: error[control-total]: the successor of municipality "010" is not "989"
    hint: check the code here and there
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a record too few": (
        [delete(OTHER)],
        """\
content/calls/2020.yaml:73:17: error[control-total]: applications: the records add up to 1, the control total is 2, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:74:14: error[control-total]: requested: the records add up to 68,050.45, the control total is 80,050.95, the difference is -12,000.50
    hint: every award is its request rounded down to 100.00; compare the requests that have no award with the source
content/calls/2020.yaml:77:19: error[control-total]: municipalities: the records add up to 1, the control total is 3, the difference is -2
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:78:27: error[control-total]: municipalities_as_lead: the records add up to 1, the control total is 2, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
content/calls/2020.yaml:79:30: error[control-total]: municipalities_as_partner: the records add up to 0, the control total is 1, the difference is -1
    hint: a record of the call is missing or surplus, or names a wrong body
5 errors, 0 warnings in 2 records
""",
    ),
    "control-total: a region's code": (
        [replace("regions.yaml", 'code: "14"', 'code: "41"')],
        """\
content/municipalities/ahtari.yaml:6:9: error[unknown-region]: there is no region "14"
    hint: the codes stand in content/regions.yaml
content/municipalities/alajarvi.yaml:6:9: error[unknown-region]: there is no region "14"
    hint: the codes stand in content/regions.yaml
content/municipalities/alavus.yaml:6:9: error[unknown-region]: there is no region "14"
    hint: the codes stand in content/regions.yaml
content/regions.yaml:1:9: error[control-total]: no municipality says its region is "41"
    hint: check the code here and in content/municipalities/
4 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a region": (
        [replace("municipalities/alavus.yaml", "count: 11468", "count: 11648")],
        """\
content/regions.yaml:10:15: error[control-total]: the populations of Etelä-Pohjanmaa add up to 26,735, not 26,555, the difference is +180
    hint: check the populations of its municipalities, or this sum
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a code": (
        [replace(AHTARI, "989", "990"), replace(OTHER, "989", "990")],
        """\
content/municipalities/ahtari.yaml:1:7: error[control-total]: region "14" Etelä-Pohjanmaa does not list municipality "990"
    hint: check the code and the region here and in regions.yaml
content/regions.yaml:9:14: error[unknown-municipality]: there is no municipality "989"
    hint: check the code here and in content/municipalities/
2 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a region's list": (
        [replace("regions.yaml", '    - {code: "010", fi: Alavus, sv: Alavo}\n', "")],
        """\
content/municipalities/alavus.yaml:1:7: error[control-total]: region "14" Etelä-Pohjanmaa does not list municipality "010"
    hint: check the code and the region here and in regions.yaml
1 error, 0 warnings in 3 records
""",
    ),
    "control-total: a theme": (
        [replace(APPLICATION, "themes: [services]", "themes: [meetings]"), replace(OTHER, "[]", "[services]")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:10: error[control-total]: target area "meetings" does not list application "2020-001"
    hint: check the theme, or add the id in content/calls/2020.yaml:46
content/applications/2020/yhteinen-kokous.yaml:16:10: error[control-total]: target area "services" does not list application "2020-002"
    hint: check the theme, or add the id in content/calls/2020.yaml:45
content/calls/2020.yaml:45:20: error[control-total]: application "2020-001" does not have the theme "services"
    hint: check the id here and content/applications/2020/kunta-kuuluu-kaikille.yaml:16
3 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a target area's list": (
        [replace(CALL, 'applications: ["2020-001"]', 'applications: ["2020-001", "2020-002", "2020-003"]')],
        """\
content/calls/2020.yaml:45:32: error[control-total]: application "2020-002" does not have the theme "services"
    hint: check the id here and content/applications/2020/yhteinen-kokous.yaml:16
content/calls/2020.yaml:45:44: error[control-total]: there is no application "2020-003"
    hint: check the id, or take it out
2 errors, 0 warnings in 3 records
""",
    ),
    "control-total: a target area": (
        [
            replace(CALL, "- id: services", "- id: service"),
            replace(CALL, 'applications: ["2020-001"]', 'applications: ["2020-001", "2020-002"]'),
        ],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:16:10: error[unknown-target-area]: "services" is not a target area of call "2020"
    hint: there are "service", "meetings"
content/calls/2020.yaml:41:9: error[control-total]: no application has the theme "service"
    hint: check the id here and the themes of the applications that are listed
2 errors, 0 warnings in 3 records
""",
    ),
}
