"""WeasyPrint's own stylesheet, without the marks that a document does not have.

In: WeasyPrint, and the folder of the templates. Out: the stylesheets that every document begins with.

Its rules for the marks of lists and notes are for every element, and each of them takes a style by itself for each
element: six of seven styles of a document are for marks that it has not, and half of what its styles take.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_OF_NOTES = re.compile(r"^::(?:footnote|note)-\S+ \{.*\}$", re.MULTILINE)
_OF_LISTS = re.compile(r"^::marker(?= \{)", re.MULTILINE)
_ASKED_FOR = re.compile(r"footnote|\bnote\b|\bnote-|list-item")
"""In a template: a mark on something that has none by itself."""


def own_styles(weasyprint: Any, templates: Path) -> list[Any]:  # noqa: ANN401  it is loaded where it is needed alone
    """Give WeasyPrint's own stylesheets; the whole of them where a template or a stylesheet asks for more marks."""
    files = (path for kind in ("*.css", "*.j2") for path in templates.rglob(kind))
    if any(_ASKED_FOR.search(path.read_text(encoding="utf-8", errors="replace")) for path in files):
        return [weasyprint.html.UA_STYLESHEET]
    return [with_marks_of_lists(weasyprint)]


@cache
def with_marks_of_lists(weasyprint: Any) -> Any:  # noqa: ANN401
    """Give the stylesheet with the marks of ``li`` alone."""
    return weasyprint.CSS(string=_OF_LISTS.sub("li::marker", _OF_NOTES.sub("", weasyprint.html.UA)))
