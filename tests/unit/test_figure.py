"""The picture of status per theme: its geometry and its words."""

from __future__ import annotations

from pipeline.codes import StatusCode
from pipeline.compose.figure import WIDTH, Figure, compose_figure
from pipeline.compose.status_report import StatusCount, ThemeCount
from pipeline.vocabulary import STATUS_LABELS, STATUS_SYMBOLS

COUNTS = tuple(
    StatusCount(code=code, label=STATUS_LABELS[code], symbol=STATUS_SYMBOLS[code], number=0) for code in StatusCode
)


def _figure(*themes: tuple[str, tuple[int, ...]]) -> Figure | None:
    return compose_figure(COUNTS, [ThemeCount(name=name, numbers=ns, total=sum(ns)) for name, ns in themes])


def test_a_bar_is_as_long_as_its_theme_has_measures() -> None:
    figure = _figure(("Klima", (2, 0, 2, 0, 0, 0)), ("Transport", (0, 0, 1, 0, 0, 0)))
    assert figure is not None
    ends = [bar.segments[-1].x + bar.segments[-1].width for bar in figure.bars]
    starts = [bar.segments[0].x for bar in figure.bars]
    longest, shortest = (round(end - start) for end, start in zip(ends, starts, strict=True))
    assert (round(ends[0]), round(longest / (shortest + 1))) == (WIDTH - 1, 4)


def test_each_part_has_its_symbol_and_its_figure_so_that_no_colour_is_needed() -> None:
    figure = _figure(("Klima", (2, 0, 1, 0, 0, 0)))
    assert figure is not None
    assert [part.text for part in figure.bars[0].segments] == ["✓ 2", "→ 1"]


def test_a_part_without_room_has_no_figure() -> None:
    figure = _figure(("Klima", (1, 0, 99, 0, 0, 0)))
    assert figure is not None
    assert [part.text for part in figure.bars[0].segments] == ["", "→ 99"]


def test_a_long_name_stands_on_lines_and_the_next_bar_below_them() -> None:
    figure = _figure(("Miljøtilstanden i Oslofjorden, vann og vassdrag", (1, 0, 0, 0, 0, 0)), ("B", (1, 0, 0, 0, 0, 0)))
    assert figure is not None
    first, second = figure.bars
    assert (len(first.lines), second.y - first.y > figure.bars[0].height + 6) == (2, True)


def test_the_words_say_every_figure() -> None:
    figure = _figure(("Klima", (2, 0, 1, 0, 0, 1)), ("Kultur", (0, 0, 0, 0, 0, 0)))
    assert figure is not None
    assert figure.words.endswith("Klima: 2 gjennomført, 1 pågående og 1 ikke oppgitt. Kultur: ingen tiltak.")


def test_without_measures_there_is_no_picture() -> None:
    assert _figure(("Klima", (0, 0, 0, 0, 0, 0))) is None
    assert _figure() is None


def test_everything_stands_within_the_picture() -> None:
    figure = _figure(*((f"Tema {number}", (0, 1, 2, 3, 4, 5)) for number in range(30)))
    assert figure is not None
    assert all(key.y + 10 <= figure.height for key in figure.keys)
    assert all(part.x + part.width <= WIDTH for bar in figure.bars for part in bar.segments)
