from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest

from pipeline import progress as module
from pipeline.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._is_terminal = terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Stream]:
    def replaced(*, terminal: bool = False, patience: float = 0.0) -> Stream:
        new = Stream(terminal=terminal)
        monkeypatch.setattr("sys.stderr", new)
        monkeypatch.setattr(module, "PATIENCE", patience)
        monkeypatch.setenv("TERM", "xterm")
        return new

    return replaced


def until(shown: Stream, text: str) -> bool:
    """Wait for a text: the first comes from another thread."""
    end = time.monotonic() + 5
    while text not in shown.getvalue() and time.monotonic() < end:
        time.sleep(0.01)
    return text in shown.getvalue()


def test_what_is_done_at_once_is_not_told(stream: Callable[..., Stream]) -> None:
    shown = stream(patience=60)
    with progress("Leser") as step:
        step("Skriver")
    assert shown.getvalue() == ""


def test_each_step_is_a_line_where_there_is_no_terminal(stream: Callable[..., Stream]) -> None:
    shown = stream()
    with progress("Leser") as step:
        assert until(shown, "Leser …\n")
        step("Setter", "1 side")
        step("Setter", "2 sider")
        step("Legger på plass")
    step("Leser igjen")
    assert shown.getvalue() == "Leser …\nSetter, 1 side …\nLegger på plass …\n"


def test_a_long_step_is_told_again(stream: Callable[..., Stream], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = stream()
    monkeypatch.setattr(module, "_INTERVAL", 0.0)
    with progress("Leser") as step:
        assert until(shown, "Leser …\n")
        step("Setter", "1 side")
        step("Setter", "2 sider")
    assert shown.getvalue() == "Leser …\nSetter, 1 side …\nSetter, 2 sider …\n"


def test_a_terminal_has_one_line_that_is_gone_at_the_end(stream: Callable[..., Stream]) -> None:
    shown = stream(terminal=True)
    with progress("Leser") as step:
        assert until(shown, "Leser …")
        step("Setter", "2 sider")
        assert until(shown, "Setter, 2 sider …")
    assert shown.getvalue().endswith("\x1b[2K")  # erases the line


def test_what_went_wrong_is_not_hidden(stream: Callable[..., Stream]) -> None:
    shown = stream(terminal=True)

    def fail() -> None:
        with progress("Leser"):
            assert until(shown, "Leser …")
            raise ValueError("galt")

    with pytest.raises(ValueError, match="galt"):
        fail()
    assert shown.getvalue().endswith("\x1b[2K")
