"""A document → its two files, written through the office's templates, read back and held to every rule.

In: a Document, the edition, the templates' folder. Out: bytes by file name, and what the printing had to say. The only
place that knows all writers and readers of finished files; a run that makes no document does not load them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.proofreading import proofread
from pipeline.templates.check import stop_at_mistakes
from pipeline.verify import pdf_remark
from pipeline.verify_word import verify_word
from pipeline.writers.pdf import write_pdf
from pipeline.writers.word import Properties, write_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.documents import Document
    from pipeline.findings import Finding
    from pipeline.model import Edition


def print_documents(
    documents: Sequence[Document], edition: Edition, templates: Path
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Write documents in both formats.

    Raises:
        TemplateError: a template has a mistake.
        VerifyError: a finished file lacks something, or breaks a rule.

    """
    stop_at_mistakes(templates)
    files: dict[str, bytes] = {}
    said: list[Finding] = []
    for document in documents:
        made, more = _print(document, edition, templates)
        files |= made
        said += more
    return files, tuple(said)


def _print(document: Document, edition: Edition, templates: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    properties = Properties(title=document.title, author=edition.organisation, day=edition.as_of)
    word = write_word(templates / f"{document.template}.docx", document.context, properties, document.record)
    html = templates / f"{document.template}.html.j2"
    pdf, said = write_pdf(html, document.context, properties)
    verify_word(f"{document.name}.docx", word, f"{document.template}.docx", document.context, properties)
    proofread(document.name, word, pdf, document.expected)
    return {f"{document.name}.docx": word, f"{document.name}.pdf": pdf}, tuple(pdf_remark(html.name, said))
