"""XML of a workbook's parts: bytes → elements → bytes, and the names that both kinds of the format use.

Knows namespaces, not what the elements mean. Nothing is resolved or fetched that a file asks for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import LxmlError, _Element as Element

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "Element",
    "LxmlError",
    "after",
    "drop",
    "encoded",
    "local",
    "make",
    "namespace",
    "parent",
    "parse",
    "relation_attribute",
    "same",
    "sub",
    "written",
]

STRICT = "http://purl.oclc.org/ooxml/"
_RELATION_IDS = {
    True: f"{{{STRICT}officeDocument/relationships}}id",
    False: "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
}
_IDS = frozenset(_RELATION_IDS.values())
_CODE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def parse(content: bytes) -> Element:
    """Read a part.

    Raises:
        LxmlError: it is not well-formed.

    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=True)
    return etree.fromstring(content, parser)


def written(root: Element) -> bytes:
    """Write a part with what stands before and after its root."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: Element) -> str:
    """Give an element's name without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """Give an element's namespace as it stands before names: ``{…}``."""
    return "".join(str(element.tag).rpartition("}")[:2])


def relation_attribute(root: Element) -> str:
    """Name the attribute that holds the id of a relationship, as the kind of the format has it."""
    return _RELATION_IDS[namespace(root).startswith(f"{{{STRICT}")]


def make(parent: Element, name: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> Element:
    """Make an element in its parent's namespace, without putting it there."""
    given = dict(attributes or {})
    relations = next((key[1:].partition("}")[0] for key in given if key in _IDS), None)
    made = parent.makeelement(f"{namespace(parent)}{name}", given, nsmap={"r": relations} if relations else None)
    made.text = text
    return made


def sub(parent: Element, name: str, attributes: Mapping[str, str] | None = None, text: str | None = None) -> Element:
    """Make an element in its parent's namespace, as the last of its children."""
    made = make(parent, name, attributes, text)
    parent.append(made)
    return made


def after(parent: Element, name: str, followers: Sequence[str], attributes: Mapping[str, str] | None = None) -> Element:
    """Find a child, or make it where the schema has it: before the first of its followers."""
    found = parent.find(f"{namespace(parent)}{name}")
    if found is not None:
        return found
    at = next((place for place, one in enumerate(parent) if local(one) in followers), len(parent))
    made = make(parent, name, attributes)
    parent.insert(at, made)
    return made


def parent(element: Element, *names: str) -> Element | None:
    """Give the element that another stands in, if it has one of these names."""
    above = element.getparent()
    return above if above is not None and local(above) in names else None


def drop(element: Element) -> None:
    """Take an element out of where it stands."""
    above = element.getparent()
    if above is not None:
        above.remove(element)


def same(one: Element, other: Element, but: Sequence[str] = ()) -> bool:
    """Tell whether two elements say the same, some attributes left out."""
    attributes = [{key: value for key, value in each.items() if key not in but} for each in (one, other)]
    return (
        local(one) == local(other)
        and attributes[0] == attributes[1]
        and (one.text or "").strip() == (other.text or "").strip()
        and len(one) == len(other)
        and all(same(*both) for both in zip(one, other, strict=True))
    )


def encoded(text: str) -> str:
    """Write a text so that what looks like the file format's code for a character stays text (22.9.2.19)."""
    return _CODE.sub("_x005F_", text)
