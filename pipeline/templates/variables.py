"""The list of variables in templates/README.md: every one that the context functions give, with an example.

In: the shapes of what the templates are given, and the README as it is. Out: its list anew. What a variable is, and the
example, come from the sample years; what it means is what people have written in the last column, and is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.templates.shapes import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.templates.shapes import Shape

    Shapes = Mapping[str, Mapping[str, Shape]]
    """The variables by template."""

BEGIN = "<!-- variables: written by «pytest tests/unit/test_variables.py --update-golden»; the last column is yours -->"
END = "<!-- end of variables -->"
_LISTED = re.compile(rf"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
_TABLE = re.compile(r"^### (?P<heading>.+)\n\n(?P<rows>(?:\|.*\n)+)", re.MULTILINE)
_ROW = re.compile(r"^\| `(?P<name>\w+)` \|.*\| (?P<meaning>[^|]*) \|$", re.MULTILINE)
_KINDS = {
    Form.TEXT: "text",
    Form.NUMBER: "number",
    Form.TRUTH: "yes or no",
    Form.RECORD: "record",
    Form.LIST: "list",
    Form.ANY: "value",
    Form.MACRO: "macro",
}
_DRAWING = ".svg.j2"
_MOST_EXAMPLES, _FIRST_FIELDS, _SHORT, _LONG = 8, 4, 25, 70


_EVERY = "every document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Variables that are used in the same places."""

    heading: str
    fields: Mapping[str, Shape]
    places: frozenset[str]
    """What the heading names: templates, or the lists whose members have these."""


def relisted(readme: str, shapes: Shapes, typical: Shapes) -> str:
    """Write the README's list anew; ``typical`` are the shapes of the year that the examples are of."""
    meanings = _meanings(readme)
    examples = {frozenset(table.fields): table.fields for table in tables_of(typical)}
    tables = "\n\n".join(
        _written(table, meanings, examples.get(frozenset(table.fields), {})) for table in tables_of(shapes)
    )
    return _LISTED.sub(lambda _: f"{BEGIN}\n\n{tables}\n\n{END}", readme)


def tables_of(shapes: Shapes) -> tuple[Table, ...]:
    """Give the tables: the variables by the templates that have them, then what the members of each list have."""
    drawings = {template: fields for template, fields in shapes.items() if template.endswith(_DRAWING)}
    documents = {template: fields for template, fields in shapes.items() if template not in drawings}
    return (*_front(documents), *_front(drawings), *_records(shapes))


def _front(shapes: Shapes) -> list[Table]:
    having: dict[str, list[str]] = {}
    first: dict[str, Shape] = {}
    for template, fields in shapes.items():
        for name, shape in fields.items():
            having.setdefault(name, []).append(template)
            first.setdefault(name, shape)
    groups: dict[tuple[str, ...], dict[str, Shape]] = {}
    for name, templates in having.items():
        groups.setdefault(_stems(templates, shapes), {})[name] = first[name]
    return [
        Table(heading=_heading(places), fields=fields, places=frozenset(places)) for places, fields in groups.items()
    ]


def _stems(templates: Sequence[str], shapes: Shapes) -> tuple[str, ...]:
    """Name templates, those of both formats by what both begin with."""
    if len(templates) == len(shapes) > 1:
        return (_EVERY,)
    stems = dict.fromkeys(template.partition(".")[0] for template in templates)
    whole = all(name in templates for name in shapes if name.partition(".")[0] in stems)
    return tuple(stems) if whole else tuple(templates)


def _heading(places: tuple[str, ...]) -> str:
    return f"In {_EVERY}" if places == (_EVERY,) else f"In {_names(places)}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _records(shapes: Shapes) -> list[Table]:
    """Give the records, each once, with the paths of all lists and variables that are such."""
    found: dict[frozenset[str], tuple[dict[str, None], Mapping[str, Shape]]] = {}
    for fields in shapes.values():
        _find_records("", fields, found)
    return [
        Table(heading=f"One of {_names([*paths])}", fields=fields, places=frozenset(paths))
        for paths, fields in found.values()
    ]


def _find_records(
    before: str, fields: Mapping[str, Shape], found: dict[frozenset[str], tuple[dict[str, None], Mapping[str, Shape]]]
) -> None:
    """Find every record inside, by its path: ``deler.temaer``; one that is known already is not gone into."""
    for name, shape in fields.items():
        inner = shape.item if shape.form is Form.LIST else shape
        if inner is not None and inner.form is Form.RECORD:
            new = frozenset(inner.fields) not in found
            paths, _ = found.setdefault(frozenset(inner.fields), ({}, inner.fields))
            paths[f"{before}{name}"] = None
            if new:
                _find_records(f"{before}{name}.", inner.fields, found)


def _meanings(readme: str) -> dict[tuple[str, str], str]:
    """Read what people have written, by what the table's heading names and the variable."""
    found = {}
    for table in _TABLE.finditer(readme):
        paths = re.findall(r"`([^`]+)`", table["heading"]) or [_EVERY]
        for row in _ROW.finditer(table["rows"]):
            found.update({(path, row["name"]): row["meaning"].strip() for path in paths})
    return found


def _written(table: Table, meanings: Mapping[tuple[str, str], str], examples: Mapping[str, Shape]) -> str:
    rows = [f"### {table.heading}", "", "| variable | is | example | means |", "| --- | --- | --- | --- |"]
    for name, shape in table.fields.items():
        meaning = next((text for path in sorted(table.places) if (text := meanings.get((path, name)))), "")
        example = _example(examples.get(name, shape)) or _example(shape)
        rows.append(f"| `{name}` | {_kind(shape)} | {example} | {meaning} |")
    return "\n".join(rows)


def _kind(shape: Shape) -> str:
    kind = _KINDS[shape.form]
    if shape.form is Form.LIST and shape.item:
        member = shape.item.form
        kind = "list" if member is Form.RECORD else f"list of {_KINDS[member]}s"
    return f"{kind}, or nothing" if shape.empty else kind


def _example(shape: Shape) -> str:
    if shape.form is Form.LIST and shape.item:
        return _example(shape.item)
    if shape.form is Form.RECORD:
        names = [*shape.fields]
        return _names(names[:_FIRST_FIELDS]) + (" …" if len(names) > _FIRST_FIELDS else "")
    texts = [text for example in shape.examples if (text := _cut(str(example)))]
    if shape.form is Form.TRUTH:
        return ""
    few = shape.form is Form.TEXT and len(texts) <= _MOST_EXAMPLES and all(len(text) <= _SHORT for text in texts)
    return " · ".join(texts if few else texts[:1])


def _cut(text: str) -> str:
    line = " ".join(text.split()).replace("|", "\\|")
    return line if len(line) <= _LONG else f"{line[:_LONG].rsplit(' ', 1)[0]} …"
