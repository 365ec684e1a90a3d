"""The files that people put in a folder, or name: those that we read, and a sentence for those that we cannot.

In: a folder or a file. Out: paths. Raises InputError. What is in them is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_OTHER_FORMATS = {
    ".xls": ("Excel", "Excel-arbeidsbok (.xlsx)"),
    ".xlsb": ("Excel", "Excel-arbeidsbok (.xlsx)"),
    ".csv": ("Excel", "Excel-arbeidsbok (.xlsx)"),
    ".ods": ("LibreOffice", "Excel-arbeidsbok (.xlsx)"),
    ".numbers": ("Numbers", "Excel-arbeidsbok (.xlsx)"),
    ".doc": ("Word", "Word-dokument (.docx)"),
    ".rtf": ("Word", "Word-dokument (.docx)"),
    ".odt": ("LibreOffice", "Word-dokument (.docx)"),
    ".pages": ("Pages", "Word-dokument (.docx)"),
}
"""What we do not read: the program to open it in, and what to save it as."""

_OWNER = 200
"""Bytes that hold a name: Office writes its length before it, LibreOffice a comma behind."""
_SOMEBODY = "noen"


def paths_in(folder: Path) -> tuple[Path, ...]:
    """List the files that people put there, in the order of their names."""
    if not folder.is_dir():
        message = f"{folder}: mappen finnes ikke. Lag den, og legg programmet og statusarkene i den."
        raise InputError(message)
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith(("~$", ".")))
    return tuple(map(readable, paths))


def opened_by(path: Path) -> str | None:
    """Say who has a file open, by what Word, Excel and LibreOffice leave beside it; None where nobody seems to.

    Left behind by a program that was broken off, it may not be true.
    """
    for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"):
        try:
            content = path.with_name(name).read_bytes()[:_OWNER]
        except OSError:
            continue
        if name.startswith("."):
            return content.decode(errors="replace").split(",")[0].strip() or _SOMEBODY
        return content[1 : 1 + content[0]].decode("cp1252", "replace").strip() if content[:1] > b"\0" else _SOMEBODY
    return None


def readable(path: Path) -> Path:
    """Give a file that can be read; of another format, say what to save it as."""
    if path.suffix.casefold() in _OTHER_FORMATS:
        program, wanted = _OTHER_FORMATS[path.suffix.casefold()]
        message = f"{path.name}: formatet kan ikke leses. Åpne filen i {program}, og lagre den som {wanted}."
        raise InputError(message)
    return path
