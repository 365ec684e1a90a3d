"""A year that was read → its documents, written through the office's templates, read back and held to every rule.

In: a Reading, the templates' folder, the press. Out: the documents, bytes by file name, and what the printing said.
The only place that knows all writers and readers of finished files; a run that makes no document does not load them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.compose.status_report import Accepted
from pipeline.documents import documents_of
from pipeline.press import Order
from pipeline.proofreading import proofread
from pipeline.redlining import Adopted, write_redline
from pipeline.rules import RULES
from pipeline.templates.check import stop_at_mistakes
from pipeline.verify import pdf_remark
from pipeline.verify_word import verify_word
from pipeline.writers.properties import Properties
from pipeline.writers.word import write_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.documents import Document
    from pipeline.findings import Finding
    from pipeline.model import Edition
    from pipeline.press import Press, Printed
    from pipeline.waivers import Waived
    from pipeline.year import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a report made."""

    documents: tuple[Document, ...]
    files: dict[str, bytes]
    said: tuple[Finding, ...]
    templates: Path


def print_year(reading: Reading, templates: Path, press: Press) -> Made:
    """Write a year's documents in both formats, and the secretariat's copy.

    Raises:
        TemplateError: a template has a mistake.
        VerifyError: a finished file lacks something, or breaks a rule.
        PressError: the process that prints the PDFs was stopped.

    """
    programme, settings = reading.programme, reading.inputs.settings
    documents = documents_of(programme, settings, accepted_of(reading), reading.last)
    edition = programme.edition
    press.send([_order(document, edition, templates) for document in documents])
    stop_at_mistakes(templates)
    words = {document.name: _word(document, edition, templates) for document in documents}
    adopted = Adopted(programme=reading.inputs.programme, file=reading.inputs.files[0])
    redline = write_redline(adopted, programme, settings, templates)
    files, said = _checked_prints(documents, words, press.receive(), templates)
    name = f"endringer-handlingsprogram-{edition.next_year}.docx"
    return Made(documents=documents, files={**files, name: redline}, said=said, templates=templates)


def _checked_prints(
    documents: Sequence[Document], words: dict[str, bytes], prints: Sequence[Printed], templates: Path
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Hold each PDF to the rules and to the Word file; give the files of both formats, and what the printing said."""
    files: dict[str, bytes] = {}
    said: list[Finding] = []
    for document, printed in zip(documents, prints, strict=True):
        word = words[document.name]
        proofread(document.name, word, printed, document.expected)
        said += pdf_remark(_html(document, templates).name, printed.said)
        files |= {f"{document.name}.docx": word, f"{document.name}.pdf": printed.content}
    return files, tuple(said)


def accepted_of(reading: Reading) -> tuple[Accepted, ...]:
    """Give the findings that the office accepts, as the report tells them."""
    return tuple(map(_accepted, reading.waived))


def _accepted(one: Waived) -> Accepted:
    return Accepted(
        measure=one.measure.text if one.measure else None,
        meaning=RULES[one.finding.code].meaning,
        why=one.waiver.reason,
        who=one.waiver.who,
    )


def _order(document: Document, edition: Edition, templates: Path) -> Order:
    return Order(
        template=_html(document, templates), context=document.context, properties=_properties(document, edition)
    )


def _html(document: Document, templates: Path) -> Path:
    return templates / f"{document.template}.html.j2"


def _properties(document: Document, edition: Edition) -> Properties:
    return Properties(title=document.title, author=edition.organisation, day=edition.as_of)


def _word(document: Document, edition: Edition, templates: Path) -> bytes:
    name, properties = f"{document.template}.docx", _properties(document, edition)
    word = write_word(templates / name, document.context, properties, document.record)
    verify_word(f"{document.name}.docx", word, name, document.context, properties)
    return word
