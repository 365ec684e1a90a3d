"""When two words are one: inflected, misspelt, cut short, a synonym, or a compound that says little more.

In: two words of measures. Out: yes or no. Of two texts, ``wording.py`` judges.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Postfix, Prefix

from pipeline.vocabulary import CUTS, SHORT_FORMS, SYNONYMS, TAILS
from pipeline.words import SHORT, TELLING, Word, is_weak, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME_WORD = 84
"""rapidfuzz ratio of two stems from which they are one word, misspelt or inflected."""
START = 3
"""Letters of a part that its compound begins with."""
_HEAD = 10
"""Letters; the last part of a compound, this long, may stand for it: «plankontor», «kommuneplankontor»."""
_ROAD = "vei"
"""And this, though it is short: «langs veg», for «langs fylkesveg»."""
_MOST = 3
"""Times the letters that a word has which is cut short by leaving letters out: «grp.», gruppe."""
_DEEDS = (("ing", "e"), ("ning", "ne"), ("gang", "gå"), ("else", "e"), ("sel", "e"), ("anse", "ere"), ("ansen", "ere"))
"""The endings of nouns and of the verbs that they come from."""
_PLURAL = re.compile(r"(?:er|ar|ene|ane|en|et|a)$")
_ELIDED_PLURAL = re.compile(r"(\w+([kptdgbmv]))l(?:er|ene|ane|ar|a)")
"""«sykler», where a compound begins with «sykkel»."""
_LONG_WORD = 9
_TOGETHER = 4
"""Letters from the first error to the last: «barnevern», «brannvern»."""


@cache
def alike(one: str, other: str) -> bool:
    """Tell whether two words are one: inflected, misspelt, or with a weak word joined on («legevaktsamarbeid»)."""
    if one.isdigit() or other.isdigit():
        return False
    stems = stem(one), stem(other)
    if min(len(one), len(other)) < SHORT:
        return _same_thing(one, other) or (stems[0] == stems[1] == min(one, other, key=len))
    if _same_thing(one, other) or _is_synonym_with_an_end(one, other) or _is_synonym_with_an_end(other, one):
        return True
    return stems[0] == stems[1] or (not _has_other_part(one, other) and _is_like(one, other))


def _is_like(one: str, other: str) -> bool:
    """Tell whether two words that are not the same to the letter are one all the same."""
    stems = stem(one), stem(other)
    if min(map(len, stems)) >= SHORT and fuzz.ratio(*stems) >= _SAME_WORD:
        return True
    if _is_misspelt(one, other) or _is_deed(one, other) or _is_deed(other, one):
        return True
    return _is_part_of(*sorted((one, other), key=len))


def _is_deed(noun: str, verb: str) -> bool:
    """Tell whether a noun is what a verb does: «trening», trene; «gjennomgang», gjennomgå."""
    return any(noun.endswith(end) and verb == noun.removesuffix(end) + form for end, form in _DEEDS)


def _is_part_of(shorter: str, longer: str) -> bool:
    """Tell whether a word stands for a compound: its last part, or its first with a weak word joined on."""
    is_head = longer.endswith(shorter) or stem(longer).endswith(stem(shorter))
    if is_head and (len(shorter) >= _HEAD or shorter == _ROAD):
        return True
    if len(shorter) >= _HEAD - 1 and longer.startswith(shorter):
        return True
    if len(shorter) < TELLING:
        return False
    rests = [longer.removeprefix(start) for start in _beginnings(shorter) if longer.startswith(start)]
    joined = [rest[1:] for rest in rests if rest.startswith(("e", "s"))]
    return any(len(rest) > SHORT and _says_little(rest) for rest in (*rests, *joined))


@cache
def _beginnings(word: str) -> tuple[str, ...]:
    """Give what a compound may begin with that has a word for its first part."""
    elided = _ELIDED_PLURAL.fullmatch(word)
    whole = (f"{elided[1]}el", f"{elided[1]}{elided[2]}el") if elided else ()
    return word, stem(word), _PLURAL.sub("", word), *whole


def _is_synonym_with_an_end(whole: str, other: str) -> bool:
    """Tell whether a word with a weak last part is a synonym of another without it: «fiberutbygging» is «fiber»."""
    return not _things_without_end(whole).isdisjoint(_things_of(other))


@cache
def _things_without_end(word: str) -> frozenset[int]:
    """Give the groups of synonyms that a word stands in, with a weak last part taken off."""
    lengths = [length for length in range(SHORT, len(word) - SHORT) if _says_little(word[length:])]
    return frozenset().union(*(_things_of(word[:length].rstrip("s")) for length in lengths))


@cache
def _says_little(tail: str) -> bool:
    return is_weak(tail) or _root(tail) in _tails()


@cache
def _tails() -> frozenset[str]:
    return frozenset(map(_root, TAILS))


def _is_misspelt(one: str, other: str) -> bool:
    """Tell whether one letter is wrong, or two of a long word; of a short one never the first."""
    shorter = min(len(one), len(other))
    if shorter < TELLING and one[0] != other[0]:
        return False
    return OSA.distance(one, other) <= 1 + (shorter >= _LONG_WORD)


def _has_other_part(one: str, other: str) -> bool:
    """Tell whether two compounds end alike and begin with other words as long: two errors at once are no slips."""
    begun, ended = Prefix.similarity(one, other), Postfix.similarity(one, other)
    close = len(one) == len(other) and begun < START and len(one) - begun - ended <= _TOGETHER
    return close and ended >= TELLING and OSA.distance(one, other) > 1


@cache
def _things() -> dict[str, frozenset[int]]:
    """Give the groups of synonyms that a word stands in, by its root."""
    groups: dict[str, frozenset[int]] = {}
    for number, group in enumerate(SYNONYMS):
        for word in group:
            groups[_root(word)] = groups.get(_root(word), frozenset()) | {number}
    return groups


@cache
def _root(word: str) -> str:
    return word if stem(word) == word else _root(stem(word))


def _same_thing(one: str, other: str) -> bool:
    """Tell whether two words name the same thing: «eldre», «seniorer»; or differ in such a part: «flypriser»."""
    return are_synonyms(one, other) or any(are_synonyms(*parts) or _is_cut(*parts) for parts in _parts(one, other))


def _is_cut(one: str, other: str) -> bool:
    """Tell whether a first part is a short form of another: «infosikkerhet»."""
    short, whole = sorted((one, other), key=len)
    return (short in CUTS or short in SHORT_FORMS) and whole.startswith(short)


def are_synonyms(one: str, other: str) -> bool:
    """Tell whether the vocabulary has two words for one thing."""
    return not _things_of(one).isdisjoint(_things_of(other))


@cache
def _things_of(word: str) -> frozenset[int]:
    return _things().get(_root(word), frozenset())


def _parts(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Give what is left of two compounds when a part that both have is taken off: ``flypriser``, ``flybilletter``."""
    if one[:START] == other[:START]:
        for length in range(_shared(one, other), START - 1, -1):
            yield one[length:], other[length:]
    ours, theirs = stem(one), stem(other)
    if ours[-START:] == theirs[-START:]:
        for length in range(_shared(ours[::-1], theirs[::-1]), START, -1):
            yield ours[:-length].rstrip("s"), theirs[:-length].rstrip("s")
            yield ours[:-length], theirs[:-length]


def is_short_for(one: Word, other: Word) -> bool:
    """Tell whether one of two words is the other cut short."""
    return (one.cut_short and _shortens(one, other)) or (other.cut_short and _shortens(other, one))


def _shortens(short: Word, whole: Word) -> bool:
    """Tell whether a word cut short stands for another: «lokalhist.», «grp.»."""
    if whole.text.startswith((short.text, short.raw)):
        return True
    letters = iter(whole.text)
    skipping = (
        len(short.text) >= START and whole.text[0] == short.text[0] and all(char in letters for char in short.text)
    )
    return skipping and len(whole.text) <= _MOST * len(short.text)


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with alike."""
    differ = (place for place, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs)
    return next(differ, min(len(one), len(other)))
