"""Rules about which row is which measure, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.codes import MatchKind
from pipeline.findings import Code, Finding, note, warning
from pipeline.text import key, quoted, says_new
from pipeline.wording import SIMILAR, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.checks.evidence import Evidence
    from pipeline.model import DecidedMeasure, PlacedHeading, StatusRow

_WORTH_NAMING = 0.3
"""Shared words from which a measure is named to the one who wrote a row that is like it."""


def not_reported(evidence: Evidence) -> Iterator[Finding]:
    """Tiltaket i programmet er ikke rapportert i noe ark.

    Be gruppen om å rapportere, og legg tiltaket til i gruppens ark.
    """
    for one in evidence.measures:
        if one.merged.kind is MatchKind.MISSING:
            theme = one.measure.theme or one.measure.section
            message = f"{quoted(one.measure.text)} ({theme}) er ikke rapportert i noe ark."
            yield warning(Code.NOT_REPORTED, one.measure.at, message, "Legg tiltaket til i gruppens ark.")


def not_in_programme(evidence: Evidence) -> Iterator[Finding]:
    """Raden står ikke i programmet, og sier ikke at den er ny.

    Skriv «Nytt:» foran teksten hvis tiltaket er nytt, eller skriv den som i programmet.
    """
    for one, row in evidence.reported():
        if one.merged.new and not says_new(row.measure.text):
            message = f"{quoted(one.measure.text)} står ikke i programmet, og er tatt med som nytt tiltak."
            yield warning(Code.NOT_IN_PROGRAMME, row.measure.at, message, _advice(evidence, one))


def _advice(evidence: Evidence, new: DecidedMeasure) -> str:
    """Name the measure of the theme that nobody reports and that is most like the new one."""
    missing = (
        one.measure.text
        for one in evidence.measures
        if one.merged.kind is MatchKind.MISSING and one.measure.theme == new.measure.theme
    )
    nearest = max(missing, key=lambda text: compare(text, new.measure.text).score, default="")
    if compare(nearest, new.measure.text).score >= _WORTH_NAMING:
        return f"mente du {quoted(nearest)}? Skriv det da som i programmet, eller skriv «Nytt:» foran."
    return "Skriv «Nytt:» foran, eller rett teksten."


def not_new(evidence: Evidence) -> Iterator[Finding]:
    """Raden sier at den er ny, men tiltaket står i programmet.

    Ta bort «Nytt» hvis det er det samme tiltaket.
    """
    adopted = {measure.id for measure in evidence.programme.measures}
    for one, row in evidence.reported():
        is_adopted = (one.merged.repeats or one.measure.id) in adopted
        if is_adopted and says_new(row.measure.text) and not says_new(one.measure.text):
            message = (
                f"{quoted(row.measure.text)} er merket som nytt, men står i programmet: {quoted(one.measure.text)}."
            )
            yield note(Code.NOT_NEW, row.measure.at, message, "Ta bort «Nytt».")


def reworded(evidence: Evidence) -> Iterator[Finding]:
    """Teksten i arket er en annen enn i programmet.

    Ingenting, hvis det er det samme tiltaket: programmets tekst brukes. Skriv ellers «Nytt:» foran.
    """
    for one, row in _similar(evidence):
        if (one.merged.similarity or 0) >= SIMILAR:
            yield note(Code.REWORDED, row.measure.at, _both(one, row, "er lest som"), "Programmets tekst brukes.")
        elif _same_number(one, row):
            message = _both(one, row, "har samme nummer som")
            yield warning(Code.REWORDED, row.measure.at, message, "Rett nummeret eller teksten.")
        elif _same_id(one, row):
            hint = "Er det et nytt tiltak, skriv «Nytt:» foran; ellers brukes programmets tekst."
            yield warning(Code.REWORDED, row.measure.at, _both(one, row, "har samme id som"), hint)


def proposed_pair(evidence: Evidence) -> Iterator[Finding]:
    """Raden er lest som tiltaket fordi begge er de siste uten makker i temaet.

    Se om det er det samme tiltaket. Er det et annet, skriv «Nytt:» foran.
    """
    for one, row in _similar(evidence):
        if not _same_number(one, row) and not _same_id(one, row) and (one.merged.similarity or 0) < SIMILAR:
            message = _both(one, row, "er det siste uten makker i temaet, og er lest som")
            hint = "Skriv «Nytt:» foran hvis det er et annet tiltak."
            yield warning(Code.PROPOSED_PAIR, row.measure.at, message, hint)


def _similar(evidence: Evidence) -> Iterator[tuple[DecidedMeasure, StatusRow]]:
    """Give the rows that are their measure in other words."""
    for one, row in evidence.reported():
        if one.merged.kind is MatchKind.SIMILAR and not one.merged.repeats:
            yield one, row


def _both(one: DecidedMeasure, row: StatusRow, verb: str) -> str:
    return f"{quoted(row.measure.text)} {verb} {quoted(one.measure.text)} i programmet."


def _same_number(one: DecidedMeasure, row: StatusRow) -> bool:
    return row.number is not None and key(one.measure.number or "") == key(row.number.text)


def _same_id(one: DecidedMeasure, row: StatusRow) -> bool:
    return row.id == one.measure.id


def moved_theme(evidence: Evidence) -> Iterator[Finding]:
    """Tiltaket står under et annet tema i arket enn i programmet.

    Flytt raden til temaet som tiltaket har i programmet. Programmets tema brukes.
    """
    for pair in evidence.match.pairs:
        here = pair.placed.section, pair.placed.theme
        if pair.measure and here[0] and here != (pair.measure.section, pair.measure.theme):
            theme = pair.measure.theme or pair.measure.section
            message = f"{quoted(pair.measure.text)} står under {quoted(theme)} i programmet; det følges."
            yield warning(Code.MOVED_THEME, pair.placed.row.measure.at, message, "Flytt raden dit.")


def unknown_heading(evidence: Evidence) -> Iterator[Finding]:
    """Programmet har ingen slik overskrift.

    Rett overskriften til et av programmets temaer. Radene under er tatt med under den så lenge.
    """
    for placed in evidence.match.headings:
        if placed.similarity is None and _has_rows(placed, evidence):
            written = quoted(placed.heading.cell.text)
            message = f"Programmet har ingen overskrift {written}; radene under er tatt med under den."
            hint = "Rett overskriften til et av programmets temaer."
            yield warning(Code.UNKNOWN_HEADING, placed.heading.cell.at, message, hint)


def misspelt_heading(evidence: Evidence) -> Iterator[Finding]:
    """Overskriften i arket er skrevet annerledes enn i programmet.

    Rett overskriften hvis den er lest riktig, eller skriv den som i programmet hvis den er lest feil.
    """
    for placed in evidence.match.headings:
        if placed.similarity is not None and placed.similarity < 1:
            name = placed.theme or placed.section
            message = f"Overskriften {quoted(placed.heading.cell.text)} er lest som «{name}»."
            yield warning(Code.MISSPELT_HEADING, placed.heading.cell.at, message, f"mente du «{name}»?")


def _has_rows(placed: PlacedHeading, evidence: Evidence) -> bool:
    used = {(pair.placed.section, pair.placed.theme) for pair in evidence.match.pairs}
    return (placed.section, placed.theme) in used | {(section, None) for section, _ in used if section}


def passed_over(evidence: Evidence) -> Iterator[Finding]:
    """Teksten, arket eller filen er ikke lest som en del av rapporten.

    Ingenting, hvis det ikke er tiltak. Skriv ellers «Nytt:» foran raden, eller gi arket en rad med overskrifter.
    """
    for placed in evidence.match.headings:
        if placed.similarity is None and not _has_rows(placed, evidence):
            message = f"Teksten {quoted(placed.heading.cell.text)} har ingen tiltak under seg, og er ikke lest."
            yield note(Code.PASSED_OVER, placed.heading.cell.at, message)
    for row in evidence.match.footers:
        message = f"{quoted(row.measure.text)} rapporterer ikke på noe, og er ikke lest som tiltak."
        yield warning(Code.PASSED_OVER, row.measure.at, message, "Skriv «Nytt:» foran hvis det er et tiltak.")


def no_heading(evidence: Evidence) -> Iterator[Finding]:
    """Raden står ikke under noe tema.

    Skriv temaet på en rad over tiltaket.
    """
    for pair in evidence.match.pairs:
        if pair.placed.section is None and pair.measure is None:
            message = f"{quoted(pair.placed.row.measure.text)} står ikke under noe tema."
            yield warning(Code.NO_HEADING, pair.placed.row.measure.at, message, "Skriv temaet på en rad over.")


def theme_not_reported(evidence: Evidence) -> Iterator[Finding]:
    """Hele temaet er uten status, beskrivelse og svar.

    Be gruppen om å rapportere. Styret får se at temaet er uten rapport.
    """
    rows: dict[tuple[str | None, str | None], list[StatusRow]] = defaultdict(list)
    for pair in evidence.match.pairs:
        rows[pair.placed.section, pair.placed.theme].append(pair.placed.row)
    for placed in evidence.match.headings:
        own = rows[placed.section, placed.theme]
        if len(own) > 1 and not any(row.status or row.description or row.answer for row in own):
            message = f"Ingen av de {len(own)} radene under «{placed.theme or placed.section}» er fylt ut."
            yield warning(Code.THEME_NOT_REPORTED, placed.heading.cell.at, message, "Be gruppen om å rapportere.")
