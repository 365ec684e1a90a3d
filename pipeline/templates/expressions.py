"""What an expression in a template is, and what in it does not exist.

In: Jinja's node, and the names there are where it stands. Out: the shape of its value; findings and the calls of macros
are collected in the Reader. Where a value can be anything, everything is allowed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import nodes

from pipeline.templates.mistakes import unfillable_field, unknown_filter, unknown_name
from pipeline.templates.offers import hint_of, hint_of_name
from pipeline.templates.shapes import ANY, Form, Shape, common, shape_of
from pipeline.templates.syntax import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pipeline.findings import Finding
    from pipeline.templates.tags import Tag

Scope = dict[str, Shape]
_SAME_LIST = {"list", "sort", "reverse", "unique", "select", "reject", "selectattr", "rejectattr"}
_ONE_OF = {"first", "last", "random", "min", "max"}
_BY_NAME = {"selectattr", "rejectattr", "groupby"}
"""Filters whose first argument is the name of a part of each member."""
_DEFAULTS = {"default", "d"}
_OF_UNDEFINED = {"defined", "undefined"}
_METHODS = {Form.TEXT: str, Form.RECORD: dict, Form.LIST: list, Form.NUMBER: int, Form.TRUTH: bool}
_CALLER = "caller"


@dataclass(slots=True, kw_only=True)
class Reader:
    """Collects what was found while a template is walked."""

    others: Mapping[str, str]
    """Variables of other documents, with the document's name."""
    loops: Mapping[str, str]
    """Variables of loops, with the loop's code."""
    lenient: bool = False
    """Any name may be a variable."""
    found: list[Finding] = field(default_factory=list)
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each macro, by its name."""
    arguments: dict[str, dict[str, Shape]] = field(default_factory=dict)
    """What each macro was called with, by parameter."""
    callers: dict[str, list[Shape]] = field(default_factory=dict)
    """What each macro called its caller with."""
    macro: str = ""
    """The macro whose body is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an expression stands."""

    tag: Tag
    scope: Scope


def read(node: nodes.Node, reader: Reader, place: Place) -> Shape:
    """Give the shape of an expression's value."""
    reading = _READINGS.get(type(node))
    if reading:
        return reading(node, reader, place)
    for child in node.iter_child_nodes():
        read(child, reader, place)
    return ANY


def path(node: nodes.Node) -> str:
    """Write an expression as the template does, as far as it is names: ``t.tekst``, ``statuser[0].navn``."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{path(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=value)):
            return f"{path(node.node)}[{value!r}]"
        case nodes.Call():
            return f"{path(node.node)}(…)"
        case _:
            return "verdien"


def _name(node: nodes.Name, reader: Reader, place: Place) -> Shape:
    if node.name in place.scope:
        return place.scope[node.name]
    if reader.lenient or node.name in ENVIRONMENT.globals:
        return ANY
    loop, other = reader.loops.get(node.name), reader.others.get(node.name)
    what = f"«{node.name}» finnes ikke her."
    if loop:
        what = f"«{node.name}» finnes bare inne i løkken «{loop}»."
    elif other:
        what = f"«{node.name}» finnes bare i malen {other}."
    reader.found.append(unknown_name(place.tag, what, hint_of_name(node.name, place.scope)))
    return ANY


def _attribute(node: nodes.Getattr, reader: Reader, place: Place) -> Shape:
    return _part(node, node.attr, reader, place)


def _subscript(node: nodes.Getitem, reader: Reader, place: Place) -> Shape:
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return _part(node, node.arg.value, reader, place)
    whole = read(node.node, reader, place)
    read(node.arg, reader, place)
    if isinstance(node.arg, nodes.Slice):
        return whole
    return whole.item or ANY


def _part(node: nodes.Getattr | nodes.Getitem, name: str, reader: Reader, place: Place) -> Shape:
    whole = read(node.node, reader, place)
    if name in whole.fields:
        return whole.fields[name]
    if whole.form in {Form.ANY, Form.MACRO} or hasattr(_METHODS[whole.form], name):
        return ANY
    before = path(node.node)
    if whole.form is Form.RECORD:
        what = f"«{before}.{name}» finnes ikke."
    else:
        what = f"«{before}» er {whole.form}, og har ingen «{name}»."
    inner = whole.item.fields if whole.item else {}
    hint = f"sett feltet i en løkke: «for … in {before}»" if name in inner else None
    allowed = [f"{before}.{part}" for part in whole.fields]
    reader.found.append(unknown_name(place.tag, what, hint or hint_of(f"{before}.{name}", allowed)))
    return ANY


def _filter(node: nodes.Filter, reader: Reader, place: Place) -> Shape:
    lenient = node.name in _DEFAULTS and isinstance(node.node, (nodes.Name, nodes.Getattr))
    whole = ANY if node.node is None or lenient else read(node.node, reader, place)
    _read_all((*node.args, *(pair.value for pair in node.kwargs)), reader, place)
    if node.name not in ENVIRONMENT.filters:
        hint = hint_of(node.name, sorted(ENVIRONMENT.filters))
        reader.found.append(unknown_filter(place.tag, f"Filteret «{node.name}» finnes ikke.", hint))
        return ANY
    _check_names(node, whole, reader, place)
    if node.name in _SAME_LIST:
        return whole
    return (whole.item or ANY) if node.name in _ONE_OF else ANY


def _check_names(node: nodes.Filter, whole: Shape, reader: Reader, place: Place) -> None:
    """Check the parts of members that a filter is told by name: ``selectattr("nytt")``, ``map(attribute="tekst")``."""
    named = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    named += node.args[:1] if node.name in _BY_NAME else []
    fields = whole.item.fields if whole.item else {}
    for value in named:
        name = str(value.value).partition(".")[0] if isinstance(value, nodes.Const) else ""
        if name and fields and name not in fields:
            what = f"Det som står i «{path(node.node or node)}», har ingen «{name}»."
            reader.found.append(unknown_name(place.tag, what, hint_of(name, fields)))


def _test(node: nodes.Test, reader: Reader, place: Place) -> Shape:
    if node.name not in ENVIRONMENT.tests:
        hint = hint_of(node.name, sorted(name for name in ENVIRONMENT.tests if name.isidentifier()))
        reader.found.append(unknown_filter(place.tag, f"Testen «{node.name}» finnes ikke.", hint))
    if node.name not in _OF_UNDEFINED:
        _read_all((node.node, *node.args), reader, place)
    return ANY


def _call(node: nodes.Call, reader: Reader, place: Place) -> Shape:
    function = read(node.node, reader, place)
    shapes = [read(argument, reader, place) for argument in node.args]
    named = {pair.key: read(pair.value, reader, place) for pair in node.kwargs}
    if function.form is Form.MACRO and function.macro:
        _called(function.macro, shapes, named, reader)
    elif isinstance(node.node, nodes.Name) and node.node.name == _CALLER:
        before = reader.callers.get(reader.macro)
        both = zip(before, shapes, strict=False) if before else ()
        reader.callers[reader.macro] = [common(*pair) for pair in both] if before else shapes
    return ANY


def _called(macro: str, shapes: Sequence[Shape], named: Mapping[str, Shape], reader: Reader) -> None:
    known = reader.arguments.setdefault(macro, {})
    given = {**dict(zip(reader.parameters.get(macro, ()), shapes, strict=False)), **named}
    for name, shape in given.items():
        known[name] = common(known[name], shape) if name in known else shape


def _choice(node: nodes.Node, reader: Reader, place: Place) -> Shape:
    """Read ``a or b``, ``a if x else b``: what is sure of both."""
    children = [*node.iter_child_nodes()]
    shapes = [read(child, reader, place) for child in children]
    if isinstance(node, nodes.CondExpr):
        return common(shapes[1], shapes[-1]) if node.expr2 else shapes[1]
    return common(shapes[0], shapes[1])


def _constant(node: nodes.Const, _reader: Reader, _place: Place) -> Shape:
    return shape_of([node.value])


def _list(node: nodes.List, reader: Reader, place: Place) -> Shape:
    shapes = [read(child, reader, place) for child in node.items]
    item = shapes[0] if shapes else ANY
    for shape in shapes[1:]:
        item = common(item, shape)
    return Shape(form=Form.LIST, item=item)


def _read_all(children: Sequence[nodes.Node], reader: Reader, place: Place) -> None:
    for child in children:
        read(child, reader, place)


def check_printed(node: nodes.Node, shape: Shape, reader: Reader, tag: Tag) -> None:
    """Refuse to print what is no text: a list, a record, a macro that is not called."""
    written = path(node)
    hints = {
        Form.LIST: f"sett den i en løkke, «for … in {written}»",
        Form.RECORD: f"skriv hvilken del: {', '.join(f'{written}.{name}' for name in shape.fields)}",
        Form.MACRO: f"skriv hva den skal brukes på: «{written}(…)»",
    }
    if hint := hints.get(shape.form):
        what = f"«{written}» er {shape.form}, og kan ikke settes rett inn. {tag.where}"
        reader.found.append(unfillable_field(tag.at, what, hint))


_READINGS: dict[type[nodes.Node], Callable[..., Shape]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _subscript,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Call: _call,
    nodes.CondExpr: _choice,
    nodes.Or: _choice,
    nodes.And: _choice,
    nodes.Const: _constant,
    nodes.List: _list,
}
