"""The rule about misspelt words in what the groups write."""

from __future__ import annotations

import pytest

from pipeline.checks.of_spelling import suspected_typo
from pipeline.findings import Code, Finding, Severity
from tests.builders import evidence, lexicon

LISTS = lexicon(bokmaal="kanskje ikke møte kart felles sammen neste i mai vil tiltak samling kommune", nynorsk="ikkje")
ADOPTED = "# Klima\n- Felles kart"


def _row(description: str = "", answer: str = "", measure: str = "Felles kart", theme: str = "Klima") -> str:
    return f"""
        Tema    | Tiltak    | Status   | Beskrivelse   | Bør videreføres?
        {theme} | {measure} | Pågående | {description} | {answer}
    """


def _found(sheet: str, adopted: str = ADOPTED, own: str = "") -> list[Finding]:
    words = lexicon(bokmaal=" ".join(LISTS.bokmaal), nynorsk="ikkje", own=own)
    return list(suspected_typo(evidence(sheet, adopted, lexicon=words)))


def _cells(sheet: str, adopted: str = ADOPTED, own: str = "") -> list[str | None]:
    return [finding.at.cell for finding in _found(sheet, adopted, own)]


def test_a_misspelt_word_is_a_note_with_the_word_that_was_meant() -> None:
    (finding,) = _found(_row(answer="Ja, kasskje neste møte"))
    assert (finding.severity, finding.code, finding.at.cell) == (Severity.NOTE, Code.SUSPECTED_TYPO, "E2")
    assert finding.message == "«kasskje» står ikke i ordlisten."
    assert finding.hint == "mente du «kanskje»?"


def test_all_misspelt_words_of_a_cell_are_one_note() -> None:
    (finding,) = _found(_row(description="kasskje sammmen i mai"))
    assert finding.message == "«kasskje» og «sammmen» står ikke i ordlisten."
    assert finding.hint == "mente du «kanskje» og «sammen»?"


def test_the_groups_texts_are_read_wherever_they_stand() -> None:
    assert _cells(_row(description="kasskje i mai")) == ["D2"]
    assert _cells(_row(answer="ja, kasskje")) == ["E2"]
    assert _cells(_row(measure="Nytt: Møte kasskje i mai")) == ["B2"]
    assert _cells(_row(measure="Nytt: Møte", theme="Felles samlling")) == ["A2"]


def test_the_wording_of_the_programme_is_not_questioned() -> None:
    adopted = "# Klima\n- Kart over sammmen"
    assert _cells(_row(measure="Kart over sammmen"), adopted) == []
    assert _cells(_row(measure="Kart over sammmen", description="kart sammmen"), adopted) == []


def test_a_word_of_the_settings_is_right() -> None:
    assert _cells(_row(description="kasskje i mai"), own="kasskje") == []


def _two(one: str, other: str) -> str:
    return f"""
        Tiltak      | Status   | Beskrivelse
        **Klima**   |          |
        Felles kart | Pågående | {one}
        Nytt: Møte  | Pågående | {other}
    """


def test_a_word_of_two_cells_is_the_groups_own() -> None:
    assert _cells(_two("kasskje i mai", "neste møte, kasskje")) == []


def test_a_sentence_copied_from_cell_to_cell_is_written_once() -> None:
    assert _cells(_two("kasskje i mai", "Kasskje i mai. Neste møte")) == ["C3"]
    assert _cells(_two("kasskje i mai", "kasskje i mai. Neste møte")) == ["C3", "C4"]


def test_a_name_of_one_cell_is_a_name_in_the_others() -> None:
    assert _cells(_two("møte med Kasskje", "møte, kasskje")) == []


@pytest.mark.parametrize("text", ["kanskje neste møte", "webinar i mai", "ikkje kasskje", "Kasskje AS vil", ""])
def test_right_words_and_unlike_ones_are_not_told(text: str) -> None:
    assert _found(_row(description=text)) == []


def test_nothing_is_told_where_spelling_is_not_to_be_checked() -> None:
    assert list(suspected_typo(evidence(_row(description="kasskje"), ADOPTED))) == []
