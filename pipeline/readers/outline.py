"""The programme being built from top to bottom, whatever it is read from.

In: headings and measures in order. Out: a Programme, each measure with the id that it has in every run and year.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, Location, warning
from pipeline.model import Measure, Programme
from pipeline.text import key, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator


def measure_id(section: str, theme: str | None, parent: str | None, text: str) -> str:
    """Name a measure by what it is: the same text under the same heading has the same id in every run and year."""
    identity = "\n".join((key(section), key(theme or ""), parent or "", key(text)))
    return "m-" + hashlib.sha256(identity.encode()).hexdigest()[:10]


@dataclass(slots=True)
class Outline:
    """The programme being built from top to bottom: where we stand, and what has been put down."""

    file: str
    title: str | None = None
    front: tuple[str, ...] = ()
    section: str | None = None
    theme: str | None = None
    headings: list[tuple[str, str | None]] = field(default_factory=list)
    places: dict[tuple[str, str | None], Location] = field(default_factory=dict)
    """Where each heading stands."""
    measures: list[Measure] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """The ids."""
    named: Counter[str] = field(default_factory=Counter)
    """How many have each id, with a number behind it or without."""

    def enter(self, level: int, name: str, at: Location) -> None:
        """Go under a heading: level 1 is a section, 2 a theme."""
        if level == 1 or self.section is None:
            self.section, self.theme = name, None
        else:
            self.theme = name
            if self.headings and self.headings[-1] == (self.section, None):
                self._forget_empty_section()
        if (self.section, self.theme) not in self.headings:
            self.headings.append((self.section, self.theme))
            self.places[self.section, self.theme] = at

    def _forget_empty_section(self) -> None:
        """Drop the entry for measures right under the section where there turned out to be none."""
        if not any((measure.section, measure.theme) == self.headings[-1] for measure in self.measures):
            self.headings.pop()

    def put(
        self, text: str, at: Location, parent: str | None = None, number: str | None = None, known: str | None = None
    ) -> Measure:
        """Put down a measure, or a point under ``parent``; ``known`` is the id that it has from before."""
        section = self.section or ""
        measure = Measure(
            id=self._id(known, measure_id(section, self.theme, parent, text)),
            section=section,
            theme=self.theme,
            text=text,
            parent=parent,
            number=number,
            at=at,
        )
        self.measures.append(measure)
        return measure

    def _id(self, known: str | None, name: str) -> str:
        """Take the id that is known, unless another has it already: a paragraph that was copied is a new measure."""
        same = self.named[name]
        free = known if known and known not in self.taken else f"{name}-{same + 1}" if same else name
        self.taken.add(free)
        self.named["-".join(free.split("-")[:2])] += 1
        return free

    def found(self) -> tuple[Finding, ...]:
        """Give what was found on the way, and the headings that hold nothing."""
        return *self.findings, *empty_heading(self)

    def programme(self) -> Programme:
        """Give what was built."""
        return Programme(
            file=self.file,
            title=self.title,
            front=self.front,
            headings=tuple(self.headings),
            measures=tuple(self.measures),
        )


def empty_heading(outline: Outline) -> Iterator[Finding]:
    """Overskriften i programmet har ingen tiltak under seg.

    Skriv tiltakene under den, som punkter i en liste eller rader i en tabell. Er den ikke noe tema, gi den vanlig tekst
    i stedet for en overskriftsstil; ellers står den som et tomt tema i dokumentene.
    """
    filled = {(measure.section, measure.theme) for measure in outline.measures}
    parted = {section for section, theme in outline.headings if theme}
    for section, theme in outline.headings:
        if (section, theme) not in filled and (theme or section not in parted):
            message = f"Overskriften {quoted(theme or section)} i programmet har ingen tiltak under seg."
            hint = "Skriv tiltakene under den som punkter i en liste. Er den ikke noe tema, gi den vanlig tekst."
            yield warning(Code.EMPTY_HEADING, outline.places[section, theme], message, hint)
