"""The clauses of an answer: negations bound, doubts heard, reasons left alone."""

from __future__ import annotations

import pytest

from pipeline.clauses import Role, clauses_of


def _acts(text: str) -> list[str]:
    return [act.name for clause in clauses_of(text) for act in clause.acts]


def _roles(text: str) -> list[Role]:
    return [clause.role for clause in clauses_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "ikke videreføres",
        "videreføres ikke",
        "ikke lenger videreføres",
        "ikkje vidareførast",
        "kan ikke tilrå videreføring",
        "ser ikke behov for videreføring",
    ],
)
def test_going_on_is_turned_by_a_negation(text: str) -> None:
    assert _acts(text) == ["stop"]


@pytest.mark.parametrize(
    "text",
    [
        "ikke legges ned",
        "avsluttes ikke",
        "ikke slås sammen",
        "Ikke aktuelt å stoppe dette",
        "legg ikke ned dette",
        "uten endringer",
    ],
)
def test_ending_and_merging_are_turned_by_a_negation(text: str) -> None:
    assert _acts(text) == ["go_on"]


@pytest.mark.parametrize("text", ["ingen grunn til å ikke fortsette", "kan ikke ikke videreføres"])
def test_two_negations_are_none(text: str) -> None:
    assert _acts(text) == ["go_on"]


@pytest.mark.parametrize(
    "text", ["ikke klar. Videreføres", "ikke nå; videreføres", "ikke klar\nVidereføres", "ikke klar, videreføres"]
)
def test_a_negation_does_not_reach_into_the_next_clause(text: str) -> None:
    assert _acts(text) == ["go_on"]


def test_a_negation_with_its_own_noun_stops_by_itself() -> None:
    assert _acts("Ikke behov") == ["stop"]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("vurdere nedleggelse", "consider"),
        ("vurdere å slå sammen", "consider"),
        ("kanskje videreføres", "hedge"),
        ("nedleggelse må drøftes", "consider"),
    ],
)
def test_what_is_doubted_is_left_to_the_doubt(text: str, doubt: str) -> None:
    assert _acts(text) == [doubt]


def test_a_doubt_in_the_sentence_before_doubts_nothing() -> None:
    assert _acts("Kanskje. Avsluttes") == ["hedge", "stop"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("videreføres da arbeidet er langsiktig", [Role.MAIN, Role.REASON]),
        ("videreføres, men da må det spisses", [Role.MAIN, Role.BUT]),
        ("utgår om ikke styret finner penger", [Role.MAIN, Role.CONDITION]),
        ("selv om Kari slutter, skal det gå videre", [Role.REASON, Role.MAIN]),
        ("fordi det virker, og alle er med, bør det leve", [Role.REASON, Role.REASON, Role.MAIN]),
        ("uavhengig av om det blir penger", [Role.MAIN]),
        ("hvis ikke mister vi lærerne", [Role.REASON]),
        ("jf. vedtak 12. mars", [Role.REASON]),
    ],
)
def test_a_clause_has_the_role_that_its_first_words_give_it(text: str, roles: list[Role]) -> None:
    assert _roles(text) == roles


def test_a_name_within_a_clause_says_nothing_of_the_measure() -> None:
    assert _acts("kampanjen Stopp matsvinnet") == []


def test_a_clause_tells_where_in_the_answer_it_stands() -> None:
    text = "Bra tiltak, men bør spisses."
    assert [text[clause.start :][: len(clause.text)] for clause in clauses_of(text)] == [
        "Bra tiltak",
        "men bør spisses",
    ]
