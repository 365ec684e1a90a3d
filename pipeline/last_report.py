"""The last report, to compare with: its data.json found, read, and known to be the one before this.

In: a file, or a folder of them, and this edition. Out: what the last report said; None where there was none.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pipeline.dates import in_words
from pipeline.errors import InputError
from pipeline.readers.data import last_report_of
from pipeline.text import key

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.changes import LastReport
    from pipeline.model import Edition


def read_last(path: Path, edition: Edition) -> LastReport | None:
    """Read the last report's data.json; of a folder of them, the newest with a status older than this one.

    Where this has no date yet, the newest of all.

    Raises:
        InputError: the file is not there, is no data.json of ours, or is another organisation's or a later one.

    """
    before = edition.as_of
    if not path.is_dir():
        last = _read_last(path)
        if wrong := _is_no_last(last, edition):
            message = f"{path}: rapporten {wrong}. Velg data.json fra rapporten før denne."
            raise InputError(message)
        return last
    reports = (_read_last(one) for one in sorted(path.rglob("data.json")))
    older = [one for one in reports if one.as_of and (before is None or one.as_of < before)]
    return max(older, key=lambda one: one.as_of or dt.date.min, default=None)


def _is_no_last(last: LastReport, edition: Edition) -> str | None:
    """Say why a report cannot be the one before this."""
    ours, theirs = edition.organisation, last.organisation
    if ours and theirs and key(ours) != key(theirs):
        return f"gjelder {theirs}, og ikke {ours}"
    if last.as_of and edition.as_of and last.as_of > edition.as_of:
        return f"viser status per {in_words(last.as_of)}, som er etter {in_words(edition.as_of)}"
    return None


def _read_last(path: Path) -> LastReport:
    try:
        return last_report_of(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        message = f"{path}: filen er ikke en data.json fra forrige rapport. Se i mappen der den ble laget."
        raise InputError(message) from problem
