"""The input folder → its settings, the programme and the status sheets. Files are known by what is in them.

In: a folder. Out: everything read, with findings. Raises InputError where there is nothing to go on with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline import findings
from pipeline.adoption.edited import read_edited
from pipeline.annotations import is_ours
from pipeline.corrections import Corrected, Correcting, unused_correction
from pipeline.draft_record import record_in
from pipeline.edition import find_year
from pipeline.errors import InputError
from pipeline.findings import Code, Finding, Location
from pipeline.folder import WORKBOOKS, paths_in, readable
from pipeline.labels import GUIDANCE_TITLE
from pipeline.periods import of_latest_period
from pipeline.readers.cells import shown
from pipeline.readers.excel import read_workbook
from pipeline.readers.header import find_header
from pipeline.readers.legend import legend_beside
from pipeline.readers.programme import programme_from_document, programme_from_sheet
from pipeline.readers.status_sheet import read_status_sheet, read_table
from pipeline.readers.tables import tables_of
from pipeline.readers.weight import weighed
from pipeline.readers.word import read_document
from pipeline.settings import NAME as SETTINGS_NAME
from pipeline.text import heading_key
from pipeline.together import cut_rows_joined, halves_joined, of_latest_workbook, of_latest_year, of_reports
from pipeline.writers.package import unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.model import Programme, StatusSheet
    from pipeline.readers.raw import RawParagraph, RawSheet
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusBook:
    """A workbook that status sheets were read from."""

    path: Path
    raw: tuple[RawSheet, ...]
    """All its sheets, as they stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What a folder holds."""

    files: tuple[Path, ...]
    """The files that were read, settings.toml included."""
    settings: Settings
    programme: Programme
    books: tuple[StatusBook, ...]
    sheets: tuple[StatusSheet, ...]
    corrected: tuple[Corrected, ...]
    findings: tuple[Finding, ...]


def read_inputs(folder: Path, settings: Settings) -> Inputs:
    """Read a year's folder with its settings.

    Raises:
        InputError: the folder, the programme or every status sheet is missing, or a file cannot be read.

    """
    paths = weighed(paths_in(folder), settings.limits)
    correcting = Correcting(settings.corrections)
    books = {path: read_workbook(path) for path in paths if path.suffix.casefold() in WORKBOOKS}
    workbooks = {path: _read(raw, correcting, hidden=settings.read_hidden) for path, raw in books.items()}
    source, programme, found = _find_programme(folder, paths, workbooks, correcting)
    names = frozenset(heading_key(name) for heading in programme.headings for name in heading if name)
    sheets: list[StatusSheet] = []
    for path, raw_sheets in workbooks.items():
        if path != source:
            read, more = _status_sheets(raw_sheets, names)
            sheets += read
            found += more
    sheets, older = of_latest_year(sheets, settings.year or find_year((), programme, folder.resolve().name))
    sheets, earlier = of_latest_period(sheets)
    sheets, replaced = of_latest_workbook(sheets)
    sheets, found = of_reports(sheets, found)
    sheets, found = halves_joined(sheets, found)
    sheets = cut_rows_joined(sheets, programme)
    if not any(sheet.rows for sheet in sheets):
        message = (
            f"{folder}: fant ingen statusark. Legg inn en arbeidsbok (.xlsx) der en rad har overskriftene "
            "«Tiltak» og «Status», og der tiltakene står på radene under."
        )
        raise InputError(message)
    reported = {sheet.file for sheet in sheets}
    own = (folder / SETTINGS_NAME,) if (folder / SETTINGS_NAME).exists() else ()
    return Inputs(
        files=(source, *(path for path in workbooks if path != source), *own),
        settings=settings,
        programme=programme,
        books=tuple(StatusBook(path=path, raw=raw) for path, raw in books.items() if path.name in reported),
        sheets=tuple(sheets),
        corrected=tuple(correcting.made),
        findings=(*found, *older, *earlier, *replaced, *unused_correction(settings.corrections, correcting.made)),
    )


def read_programme(path: Path, settings: Settings) -> tuple[Path, Programme, tuple[Finding, ...]]:
    """Read a programme alone: a file of its own, or the one that a year's folder holds.

    Raises:
        InputError: it is not there, or cannot be read.

    """
    correcting = Correcting(settings.corrections)
    paths = weighed(paths_in(path) if path.is_dir() else (readable(path),), settings.limits)
    books = [one for one in paths if one.suffix.casefold() in WORKBOOKS]
    workbooks = {one: _read(read_workbook(one), correcting, hidden=settings.read_hidden) for one in books}
    if path in workbooks:
        return path, *_programme_sheet(path, workbooks[path])
    return _find_programme(path, paths, workbooks, correcting)


def _read(raw: tuple[RawSheet, ...], correcting: Correcting, *, hidden: bool) -> tuple[RawSheet, ...]:
    """Give the sheets that people wrote, corrected; what is hidden as settings.toml has it."""
    own = [sheet for sheet in raw if not is_ours(sheet)]
    return tuple(correcting.sheet(sheet) for sheet in (own if hidden else map(shown, own)))


def _find_programme(
    folder: Path, paths: tuple[Path, ...], workbooks: dict[Path, tuple[RawSheet, ...]], correcting: Correcting
) -> tuple[Path, Programme, tuple[Finding, ...]]:
    """Find the adopted programme: a Word document with measures, or a workbook named so or without reports."""
    documents = [path for path in paths if path.suffix.casefold() == ".docx"]
    named = [path for path in documents if path.stem.casefold() in {"programme", "program"}]
    if documents:
        path, others = _document_of(folder, named or documents, _texts(workbooks))
        paragraphs, passed = _without_drafts_parts(path)
        programme, found = programme_from_document(
            path.name, correcting.paragraphs(path.name, paragraphs), _texts(workbooks)
        )
        return path, _with_measures(programme), (*found, *passed, *others)
    sheets = [path for path in workbooks if path.stem.casefold().startswith("program")]
    unreported = [path for path, raw in workbooks.items() if _is_programme(raw) and not _is_form(raw)]
    for candidates in (sheets, unreported):
        if candidates:
            path = _only(folder, candidates)
            return path, *_programme_sheet(path, workbooks[path])
    message = (
        f"{folder}: fant ikke det vedtatte programmet. Legg det i mappen som programme.docx "
        "(med overskrifter og punktlister) eller programme.xlsx."
    )
    raise InputError(message)


def _without_drafts_parts(path: Path) -> tuple[tuple[RawParagraph, ...], tuple[Finding, ...]]:
    """Read a document; of a draft that was saved as the programme, only what is the programme."""
    paragraphs = read_document(path)
    record = record_in(unpacked(path.read_bytes()))
    if record is None:
        return paragraphs, ()
    edited = read_edited(paragraphs, record)
    message = "Dokumentet er et utkast. Delene som ikke er programmet, som «Må avklares» og vedlegget, er ikke lest."
    found = findings.warning(Code.PASSED_OVER, Location(file=path.name), message, "Kjør «make adopt» på utkastet.")
    return edited.programme, (found,)


def _texts(workbooks: dict[Path, tuple[RawSheet, ...]]) -> frozenset[str]:
    """Give the comparison keys of all that stands in the workbooks."""
    return frozenset(
        heading_key(cell.text)
        for sheets in workbooks.values()
        for sheet in sheets
        for row in sheet.rows
        for cell in row
    )


def _document_of(folder: Path, documents: list[Path], reported: frozenset[str]) -> tuple[Path, tuple[Finding, ...]]:
    """Take the document whose measures the sheets report on; minutes and letters beside it are passed over."""
    if len(documents) == 1:
        return documents[0], ()
    shared = {path: _shared(path, reported) for path in documents if path.stat().st_size}
    most = max(shared.values(), default=0)
    path = _only(folder, [path for path, number in shared.items() if number == most and most] or documents)
    message = "Dokumentet er ikke lest som det vedtatte programmet."
    others = (findings.note(Code.PASSED_OVER, Location(file=one.name), message) for one in documents if one != path)
    return path, tuple(others)


def _shared(path: Path, reported: frozenset[str]) -> int:
    programme, _ = programme_from_document(path.name, read_document(path))
    return sum(heading_key(measure.text) in reported for measure in programme.measures)


def _only(folder: Path, candidates: list[Path]) -> Path:
    if len(candidates) == 1:
        return candidates[0]
    names = ", ".join(path.name for path in candidates)
    message = f"{folder}: flere filer kan være det vedtatte programmet ({names}). Kall den riktige programme.docx."
    raise InputError(message)


def _is_programme(sheets: tuple[RawSheet, ...]) -> bool:
    """Tell whether a workbook has measures and nothing reported of them."""
    read = [sheet for raw in sheets if (sheet := read_table(raw))]
    rows = [row for sheet in read for row in sheet.rows]
    return bool(rows) and not any(row.status or row.answer for row in rows)


def _is_form(sheets: tuple[RawSheet, ...]) -> bool:
    """Tell whether a workbook carries the measures' ids, and is one of those that the groups fill in."""
    return any(row.id for raw in sheets if (sheet := read_table(raw)) for row in sheet.rows)


def _programme_sheet(path: Path, sheets: tuple[RawSheet, ...]) -> tuple[Programme, tuple[Finding, ...]]:
    sheet = next((read for raw in sheets if (read := read_table(raw))), None)
    if sheet is None:
        message = f"{path.name}: fant ingen tabell med tiltak. Skriv «Tiltak» over kolonnen med tiltakene."
        raise InputError(message)
    programme, found = programme_from_sheet(sheet)
    return _with_measures(programme), found


def _with_measures(programme: Programme) -> Programme:
    if not programme.measures:
        message = (
            f"{programme.file}: fant ingen tiltak i programmet. Gi områdene overskriftsstiler i Word, "
            "og skriv tiltakene som punktlister under dem."
        )
        raise InputError(message)
    return programme


def _status_sheets(
    sheets: tuple[RawSheet, ...], names: frozenset[str]
) -> tuple[list[StatusSheet], tuple[Finding, ...]]:
    """Read the sheets of a workbook; one without a table of measures is passed over with a note."""
    read: list[StatusSheet] = []
    found: tuple[Finding, ...] = ()
    tables = [table for sheet in sheets for table in tables_of(sheet)]
    legend = legend_beside(table for table in tables if find_header(table) is None)
    for raw in tables:
        sheet, more = read_status_sheet(raw, names, legend)
        found += more
        if sheet:
            read.append(sheet)
        elif raw.rows and raw.rows[0][0].text != GUIDANCE_TITLE:
            at = Location(file=raw.file, sheet=raw.name)
            found += (findings.note(Code.PASSED_OVER, at, "Arket har ingen tabell med tiltak, og er ikke lest."),)
    return read, found
