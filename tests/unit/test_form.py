"""What stands in a workbook that a group fills in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pipeline.changes import LastMeasure
from pipeline.codes import DecisionCode, StatusCode
from pipeline.model import Edition
from pipeline.sheets.form import Field, Form, Round, form_of, title_of
from pipeline.sheets.groups import one_for_all
from tests.builders import edition, programme

PROGRAMME = programme("""
    # Klima
    - Felles kart
    - Aktuelle temaer:
      - Skog
      - Vann
    ## Transport
    - Flere nattbusser
""")


def _form(asked: Round) -> Form:
    return form_of(one_for_all(asked)[0], asked)


def _last(text: str, parent: str | None = None, theme: str | None = None, *, new: bool = True) -> LastMeasure:
    return LastMeasure(
        id=f"m-{text}",
        section="Klima",
        theme=theme,
        text=text,
        status=StatusCode.IN_PROGRESS,
        decision=DecisionCode.CONTINUE,
        answer="ja",
        description="To møter er holdt",
        parent=parent,
        new=new,
    )


def test_every_measure_has_a_line_under_its_headings_and_each_theme_has_room_for_new_ones() -> None:
    lines = _form(Round(edition=edition(), programme=PROGRAMME)).lines
    assert [(line.kind.value, line.text, line.point) for line in lines if line.text or line.mark != "Nytt"] == [
        ("section", "Klima", False),
        ("measure", "Felles kart", False),
        ("measure", "Aktuelle temaer:", False),
        ("measure", "Skog", True),
        ("measure", "Vann", True),
        ("theme", "Transport", False),
        ("measure", "Flere nattbusser", False),
    ]
    assert [line.mark for line in lines if line.kind == "measure"] == [measure.id for measure in PROGRAMME.measures]
    assert [line.text for line in lines if line.mark == "Nytt"] == [""] * 6


def test_the_columns_are_those_that_there_is_something_for() -> None:
    numbered = replace(PROGRAMME, measures=tuple(replace(one, number="1.2") for one in PROGRAMME.measures))
    last = {PROGRAMME.measures[0].id: _last("Felles kart")}
    plain = _form(Round(edition=edition(), programme=PROGRAMME))
    full = _form(Round(edition=edition(), programme=numbered, last=last, last_date=dt.date(2025, 5, 2)))
    assert [*plain.headers.values()] == [
        "Id", "Tiltak", "Status", "Beskrivelse", "Bør videreføres 2026?", "Begrunnelse",
    ]  # fmt: skip
    assert (full.headers[Field.NUMBER], full.headers[Field.LAST]) == ("Nr.", "Sist rapportert (2. mai 2025)")


def test_what_was_reported_last_stands_beside_as_status_and_description() -> None:
    first = PROGRAMME.measures[0]
    lines = _form(Round(edition=edition(), programme=PROGRAMME, last={first.id: _last("Felles kart")})).lines
    assert [line.last for line in lines if line.last] == ["Pågående\nTo møter er holdt"]


def test_what_a_group_has_added_is_asked_about_again_where_it_was_put() -> None:
    group = PROGRAMME.measures[1]
    new = (_last("Luft", parent=group.id), _last("Solceller"), _last("Ladebåt", theme="Sjø"))
    lines = _form(Round(edition=edition(), programme=PROGRAMME, new=new)).lines
    assert [line.text for line in lines if line.text] == [
        "Klima", "Felles kart", "Aktuelle temaer:", "Skog", "Vann", "Luft", "Solceller",
        "Transport", "Flere nattbusser", "Sjø", "Ladebåt",
    ]  # fmt: skip
    assert {line.mark for line in lines if line.text in {"Luft", "Solceller", "Ladebåt"}} == {"Nytt"}


@pytest.mark.parametrize(
    ("organisation", "as_of", "title"),
    [
        ("Osloregionen", dt.date(2026, 9, 2), "Status – Osloregionens handlingsprogram 2026 – per 2. september 2026"),
        ("Follorådet AS", None, "Status – Follorådet AS’ handlingsprogram 2026 – per …"),
        (None, None, "Status – handlingsprogram 2026 – per …"),
    ],
)
def test_the_title_says_whose_which_year_and_when_or_leaves_room(
    organisation: str | None, as_of: dt.date | None, title: str
) -> None:
    assert title_of(Edition(organisation=organisation, year=2026, as_of=as_of, next_year=2027)) == title


def test_a_text_that_no_cell_can_hold_is_cut_with_a_sign() -> None:
    long = replace(PROGRAMME.measures[0], text="ord " * 9000)
    astral = replace(PROGRAMME.measures[4], text="🚲" * 20_000)
    asked = Round(edition=edition(), programme=replace(PROGRAMME, measures=(long, astral)))
    texts = [line.text for line in _form(asked).lines if line.kind == "measure"]
    assert all(text.endswith(" …") and len(text.encode("utf-16-le")) // 2 <= 32_767 for text in texts)
