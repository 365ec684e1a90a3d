"""How alike two wordings of a measure are: word by word, so that what was changed can be weighed.

In: two texts. Out: a likeness from 0 to 1, and whether the two differ as two measures do, not as two wordings. Words
left out or put in are a rewording; a word that stands in another's place («barnehage» for «barnevern», «fase II» for
«fase I») makes it another measure. Knows endings, compounds, short forms, nynorsk and typing errors; knows no synonyms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import permutations, takewhile
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.vocabulary import NYNORSK, PASSING_WORDS, SHORT_FORMS, WEAK_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

SIMILAR = 0.8
"""Likeness from which two texts are two wordings of one measure."""
_SAME_WORD = 84
"""rapidfuzz ratio of two stems from which they are one word, misspelt or inflected."""
_WEAK = 0.25
_SHORT = 4
"""Letters; a shorter word is the same only to the letter."""
_TELLING = 6
"""Letters; one word this long is enough to know a measure by."""
_NEAR_MISS = 0.5
_WORD = re.compile(r"\w+(?:\.(?=\s+\w))?")
_STAGE = re.compile(r"\b(fase|trinn|del|etappe|runde|pulje)\s+(i{1,3}|iv|v)\b")
_STAGES = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_VERB = re.compile(r"\w{3,13}e|\w{3,9}(?:ing|else|sjon)")
"""A first word that says what is done: «Skilte …», «Skilting av …»."""
_ENDINGS = (
    "ingene", "ingane", "asjonen", "elsene", "ingen", "inger", "asjon", "elsen", "elser", "sjonen", "sjon",
    "erne", "else", "ing", "inga", "ene", "ane", "ast", "ere", "ert", "est", "es", "en", "et", "er", "ar",
    "a", "e", "s", "t", "n",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word of a measure's text."""

    text: str
    weight: float
    """0 for «og», little for what is only done with the thing, 1 for what tells which measure it is."""
    cut_short: bool
    """Written with a full stop: «lokalhist.»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two wordings share, and what each has alone."""

    score: float
    """0 to 1: the weight of the words they share."""
    one_alone: tuple[str, ...]
    other_alone: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Each has a telling word that the other has not, or one says no: a word was put in another's place."""
        negated = {"ikke", "uten"} & {*self.one_alone, *self.other_alone}
        return bool((self.one_alone and self.other_alone) or negated)

    @property
    def is_near_miss(self) -> bool:
        """So alike that the word in another's place must be meant: two measures, not two wordings."""
        numbers = any(map(str.isdigit, self.one_alone)) and any(map(str.isdigit, self.other_alone))
        return self.differs and (numbers or self.score >= _NEAR_MISS)

    @property
    def likeness(self) -> float:
        """0 to 1; ``SIMILAR`` or more only where one is the other with words left out or put in."""
        if self.differs or not self.score:
            return round(min(self.score, SIMILAR - 0.01), 3)
        return round(SIMILAR + (1 - SIMILAR) * self.score, 3)


@cache
def compare(one: str, other: str) -> Comparison:
    """Compare two texts word by word."""
    ours, theirs = list(_words(one)), list(_words(other))
    weight = sum(word.weight for word in (*ours, *theirs))
    telling = [word for word in ours if word.weight == 1]
    _take_out_pairs(ours, theirs)
    left, right = _telling(ours), _telling(theirs)
    shared = [word for word in telling if word not in ours]
    known = len(shared) > 1 or any(len(word.text) >= _TELLING for word in shared)
    lost = sum(word.weight for word in (*ours, *theirs))
    return Comparison(score=round(1 - lost / weight, 3) if weight and known else 0.0, one_alone=left, other_alone=right)


def _telling(words: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words if word.weight == 1)


@cache
def _words(text: str) -> tuple[_Word, ...]:
    plain = _STAGE.sub(lambda match: f"{match[1]} {_STAGES[match[2]]}", text.casefold())
    found = [part for word in _WORD.findall(plain) for part in SHORT_FORMS.get(word.rstrip("."), word).split()]
    bare = [_bokmaal(word.rstrip(".")) for word in found]
    first = len(list(takewhile(_is_weak, bare))) or int(bool(bare) and _VERB.fullmatch(bare[0]) is not None)
    last = len(bare) - len(list(takewhile(_is_done, reversed(bare))))
    return tuple(
        _Word(text=word, weight=_weight(word, about=first <= place < last), cut_short=found[place].endswith("."))
        for place, word in enumerate(bare)
    )


def _weight(word: str, *, about: bool) -> float:
    """Weigh a word; ``about`` tells that it stands where the thing is named, not before or behind it."""
    if word in PASSING_WORDS:
        return 0.0
    return 1.0 if about or word.isdigit() else _WEAK


def _bokmaal(word: str) -> str:
    """Write the nynorsk parts of a word as bokmål: ``straumutfall`` → ``strømutfall``."""
    for nynorsk, bokmaal in NYNORSK:
        word = word.replace(nynorsk, bokmaal)
    return word


@cache
def _is_weak(word: str) -> bool:
    return word in PASSING_WORDS or _stem(word) in _weak_stems()


def _is_done(word: str) -> bool:
    """Tell whether a last word only says that something is done with the thing: «… oppdatert», «… styrkes»."""
    return word.endswith(("t", "es", "ast")) and _is_weak(word)


@cache
def _weak_stems() -> frozenset[str]:
    return frozenset(map(_stem, WEAK_WORDS))


@cache
def _stem(word: str) -> str:
    """Take the ending off: ``rekruttering`` and ``rekruttere`` → ``rekrutt``."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return word


def _take_out_pairs(ours: list[_Word], theirs: list[_Word]) -> None:
    """Take out the words that both have: the same to the letter first, then alike, then compounds with their parts."""
    for same in (str.__eq__, _alike):
        for word in list(ours):
            found = next((other for other in theirs if same(word.text, other.text) or _is_short_for(word, other)), None)
            if found:
                ours.remove(word)
                theirs.remove(found)
    _take_out_compounds(ours, theirs)
    _take_out_compounds(theirs, ours)


@cache
def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one: inflected, misspelt, or with a weak word joined on («legevaktsamarbeid»)."""
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < _SHORT:
        return False
    if _stem(one) == _stem(other) or fuzz.ratio(_stem(one), _stem(other)) >= _SAME_WORD:
        return True
    shorter, longer = sorted((one, other), key=len)
    rests = (longer.removeprefix(start).lstrip("es") for start in (shorter, _stem(shorter)) if longer.startswith(start))
    return len(shorter) >= _TELLING and any(len(rest) > _SHORT and _is_weak(rest) for rest in rests)


def _is_short_for(one: _Word, other: _Word) -> bool:
    return (one.cut_short and other.text.startswith(one.text)) or (other.cut_short and one.text.startswith(other.text))


def _take_out_compounds(wholes: list[_Word], parts: list[_Word]) -> None:
    """Take out a word with the two that make it up: ``flomøvelse`` with ``øvelse flom``."""
    for whole in list(wholes):
        for first, second in permutations(parts, 2):
            if len(whole.text) > _TELLING and _alike(whole.text, first.text + second.text):
                wholes.remove(whole)
                parts.remove(first)
                parts.remove(second)
                break
