"""The adopted programme against next year's draft, line by line: what stays, what goes, and what comes.

In: the adopted programme and the draft. Out: the lines of both in one order. Those that are not deleted are the draft,
those that are not inserted are the programme; what moves is both. The draft ends with what must be settled first; what
is merged or ends is deleted where it stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipeline.labels import genitive
from pipeline.readers.unstyled import with_headings
from pipeline.text import clean, heading_key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.compose.draft import DraftProgramme
    from pipeline.compose.parts import Item
    from pipeline.model import Measure, Programme
    from pipeline.readers.raw import RawParagraph

_ADOPTED = re.compile(r"\b(?:vedtatt|vedteke|godkjen[tdt]|behandlet|behandla|handsama)\b", re.IGNORECASE)


class Kind(StrEnum):
    """What a line is."""

    TITLE = "title"
    LABEL = "label"
    """When the board adopted the programme, or that the draft is one."""
    SECTION = "section"
    THEME = "theme"
    MEASURE = "measure"
    POINT = "point"
    TEXT = "text"
    """What else stands under a heading."""


class Fate(StrEnum):
    """What becomes of a line."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the programme, of the draft, or of both."""

    kind: Kind
    text: str
    key: tuple[str | None, ...]
    """What it is the same by in both: a measure's id, a section's and a theme's name."""
    paragraph: int | None = None
    """Which of the programme's document it is, from 1."""
    part: str | None = None
    """Of the draft, the heading that it must be settled under; such a line never stays where it was."""
    fate: Fate = Fate.KEPT
    remark: tuple[str, ...] = ()
    """What a comment says of it, a text a line."""

    @property
    def measure(self) -> str | None:
        """The measure's id."""
        return self.key[0] if self.kind in {Kind.MEASURE, Kind.POINT} else None


def lines_of(programme: Programme) -> tuple[Line, ...]:
    """Give the lines of the adopted programme."""
    adopted = next((text for text in programme.front if text != programme.title and _ADOPTED.search(text)), None)
    front = [_title(programme.title)] if programme.title else []
    front += [_label(adopted)] if adopted else []
    return (*front, *_outline(programme.headings, programme.measures))


def with_texts(lines: Sequence[Line], texts: Mapping[tuple[str, str | None], Sequence[str]]) -> tuple[Line, ...]:
    """Put texts under the headings that they belong to."""
    return tuple(each for line in lines for each in (line, *_texts(line, texts)))


def _texts(line: Line, texts: Mapping[tuple[str, str | None], Sequence[str]]) -> Iterator[Line]:
    if line.kind in {Kind.SECTION, Kind.THEME}:
        under = (line.key[0] or "", line.key[1])
        yield from (Line(kind=Kind.TEXT, text=text, key=(*under, text)) for text in texts.get(under, ()))


def _title(text: str) -> Line:
    return Line(kind=Kind.TITLE, text=text, key=("title",))


def _label(text: str) -> Line:
    return Line(kind=Kind.LABEL, text=text, key=("label",))


def _outline(headings: Sequence[tuple[str, str | None]], measures: Sequence[Measure]) -> Iterator[Line]:
    above = None
    for section, theme in headings:
        yield from _headings(section, theme, above)
        above = section
        yield from (_measure(one) for one in measures if (one.section, one.theme) == (section, theme))


def _headings(section: str, theme: str | None, above: str | None) -> Iterator[Line]:
    if section != above:
        yield Line(kind=Kind.SECTION, text=section, key=(section, None))
    if theme is not None:
        yield Line(kind=Kind.THEME, text=theme, key=(section, theme))


def _measure(one: Measure) -> Line:
    return Line(kind=Kind.POINT if one.parent else Kind.MEASURE, text=one.text, key=(one.id,))


def placed(lines: Sequence[Line], programme: Programme, paragraphs: Sequence[RawParagraph]) -> tuple[Line, ...] | None:
    """Find the paragraph of each line in the programme's document; None where one has no paragraph of its own."""
    paragraphs = with_headings([one for one in paragraphs if clean(one.text)])
    measures = {one.id: _number(one, paragraphs) for one in programme.measures}
    taken = set(measures.values())
    found: list[Line] = []
    last = 0
    for line in lines:
        if line.measure:
            found.append(replace(line, paragraph=measures[line.measure]))
            continue
        following = (one for one in paragraphs if one.number > last and one.number not in taken)
        last = next((one.number for one in following if _is(line, one)), 0)
        if not last:
            return None
        found.append(replace(line, paragraph=last))
    numbers = [line.paragraph or 0 for line in found]
    return tuple(found) if numbers == sorted({*numbers} - {0}) else None


def _number(one: Measure, paragraphs: Sequence[RawParagraph]) -> int | None:
    """Give the number of the measure's paragraph, where it stands in one, and in no table."""
    named = re.fullmatch(r"avsnitt (\d+)", one.at.cell or "")
    return next((each.number for each in paragraphs if named and each.number == int(named[1]) and not each.cell), None)


def _is(line: Line, paragraph: RawParagraph) -> bool:
    read = one_line(clean(paragraph.text))
    if line.kind in {Kind.SECTION, Kind.THEME}:
        return paragraph.heading is not None and heading_key(read) == heading_key(line.text)
    return read == line.text


def lines_of_draft(draft: DraftProgramme, label: str) -> tuple[Line, ...]:
    """Give the lines of the draft; ``label`` says where in its life it is: «Utkast»."""
    lines = [_title(draft.title), _label(label)]
    above = None
    for section in draft.sections:
        for theme in section.themes:
            lines += _headings(section.name, theme.name, above)
            above = section.name
            lines += _items(theme.items)
    for name, items in (
        (f"Til {genitive(draft.body)} avgjørelse", draft.for_decision),
        ("Må avklares", draft.to_clarify),
    ):
        if items:
            lines.append(Line(kind=Kind.SECTION, text=name, key=("part", name), part=name))
            lines += (replace(line, part=name) for line in _items(items))
    return tuple(lines)


def _items(items: Sequence[Item]) -> Iterator[Line]:
    """Give the lines of a part; a point whose measure is not in it stands by itself."""
    there = {item.id for item in items}
    for item in items:
        kind = Kind.POINT if item.parent in there else Kind.MEASURE
        yield Line(kind=kind, text=item.text, key=(item.id,))


def redline(programme: Sequence[Line], draft: Sequence[Line]) -> tuple[Line, ...]:
    """Put the lines of both in one order, each with what becomes of it."""
    places = {line.key: place for place, line in enumerate(programme)}
    found: list[Line] = []
    done = 0
    for line in draft:
        place = None if line.part else places.get(line.key)
        if place is None or place < done:
            done = _pass_over(found, programme, done, len(programme) if line.part else done)
            found.append(replace(line, fate=Fate.INSERTED))
            continue
        done = _pass_over(found, programme, done, place) + 1
        if (programme[place].text, programme[place].kind) == (line.text, line.kind):
            found.append(replace(line, paragraph=programme[place].paragraph))
        else:
            found += (replace(programme[place], fate=Fate.DELETED), replace(line, fate=Fate.INSERTED))
    _pass_over(found, programme, done, len(programme))
    return tuple(found)


def _pass_over(found: list[Line], programme: Sequence[Line], begin: int, end: int) -> int:
    """Delete the programme's lines up to a place; give the place."""
    found += (replace(line, fate=Fate.DELETED) for line in programme[begin:end])
    return end
