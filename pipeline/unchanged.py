"""Is the last report still what a run would make? Then there is nothing to do.

In: the folders of a run. Out: what the last run found, or None where anything is another than its receipt says: an
input, a template, the settings, the program, a library, or one of the files that it made.
"""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from pipeline.digests import contents_of, digest_of, digests_of
from pipeline.errors import InputError
from pipeline.findings import Code, Finding, Location, Severity
from pipeline.folder import paths_in
from pipeline.journal import finish
from pipeline.originals import LAST_REPORT, hold
from pipeline.versions import PROGRAM, digest_of_program, engine, versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RECEIPT, _FINDINGS = "receipt.json", "findings.json"


def findings_of_same(folder: Path, output: Path, templates: Path, previous: Path | None) -> tuple[Finding, ...] | None:
    """Give the findings of the last report, where a run now would make the same."""
    try:
        finish(output)
        receipt = json.loads((output / _RECEIPT).read_bytes())
        if all(receipt[name] == now for name, now in _now(folder, output, templates, previous, receipt)):
            return tuple(map(_finding, json.loads((output / _FINDINGS).read_bytes())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, InputError):
        pass  # the run itself says what is wrong, or makes a new receipt
    return None


def _now(
    folder: Path, output: Path, templates: Path, previous: Path | None, receipt: dict[str, Any]
) -> Iterator[tuple[str, object]]:
    """Give the parts of the receipt as they would be now, the quickest first."""
    yield "version", version(PROGRAM)
    yield "program", digest_of_program()
    yield "versions", engine() and {**versions(), **engine()}
    yield "templates", digests_of(contents_of(templates))
    yield "inputs", _inputs(folder, receipt) | _last(previous, receipt["report"])
    yield "outputs", {name: digest_of((output / name).read_bytes()) for name in receipt["outputs"]}


def _inputs(folder: Path, receipt: dict[str, Any]) -> dict[str, str]:
    """Give the digests of the inputs; nothing where there are others, or the folder's name may say another year."""
    years = {*re.findall(r"20\d\d", folder.resolve().name), str(receipt["report"]["year"])}
    paths_in(folder)
    held = {path.name: digest_of(content) for path, content in hold(folder).items()}
    known = receipt["inputs"].keys() - {LAST_REPORT} | receipt["passed_over"].keys()
    if len(years) > 1 or held.keys() != known:
        return {}
    return {name: digest for name, digest in held.items() if receipt["passed_over"].get(name) != digest}


def _last(previous: Path | None, report: dict[str, Any]) -> dict[str, str]:
    if previous is None:
        return {}
    from pipeline.last_report import find_last  # noqa: PLC0415  which takes longer than all the rest
    from pipeline.model import Edition  # noqa: PLC0415

    edition = Edition(
        organisation=report["organisation"],
        year=report["year"],
        as_of=date.fromisoformat(report["as_of"]) if report["as_of"] else None,
        next_year=report["next_year"],
    )
    last = find_last(previous, edition)
    return {LAST_REPORT: digest_of(last.content)} if last else {}


def _finding(told: dict[str, Any]) -> Finding:
    return Finding(
        severity=Severity(told["severity"]),
        code=Code(told["code"]),
        message=told["message"],
        hint=told["hint"],
        at=Location(file=told["file"], sheet=told["sheet"], cell=told["cell"]),
    )
