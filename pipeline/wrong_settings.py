"""What pydantic says is wrong in settings.toml → one clause of bokmål for each mistake.

In: an error as pydantic lists it, or the parser's. Out: text.
"""

from __future__ import annotations

import re
import reprlib

from pipeline.resolutions import FIELDS
from pipeline.text import listed

NAMES_NOTHING = "names_nothing"
UNKNOWN_FIELD = "unknown_field"
IN_TWO_GROUPS = "in_two_groups"
"""The kinds of mistakes that are our own."""
_FIELDS = listed([f"{{{name}}}" for name in FIELDS])


def _part(part: object) -> str:
    """Name a part of a place as people count: the first of the waivers is number 1."""
    return f"nr. {part + 1}" if isinstance(part, int) else str(part)


def line_of(problem: Exception) -> str:
    """Say on which line a file could not be read."""
    found = re.search(r"at line (\d+)", str(problem))
    return f", linje {found[1]}" if found else ""


_SHORTLY = reprlib.Repr()
_SHORTLY.maxstring = 70
_EXPECTED = {
    **dict.fromkeys(("year", "next_year"), "et årstall, som 2025"),
    **dict.fromkeys(("as_of", "date"), "en dato uten hermetegn, som 2025-09-02"),
    **dict.fromkeys(("read_hidden", "check"), "true eller false"),
    "resolutions": 'tekster i klammer, som ["Styret tar saken til orientering."]',
    "themes": 'temaer i klammer, som ["Klima og natur"]',
    "words": 'ord i klammer, som ["Klimasats"]',
    "case": "saksnummer og år, som 40/25",
    "code": "koden i funnet, som unknown-status",
    **dict.fromkeys(("file_mb", "unpacked_mb", "elements", "merged_cells"), "et helt tall, som 200"),
    **{name: f"en del for seg, [{name}]" for name in ("meeting", "groups", "spelling", "texts", "limits")},
    **{name: f"en del for hver, [[{name}]]" for name in ("corrections", "waivers")},
}
"""What should stand there, by the name of the setting; in all others, text."""


def mistake(error: object) -> str:
    """Say what is wrong, and what should stand there."""
    place = ".".join(_part(part) for part in error["loc"])  # type: ignore[index]
    wrong = f"(står som {_SHORTLY.repr(error['input'])})"  # type: ignore[index]
    name = "themes" if place.startswith("groups.") else place.rpartition(".")[2]
    expected = _EXPECTED.get(name, "tekst i hermetegn")
    told = {
        "extra_forbidden": f"«{place}» er ikke en innstilling",
        "missing": f"«{place}» mangler",
        UNKNOWN_FIELD: f"«{place}» har et felt som ikke finnes; det kan ha {_FIELDS}",
        IN_TWO_GROUPS: f"«{place}» har samme tema i flere grupper: {error.get('ctx', {}).get('themes')}",  # type: ignore[attr-defined]
        NAMES_NOTHING: f"«{place}» må ha cell (cellen) eller measure (tiltaket)",
    }
    if "[key]" in place or "vocabulary." in place:
        return f"«{place.removesuffix('.[key]')}» er ikke en liste i vocabulary.toml, eller er ikke tekster i klammer"
    return told.get(str(error["type"]), f"«{place}» skal være {expected} {wrong}")  # type: ignore[index]
