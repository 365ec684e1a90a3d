"""The word lists of bokmål, nynorsk and English that simplemma carries → Lexicon. The only place that knows simplemma.

In: the office's own words. Out: a Lexicon. Loads nothing before it is asked, and each list once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable


def read_lexicon(own: Iterable[str] = ()) -> Lexicon:
    """Give the lists; 640 000 forms of bokmål, 138 000 of nynorsk, 182 000 of English."""
    return Lexicon(
        bokmaal=_List("nb"),
        nynorsk=_List("nn"),
        english=_List("en"),
        own=frozenset(word.strip().lower() for word in own),
    )


class _List(Mapping[str, str]):
    """A list that is loaded when the first word is looked up in it."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __getitem__(self, word: str) -> str:
        return _loaded(self._language)[word]

    def __iter__(self) -> Iterator[str]:
        return iter(_loaded(self._language))

    def __len__(self) -> int:
        return len(_loaded(self._language))


@cache
def _loaded(language: str) -> Mapping[str, str]:
    # The lists take most of a second and a hundred megabytes, which a run that questions no word is spared.
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415

    return DefaultDictionaryFactory().get_dictionary(language)
