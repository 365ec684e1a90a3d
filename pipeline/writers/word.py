"""Context + Word template → the finished document's bytes.

In: a .docx template of the office's, and its variables. Out: bytes, the same for the same input. Raises TemplateError
where the template cannot be filled in. Values are always escaped; an unknown variable is a mistake, not an empty place.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.shared import Pt
from docxtpl import DocxTemplate, InlineImage

from pipeline.errors import TemplateError, TemplatePlace
from pipeline.readers.damage import DAMAGED
from pipeline.readers.package import W
from pipeline.text import quoted
from pipeline.writers.contents import headings_of, link_contents, name_in, style_names
from pipeline.writers.environment import environment
from pipeline.writers.failures import FAILURES, REMEDY, in_words, line_of
from pipeline.writers.figure import figure_png, figure_svg
from pipeline.writers.package import packed, unpacked
from pipeline.writers.places import mark_places, with_record, with_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.draft_record import DraftRecord
    from pipeline.writers.properties import Properties

_SHIELD = "\ufdd0"
"""Stands between ``{`` and ``_`` while docxtpl works, since it would read ``{_{`` as ``{{``; no text can hold it."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_EMBEDDED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_TRACES = ("/extended-properties", "/custom-properties", "/core-properties", "/thumbnail")
"""How the relationships end to what Word and LibreOffice write of themselves and of who saved the template."""
_POINT_BELOW = ("List Bullet", "List Bullet 2")
"""The styles of a measure and of the sub-point below it, by the names that they have in the file."""
_NO_DATE = date(1980, 1, 1)


class _ShieldedTemplate(DocxTemplate):  # type: ignore[misc]
    """A template that leaves braces in the values alone."""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:  # noqa: ANN401
        try:
            rendered: str = super().render_xml_part(src_xml, part, context, jinja_env)
            parse_xml(rendered)  # docxtpl mends what does not hang together, and loses what it cannot mend
        except FAILURES as problem:
            place = _place(str(self.template_file), str(part.partname), src_xml, line_of(problem))
            raise _failure(problem, place) from problem
        return rendered.replace(_SHIELD, "")


def write_word(
    template: Path, context: dict[str, Any], properties: Properties, record: DraftRecord | None = None
) -> bytes:
    """Fill in a Word template; the places of a draft's measures are marked, and its record kept in the file.

    Raises:
        TemplateError: the template is missing, is no Word document, or has a mistake in a field or a loop.

    """
    figure = context.get("figur")
    picture = figure_png(figure_svg(template.parent, figure)) if figure else None
    document = _filled_in(template, context, picture)
    if "innhold" in context:
        context = {**context, "innhold": [entry.variables() for entry in headings_of(document.docx)]}
        document = _filled_in(template, with_signs(context) if record else context, picture)
        record = mark_places(document.docx, record) if record else None
        link_contents(document.docx)
    _keep_with_points(document)
    _set_properties(document, properties)
    files = unpacked(_saved(document))
    return packed(with_record(files, record) if record else files)


def write_outline(
    template: Path, lines: Sequence[tuple[str, str]], context: dict[str, Any], properties: Properties
) -> bytes:
    """Write lines, each in the style that it names, with the look, the headers and the footers of a Word template.

    Raises:
        TemplateError: the template cannot be filled in, or lacks a style.

    """
    document = _opened(template)
    body = document.docx.element.body
    first = next(body.iter(f"{W}sectPr"))  # the page that the text begins on: an annex may lie on its side
    for element in list(body):
        body.remove(element)
    body.append(first)
    for number, (style, _) in enumerate(lines):
        document.docx.add_paragraph(f"{{{{ linjer[{number}] }}}}", style=_known(document, style, template))
    try:
        document.render(_shielded({**context, "linjer": [text for _, text in lines]}), environment())
    except FAILURES as problem:
        raise _failure(problem, TemplatePlace(file=template.name)) from problem
    _keep_with_points(document)
    _set_properties(document, properties)
    return packed(unpacked(_saved(document)))


def _saved(document: DocxTemplate) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _known(document: _ShieldedTemplate, style: str, template: Path) -> str:
    if style in (one.name for one in document.docx.styles):
        return style
    raise TemplateError(
        f"{template.name}: malen mangler stilen «{style}». Legg den til i Word, eller hent malen på nytt."
    )


def _filled_in(template: Path, context: dict[str, Any], picture: bytes | None) -> _ShieldedTemplate:
    document = _opened(template)
    values = _shielded(context)
    if picture:
        values["figur"] = InlineImage(document, io.BytesIO(picture), width=Pt(context["figur"]["bredde"]))
    try:
        document.render(values, environment())
    except FAILURES as problem:
        raise _failure(problem, TemplatePlace(file=template.name)) from problem
    if picture:
        _describe(document, picture, context["figur"]["tekst"])
    return document


def _opened(template: Path) -> _ShieldedTemplate:
    document = _ShieldedTemplate(str(template))
    try:
        document.init_docx()
    except (*DAMAGED, OpcError) as problem:
        message = (
            f"{template.name}: malen kan ikke åpnes. Hent den fra en sikkerhetskopi, eller lagre den som .docx i Word."
        )
        raise TemplateError(message) from problem
    return document


def _describe(document: _ShieldedTemplate, picture: bytes, words: str) -> None:
    """Say in words what our picture shows, and let it begin where the text does; the template's own have their own."""
    parts = document.docx.part.related_parts
    for inline in document.docx.element.body.iter(f"{_DRAWING}inline"):
        shown = [parts[name].blob for blip in inline.iter(_BLIP) if (name := blip.get(_EMBEDDED)) in parts]
        if shown == [picture]:
            drawn = inline.find(f"{_DRAWING}docPr")
            drawn.set("name", f"Figur {drawn.get('id')}")
            drawn.set("descr", words)
            for side in "TBLR":
                inline.set(f"dist{side}", "0")


def _keep_with_points(document: DocxTemplate) -> None:
    """Keep a measure on the page of its first sub-point."""
    names = style_names(document.docx)
    for one, following in pairwise(document.docx.paragraphs):
        if (name_in(names, one._p), name_in(names, following._p)) == _POINT_BELOW:  # noqa: SLF001
            one.paragraph_format.keep_with_next = True


def _place(template: str, part: str, xml: str, line: int | None) -> TemplatePlace:
    """Find the paragraph of a line: docxtpl sets each paragraph on a line of its own before it is filled in."""
    lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", xml).splitlines()[: line or 0]
    return TemplatePlace(
        file=Path(template).name,
        part=part.lstrip("/"),
        paragraph=sum(len(re.findall(r"<w:p[ >]", one)) for one in lines) if line else None,
        quote=" ".join(re.sub(r"<[^>]+>", "", lines[-1]).split()) if lines else "",
    )


def _failure(problem: Exception, place: TemplatePlace) -> TemplateError:
    near = f" Det står ved {quoted(place.quote)}." if place.quote else ""
    reason = in_words(problem)
    message = f"{place.file}: malen kan ikke fylles ut ({reason}).{near} {REMEDY}"
    return TemplateError(message, reason, place)


def _shielded(value: Any) -> Any:  # noqa: ANN401
    match value:
        case str():
            return value.replace("{_", f"{{{_SHIELD}_").replace("_}", f"_{_SHIELD}}}")
        case dict():
            return {key: _shielded(inner) for key, inner in value.items()}
        case list():
            return [_shielded(inner) for inner in value]
        case _:
            return value


def _set_properties(document: DocxTemplate, properties: Properties) -> None:
    """Say what the file is, and nothing of how the template was made: the office saves it in any program."""
    relations = document.docx.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith(_TRACES)]:
        del relations[name]
    core = document.docx.core_properties
    moment = datetime.combine(properties.day or _NO_DATE, time(), UTC)
    core.title, core.language = properties.title, "nb-NO"
    core.author = core.last_modified_by = properties.author or ""
    core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = moment
    core.revision = 1
