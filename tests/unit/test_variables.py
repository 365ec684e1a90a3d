"""The list of variables in the templates' README."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.templates.samples import samples
from pipeline.templates.shapes import Form, Shape, shape_of
from pipeline.templates.trials import all_shapes, shapes_in
from pipeline.templates.variables import BEGIN, END, relisted

README = Path(__file__).parents[2] / "templates/README.md"
_SAMPLE = {
    "tittel": "Et program",
    "sak": None,
    "avvik": [{"tekst": "Felles | kart", "nytt": True}, {"tekst": None, "nytt": False}],
}


def _listed(readme: str, **contexts: dict[str, Any]) -> list[str]:
    shapes = {name: shape_of([context]).fields for name, context in contexts.items()}
    return relisted(f"{readme}\n{BEGIN}\n{END}", shapes, shapes).splitlines()


def test_the_readme_lists_the_variables_as_the_context_functions_give_them(*, update_golden: bool) -> None:
    text = README.read_text(encoding="utf-8")
    expected = relisted(text, all_shapes(), shapes_in(samples()[:1]))
    if update_golden:
        README.write_text(expected, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == expected


def test_a_variable_is_listed_with_what_it_is_and_an_example() -> None:
    lines = _listed("", mal=_SAMPLE, to=_SAMPLE)
    assert "| `tittel` | text | Et program |  |" in lines
    assert "| `sak` | value, or nothing |  |  |" in lines
    assert "### One of `avvik`" in lines
    assert "| `tekst` | text, or nothing | Felles \\| kart |  |" in lines


def test_what_people_have_written_of_a_variable_is_kept() -> None:
    before = "### In every document\n\n| variable | is | example | means |\n| --- | --- | --- | --- |\n"
    lines = _listed(f"{before}| `tittel` | text | Noe annet | what it is called |\n", mal=_SAMPLE, to=_SAMPLE)
    assert "| `tittel` | text | Et program | what it is called |" in lines


def test_a_variable_of_one_template_is_listed_under_its_name() -> None:
    lines = _listed("", en={"a": "1"}, to={"a": "1", "b": "2"})
    assert lines[lines.index("### In `to`") + 4] == "| `b` | text | 2 |  |"


def _unfilled(path: str, shape: Shape) -> list[str]:
    inside = [*shape.fields.items(), *([("[]", shape.item)] if shape.item else [])]
    deeper = [found for name, one in inside for found in _unfilled(f"{path}.{name}", one)]
    return [path, *deeper] if shape.form is Form.ANY and not shape.examples else deeper


@pytest.mark.parametrize("template", all_shapes())
def test_the_samples_fill_every_variable_that_there_is(template: str) -> None:
    shapes = all_shapes()[template]
    assert [found for name, shape in shapes.items() for found in _unfilled(name, shape)] == []
