"""Each of the rules P1 to P15 is quiet on a good PDF, and is the one that speaks where its fault is planted."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from pipeline.conformance import CHECKS, Finished, first_broken
from pipeline.errors import VerifyError
from pipeline.readers.tagged import read_tagged
from pipeline.run import report_year
from pipeline.templates import FOLDER as TEMPLATES
from tests.e2e.commands import small_year
from tests.e2e.printing import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pipeline.readers.content import PdfObject

    Plant = Callable[[PdfObject], None]

BODY = (
    '<nav><ul><li><a href="#klima">Klima og miljø</a></li></ul></nav>'
    '<h2 id="klima">Klima og miljø</h2><p>Ærlig talt: «ja» – 3 − 1 ≥ 2 ● ✓</p>'
    '<svg role="img" width="90" height="20" xmlns="http://www.w3.org/2000/svg"><title>Ti av tolv</title>'
    '<rect width="75" height="20"/></svg>'
    "<table><thead><tr><th>Tiltak</th><th>Status</th></tr></thead>"
    "<tbody><tr><th>Kart</th><td>Pågående</td></tr><tr><th>Plan</th><td>Stanset</td></tr></tbody></table>"
)
WORD = "Prøve Klima og miljø Klima og miljø Ærlig talt: «ja» – 3 − 1 ≥ 2 ● ✓ Tiltak Status Kart Pågående Plan Stanset"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a PDF that has one of everything."""
    return printed(tmp_path_factory.mktemp("good"), BODY)


def _broken(content: bytes, word: str = WORD) -> str | None:
    return first_broken(Finished(pdf=read_tagged(content), word=word))


def _planted(content: bytes, plant: Plant, **options: PdfObject) -> bytes:
    """Save a copy with a fault."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        plant(pdf)
        pdf.save(out, **options)
    return out.getvalue()


def _elements(pdf: PdfObject, kind: str) -> Iterator[PdfObject]:
    return (one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == kind and "/P" in one)


def _nothing(pdf: PdfObject) -> None:
    assert pdf.pages


def _in_packet(before: bytes, after: bytes) -> Plant:
    def plant(pdf: PdfObject) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert before in packet
        pdf.Root.Metadata.write(packet.replace(before, after))

    return plant


def _on_page(before: bytes, after: bytes) -> Plant:
    def plant(pdf: PdfObject) -> None:
        shown = pdf.pages[0].Contents.read_bytes()
        assert before in shown
        pdf.pages[0].Contents.write(shown.replace(before, after, 1))

    return plant


def _as(kind: str, other: str) -> Plant:
    def plant(pdf: PdfObject) -> None:
        next(_elements(pdf, kind)).S = Name(other)

    return plant


def _without(kind: str, key: str) -> Plant:
    def plant(pdf: PdfObject) -> None:
        del next(_elements(pdf, kind))[key]

    return plant


def _foreign_language(pdf: PdfObject) -> None:
    pdf.Root.Lang = String("en")


def _no_language(pdf: PdfObject) -> None:
    del pdf.Root.Lang


def _not_marked(pdf: PdfObject) -> None:
    pdf.Root.MarkInfo.Marked = False


def _no_tree(pdf: PdfObject) -> None:
    del pdf.Root.StructTreeRoot


def _title_hidden(pdf: PdfObject) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _another_title(pdf: PdfObject) -> None:
    pdf.trailer.Info.Title = String("Noe annet")


def _font(pdf: PdfObject) -> PdfObject:
    return next(iter(pdf.pages[0].Resources.Font.values()))


def _font_not_searchable(pdf: PdfObject) -> None:
    del _font(pdf).ToUnicode


def _font_left_out(pdf: PdfObject) -> None:
    descriptor = _font(pdf).DescendantFonts[0].FontDescriptor
    (file,) = {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
    del descriptor[file]


def _empty_box(pdf: PdfObject) -> None:
    shown = pdf.pages[0].Contents.read_bytes()
    start = shown.index(b"<", shown.index(b"[<"))
    pdf.pages[0].Contents.write(shown[: start + 1] + b"0000" + shown[start + 5 :])


def _heading_without_scope(pdf: PdfObject) -> None:
    del next(_elements(pdf, "/TH")).A.Scope


def _unknown_heading(pdf: PdfObject) -> None:
    next(_elements(pdf, "/TD")).A.Headers = Array([String("ukjent")])


def _cell_too_few(pdf: PdfObject) -> None:
    del list(_elements(pdf, "/TR"))[1].K[-1]


def _no_headings_in_table(pdf: PdfObject) -> None:
    for one in list(_elements(pdf, "/TH")):
        one.S = Name.TD


def _link_without_contents(pdf: PdfObject) -> None:
    del pdf.pages[0].Annots[0].Contents


def _no_tabs(pdf: PdfObject) -> None:
    del pdf.pages[-1].Tabs


def _parts_swapped(pdf: PdfObject) -> None:
    kids = next(_elements(pdf, "/TBody")).K
    kids[0], kids[1] = kids[1], kids[0]


def _part_left_out(pdf: PdfObject) -> None:
    row = next(_elements(pdf, "/TBody"))
    del row.K[1]


def _loose_text(pdf: PdfObject) -> None:
    name, _ = next(iter(pdf.pages[0].Resources.Font.items()))
    shown = pdf.pages[0].Contents.read_bytes()
    start = shown.index(b"[<")
    text = shown[start : shown.index(b"TJ", start)]
    pdf.pages[0].Contents.write(shown + f"\nBT {name} 8 Tf 10 10 Td ".encode() + text + b" TJ ET")


def _loose_picture(pdf: PdfObject) -> None:
    pdf.pages[0].Resources.XObject = Dictionary(X=pdf.make_stream(b"", Subtype=Name.Form, BBox=[0, 0, 1, 1]))
    pdf.pages[0].Contents.write(pdf.pages[0].Contents.read_bytes() + b"\n/X Do")


def _script(pdf: PdfObject) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


def _attachment(pdf: PdfObject) -> None:
    pdf.attachments["notat.txt"] = pikepdf.AttachedFileSpec(pdf, b"Hei", filename="notat.txt")


def _link_to_file(pdf: PdfObject) -> None:
    pdf.pages[0].Annots[0].A = Dictionary(S=Name.Launch, F=String("annen.pdf"))


LOCK = {"encryption": pikepdf.Encryption(owner="a", user="")}
FAULTS: dict[str, tuple[str, Plant, dict[str, PdfObject]]] = {
    "an older version": ("P1", _nothing, {"force_version": "1.4"}),
    "a password": ("P1", _nothing, LOCK),
    "another language": ("P2", _foreign_language, {}),
    "no language": ("P2", _no_language, {}),
    "not marked": ("P3", _not_marked, {}),
    "no tree": ("P3", _no_tree, {}),
    "the title is not shown": ("P4", _title_hidden, {}),
    "another title in Info": ("P4", _another_title, {}),
    "no title in the packet": ("P4", _in_packet(b"dc:title", b"dc:subject"), {}),
    "conformance B": ("P5", _in_packet(b"conformance>A<", b"conformance>B<"), {}),
    "no PDF/UA": ("P5", _in_packet(b"<pdfuaid:part>1</pdfuaid:part>", b""), {}),
    "a font that cannot be searched": ("P6", _font_not_searchable, {}),
    "a font that is not embedded": ("P6", _font_left_out, {}),
    "an empty box for a character": ("P6", _empty_box, {}),
    "a figure without text": ("P7", _without("/Figure", "/Alt"), {}),
    "a heading without scope": ("P8", _heading_without_scope, {}),
    "a cell that points to no heading": ("P8", _unknown_heading, {}),
    "a row that lacks a cell": ("P8", _cell_too_few, {}),
    "a table without headings": ("P8", _no_headings_in_table, {}),
    "a heading that skips a level": ("P9", _as("/H2", "/H3"), {}),
    "a document that begins on level 2": ("P9", _as("/H1", "/H2"), {}),
    "a link that says nothing": ("P10", _link_without_contents, {}),
    "a link that is not tagged": ("P10", _as("/Link", "/Span"), {}),
    "a page without an order for the tabulator": ("P11", _no_tabs, {}),
    "rows in another order": ("P12", _parts_swapped, {}),
    "a row that is not in the tree": ("P12", _part_left_out, {}),
    "a running head as text": ("P13", _on_page(b"/Artifact\n<</Type /Pagination>>", b"/Span\n<</MCID 99>>"), {}),
    "text that is not marked": ("P13", _loose_text, {}),
    "a picture that is not marked": ("P13", _loose_picture, {}),
    "a script": ("P14", _script, {}),
    "an attachment": ("P14", _attachment, {}),
    "a link that opens a file": ("P14", _link_to_file, {}),
    "two descriptions in the packet": ("P15", _in_packet(b"</x:xmpmeta>", b"<rdf:RDF/></x:xmpmeta>"), {}),
}


def test_a_good_pdf_breaks_no_rule(good: bytes) -> None:
    assert _broken(good) is None
    assert _broken(_planted(good, _nothing)) is None


@pytest.mark.parametrize("fault", FAULTS)
def test_the_rule_speaks_where_its_fault_is_planted(good: bytes, fault: str) -> None:
    rule, plant, options = FAULTS[fault]
    said = _broken(_planted(good, plant, **options))
    assert said is not None
    assert said.startswith(f"{rule}: ")
    assert said.endswith(".")


def test_every_rule_has_a_fault() -> None:
    assert {rule for rule, _ in CHECKS} == {rule for rule, _, _ in FAULTS.values()}
    assert [rule for rule, _ in CHECKS] == [f"P{number}" for number in range(1, 16)]
    assert [rule for rule, check in CHECKS if not (check.__doc__ or "").startswith(f"{rule}: ")] == []


def test_other_words_in_word_are_told_with_the_words_of_both(good: bytes) -> None:
    assert _broken(good, WORD.replace("Kart Pågående", "Kart Ferdig")) == (
        "P12: PDF-en har «Pågående Plan Stanset» der Word-filen har «Ferdig Plan Stanset». "
        "De to malene må ha de samme ordene i samme rekkefølge; rett den ene etter den andre, "
        "eller stilarket, om det endrer ord eller legger dem til."
    )


def test_a_template_that_breaks_a_rule_stops_the_run_with_a_sentence_and_writes_nothing(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    template = templates / "statusrapport.html.j2"
    template.write_text(template.read_text(encoding="utf-8").replace("h3>", "h4>"), encoding="utf-8")
    with pytest.raises(VerifyError) as stopped:
        report_year(small_year(tmp_path / "2025"), tmp_path / "out", templates)
    assert str(stopped.value) == (
        "statusrapport-2025-09-02.pdf: det ferdige dokumentet bryter regel P9: overskriften «Klima» er tom eller "
        "hopper over et nivå. Rett overskriftene i malen. Ingenting er lagt i mappen."
    )
    assert not (tmp_path / "out").exists()
