"""Requirements to pictures, links, and the ways through the document."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from pipeline.text import key, one_line, quoted
from pipeline.word_rules.evidence import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word_file import Paragraph
    from pipeline.word_rules.evidence import Finished

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|emf|wmf|bmp|tiff?)", re.IGNORECASE)
_URL = re.compile(r"(?:https?:|www\.|mailto:)\S*", re.IGNORECASE)
_EMPTY_WORDS = {"les mer", "les meir", "mer", "her", "klikk her", "trykk her", "lenke", "se her", "last ned", "link"}
_LONG = 8
"""Headings; a document with more of them runs over several pages, and has a contents list."""
_LISTED = 2
"""The level of heading that always stands in the list of contents."""
_PAGES = re.compile(r"side \S+ av \S+", re.IGNORECASE)


def w6_pictures(finished: Finished) -> Iterator[str]:
    """Hvert bilde har en alternativ tekst som sier hva det viser, og ingen tekst står i tekstbokser.

    Høyreklikk på bildet i malen, velg Vis alternativ tekst, og skriv hva det viser, eller merk det som pynt. Det som
    står i en tekstboks, skal stå i et vanlig avsnitt.
    """
    for one in finished.file.paragraphs:
        for picture in one.pictures:
            if picture.text_box:
                yield f"{named(one)} har en tekstboks"
            elif not picture.decorative and not picture.alt:
                yield f"et bilde i {named(one)} har ingen alternativ tekst"
            elif _FILE_NAME.fullmatch(picture.alt):
                yield f"bildet i {named(one)} har bare filnavnet {quoted(picture.alt)} som alternativ tekst"


def w8_links(finished: Finished) -> Iterator[str]:
    """Lenker har en tekst som sier hvor de fører.

    Skriv om lenketeksten i malen: navnet på det som lenken fører til, ikke adressen og ikke «les mer». En lenke til
    en overskrift skal ha ordene i den, og det er W11 som ser etter.
    """
    headings = {mark for one in finished.file.paragraphs if one.heading is not None for mark in one.bookmarks}
    for one in finished.file.paragraphs:
        for link in (link for link in one.links if link.anchor not in headings):
            if not key(link.text) or _URL.fullmatch(link.text) or key(link.text) in _EMPTY_WORDS:
                yield f"lenken {quoted(link.text)} i {named(one)} sier ikke hvor den fører"


def w11_ways(finished: Finished) -> Iterator[str]:
    """Bunnteksten har «Side X av Y», og et langt dokument har en innholdsliste med lenker som virker.

    Sett inn sidetall og antall sider som felt i bunnteksten til malen. Er innholdslisten borte, så hent den fra en
    eldre utgave av malen, og bruk stilene Overskrift 2 og 3, for det er dem den lages av.
    """
    yield from _pages(finished)
    yield from _dead_links(finished)
    yield from _contents(finished)


def _pages(finished: Finished) -> Iterator[str]:
    for part in dict.fromkeys(finished.file.footers):
        paragraphs = [one for one in finished.file.paragraphs if one.part == part]
        fields = {field for one in paragraphs for field in one.fields}
        counted = "PAGE" in fields and fields & {"NUMPAGES", "SECTIONPAGES"}
        if not (counted and any(_PAGES.search(one.text) for one in paragraphs)):
            words = " ".join(one.text for one in paragraphs)
            yield f"bunnteksten {quoted(words)} har ikke «Side X av Y»" if part else "noen sider har ingen bunntekst"


def _dead_links(finished: Finished) -> Iterator[str]:
    places = {mark for one in finished.file.paragraphs for mark in one.bookmarks}
    for one in finished.file.paragraphs:
        for link in one.links:
            if link.anchor is not None and link.anchor not in places:
                yield f"lenken {quoted(link.text)} går til bokmerket {quoted(link.anchor)}, som ikke finnes"


def _contents(finished: Finished) -> Iterator[str]:
    """Tell of a long document without a list of contents, and of what is wrong in the list."""
    headings = [one for one in finished.file.body() if one.heading is not None]
    marked = {mark: one for one in headings for mark in one.bookmarks}
    links = [link for one in finished.file.body() if _is_entry(one) for link in one.links if link.anchor in marked]
    if not links:
        yield from [f"dokumentet har {len(headings)} overskrifter og ingen innholdsliste"] if headings[_LONG:] else []
        return
    for link in links:
        heading = marked[link.anchor or ""]
        if not key(link.text).startswith(key(heading.text)):
            yield f"lenken {quoted(link.text)} går til overskriften {quoted(heading.text)}"
    targets = {id(marked[link.anchor or ""]) for link in links}
    own = _above_links(finished)
    missing = (one for one in headings if one.heading == _LISTED and id(one) not in targets and one is not own)
    yield from (f"overskriften {quoted(one.text)} står ikke i innholdslisten" for one in missing)


def _is_entry(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a line of the list: a link and nothing else; in a sentence it may use other words."""
    return [one_line(link.text) for link in paragraph.links if link.anchor] == [one_line(paragraph.text)]


def _above_links(finished: Finished) -> Paragraph | None:
    """Give the heading of the list of contents itself: the last one before the first link."""
    before = takewhile(lambda one: not _is_entry(one), finished.file.body())
    return next((one for one in reversed(list(before)) if one.heading is not None), None)
