"""A workbook that lies in the folder twice is told of once, and not row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.checks import Evidence
from pipeline.checks.of_duplicates import duplicate_measure
from pipeline.decide import decide
from pipeline.findings import Severity
from pipeline.match import match
from pipeline.merge import merge
from tests.builders import CHARACTERS, edition, programme, status_sheet

if TYPE_CHECKING:
    from pipeline.findings import Finding

ADOPTED = programme("# Klima\n- Felles kart\n- Naturregnskap\n- Sykkelveier\n- Nattbuss")
SENT = "Tema | Tiltak | Status\nKlima | |\n | Felles kart | blå\n | Naturregnskap | Pågående\n | Sykkelveier | Pågående"


def _found(**books: str) -> list[Finding]:
    sheets = [status_sheet(text, ADOPTED, file=f"{name}.xlsx") for name, text in books.items()]
    pairs = match(sheets, ADOPTED)
    measures = decide(merge(ADOPTED, pairs), 2026)
    year = Evidence(
        edition=edition(), programme=ADOPTED, sheets=sheets, match=pairs, measures=measures, characters=CHARACTERS
    )
    return list(duplicate_measure(year))


def test_a_workbook_beside_its_corrected_copy_is_one_error_that_names_both() -> None:
    (found,) = _found(klima=SENT, klima_rettet=SENT.replace("blå", "Gjennomført"))
    assert (found.severity, found.at.file, found.at.cell) == (Severity.ERROR, "klima_rettet.xlsx", None)
    assert found.message == "Arbeidsboken har de samme tiltakene som klima.xlsx, med noe annet i dem."
    assert "rettet sist" in (found.hint or "")


def test_a_workbook_beside_the_same_one_is_a_warning() -> None:
    (found,) = _found(klima=SENT, kopi=SENT)
    assert (found.severity, found.message) == (
        Severity.WARNING,
        "Arbeidsboken har de samme tiltakene som klima.xlsx.",
    )


def test_two_workbooks_that_share_a_row_or_two_are_told_of_row_by_row() -> None:
    other = "Tema | Tiltak | Status\nKlima | |\n | Felles kart | blå\n | Nattbuss | Pågående"
    assert [finding.at.cell for finding in _found(klima=SENT, buss=other)] == ["B3"]


def test_a_new_row_that_two_workbooks_have_is_told_of_at_the_second() -> None:
    new = "Tema | Tiltak | Status\nKlima | Nytt: Elsykler | Pågående"
    (same,) = _found(klima=new, buss=new)
    assert (same.severity, same.at.file, same.at.cell) == (Severity.WARNING, "buss.xlsx", "B2")
    assert same.message == "«Elsykler» står også på rad 2 i klima.xlsx, arket «Status 2025»."
    (other,) = _found(klima=new, buss=new.replace("Pågående", "Gjennomført"))
    assert other.severity is Severity.ERROR


def test_new_rows_count_when_a_workbook_is_held_against_its_copy() -> None:
    added = f"{SENT}\n | Nytt: Elsykler | Pågående\n | Nytt: Havnekart | Pågående"
    (found,) = _found(klima=added, kopi=added)
    assert found.message == "Arbeidsboken har de samme tiltakene som klima.xlsx."
