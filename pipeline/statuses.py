"""What stands in a status cell → Status (DOMAIN 5.2).

In: the cell. Out: a status with how well the words say it; the raw words are kept. An empty cell is «missing», never
«not started»; a word that no rule knows is «missing» with the fit «unknown», which is an error until a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codes import Fit, StatusCode
from pipeline.model import Status
from pipeline.text import key, likeness, one_line
from pipeline.vocabulary import STATUS_SPELLINGS, is_blank

if TYPE_CHECKING:
    from pipeline.model import Cell

_MISSPELT = 0.84
"""Likeness from which a word is taken for a known one; «Gjenomført» is 0.95 of «Gjennomført»."""


def read_status(cell: Cell | None) -> Status:
    """Read a status cell."""
    if cell is None or is_blank(cell.text):
        return Status(code=StatusCode.MISSING, as_written=one_line(cell.text) if cell else None, fit=Fit.OWN)
    words = one_line(cell.text)
    code, fit = _reading(key(words)) if cell.trusted else (StatusCode.MISSING, Fit.OWN)
    return Status(code=code, as_written=words, fit=fit)


def _reading(name: str) -> tuple[StatusCode, Fit]:
    if name in STATUS_SPELLINGS:
        return STATUS_SPELLINGS[name]
    starts = [spelling for spelling in STATUS_SPELLINGS if name.startswith(f"{spelling} ")]
    if starts:
        code, fit = STATUS_SPELLINGS[max(starts, key=len)]
        return code, Fit.REMARKED if fit is Fit.OWN else Fit.DOUBTFUL
    best = max(STATUS_SPELLINGS, key=lambda spelling: likeness(name, spelling))
    if likeness(name, best) >= _MISSPELT:
        return STATUS_SPELLINGS[best][0], Fit.MISSPELT
    return StatusCode.MISSING, Fit.UNKNOWN
