"""Which tables of an adopted programme are tables of measures, and which items of lists beside them are measures.

In: the document's tables, and the programme that its lists alone would be. Out: the tables that are read, a finding for
each that is not, and the headings whose lists are no measures. An office lists its measures, tabulates them, or does
one under some headings and one under others; beside them stand tables of costs and meetings, and lists of goals.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, Location, note, warning
from pipeline.model import Heading
from pipeline.readers.cells import unread_column
from pipeline.readers.document import tables_of
from pipeline.readers.header import find_header
from pipeline.readers.programme_front import is_front_matter
from pipeline.readers.status_sheet import read_table
from pipeline.readers.unheaded import goals_of, with_header
from pipeline.text import clean, heading_key, key, likeness, one_line, quoted
from pipeline.vocabulary import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.model import Programme, StatusRow, StatusSheet
    from pipeline.readers.raw import RawParagraph, RawSheet

_BESIDE_A_MEASURE = frozenset(Column) - {Column.MEASURE, Column.BUDGET, Column.NUMBER}
"""Columns that a table of measures has; one of costs has none of them."""
_ALIKE = 0.9
"""Likeness from which a row is a measure of the lists."""
_FEW_HEADINGS = 3
"""With lists, beside which one table is not yet many."""
_FEWEST_WORDS = 3
"""Of a cell in a table without a header, before it may be a measure and not a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the document, and the heading that it stands under."""

    at: Location
    under: int
    """The number of the heading's paragraph, 0 before the first."""
    aside: bool
    """The heading is «Økonomi» or another that holds no measures."""
    name: str
    """Its first row, as a message names it."""
    columns: frozenset[Column]
    sheet: StatusSheet | None
    """None: it has no column of measures."""
    cells: tuple[str, ...]
    goals: tuple[str, ...]
    """What stands in it beside «Mål» and the like."""

    @property
    def rows(self) -> tuple[StatusRow, ...]:
        """The rows, where it has a column of measures."""
        return self.sheet.rows if self.sheet else ()

    @property
    def texts(self) -> tuple[str, ...]:
        """What may be measures in it."""
        if self.sheet:
            return tuple(row.measure.text for row in self.rows)
        return tuple(cell for cell in self.cells if len(key(cell).split()) >= _FEWEST_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """What of a document's tables and lists is the programme."""

    tables: Mapping[int, StatusSheet] = field(default_factory=dict)
    """By the table's number."""
    passed_over: Mapping[int, Finding] = field(default_factory=dict)
    without_lists: frozenset[int] = frozenset()
    """Paragraph numbers of the headings whose measures stand in tables alone."""
    with_tables: frozenset[int] = frozenset()
    """Paragraph numbers of the headings that tables of measures stand under."""
    findings: tuple[Finding, ...] = ()
    """Of the tables that are read."""


def find_tables(
    file: str, paragraphs: Sequence[RawParagraph], depth: Sequence[int], reported: frozenset[str]
) -> dict[int, Table]:
    """Find the document's tables.

    ``depth`` holds the levels of headings that are sections and themes, ``reported`` the comparison keys of what the
    sheets report on, by which the columns of a table without a header are known.
    """
    under = headings_over(paragraphs, depth)
    names = {one.number: heading_key(one.text) for one in paragraphs}
    first: dict[int, RawParagraph] = {}
    for paragraph in paragraphs:
        if paragraph.cell:
            first.setdefault(paragraph.cell[0], paragraph)
    return {
        number: _table(raw, with_header(raw, reported), first[number].number, under[first[number].number], names)
        for number, raw in tables_of(file, paragraphs).items()
    }


def _table(raw: RawSheet, headed: RawSheet, paragraph: int, under: int, names: Mapping[int, str]) -> Table:
    header = find_header(headed, reports=False)
    return Table(
        at=Location(file=raw.file, cell=f"avsnitt {paragraph}"),
        under=under,
        aside=is_front_matter(names.get(under, "")),
        name=" | ".join(one_line(clean(cell.text)) for cell in raw.rows[0]),
        columns=frozenset(header.columns.values()) if header else frozenset(),
        sheet=read_table(headed),
        cells=tuple(clean(cell.text) for row in raw.rows for cell in row),
        goals=goals_of(raw),
    )


def headings_over(paragraphs: Sequence[RawParagraph], depth: Sequence[int]) -> dict[int, int]:
    """Give the number of the heading that each paragraph stands under, 0 before the first."""
    found: dict[int, int] = {}
    heading = 0
    for paragraph in paragraphs:
        heading = paragraph.number if paragraph.heading in depth else heading
        found[paragraph.number] = heading
    return found


def part(tables: Mapping[int, Table], lists: Programme, over: Mapping[int, int], reported: frozenset[str]) -> Parted:
    """Tell tables of measures from others, and lists of measures from goals and introductions."""
    parting = _Parting(tables=tables, lists=lists, over=over, reported=reported)
    reasons = {number: parting.reason(table) for number, table in tables.items()}
    read = [tables[number] for number, reason in reasons.items() if reason is None]
    return Parted(
        tables={number: sheet for number, reason in reasons.items() if not reason and (sheet := tables[number].sheet)},
        passed_over={number: parting.finding(tables[number], reason) for number, reason in reasons.items() if reason},
        without_lists=frozenset(parting.without_lists(read)),
        with_tables=frozenset(table.under for table in read),
        findings=tuple(_unread(read)),
    )


def _unread(read: Sequence[Table]) -> Iterator[Finding]:
    """Tell of the goals in tables, and once of the columns that are not read, at the first of the tables."""
    for table in read:
        for goal in table.goals:
            message = f"Teksten {quoted(goal)} er ikke lest som tiltak, siden den ikke står ved «Tiltak»."
            yield note(Code.PASSED_OVER, table.at, message)
    unread = [(name, table.at) for table in read if table.sheet for name in table.sheet.beside]
    if unread:
        yield from unread_column([name for name, _ in unread], unread[0][1])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parting:
    """The evidence: the tables, the lists, and what the sheets report on."""

    tables: Mapping[int, Table]
    lists: Programme
    over: Mapping[int, int]
    reported: frozenset[str]

    def reason(self, table: Table) -> str | None:
        """Say why a table is not read, None where it is one of measures."""
        if not table.rows:
            return f"siden den ikke har noen {'rader' if table.sheet else 'kolonne'} med tiltak"
        elsewhere = bool(self.lists.measures) or any(one.rows and not one.aside for one in self.tables.values())
        if table.aside and elsewhere:
            return "siden overskriften over den ikke er et tema"
        if not self._is_summed_up() and _repeats(table.texts, self._listed):
            return "siden den gjentar tiltak som står i listene"
        if table.columns & _BESIDE_A_MEASURE or self._is_reported(table) or self._are_usual():
            return None
        return "siden tiltakene ellers står i lister"

    def finding(self, table: Table, reason: str) -> Finding:
        """Tell of a table that is not read; a row that a sheet reports on, and no list has, must be looked at."""
        message = f"Tabellen {quoted(table.name)} er ikke lest som tiltak, {reason}."
        lost = next((text for text in table.texts if self._is_told(text) and not _is_among(text, self._listed)), None)
        if lost is None:
            return note(Code.PASSED_OVER, table.at, message)
        return warning(
            Code.PASSED_OVER,
            table.at,
            f"{message} Et statusark rapporterer på {quoted(lost)}.",
            "Skriv tiltakene i tabellen som punkter i listen, eller gi tabellen kolonnene «Tiltak» og «Ansvarlig».",
        )

    def without_lists(self, read: Sequence[Table]) -> Iterator[int]:
        """Give the headings whose lists are no measures: goals beside a table, an introduction before the first."""
        items = self._items()
        told = {heading for heading, texts in items.items() if any(map(self._is_told, texts))}
        tabled = {table.under for table in read}
        rows = [row.measure.text for table in read for row in table.rows]
        mostly_lists = sum(len(texts) for heading, texts in items.items() if heading not in tabled) > len(rows)
        own_themes = any(isinstance(item, Heading) for table in read if table.sheet for item in table.sheet.items)
        for heading in tabled | items.keys():
            introduces = own_themes and not told and heading < min(tabled, default=0)
            goals = not mostly_lists and (introduces or heading in tabled - told)
            if goals or (heading in items and _repeats(items[heading], rows)):
                yield heading

    def _items(self) -> dict[int, list[str]]:
        """Give the items of the lists under each heading."""
        items: dict[int, list[str]] = {}
        for measure in self.lists.measures:
            items.setdefault(self._heading(measure.at), []).append(measure.text)
        return items

    def _is_summed_up(self) -> bool:
        """Tell whether the tables are the programme and a list names their measures once more, and not the reverse."""
        tabled = {table.under for table in self.tables.values() if table.rows and not table.aside}
        return len(tabled) > len(self._items())

    @property
    def _listed(self) -> tuple[str, ...]:
        return tuple(measure.text for measure in self.lists.measures)

    def _heading(self, at: Location) -> int:
        return self.over[int((at.cell or "").removeprefix("avsnitt "))]

    def _is_told(self, text: str) -> bool:
        return heading_key(text) in self.reported

    def _is_reported(self, table: Table) -> bool:
        return 2 * sum(map(self._is_told, table.texts)) >= len(table.texts)

    def _are_usual(self) -> bool:
        """Tell whether tables hold much of the programme: under many of its headings, or with most of the rows."""
        tables = [table for table in self.tables.values() if table.rows and not table.aside]
        under_many = 2 * len({table.under for table in tables}) >= max(len(self._items()), _FEW_HEADINGS)
        return under_many or sum(len(table.rows) for table in tables) >= len(self.lists.measures)


def _repeats(texts: Sequence[str], others: Sequence[str]) -> bool:
    return 2 * sum(_is_among(text, others) for text in texts) >= len(texts)


def _is_among(text: str, others: Sequence[str]) -> bool:
    """Tell whether a measure is one of others, also where it stands with its name alone: «Konferansen»."""
    words = set(key(text).split())
    return any(words <= set(key(one).split()) or likeness(text, one) >= _ALIKE for one in others)
