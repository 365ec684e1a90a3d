"""The same content comes out of every layout that people choose, alone and combined."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.run import check_year
from tests.layouts.programmes import PROGRAMMES, plain_year
from tests.layouts.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Measures = list[tuple[Any, ...]]


def _measures(year: Path) -> Measures:
    out = year.with_name("out")
    assert check_year(year, out).unmarked == ()
    data = json.loads((out / "data.json").read_text(encoding="utf-8"))
    texts = {one["id"]: one["text"] for one in data["measures"]}
    return [
        (
            one["section"],
            one["theme"],
            one["text"],
            texts.get(one["parent"]),
            one["new"],
            one["status"]["code"],
            " ".join((one["description"] or "").split()),
            one["decision"]["code"],
            one["decision"]["basis"],
            one["draft"],
        )
        for one in data["measures"]
    ]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Measures:
    """Read the year in its plainest layout."""
    year = tmp_path_factory.mktemp("plain") / "2025"
    year.mkdir()
    plain_year(year)
    return _measures(year)


@pytest.mark.parametrize("layout", SHEETS)
def test_a_sheet_says_the_same_in_every_layout(tmp_path: Path, expected: Measures, layout: str) -> None:
    assert _both(tmp_path, PROGRAMMES["heading styles"], SHEETS[layout]) == expected


@pytest.mark.parametrize("layout", PROGRAMMES)
def test_a_programme_says_the_same_in_every_layout(tmp_path: Path, expected: Measures, layout: str) -> None:
    assert _both(tmp_path, PROGRAMMES[layout], SHEETS["area on its own row"]) == expected


@pytest.mark.parametrize(
    ("programme", "sheet"),
    [
        ("table", "a status a quarter"),
        ("bold lines", "two header rows"),
        ("sheet", "points in a column"),
        ("typed numbers", "one workbook a theme"),
        ("plain paragraphs", "answers by crosses"),
        ("measures as headings", "area in the sheet's name"),
    ],
)
def test_layouts_may_be_combined(tmp_path: Path, expected: Measures, programme: str, sheet: str) -> None:
    assert _both(tmp_path, PROGRAMMES[programme], SHEETS[sheet]) == expected


def _both(folder: Path, programme: Callable[[Path], object], sheet: Callable[[Path], object]) -> Measures:
    year = folder / "2025"
    year.mkdir()
    programme(year)
    sheet(year)
    return _measures(year)


def test_what_all_layouts_say_is_what_was_written(expected: Measures) -> None:
    assert [(text, status, decision) for _, _, text, _, _, status, _, decision, *_ in expected] == [
        ("Felles klimaregnskap", "in_progress", "continue"),
        ("Kurs for planleggere:", "done", "continue_changed"),
        ("Overvann", "done", "continue_changed"),
        ("Naturmangfold", "not_started", "discontinue"),
        ("Nattbuss til Moelva", "cancelled", "discontinue"),
        ("Messe i Berlin", "in_progress", "conditional"),
    ]
