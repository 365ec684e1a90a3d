"""An Office file's bytes → its parts as bytes, and back, with what it takes to put in a part of our own.

Knows relationships and content types, and nothing of what a part says. Parts that are not touched stay as they are.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "word/document.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPart:
    """A part that the main text is to have."""

    name: str
    """In the package: ``word/comments.xml``."""
    content: bytes
    relation: str
    """What it is to the main text, as Office names it."""
    content_type: str | None = None
    """None for plain XML."""


def unpacked(content: bytes) -> dict[str, bytes]:
    """Give the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """Make a file of its parts, in a fixed order and without the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in sorted(files, key=lambda name: (name != _TYPES, name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(entry, files[name])
    return out.getvalue()


def parse(xml: bytes) -> _Element:
    """Read a part; nothing outside it is fetched."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def written(root: _Element) -> bytes:
    """Write a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def with_part(files: dict[str, bytes], part: NewPart) -> dict[str, bytes]:
    """Put a part in, or another content into one that is there, and let the main text name it."""
    changed = {part.name: part.content, _RELATIONS: written(_related(parse(files[_RELATIONS]), part))}
    return with_type({**files, **changed}, part.name, part.content_type)


def with_type(files: dict[str, bytes], name: str, content_type: str | None) -> dict[str, bytes]:
    """Say what a part is; of plain XML that every Word file has a type for, nothing is to be said."""
    types = parse(files[_TYPES])
    namespace = f"{{{etree.QName(types).namespace}}}"
    if content_type and not any(one.get("PartName") == f"/{name}" for one in types):
        etree.SubElement(types, f"{namespace}Override", {"PartName": f"/{name}", "ContentType": content_type})
    return {**files, _TYPES: written(types)}


def _related(relations: _Element, part: NewPart) -> _Element:
    namespace = f"{{{etree.QName(relations).namespace}}}"
    inside = part.name.removeprefix("word/")
    target = inside if inside != part.name else f"../{part.name}"
    if not any(
        one.get("Type") == part.relation and one.get("Target") in {target, f"/{part.name}"} for one in relations
    ):
        attributes = {"Id": f"rIdHp{len(relations) + 1}", "Type": part.relation, "Target": target}
        etree.SubElement(relations, f"{namespace}Relationship", attributes)
    return relations
