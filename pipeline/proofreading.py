"""Reads a document back in both formats: is all of it there, and can everybody read it.

In: the finished bytes and what they must hold. Out: nothing, or a VerifyError that says which file lacks what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.conformance import Finished, first_broken
from pipeline.errors import VerifyError
from pipeline.readers.pdf import read_pdf
from pipeline.readers.word import read_back
from pipeline.text import quoted
from pipeline.verify import first_missing
from pipeline.writers.fonts import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.verify import Expected


def proofread(name: str, word: bytes, pdf: bytes, expected: Expected) -> None:
    """Read both files of a document back; ``name`` is theirs without the suffix.

    Raises:
        VerifyError: a file lacks something, or breaks a rule.

    """
    text = tuple(paragraph.text for paragraph in read_back(word))
    _look_for(f"{name}.docx", text, expected)
    _look_for(f"{name}.pdf", read_pdf(pdf), _as_printed(expected))
    _hold_to_rules(f"{name}.pdf", pdf, text)


def _as_printed(expected: Expected) -> Expected:
    """Write what is expected with the characters of the font."""
    rows = tuple(tuple(printable(part) for part in row) for row in expected.rows)
    return replace(expected, rows=rows, lists=tuple(tuple(map(printable, part)) for part in expected.lists))


def _look_for(name: str, pages: Sequence[str], expected: Expected) -> None:
    missing = first_missing(pages, expected)
    if missing is not None:
        raise VerifyError(
            f"{name}: det ferdige dokumentet mangler {quoted(missing)} på plassen sin. Ingenting er lagt i mappen. "
            "Se om malen har mistet et felt eller en rad; er den urørt, er det en feil i programmet."
        )


def _hold_to_rules(name: str, pdf: bytes, word: Sequence[str]) -> None:
    from pipeline.readers.tagged import read_tagged  # noqa: PLC0415  pikepdf takes its time, and only reports need it

    broken = first_broken(Finished(pdf=read_tagged(pdf), word=printable(" ".join(word))))
    if broken is not None:
        raise VerifyError(f"{name}: det ferdige dokumentet bryter regel {broken} Ingenting er lagt i mappen.")
