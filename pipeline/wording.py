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

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pipeline.text import key
from pipeline.vocabulary import ENDING_WORDS, SYNONYMS
from pipeline.words import NEGATIONS, SHORT, TELLING, Word, is_weak, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

SIMILAR = 0.8
"""Likeness from which two texts are two wordings of one measure."""
_SAME_WORD = 84
"""rapidfuzz ratio of two stems from which they are one word, misspelt or inflected."""
_NEAR_MISS = 0.5
_BEGINNING = 5
"""Letters that «klimaregnskap» and «klimabudsjett» share: of one kind, and not the same."""
_START = 3
"""Letters of a part that its compound begins with."""
_HEAD = 10
"""Letters; the last part of a compound, this long, may stand for it: «plankontor», «kommuneplankontor»."""
_LONG_WORD = 9
_LONG = 12
"""Letters; a compound this long may have a two-letter acronym: «Statsforvalteren», SF."""


_YEAR = re.compile(r"20\d\d")
_QUOTED = re.compile(r"[«“\"]([^»”\"]+)[»”\"]")
_NAMED = 0.9
"""Likeness of a name in quotation marks with the measure that it is the name of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two wordings share, and what each has alone."""

    score: float
    """0 to 1: the weight of the words they share."""
    one_alone: tuple[str, ...]
    other_alone: tuple[str, ...]
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
        if self.named:
            return _NAMED
        if self.differs or not self.score:
            return round(min(self.score, SIMILAR - 0.01), 3)
        return round(SIMILAR + (1 - SIMILAR) * self.score, 3)


@cache
def compare(one: str, other: str) -> Comparison:
    """Compare two texts word by word."""
    ours, theirs = list(words_of(one)), list(words_of(other))
    weight = sum(word.weight for word in (*ours, *theirs))
    telling = [word for word in ours if word.weight == 1]
    _take_out_pairs(ours, theirs)
    _take_out_years(ours, theirs)
    left, right = _telling(ours), _telling(theirs)
    shared = [word for word in telling if word not in ours]
    known = len(shared) > 1 or any(len(word.text) >= TELLING or word.acronym for word in shared)
    lost = sum(word.weight for word in (*ours, *theirs))
    return Comparison(
        score=round(1 - lost / weight, 3) if weight and known else 0.0,
        one_alone=left,
        other_alone=right,
        named=_is_name_of(one, other) or _is_name_of(other, one),
        opposed=_opposed(words_of(one), words_of(other)) or _opposed(words_of(other), words_of(one)),
    )


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
    for same in (str.__eq__, _alike):
        for word in list(ours):
            found = next((other for other in theirs if same(word.text, other.text) or _is_short_for(word, other)), None)
            if found:
                ours.remove(word)
                theirs.remove(found)
    for one, other in ((ours, theirs), (theirs, ours)):
        _take_out_compounds(one, other)
        _take_out_acronyms(one, other)


def _take_out_years(ours: list[Word], theirs: list[Word]) -> None:
    """Take out the year that only one of two wordings names; two years that differ stay."""
    years = [[word for word in words if _YEAR.fullmatch(word.text)] for words in (ours, theirs)]
    if bool(years[0]) != bool(years[1]):
        for words, named in zip((ours, theirs), years, strict=True):
            for word in named:
                words.remove(word)


@cache
def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one: inflected, misspelt, or with a weak word joined on («legevaktsamarbeid»)."""
    if one.isdigit() or other.isdigit():
        return False
    if min(len(one), len(other)) < SHORT:
        return _same_thing(one, other)
    stems = stem(one), stem(other)
    if _same_thing(one, other):
        return True
    if stems[0] == stems[1] or (min(map(len, stems)) >= SHORT and fuzz.ratio(*stems) >= _SAME_WORD):
        return True
    if _is_misspelt(one, other):
        return True
    return _is_part_of(*sorted((one, other), key=len))


def _is_part_of(shorter: str, longer: str) -> bool:
    """Tell whether a word stands for a compound: its last part, or its first with a weak word joined on."""
    if (len(shorter) >= _HEAD and longer.endswith(shorter)) or (
        len(shorter) >= _HEAD - 1 and longer.startswith(shorter)
    ):
        return True
    rests = (longer.removeprefix(start).lstrip("es") for start in (shorter, stem(shorter)) if longer.startswith(start))
    return len(shorter) >= TELLING and any(len(rest) > SHORT and is_weak(rest) for rest in rests)


def _is_misspelt(one: str, other: str) -> bool:
    """Tell whether one letter is wrong, or two of a long word; of a short one never the first."""
    shorter = min(len(one), len(other))
    if shorter < TELLING and one[0] != other[0]:
        return False
    return OSA.distance(one, other) <= 1 + (shorter >= _LONG_WORD)


@cache
def _things() -> dict[str, str]:
    """Give the synonyms by their root."""
    return {_root(word): named for word, named in SYNONYMS.items()}


@cache
def _root(word: str) -> str:
    return word if stem(word) == word else _root(stem(word))


def _same_thing(one: str, other: str) -> bool:
    """Tell whether two words name the same thing: «eldre», «seniorer»."""
    named = _things().get(_root(one))
    return named is not None and named == _things().get(_root(other))


def _is_short_for(one: Word, other: Word) -> bool:
    return (one.cut_short and other.text.startswith(one.text)) or (other.cut_short and one.text.startswith(other.text))


def _take_out_compounds(wholes: list[Word], parts: list[Word]) -> None:
    """Take out a word with the two that make it up: ``flomøvelse`` with ``øvelse flom``."""
    for whole in [word for word in wholes if len(word.text) > TELLING]:
        firsts = [part for part in parts if whole.text.startswith(part.text[:_START])]
        pairs = ((first, second) for first in firsts for second in parts if second is not first)
        found = next((pair for pair in pairs if _makes_up(whole, *pair)), None)
        if found:
            wholes.remove(whole)
            for part in found:
                parts.remove(part)


def _makes_up(whole: Word, first: Word, second: Word) -> bool:
    """Tell whether two words are the parts of a compound, written whole or cut short: ``amb.ressurser``."""
    missing = len(whole.text) - len(first.text) - len(second.text)
    follows = whole.text.startswith(first.text) and stem(second.text) in whole.text[len(first.text) :]
    if follows and (first.cut_short or 2 * missing <= len(whole.text)):
        return True
    return abs(missing) <= TELLING and _alike(whole.text, first.text + second.text)


def _take_out_acronyms(ones: list[Word], others: list[Word]) -> None:
    """Take out an acronym with the words it stands for: ``NVE`` with ``Norges vassdrags- og energidirektorat``."""
    for word in [one for one in ones if one.acronym]:
        telling = [other for other in others if other.weight > 0]
        spans = (telling[start:end] for start in range(len(telling)) for end in range(start + 1, len(telling) + 1))
        if span := next((span for span in spans if _spells(word.text, span)), None):
            ones.remove(word)
            for other in span:
                others.remove(other)


def _spells(acronym: str, words: Sequence[Word]) -> bool:
    """Tell whether the words' first letters, and then letters within the last, are the acronym's."""
    initials = "".join(word.text[0] for word in words)
    if not acronym.startswith(initials) or (len(words) == 1 and len(acronym) == len(initials)):
        return False
    rest, last = acronym[len(initials) :], iter(words[-1].text[1:])
    long_enough = len(words) > 1 or len(acronym) > 2 or len(words[0].text) >= _LONG  # noqa: PLR2004
    return long_enough and all(letter in last for letter in rest)
