"""What each template is tried with: every sample year's document, and the variables that it is given then.

In: the folder of the templates. Out: trials, and the shapes of the variables, by the template's file name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.templates.samples import samples
from pipeline.templates.shapes import shape_of
from pipeline.writers import figure
from pipeline.writers.contents import EXAMPLE
from pipeline.writers.pdf import html_variables
from pipeline.writers.properties import Properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.documents import Document
    from pipeline.templates.samples import Sample
    from pipeline.templates.shapes import Shape

WORD, HTML = ".docx", ".html.j2"
_DRAWN = "et bilde"
"""Stands for the picture that both formats are given where the context has the figure's measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A template and what it is tried with."""

    template: Path
    sample: Sample
    document: Document

    @property
    def is_word(self) -> bool:
        """Tell which of the two formats it is."""
        return self.template.name.endswith(WORD)

    @property
    def properties(self) -> Properties:
        """What the file would say of itself."""
        edition = self.sample.programme.edition
        return Properties(title=self.document.title, author=edition.organisation, day=edition.as_of)

    def variables(self) -> dict[str, Any]:
        """Give what the template has: the context, with what the writers make of it and put in."""
        context = self.document.context
        given = dict(context) if self.is_word else html_variables(context, self.properties)
        if "innhold" in given:
            given["innhold"] = [EXAMPLE.variables()]
        if given.get("figur"):
            given["figur"] = _DRAWN
        return given


def trials(path: Path, of: Sequence[Sample]) -> Iterator[Trial]:
    """Give every template with each of these samples."""
    for sample in of:
        for document in sample.documents():
            for ending in (WORD, HTML):
                yield Trial(template=path / f"{document.template}{ending}", sample=sample, document=document)


@cache
def all_shapes() -> dict[str, Mapping[str, Shape]]:
    """Give the variables of each template, by its file's name; the samples say what they are."""
    return shapes_in(samples())


def shapes_in(of: Sequence[Sample]) -> dict[str, Mapping[str, Shape]]:
    """Give the variables that these samples fill, by the template's file name."""
    given: dict[str, list[object]] = {}
    for trial in trials(Path(), of):
        given.setdefault(trial.template.name, []).append(trial.variables())
        if drawn := trial.document.context.get("figur"):
            given.setdefault(figure.TEMPLATE, []).append({"figur": drawn})
    return {name: shape_of(values).fields for name, values in given.items()}
