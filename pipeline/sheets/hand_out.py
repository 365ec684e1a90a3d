"""The command: read the programme, plan a workbook for each group, write them, put them in place.

In: paths and wishes. Out: files, and an Outcome that the command line tells of. A workbook that someone has filled in
is never overwritten, but set aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.digests import digest_of, digests_of
from pipeline.errors import SettingsError
from pipeline.output import put
from pipeline.settings import NAME as SETTINGS_NAME
from pipeline.sheets.form import form_of
from pipeline.sheets.groups import file_names, groups_of, one_for_all, unknown_names
from pipeline.sheets.source import read_source
from pipeline.text import listed
from pipeline.writers.machine import Receipt, receipt_json
from pipeline.writers.workbook import write_form

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pipeline.findings import Finding
    from pipeline.model import Edition
    from pipeline.sheets.form import Round
    from pipeline.sheets.groups import Group
    from pipeline.sheets.source import Source, Wish

RECEIPT = "statusark.json"
"""Tells the next time which workbooks are ours; not a run's, whose documents may stand in the same folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A workbook that was written."""

    file: str
    group: Group
    measures: int
    """Points not counted."""

    @property
    def told(self) -> str:
        """Say whose it is and what is in it."""
        themes = listed([theme or section for section, theme in self.group.headings])
        whose = f"til {self.group.name}, med {themes}" if self.group.named else self.group.name or "alle temaer"
        return f"{whose} ({self.measures} tiltak)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the command came to."""

    edition: Edition
    written: tuple[Written, ...]
    ungrouped: tuple[str, ...]
    """Themes that no group of the settings has, where there are groups."""
    kept: tuple[str, ...]
    """Workbooks of the last time that someone has filled in, under the names they were set aside with."""
    findings: tuple[Finding, ...]

    def told(self, output: Path) -> Iterator[str]:
        """Tell what was written, and what the secretariat may want to give, and run again."""
        for name in self.kept:
            yield f"Noen har fylt ut en arbeidsbok fra forrige gang; den er tatt vare på som «{name}»."
        yield f"Skrevet i {output}:"
        yield from (f"  {written.file}: {written.told}" for written in self.written)
        yield from self._lacks()

    def _lacks(self) -> Iterator[str]:
        if self.ungrouped:
            names = listed([f"«{name}»" for name in self.ungrouped])
            yield f"Uten gruppe i settings.toml, og derfor i egne arbeidsbøker: {names}."
        if self.edition.organisation is None:
            yield 'Titlene mangler navnet på organisasjonen. Skriv organisation = "…" i settings.toml.'
        if self.edition.as_of is None:
            example = f"--as-of {self.edition.year}-12-01"
            yield f"Titlene mangler datoen for statusen. Skriv den bak «per», eller kjør på nytt med den: {example}."


def hand_out(path: Path, output: Path, wish: Wish, *, one: bool = False) -> Outcome:
    """Write the workbooks of the next round.

    Raises:
        PipelineError: the programme or the settings cannot be read, or the folder not be written.

    """
    source = read_source(path, wish)
    asked, named = source.asked, source.settings.groups
    if unknown := unknown_names(asked, named):
        raise SettingsError(_unknown(unknown, asked))
    groups = one_for_all(asked) if one else groups_of(asked, named)
    names = tuple(file_names(groups, asked.edition.year))
    books = {name: write_form(form_of(group, asked)) for name, group in zip(names, groups, strict=True)}
    return Outcome(
        edition=asked.edition,
        written=tuple(_written(name, group, asked) for name, group in zip(names, groups, strict=True)),
        ungrouped=tuple(group.name or "" for group in groups if named and not group.named and not one),
        kept=_put(books, output, source),
        findings=source.findings,
    )


def _unknown(names: tuple[str, ...], asked: Round) -> str:
    themes = dict.fromkeys(f"«{theme or section}»" for section, theme in asked.headings)
    return (
        f"{SETTINGS_NAME}: {listed([f'«{name}»' for name in names])} under [groups] er ikke temaer i programmet. "
        f"Skriv dem som der: {', '.join(themes)}."
    )


def _written(name: str, group: Group, asked: Round) -> Written:
    measures = (one for one in asked.programme.measures if one.parent is None)
    number = sum((one.section, one.theme) in group.headings for one in measures)
    return Written(file=name, group=group, measures=number)


def _put(books: dict[str, bytes], output: Path, source: Source) -> tuple[str, ...]:
    receipt = Receipt(
        version=version("handlingsprogram"),
        inputs={path.name: digest_of(path.read_bytes()) for path in source.files},
        templates={},
        outputs=digests_of(books),
        corrected=(),
        waived=(),
    )
    return put({**books, RECEIPT: receipt_json(receipt).encode()}, output, RECEIPT)
