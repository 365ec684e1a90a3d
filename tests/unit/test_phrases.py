from __future__ import annotations

import pytest

from pipeline.phrases import Phrases


def _found(phrases: list[str], text: str) -> list[str]:
    return [match[0] for match in Phrases(phrases).find_all(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("avslutt+", "Tiltaket avsluttes nå", ["avsluttes"]),
        ("avslutt+", "avslutningen", []),
        ("usikker*", "Usikkerheten er stor, usikkert", ["Usikkerheten", "usikkert"]),
        ("slå|slås sammen|saman", "bør slås saman med", ["slås saman"]),
        ("slå ~ sammen", "slå begge tiltakene sammen", ["slå begge tiltakene sammen"]),
        ("slå ~ sammen", "slå alle de fire tiltakene sammen", []),
        ("*søknaden", "Enova-søknaden og nysøknaden", ["Enova-søknaden", "nysøknaden"]),
        ("viktig$", "Dette er viktig.", ["viktig."]),
        ("viktig$", "viktig for oss", []),
        ("ja", "Ja-siden, sa ja", ["ja"]),
        ("ja", "nei-ja", []),
        ("co2-nøytral*", "Skal bli CO2-nøytrale i 2030", ["CO2-nøytrale"]),
        ("+", "++", ["+", "+"]),
        ("år 1|2 av", "Dette er år 2 av fire", ["år 2 av"]),
    ],
)
def test_a_phrase_is_found_as_the_vocabulary_writes_it(phrase: str, text: str, found: list[str]) -> None:
    assert _found([phrase], text) == found


def test_of_two_that_begin_at_one_place_the_longer_phrase_holds() -> None:
    assert _found(["ikke", "ikke før", "før neste"], "ikke før neste år") == ["ikke før"]


def test_what_stands_behind_a_match_is_found_and_nothing_within_it() -> None:
    assert _found(["ja takk", "takk", "ja"], "ja takk, takk og ja") == ["ja takk", "takk", "ja"]


def test_signs_come_after_words_and_may_stand_within_a_word() -> None:
    assert _found(["?", "hva"], "hva?nei?") == ["hva", "?", "?"]


def test_a_text_is_wholly_a_phrase_or_begins_with_one() -> None:
    phrases = Phrases(["ja", "ja takk"])
    assert phrases.is_wholly("Ja takk")
    assert not phrases.is_wholly("ja takk!")
    assert phrases.end_at("jo, ja takk", 4) == 11
    assert phrases.end_at("jo, ja", 0) is None
    assert not phrases.stands_in("jajaja")
