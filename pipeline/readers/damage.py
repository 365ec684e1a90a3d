"""What the libraries that open Office files raise on damaged ones: they have few errors of their own for it.

Caught only around the call that opens a file, where nothing is ours.
"""

from __future__ import annotations

import zipfile
import zlib

DAMAGED = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, SyntaxError, LookupError, ValueError, TypeError, AttributeError,
    ArithmeticError, AssertionError, NotImplementedError, RuntimeError,
)  # fmt: skip
