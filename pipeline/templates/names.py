"""Every name that a template uses, against the names that there are where it stands.

In: the trees of a template's parts, and the shape of what it is given. Out: a finding for each name, filter and part of
a value that does not exist, and for each tag that cannot be read. What a macro is called with says what its own names
are, so a template is walked until that is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.runtime import LoopContext

from pipeline.templates.blocks import Block, Tree
from pipeline.templates.expressions import Place, Reader, check_printed, path, read
from pipeline.templates.mistakes import unknown_name, unreadable_code
from pipeline.templates.offers import hint_of
from pipeline.templates.shapes import ANY, Form, Shape
from pipeline.templates.syntax import UnreadableTagError, node_of
from pipeline.templates.tags import Kind, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.findings import Finding
    from pipeline.templates.expressions import Scope

_ROUNDS = 6
"""How often a template is walked at most: macros that call each other in a longer chain are read as taking anything."""
_LOOP = {name: ANY for name in dir(LoopContext) if not name.startswith("_")}
_NEIGHBOURS = ("previtem", "nextitem")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The templates of a folder, and what one of them is given."""

    trees: Mapping[str, Sequence[Tree]]
    """By file name; of a Word file a tree for each part."""
    given: Mapping[str, Shape] | None
    """None where it is not known what it is given, and every name may be one."""
    others: Mapping[str, str] = field(default_factory=dict)
    """Variables of other documents, with the name of the template that has them."""


@dataclass(slots=True, kw_only=True)
class _Walk:
    library: Library
    reader: Reader
    arguments: Mapping[str, Mapping[str, Shape]]
    """What each macro was called with in the walk before."""
    callers: Mapping[str, Sequence[Shape]]
    imported: dict[str, Scope] = field(default_factory=dict)
    file: str = ""


def misnamed(file: str, library: Library) -> tuple[Finding, ...]:
    """Find what a template asks for that there is not; the files that it takes in are walked with it."""
    walk = _walked(file, library, {}, {})
    for _ in range(_ROUNDS):
        before = walk.arguments, walk.callers
        walk = _walked(file, library, walk.reader.arguments, walk.reader.callers)
        if before == (walk.arguments, walk.callers):
            break
    return tuple(dict.fromkeys(walk.reader.found))


def files_taken_in(file: str, library: Library) -> frozenset[str]:
    """Name the files that a template imports or includes, and itself."""
    return frozenset({file, *_walked(file, library, {}, {}).imported})


def _walked(
    file: str,
    library: Library,
    arguments: Mapping[str, Mapping[str, Shape]],
    callers: Mapping[str, Sequence[Shape]],
) -> _Walk:
    loops = dict(_loops(library.trees[file]))
    reader = Reader(others=library.others, loops=loops, lenient=library.given is None)
    walk = _Walk(library=library, reader=reader, arguments=arguments, callers=callers, file=file)
    for tree in library.trees[file]:
        _walk(tree, walk, dict(library.given or {}))
    return walk


def _loops(trees: Sequence[Tree]) -> Iterator[tuple[str, str]]:
    """Give the variables of a template's loops, each with the loop's code."""
    for item in (item for tree in trees for item in tree):
        if isinstance(item, Block):
            yield from ((name, " ".join(item.opener.content.split())) for name in _loop_names(item.opener))
            yield from _loops([item.body])


def _loop_names(tag: Tag) -> list[str]:
    """Name a loop's variables by its text, also where it cannot be read."""
    words = tag.content.replace(",", " ").split()
    last = words.index("in") if "in" in words else 2
    return words[1:last] if tag.word == "for" else []


def _walk(tree: Tree, walk: _Walk, scope: Scope) -> None:
    for item in tree:
        tag = item.opener if isinstance(item, Block) else item
        try:
            node = node_of(tag)
        except UnreadableTagError as problem:
            if tag.flaw is None:
                walk.reader.found.append(unreadable_code(tag, str(problem), problem.hint))
            node = None
        if isinstance(item, Block):
            _walk_block(item, node, walk, scope)
        elif node is not None:
            _walk_tag(node, walk, Place(tag=tag, scope=scope))


def _walk_tag(node: nodes.Node, walk: _Walk, place: Place) -> None:
    match node:
        case nodes.Output() if place.tag.kind is Kind.FIELD:
            for child in node.nodes:
                check_printed(child, read(child, walk.reader, place), walk.reader, place.tag)
        case nodes.Assign():
            _bind(node.target, read(node.node, walk.reader, place), place.scope)
        case nodes.FromImport() | nodes.Import() | nodes.Include() | nodes.Extends():
            _take_in(node, walk, place)
        case nodes.If():
            read(node.test, walk.reader, place)
        case _:
            read(node, walk.reader, place)


def _bind(target: nodes.Node, shape: Shape, scope: Scope) -> None:
    """Give a variable its shape; of several at once, each may be anything."""
    if isinstance(target, nodes.Name):
        scope[target.name] = shape
    else:
        scope.update({name.name: ANY for name in target.find_all(nodes.Name)})


def _take_in(node: nodes.Node, walk: _Walk, place: Place) -> None:
    """Walk a file that is imported or included, and bind what is imported."""
    source = getattr(node, "template", None)
    name = source.value if isinstance(source, nodes.Const) else None
    if not isinstance(name, str):
        return
    if name not in walk.library.trees:
        files = [file for file in walk.library.trees if file.endswith(".j2")]
        what = f"Filen «{name}» finnes ikke i mappen med malene."
        walk.reader.found.append(unknown_name(place.tag, what, hint_of(name, files)))
        _bind_imported(node, {}, walk, place)
    elif isinstance(node, nodes.FromImport | nodes.Import):
        _bind_imported(node, _import(name, walk), walk, place)
    elif name not in walk.imported:
        walk.imported[name] = {}
        _walk_file(name, walk, dict(place.scope))


def _import(name: str, walk: _Walk) -> Scope:
    """Give what a file defines; it knows nothing of the variables of the file that imports it."""
    if name not in walk.imported:
        walk.imported[name] = {}
        _walk_file(name, walk, walk.imported[name])
    return walk.imported[name]


def _walk_file(name: str, walk: _Walk, scope: Scope) -> None:
    before, walk.file = walk.file, name
    for tree in walk.library.trees[name]:
        _walk(tree, walk, scope)
    walk.file = before


def _bind_imported(node: nodes.Node, defined: Scope, walk: _Walk, place: Place) -> None:
    if isinstance(node, nodes.Import):
        place.scope[node.target] = Shape(form=Form.RECORD, fields=defined) if defined else ANY
    if isinstance(node, nodes.FromImport):
        for entry in node.names:
            name, alias = entry if isinstance(entry, tuple) else (entry, entry)
            if defined and name not in defined:
                what = f"«{name}» finnes ikke i filen som det hentes fra."
                walk.reader.found.append(unknown_name(place.tag, what, hint_of(name, defined)))
            place.scope[alias] = defined.get(name, ANY)


def _walk_block(block: Block, node: nodes.Node | None, walk: _Walk, scope: Scope) -> None:
    place = Place(tag=block.opener, scope=scope)
    match node:
        case nodes.For():
            inner = _scope_of_loop(node, walk, place)
        case nodes.Macro():
            _walk_macro(block, node, walk, scope)
            return
        case nodes.CallBlock():
            inner = _scope_of_call(node, walk, place)
        case nodes.With():
            inner = _scope_of_with(node, walk, place)
        case nodes.AssignBlock():
            inner = dict(scope)
            _bind(node.target, ANY, scope)
        case nodes.If():
            read(node.test, walk.reader, place)
            inner = scope  # what is set in a choice is known after it
        case None:
            inner = {**scope, **dict.fromkeys(_loop_names(block.opener), ANY)}
        case _:
            read(node, walk.reader, place)
            inner = scope
    _walk(block.body, walk, inner)


def _scope_of_loop(node: nodes.For, walk: _Walk, place: Place) -> Scope:
    whole = read(node.iter, walk.reader, place)
    if whole.form not in {Form.ANY, Form.LIST}:
        what = f"«{path(node.iter)}» er {whole.form}, og ingen liste som en løkke kan gå gjennom."
        lists = [name for name, shape in place.scope.items() if shape.form is Form.LIST]
        walk.reader.found.append(unknown_name(place.tag, what, hint_of(path(node.iter), lists)))
    item = whole.item or ANY
    loop = {**_LOOP, **dict.fromkeys(_NEIGHBOURS, item)}
    inner = {**place.scope, "loop": Shape(form=Form.RECORD, fields=loop)}
    _bind(node.target, item, inner)
    if node.test:
        read(node.test, walk.reader, Place(tag=place.tag, scope=inner))
    return inner


def _scope_of_call(node: nodes.CallBlock, walk: _Walk, place: Place) -> Scope:
    read(node.call, walk.reader, place)
    called = read(node.call.node, walk.reader, place).macro
    return {**place.scope, **_parameters(node.args, walk.callers.get(called or "", ()))}


def _scope_of_with(node: nodes.With, walk: _Walk, place: Place) -> Scope:
    inner = dict(place.scope)
    for target, value in zip(node.targets, node.values, strict=False):
        _bind(target, read(value, walk.reader, place), inner)
    return inner


def _parameters(names: Sequence[nodes.Name], shapes: Sequence[Shape]) -> Scope:
    known = dict(zip((name.name for name in names), shapes, strict=False))
    return {name.name: known.get(name.name, ANY) for name in names}


def _walk_macro(block: Block, node: nodes.Macro, walk: _Walk, scope: Scope) -> None:
    """Walk a macro's body with what it was called with in the walk before."""
    key = f"{walk.file}:{node.name}"
    walk.reader.parameters[key] = tuple(name.name for name in node.args)
    scope[node.name] = Shape(form=Form.MACRO, macro=key)
    given = walk.arguments.get(key, {})
    own = {name.name: given.get(name.name, ANY) for name in node.args}
    before, walk.reader.macro = walk.reader.macro, key
    _walk(block.body, walk, {**scope, **dict.fromkeys(("caller", "varargs", "kwargs"), ANY), **own})
    walk.reader.macro = before
