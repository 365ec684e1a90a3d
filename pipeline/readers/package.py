"""A Word file's bytes → its parts as XML. Only for what we made, or could open: a broken package is a bug, and raises.

Knows the namespace of WordprocessingML, and nothing of what the elements mean.
"""

from __future__ import annotations

import io
import math
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree
from lxml.etree import _Element as Element

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "BODY_LEVEL",
    "TYPES",
    "Element",
    "R",
    "W",
    "below",
    "children",
    "is_off",
    "is_on",
    "local",
    "number_of",
    "open_package",
    "relations",
    "value",
]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "[Content_Types].xml"
BODY_LEVEL = 9
"""What the outline calls text that is no heading; from 0."""
_OFF = {"0", "false", "off", "none"}


def open_package(content: bytes) -> dict[str, Element]:
    """Give the root of every part that is XML, by its name: ``word/document.xml``."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name), parser) for name in names}


def local(element: Element) -> str:
    """Give an element's name without its namespace; nothing for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(element: Element | None, path: str) -> Element | None:
    """Find the first element on a path of WordprocessingML names: ``pPr/numPr/numId``."""
    return None if element is None else element.find(_in_full(path))


@cache
def _in_full(path: str) -> str:
    return "/".join(W + name for name in path.split("/"))


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """Give an attribute of what stands at the end of a path; None where either is missing."""
    found = below(element, path)
    return None if found is None else found.get(W + attribute)


def number_of(said: str | None) -> float | None:
    """Give the number that an attribute says; None where it says nothing, or what is no number."""
    try:
        found = float(said or "")
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def is_on(element: Element | None, path: str) -> bool:
    """Tell whether an element that says yes or no is there and says yes."""
    return below(element, path) is not None and not is_off(value(element, path))


def is_off(said: str | None) -> bool:
    """Tell whether a value of an element that says yes or no is no."""
    return said in _OFF


def children(element: Element, *names: str) -> Iterator[Element]:
    """Give the children with these names, also those in content controls."""
    for child in element:
        if local(child) in names:
            yield child
        elif local(child) in {"sdt", "sdtContent", "smartTag", "customXml"}:
            yield from children(child, *names)


def relations(parts: dict[str, Element], name: str) -> dict[str, Element]:
    """Give the relationships of a part by their id."""
    folder, _, file = name.rpartition("/")
    found = parts.get(f"{folder}/_rels/{file}.rels".lstrip("/"))
    return {} if found is None else {str(one.get("Id")): one for one in found}
