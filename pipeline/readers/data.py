"""data.json of a report → what it said, which programme it was about, and what its draft was.

In: the text of the file. Out: a LastReport, a Programme with its Edition, or a DraftRecord. The file's form is that
of ``writers/machine.py``.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from pipeline.changes import LastMeasure, LastReport
from pipeline.codes import DecisionCode, Place
from pipeline.draft_record import DraftRecord, RecordedHeading, RecordedMeasure
from pipeline.findings import Location
from pipeline.labels import BODY
from pipeline.model import Edition, Measure, Programme
from pipeline.writers.machine import ProgrammeData

if TYPE_CHECKING:
    from pipeline.writers.machine import MeasureData


def last_report_of(data: str) -> LastReport:
    """Read from data.json what a report said.

    Raises:
        ValueError: it is not a data.json of ours.

    """
    read = ProgrammeData.model_validate_json(data)
    return LastReport(
        organisation=read.organisation,
        as_of=dt.date.fromisoformat(read.as_of) if read.as_of else None,
        year=read.year,
        measures=tuple(map(_last, read.measures)),
    )


def _last(one: MeasureData) -> LastMeasure:
    return LastMeasure(
        id=one.id,
        section=one.section,
        theme=one.theme,
        text=one.text,
        status=one.status.code,
        decision=one.decision.code,
        answer=one.decision.as_written,
        description=one.description,
        parent=one.parent,
        new=one.new,
    )


def programme_of(data: str, file: str) -> tuple[Programme, Edition]:
    """Read from data.json which programme a report was about, without what the groups added or said twice.

    Raises:
        ValueError: it is not a data.json of ours.

    """
    read = ProgrammeData.model_validate_json(data)
    adopted = [one for one in read.measures if not one.new and not _is_repeated(one)]
    headings = dict.fromkeys((one.section, one.theme) for one in adopted)
    measures = (_adopted(one, Location(file=file)) for one in adopted)
    edition = Edition(organisation=read.organisation, year=read.year, as_of=None, next_year=read.next_year)
    return Programme(file=file, title=None, headings=tuple(headings), measures=tuple(measures)), edition


def _is_repeated(one: MeasureData) -> bool:
    """Tell whether a row says a measure once more: it goes with the measure, whatever is answered there."""
    return one.draft is Place.MERGED and one.decision.code is not DecisionCode.MERGE


def _adopted(one: MeasureData, at: Location) -> Measure:
    return Measure(
        id=one.id, section=one.section, theme=one.theme, text=one.text, parent=one.parent, number=None, at=at
    )


def record_of_data(data: str) -> DraftRecord:
    """Read from data.json what the draft was, for a document that has lost its own record.

    Raises:
        ValueError: it is not a data.json of ours.

    """
    read = ProgrammeData.model_validate_json(data)
    places = {(one.section, theme): None for one in read.measures for theme in (None, one.theme)}
    return DraftRecord(
        title="",
        year=read.next_year,
        organisation=read.organisation,
        body=BODY,
        measures=tuple(
            RecordedMeasure(
                id=one.id, section=one.section, theme=one.theme, parent=one.parent, text=one.text, place=one.draft
            )
            for one in read.measures
        ),
        headings=tuple(RecordedHeading(section=section, theme=theme) for section, theme in places),
    )
