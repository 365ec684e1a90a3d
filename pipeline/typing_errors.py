"""Typing errors in the words that decide an answer: «vidarførast», «avslutes» are read as what they plainly are.

In: an answer. Out: the same with such words as they should be, and where a place in it was before. A word is one of
ours misspelt where it is long, begins and ends as ours does, and one letter is wrong, missing, added or swapped (two in
the longest); a word that the vocabulary has, or that could be two of ours, is left alone.
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.distance import OSA

from pipeline.vocabulary import SLIPS, deciding_words, known_words

_SHORTEST = 7
"""Letters; shorter words are too near to others, but for those of the vocabulary with a letter left out."""
_SHORTEST_CUT = 5
_LONG = 11
"""Letters; two may be wrong in words as long as this."""
_FIRST = 2
"""Letters at the beginning that must be right."""
_FAR = 9
_PAST = ("te", "de", "tt", "dd")
"""«vurderte» tells what was, and is no misspelt «vurdere»."""
_WORD = re.compile(rf"\w{{{_SHORTEST_CUT},}}")
_LISTS = ("stop", "go_on", "change", "merge", "consider", "condition", "pointless")


def mended(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Give the text with its deciding words spelled right, and for each mended word: its end here, its end before."""
    parts, ends, place = [], [], 0
    for found in _WORD.finditer(text):
        meant = _meant(found[0].casefold())
        if meant:
            parts += [text[place : found.start()], meant.capitalize() if found[0][0].isupper() else meant]
            place = found.end()
            ends.append((sum(map(len, parts)), place))
    return "".join((*parts, text[place:])), ends


def place_before(place: int, ends: list[tuple[int, int]]) -> int:
    """Tell where in the text as it was written a place in the mended text is."""
    shift = 0
    for here, before in ends:
        if here <= place:
            shift = before - here
    return place + shift


@cache
def _meant(word: str) -> str | None:
    """Find the one word of the vocabulary that a word is a misspelling of."""
    whole, begun = known_words()
    if word in whole or word.startswith(begun):
        return None
    if len(word) < _SHORTEST:
        return next((one for one in SLIPS if _is_cut(word, one)), None)
    lists = deciding_words(*_LISTS)
    begun_alike = (one for one in lists if one.startswith(word[:_FIRST]))
    distances = {one: OSA.distance(one, word) for one in begun_alike if _may_be(word, one)}
    least = min(distances.values(), default=_FAR)
    near = [one for one, distance in distances.items() if distance == least]
    plain = len({lists[one] for one in near}) == 1 and least <= 1 + (len(word) >= _LONG)
    return near[0] if plain else None


def _is_cut(word: str, whole: str) -> bool:
    """Tell whether a short word is one of ours without one of its letters, neither the first two nor the last."""
    ends_alike = word[:_FIRST] == whole[:_FIRST] and word[-1] == whole[-1]
    return len(word) == len(whole) - 1 and ends_alike and OSA.distance(word, whole) == 1


def _may_be(word: str, meant: str) -> bool:
    """Tell whether a word may be a misspelling of another: as long, and the same where few errors are made."""
    past = word.endswith(_PAST) and word[-2:] != meant[-2:]
    return len(meant) >= _SHORTEST and meant[-1] == word[-1] and not past
