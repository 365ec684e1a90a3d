"""W1 to W12: each finds a fault that is planted in a good document, and is quiet on what the command makes."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from pipeline.readers.finished import read_finished
from pipeline.templates.check import check_templates
from pipeline.word_rules import REQUIREMENTS, Finished, values_of
from tests.builders import word_programme, workbook
from tests.e2e.commands import ROOT, run_here, small_year

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Status for Osloregionens handlingsprogram 2025 per 2. september 2025"
DOCUMENT, STYLES, FOOTER = "word/document.xml", "word/styles.xml", "word/footer1.xml"
FIRST_PARAGRAPH = "<w:body>"
STATUS_DONE = r'(w:styleId="Statusdone">.*?<w:color w:val=)"1F6F54"'
NORMAL = r'(<w:style w:type="paragraph" w:default="1" w:styleId="Normal">.*?<w:rPr>)'
NORMAL_LINES = r'(<w:style w:type="paragraph" w:default="1" w:styleId="Normal">.*?<w:pPr>)'
PLAIN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = r'(<w:tcW w:w="\d+" w:type="dxa"/>)'
TWO_TABLES = r"(<w:tbl>.*?</w:tbl>)(.*?<w:tc><w:tcPr>.*?</w:tcPr>)"
TABLE_STYLE = r'(w:styleId="Statustabell">.*?</w:tblPr>)'
EMPTY_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
TWO_LINES = "<w:p><w:r><w:t>Mål:</w:t><w:br/><w:t>– Kart</w:t></w:r></w:p>"
EMPTY = "<w:p/>"
CENTRED = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>Midt</w:t></w:r></w:p>'
FIRST_ENTRY = r'<w:p><w:pPr><w:pStyle w:val="INNH1"/>.*?</w:p>'
CONTENTS = r'<w:p><w:pPr><w:pStyle w:val="INNH1"/>.*<w:pStyle w:val="INNH2"/>.*?</w:p>'
ENGLISH_STYLE = (
    '<w:style w:type="character" w:styleId="Engelsk"><w:name w:val="Engelsk"/>'
    '<w:rPr><w:lang w:val="en-GB"/></w:rPr></w:style>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORDS_RELATIONS = (
    f'<Relationship Id="rId9" Type="{OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
)
APP = (
    f'<Properties xmlns="{OFFICE}/extended-properties"><Application>Microsoft Office Word</Application>'
    "<Company>Byrå AS</Company></Properties>"
)
APP_TYPE = (
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
)
LINK = '<w:p><w:hyperlink w:anchor="{}"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'
LINK_IN_SENTENCE = LINK.format("del1", "vedtaket under").replace("<w:p>", "<w:p><w:r><w:t>Se </w:t></w:r>")
PUT_IN = '<w:p><w:ins w:id="1"><w:r><w:t>ny tekst</w:t></w:r></w:ins></w:p>'
TAKEN_OUT = '<w:p><w:r><w:t>Nå</w:t></w:r><w:del w:id="1"><w:r><w:delText>gammel</w:delText></w:r></w:del></w:p>'
FORMATTED = "<w:p><w:pPr><w:pPrChange/></w:pPr><w:r><w:t>Nå</w:t></w:r></w:p>"
LINK_FIELD = (
    '<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://x.no&quot; "><w:r><w:t>her</w:t></w:r></w:fldSimple></w:p>'
)
COMMENT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:comment><w:p><w:r><w:t>Sjekk</w:t></w:r></w:p></w:comment></w:comments>"
)
MARK = '<w:bookmarkStart w:id="900" w:name="del1"/><w:bookmarkEnd w:id="900"/>'
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="7" name="Bilde 7"{}/></wp:inline></w:drawing></w:r></w:p>'
)
BOX = PICTURE.format(' descr="Kart"').replace("</wp:inline>", "<w:txbxContent><w:p/></w:txbxContent></wp:inline>")


PROGRAMME = "% Handlingsprogram 2025\n# Klima\n- Felles klimaregnskap\n- Kart\n- Kurs\n"
GOOD = """
Status for Osloregionens handlingsprogram 2025 per 2. september 2025
Tema | Tiltak | Status | Beskrivelse | Bør videreføres 2026?
Klima | | | |
 | Felles klimaregnskap | Pågående | I gang | ja
 | Kart | Blir ikke gjennomført | For dyrt | Bør vurderes av styret
 | Kurs | Ikke påbegynt | |
 | Nytt: Messe | Pågående | | ja
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the status report of a small year with something under every heading."""
    folder = tmp_path_factory.mktemp("good")
    done = run_here("report", small_year(folder / "2025", GOOD, PROGRAMME), "--output", folder / "out")
    assert (done.returncode, done.stderr) == (0, "")
    return (folder / "out/statusrapport-2025-09-02.docx").read_bytes()


def _edited(package: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """Replace the first place in one part; a part that is not there is added as it stands."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        parts = {name: source.read(name) for name in source.namelist()}
        text = parts[part].decode() if part in parts else replacement
        changed = re.sub(pattern, replacement, text, count=1, flags=re.DOTALL) if part in parts else text
        assert changed.encode() != parts.get(part), "nothing to replace"
        for name, content in (parts | {part: changed.encode()}).items():
            target.writestr(name, content)
    return out.getvalue()


def _finished(content: bytes, values: dict[str, Any] | None = None) -> Finished:
    return Finished(
        file=read_finished(content),
        title=TITLE,
        author="Osloregionen",
        day=dt.date(2025, 9, 2),
        values=values_of(values or {}),
    )


def _faults(content: bytes, values: dict[str, Any] | None = None) -> dict[str, str]:
    """Give the first fault of each requirement that the document breaks."""
    finished = _finished(content, values)
    found = {one.__name__.partition("_")[0].upper(): next(one(finished), None) for one in REQUIREMENTS}
    return {code: fault for code, fault in found.items() if fault}


def _run(properties: str, text: str) -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _at_start(xml: str) -> tuple[str, str, str]:
    return DOCUMENT, FIRST_PARAGRAPH, FIRST_PARAGRAPH + xml


def _behind_title(xml: str) -> tuple[str, str, str]:
    return DOCUMENT, r'(<w:pStyle w:val="Overskrift1"/>.*?</w:p>)', rf"\1{xml}"


PLANTED: list[tuple[str, str, tuple[str, str, str], str]] = [
    ("W1", "another title", ("docProps/core.xml", "(<dc:title>)[^<]*", r"\1Dokument1"), "«Dokument1»"),
    ("W1", "no title", ("docProps/core.xml", "<dc:title>.*?</dc:title>", ""), "«title»"),
    ("W1", "another language", ("docProps/core.xml", "nb-NO", "en-US"), "«en-US»"),
    ("W1", "a person", ("docProps/core.xml", "(<cp:lastModifiedBy>)[^<]*", r"\1Kari"), "«Kari»"),
    ("W1", "another day", ("docProps/core.xml", "(created[^>]*>)2025-09-02", r"\g<1>2024-01-31"), "«2024-01-31T"),
    ("W1", "a tool", ("docProps/app.xml", "", "<P><Application>Microsoft Office Word</Application></P>"), "Microsoft"),
    ("W1", "a company", ("docProps/app.xml", "", "<P><Company>Byrå AS</Company></P>"), "«Byrå AS»"),
    ("W1", "a tool of its own", ("docProps/custom.xml", "", "<P><p><l>Made by LibreOffice</l></p></P>"), "LibreOffice"),
    (
        "W1",
        "a path",
        (
            "word/_rels/settings.xml.rels",
            "",
            '<R><r Id="rId1" Target="file:///C:/Users/kari/mal.dotx" TargetMode="External"/></R>',
        ),
        "kari",
    ),
    ("W2", "the defaults", (STYLES, "nb-NO", "en-US"), "malens standardspråk"),
    ("W2", "a style", (STYLES, r'(<w:lang w:val=")nb-NO("/>)', r"\1en-GB\2"), "stilen «Normal»"),
    (
        "W2",
        "a run",
        _at_start(_run('<w:lang w:val="sv-SE"/>', "Hej")),
        "«Hej»",
    ),
    ("W3", "two tops", (DOCUMENT, "Overskrift2", "Overskrift1"), "«Forslag til vedtak» er enda en Overskrift 1"),
    ("W3", "no top", (DOCUMENT, "Overskrift1", "Organisasjon"), "ingen Overskrift 1"),
    ("W3", "a level skipped", (DOCUMENT, "Overskrift2", "Overskrift3"), "«Forslag til vedtak» på nivå 3"),
    (
        "W3",
        "empty",
        _behind_title('<w:p><w:pPr><w:pStyle w:val="Overskrift2"/></w:pPr></w:p>'),
        "en tom overskrift",
    ),
    (
        "W3",
        "bold",
        _behind_title(_run("<w:b/>", "Bakgrunn")),
        "«Bakgrunn» er fet skrift",
    ),
    ("W4", "no header row", (DOCUMENT, "<w:tblHeader/>", ""), "gjentar ikke"),
    ("W4", "header turned off", (DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="0"/>'), "gjentar ikke"),
    ("W4", "rows split", (DOCUMENT, r"<w:trPr><w:cantSplit/></w:trPr>", ""), "lar sideskift dele"),
    ("W4", "merged", (DOCUMENT, CELL, r'\1<w:gridSpan w:val="2"/>'), "sammenslåtte"),
    ("W4", "merged down", (DOCUMENT, CELL, r"\1<w:vMerge/>"), "sammenslåtte"),
    ("W4", "no title", (DOCUMENT, r"<w:tblCaption[^>]*/><w:tblDescription[^>]*/>", ""), "verken tittel"),
    ("W4", "blank head", (DOCUMENT, "<w:t[^>]*>✓ Gjennomført</w:t>", "<w:t/>"), "tom celle i overskriftsraden"),
    ("W4", "empty row", (DOCUMENT, "</w:tbl>", EMPTY_ROW + "</w:tbl>"), "har ingen tekst"),
    ("W4", "nested", (DOCUMENT, TWO_TABLES, r"\2\1"), "inni en annen"),
    ("W5", "a bullet", _at_start(PLAIN.format("* Felles kart")), "«* Felles kart»"),
    ("W5", "a dash after a line break", _at_start(TWO_LINES), "«Mål: – Kart»"),
    ("W5", "a bullet in a list", (DOCUMENT, r'(<w:pStyle w:val="Punktliste"/>.*?<w:t[^>]*>)', r"\1• "), "punkttegn"),
    ("W5", "numbers", _at_start(PLAIN.format("1. Kart") + PLAIN.format("2. Buss")), "«1. Kart»"),
    ("W5", "letters", _at_start(PLAIN.format("a) Kart") + PLAIN.format("b) Buss")), "«a) Kart»"),
    ("W6", "no alt text", _at_start(PICTURE.format("")), "ingen alternativ tekst"),
    ("W6", "a file's name", _at_start(PICTURE.format(' descr="image1.png"')), "filnavnet «image1.png»"),
    ("W6", "a text box", _at_start(BOX), "tekstboks"),
    ("W7", "a pale style", (STYLES, STATUS_DONE, r'\1"9FD0BF"'), "«Status gjennomført» har kontrast 1,7 : 1"),
    ("W7", "pale text", _at_start(_run('<w:color w:val="999999"/>', "Grått")), "«Grått»"),
    (
        "W7",
        "highlighted",
        _at_start(_run('<w:color w:val="2C6DA3"/><w:highlight w:val="lightGray"/>', "Blått")),
        "«Blått»",
    ),
    ("W7", "a dark cell", (DOCUMENT, CELL, r'\1<w:shd w:val="clear" w:fill="12324A"/>'), "på #12324A"),
    (
        "W7",
        "a dark table style",
        (STYLES, TABLE_STYLE, r'\1<w:tcPr><w:shd w:val="clear" w:fill="333333"/></w:tcPr>'),
        "på #333333",
    ),
    ("W7", "a status without its sign", (DOCUMENT, "→ Pågående", "Pågående"), "tegn og ord"),
    ("W7", "a status without its word", (DOCUMENT, "→ Pågående", "→"), "tegn og ord"),
    ("W8", "an address", _at_start(LINK.format("x", "https://osloregionen.no/plan")), "«https://osloregionen.no/plan»"),
    ("W8", "read more", _at_start(LINK.format("x", "Les mer")), "«Les mer»"),
    ("W8", "a field", _at_start(LINK_FIELD), "«her»"),
    ("W9", "serifs", (STYLES, "Source Sans 3", "Times New Roman"), "«Times New Roman»"),
    ("W9", "small", (STYLES, NORMAL, r'\1<w:sz w:val="20"/>'), "er på 10 punkt"),
    (
        "W9",
        "tiny in a table",
        (STYLES, r'(w:styleId="Tabelltekst">.*?<w:sz w:val=)"19"', r'\1"14"'),
        "mindre enn 8 punkt",
    ),
    ("W9", "close lines", (STYLES, r'w:line="276"', 'w:line="240"'), "linjeavstand 1,00"),
    (
        "W9",
        "close lines in points",
        (STYLES, 'w:line="276" w:lineRule="auto"', 'w:line="220" w:lineRule="exact"'),
        "linjeavstand 0,83",
    ),
    ("W9", "justified", (STYLES, NORMAL_LINES, r'\1<w:jc w:val="both"/>'), "rett høyrekant"),
    ("W9", "centred", _at_start(CENTRED), "venstrestilt"),
    ("W9", "italics", (STYLES, NORMAL, r"\1<w:i/>"), "kursiv"),
    ("W9", "capitals", (STYLES, NORMAL, r"\1<w:caps/>"), "store bokstaver"),
    ("W10", "an empty paragraph", _behind_title("<w:p/>"), "et tomt avsnitt står etter «Status for"),
    ("W10", "a page break", _behind_title('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'), "et sideskift"),
    ("W10", "in a cell", (DOCUMENT, "(</w:tcPr>)", r"\1<w:p/>"), "et tomt avsnitt"),
    ("W11", "no page number", (FOOTER, " PAGE ", " DATE "), "bunnteksten «Status for"),
    ("W11", "typed page numbers", (FOOTER, " NUMPAGES ", " AUTHOR "), "bunnteksten"),
    ("W11", "no footer", (DOCUMENT, '<w:footerReference w:type="first"[^>]*/>', ""), "noen sider har ingen bunntekst"),
    ("W11", "no contents", (DOCUMENT, CONTENTS, ""), "13 overskrifter og ingen innholdsliste"),
    ("W11", "half the contents", (DOCUMENT, FIRST_ENTRY, ""), "«Forslag til vedtak» står ikke i innholdslisten"),
    (
        "W11",
        "a link to the wrong place",
        (DOCUMENT, 'w:anchor="innhold-1"', 'w:anchor="innhold-2"'),
        "går til overskriften",
    ),
    ("W11", "a dead link", _at_start(LINK.format("borte", "Vedlegg om kart")), "bokmerket «borte»"),
    ("W12", "put in", _at_start(PUT_IN), "sporet endring ved «ny tekst»"),
    ("W12", "taken out", _at_start(TAKEN_OUT), "«gammel»"),
    ("W12", "formatted", _at_start(FORMATTED), "sporet endring ved «Nå»"),
    ("W12", "a comment", ("word/comments.xml", "", COMMENT), "merknad ved «Sjekk»"),
    ("W12", "hidden", _at_start(_run("<w:vanish/>", "hemmelig")), "«hemmelig»"),
    ("W12", "a field", _at_start(PLAIN.format("Per {{ dato }}")), "malkoden «{{»"),
    ("W12", "half a field", _at_start(PLAIN.format("Per { dato }}")), "malkoden «}}»"),
    ("W12", "a loop", (FOOTER, "Side ", "{% if x %}Side "), "i bunnteksten har malkoden «{%»"),
    ("W12", "a table's title", (DOCUMENT, '(<w:tblCaption w:val=")', r"\1{{ navn }}"), "tabelltittelen"),
]


@pytest.mark.parametrize(
    ("code", "planted", "words"),
    [(code, *rest) for code, _, *rest in PLANTED],
    ids=[f"{one[0]} {one[1]}" for one in PLANTED],
)
def test_a_planted_fault_is_found_and_named(good: bytes, code: str, planted: tuple[str, str, str], words: str) -> None:
    faults = _faults(_edited(good, *planted))
    assert words in faults.get(code, f"nothing; found: {faults}")


def test_every_requirement_has_a_planted_fault() -> None:
    assert [f"W{number}" for number in range(1, 13)] == list(dict.fromkeys(code for code, *_ in PLANTED))


def test_a_good_document_breaks_none(good: bytes) -> None:
    assert _faults(good) == {}


HARMLESS: dict[str, tuple[str, str, str]] = {
    "a link in a sentence": (
        DOCUMENT,
        r"<w:body>(.*?)(<w:r><w:t[^>]*>Forslag til vedtak)",
        rf"<w:body>{LINK_IN_SENTENCE}\1{MARK}\2",
    ),
    "a picture with an alternative text": _at_start(PICTURE.format(' descr="Søyler: 3 av 12 er gjennomført"')),
    "a date at the start": _at_start(PLAIN.format("2. september 2025 vedtok styret") + PLAIN.format("17. mai")),
    "a word in bold": _behind_title(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Merk</w:t></w:r><w:r><w:t> dette</w:t></w:r></w:p>"
    ),
    "a heading in the style that Word in Norwegian calls Overskrift 2": (STYLES, "heading 2", "Heading 2"),
    "a white heading on a dark cell": (
        DOCUMENT,
        r'(<w:tc><w:tcPr><w:tcW w:w="\d+" w:type="dxa"/>)(</w:tcPr><w:p>(?:(?!</w:p>).)*?<w:r>)(<w:t[^>]*>Tema</w:t>)',
        r'\1<w:shd w:val="clear" w:fill="12324A"/>\2<w:rPr><w:color w:val="FFFFFF"/></w:rPr>\3',
    ),
    "large text with less contrast": _at_start(_run('<w:color w:val="767676"/><w:sz w:val="40"/>', "Stort")),
    "a footer of one page's number in other words": (FOOTER, " NUMPAGES ", " SECTIONPAGES "),
}


@pytest.mark.parametrize("edit", HARMLESS.values(), ids=HARMLESS)
def test_what_is_right_in_another_way_is_left_alone(good: bytes, edit: tuple[str, str, str]) -> None:
    assert _faults(_edited(good, *edit)) == {}


def test_a_foreign_word_in_a_style_of_its_own_is_left_alone(good: bytes) -> None:
    word = _run('<w:rStyle w:val="Engelsk"/>', "Workshop")
    styled = _edited(good, STYLES, "</w:styles>", ENGLISH_STYLE + "</w:styles>")
    assert _faults(_edited(styled, *_at_start(word))) == {}


TYPED = {
    "a field": "pris {{ x }} og {% if %}",
    "a bullet": "* Workshop i mai",
    "numbers": "1. Kart\n2. Buss",
    "bullets under a line": "Mål:\n- Kart\n- Buss",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("around", ["{}", "{} blir av", "«{}»"])
def test_what_a_group_typed_may_look_like_code_or_a_list(good: bytes, typed: str, around: str) -> None:
    text = around.format(typed.replace("\n", "</w:t><w:br/><w:t>"))
    content = _edited(good, *_at_start(PLAIN.format(text)))
    assert set(_faults(content)) <= {"W5", "W12"}
    assert _faults(content, {"beskrivelse": typed}) == {}


def test_the_same_in_the_template_is_a_fault_beside_it(good: bytes) -> None:
    content = _edited(good, *_at_start(PLAIN.format("pris {{ x }} og {{ y }}")))
    assert "W12" in _faults(content, {"beskrivelse": "pris {{ x }}"})


def test_a_measure_with_a_bullet_of_its_own_is_a_fault_since_reading_takes_it_off(good: bytes) -> None:
    content = _edited(good, *_at_start(PLAIN.format("* Felles kart")))
    assert "W5" in set(_faults(content, {"t": {"tekst": "* Felles kart", "punkt": False}}))


def _templates(folder: Path, part: str, pattern: str, replacement: str) -> Path:
    """Copy the templates, and edit the status report's as an office might."""
    shutil.copytree(ROOT / "templates", folder / "maler")
    path = folder / "maler" / "statusrapport.docx"
    path.write_bytes(_edited(path.read_bytes(), part, pattern, replacement))
    return folder / "maler"


def test_a_template_that_breaks_a_requirement_stops_the_run_with_one_sentence(tmp_path: Path) -> None:
    templates = _templates(tmp_path, STYLES, STATUS_DONE, r'\1"9FD0BF"')
    year = small_year(tmp_path / "2025")
    done = run_here("report", year, "--output", tmp_path / "out", "--templates", templates)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    words = (
        "statusrapport-2025-09-02.docx: «✓ Gjennomført» i avsnittet «✓ Gjennomført» i tabell 1, rad 1",
        "men kravet W7 er: Farge er aldri det eneste",
        "Velg en mørkere skriftfarge",
        "Malen statusrapport.docx er trolig endret",
    )
    assert [one for one in words if one not in done.stderr] == []
    assert not (tmp_path / "out").exists()


def test_a_picture_of_the_offices_own_is_not_told_of_as_the_programs(tmp_path: Path) -> None:
    templates = _templates(tmp_path, *_at_start(PICTURE.format("")))
    done = run_here("report", small_year(tmp_path / "2025"), "--output", tmp_path / "out", "--templates", templates)
    assert done.returncode == 3
    assert "ingen alternativ tekst" in done.stderr


def test_the_check_of_the_templates_tells_of_every_requirement_that_one_breaks(tmp_path: Path) -> None:
    templates = _templates(tmp_path, *_at_start(PICTURE.format("") + CENTRED + EMPTY))
    told = [finding.message.partition(" er: ")[0] for finding in check_templates(templates).findings]
    assert told == ["Kravet W6", "Kravet W9", "Kravet W10"]


def test_a_template_that_was_saved_in_word_and_printed_leaves_no_trace(tmp_path: Path) -> None:
    templates = _templates(tmp_path, "_rels/.rels", "(</Relationships>)", WORDS_RELATIONS + r"\1")
    path = templates / "statusrapport.docx"
    printed = "<cp:lastPrinted>2024-01-31T10:00:00Z</cp:lastPrinted><cp:version>7</cp:version></cp:coreProperties>"
    content = _edited(path.read_bytes(), "docProps/core.xml", "</cp:coreProperties>", printed)
    content = _edited(content, "docProps/app.xml", "", APP)
    path.write_bytes(_edited(content, "[Content_Types].xml", "(</Types>)", APP_TYPE + r"\1"))
    year = small_year(tmp_path / "2025")
    done = run_here("report", year, "--output", tmp_path / "out", "--templates", templates)
    assert (done.returncode, done.stderr) == (0, "")
    with zipfile.ZipFile(tmp_path / "out" / "statusrapport-2025-09-02.docx") as package:
        assert [name for name in package.namelist() if name.startswith("docProps/")] == ["docProps/core.xml"]
        assert b"2024" not in package.read("docProps/core.xml")


SHEET = """
Status for Testrådets handlingsprogram 2025 per 2. september 2025
Tema | Tiltak | Status | Beskrivelse | Bør videreføres 2026? | Ansvarlig
1. Klima | | | | |
 | * * Felles klimaregnskap | Pågående | * Workshop i mai | 1. ja\\n2. nei, {{ x }} | • Kari
 | 17. mai-feiring | Pågående | - a\\n- b | * ja | Pågående
 | Nytt: - * Kart | Pågånde | Pågående | 2. nei | {% if %}
2. Transport | | | | |
 | a) Nattbuss | Gjennomført | ✓ | ja | →
 | b) Sykkel | Gjennomført | https://osloregionen.no | les mer | Se www.x.no
"""


def test_what_groups_type_never_stops_the_run(tmp_path: Path) -> None:
    year = tmp_path / "2025"
    year.mkdir()
    programme = "% Handlingsprogram 2025\n# 1. Klima\n- Felles klimaregnskap\n- 17. mai-feiring\n# 2. Transport\n"
    word_programme(year / "programme.docx", programme + "- a) Nattbuss\n- b) Sykkel\n")
    workbook(year / "status.xlsx", {"Status": SHEET})
    done = run_here("report", year, "--output", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")


def test_what_themes_are_called_never_stops_the_run(tmp_path: Path) -> None:
    names = ("Innhold", "Her", "Mer", "www.klima.no", "–", "Gjennomført", "✓")
    programme = "% Handlingsprogram 2025\n" + "".join(f"# {name}\n- Kart over {name}\n" for name in names)
    rows = "".join(f"{name} | | |\n | Kart over {name} | Pågående | Bør vurderes av styret\n" for name in names)
    lines = "\\n".join(f"linje {number}" for number in range(60))
    rows += f" | Nytt: a) | Pågående | ja\n | Nytt: Kart\\n{lines} | Pågående | ja\n"
    head = "Status for Testrådets handlingsprogram 2025 per 2. september 2025\n"
    head += "Tema | Tiltak | Status | Bør videreføres 2026?\n"
    done = run_here("report", small_year(tmp_path / "2025", head + rows, programme), "--output", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
