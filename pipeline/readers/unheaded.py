"""Tables of a programme without a header: themes beside measures, or «Mål | …» over «Tiltak | …».

In: a table as a sheet, and what the sheets report on. Out: the same with a header that the reader knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.readers.header import find_header
from pipeline.readers.raw import RawCell
from pipeline.text import clean, heading_key, key, without_bullet
from pipeline.vocabulary import LABELS_OF_MEASURES, LABELS_OF_OTHERS

if TYPE_CHECKING:
    from pipeline.readers.raw import RawSheet

_LABEL_AND_TEXT = 2
_FEWEST_ROWS = 3
"""That are reported on, before a table without a header or themes is one of measures."""


def with_header(raw: RawSheet, reported: frozenset[str]) -> RawSheet:
    """Write «Tema» and «Tiltak» over a table without a header, where most of its lines are reported on."""
    if labelled := _of_labels(raw):
        return labelled
    if find_header(raw, reports=False):
        return raw
    lines: dict[int, list[str]] = {}
    for cell in (cell for row in raw.rows for cell in row):
        lines.setdefault(cell.column, []).extend(line for line in cell.text.split("\n") if clean(line))
    told = {number: sum(heading_key(line) in reported for line in texts) for number, texts in lines.items()}
    known = {number for number, times in told.items() if 2 * times >= len(lines[number])}
    measures = max(known, key=lambda number: (told[number], number), default=0)
    if not known or (told[measures] < _FEWEST_ROWS and measures - 1 not in known):
        return raw
    names = {number: "Tema" for number in known if number == measures - 1} | {measures: "Tiltak"}
    header = tuple(RawCell(row=0, column=number, text=name) for number, name in sorted(names.items()))
    return replace(raw, rows=(header, *raw.rows))


def goals_of(raw: RawSheet) -> tuple[str, ...]:
    """Give what stands beside «Mål» and the like in a table of labels; nothing of another table."""
    if _of_labels(raw) is None:
        return ()
    return tuple(clean(row[1].text) for row in raw.rows if key(row[0].text) in LABELS_OF_OTHERS)


def _of_labels(raw: RawSheet) -> RawSheet | None:
    """Give the measures of a table whose rows are «Mål | …» and «Tiltak | …», each line one; None of another table."""
    labels = [key(row[0].text) for row in raw.rows if len(row) == _LABEL_AND_TEXT]
    measures = [row[1] for row in raw.rows if key(row[0].text) in LABELS_OF_MEASURES]
    if len(labels) < len(raw.rows) or not {*labels} <= LABELS_OF_MEASURES | LABELS_OF_OTHERS or len({*labels}) == 1:
        return None
    lines = [
        replace(cell, text=f"• {without_bullet(line)}") for cell in measures for line in clean(cell.text).split("\n")
    ]
    header = tuple(RawCell(row=0, column=column, text=text) for column, text in enumerate(("Nr", "Tiltak"), 1))
    return replace(raw, rows=(header, *((line,) for line in lines)))
