"""Workbooks as groups make them, with all that openpyxl loses: each a function that gives a file's bytes.

Each has one status sheet with the same findings, for a theme of its own, so that a year can be made of all of them.
What openpyxl cannot write is put into the package by hand, as Excel writes it.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

STATUSES = '"Ikke påbegynt,Pågående,Gjennomført"'
MARKED = ("B5", "C5", "C6", "C7", "E7")
"""The cells that have findings; C7 and E7 are not in the file."""
_PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_VML = "vnd.openxmlformats-officedocument.vmlDrawing"
_PERSON, _FIRST, _ANSWER = (f"{{{number:08X}-0000-4000-8000-000000000000}}" for number in (11, 21, 22))
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_X14 = (
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
)
Edit = dict[str, "bytes | Callable[[str], str]"]


def status_book(theme: str) -> tuple[Workbook, Worksheet]:
    """Make a workbook whose sheet «Status» has a misspelt status, an unknown one, and a row that says nothing."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Status"
    sheet["A1"] = "Status for Testrådets handlingsprogram 2025 per 2. september 2025"
    sheet["A1"].font = Font(bold=True)
    rows = (
        ("Tema", "Tiltak", "Status", "Beskrivelse", "Bør videreføres 2026?"),
        (theme,),
        (None, f"Kart over {theme}", "Pågående", "I rute", "ja"),
        (None, f"Tiltaak om {theme}", "Pågånde", "I rute", "ja"),
        (None, f"Møter om {theme}", "blå", "I rute", "ja"),
        (None, f"Rapport om {theme}"),
    )
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            if text is not None:
                sheet.cell(number, column, text)
    sheet.column_dimensions["B"].width = 40
    sheet.column_dimensions["C"].fill = PatternFill("solid", fgColor="FFDDEBF7")
    return book, sheet


def programme_of(themes: tuple[str, ...]) -> str:
    """Write the programme that the workbooks report on, as an outline."""
    measures = "\n".join(
        f"# {theme}\n- Kart over {theme}\n- Tiltak om {theme}\n- Møter om {theme}\n- Rapport om {theme}"
        for theme in themes
    )
    return f"% Handlingsprogram 2025\n{measures}\n"


def saved(book: Workbook, edit: Edit | None = None) -> bytes:
    """Save a workbook, then edit its parts: new ones as bytes, those that are there as text."""
    out = io.BytesIO()
    book.save(out)
    return edited(out.getvalue(), edit or {})


def edited(content: bytes, edit: Edit) -> bytes:
    """Edit the parts of a package."""
    parts = parts_of(content)
    for name, change in edit.items():
        parts[name] = change if isinstance(change, bytes) else change(parts.get(name, b"").decode()).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Unpack a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def before(mark: str, text: str) -> Callable[[str], str]:
    """Put a text before the last place that a mark stands."""
    return lambda part: text.join((part[: part.rindex(mark)], part[part.rindex(mark) :]))


def _types(*parts: tuple[str, str]) -> Callable[[str], str]:
    said = "".join(f'<Override PartName="/{name}" ContentType="application/{kind}"/>' for name, kind in parts)
    return before("</Types>", said)


def _relations(*arrows: tuple[str, str, str]) -> Callable[[str], str]:
    said = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in arrows)
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    return lambda part: before("</Relationships>", said)(part or empty)


def drop_downs(theme: str) -> bytes:
    """Write drop-downs in the sheet and, from another sheet, in its extensions."""
    book, sheet = status_book(theme)
    listed = DataValidation(type="list", formula1=STATUSES, showErrorMessage=True)
    listed.add("C4:C20")
    sheet.add_data_validation(listed)
    book.create_sheet("Lister")["A1"] = "ja"
    more = (
        f'<extLst><ext {_X14} uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}"><x14:dataValidations count="1">'
        '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lister!$A$1:$A$2</xm:f></x14:formula1>'
        "<xm:sqref>E4:E20</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )
    return saved(book, {"xl/worksheets/sheet1.xml": before("</worksheet>", more)})


def conditional_formats(theme: str) -> bytes:
    """Write rules that colour cells, data bars with their extensions, and sparklines."""
    book, sheet = status_book(theme)
    green = PatternFill("solid", bgColor="FFC6EFCE")
    rule = Rule("cellIs", operator="equal", formula=['"Pågående"'], dxf=DifferentialStyle(fill=green))
    sheet.conditional_formatting.add("C4:C20", rule)
    for row, number in enumerate((3, 5, 8), 4):
        sheet.cell(row, 7, number)
    sheet.conditional_formatting.add(
        "G4:G6", Rule("dataBar", dataBar=DataBar(cfvo=[FormatObject("min"), FormatObject("max")], color="FF638EC6"))
    )
    more = (
        f'<extLst><ext {_X14} uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}"><x14:conditionalFormattings>'
        '<x14:conditionalFormatting><x14:cfRule type="dataBar" id="{DA7ABA51-AAAA-BBBB-0001-000000000001}">'
        '<x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/>'
        '<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>'
        "<xm:sqref>G4:G6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
        f'<ext {_X14} uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}"><x14:sparklineGroups><x14:sparklineGroup>'
        '<x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>Status!G4:G6</xm:f>'
        "<xm:sqref>H4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>"
        "</extLst>"
    )
    return saved(book, {"xl/worksheets/sheet1.xml": before("</worksheet>", more)})


def picture(theme: str) -> bytes:
    """Write a picture on the sheet and one in its header, which has a drawing of its own kind."""
    book, sheet = status_book(theme)
    sheet.add_image(Image(io.BytesIO(base64.b64decode(_PIXEL))), "G2")
    logo = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shape id="LH" o:spid="_x0000_s1025" style="width:9pt;height:9pt">'
        '<v:imagedata o:relid="rId1" o:title="logo"/></v:shape></xml>'
    )
    return saved(
        book,
        {
            "xl/drawings/vmlDrawing9.vml": logo.encode(),
            "xl/drawings/_rels/vmlDrawing9.vml.rels": _relations(("rId1", f"{_OFFICE}/image", "../media/image1.png")),
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(
                ("rIdHead", f"{_OFFICE}/vmlDrawing", "../drawings/vmlDrawing9.vml")
            ),
            "xl/worksheets/sheet1.xml": before(
                "</worksheet>", f'<legacyDrawingHF xmlns:r="{_OFFICE}" r:id="rIdHead"/>'
            ),
            "[Content_Types].xml": before(
                "<Override",
                '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
            ),
        },
    )


def chart(theme: str) -> bytes:
    """Write a chart on the sheet, and one on a tab of its own, which is the one that is open."""
    book, sheet = status_book(theme)
    for number in (1, 2, 3):
        sheet.cell(number + 3, 7, number)
    bars, more = BarChart(), BarChart()
    for one in (bars, more):
        one.add_data(Reference(sheet, min_col=7, min_row=4, max_row=6))
    sheet.add_chart(bars, "I2")
    figure = book.create_chartsheet("Figur")
    figure.add_chart(more)
    figure.sheetViews.sheetView[0].tabSelected = True
    book.active = 1
    return saved(book)


def pivot_table(theme: str) -> bytes:
    """Write a pivot table on a sheet of its own, with its cache."""
    book, _ = status_book(theme)
    book.create_sheet("Oversikt")["A3"] = "Status"
    cache = (
        f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_OFFICE}" r:id="rId1" refreshOnLoad="1" recordCount="1">'
        '<cacheSource type="worksheet"><worksheetSource ref="B2:C4" sheet="Status"/></cacheSource>'
        '<cacheFields count="2"><cacheField name="Tiltak" numFmtId="0"><sharedItems count="1"><s v="Kart"/>'
        '</sharedItems></cacheField><cacheField name="Status" numFmtId="0"><sharedItems count="1"><s v="Pågående"/>'
        "</sharedItems></cacheField></cacheFields></pivotCacheDefinition>"
    )
    table = (
        f'<pivotTableDefinition xmlns="{_MAIN}" name="Pivot1" cacheId="7" dataCaption="Verdier">'
        '<location ref="A3:A5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2">'
        '<pivotField showAll="0"/><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/>'
        '<item t="default"/></items></pivotField></pivotFields><rowFields count="1"><field x="1"/></rowFields>'
        '<rowItems count="1"><i><x/></i></rowItems></pivotTableDefinition>'
    )
    records = f'<pivotCacheRecords xmlns="{_MAIN}" count="1"><r><x v="0"/><x v="0"/></r></pivotCacheRecords>'
    caches = f'<pivotCaches><pivotCache xmlns:r="{_OFFICE}" cacheId="7" r:id="rIdCache"/></pivotCaches>'
    folder, kind = "xl/pivotCache/", "vnd.openxmlformats-officedocument.spreadsheetml.pivot"
    definition, told, pivot = f"{folder}definition1.xml", f"{folder}records1.xml", "xl/pivotTables/pivotTable1.xml"
    return saved(
        book,
        {
            definition: cache.encode(),
            told: records.encode(),
            pivot: table.encode(),
            f"{folder}_rels/definition1.xml.rels": _relations(("rId1", f"{_OFFICE}/pivotCacheRecords", "records1.xml")),
            "xl/pivotTables/_rels/pivotTable1.xml.rels": _relations(
                ("rId1", f"{_OFFICE}/pivotCacheDefinition", "../pivotCache/definition1.xml")
            ),
            "xl/worksheets/_rels/sheet2.xml.rels": _relations(
                ("rId1", f"{_OFFICE}/pivotTable", "../pivotTables/pivotTable1.xml")
            ),
            "xl/_rels/workbook.xml.rels": _relations(
                ("rIdCache", f"{_OFFICE}/pivotCacheDefinition", "pivotCache/definition1.xml")
            ),
            "xl/workbook.xml": before("</workbook>", caches),
            "[Content_Types].xml": _types(
                (definition, f"{kind}CacheDefinition+xml"),
                (told, f"{kind}CacheRecords+xml"),
                (pivot, f"{kind}Table+xml"),
            ),
        },
    )


def own_comments(theme: str) -> bytes:
    """Write comments of the group's: one in a cell with a finding, one elsewhere."""
    book, sheet = status_book(theme)
    sheet["C5"].comment = Comment("Kari: skal vi si pågående her?", "Kari", height=20, width=120)
    sheet["D4"].comment = Comment("Ola: fin tekst", "Ola")
    return saved(book)


def threads(theme: str) -> bytes:
    """Write a thread of two in a cell with a finding, with the comment that older programs see instead."""
    book, sheet = status_book(theme)
    sheet["C6"].comment = Comment(
        "[Kommentartråd]\n\nKommentar:\n    Er det blått?\nSvar:\n    Ja.", "tc={AAAAAAA1-0000-0000-0000-000000000001}"
    )
    entries = (
        '<threadedComment ref="C6" dT="2025-08-20T10:00:00.00" personId="{BBBBBBB1-0000-0000-0000-000000000001}" '
        'id="{AAAAAAA1-0000-0000-0000-000000000001}"><text>Er det blått?</text></threadedComment>'
        '<threadedComment ref="C6" dT="2025-08-21T11:30:00.00" personId="{BBBBBBB1-0000-0000-0000-000000000001}" '
        'id="{AAAAAAA1-0000-0000-0000-000000000002}" parentId="{AAAAAAA1-0000-0000-0000-000000000001}">'
        "<text>Ja.</text></threadedComment>"
    )
    person = (
        '<person displayName="Kari Nordmann" id="{BBBBBBB1-0000-0000-0000-000000000001}" '
        'userId="kari@example.no" providerId="None"/>'
    )
    kinds = "http://schemas.microsoft.com/office/2017/10/relationships"
    thread, persons = "xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml"
    return saved(
        book,
        {
            thread: f'<ThreadedComments xmlns="{_THREADS}">{entries}</ThreadedComments>'.encode(),
            persons: f'<personList xmlns="{_THREADS}">{person}</personList>'.encode(),
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(
                ("rIdThread", f"{kinds}/threadedComment", "../threadedComments/threadedComment1.xml")
            ),
            "xl/_rels/workbook.xml.rels": _relations(("rIdPersons", f"{kinds}/person", "persons/person.xml")),
            "[Content_Types].xml": _types(
                (thread, "vnd.ms-excel.threadedcomments+xml"), (persons, "vnd.ms-excel.person+xml")
            ),
        },
    )


def macros(theme: str) -> bytes:
    """Write a module of macros and a button that runs one, in a drawing that is no XML, as Excel's own are not."""
    book, _ = status_book(theme)
    button = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1029" type="#_x0000_t201" '
        'style="position:absolute"><v:textbox><div><font>Kjør<br>makro</font></div></v:textbox>'
        '<x:ClientData ObjectType="Button"><x:Anchor>6, 5, 1, 5, 8, 5, 3, 5</x:Anchor>'
        "<x:FmlaMacro>[0]!Sorter</x:FmlaMacro></x:ClientData></v:shape></xml>"
    )
    controls = (
        f'<legacyDrawing xmlns:r="{_OFFICE}" r:id="rIdButton"/>'
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" Requires="x14"><controls>'
        f'<control xmlns:r="{_OFFICE}" shapeId="1029" r:id="rIdControl" name="Knapp"/></controls></mc:Choice>'
        "</mc:AlternateContent>"
    )
    control = (
        '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="Button"/>'
    )
    vba, properties = "xl/vbaProject.bin", "xl/ctrlProps/ctrlProp1.xml"
    workbook = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return saved(
        book,
        {
            vba: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 makroer",
            properties: control.encode(),
            "xl/drawings/vmlDrawing1.vml": button.encode(),
            "xl/worksheets/sheet1.xml": before("</worksheet>", controls),
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(
                ("rIdButton", f"{_OFFICE}/vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rIdControl", f"{_OFFICE}/ctrlProp", "../ctrlProps/ctrlProp1.xml"),
            ),
            "xl/_rels/workbook.xml.rels": _relations(
                ("rIdVba", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
            ),
            "[Content_Types].xml": lambda part: _types(
                (vba, "vnd.ms-office.vbaProject"),
                (properties, "vnd.ms-excel.controlproperties+xml"),
                ("xl/drawings/vmlDrawing1.vml", _VML),
            )(part.replace(workbook, "vnd.ms-excel.sheet.macroEnabled.main+xml")),
        },
    )


def protected(theme: str) -> bytes:
    """Write what is locked and hidden: the workbook's structure, the sheet, rows, a column, a sheet; and names."""
    book, sheet = status_book(theme)
    book.security = WorkbookProtection(lockStructure=True, workbookPassword="0000")
    sheet.protection.enable()
    sheet.protection.set_password("hemmelig")
    for row in sheet["C4:E7"]:
        for cell in row:
            cell.protection = Protection(locked=False)
    sheet.row_dimensions[12].hidden = True
    sheet.column_dimensions["H"].hidden = True
    sheet.merge_cells("F5:G6")
    sheet.print_title_rows = "2:2"
    sheet.auto_filter.ref = "A2:E7"
    hidden = book.create_sheet("Funn")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "Gruppens egne funn"
    book.defined_names["Tema"] = DefinedName("Tema", attr_text="Status!$A$3")
    hidden.defined_names["Egne"] = DefinedName("Egne", attr_text="Funn!$A$1")
    listed = book.create_sheet("Liste")
    listed["A1"] = "x"
    listed.sheet_view.tabSelected = True
    book.active = 2
    said = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        "<Application>Microsoft Excel</Application><HeadingPairs>"
        '<vt:vector size="4" baseType="variant"><vt:variant><vt:lpstr>Regneark</vt:lpstr></vt:variant>'
        "<vt:variant><vt:i4>3</vt:i4></vt:variant><vt:variant><vt:lpstr>Navngitte områder</vt:lpstr></vt:variant>"
        '<vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="4" '
        'baseType="lpstr"><vt:lpstr>Status</vt:lpstr><vt:lpstr>Funn</vt:lpstr><vt:lpstr>Liste</vt:lpstr>'
        "<vt:lpstr>Tema</vt:lpstr></vt:vector></TitlesOfParts></Properties>"
    )
    return saved(book, {"docProps/app.xml": said.encode()})


def tables_and_formulas(theme: str) -> bytes:
    """Write a table, formulas with the values that Excel worked out, their chain, and text in several looks."""
    book, sheet = status_book(theme)
    sheet["K1"], sheet["L1"], sheet["K2"], sheet["L2"] = "Post", "Sum", "Leie", 7
    sheet.add_table(Table(displayName="Kostnader", ref="K1:L2"))
    sheet["G4"] = "=1+2"
    chain = f'<calcChain xmlns="{_MAIN}"><c r="G4" i="1"/></calcChain>'
    rich = "<si><r><rPr><b/></rPr><t>I </t></r><r><t>rute</t></r></si>"
    plain = '<c r="D4" t="inlineStr"><is><t>I rute</t></is></c>'
    return saved(
        book,
        {
            "xl/calcChain.xml": chain.encode(),
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{rich}</sst>'.encode(),
            "xl/worksheets/sheet1.xml": lambda part: part.replace(plain, '<c r="D4" t="s"><v>0</v></c>').replace(
                "<f>1+2</f><v></v>", "<f>1+2</f><v>3</v>"
            ),
            "xl/_rels/workbook.xml.rels": _relations(
                ("rIdChain", f"{_OFFICE}/calcChain", "calcChain.xml"),
                ("rIdTexts", f"{_OFFICE}/sharedStrings", "sharedStrings.xml"),
            ),
            "[Content_Types].xml": _types(
                ("xl/calcChain.xml", "vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"),
                ("xl/sharedStrings.xml", "vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"),
            ),
        },
    )


def strict(theme: str) -> bytes:
    """Write what Excel calls «Strict Open XML», whose elements have other names."""
    book, sheet = status_book(theme)
    sheet["C5"].comment = Comment("Kari: pågående?", "Kari")
    content = saved(book)
    usual = re.compile("http://schemas.openxmlformats.org/(spreadsheetml|officeDocument|drawingml)/2006/")
    names = [
        name for name in parts_of(content) if name.startswith(("xl/", "_rels/")) and name.endswith((".xml", ".rels"))
    ]
    return edited(content, dict.fromkeys(names, lambda part: usual.sub(r"http://purl.oclc.org/ooxml/\1/", part)))


def bare(theme: str) -> bytes:
    """Write as little as the format allows: no looks, no size, cells without places, texts in the cells."""
    _, sheet = status_book(theme)
    rows = "".join(
        f"<row>{''.join(_bare_cell(cell.value) for cell in row)}</row>" for row in sheet.iter_rows(max_row=7, max_col=5)
    )
    root = f'xmlns="{_MAIN}" xmlns:r="{_OFFICE}"'
    package, content = (
        "http://schemas.openxmlformats.org/package/2006/",
        "application/vnd.openxmlformats-officedocument.",
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="xml" '
        f'ContentType="{content}spreadsheetml.worksheet+xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/book.xml" '
        f'ContentType="{content}spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": _relations(("r1", f"{_OFFICE}/officeDocument", "/book.xml"))(""),
        "_rels/book.xml.rels": _relations(("r1", f"{_OFFICE}/worksheet", "/sheet.xml"))(""),
        "book.xml": f'<workbook {root}><sheets><sheet name="Status" sheetId="1" r:id="r1"/></sheets></workbook>',
        "sheet.xml": f"<worksheet {root}><sheetData>{rows}</sheetData></worksheet>",
    }
    return edited(_empty_package(), {name: part.encode() for name, part in parts.items()})


def _bare_cell(value: object) -> str:
    return "<c/>" if value is None else f'<c t="inlineStr"><is><t>{value}</t></is></c>'


def _empty_package() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w"):
        pass
    return out.getvalue()


BOOKS: dict[str, Callable[[str], bytes]] = {
    "nedtrekk.xlsx": drop_downs,
    "regler.xlsx": conditional_formats,
    "bilde.xlsx": picture,
    "diagram.xlsx": chart,
    "pivot.xlsx": pivot_table,
    "kommentarer.xlsx": own_comments,
    "tråder.xlsx": threads,
    "makroer.xlsm": macros,
    "låst.xlsx": protected,
    "tabell.xlsx": tables_and_formulas,
    "streng.xlsx": strict,
    "bar.xlsx": bare,
}
"""By the names of their files; the name before the point is the theme that each reports on."""
