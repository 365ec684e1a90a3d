"""The layouts of programmes, by what they are called: each makes the programme of ``ADOPTED`` in a folder."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from tests.builders import word_programme, workbook
from tests.layouts.content import ADOPTED, ROWS, SECTIONS
from tests.layouts.sheets import own_rows, save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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


def _controlled_tables(folder: Path) -> None:
    """Put a content control around each table of a programme that has several."""
    _tables_and_a_list(folder)
    path = folder / "programme.docx"
    document = Document(str(path))
    for table in document.tables:
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        table._tbl.addprevious(control)  # type: ignore[arg-type]  # noqa: SLF001
        control.append(content)
        content.append(table._tbl)  # noqa: SLF001
    document.save(str(path))


def _as_sheet(folder: Path) -> None:
    rows = [[SECTIONS[row.theme], row.theme, f"{'  - ' if row.point else ''}{row.text}"] for row in ROWS]
    grid = [["Testrådets handlingsprogram 2025"], ["Hovedområde", "Tema", "Tiltak"], *rows]
    save(folder, grid, "programme.xlsx", "Program")


def _measures_as_headings(folder: Path) -> None:
    _typed(folder, {**_HEADINGS, "measure": "Heading 3", "point": "List Bullet"}, {})


def _labelled_headings(folder: Path) -> None:
    """Write each measure as a heading, «Tiltak 1.1 …»."""
    document = Document()

    def write(kind: str, text: str) -> None:
        label = f"Tiltak 1.{len(document.paragraphs)} " if kind == "measure" else ""
        style = {**_HEADINGS, "measure": "Heading 3", "point": "List Bullet"}[kind]
        document.add_paragraph(label + text, style=style)

    _outline(write)
    document.save(str(folder / "programme.docx"))


def _lists_and_costs(folder: Path) -> None:
    costs = "| Tiltak | Kostnad (kr)\n| Klimaregnskap | 400 000\n| Lønn | 250 000"
    word_programme(folder / "programme.docx", f"{dedent(ADOPTED)}\n{costs}")


def _lists_and_a_table(folder: Path) -> None:
    """Tabulate the measures of one theme, as an office does that knows who does them."""
    table = "| Tiltak | Ansvarlig\n| Nattbuss til Moelva | Kari"
    word_programme(folder / "programme.docx", dedent(ADOPTED).replace("- Nattbuss til Moelva", table))


def _tables_and_a_list(folder: Path) -> None:
    """List the measures of one theme, and tabulate the others, points in the measure's cell and goals over it."""
    points = "Kurs for planleggere:\\n– Overvann\\n– Naturmangfold"
    table = f"- Utslippene skal ned\n| Tiltak | Frist\n| Felles klimaregnskap | 2025\n| {points} | 2026"
    listed = "- Felles klimaregnskap\n- Kurs for planleggere:\n  - Overvann\n  - Naturmangfold"
    text = dedent(ADOPTED).replace(listed, table)
    word_programme(
        folder / "programme.docx", text.replace("- Messe i Berlin", "| Tiltak | Frist\n| Messe i Berlin | mai")
    )


def _lists_in_cells(folder: Path) -> None:
    """Write the measures of a theme as a list in one cell, points as the list's second level, without a header."""
    document = Document()
    document.add_heading("Testrådets handlingsprogram 2025", 0)
    state: dict[str, Any] = {}

    def write(kind: str, text: str) -> None:
        if kind == "section":
            document.add_heading(text, 1)
            state["table"] = document.add_table(rows=0, cols=2)
        elif kind == "theme":
            state["row"] = state["table"].add_row().cells
            state["row"][0].text = text
            state["free"] = state["row"][1].paragraphs
        elif kind in {"measure", "point"}:
            paragraph = state["free"].pop() if state["free"] else state["row"][1].add_paragraph()
            paragraph.text = text
            paragraph.style = "List Bullet" if kind == "measure" else "List Bullet 2"

    _outline(write)
    document.save(str(folder / "programme.docx"))


def _lines_in_a_paragraph(folder: Path) -> None:
    """Write each list as one paragraph with line breaks, and a line before it that leads it in."""
    document = Document()
    marks = {"measure": "• ", "point": "– "}
    lines: list[str] = []

    def end() -> None:
        if lines:
            document.add_paragraph("I 2025 vil rådet:")
            document.add_paragraph("\n".join(lines))
        lines.clear()

    def write(kind: str, text: str) -> None:
        if kind in marks:
            lines.append(marks[kind] + text)
        else:
            end()
            document.add_paragraph(text, style=_HEADINGS[kind])

    _outline(write)
    end()
    document.save(str(folder / "programme.docx"))


def _themes_across(folder: Path) -> None:
    """Write one table, where sections and themes go across all its columns."""
    document = Document()
    document.add_heading("Testrådets handlingsprogram 2025", 0)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Tiltak", "Ansvarlig", "Når"), strict=True):
        cell.text = text

    def write(kind: str, text: str) -> None:
        if kind == "point":
            table.rows[-1].cells[0].add_paragraph(f"– {text}")
        elif kind != "title":
            row = table.add_row().cells
            row[0].text = text
            if kind == "measure":
                row[1].text = "Sekretariatet"
            else:
                row[0].merge(row[2])

    _outline(write)
    document.save(str(folder / "programme.docx"))


PROGRAMMES: dict[str, Callable[[Path], object]] = {
    "heading styles": lambda folder: word_programme(folder / "programme.docx", ADOPTED),
    "bold lines": _bold_lines,
    "numbered lists": lambda folder: _typed(
        folder, {**_HEADINGS, "measure": "List Number", "point": "List Number 2"}, {}
    ),
    "typed numbers": lambda folder: _typed(folder, _HEADINGS, {"measure": "1.1 ", "point": "a) "}),
    "plain paragraphs": _plain_paragraphs,
    "measures as headings": _measures_as_headings,
    "measures as labelled headings": _labelled_headings,
    "table": _table,
    "lists and a table of costs": _lists_and_costs,
    "lists and a table of measures": _lists_and_a_table,
    "tables and a list": _tables_and_a_list,
    "lists in cells": _lists_in_cells,
    "lines in a paragraph": _lines_in_a_paragraph,
    "themes across a table": _themes_across,
    "tracked changes": _tracked,
    "content controls": _content_controls,
    "content controls around tables": _controlled_tables,
    "sheet": _as_sheet,
}


def plain_year(folder: Path) -> None:
    """Make the year in the layout that all others are held against."""
    PROGRAMMES["heading styles"](folder)
    workbook(folder / "status.xlsx", {"Status 2025": "\n".join(" | ".join(row) for row in own_rows())})
