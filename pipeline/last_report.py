"""The last report, to compare with: its data.json found, read, and known to be the one before this.

In: a file, or a folder of them, as an archive is, and this edition. Out: what the last report said, with the bytes that
say it; None where there was none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.archive.bag import position_of
from pipeline.dates import in_words
from pipeline.errors import InputError
from pipeline.readers.data import last_report_of
from pipeline.text import key

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.changes import LastReport
    from pipeline.model import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """The last report, as it was found."""

    said: LastReport
    content: bytes
    """Of its data.json."""


def find_last(path: Path, edition: Edition) -> FoundReport | None:
    """Read the last report's data.json; of a folder of them, this organisation's newest with an older status than this.

    Of several with one date it is the one that was sealed last, and outside of an archive the one with the last name.

    Where this has no date yet, the newest of all.

    Raises:
        InputError: the file is not there, is no data.json of ours, or is another organisation's or a later one.

    """
    if not path.is_dir():
        last = _read_last(path)
        if wrong := _is_no_last(last.said, edition):
            message = f"{path}: rapporten {wrong}. Velg data.json fra rapporten før denne."
            raise InputError(message)
        return last
    older = [(_rank(one, last), last) for one in _reports_in(path) if _is_older(last := _read_last(one), edition)]
    return max(older, key=lambda pair: pair[0])[1] if older else None


def _reports_in(folder: Path) -> list[Path]:
    """Give every data.json of a folder, but what a sealing that was broken off has left."""
    found = folder.rglob("data.json")
    return [path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _is_older(last: FoundReport, edition: Edition) -> bool:
    day = last.said.as_of
    return bool(day and (edition.as_of is None or day < edition.as_of)) and _is_no_last(last.said, edition) is None


def _rank(path: Path, last: FoundReport) -> tuple[str, int, list[str | int]]:
    """Order reports by date, by when they were sealed, and by name, where the tenth version comes after the second."""
    name = [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", str(path))]
    return str(last.said.as_of), position_of(path.parent.parent), name


def _is_no_last(last: LastReport, edition: Edition) -> str | None:
    """Say why a report cannot be the one before this."""
    ours, theirs = edition.organisation, last.organisation
    if ours and theirs and key(ours) != key(theirs):
        return f"gjelder {theirs}, og ikke {ours}"
    if last.as_of and edition.as_of and last.as_of > edition.as_of:
        return f"viser status per {in_words(last.as_of)}, som er etter {in_words(edition.as_of)}"
    return None


def _read_last(path: Path) -> FoundReport:
    try:
        content = path.read_bytes()
        return FoundReport(said=last_report_of(content.decode()), content=content)
    except (OSError, ValueError) as problem:
        message = f"{path}: filen er ikke en data.json fra forrige rapport. Se i mappen der den ble laget."
        raise InputError(message) from problem
