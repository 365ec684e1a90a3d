"""Rules about the answers to «Bør videreføres?»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.codes import Basis, DecisionCode, Place
from pipeline.decide import own_answer
from pipeline.findings import Code, Finding, note, warning
from pipeline.references import by_name, by_number
from pipeline.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.checks.evidence import Evidence
    from pipeline.model import MergedMeasure


_DECISIONS = {
    DecisionCode.CONTINUE: "ja",
    DecisionCode.CONTINUE_CHANGED: "ja, med endring",
    DecisionCode.DISCONTINUE: "nei",
    DecisionCode.CONSIDER: "til vurdering",
    DecisionCode.CONDITIONAL: "ja, på et vilkår",
    DecisionCode.MERGE: "slås sammen",
    DecisionCode.UNANSWERED: "ikke besvart",
}


def missing_answer(evidence: Evidence) -> Iterator[Finding]:
    """Ingen har svart på om tiltaket bør videreføres.

    Skriv ja eller nei i svarkolonnen, gjerne med en begrunnelse bak. Tiltaket står under «Må avklares» så lenge.
    """
    for one, row in evidence.reported():
        answer, _ = own_answer(one.merged, evidence.edition.next_year)
        has_column, readable = row.answer_at != row.measure.at, row.answer is None or row.answer.trusted
        nothing = one.decision.code is DecisionCode.UNANSWERED and answer.pointer is None
        if nothing and readable and has_column and not one.merged.repeats:
            message = (
                f"{quoted(one.measure.text)} har ikke svar på om det bør videreføres i {evidence.edition.next_year}."
            )
            yield warning(Code.MISSING_ANSWER, row.answer_at, message, "Skriv ja eller nei, gjerne med en begrunnelse.")


def unclear_answer(evidence: Evidence) -> Iterator[Finding]:
    """Svaret sier verken ja, nei eller noe annet som programmet kan lese.

    Begynn svaret med ja eller nei. Uten det går tiltaket til styrets avgjørelse.
    """
    for _, answer, cell in evidence.answers():
        if answer.rule == "unclear":
            message = (
                f"Svaret {quoted(cell.text)} sier ikke om tiltaket bør videreføres; det går til styrets avgjørelse."
            )
            yield warning(Code.UNCLEAR_ANSWER, cell.at, message, "Begynn svaret med ja eller nei.")


def suggested_decision(evidence: Evidence) -> Iterator[Finding]:
    """Svaret er tolket uten at det står ja eller nei.

    Se om svaret er lest riktig. Er det lest feil, begynn det med ja eller nei.
    """
    for one, answer, cell in evidence.answers():
        if answer.suggested and answer.rule != "unclear":
            message = f"Svaret {quoted(cell.text)} er lest som «{_DECISIONS[one.decision.code]}»."
            yield warning(Code.SUGGESTED_DECISION, cell.at, message, "Begynn svaret med ja eller nei hvis det er feil.")


def reserved_answer(evidence: Evidence) -> Iterator[Finding]:
    """Svaret er ja med et forbehold.

    Spør gruppen på nytt før programmet vedtas. Tiltaket er lest som videreført.
    """
    for _, answer, cell in evidence.answers():
        if answer.reserved:
            message = f"Svaret {quoted(cell.text)} er ja med et forbehold, og er lest som ja."
            yield warning(Code.RESERVED_ANSWER, cell.at, message, "Spør gruppen på nytt før programmet vedtas.")


def contradictory_answer(evidence: Evidence) -> Iterator[Finding]:
    """Svaret sier imot seg selv.

    Skriv enten ja eller nei. Uten det går tiltaket til styrets avgjørelse.
    """
    for _, answer, cell in evidence.answers():
        if answer.contradictory:
            message = f"Svaret {quoted(cell.text)} sier imot seg selv; det går til styrets avgjørelse."
            yield warning(Code.CONTRADICTORY_ANSWER, cell.at, message, "Skriv enten ja eller nei.")


def dead_reference(evidence: Evidence) -> Iterator[Finding]:
    """Svaret viser til et tiltak som ikke finnes eller ikke er besvart.

    Skriv svaret på raden, eller navnet på det andre tiltaket slik det står i programmet.
    """
    for one, answer, cell in evidence.answers():
        if answer.pointer and one.decision.basis not in {Basis.REFERENCE, Basis.ANSWER, Basis.PERIOD}:
            end = "svaret er hentet fra gruppen det står under" if one.decision.origin else "tiltaket står uten svar"
            message = f"{quoted(cell.text)} viser ikke til noe svar; {end}."
            yield warning(
                Code.DEAD_REFERENCE,
                cell.at,
                message,
                "Skriv ja eller nei i stedet for å vise til en annen rad.",
            )
        if one.decision.target and one.place is Place.FOR_DECISION:
            target = quoted(evidence.text_of(one.decision.target))
            message = f"{quoted(one.measure.text)} skal slås sammen med {target}, som ikke blir stående selv."
            yield warning(Code.DEAD_REFERENCE, cell.at, message, "Avgjør hvilket av tiltakene som skal videreføres.")
        if answer.code is DecisionCode.MERGE and one.decision.target is None:
            message = f"{quoted(cell.text)} peker ikke på noe tiltak i arkene; styret må avgjøre hvilket."
            yield warning(Code.DEAD_REFERENCE, cell.at, message, "Skriv navnet på det andre tiltaket.")


def answer_in_description(evidence: Evidence) -> Iterator[Finding]:
    """Svaret står i beskrivelsen.

    Flytt teksten til svarkolonnen. Den er lest som svar så lenge.
    """
    for one, _, cell in evidence.answers():
        if one.merged.row and cell is one.merged.row.description:
            message = f"{quoted(cell.text)} står i beskrivelsen, og er lest som svar på om tiltaket bør videreføres."
            yield note(Code.ANSWER_IN_DESCRIPTION, cell.at, message, "Flytt teksten til svarkolonnen.")


def inferred_decision(evidence: Evidence) -> Iterator[Finding]:
    """Svaret er hentet fra et annet tiltak eller fra prosjektperioden.

    Ingenting, hvis det stemmer. Skriv ellers et eget svar på raden.
    """
    for one, row in evidence.reported():
        read = f"er lest som «{_DECISIONS[one.decision.code]}»"
        if one.decision.basis in {Basis.INHERITED, Basis.REFERENCE}:
            message = f"{quoted(one.measure.text)} {read}, som {quoted(evidence.text_of(one.decision.origin))}."
            yield note(Code.INFERRED_DECISION, row.answer_at, message)
        if one.decision.basis is Basis.PERIOD:
            message = f"{quoted(one.decision.as_written or '')} {read} i {evidence.edition.next_year}."
            yield note(Code.INFERRED_DECISION, row.answer_at, message)


_REPLACED_BY = re.compile(r"\b(?:erstatt\w*|avløs\w*)\s+(?:av|med)\s+(?P<name>[^.;\n]+)", re.IGNORECASE)


def _names_one(evidence: Evidence, merged: MergedMeasure, text: str) -> bool:
    """Tell whether what is to come instead is a measure already: «Erstattes av vertskapsprogrammet»."""
    others = [one.merged for one in evidence.measures if one.merged is not merged]
    names = (found["name"] for found in _REPLACED_BY.finditer(text))
    return any(by_number(others, name, merged) or by_name(others, name) for name in names)


def replacement_missing(evidence: Evidence) -> Iterator[Finding]:
    """Tiltaket skal erstattes av noe som ikke er navngitt.

    Legg til de nye tiltakene som egne rader, med «Nytt:» foran.
    """
    for one, answer, cell in evidence.answers():
        if answer.promises_replacement and not _names_one(evidence, one.merged, cell.text):
            message = f"{quoted(cell.text)} varsler nye tiltak som ikke står i arket."
            yield warning(
                Code.REPLACEMENT_MISSING,
                cell.at,
                message,
                "Legg til de nye tiltakene som egne rader med «Nytt:».",
            )
