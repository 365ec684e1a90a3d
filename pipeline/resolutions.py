"""What the board is asked to resolve: the office's own texts with their fields filled in, or the usual ones.

In: the texts of settings.toml, and what the report says. Out: numbered points, short, each to be carried out,
as is the custom for saksfremlegg.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.labels import BODY, counted

FIELDS = ("year", "next_year", "as_of", "body", "organ", "decisions")
"""What a text may hold in braces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The texts that settings may change, and the organ that resolves."""

    body: str = BODY
    """In the definite form."""
    resolutions: tuple[str, ...] = ()
    introduction: str | None = None
    draft_introduction: str | None = None

    @property
    def organ(self) -> str:
        """The organ with a capital."""
        return self.body[:1].upper() + self.body[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the fields stand for."""

    year: int
    next_year: int
    as_of: str
    decisions: int
    """Measures that the organ must decide."""


def resolutions(wording: Wording, facts: Facts) -> tuple[str, ...]:
    """Give what the organ is asked to resolve."""
    texts = wording.resolutions or _usual(facts.decisions)
    return tuple(filled_in(text, wording, facts) for text in texts)


def filled_in(text: str, wording: Wording, facts: Facts) -> str:
    """Put the facts in the fields of a text; a sentence that begins with the organ has its capital."""
    values = {
        "year": str(facts.year),
        "next_year": str(facts.next_year),
        "as_of": facts.as_of,
        "body": wording.body,
        "organ": wording.organ,
        "decisions": counted(facts.decisions),
    }
    for name in FIELDS:
        text = text.replace(f"{{{name}}}", values[name])
    return text[:1].upper() + text[1:]


def _usual(decisions: int) -> tuple[str, ...]:
    what = "tiltaket" if decisions == 1 else "de {decisions} tiltakene"
    questions = (f"{{body}} gir føringer for {what} under «{{organ}} må ta stilling til».",) if decisions else ()
    joins = "slutter seg for øvrig til" if decisions else "slutter seg til"
    return (
        "{body} tar status for handlingsprogram {year} til orientering.",
        *questions,
        f"{{body}} {joins} utkastet til handlingsprogram {{next_year}} som grunnlag for videre arbeid.",
    )
