"""The input files' bytes, held from before they are read, so that what is kept beside the documents is what was read.

In: the input folder. Out: contents by file name. Raises InputError where a file was saved while the program read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.readers.weight import weigh_on_disk
from pipeline.settings import NAME as SETTINGS_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pipeline.limits import Limits

FOLDER = "grunnlag"
"""Where the copies lie in the output folder."""
LAST_REPORT = "forrige-rapport.json"
"""The copy of the last report's data.json: not by that name, which is looked for when the next last report is."""
_READ = {".docx", ".xlsx", ".xlsm"}


def hold(folder: Path, limits: Limits | None = None) -> dict[Path, bytes]:
    """Take the bytes of every file that a run may read; one that cannot be read is left to its reader.

    Raises:
        InputError: a file is over the limits.

    """
    held: dict[Path, bytes] = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix.casefold() in _READ or path.name == SETTINGS_NAME:
            content = _content(path, limits)
            if content is not None:
                held[path] = content
    return held


def originals(held: Mapping[Path, bytes], used: Iterable[Path]) -> dict[str, bytes]:
    """Give the bytes of the files that were used, by name.

    Raises:
        InputError: a file is not the one that was held, or has a name that cannot be written.

    """
    return {_name(path): _unchanged(path, held.get(path)) for path in used}


def _name(path: Path) -> str:
    try:
        path.name.encode()
    except UnicodeEncodeError as problem:
        shown = path.name.encode("utf-8", "replace").decode()
        message = f"{shown}: filnavnet har tegn som ikke kan leses. Gi filen et nytt navn, og kjør på nytt."
        raise InputError(message) from problem
    return path.name


def _unchanged(path: Path, content: bytes | None) -> bytes:
    if content is None or _content(path) != content:
        message = f"{path.name}: filen ble endret mens den ble lest. Lukk den i andre programmer, og prøv igjen."
        raise InputError(message)
    return content


def _content(path: Path, limits: Limits | None = None) -> bytes | None:
    try:
        if limits:
            weigh_on_disk(path, limits)
        return path.read_bytes()
    except OSError:
        return None
