"""The whole run: gather the inputs, call the core, write the documents, verify them, put them in place.

In: folders. Out: files and an Outcome that the command line tells of. Writes into a temporary folder beside the output,
and replaces the files of the last run when everything new has been made and read back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.checks import Evidence, check
from pipeline.compose.status_report import Accepted
from pipeline.decide import decide
from pipeline.documents import documents_of
from pipeline.edition import find_edition
from pipeline.findings import Finding, Severity
from pipeline.handing_back import hand_back
from pipeline.inputs import Inputs, read_inputs
from pipeline.last_report import find_last
from pipeline.match import match
from pipeline.merge import merge
from pipeline.model import DecidedProgramme
from pipeline.originals import FOLDER as ORIGINALS, LAST_REPORT, hold, originals
from pipeline.output import digest_of, put
from pipeline.overview import Unreported, unreported
from pipeline.readers.dictionary import read_lexicon
from pipeline.rules import RULES
from pipeline.settings import read_settings
from pipeline.versions import PROGRAM, versions
from pipeline.vocabulary import with_additions
from pipeline.waivers import Waived, waive
from pipeline.writers.fonts import characters
from pipeline.writers.machine import Receipt, Reported, data_json, findings_json, receipt_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.changes import LastReport
    from pipeline.documents import Document
    from pipeline.settings import Settings

TEMPLATES = Path(__file__).parent.parent / "templates"


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
    unreported: tuple[Unreported, ...] = ()
    """The themes that have measures that nobody has reported on."""

    @property
    def has_errors(self) -> bool:
        """Tell whether a document would say something false."""
        return _has_errors(self.findings)


def _has_errors(findings: Sequence[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A year's input, read, matched and decided."""

    inputs: Inputs
    programme: DecidedProgramme
    originals: dict[str, bytes]
    """The files that were read, by name."""
    last: LastReport | None
    """The last report, to compare with."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What a report made; of a check, nothing."""

    documents: tuple[Document, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    templates: Path | None = None
    versions: dict[str, str] = field(default_factory=dict)
    """Of what the documents are made with, beside the libraries that are always there."""


def read_year(folder: Path, previous: Path | None = None) -> Reading:
    """Read a year's folder and decide what it says; writes nothing. ``previous`` is the last report's data.json.

    Raises:
        SettingsError: settings.toml has mistakes.

    """
    held = hold(folder)
    settings = read_settings(folder)
    with with_additions(settings.vocabulary.additions()):
        return _read_year(folder, settings, previous, held)


def _read_year(folder: Path, settings: Settings, previous: Path | None, held: dict[Path, bytes]) -> Reading:
    inputs = read_inputs(folder, settings)
    read = originals(held, inputs.files)
    edition, of_edition = find_edition(inputs.sheets, inputs.programme, folder.resolve().name, inputs.settings.wanted())
    matched = match(inputs.sheets, inputs.programme)
    merged = merge(inputs.programme, matched)
    measures = decide(merged, edition.next_year)
    found_last = find_last(previous, edition) if previous else None
    last = found_last.said if found_last else None
    evidence = Evidence(
        edition=edition,
        programme=inputs.programme,
        sheets=inputs.sheets,
        match=matched,
        measures=measures,
        characters=characters(),
        lexicon=read_lexicon(settings.spelling.words) if settings.spelling.check else None,
        previous={one.id: one.status for one in last.measures} if last and last.is_of(edition.year) else {},
    )
    found = (*inputs.findings, *of_edition, *check(evidence))
    told, waived = waive(found, inputs.settings.waivers, measures)
    return Reading(
        inputs=inputs,
        programme=DecidedProgramme(edition=edition, headings=merged.headings, measures=measures),
        originals={**read, LAST_REPORT: found_last.content} if found_last else read,
        last=last,
        findings=_ordered(told),
        waived=waived,
    )


def _ordered(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put errors first, then warnings and notes; within each as the rules gave them."""
    return tuple(finding for severity in Severity for finding in found if finding.severity is severity)


def check_year(folder: Path, output: Path, previous: Path | None = None) -> Outcome:
    """Read a year's folder, and write what was found; no documents."""
    reading = read_year(folder, previous)
    return _finish(reading, output, reading.findings)


def report_year(folder: Path, output: Path, templates: Path = TEMPLATES, previous: Path | None = None) -> Outcome:
    """Read a year's folder, and write both documents in both formats; none where a finding is an error.

    Raises:
        PipelineError: the run cannot go on; the output folder is as it was.

    """
    reading = read_year(folder, previous)
    if _has_errors(reading.findings):
        return _finish(reading, output, reading.findings)
    # A third of the program, which check never needs.
    from pipeline.printing import print_documents  # noqa: PLC0415
    from pipeline.redlining import Adopted, write_redline  # noqa: PLC0415
    from pipeline.writers.pdf import engine  # noqa: PLC0415

    documents = documents_of(reading.programme, reading.inputs.settings, accepted_of(reading), reading.last)
    files, said = print_documents(documents, reading.programme.edition, templates)
    adopted = Adopted(programme=reading.inputs.programme, file=reading.inputs.files[0])
    name = f"endringer-handlingsprogram-{reading.programme.edition.next_year}.docx"
    files[name] = write_redline(adopted, reading.programme, reading.inputs.settings, templates)
    printed = Printed(documents=documents, files=files, templates=templates, versions=engine())
    return _finish(reading, output, (*reading.findings, *said), printed)


def accepted_of(reading: Reading) -> tuple[Accepted, ...]:
    """Give the findings that the office accepts, as the report tells them."""
    return tuple(map(_accepted, reading.waived))


def _accepted(one: Waived) -> Accepted:
    return Accepted(
        measure=one.measure.text if one.measure else None,
        meaning=RULES[one.finding.code].meaning,
        why=one.waiver.reason,
        who=one.waiver.who,
    )


def _finish(reading: Reading, output: Path, found: tuple[Finding, ...], printed: Printed | None = None) -> Outcome:
    """Put everything in place, with the receipt that tells the next run what is ours."""
    made = printed or Printed()
    books = reading.inputs.books
    marked, unmarked = hand_back(books, found)
    files = {
        **made.files,
        **marked,
        "data.json": data_json(reading.programme).encode(),
        "findings.json": findings_json(found).encode(),
    }
    copies = {f"{ORIGINALS}/{name}": content for name, content in reading.originals.items() if made.documents}
    receipt = _receipt(reading, made, {**files, **copies})
    kept = put({**files, **copies, "receipt.json": receipt_json(receipt).encode()}, output)
    return Outcome(
        findings=found,
        written=tuple(files),
        kept=kept,
        workbooks=tuple(book.path.name for book in books),
        unmarked=unmarked,
        unreported=unreported(reading.programme),
    )


def _receipt(reading: Reading, made: Printed, files: dict[str, bytes]) -> Receipt:
    meeting = reading.inputs.settings.meeting
    used = sorted(path for path in made.templates.iterdir() if path.is_file()) if made.templates else []
    reported = Reported(edition=reading.programme.edition, meeting=meeting, documents=made.documents)
    return Receipt(
        version=version(PROGRAM),
        versions={**versions(), **made.versions},
        reported=reported if made.documents else None,
        inputs=_digests(reading.originals),
        templates=_digests({path.name: path.read_bytes() for path in used}),
        outputs=_digests(files),
        corrected=reading.inputs.corrected,
        waived=reading.waived,
    )


def _digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: digest_of(content) for name, content in files.items()}
