"""Cells that are only filled with a colour, where the sheet says what its colours mean."""

from __future__ import annotations

from pipeline.readers.lights import lights_of

KEY = {(3, 2): "Ferdig", (4, 2): "I arbeid"}
COLOURS = {(3, 1): "grønn", (4, 1): "gul"}


def test_a_cell_that_is_only_filled_says_what_the_key_says_of_its_colour() -> None:
    rows = {(8, 1): "grønn", (9, 1): "gul", (10, 1): "rød"}
    assert lights_of(KEY, COLOURS | rows) == {(8, 1): "Ferdig", (9, 1): "I arbeid"}


def test_the_key_may_have_the_words_in_the_coloured_cells() -> None:
    rows = {(8, 1): "grønn", (9, 1): "gul", (10, 1): "rød"}
    words = {(3, 1): "Ferdig", (4, 1): "I arbeid", (5, 1): "Fargekoder"}
    worded = {(3, 1): "grønn", (4, 1): "gul", (5, 1): "rød"}
    assert lights_of(words, rows, worded) == {(8, 1): "Ferdig", (9, 1): "I arbeid"}


def test_colours_without_a_key_say_nothing() -> None:
    assert lights_of({(3, 2): "Ferdig"}, {(3, 1): "grønn", (8, 1): "grønn", (9, 1): "grønn"}) == {}


def test_a_row_that_is_filled_all_across_is_a_coloured_heading() -> None:
    heading = {(7, 1): "grønn", (7, 3): "grønn"}
    assert (7, 1) not in lights_of(KEY, COLOURS | heading | {(8, 1): "gul", (9, 1): "gul"})


def test_a_column_of_texts_with_some_coloured_gaps_is_no_column_of_lights() -> None:
    texts = {(row, 1): "Pågående" for row in range(8, 14)}
    assert lights_of(KEY | texts, COLOURS | {(14, 1): "grønn", (15, 1): "gul"}) == {}
