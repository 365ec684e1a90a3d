"""An answer and the reason in the column beside it → one cell, as one writes the two together.

In: two cells. Out: one, or the one that says anything. What either means is not looked at.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.text import clean, key
from pipeline.vocabulary import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.readers.raw import RawCell

_ENDED = re.compile(r"[.!?…]$")
_OPEN = re.compile(r"\b(?:med|i|av|at|fordi|hvis|dersom|om|for|men)$", re.IGNORECASE)


def answered(answer: RawCell | None, reason: RawCell | None, signs: Mapping[str, str]) -> RawCell | None:
    """Join an answer and the reason in the column beside, as one writes them in one cell: «Ja», «for å …».

    An answer that is one of ``signs``, by its comparison key, is read as what that stands for.
    """
    if answer and (meaning := signs.get(key(answer.text) or answer.text.strip())):
        answer = replace(answer, text=meaning)
    if reason is None or reason.problem or is_blank(clean(reason.text)):
        return answer
    if answer is None or is_blank(clean(answer.text)):
        return reason
    told = answer.text.strip().rstrip(",;:")
    between = " " if _ENDED.search(told) or _OPEN.search(told) else ", "
    return answer if answer.problem else replace(answer, text=f"{told}{between}{reason.text.strip()}")
