"""The parts of a workbook, edited one by one: each case shows the part before and after."""

from __future__ import annotations

import pytest

from pipeline.annotations import annotation_of
from pipeline.findings import Code, Location, Severity, error
from pipeline.writers.annotated import boxes, fills
from pipeline.writers.annotated.cells import Cells, relooked
from pipeline.writers.annotated.findings_sheet import findings_sheet
from pipeline.writers.annotated.looks import Looks
from pipeline.writers.annotated.package import Package
from pipeline.writers.annotated.tabs import free_name, quoted
from pipeline.writers.annotated.xml import parse, written
from pipeline.writers.package import packed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _sheet(rows: str, before: str = "", behind: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def _relooked(sheet: str, cell: str) -> str:
    """Give a cell the look after its own, and write the rows."""
    root = parse(sheet.encode())
    Cells(root).relook(cell, lambda number: number + 1)
    said = written(root).decode()
    return said[said.index("<sheetData>") + 11 : said.index("</sheetData>")]


# cells


@pytest.mark.parametrize(
    ("rows", "cell", "after"),
    [
        ('<row r="2"><c r="B2" s="4"/></row>', "B2", '<row r="2"><c r="B2" s="5"/></row>'),
        ('<row r="2"><c r="A2"/><c r="C2"/></row>', "B2", '<row r="2"><c r="A2"/><c r="B2" s="1"/><c r="C2"/></row>'),
        ('<row r="2" spans="2:3"><c r="B2"/></row>', "A2", '<row r="2"><c r="A2" s="1"/><c r="B2"/></row>'),
        ('<row r="2" s="7" customFormat="1"/>', "AA2", '<row r="2" s="7" customFormat="1"><c r="AA2" s="8"/></row>'),
        ('<row r="1"/><row r="5"/>', "A3", '<row r="1"/><row r="3"><c r="A3" s="1"/></row><row r="5"/>'),
        ("<row><c/><c/></row><row><c/></row>", "B1", '<row><c/><c s="1"/></row><row><c/></row>'),
        ("<row><c/></row>", "C2", '<row><c/></row><row r="2"><c r="C2" s="1"/></row>'),
        ("", "A1", '<row r="1"><c r="A1" s="1"/></row>'),
    ],
)
def test_a_cell_gets_a_look_and_is_put_in_order_where_it_is_not_there(rows: str, cell: str, after: str) -> None:
    assert _relooked(_sheet(rows), cell) == after


def test_a_cell_that_is_not_there_looks_as_its_column_before_it_gets_ours() -> None:
    columns = '<cols><col min="2" max="4" style="6"/></cols>'
    assert _relooked(_sheet("", columns), "C1") == '<row r="1"><c r="C1" s="7"/></row>'
    assert _relooked(_sheet("", columns), "E1") == '<row r="1"><c r="E1" s="1"/></row>'


def test_a_cell_in_a_merged_range_is_shown_at_its_first() -> None:
    merged = '<mergeCells><mergeCell ref="C4:D9"/></mergeCells>'
    cells = Cells(parse(_sheet("", behind=merged).encode()))
    assert [cells.shown_at(cell) for cell in ("D7", "C4", "C10", "E4")] == ["C4", "C4", "C10", "E4"]


def test_looks_of_ours_are_taken_from_cells_rows_and_columns() -> None:
    root = parse(_sheet('<row r="1" s="3"><c r="A1" s="3"/><c r="B1" s="2"/></row>').encode())
    assert relooked(root, {3}, lambda number: number - 2)
    assert b'<row r="1" s="1"><c r="A1" s="1"/><c r="B1" s="2"/></row>' in written(root)
    assert not relooked(root, {3}, lambda number: number - 2)


# fills


def _fill(inner: str) -> str:
    return f'<fill xmlns="{MAIN}">{inner}</fill>'


@pytest.mark.parametrize(
    "own",
    [
        '<patternFill patternType="none"/>',
        "<patternFill/>",
        '<patternFill patternType="solid"><fgColor rgb="FF92D050"/><bgColor indexed="64"/></patternFill>',
        '<patternFill patternType="solid"><fgColor theme="4" tint="0.8"/></patternFill>',
    ],
)
def test_a_cells_own_colour_comes_back_when_ours_goes(own: str) -> None:
    before = parse(_fill(own).encode())
    ours = fills.coloured(before, Severity.ERROR)
    assert ours is not None
    assert fills.is_ours(ours)
    assert fills.looks_like(fills.before(ours, trusted=True), before)


def test_patterns_and_gradients_have_no_room_for_ours() -> None:
    pattern = '<patternFill patternType="lightUp"><fgColor rgb="FF000000"/></patternFill>'
    assert fills.coloured(parse(_fill(pattern).encode()), Severity.NOTE) is None
    assert fills.coloured(parse(_fill("<gradientFill/>").encode()), Severity.NOTE) is None


@pytest.mark.parametrize(("second", "trusted"), [("FFFFFFCC", False), ("FFFFE7A3", True)])
def test_a_second_colour_that_another_program_put_in_is_not_taken_for_the_groups(second: str, *, trusted: bool) -> None:
    saved = f'<patternFill patternType="solid"><fgColor rgb="FFFFE7A3"/><bgColor rgb="{second}"/></patternFill>'
    nothing = parse(_fill("<patternFill/>").encode())
    assert fills.looks_like(fills.before(parse(_fill(saved).encode()), trusted=trusted), nothing)


def _brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (2, 4, 6)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05


@pytest.mark.parametrize("severity", Severity)
def test_letters_are_read_easily_on_our_colours(severity: Severity) -> None:
    assert _brightness(fills.COLOURS[severity]) / 0.05 >= 13
    assert 1.05 / _brightness(fills.DARK_COLOURS[severity]) >= 7


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        ("", False),
        ('<color rgb="FFFFFFFF"/>', True),
        ('<color rgb="00FFFFFF"/>', True),
        ('<color rgb="FF1F3864"/>', False),
        ('<color theme="0"/>', True),
        ('<color theme="1"/>', False),
        ('<color indexed="9"/>', True),
    ],
)
def test_light_letters_get_a_dark_colour_behind_them(colour: str, *, light: bool) -> None:
    font = parse(f'<font xmlns="{MAIN}">{colour}</font>'.encode())
    ours = fills.coloured(parse(_fill("<patternFill/>").encode()), Severity.ERROR, light_letters=fills.is_light(font))
    assert ours is not None
    assert ours[0][0].get("rgb") == (fills.DARK_COLOURS if light else fills.COLOURS)[Severity.ERROR]
    assert fills.is_ours(ours)


# boxes


GRID = boxes.Grid(columns={3: 100}, rows={}, width=64, height=20)


def test_a_box_is_put_before_the_drawings_end_and_taken_out_again() -> None:
    drawn = boxes.with_boxes(boxes.EMPTY, {"C41": "Feil", "D2": "Feil"}, GRID)
    assert [f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column>" in drawn for row, column in ((40, 2), (1, 3))] == [
        True,
        True,
    ]
    assert 'id="_x0000_s1025"' in drawn
    assert 'id="_x0000_s1026"' in drawn
    assert not boxes.is_empty(drawn)
    assert boxes.is_empty(boxes.without_boxes(drawn, {"C41", "D2"}))


def test_a_drawing_that_is_no_xml_keeps_what_is_in_it() -> None:
    button = boxes.EMPTY.replace("</xml>", '<v:shape id="_x0000_s1029"><font>Kjør<br>alt</font></v:shape></xml>')
    drawn = boxes.with_boxes(button, {"C41": "Feil"}, GRID)
    assert 'id="_x0000_s1030"' in drawn
    assert boxes.without_boxes(drawn, {"C41"}).replace(boxes._KIND, "") == button  # noqa: SLF001


def test_a_longer_text_gets_a_taller_box_beside_its_cell() -> None:
    short, long = (boxes.with_boxes(boxes.EMPTY, {"C5": text}, GRID) for text in ("Feil", "Feil " * 60))
    assert "<x:Anchor>3, 15, 3, 10, 7, 43, " in short
    assert [drawn.partition("<x:Anchor>")[2].split(",")[6].strip() for drawn in (short, long)] == ["5", "8"]


def test_a_groups_box_grows_to_hold_ours_and_then_stays() -> None:
    small = boxes.with_boxes(boxes.EMPTY, {"C5": "hei"}, GRID)
    once = boxes.with_room(small, {"C5": "Feil " * 60}, GRID)
    assert once != small
    assert boxes.with_room(once, {"C5": "Feil " * 60}, GRID) == once


# tabs and the sheet of findings


def test_a_sheets_name_is_quoted_as_a_reference_has_it() -> None:
    assert quoted("Kari's ark") == "'Kari''s ark'"


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert [free_name("Funn", taken) for taken in (["Status"], ["funn"], ["Funn", "FUNN (2)"])] == [
        "Funn",
        "Funn (2)",
        "Funn (3)",
    ]


def _package(workbook: str = "") -> Package:
    arrow = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="/xl/workbook.xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{space}relationships">{arrow}</Relationships>',
        "xl/workbook.xml": workbook or f'<workbook xmlns="{MAIN}"/>',
    }
    return Package(packed({name: part.encode() for name, part in parts.items()}))


def test_what_looks_like_a_formula_or_a_code_is_written_as_text() -> None:
    at = Location(file="status.xlsx", sheet="Kari's ark", cell="C5")
    found = error(Code.UNKNOWN_STATUS, at, "=1+1 @sum _x0007_ <b>", "-Velg")
    said = findings_sheet(annotation_of("status.xlsx", [found]), Looks(_package()), MAIN, is_open=True).decode()
    assert '<t xml:space="preserve">=1+1 @sum _x005F_x0007_ &lt;b&gt;</t>' in said
    assert "<f" not in said
    assert "location=\"'Kari''s ark'!C5\"" in said


def test_looks_are_made_in_a_workbook_that_has_none() -> None:
    package = _package()
    looks = Looks(package)
    first = looks.marked(0, Severity.WARNING)
    assert (first, looks.marked(0, Severity.WARNING), looks.without(first)) == (1, 1, 0)
    looks.save()
    assert fills.COLOURS[Severity.WARNING].encode() in package.parts["xl/styles.xml"]


def test_a_part_is_found_from_where_its_arrow_starts() -> None:
    package = _package()
    package.add("xl/worksheets/sheet1.xml", b"<worksheet/>", "x")
    assert package.relate("xl/workbook.xml", f"{OFFICE}/worksheet", "xl/worksheets/sheet1.xml") == "rIdFunn1"
    assert b'Target="worksheets/sheet1.xml"' in package.parts["xl/_rels/workbook.xml.rels"]
    assert package.related("xl/workbook.xml", "worksheet") == "xl/worksheets/sheet1.xml"
    package.unrelate("xl/workbook.xml", "xl/worksheets/sheet1.xml")
    package.remove("xl/worksheets/sheet1.xml")
    assert {*package.parts} == {*_package().parts}
