"""Each case is a folder of readable text: what people typed, and what the program makes of it.

``sheet.txt`` and ``programme.txt`` go in, as ``builders.py`` reads them; ``settings.toml`` may. ``findings.txt`` and
``data.txt`` come out, and for cases with ``statusrapport.txt`` the documents too; a ``felles.css`` takes the place of
the templates' own, and ``forrige.json`` is the last report's data. ``pytest --update-golden`` writes what comes out
over what is there; read the difference before you commit it.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline.documents import documents_of
from pipeline.findings import Code, formatted
from pipeline.printing import accepted_of
from pipeline.run import check_year, report_year
from pipeline.templates import FOLDER as TEMPLATES
from pipeline.writers.properties import Properties
from pipeline.writers.word import write_word
from pipeline.year import read_year
from tests.builders import word_programme, workbook
from tests.dumps import data_dump, word_dump

if TYPE_CHECKING:
    from pipeline.run import Outcome

CASES = Path(__file__).parent / "cases"
TEMPLATE_CASES = Path(__file__).parent / "templates"
PRINTED = {"form-lang-beskrivelse", "form-lange-ord", "form-seksti-tiltak", "merknad-fra-pdf"}
"""Cases of which the PDFs are made and proofread too: those with the worst shapes, and the one about a PDF."""
DOCUMENTS = {"statusrapport.txt": "statusrapport-*.docx", "utkast.txt": "utkast-*.docx"}


def _folder(case: Path, folder: Path) -> Path:
    """Make the input folder that a case types out; ``sheet.txt`` may hold several sheets, each under ``=== name``."""
    folder.mkdir()
    workbook(folder / "status.xlsx", _sheets((case / "sheet.txt").read_text(encoding="utf-8")))
    word_programme(folder / "programme.docx", (case / "programme.txt").read_text(encoding="utf-8"))
    if (case / "settings.toml").exists():
        shutil.copy(case / "settings.toml", folder)
    return folder


def _sheets(text: str) -> dict[str, str]:
    parts = re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True)) if parts[1:] else {"Status 2025": text}


def _templates(case: Path, folder: Path) -> Path:
    shutil.copytree(TEMPLATES, folder)
    if (case / "felles.css").exists():
        shutil.copy(case / "felles.css", folder)
    return folder


def _run(case: Path, folder: Path, out: Path) -> Outcome:
    previous = case / "forrige.json" if (case / "forrige.json").exists() else None
    if case.name in PRINTED:
        return report_year(folder, out, _templates(case, folder.parent / "templates"), previous)
    if (case / "statusrapport.txt").exists():
        _write_words(folder, out, previous)
    return check_year(folder, out, previous)


def _write_words(folder: Path, out: Path, previous: Path | None) -> None:
    """Write the Word documents alone; printing takes most of a run's time, and the words are the same."""
    out.mkdir()
    reading = read_year(folder, previous)
    for document in documents_of(reading.programme, reading.inputs.settings, accepted_of(reading), reading.last):
        properties = Properties(title=document.title, author=None, day=reading.programme.edition.as_of)
        word = write_word(TEMPLATES / f"{document.template}.docx", document.context, properties)
        (out / f"{document.name}.docx").write_bytes(word)


def _results(case: Path, outcome: Outcome, out: Path) -> dict[str, str]:
    results = {
        "findings.txt": "".join(f"{formatted(finding)}\n" for finding in outcome.findings),
        "data.txt": data_dump(json.loads((out / "data.json").read_text(encoding="utf-8"))),
    }
    for name, pattern in DOCUMENTS.items():
        if (case / name).exists():
            results[name] = word_dump(next(out.glob(pattern)).read_bytes())
    return results


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_the_case_comes_out_as_written(case: Path, tmp_path: Path, update_golden: bool) -> None:  # noqa: FBT001
    folder, out = _folder(case, tmp_path / "2025"), tmp_path / "out"
    results = _results(case, _run(case, folder, out), out)
    if update_golden:
        for name, text in results.items():
            (case / name).write_text(text, encoding="utf-8")
    expected = {name: (case / name).read_text(encoding="utf-8") for name in results}
    assert results == expected


def test_every_finding_code_appears_in_a_case() -> None:
    cases = (*CASES.iterdir(), *TEMPLATE_CASES.iterdir())
    said = "".join((case / "findings.txt").read_text(encoding="utf-8") for case in cases)
    assert [code for code in Code if f"[{code}]" not in said] == []
