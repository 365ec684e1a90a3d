"""Puts a run's files in the output folder: all of them or none, and never over what someone else has written.

In: the files' contents. Out: the folder with them in place of those of the last run. A file of ours that has been
edited since is set aside under a new name; a file that is not ours is left.
"""

from __future__ import annotations

import errno
import hashlib
import tempfile
from pathlib import Path

from pipeline.writers.machine import outputs_of

RECEIPT = "receipt.json"


def put_in_place(files: dict[str, bytes], folder: Path) -> tuple[str, ...]:
    """Replace the last run's files with these; give the names that edited ones were set aside with.

    Raises:
        OSError: the folder cannot be written; until the new files are all written, it is as it was.

    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, f"{name} er en mappe", name)
    with tempfile.TemporaryDirectory(prefix=".handlingsprogram-", dir=folder.resolve().parent) as beside:
        for name, content in files.items():
            (Path(beside) / name).write_bytes(content)
        last = _last_run(folder)
        kept = tuple(_set_aside(folder / name) for name in sorted({*last, *files}) if _is_edited(folder / name, last))
        for name in {*last} - {*files}:
            (folder / name).unlink(missing_ok=True)
        for name in files:
            (Path(beside) / name).replace(folder / name)
    return kept


def _last_run(folder: Path) -> dict[str, str]:
    receipt = folder / RECEIPT
    named = outputs_of(receipt.read_text(encoding="utf-8", errors="replace")) if receipt.is_file() else {}
    return {name: digest for name, digest in named.items() if Path(name).name == name}


def _is_edited(path: Path, last: dict[str, str]) -> bool:
    """Tell whether a file in our place is not as we left it; only the Word documents and the PDFs are worth keeping."""
    if path.suffix not in {".docx", ".pdf"} or not path.is_file():
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() != last.get(path.name)


def _set_aside(path: Path) -> str:
    number = 1
    while (aside := path.with_name(f"{path.stem} (redigert {number}){path.suffix}")).exists():
        number += 1
    path.rename(aside)
    return aside.name
