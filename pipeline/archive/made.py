"""The output folder of a run, held against its receipt → the files to seal, and those that are not as they were.

In: a folder. Out: Made, with every byte that the bag gets, so that nothing can change between the look and the sealing.
What people work in, the tracked changes and the corrected workbooks, is not among them.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.archive.bag import digests
from pipeline.archive.receipt import run_receipt
from pipeline.errors import ArchiveError
from pipeline.journal import finish

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.archive.receipt import RunReceipt

_RECEIPT = "receipt.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a run made."""

    receipt: RunReceipt
    files: dict[str, bytes]
    """By path in the output folder, the receipt among them."""
    edited: tuple[str, ...]
    """Paths of files that are not as the run left them."""
    missing: tuple[str, ...]


def read_made(folder: Path) -> Made:
    """Read what a run left in a folder.

    Raises:
        ArchiveError: there is no run's receipt there, or no report.

    """
    with contextlib.suppress(OSError):  # a folder that only can be read is taken as it is
        finish(folder)
    content = _content(folder / _RECEIPT)
    if content is None:
        message = f"{folder}: fant ingen receipt.json. Lag rapporten med «make report», og arkiver mappen den ligger i."
        raise ArchiveError(message)
    receipt = run_receipt(content.decode(errors="replace"), folder)
    read = {name: _content(folder / name) for name in receipt.digests}
    files = {name: content for name, content in read.items() if content is not None}
    found = digests(files)
    return Made(
        receipt=receipt,
        files={**files, _RECEIPT: content},
        edited=tuple(name for name in files if found[name] != receipt.digests[name]),
        missing=tuple(name for name in read if name not in files),
    )


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as problem:
        message = f"{path}: filen kan ikke leses ({problem.strerror}). Lukk den i andre programmer, og prøv igjen."
        raise ArchiveError(message) from problem
