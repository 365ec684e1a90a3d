"""What is said in a group's workbook, and that it is known again whatever stands around it."""

from __future__ import annotations

import pytest

from pipeline.annotations import SIGN, annotation_of, is_ours, line, own_parts, position, remark, title
from pipeline.findings import Code, Finding, Location, error, note, warning
from tests.builders import plain_sheet

STATUS = Location(file="status.xlsx", sheet="Status", cell="C9")
UNKNOWN = error(Code.UNKNOWN_STATUS, STATUS, "«blå» er ikke en kjent status.", "mente du «Pågående»?")
TYPO = note(Code.SUSPECTED_TYPO, STATUS, "«kraven» er ikke i ordlisten.")


def _without_ours(text: str) -> str:
    for start, end in reversed(own_parts(text)):
        text = text[:start] + text[end:]
    return text


def test_a_remark_says_how_grave_it_is_what_it_is_and_what_to_do() -> None:
    assert remark([UNKNOWN]) == (
        "Handlingsprogram:\nFeil: «blå» er ikke en kjent status.\n→ Mente du «Pågående»?"
    )  # fmt: skip


def test_a_finding_without_advice_of_its_own_gets_that_of_its_rule() -> None:
    assert remark([TYPO]).splitlines()[2].startswith("→ Rett ordet hvis det er feilskrevet.")


def test_several_findings_make_one_remark() -> None:
    assert [said[0] for said in remark([UNKNOWN, TYPO]).splitlines()] == ["H", "F", "→", "M", "→"]


@pytest.mark.parametrize("own", ["", "Kari: stemmer dette?", "Kari:\n\nHandlingsprogram: les det!", "a\n", " "])
def test_ours_is_found_and_taken_out_of_a_groups_comment_and_theirs_is_left(own: str) -> None:
    ours = remark([UNKNOWN, TYPO])
    assert _without_ours(f"{own}\n\n{ours}" if own else ours) == own


def test_ours_is_known_in_what_older_programs_see_of_a_thread() -> None:
    told = remark([UNKNOWN]).replace("\n", "\n    ")
    assert _without_ours(f"Kommentar:\n    Er det blått?\nSvar:\n    {told}") == "Kommentar:\n    Er det blått?\nSvar:"


def test_what_a_group_writes_under_ours_is_left() -> None:
    assert _without_ours(f"Kari: hm\n\n{remark([UNKNOWN])}\nKari: det er rettet") == "Kari: hm\nKari: det er rettet"


@pytest.mark.parametrize("end", ["\r\n", "_x000D_\n"])
def test_ours_is_known_with_the_line_ends_of_another_program(end: str) -> None:
    assert _without_ours(f"Kari\n\n{remark([UNKNOWN])}".replace("\n", end)) == "Kari"


def test_a_groups_own_words_about_the_programme_are_not_taken_for_ours() -> None:
    assert own_parts("Handlingsprogram:\nvi må spørre styret\nFeil: nei") == ()


def test_the_worst_comes_first_and_then_sheet_row_and_column() -> None:
    def at(cell: str, sheet: str = "Status") -> Location:
        return Location(file="status.xlsx", sheet=sheet, cell=cell)

    def said(found: Finding) -> str | None:
        return found.at.cell

    found = [
        note(Code.REWORDED, at("B2"), "x"),
        warning(Code.MISSING_STATUS, at("C10"), "x"),
        warning(Code.MISSING_ANSWER, at("AA9"), "x"),
        warning(Code.MISSING_STATUS, at("C9"), "x"),
        error(Code.UNKNOWN_STATUS, at("C40"), "x"),
        warning(Code.MISSING_STATUS, Location(file="annet.xlsx", sheet="Status", cell="C1"), "x"),
    ]
    annotation = annotation_of("status.xlsx", found)
    assert [*map(said, annotation.findings)] == ["C40", "C9", "AA9", "C10", "B2"]
    assert title(annotation) == "Funn i status.xlsx: 1 feil, 3 advarsler, 1 merknad"


def test_a_line_has_a_text_for_each_column_on_one_line_with_nothing_that_xml_cannot_hold() -> None:
    found = error(Code.FORMULA_WITHOUT_VALUE, STATUS, "=cmd|'x'!A1\n\x07pip", None)
    assert line(found)[:4] == ("Feil", "Status", "C9", "=cmd|'x'!A1 □pip")


@pytest.mark.parametrize(("cell", "place"), [("A1", (1, 1)), ("C41", (41, 3)), ("$AA$9", (9, 27))])
def test_a_cells_name_is_read_as_row_and_column(cell: str, place: tuple[int, int]) -> None:
    assert position(cell) == place


def test_our_sheet_is_known_by_its_sign_and_not_by_its_name() -> None:
    assert is_ours(plain_sheet([["Funn i status.xlsx"], [f" {SIGN}"]], name="Ark7"))
    assert not is_ours(plain_sheet([["Funn i status.xlsx"], ["Gruppens egne funn"]], name="Funn"))
