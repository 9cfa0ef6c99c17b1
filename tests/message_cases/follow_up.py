"""Awards, and what follows a decision."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import AWARD, CALL, payments, report
from records import Edit, put, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "award-above-request": (
        [
            replace(AWARD, "amount: 68000.00", "amount: 68050.46"),
            replace(CALL, "awarded: 68000.00", "awarded: 68050.46"),
            replace(CALL, "unawarded: 32000.00", "unawarded: 31949.54"),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[award-above-request]: the award 68,050.46 is above the request 68,050.45
    hint: check the amount here and in content/applications/2020/kunta-kuuluu-kaikille.yaml:12
1 error, 0 warnings in 3 records
""",
    ),
    "award-without-application": (
        [
            put(
                "awards/2020/kolmas.yaml",
                records.AWARD.replace('"2020-001"', '"2020-003"').replace("item: 1", "item: 3"),
            )
        ],
        """\
content/awards/2020/kolmas.yaml:1:14: error[award-without-application]: there is no application "2020-003"
    hint: add the application, or mend the id
1 error, 0 warnings in 4 records
""",
    ),
    "date-order: the call": (
        [replace(CALL, "project_end: 2022-10-31", "project_end: 2020-10-31")],
        """\
content/calls/2020.yaml:19:14: error[date-order]: project_end 2020-10-31 is before decision_date 2020-12-09
    hint: check the year
1 error, 0 warnings in 3 records
""",
    ),
    "date-order: a report": (
        [replace(AWARD, "interim_reports: []", report("2021-04-30", "2021-01-01", "2021-05-10"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:44: error[date-order]: the period ends before it begins
    hint: swap the dates or check the year
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:67: warning[report-overdue]: the report was given on 2021-05-10, more than 4 months after its period ended on 2021-01-01
    hint: check the year of both dates
1 error, 1 warning in 3 records
""",
    ),
    "date-outside-call: before the decision": (
        [replace(AWARD, "\npayments: []", payments(("1", "2020-11-30", "1000.00")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: error[date-outside-call]: 2020-11-30 is before the decision of 2020-12-09
    hint: check the year
1 error, 0 warnings in 3 records
""",
    ),
    "date-outside-call: after the end": (
        [replace(AWARD, "interim_reports: []", report("2022-11-01", "2022-12-31", "2023-01-10"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:20: error[date-outside-call]: the period begins after the project’s end, 2022-10-31
    hint: check the year
content/awards/2020/kunta-kuuluu-kaikille.yaml:15:1: warning[report-overdue]: the record goes on to 2023-01-10, but has no final report, which was due on 2022-10-31
    hint: add the final report, or check the years
1 error, 1 warning in 3 records
""",
    ),
    "duplicate-award": (
        [put("awards/2020/yhteinen-kokous.yaml", records.AWARD.replace("item: 1", "item: 2"))],
        """\
content/awards/2020/yhteinen-kokous.yaml:1:14: error[duplicate-award]: application "2020-001" already has an award in content/awards/2020/kunta-kuuluu-kaikille.yaml:1
    hint: check which application is meant
content/awards/2020/yhteinen-kokous.yaml:1:14: error[file-name]: application "2020-001" is kunta-kuuluu-kaikille.yaml but this award is yhteinen-kokous.yaml
    hint: check the id; the two files carry the same name
2 errors, 0 warnings in 4 records
""",
    ),
    "payments-above-award": (
        [replace(AWARD, "\npayments: []", payments(("1", "2021-02-01", "60000.00"), ("2", "2021-06-01", "8000.01")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:12:1: error[payments-above-award]: payments less repayments are 68,000.01, above the award 68,000.00
    hint: check the amounts
1 error, 0 warnings in 3 records
""",
    ),
}
