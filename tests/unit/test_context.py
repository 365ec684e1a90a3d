"""The variables that the templates are written against."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.compose.draft import compose_draft
from pipeline.compose.status_report import compose_status_report
from pipeline.readers.outline import measure_id
from pipeline.settings import Meeting
from pipeline.writers.context import draft_context, report_context
from tests.builders import decided, edition

if TYPE_CHECKING:
    from collections.abc import Callable

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Webinarer:
      - Om skog
      - Om myr
    - Felles kart
"""
REPORTED = """
    Tema  | Tiltak       | Status      | Beskrivelse | Bør videreføres? | Ansvarlig
    Klima | Webinarer:   | påbegynt    | I mai       | ja               | Kari
          | * Om skog    | Gjennomført |             |                  |
          | Nytt: Om hav | Pågående    |             | nei              |
          | * Om myr     | Utgår       |             | nei              |
          | Felles kart  | Pågående    |             | Ja, men mindre   |
"""
MEETING = Meeting(date=dt.date(2025, 10, 29), case="34/25")


def _report(sheet: str = REPORTED, meeting: Meeting = MEETING) -> dict[str, Any]:
    return report_context(compose_status_report(decided(sheet, ADOPTED)), edition(), meeting)


def _draft(sheet: str = REPORTED, meeting: Meeting = MEETING) -> dict[str, Any]:
    return draft_context(compose_draft(decided(sheet, ADOPTED)), edition(), meeting)


def _plain(value: object) -> bool:
    """Tell whether a value is one that any template language can print or walk through."""
    match value:
        case dict():
            return all(isinstance(name, str) and name.isidentifier() and _plain(one) for name, one in value.items())
        case list():
            return all(_plain(one) for one in value)
        case _:
            return value is None or type(value) in {str, int, float, bool}


def test_the_front_is_the_same_in_both_documents() -> None:
    front = ("organisasjon", "moete", "sak")
    assert [_report()[name] for name in front] == [_draft()[name] for name in front]
    assert [_report()[name] for name in front] == [
        "Osloregionen",
        "styret 29. oktober 2025",
        "34/25",
    ]


def test_the_draft_alone_is_called_one_when_its_meeting_is_known() -> None:
    assert _report()["merkelapp"] == "Til behandling i styret 29. oktober 2025, sak 34/25"
    assert _draft()["merkelapp"] == "Utkast til behandling i styret 29. oktober 2025, sak 34/25"


def test_each_document_has_its_own_title() -> None:
    assert _report()["tittel"] == "Status for Osloregionens handlingsprogram 2025 per 2. september 2025"
    assert _draft()["tittel"] == "Utkast til Osloregionens handlingsprogram 2026"


def test_without_a_meeting_the_documents_are_drafts_without_a_case() -> None:
    context = _report(meeting=Meeting())
    assert (context["moete"], context["sak"], context["merkelapp"]) == (None, None, "Utkast")


@pytest.mark.parametrize("context", [_report, _draft])
def test_a_template_is_given_plain_values_only(context: Callable[[], dict[str, Any]]) -> None:
    assert _plain(context())


def test_an_item_has_the_same_variables_wherever_it_stands() -> None:
    report, draft = _report(), _draft()
    kept = draft["deler"][0]["temaer"][0]["tiltak"][0]
    assert kept == report["deler"][0]["temaer"][0]["tiltak"][0] == draft["vedlegg"][0]
    assert kept == {
        "tekst": "Webinarer:",
        "punkt": False,
        "loest_under": None,
        "tema": "Klima",
        "nytt": False,
        "gjentatt": False,
        "status": "Pågående",
        "statuskode": "in_progress",
        "symbol": "→",
        "status_i_arket": "påbegynt",
        "beskrivelse": "I mai",
        "hvorfor_ikke": "I mai",
        "avgjoerelse": "Videreføres",
        "avgjoerelseskode": "continue",
        "endres": False,
        "grunnlag": "gruppens svar",
        "svar": "ja",
        "begrunnelse": None,
        "som": None,
        "slaas_sammen_med": None,
        "andre_opplysninger": [{"navn": "Ansvarlig", "tekst": "Kari"}],
        "id": measure_id("Innsatsområder", "Klima", None, "Webinarer:"),
    }


def test_a_point_beside_its_measure_does_not_name_it() -> None:
    annex = {item["tekst"]: item for item in _draft()["vedlegg"]}
    assert (annex["Om myr"]["punkt"], annex["Om myr"]["loest_under"]) == (True, None)


def test_a_point_without_its_measure_names_it() -> None:
    (dropped, last) = _draft()["utgaar"]
    assert [(item["tekst"], item["loest_under"]) for item in (dropped, last)] == [
        ("Om hav", "Webinarer:"),
        ("Om myr", "Webinarer:"),
    ]


def test_an_answer_that_is_anothers_says_whose() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | * Om skog |\n | Felles kart | se Webinarer"
    annex = {item["tekst"]: item["som"] for item in _draft(sheet)["vedlegg"]}
    assert annex == {
        "Webinarer:": None,
        "Om skog": "som tiltaket det står under",
        "Om myr": "som tiltaket det står under",
        "Felles kart": "som «Webinarer:»",
    }


def test_what_goes_on_changed_says_so() -> None:
    annex = {item["tekst"]: item["endres"] for item in _draft()["vedlegg"]}
    assert (annex["Felles kart"], annex["Webinarer:"]) == (True, False)


def test_the_counts_are_those_of_the_report() -> None:
    context = _report()
    assert (context["antall_tiltak"], context["antall_underpunkter"]) == (3, 2)
    assert {status["kode"]: status["antall"] for status in context["statuser"]}["in_progress"] == 3
    assert context["temaer"] == [{"navn": "Klima", "antall": [0, 0, 3, 0, 0, 0], "sum": 3}]


def test_the_lists_of_the_report_are_its_parts() -> None:
    context = _report()
    assert [[item["tekst"] for item in context[part]] for part in ("avvik", "avgjoerelser", "ubesvarte", "nye")] == [
        ["Om myr"],
        [],
        [],
        ["Om hav"],
    ]


def test_the_lists_of_the_draft_are_its_parts() -> None:
    context = _draft()
    parts = ("til_avgjoerelse", "maa_avklares", "slaas_sammen", "utgaar")
    assert [[item["tekst"] for item in context[part]] for part in parts] == [[], [], [], ["Om hav", "Om myr"]]
