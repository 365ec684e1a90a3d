"""The whole run: read the year, write the documents, and put everything in place.

In: folders. Out: files and an Outcome that the command line tells of. Writes into a temporary folder beside the output,
and replaces the files of the last run when everything new has been made and read back.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.digests import contents_of, digests_of
from pipeline.findings import Finding, Severity
from pipeline.folder import opened_by
from pipeline.handing_back import hand_back
from pipeline.originals import FOLDER as ORIGINALS
from pipeline.output import put
from pipeline.overview import Unreported, unreported
from pipeline.press import Press
from pipeline.progress import Step, silent
from pipeline.templates import FOLDER as TEMPLATES
from pipeline.versions import PROGRAM, digest_of_program, engine, versions
from pipeline.writers.machine import Receipt, Reported, data_json, findings_json, receipt_json
from pipeline.year import Reading, read_year

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipeline.printing import Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to."""

    findings: tuple[Finding, ...]
    written: tuple[str, ...]
    """Names of the files that stand in the output folder."""
    kept: tuple[str, ...] = ()
    """Files of the last run that someone has edited since, under the names they were set aside with."""
    workbooks: tuple[str, ...] = ()
    """Names of the status workbooks."""
    unmarked: tuple[str, ...] = ()
    """A sentence for each of them that the findings could not be put into."""
    open_inputs: tuple[tuple[str, str], ...] = ()
    """The files that were read while somebody had them open, each with who."""
    open_outputs: tuple[tuple[str, str], ...] = ()
    """Those that were replaced meanwhile."""
    unreported: tuple[Unreported, ...] = ()
    """The themes that have measures that nobody has reported on."""

    @property
    def has_errors(self) -> bool:
        """Tell whether a document would say something false."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def check_year(folder: Path, output: Path, previous: Path | None = None) -> Outcome:
    """Read a year's folder, and write what was found; no documents."""
    reading = read_year(folder, previous)
    return _finish(reading, output)


def report_year(
    folder: Path, output: Path, templates: Path = TEMPLATES, previous: Path | None = None, step: Step = silent
) -> Outcome:
    """Read a year's folder, and write both documents in both formats; none where a finding is an error.

    ``step`` is told what is done.

    Raises:
        PipelineError: the run cannot go on; the output folder is as it was.

    """
    with Press(step) as press:
        reading = read_year(folder, previous)
        if reading.has_errors:
            return _finish(reading, output)
        from pipeline.printing import print_year  # noqa: PLC0415  a third of the program, which check never needs

        step("Skriver Word-filene")
        made = print_year(reading, templates, press)
        step("Legger filene på plass")
        return _finish(reading, output, made)


def _finish(reading: Reading, output: Path, made: Made | None = None) -> Outcome:
    """Put everything in place, with the receipt that tells the next run what is ours."""
    books, found = reading.inputs.books, (*reading.findings, *(made.said if made else ()))
    marked, unmarked = hand_back(books, found)
    files = {
        **(made.files if made else {}),
        **marked,
        "data.json": data_json(reading.programme).encode(),
        "findings.json": findings_json(found).encode(),
    }
    copies = {f"{ORIGINALS}/{name}": content for name, content in reading.originals.items()} if made else {}
    receipt = _receipt(reading, made, {**files, **copies})
    kept = put({**files, **copies, "receipt.json": receipt_json(receipt).encode()}, output)
    return Outcome(
        findings=found,
        written=tuple(files),
        kept=kept,
        workbooks=tuple(book.path.name for book in books),
        unmarked=unmarked,
        open_inputs=_open(reading.inputs.files),
        open_outputs=_open([output / name for name in files]),
        unreported=unreported(reading.programme),
    )


def _open(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    return tuple((path.name, who) for path in paths if (who := opened_by(path)))


def _receipt(reading: Reading, made: Made | None, files: dict[str, bytes]) -> Receipt:
    edition, meeting = reading.programme.edition, reading.inputs.settings.meeting
    return Receipt(
        version=version(PROGRAM),
        program=digest_of_program(),
        versions={**versions(), **(engine() if made else {})},
        reported=Reported(edition=edition, meeting=meeting, documents=made.documents) if made else None,
        inputs=digests_of(reading.originals),
        passed_over=digests_of(reading.passed_over),
        templates=digests_of(contents_of(made.templates)) if made else {},
        outputs=digests_of(files),
        corrected=reading.inputs.corrected,
        waived=reading.waived,
    )
