"""The names of the places in a Word document that measures and headings are known by: bookmarks, which survive editing.

In: a measure's id, or a heading. Out: the name of its bookmark, and back. Word takes 40 letters, digits, underscores.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from pipeline.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADING_PLACE = "tema_"
"""How the names of headings' bookmarks begin."""
_NAME = re.compile(r"tiltak_([0-9a-f]{10})(?:_(\d+))?(?:_flyttet)?")
_ID = re.compile(r"m-([0-9a-f]{10})(?:-(\d+))?")


def bookmark_of(measure: str) -> str:
    """Name the bookmark of a measure: ``m-1c5c9b768e-2`` → ``tiltak_1c5c9b768e_2``."""
    return f"tiltak_{measure.removeprefix('m-').replace('-', '_')}"


def moved_bookmark_of(measure: str) -> str:
    """Name its bookmark where a tracked change puts it, since the place that it leaves may have the other one."""
    return f"{bookmark_of(measure)}_flyttet"


def is_id(text: str) -> bool:
    """Tell whether a text has the form of a measure's id."""
    return _ID.fullmatch(text) is not None


def id_of(bookmarks: Iterable[str]) -> str | None:
    """Find the measure that a paragraph is, by the bookmarks in it; the first one where there are several."""
    found = next((match for name in bookmarks if (match := _NAME.fullmatch(name))), None)
    return f"m-{found[1]}{f'-{found[2]}' if found[2] else ''}" if found else None


def heading_bookmark_of(section: str, theme: str | None) -> str:
    """Name the bookmark of a section's heading, or of a theme's."""
    return HEADING_PLACE + hashlib.sha256(f"{key(section)}\n{key(theme or '')}".encode()).hexdigest()[:10]
