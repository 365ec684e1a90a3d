"""Lines between the rows of a table that are no measures: a note, the page, the name of a form.

In: a cell's text that stands alone on its row. Out: yes or no.
"""

from __future__ import annotations

import re

from pipeline.text import clean

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


def is_note(text: str) -> bool:
    """Tell whether a text is a note to the table."""
    return _NOTE.match(clean(text)) is not None


def is_example(text: str) -> bool:
    """Tell whether a text only shows how to write: «(Eksempel) Felles kart», «[Skriv tiltaket her]»."""
    return _EXAMPLE.match(clean(text)) is not None


def is_card(text: str) -> bool:
    """Tell whether a text is the name of one measure's form."""
    return _CARD.fullmatch(clean(text)) is not None


def is_page_number(text: str) -> bool:
    """Tell whether a text is the page's number, as in «Side 2 av 5»."""
    return _PAGE.fullmatch(clean(text)) is not None
