"""The looks of a workbook's cells, as styles.xml numbers them: with our colour, without it, and those of our own sheet.

In: a package. Out: numbers of looks (``cellXfs``), and styles.xml with what they need; it is added to and never
renumbered. A look that is there already is used again.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.writers.annotated import fills
from pipeline.writers.annotated.tabs import office, workbook_part
from pipeline.writers.annotated.xml import Element, after, local, make, namespace, parse, same, sub

if TYPE_CHECKING:
    from pipeline.findings import Severity
    from pipeline.writers.annotated.package import Package

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_LISTS = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
"""The order of styles.xml (ECMA-376 part 1, 18.8.39, CT_Stylesheet)."""
_GREY = "FFBFBFBF"
_LEAST = parse(
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    b'<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    b"<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    b'<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
"""What Excel takes for granted where a workbook leaves it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cell of our own sheet looks."""

    bold: bool = False
    underlined: bool = False
    size: int | None = None
    """In points; None: that of the workbook."""
    colour: str | None = None
    behind: str | None = None
    in_table: bool = True
    """Wrapped, from the top, with a line under."""


class Looks:
    """The looks of a workbook's cells, by number."""

    def __init__(self, package: Package) -> None:
        """Open styles.xml, or make it."""
        self._package = package
        self._part = package.related(workbook_part(package), "styles")
        self._root = package.tree(self._part) if self._part else deepcopy(_LEAST)
        self._fonts, self._fills, self._borders, _, self._formats = (
            self._list(name) for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
        )
        self._own: dict[Look, int] = {}
        self._trusted = _keeps_second_colours(package)

    def save(self) -> None:
        """Write what was added."""
        for one in (self._fonts, self._fills, self._borders, self._formats):
            if one.get("count") is not None:
                one.set("count", str(len(one)))
        if self._part is None:
            self._part = self._package.new_name("xl/styles{}.xml")
            workbook = workbook_part(self._package)
            self._package.add(self._part, b"", _TYPE)
            self._package.relate(workbook, f"{office(self._package)}/styles", self._part)
        self._package.put(self._part, self._root)

    def marked(self, number: int, severity: Severity) -> int:
        """Give the number of a look that is like another, with our colour behind; itself where there is no room."""
        own = self._formats[number]
        light = fills.is_light(self._fonts[int(own.get("fontId", "0"))])
        fill = fills.coloured(self._fill_of(own), severity, light_letters=light)
        return number if fill is None else self._filled(number, fill)

    def are_ours(self) -> frozenset[int]:
        """Tell which looks have our colour."""
        return frozenset(number for number, one in enumerate(self._formats) if fills.is_ours(self._fill_of(one)))

    def without(self, number: int) -> int:
        """Give the number of a look of ours as it was without our colour."""
        own = self._formats[number]
        wanted = fills.before(self._fill_of(own), trusted=self._trusted)
        for place, one in enumerate(self._formats):
            if fills.looks_like(self._fill_of(one), wanted) and same(one, own, but=("fillId", "applyFill")):
                return place
        return self._filled(number, wanted)

    def own(self, look: Look) -> int:
        """Give the number of a look of our own sheet's, in the workbook's font."""
        if look not in self._own:
            self._own[look] = self._made(look)
        return self._own[look]

    def _made(self, look: Look) -> int:
        behind = fills.solid(self._fills[0], {"rgb": look.behind}, {"indexed": "64"}) if look.behind else None
        places = {
            "fontId": _place(self._fonts, self._font(look)),
            "fillId": 0 if behind is None else _place(self._fills, behind),
            "borderId": _place(self._borders, self._line_under()) if look.in_table else 0,
        }
        applied = ("applyFont", "applyFill", "applyBorder", "applyAlignment")
        format_ = make(self._formats, "xf", {"numFmtId": "0", **{name: str(one) for name, one in places.items()}})
        format_.attrib.update({"xfId": "0", **dict.fromkeys(applied, "1")})
        if look.in_table:
            sub(format_, "alignment", {"vertical": "top", "wrapText": "1"})
        return _place(self._formats, format_)

    def _list(self, name: str) -> Element:
        """Find one of the lists; what is missing at its start is what Excel takes for granted."""
        found = after(self._root, name, _LISTS[_LISTS.index(name) + 1 :])
        least = _LEAST.find(f"{namespace(_LEAST)}{name}")
        for given in [] if least is None else [*least][len(found) :]:
            sub(found, local(given)).extend(_moved(one, found) for one in given)
            found[-1].attrib.update(given.attrib)
        return found

    def _fill_of(self, format_: Element) -> Element:
        number = int(format_.get("fillId", "0"))
        return self._fills[number if number < len(self._fills) else 0]

    def _filled(self, number: int, fill: Element) -> int:
        new = deepcopy(self._formats[number])
        new.set("fillId", str(_place(self._fills, fill)))
        new.set("applyFill", "1")
        return _place(self._formats, new)

    def _line_under(self) -> Element:
        border = make(self._borders, "border")
        for side in ("left", "right", "top", "bottom", "diagonal"):
            sub(border, side)
        border[3].set("style", "thin")
        sub(border[3], "color", {"rgb": _GREY})
        return border

    def _font(self, look: Look) -> Element:
        first = {local(one): one.get("val", "") for one in self._fonts[0]}
        font = make(self._fonts, "font")
        if look.bold:
            sub(font, "b")
        if look.underlined:
            sub(font, "u")
        sub(font, "sz", {"val": str(look.size or first.get("sz") or 11)})
        if look.colour:
            sub(font, "color", {"rgb": look.colour})
        sub(font, "name", {"val": first.get("name") or "Calibri"})
        return font


def _place(elements: Element, wanted: Element) -> int:
    """Find an element in a list, or put it last; give its place."""
    found = next((place for place, one in enumerate(elements) if same(one, wanted)), None)
    if found is None:
        elements.append(wanted)
    return len(elements) - 1 if found is None else found


def _moved(element: Element, parent: Element) -> Element:
    """Copy an element into the namespace of another."""
    made = make(parent, local(element), {str(key): str(value) for key, value in element.items()})
    made.extend(_moved(one, parent) for one in element)
    return made


def _keeps_second_colours(package: Package) -> bool:
    """Tell whether the program that saved the file keeps what it does not show; LibreOffice writes a near colour."""
    part = package.related("", "extended-properties")
    return part is None or b"LibreOffice" not in package.parts[part]
