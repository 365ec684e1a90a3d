"""Codes in a wrong place in Word: ``{%p … %}`` not alone in its paragraph, ``{%tr … %}`` not in a row of its own.

In: a part's tags and pieces. Out: findings. docxtpl takes the whole paragraph or row away, with all else that it holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.templates.codes import is_end
from pipeline.templates.mistakes import misplaced_code, unreadable_code
from pipeline.templates.tags import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.findings import Finding
    from pipeline.templates.tags import Piece, Tag

_NAMES = {"p": "avsnittet", "tr": "tabellraden", "tc": "cellen"}
_INDEFINITE = {"p": "et eget avsnitt", "tr": "en egen rad i tabellen", "tc": "en egen celle"}


def misplaced(pieces: Sequence[Piece], tags: Sequence[Tag]) -> Iterator[Finding]:
    """Find the tags with a prefix that do not stand where it says."""
    held: dict[str, list[Tag]] = {}
    for tag in filter(_takes_all, tags):
        place = _place(tag)
        if place is None and is_end(tag.word):
            continue  # told of its beginning
        if place is None:
            yield misplaced_code(tag, _not_in_table(tag), f"skriv «{{%p {tag.word} …» i et eget avsnitt i stedet")
        else:
            held.setdefault(f"{tag.prefix} {place}", []).append(tag)
        if "%" in tag.content or "}" in tag.content:
            yield _unreadable(tag)
    for together in held.values():
        yield from _not_alone(together, _taken(together[0], pieces))


def _takes_all(tag: Tag) -> bool:
    return tag.prefix in _NAMES and tag.flaw is None and tag.kind is not Kind.REMARK


def _place(tag: Tag) -> str | None:
    """Name the paragraph, row or cell that a tag takes away; None where it is in no table."""
    if tag.prefix == "p":
        return tag.piece.place
    return next((name for name in reversed(tag.piece.around) if name.partition("/")[0] == tag.prefix), None)


def _taken(tag: Tag, pieces: Sequence[Piece]) -> list[Piece]:
    """Give all that a tag takes away."""
    place = _place(tag)
    return [tag.piece] if tag.prefix == "p" else [piece for piece in pieces if place in piece.around]


def _not_in_table(tag: Tag) -> str:
    return f"«{{%{tag.prefix} …» hører hjemme i en tabell, og her er det ingen."


def _not_alone(tags: list[Tag], pieces: list[Piece]) -> Iterator[Finding]:
    prefix = tags[0].prefix
    name = _NAMES[prefix]
    if len(tags) > 1:
        yield misplaced_code(tags[1], f"To koder med «{prefix}» står i {name}, og den første forsvinner.", _own(prefix))
    elif _rest(tags[0], pieces):
        yield misplaced_code(tags[0], f"Alt annet i {name} forsvinner sammen med koden.", _own(prefix))
    if any(piece.ends_section for piece in pieces):
        hint = "flytt inndelingsskiftet til et avsnitt uten kode"
        yield misplaced_code(tags[0], "Avsnittet har et inndelingsskift, som forsvinner sammen med koden.", hint)


def _own(prefix: str) -> str:
    return f"gi koden {_INDEFINITE[prefix]}"


def _rest(tag: Tag, pieces: list[Piece]) -> str:
    """Give what stands beside the tag in what it takes away."""
    others = [piece.shown for piece in pieces if piece != tag.piece]
    own = replace(tag.piece, text=tag.piece.text[: tag.start] + tag.piece.text[tag.end :])
    return "".join((*others, own.shown)).strip()


def _unreadable(tag: Tag) -> Finding:
    return unreadable_code(tag, f"Tegnene «%» og «}}» kan ikke stå i en kode som begynner med «{{%{tag.prefix}».")
