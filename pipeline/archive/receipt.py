"""receipt.json of an output folder → what the run was, for the archive.

In: its text. Out: a RunReceipt. Raises ArchiveError where it is no receipt of ours, or of a run without documents.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from pipeline.errors import ArchiveError
from pipeline.originals import FOLDER as ORIGINALS

_Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Name = Annotated[str, StringConstraints(pattern=r"^[^/\x00]+$")]
"""Of a file in a folder, and of none outside it."""
_Text = Annotated[str, StringConstraints(min_length=1)]
_DATA = ("data.json", "findings.json")


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class MeetingPart(_Part):
    """The meeting that the documents go to."""

    body: _Text
    date: dt.date | None
    case: str | None = Field(pattern=r"^\d+/\d\d$")


class DocumentPart(_Part):
    """A document: a Word file and a PDF by the same name."""

    name: _Name
    kind: _Text
    title: _Text
    label: _Text
    """Where in its life it is, as it says itself on its front."""


class ReportPart(_Part):
    """What the documents are."""

    organisation: str | None
    year: int = Field(ge=2000, le=2100)
    as_of: dt.date | None
    meeting: MeetingPart
    documents: tuple[DocumentPart, ...] = Field(min_length=1)


class _Whole(_Part):
    schema_: Literal["handlingsprogram-receipt/1"] = Field(alias="schema")
    version: _Text
    inputs: dict[_Name, _Digest]
    outputs: dict[str, _Digest]
    report: ReportPart | None


class RunReceipt(_Part):
    """A run that made documents."""

    version: str
    report: ReportPart
    digests: dict[str, str]
    """SHA-256 of the files that are sealed, by their path in the output folder; the receipt itself not among them."""


def run_receipt(text: str, folder: object) -> RunReceipt:
    """Read a receipt; ``folder`` is where it lies, for the message.

    Raises:
        ArchiveError: there is nothing to seal.

    """
    again = "Lag rapporten på nytt med «make report», og arkiver den."
    try:
        read = _Whole.model_validate_json(text)
    except ValidationError as problem:
        message = f"{folder}: receipt.json er endret, eller laget av en eldre utgave av programmet. {again}"
        raise ArchiveError(message) from problem
    if read.report is None:
        message = f"{folder}: siste kjøring laget ingen rapport, bare funn. {again}"
        raise ArchiveError(message)
    documents = [f"{one.name}{ending}" for one in read.report.documents for ending in (".docx", ".pdf")]
    sealed = [*documents, *_DATA]
    if unknown := [name for name in sealed if name not in read.outputs]:
        message = f"{folder}: receipt.json er endret; «{unknown[0]}» står ikke blant filene. {again}"
        raise ArchiveError(message)
    inputs = {f"{ORIGINALS}/{name}": digest for name, digest in read.inputs.items()}
    digests = {name: read.outputs[name] for name in sealed} | inputs
    return RunReceipt(version=read.version, report=read.report, digests=digests)
