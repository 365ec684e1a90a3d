"""The bytes that are kept are those that were read."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import InputError
from pipeline.originals import hold, originals

if TYPE_CHECKING:
    from pathlib import Path


def test_what_may_be_read_is_held_and_what_was_used_is_given_by_name(tmp_path: Path) -> None:
    for name in ("programme.docx", "STATUS.XLSX", "settings.toml", "film.mp4"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    held = hold(tmp_path)
    assert {path.name for path in held} == {"programme.docx", "STATUS.XLSX", "settings.toml"}
    assert originals(held, [tmp_path / "STATUS.XLSX"]) == {"STATUS.XLSX": b"STATUS.XLSX"}


@pytest.mark.parametrize("after", ["ny", None])
def test_a_file_that_is_saved_or_taken_away_while_it_is_read_stops_the_run(tmp_path: Path, after: str | None) -> None:
    path = tmp_path / "status.xlsx"
    path.write_text("før", encoding="utf-8")
    held = hold(tmp_path)
    path.unlink() if after is None else path.write_text(after, encoding="utf-8")
    with pytest.raises(InputError, match=r"status.xlsx: filen ble endret mens den ble lest\. Lukk den"):
        originals(held, [path])


def test_a_file_that_comes_while_the_folder_is_read_stops_the_run(tmp_path: Path) -> None:
    held = hold(tmp_path)
    (tmp_path / "status.xlsx").write_text("ny", encoding="utf-8")
    with pytest.raises(InputError, match="endret mens den ble lest"):
        originals(held, [tmp_path / "status.xlsx"])


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert hold(tmp_path / "mangler") == {}


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no names that are no text")
def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"st\xe5tus.xlsx")
    path.write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match=r"st\?tus.xlsx: filnavnet har tegn som ikke kan leses"):
        originals(hold(tmp_path), [path])
