"""The word lists of bokmål, nynorsk and English that simplemma carries → Lexicon. The only place that knows simplemma.

In: the office's own words. Out: a Lexicon. Loads nothing before it is asked, and each list once.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pipeline.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def read_lexicon(own: Iterable[str] = ()) -> Lexicon:
    """Read the lists; 640 000 forms of bokmål, 138 000 of nynorsk, 182 000 of English."""
    return Lexicon(
        bokmaal=_list("nb"),
        nynorsk=_list("nn"),
        english=_list("en"),
        own=frozenset(word.strip().lower() for word in own),
    )


@cache
def _list(language: str) -> Mapping[str, str]:
    # The lists take most of a second and a hundred megabytes, which a run that checks no spelling is spared.
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415

    return DefaultDictionaryFactory().get_dictionary(language)
