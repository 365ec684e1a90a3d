"""Pages of a test's own, printed as the documents are, and what a reader with aids gets of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import page

from pipeline.readers.tagged import read_tagged
from pipeline.writers.pdf import write_pdf
from pipeline.writers.properties import Properties

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.readers.tags import Tag

PROPERTIES = Properties(title="Prøve", author="Testrådet", day=date(2025, 9, 2))
_PAGE = """<!DOCTYPE html>
<html lang="nb-NO">
<head><title>Prøve</title>
<style>
@page { size: A6; margin: 15mm; @top-left { content: "Testrådet" } @bottom-right { content: "Side " counter(page) } }
html { font: 10pt "Source Sans 3" }
tr { break-inside: avoid }
nav a::after { content: leader(".") target-counter(attr(href), page) }
</style></head>
<body>
<h1>Prøve</h1>
@BODY@
</body></html>"""


def printed(folder: Path, body: str) -> bytes:
    """Print a page with a heading and ``body``; the paper is small, so that little text runs over many pages."""
    path = folder / "page.html.j2"
    path.write_text(_PAGE.replace("@BODY@", body), encoding="utf-8")
    content, said = write_pdf(path, {}, PROPERTIES)
    assert said == ()
    return content


def faults(path: Path, profile: str) -> list[tuple[str, str]]:
    """Validate a PDF as ``2a`` or ``ua1``; give what is wrong, by the validator's own codes.

    A compressed stream that happens to end in a carriage return has the right length (veraPDF and qpdf say so too), and
    page-validation 0.11 takes that byte for a line end.
    """
    limits = page.SafetyLimits(max_table_grid_rows=20_000)
    found = page.validate_pdf(str(path), profile=profile, limits=limits).failures
    return [(one.rule_id, one.message) for one in found if "STREAM-LENGTH" not in one.rule_id]


def outline(tag: Tag) -> str:
    """Write a tag as ``Table(TR(TH«Tiltak» TD«…»))``: its kinds down to the text."""
    kids = [kid for kid in tag.kids if not isinstance(kid, str) and kid.kind not in {"Span", "NonStruct"}]
    inside = f"({' '.join(map(outline, kids))})" if kids else f"«{tag.text().strip()}»"
    return f"{tag.kind}{inside}"


def tags(content: bytes, kind: str) -> list[Tag]:
    """Give all tags of a kind, in reading order."""
    tree = read_tagged(content).tree
    assert tree is not None
    return [tag for tag in tree.descendants() if tag.kind == kind]
