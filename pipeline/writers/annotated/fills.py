"""What is behind a cell: our colour put there, known again, and taken away.

In: ``fill`` elements. Out: new ones. Our colours are exact and no one else's, so that they are known in a workbook that
any program has saved. The colour that stood there before is kept in the same fill, as its second, which does not show
in a solid one. Patterns and gradients have no room for ours, and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.findings import Severity
from pipeline.writers.annotated.xml import local, make, namespace, sub

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.writers.annotated.xml import Element

COLOURS = {Severity.ERROR: "FFF9C6C4", Severity.WARNING: "FFFFE7A3", Severity.NOTE: "FFD5E6F7"}
"""Black on them has a contrast of 13 to 1 or more."""
DARK_COLOURS = {Severity.ERROR: "FF9B1C1C", Severity.WARNING: "FF704B00", Severity.NOTE: "FF1F4E7B"}
"""Behind light letters: white on them has a contrast of 7 to 1 or more."""
_OURS = frozenset((*COLOURS.values(), *DARK_COLOURS.values()))
_MIDDLE = 150_000
"""How bright letters are light, of 255 000; by the weights of ITU-R BT.601."""
_LIGHT_OF_THEME, _LIGHT_OF_PALETTE = {"0", "2"}, {"1", "9"}
"""The two backgrounds of a theme, and white (ECMA-376 part 1, 18.8.3 and 18.8.27)."""
_NOTHING = {"indexed": "64"}
"""The second colour of a solid fill where it says nothing (ECMA-376 part 1, 18.8.27)."""


def coloured(fill: Element, severity: Severity, *, light_letters: bool = False) -> Element | None:
    """Put our colour behind; None where there is a pattern or a gradient."""
    if _kind(fill) not in {"none", "solid"}:
        return None
    ours = (DARK_COLOURS if light_letters else COLOURS)[severity]
    return solid(fill, {"rgb": ours}, _colour(fill, "fgColor") or _NOTHING)


def is_light(font: Element) -> bool:
    """Tell whether the letters of a font are light, as in headings on a dark colour."""
    colour = font.find(f"{namespace(font)}color")
    if colour is None:
        return False
    if rgb := colour.get("rgb"):
        red, green, blue = (int(rgb[-6:][at : at + 2], 16) for at in (0, 2, 4))
        return red * 299 + green * 587 + blue * 114 > _MIDDLE
    return colour.get("theme") in _LIGHT_OF_THEME or colour.get("indexed") in _LIGHT_OF_PALETTE


def is_ours(fill: Element) -> bool:
    """Tell whether the colour is ours."""
    return _kind(fill) == "solid" and _colour(fill, "fgColor").get("rgb") in _OURS


def before(fill: Element, *, trusted: bool) -> Element:
    """Give what stood there before ours; nothing where the program that saved the file has put in what it liked."""
    kept = _colour(fill, "bgColor")
    if trusted and kept and kept != _NOTHING and kept.get("rgb") not in _OURS:
        return solid(fill, kept, _NOTHING)
    made = make(fill, "fill")
    sub(made, "patternFill", {"patternType": "none"})
    return made


def looks_like(one: Element, other: Element) -> bool:
    """Tell whether two fills look the same; both are plain ones."""
    kinds = {_kind(one), _kind(other)}
    return kinds == {"none"} or (kinds == {"solid"} and _colour(one, "fgColor") == _colour(other, "fgColor"))


def solid(like: Element, shown: Mapping[str, str], second: Mapping[str, str]) -> Element:
    """Make a solid fill beside another one."""
    made = make(like, "fill")
    pattern = sub(made, "patternFill", {"patternType": "solid"})
    sub(pattern, "fgColor", shown)
    sub(pattern, "bgColor", second)
    return made


def _kind(fill: Element) -> str:
    """Tell the kind of a fill: ``none``, ``solid``, the name of a pattern, or ``gradientFill``."""
    inner = next((one for one in fill if local(one)), None)
    if inner is None:
        return "none"
    return inner.get("patternType", "none") if local(inner) == "patternFill" else local(inner)


def _colour(fill: Element, name: str) -> dict[str, str]:
    found = fill.find(f"{namespace(fill)}patternFill/{namespace(fill)}{name}")
    return {} if found is None or _kind(fill) == "none" else {str(key): str(value) for key, value in found.items()}
