"""Seals a run: what it made, as the next bag of the archive's chain. Overwrites nothing, and adds to no broken archive.

In: the output folder, the archive's folder, the day where the office tells it. Out: Sealing. A bag is written beside,
read back, renamed into place when it is whole, and then listed. Wherever the program is stopped, the archive is as it
was, or the next sealing finishes what was begun.
"""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.bag import PAYLOAD, Bag, bag_files, bag_of, digests
from pipeline.archive.chain import LIST, Link, chain_text
from pipeline.archive.disk import protect, read_contents, sync, write_files
from pipeline.archive.made import read_made
from pipeline.archive.metadata import Place, SealedFile, bag_info, metadata_json, series_of, version_of
from pipeline.archive.problems import Kind
from pipeline.archive.verify import BESIDE, LEFT_BY_OTHERS, LOCK, Verified, is_archive, verify
from pipeline.errors import ArchiveError, OutputError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from pipeline.archive.made import Made
    from pipeline.archive.problems import Problem

_RECEIPT = f"{PAYLOAD}receipt.json"
_WAITS, _WAIT = 100, 0.1
"""How many times, and how many seconds each, one sealing waits for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """What came of it."""

    made: Made
    link: Link | None = None
    """The bag that holds what the run made; None where nothing is sealed."""
    is_new: bool = False
    """False where the same content was sealed before."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in the archive."""


def seal(output: Path, archive: Path, day: dt.date | None = None) -> Sealing:
    """Seal what a run left in a folder.

    Raises:
        ArchiveError: the folder has no report, the other one is no archive, or someone else is sealing.
        OutputError: the archive cannot be written.

    """
    made = read_made(output)
    if made.edited or made.missing:
        return Sealing(made=made)
    try:
        _refuse_other_folders(archive)
        archive.mkdir(parents=True, exist_ok=True)
        with _alone(archive):
            return _seal(made, archive, day)
    except OSError as problem:
        message = f"{archive}: arkivet kan ikke skrives ({problem.strerror}). Se om det er rettigheter og plass nok."
        raise OutputError(message) from problem


def _refuse_other_folders(archive: Path) -> None:
    """Keep out of folders with other things in them, which would count as added to the archive."""
    if archive.is_dir() and not is_archive(archive) and not all(map(_is_ours, archive.iterdir())):
        message = f"{archive}: mappen har annet innhold, og er ikke et arkiv. Velg en ny mappe med ARCHIVE=mappe."
        raise ArchiveError(message)


def _is_ours(path: Path) -> bool:
    """Tell what a sealing that was broken off leaves, and a folder where nobody has put anything."""
    if path.is_dir() and not any(path.iterdir()):
        return True
    return path.name in {LIST, LOCK, *LEFT_BY_OTHERS} or path.name.startswith(BESIDE)


@contextlib.contextmanager
def _alone(archive: Path) -> Iterator[None]:
    """Wait until nobody else is sealing; the lock goes with the program, however it ends."""
    with (archive / LOCK).open("ab") as file:
        for _ in range(_WAITS):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_WAIT)
        else:
            message = f"{archive}: noen andre forsegler i arkivet akkurat nå. Vent litt, og kjør på nytt."
            raise ArchiveError(message)
        yield


def _seal(made: Made, archive: Path, day: dt.date | None) -> Sealing:
    _clear_remains(archive)
    state = _finished(archive)
    if state.problems:
        return Sealing(made=made, problems=state.problems)
    series = series_of(made.receipt.report)
    payload = {f"{PAYLOAD}{path}": content for path, content in made.files.items()}
    versions = {version_of(link.path, series): link for link in state.links}
    newest = max(versions, default=0)
    if newest and _is_same(state.bags[versions[newest].path], payload):
        return Sealing(made=made, link=versions[newest])
    place = Place(
        path=f"{series}_v{newest + 1}",
        version=newest + 1,
        position=len(state.links) + 1,
        previous=state.links[-1] if state.links else None,
        sealed=day,
    )
    bag = _put(archive, place.path, _files(made, payload, place))
    link = Link(path=place.path, seal=str(bag.claim.seal))
    _list(archive, (*state.links, link))
    return Sealing(made=made, link=link, is_new=True)


def _clear_remains(archive: Path) -> None:
    for path in archive.glob(f"{BESIDE}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _finished(archive: Path) -> Verified:
    """Verify the archive, or begin it; finish the sealing that was broken off when its bag stood in place."""
    if not is_archive(archive):
        _list(archive, ())
        return Verified(links=(), bags={}, problems=())
    state = verify(archive)
    if len(state.problems) != 1 or state.problems[0].kind is not Kind.UNFINISHED:
        return state
    path = state.problems[0].at
    protect(archive / path)
    _list(archive, (*state.links, Link(path=path, seal=str(state.bags[path].claim.seal))))
    return verify(archive)


def _is_same(bag: Bag, payload: dict[str, bytes]) -> bool:
    """Tell whether a bag holds the same; a receipt with newer versions of the libraries alone is no new content."""
    return {**bag.payload, _RECEIPT: ""} == {**digests(payload), _RECEIPT: ""}


def _files(made: Made, payload: dict[str, bytes], place: Place) -> dict[str, bytes]:
    sums = digests(payload)
    sealed = {path: SealedFile(size=len(content), digest=sums[path]) for path, content in payload.items()}
    tags = {
        "bag-info.txt": bag_info(made.receipt, sealed, place),
        "metadata.json": metadata_json(made.receipt, sealed, place),
    }
    return bag_files(payload, tags)


def _put(archive: Path, path: str, files: dict[str, bytes]) -> Bag:
    """Write a bag beside, and put it in place when it is whole."""
    beside, target = Path(tempfile.mkdtemp(prefix=BESIDE, dir=archive)), archive / path
    try:
        bag = _written(beside, files, path)
        target.parent.mkdir(exist_ok=True)
        beside.rename(target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    sync(target.parent)
    protect(target)
    return bag


def _written(folder: Path, files: dict[str, bytes], path: str) -> Bag:
    write_files(folder, files)
    bag = bag_of(read_contents(folder, path), path)
    if bag.problems:
        message = f"{path}: disken gir tilbake noe annet enn det som ble skrevet. Velg en annen disk med ARCHIVE=mappe."
        raise ArchiveError(message)
    return bag


def _list(archive: Path, links: tuple[Link, ...]) -> None:
    beside = archive / f"{BESIDE}{LIST}"
    beside.unlink(missing_ok=True)
    write_files(archive, {beside.name: chain_text(links).encode()})
    beside.replace(archive / LIST)
    sync(archive)
