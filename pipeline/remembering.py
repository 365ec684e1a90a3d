"""What the rules found of a text, kept as long as the vocabulary is the same: a year asks of each many times.

In: functions that read the vocabulary's tables. Out: the same, with a memory that is cleared together.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")
_REMEMBERED = 10_000
"""Results of one function: more than the texts of a year."""
_FORGETTING: list[Callable[[], None]] = []


def remembered(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Remember what a function gave, as long as the vocabulary is the same."""
    remembering = lru_cache(_REMEMBERED)(function)
    _FORGETTING.append(remembering.cache_clear)
    return cast("Callable[_Given, _Result]", remembering)


def forget() -> None:
    """Forget all: the vocabulary is another."""
    for forgetting in _FORGETTING:
        forgetting()
