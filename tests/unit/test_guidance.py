"""What a workbook offers to those who fill it in is what the readers read."""

from __future__ import annotations

import pytest

from pipeline.answers import read_answer
from pipeline.codes import DecisionCode, Fit, StatusCode
from pipeline.findings import Location
from pipeline.model import Cell
from pipeline.readers.columns import column_of
from pipeline.sheets.form import Field
from pipeline.sheets.guidance import ANSWER_CHOICES, HELP, STATUS_CHOICES, guidance_of
from pipeline.statuses import read_status
from pipeline.vocabulary import Column

HEADERS: dict[Field, str] = {
    Field.NUMBER: "Nr.", Field.MARK: "Id", Field.MEASURE: "Tiltak", Field.LAST: "Sist rapportert (2. mai 2025)",
    Field.STATUS: "Status", Field.DESCRIPTION: "Beskrivelse", Field.ANSWER: "Bør videreføres 2026?",
}  # fmt: skip


def test_the_choices_of_status_are_all_the_statuses_in_the_offices_own_words() -> None:
    read = [read_status(Cell(text=word, raw=word, at=Location(file="s.xlsx"))) for word in STATUS_CHOICES]
    assert {status.code for status in read} == {*StatusCode} - {StatusCode.MISSING}
    assert {status.fit for status in read} == {Fit.OWN}


def test_each_choice_of_answer_is_read_as_what_it_says_alone_and_with_a_reason() -> None:
    codes = [
        DecisionCode.CONTINUE,
        DecisionCode.CONTINUE_CHANGED,
        DecisionCode.CONDITIONAL,
        DecisionCode.DISCONTINUE,
        DecisionCode.CONSIDER,
        DecisionCode.MERGE,
    ]
    alone = [read_answer(choice, 2026) for choice in ANSWER_CHOICES]
    assert [answer.code for answer in alone] == codes
    assert not any(answer.suggested or answer.reserved or answer.contradictory for answer in alone)
    reasoned = [read_answer(f"{choice}, kommunene bruker det mye", 2026) for choice in ANSWER_CHOICES]
    assert [answer.code for answer in reasoned] == codes


def test_no_choice_has_the_comma_that_parts_them() -> None:
    assert not any("," in choice for choice in (*STATUS_CHOICES, *ANSWER_CHOICES))
    assert all(len(",".join(choices)) <= 253 for choices in (STATUS_CHOICES, ANSWER_CHOICES))


def test_every_column_has_help_that_excel_can_show() -> None:
    assert {*HELP} == {*Field}
    assert all(len(text) <= 255 for text in HELP.values())


@pytest.mark.parametrize(
    ("field", "column"),
    [
        (Field.NUMBER, Column.NUMBER),
        (Field.MARK, Column.NUMBER),
        (Field.MEASURE, Column.MEASURE),
        (Field.LAST, Column.LAST),
        (Field.STATUS, Column.STATUS),
        (Field.DESCRIPTION, Column.DESCRIPTION),
        (Field.ANSWER, Column.ANSWER),
    ],
)
def test_every_header_is_read_as_its_column(field: Field, column: Column) -> None:
    assert column_of(HEADERS[field])[0] is column


def test_the_guidance_tells_of_last_time_only_where_it_stands_there() -> None:
    headers = {**HEADERS, Field.REASON: "Begrunnelse"}
    without: dict[Field, str] = {field: name for field, name in headers.items() if field is not Field.LAST}
    assert "Sist rapportert (2. mai 2025)" in dict(guidance_of(headers))
    assert "Sist rapportert (2. mai 2025)" not in dict(guidance_of(without))
