"""The rules about which row is which measure: each fires, and keeps quiet on the nearest sheet that is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.checks import CHECKS, Evidence, check
from pipeline.checks.of_duplicates import duplicate_measure, duplicate_number
from pipeline.checks.of_measures import (
    misspelt_heading,
    moved_theme,
    no_heading,
    not_in_programme,
    not_new,
    not_reported,
    passed_over,
    proposed_pair,
    reworded,
    theme_not_reported,
    unknown_heading,
)
from pipeline.decide import decide
from pipeline.findings import Code, Finding, Severity
from pipeline.match import match
from pipeline.merge import merge
from pipeline.readers.programme import programme_from_sheet
from tests.builders import CHARACTERS, edition, evidence, programme, status_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Kart over sykkelveier i kommunene
    - Naturregnskap
    ## Transport
    - Flere nattbusser på Romerike
"""
WHOLE = """
    Tema      | Tiltak                              | Status      | Bør videreføres?
    Klima     | * Kart over sykkelveier i kommunene | Pågående    | ja
              | * Naturregnskap                     | Gjennomført | nei
    Transport | * Flere nattbusser på Romerike      | Utgår       | nei, for dyrt
"""
ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def _found(rule: Callable[[Evidence], Iterator[Finding]], sheet: str, adopted: str = ADOPTED) -> list[Finding]:
    return list(rule(evidence(sheet, adopted)))


def _row(theme: str, text: str) -> str:
    return f"""
        Tema    | Tiltak | Status
        {theme} | {text} | Pågående
    """


def _where(found: list[Finding]) -> list[tuple[Severity, Code, str | None]]:
    return [(finding.severity, finding.code, finding.at.cell) for finding in found]


def test_a_whole_and_right_sheet_breaks_no_rule() -> None:
    assert check(evidence(WHOLE, ADOPTED)) == ()


def test_the_rules_are_asked_in_their_order() -> None:
    sheet = evidence(_row("Klima", "Havnekart"), ADOPTED)
    one_by_one = [finding for rule in CHECKS for finding in rule(sheet)]
    assert list(check(sheet)) == one_by_one
    assert len(one_by_one) > 1


@pytest.mark.parametrize("rule", CHECKS)
def test_every_rule_says_in_its_first_line_what_it_is_about(rule: Callable[[Evidence], Iterator[Finding]]) -> None:
    assert (rule.__doc__ or "").splitlines()[0].endswith(".")


# duplicate-measure


def _twice(first: str, second: str) -> str:
    return f"""
        Tema      | Tiltak                       | Status | Bør videreføres?
        Transport | Flere nattbusser på Romerike | {first}
                  | Flere nattbusser på Romerike | {second}
    """


def test_a_measure_with_two_statuses_is_an_error() -> None:
    found = _found(duplicate_measure, _twice("Pågående | ja", "Gjennomført | ja"))
    assert _where(found) == [(ERROR, Code.DUPLICATE_MEASURE, "B3")]
    assert "rad 2" in found[0].message


def test_a_measure_with_two_answers_is_an_error() -> None:
    assert _where(_found(duplicate_measure, _twice("Pågående | ja", "Pågående | nei"))) == [
        (ERROR, Code.DUPLICATE_MEASURE, "B3")
    ]


@pytest.mark.parametrize("second", ["Pågående | ja", "PÅGÅENDE. | Ja", " | "])
def test_a_measure_that_is_said_twice_alike_is_a_warning(second: str) -> None:
    assert _where(_found(duplicate_measure, _twice("Pågående | ja", second))) == [
        (WARNING, Code.DUPLICATE_MEASURE, "B3")
    ]


def test_the_same_text_in_two_themes_is_no_duplicate() -> None:
    sheet = "Tema | Tiltak | Status\nKlima | Webinarer | Pågående\nTransport | Webinarer | Utgår"
    assert _found(duplicate_measure, sheet, "# Område\n## Klima\n- Webinarer\n## Transport\n- Webinarer") == []


# not-reported


def test_a_measure_that_no_sheet_has_is_told_where_the_programme_has_it() -> None:
    found = _found(not_reported, _row("Klima", "Naturregnskap"))
    assert [(finding.severity, str(finding.at)) for finding in found] == [
        (WARNING, "programme.docx!avsnitt 3"),
        (WARNING, "programme.docx!avsnitt 6"),
    ]
    assert "Kart over sykkelveier" in found[0].message


@pytest.mark.parametrize(("adopted", "name"), [(ADOPTED, "Klima"), ("# Drift\n- Kontor\n- Nattbuss", "Drift")])
def test_a_measure_that_no_sheet_has_is_told_with_its_theme_or_section(adopted: str, name: str) -> None:
    assert f"({name})" in _found(not_reported, _row("Transport", "Nattbuss"), adopted)[0].message


def test_measures_that_the_sheet_has_are_not_told() -> None:
    assert _found(not_reported, WHOLE) == []


# not-in-programme


def test_a_row_that_the_programme_does_not_have_is_told() -> None:
    found = _found(not_in_programme, _row("Klima", "Havnekart"))
    assert _where(found) == [(WARNING, Code.NOT_IN_PROGRAMME, "B2")]


@pytest.mark.parametrize("text", ["Nytt: Havnekart", "Havnekart (nytt)", "Naturregnskap", "Nytt prosjekt Havnekart"])
def test_a_row_that_says_it_is_new_or_that_is_known_is_not_told(text: str) -> None:
    assert _found(not_in_programme, _row("Klima", text)) == []


# not-new


def test_a_row_that_says_it_is_new_but_is_known_is_noted() -> None:
    assert _where(_found(not_new, _row("Klima", "Nytt: Naturregnskap"))) == [(NOTE, Code.NOT_NEW, "B2")]


@pytest.mark.parametrize("text", ["Nytt: Havnekart", "Naturregnskap"])
def test_a_row_that_is_new_or_does_not_say_so_is_not_noted(text: str) -> None:
    assert _found(not_new, _row("Klima", text)) == []


def test_a_measure_that_the_programme_itself_calls_new_is_not_noted() -> None:
    sheet = _row("Klima", "Nytt prosjekt Geo4Water")
    assert _found(not_new, sheet, "# Klima\n- Nytt prosjekt Geo4Water") == []


def test_a_new_row_that_two_workbooks_have_is_not_told_to_stand_in_the_programme() -> None:
    adopted = programme(ADOPTED)
    sheets = [
        status_sheet(_row("Klima", "Nytt: Havnekart"), adopted, file=file) for file in ("klima.xlsx", "buss.xlsx")
    ]
    pairs = match(sheets, adopted)
    measures = decide(merge(adopted, pairs), 2026)
    year = Evidence(
        edition=edition(), programme=adopted, sheets=sheets, match=pairs, measures=measures, characters=CHARACTERS
    )
    assert [*not_new(year), *not_in_programme(year)] == []


# reworded, proposed-pair


def test_a_reworded_measure_is_noted_with_both_texts() -> None:
    found = _found(reworded, _row("Klima", "Kart over sykkelveiene i kommunene"))
    assert _where(found) == [(NOTE, Code.REWORDED, "B2")]
    assert "«Kart over sykkelveiene i kommunene»" in found[0].message
    assert "«Kart over sykkelveier i kommunene»" in found[0].message


def test_a_proposed_pair_is_a_warning_with_both_texts() -> None:
    found = _found(proposed_pair, _row("Transport", "Elsykler til leie"))
    assert _where(found) == [(WARNING, Code.PROPOSED_PAIR, "B2")]
    assert "«Elsykler til leie»" in found[0].message
    assert "«Flere nattbusser på Romerike»" in found[0].message


@pytest.mark.parametrize("text", ["Naturregnskap", "* naturregnskap.", "Nytt: Havnekart"])
def test_a_measure_in_the_programmes_words_is_not_noted(text: str) -> None:
    assert _found(reworded, _row("Klima", text)) == []
    assert _found(proposed_pair, _row("Klima", text)) == []


@pytest.mark.parametrize("number", ["1", "1."])
def test_a_row_paired_by_its_number_alone_is_told_with_both_texts(number: str) -> None:
    found = list(reworded(_numbered(f"Tema | Nr | Tiltak | Status\nKlima | {number} | Nattbuss | Pågående")))
    assert _where(found) == [(WARNING, Code.REWORDED, "C2")]
    assert ("«Nattbuss»" in found[0].message, "«Felles kart»" in found[0].message) == (True, True)


def test_a_row_with_the_number_of_a_measure_and_nearly_its_text_is_only_noted() -> None:
    found = list(reworded(_numbered("Tema | Nr | Tiltak | Status\nKlima | 2 | Nattbussen | Pågående")))
    assert _where(found) == [(NOTE, Code.REWORDED, "C2")]


def test_a_row_with_the_number_and_the_text_of_its_measure_is_not_told() -> None:
    sheet = "Tema | Nr | Tiltak | Status\nKlima | 2 | nattbuss. | Pågående"
    assert list(reworded(_numbered(sheet))) == []


def _numbered(sheet: str) -> Evidence:
    """Run the core on a programme kept as a sheet with numbers: 1 Felles kart, 2 Nattbuss."""
    adopted, _ = programme_from_sheet(
        status_sheet("Tema | Nr | Tiltak | Status\nKlima | 1 | Felles kart |\n | 2 | Nattbuss |")
    )
    reported = status_sheet(sheet)
    pairs = match([reported], adopted)
    return Evidence(
        edition=edition(),
        programme=adopted,
        sheets=(reported,),
        match=pairs,
        measures=decide(merge(adopted, pairs), 2026),
        characters=CHARACTERS,
    )


# moved-theme


def test_a_measure_under_another_theme_is_told() -> None:
    found = _found(moved_theme, _row("Transport", "Kart over sykkelveier i kommunene"))
    assert _where(found) == [(WARNING, Code.MOVED_THEME, "B2")]
    assert "«Klima»" in found[0].message


@pytest.mark.parametrize(
    "sheet",
    [
        WHOLE,
        _row("Transport", "Nytt: Havnekart"),
        "Tiltak | Status\nNaturregnskap | Pågående",
    ],
)
def test_a_measure_under_its_own_theme_or_none_is_not_told(sheet: str) -> None:
    assert _found(moved_theme, sheet) == []


# unknown-heading, misspelt-heading


def test_a_heading_that_the_programme_does_not_have_is_told() -> None:
    found = _found(unknown_heading, _row("Havbruk", "Naturregnskap"))
    assert _where(found) == [(WARNING, Code.UNKNOWN_HEADING, "A2")]


def test_a_heading_with_nothing_under_it_is_only_noted() -> None:
    sheet = """
        Tema    | Tiltak        | Status
        Havbruk |               |
        Klima   | Naturregnskap | Pågående
    """
    (finding,) = _found(passed_over, sheet)
    assert _found(unknown_heading, sheet) == []
    assert finding.at.cell == "A2"
    assert (finding.severity, finding.code) == (NOTE, Code.PASSED_OVER)


@pytest.mark.parametrize("heading", ["Trannsport", "Transport og mobilitet"])
def test_a_heading_that_is_nearly_the_programmes_is_told_with_what_it_is_read_as(heading: str) -> None:
    found = _found(misspelt_heading, _row(heading, "Flere nattbusser på Romerike"))
    assert _where(found) == [(WARNING, Code.MISSPELT_HEADING, "A2")]
    assert f"«{heading}»" in found[0].message
    assert "«Transport»" in found[0].message


@pytest.mark.parametrize("heading", ["Transport", "TRANSPORT:", " Transport "])
def test_the_programmes_own_heading_is_not_told(heading: str) -> None:
    assert _found(misspelt_heading, _row(heading, "Flere nattbusser på Romerike")) == []
    assert _found(unknown_heading, _row(heading, "Flere nattbusser på Romerike")) == []


# no-heading


def test_a_row_under_no_heading_is_told() -> None:
    assert _where(_found(no_heading, "Tiltak | Status\nHavnekart | Pågående")) == [(WARNING, Code.NO_HEADING, "A2")]


@pytest.mark.parametrize(
    "sheet", ["Tiltak | Status\nNaturregnskap | Pågående", _row("Klima", "Havnekart"), _row("Havbruk", "Havnekart")]
)
def test_a_row_that_a_heading_or_its_text_places_is_not_told(sheet: str) -> None:
    assert _found(no_heading, sheet) == []


# theme-not-reported


def test_a_theme_with_nothing_filled_in_is_told_at_its_heading() -> None:
    found = _found(
        theme_not_reported,
        """
        Tema  | Tiltak                            | Status | Beskrivelse
        Klima | Kart over sykkelveier i kommunene |        |
              | Naturregnskap                     |        |
        """,
    )
    assert _where(found) == [(WARNING, Code.THEME_NOT_REPORTED, "A2")]
    assert "2" in found[0].message


@pytest.mark.parametrize(
    ("adopted", "name"),
    [("# Innsatsområder\n## Klima\n- Felles kart\n- Turkart", "Klima"), ("# Drift\n- Felles kart\n- Turkart", "Drift")],
)
def test_a_theme_or_section_with_nothing_filled_in_is_named(adopted: str, name: str) -> None:
    sheet = f"Tema | Tiltak | Status\n{name.upper()}: | Felles kart |\n | Turkart |"
    (finding,) = _found(theme_not_reported, sheet, adopted)
    assert f"«{name}»" in finding.message


@pytest.mark.parametrize("filled", ["Pågående | ", " | Møte i mai"])
def test_a_theme_with_anything_filled_in_is_not_told(filled: str) -> None:
    sheet = f"""
        Tema  | Tiltak                            | Status | Beskrivelse
        Klima | Kart over sykkelveier i kommunene |        |
              | Naturregnskap                     | {filled}
    """
    assert _found(theme_not_reported, sheet) == []


def test_a_theme_of_one_empty_row_is_told_by_the_row_alone() -> None:
    assert _found(theme_not_reported, "Tema | Tiltak | Status\nTransport | Flere nattbusser på Romerike |") == []


def test_a_section_whose_themes_are_reported_is_not_told() -> None:
    assert _found(theme_not_reported, WHOLE.replace("Klima     |", "Klima: |")) == []


# duplicate-number


def test_two_measures_with_one_number_are_told_at_the_second() -> None:
    sheet = "Tema | Nr | Tiltak | Status\nKlima | 1 | Felles kart | Pågående\n | 1. | Nattbuss | Pågående"
    (finding,) = duplicate_number(_numbered(sheet))
    assert (finding.code, finding.at.cell) == (Code.DUPLICATE_NUMBER, "B3")
    assert "rad 2" in finding.message


def test_numbers_that_begin_again_in_each_theme_are_not_told() -> None:
    adopted = "# Klima\n- Felles kart\n# Transport\n- Nattbuss"
    sheet = "Tema | Nr | Tiltak | Status\nKlima | 1 | Felles kart | Pågående\nTransport | 1 | Nattbuss | Pågående"
    assert list(duplicate_number(evidence(sheet, adopted))) == []
