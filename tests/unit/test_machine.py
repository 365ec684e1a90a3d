"""data.json, findings.json, receipt.json."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator

from pipeline.documents import documents_of
from pipeline.findings import Code, Location, note, warning
from pipeline.settings import Meeting, Settings
from pipeline.versions import versions
from pipeline.writers.machine import (
    Receipt,
    Reported,
    data_json,
    data_schema,
    findings_json,
    outputs_of,
    receipt_json,
)
from tests.builders import decided

if TYPE_CHECKING:
    from pipeline.model import DecidedProgramme

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Webinarer:
      - Om skog
    # Overordna strategier
    - Fremme prioriteringene
"""
REPORTED = """
    Tema                 | Tiltak          | Status   | Beskrivelse | Bør videreføres?
    Klima                | Webinarer:      | pågående | I mai       | Ja, gjerne
                         | Nytt: Om hav    | tull     |             | se over
                         | * Om skog       |          |             | Prosjektperioden er 2025-26
                         | Webinarer:      | Utgår    |             | kanskje
    Havbruk              | Nytt: Merdkart  |          |             | slås sammen med noe annet
"""


def _data(year: DecidedProgramme) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(data_json(year))
    return data


def _validator() -> Draft202012Validator:
    schema = json.loads(data_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_data_of_a_year_follow_their_schema() -> None:
    assert list(_validator().iter_errors(_data(decided(REPORTED, ADOPTED)))) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("schema", "handlingsprogram-data/2"), ("year", "2025"), ("as_of", "2. september"), ("extra", 1)],
)
def test_other_data_do_not_follow_the_schema(name: str, value: object) -> None:
    assert list(_validator().iter_errors({**_data(decided(REPORTED, ADOPTED)), name: value})) != []


@pytest.mark.parametrize(("name", "value"), [("draft", "lost"), ("status", None), ("id", 1), ("owner", "Kari")])
def test_other_measures_do_not_follow_the_schema(name: str, value: object) -> None:
    data = _data(decided(REPORTED, ADOPTED))
    data["measures"][0][name] = value
    assert list(_validator().iter_errors(data)) != []


def test_the_edition_stands_first() -> None:
    data = _data(decided(REPORTED, ADOPTED))
    del data["measures"]
    assert data == {
        "schema": "handlingsprogram-data/1",
        "organisation": "Osloregionen",
        "year": 2025,
        "as_of": "2025-09-02",
        "next_year": 2026,
    }


def test_what_nobody_says_is_null() -> None:
    year = decided(REPORTED, ADOPTED)
    data = _data(replace(year, edition=replace(year.edition, organisation=None, as_of=None)))
    assert (data["organisation"], data["as_of"]) == (None, None)
    assert list(_validator().iter_errors(data)) == []


def test_a_measure_is_written_as_the_design_says() -> None:
    first = _data(decided(REPORTED, ADOPTED))["measures"][0]
    assert first == {
        "id": first["id"],
        "section": "Innsatsområder",
        "theme": "Klima",
        "text": "Webinarer:",
        "parent": None,
        "new": False,
        "status": {"code": "in_progress", "as_written": "pågående"},
        "description": "I mai",
        "decision": {"code": "continue", "as_written": "Ja, gjerne", "basis": "answer", "reason": "gjerne"},
        "draft": "kept",
        "match": {"kind": "same", "similarity": 1.0},
        "source": {"file": "status.xlsx", "sheet": "Status 2025", "row": 2},
    }


def test_a_measure_that_nobody_reports_has_no_source() -> None:
    measures = _data(decided("Tema | Tiltak | Status\nKlima | Webinarer: | Pågående", ADOPTED))["measures"]
    last = measures[-1]
    assert (last["source"], last["description"], last["match"], last["theme"]) == (
        None,
        None,
        {"kind": "missing", "similarity": None},
        None,
    )


def test_a_point_names_its_measure_which_stands_before_it() -> None:
    measures = _data(decided(REPORTED, ADOPTED))["measures"]
    ids = [measure["id"] for measure in measures]
    parents = [(ids.index(measure["parent"]), place) for place, measure in enumerate(measures) if measure["parent"]]
    assert parents != []
    assert [place for parent, place in parents if parent >= place] == []


def test_the_same_year_gives_the_same_bytes() -> None:
    assert data_json(decided(REPORTED, ADOPTED)) == data_json(decided(REPORTED, ADOPTED))


def test_norwegian_letters_are_written_as_they_are() -> None:
    assert "Innsatsområder" in data_json(decided(REPORTED, ADOPTED))


def test_findings_are_written_with_their_place() -> None:
    found = [
        warning(Code.UNKNOWN_STATUS, Location(file="status.xlsx", sheet="Ark1", cell="C41"), "Ukjent.", "Rett den."),
        note(Code.PASSED_OVER, Location(file="programme.docx"), "Ikke lest."),
    ]
    assert json.loads(findings_json(found)) == [
        {
            "severity": "warning",
            "code": "unknown-status",
            "message": "Ukjent.",
            "hint": "Rett den.",
            "file": "status.xlsx",
            "sheet": "Ark1",
            "cell": "C41",
        },
        {
            "severity": "note",
            "code": "passed-over",
            "message": "Ikke lest.",
            "hint": None,
            "file": "programme.docx",
            "sheet": None,
            "cell": None,
        },
    ]


def test_no_findings_are_an_empty_list() -> None:
    assert findings_json(()) == "[]\n"


def test_what_a_run_made_is_read_back_from_its_receipt() -> None:
    made = {"rapport.docx": "ab12", "data.json": "cd34"}
    receipt = Receipt(
        version="0.1.0", inputs={"status.xlsx": "ef"}, templates={}, outputs=made, corrected=(), waived=()
    )
    assert outputs_of(receipt_json(receipt)) == made


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "{",
        "null",
        "1",
        '"tekst"',
        "[]",
        "{}",
        '{"outputs": null}',
        '{"outputs": ["rapport.docx"]}',
        '{"outputs": 1}',
        "\x00",
        "\ufeff{}",
    ],
)
def test_rubbish_is_no_receipt_of_ours(rubbish: str) -> None:
    assert outputs_of(rubbish) == {}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("outputs"), inner),
)


@given(JSON)
def test_any_json_is_read_as_names_and_digests(value: object) -> None:
    assert all(isinstance(part, str) for pair in outputs_of(json.dumps(value)).items() for part in pair)


def test_a_receipt_tells_what_the_documents_are_and_what_they_were_made_with() -> None:
    meeting = Meeting(date=dt.date(2025, 10, 29), case="34/25")
    year = decided(REPORTED, ADOPTED)
    receipt = Receipt(
        version="0.1.0",
        versions={"weasyprint": "70.0"},
        inputs={},
        templates={},
        outputs={},
        corrected=(),
        waived=(),
        reported=Reported(
            edition=year.edition, meeting=meeting, documents=documents_of(year, Settings(meeting=meeting), (), None)
        ),
    )
    read = json.loads(receipt_json(receipt))
    assert read["versions"] == {"weasyprint": "70.0"}
    assert read["report"]["meeting"] == {"body": "styret", "date": "2025-10-29", "case": "34/25"}
    assert (read["report"]["organisation"], read["report"]["as_of"]) == ("Osloregionen", "2025-09-02")
    assert [(one["name"], one["kind"], one["label"]) for one in read["report"]["documents"]] == [
        ("statusrapport-2025-09-02", "Statusrapport", "Til behandling i styret 29. oktober 2025, sak 34/25"),
        (
            "utkast-handlingsprogram-2026",
            "Utkast til handlingsprogram",
            "Utkast til behandling i styret 29. oktober 2025, sak 34/25",
        ),
    ]


def test_everything_that_decides_the_bytes_has_a_version() -> None:
    installed = versions()
    assert installed.keys() >= {"python", "zlib", "weasyprint", "pydyf", "docxtpl", "fontpkg-source-sans-3", "pydantic"}
    assert [name for name, version in installed.items() if not re.match(r"\d+(\.\d+)", version)] == []
