"""What a sheet says that its own signs for statuses and answers mean, above its table or alone on a row below.

In: a sheet, and the row of its header. Out: the signs with what they stand for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.answers import read_answer
from pipeline.statuses import legend_of
from pipeline.text import clean, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.codes import StatusCode
    from pipeline.readers.raw import RawSheet

_SIGN_AND_MEANING = 2
_STANDS_FOR = re.compile(
    r"(?:(?<=^)|(?<=[\s,;(.:]))(\w{1,12})\s*=\s*([^=]+?)(?=[\s,;.]+\w{1,12}\s*=|\s*[;)\n]|[.,\s]*$)"
)
"""«2 = Ja, med endring» in a legend, up to the next sign."""


def legend_in(sheet: RawSheet, header_row: int) -> Mapping[str, StatusCode]:
    """Read «Grønn = gjennomført», «G | Gjennomført»; below the table only what stands alone on its row."""
    return legend_of(_told(sheet, header_row))


def answers_in(sheet: RawSheet, header_row: int) -> Mapping[str, str]:
    """Read «1 = ja, 2 = ja, med endring», by comparison key of the sign; only what the rules read as an answer."""
    found = (match.groups() for text in _told(sheet, header_row) for match in _STANDS_FOR.finditer(text))
    return {key(sign): meaning for sign, meaning in found if read_answer(meaning, 0).rule != "unclear"}


def _told(sheet: RawSheet, header_row: int) -> Iterator[str]:
    for row in sheet.rows:
        texts = [clean(cell.text) for cell in row]
        if row[0].row < header_row:
            yield from (" = ".join(texts),) if len(texts) == _SIGN_AND_MEANING else texts
        elif len(texts) == 1:
            yield texts[0]
