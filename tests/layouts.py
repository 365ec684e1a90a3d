"""One year's content in the layouts that people choose: each gives the same measures.

A sheet layout makes the workbooks of ``ROWS`` in a folder, a programme layout the programme of ``ADOPTED``; both are
functions of the folder, listed by what they are called.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font

from tests.builders import word_programme, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Status for Testrådets handlingsprogram 2025 per 2. september 2025"
ADOPTED = """
    % Testrådets handlingsprogram 2025
    # Innsatsområder
    ## Klima og natur
    - Felles klimaregnskap
    - Kurs for planleggere:
      - Overvann
      - Naturmangfold
    ## Transport
    - Nattbuss til Moelva
    # Tverrgående temaer
    ## Internasjonalt arbeid
    - Messe i Berlin
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row of the sheet says."""

    theme: str
    text: str
    status: str = ""
    description: str = ""
    answer: str = ""
    point: bool = False

    @property
    def cells(self) -> list[str]:
        return [self.text, self.status, self.description, self.answer]


ROWS = (
    Row(theme="Klima og natur", text="Felles klimaregnskap", status="Pågående", description="Tall i mai", answer="Ja"),
    Row(theme="Klima og natur", text="Kurs for planleggere:", status="Gjennomført", answer="Ja, men sjeldnere"),
    Row(theme="Klima og natur", text="Overvann", status="Gjennomført", description="Avholdt 3. mai", point=True),
    Row(theme="Klima og natur", text="Naturmangfold", status="Ikke påbegynt", answer="Nei", point=True),
    Row(
        theme="Transport",
        text="Nattbuss til Moelva",
        status="Blir ikke gjennomført",
        description="Ingen bød",
        answer="Nei",
    ),
    Row(theme="Internasjonalt arbeid", text="Messe i Berlin", status="Pågående", answer="Hvis fylket betaler"),
)
SECTIONS = {
    "Klima og natur": "Innsatsområder",
    "Transport": "Innsatsområder",
    "Internasjonalt arbeid": "Tverrgående temaer",
}
HEADER = ["Tiltak", "Status", "Beskrivelse", "Bør videreføres 2026?"]
Grid = list[list[str]]


def _themes() -> dict[str, list[Row]]:
    return {theme: [row for row in ROWS if row.theme == theme] for theme in dict.fromkeys(row.theme for row in ROWS)}


def _bullet(row: Row, mark: str = "*", point: str = "*") -> str:
    return f"{point if row.point else mark} {row.text}" if not row.text.endswith(":") else row.text


def _write(sheet: Worksheet, grid: Iterable[Iterable[object]]) -> None:
    for row in grid:
        sheet.append(list(row))


def _save(folder: Path, grid: Grid, name: str = "status.xlsx", sheet: str = "Status 2025") -> Worksheet:
    book = Workbook()
    book.worksheets[0].title = sheet
    _write(book.worksheets[0], grid)
    book.save(folder / name)
    return book.worksheets[0]


def _every_row() -> Grid:
    return [[TITLE], ["Tema", *HEADER], *([row.theme, *row.cells] for row in ROWS)]


def _own_rows(mark: str = "*", point: str = "*") -> Grid:
    grid = [[TITLE], ["Tema", *HEADER]]
    section = ""
    for theme, rows in _themes().items():
        if SECTIONS[theme] != section:
            section = SECTIONS[theme]
            grid.append([section])
        grid.append([theme])
        grid += [["", _bullet(row, mark, point), *row.cells[1:]] for row in rows]
    return grid


def _edited(folder: Path, grid: Grid, edit: Callable[[Worksheet], None]) -> None:
    _save(folder, grid)
    book = load_workbook(folder / "status.xlsx")
    edit(book.worksheets[0])
    book.save(folder / "status.xlsx")


def _merged_down(folder: Path) -> None:
    def merge(sheet: Worksheet) -> None:
        first = 3
        for rows in _themes().values():
            sheet.merge_cells(start_row=first, end_row=first + len(rows) - 1, start_column=1, end_column=1)
            first += len(rows)

    _edited(folder, _every_row(), merge)


def _in_measure_column(folder: Path) -> None:
    grid = [[TITLE], HEADER]
    for theme, rows in _themes().items():
        grid.append([theme])
        grid += [row.cells for row in rows]

    def embolden(sheet: Worksheet) -> None:
        for cell in sheet["A"]:
            cell.font = Font(bold=cell.value in SECTIONS)

    _edited(folder, grid, embolden)


def _a_sheet_a_theme(folder: Path) -> None:
    sheets = {theme: [[TITLE], HEADER, *(row.cells for row in rows)] for theme, rows in _themes().items()}
    book = Workbook()
    book.remove(book.worksheets[0])
    _write(book.create_sheet("Veiledning"), [["Slik fyller du ut"], ["Velg en status i listen."]])
    for theme, grid in sheets.items():
        _write(book.create_sheet(theme), grid)
    book.save(folder / "status.xlsx")


def _a_workbook_a_theme(folder: Path) -> None:
    for theme, rows in _themes().items():
        _save(folder, [[f"{TITLE}"], [theme], HEADER, *(row.cells for row in rows)], f"{theme}.xlsx", "Ark1")


def _header_far_down(folder: Path) -> None:
    _save(folder, [[TITLE], *([[f"Veiledning {number}"] for number in range(30)]), *_every_row()[1:]])


def _columns_in_another_order(folder: Path) -> None:
    header = ["Nr", "Videreføres i 2026?", "Fremdrift", "Aktivitet", "Ansvarlig", "Kommentar", "Frist", "Innsatsområde"]
    rows = [[str(nr), r.answer, r.status, r.text, "", r.description, "", r.theme] for nr, r in enumerate(ROWS, 1)]
    _save(folder, [[TITLE], header, *rows])


def _two_header_rows(folder: Path) -> None:
    grid = [
        [TITLE],
        ["Tema", "Tiltak", "Rapportering", "", "Bør videreføres 2026?"],
        ["", "", "Status", "Beskrivelse", ""],
        *([row.theme, *row.cells] for row in ROWS),
    ]

    def merge(sheet: Worksheet) -> None:
        for place in ("A2:A3", "B2:B3", "C2:D2", "E2:E3"):
            sheet.merge_cells(place)

    _edited(folder, grid, merge)


def _crosses(folder: Path) -> None:
    words = {"Ja": "Ja", "Nei": "Nei", "Ja, men sjeldnere": "Ja", "Hvis fylket betaler": "Hvis"}
    grid = [[TITLE], ["Tema", *HEADER[:3], "Ja", "Nei", "Merknad til svaret"]]
    for row in ROWS:
        crossed = ["x" if words.get(row.answer) == "Ja" else "", "x" if row.answer == "Nei" else ""]
        grid.append([row.theme, *row.cells[:3], *crossed, ""])
        if row.answer == "Ja, men sjeldnere":
            grid[-1][4] = "men sjeldnere"
        if row.answer == "Hvis fylket betaler":
            grid[-1][4] = "hvis fylket betaler"
    _save(folder, grid)


def _quarters(folder: Path) -> None:
    grid = [[TITLE], ["Tema", "Tiltak", "Status Q1", "Status Q2", "Status Q3", "Beskrivelse", "Bør videreføres 2026?"]]
    for number, row in enumerate(ROWS):
        statuses = [["Ikke påbegynt", "", row.status], ["Ikke påbegynt", row.status, ""]][number % 2]
        grid.append([row.theme, row.text, *statuses, row.description, row.answer])
    _save(folder, grid)


def _points_in_a_column(folder: Path) -> None:
    grid = [[TITLE], ["Tema", "Tiltak", "Deltiltak", *HEADER[1:]]]
    grid += [[row.theme, *(["", row.text] if row.point else [row.text, ""]), *row.cells[1:]] for row in ROWS]
    _save(folder, grid)


def _hidden(folder: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.auto_filter.ref = "A2:E8"

    _edited(folder, _every_row(), hide)


def _indented(folder: Path) -> None:
    def indent(sheet: Worksheet) -> None:
        for cell in sheet["B"]:
            point = any(row.point and row.text == cell.value for row in ROWS)
            cell.alignment = Alignment(indent=2 if point else 0)

    _edited(folder, _every_row(), indent)


def _continued(folder: Path) -> None:
    grid = _every_row()
    grid[2][3] = "Tall"
    grid.insert(3, ["", "", "", "i mai", ""])
    _save(folder, grid)


def _signed(folder: Path) -> None:
    footer = [[""], ["", "Antall tiltak: 6"], [""], ["", "Moelva, 2. september 2025"], ["", "Kari Nordmann, leder"]]
    _save(folder, [*_every_row(), *footer])


def _rich_text(folder: Path) -> None:
    def write(sheet: Worksheet) -> None:
        bold = InlineFont(b=True)
        sheet["B3"] = CellRichText("Felles ", TextBlock(bold, "klimaregnskap"))
        sheet["D3"] = CellRichText(TextBlock(bold, "Tall"), " i mai")

    _edited(folder, _every_row(), write)


def _formulas(folder: Path) -> None:
    """Write the status of the first row as a formula with the value that Excel would keep beside it."""
    _save(folder, _every_row())
    source, made = folder / "status.xlsx", folder / "ny.xlsx"
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(made, "w") as out:
        for name in book.namelist():
            content = book.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start = content.index(b'<c r="C3"')
                end = content.index(b"</c>", start) + len(b"</c>")
                cell = '<c r="C3" t="str"><f>CONCATENATE("Pågå","ende")</f><v>Pågående</v></c>'.encode()
                content = content[:start] + cell + content[end:]
            out.writestr(name, content)
    made.replace(source)


def _capitals(folder: Path) -> None:
    grid = [[cell.upper() for cell in row] for row in _own_rows()]
    grid[0] = [TITLE]
    for row, said in zip([row for row in grid[2:] if len(row) > 1], ROWS, strict=True):
        row[3] = said.description
    _save(folder, grid)


def _nynorsk(folder: Path) -> None:
    words = {
        "Pågående": "Pågåande",
        "Ikke påbegynt": "Ikkje påbyrja",
        "Blir ikke gjennomført": "Blir ikkje gjennomført",
    }
    header = ["Satsingsområde", "Kva skal gjerast", "Stode", "Skildring", "Bør vidareførast 2026?"]
    rows = [[r.theme, r.text, words.get(r.status, r.status), r.description, r.answer] for r in ROWS]
    _save(folder, [[TITLE], header, *rows])


def _with_macros(folder: Path) -> None:
    _save(folder, _every_row(), "status.xlsm")


SHEETS: dict[str, Callable[[Path], object]] = {
    "area on its own row": lambda folder: _save(folder, _own_rows()),
    "area on every row": lambda folder: _save(folder, _every_row()),
    "area merged down": _merged_down,
    "area in the measure column": _in_measure_column,
    "area in the sheet's name": _a_sheet_a_theme,
    "one workbook a theme": _a_workbook_a_theme,
    "header in row 32": _header_far_down,
    "columns in another order": _columns_in_another_order,
    "two header rows": _two_header_rows,
    "answers by crosses": _crosses,
    "a status a quarter": _quarters,
    "points in a column": _points_in_a_column,
    "hidden and filtered": _hidden,
    "indented by alignment": _indented,
    "indented by spaces": lambda folder: _save(folder, _own_rows("", "   ")),
    "continuation rows": _continued,
    "sums and signatures": _signed,
    "rich text": _rich_text,
    "formulas with values": _formulas,
    "capitals": _capitals,
    "nynorsk": _nynorsk,
    "xlsm": _with_macros,
    **{
        f"bullets {mark} {point}": (lambda folder, mark=mark, point=point: _save(folder, _own_rows(mark, point)))  # type: ignore[misc]
        for mark, point in (("-", "–"), ("•", "o"), ("▪", "-"), ("1.1", "a)"), ("2)", "*"))
    },
}


def _outline(write: Callable[[str, str], None]) -> None:
    """Go through the programme: ``write(kind, text)`` with the kinds title, section, theme, measure, point."""
    kinds = {"%": "title", "#": "section", "##": "theme", "-": "measure", "  -": "point"}
    for line in ADOPTED.strip("\n").splitlines():
        mark, text = line[4:].rstrip().rsplit("- ", 1) if "- " in line else line[4:].rstrip().split(" ", 1)
        write(kinds[f"{mark}-" if "- " in line else mark], text)


def _bold_lines(folder: Path) -> None:
    document = Document()
    sizes = {"title": 20, "section": 16, "theme": 13}
    marks = {"measure": "• ", "point": "    – "}

    def write(kind: str, text: str) -> None:
        run = document.add_paragraph().add_run(marks.get(kind, "") + text)
        run.bold = kind in sizes
        run.font.size = Pt(sizes.get(kind, 11))

    _outline(write)
    document.save(str(folder / "programme.docx"))


def _typed(folder: Path, styles: dict[str, str], marks: dict[str, str]) -> None:
    document = Document()

    def write(kind: str, text: str) -> None:
        document.add_paragraph(marks.get(kind, "") + text, style=styles.get(kind, "Normal"))

    _outline(write)
    document.save(str(folder / "programme.docx"))


_HEADINGS = {"title": "Title", "section": "Heading 1", "theme": "Heading 2"}


_NUMBERED = {"measure": "List Number", "point": "List Number 2"}


def _plain_paragraphs(folder: Path) -> None:
    document = Document()

    def write(kind: str, text: str) -> None:
        paragraph = document.add_paragraph(text, style=_HEADINGS.get(kind, "Normal"))
        paragraph.paragraph_format.left_indent = Pt(36) if kind == "point" else None

    _outline(write)
    document.save(str(folder / "programme.docx"))


def _table(folder: Path) -> None:
    document = Document()
    document.add_heading("Testrådets handlingsprogram 2025", 0)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Hovedområde", "Tema", "Tiltak"), strict=True):
        cell.text = text
    for row in ROWS:
        if row.point:
            table.rows[-1].cells[2].add_paragraph(f"– {row.text}")
        else:
            for cell, text in zip(table.add_row().cells, (SECTIONS[row.theme], row.theme, row.text), strict=True):
                cell.text = text
    document.save(str(folder / "programme.docx"))


def _tracked(folder: Path) -> None:
    """Write a measure as an insertion, and a deleted one after it."""
    path = word_programme(folder / "programme.docx", ADOPTED)
    document = Document(str(path))
    paragraph = next(one for one in document.paragraphs if one.text == "Messe i Berlin")
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:author"), "Kari")
    run = paragraph.runs[0]._r  # noqa: SLF001
    run.addprevious(inserted)  # type: ignore[arg-type]
    inserted.append(run)
    gone = paragraph.insert_paragraph_before("", style="List Bullet")
    deleted = OxmlElement("w:del")
    deleted.set(qn("w:author"), "Kari")
    gone._p.append(deleted)  # type: ignore[arg-type]  # noqa: SLF001
    text = OxmlElement("w:delText")
    text.text = "Messe i Paris"
    deleted_run = OxmlElement("w:r")
    deleted_run.append(text)
    deleted.append(deleted_run)
    document.save(str(path))


def _content_controls(folder: Path) -> None:
    path = word_programme(folder / "programme.docx", ADOPTED)
    document = Document(str(path))
    for paragraph in list(document.paragraphs):
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        paragraph._p.addprevious(control)  # type: ignore[arg-type]  # noqa: SLF001
        control.append(content)
        content.append(paragraph._p)  # noqa: SLF001
    document.save(str(path))


def _as_sheet(folder: Path) -> None:
    rows = [[SECTIONS[row.theme], row.theme, f"{'  - ' if row.point else ''}{row.text}"] for row in ROWS]
    grid = [["Testrådets handlingsprogram 2025"], ["Hovedområde", "Tema", "Tiltak"], *rows]
    _save(folder, grid, "programme.xlsx", "Program")


def _measures_as_headings(folder: Path) -> None:
    _typed(folder, {**_HEADINGS, "measure": "Heading 3", "point": "List Bullet"}, {})


PROGRAMMES: dict[str, Callable[[Path], object]] = {
    "heading styles": lambda folder: word_programme(folder / "programme.docx", ADOPTED),
    "bold lines": _bold_lines,
    "numbered lists": lambda folder: _typed(
        folder, {**_HEADINGS, "measure": "List Number", "point": "List Number 2"}, {}
    ),
    "typed numbers": lambda folder: _typed(folder, _HEADINGS, {"measure": "1.1 ", "point": "a) "}),
    "plain paragraphs": _plain_paragraphs,
    "measures as headings": _measures_as_headings,
    "table": _table,
    "tracked changes": _tracked,
    "content controls": _content_controls,
    "sheet": _as_sheet,
}


def plain_year(folder: Path) -> None:
    """Make the year in the layout that all others are held against."""
    PROGRAMMES["heading styles"](folder)
    workbook(folder / "status.xlsx", {"Status 2025": "\n".join(" | ".join(row) for row in _own_rows())})
