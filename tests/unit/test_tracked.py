"""Word's XML with its tracked changes accepted or rejected, and the bookmarks that paragraphs are known by."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.anchors import bookmark_of, id_of, is_id, moved_bookmark_of
from pipeline.readers.tracked import View, read_paragraphs

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PLAIN = "<w:p><w:r><w:t>Uendret</w:t></w:r></w:p>"


def _read(xml: str, view: View = View.ACCEPTED) -> list[tuple[str, list[str]]]:
    """Read a body's paragraphs: text and bookmarks."""
    body = etree.fromstring(f'<w:body xmlns:w="{_W}">{xml}</w:body>')
    return [(one.text, one.bookmarks) for one in read_paragraphs(body, view) if one.text]


def _texts(xml: str, view: View) -> list[str]:
    return [text for text, _ in _read(xml, view)]


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def _moved(which: str, text: str) -> str:
    return f"<w:move{which}>{_run(text)}</w:move{which}>"


def _inserted(text: str) -> str:
    return f"<w:ins>{_run(text)}</w:ins>"


@pytest.mark.parametrize(
    ("xml", "accepted", "rejected"),
    [
        (f"<w:p>{_run('Felles ')}{_deleted('kart')}{_inserted('plan')}</w:p>", ["Felles plan"], ["Felles kart"]),
        (f"<w:p>{_deleted('Gammelt')}</w:p>{PLAIN}", ["Uendret"], ["Gammelt", "Uendret"]),
        (f"<w:p>{_inserted('Nytt')}</w:p>{PLAIN}", ["Nytt", "Uendret"], ["Uendret"]),
        (
            f"<w:p>{_moved('From', 'Flyttet')}</w:p>{PLAIN}<w:p>{_moved('To', 'Flyttet')}</w:p>",
            ["Uendret", "Flyttet"],
            ["Flyttet", "Uendret"],
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('Felles ')}</w:p><w:p>{_run('kart')}</w:p>",
            ["Felles kart"],
            ["Felles ", "kart"],
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{_run('Felles ')}</w:p><w:p>{_run('kart')}</w:p>",
            ["Felles ", "kart"],
            ["Felles kart"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{PLAIN}</w:tc></w:tr></w:tbl>",
            [],
            ["Uendret"],
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('Sist')}</w:p>",
            ["Sist"],
            ["Sist"],
        ),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>", ["3"], ["3"]),
    ],
)
def test_a_document_has_one_text_with_its_changes_accepted_and_one_with_them_rejected(
    xml: str, accepted: list[str], rejected: list[str]
) -> None:
    assert _texts(xml, View.ACCEPTED) == accepted
    assert _texts(xml, View.REJECTED) == rejected


def _mark(name: str, number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


_END = '<w:bookmarkEnd w:id="1"/>'


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (f"<w:p>{_mark('a')}{_run('Kart')}{_END}</w:p>{PLAIN}", [("Kart", ["a"]), ("Uendret", [])]),
        (f"{_mark('a')}<w:p>{_run('Kart')}{_END}</w:p>{PLAIN}", [("Kart", ["a"]), ("Uendret", [])]),
        (
            f"<w:p>{_mark('a')}{_run('Kart')}</w:p><w:p>{_run('og plan')}{_END}</w:p>",
            [("Kart", ["a"]), ("og plan", ["a"])],
        ),
        (f"<w:p>{_mark('a')}{_run('Kart')}</w:p><w:p>{_END}{_run('Plan')}</w:p>", [("Kart", ["a"]), ("Plan", [])]),
        (f"<w:p>{_mark('a')}{_END}{_run('Skrevet på nytt')}</w:p>", [("Skrevet på nytt", ["a"])]),
        (f"<w:p>{_mark('a')}{_deleted('Gammelt')}{_END}</w:p>{PLAIN}", [("Uendret", [])]),
        (
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_mark('a')}{_deleted('Borte')}{_END}</w:p>{PLAIN}",
            [("Uendret", [])],
        ),
    ],
)
def test_a_paragraph_has_the_bookmarks_that_begin_in_it_or_cover_its_text(
    xml: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert _read(xml) == expected


@pytest.mark.parametrize("measure", ["m-1c5c9b768e", "m-1c5c9b768e-2"])
def test_a_measure_is_found_again_by_its_bookmark(measure: str) -> None:
    assert is_id(measure)
    assert id_of(("innhold-3", bookmark_of(measure))) == measure
    assert id_of((moved_bookmark_of(measure),)) == measure


@pytest.mark.parametrize("name", ["tiltak_side2", "_Toc123", "tiltak_1c5c9b768e_", "tiltak_1c5c9b768", ""])
def test_a_bookmark_of_someone_elses_names_no_measure(name: str) -> None:
    assert id_of((name,)) is None


_BOX = "<w:txbxContent><w:p><w:r><w:t>Felles kart</w:t></w:r></w:p></w:txbxContent>"


def _alternate(new: str, old: str) -> str:
    name = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inside = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    return f'<mc:AlternateContent xmlns:mc="{name}">{inside}</mc:AlternateContent>'


@pytest.mark.parametrize(
    "box",
    [f"<w:drawing>{_BOX}</w:drawing>", _alternate(_BOX, f"<w:pict>{_BOX}</w:pict>"), _alternate("", _BOX)],
    ids=["alone", "written twice", "written for older programs alone"],
)
def test_a_text_box_stands_once_after_the_paragraph_that_holds_it(box: str) -> None:
    assert _texts(f"<w:p>{_run('Over')}<w:r>{box}</w:r></w:p>{PLAIN}", View.ACCEPTED) == [
        "Over",
        "Felles kart",
        "Uendret",
    ]
