"""Which level the headings of a status sheet have, and which headings of the programme they mean."""

from __future__ import annotations

import pytest

from pipeline.headings import SIMILAR_HEADING, heading_likeness, levels, place
from pipeline.model import Heading
from tests.builders import programme, status_sheet

PROGRAMME = programme("""
    # Overordna strategier
    - Fremme prioriteringene
    # Innsatsområder
    ## Konkurransekraft og næringsutvikling
    - Norsk på jobben
    ## Miljøtilstanden i Oslofjorden, vann og vassdrag
    - Felles kart
    # Tverrgående temaer
    ## Kraft og energi
    - Energiworkshop
""")


def _levels(text: str) -> list[tuple[str, int]]:
    items = status_sheet(text, PROGRAMME).items
    level_of = levels(items)
    return [(item.cell.text, level_of[item.cell.at]) for item in items if isinstance(item, Heading)]


def _rows(text: str, name: str = "Ark1", file: str = "status.xlsx") -> list[tuple[str, str | None, str | None]]:
    _, rows = place([status_sheet(text, PROGRAMME, name=name, file=file)], PROGRAMME)
    return [(placed.row.measure.text, placed.section, placed.theme) for placed in rows]


def test_a_usual_name_is_a_section_and_another_a_theme() -> None:
    assert _levels("""
        Tiltak         | Status
        Innsatsområder |
        **Klima**      |
        Felles kart    | Pågående
        **Transport**  |
        Nattbuss       | Pågående
    """) == [("Innsatsområder", 1), ("Klima", 2), ("Transport", 2)]


def test_a_heading_right_above_another_is_a_section() -> None:
    assert _levels("""
        Tiltak         | Status
        **Hovedmål A** |
        **Klima**      |
        Felles kart    | Pågående
        **Transport**  |
        Nattbuss       | Pågående
    """) == [("Hovedmål A", 1), ("Klima", 2), ("Transport", 2)]


def test_a_sheet_with_one_level_has_sections_only() -> None:
    assert _levels("""
        Tema      | Tiltak      | Status
        Klima     | Felles kart | Pågående
        Transport | Nattbuss    | Pågående
    """) == [("Klima", 1), ("Transport", 1)]


def test_a_sheet_without_headings_has_no_levels() -> None:
    assert levels(status_sheet("Tiltak | Status\nFelles kart | Pågående").items) == {}


def test_a_table_without_rows_has_no_headings() -> None:
    empty = status_sheet("Tiltak | Status")
    assert levels(empty.items) == {}
    assert place([empty], PROGRAMME) == ((), ())


def test_the_columns_decide_where_there_are_two() -> None:
    assert _levels("""
        Hovedområde | Tema           | Tiltak      | Status
        Klima       | Innsatsområder | Felles kart | Pågående
    """) == [("Klima", 1), ("Innsatsområder", 2)]


def test_a_heading_is_that_of_the_programme_with_its_section() -> None:
    assert _rows("""
        Tiltak                               | Status
        Konkurransekraft og næringsutvikling |
        Norsk på jobben                      | Pågående
    """) == [("Norsk på jobben", "Innsatsområder", "Konkurransekraft og næringsutvikling")]


@pytest.mark.parametrize(
    ("written", "theme"),
    [
        ("KRAFT OG ENERGI:", "Kraft og energi"),
        ("Kraft og enrgi", "Kraft og energi"),
        ("Kokurransekraft og\\nnæringsutvikling:", "Konkurransekraft og næringsutvikling"),
        ("Miljøtilstanden i Oslofjorden", "Miljøtilstanden i Oslofjorden, vann og vassdrag"),
    ],
)
def test_a_heading_may_be_misspelt_or_shortened(written: str, theme: str) -> None:
    ((_, _, found),) = _rows(f"Tema | Tiltak | Status\n{written} | Felles kart | Pågående")
    assert found == theme


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("Grønn næring", "Grønn næringsutvikling", True),
        ("Natur", "Naturmangfold", False),
        ("ARBEID & UTDANNING", "Satsing 2. Arbeid og utdanning", True),
        ("SAMARBEID: KOMMUNESAMARBEID", "Kommunesamarbeid", True),
        ("Samarbeid: kultur", "Kommunesamarbeid", False),
    ],
)
def test_a_heading_may_be_begun_or_stand_behind_its_section(name: str, other: str, *, same: bool) -> None:
    assert (heading_likeness(name, other) >= SIMILAR_HEADING) is same


def test_how_alike_a_heading_is_can_be_read_from_it() -> None:
    sheet = status_sheet("Tema | Tiltak | Status\nKraft og energi | a | Pågående\nKraft og enrgi | b | Pågående")
    (same, misspelt), _ = place([sheet], PROGRAMME)
    assert (same.similarity, 0.84 <= (misspelt.similarity or 0) < 1) == (1, True)


def test_a_heading_that_the_programme_does_not_have_keeps_its_own_name() -> None:
    sheet = status_sheet("Tema | Tiltak | Status\nHavbruk og fiske: | Felles kart | Pågående")
    (heading,), (row,) = place([sheet], PROGRAMME)
    assert (heading.section, heading.theme, heading.similarity) == ("Havbruk og fiske", None, None)
    assert (row.section, row.theme) == ("Havbruk og fiske", None)


def test_an_unknown_theme_stands_under_the_section_above_it() -> None:
    assert _rows("""
        Tema           | Tiltak      | Status
        Innsatsområder |             |
        Havbruk        | Felles kart | Pågående
    """) == [("Felles kart", "Innsatsområder", "Havbruk")]


def test_an_unknown_section_does_not_stand_under_the_one_above_it() -> None:
    assert _rows("""
        Hovedområde    | Tema    | Tiltak      | Status
        Innsatsområder | Havbruk | Felles kart | Pågående
        Prosjekter     | Mjøsa   | Turkart     | Pågående
    """) == [("Felles kart", "Innsatsområder", "Havbruk"), ("Turkart", "Prosjekter", "Mjøsa")]


def test_measures_right_under_a_section_have_no_theme() -> None:
    assert _rows("Tema | Tiltak | Status\nOverordna strategier: | Fremme prioriteringene | Pågående") == [
        ("Fremme prioriteringene", "Overordna strategier", None)
    ]


@pytest.mark.parametrize(
    ("name", "file", "above"),
    [
        ("Kraft og energi", "status.xlsx", ""),
        ("Ark1", "status.xlsx", "Kraft og energi"),
        ("Ark1", "Kraft og energi.xlsx", ""),
    ],
)
def test_rows_without_a_heading_stand_under_the_one_that_the_sheet_is_named_for(
    name: str, file: str, above: str
) -> None:
    text = f"{above}\n\nTiltak | Status\nEnergiworkshop | Pågående" if above else "Tiltak | Status\nEnergiworkshop |"
    assert _rows(text, name, file) == [("Energiworkshop", "Tverrgående temaer", "Kraft og energi")]


def test_rows_that_nothing_places_stand_under_no_heading() -> None:
    assert _rows("Tiltak | Status\nEnergiworkshop | Pågående") == [("Energiworkshop", None, None)]


def test_of_two_themes_with_one_name_that_of_the_present_section_is_meant() -> None:
    twice = programme("# Område A\n## Klima\n- Felles kart\n# Område B\n## Klima\n- Turkart")
    sheet = status_sheet("""
        Hovedområde | Tema  | Tiltak      | Status
        Område B    | Klima | Turkart     | Pågående
        Område A    | Klima | Felles kart | Pågående
    """)
    _, rows = place([sheet], twice)
    assert [(row.section, row.theme) for row in rows] == [("Område B", "Klima"), ("Område A", "Klima")]


def test_each_sheet_begins_without_a_heading() -> None:
    first = status_sheet("Tema | Tiltak | Status\nKraft og energi | a | Pågående", name="Ark1")
    second = status_sheet("Tiltak | Status\nb | Pågående", name="Ark2")
    _, rows = place([first, second], PROGRAMME)
    assert [row.section for row in rows] == ["Tverrgående temaer", None]


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Kraft og energi", "KRAFT OG ENERGI:", 1, 1),
        ("Klima", "Klima, miljø og natur", 0.9, 0.99),
        ("Kraft og enrgi", "Kraft og energi", 0.84, 0.99),
        ("Klima", "Klimatilpasning", 0, 0.84),
        ("Transport", "Kraft", 0, 0.84),
        ("", "Klima", 0, 0),
        ("?", "Klima", 0, 0),
    ],
)
def test_headings_are_as_alike_as_their_words(one: str, other: str, least: float, most: float) -> None:
    assert least <= heading_likeness(one, other) <= most


def test_headings_that_share_a_name_are_taken_in_turn() -> None:
    adopted = programme("""
        # Klima
        - Felles kart
        ## Klima
        - Turkart
        ## Skog
        - Skogkart
        # Skog
        - Trær
    """)
    sheet = status_sheet(
        """
        Tiltak      | Status
        **Klima**   |
        Felles kart | Pågående
        **Klima**   |
        Turkart     | Pågående
        **Skog**    |
        Skogkart    | Pågående
        **Skog**    |
        Trær        | Pågående
        """,
        adopted,
    )
    _, rows = place([sheet], adopted)
    assert [(placed.section, placed.theme) for placed in rows] == [*adopted.headings]
