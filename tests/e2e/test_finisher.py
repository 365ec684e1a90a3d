"""What WeasyPrint leaves undone is done: fragments are one, headings say of what, nothing stands outside the tree."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest

from pipeline.readers.tagged import read_tagged
from tests.e2e.printing import faults, outline, printed, tags

if TYPE_CHECKING:
    from pathlib import Path

LONG = "Et avsnitt som er så langt at det går over flere små sider. " * 60
ROWS = "".join(f'<tr><th scope="row">Tiltak {number}</th><td>Pågående {number}</td></tr>' for number in range(60))
TABLE = (
    "<table><caption>Alle tiltak</caption>"
    '<thead><tr><th scope="col">Tiltak</th><th scope="col">Status</th></tr></thead>'
    f"<tbody>{ROWS}</tbody></table>"
)
CONTENTS = (
    '<nav><ol><li><a href="#a">Et kapittel med et så langt navn at lenken går over flere linjer</a></li>'
    '<li><a href="#b">Kort</a></li></ol></nav>'
    f'<h2 id="a">Et kapittel med et så langt navn at lenken går over flere linjer</h2><p>{LONG}</p><h2 id="b">Kort</h2>'
)
CHART = (
    '<figure><svg role="img" width="200" height="60" viewBox="0 0 200 60" xmlns="http://www.w3.org/2000/svg">'
    '<title>Ti gjennomført, to stanset</title><rect width="100" height="20" fill="#1F6F54"/>'
    '<g opacity=".5"><rect y="30" width="20" height="20" fill="#A3312B"/><text x="30" y="45">Stanset</text></g>'
    '<text x="105" y="15">Gjennomført</text></svg><figcaption>Status</figcaption></figure>'
)


def test_a_table_over_many_pages_is_one_table_with_one_head_and_all_rows_in_order(tmp_path: Path) -> None:
    content = printed(tmp_path, TABLE)
    assert len(read_tagged(content).pages) > 3
    rows = " ".join(f"TR(TH«Tiltak {number}» TD«Pågående {number}»)" for number in range(60))
    assert [outline(table) for table in tags(content, "Table")] == [
        f"Table(Caption«Alle tiltak» THead(TR(TH«Tiltak» TH«Status»)) TBody({rows}))"
    ]


def test_every_heading_has_its_scope_and_every_cell_the_keys_of_its_own_headings(tmp_path: Path) -> None:
    content = printed(tmp_path, TABLE)
    headings = tags(content, "TH")
    names = {heading.key: heading.text() for heading in headings}
    assert len(names) == 62
    assert [heading.scope for heading in headings] == ["/Column", "/Column", *["/Row"] * 60]
    assert [[names[key] for key in cell.headers] for cell in tags(content, "TD")] == [
        [f"Tiltak {number}", "Status"] for number in range(60)
    ]


def test_cells_that_cover_several_rows_or_columns_keep_the_headings_in_place(tmp_path: Path) -> None:
    content = printed(
        tmp_path,
        "<table><thead><tr><th>Tema</th><th>Tiltak</th><th>Status</th></tr></thead><tbody>"
        '<tr><th rowspan="2">Klima</th><td>Kart</td><td>Ferdig</td></tr><tr><td>Plan</td><td>Stanset</td></tr>'
        '<tr><th>Transport</th><td colspan="2">Ingen tiltak</td></tr></tbody></table>',
    )
    names = {heading.key: heading.text() for heading in tags(content, "TH")}
    assert {cell.text(): [names[key] for key in cell.headers] for cell in tags(content, "TD")} == {
        "Kart": ["Klima", "Tiltak"],
        "Ferdig": ["Klima", "Status"],
        "Plan": ["Klima", "Tiltak"],
        "Stanset": ["Klima", "Status"],
        "Ingen tiltak": ["Transport", "Tiltak", "Status"],
    }


def test_the_keys_of_headings_stand_in_the_trees_own_list(tmp_path: Path) -> None:
    content = printed(tmp_path, TABLE)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        listed = [(str(names[place]), str(names[place + 1].ID)) for place in range(0, len(names), 2)]
    assert listed == sorted((str(heading.key), str(heading.key)) for heading in tags(content, "TH"))


def test_a_row_longer_than_a_page_is_one_row_and_its_cells_are_whole(tmp_path: Path) -> None:
    row = f'<tr><th scope="row">Først</th><td>{LONG}</td><td>Stanset {LONG}</td></tr>'
    last = '<tr><th scope="row">Sist</th><td>Kort</td><td>Stanset</td></tr>'
    head = '<thead><tr><th scope="col">Tiltak</th><th scope="col">Om</th><th scope="col">Status</th></tr></thead>'
    content = printed(tmp_path, f"<table>{head}<tbody>{row}{last}</tbody></table>")
    names = {heading.key: heading.text() for heading in tags(content, "TH")}
    cells = tags(content, "TD")
    assert [len("".join(cell.text().split())) for cell in cells[:2]] == [
        len("".join(text.split())) for text in (LONG, f"Stanset {LONG}")
    ]
    assert [[names[key] for key in cell.headers] for cell in cells] == [
        ["Først", "Om"], ["Først", "Status"], ["Sist", "Om"], ["Sist", "Status"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<p>{LONG}</p><p>Kort</p>", ["H1", "P", "P"]),
        (f"<section><h2>Over</h2><p>{LONG}</p></section><p>Kort</p>", ["H1", "Sect", "H2", "P", "P"]),
        (f"<ul><li>{LONG}</li><li>Kort</li></ul>", ["H1", "L", *["LI", "Lbl", "LBody"] * 2]),
        (
            f"<ul><li>{LONG}<ul><li>Inne</li><li>{LONG}</li></ul></li><li>Sist</li></ul>",
            ["H1", "L", "LI", "Lbl", "LBody", "L", *["LI", "Lbl", "LBody"] * 3],
        ),
    ],
    ids=["paragraph", "section", "list", "list in a list"],
)
def test_what_runs_over_pages_is_one_element(tmp_path: Path, body: str, wanted: list[str]) -> None:
    content = printed(tmp_path, body)
    tree = read_tagged(content).tree
    assert tree is not None
    kinds = [tag.kind for tag in tree.descendants() if tag.kind not in {"Root", "Document", "Span", "NonStruct"}]
    assert len(read_tagged(content).pages) > 3
    assert kinds == wanted


def test_an_inner_list_stands_in_the_item_that_it_is_under_and_what_follows_it_behind(tmp_path: Path) -> None:
    content = printed(tmp_path, f"<ul><li>Først<ul><li>Inne</li><li>{LONG}</li></ul>etter</li><li>Sist</li></ul>")
    outer, inner = tags(content, "L")
    first, last = (kid for kid in outer.kids if not isinstance(kid, str))
    assert [item.kind for item in (first, last)] == ["LI", "LI"]
    assert inner in first.descendants()
    assert "".join(first.text().replace("◦", "").split()) == f"•FørstInne{''.join(LONG.split())}etter"


@pytest.mark.parametrize("element", ["div", "td", "li", "p"])
def test_a_line_of_its_own_keeps_its_place_among_the_words_around_it(tmp_path: Path, element: str) -> None:
    words = f"en <span style='display: block'>to</span> tre <span style='display: block'>fire</span> {LONG} fem"
    around = {"td": ("<table><tr><th>null</th>", "</tr></table>"), "li": ("<ul>", "</ul>")}.get(element, ("", ""))
    content = printed(tmp_path, f"{around[0]}<{element}>{words}</{element}>{around[1]}")
    tree = read_tagged(content).tree
    assert tree is not None
    text = "".join(tree.text().split())
    assert f"entotrefire{''.join(LONG.split())}fem" in text


def test_a_link_is_one_element_and_one_annotation_named_by_its_words_without_dots_or_page(tmp_path: Path) -> None:
    content = printed(tmp_path, CONTENTS)
    links, annotations = tags(content, "Link"), read_tagged(content).annotations
    assert [link.annotations for link in links] == [(one.number,) for one in annotations]
    assert [one.contents for one in annotations] == [
        "Et kapittel med et så langt navn at lenken går over flere linjer",
        "Kort",
    ]
    assert [link.text()[-1:] for link in links] == ["1", str(len(read_tagged(content).pages))[-1]]
    assert "." not in "".join(link.text() for link in links)


def test_a_list_in_nav_is_a_table_of_contents(tmp_path: Path) -> None:
    (contents,) = tags(printed(tmp_path, CONTENTS), "TOC")
    assert [outline(item).partition("Link")[0] for item in tags(printed(tmp_path, CONTENTS), "TOCI")] == [
        "TOCI(Lbl«1.» Reference(",
        "TOCI(Lbl«2.» Reference(",
    ]
    assert [kid.kind for kid in contents.kids if not isinstance(kid, str)] == ["TOCI", "TOCI"]


def test_an_anchor_that_leads_nowhere_is_text(tmp_path: Path) -> None:
    content = printed(tmp_path, "<p><a>Ikke en lenke</a></p>")
    assert tags(content, "Link") == []
    assert read_tagged(content).annotations == ()


def test_a_figure_has_its_text_and_its_place_in_points_from_the_foot_of_the_page(tmp_path: Path) -> None:
    content = printed(tmp_path, CHART)
    (figure,) = tags(content, "Figure")
    assert figure.alt == "Ti gjennomført, to stanset"
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (box,) = [one.A.BBox for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Alt")]
        height = float(pdf.pages[0].MediaBox[3])
    left, bottom, right, top = map(float, box)
    assert (round(right - left), round(top - bottom)) == (150, 45)
    assert height / 2 < bottom < top < height - 42


@pytest.mark.parametrize("body", [TABLE, CONTENTS, CHART, f"<ul><li>{LONG}</li></ul>", "<p><u>Under</u> strek</p>"])
@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_the_validator_finds_nothing_and_nothing_stands_outside_the_tree(
    tmp_path: Path, body: str, profile: str
) -> None:
    content = printed(tmp_path, body)
    (tmp_path / "page.pdf").write_bytes(content)
    assert faults(tmp_path / "page.pdf", profile) == []
    read = read_tagged(content)
    assert read.loose == ()
    assert ["Testrådet" in shown[-1] and f"Side {number}" in shown[-1] for number, shown in enumerate(read.pages, 1)]


@pytest.mark.parametrize("body", [TABLE, CONTENTS, CHART])
def test_the_same_page_gives_the_same_bytes(tmp_path: Path, body: str) -> None:
    assert printed(tmp_path, body) == printed(tmp_path, body)
