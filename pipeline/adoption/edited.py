"""The paragraphs of a draft that people have edited → those that are the programme, as they now read.

In: the document's paragraphs with every tracked change accepted, and what the draft was when it was written. Out: the
programme's paragraphs without what the draft said behind each measure, and those of the parts that are no programme:
contents, what must be settled, what is merged or ends, the annex. Decides nothing of what a measure is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.anchors import HEADING_PLACE, heading_bookmark_of, id_of
from pipeline.text import clean, heading_key, key, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.draft_record import DraftRecord
    from pipeline.model import Programme
    from pipeline.readers.raw import RawParagraph

_NO_PROGRAMME = re.compile(r"innhold|til \w+ avgjørelse|må avklares|slås sammen|utgår|vedlegg\b.*")
"""The comparison keys of a draft's own headings, where it is not known which it had."""
_USUAL = re.compile(r"(?:\s*\((?:nytt|endres)\))+(?:\n«[^»]*»)?\s*$")
"""What a draft says behind a measure, where it is not known what this one said."""
_MARK = re.compile(r"\([^()]*\)")
_ALIKE = 0.6
"""Likeness from which a line behind a measure is the draft's, with a word or two corrected in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedDraft:
    """A draft as it now reads."""

    programme: tuple[RawParagraph, ...]
    others: tuple[RawParagraph, ...]
    """What stands in the parts that are no programme."""


def read_edited(paragraphs: Sequence[RawParagraph], record: DraftRecord | None) -> EditedDraft:
    """Part the programme from the rest of a draft."""
    names = frozenset(map(heading_key, record.others)) if record else frozenset()
    programme: list[RawParagraph] = []
    others: list[RawParagraph] = []
    outside: int | None = None
    for paragraph in _with_headings(paragraphs, record, names):
        if paragraph.heading and (outside is None or paragraph.heading <= outside or _is_ours(paragraph)):
            outside = paragraph.heading if _is_other(paragraph, names) else None
        (programme if outside is None else others).append(_bare(paragraph, record))
    return EditedDraft(programme=tuple(programme), others=tuple(others))


def _with_headings(
    paragraphs: Sequence[RawParagraph], record: DraftRecord | None, names: frozenset[str]
) -> Iterator[RawParagraph]:
    """Take for headings those that the draft had as such, whatever style they have now.

    LibreOffice gives a heading behind a deleted paragraph that one's style when it saves.
    """
    themes = {
        heading_bookmark_of(one.section, one.theme): one.theme is not None
        for one in (record.headings if record else ())
    }
    levels = _levels(paragraphs, themes, names)
    for paragraph in paragraphs:
        place = next((name for name in paragraph.bookmarks if name in themes), None)
        if paragraph.heading is not None or paragraph.cell is not None:
            yield paragraph
        elif place:
            yield replace(paragraph, heading=levels[themes[place]], level=None)
        elif heading_key(paragraph.text) in names and not id_of(paragraph.bookmarks):
            yield replace(paragraph, heading=levels[False], level=None)
        else:
            yield paragraph


def _levels(paragraphs: Sequence[RawParagraph], themes: Mapping[str, bool], names: frozenset[str]) -> dict[bool, int]:
    """Give the level that sections, False, and themes, True, have where their style is left; as sections, our parts."""
    headings = [one for one in paragraphs if one.heading]
    parts = [one.heading for one in headings if heading_key(one.text) in names]
    found = {False: parts[0]} if parts else {}
    found |= {themes[name]: one.heading for one in headings for name in one.bookmarks if name in themes}
    section = found.get(False) or max(1, (found.get(True) or 2) - 1)
    return {False: section, True: found.get(True) or section + 1}


def _is_ours(heading: RawParagraph) -> bool:
    return any(name.startswith(HEADING_PLACE) for name in heading.bookmarks)


def _is_other(heading: RawParagraph, names: frozenset[str]) -> bool:
    name = heading_key(heading.text)
    return not _is_ours(heading) and (name in names if names else _NO_PROGRAMME.fullmatch(name) is not None)


def _bare(paragraph: RawParagraph, record: DraftRecord | None) -> RawParagraph:
    """Take off what the draft said behind the measure: «(endres)», and the group's words on a line of their own."""
    recorded = {one.id: one for one in record.measures} if record else {}
    known = recorded.get(id_of(paragraph.bookmarks) or "")
    if known:
        return replace(paragraph, text=without_behind(paragraph.text, known.behind))
    whole = next((one for one in recorded.values() if one.behind and paragraph.text == one.text + one.behind), None)
    return replace(paragraph, text=whole.text if whole else _USUAL.sub("", paragraph.text))


def without_behind(text: str, behind: str) -> str:
    """Take the draft's words off a text, also where people have left only some of them, or corrected them."""
    if behind and text.endswith(behind):
        return text.removesuffix(behind)
    first, *rest = text.split("\n")
    marks, *lines = behind.split("\n")
    for mark in reversed(_MARK.findall(marks)):
        first = first.rstrip().removesuffix(mark)
    kept = [line for line in rest if not any(_is_same(line, other) for other in lines)]
    return "\n".join((first.rstrip(), *kept))


def _is_same(line: str, other: str) -> bool:
    return key(line) == key(other) or likeness(line, other) >= _ALIKE


def texts_of(edited: EditedDraft, programme: Programme) -> dict[tuple[str, str | None], tuple[str, ...]]:
    """Give the paragraphs that are no measures, under the section or the theme that they stand under."""
    measures = {one.at.cell for one in programme.measures}
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    under: tuple[str, str | None] | None = None
    for paragraph in edited.programme:
        text = clean(paragraph.text)
        if paragraph.heading:
            under = _under(heading_key(text), under, programme.headings)
        elif under and text and paragraph.cell is None and f"avsnitt {paragraph.number}" not in measures:
            found[under] = (*found.get(under, ()), text)
    return found


def _under(
    name: str, above: tuple[str, str | None] | None, headings: Sequence[tuple[str, str | None]]
) -> tuple[str, str | None] | None:
    """Find the heading of the programme that a name is: a theme of the section that we are under, or a section."""
    themes = (one for one in headings if above and one[0] == above[0] and one[1] and heading_key(one[1]) == name)
    sections = ((section, None) for section, _ in headings if heading_key(section) == name)
    return next(themes, None) or next(sections, above)
