"""A group's own workbook comes back with the findings in it, and with everything else as it was."""

from __future__ import annotations

import io
import re
import shutil
import warnings
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from ooxml_integrity import ERROR, check
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from pipeline.annotations import AUTHOR, COLUMNS, SIGN
from pipeline.findings import SEVERITY_WORDS, Severity
from pipeline.readers.excel import transitional
from pipeline.writers.annotated.fills import COLOURS
from tests.builders import word_programme
from tests.e2e.commands import converted, findings_of, needs_libreoffice, run_here
from tests.layouts.programmes import plain_year
from tests.layouts.sheets import SHEETS
from tests.workbooks import BOOKS, edited, parts_of, programme_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from openpyxl.workbook import Workbook

    from tests.workbooks import Edit

books = pytest.mark.parametrize("name", BOOKS)
WITHOUT_SPELLING = "[spelling]\ncheck = false\n"
THEMES = {name: name.partition(".")[0].capitalize() for name in BOOKS}
TOUCHED = r"\[Content_Types\]\.xml|(xl/)?_rels/\w+\.xml\.rels|(xl/)?(workbook|book|styles)\.xml|docProps/app\.xml"
MARKED = r"(xl/worksheets/)?(_rels/)?sheet1?\.xml(\.rels)?"
COMMENTED = r"xl/comments/comment1\.xml|xl/drawings/(commentsDrawing|vmlDrawing)1\.vml"
THREADED = r"xl/threadedComments/threadedComment1\.xml|xl/persons/person\.xml"
NEW = r"xl/(worksheets/funn|commentsFunn|styles)\.xml|xl/drawings/vmlDrawingFunn\.vml|.*_rels/sheet1?\.xml\.rels"
"""The parts that may be edited, and those that may be added; all the others are the group's, byte for byte."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a year of all the workbooks, one a group, and check it."""
    folder = tmp_path_factory.mktemp("annotated") / "2025"
    folder.mkdir()
    word_programme(folder / "programme.docx", programme_of(tuple(THEMES.values())))
    (folder / "settings.toml").write_text(WITHOUT_SPELLING, encoding="utf-8")
    for name, make in BOOKS.items():
        (folder / name).write_bytes(make(THEMES[name]))
    done = run_here("check", folder, "--output", folder.parent / "out")
    assert (done.returncode, done.stderr) == (1, "")
    return folder.parent


@pytest.fixture(scope="module")
def again(year: Path) -> Path:
    """Put the copies into the folder as they came out, and check it once more."""
    folder = shutil.copytree(year / "2025", year / "again" / "2025")
    shutil.copytree(year / "out" / "retting", folder, dirs_exist_ok=True)
    assert run_here("check", folder, "--output", year / "again" / "out").returncode == 1
    return year / "again"


def _opened(content: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the extensions that openpyxl would lose
        return load_workbook(transitional(content))


def _findings(out: Path, name: str) -> list[dict[str, Any]]:
    return [one for one in findings_of(out) if one["file"] == name]


def _substance(content: bytes) -> str:
    """Write a sheet without what we may change: looks, cells that hold nothing, the drawing of comments."""
    root = etree.fromstring(content)
    for one in [*root.iter("{*}c", "{*}row", "{*}sheetView", "{*}legacyDrawing")]:
        for attribute in {"c": ("s",), "row": ("spans",), "sheetView": ("tabSelected",)}.get(_local(one), ()):
            one.attrib.pop(attribute, None)
        empty = _local(one) == "c" and not len(one) and set(one.attrib) <= {"r", "t"}
        above = one.getparent()
        if above is not None and (empty or _local(one) == "legacyDrawing"):
            above.remove(one)
    return etree.tostring(root, method="c14n").decode()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


@books
def test_the_parts_that_are_not_ours_to_edit_are_the_same_byte_for_byte(year: Path, name: str) -> None:
    before = parts_of((year / "2025" / name).read_bytes())
    after = parts_of((year / "out" / "retting" / name).read_bytes())
    changed = [part for part in before if before[part] != after.get(part)]
    assert [part for part in changed if not re.fullmatch(f"{TOUCHED}|{MARKED}|{COMMENTED}|{THREADED}", part)] == []
    assert [part for part in after if part not in before and not re.fullmatch(NEW, part)] == []


@books
def test_the_sheet_that_is_marked_holds_the_same_as_before(year: Path, name: str) -> None:
    part = "sheet.xml" if name == "bar.xlsx" else "xl/worksheets/sheet1.xml"
    before = parts_of((year / "2025" / name).read_bytes())[part]
    after = parts_of((year / "out" / "retting" / name).read_bytes())[part]
    assert _substance(after) == _substance(before)


@books
def test_each_cell_with_a_finding_has_a_colour_and_a_comment_that_says_all_of_it(year: Path, name: str) -> None:
    book = _opened((year / "out" / "retting" / name).read_bytes())
    found = [one for one in _findings(year / "out", name) if one["cell"]]
    assert {one["cell"] for one in found} >= {"B5", "C5", "C6", "C7", "E7"}
    for one in found:
        cell = book[one["sheet"]][one["cell"]]
        word = SEVERITY_WORDS[Severity(one["severity"])].capitalize()
        assert cell.comment is not None
        assert f"{AUTHOR}:\n" in cell.comment.text
        assert f"{word}: {one['message']}\n→ " in cell.comment.text
        assert cell.fill.fgColor.rgb == COLOURS[Severity(one["severity"])]


@books
def test_the_first_sheet_lists_the_findings_and_leads_to_them(year: Path, name: str) -> None:
    sheet = _opened((year / "out" / "retting" / name).read_bytes()).worksheets[0]
    rows = [*sheet.iter_rows(min_row=4)]
    found = _findings(year / "out", name)
    assert (sheet["A2"].value, tuple(cell.value for cell in rows[0])) == (SIGN, COLUMNS)
    assert {(row[1].value, row[2].value, row[3].value, row[5].value) for row in rows[1:]} == {
        (one["sheet"], one["cell"] or None, one["message"], one["code"]) for one in found
    }
    for row in rows[1:]:
        link = row[2 if row[2].value else 1].hyperlink
        assert link is not None
        assert link.location == f"'{row[1].value}'!{row[2].value or 'A1'}"


@books
def test_the_copies_put_back_give_the_same_findings_and_the_same_copies(year: Path, again: Path, name: str) -> None:
    assert _findings(again / "out", name) == _findings(year / "out", name)
    first, second = (parts_of((run / "out" / "retting" / name).read_bytes()) for run in (year, again))
    types = "[Content_Types].xml"
    assert sorted(first.pop(types).split(b"<")) == sorted(second.pop(types).split(b"<"))
    assert first == second


def test_a_groups_own_comment_stands_above_ours_in_a_box_that_has_room_for_both(year: Path) -> None:
    content = (year / "out" / "retting" / "kommentarer.xlsx").read_bytes()
    sheet = _opened(content)["Status"]
    assert sheet["C5"].comment.text.startswith("Kari: skal vi si pågående her?\n\nHandlingsprogram:\nAdvarsel: ")
    assert sheet["C5"].comment.author == "Kari"
    assert sheet["D4"].comment.text == "Ola: fin tekst"
    drawing = parts_of(content)["xl/drawings/commentsDrawing1.vml"].decode()
    assert len(re.findall("<x:Row>|<ns.:Row ?.*?>", drawing)) == len(re.findall("Column>", drawing)) / 2 == 6


def test_a_thread_is_kept_whole_and_answered(year: Path) -> None:
    before = parts_of((year / "2025" / "tråder.xlsx").read_bytes())
    after = parts_of((year / "out" / "retting" / "tråder.xlsx").read_bytes())
    part = "xl/threadedComments/threadedComment1.xml"
    old, new = (etree.fromstring(parts[part]) for parts in (before, after))
    assert [etree.tostring(one) for one in old] == [etree.tostring(one) for one in new[:2]]
    answer = new[2]
    assert (answer.get("ref"), answer.get("parentId"), answer.get("dT")) == ("C6", old[0].get("id"), old[1].get("dT"))
    persons = etree.fromstring(after["xl/persons/person.xml"])
    assert {one.get("id"): one.get("displayName") for one in persons}[answer.get("personId")] == AUTHOR


def test_a_groups_own_sheet_called_funn_is_kept_and_numbers_of_sheets_follow(year: Path) -> None:
    content = (year / "out" / "retting" / "låst.xlsx").read_bytes()
    book = _opened(content)
    assert book.sheetnames == ["Funn (2)", "Status", "Funn", "Liste"]
    assert book["Funn"]["A1"].value == "Gruppens egne funn"
    assert "Egne" in book["Funn"].defined_names
    assert book["Status"].print_title_rows == "$2:$2"
    assert book["Funn (2)"].print_title_rows == "$4:$4"
    assert book["Status"].auto_filter.ref == "A2:E7"
    assert (book.security.lockStructure, book["Status"].protection.sheet) == (True, True)
    said = re.findall(r"<vt:(?:i4|lpstr)>(.*?)<", parts_of(content)["docProps/app.xml"].decode())
    assert said == ["Regneark", "4", "Navngitte områder", "1", *book.sheetnames, "Tema"]


@pytest.mark.parametrize(("name", "open_"), [("diagram.xlsx", "Figur"), ("låst.xlsx", "Liste"), ("bar.xlsx", "Funn")])
def test_a_workbook_opens_where_it_was_left_if_that_is_no_sheet_with_findings(
    year: Path, name: str, open_: str
) -> None:
    content = (year / "out" / "retting" / name).read_bytes()
    seen = _opened(content).active
    assert seen is not None
    assert seen.title == open_
    selected = [part for part, said in parts_of(content).items() if re.search(rb'tabSelected="(1|true)"', said)]
    assert len(selected) == 1


def test_a_cell_that_says_its_status_by_its_colour_keeps_it_and_has_the_comment(tmp_path: Path) -> None:
    folder = tmp_path / "2025"
    folder.mkdir()
    plain_year(folder)
    SHEETS["statuses as colours"](folder)
    done = run_here("check", folder, "--output", tmp_path / "out")
    assert done.stderr == ""
    said = next(one for one in _findings(tmp_path / "out", "status.xlsx") if one["code"] == "group-against-points")
    opened = [_opened((place / said["file"]).read_bytes()) for place in (folder, tmp_path / "out" / "retting")]
    before, after = (book[said["sheet"]][said["cell"]] for book in opened)
    assert (before.value, after.fill.fgColor.rgb) == (None, before.fill.fgColor.rgb)
    assert said["message"] in after.comment.text


def _year_of_one(folder: Path, name: str, content: bytes) -> Path:
    """Make a year with one of the workbooks."""
    folder.mkdir()
    word_programme(folder / "programme.docx", programme_of((THEMES[name],)))
    (folder / "settings.toml").write_text(WITHOUT_SPELLING, encoding="utf-8")
    (folder / name).write_bytes(content)
    return folder


def _corrected(part: str) -> str:
    """Correct what is written wrong, and fill in what is missing, as a person does: the looks stay."""
    plain = re.sub(r"&#(\d+);", lambda code: chr(int(code[1])), part)
    for wrong, right in (("Pågånde", "Pågående"), (">blå<", ">Pågående<"), ("Tiltaak", "Tiltak")):
        plain = plain.replace(wrong, right)
    return re.sub(r'<c r="([CE]7)"( s="\d+")?/>', _typed, plain)


def _typed(cell: re.Match[str]) -> str:
    text = {"C7": "Pågående", "E7": "ja"}[cell[1]]
    return f'<c r="{cell[1]}"{cell[2] or ""} t="inlineStr"><is><t>{text}</t></is></c>'


def test_corrected_cells_lose_our_marks_and_get_their_own_look_back(year: Path, tmp_path: Path) -> None:
    name = "kommentarer.xlsx"
    copy = (year / "out" / "retting" / name).read_bytes()
    right = edited(copy, {"xl/worksheets/sheet1.xml": lambda part: _corrected(part).replace("Pågående", "Pågånde", 2)})
    run_here("check", _year_of_one(tmp_path / "2025", name, right), "--output", tmp_path / "out")
    new = _opened((tmp_path / "out" / "retting" / name).read_bytes())["Status"]
    assert [new[cell].comment for cell in ("C6", "C7", "E7")] == [None] * 3
    assert [new[cell].fill.patternType for cell in ("C6", "C7", "E7")] == [None, "solid", None]
    assert new["C7"].fill.fgColor.rgb == "FFDDEBF7"  # its column's own
    assert new["C5"].comment.text.startswith("Kari: skal vi si pågående her?\n\nHandlingsprogram:\nAdvarsel: ")


def test_a_workbook_with_nothing_left_to_say_comes_back_without_us(year: Path, tmp_path: Path) -> None:
    name = "tråder.xlsx"
    copy = edited((year / "out" / "retting" / name).read_bytes(), {"xl/worksheets/sheet1.xml": _corrected})
    assert run_here("check", _year_of_one(tmp_path / "2025", name, copy), "--output", tmp_path / "out").returncode == 0
    before = parts_of((year / "2025" / name).read_bytes())
    after = parts_of((tmp_path / "out" / "retting" / name).read_bytes())
    assert after.keys() == before.keys()
    for part in ("comments/comment1.xml", "threadedComments/threadedComment1.xml", "persons/person.xml"):
        old, new = (etree.fromstring(parts[f"xl/{part}"]) for parts in (before, after))
        for kept in new.iter("{*}t"):
            kept.attrib.clear()  # white space is kept from now on
        assert etree.tostring(new, method="c14n") == etree.tostring(old, method="c14n")


def test_ours_is_known_after_another_program_has_moved_renamed_and_renumbered_it(year: Path, tmp_path: Path) -> None:
    name, saved = "kommentarer.xlsx", io.BytesIO()
    first = (year / "out" / "retting" / name).read_bytes()
    book = _opened(first)
    book.move_sheet("Funn", 1)
    book["Funn"].title = "Liste fra sekretariatet"
    book["Status"]["C7"] = "Pågående"
    book.save(saved)
    folder = _year_of_one(tmp_path / "2025", name, saved.getvalue())
    run_here("check", folder, "--output", tmp_path / "out")
    content = (tmp_path / "out" / "retting" / name).read_bytes()
    new, old = _opened(content), _opened(first)
    assert new.sheetnames == ["Funn", "Status"]
    assert (new["Status"]["C7"].comment, new["Status"]["C7"].fill.fgColor.rgb) == (None, "FFDDEBF7")
    for cell in ("C5", "C6", "E7"):
        assert new["Status"][cell].comment.text == old["Status"][cell].comment.text
    (drawing,) = (part for part_name, part in parts_of(content).items() if part_name.endswith(".vml"))
    assert len(re.findall(rb"Row>\d+<", drawing)) == len([*etree.fromstring(_comments_of(content)).iter("{*}comment")])


def _comments_of(content: bytes) -> bytes:
    return next(part for name, part in parts_of(content).items() if re.search(r"comments?\w*\d?\.xml$", name))


def test_a_workbook_without_findings_is_not_copied(tmp_path: Path) -> None:
    name = "tabell.xlsx"
    right = edited(BOOKS[name](THEMES[name]), {"xl/worksheets/sheet1.xml": _filled_in})
    done = run_here("check", _year_of_one(tmp_path / "2025", name, right), "--output", tmp_path / "out")
    assert findings_of(tmp_path / "out") == []
    assert re.search(rf"^{name} +0 +0 +0$", done.stdout, re.MULTILINE)
    assert "Alle tiltak i programmet er rapportert." in done.stdout
    assert not (tmp_path / "out" / "retting").exists()


def _filled_in(part: str) -> str:
    return _corrected(re.sub(r'(<c r="B7".*?</c>)', r'\1<c r="C7"/><c r="E7"/>', part))


def test_the_copy_beside_the_workbook_it_was_made_of_is_told_in_one_sentence(year: Path, tmp_path: Path) -> None:
    name = "regler.xlsx"
    folder = _year_of_one(tmp_path / "2025", name, (year / "2025" / name).read_bytes())
    shutil.copy(year / "out" / "retting" / name, folder / "regler (rettet).xlsx")
    run_here("check", folder, "--output", tmp_path / "out")
    twice = [one for one in findings_of(tmp_path / "out") if one["code"] == "duplicate-measure"]
    assert [(one["file"], one["message"]) for one in twice] == [
        (name, "Arbeidsboken har de samme tiltakene som regler (rettet).xlsx.")
    ]


def test_a_workbook_that_was_corrected_in_the_output_folder_is_kept_and_told_of(tmp_path: Path) -> None:
    name, out = "regler.xlsx", tmp_path / "out"
    folder = _year_of_one(tmp_path / "2025", name, BOOKS[name](THEMES[name]))
    run_here("check", folder, "--output", out)
    copy = out / "retting" / name
    copy.write_bytes(edited(copy.read_bytes(), {"xl/worksheets/sheet1.xml": _corrected}))
    done = run_here("report", folder, "--output", out)
    assert "«retting/regler (redigert 1).xlsx». Er den rettet, legg den i mappen som leses." in done.stdout


def _without_end(part: str) -> str:
    return part.replace("</xml>", "")


def _endless_row(part: str) -> str:
    return part.replace("<row ", '<row ht="1e999" ', 1)


SPOILT = {
    "a row is endless": ("regler.xlsx", {"xl/worksheets/sheet1.xml": _endless_row}),
    "the drawing has no end": ("makroer.xlsm", {"xl/drawings/vmlDrawing1.vml": _without_end}),
    "the threads are no XML": ("tråder.xlsx", {"xl/threadedComments/threadedComment1.xml": b"<ThreadedComments"}),
}


@pytest.mark.parametrize(("name", "spoil"), SPOILT.values(), ids=SPOILT)
def test_a_workbook_that_cannot_be_edited_is_told_of_in_a_sentence_and_not_written(
    tmp_path: Path, name: str, spoil: Edit
) -> None:
    folder = _year_of_one(tmp_path / "2025", name, edited(BOOKS[name](THEMES[name]), spoil))
    done = run_here("check", folder, "--output", tmp_path / "out")
    assert (done.returncode, done.stderr) == (1, "")
    assert f"\n{name}: funnene kan ikke settes inn i arbeidsboken, men står i findings.json." in done.stdout
    assert not (tmp_path / "out" / "retting").exists()
    assert len(_findings(tmp_path / "out", name)) >= 5


@pytest.mark.parametrize("name", ["kommentarer.xlsx", "tråder.xlsx", "låst.xlsx", "tabell.xlsx"])
def test_what_we_add_follows_the_schema_and_hangs_together(year: Path, name: str) -> None:
    before, after = (_mistakes(year / folder / name) for folder in ("2025", "out/retting"))
    assert [one for one in after if one not in before] == []


def _mistakes(path: Path) -> list[str]:
    """Say what the validators have against a workbook, but for texts in cells, which are allowed."""
    told = [str(one.description) for one in OpenXmlValidator().validate(path).errors]
    told += [one.message for one in check(path) if one.severity == ERROR]
    return [one for one in told if "inline-string" not in one]


@pytest.fixture(scope="module")
def from_libreoffice(year: Path) -> Path:
    """Let LibreOffice open all the copies and save them, put them into the folder and check it once more."""
    folder = shutil.copytree(year / "2025", year / "libreoffice" / "2025")
    saved = converted((year / "out" / "retting").iterdir(), folder.parent, "xlsx")
    for path in saved.values():
        path.replace(folder / path.name)
    (folder / "makroer.xlsm").unlink()  # which has come back without macros
    assert run_here("check", folder, "--output", year / "libreoffice" / "out").returncode == 1
    return year / "libreoffice"


@needs_libreoffice
@books
def test_a_copy_that_libreoffice_has_opened_and_saved_is_known_again(
    year: Path, from_libreoffice: Path, name: str
) -> None:
    saved = name.replace(".xlsm", ".xlsx")
    found = [(one["code"], one["cell"]) for one in _findings(year / "out", name)]
    assert [(one["code"], one["cell"]) for one in _findings(from_libreoffice / "out", saved)] == found
    book = _opened((from_libreoffice / "out" / "retting" / saved).read_bytes())
    first = _opened((year / "out" / "retting" / name).read_bytes())
    assert book.sheetnames == first.sheetnames
    for cell in ("C5", "C6", "C7", "E7"):
        own, other = book["Status"][cell].comment, first["Status"][cell].comment
        assert own.text.split() == other.text.split()
    assert book["Status"]["D5"].fill.fgColor.rgb not in COLOURS.values()
