"""Findings, and the one way they are written out."""

from __future__ import annotations

import pytest

from pipeline.findings import SEVERITY_WORDS, Code, Finding, Location, Severity, error, formatted, note, warning

AT = Location(file="status.xlsx", sheet="Status 2025", cell="C41")


def test_a_finding_is_one_line_to_jump_from_with_its_hint_under_it() -> None:
    found = warning(Code.UNKNOWN_STATUS, AT, "«Gjenomført» er ikke en kjent status", "mente du «Gjennomført»?")
    assert formatted(found) == (
        "status.xlsx!Status 2025!C41: advarsel [unknown-status] «Gjenomført» er ikke en kjent status\n"
        "  mente du «Gjennomført»?"
    )


def test_a_finding_without_a_hint_is_one_line() -> None:
    assert formatted(note(Code.INFERRED_YEAR, AT, "Datoen står uten år.")) == (
        "status.xlsx!Status 2025!C41: merknad [inferred-year] Datoen står uten år."
    )


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (AT, "status.xlsx!Status 2025!C41"),
        (Location(file="status.xlsx", sheet="Ark1"), "status.xlsx!Ark1"),
        (Location(file="programme.docx", cell="avsnitt 7"), "programme.docx!avsnitt 7"),
        (Location(file="programme.docx"), "programme.docx"),
    ],
)
def test_a_place_is_written_as_far_as_it_is_known(at: Location, written: str) -> None:
    assert str(at) == written


@pytest.mark.parametrize(
    ("made", "severity"),
    [
        (error(Code.ERROR_VALUE, AT, "m"), Severity.ERROR),
        (warning(Code.ERROR_VALUE, AT, "m"), Severity.WARNING),
        (note(Code.ERROR_VALUE, AT, "m"), Severity.NOTE),
    ],
)
def test_each_severity_has_its_own_maker_and_word(made: Finding, severity: Severity) -> None:
    assert made == Finding(severity=severity, code=Code.ERROR_VALUE, at=AT, message="m", hint=None)
    assert f": {SEVERITY_WORDS[severity]} [" in formatted(made)


def test_every_severity_has_a_word_of_its_own() -> None:
    assert len(set(SEVERITY_WORDS.values())) == len(Severity)


def test_codes_are_lower_case_words_with_hyphens() -> None:
    assert [code for code in Code if not code.replace("-", "").isalpha() or code != code.lower()] == []
