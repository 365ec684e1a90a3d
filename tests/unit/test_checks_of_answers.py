"""The rules about the answers: each fires, and keeps quiet on the nearest sheet that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.checks.of_answers import (
    answer_in_description,
    contradictory_answer,
    dead_reference,
    inferred_decision,
    missing_answer,
    replacement_missing,
    reserved_answer,
    suggested_decision,
    unclear_answer,
)
from pipeline.findings import Code, Finding, Severity
from pipeline.readers.status_sheet import read_status_sheet
from tests.builders import evidence, sheet as typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.checks import Evidence

ADOPTED = """
    # Klima
    - Felles kart
    - Turkart
    - Webinarer:
      - Om skog
"""
WARNING, NOTE = Severity.WARNING, Severity.NOTE


def _found(rule: Callable[[Evidence], Iterator[Finding]], sheet: str, next_year: int = 2026) -> list[Finding]:
    return list(rule(evidence(sheet, ADOPTED, next_year)))


def _two(first: str, second: str) -> str:
    """Type a sheet with two rows of one theme: their answers."""
    return f"""
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | {first}
              | Turkart     | {second}
    """


def _described(description: str, answer: str = "") -> str:
    """Type a sheet whose second row has a description."""
    return f"""
        Tema  | Tiltak      | Beskrivelse   | Bør videreføres?
        Klima | Felles kart |               | ja
              | Turkart     | {description} | {answer}
    """


def _where(found: list[Finding]) -> list[tuple[Severity, Code, str | None]]:
    return [(finding.severity, finding.code, finding.at.cell) for finding in found]


# missing-answer


@pytest.mark.parametrize("answer", ["", "–", "se i sammenheng med regional plan"])
def test_a_row_without_an_answer_is_told(answer: str) -> None:
    found = _found(missing_answer, _two("ja", answer))
    assert _where(found) == [(WARNING, Code.MISSING_ANSWER, "C3")]
    assert "2026" in found[0].message


@pytest.mark.parametrize("answer", ["nei", "kanskje", "se over", "se budsjettet", "#REF!", "=A1"])
def test_a_row_with_any_answer_is_not_told(answer: str) -> None:
    assert _found(missing_answer, _two("ja", answer)) == []


def test_a_point_that_goes_with_its_group_needs_no_answer() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | * Om skog |"
    assert _found(missing_answer, sheet) == []


def test_a_point_of_a_group_without_an_answer_is_told_too() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: |\n | * Om skog |"
    assert [finding.at.cell for finding in _found(missing_answer, sheet)] == ["C2", "C3"]


def test_a_sheet_without_a_column_for_answers_is_told_once_and_not_at_each_measure() -> None:
    sheet = "Tema | Tiltak | Status\nKlima | Felles kart | Pågående"
    assert _found(missing_answer, sheet) == []
    (told,) = (finding for finding in read_status_sheet(typed(sheet))[1] if finding.code is Code.MISSING_COLUMN)
    assert told.at.cell == "A1"


# unclear-answer


def test_an_answer_that_nobody_can_read_is_told() -> None:
    found = _found(unclear_answer, _two("ja", "Kari følger opp"))
    assert _where(found) == [(WARNING, Code.UNCLEAR_ANSWER, "C3")]
    assert "«Kari følger opp»" in found[0].message


@pytest.mark.parametrize("answer", ["ja", "nei", "kanskje", "utgår", "hvis midler", "se over", "–", ""])
def test_an_answer_that_says_something_is_not_unclear(answer: str) -> None:
    assert _found(unclear_answer, _two("ja", answer)) == []


# suggested-decision


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        ("Fast oppgave", "ja"),
        ("Penga er brukt opp", "nei"),
        ("Bør spisses", "ja, med endring"),
        ("Mer fokus", "ja, med endring"),
    ],
)
def test_a_decision_without_a_yes_or_a_no_is_told_with_how_it_is_read(answer: str, read: str) -> None:
    found = _found(suggested_decision, _two("ja", answer))
    assert _where(found) == [(WARNING, Code.SUGGESTED_DECISION, "C3")]
    assert f"«{read}»" in found[0].message


@pytest.mark.parametrize("answer", ["Ja, bør fortsette", "Nei, utgår", "Bør vurderes", "Kari følger opp", ""])
def test_a_yes_or_a_no_or_an_open_question_is_no_suggestion(answer: str) -> None:
    assert _found(suggested_decision, _two("ja", answer)) == []


# reserved-answer


def test_a_yes_with_a_reservation_is_told() -> None:
    found = _found(reserved_answer, _two("ja", "ja, sannsynlig med oppfølging etter workshop"))
    assert _where(found) == [(WARNING, Code.RESERVED_ANSWER, "C3")]


@pytest.mark.parametrize("answer", ["ja, med oppfølging etter workshop", "nei, foreløpig ikke", "Ja, hvis midler"])
def test_a_yes_without_a_reservation_is_not_told(answer: str) -> None:
    assert _found(reserved_answer, _two("ja", answer)) == []


# contradictory-answer


@pytest.mark.parametrize("answer", ["Ja/nei", "Nei, ja", "Ja, prosjektperioden er 2023-25"])
def test_an_answer_that_denies_itself_is_told(answer: str) -> None:
    assert _where(_found(contradictory_answer, _two("ja", answer))) == [(WARNING, Code.CONTRADICTORY_ANSWER, "C3")]


@pytest.mark.parametrize("answer", ["Ja", "Nei", "Ja, prosjektperioden er 2025-26", "Nei, men kanskje i 2027"])
def test_an_answer_that_agrees_with_itself_is_not_told(answer: str) -> None:
    assert _found(contradictory_answer, _two("ja", answer)) == []


# dead-reference


@pytest.mark.parametrize("answer", ["se over", "se under", "se budsjettet", "ditto"])
def test_a_reference_that_leads_nowhere_is_told(answer: str) -> None:
    found = _found(dead_reference, _two("", answer))
    assert _where(found) == [(WARNING, Code.DEAD_REFERENCE, "C3")]
    assert f"«{answer}»" in found[0].message


def test_a_merger_with_nobody_knows_what_is_told() -> None:
    assert _where(_found(dead_reference, _two("ja", "slås sammen med noe annet"))) == [
        (WARNING, Code.DEAD_REFERENCE, "C3")
    ]


def test_a_reference_that_falls_back_on_the_group_is_told() -> None:
    sheet = """
        Tema  | Tiltak     | Bør videreføres?
        Klima | Webinarer: | ja
              | * Om skog  | se budsjettet
    """
    (finding,) = _found(dead_reference, sheet)
    assert "gruppen" in finding.message


@pytest.mark.parametrize("answer", ["se over", "se Felles kart", "slås sammen med den over", "nei", ""])
def test_a_reference_that_leads_somewhere_is_not_dead(answer: str) -> None:
    assert _found(dead_reference, _two("ja", answer)) == []


# answer-in-description


@pytest.mark.parametrize("description", ["Se over", "Prosjektperioden er 2025-26"])
def test_an_answer_in_the_description_is_told(description: str) -> None:
    assert _where(_found(answer_in_description, _described(description))) == [(NOTE, Code.ANSWER_IN_DESCRIPTION, "C3")]


@pytest.mark.parametrize(
    ("description", "answer"), [("Se over", "nei"), ("Møte i mai", ""), ("ja", ""), ("", "se over")]
)
def test_an_answer_in_its_own_column_is_not_told(description: str, answer: str) -> None:
    assert _found(answer_in_description, _described(description, answer)) == []


# inferred-decision


def test_a_decision_taken_from_another_row_is_noted_with_its_name() -> None:
    found = _found(inferred_decision, _two("ja", "se over"))
    assert _where(found) == [(NOTE, Code.INFERRED_DECISION, "C3")]
    assert "«Felles kart»" in found[0].message


def test_a_decision_taken_from_the_group_is_noted_with_its_name() -> None:
    (finding,) = _found(inferred_decision, "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | nei\n | * Om skog |")
    assert ("«Webinarer:»" in finding.message, "«nei»" in finding.message) == (True, True)


@pytest.mark.parametrize(("next_year", "read"), [(2026, "«ja»"), (2027, "«nei»")])
def test_a_decision_taken_from_a_period_is_noted(next_year: int, read: str) -> None:
    (finding,) = _found(inferred_decision, _two("ja", "Prosjektperioden er 2025-26"), next_year)
    assert (read in finding.message, str(next_year) in finding.message) == (True, True)
    assert "«Prosjektperioden er 2025-26»" in finding.message


@pytest.mark.parametrize("answer", ["ja", "nei", "", "se budsjettet", "ja, prosjektperioden er 2025-26"])
def test_an_answer_of_ones_own_is_not_inferred(answer: str) -> None:
    assert _found(inferred_decision, _two("ja", answer)) == []


# replacement-missing


def test_a_no_that_promises_other_measures_is_told() -> None:
    found = _found(replacement_missing, _two("ja", "Nei, prosjektene vil legges inn som egne poster"))
    assert _where(found) == [(WARNING, Code.REPLACEMENT_MISSING, "C3")]


@pytest.mark.parametrize("answer", ["Nei", "Nei, ferdig", "Ja, som egne poster"])
def test_a_no_that_promises_nothing_is_not_told(answer: str) -> None:
    assert _found(replacement_missing, _two("ja", answer)) == []


def test_a_no_that_names_a_measure_of_the_programme_instead_is_not_told() -> None:
    assert _found(replacement_missing, _two("ja", "Nei, erstattes av tiltaket over")) != []
    assert _found(replacement_missing, _two("ja", "Nei, erstattes av Kart")) == []


def test_a_merger_with_a_measure_that_ends_is_told() -> None:
    found = _found(dead_reference, _two("nei", "slås sammen med den over"))
    assert _where(found) == [(WARNING, Code.DEAD_REFERENCE, "C3")]
    assert "som ikke blir stående selv" in found[0].message
