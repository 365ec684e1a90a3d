"""What a sheet says that its own signs for statuses mean, above its table or alone on a row below.

In: a sheet, and the row of its header. Out: the signs with the statuses that they stand for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.statuses import legend_of
from pipeline.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.codes import StatusCode
    from pipeline.readers.raw import RawSheet

_SIGN_AND_MEANING = 2


def legend_in(sheet: RawSheet, header_row: int) -> Mapping[str, StatusCode]:
    """Read «Grønn = gjennomført», «G | Gjennomført»; below the table only what stands alone on its row."""
    return legend_of(_told(sheet, header_row))


def _told(sheet: RawSheet, header_row: int) -> Iterator[str]:
    for row in sheet.rows:
        texts = [clean(cell.text) for cell in row]
        if row[0].row < header_row:
            yield from (" = ".join(texts),) if len(texts) == _SIGN_AND_MEANING else texts
        elif len(texts) == 1:
            yield texts[0]
