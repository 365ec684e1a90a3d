"""What has changed since the last report."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.changes import Change, LastMeasure, LastReport, changes_since
from pipeline.codes import DecisionCode, StatusCode
from tests.builders import decided

if TYPE_CHECKING:
    from pipeline.model import DecidedProgramme

PROGRAMME = """
    # Innsatsområder
    ## Klima
    - Felles kart
    - Felles regnskap
"""


def _now(rows: str) -> DecidedProgramme:
    return decided(f"Tema | Tiltak | Status | Bør videreføres 2026?\n{rows}", PROGRAMME)


def _last(programme: DecidedProgramme, year: int | None = None) -> LastReport:
    measures = tuple(
        LastMeasure(
            id=one.measure.id,
            section=one.measure.section,
            theme=one.measure.theme,
            text=one.measure.text,
            status=one.merged.status.code,
            decision=one.decision.code,
            answer=one.decision.as_written,
            parent=one.measure.parent,
        )
        for one in programme.measures
    )
    return LastReport(organisation=None, as_of=dt.date(2025, 4, 1), year=year, measures=measures)


def _told(changes: tuple[Change, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(change.kind.value, change.text, change.before, change.now) for change in changes]


BEFORE = "Klima | Felles kart | Ikke påbegynt | ja\nKlima | Felles regnskap | Pågående | ja"


def test_what_is_as_it_was_is_not_told() -> None:
    now = _now(BEFORE)
    assert changes_since(_last(now), 2025, now.measures) == ()


def test_a_status_that_moved_and_an_answer_that_changed_are_told() -> None:
    now = _now("Klima | Felles kart | Gjennomført | nei\nKlima | Felles regnskap | Pågående | ja")
    assert _told(changes_since(_last(_now(BEFORE)), 2025, now.measures)) == [
        ("status", "Felles kart", "Ikke påbegynt", "Gjennomført"),
        ("answer", "Felles kart", "Videreføres", "Videreføres ikke"),
    ]


def test_a_new_measure_is_told() -> None:
    now = _now(f"{BEFORE}\nKlima | Nytt: Havnekart | Pågående | ja")
    assert _told(changes_since(_last(_now(BEFORE)), 2025, now.measures)) == [("new", "Havnekart", None, "Pågående")]


def test_a_measure_that_is_gone_is_told_last() -> None:
    last = _last(_now(f"{BEFORE}\nKlima | Nytt: Havnekart | Pågående | ja"))
    now = _now("Klima | Felles kart | Pågående | ja\nKlima | Felles regnskap | Pågående | ja")
    assert [told[:2] for told in _told(changes_since(last, 2025, now.measures))] == [
        ("status", "Felles kart"),
        ("gone", "Havnekart"),
    ]


def test_another_condition_is_another_answer_and_another_reason_for_the_same_is_not() -> None:
    before = (
        "Klima | Felles kart | Pågående | Hvis Sikt gir midler\nKlima | Felles regnskap | Pågående | Ja, det er bra"
    )
    after = "Klima | Felles kart | Pågående | Hvis tomta kjøpes\nKlima | Felles regnskap | Pågående | Ja, det er viktig"
    assert _told(changes_since(_last(_now(before)), 2025, _now(after).measures)) == [
        (
            "answer",
            "Felles kart",
            "Videreføres på vilkår: «Hvis Sikt gir midler»",
            "Videreføres på vilkår: «Hvis tomta kjøpes»",
        )
    ]


def test_a_measure_with_another_id_is_known_by_its_words() -> None:
    last = _last(_now(BEFORE))
    renamed = LastReport(
        organisation=None,
        as_of=last.as_of,
        measures=tuple(
            LastMeasure(
                id=f"i-fjor-{number}",
                section=one.section,
                theme="Miljø",
                text=one.text.upper(),
                status=StatusCode.NOT_STARTED,
                decision=DecisionCode.CONTINUE,
                answer="ja",
            )
            for number, one in enumerate(last.measures)
        ),
    )
    assert [told[:2] for told in _told(changes_since(renamed, 2025, _now(BEFORE).measures))] == [
        ("status", "Felles regnskap")
    ]


def test_a_row_that_says_a_measure_once_more_is_no_change() -> None:
    now = _now(f"{BEFORE}\nKlima | Felles kart | Ikke påbegynt | ja")
    assert changes_since(_last(_now(BEFORE)), 2025, now.measures) == ()


def _with_last_text(last: LastReport, now: str, before: str) -> LastReport:
    return replace(last, measures=tuple(replace(one, text=before) if one.text == now else one for one in last.measures))


@pytest.mark.parametrize("year", [2024, 2025])
def test_a_measure_with_other_words_is_told_with_the_old_ones_in_any_year(year: int) -> None:
    now = _now(BEFORE)
    last = _with_last_text(_last(now, year), "Felles regnskap", "Lage regnskap")
    assert _told(changes_since(last, 2025, now.measures)) == [
        ("reworded", "Felles regnskap", "Lage regnskap", "Felles regnskap")
    ]


@pytest.mark.parametrize(("text", "told"), [("felles  REGNSKAP", []), ("Felles regnskaper", ["reworded"])])
def test_another_way_to_write_the_same_words_is_no_rewording(text: str, told: list[str]) -> None:
    now = _now(BEFORE)
    last = _with_last_text(_last(now, 2025), "Felles regnskap", text)
    assert [change.kind for change in changes_since(last, 2025, now.measures)] == told


def test_in_a_new_year_statuses_and_proposals_begin_anew() -> None:
    last = _last(_now("Klima | Felles kart | Gjennomført | ja\nKlima | Felles regnskap | Ikke påbegynt | ja"), 2024)
    now = _now("Klima | Felles kart | Ikke påbegynt | nei\nKlima | Felles regnskap | Pågående | Hvis Sikt gir midler")
    assert changes_since(last, 2025, now.measures) == ()
    assert [change.kind for change in changes_since(replace(last, year=2025), 2025, now.measures)] == [
        "status", "answer", "status", "answer",
    ]  # fmt: skip


def test_in_a_new_year_what_comes_to_an_end_is_new_or_is_gone_is_told() -> None:
    last = _last(_now(f"{BEFORE}\nKlima | Nytt: Havnekart | Pågående | ja"), 2024)
    now = _now(
        "Klima | Felles kart | Gjennomført | ja\nKlima | Felles regnskap | Blir ikke gjennomført | ja\n"
        "Klima | Nytt: Sjøkart | Pågående | ja"
    )
    assert _told(changes_since(last, 2025, now.measures)) == [
        ("status", "Felles kart", "Ikke påbegynt", "Gjennomført"),
        ("status", "Felles regnskap", "Pågående", "Blir ikke gjennomført"),
        ("new", "Sjøkart", None, "Pågående"),
        ("gone", "Havnekart", "Pågående", None),
    ]


def test_a_point_names_the_measure_it_stands_under() -> None:
    programme = "# Klima\n- Webinarer:\n  - Om skog\n"
    rows = "Tema | Tiltak | Status\nKlima | Webinarer: | Pågående\n"
    last = decided(f"{rows} | * Om skog | Pågående\n | * Om hav | Pågående", f"{programme}  - Om hav\n")
    now = decided(f"{rows} | * Om skog | Gjennomført", programme)
    changes = changes_since(_last(last), 2025, now.measures)
    assert [(change.kind, change.text, change.under) for change in changes] == [
        ("status", "Om skog", "Webinarer:"),
        ("gone", "Om hav", "Webinarer:"),
    ]
