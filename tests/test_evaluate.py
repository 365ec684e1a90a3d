"""The figures of ``make evaluate`` do not fall; the half that is developed on is large, and its own command's."""

from __future__ import annotations

from tests.evaluate import fallen


def test_what_was_never_developed_on_is_read_as_well_as_it_was() -> None:
    assert fallen("held") == []
