"""What stands in a status cell → Status (DOMAIN 5.2).

In: the cell. Out: a status with how well the words say it; the raw words are kept. An empty cell is «missing», never
«not started»; a word that no rule knows is «missing» with the fit «unknown», which is an error until a person decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codes import Fit, StatusCode
from pipeline.model import Status
from pipeline.text import key, likeness, one_line
from pipeline.vocabulary import STATUS_SPELLINGS, is_blank, turns_status, without_filler

if TYPE_CHECKING:
    from pipeline.model import Cell

_MISSPELT = 0.78
"""Likeness from which a word is taken for a known one; «Gjenomført» is 0.95 of «Gjennomført»."""


def read_status(cell: Cell | None) -> Status:
    """Read a status cell."""
    if cell is None or is_blank(cell.text):
        return Status(code=StatusCode.MISSING, as_written=one_line(cell.text) if cell else None, fit=Fit.OWN)
    words = one_line(cell.text)
    code, fit = _reading(key(words)) if cell.trusted else (StatusCode.MISSING, Fit.OWN)
    return Status(code=code, as_written=words, fit=fit)


def _reading(name: str) -> tuple[StatusCode, Fit]:
    bare = without_filler(name)
    if bare in STATUS_SPELLINGS:
        code, fit = STATUS_SPELLINGS[bare]
        return code, Fit.NEAR if bare != name and fit is Fit.OWN else fit
    starts = [spelling for spelling in STATUS_SPELLINGS if bare.startswith(f"{spelling} ")]
    if starts:
        return _remarked(max(starts, key=len), bare)
    return _misspelt(bare)


def _remarked(spelling: str, name: str) -> tuple[StatusCode, Fit]:
    """Read a status with a remark behind it; one that may turn the status, or names another, makes it doubtful."""
    code, fit = STATUS_SPELLINGS[spelling]
    remark = name.removeprefix(spelling)
    others = (word for word, (other, _) in STATUS_SPELLINGS.items() if other is not code)
    named = any(f" {word} " in f"{remark} " for word in others)
    turned = named or (code is not StatusCode.IN_PROGRESS and turns_status(remark))
    return code, Fit.DOUBTFUL if turned or fit is Fit.DOUBTFUL else Fit.REMARKED


def _misspelt(name: str) -> tuple[StatusCode, Fit]:
    """Take a word for the known one that it is a letter or two from; a «not» is never read in or out."""
    words = name.split()
    near = [
        (min(likeness(one, other) for one, other in zip(words, spelling.split(), strict=True)), spelling)
        for spelling in STATUS_SPELLINGS
        if len(spelling.split()) == len(words)
    ]
    best, spelling = max(near, default=(0.0, ""))
    return (STATUS_SPELLINGS[spelling][0], Fit.MISSPELT) if best >= _MISSPELT else (StatusCode.MISSING, Fit.UNKNOWN)
