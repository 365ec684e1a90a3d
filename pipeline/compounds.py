"""Compounds of one wording with the words of another that say the same: «flomøvelse», øvelse for flom.

In: the words that two texts have left. Out: nothing; what is the same is taken out of both.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.one_word import START, alike, are_synonyms
from pipeline.words import SHORT, TELLING, Word, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def take_out_compounds(wholes: list[Word], parts: list[Word], makes_up: Callable[[Word, Word, Word], bool]) -> None:
    """Take out a word with the two that make it up: ``flomøvelse`` with ``øvelse flom``."""
    for whole in [word for word in wholes if len(word.text) > TELLING]:
        firsts = [part for part in parts if whole.text.startswith(part.text[:START])]
        pairs = ((first, second) for first in firsts for second in parts if second is not first)
        found = next((pair for pair in pairs if makes_up(whole, *pair)), None)
        if found:
            wholes.remove(whole)
            for part in found:
                parts.remove(part)


def take_out_dotted(shorts: list[Word], wholes: list[Word]) -> None:
    """Take out a compound whose parts are cut short with the one it stands for: «kryss.spor», «jernb.dir.»."""
    for first in [word for word in shorts if word.joined]:
        if first not in shorts:
            continue
        behind = shorts[shorts.index(first) :]
        parts = behind[: len([*takewhile(lambda word: word.joined, behind)]) + 1]
        if found := next((whole for whole in wholes if len(parts) > 1 and _is_cut_of(whole, parts)), None):
            wholes.remove(found)
            for part in parts:
                shorts.remove(part)


def _is_cut_of(whole: Word, parts: Sequence[Word]) -> bool:
    """Tell whether a word has all the parts, in order, and begins with the first and ends with the last."""
    *starts, last = parts
    within = ".*".join(re.escape(part.raw) for part in starts)
    end = f"{re.escape(last.raw)}.*" if last.cut_short else re.escape(stem(last.text))
    return re.fullmatch(f"{within}.*{end}", stem(whole.text)) is not None


def take_out_without(ones: list[Word], others: list[Word]) -> None:
    """Take out «uten nøkkel» with «nøkkelfri»."""
    for place, word in enumerate(ones[:-1]):
        free = stem(f"{ones[place + 1].text}fri")
        if word.text == "uten" and (found := next((other for other in others if stem(other.text) == free), None)):
            others.remove(found)
            del ones[place : place + 2]
            return


def is_joined(whole: Word, first: Word, second: Word) -> bool:
    """Tell whether a compound is two words to the letter, but for what joins and ends them."""
    return any(stem(whole.text) == stem(f"{first.text}{joint}{second.text}") for joint in ("", "s", "e"))


def is_made_up(whole: Word, first: Word, second: Word) -> bool:
    """Tell whether two words are the parts of a compound, written whole or cut short: ``amb.ressurser``."""
    missing = len(whole.text) - len(first.text) - len(second.text)
    start = first.raw if first.cut_short else first.text
    follows = whole.text.startswith(start) and stem(second.text) in whole.text[len(start) :]
    if follows and (first.cut_short or 2 * missing <= len(whole.text)):
        return True
    return abs(missing) <= TELLING and alike(whole.text, first.text + second.text)


def take_out_paraphrases(wholes: list[Word], parts: list[Word]) -> None:
    """Take out a compound with one of its words and a synonym of the other: «hyttebygging», fritidsboliger bygges."""
    for whole in [word for word in wholes if len(word.text) > TELLING]:
        rests = ((part, rest) for part in parts for rest in _rests(stem(whole.text), whole.text, stem(part.text)))
        pairs = ((part, other) for part, rest in rests for other in parts if are_synonyms(rest, other.text))
        if found := next((pair for pair in pairs if pair[0] is not pair[1]), None):
            wholes.remove(whole)
            for part in found:
                parts.remove(part)


def _rests(ours: str, whole: str, part: str) -> Iterator[str]:
    """Give what is left of a compound when a word that it begins or ends with is taken off."""
    if len(part) >= SHORT and whole.startswith(part):
        yield whole[len(part) :].lstrip("es")
    if len(part) >= SHORT and ours.endswith(part):
        yield ours[: -len(part)].rstrip("s")


def take_out_heads(ours: list[Word], theirs: list[Word]) -> None:
    """Take out a row's word that is the last part of one of the measure's: «nettverk», «kompetansenettverk».

    Not the other way: a row that says more exactly what it is about is often another measure. Nor where a word beside
    it says that it is of something else: «ansatte i skolen», «barnehageansatte».
    """
    for word in [word for word in ours if len(stem(word.text)) > SHORT]:
        found = next((other for other in theirs if stem(other.text).endswith(stem(word.text))), None)
        others = sum(other.weight == 1 for other in theirs) > 1
        besides = (other for other in ours if other.weight == 1 and other is not word)
        if found and (others or all(stem(other.text) in found.text for other in besides)):
            ours.remove(word)
            theirs.remove(found)
