"""What a PDF says of itself: PDF/A-2a and PDF/UA-1, title, author and date; no program, no person, no clock.

In: the document's properties. Out: Info with title, author and date alone, and one XMP packet that says the same.
WeasyPrint declares one of the two standards, and its own name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pipeline.writers.structure import string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.writers.properties import Properties
    from pipeline.writers.structure import PdfObject

LANGUAGE = "nb-NO"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{said}
</rdf:Description>
{schema}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_SCHEMA = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""
"""PDF/A knows no property of PDF/UA, so the packet must describe the one it uses."""


def describe(pdf: PdfObject, properties: Properties) -> None:
    """Write Info, the language and the XMP packet anew."""
    pdf.info.clear()
    pdf.info["Title"] = string(properties.title)
    if properties.author:
        pdf.info["Author"] = string(properties.author)
    if properties.day:
        pdf.info["CreationDate"] = pdf.info["ModDate"] = string(f"D:{properties.day:%Y%m%d}")
    pdf.catalog["Lang"] = string(LANGUAGE)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [_PACKET.format(said="\n".join(_said(properties)), schema=_SCHEMA).encode()]
    metadata.compress = False  # so that a program that knows no PDF finds it


def _said(properties: Properties) -> Iterator[str]:
    yield f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(properties.title)}</rdf:li></rdf:Alt></dc:title>'
    yield f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>"
    if properties.author:
        yield f"<dc:creator><rdf:Seq><rdf:li>{escape(properties.author)}</rdf:li></rdf:Seq></dc:creator>"
    if properties.day:
        yield f"<xmp:CreateDate>{properties.day.isoformat()}</xmp:CreateDate>"
        yield f"<xmp:ModifyDate>{properties.day.isoformat()}</xmp:ModifyDate>"
