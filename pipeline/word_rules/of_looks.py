"""Requirements to colours and type, as the styles give them in the end.

Running text is 11 points or more. What is small on purpose may be as small as 8: tables (9 to 9.5 in our templates, so
that a row is read at a glance, and 8 in the narrow heads of the count per theme), captions, contents, headers, footers,
notes, and words that a character style sets smaller than the rest of their paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text import quoted
from pipeline.vocabulary import STATUS_LABELS, STATUS_SYMBOLS
from pipeline.word_rules.contrast import contrast
from pipeline.word_rules.evidence import folded, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word_file import Look, Paragraph, Row
    from pipeline.word_rules.evidence import Finished

_CONTRAST, _LARGE_CONTRAST = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0
"""Points, from which a text counts as large."""
_RUNNING, _SMALL = 11.0, 8.0
_SPACING = 1.15
_SECONDARY = re.compile(r"caption|toc.*|innhold.*|header|footer|footnote text|endnote text", re.IGNORECASE)
_LEFT = {"left", "start"}
_SERIFS = re.compile(
    r"times.*|georgia|.*garamond.*|.*\bserif.*|cambria|constantia|book antiqua|palatino.*|century(?! gothic).*"
    r"|courier.*|bookman.*|didot|baskerville.*|minion.*|.*\bscript",
    re.IGNORECASE,
)
_SANS = re.compile(r".*\bsans[ -]serif", re.IGNORECASE)
_WORDS = 4
"""Words; a text with fewer in italics or capitals is a name or a label."""
_NO_FILL = {None, "auto", "FFFFFF"}


def w7_colours(finished: Finished) -> Iterator[str]:
    """Farge er aldri det eneste som sier noe: status har både tegn og ord, og all tekst har kontrast på minst 4,5 : 1.

    Velg en mørkere skriftfarge eller en lysere bakgrunn i stilen, og la status stå med tegn og ord.
    """
    for one in finished.file.paragraphs:
        yield from _pale(one)
        if _is_half(one, finished.file.colour, finished.values.names):
            yield f"{named(one)} viser status med farge, men ikke med både tegn og ord"
    for table in finished.file.tables:
        rows = (row for row in table.rows if _is_colour_alone(row))
        yield from (f"tabellen {quoted(table.title)} har en farget celle uten tekst" for _ in rows)


def _pale(paragraph: Paragraph) -> Iterator[str]:
    """Tell of the first text of a paragraph that does not show well enough."""
    for run in paragraph.runs:
        shown = contrast(run.look.colour, run.look.background)
        if shown < (_LARGE_CONTRAST if _is_large(run.look) else _CONTRAST):
            number = f"{shown:.1f} : 1".replace(".", ",")
            colours = f"#{run.look.colour} på #{run.look.background}"
            place = f"{named(paragraph)} med stilen {quoted(paragraph.style)}"
            yield f"{quoted(run.text)} i {place} har kontrast {number} ({colours})"
            return


def _is_large(look: Look) -> bool:
    return look.size >= (_LARGE_BOLD if look.bold else _LARGE)


def _is_half(paragraph: Paragraph, plain: str, names: frozenset[str]) -> bool:
    """Tell whether a cell has a status in colour with the sign alone or the word alone; a theme may be named so."""
    coloured = any(run.look.colour != plain for run in paragraph.runs)
    halves = {*STATUS_LABELS.values(), *STATUS_SYMBOLS.values()}
    words = paragraph.text.strip()
    return paragraph.cell is not None and coloured and words in halves and folded(words) not in names


def _is_colour_alone(row: Row) -> bool:
    return any(fill not in _NO_FILL and not cell.strip() for cell, fill in zip(row.cells, row.fills, strict=True))


def w9_type(finished: Finished) -> Iterator[str]:
    """Teksten er lett å lese: uten seriffer, venstrestilt, minst 11 punkt, linjeavstand minst 1,15, ikke kursiv.

    Endre stilen i malen: skrifttype, størrelse, justering, linjeavstand, kursiv eller store bokstaver. Tabeller,
    bildetekster, topptekst og bunntekst kan være mindre, men ikke under 8 punkt.
    """
    for one in finished.file.paragraphs:
        yield from (f"{named(one)} med stilen {quoted(one.style)} {fault}" for fault in _of_letters(one))
    for one in finished.running():
        yield from (f"{named(one)} med stilen {quoted(one.style)} {fault}" for fault in _of_running(one))


def _of_letters(paragraph: Paragraph) -> Iterator[str]:
    looks = [run.look for run in paragraph.runs]
    serif = next((look.font for look in looks if _has_serifs(look.font)), None)
    if serif:
        yield f"har skriften {quoted(serif)}, som har seriffer"
    if any(look.size < _SMALL for look in looks):
        yield f"har skrift mindre enn {_SMALL:.0f} punkt"
    if paragraph.alignment == "both":
        yield "har rett høyrekant"
    if looks and len(paragraph.text.split()) >= _WORDS:
        if all(look.italic for look in looks):
            yield "står i kursiv"
        if all(look.capitals for look in looks):
            yield "står i store bokstaver"


def _has_serifs(font: str) -> bool:
    """Know a font by its name: LibreOffice writes the wrong family into the file's own list of fonts."""
    return _SERIFS.fullmatch(font) is not None and _SANS.fullmatch(font) is None


def _of_running(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.alignment not in {*_LEFT, "both"}:
        yield "er ikke venstrestilt"
    if _SECONDARY.fullmatch(paragraph.style):
        return
    if _points(paragraph) < _RUNNING:
        yield f"er på {_points(paragraph):g} punkt".replace(".", ",")
    if paragraph.spacing < _SPACING:
        yield f"har linjeavstand {paragraph.spacing:.2f}".replace(".", ",")


def _points(paragraph: Paragraph) -> float:
    """Give the size that most of a paragraph is read in: its largest text, since small words in it are on purpose."""
    return max((run.look.size for run in paragraph.runs), default=paragraph.size)
