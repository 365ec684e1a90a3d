"""What people and programs put into cells comes out as written, or is told of; nothing vanishes."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from pipeline.readers.excel import read_workbook
from tests.builders import word_programme, workbook
from tests.e2e.commands import DOCUMENTS, data_of, findings_of, needs_pdftotext, pdf_text, run_here, squeezed, word_text
from tests.workbooks import edited

if TYPE_CHECKING:
    from pathlib import Path

AS_WRITTEN = {
    "ampersand": "R&D & kjøp",
    "less than": "a <b> c </w:t> d <script>",
    "expression": "pris {{ x }} og {{ x.y }}",
    "statement": "{% if %} og {# merk #}",
    "escaped braces": "{_{ x }_} og {_% y %_}",
    "tab": "før\tetter",
    "line break": "første linje\\nandre linje",
    "quotes": "«sitat» og \"sitat\" og 'sitat'",
    "entity": "&amp; og &#65;",
    "formula text": "+cmd og @sum",
    "dashes": "Oslo–Gøteborg — ½ → ✓",
    "long word": "Menneskerettighetsorganisasjonssamarbeidsavtale" * 2,
}
TOLD_OF = {
    "emoji": ("sol 😀 og regn", "unprintable-character"),
    "code for a line end": ("linje_x000D_skift", "illegal-character"),
    "lone surrogate": ("halv_xD83D_tegn", "illegal-character"),
    "control character": ("pip_x0007_lyd", "illegal-character"),
    "noncharacter": ("ikke_xFFFE_tegn", "illegal-character"),
}


PDF_AND_WORD = [f"{name}.{suffix}" for name in DOCUMENTS for suffix in ("docx", "pdf")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put each value into a measure of the programme, a new measure, a description and an answer; run once."""
    folder = tmp_path_factory.mktemp("strange") / "2025"
    folder.mkdir()
    values = [*AS_WRITTEN.values(), *(value for value, _ in TOLD_OF.values())]
    measures = "\n".join(f"- Kart {number} {_in_word(value)} slutt" for number, value in enumerate(values))
    word_programme(folder / "programme.docx", f"% Handlingsprogram 2025\n# Klima\n{measures}\n")
    rows = "\n".join(_rows(number, value) for number, value in enumerate(values))
    head = (
        "Status for Testrådets handlingsprogram 2025 per 2. september 2025\n"
        "Tema | Tiltak | Status | Beskrivelse | Bør videreføres 2026?\nKlima | | | | \n"
    )
    workbook(folder / "status.xlsx", {"Status": head + rows})
    out = folder.parent / "out"
    done = run_here("report", folder, "--output", out)
    assert (done.returncode, done.stderr) == (0, "")
    return out


def _in_word(value: str) -> str:
    """Leave out of the programme what only a cell can hold."""
    return re.sub("_x...._|😀", " ", value.replace("\\n", " "))


def _rows(number: int, value: str) -> str:
    return (
        f" | Kart {number} {value} slutt | Pågående | Først {number} {value} sist | Hvis {number} {value} blir av\n"
        f" | Nytt: Plan {number} {value} ferdig | Ikke påbegynt | | ja"
    )


@cache
def _text(path: Path) -> str:
    return squeezed(word_text(path) if path.suffix == ".docx" else pdf_text(path))


@needs_pdftotext
@pytest.mark.parametrize("name", PDF_AND_WORD)
@pytest.mark.parametrize("number", range(len(AS_WRITTEN)), ids=AS_WRITTEN)
def test_the_value_comes_out_as_written(made: Path, name: str, number: int) -> None:
    text, value = _text(made / name), squeezed(list(AS_WRITTEN.values())[number].replace("\\n", " "))
    assert f"Kart{number}{value}slutt" in text
    assert f"Plan{number}{value}ferdig" in text
    assert f"Hvis{number}{value}blirav" in text


@needs_pdftotext
@pytest.mark.parametrize("name", PDF_AND_WORD)
@pytest.mark.parametrize("which", TOLD_OF)
def test_what_no_document_can_hold_is_told_of_and_the_text_around_it_stays(made: Path, name: str, which: str) -> None:
    value, code = TOLD_OF[which]
    number = len(AS_WRITTEN) + list(TOLD_OF).index(which)
    row = 4 + 2 * number
    cells = {one["cell"] for one in findings_of(made) if one["code"] == code}
    assert {f"B{row}", f"D{row}", f"E{row}", f"B{row + 1}"} <= cells
    text = _text(made / name)
    assert f"Plan{number}{value[:3]}" in text
    assert f"{value[-3:]}ferdig" in text


def test_nothing_vanishes_from_data_json(made: Path) -> None:
    texts = [measure["text"] for measure in data_of(made)["measures"]]
    assert len(texts) == 2 * (len(AS_WRITTEN) + len(TOLD_OF))
    assert f"Plan {len(AS_WRITTEN)} sol 😀 og regn ferdig" in texts


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [(2 / 3, "0%", "67 %"), (2 / 3, "0.0 %", "66,7 %"), (1, "0%", "100 %"), (12, "0", "12"), (0.25, "General", "0,25")],
)
def test_a_share_is_read_as_excel_shows_it(tmp_path: Path, value: float, number_format: str, text: str) -> None:
    book = Workbook()
    book.worksheets[0].append([value])
    book.worksheets[0]["A1"].number_format = number_format
    book.save(tmp_path / "tall.xlsx")
    (sheet,) = read_workbook(tmp_path / "tall.xlsx")
    assert [cell.text for row in sheet.rows for cell in row] == [text]


_MODIFIED = '<dcterms:modified xmlns:dcterms="http://purl.org/dc/terms/">{}T08:00:00Z</dcterms:modified>'


@pytest.mark.parametrize(
    ("told", "day"),
    [(_MODIFIED.format("2025-09-14"), date(2025, 9, 14)), ("", None)],
)
def test_the_day_a_workbook_was_saved_is_what_it_says_and_never_today(
    told: str, day: date | None, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "status.xlsx", {"Status": "Tiltak | Status\nFelles kart | Pågår"})
    said = re.compile("<dcterms:modified.*?</dcterms:modified>")
    path.write_bytes(edited(path.read_bytes(), {"docProps/core.xml": lambda text: said.sub(told, text)}))
    assert read_workbook(path)[0].saved == day
