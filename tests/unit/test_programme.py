"""The adopted programme, from a Word outline and from a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, strategies as st

from pipeline.findings import Code, Severity
from pipeline.readers.outline import measure_id
from pipeline.readers.programme import programme_from_document, programme_from_sheet
from pipeline.readers.raw import RawParagraph
from pipeline.readers.status_sheet import read_table
from pipeline.text import clean, heading_key, without_bullet
from tests.builders import document, programme, sheet, status_sheet

if TYPE_CHECKING:
    from pipeline.findings import Finding
    from pipeline.model import Programme


def _outline(read: Programme) -> list[str]:
    """Write what was read as ``section / theme / measure``, points behind a dash."""
    return [
        f"{measure.section} / {measure.theme} / {'- ' if measure.parent else ''}{measure.text}"
        for measure in read.measures
    ]


def _from_sheet(text: str) -> Programme:
    return programme_from_sheet(status_sheet(text))[0]


def _findings(text: str) -> tuple[Finding, ...]:
    return programme_from_document("programme.docx", document(text))[1]


# From a Word document


def test_a_first_heading_that_names_the_programme_is_its_title_though_it_looks_as_the_themes_do() -> None:
    read = programme("""
        # HANDLINGSPROGRAM 2026
        Glåmaregionen interkommunale politiske råd
        # Klima
        - Felles kart
        # Transport
        - Flere nattbusser
    """)
    assert (read.title, read.headings) == ("HANDLINGSPROGRAM 2026", (("Klima", None), ("Transport", None)))
    assert "Glåmaregionen interkommunale politiske råd" in read.front


def test_a_first_heading_with_measures_under_it_is_a_theme_whatever_it_is_called() -> None:
    read = programme("""
        # Handlingsprogram for klima
        - Felles kart
        # Transport
        - Flere nattbusser
        # Helse
        - Felles legevakt
    """)
    assert [theme for theme, _ in read.headings] == ["Handlingsprogram for klima", "Transport", "Helse"]


def test_headings_with_typed_numbers_that_are_reported_on_are_the_measures_and_no_lists() -> None:
    text = """
        # Klima
        ## 1.1 Felles kart
        ## 1.2 Kurs, med fokus på:
        - vann
        ## 1.3 Messe
        ## 1.4 Solkart
        # Transport
        ## 2.1 Nattbuss
        ## 2.2 Sykkelveier
    """
    told = frozenset({"felles kart", "kurs med fokus på", "messe", "solkart", "nattbuss", "sykkelveier", "vann"})
    read, _ = programme_from_document("programme.docx", document(text), told)
    assert [one.text for one in read.measures] == [
        "Felles kart",
        "Kurs, med fokus på:",
        "vann",
        "Messe",
        "Solkart",
        "Nattbuss",
        "Sykkelveier",
    ]


def test_what_leads_on_to_the_next_item_is_no_part_of_a_measure() -> None:
    read = programme("""
        # Klima
        I 2026 vil vi:
        - lage felles kart,
        - holde kurs; og
        - følge opp rv. 3
    """)
    assert [one.text for one in read.measures] == ["lage felles kart", "holde kurs", "følge opp rv. 3"]


def test_headings_are_sections_and_themes_and_list_items_are_measures() -> None:
    assert _outline(
        programme("""
            # Innsatsområder
            ## Klima
            - Felles kart
            ## Transport
            - Flere nattbusser
            # Overordna strategier
            - Fremme prioriteringene
        """)
    ) == [
        "Innsatsområder / Klima / Felles kart",
        "Innsatsområder / Transport / Flere nattbusser",
        "Overordna strategier / None / Fremme prioriteringene",
    ]


def _bookmarked(text: str, **places: str) -> Programme:
    """Read an outline whose paragraphs have bookmarks: ``avsnitt_3="tiltak_1c5c9b768e"``."""
    names = {int(place.removeprefix("avsnitt_")): name for place, name in places.items()}
    paragraphs = (replace(one, bookmarks=(names.get(one.number, ""),)) for one in document(text))
    return programme_from_document("programme.docx", tuple(paragraphs))[0]


def test_a_measure_keeps_the_id_that_its_bookmark_has_when_its_text_is_another() -> None:
    read = _bookmarked("# Klima\n- Et helt nytt kart\n- Plan", avsnitt_2="tiltak_1c5c9b768e")
    assert [measure.id for measure in read.measures] == ["m-1c5c9b768e", measure_id("Klima", None, None, "Plan")]


def test_a_measure_that_was_copied_with_its_bookmark_is_another_measure() -> None:
    read = _bookmarked(
        "# Klima\n- Felles kart\n- Felles kart over sykkel",
        avsnitt_2="tiltak_1c5c9b768e",
        avsnitt_3="tiltak_1c5c9b768e_flyttet",
    )
    first, second = (measure.id for measure in read.measures)
    assert (first, second) == ("m-1c5c9b768e", measure_id("Klima", None, None, "Felles kart over sykkel"))


def test_items_under_an_item_are_its_points() -> None:
    read = programme("""
        # Klima
        - Webinarer, f.eks.:
          - Om skog
          - Om myr
            - Om torv
        - Felles kart
    """)
    assert _outline(read) == [
        "Klima / None / Webinarer, f.eks.:",
        "Klima / None / - Om skog",
        "Klima / None / - Om myr",
        "Klima / None / - Om torv",
        "Klima / None / Felles kart",
    ]
    assert {measure.parent for measure in read.measures} == {None, read.measures[0].id}


def test_items_under_a_lead_in_are_its_points_until_the_next_heading() -> None:
    assert _outline(
        programme("""
            # Klima
            ## Skog
            Webinarer om aktuelle tema:
            - Om bartrær
            - Om lauvtrær
            ## Myr
            - Felles kart
        """)
    ) == [
        "Klima / Skog / Webinarer om aktuelle tema:",
        "Klima / Skog / - Om bartrær",
        "Klima / Skog / - Om lauvtrær",
        "Klima / Myr / Felles kart",
    ]


def test_a_second_lead_in_begins_a_group_of_its_own() -> None:
    read = programme("""
        # Klima
        Webinarer:
        - Om skog
        Seminarer:
        - Om myr
    """)
    webinars, _, seminars, bog = read.measures
    assert (bog.parent, bog.parent == webinars.id) == (seminars.id, False)


def test_a_point_without_a_measure_above_it_is_a_measure() -> None:
    assert _outline(programme("# Klima\n  - Felles kart")) == ["Klima / None / Felles kart"]


def test_a_point_does_not_reach_over_a_heading() -> None:
    assert _outline(programme("# Klima\n- Felles kart\n# Transport\n  - Nattbuss")) == [
        "Klima / None / Felles kart",
        "Transport / None / Nattbuss",
    ]


def test_an_item_that_ends_in_a_colon_has_no_points_on_its_own_level() -> None:
    assert _outline(programme("# Klima\n- Webinarer:\n- Felles kart")) == [
        "Klima / None / Webinarer:",
        "Klima / None / Felles kart",
    ]


def test_typed_bullets_are_a_list_too() -> None:
    assert _outline(programme("# Klima\n* Felles kart\n• Turkart")) == [
        "Klima / None / Felles kart",
        "Klima / None / Turkart",
    ]


def test_a_typed_bullet_that_is_indented_is_a_point() -> None:
    paragraphs = (
        RawParagraph(number=1, text="Klima", heading=1),
        RawParagraph(number=2, text="* Webinarer"),
        RawParagraph(number=3, text="* Om skog", indent=720),
    )
    assert _outline(programme_from_document("programme.docx", paragraphs)[0]) == [
        "Klima / None / Webinarer",
        "Klima / None / - Om skog",
    ]


def test_without_any_list_the_plain_paragraphs_are_the_measures() -> None:
    assert _outline(programme("# Klima\nFelles kart\nTurkart")) == [
        "Klima / None / Felles kart",
        "Klima / None / Turkart",
    ]


def test_prose_between_the_lists_is_passed_over_with_a_note() -> None:
    text = """
        # Klima
        Klimaet er viktig.
        - Felles kart
    """
    assert _outline(programme(text)) == ["Klima / None / Felles kart"]
    (finding,) = _findings(text)
    assert (finding.code, finding.at.cell) == (Code.PASSED_OVER, "avsnitt 2")
    assert "Klimaet er viktig." in finding.message


def test_a_programme_of_headings_and_lists_has_no_notes() -> None:
    assert _findings("% Handlingsprogram 2025\n# Klima\n- Felles kart\n  - Av skog") == ()


def test_what_stands_before_the_first_heading_is_the_front_matter() -> None:
    assert _outline(programme("Osloregionens handlingsprogram 2025\n- Innhold\n# Klima\n- Felles kart")) == [
        "Klima / None / Felles kart"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "% Osloregionens handlingsprogram 2025\n# Klima\n- Felles kart",
        "Osloregionens handlingsprogram 2025\n# Klima\n- Felles kart",
        "# Osloregionens handlingsprogram 2025\n## Klima\n- Felles kart",
    ],
)
def test_the_title_is_the_documents_title_or_what_names_the_programme(text: str) -> None:
    read = programme(text)
    assert read.title == "Osloregionens handlingsprogram 2025"
    assert _outline(read) == ["Klima / None / Felles kart"]


def test_a_programme_may_have_no_title() -> None:
    assert programme("# Klima\n- Felles kart").title is None


def test_the_two_uppermost_levels_that_are_used_are_sections_and_themes() -> None:
    assert _outline(programme("## Innsatsområder\n#### Klima\n- Felles kart")) == [
        "Innsatsområder / Klima / Felles kart"
    ]


def test_a_heading_below_the_themes_is_no_heading() -> None:
    assert programme("# Innsatsområder\n## Klima\n### Skog\n- Felles kart").headings == (("Innsatsområder", "Klima"),)


def test_a_heading_is_kept_without_its_colon() -> None:
    assert programme("# Overordna strategier:\n- Felles kart").headings == (("Overordna strategier", None),)


def test_a_section_with_themes_has_no_place_of_its_own_unless_measures_stand_there() -> None:
    assert programme("# Område\n## Klima\n- Felles kart").headings == (("Område", "Klima"),)
    assert programme("# Område\n- Nattbuss\n## Klima\n- Felles kart").headings == (
        ("Område", None),
        ("Område", "Klima"),
    )


def test_a_theme_without_measures_is_still_a_heading() -> None:
    assert programme("# Område\n## Tom\n## Klima\n- Felles kart").headings == (("Område", "Tom"), ("Område", "Klima"))


def test_a_heading_that_comes_twice_is_one_heading() -> None:
    read = programme("# Område\n## Klima\n- Felles kart\n## Transport\n- Nattbuss\n## Klima\n- Turkart")
    assert read.headings == (("Område", "Klima"), ("Område", "Transport"))


def test_a_measure_keeps_where_it_stands() -> None:
    (measure,) = programme("# Klima\n- Felles kart").measures
    assert str(measure.at) == "programme.docx!avsnitt 2"


def test_a_measure_keeps_its_wording_and_its_line_breaks() -> None:
    (measure,) = programme("# Klima\n- Delta i samarbeid med\\nPådriv  Oslo (jf. sak 4/25).").measures
    assert measure.text == "Delta i samarbeid med\nPådriv Oslo (jf. sak 4/25)."


def test_an_empty_document_is_an_empty_programme() -> None:
    read, found = programme_from_document("programme.docx", ())
    assert (read.title, read.headings, read.measures, found) == (None, (), (), ())


LEVELS = st.sampled_from([None, 0, 1])
PARAGRAPHS = st.lists(
    st.tuples(st.sampled_from(["{}", "* {}", "{}:", " "]), st.sampled_from([None, None, None, 0, 1, 2, 3]), LEVELS)
)


@given(PARAGRAPHS)
def test_every_paragraph_under_a_heading_is_read_or_noted(shapes: list[tuple[str, int | None, int | None]]) -> None:
    paragraphs = [RawParagraph(number=1, text="Klima", heading=1)] + [
        RawParagraph(number=number, text=shape.format(f"ord{number}"), heading=heading, level=level)
        for number, (shape, heading, level) in enumerate(shapes, 2)
    ]
    read, found = programme_from_document("programme.docx", paragraphs)
    texts = [measure.text for measure in read.measures] + [finding.message for finding in found]
    body = [paragraph.text for paragraph in paragraphs if paragraph.heading is None and clean(paragraph.text)]
    assert [text for text in body if not any(without_bullet(text) in one for one in texts)] == []


@given(PARAGRAPHS)
def test_no_two_measures_have_one_id_and_each_parent_is_a_measure(
    shapes: list[tuple[str, int | None, int | None]],
) -> None:
    paragraphs = [
        RawParagraph(number=number, text=shape.format("Felles kart"), heading=heading, level=level)
        for number, (shape, heading, level) in enumerate(shapes, 1)
    ]
    measures = programme_from_document("programme.docx", paragraphs)[0].measures
    known = {measure.id: measure for measure in measures}
    assert len(known) == len(measures)
    assert [measure for measure in measures if measure.parent and known[measure.parent].parent] == []


# Tables in a document

_COSTS = """
    # Klima
    - Felles klimabudsjett for alle kommunene
    - Turkart
    - Sykkelhoteller på stasjonene
    # Transport
    - Flere nattbusser
    - Timesavganger på Hallstadbanen
    # {heading}
    | Tiltak | Kostnad (kr)
    | Klimabudsjett | 400 000
    | {row} | 250 000
"""
_LISTS = [
    "Klima / None / Felles klimabudsjett for alle kommunene",
    "Klima / None / Turkart",
    "Klima / None / Sykkelhoteller på stasjonene",
    "Transport / None / Flere nattbusser",
    "Transport / None / Timesavganger på Hallstadbanen",
]


def _read(text: str, *reported: str) -> tuple[list[str], list[str]]:
    """Read a document, with what the sheets report on: the outline, and what is passed over."""
    keys = frozenset(heading_key(one) for one in reported)
    read, found = programme_from_document("programme.docx", document(text), keys)
    return _outline(read), [
        f"{one.severity} {one.at.cell}: {one.message}" for one in found if one.code is Code.PASSED_OVER
    ]


@pytest.mark.parametrize("heading", ["Arbeidsform", "Årshjul 2026", "Om regionrådet", "Hva det koster"])
def test_what_stands_under_such_a_heading_is_no_measure(heading: str) -> None:
    outline, told = _read(f"# Klima\n- Kart\n# {heading}\n- Rådet møtes i mai")
    assert "Rådet møtes i mai" not in str(outline)
    assert len(told) == 1
    outline, _ = _read(f"# Klima\n- Kart\n# {heading} og det nye grønne skiftet\n- Rådet møtes i mai")
    assert "Rådet møtes i mai" in str(outline)


@pytest.mark.parametrize("heading", ["Økonomi og næring", "Budsjett og tiltak 2026", "Finansiering av vei"])
def test_a_theme_may_begin_as_such_a_heading(heading: str) -> None:
    outline, _ = _read(f"# Klima\n- Kart\n# {heading}\n- Sikre rentefond")
    assert "Sikre rentefond" in str(outline)


def test_what_is_reported_on_is_a_measure_whatever_the_heading_over_it() -> None:
    outline, _ = _read("# Klima\n- Kart\n# Årshjul\n- Ha strategisamling", "Ha strategisamling")
    assert "Ha strategisamling" in str(outline)


def test_sentences_among_measures_without_bullets_are_none_where_the_measures_are_no_sentences() -> None:
    text = "# Transport\nØyene trenger båt.\nSikre hurtigbåten\nUtbedre fergekaia\nMøte fylket"
    outline, _ = _read(text, "Sikre hurtigbåten", "Utbedre fergekaia")
    assert "Øyene" not in str(outline)
    assert "Møte fylket" in str(outline)
    outline, _ = _read(text.replace("hurtigbåten", "hurtigbåten.").replace("kaia", "kaia."), "Sikre hurtigbåten.")
    assert "Øyene" in str(outline)


@pytest.mark.parametrize("heading", ["Økonomi", "Rammer for arbeidet"])
@pytest.mark.parametrize("row", ["Nattbusser", "Lønn til sekretariatet"])
def test_a_table_of_costs_beside_lists_is_passed_over_and_told(heading: str, row: str) -> None:
    outline, (told,) = _read(_COSTS.format(heading=heading, row=row))
    assert outline == _LISTS
    assert told.startswith("note avsnitt 9: Tabellen «Tiltak | Kostnad (kr)» er ikke lest som tiltak, siden ")


def test_a_row_that_a_sheet_reports_on_and_no_list_has_makes_it_a_warning() -> None:
    outline, (told,) = _read(_COSTS.format(heading="Økonomi", row="Kjøpe ferge"), "Kjøpe ferge", "Turkart")
    assert outline == _LISTS
    assert told.startswith("warning avsnitt 9:")
    assert told.endswith("Et statusark rapporterer på «Kjøpe ferge».")


def test_a_row_that_the_lists_have_in_full_is_no_warning_though_a_sheet_reports_on_it() -> None:
    _, (told,) = _read(_COSTS.format(heading="Økonomi", row="Turkart"), "Turkart")
    assert told.startswith("note ")


def test_a_table_of_costs_whose_rows_the_sheets_report_on_is_one_of_measures() -> None:
    text = _COSTS.format(heading="Beredskap", row="Kjøpe ferge")
    text = text.replace("| Klimabudsjett", "| Øve på strømbrudd")
    outline, told = _read(text, "Øve på strømbrudd", "Kjøpe ferge")
    assert outline == [*_LISTS, "Beredskap / None / Øve på strømbrudd", "Beredskap / None / Kjøpe ferge"]
    assert told == []


@pytest.mark.parametrize("table", ["| Møte | Dato\n| Styret | 3. mars", "| Gruppe | Leder\n| Klima | Kari Li"])
def test_a_table_without_a_column_of_measures_is_passed_over_and_told(table: str) -> None:
    outline, (told,) = _read(f"# Klima\n- Felles kart\n# Møteplan\n{table}")
    assert outline == ["Klima / None / Felles kart"]
    assert "siden den ikke har noen kolonne med tiltak" in told


@pytest.mark.parametrize("columns", ["Tiltak | Ansvarlig", "Tiltak | Frist", "Tiltak | Status"])
def test_a_table_of_measures_under_one_heading_and_lists_under_others_are_both_read(columns: str) -> None:
    table, lists = f"| {columns}\n| Felles kart | 2026\n| Turkart | 2027", "- Nattbuss\n- Ferge\n- Tog"
    expected = ["Klima / None / Felles kart", "Klima / None / Turkart"]
    others = [f"Transport / None / {text}" for text in ("Nattbuss", "Ferge", "Tog")]
    assert _read(f"# Klima\n{table}\n# Transport\n{lists}") == ([*expected, *others], [])
    assert _read(f"# Transport\n{lists}\n# Klima\n{table}") == ([*others, *expected], [])


def test_a_table_that_says_the_lists_once_more_with_who_does_it_is_passed_over() -> None:
    outline, (told,) = _read("""
        # Klima
        - Felles kart over skog
        - Turkart
        # Ansvar og frister
        | Tiltak | Ansvarlig
        | Felles kart | Kari
        | Turkart | Ola
    """)
    assert outline == ["Klima / None / Felles kart over skog", "Klima / None / Turkart"]
    assert "siden den gjentar tiltak som står i listene" in told


_GOALS = """
    # Klima
    - Regionen skal bli grønn
    - Alle skal sykle
    - Utslippene skal ned
    | Tiltak | Ansvarlig
    | Felles kart | Kari
    | Turkart | Kari
    # Transport
    - Flere skal reise sammen
    | Tiltak | Ansvarlig
    | Nattbuss | Ola
"""


def test_bullets_beside_tables_of_measures_are_passed_over_and_told() -> None:
    outline, told = _read(_GOALS)
    assert outline == ["Klima / None / Felles kart", "Klima / None / Turkart", "Transport / None / Nattbuss"]
    assert [one.split(":")[0] for one in told] == [
        "note avsnitt 2",
        "note avsnitt 3",
        "note avsnitt 4",
        "note avsnitt 12",
    ]
    assert "siden tiltakene står i en tabell" in told[0]


def test_bullets_beside_a_table_are_measures_where_a_sheet_reports_on_one() -> None:
    outline, told = _read(_GOALS, "Alle skal sykle")
    assert "Klima / None / Regionen skal bli grønn" in outline
    assert [one.split(":")[0] for one in told] == ["note avsnitt 12"]


def test_a_list_and_a_table_of_other_measures_under_one_heading_are_both_read_in_a_programme_of_lists() -> None:
    outline, told = _read("""
        # Klima
        - Felles kart
        - Turkart
        # Transport
        - Nattbuss
        | Tiltak | Ansvarlig
        | Ferge over sundet | Ola
    """)
    assert outline[2:] == ["Transport / None / Nattbuss", "Transport / None / Ferge over sundet"]
    assert told == []


def test_an_introduction_in_bullets_before_a_table_with_its_own_themes_is_passed_over() -> None:
    outline, told = _read("""
        # Hva vi vil oppnå
        - En grønn region
        # Tiltaksplan
        | Tema | Tiltak
        | Klima | Felles kart
        | Transport | Nattbuss
    """)
    assert outline == ["Tiltaksplan / Klima / Felles kart", "Tiltaksplan / Transport / Nattbuss"]
    assert [one.split(":")[0] for one in told] == ["note avsnitt 2"]


def test_a_list_that_names_the_measures_of_the_tables_first_is_passed_over() -> None:
    outline, told = _read("""
        # Kort fortalt
        - Felles kart
        - Nattbuss
        # Klima
        | Tiltak | Ansvarlig
        | Felles kart over skog | Kari
        # Transport
        | Tiltak | Ansvarlig
        | Nattbuss | Ola
    """)
    assert outline == ["Klima / None / Felles kart over skog", "Transport / None / Nattbuss"]
    assert [one.split(":")[0] for one in told] == ["note avsnitt 2", "note avsnitt 3"]


@pytest.mark.parametrize(
    ("cells", "reported", "outline"),
    [
        (("Klima", "Felles kart"), ("Klima", "Felles kart"), ["Klima / None / Felles kart"]),
        (("Klima", "Felles kart"), ("Klima",), []),
        (("Dato", "12. mai"), ("Klima", "Felles kart"), []),
    ],
)
def test_a_table_without_a_header_is_one_of_measures_where_its_themes_and_rows_are_reported_on(
    cells: tuple[str, str], reported: tuple[str, ...], outline: list[str]
) -> None:
    read, _ = _read(f"| {cells[0]} | {cells[1]}", *reported)
    assert read == outline


@pytest.mark.parametrize(
    ("line", "measures"),
    [
        ("I 2025 vil vi:", ["Felles kart", "Turkart"]),
        ("For å nå målene skal Fjordrådet:", ["Felles kart", "Turkart"]),
        ("Vi vil lage kart og ruter:", ["Vi vil lage kart og ruter:", "- Felles kart", "- Turkart"]),
    ],
)
def test_a_line_that_only_leads_a_list_in_is_no_measure(line: str, measures: list[str]) -> None:
    paragraphs = [
        RawParagraph(number=1, text="Klima", heading=1),
        RawParagraph(number=2, text=line),
        *(RawParagraph(number=3 + place, text=text, level=0) for place, text in enumerate(("Felles kart", "Turkart"))),
    ]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [f"{'- ' if one.parent else ''}{one.text}" for one in read.measures] == measures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("• Felles kart\n• Turkart\n– Blå løype", ["Felles kart", "Turkart", "- Blå løype"]),
        ("• Felles kart\nfor alle kommunene", ["Felles kart\nfor alle kommunene"]),
        ("Felles kart\n– Blå løype\n– Rød løype", ["Felles kart", "- Blå løype", "- Rød løype"]),
    ],
)
def test_a_list_with_line_breaks_in_one_paragraph_is_one_measure_a_line(text: str, measures: list[str]) -> None:
    paragraphs = [RawParagraph(number=1, text="Klima", heading=1), RawParagraph(number=2, text=text, level=0)]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [f"{'- ' if one.parent else ''}{one.text}" for one in read.measures] == measures


def test_the_innermost_headings_are_measures_where_the_sheets_report_on_them_and_on_nothing_else() -> None:
    names = ["Felles kart", "Turkart", "Blå løype", "Rød løype"]
    paragraphs = [
        RawParagraph(number=1, text="Klima", heading=1),
        *(
            paragraph
            for place, name in enumerate(names, 1)
            for paragraph in (
                RawParagraph(number=2 * place, text=name, heading=2),
                RawParagraph(number=2 * place + 1, text="Kommunene har bedt om dette."),
            )
        ),
    ]
    told = frozenset(heading_key(name) for name in names)
    read, _ = programme_from_document("programme.docx", paragraphs, told)
    assert _outline(read) == [f"Klima / None / {name}" for name in names]
    read, _ = programme_from_document(
        "programme.docx", paragraphs, told | {heading_key("Kommunene har bedt om dette.")}
    )
    assert {measure.theme for measure in read.measures} == {*names}


def test_a_table_of_goals_over_measures_has_a_measure_a_line() -> None:
    outline, found = _read("""
        # Klima
        | Mål | Ren luft
        | Tiltak | Felles kart\\nTurkart
        | Mål | Rent vann
        | Tiltak | Blå løype
    """)
    assert outline == ["Klima / None / Felles kart", "Klima / None / Turkart", "Klima / None / Blå løype"]
    assert [one.partition(": ")[2] for one in found] == [
        f"Teksten «{goal}» er ikke lest som tiltak, siden den ikke står ved «Tiltak»."
        for goal in ("Ren luft", "Rent vann")
    ]


def test_a_goal_between_the_rows_of_a_sheet_is_no_measure() -> None:
    table = read_table(
        sheet("""
        Nr | Tiltak | Ansvarlig
        1 | Klima |
           | Mål: Utslippene skal ned |
        1.1 | Felles kart | Plangruppa
        1.2 | Mål: måling av støy | Plangruppa
    """)
    )
    assert table
    read, found = programme_from_sheet(table)
    assert [measure.text for measure in read.measures] == ["Klima", "Felles kart", "Mål: måling av støy"]
    assert [one.at.cell for one in found if one.code is Code.PASSED_OVER] == ["B3"]


@pytest.mark.parametrize(
    ("codes", "numbers"), [(("K1", "K2", "T1"), ["K1", "K2", "T1"]), (("K1", "K1", "T1"), []), (("K1", "K2"), [])]
)
def test_lines_with_codes_of_their_own_are_measures(codes: tuple[str, ...], numbers: list[str]) -> None:
    lines = [f"{code}\tFelles kart {place}" for place, code in enumerate(codes)]
    paragraphs = [
        RawParagraph(number=1, text="Klima", heading=1),
        RawParagraph(number=2, text="Regionen skal halvere utslippene.", level=None),
        *(RawParagraph(number=3 + place, text=line) for place, line in enumerate(lines)),
        RawParagraph(number=9, text="Turkart", level=0),
    ]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [measure.number for measure in read.measures if measure.number] == numbers
    assert [measure.text for measure in read.measures] == [
        *(f"Felles kart {n}" for n in range(len(numbers))),
        "Turkart",
    ]


def test_bold_themes_with_codes_are_no_measures() -> None:
    paragraphs = [
        paragraph
        for number, theme in enumerate(("K1 Klima", "T1 Transport", "N1 Næring"))
        for paragraph in (
            RawParagraph(number=2 * number + 1, text=theme, bold=True),
            RawParagraph(number=2 * number + 2, text=f"Felles kart {number}", level=0),
        )
    ]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [measure.text for measure in read.measures] == [f"Felles kart {number}" for number in range(3)]


def test_plain_lines_in_capitals_over_lists_are_headings_where_none_is_bold() -> None:
    lines = ["TESTRÅDET", "Samarbeidsprogram 2025", "FORORD", "Her er årets program.", "INNSATSOMRÅDER", "KLIMA"]
    lines += [
        "Mål: Ren luft",
        "a) Felles kart",
        "- turkart",
        "TRANSPORT",
        "a) Nattbuss",
        "ØKONOMI",
        "Rådet har to mill.",
    ]
    paragraphs = [RawParagraph(number=number, text=line) for number, line in enumerate(lines, 1)]
    read, found = programme_from_document("programme.docx", paragraphs)
    assert _outline(read) == [
        "INNSATSOMRÅDER / KLIMA / Felles kart",
        "INNSATSOMRÅDER / KLIMA / - turkart",
        "INNSATSOMRÅDER / TRANSPORT / Nattbuss",
    ]
    assert {one.code for one in found} == {Code.PASSED_OVER}
    read, _ = programme_from_document("programme.docx", [*paragraphs, RawParagraph(number=14, text="NB", bold=True)])
    assert "KLIMA" not in {measure.theme for measure in read.measures}


def test_short_texts_in_boxes_are_headings() -> None:
    lines = ["Klima", "Vi vil:", "• lage felles kart", "Transport", "Vi vil:", "• innføre nattbuss"]
    paragraphs = [
        RawParagraph(number=number, text=line, cell=(number, 1, 1) if line in {"Klima", "Transport"} else None)
        for number, line in enumerate(lines, 1)
    ]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [(measure.theme or measure.section, measure.text) for measure in read.measures] == [
        ("Klima", "lage felles kart"),
        ("Transport", "innføre nattbuss"),
    ]


def test_lines_in_larger_letters_are_headings_and_only_what_is_led_in_is_a_measure() -> None:
    lines = [
        "Klima",
        "Lufta er dårlig.",
        "I 2025 skal vi",
        "Vi lager kart.",
        "Transport",
        "I 2025 skal vi",
        "Vi får nattbuss.",
    ]
    paragraphs = [
        RawParagraph(number=number, text=line, size=20 if line in {"Klima", "Transport"} else None)
        for number, line in enumerate(lines, 1)
    ]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [(measure.theme or measure.section, measure.text) for measure in read.measures] == [
        ("Klima", "Vi lager kart."),
        ("Transport", "Vi får nattbuss."),
    ]


def test_all_the_lines_under_a_lead_in_are_measures_where_most_are_reported_on() -> None:
    paragraphs = [
        RawParagraph(number=1, text="Klima", heading=1),
        RawParagraph(number=2, text="Nattbuss", level=0),
        RawParagraph(number=3, text="Transport", heading=1),
        RawParagraph(number=4, text="Her er det langt mellom folk."),
        RawParagraph(number=5, text="I 2025 skal vi"),
        *(
            RawParagraph(number=6 + place, text=text)
            for place, text in enumerate(("Merke løyper.", "Holde kurs.", "Bygge hytter."))
        ),
    ]
    told = frozenset(map(heading_key, ("Merke løyper.", "Holde kurs.")))
    read, _ = programme_from_document("programme.docx", paragraphs, told)
    assert [measure.text for measure in read.measures] == ["Nattbuss", "Merke løyper.", "Holde kurs.", "Bygge hytter."]


def test_lines_with_labels_are_measures_with_numbers() -> None:
    lines = ["Tiltak 1.1 Felles kart", "Ansvar: Kari", "Tiltak 1.2 Turkart", "Ansvar: Ola", "Tiltak 1.3: Nattbuss"]
    paragraphs = [
        RawParagraph(number=1, text="Klima", heading=1),
        *(RawParagraph(number=number, text=line) for number, line in enumerate(lines, 2)),
    ]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert [(measure.number, measure.text) for measure in read.measures] == [
        ("1.1", "Felles kart"),
        ("1.2", "Turkart"),
        ("1.3", "Nattbuss"),
    ]


def test_bold_lines_over_tables_are_themes_where_the_styles_have_one_level() -> None:
    tables = [
        paragraph
        for number, theme in enumerate(("Klima", "Transport"))
        for paragraph in (
            RawParagraph(number=20 * number + 2, text=theme, bold=True),
            *(
                RawParagraph(number=20 * number + 3 + place, text=text, cell=(number + 1, row, column))
                for place, (row, column, text) in enumerate(
                    ((1, 1, "Tiltak"), (1, 2, "Ansvarlig"), (2, 1, f"Felles kart {number}"), (2, 2, "Kari"))
                )
            ),
        )
    ]
    paragraphs = [RawParagraph(number=1, text="Innsatsområder", heading=1), *tables]
    read, _ = programme_from_document("programme.docx", paragraphs)
    assert _outline(read) == ["Innsatsområder / Klima / Felles kart 0", "Innsatsområder / Transport / Felles kart 1"]


def test_bold_lines_that_the_sheets_report_on_are_measures() -> None:
    paragraphs = [
        RawParagraph(number=1, text="Klima", heading=1),
        RawParagraph(number=2, text="Felles kart", bold=True),
        RawParagraph(number=3, text="Kartet skal være gratis."),
        RawParagraph(number=4, text="a) Blå løype", level=1, indent=600),
        RawParagraph(number=5, text="Turkart", bold=True),
    ]
    told = frozenset(map(heading_key, ("Felles kart", "Turkart", "Blå løype")))
    read, _ = programme_from_document("programme.docx", paragraphs, told)
    assert [f"{'- ' if one.parent else ''}{one.text}" for one in read.measures] == [
        "Felles kart",
        "- Blå løype",
        "Turkart",
    ]


def test_an_empty_table_of_measures_is_told() -> None:
    outline, (told,) = _read("# Klima\n- Kart\n| Tiltak | Ansvarlig")
    assert (outline, "siden den ikke har noen rader med tiltak" in told) == (["Klima / None / Kart"], True)


def test_lists_under_the_documents_name_alone_stay_beside_a_table_of_costs() -> None:
    text = "# Handlingsprogram 2026\n- Felles kart\n- Turkart\n- Ferge\n| Tiltak | Kostnad\n| Lønn | 3"
    outline, told = _read(text)
    assert [one.rsplit("/ ")[-1] for one in outline] == ["Felles kart", "Turkart", "Ferge"]
    assert len(told) == 1


def test_measures_in_plain_paragraphs_stay_beside_a_table_of_costs() -> None:
    outline, told = _read(_COSTS.format(heading="Økonomi", row="Lønn").replace("- ", ""))
    assert (outline, len(told)) == (_LISTS, 1)


def test_prose_over_the_tables_of_a_programme_is_passed_over_and_told() -> None:
    outline, told = _read("# Klima\nKlimaet er viktig\n| Tiltak | Kostnad\n| Felles kart | 3\n| Turkart | 4")
    assert outline == ["Klima / None / Felles kart", "Klima / None / Turkart"]
    assert [one.split(":")[0] for one in told] == ["note avsnitt 2"]


# What is not read of a table, and headings that hold nothing


def _warnings(read: tuple[Programme, tuple[Finding, ...]]) -> list[tuple[Code, str, str]]:
    return [(one.code, str(one.at), one.message) for one in read[1] if one.severity is Severity.WARNING]


def test_columns_of_a_table_of_measures_that_are_not_read_are_told_once() -> None:
    text = """
        # Klima
        | Nr. | Tiltak | Ansvarlig | Frist | Merknad
        | 1 | Felles kart | Kari | 2026 |
        # Transport
        | Nr. | Tiltak | Ansvarlig | Frist | Merknad
        | 2 | Nattbuss | Ola | 2027 |
    """
    assert _warnings(programme_from_document("programme.docx", document(text))) == [
        (
            Code.UNREAD_COLUMN,
            "programme.docx!avsnitt 2",
            "Kolonnene «Ansvarlig» og «Frist» i programmet er ikke lest.",
        )
    ]


def test_columns_of_a_sheet_that_are_not_read_are_told() -> None:
    sheet = status_sheet("Tema | Tiltak | Frist | Ansvarlig\nKlima | Felles kart | mai |", name="Program")
    assert _warnings(programme_from_sheet(sheet)) == [
        (Code.UNREAD_COLUMN, "status.xlsx!Program", "Kolonnen «Frist» i programmet er ikke lest.")
    ]


@pytest.mark.parametrize("text", ["| Tema | Nr | Tiltak\n| Klima | 1 | Kart", "| Tiltak | Frist\n| Kart | "])
def test_a_table_with_nothing_beside_the_measures_has_no_warning(text: str) -> None:
    assert _warnings(programme_from_document("programme.docx", document(f"# Plan\n{text}"))) == []


@pytest.mark.parametrize(
    "text",
    ["# Transport\n- Tog\n# Klima", "# Transport\n- Tog\n# Klima\nLage klimabudsjett", "# Klima\n# Transport\n- Tog"],
)
def test_a_heading_without_measures_is_a_warning(text: str) -> None:
    ((code, _, message),) = _warnings(programme_from_document("programme.docx", document(text)))
    assert (code, message) == (Code.EMPTY_HEADING, "Overskriften «Klima» i programmet har ingen tiltak under seg.")


def test_a_theme_without_measures_is_a_warning_where_it_stands() -> None:
    found = _warnings(programme_from_document("p.docx", document("# Område\n## Tom\n## Klima\n- Felles kart")))
    assert [(code, at) for code, at, _ in found] == [(Code.EMPTY_HEADING, "p.docx!avsnitt 2")]
    sheet = status_sheet("Tema | Tiltak\n**Klima** |\n | Kart\n**Tom** |", name="Program")
    assert [(code, at) for code, at, _ in _warnings(programme_from_sheet(sheet))] == [
        (Code.EMPTY_HEADING, "status.xlsx!Program!A4")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Innledning\nOm programmet\n# Klima\n- Kart",
        "# Område\n## Klima\n- Kart",
        "# Klima\n- Kart\n# Økonomi\n| Tiltak | Kostnad\n| Kart | 3",
        "# Klima\n### Mål\nGrønn region\n### Tiltak\n- Kart",
        "# Klima\n- Kart\n# Transport\n- Tog\n# Klima",
        "# Mål for perioden 2024–2027\n- Ren luft\n# Klima\n- Kart",
        "# Klima\n## Mål\n- Grønn region\n## Tiltak\n- Kart",
    ],
)
def test_front_matter_labels_and_sections_of_themes_may_hold_no_measures(text: str) -> None:
    assert _warnings(programme_from_document("programme.docx", document(text))) == []


# Ids


def test_the_same_text_under_two_themes_is_two_measures() -> None:
    first, second = programme("# Område\n## Klima\n- Webinarer\n## Transport\n- Webinarer").measures
    assert first.id != second.id


def test_the_same_text_twice_under_one_theme_has_two_ids() -> None:
    first, second = programme("# Klima\n- Webinarer\n- Webinarer").measures
    assert second.id == f"{first.id}-2"


def test_an_id_is_the_same_however_the_text_is_spaced_and_spelled_in_capitals() -> None:
    assert measure_id("Klima", None, None, "Felles kart:") == measure_id("KLIMA", None, None, "felles  kart")


def test_an_id_is_the_same_in_every_run_and_year() -> None:
    assert measure_id("Innsatsområder", "Klima", None, "Felles kart") == "m-13ecb832dd"


def test_a_point_is_another_measure_than_the_same_text_alone() -> None:
    assert measure_id("Klima", None, None, "Felles kart") != measure_id("Klima", None, "m-1", "Felles kart")


# From a sheet


def test_a_sheet_of_the_same_columns_is_a_programme_too() -> None:
    read = _from_sheet("""
        Osloregionens handlingsprogram 2025

        Hovedområde    | Tema      | Nr | Tiltak      | Status
        Innsatsområder | Klima     | 1  | Felles kart |
                       |           | 2  | * Turkart   |
                       | Transport | 3  | Nattbuss    |
    """)
    assert read.title == "Osloregionens handlingsprogram 2025"
    assert _outline(read) == [
        "Innsatsområder / Klima / Felles kart",
        "Innsatsområder / Klima / Turkart",
        "Innsatsområder / Transport / Nattbuss",
    ]
    assert [measure.number for measure in read.measures] == ["1", "2", "3"]


def test_rows_with_bullets_under_a_row_that_ends_in_a_colon_are_its_points() -> None:
    assert _outline(
        _from_sheet("""
            Tema  | Tiltak       | Status
            Klima | Webinarer:   |
                  | * Om skog    |
                  | Felles kart  |
                  | * Om myr     |
        """)
    ) == [
        "Klima / None / Webinarer:",
        "Klima / None / - Om skog",
        "Klima / None / Felles kart",
        "Klima / None / Om myr",
    ]


def test_rows_indented_under_a_row_are_its_points() -> None:
    assert _outline(
        _from_sheet("""
            Tema  | Tiltak      | Status
            Klima | Webinarer   |
                  | >Om skog    |
                  | >>Om granskog |
                  | Felles kart |
        """)
    ) == [
        "Klima / None / Webinarer",
        "Klima / None / - Om skog",
        "Klima / None / - Om granskog",
        "Klima / None / Felles kart",
    ]


def test_a_sheet_without_areas_has_its_name_for_a_section() -> None:
    assert _outline(_from_sheet("Tiltak | Status\nFelles kart |")) == ["Status 2025 / None / Felles kart"]


def test_a_bulleted_list_without_a_lead_in_is_all_measures() -> None:
    assert _outline(_from_sheet("Tema | Tiltak | Status\nKlima | * Felles kart |\n | * Turkart |")) == [
        "Klima / None / Felles kart",
        "Klima / None / Turkart",
    ]
