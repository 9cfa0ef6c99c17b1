"""The language of a project's name, as far as its words and its lead tell it."""

import re

from grantsite.records import LanguageCode, Municipality

_SWEDISH = re.compile(
    r"å|\b(och|för|på|av|i|med|den|det|till|från|kommun\w*|projekt|digital|digitala)\b"
    r"|\w(ing|ingen|ningar|isk|iska|het|heten|else|ande)\b",
    re.IGNORECASE,
)
_FINNISH = re.compile(
    r"aa|ää|ii|uu|yy|ee|öö|\b(ja|sekä|hanke|kunta|kunnat)\b|\w(hanke|inen|isen|issa|issä|ssa|ssä|lla|llä|sta|stä)\b",
    re.IGNORECASE,
)
_SWEDISH_TYPE = re.compile(r"\b(stad|kommun|samkommun)\b", re.IGNORECASE)


def language_of(name: str, cell: str, lead: Municipality | None) -> tuple[LanguageCode, bool]:
    """The likelier of Finnish and Swedish, and whether that is certain.

    ``lead`` is the municipality that leads, where it is one. A Finnish-speaking lead's project has a Finnish name
    unless the name looks Swedish; elsewhere the name itself must tell.
    """
    first = cell.partition("(")[0].strip()
    names = [name.casefold() for name in (lead.name.fi or "", lead.name.sv or "")] if lead else []
    swedish_lead = bool(_SWEDISH_TYPE.search(first)) or (len(set(names)) == 2 and first.casefold() == names[1])
    swedish, finnish = bool(_SWEDISH.search(name)), bool(_FINNISH.search(name))
    if swedish_lead:
        return "sv", swedish and not finnish
    speaks_swedish = lead is not None and lead.languages != "fi"
    if swedish and not finnish:
        return "sv", False
    return "fi", finnish or not (speaks_swedish or swedish)
