"""What is known of a word, by the lists and by how words are put together."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon, Standing
from tests.builders import lexicon

LISTS = lexicon(
    bokmaal="""
        kommune kommuner:kommune kapasitet ressurs utfordringer:utfordring behov barn hage sjø tiltak by saken:sak
        dag:dag dagen:dag landbruk bro:bro operasjon let:lite trafikk kork vide vider:vide føres:føre flere:mange
        plan arbeid nett enkelt flerårig Oslo hvis
    """,
    nynorsk="ikkje kommune arbeid plan",
    english="trainee workshop",
    own="ekom",
)


@pytest.mark.parametrize(
    "word",
    [
        "kommune",  # a base form
        "kommuner",
        "ikkje",  # nynorsk is as right
        "oslo",  # listed with a capital
        "workshop",
        "ekom",
        "kommunes",  # a genitive
        "kommunar",  # nynorsk has more forms than its list
        "fleirårig",
    ],
)
def test_a_word_of_the_lists_is_right(word: str) -> None:
    assert LISTS.standing(word) is Standing.RIGHT


@pytest.mark.parametrize(
    "word",
    [
        "ressursutfordringer",
        "kapasitetsbehov",  # joined by s
        "barnehage",  # joined by e
        "kommuneplanarbeid",  # three words
        "sjøtiltak",
        "bysaken",  # one of the few short words that begin others
        "landbruksdag",  # a short noun ends it
        "hovedtiltak",
        "ekomtiltak",  # the office's own word begins it
    ],
)
def test_a_word_put_together_of_listed_ones_is_right(word: str) -> None:
    assert LISTS.standing(word) is Standing.RIGHT


@pytest.mark.parametrize(
    "word",
    [
        "viderføres",  # «vider» is a form of «vid», and begins no word
        "sjønett",  # two short words
        "trafikkork",  # one k for three
        "traineetiltak",
    ],
)
def test_a_word_put_together_as_few_are_is_loose(word: str) -> None:
    assert LISTS.standing(word) is Standing.LOOSE


@pytest.mark.parametrize("word", ["operasjonlet", "ressurutfordringer", "hviss", "komune", "xyzzy"])
def test_a_word_of_no_list_is_unknown(word: str) -> None:
    assert LISTS.standing(word) is Standing.UNKNOWN


def test_what_the_office_writes_is_listed() -> None:
    assert LISTS.is_listed("ekom")
    assert not LISTS.is_listed("geohub")


def test_a_word_is_common_where_both_languages_have_it() -> None:
    assert LISTS.is_common("kommuner")
    assert not LISTS.is_common("kapasitet")


def test_an_empty_lexicon_knows_nothing() -> None:
    empty = Lexicon(bokmaal={}, nynorsk={}, english={})
    assert empty.standing("kommune") is Standing.UNKNOWN
