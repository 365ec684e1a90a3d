"""Word template + what is wrong with it → a copy with a Word comment at each mistake.

In: the template's bytes and its findings. Out: bytes, the same for the same input: a comment has no date. Word takes no
comments in headers, footers and notes, so what is wrong there is told at the first paragraph of the main text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.readers.template import MAIN, W, paragraphs, part_name
from pipeline.writers.comments import Comments
from pipeline.writers.package import packed, parse, unpacked, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.findings import Finding
    from pipeline.readers.package import Element


def marked(template: bytes, findings: Sequence[Finding]) -> bytes:
    """Set a comment at the paragraph of each finding."""
    files = unpacked(template)
    body = parse(files[MAIN])
    comments = Comments(files, author="Malkontroll", initials="MK")
    elements = [*paragraphs(body)]
    if not elements:  # there is nothing to put a comment at
        return template
    for finding in findings:
        comments.put(_paragraph(elements, finding), _texts(finding))
    return packed({**comments.written(), MAIN: written(body)})


def _is_in_main(finding: Finding) -> bool:
    return finding.at.sheet == part_name(MAIN)


def _paragraph(elements: Sequence[Element], finding: Finding) -> Element:
    """Find the paragraph that a comment can stand at: of a text box, the one that it hangs on."""
    found = re.search(r"\d+", finding.at.cell or "") if _is_in_main(finding) else None
    paragraph = elements[int(found[0]) - 1 if found else 0]
    boxes = [*paragraph.iterancestors(f"{W}txbxContent")]
    return next(boxes[-1].iterancestors(f"{W}p")) if boxes else paragraph


def _texts(finding: Finding) -> list[str]:
    place = "" if _is_in_main(finding) or finding.at.sheet is None else f"I {finding.at.sheet}: "
    hint = finding.hint or ""
    return [text for text in (f"{place}{finding.message}", hint[:1].upper() + hint[1:]) if text]
