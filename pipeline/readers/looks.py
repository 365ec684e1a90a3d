"""A Word file's styles → how a text looks in the end: the defaults, the styles and its own formatting, in Word's order.

In: the parts of the package, and elements of the text. Out: facts by the name that WordprocessingML gives them, a later
one over an earlier. A toggle (bold, italic) that two styles set is on; Word would turn it off again in some cases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.readers.colours import readable, shade
from pipeline.readers.package import W, below, children, is_off, local, number_of, value
from pipeline.word_file import Look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.readers.package import Element

HALF_POINTS = 20.0
"""Of text, where a file says nothing: Word's own."""
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_STRIPES = ("band1Horz", "band2Horz")
Facts = dict[str, str]


_SPACING = "spacing"
"""Among what is known of styles, what they say of paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in a table a cell stands, as table styles see it."""

    row: int
    last_row: bool
    column: int
    last_column: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a paragraph inherits from the table that it stands in."""

    facts: Facts = field(default_factory=dict)
    fill: str | None = None
    """The colour behind it; None where the page shows through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """All styles of a file."""

    by_id: dict[str, Element]
    defaults: dict[str, str]
    """The id of the style that is used where none is named, by the type of style."""
    plain: Facts
    """What the document's defaults say of text."""
    spaced: Facts
    """What they say of paragraphs."""
    theme: dict[str, str]
    """The fonts that the theme gives: ``minor`` and ``major``."""
    known: dict[tuple[str | None, str], Facts] = field(default_factory=dict, repr=False)
    """What has been asked of a style: every paragraph asks again."""

    def chain(self, style: str | None, kind: str) -> tuple[Element, ...]:
        """Give a style and those it is based on, the first of them first; the default where it is not there."""
        found: list[Element] = []
        one = style if style in self.by_id else self.defaults.get(kind)
        while one in self.by_id and self.by_id[one] not in found:
            found.insert(0, self.by_id[one])
            one = value(found[0], "basedOn")
        return tuple(found)

    def of_text(self, style: str | None, kind: str = "paragraph") -> Facts:
        """Give what a style says of text."""
        if (style, kind) not in self.known:
            layers = (self.text_facts(below(one, "rPr")) for one in self.chain(style, kind))
            self.known[style, kind] = _merged(layers)
        return self.known[style, kind]

    def of_paragraph(self, style: str | None) -> Facts:
        """Give what a style says of a paragraph."""
        if (style, _SPACING) not in self.known:
            layers = (paragraph_facts(below(one, "pPr")) for one in self.chain(style, "paragraph"))
            self.known[style, _SPACING] = _merged(layers)
        return self.known[style, _SPACING]

    def text_facts(self, properties: Element | None) -> Facts:
        """Give what an element ``w:rPr`` says."""
        facts = _values(properties)
        if properties is not None and (fonts := below(properties, "rFonts")) is not None:
            themed = fonts.get(f"{W}asciiTheme") or fonts.get(f"{W}hAnsiTheme") or ""
            facts["font"] = self.theme.get(themed[:5]) or fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
        return {name: one for name, one in facts.items() if name != "font" or one}

    def name(self, style: str | None) -> str:
        """Give the name of a paragraph style."""
        chain = self.chain(style, "paragraph")
        return value(chain[-1], "name") or "" if chain else ""


def read_styles(parts: dict[str, Element]) -> Styles:
    """Read the styles of a package."""
    root = parts["word/styles.xml"]
    styles = list(children(root, "style"))
    theme = _theme(next((part for name, part in parts.items() if name.startswith("word/theme/")), None))
    bare = Styles(by_id={}, defaults={}, plain={}, spaced={}, theme=theme)
    return Styles(
        by_id={str(style.get(f"{W}styleId")): style for style in styles},
        defaults={
            str(style.get(f"{W}type")): str(style.get(f"{W}styleId"))
            for style in styles
            if style.get(f"{W}default") in {"1", "true", "on"}
        },
        plain=bare.text_facts(below(root, "docDefaults/rPrDefault/rPr")),
        spaced=paragraph_facts(below(root, "docDefaults/pPrDefault/pPr")),
        theme=theme,
    )


def _theme(root: Element | None) -> dict[str, str]:
    """Give the theme's fonts by the first letters of what styles call them: ``minorHAnsi``."""
    if root is None:
        return {}
    fonts = {name: root.find(f".//{_THEME}{name}Font/{_THEME}latin") for name in ("minor", "major")}
    return {name: font.get("typeface") or "" for name, font in fonts.items() if font is not None}


def _values(properties: Element | None) -> Facts:
    """Give each child's value by its name; a toggle without one is on."""
    if properties is None:
        return {}
    facts = {local(child): child.get(f"{W}val") or ("" if local(child) == "lang" else "true") for child in properties}
    return facts | {"shd": shade(below(properties, "shd"))} if "shd" in facts else facts


def paragraph_facts(properties: Element | None) -> Facts:
    """Give what an element ``w:pPr`` says."""
    facts = _values(properties)
    for name in ("line", "lineRule"):
        if said := value(properties, "spacing", name):
            facts[name] = said
    if said := value(properties, "numPr/numId"):
        facts["numId"] = said
    return facts


def _merged(layers: Iterator[Facts]) -> Facts:
    return {name: one for layer in layers for name, one in layer.items()}


def around(styles: Styles, table: Element, cell: Element, spot: Spot) -> Around:
    """Tell what a cell's paragraphs inherit: the table's style, its first row and stripes, its own colour."""
    facts: Facts = {}
    fill = None
    conditions = ("", *_conditions(table, spot))
    for style in styles.chain(value(table, "tblPr/tblStyle"), "table"):
        for part in (style, *_parts(style, conditions)):
            facts |= styles.text_facts(below(part, "rPr"))
            fill = _fill(part) or fill
    return Around(facts=facts, fill=_fill(cell) or fill)


def _parts(style: Element, conditions: tuple[str, ...]) -> list[Element]:
    """Give the parts of a table style that hold here, the strongest last."""
    found = {one.get(f"{W}type"): one for one in children(style, "tblStylePr")}
    return [found[condition] for condition in conditions if condition in found]


def _fill(holder: Element) -> str | None:
    """Give the colour of a cell, or of the cells of a table style."""
    return shade(below(holder, "tcPr/shd")) or shade(below(holder, "tblPr/shd")) or None


def _conditions(table: Element, spot: Spot) -> list[str]:
    look = below(table, "tblPr/tblLook")
    holds = {
        _STRIPES[(spot.row - (1 if _looks(look, "firstRow") else 0) + 1) % 2]: not _looks(look, "noHBand"),
        "lastCol": spot.last_column and _looks(look, "lastColumn"),
        "firstCol": spot.column == 1 and _looks(look, "firstColumn"),
        "lastRow": spot.last_row and _looks(look, "lastRow"),
        "firstRow": spot.row == 1 and _looks(look, "firstRow"),
    }
    return [name for name, one in holds.items() if one]


_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
_LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200}


def _looks(look: Element | None, name: str) -> bool:
    """Tell what a table takes of its style: said by name, or as one number in older files."""
    if look is None:
        return False
    said = look.get(W + name)
    mask = look.get(f"{W}val") or ""
    return not is_off(said) if said else bool(_HEX.fullmatch(mask) and int(mask, 16) & _LOOKS[name])


def look_of(styles: Styles, run: Element, paragraph: Element, inherited: Around) -> Look:
    """Tell how a run looks."""
    own = styles.text_facts(below(run, "rPr"))
    named = styles.of_text(value(run, "rPr/rStyle"), "character")
    style = value(paragraph, "pPr/pStyle")
    facts = styles.plain | inherited.facts | styles.of_text(style) | named | own
    lines = styles.of_paragraph(style) | paragraph_facts(below(paragraph, "pPr"))
    colour, background = readable(facts, lines.get("shd") or inherited.fill)
    return Look(
        font=facts.get("font", ""),
        size=(number_of(facts.get("sz")) or HALF_POINTS) / 2,
        colour=colour,
        background=background,
        bold=_says(facts, "b"),
        italic=_says(facts, "i"),
        capitals=_says(facts, "caps"),
        hidden=_says(facts, "vanish"),
        language=own.get("lang") or None,
    )


def _says(facts: Facts, name: str) -> bool:
    return name in facts and not is_off(facts[name])
