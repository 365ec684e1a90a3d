"""A year's folder → what it says: gather the inputs, and call the core in order. Writes nothing.

In: folders. Out: a Reading, which the check tells of and the report writes documents of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.checks import Evidence, check
from pipeline.decide import decide
from pipeline.edition import find_edition
from pipeline.findings import Finding, Severity
from pipeline.inputs import Inputs, read_inputs
from pipeline.last_report import find_last
from pipeline.match import match
from pipeline.merge import merge
from pipeline.model import DecidedProgramme
from pipeline.originals import LAST_REPORT, hold, originals
from pipeline.readers.dictionary import read_lexicon
from pipeline.settings import read_settings
from pipeline.vocabulary import with_additions
from pipeline.waivers import Waived, waive
from pipeline.writers.fonts import Characters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipeline.changes import LastReport
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A year's input, read, matched and decided."""

    inputs: Inputs
    programme: DecidedProgramme
    originals: dict[str, bytes]
    """The files that were read, by name."""
    passed_over: dict[str, bytes]
    """Those beside them that were not, by name."""
    last: LastReport | None
    """The last report, to compare with."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]

    @property
    def has_errors(self) -> bool:
        """Tell whether a document would say something false."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def read_year(folder: Path, previous: Path | None = None) -> Reading:
    """Read a year's folder and decide what it says; writes nothing. ``previous`` is the last report's data.json.

    Raises:
        SettingsError: settings.toml has mistakes.

    """
    settings = read_settings(folder)
    held = hold(folder, settings.limits)
    with with_additions(settings.vocabulary.additions()):
        return _read_year(folder, settings, previous, held)


def _read_year(folder: Path, settings: Settings, previous: Path | None, held: dict[Path, bytes]) -> Reading:
    inputs = read_inputs(folder, settings)
    read = originals(held, inputs.files)
    edition, of_edition = find_edition(inputs.sheets, inputs.programme, folder.resolve().name, inputs.settings.wanted())
    matched = match(inputs.sheets, inputs.programme)
    merged = merge(inputs.programme, matched, edition.year)
    measures = decide(merged, edition.next_year)
    found_last = find_last(previous, edition) if previous else None
    last = found_last.said if found_last else None
    evidence = Evidence(
        edition=edition,
        programme=inputs.programme,
        sheets=inputs.sheets,
        match=matched,
        measures=measures,
        characters=Characters(),
        lexicon=read_lexicon(settings.spelling.words) if settings.spelling.check else None,
        previous={one.id: one.status for one in last.measures} if last and last.is_of(edition.year) else {},
    )
    found = (*inputs.findings, *of_edition, *check(evidence))
    told, waived = waive(found, inputs.settings.waivers, measures)
    return Reading(
        inputs=inputs,
        programme=DecidedProgramme(edition=edition, headings=merged.headings, measures=measures),
        originals={**read, LAST_REPORT: found_last.content} if found_last else read,
        passed_over={path.name: content for path, content in sorted(held.items()) if path.name not in read},
        last=last,
        findings=_ordered(told),
        waived=waived,
    )


def _ordered(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put errors first, then warnings and notes; within each as the rules gave them."""
    return tuple(finding for severity in Severity for finding in found if finding.severity is severity)
