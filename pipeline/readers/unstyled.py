"""Lines of a Word document without heading styles → headings: bold ones, capitals, larger letters, boxes.

In: the document's paragraphs, lines apart. Out: the same, where such lines are headings with a level.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from pipeline.readers.document import NAMES_PROGRAMME, is_listed
from pipeline.text import clean, heading_key, key
from pipeline.vocabulary import LABELS_OF_MEASURES, SECTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import RawParagraph

_LONGEST_HEADING = 100
"""Characters; a longer bold text is a sentence that someone stresses."""
_SHORTEST_IN_CAPITALS = 4
_NUMBERED = re.compile(r"\s*\d+((?:\.\d+)*)\.?\s")
_LARGER = 1.25
"""Times the size of most lines."""
_USUAL_SIZE = 11.0
"""Points, where a document says nothing."""


def with_headings(paragraphs: Sequence[RawParagraph]) -> tuple[RawParagraph, ...]:
    """Take bold lines for headings where the document has no heading styles; the first lines may be its title."""
    paragraphs = _without_boxes(paragraphs)
    if any(paragraph.heading for paragraph in paragraphs):
        return _with_bold_themes(paragraphs)
    larger = _larger_than_items(paragraphs) or _in_capitals(paragraphs) or _in_larger_letters(paragraphs)
    marked = [_is_heading(paragraph) or paragraph in larger for paragraph in paragraphs]
    looks = sorted({_look(one) for one, heading in zip(paragraphs, marked, strict=True) if heading}, reverse=True)
    found = tuple(
        replace(paragraph, level=None, heading=_level(paragraph, looks, over=over)) if heading else paragraph
        for paragraph, heading, over in zip_longest(paragraphs, marked, marked[1:])
        if paragraph
    )
    found = _with_title(found)
    levels = {paragraph.heading for paragraph in found if paragraph.heading}
    return tuple(
        replace(paragraph, heading=1 + sorted(levels).index(paragraph.heading)) if paragraph.heading else paragraph
        for paragraph in found
    )


def _without_boxes(paragraphs: Sequence[RawParagraph]) -> Sequence[RawParagraph]:
    """Take tables of one short cell for bold lines, where there are several: headings in boxes."""
    cells: dict[int, list[RawParagraph]] = {}
    for one in paragraphs:
        if one.cell:
            cells.setdefault(one.cell[0], []).append(one)
    boxes = [told[0] for told in cells.values() if len(told) == 1 and len(told[0].text) <= _LONGEST_HEADING]
    if len(boxes) <= 1:
        return paragraphs
    return [replace(one, cell=None, bold=True) if one in boxes else one for one in paragraphs]


def _with_bold_themes(paragraphs: Sequence[RawParagraph]) -> tuple[RawParagraph, ...]:
    """Take bold lines over lists and tables for themes, where the heading styles have one level only."""
    levels = {paragraph.heading for paragraph in paragraphs if paragraph.heading}
    bold = [
        paragraph
        for paragraph, following in zip_longest(paragraphs, paragraphs[1:])
        if paragraph and _is_heading(paragraph) and following and (is_listed(following) or following.cell)
    ]
    if len(levels) > 1 or len(bold) <= 1:
        return tuple(paragraphs)
    return tuple(
        replace(one, heading=1 + max(level or 0 for level in levels)) if one in bold else one for one in paragraphs
    )


def _larger_than_items(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Give the numbered lines that are bold and stand over the other items of their list."""
    listed = [paragraph for paragraph in paragraphs if paragraph.level is not None and paragraph.cell is None]
    top = [paragraph for paragraph in listed if paragraph.level == 0]
    return top if len(top) < len(listed) and all(paragraph.bold for paragraph in top) else []


def _in_capitals(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Give the plain lines in capitals that lists stand under, and those right above, where no line is bold."""
    if any(map(_is_heading, paragraphs)):
        return []
    lines = [place for place, one in enumerate(paragraphs) if _is_in_capitals(one)]
    ends = [*lines[1:], len(paragraphs)]
    themes = {
        place
        for place, end in zip(lines, ends, strict=False)
        if any(is_listed(one) for one in paragraphs[place + 1 : end])
    }
    found = [paragraphs[place] for place in lines if {place, place + 1} & themes]
    return found if len(themes) > 1 else []


def _is_in_capitals(paragraph: RawParagraph) -> bool:
    plain = paragraph.heading is None and paragraph.cell is None and not is_listed(paragraph)
    return plain and paragraph.text.isupper() and _SHORTEST_IN_CAPITALS <= len(paragraph.text) <= _LONGEST_HEADING


def _in_larger_letters(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Give the short plain lines in one larger size, where several have it, and at most the title is bold."""
    plain = [one for one in paragraphs if one.heading is None and one.cell is None and not is_listed(one)]
    if sum(map(_is_heading, plain)) > 1:
        return []
    sizes = Counter(one.size or _USUAL_SIZE for one in plain)
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=_USUAL_SIZE)
    large = [one for one in plain if (one.size or _USUAL_SIZE) >= _LARGER * usual and _is_short(one)]
    several = Counter(one.size for one in large if not one.bold)
    return [one for one in large if several[one.size] > 1]


def _is_short(paragraph: RawParagraph) -> bool:
    return len(paragraph.text) <= _LONGEST_HEADING and not clean(paragraph.text).endswith((".", ":"))


def _is_heading(paragraph: RawParagraph) -> bool:
    plain = paragraph.heading is None and paragraph.level is None and paragraph.cell is None
    label = key(paragraph.text) in LABELS_OF_MEASURES
    return plain and paragraph.bold and not label and len(paragraph.text) <= _LONGEST_HEADING


def _look(paragraph: RawParagraph) -> tuple[float, bool]:
    """Give what tells the levels of bold lines apart: the size, and capitals."""
    return paragraph.size or 0, paragraph.text.isupper()


def _level(paragraph: RawParagraph, looks: Sequence[tuple[float, bool]], *, over: bool) -> int:
    """Tell sections from themes: by the number before, the size, a usual name, or by standing right over a heading."""
    if numbered := _NUMBERED.match(paragraph.text):
        return 1 + numbered[1].count(".")
    if len(looks) > 1:
        return 1 + looks.index(_look(paragraph))
    return 1 if over or heading_key(paragraph.text) in SECTION_NAMES else 2


def _with_title(paragraphs: Sequence[RawParagraph]) -> tuple[RawParagraph, ...]:
    """Take the bold lines at the top for the title, where they look as no line does further down."""
    top = list(takewhile(lambda paragraph: paragraph.heading, paragraphs))
    rest = {_look(paragraph) for paragraph in paragraphs[len(top) :] if paragraph.heading}
    named = any(NAMES_PROGRAMME.search(paragraph.text) for paragraph in top)
    titles = [paragraph for paragraph in top if named and rest and _look(paragraph) not in rest]
    return tuple(replace(paragraph, heading=0) if paragraph in titles else paragraph for paragraph in paragraphs)
