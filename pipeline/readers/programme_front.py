"""What a programme's document says of itself: its title, its front matter, which levels its headings have.

In: the document's paragraphs, headings found. Out: texts and levels. Reads no measures.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.organisation import PROGRAMME
from pipeline.readers.document import NAMES_PROGRAMME, is_listed
from pipeline.text import clean, heading_key, one_line
from pipeline.vocabulary import FRONT_MATTER, FRONT_STARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import RawParagraph

_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\s+")
MEASURE_LABEL = re.compile(r"tiltak\s+(\d+(?:\.\d+)*|[a-zæøå])[.:)]?\s+(?=\S)", re.IGNORECASE)
"""«Tiltak 1.2 Felles kart»"""
_LONGEST_FRONT = 8
"""Paragraphs."""
_MORE_WORDS = 2
"""Behind the beginning of a name: «Om det regionale samarbeidet» has three, and may be a theme."""
_LONGEST_TITLE = 120
_MUCH, _FEW = 3, 2
"""A third of the headings, and more than two; more than three for each line of text that is reported on."""


def front_of(paragraphs: Sequence[RawParagraph]) -> tuple[str, ...]:
    """Give the short lines at the top: titles, and what stands before the first table, item or section."""
    depth = heading_levels(paragraphs)
    top = takewhile(
        lambda one: one.cell is None and not is_listed(one) and one.heading not in depth, paragraphs[:_LONGEST_FRONT]
    )
    return tuple(one_line(clean(one.text)) for one in top if len(one.text) <= _LONGEST_TITLE)


def with_title(paragraphs: Sequence[RawParagraph]) -> tuple[RawParagraph, ...]:
    """Take a first heading that names the programme, of the level of the themes, for its title, and no theme."""
    headings = [place for place, one in enumerate(paragraphs) if one.heading is not None]
    if len(headings) < _FEW + 1 or paragraphs[headings[0]].heading != paragraphs[headings[1]].heading:
        return tuple(paragraphs)
    first, second = headings[:2]
    between = paragraphs[first + 1 : second]
    named = re.search(PROGRAMME, paragraphs[first].text, re.IGNORECASE) and first < _FEW
    if not named or len(between) > _LONGEST_FRONT or any(one.cell or is_listed(one) for one in between):
        return tuple(paragraphs)
    return (*paragraphs[:first], replace(paragraphs[first], heading=0), *paragraphs[first + 1 :])


def is_front_matter(heading: str) -> bool:
    """Tell whether a heading names a section that has no measures, whatever years it is of."""
    words = [word for word in heading_key(heading).split() if not word.isdigit()]
    begun = (" ".join(words[:-more]) for more in range(1, _MORE_WORDS + 1))
    return " ".join(words) in FRONT_MATTER or any(start in FRONT_STARTS for start in begun)


def title_of(paragraphs: Sequence[RawParagraph]) -> str | None:
    """Give the document's title, else the first line that names a programme or a year."""
    titles = [paragraph for paragraph in paragraphs if paragraph.heading == 0]
    named = [paragraph for paragraph in paragraphs if NAMES_PROGRAMME.search(paragraph.text)]
    return next((one_line(clean(paragraph.text)) for paragraph in (*titles, *named)), None)


def heading_levels(paragraphs: Sequence[RawParagraph], reported: frozenset[str] = frozenset()) -> list[int]:
    """Give the heading levels that hold sections and themes; a level that holds only the document's name is neither.

    Nor does the innermost where the sheets report on its headings, by ``reported``, and on nothing under them.
    """
    headings = [paragraph for paragraph in paragraphs if paragraph.heading]
    levels = sorted({paragraph.heading for paragraph in headings if paragraph.heading})
    in_tables_alone = any(one.cell for one in paragraphs) and not any(
        is_listed(one) for one in paragraphs if not one.cell
    )
    if _is_name_of_document(headings, levels) and (len(levels) > 1 or in_tables_alone):
        levels = levels[1:]
    if len(levels) > 1 and _are_measures([one for one in headings if one.heading == levels[-1]], paragraphs, reported):
        levels = levels[:-1]
    return levels[:2]


def _are_measures(
    headings: Sequence[RawParagraph], paragraphs: Sequence[RawParagraph], reported: frozenset[str]
) -> bool:
    """Tell whether headings are the measures: much of them is reported on, hardly any text, and no lists."""
    if sum(MEASURE_LABEL.match(one.text) is not None for one in headings) > len(headings) // 2:
        return True
    told = sum(heading_key(one.text) in reported for one in headings)
    under = sum(heading_key(one.text) in reported for one in paragraphs if one.heading is None)
    lists = sum(is_listed(one) for one in paragraphs if one.cell is None and one.heading is None)
    return told * _MUCH >= len(headings) and told > _FEW + under * _MUCH and lists < len(headings)


def _is_name_of_document(headings: Sequence[RawParagraph], levels: Sequence[int]) -> bool:
    """Tell whether the topmost level is used once, by the first heading, which names a programme or a year."""
    top = [heading for heading in headings if heading.heading == levels[0]] if levels else []
    return bool(top) and top == [headings[0]] and NAMES_PROGRAMME.search(top[0].text) is not None


def are_numbered(paragraphs: Sequence[RawParagraph]) -> bool:
    """Tell whether most headings have typed numbers, which are no part of their names."""
    headings = [one for one in paragraphs if one.heading]
    return bool(headings) and sum(_NUMBER.match(one.text) is not None for one in headings) * 2 > len(headings)


def without_number(name: str) -> str:
    """Take a typed number off a heading."""
    return _NUMBER.sub("", name, count=1)
