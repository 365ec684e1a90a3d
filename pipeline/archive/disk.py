"""The archive's files on disk: written until the disk has them, and read back with their digests.

In: folders and contents. Out: contents. Follows no links, and reads nothing but ordinary files.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.archive.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FILE, _FOLDER = 0o444, 0o555
"""Nobody writes in a bag by mistake. A help and no proof: who owns it can change it back."""
_SMALL = 1 << 24
"""Bytes that a text may have: a manifest of a hundred thousand files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What lies in a folder."""

    digests: dict[str, str | None] = field(default_factory=dict)
    """SHA-256 of every file, by path; None where it cannot be read."""
    texts: dict[str, str] = field(default_factory=dict)
    """Of the files that stand right in the folder; of one that is too large to be ours, the beginning."""
    folders: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)
    """What the paths begin with that are in folders which cannot be read."""
    problems: list[Problem] = field(default_factory=list)
    """What cannot be read, or is no file."""


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, by path, and wait until the disk has them.

    Raises:
        OSError: the disk does not take them, or one is there already.

    """
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for inner in {(folder / path).parent for path in files}:
        sync(inner)


def sync(folder: Path) -> None:
    """Wait until the disk has the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def protect(folder: Path) -> None:
    """Make a folder read-only, and all that is in it."""
    for path in folder.rglob("*"):
        path.chmod(_FOLDER if path.is_dir() else _FILE)
    folder.chmod(_FOLDER)


def read_contents(folder: Path, at: str) -> Contents:
    """Read a folder and all that is in it; ``at`` is its path in the archive, for what is told of it."""
    contents = Contents()
    waiting = [(folder, "")]
    while waiting:
        place, prefix = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: entry.name)
        except OSError as problem:
            contents.problems.append(_unreadable(f"{at}/{prefix}".rstrip("/"), problem))
            contents.closed.append(prefix)
            continue
        for entry in entries:
            path = f"{prefix}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                contents.folders.add(path)
                waiting.append((place / entry.name, f"{path}/"))
            elif entry.is_file(follow_symlinks=False):
                _read(place / entry.name, path, at, contents)
            else:
                what = "en lenke er lagt til" if entry.is_symlink() else "noe som ikke er en fil, er lagt til"
                contents.problems.append(Problem(at=f"{at}/{path}", kind=Kind.ADDED, what=what))
    return contents


def _read(file: Path, path: str, at: str, contents: Contents) -> None:
    contents.digests[path] = None
    try:
        with file.open("rb") as opened:
            contents.digests[path] = hashlib.file_digest(opened, "sha256").hexdigest()
            if "/" not in path:
                opened.seek(0)
                contents.texts[path] = opened.read(_SMALL).decode(errors="replace")
    except OSError as problem:
        contents.problems.append(_unreadable(f"{at}/{path}", problem))


def _unreadable(at: str, problem: OSError) -> Problem:
    return Problem(at=at, kind=Kind.UNREADABLE, what=f"kan ikke leses ({problem.strerror})")
