"""DecidedProgramme → DraftProgramme: next year's programme as it could be adopted, and all that must be settled first.

In: the decided programme. Out: the draft. Every measure stands in exactly one of its parts; the annex traces each to
this year's, with the decision, the rule that gave it and the group's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codes import DecisionCode, Place
from pipeline.compose.parts import SectionItems, items_of, programme_name, sections_of

if TYPE_CHECKING:
    from pipeline.compose.parts import Item
    from pipeline.model import DecidedProgramme


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftProgramme:
    """The draft, part by part."""

    title: str
    year: int
    from_year: int
    sections: tuple[SectionItems, ...]
    """What goes on, as it is or changed; headings under which nothing does are left out."""
    for_decision: tuple[Item, ...]
    to_clarify: tuple[Item, ...]
    merged: tuple[Item, ...]
    dropped: tuple[Item, ...]
    annex: tuple[Item, ...]
    """Every measure, in this year's order."""


def compose_draft(programme: DecidedProgramme) -> DraftProgramme:
    """Compose the draft."""
    items = items_of(programme)

    def placed(place: Place) -> tuple[Item, ...]:
        return tuple(item for item in items if item.place is place)

    undecided = placed(Place.FOR_DECISION)
    return DraftProgramme(
        title=f"Utkast til {programme_name(programme.edition, programme.edition.next_year)}",
        year=programme.edition.next_year,
        from_year=programme.edition.year,
        sections=_filled(sections_of(programme, items, lambda item: item.place in {Place.KEPT, Place.CHANGED})),
        for_decision=tuple(item for item in undecided if item.decision is not DecisionCode.UNANSWERED),
        to_clarify=tuple(item for item in undecided if item.decision is DecisionCode.UNANSWERED),
        merged=placed(Place.MERGED),
        dropped=placed(Place.DROPPED),
        annex=items,
    )


def _filled(sections: tuple[SectionItems, ...]) -> tuple[SectionItems, ...]:
    """Leave out the headings that have nothing under them."""
    kept = (
        SectionItems(name=section.name, themes=tuple(theme for theme in section.themes if theme.items))
        for section in sections
    )
    return tuple(section for section in kept if section.themes)
