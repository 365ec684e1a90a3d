"""Reads a document back in both formats: is all of it there, and can everybody read it.

In: the finished Word file, the printed PDF, and what they must hold. Out: nothing, or a VerifyError that says which
file lacks what.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.conformance import Finished, first_broken
from pipeline.errors import VerifyError
from pipeline.readers.word import read_back
from pipeline.text import quoted
from pipeline.verify import first_missing
from pipeline.writers.fonts import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.press import Printed
    from pipeline.verify import Expected


def proofread(name: str, word: bytes, pdf: Printed, expected: Expected) -> None:
    """Read both files of a document back; ``name`` is theirs without the suffix.

    Raises:
        VerifyError: a file lacks something, or breaks a rule.

    """
    text = tuple(paragraph.text for paragraph in read_back(word))
    _look_for(f"{name}.docx", text, expected)
    _look_for(f"{name}.pdf", pdf.pages, _as_printed(expected))
    broken = first_broken(Finished(pdf=pdf.tagged, word=printable(" ".join(text))))
    if broken is not None:
        raise VerifyError(f"{name}.pdf: det ferdige dokumentet bryter regel {broken} Ingenting er lagt i mappen.")


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
