"""How alike two wordings of a measure are."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.wording import SIMILAR, compare

REWORDED = [
    ("Kart over sykkelveier i kommunene", "Kart over sykkelveiene i kommunene"),
    ("Kart over sykkelveier i kommunene", "KART over sykkelveier, i kommunene."),
    ("Kart over sykkelveier i kommunene", "Kart over sykkelveier og turstier i kommunene"),
    ("Kart over sykkelveier i kommunene", "Sykkelveier i kommunene"),
    ("Kart over sykkelveier i kommunene", "Kart over sykkelvieer i kommunene"),
    ("Rekruttere barnevernspedagoger", "Rekruttering av barnevernspedagoger"),
    ("Fortsette oppfølgingen av TeamOslo", "Fortsette oppfølgingen av Team Oslo"),
    ("Oppfølging av straumutfall", "Oppfølging av strømutfall"),
    ("Samarbeid med Oslo kommune om kart", "Kart om samarbeid med Oslo kommune"),
    ("Gjennomføre fase II av Klimasats", "Gjennomføre fase II av Klimasats, med veileder"),
]
ANOTHER = [
    ("Kart over sykkelveier i kommunene", "Kart over turstier i kommunene"),
    ("Gjennomføre fase I av Klimasats", "Gjennomføre fase II av Klimasats"),
    ("Gjennomføre fase 1 av Klimasats", "Gjennomføre fase 2 av Klimasats"),
    ("Rekruttere til barnevern i kommunene", "Rekruttere til barnehage i kommunene"),
    ("Arrangere møte om Oslofjorden 2025", "Arrangere møte om Oslofjorden 2026"),
    ("Nattbuss på Romerike", "Nattbuss på Ringerike"),
    ("Kollektivtrafikk og bil", "Kollektivtrafikk og sykkel"),
]


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_words_left_out_or_put_in_or_inflected_are_a_rewording(one: str, other: str) -> None:
    assert compare(one, other).likeness >= SIMILAR
    assert not compare(one, other).is_near_miss


@pytest.mark.parametrize(("one", "other"), ANOTHER)
def test_a_word_in_the_place_of_another_makes_another_measure(one: str, other: str) -> None:
    assert compare(one, other).likeness < SIMILAR
    assert compare(one, other).is_near_miss


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Havnekart", "Flere nattbusser på Romerike"),
        ("Arrangere seminarer", "Arrangere konferanse om kraft"),
        ("Utarbeide veileder", "Utarbeide strategi"),
        ("", "Felles kart"),
        ("", ""),
    ],
)
def test_texts_that_share_nothing_telling_are_neither(one: str, other: str) -> None:
    assert compare(one, other).likeness < SIMILAR
    assert not compare(one, other).is_near_miss


def test_a_rewording_is_less_alike_the_more_is_put_in() -> None:
    adopted = "Kart over sykkelveier i kommunene"
    little, much = (
        compare(adopted, f"{adopted} {more}").likeness for more in ("og turstier", "og turstier, bruer, stasjoner")
    )
    assert 1 > little > much


def test_what_each_has_alone_can_be_named() -> None:
    found = compare("Kart over sykkelveier i kommunene", "Kart over turstier i kommunene")
    assert (found.one_alone, found.other_alone) == (("sykkelveier",), ("turstier",))


WORDS = st.lists(
    st.sampled_from(
        ["felles", "sykkelveier", "sykkelvei", "kart", "i", "fase", "2", "3", "team", "oslo", "teamoslo", "å"]
    ),
    max_size=6,
)


@given(WORDS, WORDS)
def test_likeness_is_from_0_to_1_and_near_misses_are_never_rewordings(one: list[str], other: list[str]) -> None:
    found = compare(" ".join(one), " ".join(other))
    assert 0 <= found.likeness <= 1
    assert not (found.is_near_miss and found.likeness >= SIMILAR)


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0 <= compare(one, other).likeness <= 1


@given(st.permutations(["kartlegge", "sykkelveier", "stasjoner", "kommunene"]))
def test_the_order_of_the_words_makes_no_difference(words: list[str]) -> None:
    assert compare(" ".join(words), "kartlegge sykkelveier stasjoner kommunene").likeness == 1
