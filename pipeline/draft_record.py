"""What a draft programme was when it was written, kept in the Word file itself, for the day when it is read back.

In: the draft and what stands in the file. Out: XML that Word and LibreOffice carry along unseen, and back. It has only
what stands in the document too, and nothing of where it was made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from pipeline.anchors import bookmark_of, heading_bookmark_of
from pipeline.codes import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from pipeline.compose.draft import DraftProgramme
    from pipeline.compose.parts import Item

NAMESPACE = "urn:handlingsprogram:utkast"
_N = f"{{{NAMESPACE}}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMeasure:
    """A measure as the draft had it."""

    id: str
    section: str
    theme: str | None
    parent: str | None
    text: str
    place: Place
    behind: str = ""
    """What the draft said behind the text: that it is new, to be changed, and the group's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedHeading:
    """A section, or a theme, as the draft named it."""

    section: str
    theme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRecord:
    """The whole draft."""

    title: str
    year: int
    organisation: str | None
    body: str
    """The organ that decides: «styret»."""
    measures: tuple[RecordedMeasure, ...]
    headings: tuple[RecordedHeading, ...]
    others: tuple[str, ...] = ()
    """The headings of the document that are none of the programme's: contents, what must be settled, annex."""


def record_of(draft: DraftProgramme, organisation: str | None) -> DraftRecord:
    """Record a draft; what only the written document tells is filled in later."""
    kept = [item for section in draft.sections for theme in section.themes for item in theme.items]
    items = (*kept, *draft.for_decision, *draft.to_clarify, *draft.merged, *draft.dropped)
    return DraftRecord(
        title=draft.title,
        year=draft.year,
        organisation=organisation,
        body=draft.body,
        measures=tuple(_recorded(item) for item in items if not item.repeated),
        headings=tuple(
            RecordedHeading(section=section.name, theme=name)
            for section in draft.sections
            for name in (None, *(theme.name for theme in section.themes if theme.name))
        ),
    )


def _recorded(item: Item) -> RecordedMeasure:
    return RecordedMeasure(
        id=item.id, section=item.section, theme=item.theme, parent=item.parent, text=item.text, place=item.place
    )


def as_written(record: DraftRecord, behind: Mapping[str, str], headings: Sequence[str]) -> DraftRecord:
    """Fill in what the document says behind the measures, by bookmark, and in headings that are not the programme's."""
    measures = (replace(one, behind=behind.get(bookmark_of(one.id), "")) for one in record.measures)
    return replace(record, measures=tuple(measures), others=tuple(dict.fromkeys(headings)))


def places_of(record: DraftRecord) -> frozenset[str]:
    """Name the bookmarks that the document is to have."""
    return frozenset(
        (
            *(bookmark_of(one.id) for one in record.measures),
            *(heading_bookmark_of(one.section, one.theme) for one in record.headings),
        )
    )


def to_xml(record: DraftRecord) -> bytes:
    """Write the record."""
    root = etree.Element(f"{_N}utkast", nsmap={None: NAMESPACE})
    _set(root, tittel=record.title, aar=str(record.year), organisasjon=record.organisation, organ=record.body)
    for heading in record.headings:
        _set(etree.SubElement(root, f"{_N}overskrift"), omraade=heading.section, tema=heading.theme)
    for other in record.others:
        _set(etree.SubElement(root, f"{_N}annen-overskrift"), tekst=other)
    for one in record.measures:
        element = etree.SubElement(root, f"{_N}tiltak")
        _set(element, id=one.id, omraade=one.section, tema=one.theme, under=one.parent, plass=one.place)
        etree.SubElement(element, f"{_N}tekst").text = one.text
        etree.SubElement(element, f"{_N}bak").text = one.behind
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set(element: _Element, **attributes: str | None) -> None:
    for name, value in attributes.items():
        if value is not None:
            element.set(name, value)


def from_xml(content: bytes) -> DraftRecord | None:
    """Read a record; None where the XML is another's, or has been spoilt."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
        return _record(root) if root.tag == f"{_N}utkast" else None
    except (etree.XMLSyntaxError, KeyError, ValueError):
        return None


def _record(root: _Element) -> DraftRecord:
    return DraftRecord(
        title=root.attrib["tittel"],
        year=int(root.attrib["aar"]),
        organisation=root.get("organisasjon"),
        body=root.attrib["organ"],
        measures=tuple(map(_measure, root.iter(f"{_N}tiltak"))),
        headings=tuple(
            RecordedHeading(section=one.attrib["omraade"], theme=one.get("tema"))
            for one in root.iter(f"{_N}overskrift")
        ),
        others=tuple(one.attrib["tekst"] for one in root.iter(f"{_N}annen-overskrift")),
    )


def _measure(element: _Element) -> RecordedMeasure:
    return RecordedMeasure(
        id=element.attrib["id"],
        section=element.attrib["omraade"],
        theme=element.get("tema"),
        parent=element.get("under"),
        text=element.findtext(f"{_N}tekst", ""),
        place=Place(element.attrib["plass"]),
        behind=element.findtext(f"{_N}bak", ""),
    )


def record_in(files: dict[str, bytes]) -> DraftRecord | None:
    """Find the record in a Word file."""
    records = (from_xml(content) for name, content in files.items() if is_xml_of_others(name))
    return next((record for record in records if record), None)


def is_xml_of_others(name: str) -> bool:
    """Tell by its name whether a part of a Word file is XML that Word only keeps."""
    return name.startswith("customXml/item") and name.endswith(".xml")
