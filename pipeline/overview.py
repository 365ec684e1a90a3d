"""Findings and the decided programme → the overview that the command line prints: a table by file, and who is missing.

In: findings, the workbooks' names, the decided programme. Out: lines of text, of at most 80 characters where the names
allow it. Prints nothing itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.annotations import FOLDER as HANDED_BACK
from pipeline.findings import SEVERITY_PLURALS, Severity
from pipeline.vocabulary import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pipeline.findings import Finding
    from pipeline.model import DecidedMeasure, DecidedProgramme

_LONGEST = 60
"""Letters of a name that is shown whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreported:
    """A theme with measures that nobody has reported on."""

    theme: str
    missing: int
    """Measures without status, description and answer, their points included."""
    measures: int


def findings_table(workbooks: Sequence[str], findings: Sequence[Finding]) -> tuple[str, ...]:
    """Count the findings of each file by severity, the workbooks first, also those that have none."""
    files = [*dict.fromkeys((*workbooks, *sorted(finding.at.file for finding in findings)))]
    numbers = Counter((finding.at.file, finding.severity) for finding in findings)
    rows = [[_short(file), *(str(numbers[file, severity]) for severity in Severity)] for file in files]
    return tuple(_aligned([["", *(SEVERITY_PLURALS[severity] for severity in Severity)], *rows]))


def unreported(programme: DecidedProgramme) -> tuple[Unreported, ...]:
    """Find the themes that lack reports, in the programme's order; a measure is reported if one of its points is."""
    over = {one.measure.id: one.measure.parent or one.measure.id for one in programme.measures}
    reported = {over[one.merged.repeats or one.measure.id] for one in programme.measures if _says_something(one)}
    own = [one.measure for one in programme.measures if _is_own(one)]
    themes = Counter((one.section, one.theme) for one in own)
    missing = Counter((one.section, one.theme) for one in own if one.id not in reported)
    return tuple(
        Unreported(theme=theme or section, missing=missing[section, theme], measures=number)
        for (section, theme), number in themes.items()
        if missing[section, theme]
    )


def unreported_table(themes: Sequence[Unreported]) -> tuple[str, ...]:
    """Say for each theme how many of its measures nobody has reported on."""
    if not themes:
        return ("Alle tiltak i programmet er rapportert.",)
    rows = [[_short(one.theme), f"{one.missing} av {one.measures}"] for one in themes]
    head = "Ikke rapportert ennå (tiltak uten status, beskrivelse og svar):"
    return head, *(f"  {line}" for line in _aligned(rows))


def _is_own(one: DecidedMeasure) -> bool:
    """Tell whether it is a measure of the programme, and no point of one."""
    return one.measure.parent is None and not one.merged.new and one.merged.repeats is None


def _says_something(one: DecidedMeasure) -> bool:
    row = one.merged.row
    cells = (row.status, row.description, row.answer) if row else ()
    return any(cell is not None and not is_blank(cell.text) for cell in cells)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Set the first column to the left and the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        numbers = (text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0].ljust(widths[0]), *numbers))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 2].rstrip()} …"


def open_told(inputs: Iterable[tuple[str, str]], outputs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Say which files somebody had open, each with who: what of them was read, and that there are newer ones."""
    read = (f"{name} er åpen hos {who}. Det som sist ble lagret, er lest." for name, who in inputs)
    made = (f"{name} er åpen hos {who}. Lukk den uten å lagre, og åpne den nye." for name, who in outputs)
    return (*read, *made)


def kept_told(kept: Sequence[str]) -> Iterator[str]:
    """Tell of the files that someone has edited since the last run."""
    for name in kept:
        corrected = f"{HANDED_BACK}/" in name
        what = "en arbeidsbok" if corrected else "et dokument"
        then = " Er den rettet, legg den i mappen som leses." if corrected else ""
        yield f"Noen har redigert {what} fra forrige kjøring; kopien er tatt vare på som «{name}».{then}"


def written_told(written: Sequence[str], output: Path) -> str:
    """Name the files, and how many workbooks there are for the groups."""
    back = [name for name in written if name.startswith(f"{HANDED_BACK}/")]
    names = f"{output}: {', '.join(name for name in written if name not in back)}"
    books = f"{len(back)} arbeidsb{'ok' if len(back) == 1 else 'øker'} til gruppene, med funnene i"
    return f"Skrevet i {names}; og i {output / HANDED_BACK}: {books}." if back else f"Skrevet i {names}."
