"""How alike two wordings of a measure are: word by word, so that what was changed can be weighed.

In: two texts. Out: a likeness from 0 to 1, and whether the two differ as two measures do, not as two wordings. Words
left out or put in are a rewording; a word that stands in another's place («barnehage» for «barnevern», «fase II» for
«fase I») makes it another measure. Knows endings, compounds, short forms, nynorsk and typing errors; knows no synonyms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline.acronyms import take_out_acronyms
from pipeline.compounds import (
    is_joined,
    is_made_up,
    take_out_compounds,
    take_out_dotted,
    take_out_heads,
    take_out_paraphrases,
    take_out_without,
)
from pipeline.one_word import alike, is_short_for
from pipeline.text import key
from pipeline.vocabulary import ENDING_WORDS
from pipeline.words import NEGATIONS, SHORT, TELLING, Word, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIMILAR = 0.8
"""Likeness from which two texts are two wordings of one measure."""
_WHOLE = 0.7
"""How much both texts count for a likeness; the rest is how much of the one stands in the other."""
_NEAR_MISS = 0.5
_BEGINNING = 5
"""Letters that «klimaregnskap» and «klimabudsjett» share: of one kind, and not the same."""
_FEW = 2
"""Words; of so few one may stand for another: «Felles kart», «Kart»."""
_TITLE = 12
"""Letters; a word this long names a measure by itself: «Felles parkeringsnorm»."""


_YEAR = re.compile(r"20\d\d")
_QUOTED = re.compile(r"[«“\"]([^»”\"]+)[»”\"]")
_LEAD = re.compile(r"\s*(?:[(:–—]|\s-\s)")
"""Ends a title that is told more of: «Vennskapsbyene (Rostock, Aarhus)»."""
_NAMED = 0.9
"""Likeness of a name in quotation marks with the measure that it is the name of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two wordings share, and what each has alone."""

    score: float
    """0 to 1: the weight of the words they share."""
    covered: float
    """0 to 1: how much of the one text stands in the other, of the one that more of does."""
    one_alone: tuple[str, ...]
    other_alone: tuple[str, ...]
    held: bool
    """All that tells what the one is about stands in the other, if only as a part of a word: «Bredbånd»."""
    stands_in: bool
    """And it is enough to name a measure: «Fremmede arter»."""
    named: bool
    """One is the name that stands in quotation marks in the other: «Kule tak»."""
    opposed: bool
    """One ends or lessens what the other begins or adds to: «Avvikle gebyr», «Innføre gebyr»."""

    @property
    def alone(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The telling words that each has alone."""
        return self.one_alone, self.other_alone

    @property
    def differs(self) -> bool:
        """Each has a telling word that the other has not, or one says no: a word was put in another's place."""
        negated = NEGATIONS & {*self.one_alone, *self.other_alone}
        return bool((self.one_alone and self.other_alone) or negated or self.opposed)

    @property
    def is_near_miss(self) -> bool:
        """So alike that the word in another's place must be meant: two measures, not two wordings."""
        numbers = any(map(str.isdigit, self.one_alone)) and any(map(str.isdigit, self.other_alone))
        beginnings = [{word[:_BEGINNING] for word in words if len(word) > _BEGINNING} for words in self.alone]
        related = bool(beginnings[0] & beginnings[1])
        return self.differs and (numbers or related or self.score >= _NEAR_MISS)

    @property
    def likeness(self) -> float:
        """0 to 1; ``SIMILAR`` or more only where one is the other with words left out or put in."""
        least = _NAMED if self.named else 0.0
        if self.differs or not self.score:
            return max(least, round(min(self.score, SIMILAR - 0.01), 3))
        return max(least, round(SIMILAR + (1 - SIMILAR) * (_WHOLE * self.score + (1 - _WHOLE) * self.covered), 3))


@cache
def compare(one: str, other: str) -> Comparison:
    """Compare two texts word by word; where a row is compared with a measure, the row is the one."""
    ours, theirs = list(words_of(one)), list(words_of(other))
    weight = sum(word.weight for word in (*ours, *theirs))
    telling = [word for word in ours if word.weight == 1]
    _take_out_pairs(ours, theirs)
    take_out_heads(ours, theirs)
    _take_out_years(ours, theirs)
    left, right = _telling(ours), _telling(theirs)
    last = _replaced(one, other, ours, theirs)
    left, right = left or last[:1], right or last[1:]
    shared = [word for word in telling if word not in ours]
    known = len(shared) > 1 or any(len(word.text) >= TELLING or word.acronym for word in shared)
    sole = len(shared) == 1 and max(len(left), len(right)) > 1 and not _beginalike(one, other)
    known &= not sole or (len(shared[0].text) >= _TITLE and not left)
    known |= key(_LEAD.split(one)[0]) == key(other)
    opposed = _opposed(words_of(one), words_of(other)) or _opposed(words_of(other), words_of(one))
    held = not opposed and _are_parts(left, right)
    return Comparison(
        score=round(1 - sum(word.weight for word in (*ours, *theirs)) / weight, 3) if weight and known else 0.0,
        covered=max(_covered(words_of(one), ours), _covered(words_of(other), theirs)),
        one_alone=left,
        other_alone=right,
        held=held,
        stands_in=held and (_tells(words_of(one), ours) or any(len(word) >= TELLING for word in left)),
        named=_is_name_of(one, other) or _is_name_of(other, one),
        opposed=opposed,
    )


def _replaced(one: str, other: str, ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[str, ...]:
    """Give the last words of two texts where they are all that is left of both, however little they weigh."""
    before, there = ([word.text for word in words_of(text)[:-1]] for text in (one, other))
    last = [*words_of(one)[-1:], *words_of(other)[-1:]]
    plain = len(before) >= _FEW and before == there and min(len(word.text) for word in last) > SHORT
    return tuple(word.text for word in last) if plain and last == [*ours, *theirs] else ()


def _tells(words: Sequence[Word], alone: Sequence[Word]) -> bool:
    """Tell whether what a text shares may name a measure: a long word, an acronym, or two words of which one tells."""
    shared = [word for word in words if word.weight and word not in alone]
    telling = [word for word in shared if word.weight == 1]
    return any(len(word.text) >= TELLING or word.acronym for word in telling) or (bool(telling) and len(shared) > 1)


def _are_parts(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether a row's words are each the first or the last part of one of the measure's: «kultur», «kulturarv».

    Not the other way: a row that says more exactly what it is about is often another measure.
    """
    return all(any(_is_part(stem(one), other) for other in theirs if SHORT <= len(one) <= len(other)) for one in ours)


def _is_part(part: str, whole: str) -> bool:
    return whole.startswith(part) or stem(whole).endswith(part)


def _covered(words: Sequence[Word], alone: Sequence[Word]) -> float:
    """Tell how much of a text's weight the other text has too."""
    weight = sum(word.weight for word in words)
    return 1 - sum(word.weight for word in alone) / weight if weight else 0.0


def _beginalike(one: str, other: str) -> bool:
    """Tell whether two texts begin with the same thing done."""
    return alike(words_of(one)[0].text, words_of(other)[0].text)


def _is_name_of(one: str, other: str) -> bool:
    """Tell whether one text holds, beside at most one word more, the name that the other has in quotation marks."""
    names = [key(name) for name in _QUOTED.findall(other)]
    ours = key(one)
    return any(
        len(name) >= TELLING and f" {name} " in f" {ours} " and ours.count(" ") <= name.count(" ") + 1 for name in names
    )


def _opposed(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Tell whether the one begins by ending or lessening something, and the other does not speak of it."""
    return bool(one) and _ends(one[0]) and not any(map(_ends, other))


def _ends(word: Word) -> bool:
    return stem(word.text) in {stem(ending) for ending in ENDING_WORDS}


def _telling(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words if word.weight == 1)


def _take_out_pairs(ours: list[Word], theirs: list[Word]) -> None:
    """Take out the words that both have: the same to the letter first, then alike, then compounds with their parts."""
    for one, other in ((ours, theirs), (theirs, ours)):
        take_out_dotted(one, other)
        take_out_without(one, other)
    _take_out_same(ours, theirs)
    _take_out_alike(ours, theirs, str.__eq__)
    for one, other in ((ours, theirs), (theirs, ours)):
        take_out_compounds(one, other, is_joined)
    _take_out_alike(ours, theirs, alike)
    for one, other in ((ours, theirs), (theirs, ours)):
        take_out_compounds(one, other, is_made_up)
        take_out_paraphrases(one, other)
        take_out_acronyms(one, other)


def _take_out_same(ours: list[Word], theirs: list[Word]) -> None:
    """Take out what both have to the letter, before a word that is cut short may stand for another."""
    for word in list(ours):
        if other := next((other for other in theirs if other.text == word.text), None):
            ours.remove(word)
            theirs.remove(other)


def _take_out_alike(ours: list[Word], theirs: list[Word], same: Callable[[str, str], bool]) -> None:
    for word in list(ours):
        for other in theirs:
            if same(word.text, other.text) or _is_one_cut_short(word, other, same):
                ours.remove(word)
                theirs.remove(other)
                break


def _is_one_cut_short(one: Word, other: Word, same: Callable[[str, str], bool]) -> bool:
    """Tell whether two words are one where either is cut short, or is another than it was written."""
    if (one.cut_short or other.cut_short) and is_short_for(one, other):
        return True
    return (one.raw != one.text or other.raw != other.text) and same(one.raw, other.raw)


def _take_out_years(ours: list[Word], theirs: list[Word]) -> None:
    """Take out the year that only one of two wordings names; two years that differ stay."""
    years = [[word for word in words if _YEAR.fullmatch(word.text)] for words in (ours, theirs)]
    if bool(years[0]) != bool(years[1]):
        for words, named in zip((ours, theirs), years, strict=True):
            for word in named:
                words.remove(word)
