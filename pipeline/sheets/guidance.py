"""How a status workbook is filled in: the choices, the help at each header, and the paragraphs of «Veiledning».

In: the columns of a form. Out: texts in bokmål. Every choice is read as what it says; a test holds them against the
readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.codes import StatusCode
from pipeline.labels import GUIDANCE_TITLE
from pipeline.sheets.form import Field
from pipeline.text import listed
from pipeline.vocabulary import STATUS_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

_STATUSES = (
    StatusCode.NOT_STARTED, StatusCode.IN_PROGRESS, StatusCode.PARTLY_DONE, StatusCode.DONE, StatusCode.CANCELLED,
)  # fmt: skip
STATUS_CHOICES = tuple(STATUS_LABELS[code] for code in _STATUSES)
ANSWER_CHOICES = ("Ja", "Ja med endring", "Ja på vilkår", "Nei", "Bør vurderes", "Slås sammen med")
"""Without commas, which part the choices of a list in Excel."""
_ANSWERS = listed([f"«{choice}»" for choice in ANSWER_CHOICES], "eller")
NOTE = "Fyll ut de hvite feltene. Velg en overskrift for å se hjelp til kolonnen, eller se arket «Veiledning»."
DATE_HELP = "Skriv datoen som statusen gjelder, bak «per», som i «per 2. september 2025»."

HELP: Mapping[Field, str] = {
    Field.NUMBER: "Tiltakets nummer i programmet.",
    Field.MARK: "Tiltakets id. Den gjør at tiltaket blir funnet igjen, også om raden blir flyttet. La den stå.",
    Field.MEASURE: "Teksten står slik den er vedtatt, og er låst. Nye tiltak skriver dere i de tomme radene.",
    Field.LAST: "Det dere rapporterte forrige gang. Kolonnen blir ikke lest.",
    Field.STATUS: f"Velg i listen: {listed(STATUS_CHOICES, 'eller')}.",
    Field.DESCRIPTION: "Skriv kort hva som er gjort, og hvorfor hvis tiltaket ikke blir gjennomført.",
    Field.ANSWER: "Velg i listen, eller skriv svaret selv; begynn da med ja eller nei. Begrunn det ved siden av.",
    Field.REASON: "Skriv hvorfor, hva som skal endres, hva vilkåret er, eller navnet på tiltaket det slås sammen med.",
}
"""Shown when the header is chosen; at most 255 characters."""

_FIRST = "Arket har en rad for hvert tiltak. Fyll ut de hvite feltene, og send arbeidsboken til sekretariatet."
_DESCRIPTION = (
    "Skriv kort hva som er gjort. Blir tiltaket ikke gjennomført, skriv hvorfor. Teksten kommer med i rapporten."
)
_ANSWER = (
    f"Velg i listen: {_ANSWERS}. Dere kan også skrive svaret selv; begynn da med ja eller nei. En tom celle er ikke et "
    "nei; da må det avklares om tiltaket skal videreføres."
)
_REASON = (
    "Skriv hvorfor. Til «Ja med endring» skriver dere hva som skal endres, til «Ja på vilkår» hva vilkåret er, og til "
    "«Slås sammen med» navnet på det andre tiltaket. Svaret og begrunnelsen blir lest sammen."
)
_NEW = (
    "Skriv dem i de tomme radene nederst i temaet, der det står «Nytt» til venstre. Trenger dere flere rader, sett dem "
    "inn der, og skriv «Nytt:» foran teksten."
)
_LOCKED = (
    "Teksten på grå bunn er programmets, og er låst. Dere kan endre bredder og høyder og sette inn rader. Trenger dere "
    "å endre noe annet, velg Se gjennom og Opphev arkbeskyttelse; det er ikke noe passord."
)


def guidance_of(headers: Mapping[Field, str]) -> tuple[tuple[str, str], ...]:
    """Give the paragraphs of the guidance, each with what it is about."""
    last = ((headers[Field.LAST], HELP[Field.LAST]),) if Field.LAST in headers else ()
    return (
        (GUIDANCE_TITLE, _FIRST),
        (headers[Field.STATUS], HELP[Field.STATUS]),
        (headers[Field.DESCRIPTION], _DESCRIPTION),
        (headers[Field.ANSWER], _ANSWER),
        (headers[Field.REASON], _REASON),
        ("Punkter under et tiltak", "De har egen status. Et punkt uten svar følger tiltaket som det står under."),
        ("Nye tiltak", _NEW),
        *last,
        (headers[Field.MARK], HELP[Field.MARK]),
        ("Låste felt", _LOCKED),
    )
