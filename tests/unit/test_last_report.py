"""Which report is the last one: this organisation's, and before this one."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import InputError
from pipeline.last_report import read_last
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
    last = read_last(tmp_path, NOW)
    assert last is not None
    assert last.as_of == dt.date(2025, 4, 8)


@pytest.mark.parametrize("organisation", ["OSLOREGIONEN", None])
def test_a_report_of_the_same_organisation_or_of_nobody_named_is_taken(
    tmp_path: Path, organisation: str | None
) -> None:
    assert read_last(_report(tmp_path / "data.json", "2025-09-02", organisation), NOW) is not None


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
        read_last(_report(tmp_path / "data.json", as_of, organisation), NOW)
