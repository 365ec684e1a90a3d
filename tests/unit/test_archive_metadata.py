"""What a bag is called, and what its metadata say."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from pipeline.archive.chain import Link
from pipeline.archive.manifest import info_of
from pipeline.archive.metadata import (
    FINISHED,
    UNDER_EDITING,
    Place,
    SealedFile,
    bag_info,
    metadata_json,
    series_of,
    status_of,
    version_of,
)
from pipeline.archive.receipt import DocumentPart, RunReceipt, run_receipt
from tests.archives import REPORT, files_of, receipt

SERIES = "2025/2025-09-02_34-25_status-og-utkast"
BEFORE = Link(path=f"{SERIES}_v1", seal="a" * 64)
PLACE = Place(path=f"{SERIES}_v2", version=2, position=2, previous=BEFORE, sealed=None)


def _receipt(**report: object) -> RunReceipt:
    return run_receipt(receipt(files_of("tekst"), report={**REPORT, **report}), "ut")


def _files() -> dict[str, SealedFile]:
    names = (*files_of("tekst"), "receipt.json")
    return {f"data/{name}": SealedFile(size=10, digest=str(number) * 64) for number, name in enumerate(names)}


def _metadata(place: Place = PLACE, **report: object) -> dict[str, Any]:
    metadata: dict[str, Any] = json.loads(metadata_json(_receipt(**report), _files(), place))
    return metadata


def test_a_bag_is_named_by_year_date_case_and_what_it_is() -> None:
    assert series_of(_receipt().report) == SERIES


def test_what_is_not_known_is_named_so_that_it_is_understood() -> None:
    meeting = {**REPORT["meeting"], "date": None, "case": None}
    assert series_of(_receipt(as_of=None, meeting=meeting).report) == "2025/uten-dato_uten-sak_status-og-utkast"


@pytest.mark.parametrize(
    ("path", "version"),
    [
        (f"{SERIES}_v1", 1),
        (f"{SERIES}_v12", 12),
        (f"{SERIES}_v0", 0),
        (f"{SERIES}_v1_v2", 0),
        (f"2026{SERIES[4:]}_v1", 0),
        ("2025/2025-09-02_34-26_status-og-utkast_v1", 0),
    ],
)
def test_a_version_is_read_from_the_name_of_the_same_series_alone(path: str, version: int) -> None:
    assert version_of(path, SERIES) == version


@pytest.mark.parametrize(
    ("title", "label", "status"),
    [
        ("Status for programmet", "Til behandling i styret 29. oktober 2025, sak 34/25", FINISHED),
        ("Status for programmet", "Utkast", UNDER_EDITING),
        ("Status for programmet", "Utkast til behandling i styret 29. oktober 2025, sak 34/25", UNDER_EDITING),
        ("Utkast til handlingsprogram 2026", "Til behandling i styret 29. oktober 2025, sak 34/25", UNDER_EDITING),
        ("Nytt UTKAST", "Vedtatt i styret", UNDER_EDITING),
    ],
)
def test_what_calls_itself_a_draft_is_never_finished(title: str, label: str, status: str) -> None:
    assert status_of(DocumentPart(name="x", kind="x", title=title, label=label)) == status


def test_the_report_is_the_main_document_and_the_draft_goes_with_it() -> None:
    entry = _metadata()["registrering"]
    assert (entry["tittel"], entry["dokumentetsDato"], entry["antallVedlegg"]) == (
        "Status for Osloregionens handlingsprogram 2025 per 2. september 2025",
        "2025-09-02",
        1,
    )
    assert [
        (one["dokumentnummer"], one["tilknyttetRegistreringSom"], one["dokumenttype"], one["dokumentstatus"])
        for one in entry["dokumentbeskrivelse"]
    ] == [(1, "Hoveddokument", "Statusrapport", FINISHED), (2, "Vedlegg", "Utkast til handlingsprogram", UNDER_EDITING)]


def test_each_document_is_there_in_the_format_of_the_archive_and_as_it_was_made() -> None:
    (first, second) = _metadata()["registrering"]["dokumentbeskrivelse"][0]["dokumentobjekt"]
    assert first == {
        "versjonsnummer": 2,
        "variantformat": "Arkivformat",
        "format": "fmt/476",
        "formatDetaljer": "PDF/A-2a",
        "mimeType": "application/pdf",
        "referanseDokumentfil": "data/statusrapport-2025-09-02.pdf",
        "sjekksum": "1" * 64,
        "sjekksumAlgoritme": "SHA256",
        "filstoerrelse": 10,
    }
    assert (second["variantformat"], second["format"]) == ("Produksjonsformat", "fmt/412")


def test_all_other_files_are_listed_as_what_it_was_made_of() -> None:
    assert [(one["referanseDokumentfil"], one["format"]) for one in _metadata()["grunnlag"]] == [
        ("data/data.json", "fmt/817"),
        ("data/findings.json", "fmt/817"),
        ("data/grunnlag/status.xlsx", "fmt/214"),
        ("data/receipt.json", "fmt/817"),
    ]


def test_the_meeting_and_its_case_are_told_and_null_where_they_are_not_known() -> None:
    metadata = _metadata()
    assert metadata["moetemappe"] == {"utvalg": "styret", "moetedato": "2025-10-29", "moetenummer": None}
    assert metadata["moetesak"] == {"sak": "34/25", "moetesaksaar": 2025, "moetesakssekvensnummer": 34}
    unknown = _metadata(meeting={"body": "rådet", "date": None, "case": None})
    assert unknown["moetemappe"] == {"utvalg": "rådet", "moetedato": None, "moetenummer": None}
    assert unknown["moetesak"] == {"sak": None, "moetesaksaar": None, "moetesakssekvensnummer": None}


def test_the_day_of_the_sealing_is_what_the_office_tells_and_else_nothing() -> None:
    told = Place(path=PLACE.path, version=2, position=2, previous=BEFORE, sealed=dt.date(2026, 11, 26))
    assert _metadata(told)["registrering"]["arkivertDato"] == "2026-11-26"
    assert _metadata()["registrering"]["arkivertDato"] is None


def test_the_bag_tells_its_place_and_the_seal_of_the_one_before() -> None:
    assert info_of(bag_info(_receipt(), _files(), PLACE)) == {
        "Source-Organization": "Osloregionen",
        "External-Description": "Status for Osloregionens handlingsprogram 2025 per 2. september 2025; "
        "Utkast til Osloregionens handlingsprogram 2026",
        "External-Identifier": f"{SERIES}_v2",
        "Bag-Group-Identifier": SERIES,
        "Bag-Software-Agent": "handlingsprogram 0.1.0",
        "Payload-Oxum": "80.8",
        "Chain-Position": "2",
        "Previous-Bag": f"{SERIES}_v1",
        "Previous-Bag-SHA256": "a" * 64,
    }


def test_the_first_bag_has_none_before_it() -> None:
    first = Place(path=f"{SERIES}_v1", version=1, position=1, previous=None, sealed=None)
    assert {"Previous-Bag", "Previous-Bag-SHA256"} & info_of(bag_info(_receipt(), _files(), first)).keys() == set()
