"""The environment that every template is filled in with: escaping, strict, and without a way out.

In: a template that is a text file, and its variables. Out: the text. docxtpl takes the environment alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from pipeline.errors import TemplateError, TemplatePlace
from pipeline.writers.failures import FAILURES, REMEDY, file_and_line_of, in_words

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 10_000
"""More than any count in a report, and a power of it is still a small number."""
_TOO_MUCH = "a template multiplies or formats more than a report can need"


_KEPT = 64
"""Compiled templates: the parts of both documents, and as many again."""
_compiled: dict[tuple[Any, ...], Any] = {}


class _BoundedEnvironment(SandboxedEnvironment):
    """The sandbox keeps a template from Python's insides; this keeps it from filling the memory in one field.

    Each text is compiled once: a document is filled in again with its contents, and tried with many values.
    """

    intercepted_binops = frozenset({"*", "**", "%"})

    def compile(self, source: Any, *place: Any, **options: Any) -> Any:  # noqa: ANN401
        """Compile a template, or give what it was compiled to; ``place`` is its name and its file."""
        key = source, place, tuple(options.items()), self.trim_blocks
        if key not in _compiled:
            made = super().compile(source, *place, **options)
            if len(_compiled) >= _KEPT:
                _compiled.clear()
            _compiled[key] = made
        return _compiled[key]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Multiply numbers of a measure's size, and nothing else; the rest as always."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError(_TOO_MUCH)
        if operator != "%" and not all(isinstance(one, int | float) and abs(one) <= _LARGEST for one in (left, right)):
            raise SecurityError(_TOO_MUCH)
        return super().call_binop(context, operator, left, right)


def environment(**options: Any) -> SandboxedEnvironment:  # noqa: ANN401
    """Give the environment: values are escaped, an unknown variable is a mistake, None is written as nothing."""
    return _BoundedEnvironment(
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
