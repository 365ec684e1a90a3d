"""A BagIt bag (RFC 8493): the files that make one, and what is not as its manifests say.

In: contents by path; what lies in a bag's folder. Out: all files of a bag; what is wrong in one.

The Library of Congress's bagit 1.9 is not used: it writes version 0.97 and the clock's date, stops at the first kind of
fault, does not see a file that was added beside the payload or a per cent sign in a name, and comes without a wheel.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline.archive.chain import TAG_MANIFEST, Claim, Link, Said
from pipeline.archive.manifest import info_of, listing_of, manifest_text, pairs
from pipeline.archive.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pipeline.archive.disk import Contents

PAYLOAD = "data/"
MANIFEST = "manifest-sha256.txt"
INFO = "bag-info.txt"
DECLARATION = "bagit.txt"
_DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bag:
    """A bag, read back."""

    claim: Claim
    payload: dict[str, str]
    """SHA-256 by path, as the manifest has it."""
    problems: tuple[Problem, ...]


def bag_files(payload: Mapping[str, bytes], tags: Mapping[str, str]) -> dict[str, bytes]:
    """Give every file of a bag, by path in it; ``payload`` has its own under ``data/``."""
    texts = {DECLARATION: _DECLARED, **tags, MANIFEST: manifest_text(digests(payload))}
    tag_files = {path: text.encode() for path, text in texts.items()}
    return {**payload, **tag_files, TAG_MANIFEST: manifest_text(digests(tag_files)).encode()}


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Give the SHA-256 of each file."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def position_of(folder: Path) -> int:
    """Read which bag of the chain a folder is; 0 where it is no bag."""
    try:
        return _position(info_of((folder / INFO).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return 0


def bag_of(there: Contents, at: str, sealed: str | None = None) -> Bag:
    """Hold what lies in a bag's folder against its manifests.

    ``at`` is its path in the archive, ``sealed`` the seal that the list has for it: a line of a manifest that is not
    the sealed one may be wrong itself, and what it says of a file is told with that doubt.
    """
    tags, payload = _listing(there, TAG_MANIFEST), _listing(there, MANIFEST)
    own = {path: digest for path, digest in there.digests.items() if not path.startswith(PAYLOAD)}
    seal = own.pop(TAG_MANIFEST, None)
    is_known = {name: bool(own.get(name)) and tags.get(name) == own[name] for name in (MANIFEST, INFO)}
    problems = list(there.problems)
    if seal:
        problems += _differences(tags, own, at, "" if sealed in {None, seal} else TAG_MANIFEST)
    elif TAG_MANIFEST not in there.digests:
        problems.append(Problem(at=f"{at}/{TAG_MANIFEST}", kind=Kind.MISSING, what="filen mangler"))
    if MANIFEST in own:
        rest = {path: digest for path, digest in there.digests.items() if path.startswith(PAYLOAD)}
        problems += _differences(payload, rest, at, "" if is_known[MANIFEST] else MANIFEST)
    closed = tuple(f"{at}/{prefix}" for prefix in there.closed)
    seen = [one for one in problems if one.kind is not Kind.MISSING or not one.at.startswith(closed)]
    return Bag(
        claim=Claim(seal=seal, said=_said(info_of(there.texts[INFO])) if is_known[INFO] else None),
        payload=payload,
        problems=(*seen, *_empty_folders(there, {*tags, *payload}, at)),
    )


def _listing(there: Contents, name: str) -> dict[str, str]:
    return listing_of(there.texts.get(name, "")).digests


def _differences(listed: Mapping[str, str], there: Mapping[str, str | None], at: str, doubted: str) -> list[Problem]:
    """Tell what is missing, changed and added; ``doubted`` is the manifest, where it is not the sealed one."""
    same = pairs(listed, there)
    changed = [path for path, found in same.items() if there[found] not in {None, listed[path]}]
    told = {
        Kind.MISSING: ("filen mangler", listed.keys() - same.keys()),
        Kind.CHANGED: ("filen er endret", changed),
        Kind.ADDED: ("filen er lagt til", there.keys() - {*same.values()}),
    }
    doubt = f", eller bare linjen for den i {doubted}, som selv er endret" if doubted else ""
    return [
        Problem(at=f"{at}/{path}", kind=kind, what=f"{what}{doubt}")
        for kind, (what, paths) in told.items()
        for path in sorted(paths)
    ]


def _empty_folders(there: Contents, listed: set[str], at: str) -> list[Problem]:
    """Tell the folders that no file accounts for, each with all that is in it."""
    known = {"."} | {str(parent) for path in {*listed, *there.digests} for parent in PurePosixPath(path).parents}
    empty = {path for path in there.folders - known if str(PurePosixPath(path).parent) in known}
    return [Problem(at=f"{at}/{path}", kind=Kind.ADDED, what="en tom mappe er lagt til") for path in sorted(empty)]


def _position(info: Mapping[str, str]) -> int:
    said = info.get("Chain-Position", "")
    return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else 0


def _said(info: Mapping[str, str]) -> Said:
    path, seal = info.get("Previous-Bag"), info.get("Previous-Bag-SHA256")
    previous = Link(path=path, seal=seal) if path and seal else None
    return Said(path=info.get("External-Identifier"), position=_position(info), previous=previous)
