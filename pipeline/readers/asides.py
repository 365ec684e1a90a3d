"""Lines between the rows of a table and below it that are no measures: a note, the page, the name of a form.

In: a cell's text that stands alone on its row, or a sheet. Out: yes or no; where the table ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text import clean, without_bullet
from pipeline.vocabulary import Column

if TYPE_CHECKING:
    from pipeline.readers.header import Header
    from pipeline.readers.raw import RawSheet

_NOTE = re.compile(
    r"\([^()]*\)$|(?:nb|obs|merk|merknad|kommentar|husk|ps|mål|delmål|hovedmål)\b\s?[:!]", re.IGNORECASE | re.DOTALL
)
"""«(Gruppa har hatt lite folk)», «OBS: flyttet til høsten», «Mål: flere lærlinger»: alone on its row, no measure."""
_CARD = re.compile(r"(?:tiltak|aktivitet|skjema|nr\.?)\s*\d{1,2}(?:\.\d{1,2})*[.:]?", re.IGNORECASE)
"""«Tiltak 1.2», over the form of one measure."""
_EXAMPLE = re.compile(
    r"[(\[]\s*(?:eksempel|eks\.?|døme|skriv|sett inn|fyll)\b|(?:eksempel|døme)\s*:|\[[^\[\]]*\]$", re.IGNORECASE
)
_PAGE = re.compile(r"side \d+(?: av \d+)?", re.IGNORECASE)


def end_of_table(sheet: RawSheet, header: Header) -> int:
    """Give the last row of a table: of the last measure with something beside it, and what follows with no row between.

    What stands below is a footer: notes, a signature.
    """
    filled = {row[0].row for row in sheet.rows}
    told = (row for row in sheet.rows if len(row) > 1 and row[0].row > header.last_row)
    measured = (row[0].row for row in told if any(header.columns.get(one.column) is Column.MEASURE for one in row))
    end = max(measured, default=header.last_row)
    while end + 1 in filled:
        end += 1
    return end


def is_note(text: str) -> bool:
    """Tell whether a text is a note to the table."""
    return _NOTE.match(clean(text)) is not None


def is_example(text: str) -> bool:
    """Tell whether a text only shows how to write: «(Eksempel) Felles kart», «[Skriv tiltaket her]»."""
    return _EXAMPLE.match(without_bullet(clean(text))) is not None


def is_card(text: str) -> bool:
    """Tell whether a text is the name of one measure's form."""
    return _CARD.fullmatch(clean(text)) is not None


def is_page_number(text: str) -> bool:
    """Tell whether a text is the page's number, as in «Side 2 av 5»."""
    return _PAGE.fullmatch(clean(text)) is not None
