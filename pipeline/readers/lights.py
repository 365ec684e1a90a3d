"""Statuses that are colours and no words: cells that are only filled, where the sheet says what its colours mean.

In: the texts and the colours of a sheet's cells. Out: the word for each cell that is only filled.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.text import key
from pipeline.vocabulary import STATUS_SPELLINGS, without_filler

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.readers.raw import Place

_FEWEST = 2
"""Colours that are explained, before colours are read at all."""


def is_status(text: str) -> bool:
    """Tell whether a text is a status and nothing more."""
    return without_filler(key(text)) in STATUS_SPELLINGS


def lights_of(
    texts: Mapping[Place, str], colours: Mapping[Place, str], worded: Mapping[Place, str] = MappingProxyType({})
) -> dict[Place, str]:
    """Give the empty cells the word that stands beside the same colour in the sheet's key, or in it.

    Only in a column of such cells, one in each row: a row that is filled all across is a heading that is coloured.

    ``texts`` holds the cells with a text, ``colours`` the colours of those that are empty and filled, ``worded`` the
    colours of those with a text.
    """
    keys = {
        (row, column): texts[row, column + 1] for row, column in colours if is_status(texts.get((row, column + 1), ""))
    }
    named = {place for place in worded if is_status(texts[place])}
    meanings = {worded[place]: texts[place] for place in named}
    meanings |= {colours[place]: word for place, word in keys.items()}
    if len(meanings) < _FEWEST:
        return {}
    lit = {place: meanings[colour] for place, colour in colours.items() if colour in meanings and place not in keys}
    alone = Counter(row for row, _ in lit)
    lights = Counter(column for row, column in lit if alone[row] == 1)
    written = Counter(column for _, column in texts.keys() - named)
    return {
        (row, column): word
        for (row, column), word in lit.items()
        if alone[row] == 1 and lights[column] >= max(written[column], _FEWEST)
    }
