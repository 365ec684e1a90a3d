"""DecidedProgramme → DraftProgramme: next year's programme as it could be adopted, and all that must be settled first.

In: the decided programme. Out: the draft. Every measure stands in exactly one of its parts; the annex traces each to
this year's, with the decision, the rule that gave it and the group's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.codes import DecisionCode, Place
from pipeline.compose.parts import SectionItems, facts_of, items_of, programme_name, sections_of
from pipeline.resolutions import Wording, filled_in

if TYPE_CHECKING:
    from pipeline.compose.parts import Item
    from pipeline.model import DecidedProgramme


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftProgramme:
    """The draft, part by part."""

    title: str
    year: int
    from_year: int
    body: str
    """The organ that decides, in the definite form: «styret»."""
    introduction: str | None
    """The office's own; None where the usual one stands."""
    sections: tuple[SectionItems, ...]
    """What goes on, as it is or changed; headings under which nothing does are left out."""
    for_decision: tuple[Item, ...]
    to_clarify: tuple[Item, ...]
    merged: tuple[Item, ...]
    dropped: tuple[Item, ...]
    annex: tuple[Item, ...]
    """Every measure, in this year's order."""


def compose_draft(programme: DecidedProgramme, wording: Wording | None = None) -> DraftProgramme:
    """Compose the draft."""
    wording = wording or Wording()
    items = items_of(programme, wording.body)

    def placed(place: Place) -> tuple[Item, ...]:
        return tuple(item for item in items if item.place is place)

    undecided = placed(Place.FOR_DECISION)
    for_decision = tuple(item for item in undecided if item.decision is not DecisionCode.UNANSWERED)
    text, facts = wording.draft_introduction, facts_of(programme, len(for_decision))
    return DraftProgramme(
        title=f"Utkast til {programme_name(programme.edition, programme.edition.next_year)}",
        year=programme.edition.next_year,
        from_year=programme.edition.year,
        body=wording.body,
        introduction=filled_in(text, wording, facts) if text else None,
        sections=_filled(sections_of(programme, items, lambda item: item.place in {Place.KEPT, Place.CHANGED})),
        for_decision=for_decision,
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
