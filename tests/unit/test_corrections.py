"""[[corrections]]: texts that are read otherwise than they stand."""

from __future__ import annotations

import pytest

from pipeline.corrections import Corrected, Correcting, unused_correction
from pipeline.findings import Code, Location
from pipeline.settings import Correction
from tests.builders import document, sheet

SHEET = sheet("Tiltak | Status | Beskrivelse\nFelles kart | Gjenomført | arr i mai, arrangement i juni, arr i juli")


def _correction(old: str, new: str, cell: str | None = None) -> Correction:
    return Correction.model_validate({"from": old, "to": new, "cell": cell})


def _row(*corrections: Correction) -> tuple[list[str], list[Corrected]]:
    correcting = Correcting(corrections)
    return [cell.text for cell in correcting.sheet(SHEET).rows[1]], correcting.made


def test_a_correction_without_a_cell_is_made_in_every_text_but_not_within_a_word() -> None:
    texts, _ = _row(_correction("arr", "arrangement"))
    assert texts[2] == "arrangement i mai, arrangement i juni, arrangement i juli"


@pytest.mark.parametrize("cell", ["B2", "b2", "Status 2025!B2", "status.xlsx!Status 2025!B2"])
def test_a_correction_with_a_cell_is_made_there_however_much_of_its_name_is_given(cell: str) -> None:
    assert _row(_correction("Gjenomført", "Gjennomført", cell))[0][1] == "Gjennomført"


@pytest.mark.parametrize("cell", ["B1", "2", "AB2", "annen.xlsx!Status 2025!B2"])
def test_a_correction_for_another_cell_is_not_made(cell: str) -> None:
    correction = _correction("Gjenomført", "Gjennomført", cell)
    texts, made = _row(correction)
    (finding,) = unused_correction([correction], made)
    assert (texts[1], finding.code) == ("Gjenomført", Code.UNUSED_CORRECTION)
    assert cell in finding.message


def test_what_was_corrected_is_told_with_its_place_and_both_texts() -> None:
    correction = _correction("Gjenomført", "Gjennomført")
    _, made = _row(correction)
    at = Location(file="status.xlsx", sheet="Status 2025", cell="B2")
    assert made == [Corrected(at=at, correction=correction, before="Gjenomført", after="Gjennomført")]
    assert list(unused_correction([correction], made)) == []


def test_white_space_and_punctuation_may_stand_in_a_correction() -> None:
    raw = sheet("Tiltak | Status\nKart, Vurdere\u00a0f.eks :  bok | ja")
    correcting = Correcting([_correction(", Vurdere f.eks :", ". Vurdere for eksempel:")])
    assert correcting.sheet(raw).rows[1][0].text == "Kart. Vurdere for eksempel:  bok"


def test_the_programme_is_corrected_too() -> None:
    paragraphs = document("# Kokurransekraft\n- Felles kart")
    corrected = Correcting([_correction("Kokurransekraft", "Konkurransekraft")]).paragraphs("p.docx", paragraphs)
    assert corrected[0].text == "Konkurransekraft"
