"""What all tests share: hypothesis finds the same examples in every run; golden files are updated only when asked."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same every time",
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("same every time")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what comes out over the golden files")


@pytest.fixture
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Tell whether the golden files are to be written anew."""
    return bool(pytestconfig.getoption("--update-golden"))
