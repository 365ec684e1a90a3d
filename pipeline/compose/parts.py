"""The parts that both documents are made of: an item, a theme, a section, and their titles.

In: the decided programme. Out: frozen parts in the office's words, in the programme's order.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.codes import ENDING, Basis, DecisionCode, Fit, Place, StatusCode
from pipeline.dates import in_words
from pipeline.labels import BASIS_LABELS, BODY, decision_label, genitive
from pipeline.resolutions import Facts
from pipeline.vocabulary import STATUS_LABELS, STATUS_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.model import DecidedMeasure, DecidedProgramme, Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A measure or a point, with all that the documents may say of it."""

    id: str
    text: str
    section: str
    theme: str | None
    parent: str | None
    """The id of the measure that a point stands under."""
    under: str | None
    """Its text."""
    new: bool
    repeated: bool
    """The sheet has the measure once more; this is the second row."""
    status: StatusCode
    status_label: str
    status_symbol: str
    status_written: str | None
    """What stands in the cell, where it is not the label."""
    description: str | None
    place: Place
    decision: DecisionCode
    decision_label: str
    basis_label: str
    words: str | None
    """The group's own answer."""
    reason: str | None
    origin: str | None
    """The text of the measure whose answer this is."""
    target: str | None
    """The text of the measure that this one is to be merged with."""
    extra: tuple[tuple[str, str], ...]
    """Other filled columns: header and text."""

    @property
    def counts(self) -> bool:
        """Tell whether it counts as a measure: points are counted apart, but what is new counts."""
        return (self.under is None or self.new) and not self.repeated

    @property
    def goes_with_its_measure(self) -> bool:
        """Tell whether a point only follows the measure it stands under."""
        return self.origin is not None and self.origin == self.under

    @property
    def why_not(self) -> str | None:
        """Why it is not carried out: the description, or what the group says where it wants the measure ended."""
        if self.description or self.reason is None or self.origin or self.decision not in ENDING:
            return self.description
        return f"«{self.reason}»"

    @property
    def heading(self) -> str:
        """The theme, or the section where there is none."""
        return self.theme or self.section


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeItems:
    """A theme with its items; ``name`` None where they stand right under the section."""

    name: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionItems:
    """A section with its themes."""

    name: str
    themes: tuple[ThemeItems, ...]


def items_of(programme: DecidedProgramme, body: str = BODY) -> tuple[Item, ...]:
    """Make an item of every measure, in the programme's order; ``body`` is the organ that decides."""
    texts = {one.measure.id: one.measure.text for one in programme.measures}
    return tuple(_item(one, texts, body) for one in programme.measures)


def _item(one: DecidedMeasure, texts: dict[str, str], body: str) -> Item:
    status, row, decision = one.merged.status, one.merged.row, one.decision
    label = STATUS_LABELS[status.code]
    plain = status.fit is Fit.SIGN or (status.as_written or "").casefold() == label.casefold()
    plain |= row is not None and row.description == row.status
    return Item(
        id=one.measure.id,
        text=one.measure.text,
        section=one.measure.section,
        theme=one.measure.theme,
        parent=one.measure.parent,
        under=texts[one.measure.parent] if one.measure.parent else None,
        new=one.merged.new,
        repeated=one.merged.repeats is not None,
        status=status.code,
        status_label=label,
        status_symbol=STATUS_SYMBOLS[status.code],
        status_written=None if plain else status.as_written,
        description=row.description.text if row and row.description else None,
        place=one.place,
        decision=decision.code,
        decision_label=decision_label(decision.code, body),
        basis_label=BASIS_LABELS[decision.basis],
        words=decision.as_written if decision.basis not in {Basis.INHERITED, Basis.NONE} else None,
        reason=decision.reason,
        origin=texts[decision.origin] if decision.origin else None,
        target=texts[decision.target] if decision.target else None,
        extra=tuple((name, cell.text) for name, cell in row.extra) if row else (),
    )


def sections_of(
    programme: DecidedProgramme, items: tuple[Item, ...], wanted: Callable[[Item], bool]
) -> tuple[SectionItems, ...]:
    """Group items by section and theme; every heading of the programme is there, empty ones too."""
    under: defaultdict[tuple[str, str | None], list[Item]] = defaultdict(list)
    for item in items:
        under[item.section, item.theme].append(item)
    return tuple(
        SectionItems(
            name=section,
            themes=tuple(
                ThemeItems(
                    name=theme,
                    items=tuple(item for item in under[section, theme] if wanted(item)),
                )
                for _, theme in headings
            ),
        )
        for section, headings in groupby(programme.headings, key=lambda heading: heading[0])
    )


def programme_name(edition: Edition, year: int) -> str:
    """Name a year's programme: ``Osloregionens handlingsprogram 2025``."""
    if edition.organisation is None:
        return f"Handlingsprogram {year}"
    return f"{genitive(edition.organisation)} handlingsprogram {year}"


def as_of(edition: Edition) -> str:
    """Name the status date: ``2. september 2025``."""
    return in_words(edition.as_of) if edition.as_of else "dato ikke oppgitt"


def facts_of(programme: DecidedProgramme, decisions: int) -> Facts:
    """Give what the fields of the office's own texts stand for; ``decisions`` is how many measures are left open."""
    edition = programme.edition
    return Facts(year=edition.year, next_year=edition.next_year, as_of=as_of(edition), decisions=decisions)
