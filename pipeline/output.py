"""Puts a run's files in the output folder: all of them or none, and never over what someone else has written.

In: the files' contents, by name, ``retting/status.xlsx`` for one in a folder of its own. Out: the folder with them in
place of those of the last run. A file of ours that has been edited since is set aside under a new name; a file that is
not ours is left.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from pipeline.digests import digest_of
from pipeline.errors import OutputError
from pipeline.journal import Change, alone, carry_out, finish_here, is_within
from pipeline.writers.machine import outputs_of

if TYPE_CHECKING:
    from pathlib import Path

RECEIPT = "receipt.json"
_EDITED = {".docx", ".pdf", ".xlsx", ".xlsm"}
"""What people edit where it stands, and would miss."""


def put(files: dict[str, bytes], folder: Path, receipt: str = RECEIPT) -> tuple[str, ...]:
    """Do what ``put_in_place`` does, and say it where the folder cannot be written.

    Raises:
        OutputError: the folder cannot be written, or another run is at it.

    """
    try:
        return put_in_place(files, folder, receipt)
    except OSError as problem:
        raise OutputError(f"{folder}: {_told(problem)}") from problem


def _told(problem: OSError) -> str:
    other = "Velg en annen mappe med --output."
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"disken er full, så ingenting er skrevet. Rydd plass på den og kjør på nytt. {other}"
        case errno.EACCES | errno.EPERM | errno.EBUSY | errno.ETXTBSY:
            return (
                f"mappen eller en fil i den kan ikke skrives ({problem.filename}). Lukk filene i Word, Excel og "
                f"PDF-leseren, og kjør på nytt. Har du ikke lov til å skrive i mappen: {other[:1].lower()}{other[1:]}"
            )
        case errno.EROFS:
            return f"mappen er skrivebeskyttet. {other}"
        case _:
            return f"mappen kan ikke skrives ({problem.strerror}). {other}"


def put_in_place(files: dict[str, bytes], folder: Path, receipt: str = RECEIPT) -> tuple[str, ...]:
    """Replace the last run's files with these; give the names that edited ones were set aside with.

    ``receipt`` is the file, one of these, that tells which are ours.

    Raises:
        OSError: the folder cannot be written; until the new files are all written, it is as it was.
        OutputError: another run is at it.

    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        if not is_within(name):
            raise FileNotFoundError(errno.ENOENT, f"{name} mangler en mappe å ligge i", name)
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{name} er en mappe", name)
        if (parent := (folder / name).parent).is_file():
            raise NotADirectoryError(errno.ENOTDIR, f"{parent.name} er en fil", name)
    with alone(folder):
        finish_here(folder)
        last = _last_run(folder / receipt)
        edited = [name for name in sorted({*last, *files}) if _is_edited(folder / name, last.get(name))]
        aside = {name: _free_name(folder, name) for name in edited}
        gone = tuple(sorted({*last} - {*files} - {*edited}))
        carry_out(Change(files=files, aside=aside, gone=gone), folder)
    return tuple(aside.values())


def _last_run(receipt: Path) -> dict[str, str]:
    named = outputs_of(receipt.read_text(encoding="utf-8", errors="replace")) if receipt.is_file() else {}
    return {name: digest for name, digest in named.items() if is_within(name)}


def _is_edited(path: Path, digest: str | None) -> bool:
    """Tell whether a file in our place is not as we left it; data for machines is not worth keeping."""
    if path.suffix not in _EDITED or not path.is_file():
        return False
    return digest_of(path.read_bytes()) != digest


def _free_name(folder: Path, name: str) -> str:
    path, number = folder / name, 1
    while (aside := path.with_name(f"{path.stem} (redigert {number}){path.suffix}")).exists():
        number += 1
    return aside.relative_to(folder).as_posix()
