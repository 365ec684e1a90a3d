"""The office's whole year, twice: programme, workbooks, report, edited draft, next programme, and what has changed."""

from __future__ import annotations

import copy
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from openpyxl import load_workbook

from pipeline.codes import StatusCode
from pipeline.vocabulary import STATUS_LABELS
from tests.e2e.commands import (
    EXAMPLE,
    PROGRAMME,
    REAL,
    SHEET,
    data_of,
    findings_of,
    needs_real_year,
    run_here,
    small_year,
    word_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAFT = "utkast-handlingsprogram-2026.docx"
_COLUMNS = ("Id", "Tiltak", "Status", "Beskrivelse", "Bør videreføres")
NEW = "Måle støy ved skoler"
Measures = dict[str, dict[str, Any]]


def _command(*arguments: str | Path) -> str:
    done = run_here(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _measures(out: Path) -> Measures:
    return {one["id"]: one for one in data_of(out)["measures"]}


def _fill(folder: Path, said: Measures) -> None:
    """Fill in the one workbook of a folder as the groups do, new measures in the spare rows of their theme."""
    (path,) = folder.glob("Status*.xlsx")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    header = next(row for row in sheet.iter_rows() if row[0].value == "Id")
    headers = [str(cell.value) for cell in header]
    columns = [next(at for at, text in enumerate(headers, 1) if text.startswith(name)) for name in _COLUMNS]
    added = [one for one in said.values() if one["new"]]
    heading = None
    for row in range(int(header[0].row or 1) + 1, sheet.max_row + 1):
        measure, text = (sheet.cell(row, column).value for column in columns[:2])
        if measure is None:
            heading = text or heading
        elif one := said.get(str(measure)):
            _write(sheet, row, columns, one)
        elif measure == "Nytt" and (mine := next((one for one in added if heading == _heading(one)), None)):
            added.remove(mine)
            sheet.cell(row, columns[1], mine["text"])
            _write(sheet, row, columns, mine)
    assert added == []
    book.save(path)


def _heading(one: dict[str, Any]) -> str:
    return str(one["theme"] or one["section"])


def _write(sheet: Worksheet, row: int, columns: list[int], one: dict[str, Any]) -> None:
    status = one["status"]["as_written"]
    for column, value in zip(columns[2:], (status, one["description"], one["decision"]["as_written"]), strict=True):
        sheet.cell(row, column, value)


def _handed_in(programme: Path, round_: Path, year: Path, said: Measures) -> None:
    """Write the round's workbook, let the groups fill it in, and put it beside the programme."""
    date = f"{year.name}-09-02"
    _command("sheets", programme, "--output", round_, "--one", "--as-of", date)
    _fill(round_, said)
    year.mkdir(exist_ok=True)
    for path in round_.glob("*.xlsx"):
        shutil.copy(path, year)
    (year / "settings.toml").write_text('organisation = "Osloregionen"\n', encoding="utf-8")


def _edit(source: Path, out: Path) -> Path:
    """Edit the draft as a secretariat does after a meeting: take in what the board took in, reword, strike and add."""
    document: Any = Document(str(source))
    styles = [(one.style.name, one.text) for one in document.paragraphs]
    part = styles.index(("Heading 2", "Til styrets avgjørelse"))
    places = [at for at, (style, _) in enumerate(styles) if style == "List Bullet"]
    elements = [one._p for one in document.paragraphs]  # noqa: SLF001
    kept = [elements[at] for at in places if at < part]
    taken_in = next(elements[at] for at in places if at > part)
    new = copy.deepcopy(kept[1])
    for mark in list(new.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
        new.remove(mark)
    _say(new, NEW)
    kept[1].addnext(new)
    kept[1].addnext(taken_in)
    _say(kept[0], "Noe helt annet enn før")
    kept[2].getparent().remove(kept[2])
    document.save(str(out))
    return out


def _say(paragraph: Any, words: str) -> None:  # noqa: ANN401
    first, *rest = [one for one in paragraph.iter(f"{_W}t") if one.text]
    first.text = words
    for one in rest:
        one.text = ""


def _codes(measures: Measures) -> dict[str, tuple[str, str, str]]:
    """Give what was reported and decided of what is in the programme."""
    return {
        name: (one["status"]["code"], one["decision"]["code"], one["decision"]["basis"])
        for name, one in measures.items()
        if not one["new"]
    }


# The real year's documents of 2025 are those that all tests share: its data is the same, and they take their time.
@pytest.mark.parametrize("year", [EXAMPLE, pytest.param(REAL, marks=needs_real_year)])
def test_two_years_go_round_without_a_word_typed_twice(
    made: Callable[[Path], Path], tmp_path: Path, year: Path
) -> None:
    first = _measures(made(year))
    now = tmp_path / "2025"
    now.mkdir()
    shutil.copy(year / "programme.docx", now)
    _handed_in(now / "programme.docx", tmp_path / "runde-2025", now, first)
    reported = tmp_path / "out-2025"
    _command("report" if year == EXAMPLE else "check", now, "--output", reported)
    before = _measures(reported)
    assert _codes(before) == _codes(first)
    assert sorted(one["text"] for one in before.values()) == sorted(one["text"] for one in first.values())
    reported, before = (reported, before) if year == EXAMPLE else (made(year), first)

    edited = _edit(reported / _DRAFT, tmp_path / "vedtatt.docx")
    said = _command("adopt", edited, "--output", tmp_path / "2026", "--decided", "2025-12-08", "--case", "40/25")
    assert all(f"\n{words}:\n" in said for words in ("Ny ordlyd", "Tatt inn i programmet", "Nytt", "Tatt ut"))

    done = {"status": {"as_written": STATUS_LABELS[StatusCode.DONE]}, "description": "I mål", "new": False}
    answered = {name: {**done, "decision": {"as_written": "ja"}} for name in before}
    programme = tmp_path / "2026" / "programme.docx"
    _handed_in(programme, tmp_path / "runde-2026", tmp_path / "2026", answered)
    previous = reported / "data.json"
    _command("report", tmp_path / "2026", "--output", tmp_path / "out-2026", "--previous", previous)
    after = _measures(tmp_path / "out-2026")
    unknown = [one["text"] for name, one in after.items() if name not in before]
    assert unknown == [NEW]
    reworded = next(name for name, one in after.items() if one["text"] == "Noe helt annet enn før")
    assert before[reworded]["draft"] in {"kept", "changed"}
    gone = {name for name, one in before.items() if one["draft"] in {"kept", "changed"}} - after.keys()
    assert len(gone) == 1
    report = word_text(tmp_path / "out-2026" / "statusrapport-2026-09-02.docx")
    assert "Ikke lenger med" in report
    assert report.count("Nytt tiltak") == 1
    assert (report.count("Ny ordlyd"), report.count("Forslag for 2027")) == (1, 0)


@pytest.mark.parametrize(("year", "told"), [("2025", ["status-went-back"]), ("2026", [])])
def test_a_status_goes_back_within_a_year_and_begins_anew_in_the_next(
    tmp_path: Path, year: str, told: list[str]
) -> None:
    first = small_year(tmp_path / "2025", SHEET.replace("Pågående", "Gjennomført").replace("september", "april"))
    assert run_here("check", first, "--output", tmp_path / "first").returncode == 0
    sheet, programme = (text.replace("2026", str(int(year) + 1)).replace("2025", year) for text in (SHEET, PROGRAMME))
    now = small_year(tmp_path / "now", sheet, programme)
    done = run_here("check", now, "--output", tmp_path / "out", "--previous", tmp_path / "first" / "data.json")
    assert done.returncode == 0
    assert [one["code"] for one in findings_of(tmp_path / "out") if one["severity"] == "warning"] == told
