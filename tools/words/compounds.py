"""What a word that the morphology does not know is made of: digikypsytytys is digi + something."""

from morphology import Analysis, Part, analyses

_SHORTEST_HEAD = 5
_SHORTEST_MODIFIER = 4
# nouns, adjectives, what is both, prefixes, verbs
_KINDS = ("[Ln]", "[Lnl]", "[Ll]", "[Lp]", "[Lt]")


def known_parts(word: str) -> list[Part]:
    """The parts of an unknown word that are words: its longest known end, and its longest known beginning."""
    for start in range(3, len(word) - _SHORTEST_HEAD + 1):
        if found := _nouns(word[start:]):
            before = [p for a in _nouns(word[:start])[:1] for p in a.parts]
            return before + [p for a in found for p in a.parts]
    for end in range(len(word) - 3, _SHORTEST_MODIFIER - 1, -1):
        if found := _nouns(word[:end]):
            return [p for a in found[:1] for p in a.parts]
    return []


def _nouns(word: str) -> list[Analysis]:
    return [
        a for a in analyses(word) if all(p.key.startswith(("[Ln]", "[Lnl]", "[Ll]", "[Lp]", "[Lt]")) for p in a.parts)
    ]
