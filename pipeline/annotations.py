"""Findings → what is written into a group's own workbook: a remark in each cell, and a line each on the sheet «Funn».

In: a workbook's name and what was found in it. Out: an Annotation, and the words of its remarks and lines. Knows our
own words again, so that they are never read as the group's, nor written twice. Opens no files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from pipeline.findings import SEVERITY_WORDS, Finding, Severity, counted
from pipeline.rules import RULES
from pipeline.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import Place, RawSheet

FOLDER = "retting"
"""Where the groups' workbooks with findings are put."""
AUTHOR = "Handlingsprogram"
SHEET = "Funn"
SIGN = (
    "Arket er laget av programmet handlingsprogram, og blir aldri lest. Rett i de andre arkene: "
    "hver celle det gjelder, har farge og en kommentar."
)
"""Stands on our sheet and says that it is ours; its name does not, since a group may call a sheet of its own «Funn»."""
LEGEND = (
    "Feil må rettes før rapporten kan lages. Advarsler må noen se på. Merknader sier hvordan noe er lest, og kan stå."
)
COLUMNS = ("Alvor", "Ark", "Celle", "Funn", "Gjør", "Kode")
_SIGNED_ROWS = 10
"""The sign is looked for this far down, so that a row or two may be put in above it."""
_FIRST = f"{AUTHOR}:"
_TO_DO = "→"
_WORDS = {severity: word.capitalize() for severity, word in SEVERITY_WORDS.items()}
_BREAK = r"(?:\r|_x000D_)?\n"
_REMARK = re.compile(
    rf"(?:{_BREAK}){{0,2}}^[ \t]*{_FIRST}(?:{_BREAK}[ \t]*(?:(?:{'|'.join(_WORDS.values())}): |{_TO_DO} )[^\n]*)+",
    re.MULTILINE,
)
"""Ours in a comment, with the empty line that parts it from the group's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What is to be written into one workbook."""

    file: str
    findings: tuple[Finding, ...]
    """The worst first; among those of the same severity by sheet, row and column."""
    ours: tuple[str, ...] = ()
    """The names of the sheets in it that we made before."""
    coloured: frozenset[tuple[str, Place]] = frozenset()
    """The sheet and the place of each cell that says something by its colour alone, and keeps it."""


def annotation_of(file: str, findings: Sequence[Finding], sheets: Sequence[RawSheet] = ()) -> Annotation:
    """Gather what was found in one workbook, whose sheets these are."""
    own = [finding for finding in findings if finding.at.file == file]
    order = [*dict.fromkeys(finding.at.sheet for finding in own)]

    def place(finding: Finding) -> tuple[int, tuple[int, int]]:
        return order.index(finding.at.sheet), position(finding.at.cell) if finding.at.cell else (0, 0)

    return Annotation(
        file=file,
        findings=worst_first(sorted(own, key=place)),
        ours=tuple(sheet.name for sheet in sheets if is_ours(sheet)),
        coloured=frozenset(
            (sheet.name, (cell.row, cell.column)) for sheet in sheets for cell in chain(*sheet.rows) if cell.coloured
        ),
    )


def worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put errors before warnings, and these before notes."""
    return tuple(finding for severity in Severity for finding in findings if finding.severity is severity)


def position(cell: str) -> tuple[int, int]:
    """Tell a cell's row and column: C41 → (41, 3).

    Raises:
        ValueError: it is no cell's name.

    """
    named = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d+)", cell)
    if named is None:
        message = f"no cell: {cell}"
        raise ValueError(message)
    column = 0
    for letter in named[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(named[2]), column


def remark(findings: Sequence[Finding]) -> str:
    """Write what is said of one cell: a line a finding, and under it what to do."""
    lines = [_FIRST]
    for finding in findings:
        lines += [f"{_WORDS[finding.severity]}: {_plain(finding.message)}", f"{_TO_DO} {_advice(finding)}"]
    return "\n".join(lines)


def own_parts(text: str) -> tuple[tuple[int, int], ...]:
    """Find where in a comment a remark of ours begins and ends, with the empty lines before it."""
    return tuple(found.span() for found in _REMARK.finditer(text))


def line(finding: Finding) -> tuple[str, ...]:
    """Write a finding as a line of the sheet, in the order of ``COLUMNS``."""
    at = finding.at
    word = _WORDS[finding.severity]
    return word, at.sheet or "", at.cell or "", _plain(finding.message), _advice(finding), str(finding.code)


def title(annotation: Annotation) -> str:
    """Say what the sheet holds."""
    return f"Funn i {annotation.file}: {counted(annotation.findings)}"


def is_ours(sheet: RawSheet) -> bool:
    """Tell whether a sheet is the one that we put into the workbook."""
    return any(one_line(cell.text) == SIGN for row in sheet.rows[:_SIGNED_ROWS] for cell in row)


def _advice(finding: Finding) -> str:
    """Say what to do: what the finding itself says, or else its rule."""
    advice = _plain(finding.hint or RULES[finding.code].advice)
    return advice[:1].upper() + advice[1:]


def _plain(text: str) -> str:
    """Put a text on one line, without what no file can hold."""
    return clean(one_line(text))
