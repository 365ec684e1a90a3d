"""A report that would come out as it is, is not made again; and is, where anything at all is another."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from pipeline.templates import FOLDER as TEMPLATES
from pipeline.unchanged import findings_of_same
from tests.builders import workbook
from tests.e2e.commands import SHEET, run, small_year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAID = "Ingenting er endret siden rapporten ble laget"
LAST: dict[str, object] = {
    "schema": "handlingsprogram-data/1",
    "organisation": None,
    "year": 2025,
    "next_year": 2026,
    "measures": [],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a year in ``2025``, its report in ``out``, and its templates; to be copied."""
    folder = tmp_path_factory.mktemp("made")
    small_year(folder / "2025", SHEET.replace("Pågående", "Paagaar"))
    workbook(folder / "2025" / "notat.xlsx", {"Notat": "Ring Kari"})
    shutil.copytree(TEMPLATES, folder / "maler")
    for name, day in (("1", "2024-09-01"), ("2", "2025-03-01")):
        (folder / "arkiv" / name).mkdir(parents=True)
        (folder / "arkiv" / name / "data.json").write_text(json.dumps({**LAST, "as_of": day}), encoding="utf-8")
    done = run("report", *_arguments(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _arguments(folder: Path) -> tuple[str | Path, ...]:
    options = ("--output", folder / "out", "--templates", folder / "maler", "--previous", folder / "arkiv")
    return (folder / "2025", *options)


def _findings(folder: Path) -> tuple[object, ...] | None:
    return findings_of_same(folder / "2025", folder / "out", folder / "maler", folder / "arkiv")


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """Give a copy of it."""
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made"


def test_an_unchanged_report_is_left_alone_and_told_with_its_findings(copy: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (copy / "out").rglob("*")}
    again = run("report", *_arguments(copy), "--verbose")
    assert again.returncode == 0
    assert SAID in again.stdout
    assert "Paagaar" in again.stdout
    assert {path: path.stat().st_mtime_ns for path in (copy / "out").rglob("*")} == before


def test_force_makes_it_again(copy: Path) -> None:
    again = run("report", *_arguments(copy), "--force")
    assert (again.returncode, SAID in again.stdout) == (0, False)


def _longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def _new_sheet(folder: Path) -> None:
    workbook(folder / "2025" / "status.xlsx", {"Status": SHEET})


def _changed_receipt(**parts: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "out" / "receipt.json"
        path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **parts}), encoding="utf-8")

    return change


def _newer_last(folder: Path) -> None:
    (folder / "arkiv" / "3").mkdir()
    data = json.dumps({**LAST, "as_of": "2025-06-01"})
    (folder / "arkiv" / "3" / "data.json").write_text(data, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_new_sheet, id="a sheet"),
        pytest.param(lambda folder: (folder / "2025" / "settings.toml").write_text("", "utf-8"), id="new settings"),
        pytest.param(lambda folder: workbook(folder / "2025" / "notat.xlsx", {"Notat": SHEET}), id="what was no sheet"),
        pytest.param(lambda folder: workbook(folder / "2025" / "ny.xlsx", {"Status": SHEET}), id="one more sheet"),
        pytest.param(lambda folder: (folder / "2025" / "notat.xlsx").unlink(), id="one file less"),
        pytest.param(lambda folder: (folder / "2025" / "gammel.xls").touch(), id="a file that stops the run"),
        pytest.param(lambda folder: (folder / "2025").rename(folder / "2031"), id="the folder's year"),
        pytest.param(lambda folder: _longer(folder / "maler" / "felles.css"), id="a template"),
        pytest.param(lambda folder: (folder / "maler" / "ny.css").touch(), id="one more template"),
        pytest.param(_newer_last, id="a newer last report"),
        pytest.param(lambda folder: shutil.rmtree(folder / "arkiv"), id="no last report"),
        pytest.param(lambda folder: _longer(folder / "out" / "data.json"), id="a file it made"),
        pytest.param(lambda folder: next((folder / "out").glob("*.pdf")).unlink(), id="a document is away"),
        pytest.param(lambda folder: (folder / "out" / "receipt.json").write_text("[]", "utf-8"), id="no receipt"),
        pytest.param(_changed_receipt(report=None), id="a check came after"),
        pytest.param(_changed_receipt(program="0" * 64), id="the program"),
        pytest.param(_changed_receipt(version="0.0.9"), id="its version"),
        pytest.param(_changed_receipt(versions={"weasyprint": "69"}), id="a library"),
    ],
)
def test_whatever_is_another_is_seen(copy: Path, change: Callable[[Path], object]) -> None:
    assert _findings(copy) is not None
    change(copy)
    folder = next(path for path in copy.iterdir() if path.name.isdecimal())
    assert findings_of_same(folder, copy / "out", copy / "maler", copy / "arkiv") is None


def test_without_a_last_report_it_is_another(copy: Path) -> None:
    assert findings_of_same(copy / "2025", copy / "out", copy / "maler", None) is None


def test_a_folder_that_is_elsewhere_by_another_name_is_the_same(copy: Path) -> None:
    (copy / "2025").rename(copy / "året")
    assert findings_of_same(copy / "året", copy / "out", copy / "maler", copy / "arkiv") is not None
