"""Which group reports on what, and what its workbook is called."""

from __future__ import annotations

import pytest

from pipeline.sheets.form import Round
from pipeline.sheets.groups import Group, file_names, groups_of, one_for_all, unknown_names
from tests.builders import edition, programme

ASKED = Round(
    edition=edition(),
    programme=programme("""
        # Overordna strategier
        - Fremme prioriteringene
        # Innsatsområder
        ## Klima og natur
        - Felles kart
        ## Transport
        - Flere nattbusser
        ## Beredskap
        # Tverrgående temaer
        ## Klima og natur
        - Turkart
    """),
)


def _parted(named: dict[str, tuple[str, ...]]) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    return [(group.name, [*group.headings]) for group in groups_of(ASKED, named)]


def test_without_groups_each_theme_with_measures_has_a_workbook() -> None:
    assert _parted({}) == [
        ("Overordna strategier", [("Overordna strategier", None)]),
        ("Innsatsområder – Klima og natur", [("Innsatsområder", "Klima og natur")]),
        ("Transport", [("Innsatsområder", "Transport")]),
        ("Tverrgående temaer – Klima og natur", [("Tverrgående temaer", "Klima og natur")]),
    ]


def test_a_group_has_its_themes_in_the_programmes_order_and_the_rest_stand_alone() -> None:
    assert _parted({"Klimagruppen": ("transport", "1. Klima og natur:")}) == [
        (
            "Klimagruppen",
            [
                ("Innsatsområder", "Klima og natur"),
                ("Innsatsområder", "Transport"),
                ("Tverrgående temaer", "Klima og natur"),
            ],
        ),
        ("Overordna strategier", [("Overordna strategier", None)]),
    ]


def test_a_section_is_all_its_themes_but_those_that_another_group_names() -> None:
    assert _parted({"Fag": ("Innsatsområder",), "Vei": ("Transport",)})[:2] == [
        ("Fag", [("Innsatsområder", "Klima og natur"), ("Innsatsområder", "Beredskap")]),
        ("Vei", [("Innsatsområder", "Transport")]),
    ]


def test_one_workbook_may_be_for_all() -> None:
    (group,) = one_for_all(ASKED)
    assert group.name is None
    assert [theme for _, theme in group.headings] == [None, "Klima og natur", "Transport", "Klima og natur"]


def test_a_name_that_is_no_theme_is_found() -> None:
    named = {"A": ("Klima og natur", "Klimma"), "B": ("Tverrgående temaer", "Luftfart")}
    assert unknown_names(ASKED, named) == ("Klimma", "Luftfart")


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (["Klima, miljø og natur"], ["Status 2026 - Klima, miljø og natur.xlsx"]),
        ([None], ["Status 2026.xlsx"]),
        (['By/land: "A*B?"', "..\\..\\etc"], ["Status 2026 - By land A B.xlsx", "Status 2026 - etc.xlsx"]),
        (
            ["Vei", "VEI", "Vei."],
            ["Status 2026 - Vei.xlsx", "Status 2026 - VEI (2).xlsx", "Status 2026 - Vei (3).xlsx"],
        ),
        (["???"], ["Status 2026.xlsx"]),
        (["ø" * 300], [f"Status 2026 - {'ø' * 80}.xlsx"]),
    ],
)
def test_a_workbook_is_named_so_that_every_system_can_hold_it(names: list[str | None], files: list[str]) -> None:
    groups = [Group(name=name, headings=(), named=True) for name in names]
    assert [*file_names(groups, 2026)] == files
