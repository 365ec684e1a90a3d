"""The layouts of status sheets, by what they are called: each makes the workbooks of ``ROWS`` in a folder."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill

from tests.layouts.content import HEADER, ROWS, SECTIONS, TITLE, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

Grid = list[list[str]]


def _themes() -> dict[str, list[Row]]:
    return {theme: [row for row in ROWS if row.theme == theme] for theme in dict.fromkeys(row.theme for row in ROWS)}


def _bullet(row: Row, mark: str = "*", point: str = "*") -> str:
    return f"{point if row.point else mark} {row.text}" if not row.text.endswith(":") else row.text


def _write(sheet: Worksheet, grid: Iterable[Iterable[object]]) -> None:
    for row in grid:
        sheet.append(list(row))


def save(folder: Path, grid: Grid, name: str = "status.xlsx", sheet: str = "Status 2025") -> Worksheet:
    """Save a grid as a workbook of one sheet."""
    book = Workbook()
    book.worksheets[0].title = sheet
    _write(book.worksheets[0], grid)
    book.save(folder / name)
    return book.worksheets[0]


def _every_row() -> Grid:
    return [[TITLE], ["Tema", *HEADER], *([row.theme, *row.cells] for row in ROWS)]


def own_rows(mark: str = "*", point: str = "*") -> Grid:
    """Write each area on a row of its own, in the first column."""
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
    save(folder, grid)
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
        save(folder, [[f"{TITLE}"], [theme], HEADER, *(row.cells for row in rows)], f"{theme}.xlsx", "Ark1")


def _budget(folder: Path) -> None:
    """Report in a follow-up of the budget: codes, what is used, sums, and «Tekst» over the measures."""
    head = ["Prosj.", "Tekst", "Budsjett", "Forbruk %", "Status", "Notat", "Inn i budsjett 2026?"]
    grid: Grid = [[TITLE], head]
    for number, (theme, rows) in enumerate(_themes().items(), 1):
        grid.append([f"{number * 100}", theme])
        for place, row in enumerate(rows, 1):
            text, *told = row.cells
            grid.append([f"{number * 100 + place}", text, "1000", "40 %", *told])
        grid.append(["", f"Sum {theme.lower()}", f"{1000 * len(rows)}", "40 %"])
    save(folder, grid)


def _phases(folder: Path) -> None:
    """Write the statuses as numbered phases, and what is done as «Framdriftskommentar»."""
    head = ["Tema", "Tiltak", "Fase T1", "Fase T2", "Framdriftskommentar", "Anbefaling 2026"]
    rows = [
        [row.theme, row.text, "0 Idé", f"{number} {row.status}" if row.status else "", row.description, row.answer]
        for number, row in enumerate(ROWS, 1)
    ]
    save(folder, [[TITLE], head, *rows])


def _header_far_down(folder: Path) -> None:
    save(folder, [[TITLE], *([[f"Veiledning {number}"] for number in range(30)]), *_every_row()[1:]])


def _columns_in_another_order(folder: Path) -> None:
    header = ["Nr", "Videreføres i 2026?", "Fremdrift", "Aktivitet", "Ansvarlig", "Kommentar", "Frist", "Innsatsområde"]
    rows = [[str(nr), r.answer, r.status, r.text, "", r.description, "", r.theme] for nr, r in enumerate(ROWS, 1)]
    save(folder, [[TITLE], header, *rows])


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
    save(folder, grid)


def _quarters(folder: Path) -> None:
    grid = [[TITLE], ["Tema", "Tiltak", "Status Q1", "Status Q2", "Status Q3", "Beskrivelse", "Bør videreføres 2026?"]]
    for number, row in enumerate(ROWS):
        statuses = [["Ikke påbegynt", "", row.status], ["Ikke påbegynt", row.status, ""]][number % 2]
        grid.append([row.theme, row.text, *statuses, row.description, row.answer])
    save(folder, grid)


def _points_in_a_column(folder: Path) -> None:
    grid = [[TITLE], ["Tema", "Tiltak", "Deltiltak", *HEADER[1:]]]
    grid += [[row.theme, *(["", row.text] if row.point else [row.text, ""]), *row.cells[1:]] for row in ROWS]
    save(folder, grid)


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
    save(folder, grid)


def _signed(folder: Path) -> None:
    footer = [[""], ["", "Antall tiltak: 6"], [""], ["", "Moelva, 2. september 2025"], ["", "Kari Nordmann, leder"]]
    save(folder, [*_every_row(), *footer])


def _rich_text(folder: Path) -> None:
    def write(sheet: Worksheet) -> None:
        bold = InlineFont(b=True)
        sheet["B3"] = CellRichText("Felles ", TextBlock(bold, "klimaregnskap"))
        sheet["D3"] = CellRichText(TextBlock(bold, "Tall"), " i mai")

    _edited(folder, _every_row(), write)


def _formulas(folder: Path) -> None:
    """Write the status of the first row as a formula with the value that Excel would keep beside it."""
    save(folder, _every_row())
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
    grid = [[cell.upper() for cell in row] for row in own_rows()]
    grid[0] = [TITLE]
    for row, said in zip([row for row in grid[2:] if len(row) > 1], ROWS, strict=True):
        row[3] = said.description
    save(folder, grid)


def _nynorsk(folder: Path) -> None:
    words = {
        "Pågående": "Pågåande",
        "Ikke påbegynt": "Ikkje påbyrja",
        "Blir ikke gjennomført": "Blir ikkje gjennomført",
    }
    header = ["Satsingsområde", "Kva skal gjerast", "Stode", "Skildring", "Bør vidareførast 2026?"]
    rows = [[r.theme, r.text, words.get(r.status, r.status), r.description, r.answer] for r in ROWS]
    save(folder, [[TITLE], header, *rows])


def _with_macros(folder: Path) -> None:
    save(folder, _every_row(), "status.xlsm")


def _halves(folder: Path) -> None:
    """Report the statuses in one sheet, and in another, in another order, what should go on."""
    book = Workbook()
    book.worksheets[0].title = "Status 2025"
    _write(book.worksheets[0], [[TITLE], ["Tema", *HEADER[:3]], *([row.theme, *row.cells[:3]] for row in ROWS)])
    asked = [[row.theme, row.text, row.answer.partition(",")[0], *row.answer.split(", ")[1:]] for row in ROWS]
    _write(
        book.create_sheet("Forslag 2026"),
        [["Forslag til handlingsprogram 2026"], ["Tema", "Tiltak", "Videreføres?", "Begrunnelse"], *reversed(asked)],
    )
    book.save(folder / "status.xlsx")


def _side_by_side(folder: Path) -> None:
    """Put the table of each theme beside the last one's, under its name."""
    grid = [[TITLE], [], []]
    themes = _themes()
    for theme in themes:
        grid[1] += [theme, *[""] * len(HEADER)]
        grid[2] += [*HEADER, ""]
    grid += [
        [text for rows in themes.values() for text in (*(rows[line].cells if line < len(rows) else [""] * 4), "")]
        for line in range(max(map(len, themes.values())))
    ]
    save(folder, grid)


def _table_a_theme(folder: Path) -> None:
    """Put the table of each theme below the last one's, each with its header."""
    grid = [[TITLE]]
    for theme, rows in _themes().items():
        grid += [[], [f"Tema: {theme}"], HEADER, *(row.cells for row in rows)]
    save(folder, grid)


def _form_a_measure(folder: Path) -> None:
    grid = [[TITLE]]
    for theme, rows in _themes().items():
        grid += [[], [theme]]
        for row in rows:
            grid += [[], *([label, text] for label, text in zip(HEADER, row.cells, strict=True))]
    save(folder, grid)


def _headers_in_a_column(folder: Path) -> None:
    columns = zip(["Tema", *HEADER], *([row.theme, *row.cells] for row in ROWS), strict=True)
    save(folder, [[TITLE], [], *map(list, columns)])


def _a_sheet_a_quarter(folder: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "3. kvartal"
    _write(book.worksheets[0], _every_row())
    earlier = [[row.theme, row.text, "Ikke påbegynt", "", ""] for row in ROWS[:-1]]
    _write(book.create_sheet("2. kvartal"), [[TITLE], ["Tema", *HEADER], *earlier])
    book.save(folder / "status.xlsx")


def _letters(folder: Path) -> None:
    """Write the statuses as letters, which the last lines of the sheet explain."""
    letters = {"Pågående": "P", "Gjennomført": "G", "Ikke påbegynt": "I", "Blir ikke gjennomført": "B"}
    rows = [[row.theme, row.text, letters[row.status], row.description, row.answer] for row in ROWS]
    signs = [[f"{letter} = {status}"] for status, letter in letters.items()]
    save(folder, [[TITLE], ["Tema", *HEADER], *rows, [], ["Tegnforklaring"], *signs])


def _status_and_description_in_one(folder: Path) -> None:
    told = [f"{row.status}. {row.description}" if row.description else row.status for row in ROWS]
    rows = [[row.theme, row.text, text, row.answer] for row, text in zip(ROWS, told, strict=True)]
    save(folder, [[TITLE], ["Tema", "Tiltak", "Status", "Bør videreføres 2026?"], *rows])


def _statuses_by_yes_and_no(folder: Path) -> None:
    asked = {"Pågående": "Påbegynt (ja/nei)", "Gjennomført": "Fullført (ja/nei)"}
    cancelled = "Blir ikke gjennomført (ja/nei)"
    grid = [[TITLE], ["Tema", "Tiltak", *asked.values(), cancelled, *HEADER[2:]]]
    for row in ROWS:
        begun, done = row.status in {"Pågående", "Gjennomført"}, row.status == "Gjennomført"
        yes = [begun, done, row.status == "Blir ikke gjennomført"]
        grid.append([row.theme, row.text, *("Ja" if one else "Nei" for one in yes), *row.cells[2:]])
    save(folder, grid)


def _a_cell_a_theme(folder: Path) -> None:
    """Write the measures of a theme in one cell, and what is said of them line by line beside it."""
    grid = [[TITLE], ["Tema", *HEADER]]
    for theme, rows in _themes().items():
        columns = zip(*((f"* {row.text}" if row.point else row.text, *row.cells[1:]) for row in rows), strict=True)
        grid.append([theme, *("\n".join(lines) for lines in columns)])
    save(folder, grid)


def _answers_as_signs(folder: Path) -> None:
    answers = [answer for answer in dict.fromkeys(row.answer for row in ROWS) if answer]
    signs = {answer: str(number) for number, answer in enumerate(answers, 1)} | {"": ""}
    told = ", ".join(f"{sign} = {answer}" for answer, sign in signs.items() if answer)
    rows = [[row.theme, *row.cells[:3], signs[row.answer]] for row in ROWS]
    save(folder, [[TITLE], [f"Videreføring: {told}"], ["Tema", *HEADER], *rows])


def _counted_beside(folder: Path) -> None:
    """Put a sheet beside that counts the measures of each theme by their statuses."""
    save(folder, _every_row())
    book = load_workbook(folder / "status.xlsx")
    statuses = ["Gjennomført", "Pågående", "Ikke påbegynt"]
    counts = [[theme, len(rows), 1, 1, 0] for theme, rows in _themes().items()]
    _write(book.create_sheet("Oppsummering"), [["Tema", "Antall tiltak", *statuses], *counts, ["Sum", 6, 3, 3, 0]])
    _write(book.create_sheet("Tall"), [["Tema", "Tiltak", "Status"], *([row[0], row[1], "ok"] for row in counts)])
    book.save(folder / "status.xlsx")


def _plan_beside(folder: Path) -> None:
    """Put the adopted plan on a sheet beside: what each measure may cost, and nothing of how it goes."""
    book = Workbook()
    book.worksheets[0].title = "Status 2025"
    _write(book.worksheets[0], _every_row())
    plan = [[row.theme, row.text.lstrip("*– "), number * 1000] for number, row in enumerate(ROWS)]
    _write(book.create_sheet("Plan"), [["Tema", "Tiltak", "Budsjett (kr)"], *plan, ["", "Sum", "=SUM(C2:C9)"]])
    book.save(folder / "status.xlsx")


def _title_and_whole_text(folder: Path) -> None:
    titles = {row.text: f"Sak {number}" for number, row in enumerate(ROWS, 1)}
    rows = [[row.theme, titles[row.text], _bullet(row), *row.cells[1:]] for row in ROWS]
    save(folder, [[TITLE], ["Tema", "Tittel", "Tekst i handlingsprogrammet", *HEADER[1:]], *rows])


_SIGNS = {"Gjennomført": "🟢", "Pågående": "🟡", "Ikke påbegynt": "⚪", "Blir ikke gjennomført": "🔴"}


def _statuses_as_signs(folder: Path) -> None:
    told = f"Status pr. 2. september 2025 ({', '.join(f'{sign} = {status}' for status, sign in _SIGNS.items())})"
    rows = [[row.theme, row.text, _SIGNS[row.status], *row.cells[2:]] for row in ROWS]
    save(folder, [[TITLE], [told], ["Tema", *HEADER], *rows])


def _codes_beside(folder: Path) -> None:
    """Write the statuses as numbers, which another sheet explains."""
    codes = {status: str(number) for number, status in enumerate(_SIGNS, 1)}
    save(
        folder,
        [[TITLE], ["Tema", *HEADER], *([row.theme, row.text, codes[row.status], *row.cells[2:]] for row in ROWS)],
    )
    book = load_workbook(folder / "status.xlsx")
    _write(book.create_sheet("Koder"), [["Kode", "Betyr"], *([code, status] for status, code in codes.items())])
    book.save(folder / "status.xlsx")


def _crosses_in_each_table(folder: Path) -> None:
    """Give each theme a table with a header on two rows."""
    grid = [[TITLE]]
    for theme, rows in _themes().items():
        grid += [[], [theme], [*HEADER, "", ""], ["", "", "", "Ja", "Nei", "Annet"]]
        for row in rows:
            crossed = ["x" if row.answer == answer else "" for answer in ("Ja", "Nei")]
            other = row.answer if row.answer and row.answer not in {"Ja", "Nei"} else ""
            grid.append([_bullet(row), *row.cells[1:3], *crossed])
            grid[-1][3] = other or crossed[0]
    save(folder, grid)


def _comments_below(folder: Path) -> None:
    grid = [[TITLE], ["Tiltak", "Status", "Bør videreføres 2026?"]]
    for theme, rows in _themes().items():
        grid.append([theme])
        for row in rows:
            grid.append([_bullet(row), row.status, row.answer])
            grid += [[f"Kommentar: {row.description}"]] if row.description else []
    save(folder, grid)


def _measures_without_a_header(folder: Path) -> None:
    rows = [[str(number), *row.cells] for number, row in enumerate(ROWS, 1)]
    themes = {row[1]: row_.theme for row, row_ in zip(rows, ROWS, strict=True)}
    save(folder, [[TITLE], ["Tema", "", "", *HEADER[1:]], *([themes[row[1]], *row] for row in rows)])


def _two_periods(folder: Path) -> None:
    """Write a status and what was done per 30 April and per 31 August, the header on two rows."""
    periods = ["Status per 30. april 2025", "", "Status per 31. august 2025", ""]
    grid = [
        [TITLE],
        ["Tema", "Tiltak", *periods, "Bør videreføres 2026?"],
        ["", "", *["Status", "Hva er gjort"] * 2, ""],
        *([row.theme, row.text, "Ikke påbegynt", "Planlagt", *row.cells[1:]] for row in ROWS),
    ]

    def merge(sheet: Worksheet) -> None:
        for place in ("A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3"):
            sheet.merge_cells(place)

    _edited(folder, grid, merge)


def _a_header_each_page(folder: Path) -> None:
    """Repeat a header of two rows, the measures' part of it merged, and end with a row of sums."""
    header = [["Tiltak", "", "Rapportering 2025", "", "", "Plan 2026"]]
    header.append(["Nr.", "Hva", "Status", "Beskrivelse", "Brukt (1000 kr)", "Bør videreføres?"])
    grid = [[TITLE], *header]
    for number, (theme, rows) in enumerate(_themes().items(), 1):
        grid += [*(header if number == 2 else []), [str(number), theme]]
        grid += [["", _bullet(row), *row.cells[1:3], "12", row.answer] for row in rows]
    grid.append(["", "Sum", "", "", "72"])

    def merge(sheet: Worksheet) -> None:
        for place in ("A2:B2", "C2:E2"):
            sheet.merge_cells(place)

    _edited(folder, grid, merge)


def _unusual_words(folder: Path) -> None:
    """Call the description something else, with comments of another's behind the answers."""
    header = ["Ansvarlig", "Tema", "Tiltak", "Status", "Gjort siden sist", "Forslag", "Kommentar fra sekretariatet"]
    rows = [["Anne", row.theme, *row.cells[:2], row.description, row.answer, ""] for row in ROWS]
    rows[0][-1] = "Husk vedlegget"
    save(folder, [[TITLE], header, *rows])


def _statuses_as_colours(folder: Path) -> None:
    """Fill the status cells with colours, which stand over the table with their words, and the themes' rows too."""
    colours = {
        "Gjennomført": "FF92D050",
        "Pågående": "FFFFFF00",
        "Ikke påbegynt": "FFFF0000",
        "Blir ikke gjennomført": "FFA6A6A6",
    }
    key = [["", status] for status in colours]
    grid = [[TITLE], *key, ["Lys", *HEADER[:1], *HEADER[2:]]]
    lights: dict[int, str] = {2 + place: colour for place, colour in enumerate(colours.values())}
    headings = []
    for theme, rows in _themes().items():
        grid.append(["", theme])
        headings.append(len(grid))
        for row in rows:
            grid.append(["", _bullet(row), *row.cells[2:]])
            lights[len(grid)] = colours[row.status]

    def fill(sheet: Worksheet) -> None:
        for row, colour in lights.items():
            sheet.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
        for row in headings:
            for column in (1, 3, 4):
                sheet.cell(row, column).fill = PatternFill("solid", fgColor=colours["Gjennomført"])

    _edited(folder, grid, fill)


SHEETS: dict[str, Callable[[Path], object]] = {
    "area on its own row": lambda folder: save(folder, own_rows()),
    "area on every row": lambda folder: save(folder, _every_row()),
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
    "indented by spaces": lambda folder: save(folder, own_rows("", "   ")),
    "continuation rows": _continued,
    "sums and signatures": _signed,
    "statuses and answers in two sheets": _halves,
    "tables side by side": _side_by_side,
    "a table a theme": _table_a_theme,
    "a form a measure": _form_a_measure,
    "headers in a column": _headers_in_a_column,
    "a sheet a quarter": _a_sheet_a_quarter,
    "statuses as letters": _letters,
    "status and description in one": _status_and_description_in_one,
    "statuses by yes and no": _statuses_by_yes_and_no,
    "a cell a theme": _a_cell_a_theme,
    "answers as signs": _answers_as_signs,
    "counts in sheets beside": _counted_beside,
    "a plan beside": _plan_beside,
    "a budget": _budget,
    "numbered phases": _phases,
    "title and whole text": _title_and_whole_text,
    "statuses as signs": _statuses_as_signs,
    "codes in a sheet beside": _codes_beside,
    "crosses in each table": _crosses_in_each_table,
    "comments below": _comments_below,
    "measures without a header": _measures_without_a_header,
    "two periods": _two_periods,
    "a header each page": _a_header_each_page,
    "unusual words": _unusual_words,
    "statuses as colours": _statuses_as_colours,
    "rich text": _rich_text,
    "formulas with values": _formulas,
    "capitals": _capitals,
    "nynorsk": _nynorsk,
    "xlsm": _with_macros,
    **{
        f"bullets {mark} {point}": (lambda folder, mark=mark, point=point: save(folder, own_rows(mark, point)))  # type: ignore[misc]
        for mark, point in (("-", "–"), ("•", "o"), ("▪", "-"), ("1.1", "a)"), ("2)", "*"))
    },
}
