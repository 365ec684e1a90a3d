"""An item: all that the documents may say of a measure; and the words for it."""

from __future__ import annotations

import pytest

from pipeline.codes import Basis, DecisionCode, StatusCode
from pipeline.compose.parts import Item, items_of
from pipeline.labels import BASIS_LABELS, DECISION_LABELS, counted, decision_label, genitive
from tests.builders import decided

ADOPTED = """
    # Klima
    - Webinarer:
      - Om skog
    - Felles kart
"""


def _items(sheet: str) -> dict[str, Item]:
    return {item.text: item for item in items_of(decided(sheet, ADOPTED))}


def test_an_item_says_what_the_row_says() -> None:
    item = _items("""
        Tema  | Tiltak      | Status   | Beskrivelse | Bør videreføres? | Ansvarlig | Frist
        Klima | Felles kart | pågående | I mai       | Ja, gjerne       | Kari      |
    """)["Felles kart"]
    assert (item.heading, item.section, item.theme, item.under) == ("Klima", "Klima", None, None)
    assert (item.status, item.status_label, item.description) == (StatusCode.IN_PROGRESS, "Pågående", "I mai")
    assert (item.decision, item.words, item.reason) == (DecisionCode.CONTINUE, "Ja, gjerne", "gjerne")
    assert item.extra == (("Ansvarlig", "Kari"),)


def test_what_stands_in_the_status_cell_is_told_only_where_it_is_not_the_label() -> None:
    sheet = "Tema | Tiltak | Status\nKlima | Webinarer: | PÅGÅENDE\n | * Om skog | påbegynt"
    items = _items(sheet)
    assert (items["Webinarer:"].status_written, items["Om skog"].status_written) == (None, "påbegynt")


def test_a_point_says_what_it_stands_under_and_does_not_count() -> None:
    items = _items("Tema | Tiltak | Status\nKlima | Webinarer: | Pågående\n | * Om skog | Pågående")
    assert (items["Om skog"].under, items["Om skog"].counts) == ("Webinarer:", False)
    assert items["Webinarer:"].counts


def test_a_new_point_counts() -> None:
    items = _items("Tema | Tiltak | Status\nKlima | Webinarer: | Pågående\n | Nytt: Om hav |\n | * Om skog |")
    assert (items["Om hav"].under, items["Om hav"].counts) == ("Webinarer:", True)


def test_an_inherited_answer_is_the_groups_words_and_not_its_own() -> None:
    item = _items("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | Ja, gjerne\n | * Om skog |")["Om skog"]
    assert (item.words, item.reason, item.origin) == (None, "gjerne", "Webinarer:")


def test_a_reference_keeps_its_own_words_and_says_whose_answer_it_is() -> None:
    item = _items("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | Felles kart | se over")["Felles kart"]
    assert (item.words, item.origin) == ("se over", "Webinarer:")


def test_a_merger_says_with_what() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | Felles kart | slås sammen med den over"
    assert _items(sheet)["Felles kart"].target == "Webinarer:"


def test_what_nobody_reports_has_only_its_text() -> None:
    item = _items("Tema | Tiltak | Status\nKlima | Webinarer: | Pågående")["Felles kart"]
    assert (item.status_label, item.status_written, item.description, item.words, item.extra) == (
        "Ikke oppgitt",
        None,
        None,
        None,
        (),
    )


def test_every_decision_and_every_basis_has_words_of_its_own() -> None:
    assert set(DECISION_LABELS) == set(DecisionCode)
    assert len(set(DECISION_LABELS.values())) == len(DecisionCode)
    assert set(BASIS_LABELS) == set(Basis)
    assert len(set(BASIS_LABELS.values())) == len(Basis)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("I mai | nei, for dyrt", "I mai"),
        (" | Nei, det ble for dyrt", "«det ble for dyrt»"),
        (" | Ja, men mindre", None),
        (" | Hvis finansiering", None),
    ],
)
def test_what_is_not_carried_out_has_the_reason_of_the_description_or_of_the_answer_that_ends_it(
    row: str, why: str | None
) -> None:
    sheet = (
        f"Tema | Tiltak | Status | Beskrivelse | Bør videreføres?\nKlima | Felles kart | Blir ikke gjennomført | {row}"
    )
    assert _items(sheet)["Felles kart"].why_not == why


def test_another_organ_than_the_board_is_named_in_what_it_decides() -> None:
    assert decision_label(DecisionCode.CONSIDER, "representantskapet") == "Til representantskapets vurdering"
    assert decision_label(DecisionCode.CONTINUE, "rådet") == "Videreføres"


@pytest.mark.parametrize(("number", "words"), [(0, "ingen"), (1, "ett"), (7, "sju"), (12, "tolv"), (13, "13")])
def test_numbers_are_words_up_to_twelve(number: int, words: str) -> None:
    assert counted(number) == words


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("Osloregionen", "Osloregionens"),
        ("Follorådet AS", "Follorådet AS’"),
        ("Rådet for Moss", "Rådet for Moss’"),
        ("KS", "KS’"),
    ],
)
def test_a_name_is_made_an_owner(name: str, owner: str) -> None:
    assert genitive(name) == owner


def test_a_status_that_is_the_description_too_is_written_once() -> None:
    item = _items("Tema | Tiltak | Status | Videreføres?\nKlima | Felles kart | Gjennomført i mai | Ja")["Felles kart"]
    assert (item.status_written, item.description) == (None, "Gjennomført i mai")
