"""Cues set against each other."""

from __future__ import annotations

import pytest

from pipeline.cues import CuedAnswer, find_cues


def _cued(text: str) -> CuedAnswer:
    return CuedAnswer(text=text, next_year=2026, cues=find_cues(text))


def _names(text: str) -> list[str]:
    return [cue.name for cue in find_cues(text)]


@pytest.mark.parametrize(
    "text", ["ikke videreføres", "videreføres ikke", "ikke lenger videreføres", "ikkje vidareførast"]
)
def test_going_on_is_turned_by_a_negation(text: str) -> None:
    assert _names(text) == ["stop"]


@pytest.mark.parametrize("text", ["ikke legges ned", "avsluttes ikke", "ikke slås sammen"])
def test_ending_and_merging_are_turned_by_a_negation(text: str) -> None:
    assert _names(text) == ["go_on"]


def test_a_turned_cue_covers_the_negation_too() -> None:
    (cue,) = find_cues("Bør ikke videreføres nå")
    assert (cue.start, cue.end) == (len("Bør "), len("Bør ikke videreføres"))


@pytest.mark.parametrize("text", ["ikke klar. Videreføres", "ikke nå; videreføres", "ikke klar\nVidereføres"])
def test_a_negation_does_not_reach_into_the_next_sentence(text: str) -> None:
    assert _names(text) == ["negation", "go_on"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("vurdere nedleggelse", "consider"),
        ("vurdere å slå sammen", "consider"),
        ("kanskje videreføres", "hedge"),
        ("usikkert om det skal endres", "hedge"),
    ],
)
def test_what_is_doubted_is_left_to_the_doubt(text: str, doubt: str) -> None:
    assert _names(text) == [doubt]


def test_a_doubt_in_the_sentence_before_doubts_nothing() -> None:
    assert _names("Kanskje. Avsluttes") == ["hedge", "stop"]


@pytest.mark.parametrize(
    ("text", "lead"), [("Ja, takk", "yes"), ("- nei", "no"), ("Kommunen ønsker ja", None), ("", None)]
)
def test_an_answer_is_led_by_what_it_begins_with(text: str, lead: str | None) -> None:
    assert _cued(text).lead == lead


def test_the_first_cue_that_carries_is_not_yes_or_but() -> None:
    assert _cued("Ja, men hvis vi endrer").first == "condition"


def test_an_answer_without_cues_carries_nothing() -> None:
    assert (_cued("Kari").first, _cued("Kari").lead, _cued("Kari").period_end) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "end", "over"),
    [
        ("Prosjektperioden er 2024-25", 2025, True),
        ("Prosjektperioden er 2025-26", 2026, False),
        ("Prosjektperioden er lang", None, False),
        ("Vedtatt i 2024", None, False),
    ],
)
def test_a_period_ends_with_its_last_year(text: str, end: int | None, over: bool) -> None:  # noqa: FBT001
    assert (_cued(text).period_end, _cued(text).over) == (end, over)


def test_the_day_that_a_period_ends_on_is_no_year() -> None:
    assert _cued("Prosjektperioden er 1.1.2023–31.12.2025").period_end == 2025
