"""The secretariat's copy: the adopted programme with the draft as tracked changes and comments."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document

from pipeline.inputs import read_inputs
from pipeline.readers.programme_front import MEASURE_LABEL
from pipeline.redlining import Adopted, write_redline
from pipeline.settings import read_settings
from pipeline.templates import FOLDER as TEMPLATES
from pipeline.text import without_bullet
from pipeline.year import read_year
from tests.e2e.commands import EXAMPLE, REAL, SHEET, data_of, needs_real_year, small_year
from tests.layouts.programmes import PROGRAMMES
from tests.layouts.sheets import SHEETS
from tests.tracked import accepted, lines, rejected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YEARS = [EXAMPLE, pytest.param(REAL, marks=needs_real_year)]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_THE_PROGRAMME = ("Innhold", "Slås sammen", "Utgår", "Vedlegg: sporing fra 2025")
NAME = "endringer-handlingsprogram-2026.docx"


def _of_draft(out: Path) -> list[str]:
    """Read the headings and the measures of the draft's own Word file, up to what is merged or ends."""
    found: list[str] = []
    within = False
    for paragraph in Document(str(out / "utkast-handlingsprogram-2026.docx")).paragraphs:
        style = paragraph.style.name if paragraph.style else ""
        if style in {"Heading 2", "Heading 3"}:
            within = paragraph.text not in _NOT_THE_PROGRAMME
        if within and style.startswith(("Heading", "List Bullet")):
            found.append(paragraph.text)
    return found


def _same(line: str, of_draft: str) -> bool:
    """Hold a text against the draft's, which may say more behind it: that it is new, the group's words."""
    return of_draft == line or of_draft.startswith((f"{line} (", f"{line}\n"))


@pytest.mark.parametrize("year", YEARS)
def test_every_change_accepted_gives_the_draft_text_for_text(made: Callable[[Path], Path], year: Path) -> None:
    out = made(year)
    found = lines(accepted((out / NAME).read_bytes()))
    listed = [text for style, text in found if style.startswith(("Heading", "List Bullet"))]
    expected = _of_draft(out)
    assert len(listed) == len(expected)
    assert [(line, text) for line, text in zip(listed, expected, strict=True) if not _same(line, text)] == []
    assert found[0][1] == "Utkast til Osloregionens handlingsprogram 2026"


@pytest.mark.parametrize("year", YEARS)
def test_every_change_rejected_gives_the_programme_text_for_text(made: Callable[[Path], Path], year: Path) -> None:
    found = lines(rejected((made(year) / NAME).read_bytes()))
    assert found == lines(Document(str(year / "programme.docx")))


@pytest.mark.parametrize("year", YEARS)
def test_each_change_has_a_comment_by_the_program_with_the_status_date(
    made: Callable[[Path], Path], year: Path
) -> None:
    document = Document(str(made(year) / NAME))
    body = document.element.body
    changed = [one for one in body.iter(f"{_W}p") if any(True for _ in one.iter(f"{_W}ins", f"{_W}del"))]
    assert changed
    assert [one for one in changed if not any(True for _ in one.iter(f"{_W}commentReference"))] == []
    made_by = {(one.get(f"{_W}author"), one.get(f"{_W}date")) for one in body.iter(f"{_W}ins", f"{_W}del")}
    made_by |= {
        (one.author, one.timestamp and one.timestamp.strftime("%Y-%m-%dT%H:%M:%SZ")) for one in document.comments
    }
    assert made_by == {("Handlingsprogram (utkast)", "2025-09-02T00:00:00Z")}


@pytest.mark.parametrize("year", YEARS)
def test_the_comments_have_the_groups_own_words_and_the_cell_they_stand_in(
    made: Callable[[Path], Path], year: Path
) -> None:
    out = made(year)
    said = "\n".join(" ".join(one.text.split()) for one in Document(str(out / NAME)).comments)
    ended = [one for one in data_of(out)["measures"] if one["draft"] in {"dropped", "for_decision"}]
    words = [one["decision"]["as_written"] for one in ended if one["decision"]["basis"] == "answer"]
    assert words
    assert [one for one in words if f"Gruppens svar: «{' '.join(one.split())}»" not in said] == []
    assert "Står i status.xlsx, arket «Status 2025», celle E" in said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Pågående |", "Forslag: Må avklares (ikke besvart).\nSvaret mangler i status.xlsx, arket «Status», celle D4."),
        ("Pågående | Nei, ferdig", "Gruppens svar: «Nei, ferdig»\nStår i status.xlsx, arket «Status», celle D4."),
    ],
)
def test_a_comment_says_the_decision_and_the_cell_of_the_answer_or_of_its_lack(
    tmp_path: Path, row: str, said: str
) -> None:
    copy = _copy(small_year(tmp_path / "2025", sheet=SHEET.replace("Pågående | ja", row)))
    (tmp_path / "copy.docx").write_bytes(copy)
    assert any(said in one.text for one in Document(str(tmp_path / "copy.docx")).comments)


def test_what_is_asked_of_no_group_says_so(tmp_path: Path) -> None:
    programme = "% Handlingsprogram 2025\n# Klima\n- Felles klimaregnskap\n- Kurs for planleggere\n"
    copy = _copy(small_year(tmp_path / "2025", programme=programme))
    (tmp_path / "copy.docx").write_bytes(copy)
    said = [one.text for one in Document(str(tmp_path / "copy.docx")).comments]
    assert any("Tiltaket er ikke rapportert i noe ark." in one for one in said)


def _copy(year: Path) -> bytes:
    reading = read_year(year)
    adopted = Adopted(programme=reading.inputs.programme, file=reading.inputs.files[0])
    return write_redline(adopted, reading.programme, reading.inputs.settings, TEMPLATES)


@pytest.mark.parametrize("layout", PROGRAMMES)
def test_a_programme_of_any_layout_holds_both_texts(tmp_path: Path, layout: str) -> None:
    year = tmp_path / "2025"
    year.mkdir()
    PROGRAMMES[layout](year)
    SHEETS["area on its own row"](year)
    (year / "settings.toml").write_text("[spelling]\ncheck = false\n", encoding="utf-8")
    copy = _copy(year)
    now = [without_bullet(MEASURE_LABEL.sub("", text)) for _, text in lines(accepted(copy))]
    before = [without_bullet(MEASURE_LABEL.sub("", text)) for _, text in lines(rejected(copy))]
    programme = read_inputs(year, read_settings(year)).programme
    assert [text for text in before if text in {one.text for one in programme.measures}] == [
        one.text for one in programme.measures
    ]
    assert now[now.index("Innsatsområder") :] == [
        "Innsatsområder",
        "Klima og natur",
        "Felles klimaregnskap",
        "Kurs for planleggere:",
        "Overvann",
        "Til styrets avgjørelse",
        "Messe i Berlin",
    ]


def test_the_copy_keeps_all_else_that_the_offices_document_has(tmp_path: Path) -> None:
    year = small_year(tmp_path / "2025")
    with zipfile.ZipFile(year / "programme.docx") as package:
        before = {name: package.read(name) for name in package.namelist()}
    (tmp_path / "copy.docx").write_bytes(_copy(year))
    with zipfile.ZipFile(tmp_path / "copy.docx") as package:
        after = {name: package.read(name) for name in package.namelist()}
    touched = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert {name: after[name] for name in before.keys() - touched} == {
        name: before[name] for name in before.keys() - touched
    }
