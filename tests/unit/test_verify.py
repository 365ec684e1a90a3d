"""Reading the finished documents back."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.compose.draft import compose_draft
from pipeline.compose.status_report import compose_status_report
from pipeline.verify import Expected, comparable, expected_of_draft, expected_of_report, first_missing
from tests.builders import decided

KART = ("Felles kart", "Pågående", "Videreføres")
BUSS = ("Nattbuss", "Gjennomført", "Videreføres ikke")
TABLE = Expected(rows=(KART, BUSS))


def test_a_document_that_holds_every_row_in_order_misses_nothing() -> None:
    assert (
        first_missing(["Status\nFelles kart\nPågående\nVidereføres", "Nattbuss Gjennomført\tVidereføres ikke"], TABLE)
        is None
    )


def test_a_missing_row_is_named() -> None:
    assert first_missing(["Felles kart Pågående Videreføres"], TABLE) in BUSS


@pytest.mark.parametrize(
    ("document", "missing"),
    [
        ("Felles kart Videreføres Nattbuss Gjennomført Videreføres ikke", "Pågående"),
        ("Felles kart Pågående Nattbuss Gjennomført Videreføres ikke", "Videreføres"),
        ("Pågående Videreføres Nattbuss Gjennomført Videreføres ikke", "Felles kart"),
    ],
)
def test_a_missing_part_of_a_row_is_named(document: str, missing: str) -> None:
    assert first_missing([document], TABLE) == missing


@pytest.mark.parametrize(
    "document",
    [
        "Nattbuss Gjennomført Videreføres ikke Felles kart Pågående Videreføres",
        "Felles kart Gjennomført Videreføres Nattbuss Pågående Videreføres ikke",
        "Pågående Felles kart Videreføres Nattbuss Gjennomført Videreføres ikke",
    ],
)
def test_rows_in_another_order_are_not_all_there(document: str) -> None:
    assert first_missing([document], TABLE) is not None


def test_a_mention_before_the_table_does_not_count_for_the_row() -> None:
    document = "Gjennomført: Nattbuss. Felles kart Pågående Videreføres Nattbuss Videreføres ikke"
    assert first_missing([document], TABLE) is not None


def test_an_empty_document_misses_the_last_part_of_the_table() -> None:
    assert first_missing([], TABLE) == "Videreføres ikke"


def test_a_row_may_run_over_a_page() -> None:
    assert (
        first_missing(["Felles kart Pågåen", "de Videreføres Nattbuss Gjennomført Videre", "føres ikke"], TABLE) is None
    )


@pytest.mark.parametrize(
    "printed",
    ["Samordning av klima- og energi-\nprosjekter", "Samord\u00adning av klima-\u00a0og energi\u00adprosjekter"],
)
def test_hyphens_and_breaks_of_lines_make_no_difference(printed: str) -> None:
    expected = Expected(rows=(("Samordning av klima- og energiprosjekter", "Pågående", "Videreføres"),))
    assert first_missing([f"{printed} Pågående Videreføres"], expected) is None


def test_letters_that_are_put_together_are_the_same_letters() -> None:
    assert (
        first_missing(["A\u030asen Pågående Videreføres"], Expected(rows=(("Åsen", "Pågående", "Videreføres"),)))
        is None
    )


def test_capitals_make_a_difference() -> None:
    assert first_missing(["FELLES KART Pågående Videreføres"], Expected(rows=(KART,))) == "Felles kart"


def test_the_parts_before_the_table_are_looked_for_in_their_order() -> None:
    expected = Expected(rows=(), lists=(("Felles kart", "Nattbuss"),))
    assert first_missing(["Felles kart og Nattbuss"], expected) is None
    assert first_missing(["Nattbuss og Felles kart"], expected) == "Nattbuss"
    assert first_missing(["Felles kart"], expected) == "Nattbuss"


def test_a_text_that_a_part_has_twice_must_stand_twice() -> None:
    expected = Expected(rows=(), lists=(("Nattbuss", "Nattbuss"),))
    assert first_missing(["Nattbuss"], expected) == "Nattbuss"
    assert first_missing(["Nattbuss, Nattbuss"], expected) is None


def test_a_part_that_stands_only_in_the_table_is_missing() -> None:
    expected = Expected(rows=(KART, BUSS), lists=(("Nattbuss",),))
    assert first_missing(["Utgår: Nattbuss. ", " ".join((*KART, *BUSS))], expected) is None
    assert first_missing([" ".join((*KART, *BUSS))], expected) == "Nattbuss"


@pytest.mark.parametrize("lost", ["begynnelsen", "slutten"])
def test_of_a_very_long_text_both_ends_must_be_there(lost: str) -> None:
    text = f"begynnelsen {'og mer ' * 300}slutten"
    expected = Expected(rows=((text, "Pågående", "Videreføres"),))
    assert first_missing([f"{text} Pågående Videreføres"], expected) is None
    assert first_missing([f"{text.replace(lost, '')} Pågående Videreføres"], expected) == text


WORDS = st.text(st.sampled_from("abcæøå"), min_size=1, max_size=4)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6))
def test_what_is_printed_in_order_is_always_found(rows: list[tuple[str, str, str]]) -> None:
    pages = ["\n".join(part for row in rows for part in row)]
    assert first_missing(pages, Expected(rows=tuple(rows))) is None


ADOPTED = "# Klima\n- Felles kart\n- Turkart\n- Nattbuss"
REPORTED = """
    Tema  | Tiltak        | Status                | Bør videreføres?
    Klima | Felles kart   | Pågående              | ja
          | Turkart       | Blir ikke gjennomført | Bør vurderes
          | Nattbuss      |                       | nei
          | Nytt: Bilkart | Gjennomført           |
"""


def test_the_report_must_hold_every_measure_with_its_status_and_its_decision() -> None:
    expected = expected_of_report(compose_status_report(decided(REPORTED, ADOPTED)))
    assert expected.rows == (
        ("Felles kart", "Pågående", "Videreføres"),
        ("Turkart", "Blir ikke gjennomført", "Til styrets vurdering"),
        ("Nattbuss", "Ikke oppgitt", "Videreføres ikke"),
        ("Bilkart", "Gjennomført", "Må avklares"),
    )


def test_the_report_must_hold_its_lists() -> None:
    expected = expected_of_report(compose_status_report(decided(REPORTED, ADOPTED)))
    assert {("Turkart",), ("Bilkart",)} <= set(expected.lists)


def test_the_draft_must_hold_every_measure_and_its_parts() -> None:
    expected = expected_of_draft(compose_draft(decided(REPORTED, ADOPTED)))
    assert [row[0] for row in expected.rows] == ["Felles kart", "Turkart", "Nattbuss", "Bilkart"]
    assert {("Felles kart",), ("Turkart",), ("Nattbuss",), ("Bilkart",)} <= set(expected.lists)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("\u00b5g", "\u03bcg"),
        ("\u2206T", "\u0394T"),
        ("e\u2011kurs og e-kurs", "e-kurs og e\u2010kurs"),
        ("A\u030asen", "\u00c5sen"),
        ("a\u0327\u0315", "a\u0327"),
    ],
    ids=["micro", "delta", "hyphens", "ring", "accents that no letter has"],
)
def test_characters_that_a_pdf_cannot_tell_apart_are_the_same(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_letters_digits_and_dashes_are_not_the_same() -> None:
    texts = ["Åsen", "Asen", "3 – 1", "3 − 1", "3 1", "½", "1"]
    assert len({comparable(text) for text in texts}) == len(texts)
