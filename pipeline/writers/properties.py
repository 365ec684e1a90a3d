"""What a document says of itself beside its text, the same in Word and in PDF. A type, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the file says of itself, in Word and in PDF."""

    title: str
    author: str | None
    day: date | None
    """The status date; the file's own dates are set to it, never to today's."""
