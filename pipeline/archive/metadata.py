"""A run → what its bag is called, and what an archive asks of it: metadata.json and bag-info.txt.

In: the run's receipt, its files' sizes and digests, the place in the chain. Out: names and text. The fields have the
names of Noark 5 (arkivverket/noark5-standard, vedlegg 1), so that a person or a program can register the documents. We
are no Noark system, and what only such a system or the office knows is null. A meeting's case has eInnsyn's names.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline.archive.manifest import info_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from pipeline.archive.chain import Link
    from pipeline.archive.receipt import DocumentPart, ReportPart, RunReceipt

TYPE = "status-og-utkast"
"""What a bag holds: the status report and the draft of one run."""
PAYLOAD = "data/"
FINISHED, UNDER_EDITING = "Dokumentet er ferdigstilt", "Dokumentet er under redigering"
"""The two values of M054 dokumentstatus."""
_DRAFT = re.compile(r"\butkast", re.IGNORECASE)
_VARIANTS = {".pdf": "Arkivformat", ".docx": "Produksjonsformat"}
"""M700 variantformat."""
_PDF = ("fmt/476", "PDF/A-2a", "application/pdf")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_FORMATS = {
    ".docx": ("fmt/412", "Word-dokument (OOXML)", f"{_OFFICE}.wordprocessingml.document"),
    ".xlsx": ("fmt/214", "Excel-arbeidsbok (OOXML)", f"{_OFFICE}.spreadsheetml.sheet"),
    ".xlsm": ("fmt/445", "Excel-arbeidsbok med makroer (OOXML)", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ".json": ("fmt/817", "JSON", "application/json"),
    ".toml": ("x-fmt/111", "Tekst (TOML)", "application/toml"),
    ".pdf": _PDF,
}
"""By ending: M701 format from PRONOM, M702 formatDetaljer, M716 mimeType. A run makes no PDF but PDF/A-2a."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """A file in the bag."""

    size: int
    """In bytes."""
    digest: str
    """SHA-256."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a bag comes in the archive."""

    path: str
    """From the archive's root, ``2025/2025-09-02_34-25_status-og-utkast_v1``."""
    version: int
    position: int
    """In the chain, from 1."""
    previous: Link | None
    sealed: dt.date | None
    """The day, where the office tells it; the program does not look at the clock."""


def series_of(report: ReportPart) -> str:
    """Name what a bag is a version of: ``2025/2025-09-02_34-25_status-og-utkast``."""
    day = report.as_of.isoformat() if report.as_of else "uten-dato"
    case = re.sub(r"[^0-9]+", "-", report.meeting.case) if report.meeting.case else "uten-sak"
    return f"{report.year}/{day}_{case}_{TYPE}"


def version_of(path: str, series: str) -> int:
    """Read which version of a series a bag is; 0 where it is none."""
    found = re.fullmatch(rf"{re.escape(series)}_v([1-9]\d*)", path)
    return int(found[1]) if found else 0


def status_of(document: DocumentPart) -> str:
    """Give M054: a document that calls itself a draft, in its title or on its front, is never finished."""
    is_draft = _DRAFT.search(f"{document.title}\n{document.label}")
    return UNDER_EDITING if is_draft else FINISHED


def metadata_json(receipt: RunReceipt, files: Mapping[str, SealedFile], place: Place) -> str:
    """Write metadata.json; ``files`` is by path in the bag."""
    report = receipt.report
    main, *attached = report.documents
    documents = [
        {**_description(one, number), "forfatter": report.organisation, "dokumentobjekt": _objects(one, files, place)}
        for number, one in enumerate(report.documents, 1)
    ]
    archived = {f"{PAYLOAD}{one.name}{ending}" for one in report.documents for ending in _VARIANTS}
    entry = {
        "schema": "handlingsprogram-archive/1",
        "merknad": "Feltene har navn fra Noark 5. Pakken er ikke laget av et Noark-system; null fylles ut der.",
        "pakke": {"navn": place.path, "type": TYPE, "versjonsnummer": place.version, "nummer": place.position},
        "arkivskaperNavn": report.organisation,
        "mappe": {"mappeID": None, "tittel": None},
        "moetemappe": {
            "utvalg": report.meeting.body,
            "moetedato": report.meeting.date.isoformat() if report.meeting.date else None,
            "moetenummer": None,
        },
        "moetesak": _case(report),
        "registrering": {
            "registreringsID": None,
            "tittel": main.title,
            "dokumentetsDato": report.as_of.isoformat() if report.as_of else None,
            "arkivertDato": place.sealed.isoformat() if place.sealed else None,
            "antallVedlegg": len(attached),
            "dokumentbeskrivelse": documents,
        },
        "grunnlag": [_file(path, files[path]) for path in sorted({*files} - archived)],
    }
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def _case(report: ReportPart) -> dict[str, object]:
    number, _, year = (report.meeting.case or "").partition("/")
    return {
        "sak": report.meeting.case,
        "moetesaksaar": 2000 + int(year) if year else None,
        "moetesakssekvensnummer": int(number) if number else None,
    }


def _description(document: DocumentPart, number: int) -> dict[str, object]:
    return {
        "dokumentnummer": number,
        "tilknyttetRegistreringSom": "Hoveddokument" if number == 1 else "Vedlegg",
        "tittel": document.title,
        "dokumenttype": document.kind,
        "dokumentstatus": status_of(document),
        "merkelapp": document.label,
    }


def _objects(document: DocumentPart, files: Mapping[str, SealedFile], place: Place) -> list[dict[str, object]]:
    variants = {f"{PAYLOAD}{document.name}{ending}": variant for ending, variant in _VARIANTS.items()}
    return [
        {"versjonsnummer": place.version, "variantformat": variant, **_file(path, files[path])}
        for path, variant in variants.items()
    ]


def _file(path: str, file: SealedFile) -> dict[str, object]:
    pronom, details, mime = _FORMATS[PurePosixPath(path).suffix.casefold()]
    return {
        "format": pronom,
        "formatDetaljer": details,
        "mimeType": mime,
        "referanseDokumentfil": path,
        "sjekksum": file.digest,
        "sjekksumAlgoritme": "SHA256",
        "filstoerrelse": file.size,
    }


def bag_info(receipt: RunReceipt, files: Mapping[str, SealedFile], place: Place) -> str:
    """Write bag-info.txt, with the seal of the bag before."""
    report, previous = receipt.report, place.previous
    return info_text(
        [
            ("Source-Organization", report.organisation),
            ("External-Description", "; ".join(document.title for document in report.documents)),
            ("External-Identifier", place.path),
            ("Bag-Group-Identifier", series_of(report)),
            ("Bagging-Date", place.sealed.isoformat() if place.sealed else None),
            ("Bag-Software-Agent", f"handlingsprogram {receipt.version}"),
            ("Payload-Oxum", f"{sum(file.size for file in files.values())}.{len(files)}"),
            ("Chain-Position", str(place.position)),
            ("Previous-Bag", previous.path if previous else None),
            ("Previous-Bag-SHA256", previous.seal if previous else None),
        ]
    )
