"""Which words of a text are questioned, and what they were meant as."""

from __future__ import annotations

import pytest

from pipeline.spelling import Suspect, names, suggestion, suspects, words_by_sentence
from tests.builders import lexicon

LISTS = lexicon(
    bokmaal="""
        ikke kanskje sammen helt lenger legere:lege viktig viking kommunikasjon kommunikasjonen:kommunikasjon
        operasjonelt:operasjonell ressurs utfordringer:utfordring vann område koordinator blir med oppfølging
        planen:plan kommune belyst:belyse vil møte sommeren:sommer sommer videreføres:videreføre vider:vid føres:føre
        sjø rett nett næring utvikling og vikinger:viking avsluttes:avslutte Marie budsjett
    """,
    nynorsk="ikkje møte ressurs utfordring vann område koordinator kommunikasjon plan næring vil",
)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sammmen", "sammen"),
        ("hellt", "helt"),
        ("komunikasjonen", "kommunikasjonen"),
        ("somren", None),  # «sommeren» is two slips away
        ("sommren", "sommeren"),
        ("vikitg", "viktig"),
        ("lengere", "lenger"),  # of two as likely, the one with the slip nearer the end
        ("operasjonlet", "operasjonelt"),
        ("kasskje", "kanskje"),
        ("ressurutfordringer", "ressursutfordringer"),
        ("vannområdekordinator", "vannområdekoordinator"),
        ("blirmed", "blir med"),
        ("ognæring", "og næring"),
    ],
)
def test_a_misspelt_word_gets_the_likeliest_word(word: str, meant: str | None) -> None:
    assert suggestion(word, LISTS) == meant


@pytest.mark.parametrize("word", ["sammen", "kommunikasjonsplanen", "geohub", "ikke", "webinar"])
def test_a_right_word_and_one_that_nothing_is_near_get_none(word: str) -> None:
    assert suggestion(word, LISTS) is None


@pytest.mark.parametrize("word", ["bolyst", "viken", "koks"])
def test_a_short_word_is_like_too_many(word: str) -> None:
    assert suggestion(word, LISTS) is None


def test_a_word_that_the_year_uses_comes_first() -> None:
    assert suggestion("vikingen", LISTS, frozenset({"vikinger"})) == "vikinger"


def test_a_loosely_put_together_word_is_questioned_only_for_one_that_the_year_uses() -> None:
    assert suggestion("viderføres", LISTS) is None
    assert suggestion("viderføres", LISTS, frozenset({"videreføres"})) == "videreføres"


def _found(text: str, familiar: str = "") -> list[str]:
    return [one.word for one in suspects(text, LISTS, frozenset(familiar.split()))]


def test_a_suspect_is_given_once_with_what_it_was_meant_as() -> None:
    text = "Vi vil kasskje, kasskje ikke"
    assert list(suspects(text, LISTS, frozenset())) == [Suspect(word="kasskje", meant="kanskje")]


@pytest.mark.parametrize(
    "text",
    [
        "Møte med Kasskje i mai",  # a name
        "Kasskje i mai",  # may be one
        "KASSKJE",
        "KasSkje",
        "kasskje2",
        "post@kasskje.no",
        "kasskje.no",
        "kasskj., se over",  # cut short
        "kasskj. i mai",
        "",
    ],
)
def test_names_short_forms_and_signs_are_not_questioned(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    "text", ["møte, kasskje.", "(kasskje)", "«kasskje»", "møte/kasskje", "møte–kasskje", "kasskje: møte"]
)
def test_a_word_is_found_between_signs(text: str) -> None:
    assert _found(text) == ["kasskje"]


def test_the_parts_of_a_word_with_a_hyphen_are_judged_each() -> None:
    assert _found("kommunikasjons- og komunikasjonsplanen") == ["komunikasjonsplanen"]
    assert _found("komunikasjon-møte") == ["komunikasjon"]


def test_a_word_with_the_capital_of_a_sentence_is_questioned_for_a_word_that_the_year_uses() -> None:
    assert _found("Avluttes i mai") == []
    assert list(suspects("Avluttes i mai", LISTS, frozenset({"avsluttes"}))) == [
        Suspect(word="Avluttes", meant="Avsluttes")
    ]


def test_a_text_in_nynorsk_is_left_alone() -> None:
    assert _found("ikkje møte, kasskje") == []
    assert _found("ikke møte, kasskje") == ["kasskje"]


def test_a_text_in_another_language_is_left_alone() -> None:
    words = "kasskje sammmen operasjonlet vikitg hellt komunikasjon opfølging lengere"
    assert _found(words) == []
    assert len(_found(f"{words} kommune kanskje viktig utvikling næring område ressurs sommer")) == len(words.split())


def test_what_is_too_long_for_a_word_is_not_looked_at() -> None:
    assert _found("kasskje" * 5000) == []


def test_a_word_is_given_with_its_sentence() -> None:
    assert list(words_by_sentence("Møte i mai.\nNytt  møte")) == [
        ("møte", "møte i mai"),
        ("i", "møte i mai"),
        ("mai", "møte i mai"),
        ("nytt", "nytt møte"),
        ("møte", "nytt møte"),
    ]


def test_names_are_the_words_with_a_capital_within_a_sentence() -> None:
    assert list(names("Møte med Bærum og NVE. Asker kommer: Lier også\n- Skien")) == ["bærum", "nve"]
