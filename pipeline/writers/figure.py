"""The picture of status per theme: one SVG template, for the PDF as it is and for Word as a PNG made of the same.

In: the figure's variables. Out: SVG text, PNG bytes. Raises TemplateError where the template has a mistake. The font
comes from the font package; none of the system's is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import resvg_py
from markupsafe import Markup

from pipeline.writers.environment import filled_in
from pipeline.writers.fonts import FACES, face

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = "statusfigur.svg.j2"
_POINTS = 72
"""To the inch."""
_SHARPNESS = 4
"""Pixels a point: 288 to the inch."""


def figure_svg(templates: Path, figure: dict[str, Any]) -> Markup:
    """Draw the figure.

    Raises:
        TemplateError: the template is missing or has a mistake.

    """
    return Markup(filled_in(templates / TEMPLATE, {"figur": figure}))  # noqa: S704  escaped by the environment


def figure_png(svg: str) -> bytes:
    """Make a picture of the drawing."""
    files = [str(face(name)) for name in FACES]
    return bytes(
        resvg_py.svg_to_bytes(svg_string=svg, font_files=files, skip_system_fonts=True, dpi=_POINTS, zoom=_SHARPNESS)
    )
