"""What all tests share.

Hypothesis finds the same examples in every run, and others in ``make fuzz``; golden files are updated only when asked.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.e2e.commands import EXAMPLE, REAL, run
from tests.warm_press import Presses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_LONGEST = 90
"""Seconds to wait for a year that another worker makes."""

_same = settings(
    database=None, deadline=None, derandomize=True, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("same every time", _same)
settings.register_profile("many", _same, derandomize=False, max_examples=2000)
settings.load_profile("same every time")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what comes out over the golden files")


@pytest.fixture(autouse=True, scope="session")
def _warm_press() -> Iterator[None]:
    """Let the runs in this process have presses that need not load WeasyPrint each."""
    with Presses() as presses, pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.press.start", presses.start)
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[Path], Path]:
    """Give the folder with a year's documents, each year made once by the command, whichever worker asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "years"
    shared.mkdir(exist_ok=True)

    def make(year: Path) -> Path:
        """Make a year, or, while another worker makes it, the other one, which will be asked for too."""
        for one in (year, *(other for other in (EXAMPLE, REAL) if other != year and other.is_dir())):
            if _is_ours(shared / f"{one.parent.name}.taken"):
                done = run("report", one, "--output", shared / one.parent.name)
                assert (done.returncode, done.stderr) == (0, "")
            if (shared / year.parent.name / "receipt.json").exists():
                break
        deadline = time.monotonic() + _LONGEST
        while not (shared / year.parent.name / "receipt.json").exists():
            assert time.monotonic() < deadline, f"{year} was not made"
            time.sleep(0.1)
        return shared / year.parent.name

    return make


def _is_ours(mark: Path) -> bool:
    """Take a year, where no other worker has."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Tell whether the golden files are to be written anew."""
    return bool(pytestconfig.getoption("--update-golden"))
