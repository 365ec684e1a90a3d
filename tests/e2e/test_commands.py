"""The commands from outside: exit codes, what is written where, and one sentence where we cannot go on."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.builders import word_programme, workbook
from tests.e2e.commands import EXAMPLE, PROGRAMME, SHEET, files_in, findings_of, run, run_here, small_year, word_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_check_writes_data_and_findings_and_no_documents(tmp_path: Path) -> None:
    done = run("check", small_year(tmp_path / "2025"), "--output", tmp_path / "out")
    assert done.returncode == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"data.json", "findings.json", "receipt.json"}


def test_check_with_warnings_fails_only_when_it_is_strict(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025", SHEET.replace("Pågående", ""))
    assert run_here("check", year, "--output", tmp_path / "out").returncode == 0
    assert run_here("check", year, "--output", tmp_path / "out", "--strict").returncode == 1


def test_a_warning_stands_on_a_line_that_an_editor_can_jump_from(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025", SHEET.replace("Pågående", "Pågånde"))
    said = run_here("check", year, "--output", tmp_path / "out").stdout
    assert "status.xlsx!Status!C4: advarsel [unknown-status] «Pågånde» er ikke en kjent status" in said
    assert "\n  mente du «Pågående»?\n" in said


def test_the_findings_are_counted_first_and_the_themes_that_have_not_reported_come_last(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025", SHEET.replace("Pågående", "").replace("| ja", "|"))
    said = run_here("check", year, "--output", tmp_path / "out").stdout.splitlines()
    assert said[:3] == ["             feil  advarsler  merknader", "status.xlsx     0          2          0", ""]
    assert said[-3:-1] == ["Ikke rapportert ennå (tiltak uten status, beskrivelse og svar):", "  Klima  1 av 1"]
    assert said[-1].endswith(f"og i {tmp_path / 'out' / 'retting'}: 1 arbeidsbok til gruppene, med funnene i.")


def test_a_waived_error_lets_the_report_be_written_and_stands_in_the_receipt_with_the_corrections(
    tmp_path: Path,
) -> None:
    year = small_year(tmp_path / "2025", SHEET.replace("Pågående", "blå").replace("klimaregnskap", "klimaregnskp"))
    (year / "settings.toml").write_text(
        '[[waivers]]\ncode = "unknown-status"\ncell = "C4"\nwho = "Kari"\nwhy = "Avklares"\n'
        '[[corrections]]\nfrom = "klimaregnskp"\nto = "klimaregnskap"\n',
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert run_here("report", year, "--output", out).returncode == 0
    assert "Avklares. Godtatt av Kari." in word_text(out / "statusrapport-2025-09-02.docx")
    receipt = json.loads((out / "receipt.json").read_text(encoding="utf-8"))
    assert [(one["cell"], one["before"], one["after"]) for one in receipt["corrections"]] == [
        ("B4", "Felles klimaregnskp", "Felles klimaregnskap")
    ]
    assert [(one["code"], one["cell"], one["severity"], one["who"]) for one in receipt["waivers"]] == [
        ("unknown-status", "C4", "error", "Kari")
    ]


def test_report_with_an_error_writes_no_document_and_exits_with_1(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025", SHEET.replace("Pågående", "blå"))
    done = run_here("report", year, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "Ingen dokumenter er laget" in done.stdout
    assert files_in(tmp_path / "out") == {"retting/status.xlsx", "data.json", "findings.json", "receipt.json"}


def test_a_run_with_an_error_takes_the_old_documents_away_and_leaves_what_is_not_ours(tmp_path: Path) -> None:
    year, out = small_year(tmp_path / "2025"), tmp_path / "out"
    assert run_here("report", year, "--output", out).returncode == 0
    (out / "notat.txt").write_text("mitt eget", encoding="utf-8")
    workbook(year / "status.xlsx", {"Status": SHEET.replace("Pågående", "blå")})
    assert run_here("report", year, "--output", out).returncode == 1
    assert files_in(out) == {"retting/status.xlsx", "data.json", "findings.json", "receipt.json", "notat.txt"}


def test_a_document_that_someone_edited_is_set_aside_and_named(tmp_path: Path) -> None:
    year, out = small_year(tmp_path / "2025"), tmp_path / "out"
    run_here("report", year, "--output", out)
    edited = out / "utkast-handlingsprogram-2026.docx"
    edited.write_bytes(edited.read_bytes() + b"\n")
    done = run_here("report", year, "--output", out)
    assert "«utkast-handlingsprogram-2026 (redigert 1).docx»" in done.stdout
    assert (out / "utkast-handlingsprogram-2026 (redigert 1).docx").read_bytes().endswith(b"\n")


def test_two_groups_in_two_workbooks_come_out_in_one(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025", programme=PROGRAMME + "# Transport\n- Sykkelruter\n")
    more = SHEET.replace("Klima ", "Transport ").replace("Felles klimaregnskap", "Sykkelruter")
    workbook(year / "transport.xlsx", {"Status": more})
    done = run_here("check", year, "--output", tmp_path / "out")
    assert done.returncode == 0
    assert findings_of(tmp_path / "out") == []


def test_of_several_documents_the_one_that_the_sheets_report_on_is_the_programme(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025")
    (year / "programme.docx").rename(year / "vedtatt.docx")
    word_programme(year / "referat.docx", "# Saker\n- Godkjenning av innkalling\n- Eventuelt\n")
    assert run_here("check", year, "--output", tmp_path / "out").returncode == 0
    assert [(one["code"], one["file"]) for one in findings_of(tmp_path / "out")] == [("passed-over", "referat.docx")]


def test_last_years_sheet_in_the_workbook_is_passed_over_but_not_a_groups_own_workbook(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025")
    older = SHEET.replace("2025", "2024").replace("2026", "2025").replace("Pågående", "Ikke påbegynt")
    workbook(year / "status.xlsx", {"Status 2024": older, "Status 2025": SHEET})
    run_here("check", year, "--output", tmp_path / "out")
    found = findings_of(tmp_path / "out")
    assert [(one["code"], one["sheet"]) for one in found] == [("passed-over", "Status 2024")]
    workbook(year / "status.xlsx", {"Status 2024": older})
    assert run_here("check", year, "--output", tmp_path / "out").returncode == 0
    assert "passed-over" not in {one["code"] for one in findings_of(tmp_path / "out")}


def test_a_programme_kept_as_a_sheet_is_read_as_one_in_word(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025")
    (year / "programme.docx").unlink()
    workbook(
        year / "programme.xlsx", {"Program": "Handlingsprogram 2025\nTema | Tiltak\nKlima |\n | Felles klimaregnskap"}
    )
    done = run_here("check", year, "--output", tmp_path / "out")
    assert done.returncode == 0
    assert findings_of(tmp_path / "out") == []


def _without_folder(year: Path) -> None:
    shutil.rmtree(year)


def _empty(year: Path) -> None:
    for path in year.iterdir():
        path.unlink()


def _only_programme(year: Path) -> None:
    (year / "status.xlsx").unlink()


def _only_status(year: Path) -> None:
    (year / "programme.docx").unlink()


def _text_as_workbook(year: Path) -> None:
    (year / "status.xlsx").write_text("Tiltak;Status\n", encoding="utf-8")


def _locked(year: Path) -> None:
    (year / "status.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def _cut_off(year: Path) -> None:
    path = year / "status.xlsx"
    path.write_bytes(path.read_bytes()[:2000])


def _cut_off_programme(year: Path) -> None:
    path = year / "programme.docx"
    path.write_bytes(path.read_bytes()[:2000])


def _old_format(year: Path) -> None:
    (year / "status.xlsx").rename(year / "status.xls")


def _no_table(year: Path) -> None:
    workbook(year / "status.xlsx", {"Ark": "Hei | på | deg"})


def _programme_without_measures(year: Path) -> None:
    word_programme(year / "programme.docx", "% Handlingsprogram 2025\n")


def _two_programmes(year: Path) -> None:
    shutil.copy(year / "programme.docx", year / "utkast.docx")
    (year / "programme.docx").rename(year / "vedtatt.docx")


def _bad_settings(year: Path) -> None:
    (year / "settings.toml").write_text('farge = "blå"\nyear = "2025"\n[meeting]\ncase = "førti"\n', encoding="utf-8")


def _no_toml(year: Path) -> None:
    (year / "settings.toml").write_text("organisation = Testrådet", encoding="utf-8")


def _no_year(year: Path) -> None:
    workbook(year / "status.xlsx", {"Status": "Tema | Tiltak | Status\nKlima | |\n | Felles klimaregnskap | Pågående"})
    word_programme(year / "programme.docx", "# Klima\n- Felles klimaregnskap\n")
    year.rename(year.with_name("arbeidsmappe"))


STOPS: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "the folder is missing": (_without_folder, ("mappen finnes ikke", "Lag den")),
    "the folder is empty": (_empty, ("vedtatte programmet", "programme.docx")),
    "there is only a programme": (_only_programme, ("fant ingen statusark", "«Tiltak» og «Status»")),
    "there is only a status workbook": (_only_status, ("vedtatte programmet", "programme.docx")),
    "a text file calls itself a workbook": (_text_as_workbook, ("status.xlsx", "lagre den som .xlsx")),
    "the workbook has a password": (_locked, ("status.xlsx", "fjern passordet")),
    "the workbook is cut off": (_cut_off, ("status.xlsx", "skadet", "reparere")),
    "the programme is cut off": (_cut_off_programme, ("programme.docx", "lagre det på nytt")),
    "the workbook is of the old format": (_old_format, ("status.xls", ".xlsx")),
    "no sheet has a table": (_no_table, ("fant ingen statusark", "«Tiltak»")),
    "the programme has no measures": (_programme_without_measures, ("programme.docx", "overskriftsstiler")),
    "two documents may be the programme": (_two_programmes, ("utkast.docx, vedtatt.docx", "Kall den riktige")),
    "settings have three mistakes": (_bad_settings, ("«farge»", "«year»", "«meeting.case»")),
    "settings are no TOML": (_no_toml, ("settings.toml, linje 1", "rette hermetegn")),
    "nothing says the year": (_no_year, ("hvilket år", "settings.toml")),
}


@pytest.mark.parametrize(("spoil", "words"), STOPS.values(), ids=STOPS)
def test_where_we_cannot_go_on_we_say_it_in_one_line(
    tmp_path: Path, spoil: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    year = small_year(tmp_path / "2025")
    spoil(year)
    year = year if spoil is not _no_year else tmp_path / "arbeidsmappe"
    done = run_here("report", year, "--output", tmp_path / "out")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert [word for word in words if word not in done.stderr] == []
    assert not (tmp_path / "out").exists()


def test_a_broken_template_stops_the_run_with_its_name(tmp_path: Path) -> None:
    year, templates = small_year(tmp_path / "2025"), tmp_path / "maler"
    shutil.copytree(EXAMPLE.parents[1] / "templates", templates)
    html = templates / "statusrapport.html.j2"
    html.write_text(
        html.read_text(encoding="utf-8").replace("{{ tittel", "{{ titel", 1) + "{{ titel }}", encoding="utf-8"
    )
    done = run_here("report", year, "--output", tmp_path / "out", "--templates", templates)
    assert done.returncode == 3
    assert "statusrapport.html.j2" in done.stderr
    assert "titel" in done.stderr


def test_a_template_that_lost_its_table_stops_the_run(tmp_path: Path) -> None:
    year, templates = small_year(tmp_path / "2025"), tmp_path / "maler"
    shutil.copytree(EXAMPLE.parents[1] / "templates", templates)
    (templates / "statusrapport.html.j2").write_text("<html lang=nb><title>x</title>{{ tittel }}", encoding="utf-8")
    done = run_here("report", year, "--output", tmp_path / "out", "--templates", templates)
    assert done.returncode == 3
    assert "statusrapport-2025-09-02.pdf: det ferdige dokumentet mangler «" in done.stderr
    assert not (tmp_path / "out").exists()


def test_wrong_usage_is_clicks_own(tmp_path: Path) -> None:
    assert run_here("report", tmp_path).returncode == 2
    assert run_here("rapport").returncode == 2


def test_a_lock_file_of_an_open_workbook_is_passed_over(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025")
    (year / "~$status.xlsx").write_bytes(b"locked")
    (year / "._status.xlsx").write_bytes(b"mac")
    assert run_here("check", year, "--output", tmp_path / "out").returncode == 0


def test_files_that_somebody_has_open_are_told_with_who_has_them(tmp_path: Path) -> None:
    year, out = small_year(tmp_path / "2025"), tmp_path / "out"
    out.mkdir()
    (year / "~$status.xlsx").write_bytes(b"\x0bKari \xd8deg\xe5" + b" " * 42 + b"\x0b\0K\0")
    (year / ".~lock.programme.docx#").write_text(",ola,pc-7,26.11.2026 09:00,file:///x;", encoding="utf-8")
    (out / "~$data.json").write_bytes(b"\0")
    told = run_here("check", year, "--output", out).stdout
    assert "status.xlsx er åpen hos Kari Ødegå. Det som sist ble lagret, er lest.\n" in told
    assert "programme.docx er åpen hos noen. Det som sist" in told
    assert "data.json er åpen hos noen. Lukk den uten å lagre, og åpne den nye.\n" in told


def test_a_text_longer_than_a_page_comes_through(tmp_path: Path) -> None:
    text = " ".join(f"ord{number}" for number in range(900))
    sheet = SHEET.replace("Felles klimaregnskap", text).replace("| ja", f"| Ja, {text}")
    year = small_year(tmp_path / "2025", sheet, PROGRAMME.replace("Felles klimaregnskap", text))
    assert run_here("report", year, "--output", tmp_path / "out").returncode == 0


def test_the_input_is_never_changed_and_nothing_is_left_beside_the_output(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025")
    before = {path.name: path.read_bytes() for path in year.iterdir()}
    run_here("report", year, "--output", tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"2025", "out"}
    assert {path.name: path.read_bytes() for path in year.iterdir()} == before
    assert load_workbook(year / "status.xlsx").sheetnames == ["Status"]
