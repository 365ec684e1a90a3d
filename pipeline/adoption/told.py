"""An adoption's Outcome → the lines that the command line prints: what was understood, in the office's words.

In: the outcome. Out: lines. What a person must look at stands last, where it is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.adoption.understanding import Understanding
from pipeline.text import one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.adoption.adopting import Outcome
    from pipeline.adoption.understanding import Understood

_LONG = 70
"""Characters that a message shows of a text."""
_SHOWN, _FEW = 6, 3
"""Words."""
_QUIET = {
    Understanding.KEPT: ("tiltak er beholdt som i utkastet", "tiltak er beholdt som i utkastet"),
    Understanding.ENDED: (
        "tiltak utgår eller slås sammen, som foreslått",
        "tiltak utgår eller slås sammen, som foreslått",
    ),
}
"""Told as a number alone."""
_HEADINGS = {
    Understanding.REWORDED: "Ny ordlyd",
    Understanding.SETTLED: "Tatt inn i programmet",
    Understanding.MOVED: "Flyttet",
    Understanding.NEW: "Nytt",
    Understanding.SPLIT: "Skilt ut fra et annet tiltak",
    Understanding.RENAMED: "Overskrift med nytt navn",
    Understanding.GONE: "Tatt ut",
    Understanding.UNSETTLED: "Ikke avgjort, og ikke med i programmet",
    Understanding.TWICE: "Står to ganger under samme overskrift",
}
_REMEDIES = {
    Understanding.UNSETTLED: (
        "Flytt dem i Word opp under temaet, og skriv overskriften hvis temaet ikke har noen. Kjør så på nytt. "
        "La dem stå hvis de skal ut."
    ),
    Understanding.TWICE: "Ingenting er skrevet. Slett den ene, eller skriv dem ulikt, og kjør på nytt.",
}


def told(outcome: Outcome) -> Iterator[str]:
    """Tell what was understood."""
    yield f"Lest: {outcome.read}."
    if not outcome.compared:
        yield "Det er ikke kjent hva utkastet var, så alle tiltakene er regnet som nye."
    for what, words in _QUIET.items():
        number = len(_of(outcome, what))
        if number:
            yield f"{number} {words[number != 1]}."
    for what, heading in _HEADINGS.items():
        if found := _of(outcome, what):
            yield f"{heading}:"
            yield from (f"  {_line(one)}" for one in found)
            yield from (f"  {remedy}" for remedy in (_REMEDIES.get(what),) if remedy)
    yield from _other_texts(outcome)
    if outcome.open_changes:
        yield (
            f"{outcome.open_changes} avsnitt har sporede endringer som ingen har godtatt eller avvist; de er lest som "
            "godtatt. Avvis i Word det som ikke skal med, og kjør på nytt."
        )
    if outcome.replaced:
        yield f"Programmet som lå der fra før, er tatt vare på som «{outcome.replaced}»."
    if outcome.written:
        yield f"Skrevet: {outcome.written}."


def _other_texts(outcome: Outcome) -> Iterator[str]:
    if outcome.texts:
        yield f"{outcome.texts} avsnitt med annen tekst er med som {'det' if outcome.texts == 1 else 'de'} står."
    if outcome.passed_over:
        yield "Ikke med i programmet:"
        yield from (f"  {finding.at.cell}: {finding.message}" for finding in outcome.passed_over)
        yield "  Er det tiltak, skriv dem som punkter i listen og kjør på nytt."


def _of(outcome: Outcome, what: Understanding) -> list[Understood]:
    return [one for one in outcome.understood if one.what is what]


def _line(one: Understood) -> str:
    match one.what:
        case Understanding.REWORDED:
            before, now = _differing(one_line(one.before or ""), one_line(one.text))
            return f"{quoted(before)}\n    er nå {quoted(now)}"
        case Understanding.RENAMED:
            return f"{quoted(one.before or '')} er nå {quoted(one.text)}"
        case Understanding.MOVED:
            return f"{quoted(one.text)}, fra {one.before} til {one.heading}"
        case Understanding.SPLIT:
            return f"{quoted(one.text)}, fra {quoted(one.before or '')}"
    return f"{quoted(one.text)} ({one.heading})"


def _differing(before: str, now: str) -> tuple[str, str]:
    """Leave out what two long texts begin with alike, but for a few words, so that a message shows where they part."""
    words, others = before.split(" "), now.split(" ")
    same = next((at for at, (one, other) in enumerate(zip(words, others, strict=False)) if one != other), 0)
    if same <= _SHOWN or max(len(before), len(now)) <= _LONG:
        return before, now
    first, other = (f"{' '.join(each[:_FEW])} … {' '.join(each[same - 1 :])}" for each in (words, others))
    return first, other
