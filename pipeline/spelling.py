"""Which words of a text seem misspelt, and what each was most likely meant as.

In: a text, a Lexicon, the words that this year's texts use. Out: suspects. A word that nothing is near is left alone;
so are names, short forms, and whole texts in nynorsk, of which the lists have too few forms, or in another language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from pipeline.lexicon import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.lexicon import Lexicon

SHORTEST = 5
"""Letters of a word that is questioned."""
_SHORTEST_WITH_CAPITAL = 8
_LONGEST = 40
"""Letters; what is longer is no word, and takes a second to look at."""
_CHUNK = re.compile(r"[^\s,;()\[\]«»\"“”„…!?*]+")
_NO_WORD = re.compile(r"[\d@_'’&+%=]|\.\w|://")
"""In what stands between spaces: a date, an address, a short form: «oppsum.rapport»."""
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTENED = re.compile(r"\.(?:,|\s+[a-zæøå\d])")
"""Behind a short form: «Jernbanedir., se over»."""
_SENTENCE_END = re.compile(r"[.:;!?…\n]+")
_BEFORE_A_WORD = ' \t«"“„(*•–-'
_NEAR_BEFORE = 20
"""Characters before a word that tell whether it begins a sentence."""
_MANY = 8
"""Unknown words, and half of all, in a text that is in another language."""
_TELLS_LANGUAGE = 3
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøåé"
_SMALL_WORDS = frozenset({"at", "blir", "den", "det", "er", "og", "som", "vi"})
"""Written together with another word only by a slip: «ognæringsutvikling»; «for» and «til» begin many others."""
_NEXT_TO_SMALL = 3


class Slip(IntEnum):
    """How a word was misspelt, the likeliest first."""

    DOUBLED = 0
    """A letter twice for once, or once for twice: «komunikasjon»."""
    LEFT_OUT = 1
    SWAPPED = 2
    """«vikitg»."""
    ADDED = 3
    MISTAKEN = 4
    """Another letter: «kasskje»."""


_SHORTEST_FOR = {Slip.DOUBLED: 5, Slip.LEFT_OUT: 6, Slip.SWAPPED: 6, Slip.ADDED: 6, Slip.MISTAKEN: 7}
"""Letters; the shorter a word, the more words it is like by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A word that seems misspelt."""

    word: str
    meant: str


class _Word(NamedTuple):
    text: str
    begins: bool
    """A sentence."""
    shortened: bool


class _Near(NamedTuple):
    """A word that another may be misspelt for; one with a lower slip, or nearer the end, comes first."""

    slip: Slip
    from_end: int
    text: str


def suspects(text: str, lexicon: Lexicon, familiar: frozenset[str]) -> Iterator[Suspect]:
    """Give the words of a text that seem misspelt, each once; ``familiar`` are those that the year's texts use."""
    words = dict.fromkeys(word.text for word in _words(text) if _is_questionable(word))
    odd = [word for word in words if lexicon.standing(word.lower()) is not Standing.RIGHT]
    if (len(odd) >= _MANY and len(odd) > len(words) / 2) or _leans_to_nynorsk(text, lexicon):
        return
    for word in odd:
        meant = suggestion(word.lower(), lexicon, familiar)
        if meant and word.islower():
            yield Suspect(word=word, meant=meant)
        elif meant in familiar:  # a word with a capital may be a name that is like anything
            yield Suspect(word=word, meant=meant.capitalize())


def words_by_sentence(text: str) -> Iterator[tuple[str, str]]:
    """Give every word of a text in lower case, with its whole sentence."""
    for sentence in _SENTENCE_END.split(text.lower()):
        yield from ((word, " ".join(sentence.split())) for word in _LETTERS.findall(sentence))


def names(text: str) -> Iterator[str]:
    """Give the words with a capital that begin no sentence, in lower case."""
    return (word.text.lower() for word in _words(text) if not word.begins and not word.text.islower())


def _words(text: str) -> Iterator[_Word]:
    for chunk in _CHUNK.finditer(text):
        bare = chunk[0].rstrip(".:")
        if not _NO_WORD.search(bare):
            for part in _LETTERS.finditer(bare):
                start, end = chunk.start() + part.start(), chunk.start() + part.end()
                before = text[max(0, start - _NEAR_BEFORE) : start].rstrip(_BEFORE_A_WORD)
                begins = not before or before[-1] in ".:!?…\n"
                yield _Word(part[0], begins, _SHORTENED.match(text, end) is not None)


def _is_questionable(word: _Word) -> bool:
    small = word.text.islower()
    of_length = (SHORTEST if small else _SHORTEST_WITH_CAPITAL) <= len(word.text) <= _LONGEST
    return of_length and not word.shortened and (small or (word.begins and word.text[1:].islower()))


def _leans_to_nynorsk(text: str, lexicon: Lexicon) -> bool:
    """Tell whether more of the words are nynorsk alone than are bokmål alone."""
    words = [word for word in _LETTERS.findall(text.lower()) if len(word) >= _TELLS_LANGUAGE]
    nynorsk = sum(lexicon.nynorsk.get(word) is not None for word in words)
    return nynorsk > sum(lexicon.bokmaal.get(word) is not None for word in words)


def suggestion(word: str, lexicon: Lexicon, familiar: frozenset[str] = frozenset()) -> str | None:
    """Give the word that one was most likely meant as; None where it is right, or nothing is near enough."""
    standing = lexicon.standing(word)
    if standing is Standing.RIGHT:
        return None
    near = sorted(one for one in _near(word) if len(word) + (one.text in familiar) >= _SHORTEST_FOR[one.slip])
    listed = [one for one in near if lexicon.is_listed(one.text)]
    if standing is Standing.LOOSE:
        listed = [one for one in listed if one.text in familiar]
    if listed:
        return min(listed, key=lambda one: _rank(one, lexicon, familiar)).text
    made = (one.text for one in near if one.slip < Slip.MISTAKEN and lexicon.is_made_of_common_words(one.text, word))
    return _apart(word, lexicon) or (next(made, None) if standing is Standing.UNKNOWN else None)


def _rank(one: _Near, lexicon: Lexicon, familiar: frozenset[str]) -> tuple[bool, bool, bool]:
    """Put what the year's texts use first, then what is common, then bokmål."""
    rare = not lexicon.is_common(one.text)
    return one.text not in familiar, rare, lexicon.bokmaal.get(one.text) is None


def _apart(word: str, lexicon: Lexicon) -> str | None:
    """Take a small word and another apart: ``blirmed`` → ``blir med``."""
    for end in range(2, len(word) - 1):
        first, last = word[:end], word[end:]
        small = first in _SMALL_WORDS or last in _SMALL_WORDS
        if small and max(len(first), len(last)) >= _NEXT_TO_SMALL and all(map(lexicon.is_listed, (first, last))):
            return f"{first} {last}"
    return None


def _near(word: str) -> Iterator[_Near]:
    """Give what a word may have been before one slip; the first letter is taken to be right."""
    places = range(1, len(word))
    for at in (*places, len(word)):
        before, after = word[:at], word[at:]
        if after[:1] == before[-1]:
            yield _Near(Slip.DOUBLED, -at, before + after[1:])
        yield _Near(Slip.DOUBLED, -at, before + before[-1] + after)
        yield from (_Near(Slip.LEFT_OUT, -at, before + letter + after) for letter in _ALPHABET)
    for at in places:
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield _Near(Slip.ADDED, -at, before + after)
        yield from (_Near(Slip.MISTAKEN, -at, before + other + after) for other in _ALPHABET if other != letter)
        if after:
            yield _Near(Slip.SWAPPED, -at, before + after[0] + letter + after[1:])
