"""What has changed since the last report."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

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


def _last(programme: DecidedProgramme) -> LastReport:
    measures = tuple(
        LastMeasure(
            id=one.measure.id,
            section=one.measure.section,
            theme=one.measure.theme,
            text=one.measure.text,
            status=one.merged.status.code,
            decision=one.decision.code,
            answer=one.decision.as_written,
        )
        for one in programme.measures
    )
    return LastReport(organisation=None, as_of=dt.date(2025, 4, 1), measures=measures)


def _told(changes: tuple[Change, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(change.kind.value, change.text, change.before, change.now) for change in changes]


BEFORE = "Klima | Felles kart | Ikke påbegynt | ja\nKlima | Felles regnskap | Pågående | ja"


def test_what_is_as_it_was_is_not_told() -> None:
    now = _now(BEFORE)
    assert changes_since(_last(now), now.measures) == ()


def test_a_status_that_moved_and_an_answer_that_changed_are_told() -> None:
    now = _now("Klima | Felles kart | Gjennomført | nei\nKlima | Felles regnskap | Pågående | ja")
    assert _told(changes_since(_last(_now(BEFORE)), now.measures)) == [
        ("status", "Felles kart", "Ikke påbegynt", "Gjennomført"),
        ("answer", "Felles kart", "Videreføres", "Videreføres ikke"),
    ]


def test_a_new_measure_is_told() -> None:
    now = _now(f"{BEFORE}\nKlima | Nytt: Havnekart | Pågående | ja")
    assert _told(changes_since(_last(_now(BEFORE)), now.measures)) == [("new", "Havnekart", None, "Pågående")]


def test_a_measure_that_is_gone_is_told_last() -> None:
    last = _last(_now(f"{BEFORE}\nKlima | Nytt: Havnekart | Pågående | ja"))
    now = _now("Klima | Felles kart | Pågående | ja\nKlima | Felles regnskap | Pågående | ja")
    assert [told[:2] for told in _told(changes_since(last, now.measures))] == [
        ("status", "Felles kart"),
        ("gone", "Havnekart"),
    ]


def test_another_condition_is_another_answer_and_another_reason_for_the_same_is_not() -> None:
    before = (
        "Klima | Felles kart | Pågående | Hvis Sikt gir midler\nKlima | Felles regnskap | Pågående | Ja, det er bra"
    )
    after = "Klima | Felles kart | Pågående | Hvis tomta kjøpes\nKlima | Felles regnskap | Pågående | Ja, det er viktig"
    assert _told(changes_since(_last(_now(before)), _now(after).measures)) == [
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
    assert [told[:2] for told in _told(changes_since(renamed, _now(BEFORE).measures))] == [
        ("status", "Felles regnskap")
    ]


def test_a_row_that_says_a_measure_once_more_is_no_change() -> None:
    now = _now(f"{BEFORE}\nKlima | Felles kart | Ikke påbegynt | ja")
    assert changes_since(_last(_now(BEFORE)), now.measures) == ()
