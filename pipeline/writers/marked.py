"""Word template + what is wrong with it → a copy with a Word comment at each mistake.

In: the template's bytes and its findings. Out: bytes, the same for the same input: a comment has no date. Word takes no
comments in headers, footers and notes, so what is wrong there is told at the first paragraph of the main text.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.readers.template import MAIN, W, paragraphs, parse, part_name
from pipeline.writers.word import same_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from pipeline.findings import Finding

_AUTHOR, _INITIALS = "Malkontroll", "MK"
_COMMENTS = "word/comments.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_NO_COMMENTS = f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()


def marked(template: bytes, findings: Sequence[Finding]) -> bytes:
    """Set a comment at the paragraph of each finding."""
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    body = parse(files[MAIN])
    comments = parse(files.get(_COMMENTS, _NO_COMMENTS))
    elements = [*paragraphs(body)]
    first = 1 + max((int(comment.get(f"{W}id", "0")) for comment in comments), default=-1)
    for number, finding in enumerate(findings, first):
        comments.append(_comment(number, finding))
        _anchor(_paragraph(elements, finding), number)
    files |= {MAIN: _written(body), _COMMENTS: _written(comments)}
    files[_TYPES] = _written(_with_type(parse(files[_TYPES])))
    files[_RELATIONS] = _written(_with_relation(parse(files[_RELATIONS])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return same_bytes(out.getvalue())


def _written(root: _Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_in_main(finding: Finding) -> bool:
    return finding.at.sheet == part_name(MAIN)


def _paragraph(elements: Sequence[_Element], finding: Finding) -> _Element:
    """Find the paragraph that a comment can stand at: of a text box, the one that it hangs on."""
    found = re.search(r"\d+", finding.at.cell or "") if _is_in_main(finding) else None
    paragraph = elements[int(found[0]) - 1 if found else 0]
    boxes = [*paragraph.iterancestors(f"{W}txbxContent")]
    return next(boxes[-1].iterancestors(f"{W}p")) if boxes else paragraph


def _anchor(paragraph: _Element, number: int) -> None:
    at = {f"{W}id": str(number)}
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else 1, etree.Element(f"{W}commentRangeStart", at))
    etree.SubElement(paragraph, f"{W}commentRangeEnd", at)
    etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference", at)


def _comment(number: int, finding: Finding) -> _Element:
    comment = etree.Element(f"{W}comment", {f"{W}id": str(number), f"{W}author": _AUTHOR, f"{W}initials": _INITIALS})
    place = "" if _is_in_main(finding) or finding.at.sheet is None else f"I {finding.at.sheet}: "
    hint = finding.hint or ""
    for text in (f"{place}{finding.message}", hint[:1].upper() + hint[1:]):
        if text:
            run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
            etree.SubElement(run, f"{W}t").text = text
    return comment


def _with_type(types: _Element) -> _Element:
    namespace = f"{{{etree.QName(types).namespace}}}"
    if not any(one.get("PartName") == f"/{_COMMENTS}" for one in types):
        etree.SubElement(types, f"{namespace}Override", {"PartName": f"/{_COMMENTS}", "ContentType": _TYPE})
    return types


def _with_relation(relations: _Element) -> _Element:
    namespace = f"{{{etree.QName(relations).namespace}}}"
    if not any(one.get("Type") == _RELATION for one in relations):
        attributes = {"Id": "rIdMalkontroll", "Type": _RELATION, "Target": "comments.xml"}
        etree.SubElement(relations, f"{namespace}Relationship", attributes)
    return relations
