"""Output folders of small runs for tests of the archive, where it matters little what stands in a file."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

STATUS, DRAFT = "statusrapport-2025-09-02", "utkast-handlingsprogram-2026"
REPORT: dict[str, Any] = {
    "organisation": "Osloregionen",
    "year": 2025,
    "as_of": "2025-09-02",
    "next_year": 2026,
    "meeting": {"body": "styret", "date": "2025-10-29", "case": "34/25"},
    "documents": [
        {
            "name": STATUS,
            "kind": "Statusrapport",
            "title": "Status for Osloregionens handlingsprogram 2025 per 2. september 2025",
            "label": "Til behandling i styret 29. oktober 2025, sak 34/25",
        },
        {
            "name": DRAFT,
            "kind": "Utkast til handlingsprogram",
            "title": "Utkast til Osloregionens handlingsprogram 2026",
            "label": "Utkast til behandling i styret 29. oktober 2025, sak 34/25",
        },
    ],
}
"""The part of a receipt that an archive reads."""


def receipt(files: Mapping[str, str], **changed: object) -> str:
    """Write the receipt of a run that made these files; ``changed`` are parts that are otherwise."""
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
    inputs = {
        name.removeprefix("grunnlag/"): digest for name, digest in digests.items() if name.startswith("grunnlag/")
    }
    whole = {
        "schema": "handlingsprogram-receipt/1",
        "version": "0.1.0",
        "report": REPORT,
        "inputs": inputs,
        "outputs": digests,
    }
    return json.dumps({**whole, **changed})


def files_of(text: str) -> dict[str, str]:
    """Give what a run made, all of it saying the same."""
    names = (*(f"{name}{ending}" for name in (STATUS, DRAFT) for ending in (".docx", ".pdf")), "data.json")
    return {name: f"{name}: {text}\n" for name in (*names, "findings.json", "grunnlag/status.xlsx")}


def small_run(folder: Path, text: str = "første", more: Mapping[str, str] | None = None, **changed: object) -> Path:
    """Write the output folder of a run; ``more`` are other files of it."""
    files = {**files_of(text), **(more or {})}
    for name, content in {**files, "receipt.json": receipt(files, **changed)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder
