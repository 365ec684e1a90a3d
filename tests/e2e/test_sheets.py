"""The workbooks that `sheets` writes are read back by `check` as what they are, empty and filled in."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from openpyxl import load_workbook

from pipeline.codes import DecisionCode, MatchKind, StatusCode
from pipeline.errors import InputError, SettingsError
from pipeline.run import check_year
from pipeline.sheets.hand_out import RECEIPT, Outcome, hand_out
from pipeline.sheets.source import Wish
from pipeline.year import read_year
from tests.builders import word_programme, workbook
from tests.e2e.commands import EXAMPLE, REAL, needs_libreoffice, needs_real_year, run_here, without_our_fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.year import Reading

EMPTY = {"missing-status", "missing-answer", "theme-not-reported"}
"""Findings of what nobody has filled in yet."""
WISH = Wish(as_of=date(2026, 9, 2))
YEAR = """
% Testrådets handlingsprogram 2026
# Klima
- Felles kart
- Aktuelle temaer:
  - Skog
  - Vann
# Areal
## Klima
- Felles kart
- Turkart
## Vei/bane
- Flere nattbusser
"""
HARD = f"""
% Testrådets handlingsprogram 2026
# Klima
- Tiltak rett under området
- =SUM(A1)
- +47 til alle
- -5 grader
- @alle kommuner
- #N/A
- for barn og unge
- Status
- Klima
- side 3
- Nytt: heter tiltaket
- _x000D_ er en kode
- Sum 7
## Klima
- Felles kart
- Klima
# By: "kryss/av*?<>|"
## Naboskap
- Felles kart
- Aktuelle temaer:
  - Skog
  - Felles kart
- Felles kart
## Klima
- Felles kart
# Naboskap
- Felles kart
## By/land
- Felles kart
## Et temanavn som er så langt at det ikke får plass på én linje over hele arket, selv om arket er {"bredt, " * 30}
- Felles kart
- {"Et langt tiltak om mye. " * 200}
"""


class Row(NamedTuple):
    """Where a row of a workbook stands, to be written into."""

    sheet: Worksheet
    number: int
    columns: dict[str, int]

    def fill(self, **cells: str) -> None:
        """Write under the headers: ``Status="Pågående"``."""
        for name, text in cells.items():
            column = next(number for header, number in self.columns.items() if header.startswith(name))
            self.sheet.cell(self.number, column, text)


def _written(folder: Path, programme: str, settings: str = "", *, one: bool = False) -> Path:
    """Write a programme and its workbooks, and put them in a folder of their own as the groups hand them in."""
    folder.mkdir()
    word_programme(folder / "programme.docx", programme)
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    hand_out(folder, folder / "ut", WISH, one=one)
    return _handed_in(folder / "programme.docx", folder / "ut")


def _handed_in(programme: Path, out: Path) -> Path:
    folder = out.parent / "inn"
    shutil.copytree(out, folder)
    shutil.copy(programme, folder / "programme.docx")
    return folder


def _other_than_empty(reading: Reading) -> list[str]:
    return [f"{one.at} {one.code} {one.message}" for one in reading.findings if one.code not in EMPTY]


def _is_the_programme(reading: Reading) -> bool:
    """Tell whether every measure of the programme has its own row, and there are no other rows."""
    read = [(one.measure, one.merged.kind) for one in reading.programme.measures]
    return read == [(measure, MatchKind.SAME) for measure in reading.inputs.programme.measures]


def _edited(folder: Path, edit: Callable[[dict[str, Row]], None]) -> Reading:
    """Open every workbook as a group does, let it be edited by its rows' texts, save it, and read the year."""
    books = {path: load_workbook(path) for path in sorted(folder.glob("Status*.xlsx"))}
    rows: dict[str, Row] = {}
    for book in books.values():
        sheet = book.worksheets[0]
        columns = {str(cell.value): cell.column for cell in sheet[3] if cell.value}
        for number in range(4, sheet.max_row + 1):
            text = str(sheet.cell(number, columns["Tiltak"]).value or f"tom {number}")
            rows.setdefault(text, Row(sheet, number, columns))
    edit(rows)
    for path, book in books.items():
        book.save(path)
    return read_year(folder)


@pytest.mark.parametrize(
    "year", [pytest.param(EXAMPLE, id="example"), pytest.param(REAL, id="real", marks=needs_real_year)]
)
def test_a_years_workbooks_are_read_back_as_its_programme(tmp_path: Path, year: Path) -> None:
    shutil.copy(year / "programme.docx", tmp_path)
    (tmp_path / "settings.toml").write_text('organisation = "Osloregionen"', encoding="utf-8")
    hand_out(tmp_path, tmp_path / "ut", Wish(as_of=date(2025, 9, 2)))
    reading = read_year(_handed_in(year / "programme.docx", tmp_path / "ut"))
    assert _is_the_programme(reading)
    assert _other_than_empty(reading) == []


@pytest.mark.parametrize("one", [False, True])
@pytest.mark.parametrize("programme", [YEAR, HARD])
def test_hard_texts_and_names_are_read_back_to_the_letter(tmp_path: Path, programme: str, *, one: bool) -> None:
    reading = read_year(_written(tmp_path / "aar", programme, one=one))
    assert _is_the_programme(reading)
    assert _other_than_empty(reading) == []


def test_three_hundred_measures_in_one_theme_are_read_back(tmp_path: Path) -> None:
    programme = "% Testrådets handlingsprogram 2026\n# Klima\n" + "\n".join(f"- Møte {n}" for n in range(300))
    assert _is_the_programme(read_year(_written(tmp_path / "aar", programme)))


def test_what_is_filled_in_is_read_as_it_was_meant(tmp_path: Path) -> None:
    def fill(rows: dict[str, Row]) -> None:
        rows["Felles kart"].fill(
            Status="Gjennomført", Beskrivelse="Kartet er ferdig", Bør="Nei", Begrunnelse="målet er nådd"
        )
        rows["Aktuelle temaer:"].fill(Status="Pågående", Bør="Ja", Begrunnelse="for å holde trykket oppe")
        rows["Skog"].fill(Status="i gang, mer eller mindre", Bør="Ja, men sjeldnere")
        rows["Vann"].fill(Status="Ikke påbegynt")
        rows["Turkart"].fill(Status="Delvis gjennomført", Bør="Ja med endring", Begrunnelse="bare på nett")
        rows["Flere nattbusser"].fill(Status="Pågående", Bør="Slås sammen med", Begrunnelse="Turkart")

    reading = _edited(_written(tmp_path / "aar", YEAR, one=True), fill)
    read = {
        one.measure.text: (one.merged.status.code, one.decision.code, one.decision.reason)
        for one in reversed(reading.programme.measures)
    }
    assert read == {
        "Felles kart": (StatusCode.DONE, DecisionCode.DISCONTINUE, "målet er nådd"),
        "Aktuelle temaer:": (StatusCode.IN_PROGRESS, DecisionCode.CONTINUE, "for å holde trykket oppe"),
        "Skog": (StatusCode.IN_PROGRESS, DecisionCode.CONTINUE_CHANGED, "sjeldnere"),
        "Vann": (StatusCode.NOT_STARTED, DecisionCode.CONTINUE, "for å holde trykket oppe"),
        "Turkart": (StatusCode.PARTLY_DONE, DecisionCode.CONTINUE_CHANGED, "bare på nett"),
        "Flere nattbusser": (StatusCode.IN_PROGRESS, DecisionCode.MERGE, "Slås sammen med Turkart"),
    }


def test_words_pasted_over_the_drop_downs_are_told_as_in_any_sheet(tmp_path: Path) -> None:
    reading = _edited(
        _written(tmp_path / "aar", YEAR), lambda rows: rows["Turkart"].fill(Status="Blåbær", Bør="Det er fint vær")
    )
    codes = {one.code.value for one in reading.findings if "Blåbær" in one.message or "fint vær" in one.message}
    assert codes == {"unknown-status", "unclear-answer"}


def test_new_measures_are_new_without_a_finding_and_stand_in_their_theme(tmp_path: Path) -> None:
    def fill(rows: dict[str, Row]) -> None:
        place = rows["Turkart"]
        Row(place.sheet, place.number + 1, place.columns).fill(
            Tiltak="Solceller på skoletak", Status="Ikke påbegynt", Bør="Ja"
        )

    reading = _edited(_written(tmp_path / "aar", YEAR), fill)
    (new,) = (one for one in reading.programme.measures if one.merged.new)
    assert (new.measure.text, new.measure.section, new.measure.theme) == ("Solceller på skoletak", "Areal", "Klima")
    assert _other_than_empty(reading) == []


def test_rows_that_were_sorted_moved_and_reworded_are_still_their_measures(tmp_path: Path) -> None:
    def sort(rows: dict[str, Row]) -> None:
        sheet = rows["Turkart"].sheet
        held = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        kept = sorted((row for row in held if row[1]), key=lambda row: str(row[1]), reverse=True)
        sheet.delete_rows(4, len(held))
        for number, row in enumerate(kept, 4):
            text = "Kart over alle turstier" if row[1] == "Turkart" else row[1]
            for column, value in enumerate([row[0], text, *row[2:]], 1):
                sheet.cell(number, column, value)

    reading = _edited(_written(tmp_path / "aar", YEAR, one=True), sort)
    assert not any(one.merged.new or one.merged.row is None for one in reading.programme.measures)
    told = {one.message for one in reading.findings if one.code == "reworded"}
    assert told == {"«Kart over alle turstier» har samme id som «Turkart» i programmet."}


def test_a_row_that_was_copied_is_told_and_not_lost(tmp_path: Path) -> None:
    def copy(rows: dict[str, Row]) -> None:
        place = rows["Turkart"]
        place.fill(Status="Pågående", Bør="Ja")
        for column in range(1, 7):
            place.sheet.cell(place.number + 1, column, place.sheet.cell(place.number, column).value)
        Row(place.sheet, place.number + 1, place.columns).fill(Bør="Nei")

    reading = _edited(_written(tmp_path / "aar", YEAR), copy)
    assert [one.severity for one in reading.findings if one.code == "duplicate-measure"] == ["error"]
    assert [one.measure.text for one in reading.programme.measures].count("Turkart") == 2


def test_the_groups_of_the_settings_get_a_workbook_each_and_the_command_says_which(tmp_path: Path) -> None:
    settings = '[groups]\n"Grønn: gruppe" = ["Klima"]\n'
    _written(tmp_path / "aar", YEAR, settings)
    done = run_here("sheets", tmp_path / "aar", "--output", tmp_path / "ut")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Status 2026 - Grønn gruppe.xlsx: til Grønn: gruppe, med Klima og Klima (4 tiltak)" in done.stdout
    assert "Status 2026 - Vei bane.xlsx: Vei/bane (1 tiltak)" in done.stdout
    assert "Uten gruppe i settings.toml, og derfor i egne arbeidsbøker: «Vei/bane»." in done.stdout
    assert "Titlene mangler datoen for statusen." in done.stdout
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == [
        "Status 2026 - Grønn gruppe.xlsx", "Status 2026 - Vei bane.xlsx", RECEIPT,
    ]  # fmt: skip


def test_a_group_with_an_unknown_theme_stops_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"«Luft» og «Kllima» under \[groups\] er ikke temaer.*«Vei/bane»"):
        _written(tmp_path / "aar", YEAR, '[groups]\nA = ["Luft", "Klima"]\nB = ["Kllima"]')
    assert not (tmp_path / "aar" / "ut").exists()


def test_without_a_date_that_is_all_that_the_sheets_lack(tmp_path: Path) -> None:
    word_programme(tmp_path / "programme.docx", YEAR)
    hand_out(tmp_path / "programme.docx", tmp_path / "ut", Wish())
    folder = _handed_in(tmp_path / "programme.docx", tmp_path / "ut")
    (missing,) = (one for one in read_year(folder).findings if one.code not in EMPTY)
    assert (missing.code, missing.at.cell) == ("missing-status-date", "B1")

    def date_them(rows: dict[str, Row]) -> None:
        for row in rows.values():
            row.sheet["B1"] = str(row.sheet["B1"].value).replace("…", "2. september 2026")

    assert _other_than_empty(_edited(folder, date_them)) == []


def test_the_next_round_shows_the_last_one_and_asks_again_about_what_was_added(tmp_path: Path) -> None:
    def fill(rows: dict[str, Row]) -> None:
        place = rows["Turkart"]
        place.fill(Status="Gjennomført", Beskrivelse="Ligger på nett")
        Row(place.sheet, place.number + 1, place.columns).fill(Tiltak="Solceller på skoletak", Status="Ikke påbegynt")

    folder = _written(tmp_path / "aar", YEAR)
    _edited(folder, fill)
    check_year(folder, tmp_path / "ut")
    outcome = hand_out(tmp_path / "ut", tmp_path / "neste", Wish(as_of=date(2026, 11, 1)))
    assert (outcome.edition.organisation, outcome.edition.year) == ("Testrådet", 2026)
    sheet = load_workbook(tmp_path / "neste" / "Status 2026 - Areal – Klima.xlsx").worksheets[0]
    assert [(cell.value, sheet.cell(cell.row, 3).value) for cell in sheet["B"][3:9]] == [
        ("Areal", None),
        ("Klima", None),
        ("Felles kart", "Ikke oppgitt"),
        ("Turkart", "Gjennomført\nLigger på nett"),
        ("Solceller på skoletak", "Ikke påbegynt"),
        (None, None),
    ]
    assert sheet["C3"].value == "Sist rapportert (2. september 2026)"
    shutil.copy(folder / "programme.docx", tmp_path / "neste")
    reading = read_year(tmp_path / "neste", tmp_path / "ut" / "data.json")
    assert _other_than_empty(reading) == []
    assert [one.measure.text for one in reading.programme.measures if one.merged.new] == ["Solceller på skoletak"]


def test_the_year_that_the_user_asks_for_is_before_that_of_the_settings_and_the_data(tmp_path: Path) -> None:
    _written(tmp_path / "aar", YEAR, "year = 2026\nas_of = 2026-09-02\nnext_year = 2030")
    check_year(tmp_path / "aar" / "inn", tmp_path / "ut")
    for source in (tmp_path / "aar", tmp_path / "ut"):
        edition = hand_out(source, tmp_path / "neste", Wish(year=2027)).edition
        assert (edition.year, edition.next_year, edition.as_of) == (2027, 2028, None)
    edition = hand_out(tmp_path / "aar", tmp_path / "neste", Wish()).edition
    assert (edition.year, edition.next_year, edition.as_of) == (2026, 2030, date(2026, 9, 2))
    again = hand_out(tmp_path / "aar", tmp_path / "neste", Wish(previous=tmp_path / "ut" / "data.json")).edition
    assert again.as_of is None


def test_a_data_json_among_a_years_files_is_not_its_programme(tmp_path: Path) -> None:
    folder = _written(tmp_path / "aar", YEAR)
    check_year(folder, tmp_path / "ut")
    word_programme(folder / "programme.docx", YEAR.replace("2026", "2027"))
    shutil.copy(tmp_path / "ut" / "data.json", folder)
    assert hand_out(folder, tmp_path / "neste", Wish()).edition.year == 2027


def test_last_years_report_stands_beside_this_years_programme_without_what_was_new_then(tmp_path: Path) -> None:
    check_year(_written(tmp_path / "aar", YEAR), tmp_path / "ut")
    word_programme(tmp_path / "programme.docx", YEAR.replace("2026", "2027"))
    wish = Wish(previous=tmp_path / "ut" / "data.json")
    outcome = hand_out(tmp_path / "programme.docx", tmp_path / "neste", wish, one=True)
    assert (outcome.edition.year, outcome.edition.next_year) == (2027, 2028)
    sheet = load_workbook(tmp_path / "neste" / "Status 2027.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[3]][2:6:3] == ["Sist rapportert (2. september 2026)", "Bør videreføres 2028?"]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    word_programme(tmp_path / "programme.docx", YEAR)
    for name in ("a", "b"):
        hand_out(tmp_path / "programme.docx", tmp_path / name, WISH)
    assert _files(tmp_path / "a") == _files(tmp_path / "b")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_a_workbook_that_someone_has_filled_in_is_set_aside_and_a_report_beside_it_is_left(tmp_path: Path) -> None:
    word_programme(tmp_path / "programme.docx", YEAR)
    out = tmp_path / "ut"
    check_year(_written(tmp_path / "aar", YEAR), out)
    before = _files(out)

    def again() -> Outcome:
        return hand_out(tmp_path / "programme.docx", out, WISH, one=True)

    assert again().kept == ()
    filled = load_workbook(out / "Status 2026.xlsx")
    filled.worksheets[0]["C5"] = "Pågående"
    filled.save(out / "Status 2026.xlsx")
    assert again().kept == ("Status 2026 (redigert 1).xlsx",)
    assert load_workbook(out / "Status 2026 (redigert 1).xlsx").worksheets[0]["C5"].value == "Pågående"
    assert {name: content for name, content in _files(out).items() if name in before} == before


def test_the_workbook_prints_on_a4_is_locked_without_a_password_and_offers_its_choices(tmp_path: Path) -> None:
    folder = _written(tmp_path / "aar", YEAR, one=True)
    book = load_workbook(folder / "Status 2026.xlsx")
    assert book.sheetnames == ["Status 2026", "Veiledning"]
    sheet = book.worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.print_title_rows) == (
        9,
        "landscape",
        "$3:$3",
    )
    assert sheet.protection.sheet
    assert not any((sheet.protection.password, sheet.protection.formatColumns, sheet.protection.insertRows))
    locked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.protection.locked}
    assert {"A5", "B5", "A9"} <= locked
    assert not {"C5", "D5", "E5", "F5", "B9"} & locked
    status, answer = (_choices(sheet, cell) for cell in ("C5", "E11"))
    assert status == "Ikke påbegynt,Pågående,Delvis gjennomført,Gjennomført,Blir ikke gjennomført"
    assert answer.startswith("Ja,Ja med endring,")
    assert all(_validation(sheet, f"{column}3").prompt for column in "ABCDEF")


def _validation(sheet: Worksheet, cell: str) -> DataValidation:
    found: DataValidation = next(one for one in sheet.data_validations.dataValidation if cell in one.sqref)
    return found


def _choices(sheet: Worksheet, cell: str) -> str:
    return str(_validation(sheet, cell).formula1).strip('"')


def test_nothing_in_the_workbook_is_a_formula_and_nothing_tells_of_the_clock(tmp_path: Path) -> None:
    folder = _written(tmp_path / "aar", HARD, one=True)
    with zipfile.ZipFile(folder / "Status 2026.xlsx") as package:
        sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/")]
        core = package.read("docProps/core.xml").decode()
    assert "<f>" not in "".join(sheets)
    assert "customHeight" not in "".join(sheets)
    assert "dcterms" not in core
    assert "Testrådet</dc:creator>" in core


def test_workbooks_that_nobody_has_filled_in_are_not_taken_for_the_programme(tmp_path: Path) -> None:
    adopted = {"Program": "Handlingsprogram 2026 for Testrådet\nTema | Tiltak\nKlima | Felles kart"}
    workbook(tmp_path / "vedtatt.xlsx", adopted)
    hand_out(tmp_path / "vedtatt.xlsx", tmp_path / "inn", WISH)
    shutil.copy(tmp_path / "vedtatt.xlsx", tmp_path / "inn")
    reading = read_year(tmp_path / "inn")
    assert _is_the_programme(reading)
    assert _other_than_empty(reading) == []


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("borte.docx", None, "finnes ikke"),
        ("data.json", b"{}", "er ikke en data.json fra en rapport"),
        ("data.json", b"\xff\xfe", "er ikke en data.json fra en rapport"),
        ("gammel.doc", b"x", "formatet kan ikke leses"),
        ("bilde.png", b"x", "fant ikke det vedtatte programmet"),
        ("skadet.xlsx", b"PK\x03\x04", "er skadet"),
    ],
)
def test_what_is_no_programme_stops_with_a_sentence(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run_here("sheets", tmp_path / name, "--output", tmp_path / "ut")
    assert (done.returncode, done.stdout) == (3, "")
    assert told in done.stderr
    assert not (tmp_path / "ut").exists()


def test_a_programme_that_names_no_year_says_how_to_give_it(tmp_path: Path) -> None:
    word_programme(tmp_path / "programme.docx", "# Klima\n- Felles kart")
    folder = tmp_path / "uten-aar"
    folder.mkdir()
    shutil.copy(tmp_path / "programme.docx", folder)
    with pytest.raises(InputError, match="--year"):
        hand_out(folder, tmp_path / "ut", Wish())
    assert hand_out(folder, tmp_path / "ut", Wish(year=2030)).edition.next_year == 2031


@needs_libreoffice
def test_libreoffice_keeps_what_a_group_must_have_and_check_reads_it_the_same(tmp_path: Path) -> None:
    folder = _written(tmp_path / "aar", YEAR, one=True)
    book = folder / "Status 2026.xlsx"
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    command += ["--outdir", str(tmp_path), str(book)]
    subprocess.run(command, capture_output=True, check=True, env=without_our_fonts())
    shutil.copy(tmp_path / book.name, book)
    sheet = load_workbook(book).worksheets[0]
    assert _choices(sheet, "C5").startswith("Ikke påbegynt,")
    reading = read_year(folder)
    assert _is_the_programme(reading)
    assert _other_than_empty(reading) == []
