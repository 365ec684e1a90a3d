"""What is loaded is never looked through for unused objects; what runs leave behind is."""

from __future__ import annotations

import gc
import subprocess
import sys

CODE = """
import gc
from pipeline.loading import loading
with loading():
    assert not gc.isenabled()
assert gc.isenabled()
first = gc.get_freeze_count()
left = [[] for _ in range(100_000)]
with loading():
    assert gc.isenabled()
assert 0 < gc.get_freeze_count() <= first
"""


def test_only_the_first_loading_keeps_what_is_there() -> None:
    subprocess.run([sys.executable, "-c", CODE], check=True)
    assert gc.isenabled()
