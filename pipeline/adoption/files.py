"""The files of an adoption: which draft people have edited, and the folder that the new programme is put in.

In: the draft's path, the programme's bytes, the folder. Out: the file in its place. Raises InputError where another
draft beside this one is the edited one, and OutputError where the programme cannot be put there.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pipeline.digests import digest_of
from pipeline.errors import InputError, OutputError
from pipeline.journal import finish
from pipeline.output import RECEIPT
from pipeline.text import listed
from pipeline.writers.machine import outputs_of

if TYPE_CHECKING:
    from pathlib import Path

NAME = "programme.docx"
_DRAFTS = ("utkast-handlingsprogram-*.docx", "endringer-handlingsprogram-*.docx")


def stop_at_another_edited(source: Path) -> None:
    """Stop where the draft is as the run made it, and one that lies beside it has been edited.

    Raises:
        InputError: the draft is not there, or is not the edited one.

    """
    if not source.exists():
        raise InputError(f"{source}: filen finnes ikke. Se om navnet er riktig, og om utkastet ligger i mappen.")
    with contextlib.suppress(OSError):  # a folder that only can be read is taken as it is
        finish(source.parent)
    receipt = source.parent / RECEIPT
    made = outputs_of(receipt.read_text(encoding="utf-8", errors="replace")) if receipt.is_file() else {}
    if made.get(source.name) != digest_of(source.read_bytes()):
        return
    drafts = sorted(path for pattern in _DRAFTS for path in source.parent.glob(pattern))
    edited = [path.name for path in drafts if made.get(path.name) != digest_of(path.read_bytes())]
    if edited:
        raise InputError(
            f"{source}: utkastet er urørt, men {listed([f'«{name}»' for name in edited])} ved siden av er redigert. "
            "Velg det som styret har vedtatt, med INPUT=fil, eller flytt det bort som ikke gjelder."
        )


def put_programme(content: bytes, folder: Path, *, replace: bool) -> str | None:
    """Put the programme in the folder; give the name that another one was set aside with.

    Raises:
        OutputError: another one stands there, or the folder cannot be written.

    """
    path = folder / NAME
    try:
        aside = _set_aside(path, content, replace=replace) if path.exists() else None
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{NAME}")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as problem:
        raise OutputError(
            f"{folder}: mappen kan ikke skrives ({problem.strerror}). Velg en annen med --output."
        ) from problem
    return aside


def _set_aside(path: Path, content: bytes, *, replace: bool) -> str | None:
    if path.is_dir():
        raise OutputError(f"{path}: en mappe har navnet til programmet. Gi den et annet navn, og kjør på nytt.")
    if path.read_bytes() == content:
        return None
    if not replace:
        raise OutputError(
            f"{path}: et annet program ligger der fra før. Flytt det, eller skriv --replace (ARGS=--replace med make), "
            "så blir det tatt vare på under et annet navn."
        )
    number = 1
    while (aside := path.with_name(f"{path.stem} (erstattet {number}){path.suffix}")).exists():
        number += 1
    path.rename(aside)
    return aside.name
