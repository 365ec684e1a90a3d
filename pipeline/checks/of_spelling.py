"""The rule about misspelt words in what the groups write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.findings import Code, Finding, note
from pipeline.model import Heading
from pipeline.spelling import SHORTEST, names, suspects, words_by_sentence
from pipeline.text import listed
from pipeline.vocabulary import usual_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipeline.checks.evidence import Evidence
    from pipeline.model import Cell


def suspected_typo(evidence: Evidence) -> Iterator[Finding]:
    """Ordet står ikke i ordlisten, og ligner et som gjør det.

    Rett ordet hvis det er feilskrevet. Er det riktig, skriv det i «words» under [spelling] i settings.toml.
    """
    if evidence.lexicon is None:
        return
    texts = [cell.text for cell in _all_cells(evidence)]
    lexicon = replace(evidence.lexicon, own=evidence.lexicon.own | _learnt(evidence, texts))
    familiar = lexicon.own | usual_words() | {word for text in texts for word, _ in words_by_sentence(text)}
    for cell in _of_the_groups(evidence):
        found = tuple(suspects(cell.text, lexicon, familiar))
        if found:
            message = f"{listed([f'«{one.word}»' for one in found])} står ikke i ordlisten."
            hint = f"mente du {listed([f'«{one.meant}»' for one in found])}?"
            yield note(Code.SUSPECTED_TYPO, cell.at, message, hint)


def _of_the_groups(evidence: Evidence) -> Iterator[Cell]:
    """Give the cells with the groups' own words: all but what the programme says, in the order of the sheet's rows."""
    for placed in evidence.match.headings:
        if placed.similarity is None:
            yield placed.heading.cell
    for one, row in evidence.reported():
        own = (row.measure if one.merged.new else None, row.description, row.answer)
        yield from (cell for cell in own if cell and cell.trusted)


def _all_cells(evidence: Evidence) -> Iterator[Cell]:
    for sheet in evidence.sheets:
        yield from sheet.above
        for item in sheet.items:
            yield from (item.cell,) if isinstance(item, Heading) else item.cells


def _learnt(evidence: Evidence, texts: Sequence[str]) -> frozenset[str]:
    """Give the words that are right as they stand: the programme's, names, and what is written in several cells."""
    programme = evidence.programme
    adopted = (programme.title or "", *programme.front, *(one.text for one in programme.measures))
    headings = (part or "" for pair in programme.headings for part in pair)
    words = {word for text in (*adopted, *headings) for word, _ in words_by_sentence(text)}
    words.update(name for text in texts for name in names(text))
    return frozenset(word for word in words | _repeated(texts) if len(word) >= SHORTEST)


def _repeated(texts: Sequence[str]) -> set[str]:
    """Give the words of more than one cell; a sentence that was copied from cell to cell counts once."""
    cells: dict[str, set[int]] = defaultdict(set)
    sentences: dict[str, set[str]] = defaultdict(set)
    for cell, text in enumerate(texts):
        for word, sentence in words_by_sentence(text):
            cells[word].add(cell)
            sentences[word].add(sentence)
    return {word for word in cells if len(cells[word]) > 1 and len(sentences[word]) > 1}
