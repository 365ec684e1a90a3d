"""The versions that decide a document's bytes: Python, every library that the program depends on, and zlib.

In: what is installed. Out: version by name, for the receipt.
"""

from __future__ import annotations

import platform
import re
import zlib
from importlib.metadata import requires, version

PROGRAM = "handlingsprogram"


def versions() -> dict[str, str]:
    """Give the version of everything that a run stands on, by name; the Office files are packed by zlib."""
    names = [re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in requires(PROGRAM) or ()]
    installed = {name: version(name) for name in sorted(names)}
    return {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, **installed}
