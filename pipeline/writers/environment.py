"""The environment that every template is filled in with: escaping, strict, and without a way out."""

from __future__ import annotations

from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment


def environment(**options: Any) -> SandboxedEnvironment:  # noqa: ANN401
    """Give the environment: values are escaped, an unknown variable is a mistake, None is written as nothing."""
    return SandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: "" if value is None else value,
        **options,
    )
