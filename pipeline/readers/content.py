"""A page of a finished PDF → its text by marked content. Only for reading back what WeasyPrint has written.

In: pikepdf's page. Out: the text of each piece of marked content, by the number that the structure tree has for it;
what is an artifact, and what is not marked, stand under numbers of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf

from pipeline.readers.tags import ARTIFACT, UNKNOWN, UNMARKED

if TYPE_CHECKING:
    from collections.abc import Iterator

PdfObject: TypeAlias = Any
"""An object of pikepdf's: a dictionary, an array, a name or a number."""
PICTURE = "(bilde)"
_OPERATORS = "BMC BDC EMC Tf Tj TJ Do"
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def read_content(page: pikepdf.Page, characters: dict[str, dict[int, str]]) -> dict[int, str]:
    """Read a page; ``characters`` has those of each font, by its name on the page."""
    found: dict[int, str] = defaultdict(str)
    marks, font = [UNMARKED], ""
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands: PdfObject = instruction.operands
        match str(instruction.operator):
            case "BMC" | "BDC":
                marks.append(_mark(list(operands), marks[-1]))
                found[marks[-1]] += ""
            case "EMC":
                marks.pop()
            case "Tf":
                font = str(operands[0])
            case "Do":
                found[marks[-1]] += PICTURE if marks[-1] == UNMARKED else ""
            case _:
                found[marks[-1]] += "".join(_decoded(operands[0], characters[font]))
    return found


def _mark(operands: list[PdfObject], outer: int) -> int:
    """Give the number that a mark opens: an artifact's, its own, or that of the mark it stands in."""
    if operands[0] == "/Artifact":
        return ARTIFACT
    properties = operands[1] if len(operands) > 1 else None
    return int(properties.MCID) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else outer


def _decoded(shown: PdfObject, characters: dict[int, str]) -> Iterator[str]:
    """Give the characters of a text; a glyph has two bytes, and an array has numbers between its texts."""
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for high, low in zip(codes[::2], codes[1::2], strict=True):
                yield characters.get(high << 8 | low, UNKNOWN)


def characters_of(font: PdfObject) -> dict[int, str]:
    """Give the characters of a font's glyphs, by the glyphs' numbers; number 0 is the empty box and has none."""
    said = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    pairs = (pair for part in _CHARACTERS.findall(said) for pair in _PAIR.findall(part))
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs if int(code, 16)}
