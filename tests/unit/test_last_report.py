"""Which report is the last one: this organisation's, and before this one."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import InputError
from pipeline.last_report import find_last
from pipeline.model import Edition

if TYPE_CHECKING:
    from pathlib import Path

NOW = Edition(organisation="Osloregionen", year=2025, as_of=dt.date(2025, 9, 2), next_year=2026)


def _report(path: Path, as_of: str, organisation: str | None = "Osloregionen") -> Path:
    data = {"schema": "handlingsprogram-data/1", "organisation": organisation, "year": 2025, "as_of": as_of}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**data, "next_year": 2026, "measures": []}), encoding="utf-8")
    return path


def test_of_a_folder_it_is_the_newest_before_this(tmp_path: Path) -> None:
    for day in ("2025-02-06", "2025-04-08", "2025-09-02", "2025-12-08"):
        _report(tmp_path / day / "data.json", day)
    last = find_last(tmp_path, NOW)
    assert last is not None
    assert last.said.as_of == dt.date(2025, 4, 8)
    assert last.content == (tmp_path / "2025-04-08" / "data.json").read_bytes()


def _sealed(archive: Path, name: str, position: int, as_of: str = "2025-04-08") -> bytes:
    """Put a report in an archive, as the bag of a place in the chain; give its data.json."""
    path = _report(archive / name / "data" / "data.json", as_of)
    (archive / name / "bag-info.txt").write_text(f"Chain-Position: {position}\n", encoding="utf-8")
    path.write_bytes(path.read_bytes() + b"\n" * position)
    return path.read_bytes()


def test_of_several_versions_it_is_the_one_that_was_sealed_last(tmp_path: Path) -> None:
    _sealed(tmp_path, "2025-04-08_uten-sak_status-og-utkast_v1", 1)
    _sealed(tmp_path, "2025-04-08_uten-sak_status-og-utkast_v2", 2)
    newest = _sealed(tmp_path, "2025-04-08_14-25_status-og-utkast_v1", 3)
    _sealed(tmp_path, "2024-12-03_31-24_status-og-utkast_v1", 4, "2024-12-03")
    last = find_last(tmp_path, NOW)
    assert last is not None
    assert last.content == newest


def test_outside_an_archive_the_tenth_version_comes_after_the_second(tmp_path: Path) -> None:
    for version in (10, 2):
        _report(tmp_path / f"v{version}" / "data.json", "2025-04-08")
    tenth = tmp_path / "v10" / "data.json"
    tenth.write_bytes(tenth.read_bytes() + b"\n")
    last = find_last(tmp_path, NOW)
    assert last is not None
    assert last.content == tenth.read_bytes()


def test_of_a_folder_another_organisations_report_is_not_taken(tmp_path: Path) -> None:
    _report(tmp_path / "andre" / "data.json", "2025-08-01", "Follorådet")
    assert find_last(tmp_path, NOW) is None


def test_what_a_broken_off_sealing_left_is_not_taken(tmp_path: Path) -> None:
    _report(tmp_path / ".forsegles-x" / "data" / "data.json", "2025-04-08")
    assert find_last(tmp_path, NOW) is None


@pytest.mark.parametrize("organisation", ["OSLOREGIONEN", None])
def test_a_report_of_the_same_organisation_or_of_nobody_named_is_taken(
    tmp_path: Path, organisation: str | None
) -> None:
    assert find_last(_report(tmp_path / "data.json", "2025-09-02", organisation), NOW) is not None


@pytest.mark.parametrize(
    ("as_of", "organisation", "words"),
    [
        ("2025-04-08", "Follorådet", "gjelder Follorådet, og ikke Osloregionen"),
        ("2025-12-08", "Osloregionen", "viser status per 8. desember 2025, som er etter 2. september 2025"),
    ],
)
def test_another_organisations_and_a_later_report_are_refused(
    tmp_path: Path, as_of: str, organisation: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        find_last(_report(tmp_path / "data.json", as_of, organisation), NOW)
