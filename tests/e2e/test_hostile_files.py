"""Files that mean harm, or are endless by mistake: each is a sentence, or is read as it is, and soon."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.e2e.commands import SHEET, data_of, run_here, small_year

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[dict[str, bytes]], None]

SHEET_PART = "xl/worksheets/sheet1.xml"
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + number, b"&%c;" % (97 + number) * 10) for number in range(20)
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY u SYSTEM "file:///etc/passwd">]>'


def _changed(path: Path, change: Change) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _replaced(part: str, old: bytes, new: bytes) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)

    return change


def _in_utf16(change: Change, part: str) -> Change:
    def changed(parts: dict[str, bytes]) -> None:
        change(parts)
        parts[part] = parts[part].decode().replace("UTF-8", "UTF-16").encode("utf-16")

    return changed


def _rows(count: int) -> bytes:
    return b"".join(b'<row r="%d" ht="20"/>' % number for number in range(50, 50 + count))


def _merges(count: int) -> bytes:
    cells = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (number, number) for number in range(50, 50 + count))
    return b"</sheetData><mergeCells>" + cells + b"</mergeCells>"


def _with_part(name: str, content: bytes) -> Change:
    return lambda parts: parts.update({name: content})


SHEETS = {
    "a part that is endless": (_with_part("xl/media/a.xml", bytes(200_000_000)), "unpacked_mb"),
    "a million empty cells": (
        _replaced(SHEET_PART, b"</sheetData>", b"<row/>" * 2_000_001 + b"</sheetData>"),
        "elements",
    ),
    "two columns merged to the bottom": (
        _replaced(SHEET_PART, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="F1:G1048576"/></mergeCells>'),
        "merged_cells",
    ),
    "a merge in other quotes and letters": (
        _replaced(
            SHEET_PART, b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='$f$9:XFD99999'/></mergeCells>"
        ),
        "merged_cells",
    ),
    "a hundred thousand merges": (_replaced(SHEET_PART, b"</sheetData>", _merges(60_000)), "merged_cells"),
    "entities in entities": (_replaced(SHEET_PART, b"<worksheet", BOMB + b"]><worksheet"), "DTD"),
    "an entity from outside": (_replaced(SHEET_PART, b"<worksheet", OUTSIDE + b"<worksheet"), "DTD"),
    "the same where nobody looks": (
        _in_utf16(_replaced(SHEET_PART, b"<worksheet", OUTSIDE + b"<worksheet"), SHEET_PART),
        "DTD",
    ),
    "elements in elements": (_replaced(SHEET_PART, b"</sheetData>", b"</sheetData>" + b"<a>" * 1_000_000), "skadet"),
}
DOCUMENTS = {
    "a part that is endless": (_with_part("word/media/a.png", bytes(200_000_000)), "unpacked_mb"),
    "paragraphs without end": (
        _replaced("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_001),
        "elements",
    ),
    "entities in entities": (_replaced("word/document.xml", b"<w:document", BOMB + b"]><w:document"), "DTD"),
    "elements in elements": (
        _replaced("word/document.xml", b"<w:body>", b"<w:body>" + b"<w:p>" * 100_000),
        "kan ikke åpnes",
    ),
}


@pytest.mark.parametrize(("change", "told"), SHEETS.values(), ids=SHEETS)
def test_a_workbook_that_is_endless_or_means_harm_is_a_sentence(tmp_path: Path, change: Change, told: str) -> None:
    folder = small_year(tmp_path / "2025")
    _changed(folder / "status.xlsx", change)
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert done.stderr.startswith("status.xlsx: ")
    assert told in done.stderr


@pytest.mark.parametrize(("change", "told"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_programme_that_is_endless_or_means_harm_is_a_sentence(tmp_path: Path, change: Change, told: str) -> None:
    folder = small_year(tmp_path / "2025")
    _changed(folder / "programme.docx", change)
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "programme.docx" in done.stderr
    assert told in done.stderr
    adopted = run_here("adopt", folder / "programme.docx", "--output", tmp_path / "2026")
    assert (adopted.returncode, told in adopted.stderr) == (3, True)


def test_a_part_that_is_damaged_is_told_though_nobody_looks_at_it(tmp_path: Path) -> None:
    programme = small_year(tmp_path / "2025") / "programme.docx"
    before, name, after = programme.read_bytes().rpartition(b"word/_rels/document.xml.rels")
    programme.write_bytes(before + name.replace(b"m", b"}") + after)  # in the list of parts, and not at the part
    for command in (("check", programme.parent), ("adopt", programme)):
        done = run_here(*command, "--output", tmp_path / "2026")
        assert (done.returncode, done.stderr.count("\n"), "kan ikke åpnes" in done.stderr) == (3, 1, True)


def test_a_look_that_the_workbook_does_not_have_is_the_usual_one(tmp_path: Path) -> None:
    folder = small_year(tmp_path / "2025")
    with zipfile.ZipFile(folder / "status.xlsx") as package:
        before, start, cells = package.read("xl/styles.xml").partition(b"<cellXfs")
    odd = before + start + re.sub(rb'fontId="\d+"', b'fontId="4999"', cells)
    _changed(folder / "status.xlsx", lambda parts: parts.update({"xl/styles.xml": odd}))
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr) == (0, "")
    assert [one["status"]["code"] for one in data_of(tmp_path / "ut")["measures"]] == ["in_progress"]


@pytest.mark.parametrize("number", ["", "A1:XFD9", "1e999", "NaN", "-1", "99999999999999999999"])
@pytest.mark.parametrize("where", ["outlineLvl", "ind", "sz", "ilvl"])
def test_what_is_no_number_is_passed_over(tmp_path: Path, where: str, number: str) -> None:
    said = f'<w:{where} w:val="{number}" w:left="{number}"/>'
    if where == "sz":
        of_style, own = f"<w:rPr>{said}</w:rPr>", f"<w:r><w:rPr>{said}</w:rPr><w:t>Tekst</w:t></w:r>"
    else:
        in_list = f'<w:numPr>{said}<w:numId w:val="1"/></w:numPr>'
        of_style = f"<w:pPr>{in_list if where == 'ilvl' else said}</w:pPr>"
        own = f"{of_style}<w:r><w:t>Tekst</w:t></w:r>"
    style = f'<w:style w:type="paragraph" w:styleId="Rar"><w:name w:val="Rar"/>{of_style}</w:style></w:styles>'
    styled = '<w:p><w:pPr><w:pStyle w:val="Rar"/></w:pPr><w:r><w:t>Mer tekst</w:t></w:r></w:p>'
    folder = small_year(tmp_path / "2025")
    for part, end, more in (
        ("word/styles.xml", b"</w:styles>", style),
        ("word/document.xml", b"<w:sectPr", f"<w:p>{own}</w:p>{styled}<w:sectPr"),
    ):
        _changed(folder / "programme.docx", _replaced(part, end, more.encode()))
    assert run_here("check", folder, "--output", tmp_path / "ut").returncode == 0


INNOCENT = {
    "whole columns with a format": _replaced(
        SHEET_PART, b"<sheetData>", b'<cols><col min="1" max="16384" width="9"/></cols><sheetData>'
    ),
    "a stray space in the last cell there is": _replaced(
        SHEET_PART,
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row></sheetData>',
    ),
    "ten thousand empty rows with a format": _replaced(SHEET_PART, b"</sheetData>", _rows(10_000) + b"</sheetData>"),
    "a title over all columns": _replaced(
        SHEET_PART, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'
    ),
}


@pytest.mark.parametrize("change", INNOCENT.values(), ids=INNOCENT)
def test_what_is_large_and_means_no_harm_is_read(tmp_path: Path, change: Change) -> None:
    folder = small_year(tmp_path / "2025")
    _changed(folder / "status.xlsx", change)
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert done.returncode == 0, done.stderr
    assert [one["status"]["code"] for one in data_of(tmp_path / "ut")["measures"]] == ["in_progress"]


def test_a_limit_can_be_raised_and_lowered_in_settings(tmp_path: Path) -> None:
    folder = small_year(tmp_path / "2025")
    (folder / "settings.toml").write_text("[limits]\nelements = 1000\n", encoding="utf-8")
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert "øk «elements» under [limits] i settings.toml" in done.stderr
    (folder / "settings.toml").write_text("[limits]\nelements = 'mange'\n", encoding="utf-8")
    assert "skal være et helt tall, som 200" in run_here("check", folder, "--output", tmp_path / "ut").stderr


def test_a_file_that_is_too_large_is_never_read(tmp_path: Path) -> None:
    folder = small_year(tmp_path / "2025")
    with (folder / "stor.xlsx").open("wb") as file:
        file.truncate(10_000_000_000)
    done = run_here("report", folder, "--output", tmp_path / "ut")
    assert (done.returncode, "stor.xlsx: filen er på 10000 MB" in done.stderr) == (3, True)


def test_a_package_that_lies_about_its_sizes_is_a_sentence(tmp_path: Path) -> None:
    folder = small_year(tmp_path / "2025")
    _changed(folder / "status.xlsx", _replaced(SHEET_PART, b"</sheetData>", _rows(1_000_000) + b"</sheetData>"))
    content = bytearray((folder / "status.xlsx").read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        size = package.getinfo(SHEET_PART).file_size.to_bytes(4, "little")
    (folder / "status.xlsx").write_bytes(bytes(content).replace(size, (1000).to_bytes(4, "little")))
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


def test_a_part_that_says_it_is_larger_than_the_file_is_a_sentence(tmp_path: Path) -> None:
    folder = small_year(tmp_path / "2025")
    path = folder / "status.xlsx"
    with zipfile.ZipFile(path) as package:
        entry = package.getinfo(SHEET_PART)
    packed = entry.compress_size.to_bytes(4, "little") + entry.file_size.to_bytes(4, "little")
    endless = (2_000_000_000).to_bytes(4, "little") + entry.file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(packed, endless))
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr) == (
        3,
        "status.xlsx: filen er skadet. Åpne den i Office, la Office reparere den, og lagre den på nytt.\n",
    )


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "{a=" * 100_000, "[" + "a." * 10_000 + "a]"])
def test_settings_without_end_are_a_sentence(tmp_path: Path, text: str) -> None:
    folder = small_year(tmp_path / "2025")
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    done = run_here("check", folder, "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"schema":' * 50_000, '{"measures": [1e999, NaN]}'])
def test_a_last_report_without_end_is_a_sentence(tmp_path: Path, text: str) -> None:
    folder = small_year(tmp_path / "2025")
    (tmp_path / "data.json").write_text(text, encoding="utf-8")
    done = run_here("check", folder, "--output", tmp_path / "ut", "--previous", tmp_path / "data.json")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)


COMMANDS = ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1+1)", "-2+3", "=HYPERLINK(0)"]


def test_no_text_becomes_a_formula_in_what_we_write(tmp_path: Path) -> None:
    programme = "% Handlingsprogram 2025\n# Klima\n" + "".join(f"- {text} felles tiltak\n" for text in COMMANDS)
    rows = "".join(f" | '{text} felles tiltak | {text} | {text}\n" for text in COMMANDS)
    folder = small_year(tmp_path / "2025", SHEET + rows, programme)
    assert run_here("check", folder, "--output", tmp_path / "ut").returncode == 1
    assert run_here("sheets", folder, "--output", tmp_path / "ark").returncode == 0
    written = [*(tmp_path / "ut" / "retting").glob("*.xlsx"), *(tmp_path / "ark").glob("*.xlsx")]
    assert len(written) == 2
    shown: list[str] = []
    for path in written:
        ours = [sheet for sheet in load_workbook(path) if path.parent.name == "ark" or sheet.title != "Status"]
        cells = [cell for sheet in ours for row in sheet.iter_rows() for cell in row if cell.value]
        assert [cell.value for cell in cells if cell.data_type == "f" and str(cell.value)[1:4] in {"cmd", "HYP"}] == []
        shown += [str(cell.value) for cell in cells]
    assert all(any(command in text for text in shown) for command in COMMANDS)
