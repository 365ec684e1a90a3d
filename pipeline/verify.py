"""Is every measure, with its status and its decision, in the finished document? Read back, row by row, in order.

In: the document's text, and the rows that it must hold. Out: the first thing that is not there, or None.
Stops nothing by itself; ``run`` puts nothing in place while anything is missing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, Location, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.compose.draft import DraftProgramme
    from pipeline.compose.parts import Item
    from pipeline.compose.status_report import StatusReport

_NOT_TEXT = re.compile(r"[\s\u00ad\u0300-\u036f\u200b\u2010\u2011\u25cc\ufeff\ufffe-]+")
"""White space, hyphens, joiners, and accents that no letter carries: a PDF may have one as another, or as none."""
_LONGEST = 1_000
_ENDS = 300
"""Characters. Of a text that may run over pages, its beginning and its end are looked for."""
_MOST_LINES = 12
_FEW_LINES = 4
"""The same of a text in many short lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a document must hold."""

    rows: tuple[tuple[str, ...], ...]
    """A tuple a row of the table that has every measure: text, status, decision; in the document's order."""
    lists: tuple[tuple[str, ...], ...] = ()
    """Other parts: the texts of each, in order."""


def expected_of_report(report: StatusReport) -> Expected:
    """Tell what the status report must hold."""
    items = [item for section in report.sections for theme in section.themes for item in theme.items]
    parts = (report.deviations, report.decisions, report.new)
    return Expected(rows=tuple(_row(item) for item in items), lists=tuple(_texts(part) for part in parts))


def expected_of_draft(draft: DraftProgramme) -> Expected:
    """Tell what the draft must hold."""
    kept = [item for section in draft.sections for theme in section.themes for item in theme.items]
    parts = (kept, draft.for_decision, draft.to_clarify, draft.merged, draft.dropped)
    return Expected(rows=tuple(_row(item) for item in draft.annex), lists=tuple(_texts(part) for part in parts))


def _row(item: Item) -> tuple[str, ...]:
    return item.text, item.status_label, item.decision_label


def _texts(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(item.text for item in items)


def first_missing(pages: Sequence[str], expected: Expected) -> str | None:
    """Name the first text that the document does not hold in its place; None where all is there."""
    document = comparable("".join(pages))
    missing, start, end = _table(document, [part for row in expected.rows for part in row])
    if missing:
        return missing
    if cut := _cut_off(document, [row[0] for row in expected.rows]):
        return cut
    before, behind = document[:start], document[end:]
    return next((text for texts in expected.lists if (text := _missing(f"{before}\0{behind}", texts))), None)


def _missing(document: str, texts: Sequence[str]) -> str | None:
    """Look for the texts of a part, in order, in what is not the table."""
    place = 0
    for text, part in _parts(texts):
        found = document.find(part, place)
        if found < 0:
            return text
        place = found + len(part)
    return None


def _table(document: str, texts: Sequence[str]) -> tuple[str | None, int, int]:
    """Look for the table with every measure from the end; give what it lacks, its start and its end."""
    start = end = len(document)
    for number, (text, part) in enumerate(reversed(_parts(texts))):
        found = document.rfind(part, 0, start)
        if found < 0:
            return text, 0, 0
        start, end = found, end if number else found + len(part)
    return None, start, end


def _parts(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Give what is looked for, in order: each text, or the beginning of one that may run over pages."""
    return [(text, _beginning(text) if _is_long(text) else comparable(text)) for text in texts]


def _is_long(text: str) -> bool:
    return len(comparable(text)) > _LONGEST or len(text.splitlines()) > _MOST_LINES


def _beginning(text: str) -> str:
    return comparable("".join(text.splitlines()[:_FEW_LINES]))[:_ENDS]


def _end(text: str) -> str:
    return comparable("".join(text.splitlines()[-_FEW_LINES:]))[-_ENDS:]


def _cut_off(document: str, texts: Sequence[str]) -> str | None:
    """Name a long text whose end is not there; where its row runs over pages it stands behind the other cells."""
    return next((text for text in texts if _is_long(text) and _end(text) not in document), None)


def comparable(text: str) -> str:
    """Leave out what a line break may change, and which of two characters with one glyph it is (µ and μ, ∆ and Δ)."""
    return _NOT_TEXT.sub("", unicodedata.normalize("NFKC", text)).replace("\u2206", "\u0394")


def pdf_remark(template: str, said: Sequence[str]) -> Iterator[Finding]:
    """Malen for PDF har noe som ikke kom med i dokumentet slik det er skrevet.

    Se på siden i PDF-en, og rett malen eller stilarket som er nevnt.
    """
    for line in said:
        yield note(Code.PDF_REMARK, Location(file=template), f"WeasyPrint sier: {line}")
