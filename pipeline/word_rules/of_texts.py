"""Requirements to what is written: no typed lists, nothing that was left behind when the document was made."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.text import quoted
from pipeline.word_rules.evidence import BRACES, BULLET, NUMBER, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word_file import Paragraph
    from pipeline.word_rules.evidence import Finished

_LETTER = re.compile(r"[^\W\d]")


def w5_lists(finished: Finished) -> Iterator[str]:
    """Lister er ekte lister, uten punkttegn eller tall som er skrevet for hånd.

    Ta bort tegnet i malen, og bruk stilen Punktliste eller Nummerert liste. Beskrivelser og svar
    kan stå som gruppene skrev dem; står tegnet i navnet på et tiltak, må det bort i arket.
    """
    for one in finished.file.paragraphs:
        first, *rest = finished.values.without(one.text, measures=False).split("\n")
        fixed = finished.values.without(one.text).split("\n")[1:] if rest else []
        if any(BULLET.match(line) for line in (first, *fixed)):
            yield f"{named(one)} har et punkttegn som er skrevet for hånd"
    yield from (f"{named(one)} har et nummer som er skrevet for hånd" for one in _numbered(finished))


def _numbered(finished: Finished) -> Iterator[Paragraph]:
    """Give paragraphs with typed numbers that follow each other: 1. and 2., a) and b). A date alone is no list."""
    lines = [
        (NUMBER.match(line), one)
        for one in finished.file.paragraphs
        if one.heading is None
        for line in finished.values.without(one.text).split("\n")
    ]
    for (first, one), (second, _) in pairwise(lines):
        if first and second and first["mark"] == second["mark"] and _follows(first["number"], second["number"]):
            yield one


def _follows(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return not (one.isdigit() or other.isdigit()) and ord(other) == ord(one) + 1


def w12_finished(finished: Finished) -> Iterator[str]:
    """Dokumentet er ferdig: ingen sporede endringer, merknader, skjult tekst eller malkode.

    Godta eller avvis endringene i malen, slett merknadene, og se etter klammer som mangler eller er én for mye.
    """
    for change in finished.file.changes:
        yield f"det står en {change.kind} ved {quoted(change.text)}"
    for one in finished.file.paragraphs:
        hidden = next((run for run in one.runs if run.look.hidden), None)
        if hidden:
            yield f"{quoted(hidden.text)} i {named(one)} er skjult tekst"
        if code := BRACES.search(finished.values.without(one.text)):
            yield f"{named(one)} har malkoden «{code[0]}» igjen"
    for table in finished.file.tables:
        if code := BRACES.search(finished.values.without(table.title)):
            yield f"tabelltittelen {quoted(table.title)} har malkoden «{code[0]}» igjen"
