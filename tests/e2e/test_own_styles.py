"""WeasyPrint's own stylesheet is shortened, and no page is other than with the whole of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.writers import own_styles
from pipeline.writers.own_styles import with_marks_of_lists
from pipeline.writers.pdf import start
from tests.e2e.printing import printed

if TYPE_CHECKING:
    from pathlib import Path

LISTS = "<ol><li>Kart</li><li>Skilt</li></ol><ul><li>Buss<ul><li>Båt</li></ul></li></ul>"
NOTES = '<style>.nederst { float: footnote }</style><p>Kart<span class="nederst">Etter styremøtet</span></p>'
OWN_MARKS = (
    "<style>.ledd { display: list-item; margin-left: 2em; list-style: lower-alpha; text-transform: uppercase }</style>"
    "<p class='ledd'>Kart</p>"
)


@pytest.mark.parametrize("body", [LISTS, NOTES, OWN_MARKS], ids=["lists", "footnotes", "marks of its own"])
def test_a_page_is_the_same_with_the_whole_stylesheet(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = printed(tmp_path, body)
    monkeypatch.setattr(own_styles, "with_marks_of_lists", lambda weasyprint: weasyprint.html.UA_STYLESHEET)
    assert printed(tmp_path, body) == ours


def test_only_lists_have_marks_in_what_is_left_of_it() -> None:
    weasyprint = start()
    marks = {"marker", "footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}

    def for_every_element(stylesheet: object) -> set[str]:
        return marks & {selector[3] for selector in stylesheet.matcher.other_selectors}  # type: ignore[attr-defined]

    assert for_every_element(weasyprint.html.UA_STYLESHEET) == marks
    assert for_every_element(with_marks_of_lists(weasyprint)) == set()
