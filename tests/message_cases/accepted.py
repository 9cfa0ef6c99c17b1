"""What looks much like a mistake and is none: the neighbours of the cases."""

from message_cases.paths import (
    ABOUT,
    APPLICATION,
    AWARD,
    CALL,
    KUUSSOTE,
    awarded,
    place_of_ahtari,
    printed,
    report,
    title,
)
from records import Edit, replace

_NOTE = "{fi: Näin lähteessä.}"


ACCEPTED: dict[str, list[Edit]] = {
    "a dotless i that a note explains": printed("Ähtärı", _NOTE),
    "a slip that a note explains": printed("Ähtri", _NOTE),
    "a small l that a note explains": [*place_of_ahtari("Inari"), *printed("lnari", _NOTE)],
    "a small l before a vowel that a note explains": [*place_of_ahtari("Iisalmi"), *printed("lisalmi", _NOTE)],
    "a dotless i in a title that a note explains": [
        replace(AWARD, "kuuluu kaikille –hankkeeseen", f"kuuluu kaıkille –hankkeeseen\nnote: {_NOTE}")
    ],
    "a body that is called otherwise now": [
        replace(KUUSSOTE, "fi: KuusSote", "fi: Kuntayhtymä\nother_forms: [KuusSote]")
    ],
    "an inflected form": [
        *printed("Ähtärin kaupunki"),
    ],
    "the Swedish name": [
        *printed("Etseri"),
    ],
    "a title that a note explains": [
        replace(AWARD, "Kunta kuuluu kaikille –hankkeeseen", f"Kunta kuuluu meille –hankkeeseen\nnote: {_NOTE}")
    ],
    "a small award that a note explains": [
        *awarded("34000.00"),
        replace(CALL, "award_step: 100.00", "award_step: 0.00"),
        replace(AWARD, "\npayments: []", f"\nnote: {_NOTE}\npayments: []"),
    ],
    "reports in time": [
        replace(
            AWARD,
            "interim_reports: []",
            report("2021-01-01", "2021-04-30", "2021-08-30", "2021-05-01", "2021-08-31", "2021-09-10"),
        )
    ],
    "a quotation in another alphabet": [replace(ABOUT, "Katso", "”Аптека” ja Αθήνα: katso")],
    "typographic quotation marks in a name": [title("”Kunta kuuluu kaikille”")],
    "a colon in quotation marks": [title('"Kunta: kuuluu kaikille"')],
    "a text in quotation marks that is folded": [title("'Kunta kuuluu\n  kaikille'")],
    "a text that is folded": [title("Kunta kuuluu\n  kaikille")],
    "a text in a folded block": [title(">\n  Kunta kuuluu\n  kaikille")],
    "a block of one line": [title("|\n  Kunta kuuluu kaikille")],
    "a line break around a text": [title('"\\n Kunta kuuluu kaikille \\n\\n"')],
    "a colon without a space": [replace(KUUSSOTE, "fi: KuusSote", "fi: KuusSote\n  sv: KuusSote:n")],
    "a comment": [replace(AWARD, "amount: 68000.00", "amount: 68000.00  # tarkistettu")],
    "a sign that is no HTML": [replace(KUUSSOTE, "fi: KuusSote", "fi: KuusSote\n  sv: A & B, 1 < 2 > 1")],
    "an address in angle brackets": [replace(ABOUT, "Katso", "<https://www.alavus.fi/> ja `<b>`, katso")],
    "a tab after a colon": [replace(AWARD, "amount: 68000.00", "amount:\t68000.00")],
    "a list that is not indented": [
        replace(
            APPLICATION,
            "  - as_written: KuusSote\n    organisation: kuussote",
            "- as_written: KuusSote\n  organisation: kuussote",
        )
    ],
    "a text of two lines": [title("Kunta kuuluu\n  kaikille")],
    "a list left empty": [replace(AWARD, "\npayments: []", "\npayments:")],
}
