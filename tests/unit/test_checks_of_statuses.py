"""The rules about the status column: each fires, and keeps quiet on the nearest sheet that is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pipeline.checks.of_statuses import (
    cancelled_without_reason,
    group_against_points,
    missing_status,
    status_against_description,
    status_went_back,
    unknown_status,
    unusual_status,
)
from pipeline.codes import StatusCode
from pipeline.findings import Code, Finding, Severity
from tests.builders import evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.checks import Evidence

ADOPTED = """
    # Klima
    - Felles kart
    - Webinarer:
      - Om skog
      - Om myr
"""


def _found(rule: Callable[[Evidence], Iterator[Finding]], sheet: str) -> list[Finding]:
    return list(rule(evidence(sheet, ADOPTED)))


def _row(status: str, description: str = "", answer: str = "") -> str:
    return f"""
        Tema  | Tiltak      | Status   | Beskrivelse   | Bør videreføres?
        Klima | Felles kart | {status} | {description} | {answer}
    """


# unknown-status


def test_a_status_that_nobody_knows_is_an_error() -> None:
    (finding,) = _found(unknown_status, _row("Grønn"))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.ERROR, Code.UNKNOWN_STATUS, "C2")
    assert "«Grønn»" in finding.message
    assert "«Gjennomført»" in (finding.hint or "")


def test_a_misspelt_status_is_a_warning_with_both_readings() -> None:
    (finding,) = _found(unknown_status, _row("Gjenomført"))
    assert (finding.severity, finding.code) == (Severity.WARNING, Code.UNKNOWN_STATUS)
    assert "«Gjenomført»" in finding.message
    assert finding.hint == "mente du «Gjennomført»?"


@pytest.mark.parametrize("status", ["Gjennomført", "påbegynt", "Utsatt", "", "–", "#REF!"])
def test_a_status_that_is_known_or_empty_is_not_unknown(status: str) -> None:
    assert _found(unknown_status, _row(status)) == []


# unusual-status


@pytest.mark.parametrize(
    ("status", "severity"),
    [("påbegynt", Severity.NOTE), ("Gjennomført (mai)", Severity.NOTE), ("delvis påbegynt", Severity.WARNING)],
)
def test_another_word_than_the_offices_is_told(status: str, severity: Severity) -> None:
    (finding,) = _found(unusual_status, _row(status))
    assert (finding.severity, finding.code, finding.at.cell) == (severity, Code.UNUSUAL_STATUS, "C2")
    assert f"«{status}»" in finding.message


@pytest.mark.parametrize("status", ["Pågående", "pågående", "Gjennomført", "Ferdig", "", "Grønn"])
def test_the_offices_own_word_is_not_unusual(status: str) -> None:
    assert _found(unusual_status, _row(status)) == []


# missing-status


@pytest.mark.parametrize("status", ["", "–"])
def test_a_measure_without_a_status_is_told(status: str) -> None:
    (finding,) = _found(missing_status, _row(status))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.MISSING_STATUS, "C2")
    assert "«Felles kart»" in finding.message


@pytest.mark.parametrize("status", ["Pågående", "Grønn", "#REF!", "=A1"])
def test_a_status_that_is_filled_is_not_missing(status: str) -> None:
    assert _found(missing_status, _row(status)) == []


def test_a_measure_that_nobody_reports_has_no_cell_to_be_empty() -> None:
    assert len(_found(missing_status, _row(""))) == 1


# cancelled-without-reason


def test_a_measure_that_will_not_be_carried_out_needs_a_reason() -> None:
    (finding,) = _found(cancelled_without_reason, _row("Blir ikke gjennomført", answer="nei"))
    assert (finding.severity, finding.code, finding.at.cell) == (
        Severity.WARNING,
        Code.CANCELLED_WITHOUT_REASON,
        "C2",
    )


@pytest.mark.parametrize(
    ("status", "description", "answer"),
    [
        ("Blir ikke gjennomført", "Manglende kapasitet", ""),
        ("Blir ikke gjennomført", "", "Nei, manglende kapasitet"),
        ("Ikke påbegynt", "", "nei"),
    ],
)
def test_a_reason_may_stand_in_the_description_or_behind_the_answer(status: str, description: str, answer: str) -> None:
    assert _found(cancelled_without_reason, _row(status, description, answer)) == []


def test_a_reason_that_is_the_groups_is_not_the_points() -> None:
    sheet = """
        Tema  | Tiltak     | Status                | Bør videreføres?
        Klima | Webinarer: | Pågående              | Nei, manglende kapasitet
              | * Om skog  | Blir ikke gjennomført |
    """
    (finding,) = _found(cancelled_without_reason, sheet)
    assert finding.at.cell == "C3"


# status-against-description


@pytest.mark.parametrize(
    ("status", "description"),
    [
        ("Pågående", "Gjennomført workshop våren 2025"),
        ("Ikke påbegynt", "Arrangert i mai"),
        ("Gjennomført", "Planlegges til høsten"),
        ("Gjennomført", "Utsatt til 2026"),
        ("Ikke påbegynt", "Kartleggingen er i gang"),
        ("Gjennomført", "Skal etter planen holdes 25. november 2025"),
        ("Gjennomført", "Vedtas i kommunene våren 2026"),
        ("Gjennomført", "Kurset startar opp i november 2025"),
    ],
)
def test_a_status_that_the_description_denies_is_told(status: str, description: str) -> None:
    (finding,) = _found(status_against_description, _row(status, description))
    assert (finding.severity, finding.code, finding.at.cell) == (
        Severity.WARNING,
        Code.STATUS_AGAINST_DESCRIPTION,
        "C2",
    )
    assert description in finding.message


@pytest.mark.parametrize(
    ("status", "description"),
    [
        ("Gjennomført", "Gjennomført energiworkshop 8. april"),
        ("Pågående", "Gjennomført workshop, følges opp i høst"),
        ("Pågående", "Ikke gjennomført ennå"),
        ("Pågående", ""),
        ("Ikke påbegynt", "arr vurderes etter behov og kapasitet"),
        ("Ikke påbegynt", "Manglende kapasitet"),
        ("Delvis gjennomført", "Gjennomført workshop"),
        ("Gjennomført", "Rapport levert i mai"),
        ("Gjennomført", "Kurset startet i mars 2025"),
        ("Gjennomført", "Konferanse 12. mai; neste blir avholdt i mai 2026"),
        ("Pågående", "Ett webinar om overvann gjennomført 24. mars"),
        ("Pågående", "To møter gjennomført, ett gjenstår i november"),
        ("", "Gjennomført workshop"),
    ],
)
def test_a_status_that_the_description_bears_out_is_not_told(status: str, description: str) -> None:
    assert _found(status_against_description, _row(status, description)) == []


# group-against-points


def _group(group: str, first: str, second: str) -> str:
    return f"""
        Tema  | Tiltak     | Status
        Klima | Webinarer: | {group}
              | * Om skog  | {first}
              | * Om myr   | {second}
    """


@pytest.mark.parametrize(
    ("group", "first", "second"),
    [
        ("Gjennomført", "Gjennomført", "Pågående"),
        ("Gjennomført", "Ikke påbegynt", "Gjennomført"),
        ("Ikke påbegynt", "Pågående", "Ikke påbegynt"),
        ("Ikke påbegynt", "Gjennomført", "Gjennomført"),
    ],
)
def test_a_group_whose_points_say_otherwise_is_told(group: str, first: str, second: str) -> None:
    (finding,) = _found(group_against_points, _group(group, first, second))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.GROUP_AGAINST_POINTS, "C2")


@pytest.mark.parametrize(
    ("group", "first", "second"),
    [
        ("Gjennomført", "Gjennomført", "Gjennomført"),
        ("Gjennomført", "Gjennomført", "Blir ikke gjennomført"),
        ("Gjennomført", "", ""),
        ("Ikke påbegynt", "Ikke påbegynt", ""),
        ("Pågående", "Gjennomført", "Ikke påbegynt"),
        ("", "Gjennomført", "Pågående"),
    ],
)
def test_a_group_whose_points_agree_is_not_told(group: str, first: str, second: str) -> None:
    assert _found(group_against_points, _group(group, first, second)) == []


def test_the_statuses_that_deny_the_groups_are_named() -> None:
    (finding,) = _found(group_against_points, _group("Gjennomført", "Pågående", "Ikke påbegynt"))
    assert finding.message.endswith("punkter under har «Pågående» og «Ikke påbegynt».")


def test_a_new_point_does_not_count_against_its_group() -> None:
    sheet = """
        Tema  | Tiltak            | Status
        Klima | Webinarer:        | Ikke påbegynt
              | Nytt: Om havmiljø | Gjennomført
              | * Om skog         | Ikke påbegynt
              | * Om myr          | Ikke påbegynt
    """
    assert _found(group_against_points, sheet) == []


# status-went-back


def _with_previous(before: StatusCode, now: str) -> list[Finding]:
    held = evidence(_row(now), ADOPTED)
    name = next(one.measure.id for one in held.measures if one.measure.text == "Felles kart")
    return list(status_went_back(replace(held, previous={name: before})))


@pytest.mark.parametrize(("before", "now"), [(StatusCode.DONE, "Pågående"), (StatusCode.IN_PROGRESS, "Ikke påbegynt")])
def test_a_status_that_went_back_is_told_with_the_last_one(before: StatusCode, now: str) -> None:
    (finding,) = _with_previous(before, now)
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.STATUS_WENT_BACK, "C2")
    assert f"«{now}»" in finding.message


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (StatusCode.IN_PROGRESS, "Gjennomført"),
        (StatusCode.DONE, "Gjennomført"),
        (StatusCode.DONE, "Blir ikke gjennomført"),
        (StatusCode.MISSING, "Ikke påbegynt"),
        (StatusCode.DONE, ""),
    ],
)
def test_a_status_that_went_on_or_elsewhere_is_not_told(before: StatusCode, now: str) -> None:
    assert _with_previous(before, now) == []
