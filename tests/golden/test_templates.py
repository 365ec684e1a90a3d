"""Each case is a Word template of readable text, and what the check of the templates says of it.

``statusrapport.txt`` goes in, as ``word_templates.py`` reads it, among the project's own templates; an empty one is a
file that is no Word document. ``findings.txt`` comes out, and ``pytest --update-golden`` writes it anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.findings import formatted
from pipeline.templates import FOLDER as TEMPLATES
from pipeline.templates.check import check_templates
from tests.word_templates import word_template

CASES = Path(__file__).parent / "templates"


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_the_template_is_told_of_as_written(case: Path, tmp_path: Path, update_golden: bool) -> None:  # noqa: FBT001
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    text = (case / "statusrapport.txt").read_text(encoding="utf-8")
    (tmp_path / "templates/statusrapport.docx").write_bytes(word_template(text) if text else b"")
    told = "".join(f"{formatted(finding)}\n" for finding in check_templates(tmp_path / "templates").findings)
    if update_golden:
        (case / "findings.txt").write_text(told, encoding="utf-8")
    assert told == (case / "findings.txt").read_text(encoding="utf-8")
