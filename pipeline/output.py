"""Puts a run's files in the output folder: all of them or none, and never over what someone else has written.

In: the files' contents, by name, ``retting/status.xlsx`` for one in a folder of its own. Out: the folder with them in
place of those of the last run. A file of ours that has been edited since is set aside under a new name; a file that is
not ours is left.
"""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path, PurePosixPath

from pipeline.digests import digest_of
from pipeline.errors import OutputError
from pipeline.writers.machine import outputs_of

RECEIPT = "receipt.json"
_DEPTH = 2
"""Parts that a name may have: a folder and a file."""
_EDITED = {".docx", ".pdf", ".xlsx", ".xlsm"}
"""What people edit where it stands, and would miss."""


def put(files: dict[str, bytes], folder: Path, receipt: str = RECEIPT) -> tuple[str, ...]:
    """Do what ``put_in_place`` does, and say it where the folder cannot be written.

    Raises:
        OutputError: the folder cannot be written.

    """
    try:
        return put_in_place(files, folder, receipt)
    except OSError as problem:
        message = f"{folder}: mappen kan ikke skrives ({problem.strerror}). Velg en annen mappe med --output."
        raise OutputError(message) from problem


def put_in_place(files: dict[str, bytes], folder: Path, receipt: str = RECEIPT) -> tuple[str, ...]:
    """Replace the last run's files with these; give the names that edited ones were set aside with.

    ``receipt`` is the file, one of these, that tells which are ours.

    Raises:
        OSError: the folder cannot be written; until the new files are all written, it is as it was.

    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{name} er en mappe", name)
        if (parent := (folder / name).parent).is_file():
            raise NotADirectoryError(errno.ENOTDIR, f"{parent.name} er en fil", name)
    with tempfile.TemporaryDirectory(prefix=".handlingsprogram-", dir=folder.resolve().parent) as beside:
        for name, content in files.items():
            (Path(beside) / name).parent.mkdir(exist_ok=True)
            (Path(beside) / name).write_bytes(content)
        last = _last_run(folder / receipt)
        edited = [name for name in sorted({*last, *files}) if _is_edited(folder / name, last.get(name))]
        kept = tuple(_set_aside(folder, name) for name in edited)
        for name in {*last} - {*files}:
            (folder / name).unlink(missing_ok=True)
        for name in files:
            (folder / name).parent.mkdir(exist_ok=True)
            (Path(beside) / name).replace(folder / name)
        _remove_emptied(folder, last)
    return kept


def _remove_emptied(folder: Path, last: dict[str, str]) -> None:
    """Take away the folders of the last run that hold nothing any more."""
    for inner in {(folder / name).parent for name in last} - {folder}:
        if inner.is_dir() and not any(inner.iterdir()):
            inner.rmdir()


def _last_run(receipt: Path) -> dict[str, str]:
    named = outputs_of(receipt.read_text(encoding="utf-8", errors="replace")) if receipt.is_file() else {}
    return {name: digest for name, digest in named.items() if _is_within(PurePosixPath(name))}


def _is_within(name: PurePosixPath) -> bool:
    """Tell whether a receipt, which anyone may have edited, names a file inside the folder."""
    return not name.is_absolute() and ".." not in name.parts and 1 <= len(name.parts) <= _DEPTH


def _is_edited(path: Path, digest: str | None) -> bool:
    """Tell whether a file in our place is not as we left it; data for machines is not worth keeping."""
    if path.suffix not in _EDITED or not path.is_file():
        return False
    return digest_of(path.read_bytes()) != digest


def _set_aside(folder: Path, name: str) -> str:
    path, number = folder / name, 1
    while (aside := path.with_name(f"{path.stem} (redigert {number}){path.suffix}")).exists():
        number += 1
    path.rename(aside)
    return aside.relative_to(folder).as_posix()
