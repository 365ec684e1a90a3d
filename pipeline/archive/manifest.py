"""The lines of a bag's manifests and of its bag-info.txt, as RFC 8493 wants them.

In: digests by path, or fields. Out: text, and back again. The lines are also those of sha256sum, which can check a bag.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_ENCODED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
"""The characters that a path has encoded (RFC 8493, 2.1.3); the per cent sign first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a manifest lists."""

    digests: dict[str, str]
    """SHA-256 by path."""
    unreadable: tuple[int, ...]
    """Numbers of the lines that are none, or that list a path once more."""


def manifest_text(digests: Mapping[str, str]) -> str:
    """Write a manifest, the paths in order."""
    return "".join(f"{digest}  {_encoded(path)}\n" for path, digest in sorted(digests.items()))


def listing_of(text: str) -> Listing:
    """Read a manifest."""
    digests: dict[str, str] = {}
    unreadable = []
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), 1):
        found = _LINE.fullmatch(line)
        path = _decoded(found[2]) if found else ""
        if found and path not in digests and _is_within(path):
            digests[path] = found[1]
        else:
            unreadable.append(number)
    return Listing(digests=digests, unreadable=tuple(unreadable))


def _encoded(path: str) -> str:
    for character, code in _ENCODED.items():
        path = path.replace(character, code)
    return path


def _decoded(path: str) -> str:
    return re.sub(r"%(25|0[AaDd])", lambda found: chr(int(found[1], 16)), path)


def _is_within(path: str) -> bool:
    return not path.startswith("/") and not {"", ".", ".."} & {*path.split("/")}


def pairs(listed: Iterable[str], present: Iterable[str]) -> dict[str, str]:
    """Find for each listed path the one that is there: by its letters, or where a disk has composed them otherwise.

    macOS may keep «å» as two characters where we wrote one.
    """
    wanted, there = {*listed}, {*present}
    same = {path: path for path in wanted & there}
    rest = {unicodedata.normalize("NFC", path): path for path in sorted(there - wanted)}
    composed = {path: unicodedata.normalize("NFC", path) for path in wanted - there}
    return same | {path: rest[form] for path, form in composed.items() if form in rest}


def info_text(fields: Iterable[tuple[str, str | None]]) -> str:
    """Write bag-info.txt; a field without a value is left out."""
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields if value)


def info_of(text: str) -> dict[str, str]:
    """Read bag-info.txt as we write it: no field twice, none folded."""
    lines = [line.partition(": ") for line in text.splitlines()]
    return {name: value for name, _, value in lines}
