"""The decided programme and the findings → data.json, findings.json and receipt.json, for machines and the next run.

In: the decided programme, findings, hashes. Out: JSON text, the same for the same input. ``docs/data.schema.json`` is
the schema of data.json; a test holds the two together.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.codes import Basis, DecisionCode, MatchKind, Place, StatusCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.corrections import Corrected
    from pipeline.documents import Document
    from pipeline.findings import Finding, Location
    from pipeline.model import DecidedMeasure, DecidedProgramme, Edition
    from pipeline.settings import Meeting
    from pipeline.waivers import Waived


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceData(_Part):
    """The row of the sheet."""

    file: str
    sheet: str
    row: int = Field(ge=1)


class StatusData(_Part):
    """How far it has come."""

    code: StatusCode
    as_written: str | None


class DecisionData(_Part):
    """Whether it goes on next year."""

    code: DecisionCode
    as_written: str | None
    basis: Basis
    reason: str | None


class MatchData(_Part):
    """How row and measure were found to be the same."""

    kind: MatchKind
    similarity: float | None = Field(ge=0, le=1)


class MeasureData(_Part):
    """One measure, or a point of the measure ``parent``."""

    id: str
    section: str
    theme: str | None
    text: str
    parent: str | None
    new: bool
    status: StatusData
    description: str | None
    decision: DecisionData
    draft: Place
    match: MatchData
    source: SourceData | None


class ProgrammeData(_Part):
    """data.json: a year's programme with its status."""

    schema_: Literal["handlingsprogram-data/1"] = Field(alias="schema")
    organisation: str | None
    year: int
    as_of: str | None = Field(pattern=r"^\d{4}-\d\d-\d\d$")
    next_year: int
    measures: tuple[MeasureData, ...]


def data_json(programme: DecidedProgramme) -> str:
    """Write data.json."""
    edition = programme.edition
    data = ProgrammeData(
        schema="handlingsprogram-data/1",
        organisation=edition.organisation,
        year=edition.year,
        as_of=edition.as_of.isoformat() if edition.as_of else None,
        next_year=edition.next_year,
        measures=tuple(_measure(one) for one in programme.measures),
    )
    return _json(data.model_dump(mode="json", by_alias=True))


def data_schema() -> str:
    """Write the JSON Schema of data.json."""
    return _json(ProgrammeData.model_json_schema(by_alias=True))


def _measure(one: DecidedMeasure) -> MeasureData:
    measure, merged, decision, row = one.measure, one.merged, one.decision, one.merged.row
    return MeasureData(
        id=measure.id,
        section=measure.section,
        theme=measure.theme,
        text=measure.text,
        parent=measure.parent,
        new=merged.new,
        status=StatusData(code=merged.status.code, as_written=merged.status.as_written),
        description=row.description.text if row and row.description else None,
        decision=DecisionData(
            code=decision.code, as_written=decision.as_written, basis=decision.basis, reason=decision.reason
        ),
        draft=one.place,
        match=MatchData(kind=merged.kind, similarity=merged.similarity),
        source=SourceData(file=row.source.file, sheet=row.source.sheet, row=row.source.row) if row else None,
    )


def findings_json(findings: Sequence[Finding]) -> str:
    """Write findings.json."""
    return _json([_finding(finding) for finding in findings])


def _finding(finding: Finding) -> dict[str, str | None]:
    return {
        "severity": finding.severity.value,
        "code": finding.code.value,
        "message": finding.message,
        "hint": finding.hint,
        **_place(finding.at),
    }


def _place(at: Location) -> dict[str, str | None]:
    return {"file": at.file, "sheet": at.sheet, "cell": at.cell}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What the documents of a run are, as an archive asks."""

    edition: Edition
    meeting: Meeting
    documents: Sequence[Document]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a run did: its files by name with their SHA-256, and what the office had read or told otherwise."""

    version: str
    inputs: dict[str, str]
    templates: dict[str, str]
    outputs: dict[str, str]
    corrected: Sequence[Corrected]
    waived: Sequence[Waived]
    program: str | None = None
    """SHA-256 of the program's own files."""
    passed_over: dict[str, str] = field(default_factory=dict)
    """Files that stood beside the inputs, and are none."""
    versions: dict[str, str] = field(default_factory=dict)
    """Of all that decides the bytes of the outputs."""
    reported: Reported | None = None
    """None of a run that made no documents."""


def receipt_json(receipt: Receipt) -> str:
    """Write receipt.json."""
    return _json(
        {
            "schema": "handlingsprogram-receipt/1",
            "version": receipt.version,
            "program": receipt.program,
            "versions": receipt.versions,
            "report": _reported(receipt.reported) if receipt.reported else None,
            "inputs": receipt.inputs,
            "passed_over": receipt.passed_over,
            "templates": receipt.templates,
            "outputs": receipt.outputs,
            "corrections": [_correction(one) for one in receipt.corrected],
            "waivers": [_waiver(one) for one in receipt.waived],
        }
    )


def _reported(one: Reported) -> dict[str, object]:
    edition, meeting = one.edition, one.meeting
    return {
        "organisation": edition.organisation,
        "year": edition.year,
        "as_of": edition.as_of.isoformat() if edition.as_of else None,
        "next_year": edition.next_year,
        "meeting": {
            "body": meeting.body,
            "date": meeting.date.isoformat() if meeting.date else None,
            "case": meeting.case,
        },
        "documents": [
            {"name": document.name, "kind": document.kind, "title": document.title, "label": document.label}
            for document in one.documents
        ],
    }


def _correction(one: Corrected) -> dict[str, str | None]:
    return {**_place(one.at), "before": one.before, "after": one.after, "why": one.correction.why}


def _waiver(one: Waived) -> dict[str, str | None]:
    return {**_finding(one.finding), "who": one.waiver.who, "why": one.waiver.why}


def outputs_of(receipt: str) -> dict[str, str]:
    """Read from a receipt which files the run made, with their SHA-256; none where it is not a receipt of ours."""
    try:
        read = json.loads(receipt)
    except (ValueError, RecursionError):
        return {}
    outputs = read.get("outputs") if isinstance(read, dict) else None
    return {str(name): str(digest) for name, digest in outputs.items()} if isinstance(outputs, dict) else {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
