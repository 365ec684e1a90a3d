"""The columns of statuses, of answers and of measures in a table whose header names none: those whose cells say so.

In: a sheet, and its header. Out: the header, with the columns where most cells begin with a status, or a yes or a no;
or the sheet, with «Tiltak» over the texts that statuses and answers stand beside.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.answers import read_answer
from pipeline.codes import Fit, StatusCode
from pipeline.headings import SIMILAR_HEADING, heading_likeness
from pipeline.readers.cells import cell_of
from pipeline.readers.columns import WHOLE, column_of
from pipeline.readers.header import LAST_HEADER_ROW, REPORTED_CELLS
from pipeline.readers.legend import NO_LEGEND
from pipeline.readers.raw import RawCell
from pipeline.statuses import is_status_word, read_status
from pipeline.text import clean, key
from pipeline.vocabulary import REASON_WORDS, Column, begins, is_answer_word, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet

    from pipeline.readers.header import Header
    from pipeline.readers.legend import Legend
    from pipeline.readers.raw import RawSheet

_MOST = 0.6
"""Of the cells that are filled in."""
_FEW_WORDS = 4
_SOME_WORDS = 3
_SHOWN = 60
_RULES = frozenset({"yes", "no", "go on", "stop", "merge", "condition", "change"})
"""Of ``answer_rules.py``, those by which a few words in an unnamed column are an answer."""
_ENOUGH = 3
"""Cells; fewer may say it by chance."""


def by_content(
    sheet: RawSheet, header: Header, legend: Legend = NO_LEGEND, headings: AbstractSet[str] = frozenset()
) -> Header:
    """Find the statuses, the answers, the description and the areas by what the cells say, where no header does."""
    areas = _columns(sheet, header, described=False)
    header = _with(header, Column.AREA, areas, lambda cells: _areas(cells, headings))
    header = _with(
        header, Column.STATUS, _columns(sheet, header, described=True), lambda cells: _statuses(sheet, cells, legend)
    )
    below = _columns(sheet, header, described=False)
    header = _with(header, Column.ANSWER, below, lambda cells: _answers(cells, legend))
    return _in_words(sheet, _described(sheet, header))


def _in_words(sheet: RawSheet, header: Header) -> Header:
    """Keep of several columns that describe those with words: «Resultat hittil» with figures is one of its own."""
    below = _by_column(row for row in sheet.rows if row[0].row > header.last_row)
    first = next((number for number, column in header.columns.items() if column is Column.DESCRIPTION), 0)
    worded = [number for number in (first, *header.more) if number and _has_words(below.get(number, []))]
    if not header.more or not worded:
        return header
    columns = {number: column for number, column in header.columns.items() if number != first}
    columns[worded[0]] = Column.DESCRIPTION
    return replace(header, columns=dict(sorted(columns.items())), more=tuple(worded[1:]))


def _has_words(cells: Sequence[RawCell]) -> bool:
    """Tell whether cells have more than a figure and its unit; an empty column may yet have."""
    figures = sum(len(clean(cell.text).split()) < _SOME_WORDS and any(map(str.isdigit, cell.text)) for cell in cells)
    return 2 * figures <= len(cells)


def _described(sheet: RawSheet, header: Header) -> Header:
    """Name the column of texts right behind the statuses the description, where none before the answers is that.

    What stands behind the answers is their reason then, or a column of its own.
    """
    named = {column: number for number, column in header.columns.items()}
    named |= {column: number for number, (column, _) in header.crosses.items()}
    status, told, answer = (named.get(one, 0) for one in (Column.STATUS, Column.DESCRIPTION, Column.ANSWER))
    below = _columns(sheet, header, described=False)
    place = min((number for number in below if number > status and not _names(header, number)), default=0)
    between = any(status < number < place for number in header.cells if number in header.columns)
    if not status or not place or between or not _are_texts(below[place]) or (told and not 0 < answer < told):
        return header
    columns = {**header.columns, place: Column.DESCRIPTION}
    if told:
        beside = told == min(number for number in header.cells if number > answer)
        columns[told] = Column.REASON
        if not beside or key(header.name_of(told).split("\n")[-1]) not in REASON_WORDS:
            del columns[told]
    unnamed = RawCell(row=header.last_row, column=place, text="")
    return replace(header, columns=columns, cells={place: unnamed, **header.cells})


def _names(header: Header, number: int) -> bool:
    """Tell whether a column's header names what it holds, and that is no description: «Kontaktperson»."""
    named = column_of(header.cells[number].text)[0] if number in header.cells else None
    return named not in {None, Column.MEASURE, Column.DESCRIPTION}


def _are_texts(cells: Sequence[RawCell]) -> bool:
    """Tell whether cells are mostly of several words."""
    return sum(len(clean(cell.text).split()) > 1 for cell in cells) >= max(_MOST * len(cells), 2)


def measures_named(sheet: RawSheet) -> RawSheet | None:
    """Write «Tiltak» over the column of measures, where a header names what is reported of them, and not them.

    None where there is no such header, or where what stands under it says nothing of the kind.
    """
    for place, row in enumerate(sheet.rows):
        if row[0].row > LAST_HEADER_ROW:
            break
        named = {cell.column: column for cell in row if (column := column_of(cell.text)[0])}
        reported = REPORTED_CELLS & {*named.values()}
        if len(row) >= _ENOUGH and reported and not any(is_status_word(cell.text) for cell in row):
            number = _measures_under(sheet, place, named, reported)
            if number is not None:
                return replace(sheet, rows=(*sheet.rows[:place], _named(row, number), *sheet.rows[place + 1 :]))
    return None


def statuses_named(sheet: RawSheet) -> RawSheet | None:
    """Write «Status» over the column of statuses, where a header names the measures and nothing else that it knows."""
    for place, row in enumerate(sheet.rows):
        if row[0].row > LAST_HEADER_ROW:
            break
        if len(row) >= _ENOUGH and any(column_of(cell.text) == (Column.MEASURE, WHOLE) for cell in row):
            below = _by_column(sheet.rows[place + 1 :])
            statuses = [n for n, cells in below.items() if _mostly(cells, lambda one: _statuses(sheet, one))]
            if statuses:
                header = _named(row, statuses[0], "Status")
                return replace(sheet, rows=(*sheet.rows[:place], header, *sheet.rows[place + 1 :]))
    return None


def numbers_named(sheet: RawSheet) -> RawSheet | None:
    """Write «Tiltak» over the numbers of measures, where statuses stand beside them and nothing else names them."""
    for place, row in enumerate(sheet.rows):
        named = {column: cell for cell in row if (column := column_of(cell.text)[0])}
        if row[0].row <= LAST_HEADER_ROW and {Column.NUMBER, Column.STATUS} <= named.keys():
            header = tuple(replace(cell, text="Tiltak") if cell is named[Column.NUMBER] else cell for cell in row)
            return replace(sheet, rows=(*sheet.rows[:place], header, *sheet.rows[place + 1 :]))
    return None


def _measures_under(
    sheet: RawSheet, place: int, named: Mapping[int, Column], reported: AbstractSet[Column]
) -> int | None:
    """Give the column of measures under a header that does not name it: where statuses or answers stand beside."""
    below = _by_column(sheet.rows[place + 1 :])
    told = {
        Column.STATUS: [number for number, cells in below.items() if _mostly(cells, lambda one: _statuses(sheet, one))],
        Column.ANSWER: [number for number, cells in below.items() if _mostly(cells, _answers)],
    }
    unnamed = {column for column, numbers in told.items() if any(number not in named for number in numbers)}
    agreed = any(named.get(number) is column for column, numbers in told.items() for number in numbers)
    texts = [number for number, cells in sorted(below.items()) if number not in named and _are_measures(cells)]
    return texts[0] if texts and len(reported | unnamed) > 1 and (agreed or unnamed) else None


def _named(row: tuple[RawCell, ...], number: int, name: str = "Tiltak") -> tuple[RawCell, ...]:
    own = next((f": {cell.text}" for cell in row if cell.column == number), "")
    named = RawCell(row=row[0].row, column=number, text=f"{name}{own}")
    return tuple(sorted([named, *(cell for cell in row if cell.column != number)], key=lambda cell: cell.column))


def _are_measures(cells: Sequence[RawCell]) -> bool:
    """Tell whether a column has a text of some words on most rows, each its own."""
    texts = [clean(cell.text) for cell in cells if not cell.repeated]
    long = {key(text) for text in texts if len(text.split()) > 1}
    return len(long) >= _ENOUGH and len(long) > _MOST * len(texts)


def _mostly(cells: list[RawCell], told: Callable[[list[RawCell]], int]) -> bool:
    """Tell whether most cells say it; of a long column the first show what it holds."""
    shown = cells[:_SHOWN]
    return (times := told(shown)) >= _ENOUGH and times >= _MOST * len(shown)


def _by_column(rows: Iterable[tuple[RawCell, ...]]) -> dict[int, list[RawCell]]:
    below: dict[int, list[RawCell]] = {}
    for row in rows:
        for cell in row:
            if not is_blank(cell.text):
                below.setdefault(cell.column, []).append(cell)
    return below


def _with(
    header: Header, wanted: Column, below: dict[int, list[RawCell]], told: Callable[[list[RawCell]], int]
) -> Header:
    """Name the column whose cells most often say what is wanted, the last of equals, where the header names none."""
    crossed = {column for column, _ in header.crosses.values()}
    if wanted in {*header.columns.values(), *crossed}:
        return header
    found = [
        (told(cells[:_SHOWN]) / len(cells[:_SHOWN]), number) for number, cells in below.items() if _mostly(cells, told)
    ]
    if not found:
        return header
    _, number = max(found)
    unnamed = RawCell(row=header.last_row, column=number, text="")
    return replace(header, columns={**header.columns, number: wanted}, cells={number: unnamed, **header.cells})


def _columns(sheet: RawSheet, header: Header, *, described: bool) -> dict[int, list[RawCell]]:
    """Give the filled cells of the columns that nothing is known of; with ``described`` those of descriptions too."""
    taken = {number for number, column in header.columns.items() if not (described and column is Column.DESCRIPTION)}
    taken |= set() if described else {*header.more, *header.earlier, *header.crosses}
    below = _by_column(row for row in sheet.rows if row[0].row > header.last_row)
    return {number: cells for number, cells in below.items() if number not in taken}


def _statuses(sheet: RawSheet, cells: list[RawCell], legend: Legend = NO_LEGEND) -> int:
    """Count the cells that are a status, or begin with one; «Møte avholdt» may well be a description."""
    read = (read_status(cell_of(sheet, cell), legend.statuses) for cell in cells)
    return sum(
        one.code is not StatusCode.MISSING
        and one.fit is not Fit.UNKNOWN
        and (one.fit is not Fit.DOUBTFUL or is_status_word(one.as_written or ""))
        for one in read
    )


def _areas(cells: list[RawCell], headings: AbstractSet[str]) -> int:
    """Count the cells that are headings of the programme, if written otherwise."""
    names = {clean(cell.text) for cell in cells if not cell.repeated}
    known = {name for name in names if any(heading_likeness(name, one) >= SIMILAR_HEADING for one in headings)}
    return sum(clean(cell.text) in known for cell in cells)


def _answers(cells: list[RawCell], legend: Legend = NO_LEGEND) -> int:
    texts = [clean(cell.text) for cell in cells]
    return sum((key(text) or text) in legend.answers or _is_answer(text) for text in texts)


def _is_answer(text: str) -> bool:
    """Tell whether a text is an answer: a yes or a no, or a few words that the rules read as one."""
    plain = begins("yes", text) or begins("no", text) or is_answer_word(text)
    return plain or (len(text.split()) <= _FEW_WORDS and read_answer(text, 0).rule in _RULES)
