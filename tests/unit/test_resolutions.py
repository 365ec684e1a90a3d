"""What the board is asked to resolve."""

from __future__ import annotations

import pytest

from pipeline.resolutions import Facts, Wording, resolutions


def _resolved(decisions: int, **wording: object) -> tuple[str, ...]:
    facts = Facts(year=2025, next_year=2026, as_of="2. september 2025", decisions=decisions)
    return resolutions(Wording(**wording), facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decisions", "point"),
    [
        (1, "Styret gir føringer for tiltaket under «Styret må ta stilling til»."),
        (4, "Styret gir føringer for de fire tiltakene under «Styret må ta stilling til»."),
    ],
)
def test_what_is_left_to_the_board_has_its_own_point(decisions: int, point: str) -> None:
    assert _resolved(decisions)[1] == point


def test_without_such_measures_there_are_two_points() -> None:
    assert _resolved(0) == (
        "Styret tar status for handlingsprogram 2025 til orientering.",
        "Styret slutter seg til utkastet til handlingsprogram 2026 som grunnlag for videre arbeid.",
    )


def test_another_organ_resolves_under_its_own_name() -> None:
    assert _resolved(0, body="koordineringsgruppen")[0].startswith("Koordineringsgruppen tar status")


def test_the_offices_own_texts_stand_instead_with_their_fields_filled_in() -> None:
    texts = ("{body} vedtar status per {as_of}.", "{decisions} tiltak sendes til gruppene.")
    assert _resolved(3, resolutions=texts) == (
        "Styret vedtar status per 2. september 2025.",
        "Tre tiltak sendes til gruppene.",
    )


def test_braces_that_are_no_field_stand_as_they_are() -> None:
    assert _resolved(0, resolutions=("Styret {x} vedtar.",)) == ("Styret {x} vedtar.",)
