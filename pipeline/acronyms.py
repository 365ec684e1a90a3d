"""Acronyms of one wording with the words of another that they stand for: «NVE», Norges vassdrags- og energidirektorat.

In: the words that two texts have left. Out: nothing; what is the same is taken out of both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.words import Word

_LONG = 12
"""Letters; a compound this long may have a two-letter acronym: «Statsforvalteren», SF."""


def take_out_acronyms(ones: list[Word], others: list[Word]) -> None:
    """Take out an acronym with the words it stands for: ``NVE`` with ``Norges vassdrags- og energidirektorat``."""
    for word in [one for one in ones if one.acronym]:
        spans = (others[start:end] for start in range(len(others)) for end in range(start + 1, len(others) + 1))
        if span := next((span for span in spans if _spells(word.text.removesuffix("s"), span)), None):
            ones.remove(word)
            for other in span:
                others.remove(other)


def _spells(acronym: str, words: Sequence[Word]) -> bool:
    """Tell whether an acronym is the first letter of each word, and letters within them, in order: KPA, ``NVE``."""
    telling = [word for word in words if word.weight > 0]
    long_enough = len(telling) > 1 or len(acronym) > 2 or len(words[0].text) >= _LONG  # noqa: PLR2004
    if not telling or not long_enough or len(telling) > len(acronym) or len(acronym) == 1:
        return False
    places = {0}
    for word in words:
        ends = {end for place in places for end in _ends_within(acronym, place, word.text)}
        places = ends if word.weight > 0 else places | ends
    return len(acronym) in places


def _ends_within(acronym: str, place: int, word: str) -> Iterator[int]:
    """Give how far an acronym may have come when a word has given it its first letter, and some of those within."""
    if acronym[place : place + 1] != word[0]:
        return
    letters = iter(word[1:])
    for end in range(place + 1, len(acronym) + 1):
        yield end
        if end == len(acronym) or acronym[end] not in letters:
            return
