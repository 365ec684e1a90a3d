"""The finished PDFs held against PDF/A-2a and PDF/UA-1 by a validator, and against what a reader with aids needs."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.e2e.commands import DOCUMENTS, EXAMPLE, REAL, needs_real_year
from tests.e2e.printing import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

years = pytest.mark.parametrize("year", [EXAMPLE, pytest.param(REAL, marks=needs_real_year)], ids=["example", "real"])
names = pytest.mark.parametrize("name", DOCUMENTS)
needs_qpdf = pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")


@names
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_the_validator_finds_nothing(made: Callable[[Path], Path], name: str, profile: str) -> None:
    """The real year's are held up to veraPDF, by ``make conformance``."""
    assert faults(made(EXAMPLE) / f"{name}.pdf", profile) == []


@years
@names
@needs_qpdf
def test_the_file_is_whole(made: Callable[[Path], Path], year: Path, name: str) -> None:
    done = subprocess.run(["qpdf", "--check", made(year) / f"{name}.pdf"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@years
@names
def test_a_pdf_names_its_title_owner_and_date_and_no_tool(made: Callable[[Path], Path], year: Path, name: str) -> None:
    with pikepdf.open(made(year) / f"{name}.pdf") as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        packet = pdf.Root.Metadata.read_bytes().decode()
    assert set(info) == {"/Title", "/Author", "/CreationDate", "/ModDate"}
    assert info["/CreationDate"] == info["/ModDate"] == "D:20250902"
    assert info["/Author"] == "Osloregionen"
    assert "<xmp:CreateDate>2025-09-02</xmp:CreateDate>" in packet
    assert not {word for word in ("weasyprint", "pydyf", "producer", "creatortool") if word in packet.casefold()}


@years
def test_nothing_is_said_while_the_pdfs_are_made(made: Callable[[Path], Path], year: Path) -> None:
    assert "pdf-remark" not in (made(year) / "findings.json").read_text(encoding="utf-8")
