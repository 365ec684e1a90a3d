"""What the requirements look at: the finished document, and the texts that were put into the template.

A text that a group typed may hold anything, also braces and asterisks; only what the template says must be right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.text import quoted
from pipeline.word_file import BODY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from pipeline.word_file import Paragraph, WordFile

FILLED = "\ufffc"
"""Stands where a value was taken out."""
BULLET = re.compile(r"\s*[*•▪▫◦‣∙●□■➢➤➔·\uf0b7–—-]\s+(?=\S)")
"""The signs of statuses, as ✓ and ○, are none."""
NUMBER = re.compile(r"\s*(?P<number>\d{1,2}|[a-zæøå])(?P<mark>[.)])\s+(?=\S)", re.IGNORECASE)
BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The texts that were put in, of those that could be taken for a mistake in the template."""

    free: tuple[str, ...]
    """What groups and offices write freely: descriptions, answers, names."""
    measures: tuple[str, ...]
    """The texts of measures, which lost their typed bullets when they were read."""
    names: frozenset[str] = frozenset()
    """What measures, themes and sections are called."""

    def without(self, text: str, *, measures: bool = True) -> str:
        """Take the values out of a text: what is left is the template's."""
        left = folded(text)
        if _is_odd(text):
            for value in sorted((*self.free, *(self.measures if measures else ())), key=len, reverse=True):
                left = left.replace(value, FILLED)
        return left


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished document, and what it was made of."""

    file: WordFile
    title: str
    author: str
    day: dt.date | None
    """The only day that the file may name as its own."""
    values: Values

    def running(self) -> tuple[Paragraph, ...]:
        """Give the paragraphs that are read as text: of the body, outside tables, with words in them, no headings."""
        return tuple(one for one in self.file.body() if one.cell is None and one.heading is None and one.text.strip())


def folded(text: str) -> str:
    """Fold white space as the page does, and capitals, since a template may change them."""
    return _SPACES.sub(" ", text).casefold()


def values_of(context: Mapping[str, Any]) -> Values:
    """Give the texts of a template's variables that look like a list's bullets or a template's code."""
    found = [(is_measure, folded(text)) for is_measure, text in _texts(context) if _is_odd(text)]
    free = {text for is_measure, text in found if not is_measure}
    measures = tuple(sorted({text for _, text in found} - free))
    return Values(free=tuple(sorted(free)), measures=measures, names=frozenset(map(folded, _names(context))))


def _names(value: object) -> Iterator[str]:
    """Give what things are called in the variables; a status has a symbol beside its name, and is no such thing."""
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _names(inner)
    if isinstance(value, dict):
        called = ("tekst", "tema") if "symbol" in value else ("tekst", "tema", "navn")
        yield from (value[name].strip() for name in called if isinstance(value.get(name), str))


def _is_odd(text: str) -> bool:
    return BRACES.search(text) is not None or any(BULLET.match(line) or NUMBER.match(line) for line in text.split("\n"))


def _texts(value: object, *, is_measure: bool = False) -> Iterator[tuple[bool, str]]:
    """Give every text of the variables, and whether it is a measure's own."""
    match value:
        case str():
            yield is_measure, value
        case dict():
            for name, inner in value.items():
                yield from _texts(inner, is_measure=name == "tekst" and "punkt" in value)
        case list():
            for inner in value:
                yield from _texts(inner)
        case _:
            return


_PLACES = {"header": " i toppteksten", "footer": " i bunnteksten", "footnotes": " i en fotnote"}


def named(paragraph: Paragraph) -> str:
    """Name a paragraph by its own words, and where it stands."""
    part = paragraph.part.rstrip("0123456789")
    place = "" if part == BODY else _PLACES.get(part, " i en sluttnote")
    table = f" i tabell {paragraph.cell.table}, rad {paragraph.cell.row}" if paragraph.cell else ""
    return (
        f"avsnittet {quoted(paragraph.text)}{table}{place}" if paragraph.text.strip() else f"et avsnitt{table}{place}"
    )
