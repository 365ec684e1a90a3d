"""The tags of a piece, found: also those that are broken, and braces that belong to none.

In: a piece. Out: its tags in order, each with what breaks it. docxtpl mends a tag that Word has cut in several runs,
and drops what stood between; so that alone is no flaw, but a tabulator, a comment or a field in a tag is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.templates.tags import INVISIBLE, MARKS, Kind, Mark, Piece, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKERS = {
    Mark.TAB: "en tabulator",
    Mark.BREAK: "et linjeskift",
    Mark.FIELD: "et felt fra Word",
    Mark.COMMENT: "en kommentar",
    Mark.PICTURE: "et bilde, en note eller et symbol",
    Mark.HYPHEN: "en hard eller myk bindestrek",
}
_GAP = rf"[\s{MARKS}]*"
_OPENER = re.compile(rf"\{{{_GAP}(?P<kind>[{{%#])")
_CLOSERS = {
    "{": re.compile(rf"\}}{_GAP}\}}"),
    "%": re.compile(rf"%{_GAP}\}}"),
    "#": re.compile(rf"#{_GAP}\}}"),
}
_STRAY = re.compile(rf"\{{[^{{}}:;]*\}}{_GAP}\}}|%{_GAP}\}}|\}}{_GAP}\}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_PREFIX = re.compile(r"(tr|tc|p|r)\s")
_SPLIT_PREFIX = re.compile(r"\s+(tr|tc|p)\s")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def tags_of(piece: Piece) -> tuple[Tag, ...]:
    """Find the tags of a piece, and the braces that belong to none."""
    tags: list[Tag] = []
    place = 0
    for tag in _tags(piece):
        is_raw = bool(tags) and tags[-1].word == "raw"
        tags += [*(() if is_raw else _strays(piece, place, tag.start)), tag]
        place = tag.end
    return (*tags, *_strays(piece, place, len(piece.text)))


def _tags(piece: Piece) -> Iterator[Tag]:
    place = 0
    while opener := _opener(piece, place):
        tag = _tag(piece, opener)
        yield tag
        place = tag.end
        if tag.word == "raw":  # nothing up to the end of it is a tag
            end = re.compile(r"\{%-?\s*endraw").search(piece.text, place)
            place = end.start() if end else len(piece.text)


def _opener(piece: Piece, place: int) -> re.Match[str] | None:
    """Find where the next tag begins; in HTML only braces that touch, since style sheets have others."""
    while opener := _OPENER.search(piece.text, place):
        if len(opener[0]) == len("{{") or (piece.is_word and opener["kind"] != "#"):
            return opener
        place = opener.start() + 1
    return None


def _tag(piece: Piece, opener: re.Match[str]) -> Tag:
    following = _opener(piece, opener.end())
    limit = following.start() if following else len(piece.text)
    closer = _closer(piece.text, opener, limit)
    if closer is None:
        return _unclosed(piece, opener, limit)
    inside = piece.text[opener.end() : closer.start()]
    flaw = _flaw(piece, opener[0], inside, closer[0])
    return _made(piece, (opener, inside, closer.end()), flaw)


def _closer(text: str, opener: re.Match[str], limit: int) -> re.Match[str] | None:
    """Find where a tag ends: outside of quotation marks where there is such a place."""
    closer = _CLOSERS[opener["kind"]]
    if opener["kind"] == "#":
        return closer.search(text, opener.end())
    masked = _QUOTED.sub(lambda found: "_" * len(found[0]), text[opener.end() :])
    outside = closer.search(text[: opener.end()] + masked, opener.end(), limit)
    return outside or closer.search(text, opener.end(), limit)


def _unclosed(piece: Piece, opener: re.Match[str], limit: int) -> Tag:
    """Take a tag without an end up to the next brace, or as far as it can go."""
    brace = re.compile(r"\}").search(piece.text, opener.end(), limit)
    line = piece.text.find("\n", opener.end(), limit)
    end = brace.end() if brace else limit if piece.is_word or line < 0 else line
    inside = piece.text[opener.end() : end].rstrip("}").rstrip("%")
    wanted = "}}" if opener["kind"] == Kind.FIELD else f"{opener['kind']}}}"
    return _made(piece, (opener, inside, end), f"mangler «{wanted}» på slutten")


def _made(piece: Piece, span: tuple[re.Match[str], str, int], flaw: str | None) -> Tag:
    opener, inside, end = span
    clean = inside.translate(INVISIBLE)
    content = clean.translate(_STRAIGHT) if piece.is_word else clean
    split = _SPLIT_PREFIX.match(content) if piece.is_word and opener["kind"] == Kind.CODE else None
    prefixed = split or (_PREFIX.match(content) if piece.is_word else None)
    whole = piece.text[opener.start() : end]
    return Tag(
        piece=piece,
        kind=Kind(opener["kind"]),
        start=opener.start(),
        end=end,
        content=content[prefixed.end() :] if prefixed else content,
        prefix=prefixed[1] if prefixed else "",
        flaw=flaw or (f"skal skrives «{{%{split[1]}», uten mellomrom etter prosenttegnet" if split else None),
        mixed=Mark.STYLE in whole,
    )


def _flaw(piece: Piece, opener: str, inside: str, closer: str) -> str | None:
    """Say what breaks a tag that has both its ends."""
    whole = opener + inside + closer
    if not piece.is_word:
        return None
    for mark, words in _BREAKERS.items():
        if mark in whole:
            return f"er brutt av {words}"
    if " " in opener or " " in closer or "\u00a0" in opener + closer:
        return "har mellomrom mellom tegnene som skal stå tett: «{{ … }}», «{% … %}»"
    if _is_crossed(whole):
        return "er delt av en lenke, en sporet endring eller en innholdskontroll"
    return None


def _is_crossed(whole: str) -> bool:
    """Tell whether a container begins or ends inside of a tag, and not both."""
    depth = 0
    for char in whole:
        depth += (char == Mark.OPEN) - (char == Mark.CLOSE)
        if depth < 0:
            return True
    return depth != 0


def _strays(piece: Piece, start: int, end: int) -> Iterator[Tag]:
    for found in _STRAY.finditer(piece.text, start, end):
        if piece.is_word or found[0].startswith("{") or "%" in found[0]:
            wanted = "{%" if "%" in found[0] else "{{"
            yield Tag(
                piece=piece,
                kind=Kind.REMARK,
                start=found.start(),
                end=found.end(),
                content=found[0].translate(INVISIBLE).strip("{}% "),
                flaw=f"mangler «{wanted}» på begynnelsen",
            )
