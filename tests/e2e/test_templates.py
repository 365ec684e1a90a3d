"""The check of the templates as a command, and what a broken template does to a report."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from tests.e2e.commands import ROOT, needs_libreoffice, run, run_here, small_year
from tests.word_templates import word_template

BROKEN = """
{{ titel }}
| {%tr for t in avvik %} |
| {{ t.teksst }} |
| {%tr endfor %} |
header: {{ merkelap }}
"""


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Copy the project's own templates."""
    return Path(shutil.copytree(ROOT / "templates", tmp_path / "maler"))


def _comments(path: Path) -> dict[str, str]:
    """Give the text of each comment by the text of the paragraph that it stands at."""
    document = Document(str(path))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    return {
        "".join(node.text or "" for node in start.getparent().iter(qn("w:t"))): texts[start.get(qn("w:id"))]
        for start in document.element.body.iter(qn("w:commentRangeStart"))
    }


def test_templates_without_mistakes_exit_with_0_and_write_nothing(tmp_path: Path) -> None:
    done = run_here("templates", "check", "--output", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Ingen feil i malene: statusrapport.docx, ")
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay a Word template with three mistakes among the others, and one in what the HTML templates share."""
    folder = Path(shutil.copytree(ROOT / "templates", tmp_path_factory.mktemp("broken") / "maler"))
    (folder / "statusrapport.docx").write_bytes(word_template(BROKEN))
    html = folder / "felles.html.j2"
    html.write_text(html.read_text(encoding="utf-8").replace("t.symbol", "t.symbolet"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def checked(broken: Path) -> tuple[str, Path]:
    """Check them, which changes none; give what was said, and the folder with the copy."""
    before = {path.name: path.read_bytes() for path in broken.iterdir()}
    done = run("templates", "check", "--templates", broken, "--output", broken.parent / "out")
    assert done.returncode == 1
    assert {path.name: path.read_bytes() for path in broken.iterdir()} == before
    return done.stdout, broken.parent / "out"


def test_every_mistake_is_told_at_once_and_marked_in_a_copy(broken: Path, checked: tuple[str, Path]) -> None:
    said, out = checked
    source = (broken / "felles.html.j2").read_text(encoding="utf-8")
    assert [line.partition(": ")[0] for line in said.splitlines() if "feil [" in line] == [
        "statusrapport.docx!hovedteksten!avsnitt 1",
        "statusrapport.docx!hovedteksten!avsnitt 3 (tabell 1, rad 2, kolonne 1)",
        "statusrapport.docx!topptekst 1!avsnitt 1",
        f"felles.html.j2!linje {source[: source.index('t.symbol')].count(chr(10)) + 1}",
    ]
    assert "4 feil, 0 advarsler, 0 merknader." in said
    assert "statusrapport-merket.docx" in said
    assert {path.name for path in out.iterdir()} == {"statusrapport-merket.docx", "receipt.json"}


def test_the_copy_has_a_comment_at_each_mistake(checked: tuple[str, Path]) -> None:
    copy = checked[1] / "statusrapport-merket.docx"
    comments = _comments(copy)
    assert set(comments) == {"{{ titel }}", "{{ t.teksst }}"}
    assert "«t.teksst» finnes ikke." in comments["{{ t.teksst }}"]
    assert "Mente du «t.tekst»?" in comments["{{ t.teksst }}"]
    document = Document(str(copy))
    assert any(comment.text.startswith("I topptekst 1: «merkelap» finnes ikke") for comment in document.comments)
    assert {comment.author for comment in document.comments} == {"Malkontroll"}


def test_the_copy_is_the_same_every_time_and_goes_when_the_mistake_does(
    broken: Path, checked: tuple[str, Path], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(broken, tmp_path / "maler"))
    run_here("templates", "check", "--templates", folder, "--output", tmp_path / "out")
    copy = tmp_path / "out" / "statusrapport-merket.docx"
    assert copy.read_bytes() == (checked[1] / "statusrapport-merket.docx").read_bytes()
    shutil.copytree(ROOT / "templates", folder, dirs_exist_ok=True)
    assert run_here("templates", "check", "--templates", folder, "--output", tmp_path / "out").returncode == 0
    assert not copy.exists()


def test_a_template_with_comments_already_keeps_them_in_the_copy(templates: Path, tmp_path: Path) -> None:
    document = Document(io.BytesIO(word_template("{{ titel }}")))
    document.add_comment(document.paragraphs[0].runs[0], text="Fra Kari", author="Kari")
    document.save(str(templates / "statusrapport.docx"))
    run_here("templates", "check", "--templates", templates, "--output", tmp_path / "out")
    marked = Document(str(tmp_path / "out/statusrapport-merket.docx"))
    assert [comment.author for comment in marked.comments] == ["Kari", "Malkontroll", "Malkontroll"]
    with zipfile.ZipFile(tmp_path / "out/statusrapport-merket.docx") as package:
        assert [name for name in package.namelist() if "comments" in name] == ["word/comments.xml"]


def test_the_copy_is_as_the_file_format_wants_it(templates: Path, tmp_path: Path) -> None:
    template = templates / "statusrapport.docx"
    document = Document(str(template))
    document.paragraphs[-1].add_run("{{ titel }}")
    document.save(str(template))
    run_here("templates", "check", "--templates", templates, "--output", tmp_path / "out")
    assert OpenXmlValidator().validate(tmp_path / "out/statusrapport-merket.docx").errors == []


@needs_libreoffice
def test_libreoffice_opens_the_copy(checked: tuple[str, Path], tmp_path: Path) -> None:
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    copy = checked[1] / "statusrapport-merket.docx"
    own = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}  # the PDF's, without a font
    command += ["txt:Text", "--outdir", str(tmp_path), str(copy)]
    subprocess.run(command, capture_output=True, check=True, timeout=300, env=own)
    assert "{{ t.teksst }}" in (tmp_path / "statusrapport-merket.txt").read_text(encoding="utf-8-sig")


def test_a_folder_that_is_not_there_stops_the_check(tmp_path: Path) -> None:
    done = run_here("templates", "check", "--templates", tmp_path / "borte", "--output", tmp_path / "out")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert "mappen med malene finnes ikke" in done.stderr


def test_a_template_that_is_not_there_is_a_mistake(templates: Path, tmp_path: Path) -> None:
    (templates / "handlingsprogram.html.j2").unlink()
    done = run_here("templates", "check", "--templates", templates, "--output", tmp_path / "out")
    assert done.returncode == 1
    assert "handlingsprogram.html.j2: feil [unusable-template] Malen mangler i mappen." in done.stdout


def test_a_report_stops_with_the_first_mistake_and_how_many_more(templates: Path, tmp_path: Path) -> None:
    (templates / "statusrapport.docx").write_bytes(word_template(BROKEN))
    done = run_here("report", small_year(tmp_path / "2025"), "--output", tmp_path / "out", "--templates", templates)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert done.stderr.startswith(
        "statusrapport.docx!hovedteksten!avsnitt 1: feil [unknown-name] «titel» finnes ikke her. "
    )
    assert "Malene har 2 feil til. Kjør «make templates»" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_report_stops_at_what_only_this_year_shows_too(templates: Path, tmp_path: Path) -> None:
    html = templates / "statusrapport.html.j2"
    html.write_text(html.read_text(encoding="utf-8") + "{{ avvik[400].tekst }}", encoding="utf-8")
    done = run_here("report", small_year(tmp_path / "2025"), "--output", tmp_path / "out", "--templates", templates)
    assert done.returncode == 3
    assert "statusrapport.html.j2, linje " in done.stderr
    assert "listen er for kort til «[400]»" in done.stderr
    assert "Kjør «make templates»" in done.stderr
