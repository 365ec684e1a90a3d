"""Next year's programme as it could be adopted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from pipeline.codes import DecisionCode, Place
from pipeline.compose.draft import DraftProgramme, compose_draft
from tests.builders import decided

if TYPE_CHECKING:
    from pipeline.compose.parts import Item

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Webinarer:
      - Om skog
      - Om myr
    - Felles kart
    ## Transport
    - Nattbuss
    - Bildeling
    # Overordna strategier
    - Fremme prioriteringene
    - Arrangere regiondagene
"""
REPORTED = """
    Tema                 | Tiltak                 | Status      | Bør videreføres?
    Klima                | Webinarer:             | Gjennomført | ja
                         | * Om skog              | Gjennomført |
                         | Nytt: Om hav           | Pågående    |
                         | * Om myr               | Utgår       | nei
                         | Felles kart            | Pågående    | Ja, men mindre
    Transport            | Nattbuss               | Pågående    | nei
                         | Bildeling              | Pågående    | slås sammen med Felles kart
    Overordna strategier | Fremme prioriteringene | Pågående    | Bør vurderes
                         | Arrangere regiondagene | Pågående    |
"""


def _draft(sheet: str = REPORTED, adopted: str = ADOPTED) -> DraftProgramme:
    return compose_draft(decided(sheet, adopted))


def _kept(draft: DraftProgramme) -> list[Item]:
    return [item for section in draft.sections for theme in section.themes for item in theme.items]


def _texts(items: tuple[Item, ...] | list[Item]) -> list[str]:
    return [item.text for item in items]


def test_the_draft_is_of_the_next_year_and_says_from_which() -> None:
    draft = _draft()
    assert (draft.title, draft.year, draft.from_year) == (
        "Utkast til Osloregionens handlingsprogram 2026",
        2026,
        2025,
    )


def test_what_goes_on_stands_under_its_headings_changed_or_not() -> None:
    assert [
        (section.name, theme.name, _texts(theme.items)) for section in _draft().sections for theme in section.themes
    ] == [("Innsatsområder", "Klima", ["Webinarer:", "Om skog", "Om hav", "Felles kart"])]


def test_headings_under_which_nothing_goes_on_are_left_out() -> None:
    assert "Transport" not in [theme.name for section in _draft().sections for theme in section.themes]
    assert "Overordna strategier" not in [section.name for section in _draft().sections]


def test_what_the_board_must_decide_and_what_must_be_clarified_stand_apart() -> None:
    draft = _draft()
    assert _texts(draft.for_decision) == ["Fremme prioriteringene"]
    assert _texts(draft.to_clarify) == ["Arrangere regiondagene"]


def test_what_is_merged_and_what_is_dropped_stand_apart_with_their_reasons() -> None:
    draft = _draft("Tema | Tiltak | Bør videreføres?\nTransport | Nattbuss | Nei, for dyrt\n | Bildeling | se over")
    assert [(item.text, item.reason) for item in draft.dropped] == [("Nattbuss", "for dyrt"), ("Bildeling", "for dyrt")]
    assert [(item.text, item.target) for item in _draft().merged] == [("Bildeling", "Felles kart")]


def test_a_merger_with_nobody_knows_what_is_for_the_board_and_not_unanswered() -> None:
    draft = _draft("Tema | Tiltak | Bør videreføres?\nTransport | Nattbuss | slås sammen med noe annet")
    assert "Nattbuss" in _texts(draft.for_decision)


def test_the_annex_has_every_measure_in_this_years_order() -> None:
    assert _texts(_draft().annex) == [one.measure.text for one in decided(REPORTED, ADOPTED).measures]


def test_a_theme_that_the_programme_heads_twice_stands_once() -> None:
    draft = _draft(
        "Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | ja",
        "# Område\n## Klima\n- Felles kart\n## Transport\n- Nattbuss\n## Klima\n- Turkart",
    )
    assert _texts(_kept(draft)) == ["Felles kart"]


ANSWERS = st.sampled_from(
    ["", "ja", "nei", "Ja, men mindre", "Hvis midler", "slås sammen med den over", "se over", "tja"]
)


@given(st.lists(ANSWERS, min_size=9, max_size=9))
def test_every_measure_stands_in_exactly_one_place_of_the_draft(answers: list[str]) -> None:
    lines = [line.rpartition("|")[0] for line in REPORTED.strip().splitlines()[1:]]
    rows = [f"{line} | {answer}" for line, answer in zip(lines, answers, strict=True)]
    year = decided("\n".join((REPORTED.strip().splitlines()[0], *rows)), ADOPTED)
    draft = compose_draft(year)
    parts = (_kept(draft), draft.for_decision, draft.to_clarify, draft.merged, draft.dropped)
    assert Counter(item.text for part in parts for item in part) == Counter(one.measure.text for one in year.measures)


@given(st.lists(ANSWERS, min_size=9, max_size=9))
def test_the_parts_of_the_draft_are_the_places_of_the_decisions(answers: list[str]) -> None:
    lines = [line.rpartition("|")[0] for line in REPORTED.strip().splitlines()[1:]]
    rows = [f"{line} | {answer}" for line, answer in zip(lines, answers, strict=True)]
    year = decided("\n".join((REPORTED.strip().splitlines()[0], *rows)), ADOPTED)
    draft = compose_draft(year)
    places = {one.measure.text: one.place for one in year.measures}
    assert {places[item.text] for item in _kept(draft)} <= {Place.KEPT, Place.CHANGED}
    assert {places[item.text] for item in (*draft.for_decision, *draft.to_clarify)} <= {Place.FOR_DECISION}
    assert {places[item.text] for item in draft.merged} <= {Place.MERGED}
    assert {places[item.text] for item in draft.dropped} <= {Place.DROPPED}
    assert {item.decision for item in draft.to_clarify} <= {DecisionCode.UNANSWERED}
    assert DecisionCode.UNANSWERED not in {item.decision for item in draft.for_decision}
