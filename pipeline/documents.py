"""The documents of a run: which there are, what each is called, what its template is given, what it must hold.

In: the decided programme, what settings say, and the last report. Out: a Document for each. The run writes them, and
the check of the templates tries its examples on the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.compose.draft import compose_draft
from pipeline.compose.status_report import compose_status_report
from pipeline.draft_record import record_of
from pipeline.verify import Expected, expected_of_draft, expected_of_report
from pipeline.writers.context import draft_context, report_context

if TYPE_CHECKING:
    from pipeline.changes import LastReport
    from pipeline.compose.status_report import Accepted
    from pipeline.draft_record import DraftRecord
    from pipeline.model import DecidedProgramme
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document to be written in both formats."""

    name: str
    """Of the files, without an ending."""
    template: str
    """Of the templates, without an ending."""
    title: str
    kind: str
    """What it is, as an archive asks: «Statusrapport»."""
    label: str
    """Where in its life it is, as it says itself on its front."""
    context: dict[str, Any]
    expected: Expected
    record: DraftRecord | None = None
    """What is kept in the Word file of a draft, to be read back when the board has adopted it."""


def documents_of(
    programme: DecidedProgramme, settings: Settings, accepted: tuple[Accepted, ...], last: LastReport | None
) -> tuple[Document, ...]:
    """Compose a year's documents."""
    edition, meeting, wording = programme.edition, settings.meeting, settings.wording()
    report = compose_status_report(programme, accepted, last, wording)
    draft = compose_draft(programme, wording)
    return (
        Document(
            name=f"statusrapport-{edition.as_of.isoformat() if edition.as_of else edition.year}",
            template="statusrapport",
            title=report.title,
            kind="Statusrapport",
            label=meeting.label(draft=False),
            context=report_context(report, edition, meeting),
            expected=expected_of_report(report),
        ),
        Document(
            name=f"utkast-handlingsprogram-{edition.next_year}",
            template="handlingsprogram",
            title=draft.title,
            kind="Utkast til handlingsprogram",
            label=meeting.label(draft=True),
            context=draft_context(draft, edition, meeting),
            expected=expected_of_draft(draft),
            record=record_of(draft, edition.organisation),
        ),
    )
