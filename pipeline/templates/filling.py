"""The last net: every template filled in with every sample year, and the result looked through.

In: a template and a sample's document. Out: findings for what only shows when it is filled in: a list that is too
short, braces that are left over, a table cell that ends up with nothing in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.errors import TemplateError
from pipeline.findings import Location
from pipeline.readers.template import hollow_rows, part_name, read_template
from pipeline.templates.mistakes import broken_requirement, unfillable_field
from pipeline.templates.scan import tags_of
from pipeline.text import quoted
from pipeline.verify_word import finished_of
from pipeline.word_rules import broken
from pipeline.writers.pdf import filled_in_html
from pipeline.writers.word import write_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.errors import TemplatePlace
    from pipeline.findings import Finding
    from pipeline.templates.tags import Piece, Tag
    from pipeline.templates.trials import Trial

_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")


def unfillable_html(trial: Trial) -> Iterator[Finding]:
    """Fill in an HTML template."""
    try:
        html = filled_in_html(trial.template, trial.document.context, trial.properties)
    except TemplateError as problem:
        place = problem.place
        cell = f"linje {place.line}" if place and place.line else None
        yield _told(Location(file=place.file if place else trial.template.name, cell=cell), problem, trial)
        return
    yield from _left_over(trial, [re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", html)])


def unfillable_word(trial: Trial, parts: Sequence[Sequence[Piece]]) -> Iterator[Finding]:
    """Fill in a Word template whose paragraphs are these."""
    try:
        content = write_word(trial.template, trial.document.context, trial.properties)
    except TemplateError as problem:
        yield _told(_location(problem.place, parts) or Location(file=trial.template.name), problem, trial)
        return
    filled = read_template(trial.template.name, content)
    yield from _left_over(trial, [piece.shown for part in filled.parts for piece in part])
    for row in dict.fromkeys(hollow_rows(content)):
        what = f"En celle blir stående tom {_with(trial)}, og da sier Word at filen er skadet. Raden er {quoted(row)}."
        hint = "la cellen ha et avsnitt som står utenfor valget"
        yield unfillable_field(Location(file=trial.template.name), what, hint)
    finished = finished_of(content, trial.document.context, trial.properties)
    yield from (broken_requirement(trial.template.name, fault, _with(trial)) for fault in broken(finished))


def _with(trial: Trial) -> str:
    return f"når malen fylles ut med {trial.sample.name}"


def _told(at: Location, problem: TemplateError, trial: Trial) -> Finding:
    quote = f" Det står ved {quoted(problem.place.quote)}." if problem.place and problem.place.quote else ""
    what = f"Feltet kan ikke brukes {_with(trial)}: {problem.reason or problem}.{quote}"
    return unfillable_field(at, what, "sett feltet i et valg, «if … endif», hvis verdien kan mangle")


def _left_over(trial: Trial, texts: list[str]) -> Iterator[Finding]:
    for text in texts:
        if found := _LEFT_OVER.search(text):
            near = text[max(found.start() - 30, 0) : found.end() + 30]
            what = f"Det står igjen klammer {_with(trial)}: {quoted(near)}."
            yield unfillable_field(Location(file=trial.template.name), what, "skriv feltet på nytt i ett")
            return


def _location(place: TemplatePlace | None, parts: Sequence[Sequence[Piece]]) -> Location | None:
    """Find the paragraph: codes that take a whole paragraph or row stand on the line of the paragraph before them."""
    if place is None or place.part is None or place.paragraph is None:
        return None
    named = part_name(place.part)
    pieces = next((part for part in parts if part and part[0].part == named), ())
    tags = {piece: tags_of(piece) for piece in pieces}
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        groups += [] if _is_taken(piece, tags) else [[]]
        groups[-1].append(piece)
    near = groups[place.paragraph] if place.paragraph < len(groups) else []
    with_tags = [tag for piece in near for tag in tags[piece]]
    return with_tags[0].at if with_tags else None


def _is_taken(piece: Piece, tags: dict[Piece, tuple[Tag, ...]]) -> bool:
    """Tell whether docxtpl takes a paragraph away: by a code in it, or by one in its row or cell."""
    if any(tag.prefix == "p" for tag in tags[piece]):
        return True
    return any(tag.prefix in {"tr", "tc"} and _same(tag, piece) for others in tags.values() for tag in others)


def _same(tag: Tag, piece: Piece) -> bool:
    """Tell whether a paragraph stands in the row or the cell that a code takes away."""
    names = [name for name in tag.piece.around if name.partition("/")[0] == tag.prefix]
    return bool(names) and names[-1] in piece.around
