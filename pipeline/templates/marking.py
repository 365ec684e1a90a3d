"""The check of a folder of templates, with a marked copy of each Word template that has mistakes.

In: the folder of the templates, and one for the copies. Out: what was found, and the copies in place. The templates
themselves are never written to.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PurePath
from typing import TYPE_CHECKING

from pipeline.digests import contents_of, digests_of
from pipeline.errors import TemplateError
from pipeline.findings import Code
from pipeline.output import RECEIPT, put
from pipeline.templates.check import check_templates
from pipeline.templates.trials import WORD
from pipeline.writers.machine import Receipt, receipt_json
from pipeline.writers.marked import marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pipeline.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What the check of a folder came to."""

    files: tuple[str, ...]
    """The templates that were looked at."""
    findings: tuple[Finding, ...]
    written: tuple[str, ...]
    """The copies, by name."""
    kept: tuple[str, ...]
    """Copies of the last check that someone has edited since, under the names they were set aside with."""

    def told(self, folder: Path, output: Path) -> Iterator[str]:
        """Tell what was written, beside the findings."""
        for name in self.kept:
            yield f"Noen har redigert en merket mal fra forrige kontroll; den er tatt vare på som «{name}»."
        if self.written:
            yield f"Feilene er merket i {output}: {', '.join(self.written)}. Rett dem i malene i {folder}."
        if not self.findings:
            yield f"Ingen feil i malene: {', '.join(self.files)}."


def mark_templates(folder: Path, output: Path) -> Marking:
    """Check the templates of a folder, and mark those that have mistakes.

    Raises:
        TemplateError: there is no such folder.
        OutputError: the copies cannot be written.

    """
    if not folder.is_dir():
        raise TemplateError(f"{folder}: mappen med malene finnes ikke. Skriv riktig mappe med --templates.")
    checked = check_templates(folder)
    copies = _copies(folder, checked.findings)
    kept = _put(copies, folder, output) if copies or (output / RECEIPT).is_file() else ()
    return Marking(files=checked.files, findings=checked.findings, written=tuple(copies), kept=kept)


def _copies(folder: Path, findings: Sequence[Finding]) -> dict[str, bytes]:
    """Mark each Word template that can be opened and has mistakes."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.at.file.endswith(WORD) and finding.code is not Code.UNUSABLE_TEMPLATE:
            by_file.setdefault(finding.at.file, []).append(finding)
    return {
        f"{PurePath(name).stem}-merket{WORD}": marked((folder / name).read_bytes(), found)
        for name, found in by_file.items()
    }


def _put(copies: dict[str, bytes], folder: Path, output: Path) -> tuple[str, ...]:
    """Put the copies in place of those of the last check."""
    receipt = Receipt(
        version=version("handlingsprogram"),
        inputs={},
        templates=digests_of(contents_of(folder)),
        outputs=digests_of(copies),
        corrected=(),
        waived=(),
    )
    return put({**copies, RECEIPT: receipt_json(receipt).encode()}, output)
