"""What a row says, by column, where it stands in several cells, or two things in one.

In: a row and its header. Out: one cell for each column that the reader asks for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.readers.columns import MONTH, WHOLE, column_of
from pipeline.readers.crosses import crossed
from pipeline.readers.header import REPORTED_CELLS
from pipeline.text import clean, key, without_bullet
from pipeline.vocabulary import STATUS_SPELLINGS, Column, is_blank, without_filler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawCell

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_LONG_STATUS = 7
"""Words; a longer text is no status."""
_BOOLEANS = {"sann": "Ja", "true": "Ja", "usann": "Nei", "false": "Nei"}
_YES_OR_NO = re.compile(r"\s*(ja|nei|j|n)\b", re.IGNORECASE)
_ASKS_FOR_END = re.compile(
    r"avslutt|avvikl|legg\w*\s+ned|nedlegg|utgå|stryk|fjern|stopp|stans|dropp|kutt|slett|\bta(?:s|kast)?\s+ut\b|\but\s+av\b",
    re.IGNORECASE,
)
_ASKS_FOR_MORE = re.compile(r"vid[ea]re|fortset|beh[oa]ld|halde|\bmed\b|endre", re.IGNORECASE)
"""«Videreføres eller avsluttes?» asks for neither."""
_OF_YEAR = re.compile(r"\s*(?:\bi\s+)?\b20\d\d\b")
_DAY = re.compile(rf"(?:\d{{1,2}}\.\s?)?(?:\d{{1,2}}\.|{MONTH}\w*)\s?(?:20)?\d\d", re.IGNORECASE)
_DONE_WHEN = re.compile(r"ferdig|fullført|utført|gjennomført", re.IGNORECASE)
_PERCENT = re.compile(r"%|prosent", re.IGNORECASE)
_LABELS = re.compile(
    r"kommentar|merknad|beskriv|skildr|status|videre|vidare|bør|begrunn|grunngi|[hk]va er gj", re.IGNORECASE
)
"""Of the headers, those that are no measure's first word."""
_STATUS_AND_MORE = re.compile(r"(?P<status>[^.:;,\n–—-]+?)\s*(?:[.:;,\n]|\s[–—-])\s*(?P<more>\S.*)", re.DOTALL)


def gathered(cells: dict[Column, RawCell], row: Sequence[RawCell], header: Header) -> dict[Column, RawCell]:
    """Give what a row says by column, with what stands in other columns for the same."""
    found = cells | crossed(row, header.crosses)
    if Column.ANSWER in found:
        found[Column.ANSWER] = to_the_end(in_words(found[Column.ANSWER]), header)
    if more := described(row, header, found.get(Column.DESCRIPTION)):
        found[Column.DESCRIPTION] = more
    if Column.STATUS not in found:
        found = earlier_report(row, header) | found
    if Column.STATUS in found:
        found[Column.STATUS] = on_day(in_percent(found[Column.STATUS], header), header)
    if Column.DESCRIPTION not in header.columns.values() and not header.more:
        found |= parted(found)
        found = with_what_is_told(told_in_full(found, header))
    return found


def in_words(answer: RawCell) -> RawCell:
    """Read the value of a box that is ticked, or is not: «SANN», «USANN»."""
    return replace(answer, text=_BOOLEANS.get(answer.text.strip().casefold(), answer.text))


def to_the_end(answer: RawCell, header: Header) -> RawCell:
    """Write a yes or a no under «Avsluttes?» as what it says: «Avsluttes», «Avsluttes ikke»."""
    asked = header.cell_of(Column.ANSWER)
    lead = _YES_OR_NO.match(answer.text)
    if asked is None or lead is None or not _ASKS_FOR_END.search(asked.text) or _ASKS_FOR_MORE.search(asked.text):
        return answer
    ends = lead[1].casefold() in {"ja", "j"}
    return replace(answer, text=f"Avsluttes{'' if ends else ' ikke'}{answer.text[lead.end() :]}")


def in_percent(status: RawCell, header: Header) -> RawCell:
    """Read a number under «Framdrift (%)» as the share that it is: 0,5 and 50 are both half."""
    number = _NUMBER.fullmatch(status.text.strip())
    if number is None or status.column not in header.cells or not _PERCENT.search(header.cells[status.column].text):
        return status
    share = float(number[0].replace(",", "."))
    return replace(status, text=f"{share * (100 if share <= 1 else 1):.0f} %")


def on_day(status: RawCell, header: Header) -> RawCell:
    """Read a day alone under «Ferdig når?» as the day it was done."""
    asked = header.cells[status.column].text if status.column in header.cells else ""
    day = _DAY.fullmatch(status.text.strip()) is not None and _DONE_WHEN.search(asked) is not None
    return replace(status, text=f"Ferdig {status.text.strip()}") if day else status


def parted(cells: dict[Column, RawCell]) -> dict[Column, RawCell]:
    """Part «Pågående – møte i mai» in a table that has no other column for what has been done."""
    status = cells.get(Column.STATUS)
    told = _STATUS_AND_MORE.fullmatch(clean(status.text)) if status else None
    if status is None or told is None or without_filler(key(told["status"])) not in STATUS_SPELLINGS:
        return {}
    more = told["more"]
    return {
        Column.STATUS: replace(status, text=told["status"]),
        Column.DESCRIPTION: replace(status, text=more[:1].upper() + more[1:]),
    }


def told_in_full(cells: dict[Column, RawCell], header: Header) -> dict[Column, RawCell]:
    """Take a long text under «Rapportering», where the statuses stand too, for what has been done and no status."""
    status = cells.get(Column.STATUS)
    name = header.cells[status.column].text if status and status.column in header.cells else ""
    long = status is not None and len(clean(status.text).split()) > _LONG_STATUS
    if status is None or not long or Column.DESCRIPTION in cells or column_of(name)[0] is not Column.DESCRIPTION:
        return cells
    return {column: cell for column, cell in cells.items() if cell is not status} | {Column.DESCRIPTION: status}


def with_what_is_told(cells: dict[Column, RawCell]) -> dict[Column, RawCell]:
    """Take a status with more behind it, «Gjennomført i mai, 40 deltakere», for what has been done too."""
    status = cells.get(Column.STATUS)
    if status is None or Column.DESCRIPTION in cells:
        return cells
    words = key(status.text)
    begun = max((len(spelt) for spelt in STATUS_SPELLINGS if words.startswith(f"{spelt} ")), default=len(words))
    return cells | {Column.DESCRIPTION: status} if len(words[begun:].split()) > 1 else cells


def described(row: Sequence[RawCell], header: Header, first: RawCell | None) -> RawCell | None:
    """Join a description that stands in several columns; None where it does not."""
    more = [cell for cell in row if cell.column in header.more and not cell.repeated and not is_blank(clean(cell.text))]
    if not more:
        return None
    told = sorted([first, *more] if first else more, key=lambda cell: cell.column)
    return replace(told[0], text="\n".join(cell.text for cell in told))


def earlier_report(row: Sequence[RawCell], header: Header) -> dict[Column, RawCell]:
    """Give the status of earlier in the year, the latest that is filled, with the description under the same words."""
    cells = {cell.column: cell for cell in row if not is_blank(clean(cell.text))}
    number = next((number for number in header.earlier if number in cells), 0)
    if not number:
        return {}
    above, _, _ = header.cells[number].text.rpartition("\n")
    told = [cells[place] for place, name in header.cells.items() if place in cells and _is_told_of(name, above)]
    return {Column.STATUS: cells[number], **({Column.DESCRIPTION: told[0]} if told else {})}


def _is_told_of(cell: RawCell, above: str) -> bool:
    return bool(above) and cell.text.startswith(f"{above}\n") and column_of(cell.text)[0] is Column.DESCRIPTION


def labelled(measure: RawCell) -> dict[Column, RawCell]:
    """Read «Kommentar: møte i mai», «Status: pågående» on a row below a measure as said of that; else give nothing."""
    label, _, text = without_bullet(clean(measure.text)).partition(":")
    column, fit = column_of(_OF_YEAR.sub("", label))
    told = column in REPORTED_CELLS and fit == WHOLE and _LABELS.match(label) and not is_blank(text)
    return {column: replace(measure, text=text.strip())} if column and told else {}
