"""What a sheet says that its own signs for statuses and answers mean, above its table or alone on a row below.

In: a sheet, and the row of its header. Out: the signs with what they stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.answers import read_answer
from pipeline.statuses import is_status_word, legend_of
from pipeline.text import clean, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.codes import StatusCode
    from pipeline.readers.raw import RawCell, RawSheet

_SYMBOL = re.compile(r"(?<!\S)([●○◐◑◒◓◔◕■□▪▫▲▼△▽◆◇★☆✓✔✗✘✕✖✅❌→↗↘↓↑⇒⇨➔?])\s+(?=[^\W\d])([\w ,]+?)(?=\s+[^\w\s,]|\s*$)")
"""«● ferdig ◐ holder på»: a symbol and its meaning with nothing between."""
_SIGN_AND_MEANING = 2
_EXPLAINING = 200
"""Rows of a sheet without a table in which signs are looked for; below them it is a list of something else."""
_SIGN = re.compile(r"\S{1,8}")
_MEANING = re.compile(r"=\s+([^\W\d][^\d()+*]*)")
"""«= ferdig», which Excel takes for a formula."""
_STANDS_FOR = re.compile(
    r"(?:(?<=^)|(?<=[\s,;(.:]))(\w{1,12}|[^\w\s,;(.:=]{1,3})\s*=\s*([^=]+?)(?=[\s,;.]+\S{1,12}\s*=|\s*[;)\n]|[.,\s]*$)"
)
"""«2 = Ja, med endring» in a legend, up to the next sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A sheet's own signs, by comparison key, or as they stand where they have no letters or figures."""

    statuses: Mapping[str, StatusCode] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)


NO_LEGEND = Legend()


def legend_in(sheet: RawSheet, header_row: int, beside: Legend) -> Legend:
    """Read «Grønn = gjennomført», «G | Gjennomført», «2 = ja, med endring»; what stands ``beside`` holds here too.

    Below the table only what stands alone on its row. Of answers only what the rules read as one.
    """
    told = tuple(_SYMBOL.sub(r"; \1 = \2", text) for text in _told(sheet, header_row))
    found = (match.groups() for text in told for match in _STANDS_FOR.finditer(text))
    answers = {key(sign) or sign: meaning for sign, meaning in found if _is_answer(meaning)}
    return Legend(statuses={**beside.statuses, **legend_of(told)}, answers={**beside.answers, **answers})


def legend_beside(sheets: Iterable[RawSheet]) -> Legend:
    """Read the signs that sheets without a table explain, for those beside them in the workbook."""
    legend = NO_LEGEND
    for sheet in sheets:
        first = replace(sheet, rows=sheet.rows[:_EXPLAINING])
        legend = legend_in(first, first.rows[-1][0].row + 1 if first.rows else 0, legend)
    return legend


def is_explained(row: Sequence[RawCell]) -> bool:
    """Tell whether a row is a sign and its meaning in two cells: «F», «= ferdig»."""
    if len(row) != _SIGN_AND_MEANING or not _SIGN.fullmatch(clean(row[0].text)):
        return False
    told = _MEANING.fullmatch(row[1].text.strip())
    return told is not None and (is_status_word(told[1]) or _is_answer(told[1]))


def _is_answer(text: str) -> bool:
    """Tell whether the rules read a text as an answer of its own."""
    answer = read_answer(text, 0)
    return answer.code is not None and answer.rule != "unclear"


def _told(sheet: RawSheet, header_row: int) -> Iterator[str]:
    for row in sheet.rows:
        texts = [clean(cell.text) for cell in row]
        if row[0].row < header_row:
            yield from texts
            yield " = ".join(texts[:2])
        elif len(texts) == 1 or is_explained(row):
            yield " ".join(texts)
