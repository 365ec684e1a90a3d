"""What stands in a workbook that a group fills in: title, columns, and a line for each heading and measure.

In: a round of reporting and a group. Out: a Form, without a file format; ``readers/status_sheet.py`` reads it back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.dates import in_words
from pipeline.labels import genitive
from pipeline.text import clean, one_line
from pipeline.vocabulary import STATUS_LABELS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from pipeline.changes import LastMeasure
    from pipeline.model import Edition, Measure, Programme
    from pipeline.sheets.groups import Group

Heading = tuple[str, str | None]
"""Section and theme."""
NEW = "Nytt"
"""Stands for the id in the rows for new measures."""
_ROOM = 3
"""Empty rows for new measures under each theme."""
_LONGEST_LAST = 500
"""Characters of what was reported last that are worth seeing again."""
_LONGEST_CELL = 32_700
"""Characters; Excel cuts a cell silently at 32,767."""


class Field(StrEnum):
    """A column of the form."""

    MARK = "mark"
    NUMBER = "number"
    MEASURE = "measure"
    LAST = "last"
    STATUS = "status"
    DESCRIPTION = "description"
    ANSWER = "answer"
    REASON = "reason"


class LineKind(StrEnum):
    """What a line of the form is."""

    SECTION = "section"
    THEME = "theme"
    MEASURE = "measure"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the form: what stands there before anyone fills it in."""

    kind: LineKind
    text: str = ""
    mark: str = ""
    number: str = ""
    last: str = ""
    point: bool = False
    """Stands under the measure above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round of reporting: on which programme, and what was reported the time before."""

    edition: Edition
    programme: Programme
    last: Mapping[str, LastMeasure] = field(default_factory=dict)
    """By the measure's id now."""
    last_date: dt.date | None = None
    new: tuple[LastMeasure, ...] = ()
    """What groups have added since the programme was adopted."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The programme's headings, and those that groups have added."""
        return tuple(dict.fromkeys((*self.programme.headings, *((one.section, one.theme) for one in self.new))))

    @property
    def reported_on(self) -> frozenset[Heading]:
        """The headings with measures."""
        adopted = ((one.section, one.theme) for one in self.programme.measures)
        return frozenset((*adopted, *((one.section, one.theme) for one in self.new)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One workbook."""

    title: str
    owner: str
    """Whose programme it is."""
    dated: bool
    """The title has its date; else it is left for the group."""
    sheet: str
    headers: Mapping[Field, str]
    """In the sheet's order."""
    lines: tuple[Line, ...]


def form_of(group: Group, asked: Round) -> Form:
    """Plan a group's workbook."""
    edition, lines = asked.edition, tuple(_lines(group, asked))
    return Form(
        title=title_of(edition),
        owner=edition.organisation or "",
        dated=edition.as_of is not None,
        sheet=f"Status {edition.year}",
        headers=dict(_headers(asked, lines)),
        lines=lines,
    )


def title_of(edition: Edition) -> str:
    """Write the title as the reader knows it; without a date, with room for one behind «per»."""
    owner = f"{genitive(edition.organisation)} " if edition.organisation else ""
    day = in_words(edition.as_of) if edition.as_of else "…"
    return f"Status – {owner}handlingsprogram {edition.year} – per {day}"


def _headers(asked: Round, lines: tuple[Line, ...]) -> Iterator[tuple[Field, str]]:
    """Name the columns; numbers and the last report have one only where there are any."""
    if any(line.number for line in lines):
        yield Field.NUMBER, "Nr."
    yield Field.MARK, "Id"
    yield Field.MEASURE, "Tiltak"
    if any(line.last for line in lines):
        day = f" ({in_words(asked.last_date)})" if asked.last_date else ""
        yield Field.LAST, f"Sist rapportert{day}"
    yield Field.STATUS, "Status"
    yield Field.DESCRIPTION, "Beskrivelse"
    yield Field.ANSWER, f"Bør videreføres {asked.edition.next_year}?"
    yield Field.REASON, "Begrunnelse"


def _lines(group: Group, asked: Round) -> Iterator[Line]:
    """Give the lines in the programme's order; a section is named again where measures stand right under it."""
    section = None
    for heading in group.headings:
        if heading[0] != section or heading[1] is None:
            section = heading[0]
            yield Line(kind=LineKind.SECTION, text=one_line(section))
        if heading[1]:
            yield Line(kind=LineKind.THEME, text=one_line(heading[1]))
        yield from _under(heading, asked)
        yield from (Line(kind=LineKind.NEW, mark=NEW) for _ in range(_ROOM))


def _under(heading: Heading, asked: Round) -> Iterator[Line]:
    """Give the measures of a heading, what was added to a measure after its points, the rest last."""
    measures = [one for one in asked.programme.measures if (one.section, one.theme) == heading]
    added = [one for one in asked.new if (one.section, one.theme) == heading]
    families = [measure.parent or measure.id for measure in measures]
    for measure, family, following in zip_longest(measures, families, families[1:]):
        yield _measure(measure, asked)
        if family != following:
            yield from (_added(one) for one in added if one.parent == family)
    yield from (_added(one) for one in added if one.parent not in families)


def _measure(measure: Measure, asked: Round) -> Line:
    was = asked.last.get(measure.id)
    return Line(
        kind=LineKind.MEASURE,
        text=_held(measure.text),
        mark=measure.id,
        number=measure.number or "",
        last=_reported(was) if was else "",
        point=measure.parent is not None,
    )


def _added(one: LastMeasure) -> Line:
    return Line(kind=LineKind.NEW, text=_held(one.text), mark=NEW, last=_reported(one))


def _reported(was: LastMeasure) -> str:
    told = f"{STATUS_LABELS[was.status]}\n{clean(was.description or '')}".strip()
    return _cut(told, _LONGEST_LAST)


def _held(text: str) -> str:
    """Cut a text where a cell would: Excel counts characters beyond the first 65,536 twice."""
    return _cut(clean(text), _LONGEST_CELL - sum(char > "\uffff" for char in text))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]} …"
