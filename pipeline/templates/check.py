"""Every mistake in the templates of a folder, at once.

In: the folder. Out: findings, in the order of the files and of the places in them. ``mistakes_in`` only looks;
``check_templates`` fills every template in with every sample too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import InputError, TemplateError
from pipeline.findings import Code, Severity, formatted
from pipeline.limits import Limits
from pipeline.readers.template import read_template
from pipeline.readers.weight import weigh
from pipeline.templates.blocks import paired
from pipeline.templates.filling import unfillable_html, unfillable_word
from pipeline.templates.mistakes import broken_field, mixed_field, reviewed_template, unusable_template
from pipeline.templates.names import Library, files_taken_in, misnamed
from pipeline.templates.placement import misplaced
from pipeline.templates.samples import samples
from pipeline.templates.scan import tags_of
from pipeline.templates.tags import Piece
from pipeline.templates.trials import WORD, all_shapes, trials
from pipeline.writers.failures import REMEDY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipeline.findings import Finding
    from pipeline.templates.blocks import Tree
    from pipeline.templates.shapes import Shape
    from pipeline.templates.tags import Tag

_INCLUDED = ".j2"
_HARMLESS = {Code.UNKNOWN_NAME, Code.MIXED_FIELD, Code.REVIEWED_TEMPLATE}
"""With others than these, filling in would only say the same once more, and in another place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the check came to."""

    files: tuple[str, ...]
    """The files that were looked at."""
    findings: tuple[Finding, ...]


@dataclass(slots=True, kw_only=True)
class _Folder:
    """The templates of a folder, read."""

    path: Path
    shapes: Mapping[str, Mapping[str, Shape]]
    """What each template is given, by its file's name."""
    parts: dict[str, tuple[tuple[Piece, ...], ...]]
    trees: dict[str, tuple[Tree, ...]]
    found: list[Finding]


def check_templates(path: Path) -> Checked:
    """Look at the templates of a folder, and fill each in with every sample."""
    folder = _looked_at(path)
    known = {finding.at for finding in folder.found}
    filled = [finding for finding in _unfillable(folder) if finding.at not in known]
    return Checked(files=tuple(folder.parts), findings=_ordered([*folder.found, *filled], folder))


def mistakes_in(path: Path) -> tuple[Finding, ...]:
    """Find what is wrong with the templates of a folder without filling them in."""
    folder = _looked_at(path)
    return _ordered(folder.found, folder)


def stop_at_mistakes(path: Path) -> None:
    """Refuse to go on with templates that have mistakes.

    Raises:
        TemplateError: they have; the message tells the first, and how many more there are.

    """
    mistakes = [finding for finding in mistakes_in(path) if finding.severity is Severity.ERROR]
    if mistakes:
        first, more = formatted(mistakes[0]).partition("\n")[0], len(mistakes) - 1
        rest = f" Malene har {more} feil til." if more else ""
        raise TemplateError(f"{first}{rest} {REMEDY}")


def _looked_at(path: Path) -> _Folder:
    folder = _Folder(path=path, shapes=all_shapes(), parts={}, trees={}, found=[])
    others = sorted(file.name for file in path.glob(f"*{_INCLUDED}"))
    for name in dict.fromkeys((*folder.shapes, *others)):
        _read(name, folder)
    _check_names(folder)
    return folder


def _read(name: str, folder: _Folder) -> None:
    """Read a template, and look at its tags."""
    try:
        weigh(folder.path / name, Limits())
        content = (folder.path / name).read_bytes()
        parts = _word_parts(name, content, folder) if name.endswith(WORD) else _html_parts(name, content)
    except FileNotFoundError:
        folder.found.append(unusable_template(name, "Malen mangler i mappen."))
    except (OSError, UnicodeDecodeError, InputError):
        folder.found.append(unusable_template(name, "Malen kan ikke åpnes."))
    else:
        folder.parts[name] = parts
        folder.trees[name] = tuple(_tree(part, folder) for part in parts)


def _html_parts(name: str, content: bytes) -> tuple[tuple[Piece, ...], ...]:
    return ((Piece(file=name, text=content.decode()),),)


def _word_parts(name: str, content: bytes, folder: _Folder) -> tuple[tuple[Piece, ...], ...]:
    template = read_template(name, content)
    for piece, what in ((template.commented, "en kommentar"), (template.changed, "sporede endringer")):
        folder.found += [reviewed_template(piece, f"Malen har {what}.")] if piece else []
    return template.parts


def _tree(part: Sequence[Piece], folder: _Folder) -> Tree:
    tags = [tag for piece in part for tag in tags_of(piece)]
    tree, unpaired = paired(_without_doubles(tags))
    folder.found += [broken_field(tag) for tag in tags if tag.flaw]
    folder.found += [mixed_field(tag) for tag in tags if tag.mixed and not tag.flaw]
    folder.found += [*unpaired, *misplaced(part, tags)]
    return tree


def _without_doubles(tags: Sequence[Tag]) -> list[Tag]:
    """Leave out a code that stands twice in its paragraph: one of them is lost, and the other has its partner."""
    after = [*tags[1:], None]
    return [tag for tag, following in zip(tags, after, strict=False) if not _is_double(tag, following)]


def _is_double(tag: Tag, following: Tag | None) -> bool:
    if following is None or tag.prefix != "p":
        return False
    return (tag.piece.place, tag.prefix, tag.content) == (following.piece.place, following.prefix, following.content)


def _check_names(folder: _Folder) -> None:
    reached: set[str] = set()
    for name, given in folder.shapes.items():
        if name in folder.trees:
            library = Library(trees=folder.trees, given=given, others=_others(name, folder.shapes))
            folder.found += misnamed(name, library)
            reached |= files_taken_in(name, library)
    for name in folder.trees.keys() - reached:  # filled in by others, with variables that are not known here
        folder.found += misnamed(name, Library(trees=folder.trees, given=None))


def _others(name: str, shapes: Mapping[str, Mapping[str, Shape]]) -> dict[str, str]:
    """Give the variables that only other templates have."""
    return {
        variable: other for other, variables in shapes.items() for variable in variables if variable not in shapes[name]
    }


def _unfillable(folder: _Folder) -> Iterator[Finding]:
    spoilt = {finding.at.file for finding in folder.found if finding.code not in _HARMLESS}
    for trial in trials(folder.path, samples()):
        name = trial.template.name
        if name in folder.parts and not spoilt & _together(name, folder):
            if trial.is_word:
                yield from unfillable_word(trial, folder.parts[name])
            else:
                yield from unfillable_html(trial)


def _together(name: str, folder: _Folder) -> frozenset[str]:
    return files_taken_in(name, Library(trees=folder.trees, given=folder.shapes[name]))


def _ordered(found: Sequence[Finding], folder: _Folder) -> tuple[Finding, ...]:
    """Put findings in the order of the files and places, each once; of one place, one of a kind tried many times."""
    files = [*folder.shapes, *folder.parts, *(finding.at.file for finding in found)]
    once: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        once.setdefault((finding.at, finding.code, finding.message.partition(" når malen ")[0]), finding)
    return tuple(sorted(once.values(), key=lambda finding: (files.index(finding.at.file), *_place(finding))))


def _place(finding: Finding) -> tuple[bool, str, int]:
    part = finding.at.sheet or ""
    number = re.search(r"\d+", finding.at.cell or "")
    return part != "hovedteksten", part, int(number[0]) if number else 0
