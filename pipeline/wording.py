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
from rapidfuzz.distance import OSA

from pipeline.vocabulary import (
    ENDING_WORDS,
    NUMBERS,
    NYNORSK,
    NYNORSK_WORDS,
    PASSING_WORDS,
    SHORT_FORMS,
    WEAK_WORDS,
)

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
_BEGINNING = 5
"""Letters that «klimaregnskap» and «klimabudsjett» share: of one kind, and not the same."""
_NEGATIONS = frozenset({"ikke", "uten"})
_WORD = re.compile(r"%|\w+(?:\.(?=\s+\w))?")
_ACRONYM = re.compile(r"\b[A-ZÆØÅ]{2,6}\b")
_LONG = 12
"""Letters; a compound this long may have a two-letter acronym: «Statsforvalteren», SF."""
_STAGE = re.compile(r"\b(fase|trinn|del|etappe|runde|pulje)\s+(i{1,3}|iv|v)\b")
_THOUSANDS = re.compile(r"\b(\d+|to|tre|fire|fem|seks|sju|åtte|ni|ti|tjue)\s+(hundre|tusen)\b")
_ZEROS = {"hundre": "00", "tusen": "000"}
_STAGES = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_VERB = re.compile(r"\w{3,13}e|\w{3,9}(?:ing|else|sjon)")
"""A first word that says what is done: «Skilte …», «Skilting av …»."""
_ENDINGS = (
    "ingene", "ingane", "asjonen", "elsene", "ingen", "inger", "asjon", "elsen", "elser", "sjonen", "sjon",
    "erne", "else", "ing", "inga", "ene", "ane", "ast", "ere", "ert", "est", "es", "en", "et", "er", "ar",
    "a", "e", "s", "t", "n",
)  # fmt: skip


_PLURALS = {"ene", "ane", "er", "ar"}
_SHORTEST_NOUN = 2
"""Letters: «byene» is «by»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A word of a measure's text."""

    text: str
    weight: float
    """0 for «og», little for what is only done with the thing, 1 for what tells which measure it is."""
    cut_short: bool
    """Written with a full stop: «lokalhist.»."""
    acronym: bool
    """Written in capitals: «NVE»."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two wordings share, and what each has alone."""

    score: float
    """0 to 1: the weight of the words they share."""
    one_alone: tuple[str, ...]
    other_alone: tuple[str, ...]
    opposed: bool
    """One ends or lessens what the other begins or adds to: «Avvikle gebyr», «Innføre gebyr»."""

    @property
    def alone(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The telling words that each has alone."""
        return self.one_alone, self.other_alone

    @property
    def differs(self) -> bool:
        """Each has a telling word that the other has not, or one says no: a word was put in another's place."""
        negated = _NEGATIONS & {*self.one_alone, *self.other_alone}
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
    known = len(shared) > 1 or any(len(word.text) >= _TELLING or word.acronym for word in shared)
    lost = sum(word.weight for word in (*ours, *theirs))
    return Comparison(
        score=round(1 - lost / weight, 3) if weight and known else 0.0,
        one_alone=left,
        other_alone=right,
        opposed=_opposed(_words(one), _words(other)) or _opposed(_words(other), _words(one)),
    )


def _opposed(one: Sequence[_Word], other: Sequence[_Word]) -> bool:
    """Tell whether the one begins by ending or lessening something, and the other does not speak of it."""
    return bool(one) and _ends(one[0]) and not any(map(_ends, other))


def _ends(word: _Word) -> bool:
    return _stem(word.text) in {_stem(ending) for ending in ENDING_WORDS}


def _telling(words: Sequence[_Word]) -> tuple[str, ...]:
    return tuple(word.text for word in words if word.weight == 1)


@cache
def _words(text: str) -> tuple[_Word, ...]:
    acronyms = {acronym.casefold() for acronym in _ACRONYM.findall(text)}
    plain = _STAGE.sub(lambda match: f"{match[1]} {_STAGES[match[2]]}", text.casefold())
    plain = _THOUSANDS.sub(lambda match: NUMBERS.get(match[1], match[1]) + _ZEROS[match[2]], plain)
    found = [part for word in _WORD.findall(plain) for part in SHORT_FORMS.get(word.rstrip("."), word).split()]
    bare = [_bokmaal(word.rstrip(".")) for word in found]
    first = len(list(takewhile(_is_weak, bare))) or int(bool(bare) and _VERB.fullmatch(bare[0]) is not None)
    last = len(bare) - len(list(takewhile(_is_done, reversed(bare))))
    return tuple(
        _Word(
            text=word,
            weight=_weight(word, about=first <= place < last),
            cut_short=found[place].endswith("."),
            acronym=word in acronyms,
        )
        for place, word in enumerate(bare)
    )


def _weight(word: str, *, about: bool) -> float:
    """Weigh a word; ``about`` tells that it stands where the thing is named, not before or behind it."""
    if word in PASSING_WORDS:
        return 0.0
    return 1.0 if about or word.isdigit() or word in _NEGATIONS else _WEAK


def _bokmaal(word: str) -> str:
    """Write a number as figures, and nynorsk as bokmål: ``ti`` → ``10``, ``straumutfall`` → ``strømutfall``."""
    word = NUMBERS.get(word, NYNORSK_WORDS.get(word, word))
    for nynorsk, bokmaal in NYNORSK:
        word = word.replace(nynorsk, bokmaal)
    return re.sub(r"leg(e|t)?$", r"lig\1", word) if len(word) > _TELLING else word


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
        shortest = _SHORTEST_NOUN if ending in _PLURALS else _SHORT
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
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
    for one, other in ((ours, theirs), (theirs, ours)):
        _take_out_compounds(one, other)
        _take_out_acronyms(one, other)


@cache
def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one: inflected, misspelt, or with a weak word joined on («legevaktsamarbeid»)."""
    if one.isdigit() or other.isdigit() or min(len(one), len(other)) < _SHORT:
        return False
    stems = _stem(one), _stem(other)
    if stems[0] == stems[1] or (min(map(len, stems)) >= _SHORT and fuzz.ratio(*stems) >= _SAME_WORD):
        return True
    if min(len(one), len(other)) >= _TELLING and OSA.distance(one, other) == 1:
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


def _take_out_acronyms(ones: list[_Word], others: list[_Word]) -> None:
    """Take out an acronym with the words it stands for: ``NVE`` with ``Norges vassdrags- og energidirektorat``."""
    for word in [one for one in ones if one.acronym]:
        telling = [other for other in others if other.weight > 0]
        spans = (telling[start:end] for start in range(len(telling)) for end in range(start + 1, len(telling) + 1))
        if span := next((span for span in spans if _spells(word.text, span)), None):
            ones.remove(word)
            for other in span:
                others.remove(other)


def _spells(acronym: str, words: Sequence[_Word]) -> bool:
    """Tell whether the words' first letters, and then letters within the last, are the acronym's."""
    initials = "".join(word.text[0] for word in words)
    if not acronym.startswith(initials) or (len(words) == 1 and len(acronym) == len(initials)):
        return False
    rest, last = acronym[len(initials) :], iter(words[-1].text[1:])
    long_enough = len(words) > 1 or len(acronym) > 2 or len(words[0].text) >= _LONG  # noqa: PLR2004
    return long_enough and all(letter in last for letter in rest)
