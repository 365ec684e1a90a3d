"""A run's files, put in a folder all or none, at whatever moment the run is stopped.

In: a folder, and what shall become of its files. Out: the folder so. The new files are written into a hidden folder in
it until the disk has them all; that folder's new name is the one moment in which the run takes effect. Then the files
are moved, and where this is broken off, whoever comes to the folder next goes on with it.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGUN, WHOLE = ".handlingsprogram-begynt", ".handlingsprogram-ferdig"
_PLAN = "plan.json"
_DEPTH = 2
"""Parts that a name may have: a folder and a file."""
_PATIENCE = 20.0
"""Seconds to wait for another run; it takes a moment to write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What shall become of a folder's files, by name."""

    files: dict[str, bytes]
    aside: dict[str, str] = field(default_factory=dict)
    """Those that get another name, with it."""
    gone: tuple[str, ...] = ()


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of a folder; the lock is on the folder itself, and goes with the process.

    Raises:
        OutputError: another run keeps the folder for too long.

    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(handle, folder)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            if time.monotonic() > until:
                message = f"{folder}: en annen kjøring skriver i mappen. Vent til den er ferdig, og kjør på nytt."
                raise OutputError(message) from problem
            time.sleep(0.05)
        except OSError:  # a network disk that knows no locks
            return
        else:
            return


def finish(folder: Path) -> None:
    """Do the rest of what a run that was stopped had begun to put in place, and take away what another only began.

    Raises:
        OSError: the folder cannot be written.
        OutputError: another run is at it.

    """
    if any((folder / name).exists() for name in (BEGUN, WHOLE)):
        with alone(folder):
            finish_here(folder)


def carry_out(change: Change, folder: Path) -> None:
    """Change a folder, which nobody else may be at.

    Raises:
        OSError: the folder cannot be written; until all new files are written, it is as it was.

    """
    begun = folder / BEGUN
    try:
        begun.mkdir()
        for number, content in enumerate(change.files.values()):
            _write(begun / str(number), content)
        plan = {"files": [*change.files], "aside": change.aside, "gone": change.gone}
        _write(begun / _PLAN, json.dumps(plan).encode())
        _sync(begun)
        begun.rename(folder / WHOLE)
        _sync(folder)
    except OSError:
        shutil.rmtree(begun, ignore_errors=True)
        raise
    finish_here(folder)


def finish_here(folder: Path) -> None:
    """Do what ``finish`` does, in a folder that is kept already; each step may have been done before."""
    whole, plan = folder / WHOLE, _plan_in(folder / WHOLE)
    for name, other in plan["aside"].items():
        if (folder / name).exists() and not (folder / other).exists():
            (folder / name).rename(folder / other)
    for name in plan["gone"]:
        (folder / name).unlink(missing_ok=True)
    for number, name in enumerate(plan["files"]):
        if (whole / str(number)).exists():
            (folder / name).parent.mkdir(exist_ok=True)
            (whole / str(number)).replace(folder / name)
    for inner in {(folder / name).parent for name in plan["gone"]} - {folder}:
        with contextlib.suppress(OSError):  # it holds something, or is gone
            inner.rmdir()
    for done in (whole, folder / BEGUN):
        if done.exists():
            shutil.rmtree(done)


def _plan_in(whole: Path) -> dict[str, Any]:
    """Read what is to be done; nothing where there is no plan of ours, or one that points out of the folder."""
    nothing: dict[str, Any] = {"files": [], "aside": {}, "gone": []}
    try:
        plan = json.loads((whole / _PLAN).read_bytes())
        names = [*plan["files"], *plan["aside"], *plan["aside"].values(), *plan["gone"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return nothing
    return plan if all(isinstance(name, str) and is_within(name) for name in names) else nothing


def is_within(name: str) -> bool:
    """Tell whether what a file that anyone may have edited names is in the folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and 1 <= len(path.parts) <= _DEPTH


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Wait until the disk has the names in a folder; some disks cannot tell."""
    handle = os.open(folder, os.O_RDONLY)
    with contextlib.suppress(OSError):
        os.fsync(handle)
    os.close(handle)
