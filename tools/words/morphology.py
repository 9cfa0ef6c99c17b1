"""Finnish words taken apart and inflected, with the morphology of Voikko.

Voikko (GPL) is asked ahead of the build, here only; what the site is built from is the table of words that comes of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyvoikko
from immutables import Map
from kfst_py.symbols import FlagDiacriticSymbol, Symbol

from grantsite.names import fold
from grantsite.search.endings import fewest_stems

_TRANSDUCER = pyvoikko.VOIKKO_FST
_TAG = re.compile(r"\[[^\]]+\]")
# Tags behind which no form stands that anybody searches by: other words (compounds, derivations), possessives,
# particles, moods, first and second persons, rare infinitives, negations, comparatives, adverbs.
_NOT_FOLLOWED = (
    "[Bc]", "[Bh]", "[Xj]", "[O", "[F", "[Te]", "[Tk]", "[Tm]", "[P1]", "[P2]", "[Tn2]", "[Tn5]", "[E", "[C", "[Ssti]",
)  # fmt: skip
_CLITIC = re.compile(r"(?:pa|pä|pas|päs|han|hän|ko|kö|kos|kös)+$")
# Archaic forms of verbs.
_ARCHAIC = re.compile(r"(?:pi|tt?[aä]m[aä]n|t[uy]iden)$")
_DEEPEST = 90


@dataclass(frozen=True)
class Part:
    """One word of a compound: its base form, the word it is derived from if any, and the morphology's own text."""

    base: str
    parent: str | None
    key: str
    parent_key: str | None
    surface: str


@dataclass(frozen=True)
class Analysis:
    """A form: its base form and, where it is a compound, its parts."""

    base: str
    parts: tuple[Part, ...]


def analyses(form: str) -> list[Analysis]:
    """What a form may be; the likeliest only: first those whose base form it is, then those of the fewest parts."""
    found: dict[str, Analysis] = {}
    for analysis in pyvoikko.analyse(form.lower()):
        parts = tuple(_part(text) for text in _split(analysis.FSTOUTPUT))
        if parts and all(part.base for part in parts):
            base = analysis.BASEFORM.lower().replace("=", "")
            found.setdefault(base, Analysis(base, parts))
    whole = [a for a in found.values() if a.base == form.lower()]
    if whole:
        return whole
    fewest = min((len(a.parts) for a in found.values()), default=0)
    return [a for a in found.values() if len(a.parts) == fewest]


def _split(output: str) -> list[str]:
    return [text for text in output.split("[Bc]") if re.search(r"\[L", text)]


def _part(output: str) -> Part:
    key = output[: output.rindex("[X]") + 3] if "[X]" in output else output
    analysis = pyvoikko.VoikkoAnalysis.from_voikko_analysis(output)
    base = analysis.BASEFORM.lower().replace("=", "").rstrip("-")
    parent_key = parent = None
    derived = key.rfind("[Xj]")
    if derived >= 0:
        before = key[:derived]
        parent_key = before[: before.rindex("[X]") + 3]
        parent = _base_of_key(parent_key)
    return Part(base, parent if parent != base else None, key, parent_key, analysis.FORM.lower())


def _base_of_key(key: str) -> str:
    return pyvoikko.VoikkoAnalysis.from_voikko_analysis(key).BASEFORM.lower().replace("=", "")


# A word whose beginning is that of another is derived from it, though the dictionary lists both:
# sähköistää, osallistua from sähköinen, osallinen; digitalisaatio from digitalisoida.
_SHARED_BEGINNINGS = (("istaa", "inen"), ("istää", "inen"), ("istua", "inen"), ("istyä", "inen"), ("isaatio", "isoida"))


def listed_parent(base: str) -> tuple[str, str] | None:
    """The word that a listed word is derived from all the same, and the morphology's text of it."""
    for ending, other in _SHARED_BEGINNINGS:
        if base.endswith(ending):
            parent = base.removesuffix(ending) + other
            for analysis in pyvoikko.analyse(parent):
                part = _part(analysis.FSTOUTPUT) if "[Bc]" not in analysis.FSTOUTPUT else None
                if part is not None and part.base == parent:
                    return parent, part.key
    return None


@cache
def stems(key: str) -> tuple[str, ...]:
    """The stems, folded, of the word whose analysis begins with ``key``; none where it has no forms."""
    verb = key.startswith("[Lt]") and "[Xj]" not in key
    forms = set()
    for surface, output in _outputs(key):
        if not (_CLITIC.search(surface) and output.endswith("[Ef]")) and not (verb and _ARCHAIC.search(surface)):
            forms.add(fold(surface))
    return tuple(fewest_stems(frozenset(forms), "fi", derived=verb))


def _outputs(prefix: str) -> Iterator[tuple[str, str]]:
    """Every form whose analysis begins as given, with its analysis: the transducer walked from its other side."""
    no_flags: Map[str, tuple[bool, str]] = Map()
    waiting = [(0, "", "", no_flags, no_flags, 0)]
    while waiting:
        state, surface, output, taken, given, depth = waiting.pop()
        if len(output) >= len(prefix) and state in _TRANSDUCER.final_states:
            yield surface, output
        if depth > _DEEPEST:
            continue
        for symbol, transitions in _TRANSDUCER.rules.get(state, {}).items():
            for following, out, _ in transitions:
                written = output + _text(out)
                if len(output) < len(prefix):
                    length = min(len(written), len(prefix))
                    if written[:length] != prefix[:length]:
                        continue
                elif _text(out).startswith(_NOT_FOLLOWED):
                    continue
                taken_next = _TRANSDUCER._update_flags(symbol, taken)
                given_next = _TRANSDUCER._update_flags(out, given)
                if taken_next is not None and given_next is not None:
                    waiting.append((following, surface + _text(symbol), written, taken_next, given_next, depth + 1))


def _text(symbol: Symbol) -> str:
    return "" if symbol.is_epsilon() or isinstance(symbol, FlagDiacriticSymbol) else symbol.get_symbol()
