"""The programme with what the sheets report."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from pipeline.codes import Fit, MatchKind, StatusCode
from pipeline.match import match
from pipeline.merge import UNPLACED, merge
from pipeline.model import MergedMeasure, Status
from pipeline.readers.status_sheet import read_status_sheet
from tests.builders import merged, plain_sheet, programme, status_sheet

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Webinarer, f.eks:
      - Om skog
      - Om myr
    - Felles kart
    ## Transport
    - Nattbuss
"""


def _outline(sheet: str, adopted: str = ADOPTED) -> list[str]:
    """Write what came out: new rows with +, missing ones with ?, repeated ones with =, points indented."""
    return [_line(one) for one in merged(sheet, adopted).measures]


def _line(one: MergedMeasure) -> str:
    mark = "+" if one.new else "=" if one.repeats else "?" if one.row is None else ""
    return f"{'  ' if one.measure.parent else ''}{mark}{one.measure.text}"


def test_the_order_and_the_wording_are_the_programmes() -> None:
    assert _outline("""
        Tema      | Tiltak            | Status
        Transport | nattbuss          | Pågående
        Klima     | FELLES KART       | Pågående
                  | Webinarer f.eks.: | Pågående
                  | * Om myr          | Pågående
                  | * Om skog         | Pågående
    """) == ["Webinarer, f.eks:", "  Om skog", "  Om myr", "Felles kart", "Nattbuss"]


def test_a_measure_that_nobody_reports_is_there_without_a_status() -> None:
    year = merged("Tema | Tiltak | Status\nTransport | Nattbuss | Pågående", ADOPTED)
    first = year.measures[0]
    assert (first.row, first.kind, first.similarity) == (None, MatchKind.MISSING, None)
    assert first.status == Status(code=StatusCode.MISSING, as_written=None, fit=Fit.OWN)


def test_a_row_brings_its_status_and_how_it_was_found() -> None:
    year = merged("Tema | Tiltak | Status\nTransport | Nattbuss | pågående", ADOPTED)
    last = year.measures[-1]
    assert (last.status.code, last.status.as_written, last.kind) == (
        StatusCode.IN_PROGRESS,
        "pågående",
        MatchKind.SAME,
    )


# New rows


@pytest.mark.parametrize("pointer", ["Som over", "samme som over", '"', "ditto"])
def test_a_status_that_points_at_the_row_above_is_that_rows_and_is_told_of(pointer: str) -> None:
    year = merged(
        f"""
        Tema  | Tiltak        | Status
        Klima | Webinarer, f.eks: | Pågående
              | * Om skog     | {pointer}
              | * Om myr      | {pointer}
              | Felles kart   | Gjennomført
    """,
        ADOPTED,
    )
    assert [(one.status.code, one.status.fit) for one in year.measures[1:3]] == [
        (StatusCode.IN_PROGRESS, Fit.DOUBTFUL)
    ] * 2
    assert year.measures[2].status.as_written == pointer


def test_a_status_that_points_at_nothing_is_unknown() -> None:
    year = merged("Tema | Tiltak | Status\nKlima | Felles kart | Som over\nTransport | Nattbuss | Se notat", ADOPTED)
    assert [one.status.fit for one in year.measures if one.row] == [Fit.UNKNOWN, Fit.UNKNOWN]


def test_a_new_row_within_a_group_is_a_point_of_it() -> None:
    assert _outline("""
        Tema  | Tiltak            | Status
        Klima | Webinarer, f.eks: | Pågående
              | Nytt: Om buss     | Gjennomført
              | * Om skog         | Pågående
              | * Om myr          | Pågående
              | * Felles kart     | Pågående
    """) == ["Webinarer, f.eks:", "  +Om buss", "  Om skog", "  Om myr", "Felles kart", "?Nattbuss"]


def test_a_new_row_between_two_points_is_a_point_between_them() -> None:
    assert _outline("""
        Tema  | Tiltak            | Status
        Klima | Webinarer, f.eks: | Pågående
              | * Om skog         | Pågående
              | * Om hav          | Pågående
              | * Om myr          | Pågående
              | Felles kart       | Pågående
    """)[:4] == ["Webinarer, f.eks:", "  Om skog", "  +Om hav", "  Om myr"]


def test_a_new_row_after_the_last_point_is_a_measure_of_its_own() -> None:
    assert _outline("""
        Tema  | Tiltak            | Status
        Klima | Webinarer, f.eks: | Pågående
              | * Om skog         | Pågående
              | * Om myr          | Pågående
              | Nytt: Havnekart   | Pågående
              | Felles kart       | Pågående
    """)[:5] == ["Webinarer, f.eks:", "  Om skog", "  Om myr", "+Havnekart", "Felles kart"]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("Nytt: Havnekart | Pågående |", "  +Havnekart"),
        ("Nytt: Havnekart | Pågående | ja", "+Havnekart"),
        ("Nytt: Lage havnekart | Pågående |", "+Lage havnekart"),
        ("Havnekart | Pågående |", "+Havnekart"),
    ],
)
def test_a_new_row_behind_points_that_is_not_answered_for_is_one_of_them(row: str, line: str) -> None:
    assert _outline(f"""
        Tema  | Tiltak            | Status   | Bør videreføres?
        Klima | Webinarer, f.eks: | Pågående | ja
              | * Om skog         | Pågående |
              | * Om myr          | Pågående |
              | {row}
              | Felles kart       | Pågående | ja
    """)[:5] == ["Webinarer, f.eks:", "  Om skog", "  Om myr", line, "Felles kart"]


def test_a_new_measure_does_not_part_a_group_from_its_points() -> None:
    assert _outline("""
        Tema  | Tiltak            | Status
        Klima | Webinarer, f.eks: | Pågående
              | Nytt: Havnekart   | Pågående
              | Felles kart       | Pågående
    """)[:5] == ["Webinarer, f.eks:", "  ?Om skog", "  ?Om myr", "+Havnekart", "Felles kart"]


def test_a_new_row_at_the_end_of_a_theme_stands_there() -> None:
    assert _outline("""
        Tema  | Tiltak          | Status
        Klima | Felles kart     | Pågående
              | Nytt: Havnekart | Pågående
    """)[-3:] == ["Felles kart", "+Havnekart", "?Nattbuss"]


def test_a_new_row_at_the_top_of_a_theme_stands_there() -> None:
    assert (
        _outline("""
        Tema  | Tiltak          | Status
        Klima | Nytt: Havnekart | Pågående
              | Felles kart     | Pågående
    """)[0]
        == "+Havnekart"
    )


def test_two_new_rows_keep_their_order() -> None:
    assert _outline("""
        Tema      | Tiltak          | Status
        Transport | Nattbuss        | Pågående
                  | Nytt: Havnekart | Pågående
                  | Nytt: Elsykler  | Pågående
    """)[-3:] == ["Nattbuss", "+Havnekart", "+Elsykler"]


def test_a_new_group_with_points_is_a_group() -> None:
    assert _outline("""
        Tema      | Tiltak             | Status
        Transport | Nattbuss           | Pågående
                  | Nytt: Seminarer om: | Pågående
                  | * Sykkel           | Pågående
                  | * Buss             | Pågående
    """)[-4:] == ["Nattbuss", "+Seminarer om:", "  +Sykkel", "  +Buss"]


@pytest.mark.parametrize(
    ("second", "line"), [("* Om hav", "  +Om hav"), ("Turkart", "+Turkart"), (">* Om hav", "+Om hav")]
)
def test_a_new_row_of_the_form_of_the_new_point_above_it_is_a_point_too(second: str, line: str) -> None:
    assert (
        _outline(f"""
        Tema      | Tiltak              | Status
        Transport | Nattbuss            | Pågående
                  | Nytt: Seminarer om: | Pågående
                  | * Sykkel            | Pågående
                  | {second}            | Pågående
    """)[-1]
        == line
    )


def test_the_mark_of_a_new_row_is_taken_off_and_its_bullet_too() -> None:
    (new,) = (
        one.measure
        for one in merged("Tema | Tiltak | Status\nKlima | * Nytt: havnekart |", ADOPTED).measures
        if one.new
    )
    assert (new.text, new.section, new.theme, new.parent) == ("Havnekart", "Innsatsområder", "Klima", None)


def test_a_new_row_under_an_unknown_theme_stands_last_in_its_section() -> None:
    year = merged(
        """
        Hovedområde        | Tema    | Tiltak      | Status
        Innsatsområder     | Havbruk | Merdkart    | Pågående
                           | Klima   | Felles kart | Pågående
        """,
        "# Innsatsområder\n## Klima\n- Felles kart\n# Tverrgående\n## Kraft\n- Strøm",
    )
    assert year.headings == (("Innsatsområder", "Klima"), ("Innsatsområder", "Havbruk"), ("Tverrgående", "Kraft"))
    assert [one.measure.text for one in year.measures] == ["Felles kart", "Merdkart", "Strøm"]


def test_a_new_row_under_an_unknown_section_stands_last() -> None:
    year = merged("Tema | Tiltak | Status\nHavbruk | Merdkart | Pågående", ADOPTED)
    assert year.headings[-1] == ("Havbruk", None)
    assert year.measures[-1].measure.text == "Merdkart"


def test_a_new_row_under_no_heading_says_so() -> None:
    year = merged("Tiltak | Status\nMerdkart | Pågående", ADOPTED)
    assert year.headings[-1] == (UNPLACED, None)
    assert year.measures[-1].measure.section == UNPLACED


# Repeated rows


def test_a_repeated_row_stands_after_the_measure_it_repeats() -> None:
    year = merged(
        """
        Tema      | Tiltak   | Status
        Transport | Nattbuss | Pågående
                  | Nattbuss | Gjennomført
        """,
        ADOPTED,
    )
    first, again = year.measures[-2:]
    assert (again.repeats, again.status.code, again.new) == (first.measure.id, StatusCode.DONE, False)
    assert (again.measure.text, again.measure.id) == ("Nattbuss", f"{first.measure.id}-2")


def test_a_repeated_point_is_a_point_of_the_same_group() -> None:
    assert _outline("""
        Tema  | Tiltak            | Status
        Klima | Webinarer, f.eks: | Pågående
              | * Om skog         | Pågående
              | * Om skog         | Gjennomført
              | * Om myr          | Pågående
    """)[:4] == ["Webinarer, f.eks:", "  Om skog", "  =Om skog", "  Om myr"]


def test_a_new_row_that_comes_twice_is_there_twice() -> None:
    assert _outline("""
        Tema      | Tiltak          | Status
        Transport | Nytt: Havnekart | Pågående
                  | Nytt: Havnekart | Pågående
    """)[-3:] == ["+Havnekart", "+Havnekart", "?Nattbuss"]


_ADDED = """
    Tema      | Tiltak                | Status   | Beskrivelse
    Transport | Nattbuss              | Pågående |
              | Nytt: Havnekart:      | Pågående |
              | * Av brygger          | Pågående |
              | Ny: Elsykler          | Pågående |
"""


def _of_books(*texts: str) -> tuple[MergedMeasure, ...]:
    """Merge what several workbooks say."""
    adopted = programme(ADOPTED)
    sheets = [status_sheet(text, adopted, file=f"{number}.xlsx") for number, text in enumerate(texts, 1)]
    return merge(adopted, match(sheets, adopted)).measures


def test_new_rows_that_two_workbooks_have_are_there_once_and_as_repeated() -> None:
    measures = _of_books(_ADDED, _ADDED)
    assert [_line(one) for one in measures if one.measure.theme == "Transport"] == [
        "Nattbuss",
        "=Nattbuss",
        "+Havnekart:",
        "=Havnekart:",
        "  +Av brygger",
        "  =Av brygger",
        "+Elsykler",
        "=Elsykler",
    ]
    files = [(one.row.source.file, one.repeats) for one in measures if one.row and one.measure.text == "Elsykler"]
    assert files == [("1.xlsx", None), ("2.xlsx", measures[-2].measure.id)]


def test_the_fuller_of_two_new_rows_is_the_one_that_counts() -> None:
    measures = _of_books(
        _ADDED, _ADDED.replace("Ny: Elsykler          | Pågående |", "Elsykler | Pågående | Kjøpt i mai")
    )
    first, again = (one for one in measures if one.measure.text == "Elsykler")
    assert (first.new, first.row and first.row.source.file, again.row and again.row.source.file) == (
        True,
        "2.xlsx",
        "1.xlsx",
    )
    assert first.measure.at.file == "2.xlsx"
    assert again.repeats == first.measure.id


def test_the_same_new_words_under_two_themes_are_two_measures() -> None:
    measures = _of_books(_ADDED, "Tema | Tiltak | Status\nKlima | Nytt: Elsykler | Pågående")
    assert [one.new for one in measures if one.measure.text == "Elsykler"] == [True, True]


# Nothing is lost

WORDS = st.sampled_from(
    ["Felles kart", "Nattbuss", "Om skog", "Webinarer:", "felles kart!", "Nytt: Havnekart", "Elsykler"]
)
THEMES = st.sampled_from(["", "", "Klima", "Transport", "Havbruk", "Innsatsområder"])
SHEET_ROWS = st.lists(st.tuples(THEMES, WORDS, st.sampled_from(["", "Pågående", "tull"])), min_size=1, max_size=8)
OUTLINE = st.lists(
    st.sampled_from(["# Klima", "# Innsatsområder", "## Transport", "## Klima", "- Felles kart", "  - Om skog"]),
    max_size=10,
)


@given(SHEET_ROWS, OUTLINE)
def test_every_measure_and_every_row_is_there_exactly_once(
    rows: list[tuple[str, str, str]], outline: list[str]
) -> None:
    adopted = programme("\n".join(("# Område", "- Nattbuss", *outline)))
    sheet, _ = read_status_sheet(plain_sheet([("Tema", "Tiltak", "Status"), *rows]))
    assert sheet is not None
    pairs = match([sheet], adopted)
    year = merge(adopted, pairs)
    ids = Counter(one.measure.id for one in year.measures)
    rows_of_measures = [one.row for one in year.measures if one.row]
    places = Counter(row.source.row for row in (*rows_of_measures, *pairs.footers))
    assert set(ids.values()) == {1}
    assert {measure.id for measure in adopted.measures} <= set(ids)
    assert places == Counter(row.source.row for row in sheet.rows)


@given(SHEET_ROWS, OUTLINE)
def test_the_measures_of_the_programme_keep_their_order(rows: list[tuple[str, str, str]], outline: list[str]) -> None:
    adopted = programme("\n".join(("# Område", "- Nattbuss", *outline)))
    sheet, _ = read_status_sheet(plain_sheet([("Tema", "Tiltak", "Status"), *rows]))
    assert sheet is not None
    year = merge(adopted, match([sheet], adopted))
    for heading in adopted.headings:
        known = [measure.id for measure in adopted.measures if (measure.section, measure.theme) == heading]
        assert [one.measure.id for one in year.measures if one.measure.id in known] == known


def test_the_text_of_two_sheets_comes_together() -> None:
    adopted = programme(ADOPTED)
    first = status_sheet("Tema | Tiltak | Status\nKlima | Felles kart | Pågående", adopted, name="Klima")
    second = status_sheet("Tema | Tiltak | Status\nTransport | Nattbuss | Utgår", adopted, name="Transport")
    year = merge(adopted, match([first, second], adopted))
    assert [(one.measure.text, one.status.code) for one in year.measures if one.row] == [
        ("Felles kart", StatusCode.IN_PROGRESS),
        ("Nattbuss", StatusCode.CANCELLED),
    ]
