"""Word's «Accept all» and «Reject all», done by hand on a file, so that what is left can be read by any program."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx import Document
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document as DocumentObject

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CAME, _WENT = ("ins", "moveTo"), ("del", "moveFrom")


def accepted(content: bytes) -> DocumentObject:
    """Open a file with every change accepted."""
    return _settled(content, gone=_WENT, stays=_CAME)


def rejected(content: bytes) -> DocumentObject:
    """Open a file with every change rejected."""
    return _settled(content, gone=_CAME, stays=_WENT)


def lines(document: DocumentObject) -> list[tuple[str, str]]:
    """Give the style and the text of each paragraph that says anything."""
    return [((one.style and one.style.name) or "", one.text) for one in document.paragraphs if one.text.strip()]


def _settled(content: bytes, gone: tuple[str, str], stays: tuple[str, str]) -> DocumentObject:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _part(part, gone, stays) if name == "word/document.xml" else part)
    return Document(out)


def _part(xml: bytes, gone: tuple[str, str], stays: tuple[str, str]) -> bytes:
    root: Any = etree.fromstring(xml)
    for mark in [one for name in gone for one in root.iter(f"{_W}{name}")]:
        if mark.getparent().tag == f"{_W}rPr":
            _run_together(mark.getparent().getparent().getparent())
        else:
            mark.getparent().remove(mark)
    for mark in [one for name in stays for one in root.iter(f"{_W}{name}")]:
        for child in list(mark):
            mark.addprevious(child)
        mark.getparent().remove(mark)
    for text in root.iter(f"{_W}delText"):
        text.tag = f"{_W}t"
    return bytes(etree.tostring(root))


def _run_together(paragraph: Any) -> None:  # noqa: ANN401
    """Let a paragraph without its mark begin the next one; there is always one, since the last mark cannot go."""
    following = paragraph.getnext()
    assert following is not None
    assert following.tag == f"{_W}p"
    for child in [one for one in paragraph if one.tag != f"{_W}pPr"]:
        following.insert(int(following.find(f"{_W}pPr") is not None), child)
    paragraph.getparent().remove(paragraph)
