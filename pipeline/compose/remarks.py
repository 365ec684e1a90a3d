"""What the comments of the tracked-changes copy say: the decision, the group's own words, and where they stand.

In: the lines with what becomes of them, and what was decided. Out: the same lines, each change with its remark.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.codes import Place
from pipeline.compose.redline import Fate, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.compose.parts import Item
    from pipeline.compose.redline import Line
    from pipeline.findings import Location
    from pipeline.model import DecidedMeasure, DecidedProgramme


def with_remarks(lines: Sequence[Line], programme: DecidedProgramme, items: Sequence[Item]) -> tuple[Line, ...]:
    """Say of each change why; a measure that stays and is to be changed has a remark too."""
    decided = {one.measure.id: one for one in programme.measures}
    of_measures = {item.id: (item, _where(item, decided)) for item in items}
    parts = {line.measure: line.part for line in lines if line.part}
    return tuple(replace(line, remark=_remark(line, of_measures, parts)) for line in lines)


def _remark(
    line: Line, measures: Mapping[str, tuple[Item, str]], parts: Mapping[str | None, str | None]
) -> tuple[str, ...]:
    if line.measure is None:
        return _of_heading(line)
    item, where = measures[line.measure]
    if line.fate is Fate.KEPT and item.place is not Place.CHANGED:
        return ()
    under = (f"Var et underpunkt til «{item.under}».",) if item.under and line.kind is Kind.MEASURE else ()
    new = ("Nytt tiltak, som ikke sto i programmet.",) if item.new else ()
    moved = line.fate is Fate.DELETED and line.measure in parts
    to = (f"Flyttet til «{parts[line.measure]}» i utkastet.",) if moved else ()
    return (*new, *under, *_decision(item), where, *to)


def _of_heading(line: Line) -> tuple[str, ...]:
    match line.fate, line.kind:
        case Fate.KEPT, _:
            return ()
        case Fate.DELETED, Kind.SECTION | Kind.THEME:
            return ("Ingen tiltak under overskriften står igjen.",)
        case Fate.INSERTED, Kind.SECTION if line.part:
            return ("Tiltakene under overskriften er ikke foreslått videreført før dette er avgjort.",)
        case Fate.INSERTED, Kind.SECTION | Kind.THEME:
            return ("Overskriften står i et statusark, og ikke i programmet.",)
        case _, Kind.LABEL:
            return ("Utkastet er ikke vedtatt.",)
    return ("Tittelen er utkastets.",)


def _decision(item: Item) -> tuple[str, ...]:
    lines = [f"Forslag: {item.decision_label} ({item.basis_label})."]
    if item.target:
        lines.append(f"Slås sammen med «{item.target}».")
    if item.origin:
        lines.append(f"Svaret gjelder «{item.origin}».")
    if item.words:
        lines.append(f"Gruppens svar: «{item.words}»")
    return tuple(lines)


def _where(item: Item, decided: Mapping[str, DecidedMeasure]) -> str:
    """Say in which cell the answer stands, or where it is missing: the measure's own, or the one whose answer it is."""
    one = decided[item.id]
    answered = decided.get(one.decision.origin or "", one) if not item.words else one
    row = answered.merged.row
    if row is None:
        return "Tiltaket er ikke rapportert i noe ark."
    if row.answer is None and item.words and row.description:  # where the answer stands in the description
        return f"Står i {_named(row.description.at)}."
    return f"{'Står' if row.answer else 'Svaret mangler'} i {_named(row.answer_at)}."


def _named(at: Location) -> str:
    return f"{at.file}, arket «{at.sheet}», celle {at.cell}"
