"""What the context functions give, as shapes: which names there are, which of them are lists, and of what.

In: the values of several sample documents. Out: one Shape of them all. A value that is never anything but nothing, or a
list that is always empty, has no shape, and can be used as anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Form(StrEnum):
    """What kind of value it is; the words are for the person who edits the template."""

    RECORD = "en samling"
    LIST = "en liste"
    TEXT = "en tekst"
    NUMBER = "et tall"
    TRUTH = "ja eller nei"
    MACRO = "en makro"
    ANY = "noe ukjent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The shape of a value."""

    form: Form
    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    """Of a list, what each of its members is."""
    empty: bool = False
    """The value may be nothing."""
    examples: tuple[object, ...] = ()
    """Different values, in the order they came."""
    macro: str | None = None
    """Of a macro, its file and its name."""


Alike = dict[frozenset[str], list[dict[str, object]]]
"""All records there are, by their names."""
ANY = Shape(form=Form.ANY)
_FORMS: tuple[tuple[type, Form], ...] = (
    (bool, Form.TRUTH),
    (str, Form.TEXT),
    (int, Form.NUMBER),
    (float, Form.NUMBER),
    (dict, Form.RECORD),
    (list, Form.LIST),
    (tuple, Form.LIST),
)


def shape_of(values: Sequence[object]) -> Shape:
    """Give the shape that fits all values; records with the same names are the same thing, wherever they stand."""
    alike: Alike = {}
    _collect(values, alike)
    return _shape(values, alike)


def _collect(value: object, alike: Alike) -> None:
    if isinstance(value, dict):
        alike.setdefault(frozenset(value), []).append(value)
    if isinstance(value, (dict, list, tuple)):
        for member in value.values() if isinstance(value, dict) else value:
            _collect(member, alike)


def _shape(values: Sequence[object], alike: Alike) -> Shape:
    filled = [value for value in values if value is not None]
    forms = {_form(value) for value in filled}
    empty = len(filled) < len(values)
    if len(forms) != 1:
        return Shape(form=Form.ANY, empty=empty, examples=_different(filled))
    (form,) = forms
    if form is Form.RECORD:
        fields = _fields([value for value in filled if isinstance(value, dict)], alike)
        return Shape(form=form, fields=fields, empty=empty)
    if form is Form.LIST:
        return _list([value for value in filled if isinstance(value, (list, tuple))], alike, empty=empty)
    return Shape(form=form, empty=empty, examples=_different(filled))


def _form(value: object) -> Form:
    return next((form for kind, form in _FORMS if isinstance(value, kind)), Form.ANY)


def _fields(values: list[dict[str, object]], alike: Alike) -> dict[str, Shape]:
    kinds = dict.fromkeys(frozenset(value) for value in values)
    everywhere = [value for kind in kinds for value in alike[kind]]
    names = dict.fromkeys(name for value in values for name in value)
    return {name: _shape([value.get(name) for value in everywhere], alike) for name in names}


def _list(values: list[list[object] | tuple[object, ...]], alike: Alike, *, empty: bool) -> Shape:
    members = [member for value in values for member in value]
    item = _shape(members, alike) if members else ANY
    return Shape(form=Form.LIST, item=item, empty=empty)


def _different(values: list[object]) -> tuple[object, ...]:
    found: dict[str, object] = {}
    for value in values:
        found.setdefault(str(value), value)
    return tuple(found.values())


def common(one: Shape, other: Shape) -> Shape:
    """Give what is sure of a value that is either: of two records, the names that both have."""
    if one.form is Form.ANY or other.form is Form.ANY:
        return other if one.form is Form.ANY else one
    if one.form is not other.form:
        return ANY
    fields = {name: common(shape, other.fields[name]) for name, shape in one.fields.items() if name in other.fields}
    item = common(one.item or ANY, other.item or ANY) if one.form is Form.LIST else None
    return Shape(
        form=one.form,
        fields=fields,
        item=item,
        empty=one.empty or other.empty,
        examples=one.examples or other.examples,
        macro=one.macro,
    )
