"""Rows of the documents' tables at the foot of a page: with the first lines of all their cells, or on the next page."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any

from pipeline.readers.pdf import read_pdf
from pipeline.templates import FOLDER as TEMPLATES
from pipeline.writers.pdf import write_pdf
from tests.e2e.printing import PROPERTIES

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """{% from "felles.html.j2" import v, status, tabellrad %}
<!DOCTYPE html>
<html lang="nb-NO"><head><title>Prøve</title><link rel="stylesheet" href="felles.css"></head><body><h1>Prøve</h1>
{% for t in tiltak %}
<section class="vedlegg"><h2>Del</h2><p style="height: {{ t.ned }}pt">Over</p>
<table class="program"><thead><tr><th scope="col">Tiltak</th><th scope="col">Status</th>
<th scope="col">Beskrivelse</th><th scope="col">Handlingsprogram</th></tr></thead><tbody><tr {{ tabellrad(t) }}>
<th scope="row">{{ v(t.tekst) }}</th><td>{{ status(t) }}</td><td>{{ v(t.beskrivelse) }}</td>
<td><span class="vekt">{{ t.avgjoerelse }}</span><span class="smaa v">«{{ t.svar }}»</span></td></tr></tbody></table>
</section>
{% endfor %}
</body></html>"""


def _pages(folder: Path, text: str, words: int, downs: range) -> list[str]:
    """Print a row with a long description at each of some heights, in points down a page of its own."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    (folder / "page.html.j2").write_text(PAGE, encoding="utf-8")
    measures = [_measure(number, down, text, words) for number, down in enumerate(downs, 100)]
    content, said = write_pdf(folder / "page.html.j2", {"tiltak": measures}, PROPERTIES)
    assert said == ()
    return [" ".join(page.split()) for page in read_pdf(content)]


def _measure(number: int, down: int, text: str, words: int) -> dict[str, Any]:
    return {
        "ned": down,
        "tekst": f"Kart{number} {text} slutt{number}",
        "punkt": False,
        "loest_under": None,
        "status": f"Stanset{number}",
        "statuskode": "cancelled",
        "symbol": "×",
        "status_i_arket": None,
        "beskrivelse": f"Forklart{number} {'med flere ord ' * words}",
        "andre_opplysninger": [],
        "avgjoerelse": f"Utgår{number}",
        "svar": "ja",
    }


def _ends(page: str) -> list[str]:
    """Give the row's number for both ends of its text and for the beginning of each other cell on a page."""
    return re.findall(r"(?:Kart|slutt|Stanset|Forklart|Utgår)(\d+)", page)


def test_a_row_begins_in_all_its_cells_on_one_page(tmp_path: Path) -> None:
    text = "over kulturminner i hele regionen, med en beskrivelse av hvert av dem"
    pages = _pages(tmp_path, text, 80, range(300, 412, 8))
    assert {len(_ends(page)) for page in pages} == {0, 5}
    assert {"Over" in page for page in pages if "Utgår" in page} == {True, False}


def test_the_text_of_a_measure_is_whole_where_its_row_runs_over_pages(tmp_path: Path) -> None:
    pages = _pages(tmp_path, "over kulturminner i hele regionen " * 15, 160, range(160, 412, 36))
    assert {len(_ends(page)) for page in pages} == {0, 5}
    assert {"Over" in page for page in pages if "Utgår" in page} == {True, False}


def test_no_page_ends_with_a_row_of_headings(tmp_path: Path) -> None:
    pages = _pages(tmp_path, "over kulturminner", 400, range(300, 412, 36))
    assert [page for page in pages if "Beskrivelse" in page and "flere ord" not in page] == []
    assert {len(_ends(page)) for page in pages} == {0, 5}
