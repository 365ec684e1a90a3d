"""A whole archive, recomputed → everything that is missing, changed or added. Needs nothing but the archive.

In: the archive's folder, and a seal that someone kept. Out: Verified. Raises ArchiveError where it is no archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.archive.bag import DECLARATION, Bag, bag_of
from pipeline.archive.chain import LIST, Link, chain_problems, claimed_links, links_of
from pipeline.archive.disk import read_contents
from pipeline.archive.problems import Kind, Problem
from pipeline.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LOCK = ".lock"
BESIDE = ".forsegles-"
"""What the name of a bag begins with until it is whole."""
LEFT_BY_OTHERS = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""Left by Finder and Explorer where someone looks; never in a bag, which is read-only."""
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """An archive, as it is."""

    links: tuple[Link, ...]
    """The chain, as the list has it."""
    bags: dict[str, Bag]
    problems: tuple[Problem, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether everything is as it was sealed."""
        return not any(problem.is_change for problem in self.problems)

    @property
    def files(self) -> int:
        """Count what the bags hold, their own lists apart."""
        return sum(len(bag.payload) for bag in self.bags.values())


def verify(archive: Path, expected: str | None = None) -> Verified:
    """Recompute everything; ``expected`` is a seal that one of the bags must have.

    Raises:
        ArchiveError: the folder is no archive.

    """
    if not is_archive(archive):
        message = f"{archive}: mappen er ikke et arkiv. Velg mappen som «make archive» har laget, med ARCHIVE=mappe."
        raise ArchiveError(message)
    try:
        return _verify(archive, expected)
    except OSError as problem:
        message = (
            f"{problem.filename}: kan ikke leses ({problem.strerror}). Se om disken virker og rettighetene er riktige."
        )
        raise ArchiveError(message) from problem


def is_archive(folder: Path) -> bool:
    """Tell whether a folder has bags, or a list of some; an empty list is all that a first sealing begins with."""
    is_listed = (folder / LIST).exists() and (folder / LIST).stat().st_size > 0
    return folder.is_dir() and (is_listed or any(folder.glob(f"*/*/{DECLARATION}")))


def _verify(archive: Path, expected: str | None) -> Verified:
    is_listed = (archive / LIST).exists()
    links, of_list = links_of((archive / LIST).read_bytes().decode(errors="replace") if is_listed else "")
    folders, strange = _walk(archive, {link.path for link in links})
    seals = {link.path: link.seal for link in links}
    bags = {path: bag_of(read_contents(archive / path, path), path, seals.get(path)) for path in folders}
    claims = {path: bag.claim for path, bag in bags.items()}
    if not is_listed:
        links, of_list = claimed_links(claims), (Problem(at=LIST, kind=Kind.MISSING, what="filen mangler"),)
    of_bags = [problem for bag in bags.values() for problem in bag.problems]
    problems = (*of_list, *strange, *chain_problems(links, claims), *of_bags, *_unknown_seal(bags, expected))
    return Verified(links=links, bags=bags, problems=problems)


def _walk(archive: Path, listed: set[str]) -> tuple[list[str], list[Problem]]:
    """Find the bags, and what else lies in the archive's own folders."""
    bags: list[str] = []
    strange: list[Problem] = []
    years = {path.partition("/")[0] for path in listed}
    for entry in sorted(archive.iterdir()):
        if _is_folder(entry) and (entry.name in years or _YEAR.fullmatch(entry.name)):
            paths = {f"{entry.name}/{one.name}": one for one in sorted(entry.iterdir())}
            found = {path for path, one in paths.items() if _is_bag(one, path, listed)}
            bags += sorted(found)
            strange += [problem for path, one in paths.items() if path not in found for problem in _not_ours(one, path)]
        else:
            strange += _not_ours(entry, entry.name)
    return bags, strange


def _is_bag(folder: Path, path: str, listed: set[str]) -> bool:
    return _is_folder(folder) and (path in listed or (folder / DECLARATION).exists())


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _not_ours(entry: Path, path: str) -> list[Problem]:
    if path in {LIST, LOCK} or entry.name in LEFT_BY_OTHERS:
        is_plain = entry.is_file() and not entry.is_symlink()
        return [] if is_plain else [Problem(at=path, kind=Kind.ADDED, what="er ikke lenger en fil")]
    if entry.name.startswith(BESIDE):
        return [Problem(at=path, kind=Kind.REMAINS, what="rest etter en forsegling som ble avbrutt")]
    return [Problem(at=path, kind=Kind.ADDED, what="hører ikke til arkivet, og er lagt til")]


def _unknown_seal(bags: Mapping[str, Bag], expected: str | None) -> list[Problem]:
    if expected is None or expected in {bag.claim.seal for bag in bags.values()}:
        return []
    what = f"ingen pakke har seglet {expected}; den er tatt bort, eller arkivet er skrevet om etter den"
    return [Problem(at=LIST, kind=Kind.CHANGED, what=what)]
