"""Putting a run's files in place: all of them or none."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from pipeline.output import RECEIPT, put_in_place

if TYPE_CHECKING:
    from pathlib import Path


def _run(folder: Path, **documents: str) -> tuple[str, ...]:
    """Put a run's documents in place, ``statusrapport_docx="tekst"``, with the receipt that tells of them."""
    files = {name.replace("_", "."): text.encode() for name, text in documents.items()}
    outputs = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    return put_in_place({**files, RECEIPT: json.dumps({"outputs": outputs}).encode()}, folder)


def _there(folder: Path) -> dict[str, str]:
    """Give what stands in the folder, the receipt apart."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name != RECEIPT}


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    out = tmp_path / "output" / "2025"
    assert _run(out, rapport_docx="ny") == ()
    assert _there(out) == {"rapport.docx": "ny"}
    assert (out / RECEIPT).is_file()


def test_a_run_replaces_its_own_files_of_last_time(tmp_path: Path) -> None:
    _run(tmp_path / "ut", rapport_docx="gammel", data_json="gammel")
    assert _run(tmp_path / "ut", rapport_docx="ny", data_json="ny") == ()
    assert _there(tmp_path / "ut") == {"rapport.docx": "ny", "data.json": "ny"}


def test_a_file_that_is_not_made_any_more_is_taken_away(tmp_path: Path) -> None:
    _run(tmp_path / "ut", rapport_docx="gammel", utkast_pdf="gammelt")
    _run(tmp_path / "ut", rapport_docx="ny")
    assert _there(tmp_path / "ut") == {"rapport.docx": "ny"}


def test_what_is_not_ours_is_left(tmp_path: Path) -> None:
    _run(tmp_path / "ut", rapport_docx="gammel")
    (tmp_path / "ut" / "notat.docx").write_text("sekretariatets", encoding="utf-8")
    (tmp_path / "ut" / "bilder").mkdir()
    assert _run(tmp_path / "ut", rapport_docx="ny") == ()
    assert (tmp_path / "ut" / "notat.docx").read_text(encoding="utf-8") == "sekretariatets"
    assert (tmp_path / "ut" / "bilder").is_dir()


@pytest.mark.parametrize("name", ["rapport.docx", "rapport.pdf"])
def test_a_document_that_someone_has_edited_is_set_aside(tmp_path: Path, name: str) -> None:
    _run(tmp_path / "ut", **{name.replace(".", "_"): "gammel"})
    (tmp_path / "ut" / name).write_text("redigert", encoding="utf-8")
    stem, ending = name.split(".")
    aside = f"{stem} (redigert 1).{ending}"
    assert _run(tmp_path / "ut", **{name.replace(".", "_"): "ny"}) == (aside,)
    assert _there(tmp_path / "ut") == {name: "ny", aside: "redigert"}


def test_a_second_edited_document_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    for text in ("første", "andre"):
        _run(tmp_path / "ut", rapport_docx="vår")
        (tmp_path / "ut" / "rapport.docx").write_text(text, encoding="utf-8")
    assert _run(tmp_path / "ut", rapport_docx="ny") == ("rapport (redigert 2).docx",)
    assert _there(tmp_path / "ut") == {
        "rapport.docx": "ny",
        "rapport (redigert 1).docx": "første",
        "rapport (redigert 2).docx": "andre",
    }


def test_an_edited_document_that_is_not_made_any_more_is_set_aside_too(tmp_path: Path) -> None:
    _run(tmp_path / "ut", rapport_docx="vår")
    (tmp_path / "ut" / "rapport.docx").write_text("redigert", encoding="utf-8")
    assert _run(tmp_path / "ut", data_json="ny") == ("rapport (redigert 1).docx",)
    assert _there(tmp_path / "ut") == {"rapport (redigert 1).docx": "redigert", "data.json": "ny"}


@pytest.mark.parametrize("receipt", [None, "", "ikke JSON", "[]", '{"outputs": "rapport.docx"}', "\udcff"])
def test_without_a_receipt_of_ours_no_document_is_taken_for_ours(tmp_path: Path, receipt: str | None) -> None:
    out = tmp_path / "ut"
    out.mkdir()
    (out / "rapport.docx").write_text("noen andres", encoding="utf-8")
    if receipt is not None:
        (out / RECEIPT).write_bytes(receipt.encode("utf-8", "surrogateescape"))
    assert _run(out, rapport_docx="ny") == ("rapport (redigert 1).docx",)
    assert _there(out)["rapport (redigert 1).docx"] == "noen andres"


def test_a_receipt_cannot_point_outside_the_folder(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    out.mkdir()
    (tmp_path / "andres.txt").write_text("andres", encoding="utf-8")
    outside = dict.fromkeys(("../andres.txt", "/andres.txt", "retting/../../andres.txt"), "x")
    (out / RECEIPT).write_text(json.dumps({"outputs": outside}), encoding="utf-8")
    _run(out, rapport_docx="ny")
    assert (tmp_path / "andres.txt").read_text(encoding="utf-8") == "andres"


def test_nothing_is_changed_when_writing_fails(tmp_path: Path) -> None:
    out = tmp_path / "ut"
    _run(out, rapport_docx="gammel", data_json="gammel")
    (out / "rapport.docx").write_text("redigert", encoding="utf-8")
    with pytest.raises(OSError, match="mangler"):
        put_in_place({"rapport.docx": b"ny", "mangler/helt/data.json": b"ny"}, out)
    assert _there(out) == {"rapport.docx": "redigert", "data.json": "gammel"}


def test_a_file_where_the_folder_should_be_is_an_os_error_and_is_left(tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("en fil", encoding="utf-8")
    with pytest.raises(OSError, match="ut"):
        _run(tmp_path / "ut", rapport_docx="ny")
    assert (tmp_path / "ut").read_text(encoding="utf-8") == "en fil"


def test_nothing_is_left_beside_the_folder(tmp_path: Path) -> None:
    _run(tmp_path / "ut", rapport_docx="ny")
    with pytest.raises(OSError, match="mangler"):
        put_in_place({"mangler/helt/data.json": b"ny"}, tmp_path / "ut")
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]


def test_a_file_in_a_folder_is_replaced_and_its_emptied_folder_goes(tmp_path: Path) -> None:
    _run(tmp_path / "ut", **{"retting/status_xlsx": "gammel"})
    assert (tmp_path / "ut" / "retting" / "status.xlsx").read_text(encoding="utf-8") == "gammel"
    _run(tmp_path / "ut", rapport_docx="ny")
    assert _there(tmp_path / "ut") == {"rapport.docx": "ny"}


def test_a_workbook_that_is_corrected_where_it_stands_is_set_aside_beside_it(tmp_path: Path) -> None:
    _run(tmp_path / "ut", **{"retting/status_xlsx": "vår"})
    (tmp_path / "ut" / "retting" / "status.xlsx").write_text("rettet", encoding="utf-8")
    assert _run(tmp_path / "ut", rapport_docx="ny") == ("retting/status (redigert 1).xlsx",)
    assert (tmp_path / "ut" / "retting" / "status (redigert 1).xlsx").read_text(encoding="utf-8") == "rettet"


def test_a_file_where_a_folder_of_the_run_should_be_is_an_os_error_and_all_is_left(tmp_path: Path) -> None:
    _run(tmp_path / "ut", rapport_docx="gammel")
    (tmp_path / "ut" / "retting").write_text("en fil", encoding="utf-8")
    with pytest.raises(OSError, match="retting"):
        _run(tmp_path / "ut", **{"rapport_docx": "ny", "retting/status_xlsx": "ny"})
    assert _there(tmp_path / "ut") == {"rapport.docx": "gammel", "retting": "en fil"}
