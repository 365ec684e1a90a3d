"""The pieces of a template and the tags in them: ``{{ field }}``, ``{% code %}``, ``{# remark #}``.

In a piece's text there are marks where Word has something that is not text. Nothing here knows what a tag means.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.findings import Location
from pipeline.templates.codes import meant_word, written_word
from pipeline.text import quoted


class Mark(StrEnum):
    """Stands in a piece's text for something that is not text; no document can hold these characters."""

    FIELD = "\ufdd1"
    COMMENT = "\ufdd2"
    PICTURE = "\ufdd3"
    HYPHEN = "\ufdd4"
    OPEN = "\ufdd5"
    """A link, a content control or a tracked change begins."""
    CLOSE = "\ufdd6"
    STYLE = "\ufdd7"
    """What follows looks different from what stands before."""
    TAB = "\t"
    BREAK = "\n"


MARKS = "".join(Mark).replace(Mark.TAB, "").replace(Mark.BREAK, "")
INVISIBLE = str.maketrans("", "", MARKS)


class Kind(StrEnum):
    """What a tag is, by its second character."""

    FIELD = "{"
    CODE = "%"
    REMARK = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a template that a tag cannot go beyond: a paragraph in Word, the whole file in HTML."""

    file: str
    part: str | None = None
    """«hovedteksten», «topptekst 1»; None in HTML."""
    place: str | None = None
    """«avsnitt 12 (tabell 1, rad 2, kolonne 1)»; None in HTML, where each tag has its line."""
    text: str
    around: tuple[str, ...] = ()
    """The tables, rows and cells that it stands in, outermost first, each by a name of its own: ``tr/3``."""
    ends_section: bool = False

    @property
    def is_word(self) -> bool:
        """Tell whether it is of a Word template."""
        return self.part is not None

    @property
    def shown(self) -> str:
        """What a person sees of it."""
        return self.text.translate(INVISIBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag, or braces that should have been one."""

    piece: Piece
    kind: Kind
    start: int
    end: int
    content: str
    """What stands between the braces, without the prefix."""
    prefix: str = ""
    """``p``, ``tr``, ``tc`` or ``r`` of docxtpl."""
    flaw: str | None = None
    """What breaks it, as the end of a sentence about the field."""
    mixed: bool = False
    """Its letters look different from each other."""

    @property
    def written(self) -> str:
        """The code's first word as it stands; of a field, nothing."""
        return written_word(self.content) if self.kind is Kind.CODE else ""

    @property
    def word(self) -> str:
        """The code's first word: ``for``, ``endif``, misspelt or not."""
        return meant_word(self.written)

    @property
    def raw(self) -> str:
        """The tag as it is seen, on one line."""
        return " ".join(self.piece.text[self.start : self.end].translate(INVISIBLE).split())

    @property
    def at(self) -> Location:
        """Where it stands."""
        piece = self.piece
        line = f"linje {piece.text.count(Mark.BREAK, 0, self.start) + 1}"
        return Location(file=piece.file, sheet=piece.part, cell=piece.place or line)

    @property
    def where(self) -> str:
        """Quote the tag, and what stands around it."""
        line = self.piece.shown
        if not self.piece.is_word:
            line = line[line.rfind("\n", 0, self.start) + 1 :].partition("\n")[0]
        around = f" i «{_around(line, self.raw)}»" if " ".join(line.split()) != self.raw else ""
        return f"Det står i {quoted(self.raw)}{around}."


def _around(line: str, raw: str, longest: int = 60) -> str:
    """Give the part of a line that a tag stands in."""
    flat = " ".join(line.split())
    place = max(flat.find(raw), 0)
    start, end = max(place - longest // 2, 0), place + len(raw) + longest // 2
    return f"{'… ' if start else ''}{flat[start:end].strip()}{' …' if end < len(flat) else ''}"
