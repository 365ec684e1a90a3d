"""Which measure an answer means by a name or a number: «Felles kart», «punkt 1.1.4», «rad 18», «Kart under Klima».

In: the measures, and what the answer calls the other one. Out: the one measure that it can be, or None.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.headings import SIMILAR_HEADING, heading_likeness
from pipeline.text import key, likeness
from pipeline.wording import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.model import MergedMeasure

NAMED_MEASURE = 0.75
"""Likeness from which a name in an answer is a measure's."""
_NUMBERED = re.compile(
    r"(?:(?P<what>punkt|pkt|tiltak|tiltaket|nr|rad|raden|rada|post)\.?\s*)?(?P<number>\d+(?:\.\d+)*\s?[a-z]?)\.?",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"(?:(?:punkt|pkt|underpunkt|bokstav|litra|tiltak)\.?\s*)?\(?(?P<letter>[a-zæøå])\)?", re.IGNORECASE
)
_LETTER = re.compile(r"\s*\(?(?P<letter>[a-zæøå])[.)]\s", re.IGNORECASE)
"""Before a point in the sheet: «a) Karbonfangst»."""
_UNDER = re.compile(r"\s+(?:under|i temaet|på temaet)\s+", re.IGNORECASE)


def by_number(measures: Sequence[MergedMeasure], name: str, asking: MergedMeasure) -> MergedMeasure | None:
    """Find the measure with a number, in the asking one's own theme first; a row by its number in the same sheet.

    Where nothing has numbers, «punkt 3» is the third measure of the asking one's theme.
    """
    found = _NUMBERED.fullmatch(name.strip(" .,"))
    if found is None:
        return _by_letter(measures, name, asking)
    number = found["number"].replace(" ", "").casefold()
    if (found["what"] or "").casefold().startswith("rad"):
        return _only([one for one in measures if _stands_on(one, number, asking)])
    numbered = [one for one in measures if _number_of(one) == number]
    near = [one for one in numbered if _theme(one) == _theme(asking)]
    if numbered:
        return _only(near) or _only(numbered)
    if any(map(_number_of, measures)) or not number.isdigit():
        return None
    in_theme = [one for one in (*measures, asking) if _theme(one) == _theme(asking) and one.measure.parent is None]
    in_theme.sort(key=lambda one: one.row.source.row if one.row else 0)
    return in_theme[int(number) - 1] if 0 < int(number) <= len(in_theme) else None


def _by_letter(measures: Sequence[MergedMeasure], name: str, asking: MergedMeasure) -> MergedMeasure | None:
    """Find the point with a letter among those of the asking one's own measure."""
    wanted = _LETTERED.fullmatch(name.strip(" .,"))
    if wanted is None:
        return None
    beside = [one for one in measures if one.measure.parent == asking.measure.parent and _theme(one) == _theme(asking)]
    return _only([one for one in beside if _letter_of(one) == wanted["letter"].casefold()])


def _letter_of(one: MergedMeasure) -> str | None:
    label = _LETTER.match(one.row.measure.text) if one.row else None
    return label["letter"].casefold() if label else None


def _stands_on(one: MergedMeasure, number: str, asking: MergedMeasure) -> bool:
    if one.row is None or asking.row is None:
        return False
    here, there = one.row.source, asking.row.source
    return (here.file, here.sheet, str(here.row)) == (there.file, there.sheet, number)


def _number_of(one: MergedMeasure) -> str:
    written = one.row.number.text if one.row and one.row.number else one.measure.number
    return (written or "").strip(" .").replace(" ", "").casefold()


def _theme(one: MergedMeasure) -> tuple[str, str | None]:
    return one.measure.section, one.measure.theme


def by_name(measures: Sequence[MergedMeasure], name: str) -> MergedMeasure | None:
    """Find the one measure whose text is the name, or holds it as whole words, or is like it; two are none."""
    if not key(name):
        return None
    parts = _UNDER.split(name, maxsplit=1)
    if len(parts) > 1 and (themed := [one for one in measures if _is_under(one, parts[1])]):
        return by_name(themed, parts[0])
    wanted = key(name)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda text: key(text) == wanted,
        lambda text: f" {wanted} " in f" {key(text)} ",
        lambda text: likeness(text, name) >= NAMED_MEASURE,
        lambda text: _has_words_of(text, name),
    )
    found = ([one for one in measures if is_named(one.measure.text)] for is_named in ways)
    return _only(next(filter(None, found), []))


def _is_under(one: MergedMeasure, heading: str) -> bool:
    return heading_likeness(heading, one.measure.theme or one.measure.section) >= SIMILAR_HEADING


def _has_words_of(text: str, name: str) -> bool:
    """Tell whether a measure has every telling word of a name: «klimafondet», «Klimafond for kommunene»."""
    comparison = compare(name, text)
    return comparison.score > 0 and not comparison.one_alone


def _only(found: Sequence[MergedMeasure]) -> MergedMeasure | None:
    return found[0] if len(found) == 1 else None
