"""The findings → each group's own workbook with them in it, to be corrected there and put back into the input folder.

In: the status workbooks that were read, all findings. Out: bytes by name, ``retting/status.xlsx``; and a sentence for a
workbook that cannot be edited. What is written is read back: it must hold the same as the group's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.annotations import FOLDER, annotation_of, is_ours
from pipeline.errors import InputError, MarkingError
from pipeline.readers.excel import read_content
from pipeline.writers.annotated.annotate import annotated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.findings import Finding
    from pipeline.inputs import StatusBook
    from pipeline.readers.raw import RawSheet


def hand_back(books: Sequence[StatusBook], findings: Sequence[Finding]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Write the workbooks that have findings, and those that have ours of last time; tell of those that cannot be."""
    files: dict[str, bytes] = {}
    told: list[str] = []
    for book in books:
        try:
            content = _checked(book, findings)
        except MarkingError as problem:
            told.append(str(problem))
        else:
            files |= {} if content is None else {f"{FOLDER}/{book.path.name}": content}
    return files, tuple(told)


def _checked(book: StatusBook, findings: Sequence[Finding]) -> bytes | None:
    file = book.path.name
    content = annotated(book.path.read_bytes(), annotation_of(file, findings, book.raw))
    if content is not None and _own(_read_back(file, content)) != _own(book.raw):
        raise MarkingError(file)
    return content


def _read_back(file: str, content: bytes) -> tuple[RawSheet, ...]:
    try:
        return read_content(file, content)
    except InputError as problem:
        raise MarkingError(file) from problem


def _own(sheets: Sequence[RawSheet]) -> list[RawSheet]:
    """Leave out the sheet that is ours."""
    return [sheet for sheet in sheets if not is_ours(sheet)]
