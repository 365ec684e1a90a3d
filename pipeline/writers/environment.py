"""The environment that every template is filled in with: escaping, strict, and without a way out.

In: a template that is a text file, and its variables. Out: the text. docxtpl takes the environment alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from pipeline.errors import TemplateError, TemplatePlace
from pipeline.writers.failures import FAILURES, REMEDY, file_and_line_of, in_words

if TYPE_CHECKING:
    from pathlib import Path


def environment(**options: Any) -> SandboxedEnvironment:  # noqa: ANN401
    """Give the environment: values are escaped, an unknown variable is a mistake, None is written as nothing."""
    return SandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: "" if value is None else value,
        **options,
    )


def filled_in(template: Path, variables: dict[str, Any]) -> str:
    """Fill in a template that is a text file; it may take in others of its folder.

    Raises:
        TemplateError: the template is missing or has a mistake.

    """
    jinja = environment(loader=FileSystemLoader(template.parent), trim_blocks=True, lstrip_blocks=True)
    try:
        return jinja.get_template(template.name).render(variables)
    except (OSError, *FAILURES) as problem:
        file, line = file_and_line_of(problem)
        place = TemplatePlace(file=file or template.name, line=line)
        reason = in_words(problem)
        at = f"{place.file}, linje {line}" if line else place.file
        raise TemplateError(f"{at}: malen kan ikke fylles ut ({reason}). {REMEDY}", reason, place) from problem
