"""The versions that decide a document's bytes: our own program, Python, every library, Pango and zlib.

In: what is installed. Out: version by name, and a digest of the program, for the receipt.
"""

from __future__ import annotations

import ctypes
import hashlib
import platform
import re
import zlib
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

PROGRAM = "handlingsprogram"
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0.dylib")


@cache
def versions() -> dict[str, str]:
    """Give the version of everything that a run stands on, by name; the Office files are packed by zlib."""
    names = [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in requires(PROGRAM) or ()]
    installed = {name: version(name) for name in sorted(names)}
    return {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, **installed}


def engine() -> dict[str, str]:
    """Give the version of the system library that sets the text of a PDF: another one may break a line elsewhere."""
    for name in _PANGO:
        try:
            number = int(ctypes.CDLL(name).pango_version())
        except OSError:
            continue
        return {"pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}"}
    return {}


@cache
def digest_of_program() -> str:
    """Give the SHA-256 of the program's own files: while it is being worked on, its version stays the same."""
    whole, folder = hashlib.sha256(), Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return whole.hexdigest()
