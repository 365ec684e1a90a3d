"""Finished PDF → the text of each page, in the order it was written. Only for reading back what we made."""

from __future__ import annotations

import pypdfium2


def read_pdf(content: bytes) -> tuple[str, ...]:
    """Read the text of every page."""
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(_page_text(page) for page in document)
    finally:
        document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()
