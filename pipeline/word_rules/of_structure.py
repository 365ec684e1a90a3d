"""Requirements to headings and to the space between paragraphs."""

from __future__ import annotations

from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING

from pipeline.text import quoted
from pipeline.word_rules.evidence import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word_file import Paragraph
    from pipeline.word_rules.evidence import Finished


def w3_headings(finished: Finished) -> Iterator[str]:
    """Dokumentet har én Overskrift 1, og overskriftene under følger nivå for nivå, med ekte overskriftsstiler.

    Bruk stilene Overskrift 1, 2 og 3 i malen, i den rekkefølgen. Stilen Tittel er ingen overskrift for skjermlesere, og
    det er heller ikke fete linjer.
    """
    headings = [one for one in finished.file.body() if one.heading is not None]
    tops = [one for one in headings if one.heading == 1]
    if not tops:
        yield "dokumentet har ingen Overskrift 1"
    yield from (f"{named(one)} er enda en Overskrift 1" for one in tops[1:])
    yield from (
        f"{named(one)} med stilen {quoted(one.style)} er en tom overskrift" for one in headings if _is_blank(one)
    )
    yield from _skipped(headings)
    yield from (f"{named(one)} er fet skrift i stedet for en overskrift" for one in _false_headings(finished))


def _skipped(headings: list[Paragraph]) -> Iterator[str]:
    if headings and headings[0].heading != 1:
        yield f"den første overskriften, {quoted(headings[0].text)}, er på nivå {headings[0].heading}"
    for above, one in pairwise(headings):
        if (one.heading or 0) > (above.heading or 0) + 1:
            yield f"overskriften {quoted(one.text)} på nivå {one.heading} følger rett etter nivå {above.heading}"


def _false_headings(finished: Finished) -> Iterator[Paragraph]:
    """Give paragraphs under the first heading that are bold from end to end; what stands in a list is none."""
    under = dropwhile(lambda one: one.heading is None, finished.file.body())
    for one in under:
        plain = one.heading is None and one.cell is None and not one.listed
        if plain and one.runs and all(run.look.bold for run in one.runs):
            yield one


def w10_spacing(finished: Finished) -> Iterator[str]:
    """Luft og sideskift kommer fra stilene, ikke fra tomme avsnitt.

    Slett det tomme avsnittet i malen, og sett avstand før eller etter i stilen, eller «Sideskift foran» på avsnittet.
    """
    before = "begynnelsen"
    for one in finished.file.body():
        if _is_blank(one) and not one.needed:
            what = "et sideskift i et eget avsnitt" if one.page_break else "et tomt avsnitt"
            yield f"{what} står etter {before}"
        before = quoted(one.text) if one.text.strip() else before


def _is_blank(paragraph: Paragraph) -> bool:
    return not paragraph.text.strip() and not paragraph.pictures
