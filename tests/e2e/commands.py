"""Runs the real command on real files, and reads back what it made as a person's programs would."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from pipeline.cli import main
from tests.builders import word_programme, workbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "input" / "2025"
SHARED = ROOT.parent / "shared"
REAL = SHARED / "data" / "2025"
DOCUMENTS = ("statusrapport-2025-09-02", "utkast-handlingsprogram-2026")

needs_real_year = pytest.mark.skipif(not REAL.is_dir(), reason="the real year lies in ../shared, and not everywhere")
needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed")


PROGRAMME = "% Handlingsprogram 2025\n# Klima\n- Felles klimaregnskap\n"
SHEET = """
Status for Testrådets handlingsprogram 2025 per 2. september 2025
Tema | Tiltak | Status | Bør videreføres 2026?
Klima | | |
 | Felles klimaregnskap | Pågående | ja
"""


def small_year(folder: Path, sheet: str = SHEET, programme: str = PROGRAMME) -> Path:
    """Make the input folder of a year with one measure."""
    folder.mkdir()
    word_programme(folder / "programme.docx", programme)
    workbook(folder / "status.xlsx", {"Status": sheet})
    return folder


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return subprocess.CompletedProcess(arguments, done.returncode, done.stdout, complaints(done.stderr))


def complaints(stderr: str) -> str:
    """Give standard error without the lines of progress: how many there are is a matter of how long it took."""
    return "".join(line for line in stderr.splitlines(keepends=True) if not line.endswith(" …\n"))


def run_here(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the same without a process of its own, where many small runs are told apart by what they say."""
    said, complained, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        try:
            main([*map(str, arguments)])
        except SystemExit as end:
            code = int(end.code or 0)
    return subprocess.CompletedProcess(arguments, code, said.getvalue(), complaints(complained.getvalue()))


def data_of(out: Path) -> dict[str, Any]:
    """Read data.json."""
    data: dict[str, Any] = json.loads((out / "data.json").read_text(encoding="utf-8"))
    return data


def findings_of(out: Path) -> list[dict[str, Any]]:
    """Read findings.json."""
    found: list[dict[str, Any]] = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    return found


def files_in(out: Path) -> set[str]:
    """Name the files of an output folder, those in its own folders too."""
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def word_text(path: Path) -> str:
    """Read a Word file's text, table cells included, in order."""
    return "\n".join("".join(node.text or "" for node in p.iter(f"{{{_W}}}t")) for p in _paragraphs(path))


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _paragraphs(path: Path) -> list[Any]:
    return list(Document(str(path)).element.body.iter(f"{{{_W}}}p"))


def pdf_text(path: Path) -> str:
    """Read a PDF's text with poppler, as a search engine does."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def converted(sources: Iterable[Path], folder: Path, to: str) -> dict[str, Path]:
    """Let LibreOffice save files in another format; give what came of each, by the name of its source."""
    paths = [*sources]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=without_our_fonts())
    assert done.stdout.count("convert ") == len(paths), done.stderr
    return {path.name: (folder / path.name).with_suffix(f".{to}") for path in paths}


def without_our_fonts() -> dict[str, str]:
    """Give LibreOffice the system's fonts, whatever a test before this one chose for the PDFs."""
    return {name: value for name, value in os.environ.items() if not name.startswith("FONTCONFIG")}


def squeezed(text: str) -> str:
    """Leave out white space, and the hyphens that pdftotext drops at the end of a line."""
    return "".join(text.split()).replace("-", "")
