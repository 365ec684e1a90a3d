"""The phrases of one list of the vocabulary → where they stand in a text.

In: phrases as vocabulary.toml writes them, «verb+», «ord*», «en|to», «~». Out: matches. A list has hundreds of phrases,
and a text has the words of few of them: only those are made patterns of and tried.
"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ENDINGS = "(?:e|er|es|en|as|ast|ar|a|et|te|t|ing|inga|ingen|else|elsen)?"
"""Those of a verb, and of the noun made of it: ``legg+`` → legger, legges, leggast."""
_ANY_BEFORE = re.compile(r"^\\\*(?=.)")  # *søknaden: Enova-søknaden
_WORD = re.compile(r"\w+")
_START = 12
"""Letters of a word that are compared, where a phrase lets it go on."""
_END = "$"
"""Stands after a word that is compared whole."""
_ANYTHING = frozenset({""})
_TEXTS = 4096
"""Texts whose words are remembered; each is asked about by every list."""


class Phrases:
    """A list of phrases, the longest first; of two that begin at one place, the first holds."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Take the phrases of a list; those that are only signs come last."""
        longest_first = sorted(phrases, key=len, reverse=True)
        self._phrases = sorted(map(_Phrase, longest_first), key=lambda phrase: phrase.is_sign)
        self._by_start: dict[str, list[int]] = {}
        for order, phrase in enumerate(self._phrases):
            for start in phrase.first:
                self._by_start.setdefault(start, []).append(order)
        self._known_starts = frozenset(self._by_start)

    def find_all(self, text: str) -> Iterator[re.Match[str]]:
        """Give every place where a phrase stands, from the left; none within another."""
        ahead = {phrase: match for phrase in self._within(text) if (match := phrase.pattern.search(text))}
        while ahead:
            first = min(ahead.values(), key=lambda match: match.start())
            yield first
            for phrase, match in [*ahead.items()]:
                if match.start() < first.end():
                    if later := phrase.pattern.search(text, first.end()):
                        ahead[phrase] = later
                    else:
                        del ahead[phrase]

    def stands_in(self, text: str) -> bool:
        """Tell whether a text holds a phrase."""
        return any(phrase.pattern.search(text) for phrase in self._within(text))

    def is_wholly(self, text: str) -> bool:
        """Tell whether a text is one phrase, and nothing more."""
        return any(phrase.pattern.fullmatch(text) for phrase in self._within(text))

    def end_at(self, text: str, start: int) -> int | None:
        """Tell where the phrase that begins at ``start`` ends; None where none does."""
        matches = (phrase.pattern.match(text, start) for phrase in self._within(text))
        return next((match.end() for match in matches if match), None)

    def _within(self, text: str) -> list[_Phrase]:
        """Give the phrases whose words a text has, in their order."""
        starts = _starts(text)
        shared = self._known_starts & starts
        if not shared:
            return []
        begun = {order for start in shared for order in self._by_start[start]}
        return [phrase for order in sorted(begun) if (phrase := self._phrases[order]).may_stand_among(starts)]


class _Phrase:
    """A phrase; only signs may stand within a word."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self.is_sign = not any(map(str.isalnum, phrase))
        self.words = () if self.is_sign else phrase.rstrip("$").split()
        self.first = _starts_of(self.words[0]) if self.words else _ANYTHING
        """How a word in a text begins that may be its first; nothing, where any may."""

    def may_stand_among(self, starts: frozenset[str]) -> bool:
        """Tell whether a text whose words begin so has all its words."""
        return not any(starts.isdisjoint(_starts_of(word)) for word in self.words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern."""
        if self.is_sign:
            return re.compile(re.escape(self._phrase))
        return re.compile(rf"(?<!\w)(?<!\w-){_pattern(self._phrase)}", re.IGNORECASE)


@cache
def _starts_of(alternatives: str) -> frozenset[str]:
    """Give how a word in a text begins that may be one of these; nothing, where any may."""
    return frozenset(map(_start_of, alternatives.lower().split("|")))


def _start_of(word: str) -> str:
    found = _WORD.match(word)
    if found is None:
        return ""
    return found[0][:_START] if word[found.end() :].startswith(("*", "+")) else found[0] + _END


@lru_cache(_TEXTS)
def _starts(text: str) -> frozenset[str]:
    """Give every way in which a word of a text begins, nothing and the whole word among them."""
    words = {*_WORD.findall(text.lower())}
    begun = {word[:length] for word in words for length in range(1, min(len(word), _START) + 1)}
    return frozenset(("", *begun, *(word + _END for word in words)))


def _pattern(phrase: str) -> str:
    """Make a pattern of a phrase: ``slå|slås ~ sammen``, ``avslutt+``, ``usikker*``."""
    end = r"\W*$" if phrase.endswith("$") else ""
    body = r"\s+".join(map(_words, phrase.rstrip("$").split())).replace(r"\s+~\s+", r"(?:\s+[\w«»-]+){0,3}?\s+")
    return rf"{body}(?!\w|-\w){end}"


def _words(alternatives: str) -> str:
    """Make a pattern of one place in a phrase: ``sammen|saman``."""
    if alternatives == "~":
        return alternatives
    escaped = (_ANY_BEFORE.sub(r"[\\w-]*", re.escape(word)) for word in alternatives.split("|"))
    words = [word.replace(r"\*", r"\w*").replace(r"\+", _ENDINGS) for word in escaped]
    return f"(?:{'|'.join(words)})" if len(words) > 1 else words[0]
