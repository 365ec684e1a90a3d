"""The program is loaded without a search for unused objects: all that is made meanwhile stays as long as the run.

It takes an eighth off a check, as ``make bench`` measures it.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def loading() -> Iterator[None]:
    """Load modules within; what is there afterwards is never looked through again.

    Only once in a process: what later runs leave behind is to be found.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
