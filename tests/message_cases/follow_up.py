"""Awards, and what follows a decision."""

# ruff: noqa: E501 (a message is one line, however long)

import records
from message_cases.paths import AWARD, CALL, awarded, final_report, payments, report
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
    "award-far-below-request": (
        [*awarded("34000.00"), replace(CALL, "award_step: 100.00", "award_step: 0.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: warning[award-far-below-request]: the award 34,000.00 is less than half of the request 68,050.45
    hint: check the amount here and in content/applications/2020/kunta-kuuluu-kaikille.yaml:12; if it is right, a note that says why ends this warning
0 errors, 1 warning in 3 records
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
1 error, 0 warnings in 4 records
""",
    ),
    "payment-after-end": (
        [replace(AWARD, "\npayments: []", payments(("1", "2023-02-15", "1000.00")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: warning[payment-after-end]: the payment of 2023-02-15 is after the project’s end, 2022-10-31, and before its final report
    hint: check the year; where the final report has been given, add it under final_report
0 errors, 1 warning in 3 records
""",
    ),
    "payment-after-end: before the final report": (
        [
            replace(AWARD, "\npayments: []", payments(("1", "2022-11-15", "1000.00"))),
            replace(AWARD, "final_report: null", final_report("2022-12-01")),
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: warning[payment-after-end]: the payment of 2022-11-15 is after the project’s end, 2022-10-31, and before its final report
    hint: check the year; where the final report has been given, add it under final_report
content/awards/2020/kunta-kuuluu-kaikille.yaml:15:27: warning[report-overdue]: the final report was given on 2022-12-01; it was due on 2022-10-31
    hint: check the year
0 errors, 2 warnings in 3 records
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
    "report-overdue: an interim report": (
        [replace(AWARD, "interim_reports: []", report("2021-01-01", "2021-04-30", "2022-05-10"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:67: warning[report-overdue]: the report was given on 2022-05-10, more than 4 months after its period ended on 2021-04-30
    hint: check the year of both dates
0 errors, 1 warning in 3 records
""",
    ),
    "report-overdue: a report left out": (
        [
            replace(
                AWARD,
                "interim_reports: []",
                report("2021-01-01", "2021-04-30", "2021-05-10", "2022-05-01", "2022-08-31", "2022-09-10"),
            )
        ],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:15:20: warning[report-overdue]: no report covers the time from 2021-04-30 to 2022-05-01, longer than 4 months
    hint: add the report that is missing, or check the years
0 errors, 1 warning in 3 records
""",
    ),
    "report-overdue: the final report": (
        [replace(AWARD, "final_report: null", final_report("2023-10-31"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:14:27: warning[report-overdue]: the final report was given on 2023-10-31; it was due on 2022-10-31
    hint: check the year
0 errors, 1 warning in 3 records
""",
    ),
    "report-overdue: no final report": (
        [replace(AWARD, "interim_reports: []", report("2022-06-01", "2022-09-30", "2023-01-10"))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:15:1: warning[report-overdue]: the record goes on to 2023-01-10, but has no final report, which was due on 2022-10-31
    hint: add the final report, or check the years
0 errors, 1 warning in 3 records
""",
    ),
    "title-differs": (
        [replace(AWARD, "Kunta kuuluu kaikille –hankkeeseen", "Kunta kuuluu meille –hankkeeseen")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:7:21: warning[title-differs]: the project is "Kunta kuuluu meille –hankkeeseen" here, but "Kunta kuuluu kaikille" in its application
    hint: compare both with the sources (content/applications/2020/kunta-kuuluu-kaikille.yaml:3); where they differ, add a note that says how
0 errors, 1 warning in 3 records
""",
    ),
}
