"""A workbook's bytes ⇄ its parts, with the relationships between them and their types.

In: the bytes of a file that the reader could read. Out: its bytes with the parts that were put, added or removed; the
other parts are not even parsed. Raises KeyError and LxmlError where the package does not hang together.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pipeline.writers.annotated.xml import Element, drop, parse, sub, written
from pipeline.writers.package import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = "[Content_Types].xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One arrow from a part to another."""

    id: str
    kind: str
    """The last word of its type: ``worksheet``, ``comments``."""
    type: str
    part: str
    """The name of the part that it points to, without a leading slash."""


class Package:
    """The parts of a workbook, by name."""

    def __init__(self, content: bytes) -> None:
        """Unpack a file."""
        self.parts = {name: part for name, part in unpacked(content).items() if not name.endswith("/")}
        self._before = dict(self.parts)

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is other than it was."""
        return self.parts != self._before

    def packed(self) -> bytes:
        """Pack everything up, the same for the same parts."""
        return packed(self.parts)

    def tree(self, name: str) -> Element:
        """Parse a part."""
        return parse(self.parts[name])

    def put(self, name: str, root: Element) -> None:
        """Write a part that has been edited."""
        self.parts[name] = written(root)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Give the arrows that go out from a part, inside the package."""
        if (rels := _rels(name)) not in self.parts:
            return ()
        return tuple(
            Relation(
                id=one.get("Id", ""),
                kind=one.get("Type", "").rpartition("/")[2],
                type=one.get("Type", ""),
                part=_resolved(name, one.get("Target", "")),
            )
            for one in self.tree(rels).iter(_RELATION)
            if one.get("TargetMode") != "External"
        )

    def related(self, name: str, kind: str) -> str | None:
        """Give the first part of a kind that a part points to, if the package has it."""
        return next((one.part for one in self.relations(name) if one.kind == kind and one.part in self.parts), None)

    def relate(self, name: str, type_: str, part: str) -> str:
        """Draw an arrow from a part to another; give its id."""
        rels = _rels(name)
        root = parse(self.parts.get(rels, _NO_RELATIONS))
        taken = {one.get("Id") for one in root}
        new = next(wanted for number in count(1) if (wanted := f"rIdFunn{number}") not in taken)
        target = posixpath.relpath(part, posixpath.dirname(name) or ".")
        sub(root, "Relationship", {"Id": new, "Type": type_, "Target": target})
        self.put(rels, root)
        return new

    def unrelate(self, name: str, part: str) -> None:
        """Take away the arrows from a part to another."""
        rels = _rels(name)
        root = self.tree(rels)
        for one in [one for one in root.iter(_RELATION) if _resolved(name, one.get("Target", "")) == part]:
            drop(one)
        if len(root):
            self.put(rels, root)
        else:
            del self.parts[rels]

    def new_name(self, pattern: str) -> str:
        """Find a name that no part has: ``xl/styles{}.xml`` → ``xl/styles.xml``, ``xl/styles2.xml``, …."""
        taken = {name.casefold() for name in self.parts}
        names = (pattern.format("" if number == 1 else number) for number in count(1))
        return next(name for name in names if name.casefold() not in taken)

    def add(self, name: str, content: bytes, type_: str) -> None:
        """Add a part of a type."""
        root = self.tree(_TYPES)
        sub(root, "Override", {"PartName": f"/{name}", "ContentType": type_})
        self.put(_TYPES, root)
        self.parts[name] = content

    def remove(self, name: str) -> None:
        """Remove a part, with its type and the arrows out from it; where they alone led, goes too."""
        led = [one.part for one in self.relations(name)]
        self.parts.pop(name, None)
        self.parts.pop(_rels(name), None)
        root = self.tree(_TYPES)
        for one in [one for one in root if one.get("PartName") == f"/{name}"]:
            drop(one)
        self.put(_TYPES, root)
        for part in {*led} & {*self.parts} - {*self._pointed_to()}:
            self.remove(part)

    def _pointed_to(self) -> Iterator[str]:
        for name in self.parts:
            if name.endswith(".rels"):
                folder, file = posixpath.split(name)
                source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
                yield from (one.part for one in self.relations(source))


def _rels(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolved(name: str, target: str) -> str:
    """Find the part that a target means: from the root with a slash, else from the folder of the part it stands in."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(target))).lstrip("/")
