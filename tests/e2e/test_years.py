"""The example year and, where it lies beside the project, the real one: read right, and whole in all four documents."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import validate

from pipeline.codes import DecisionCode, StatusCode
from pipeline.labels import DECISION_LABELS
from pipeline.vocabulary import STATUS_LABELS
from tests.e2e.commands import (
    DOCUMENTS,
    EXAMPLE,
    REAL,
    ROOT,
    SHARED,
    data_of,
    files_in,
    findings_of,
    needs_pdftotext,
    needs_real_year,
    pdf_text,
    squeezed,
    word_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

years = pytest.mark.parametrize("year", [EXAMPLE, pytest.param(REAL, marks=needs_real_year)], ids=["example", "real"])


def _row(measure: dict[str, Any]) -> tuple[str, ...]:
    kind = "new" if measure["new"] else "point" if measure["parent"] else "measure"
    return kind, measure["status"]["code"], measure["decision"]["code"], measure["decision"]["basis"]


def test_every_row_of_the_example_is_read_as_a_person_reads_it(made: Callable[[Path], Path]) -> None:
    with (Path(__file__).parent / "expected-2025.tsv").open(encoding="utf-8") as file:
        wanted = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    measures = data_of(made(EXAMPLE))["measures"]
    by_row = {measure["source"]["row"]: measure for measure in measures if measure["source"]}
    texts = {measure["id"]: measure["text"] for measure in measures}
    numbered = {row["nr"]: row["measure_as_in_programme"] for row in wanted}
    read = [(row, by_row[row]["text"], texts.get(by_row[row]["parent"]), *_row(by_row[row])) for row in sorted(by_row)]
    assert read == [
        (
            int(row["row"]),
            row["measure_as_in_programme"],
            numbered.get(row["parent"]),
            row["kind"],
            row["status"],
            row["decision"],
            row["basis"],
        )
        for row in wanted
    ]


@years
def test_a_measure_to_be_merged_with_the_one_above_stands_in_the_draft_with_it(
    made: Callable[[Path], Path], year: Path
) -> None:
    measures = data_of(made(year))["measures"]
    (place,) = (index for index, measure in enumerate(measures) if measure["decision"]["code"] == "merge")
    said = squeezed(word_text(made(year) / "utkast-handlingsprogram-2026.docx"))
    assert measures[place]["draft"] == "merged"
    assert f"slåssammenmed«{squeezed(measures[place - 1]['text'])}»" in said


@needs_real_year
def test_every_row_of_the_real_year_is_read_right(made: Callable[[Path], Path]) -> None:
    said = subprocess.run(
        [sys.executable, str(SHARED / "check_real.py"), str(made(REAL))], capture_output=True, text=True, check=False
    )
    assert said.stdout.splitlines()[-1] == "60 of 60 rows read right"


@needs_real_year
def test_the_real_year_has_the_statuses_that_stand_in_the_sheet(made: Callable[[Path], Path]) -> None:
    statuses = Counter(measure["status"]["code"] for measure in data_of(made(REAL))["measures"])
    assert statuses == {
        "in_progress": 32, "done": 4, "partly_done": 1, "not_started": 9, "cancelled": 2, "missing": 12,
    }  # fmt: skip


@years
def test_data_json_fits_its_schema(made: Callable[[Path], Path], year: Path) -> None:
    schema = json.loads((ROOT / "docs" / "data.schema.json").read_text(encoding="utf-8"))
    validate(data_of(made(year)), schema)


@years
def test_nothing_in_a_right_year_is_an_error(made: Callable[[Path], Path], year: Path) -> None:
    assert [one for one in findings_of(made(year)) if one["severity"] == "error"] == []


@years
@needs_pdftotext
@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_every_measure_status_and_decision_is_in_the_document(
    made: Callable[[Path], Path], year: Path, name: str, suffix: str
) -> None:
    path = made(year) / f"{name}.{suffix}"
    text = squeezed(word_text(path) if suffix == "docx" else pdf_text(path))
    wanted = [
        part
        for measure in data_of(made(year))["measures"]
        for part in (
            measure["text"],
            STATUS_LABELS[StatusCode(measure["status"]["code"])],
            DECISION_LABELS[DecisionCode(measure["decision"]["code"])],
        )
    ]
    assert [part for part in wanted if squeezed(part) not in text] == []


@years
@needs_pdftotext
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_every_description_and_answer_is_in_the_documents(
    made: Callable[[Path], Path], year: Path, suffix: str
) -> None:
    paths = [made(year) / f"{name}.{suffix}" for name in DOCUMENTS]
    text = "".join(squeezed(word_text(path) if suffix == "docx" else pdf_text(path)) for path in paths)
    measures = data_of(made(year))["measures"]
    wanted = [measure["description"] for measure in measures] + [
        measure["decision"]["as_written"] for measure in measures
    ]
    assert [part for part in wanted if part and squeezed(part) not in text] == []


@years
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_word_file_names_its_owner_and_language_and_no_tool(
    made: Callable[[Path], Path], year: Path, name: str
) -> None:
    with zipfile.ZipFile(made(year) / f"{name}.docx") as package:
        said = "".join(package.read(part).decode() for part in package.namelist() if part.startswith("docProps/"))
    assert "<dc:language>nb-NO</dc:language>" in said
    assert "<dc:creator>Osloregionen</dc:creator>" in said
    assert "python" not in said.casefold()


def test_the_same_input_gives_the_same_bytes_wherever_it_is_made(made: Callable[[Path], Path], tmp_path: Path) -> None:
    elsewhere = tmp_path / "Årets mappe" / "2025"
    elsewhere.mkdir(parents=True)
    for path in sorted(EXAMPLE.iterdir(), reverse=True):
        (elsewhere / path.name).write_bytes(path.read_bytes())
        os.utime(elsewhere / path.name, (0, 1_000_000_000))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "USER": "kari",
        "LOGNAME": "kari",
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "LANGUAGE": "tr",
        "TMPDIR": str(tmp_path),
        "FONTCONFIG_PATH": "/etc/fonts",
        "SOURCE_DATE_EPOCH": "1700000000",
    }
    command = [sys.executable, "-m", "pipeline", "report", str(elsewhere), "--output", "again"]
    subprocess.run(command, cwd=tmp_path, env=environment, umask=0o077, check=True, stdout=subprocess.DEVNULL)
    first, again = made(EXAMPLE), tmp_path / "again"
    names = files_in(first)
    assert names == files_in(again)
    assert [name for name in names if (first / name).read_bytes() != (again / name).read_bytes()] == []
