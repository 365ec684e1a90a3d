"""Which row reports on which measure."""

from __future__ import annotations

import pytest

from pipeline.codes import MatchKind
from pipeline.match import match
from pipeline.readers.programme import programme_from_sheet
from pipeline.wording import SIMILAR
from tests.builders import matched, programme, status_sheet

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Kart over sykkelveier i kommunene
    - Naturregnskap for alle kommunene
    ## Transport
    - Flere nattbusser på Romerike
"""


def _pairs(sheet: str, adopted: str = ADOPTED) -> list[tuple[str, str | None, MatchKind]]:
    return [
        (pair.placed.row.measure.text, pair.measure.text if pair.measure else None, pair.kind)
        for pair in matched(sheet, adopted).pairs
    ]


def test_the_same_text_is_the_same_measure() -> None:
    assert _pairs("""
        Tema  | Tiltak                              | Status
        Klima | * Kart over sykkelveier i kommunene | Pågående
    """) == [
        ("* Kart over sykkelveier i kommunene", "Kart over sykkelveier i kommunene", MatchKind.SAME),
    ]


def test_capitals_and_punctuation_do_not_make_another_measure() -> None:
    assert _pairs("""
        Tema  | Tiltak                             | Status
        Klima | KART over sykkelveier, i kommunene | Pågående
    """) == [
        ("KART over sykkelveier, i kommunene", "Kart over sykkelveier i kommunene", MatchKind.NORMALISED),
    ]


def test_a_reworded_measure_is_found_with_how_alike_it_is() -> None:
    (pair,) = matched(
        """
        Tema  | Tiltak                                        | Status
        Klima | Kart over sykkelveiene i kommunene på Romerike | Pågående
        """,
        ADOPTED,
    ).pairs
    assert pair.measure is not None
    assert (pair.measure.text, pair.kind) == ("Kart over sykkelveier i kommunene", MatchKind.SIMILAR)
    assert SIMILAR <= (pair.similarity or 0) < 1


def test_the_surest_pairs_are_made_first() -> None:
    assert _pairs(
        """
        Tema  | Tiltak                              | Status
        Klima | Kart over sykkelveiene i kommunene  | Pågående
              | Kart over sykkelveier i kommunen    | Pågående
              | Kart over sykkelveier i kommunene   | Pågående
        """,
        "# Klima\n- Kart over sykkelveier i kommunene\n- Kart over sykkelveiene i alle kommunene",
    ) == [
        (
            "Kart over sykkelveiene i kommunene",
            "Kart over sykkelveiene i alle kommunene",
            MatchKind.SIMILAR,
        ),
        ("Kart over sykkelveier i kommunen", None, MatchKind.NEW),
        ("Kart over sykkelveier i kommunene", "Kart over sykkelveier i kommunene", MatchKind.SAME),
    ]


def test_a_row_is_paired_by_its_number_before_its_text() -> None:
    numbered, _ = programme_from_sheet(
        status_sheet("""
            Tema  | Nr | Tiltak      | Status
            Klima | 1  | Felles kart |
                  | 2  | Turkart     |
        """)
    )
    reported = status_sheet("""
        Tema  | Nr | Tiltak          | Status
        Klima | 2. | Kart for turer  | Pågående
              | 1  | Kart for alle   | Pågående
    """)
    pairs = match([reported], numbered).pairs
    assert [pair.measure.text for pair in pairs if pair.measure] == ["Turkart", "Felles kart"]


def test_a_code_may_stand_before_the_text_of_a_row() -> None:
    numbered, _ = programme_from_sheet(
        status_sheet("""
            Tema  | Nr | Tiltak                       | Status
            Klima | A1 | Fjerne gamle hindre for laks |
                  | A2 | Turkart                      |
        """)
    )
    reported = status_sheet("""
        Tema  | Tiltak                          | Status
        Klima | A1 Fjerne hindre for laks i elv | Pågående
              | A3 Kino for ungdom              | Pågående
    """)
    pairs = match([reported], numbered).pairs
    assert [pair.measure.text for pair in pairs if pair.measure] == ["Fjerne gamle hindre for laks"]


def test_a_row_that_is_only_a_number_is_the_measure_with_it() -> None:
    numbered, _ = programme_from_sheet(
        status_sheet("Nr | Tema | Tiltak | Status\n1.1 | Klima | Felles kart |\n1.2 | Klima | Kurs |")
    )
    pairs = match([status_sheet("Tiltak | Status\n1.2 | Pågående\n1.1 | Gjennomført", numbered)], numbered).pairs
    assert [(pair.measure.text, pair.kind) for pair in pairs if pair.measure] == [
        ("Kurs", MatchKind.NORMALISED),
        ("Felles kart", MatchKind.NORMALISED),
    ]


def test_a_number_of_ones_own_does_not_pair_with_a_programme_without_numbers() -> None:
    assert _pairs("""
        Nr | Tema  | Tiltak                           | Status
        2  | Klima | Naturregnskap for alle kommunene | Pågående
    """) == [("Naturregnskap for alle kommunene", "Naturregnskap for alle kommunene", MatchKind.SAME)]


def test_the_same_text_in_two_themes_is_found_in_its_own() -> None:
    pairs = matched(
        """
        Tema      | Tiltak    | Status
        Transport | Webinarer | Pågående
        Klima     | Webinarer | Pågående
        """,
        "# Område\n## Klima\n- Webinarer\n## Transport\n- Webinarer",
    ).pairs
    assert [pair.measure.theme for pair in pairs if pair.measure] == ["Transport", "Klima"]


def test_a_row_under_another_theme_is_still_the_measure() -> None:
    ((_, text, kind),) = _pairs("""
        Tema      | Tiltak                            | Status
        Transport | Kart over sykkelveier i kommunene | Pågående
    """)
    assert (text, kind) == ("Kart over sykkelveier i kommunene", MatchKind.SAME)


def test_a_row_under_no_heading_is_still_the_measure() -> None:
    ((_, text, _),) = _pairs("Tiltak | Status\nFlere nattbusser på Romerike | Pågående")
    assert text == "Flere nattbusser på Romerike"


def test_a_measure_is_looked_for_in_its_own_theme_before_it_is_taken_elsewhere() -> None:
    pairs = matched(
        """
        Tema      | Tiltak    | Status
        Transport | Webinarer | Gjennomført
        Klima     | Webinarer | Pågående
        """,
        "# Område\n## Klima\n- Webinarer\n## Transport\n- Nattbuss\n- Bildeling",
    ).pairs
    assert [(pair.placed.theme, pair.repeats) for pair in pairs] == [("Transport", True), ("Klima", False)]


def test_under_another_theme_a_likeness_must_be_greater() -> None:
    longer = "Kart over sykkelveier, turstier, bruer, stasjoner, skoler, strender og hytter i kommunene"
    ((_, here, _),) = _pairs(f"Tema | Tiltak | Status\nKlima | {longer} | Pågående")
    ((_, there, _),) = _pairs(f"Tema | Tiltak | Status\nInnsatsområder | {longer} | Pågående")
    assert (here, there) == ("Kart over sykkelveier i kommunene", None)


def test_a_row_that_nothing_is_like_is_new() -> None:
    (pair,) = matched(
        "Tema | Tiltak | Status\nKlima | Havnekart | Pågående",
        "# Område\n## Klima\n- Felles kart\n- Naturregnskap",
    ).pairs
    assert (pair.measure, pair.kind, pair.similarity) == (None, MatchKind.NEW, None)


def test_the_last_row_and_the_last_measure_of_a_theme_are_proposed_as_a_pair() -> None:
    (pair,) = matched(
        "Tema | Tiltak | Status\nTransport | Elsykler til leie | Pågående",
        ADOPTED,
    ).pairs
    assert pair.measure is not None
    assert (pair.measure.text, pair.kind) == ("Flere nattbusser på Romerike", MatchKind.SIMILAR)
    assert (pair.similarity or 0) < SIMILAR


def test_a_row_about_another_place_is_not_proposed() -> None:
    sheet = "Tema | Tiltak | Status\nTransport | Bygge sykkelhotell ved {} stasjon | Pågående"
    adopted = "# Transport\n- Bygge sykkelhotell med verksted og låsbare skap ved Nesbyen stasjon\n- Nattbuss"
    assert [pair.measure for pair in matched(sheet.format("Strømmen sentrum"), adopted).pairs] == [None]
    assert [pair.measure is None for pair in matched(sheet.format("Nesbyen"), adopted).pairs] == [False]


def test_a_row_that_says_it_is_new_is_never_proposed() -> None:
    assert _pairs("Tema | Tiltak | Status\nTransport | Nytt: Elsykler til leie | Pågående") == [
        ("Nytt: Elsykler til leie", None, MatchKind.NEW)
    ]


def test_two_rows_left_over_are_not_proposed() -> None:
    assert _pairs("""
        Tema      | Tiltak            | Status
        Transport | Elsykler til leie | Pågående
                  | Bildeling         | Pågående
    """) == [("Elsykler til leie", None, MatchKind.NEW), ("Bildeling", None, MatchKind.NEW)]


def test_a_row_that_says_it_is_new_and_stands_in_the_programme_is_its_measure() -> None:
    assert _pairs("Tema | Tiltak | Status\nTransport | Nytt: flere nattbusser på Romerike | Pågående") == [
        ("Nytt: flere nattbusser på Romerike", "Flere nattbusser på Romerike", MatchKind.NORMALISED)
    ]


def test_of_two_rows_for_one_measure_the_second_repeats_it() -> None:
    pairs = matched(
        """
        Tema      | Tiltak                       | Status
        Transport | Flere nattbusser på Romerike | Pågående
                  | Flere nattbusser på Romerike | Gjennomført
        """,
        ADOPTED,
    ).pairs
    assert [pair.repeats for pair in pairs] == [False, True]


def test_of_two_rows_for_one_measure_the_fuller_counts() -> None:
    pairs = matched(
        """
        Tema      | Tiltak                       | Status      | Beskrivelse
        Transport | Flere nattbusser på Romerike |             |
                  | Flere nattbusser på Romerike | Gjennomført | I mai
        """,
        ADOPTED,
    ).pairs
    assert [pair.repeats for pair in pairs] == [True, False]


def test_of_three_rows_for_one_measure_one_counts() -> None:
    pairs = matched(
        """
        Tema      | Tiltak                       | Status      | Beskrivelse
        Transport | Flere nattbusser på Romerike |             |
                  | Flere nattbusser på Romerike | Gjennomført |
                  | Flere nattbusser på Romerike | Gjennomført | I mai
        """,
        ADOPTED,
    ).pairs
    assert [pair.repeats for pair in pairs] == [True, True, False]


def test_a_measure_that_the_programme_has_twice_has_a_row_each() -> None:
    pairs = matched(
        "Tema | Tiltak | Status\nKlima | Webinarer | Pågående\n | Webinarer | Gjennomført",
        "# Klima\n- Webinarer\n- Webinarer",
    ).pairs
    assert len({pair.measure.id for pair in pairs if pair.measure and not pair.repeats}) == 2


def test_every_row_of_every_sheet_is_in_order_in_the_pairs() -> None:
    adopted = programme(ADOPTED)
    first = status_sheet("Tiltak | Status\nb | x\na | x", name="Ark1")
    second = status_sheet("Tiltak | Status\nc | x", name="Ark2")
    pairs = match([first, second], adopted).pairs
    assert [pair.placed.row.measure.text for pair in pairs] == ["b", "a", "c"]


def test_no_sheets_make_no_pairs() -> None:
    assert match([], programme(ADOPTED)).pairs == ()


def _numbered(second: str) -> list[str | None]:
    """Pair a new row numbered 1 under Klima with a programme whose other theme has a measure of number ``second``."""
    adopted, _ = programme_from_sheet(
        status_sheet(
            f"Tema | Nr | Tiltak | Status\nKlima | 9 | Felles kart |\nTransport | {second} | Nattbuss |\n | 1 | Bro |"
        )
    )
    reported = status_sheet(
        "Tema | Nr | Tiltak | Status\nKlima | 9 | Felles kart | Pågående\n | 1 | Havnekart | Pågående"
    )
    return [pair.measure.text if pair.measure else None for pair in match([reported], adopted).pairs]


def test_a_number_that_each_theme_starts_with_says_nothing_under_another_theme() -> None:
    assert _numbered("1") == ["Felles kart", None]


def test_a_number_that_the_programme_has_once_is_found_under_another_theme() -> None:
    assert _numbered("2") == ["Felles kart", "Bro"]


def _ids(adopted: str = ADOPTED) -> list[str]:
    return [measure.id for measure in programme(adopted).measures]


def test_a_row_is_paired_by_its_id_whatever_it_says_and_wherever_it_stands() -> None:
    kart, natur, nattbuss = _ids()
    assert _pairs(f"""
        Id         | Tema      | Tiltak                            | Status
        {nattbuss} | Klima     | Kart over sykkelveier i kommunene | Pågående
        {natur}    | Transport | Noe helt annet                    | Pågående
        {kart}     | Transport | Flere nattbusser på Romerike      | Pågående
    """) == [
        ("Kart over sykkelveier i kommunene", "Flere nattbusser på Romerike", MatchKind.SIMILAR),
        ("Noe helt annet", "Naturregnskap for alle kommunene", MatchKind.SIMILAR),
        ("Flere nattbusser på Romerike", "Kart over sykkelveier i kommunene", MatchKind.SIMILAR),
    ]


def test_an_id_that_the_programme_does_not_have_leaves_the_row_to_its_text() -> None:
    assert _pairs("""
        Id           | Tema  | Tiltak                            | Status
        m-0123456789 | Klima | Kart over sykkelveier i kommunene | Pågående
        m-9876543210 | Klima | Solceller på alle skoletak        | Pågående
    """) == [
        ("Kart over sykkelveier i kommunene", "Kart over sykkelveier i kommunene", MatchKind.SAME),
        ("Solceller på alle skoletak", None, MatchKind.NEW),
    ]


def test_a_copied_row_repeats_the_measure_and_the_fuller_of_the_two_counts() -> None:
    kart = _ids()[0]
    pairs = matched(
        f"""
        Id     | Tema  | Tiltak                            | Status   | Beskrivelse
        {kart} | Klima | Kart over sykkelveier i kommunene | Pågående |
        {kart} | Klima | Kart over sykkelveier i kommunene | Pågående | Nesten ferdig
        """,
        ADOPTED,
    ).pairs
    assert [(pair.measure.id if pair.measure else None, pair.repeats) for pair in pairs] == [
        (kart, True),
        (kart, False),
    ]


def test_a_copied_row_that_was_written_over_is_another_measure() -> None:
    kart = _ids()[0]
    assert _pairs(f"""
        Id     | Tema  | Tiltak                            | Status   | Beskrivelse
        {kart} | Klima | Solceller på alle skoletak        | Pågående | Alle kommuner er med
        {kart} | Klima | Kart over sykkelveier i kommunene | Pågående |
        {kart} | Klima | Nytt: kart over skiløyper         | Pågående |
    """) == [
        ("Solceller på alle skoletak", None, MatchKind.NEW),
        ("Kart over sykkelveier i kommunene", "Kart over sykkelveier i kommunene", MatchKind.SAME),
        ("Nytt: kart over skiløyper", None, MatchKind.NEW),
    ]


@pytest.mark.parametrize("text", ["Andre innspill:", "Forslag til nye tiltak", "Annet"])
def test_a_row_that_asks_for_more_and_is_not_filled_in_is_no_measure(text: str) -> None:
    found = matched(
        f"""
        Tema      | Tiltak                            | Status
        Klima     | Kart over sykkelveier i kommunene | Pågående
                  | {text}                            |
        Transport | Flere nattbusser på Romerike      | Pågående
        """,
        ADOPTED,
    )
    assert [row.measure.text for row in found.footers] == [text]


def test_a_row_that_asks_for_more_and_is_filled_in_is_one() -> None:
    found = matched("Tema | Tiltak | Status\nKlima | Andre innspill: | Pågående", ADOPTED)
    assert (found.footers, len(found.pairs)) == ((), 1)


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        ("Kulturgruppa har ikke møttes i høst", True),
        ("Oppdatert av Siv 1/9", True),
        ("Oppdatere kartet som ble laget i fjor", False),
        ("Nytt: Det som ble vedtatt i mai", False),
    ],
)
def test_a_row_that_tells_how_things_are_and_reports_nothing_is_no_measure(text: str, passed_over: bool) -> None:  # noqa: FBT001
    found = matched(
        f"""
        Tema  | Tiltak   | Status
        Klima | {text}   |
              | Havnekart | Pågående
        """,
        "# Klima\n- Havnekart\n- Turkart\n- Bykart",
    )
    assert [row.measure.text for row in found.footers] == ([text] if passed_over else [])


def test_the_only_row_of_a_theme_with_one_measure_is_it_whatever_numbers_they_have() -> None:
    sheet = "Tema | Tiltak | Status\nPrioriteringer | Jobbet med i tråd med vedtak i sak 4/26 | Pågår"
    (pair,) = matched(sheet, "# Prioriteringer\n- Følge opp flyplass, hurtigbåt og E10\n# Klima\n- Kart").pairs
    assert pair.measure is not None
