"""Which endings a known stem may have, by language: one list for the word tool, the build and the page.

Words are compared folded (``names.fold``), so vowel harmony is gone: -ssa and -ssä are one ending. A stem and a legal
ending after it are a form of the word. Rules: Finnish cases, possessives and clitics (Iso suomen kielioppi § 81, 126,
1221); Swedish articles, plurals and genitive.
"""

import re
from collections.abc import Iterator
from functools import cache

# An ending of a comparative stands before that of the case: asiakaslähtöise-mpi-ä.
_COMPARATIVE = "mpi|mpa|mma|mmi|mpii|immi|impi|impa|imma"
_CASE = (
    "n|t|a|ta|tta|ia|ja|ita|ssa|sta|lla|lta|lle|na|ksi|kse|ne|seen|siin|[aeiouy]n|h[aeiouy]n|den|tten|ten|jen|ien|en"
)
_POSSESSIVE = "ni|si|nsa|mme|nne|[aeo]n"
_CLITIC = "kin|kaan|ko|pa|han"

# Endings of words derived from the stem: kunna-llinen, kehittä-minen, Tampere-lainen (Iso suomen kielioppi § 155-377).
_DERIVATION = (
    "llinen|llise|llisi|llist|lainen|laise|laisi|laist|inen|ise|isi|ist|ton|ttoma|ttomi|sti|"
    "us|ukse|uksi|ust|uus|uude|uuksi|uute|uut|ys|ykse|yksi|yst|yys|yyde|yyksi|yyte|yyt|"
    "minen|mise|misi|mist|mis|ma|mi|ja|ji|joi|va|vi|vat|ttava|ttavi|nut|nyt|nee|nei|ttu|tu|tty|ty|"
    "nta|nna|nti|nni|nto|nno|taan|daan|tiin"
)
# A case that ends in -n loses it before a possessive: kuntie-mme, kokouksee-nsa.
_SHORTENED = "[ijdt]?e|[aeiouy]|h[aeiouy]|see|sii"
_FORM = (
    f"(?:{_COMPARATIVE})?(?:(?:{_CASE})?(?:{_POSSESSIVE})?|(?:{_SHORTENED})(?:{_POSSESSIVE}))"
    f"(?:{_CLITIC})?(?:{_CLITIC})?"
)
_SWEDISH = "(?:e|a|t|at|ad|ade|n|en|et|ar|er|or|r|na|arna|erna|orna|ena)?s?"

ENDINGS = {"fi": _FORM, "sv": _SWEDISH, "en": "(?:s|es)?"}
"""Regular expressions of a whole ending after a stem of each language: other forms of the same word."""

DERIVATIONS = {
    "fi": f"(?:{_DERIVATION}){_FORM}",
    "sv": f"(?:ing|ning|ande|are|isk|iska){_SWEDISH}",
    "en": "(?:ing|ed|al)",
}
"""The same of words that are derived from the stem."""

# A shorter stem says too little.
SHORTEST_STEM = 2
LONGEST_ENDING = 14


@cache  # when it is asked for: to compile them all takes longer than anything else that is done at the beginning
def _compiled(language: str, derived: bool) -> re.Pattern[str]:
    return re.compile(f"{ENDINGS[language]}|{DERIVATIONS[language]}" if derived else ENDINGS[language])


def is_form(form: str, length: int, language: str, derived: bool = False) -> bool:
    """Whether so many of a folded form's first letters have a legal ending in it."""
    return _compiled(language, derived).fullmatch(form, length) is not None


def stems_of(form: str, language: str, derived: bool = False) -> Iterator[str]:
    """Everything that a folded form may be a form of: the form less each legal ending, longest first.

    ``derived`` takes endings of derived words for endings too.
    """
    yield form
    for length in range(len(form) - 1, max(SHORTEST_STEM, len(form) - LONGEST_ENDING) - 1, -1):
        if is_form(form, length, language, derived):
            yield form[:length]


def fewest_stems(forms: frozenset[str], language: str, derived: bool = False) -> list[str]:
    """The fewest stems of which every form is one, and of as few the longest; sorted."""
    covers: dict[str, set[str]] = {}
    for form in forms:
        for stem in stems_of(form, language, derived):
            covers.setdefault(stem, set()).add(form)
    missing, chosen = set(forms), []
    while missing:
        best = max(covers, key=lambda stem: (len(covers[stem] & missing), len(stem), stem))
        chosen.append(best)
        missing -= covers.pop(best)
    return sorted(chosen)
