"""Which receipts an archive can seal by."""

from __future__ import annotations

import pytest

from pipeline.archive.receipt import run_receipt
from pipeline.errors import ArchiveError
from tests.archives import DRAFT, REPORT, STATUS, files_of, receipt

FILES = files_of("tekst")


def test_the_documents_the_data_and_the_inputs_are_sealed_and_working_papers_are_not() -> None:
    more = {"endringer-handlingsprogram-2026.docx": "x", "retting/status.xlsx": "x"}
    assert run_receipt(receipt({**FILES, **more}), "ut").digests.keys() == {
        f"{STATUS}.docx",
        f"{STATUS}.pdf",
        f"{DRAFT}.docx",
        f"{DRAFT}.pdf",
        "data.json",
        "findings.json",
        "grunnlag/status.xlsx",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        receipt(FILES, schema="handlingsprogram-receipt/2"),
        receipt(FILES, report={}),
        receipt(FILES, report={**REPORT, "documents": []}),
        receipt(FILES, report={**REPORT, "year": "2025"}),
        receipt(FILES, report={**REPORT, "meeting": {"body": "styret", "date": "i dag", "case": None}}),
        receipt(FILES, report={**REPORT, "meeting": {"body": "styret", "date": None, "case": "../25"}}),
        receipt(FILES, report={**REPORT, "documents": [{**REPORT["documents"][0], "name": "../utenfor"}]}),
        receipt(FILES, inputs={"../../hemmelig": "a" * 64}),
        receipt(FILES, inputs={"status.xlsx": "abc"}),
        receipt({name: text for name, text in FILES.items() if name != f"{DRAFT}.pdf"}),
    ],
)
def test_a_receipt_that_is_not_ours_or_points_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(ArchiveError, match=r"^ut: receipt.json er endret.* «make report»"):
        run_receipt(text, "ut")


def test_a_run_without_documents_has_nothing_to_seal() -> None:
    with pytest.raises(ArchiveError, match="siste kjøring laget ingen rapport"):
        run_receipt(receipt(FILES, report=None), "ut")
