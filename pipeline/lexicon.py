"""Is a word right Norwegian? By word lists of bokmål, nynorsk and English, and by how Norwegian makes words of words.

In: a word in lower case. Out: whether it stands in the lists, is put together of words that do, or is nothing known.
Knows nothing of texts, and proposes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.vocabulary import NYNORSK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORDS_IN_ONE = 3
"""At most: «kommune·plan·arbeid»."""
_LONG = 5
"""Letters from which a word stands safely in a compound; shorter ones are found in misspelt words by chance."""
_NOUN = 3
"""Letters of the shortest last word, which then must be a noun: «landbruks·dag», but not «operasjon·let»."""
_SHORT_FIRST = frozenset({"bo", "by", "is", "ni", "ny", "om", "ti", "to", "øy", "år", "ås"})
_PREFIXES = frozenset({"fler", "hoved", "hovud"})
_JOINTS = frozenset("se")
"""Letters between two words: «kapasitet·s·behov», «barn·e·hage»."""
_OWNER = 5
"""Letters before the s of a genitive; «hviss» is a misspelt «hvis»."""
_NYNORSK_ENDINGS = (
    ("ane", "ene"), ("ar", "er"), ("ande", "ende"), ("ast", "es"), ("set", "setter"), ("a", "en"),
    ("gd", "ga"), ("gd", "gt"),
)  # fmt: skip
"""With those of bokmål; the nynorsk list has far fewer forms than the other."""
_NYNORSK_SOUNDS = (
    *NYNORSK, ("ei", "e"), ("leg", "lig"), ("bod", "bud"), ("slepp", "slipp"), ("skot", "skudd"), ("frå", "fra"),
)  # fmt: skip


class Standing(StrEnum):
    """What is known of a word."""

    RIGHT = "right"
    LOOSE = "loose"
    """Put together, but as words seldom are: of a form that is no base form, «vider·føres», or of short words."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The word lists: every form with its base form."""

    bokmaal: Mapping[str, str]
    nynorsk: Mapping[str, str]
    english: Mapping[str, str]
    own: frozenset[str] = frozenset()
    """What the office writes: names, short forms, terms of its own. Lower case."""

    def standing(self, word: str) -> Standing:
        """Tell what is known of a word."""
        if self._is_plain(word) or _has(self.english, word) or self._is_joined(word, slack=0):
            return Standing.RIGHT
        return Standing.LOOSE if self._is_joined(word, slack=1) else Standing.UNKNOWN

    def is_listed(self, word: str) -> bool:
        """Tell whether a word stands in a Norwegian list, as it is or with a capital, or is the office's own."""
        return word in self.own or self._base(word) is not None

    def is_common(self, word: str) -> bool:
        """Tell whether a word is bokmål with a base form that nynorsk has too; the rare ones are not."""
        return _has(self.nynorsk, self.bokmaal.get(word, ""))

    def is_made_of_common_words(self, word: str, near: str) -> bool:
        """Tell whether a word is put together of common words, each long, or the same in the word that it is near."""
        return any(
            self._is_base(first)
            and self.is_common(first)
            and ((len(last) >= _LONG and self.is_common(last)) or self.is_made_of_common_words(last, near))
            for first, last in _halves(word)
            if (len(first) > _LONG or (len(first) >= _LONG - 1 and near.startswith(first)))
            and (len(last) > _LONG or near.endswith(last))
        )

    def _is_joined(self, word: str, *, slack: int, words: int = _WORDS_IN_ONE, after_short: bool = False) -> bool:
        """Tell whether a word is put together: strictly, or with slack 1 in the first words and in the lengths."""
        for first, last in _halves(word, shared=slack > 0):
            short = len(first) <= _NOUN
            if (short and after_short) or not self._stands_first(first, slack):
                continue
            if self._stands_last(last, len(first), slack):
                return True
            more = words - 1 if slack or not short else 1
            if more > 1 and self._is_joined(last, slack=slack, words=more, after_short=short):
                return True
        return False

    def _stands_first(self, word: str, slack: int) -> bool:
        if word in _PREFIXES or self._is_base(word):
            return True
        return slack > 0 and (self.is_listed(word) or (len(word) >= _LONG and _has(self.english, word)))

    def _stands_last(self, word: str, behind: int, slack: int) -> bool:
        """Tell whether a word can end one; ``behind`` is how many letters stand before it."""
        if len(word) == _NOUN:
            return behind >= _LONG - slack and self._is_noun(word)
        return len(word) >= (_LONG - slack if behind <= _NOUN else _LONG - 1) and self._is_plain(word)

    def _is_plain(self, word: str) -> bool:
        """Tell whether a word is listed, or is a listed one with an ending that the lists leave out."""
        if self.is_listed(word):
            return True
        owner = word.removesuffix("s")
        bokmaal = _as_bokmaal(word)
        forms = {word, bokmaal} if len(owner) < _OWNER else {word, bokmaal, owner}
        swapped = {
            form.removesuffix(ending) + other
            for form in (word, bokmaal)
            for ending, other in _NYNORSK_ENDINGS
            if form.endswith(ending)
        }
        return any(map(self.is_listed, (*forms, *swapped)))

    def _is_base(self, word: str) -> bool:
        return word in self.own or self._base(word) in {word, word.capitalize()}

    def _is_noun(self, word: str) -> bool:
        """Tell whether a word has a definite form: ``dag``, ``dagene``."""
        return any(self._base(word) == word == self._base(word + ending) for ending in ("en", "et", "ene"))

    def _base(self, word: str) -> str | None:
        for words in (self.bokmaal, self.nynorsk):
            for form in (word, word.capitalize()):
                if (base := words.get(form)) is not None:
                    return base
        return None


def _has(words: Mapping[str, str], word: str) -> bool:
    return words.get(word) is not None  # the lists are slow to say that a word is «in» them


def _as_bokmaal(word: str) -> str:
    """Write the sounds of nynorsk as those of bokmål: ``fleirårig`` → ``flerårig``."""
    for nynorsk, bokmaal in _NYNORSK_SOUNDS:
        word = word.replace(nynorsk, bokmaal)
    return word


def _halves(word: str, *, shared: bool = False) -> Iterator[tuple[str, str]]:
    """Split a word in two in every way that may join two words, without the joint between them.

    ``shared`` lets them have a consonant in common: ``trafikkork`` → ``trafikk``, ``kork``.
    """
    for end in range(2, len(word) - _NOUN + 1):
        first, last = word[:end], word[end:]
        unjoined = first[:-1] if first[-1] in _JOINTS else ""
        yield from ((part, last) for part in (first, unjoined) if len(part) >= _NOUN or part in _SHORT_FIRST)
        if shared and end >= _NOUN and first[-1] == first[-2]:
            yield first, first[-1] + last
