"""What a command is doing, shown where it takes more than two seconds.

In: a sentence at each step. Out: a line that changes, in a terminal; elsewhere plain lines. All on standard error, so
that what a command prints is the same however long it took.
"""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 2.0
"""Seconds before anything is shown: what is done by then needs no telling."""
_INTERVAL = 10.0
"""Seconds between plain lines about the same step."""


class Step(Protocol):
    """Says what is done now, as «Skriver Word-filene», and how far it has come."""

    def __call__(self, what: str, how_far: str = "") -> None:
        """Say it."""


def silent(what: str, how_far: str = "") -> None:
    """Say nothing."""


@contextmanager
def progress(what: str) -> Iterator[Step]:
    """Show what is done, from when it has taken two seconds until the ``with`` block is left."""
    shown = _InTerminal(what) if sys.stderr.isatty() else _Shown(what)
    timer = threading.Timer(PATIENCE, shown.begin)
    timer.daemon = True
    timer.start()
    try:
        yield shown.step
    finally:
        timer.cancel()
        shown.end()


class _Shown:
    """Plain lines: one a step, and one every ten seconds while it lasts."""

    def __init__(self, what: str) -> None:
        self._said = what, ""
        self._written: tuple[str, float] | None = None
        self._lock = threading.Lock()
        self._is_on = self._is_over = False

    def begin(self) -> None:
        """Show what is said now, and all that is said from now on."""
        with self._lock:
            if self._is_over:  # it ended in the moment that this began
                return
            self._is_on = True
            self._open()
            self._show()

    def end(self) -> None:
        """Show nothing more."""
        with self._lock:
            if self._is_on:
                self._close()
            self._is_on, self._is_over = False, True

    def step(self, what: str, how_far: str = "") -> None:
        """Go on to a step, or further in it."""
        with self._lock:
            self._said = what, how_far
            if self._is_on:
                self._show()

    @property
    def _line(self) -> str:
        return ", ".join(filter(None, self._said)) + " …"

    def _open(self) -> None:
        """Get ready."""

    def _show(self) -> None:
        what, now = self._said[0], monotonic()
        if self._written is None or what != self._written[0] or now - self._written[1] >= _INTERVAL:
            self._written = what, now
            print(self._line, file=sys.stderr, flush=True)  # noqa: T201

    def _close(self) -> None:
        """Clear up."""


class _InTerminal(_Shown):
    """One line that changes, and is gone at the end."""

    _status: Any

    def _open(self) -> None:
        from rich.console import Console  # noqa: PLC0415  which only a long run in a terminal needs

        self._status = Console(stderr=True).status(self._line)
        self._status.start()

    def _show(self) -> None:
        self._status.update(self._line)

    def _close(self) -> None:
        self._status.stop()
