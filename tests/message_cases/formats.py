"""Amounts, dates, codes and ids that are not written as their field wants them."""

# ruff: noqa: E501 (a message is one line, however long)

from message_cases.paths import AHTARI, APPLICATION, AWARD, CALL, KUUSSOTE, OTHER, payments
from records import Edit, replace

CASES: dict[str, tuple[list[Edit], str]] = {
    "amount-format: a comma and a space": (
        [replace(AWARD, "68000.00", "68 000,00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68 000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a comma": (
        [replace(AWARD, "68000.00", "68000,00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a thin space": (
        [replace(AWARD, "68000.00", "68\u2009000,00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68\u2009000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a no-break space": (
        [replace(AWARD, "68000.00", "68\u00a0000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68\xa0000.00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a narrow no-break space": (
        [replace(AWARD, "68000.00", "68\u202f000,00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68\u202f000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a euro sign": (
        [replace(AWARD, "68000.00", "68 000,00 €")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68 000,00 €" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a euro sign in front": (
        [replace(AWARD, "68000.00", "€68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "€68000.00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: the word": (
        [replace(AWARD, "68000.00", "68 000 euroa")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68 000 euroa" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: full stops between thousands": (
        [replace(AWARD, "68000.00", "68.000,00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68.000,00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: commas between thousands": (
        [replace(AWARD, "68000.00", "68,000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68,000.00" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: no decimals": (
        [replace(AWARD, "68000.00", "68000")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68000" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: one decimal": (
        [replace(AWARD, "68000.00", "68000.5")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68000.5" is not an amount in euros
    hint: write 68000.50: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a hyphen for cents": (
        [replace(AWARD, "68000.00", "68000,-")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68000,-" is not an amount in euros
    hint: write 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: two amounts": (
        [replace(AWARD, "68000.00", "68000.00–69000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "68000.00–69000.00" is not an amount in euros
    hint: write an amount such as 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "amount-format: a sign": (
        [replace(AWARD, "68000.00", "-68000.00")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:3:9: error[amount-format]: "-68000.00" is not an amount in euros
    hint: write an amount such as 68000.00: digits, a full stop and two decimals
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: full stops": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 5.10.2020")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "5.10.2020" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: no such day": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 2020-10-32")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "2020-10-32" is not a date in the form year-month-day
    hint: there is no such day; write year-month-day, such as 2020-12-09
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: slashes": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 5/10/2020")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "5/10/2020" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: the year first": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 2020/10/5")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "2020/10/5" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: digits left out": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 2020-10-5")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "2020-10-5" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: no such day in full stops": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 31.2.2020")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "31.2.2020" is not a date in the form year-month-day
    hint: there is no such day; write year-month-day, such as 2020-12-09
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: a word": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: lokakuu 2020")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "lokakuu 2020" is not a date in the form year-month-day
    hint: write year-month-day, such as 2020-12-09
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: with the time": (
        [replace(CALL, "deadline: 2020-10-05", "deadline: 2020-10-05 16:15")],
        """\
content/calls/2020.yaml:17:11: error[date-format]: "2020-10-05 16:15" is not a date in the form year-month-day
    hint: write 2020-10-05
1 error, 0 warnings in 3 records
""",
    ),
    "date-format: of a payment": (
        [replace(AWARD, "\npayments: []", payments(("1", "15.2.2021", "1000.00")))],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:13:27: error[date-format]: "15.2.2021" is not a date in the form year-month-day
    hint: write 2021-02-15
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a code": (
        [replace(OTHER, '"989"', "989")],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[unquoted]: unquoted 989 is a number to other programs, which changes it
    hint: write "989"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a text": (
        [replace(APPLICATION, "name: Kunta kuuluu kaikille", "name: 2020")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:3:7: error[unquoted]: unquoted 2020 is a number to other programs
    hint: write "2020"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a code that begins with zero": (
        [replace(APPLICATION, '"010"', "010")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[unquoted]: unquoted 010 is a number to other programs, which changes it
    hint: write "010"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a code without its zero": (
        [replace(APPLICATION, '"010"', "10")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[unquoted]: unquoted 10 is a number to other programs, which changes it
    hint: if Alavus is meant, write "010"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a code that is none without its zero": (
        [replace(APPLICATION, '"010"', "20")],
        """\
content/applications/2020/kunta-kuuluu-kaikille.yaml:8:17: error[unquoted]: unquoted 20 is a number to other programs, which changes it
    hint: write three digits in quotation marks; the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a region": (
        [replace(AHTARI, '"14"', "14")],
        """\
content/municipalities/ahtari.yaml:6:9: error[unquoted]: unquoted 14 is a number to other programs, which changes it
    hint: write "14"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a call": (
        [replace(OTHER, 'call: "2020"', "call: 2020")],
        """\
content/applications/2020/yhteinen-kokous.yaml:2:7: error[unquoted]: unquoted 2020 is a number to other programs, which changes it
    hint: write "2020"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a section": (
        [replace(AWARD, 'section: "4"', "section: 4")],
        """\
content/awards/2020/kunta-kuuluu-kaikille.yaml:10:12: error[unquoted]: unquoted 4 is a number to other programs, which changes it
    hint: write "4"
1 error, 0 warnings in 3 records
""",
    ),
    "unquoted: a word": (
        [replace(KUUSSOTE, "fi: KuusSote", "fi: no")],
        """\
content/organisations/kuussote.yaml:2:7: error[unquoted]: unquoted no is yes or no to other programs
    hint: write "no"
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a code": (
        [replace(OTHER, '"989"', '"98"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[wrong-format]: "98" is not of the form three digits
    hint: write three digits in quotation marks; the codes stand in content/municipalities/
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: of two lines": (
        [replace(OTHER, '"989"', '"98\\n\\n  9"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:11:19: error[wrong-format]: "98 9" is not of the form three digits
    hint: write three digits, such as "020"
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: an id": (
        [replace(OTHER, '"2020-002"', '"2019-002"')],
        """\
content/applications/2020/yhteinen-kokous.yaml:1:5: error[wrong-format]: the id "2019-002" does not begin with its call
    hint: write "2020-" and a number
1 error, 0 warnings in 3 records
""",
    ),
    "wrong-format: a slug": (
        [replace(OTHER, "themes: []", "aliases: [Yhteinen_Kokous]")],
        """\
content/applications/2020/yhteinen-kokous.yaml:16:11: error[wrong-format]: "Yhteinen_Kokous" is not of the form lower-case letters a–z, digits and single hyphens
    hint: if this is meant, write yhteinen-kokous
1 error, 0 warnings in 3 records
""",
    ),
}
