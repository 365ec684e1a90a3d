"""The overview: findings counted by file and severity, and the themes that nobody has reported on."""

from __future__ import annotations

from pipeline.findings import Code, Location, error, note, warning
from pipeline.overview import findings_table, unreported, unreported_table
from tests.builders import decided

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Felles kart
      - Kart for sykkel
    - Naturregnskap
    ## Transport
    - Nattbuss
"""


def test_findings_are_counted_by_file_and_severity_with_the_workbooks_first() -> None:
    book, programme = Location(file="klima.xlsx", cell="C9"), Location(file="programme.docx")
    found = [
        error(Code.UNKNOWN_STATUS, book, "x"),
        *[warning(Code.NOT_REPORTED, programme, "x")] * 12,
        note(Code.REWORDED, book, "x"),
    ]
    assert findings_table(["klima.xlsx", "transport.xlsx"], found) == (
        "                feil  advarsler  merknader",
        "klima.xlsx         1          0          1",
        "transport.xlsx     0          0          0",
        "programme.docx     0         12          0",
    )


def test_the_table_stays_within_the_width_of_a_terminal() -> None:
    lines = findings_table([f"{'Rapportering fra faggruppen for ' * 5}.xlsx"], [])
    assert max(map(len, lines)) <= 100


def test_a_theme_is_told_with_how_many_of_its_measures_say_nothing() -> None:
    sheet = """
        Tema      | Tiltak          | Status   | Beskrivelse | Bør videreføres 2026?
        Klima     | Felles kart     |          |             |
                  | Kart for sykkel | Pågående |             |
                  | Naturregnskap   | -        |             |
    """
    found = unreported(decided(sheet, ADOPTED))
    assert [(one.theme, one.missing, one.measures) for one in found] == [("Klima", 1, 2), ("Transport", 1, 1)]
    assert unreported_table(found)[1:] == ("  Klima      1 av 2", "  Transport  1 av 1")


def test_an_answer_or_a_description_alone_is_a_report() -> None:
    sheet = """
        Tema      | Tiltak        | Status | Beskrivelse | Bør videreføres 2026?
        Klima     | Felles kart   |        | I rute      |
                  | Naturregnskap |        |             | ja
        Transport | Nattbuss      | Utgår  |             |
    """
    assert unreported(decided(sheet, ADOPTED)) == ()
    assert unreported_table(()) == ("Alle tiltak i programmet er rapportert.",)


def test_a_new_measure_is_no_measure_that_is_waited_for() -> None:
    sheet = """
        Tema      | Tiltak          | Status
        Klima     | Nytt: Fellesbil |
                  | Felles kart     | Pågående
                  | Naturregnskap   | Pågående
        Transport | Nattbuss        | Pågående
    """
    assert unreported(decided(sheet, ADOPTED)) == ()
