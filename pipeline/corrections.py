"""The ``[[corrections]]`` of settings.toml → texts as the office wants them read. Nothing else changes a text.

In: raw sheets and paragraphs. Out: the same with the corrections made, each that was made with its place, and a finding
for each that fits nothing. A correction fits whole words, with the letter case as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, Location, warning
from pipeline.readers.cells import location_of
from pipeline.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.readers.raw import RawParagraph, RawSheet
    from pipeline.settings import Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A text that was corrected, for the receipt."""

    at: Location
    correction: Correction
    before: str
    after: str


@dataclass(slots=True)
class Correcting:
    """The corrections being made, file by file."""

    corrections: Sequence[Correction]
    made: list[Corrected] = field(default_factory=list)

    def sheet(self, sheet: RawSheet) -> RawSheet:
        """Correct the cells of a sheet."""
        rows = tuple(
            tuple(replace(cell, text=self._text(cell.text, location_of(sheet, cell.row, cell.column))) for cell in row)
            for row in sheet.rows
        )
        return replace(sheet, rows=rows) if self.corrections else sheet

    def paragraphs(self, file: str, paragraphs: Sequence[RawParagraph]) -> tuple[RawParagraph, ...]:
        """Correct the paragraphs of a document."""
        return tuple(
            replace(one, text=self._text(one.text, Location(file=file, cell=f"avsnitt {one.number}")))
            for one in paragraphs
        )

    def _text(self, text: str, at: Location) -> str:
        for correction in self.corrections:
            if correction.cell is None or at.is_named(correction.cell):
                after = correction.new.join(_words(correction.old).split(text))
                if after != text:
                    self.made.append(Corrected(at=at, correction=correction, before=text, after=after))
                text = after
        return text


def _words(text: str) -> re.Pattern[str]:
    """Match a text with any white space in it, but not within a longer word: «arr» is not in «arrangement»."""
    body = r"\s+".join(map(re.escape, text.split()))
    before, after = (r"\b" if end.isalnum() else "" for end in (text.strip()[:1], text.strip()[-1:]))
    return re.compile(f"{before}{body}{after}")


def unused_correction(corrections: Sequence[Correction], made: Sequence[Corrected]) -> Iterator[Finding]:
    """Rettelsen i settings.toml passer ikke på noen tekst.

    Teksten er kanskje rettet i arket. Ta da rettelsen bort; se ellers om ordene og cellen er skrevet som i arket.
    """
    used = [one.correction for one in made]
    for correction in corrections:
        if correction not in used:
            where = f" i {correction.cell}" if correction.cell else ""
            message = f"Rettelsen fra {quoted(correction.old)} til {quoted(correction.new)} passer ikke på noe{where}."
            hint = "Ta den bort hvis teksten er rettet i arket."
            yield warning(Code.UNUSED_CORRECTION, Location(file="settings.toml"), message, hint)
