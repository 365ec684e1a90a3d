"""An Office file, weighed before it is opened: what is small in a folder can be endless when it is unpacked.

In: a file, and the office's limits. Out: nothing, or an InputError that says which limit, and how to raise it. A file
that is no package, or a broken one, is left to its reader to tell of.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from pipeline.errors import InputError
from pipeline.readers.damage import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.limits import Limits

_MEGA = 1_000_000
_XML = (".xml", ".rels", ".vml")
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
"""Office writes none, and may not (ECMA-376 part 2, 8.1.4): only who means harm declares entities."""
_MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)""", re.IGNORECASE
)
_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")


def weighed(paths: tuple[Path, ...], limits: Limits) -> tuple[Path, ...]:
    """Give the files, none of which is too large.

    Raises:
        InputError: one is.

    """
    for path in paths:
        weigh(path, limits)
    return paths


def weigh(path: Path, limits: Limits) -> None:
    """Refuse a file that is larger than the office reads.

    Raises:
        InputError: it is, or it declares entities.

    """
    try:
        weigh_on_disk(path, limits)
        with zipfile.ZipFile(path) as package:
            _refuse_lies(path, package)
            _weigh_package(path.name, package, limits)
    except DAMAGED:
        return


def weigh_on_disk(path: Path, limits: Limits) -> None:
    """Refuse a file that is too large to be read at all.

    Raises:
        InputError: it is.
        OSError: it is not there.

    """
    size = path.stat().st_size / _MEGA
    if size > limits.file_mb:
        _refuse(
            path.name, f"filen er på {size:.0f} MB", "file_mb", limits.file_mb, "Ta ut bilder og det som ikke trengs"
        )


def _refuse_lies(path: Path, package: zipfile.ZipFile) -> None:
    """Refuse a package with a part that is larger packed than the whole file is: room would be made for all of it."""
    if any(entry.compress_size > path.stat().st_size for entry in package.infolist()):
        message = f"{path.name}: filen er skadet. Åpne den i Office, la Office reparere den, og lagre den på nytt."
        raise InputError(message)


def _weigh_package(file: str, package: zipfile.ZipFile, limits: Limits) -> None:
    whole = sum(entry.file_size for entry in package.infolist()) / _MEGA
    if whole > limits.unpacked_mb:
        what = f"filen er på {whole:.0f} MB når den pakkes ut"
        _refuse(file, what, "unpacked_mb", limits.unpacked_mb, "Ta ut bilder og det som ikke trengs")
    elements = merged = 0
    for part in _xml_parts(package):
        if _DOCTYPE.search(part):
            message = f"{file}: filen har en DTD, som Office aldri skriver. Åpne den i Office, og lagre den på nytt."
            raise InputError(message)
        elements += part.count(b"<")
        merged += sum(_area(*found) for found in _MERGED.findall(part))
    tidy = "Slett tomme rader og kolonner som bare har formatering"
    if elements > limits.elements:
        _refuse(file, f"filen har {elements} elementer", "elements", limits.elements, tidy)
    if merged > limits.merged_cells:
        _refuse(
            file, f"{merged} celler er slått sammen", "merged_cells", limits.merged_cells, "Del de sammenslåtte cellene"
        )


def _xml_parts(package: zipfile.ZipFile) -> Iterator[bytes]:
    for entry in package.infolist():
        if entry.filename.lower().endswith(_XML):
            part = package.read(entry)
            yield part.decode("utf-16", "replace").encode() if part.startswith(_BYTE_ORDER) else part


def _area(first: bytes, top: bytes, last: bytes, bottom: bytes) -> int:
    """Count the cells of ``B2:D9``."""
    return (1 + abs(_column(last) - _column(first))) * (1 + abs(int(bottom) - int(top)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse(file: str, what: str, name: str, limit: int, remedy: str) -> None:
    message = f"{file}: {what}; grensen er {limit}. {remedy}, eller øk «{name}» under [limits] i settings.toml."
    raise InputError(message)
