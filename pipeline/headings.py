"""Which level a status sheet's headings have: section or theme. Nothing in the sheet marks it.

In: a sheet's headings and rows in order, and the programme's headings where there is one. Out: the level of each
heading, and which heading of the programme it means.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from pipeline.model import Heading, PlacedHeading, PlacedRow
from pipeline.short_headings import stands_for
from pipeline.text import heading_key, likeness, one_line
from pipeline.vocabulary import SECTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence, Set as AbstractSet

    from pipeline.findings import Location
    from pipeline.model import Programme, StatusRow, StatusSheet

_LONG = 8
"""Letters that may begin a heading of the programme: «Grønn næring», for «Grønn næringsutvikling»."""
SIMILAR_HEADING = 0.84
"""Likeness from which a heading is taken for one of the programme's."""
_CUT_SHORT = 0.88
"""How like its whole a heading is that is written short: «Komp. & arb.liv»."""


def levels(items: Sequence[Heading | StatusRow]) -> dict[Location, int]:
    """Tell sections (1) from themes (2) by the sheet alone.

    A heading is a section where the sheet's columns say so, where its name is a usual one for sections, or where the
    next heading follows at once. Where no heading is any of these, the sheet has one level, and each is a section.
    """
    found = {item.cell.at: _level(item, after) for item, after in _with_next(items)}
    if 1 not in found.values():
        return dict.fromkeys(found, 1)
    return found


def _with_next(
    items: Sequence[Heading | StatusRow],
) -> list[tuple[Heading, Heading | StatusRow | None]]:
    return [(item, then) for item, then in zip_longest(items, items[1:]) if isinstance(item, Heading)]


def _level(heading: Heading, after: Heading | StatusRow | None) -> int:
    if heading.level is not None:
        return heading.level
    above_theme = isinstance(after, Heading) and after.level in {None, 2}
    return 1 if heading_key(heading.cell.text) in SECTION_NAMES or above_theme else 2


def place(
    sheets: Sequence[StatusSheet], programme: Programme
) -> tuple[tuple[PlacedHeading, ...], tuple[PlacedRow, ...]]:
    """Put every row under the heading of the programme that the sheet's heading means."""
    headings: list[PlacedHeading] = []
    rows: list[PlacedRow] = []
    for sheet in sheets:
        level_of = levels(sheet.items)
        section, theme = _heading_of_sheet(sheet, programme)
        passed: set[tuple[str | None, str | None]] = set()
        for item in sheet.items:
            if isinstance(item, Heading):
                placed = _placed(item, level_of[item.cell.at], _Place(section=section, passed=passed), programme)
                section, theme = placed.section, placed.theme
                passed.add((section, theme))
                headings.append(placed)
            else:
                rows.append(PlacedRow(row=item, section=section, theme=theme))
    return tuple(headings), tuple(rows)


def _heading_of_sheet(sheet: StatusSheet, programme: Programme) -> tuple[str | None, str | None]:
    """Find the heading that the sheet's name, the lines above the table or the file's name say."""
    names = (sheet.name, *(cell.text for cell in sheet.above), sheet.file.rpartition(".")[0])
    for name in names:
        found, similarity = _nearest(name, programme.headings, _Place(section=None, passed=frozenset()))
        if found and similarity >= SIMILAR_HEADING:
            return found
    return None, None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in a sheet a heading stands: under which section, and behind which headings."""

    section: str | None
    passed: AbstractSet[tuple[str | None, str | None]]

    def rank(self, heading: tuple[str, str | None]) -> int:
        """Order headings of the same name: one still to come in this section, then a section to come, then this."""
        here, to_come = heading[0] == self.section, heading not in self.passed
        return 3 if here and to_come else 2 if to_come and heading[1] is None else int(here)


def _placed(heading: Heading, level: int, place: _Place, programme: Programme) -> PlacedHeading:
    section = place.section
    found, similarity = _nearest(heading.cell.text, programme.headings, place)
    if found and similarity >= SIMILAR_HEADING:
        return PlacedHeading(heading=heading, section=found[0], theme=found[1], similarity=similarity)
    name = one_line(heading.cell.text).rstrip(" :")
    if level == 1 or section is None:
        return PlacedHeading(heading=heading, section=name, theme=None, similarity=None)
    return PlacedHeading(heading=heading, section=section, theme=name, similarity=None)


def _nearest(
    name: str, headings: Sequence[tuple[str, str | None]], place: _Place
) -> tuple[tuple[str, str | None] | None, float]:
    """Find the heading of the programme most like ``name``; of equals the one that comes next."""
    known = (*dict.fromkeys((section_name, None) for section_name, _ in headings), *headings)
    same = [heading for heading in known if heading_key(heading[1] or heading[0]) == heading_key(name)]
    scored = [(heading_likeness(name, heading[1] or heading[0]), heading) for heading in same or known]
    best = max(scored, key=lambda pair: (pair[0], place.rank(pair[1])), default=(0.0, None))
    return best[1], best[0]


def heading_likeness(name: str, other: str) -> float:
    """Tell how alike two headings are, 0 to 1; the beginning of a longer heading counts as nearly the same."""
    a, b = heading_key(name), heading_key(other)
    if a == b:
        return 1.0
    shortened = a and (f"{b} ".startswith(f"{a} ") or f"{a} ".startswith(f"{b} "))
    begun = len(a) >= _LONG and b.startswith(a)
    behind_section = ":" in name and heading_key(name.rpartition(":")[2]) == b
    sure = 0.9 if shortened or begun or behind_section else _CUT_SHORT if stands_for(name, other) else 0.0
    return max(sure, likeness(a, b))
