"""The words that the documents use for codes: one table each, in the office's bokmål.

In: codes of the model. Out: words. Statuses have theirs in vocabulary.toml, beside their spellings.
"""

from __future__ import annotations

from pipeline.codes import Basis, DecisionCode

BODY = "styret"
"""The organ that decides, where settings name no other; in the definite form."""

GUIDANCE = "Veiledning"
GUIDANCE_TITLE = "Slik fyller dere ut statusarket"
"""The sheet that tells how a status workbook is filled in, and its first line, by which it is known again."""

DECISION_LABELS = {
    DecisionCode.CONTINUE: "Videreføres",
    DecisionCode.CONTINUE_CHANGED: "Videreføres med endring",
    DecisionCode.DISCONTINUE: "Videreføres ikke",
    DecisionCode.CONSIDER: "Til styrets vurdering",
    DecisionCode.CONDITIONAL: "Videreføres på vilkår",
    DecisionCode.MERGE: "Slås sammen",
    DecisionCode.UNANSWERED: "Må avklares",
}
"""What a decision is called in the documents."""

BASIS_LABELS = {
    Basis.ANSWER: "gruppens svar",
    Basis.REFERENCE: "henvisning",
    Basis.PERIOD: "prosjektperioden",
    Basis.INHERITED: "arvet",
    Basis.NONE: "ikke besvart",
}
"""Which rule gave the decision, in a few words."""

SMALL_NUMBERS = (
    "ingen", "ett", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv",
)  # fmt: skip


def counted(number: int) -> str:
    """Write a number of measures as running text does: in words to twelve, then figures (Språkrådet)."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else str(number)


def decision_label(code: DecisionCode, body: str = BODY) -> str:
    """Give what a decision is called where this organ makes it: «Til rådets vurdering»."""
    return DECISION_LABELS[code].replace(genitive(BODY), genitive(body))


def genitive(name: str) -> str:
    """Write whose something is: ``Osloregionen`` → ``Osloregionens``, ``Follorådet AS`` → ``Follorådet AS’``."""
    return f"{name}’" if name[-1:].casefold() in {"s", "x", "z"} else f"{name}s"
