"""The rules about what stands in any cell."""

from __future__ import annotations

import pytest

from pipeline.checks.of_texts import impossible_date, unprintable_character
from pipeline.findings import Code, Severity
from tests.builders import CHARACTERS, evidence

ADOPTED = "# Klima\n- Felles kart"


def _row(status: str = "Pågående", description: str = "", answer: str = "", frist: str = "") -> str:
    return f"""
        Tema  | Tiltak      | Status   | Beskrivelse   | Bør videreføres? | Frist
        Klima | Felles kart | {status} | {description} | {answer}         | {frist}
    """


@pytest.mark.parametrize(
    ("sheet", "cell"),
    [
        (_row(description="Møte 31. juni"), "D2"),
        (_row(answer="Ja, fra 30. februar"), "E2"),
        (_row(frist="31.11.2025"), "F2"),
        (_row(status="Gjennomført 32. mars"), "C2"),
        ("Status per 31. september 2025\nTema | Tiltak | Status\nKlima | Felles kart | Pågående", "A1"),
    ],
)
def test_a_date_that_no_calendar_has_is_told_wherever_it_stands(sheet: str, cell: str) -> None:
    (finding,) = impossible_date(evidence(sheet, ADOPTED))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.IMPOSSIBLE_DATE, cell)


def test_a_date_broken_over_two_lines_is_one_date() -> None:
    assert list(impossible_date(evidence(_row(description="Startet 29. februar\\n2024"), ADOPTED))) == []


@pytest.mark.parametrize("text", ["30. juni", "29. februar 2024", "våren 2025", "sak 38/25", "28.–29. august"])
def test_a_date_of_the_calendar_is_not_told(text: str) -> None:
    assert list(impossible_date(evidence(_row(description=text), ADOPTED))) == []


def test_a_character_that_the_font_lacks_is_told_by_its_name() -> None:
    (finding,) = unprintable_character(evidence(_row(answer="ja 👍 👍"), ADOPTED))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.WARNING, Code.UNPRINTABLE_CHARACTER, "E2")
    assert finding.message.count("U+1F44D") == 1


@pytest.mark.parametrize("text", ["Æøå – «ja» § ½ €", "to\\nlinjer", "Møte i København"])
def test_a_character_that_the_font_has_is_not_told(text: str) -> None:
    assert list(unprintable_character(evidence(_row(description=text), ADOPTED, characters=CHARACTERS | {"€"}))) == []


def test_what_the_font_has_is_for_the_evidence_to_say() -> None:
    sheet = evidence(_row(description="Æ"), ADOPTED, characters=CHARACTERS - {"Æ"})
    assert [finding.at.cell for finding in unprintable_character(sheet)] == ["D2"]
