"""The command that reads an edited draft back, on the real Word file, edited as people and their programs edit it."""

from __future__ import annotations

import copy
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document

from pipeline.inputs import read_programme
from pipeline.readers.programme import programme_from_document
from pipeline.readers.word import read_document
from pipeline.settings import Settings
from tests.builders import word_programme
from tests.e2e.commands import EXAMPLE, REAL, data_of, needs_libreoffice, needs_real_year, run_here, without_our_fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pipeline.model import Measure

YEARS = [EXAMPLE, pytest.param(REAL, marks=needs_real_year)]
DRAFT, TRACKED = "utkast-handlingsprogram-2026.docx", "endringer-handlingsprogram-2026.docx"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _measures(folder: Path) -> tuple[Measure, ...]:
    return programme_from_document("programme.docx", read_document(folder / "programme.docx"))[0].measures


def _adopted(out: Path) -> list[tuple[str, str]]:
    """Give what a run's data says goes on: id and text."""
    return [(one["id"], one["text"]) for one in data_of(out)["measures"] if one["draft"] in {"kept", "changed"}]


@pytest.mark.parametrize("name", [DRAFT, TRACKED])
@pytest.mark.parametrize("year", YEARS)
def test_a_draft_that_is_adopted_as_it_is_becomes_the_programme_with_its_ids(
    made: Callable[[Path], Path], tmp_path: Path, year: Path, name: str
) -> None:
    out = made(year)
    done = run_here("adopt", out / name, "--output", tmp_path / "2026")
    assert (done.returncode, done.stderr) == (0, "")
    assert [(one.id, one.text) for one in _measures(tmp_path / "2026")] == _adopted(out)
    assert f"{len(_adopted(out))} tiltak er beholdt som i utkastet." in done.stdout


def test_the_programme_says_when_it_was_adopted_and_is_named_for_its_year(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    done = run_here("adopt", made(EXAMPLE) / DRAFT, "--output", tmp_path, "--decided", "2025-12-08", "--case", "40/25")
    assert done.returncode == 0
    said = [one.text for one in Document(str(tmp_path / "programme.docx")).paragraphs]
    assert said[:2] == ["Osloregionens handlingsprogram 2026", "Vedtatt av styret 8. desember 2025, sak 40/25"]
    assert not any(word in text for text in said for word in ("Utkast", "(endres)", "(nytt)", "Må avklares"))


def _paragraph(document: Any, text: str, style: str = "List Bullet") -> Any:  # noqa: ANN401
    found = (one for one in document.paragraphs if one.text.startswith(text) and one.style.name == style)
    return next(found)._element  # noqa: SLF001


def _texts(paragraph: Any) -> list[Any]:  # noqa: ANN401
    return [one for one in paragraph.iter(f"{_W}t") if one.text]


def _track(paragraph: Any, old: str, new: str) -> None:  # noqa: ANN401
    """Replace a word as Word does where changes are tracked."""
    run = _texts(paragraph)[0].getparent()
    before, _, behind = _texts(paragraph)[0].text.partition(old)
    deleted, inserted = (paragraph.makeelement(f"{_W}{name}", {f"{_W}id": "77"}) for name in ("del", "ins"))
    for holder, text in ((deleted, old), (inserted, new), (None, behind)):
        part = copy.deepcopy(run)
        (written,) = part.iter(f"{_W}t")
        written.text = text
        if holder is deleted:
            written.tag = f"{_W}delText"
        run.getparent().append(part) if holder is None else holder.append(part)
    run.addnext(deleted)
    deleted.addnext(inserted)
    inserted.addnext(run.getparent()[-1])
    _texts(paragraph)[0].text = before


def _split(paragraph: Any, first: str, second: str) -> None:  # noqa: ANN401
    """Press Enter in a paragraph: the bookmark begins in the first part, and ends in the second."""
    other = copy.deepcopy(paragraph)
    for start in list(other.iter(f"{_W}bookmarkStart")):
        start.getparent().remove(start)
    for end in list(paragraph.iter(f"{_W}bookmarkEnd")):
        end.getparent().remove(end)
    for part, text in ((paragraph, first), (other, second)):
        words, *rest = _texts(part)
        words.text = text
        for one in rest:
            one.text = ""
    paragraph.addnext(other)


def _edit(document: Any) -> None:  # noqa: ANN401
    """Edit as a secretariat does after a meeting."""
    _texts(_paragraph(document, "Transport og mobilitet", "Heading 3"))[0].text = "Mobilitet"
    _track(_paragraph(document, "Kartlegge ledige næringstomter"), "< 5 km", "under tre kilometer")
    gone = _paragraph(document, "Skrive en kort veileder")
    gone.getparent().remove(gone)
    _paragraph(document, "Arrangere Naborunden").addnext(_paragraph(document, "Fornye nettsidene"))
    new = copy.deepcopy(_paragraph(document, "Arrangere Naborunden"))
    for mark in list(new.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
        new.remove(mark)
    _texts(new)[0].text = "Måle støy ved skoler"
    _paragraph(document, "Beregne kostnad og nytte").addnext(new)
    _split(_paragraph(document, "Delta i referansegruppa"), "Delta i referansegruppa", "Prognoser for boliger")


def _with_edits(source: Path, folder: Path) -> Path:
    document = Document(str(source))
    _edit(document)
    document.save(str(folder / source.name))
    return folder / source.name


UNDERSTOOD = """
Ny ordlyd:
  «Kartlegge ledige næringstomter < 5 km fra stasjon, særlig for …»
    er nå «Kartlegge ledige næringstomter under tre kilometer fra stasjon …»
  «Delta i referansegruppa for fylkenes boligprognoser»
    er nå «Delta i referansegruppa»
Tatt inn i programmet:
  «Fornye nettsidene og nyhetsbrevet til Osloregionen» (Overordnede strategier)
Nytt:
  «Måle støy ved skoler» (Mobilitet)
Skilt ut fra et annet tiltak:
  «Prognoser for boliger», fra «Delta i referansegruppa for fylkenes boligprognoser»
Overskrift med nytt navn:
  «Transport og mobilitet» er nå «Mobilitet»
Tatt ut:
  «Skrive en kort veileder om kommunale klimabudsjetter» (Klima, miljø og natur)
"""


def test_every_edit_is_understood_and_the_measures_keep_their_ids(made: Callable[[Path], Path], tmp_path: Path) -> None:
    source = _with_edits(made(EXAMPLE) / DRAFT, tmp_path)
    done = run_here("adopt", source, "--output", tmp_path / "2026")
    assert (done.returncode, done.stderr) == (0, "")
    assert UNDERSTOOD.strip() in done.stdout
    assert "1 avsnitt har sporede endringer som ingen har godtatt eller avvist" in done.stdout
    ids = {one["text"]: one["id"] for one in data_of(made(EXAMPLE))["measures"]}
    now = {one.text: one for one in _measures(tmp_path / "2026")}
    assert (
        now["Fornye nettsidene og nyhetsbrevet til Osloregionen"].id
        == ids["Fornye nettsidene og nyhetsbrevet til Osloregionen"]
    )
    assert (
        now["Kartlegge ledige næringstomter under tre kilometer fra stasjon, særlig for R&D-miljøer"].id
        == ids["Kartlegge ledige næringstomter < 5 km fra stasjon, særlig for R&D-miljøer"]
    )
    assert now["Delta i referansegruppa"].id == ids["Delta i referansegruppa for fylkenes boligprognoser"]
    assert {now["Prognoser for boliger"].id, now["Måle støy ved skoler"].id}.isdisjoint(ids.values())


def test_a_deletion_that_the_board_rejected_leaves_the_measure_in(made: Callable[[Path], Path], tmp_path: Path) -> None:
    document: Any = Document(str(made(EXAMPLE) / TRACKED))
    ended = next(one["text"] for one in data_of(made(EXAMPLE))["measures"] if one["draft"] == "dropped")
    words = next(one for one in document.element.body.iter(f"{_W}delText") if one.text == ended)
    paragraph = next(words.iterancestors(f"{_W}p"))
    for change in list(paragraph.iter(f"{_W}del")):
        for child in list(change):
            change.addprevious(child)
        change.getparent().remove(change)
    words.tag = f"{_W}t"
    document.save(str(tmp_path / TRACKED))
    done = run_here("adopt", tmp_path / TRACKED, "--output", tmp_path / "2026")
    assert "Tatt inn i programmet:\n" in done.stdout
    ids = {one["text"]: one["id"] for one in data_of(made(EXAMPLE))["measures"]}
    assert {one.text: one.id for one in _measures(tmp_path / "2026")}[ended] == ids[ended]


@needs_libreoffice
def test_the_ids_survive_that_libreoffice_saves_the_draft(made: Callable[[Path], Path], tmp_path: Path) -> None:
    source = _with_edits(made(EXAMPLE) / DRAFT, tmp_path)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    command += ["docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(source)]
    subprocess.run(command, capture_output=True, check=True, env=without_our_fonts())
    done = run_here("adopt", tmp_path / "saved" / DRAFT, "--output", tmp_path / "2026")
    assert UNDERSTOOD.strip() in done.stdout


def test_where_all_places_were_lost_the_measures_are_found_by_their_words(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    document = Document(str(made(EXAMPLE) / DRAFT))
    for mark in list(document.element.body.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
        mark.getparent().remove(mark)
    document.save(str(tmp_path / DRAFT))
    done = run_here("adopt", tmp_path / DRAFT, "--output", tmp_path / "2026")
    assert done.returncode == 0
    assert [(one.id, one.text) for one in _measures(tmp_path / "2026")] == _adopted(made(EXAMPLE))


def test_a_table_that_someone_puts_into_the_draft_takes_no_measure_away_and_is_told(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    document = Document(str(made(EXAMPLE) / DRAFT))
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Tiltak", "Kostnad", "Kjøpe ferge", "5 mill."), strict=True):  # noqa: SLF001
        cell.text = text
    _paragraph(document, "Beregne kostnad og nytte").addnext(table._tbl)  # noqa: SLF001
    document.save(str(tmp_path / DRAFT))
    done = run_here("adopt", tmp_path / DRAFT, "--output", tmp_path / "2026")
    assert done.returncode == 0
    assert [(one.id, one.text) for one in _measures(tmp_path / "2026")] == _adopted(made(EXAMPLE))
    assert "Tabellen «Tiltak | Kostnad» er ikke lest som tiltak" in done.stdout


def test_a_draft_without_its_record_is_held_against_the_data_beside_it(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    with zipfile.ZipFile(made(EXAMPLE) / DRAFT) as source, zipfile.ZipFile(tmp_path / DRAFT, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<x/>" if name == "customXml/item1.xml" else source.read(name))
    (tmp_path / "data.json").write_bytes((made(EXAMPLE) / "data.json").read_bytes())
    done = run_here("adopt", tmp_path / DRAFT, "--output", tmp_path / "2026")
    assert done.returncode == 0
    assert [one.id for one in _measures(tmp_path / "2026")] == [measure for measure, _ in _adopted(made(EXAMPLE))]


def test_a_draft_that_was_saved_as_the_programme_by_hand_is_read_without_its_other_parts(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    (tmp_path / "programme.docx").write_bytes((made(EXAMPLE) / DRAFT).read_bytes())
    _, programme, found = read_programme(tmp_path, Settings())
    assert [(one.id, one.text) for one in programme.measures] == _adopted(made(EXAMPLE))
    assert any(one.message.startswith("Dokumentet er et utkast.") for one in found)


def test_another_program_in_the_folder_is_not_written_over_unless_asked(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    word_programme(tmp_path / "programme.docx", "# Klima\n- Kart")
    before = (tmp_path / "programme.docx").read_bytes()
    done = run_here("adopt", made(EXAMPLE) / DRAFT, "--output", tmp_path)
    assert (done.returncode, (tmp_path / "programme.docx").read_bytes()) == (3, before)
    assert "et annet program ligger der fra før" in done.stderr
    assert run_here("adopt", made(EXAMPLE) / DRAFT, "--output", tmp_path, "--replace").returncode == 0
    assert (tmp_path / "programme (erstattet 1).docx").read_bytes() == before
    assert run_here("adopt", made(EXAMPLE) / DRAFT, "--output", tmp_path).returncode == 0


def test_what_else_the_board_wrote_under_a_heading_is_in_the_programme_and_the_other_organ_is_named(
    made: Callable[[Path], Path], tmp_path: Path
) -> None:
    document: Any = Document(str(made(EXAMPLE) / DRAFT))
    heading = next(one for one in document.paragraphs if (one.style.name, one.text) == ("Heading 3", "Kraft og energi"))
    heading.insert_paragraph_before("Vi skal kutte utslipp.", style="Normal")
    document.save(str(tmp_path / DRAFT))
    wishes = ("--decided", "2025-12-08", "--body", "representantskapet")
    done = run_here("adopt", tmp_path / DRAFT, "--output", tmp_path / "2026", *wishes)
    assert "1 avsnitt med annen tekst er med som det står." in done.stdout
    said = [one.text for one in Document(str(tmp_path / "2026" / "programme.docx")).paragraphs]
    assert said[1] == "Vedtatt av representantskapet 8. desember 2025"
    assert "Vi skal kutte utslipp." in said


@pytest.mark.parametrize("edited", [TRACKED, "utkast-handlingsprogram-2026 (redigert 1).docx"])
def test_an_untouched_draft_beside_an_edited_one_is_not_taken_for_what_the_board_adopted(
    made: Callable[[Path], Path], tmp_path: Path, edited: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in (DRAFT, TRACKED, "receipt.json"):
        (out / name).write_bytes((made(EXAMPLE) / name).read_bytes())
    assert run_here("adopt", out / DRAFT, "--output", tmp_path / "2026").returncode == 0
    document = Document(str(out / DRAFT))
    document.add_paragraph("Redigert")
    document.save(str(out / edited))
    done = run_here("adopt", out / DRAFT, "--output", tmp_path / "2026")
    assert done.returncode == 3
    assert f"utkastet er urørt, men «{edited}» ved siden av er redigert" in done.stderr
    assert run_here("adopt", out / edited, "--output", tmp_path / "2026", "--replace").returncode == 0


def test_a_folder_with_the_programmes_name_stops_with_a_sentence(made: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "programme.docx").mkdir()
    done = run_here("adopt", made(EXAMPLE) / DRAFT, "--output", tmp_path, "--replace")
    assert (done.returncode, done.stderr.count("en mappe har navnet til programmet")) == (3, 1)


@pytest.mark.parametrize(
    ("name", "folder", "said"),
    [
        ("statusrapport-2025-09-02.docx", "2026", "dokumentet er en statusrapport"),
        (DRAFT, "2025", "utkastet gjelder 2026"),
        ("finnes-ikke.docx", "2026", "filen finnes ikke"),
        ("data.json", "2026", "dokumentet kan ikke åpnes"),
    ],
)
def test_what_cannot_become_the_years_programme_stops_with_a_sentence(
    made: Callable[[Path], Path], tmp_path: Path, name: str, folder: str, said: str
) -> None:
    done = run_here("adopt", made(EXAMPLE) / name, "--output", tmp_path / folder)
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (3, "", [])
    assert said in done.stderr


def test_the_same_measure_twice_in_a_theme_writes_nothing(made: Callable[[Path], Path], tmp_path: Path) -> None:
    document = Document(str(made(EXAMPLE) / DRAFT))
    paragraph = _paragraph(document, "Arrangere Naborunden")
    paragraph.addnext(copy.deepcopy(paragraph))
    document.save(str(tmp_path / DRAFT))
    done = run_here("adopt", tmp_path / DRAFT, "--output", tmp_path / "2026")
    assert (done.returncode, (tmp_path / "2026").exists()) == (1, False)
    assert "Står to ganger under samme overskrift" in done.stdout
