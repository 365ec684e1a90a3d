"""What all tests share: hypothesis finds the same examples in every run; golden files are updated only when asked."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.e2e.commands import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

settings.register_profile(
    "same every time",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same every time")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what comes out over the golden files")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[Path], Path]:
    """Give the folder with a year's documents, each year made once by the command, whichever worker asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "years"
    shared.mkdir(exist_ok=True)

    def make(year: Path) -> Path:
        out = shared / year.parent.name
        try:
            (shared / f"{year.parent.name}.taken").touch(exist_ok=False)
        except FileExistsError:
            while not (out / "receipt.json").exists():
                time.sleep(0.1)
            return out
        done = run("report", year, "--output", out)
        assert (done.returncode, done.stderr) == (0, "")
        return out

    return make


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Tell whether the golden files are to be written anew."""
    return bool(pytestconfig.getoption("--update-golden"))
