"""Is the finished PDF one that everybody can read, now and from the archive? One function a rule, P1 to P15.

In: the PDF read back, and the text of the Word file beside it. Out: the first rule that is broken, with what is wrong
and what to do, in Norwegian; or None. The rules are what a person can be told of PDF/A-2a, PDF/UA-1 and the Norwegian
regulations; ``make conformance`` asks veraPDF for all the rest. Stops nothing by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, pairwise, zip_longest
from typing import TYPE_CHECKING, TypeAlias

from pipeline.readers.tags import UNKNOWN
from pipeline.verify import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.readers.tags import Tag, TaggedPdf

LANGUAGE = "nb-NO"
_HEADING = re.compile(r"H([1-6])")
_TITLE = re.compile(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_SAID = 60
"""Characters of a text that a message quotes."""
_WORDS = 6
_UNSPOKEN = {"Lbl", "Figure"}
_PROGRAM = "Det er en feil i programmet; meld fra om den."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A document in both formats."""

    pdf: TaggedPdf
    word: str
    """All text of the Word file, in order."""


Check: TypeAlias = Callable[[Finished], str | None]


def first_broken(finished: Finished) -> str | None:
    """Name the first rule that the PDF breaks, what is wrong, and what to do; None where it breaks none."""
    for rule, check in CHECKS:
        if said := check(finished):
            return f"{rule}: {said}"
    return None


def can_be_opened(finished: Finished) -> str | None:
    """P1: PDF 1.7, without a password."""
    if finished.pdf.version != "1.7" or finished.pdf.is_encrypted:
        return f"filen er låst, eller ikke av versjon 1.7. {_PROGRAM}"
    return None


def says_its_language(finished: Finished) -> str | None:
    """P2: the language is bokmål."""
    if finished.pdf.language != LANGUAGE:
        return f"språket er ikke satt til {LANGUAGE}. {_PROGRAM}"
    return None


def is_tagged(finished: Finished) -> str | None:
    """P3: the text is tagged."""
    if not finished.pdf.is_marked or finished.pdf.tree is None:
        return f"teksten er ikke merket med overskrifter, avsnitt og tabeller. {_PROGRAM}"
    return None


def shows_its_title(finished: Finished) -> str | None:
    """P4: the title is shown, and the same in both places that hold it."""
    found = _TITLE.search(finished.pdf.packet)
    title = unescape(found[1].decode()) if found else None
    if not finished.pdf.shows_title or not title or title != finished.pdf.title:
        return f"tittelen mangler, vises ikke eller står ulikt to steder. {_PROGRAM}"
    return None


def declares_its_standards(finished: Finished) -> str | None:
    """P5: PDF/A-2a and PDF/UA-1."""
    wanted = {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    found = all(re.search(rf'{name}(>|=")\s*{value}\b'.encode(), finished.pdf.packet) for name, value in wanted.items())
    return None if found else f"filen sier ikke at den er PDF/A-2a og PDF/UA-1. {_PROGRAM}"


def brings_its_fonts(finished: Finished) -> str | None:
    """P6: every font is embedded and says its characters; no glyph is an empty box."""
    for font in finished.pdf.fonts:
        if not font.is_embedded or not font.has_characters:
            return f"skriften {font.name} er ikke lagt ved i filen, eller kan ikke søkes i. {_PROGRAM}"
    for number, page in enumerate(finished.pdf.pages, 1):
        for text in page.values():
            if UNKNOWN in text:
                return f"side {number} har et tegn som skriften ikke har, i «{_short(text)}». {_PROGRAM}"
    return None


def describes_its_figures(finished: Finished) -> str | None:
    """P7: every figure has a text that says the same."""
    if any(tag.kind == "Figure" and not (tag.alt or "").strip() for tag in _tags(finished)):
        return "en figur mangler tekst for dem som ikke ser den. Gi den <title> (SVG) eller alt (bilde) i malen."
    return None


def has_whole_tables(finished: Finished) -> str | None:
    """P8: tables have headings, as many columns in every row, and cells that know their headings."""
    tables = (tag for tag in _tags(finished) if tag.kind == "Table")
    wrong = ((fault, table) for table in tables if (fault := _table_fault(table)))
    return next((f"tabellen «{_short(table.text())}» {fault}. Rett tabellen i malen." for fault, table in wrong), None)


def _table_fault(table: Tag) -> str | None:
    rows = [_of_kind(row, "TH", "TD") for row in table.descendants() if row.kind == "TR"]
    cells = [cell for row in rows for cell in row]
    headings = [cell for cell in cells if cell.kind == "TH"]
    keys = {cell.key for cell in headings}
    if not headings:
        return "har ingen overskrifter"
    if len(set(_widths(rows))) != 1:
        return "har ikke like mange kolonner i alle rader"
    if any(cell.scope is None for cell in headings) or not {key for cell in cells for key in cell.headers} <= keys:
        return "har overskrifter som ikke sier hva de er overskrift for"
    return None


def _widths(rows: Sequence[Sequence[Tag]]) -> Iterator[int]:
    """Count the columns of each row, with the cells from above that reach into it."""
    covered: Counter[int] = Counter()
    for number, row in enumerate(rows):
        yield covered[number] + sum(cell.columns for cell in row)
        for cell in row:
            covered.update(dict.fromkeys(range(number + 1, number + cell.rows), cell.columns))


def has_headings_in_order(finished: Finished) -> str | None:
    """P9: headings begin at level 1, skip no level, and are not empty."""
    levels = [(int(found[1]), tag.text()) for tag in _tags(finished) if (found := _HEADING.fullmatch(tag.kind))]
    for (above, _), (level, text) in pairwise([(0, ""), *levels]):
        if level > above + 1 or not text.strip():
            return f"overskriften «{_short(text)}» er tom eller hopper over et nivå. Rett overskriftene i malen."
    return None if levels else "dokumentet har ingen overskrifter. Rett malen."


def names_its_links(finished: Finished) -> str | None:
    """P10: every link is tagged as one, and says where it goes."""
    links = [tag for tag in _tags(finished) if tag.kind == "Link"]
    tagged = {number for link in links for number in link.annotations}
    for one in finished.pdf.annotations:
        if one.kind == "Link" and (one.number not in tagged or not (one.contents or "").strip()):
            return f"en lenke på side {one.page} mangler tekst, eller er ikke merket som lenke. Rett lenken i malen."
    return None


def can_be_tabbed_through(finished: Finished) -> str | None:
    """P11: the tabulator follows the text."""
    if set(finished.pdf.tabs) != {"/S"}:
        return f"tabulatoren går ikke i tekstens rekkefølge. {_PROGRAM}"
    return None


def says_the_same_as_word(finished: Finished) -> str | None:
    """P12: the tagged text has the words of the Word file, in the same order."""
    spoken = " ".join(_spoken(finished.pdf.tree)) if finished.pdf.tree else ""
    pdf, word = comparable(spoken), comparable(finished.word)
    if pdf == word:
        return None
    place = next(place for place, (one, other) in enumerate(zip_longest(pdf, word)) if one != other)
    return (
        f"PDF-en har «{_from(spoken, place)}» der Word-filen har «{_from(finished.word, place)}». "
        "De to malene må ha de samme ordene i samme rekkefølge; rett den ene etter den andre, "
        "eller stilarket, om det endrer ord eller legger dem til."
    )


def _from(text: str, place: int) -> str:
    """Give some words from a place that is counted in comparable characters."""
    words = text.split()
    ends = accumulate(len(comparable(word)) for word in words)
    first = next((number for number, end in enumerate(ends) if end > place), len(words))
    return " ".join(words[first : first + _WORDS])


def _spoken(tag: Tag) -> Iterator[str]:
    """Give a tag's text without what is no text in Word: numbers of lists and of pages, and words in figures."""
    for kid in tag.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.kind not in _UNSPOKEN and not (tag.kind == "Link" and kid.text().strip().isdigit()):
            yield from _spoken(kid)


def leaves_nothing_loose(finished: Finished) -> str | None:
    """P13: running heads and page numbers are artifacts, and all other text is tagged."""
    for page, text in finished.pdf.loose:
        return f"«{_short(text)}» på side {page} er verken merket som tekst eller som topp- eller bunntekst. {_PROGRAM}"
    return None


def stands_alone(finished: Finished) -> str | None:
    """P14: no scripts, no attachments, no references to other files."""
    if finished.pdf.foreign:
        names = ", ".join(finished.pdf.foreign)
        return f"filen har skript, vedlegg eller henvisninger til andre filer ({names}). Rett malen."
    return None


def describes_itself_once(finished: Finished) -> str | None:
    """P15: one RDF in the XMP packet."""
    if finished.pdf.packet.count(b"<rdf:RDF") != 1:
        return f"filen beskriver seg selv flere ganger eller ikke i det hele tatt. {_PROGRAM}"
    return None


def _tags(finished: Finished) -> Iterator[Tag]:
    return finished.pdf.tree.descendants() if finished.pdf.tree else iter(())


def _of_kind(tag: Tag, *kinds: str) -> list[Tag]:
    return [kid for kid in tag.kids if not isinstance(kid, str) and kid.kind in kinds]


def _short(text: str) -> str:
    return " ".join(text.split())[:_SAID]


CHECKS: tuple[tuple[str, Check], ...] = (
    ("P1", can_be_opened),
    ("P2", says_its_language),
    ("P3", is_tagged),
    ("P4", shows_its_title),
    ("P5", declares_its_standards),
    ("P6", brings_its_fonts),
    ("P7", describes_its_figures),
    ("P8", has_whole_tables),
    ("P9", has_headings_in_order),
    ("P10", names_its_links),
    ("P11", can_be_tabbed_through),
    ("P12", says_the_same_as_word),
    ("P13", leaves_nothing_loose),
    ("P14", stands_alone),
    ("P15", describes_itself_once),
)
