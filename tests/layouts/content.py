"""The content that every layout holds: a programme, and what the groups say of it."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Status for Testrådets handlingsprogram 2025 per 2. september 2025"
ADOPTED = """
    % Testrådets handlingsprogram 2025
    # Innsatsområder
    ## Klima og natur
    - Felles klimaregnskap
    - Kurs for planleggere:
      - Overvann
      - Naturmangfold
    ## Transport
    - Nattbuss til Moelva
    # Tverrgående temaer
    ## Internasjonalt arbeid
    - Messe i Berlin
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one row of the sheet says."""

    theme: str
    text: str
    status: str = ""
    description: str = ""
    answer: str = ""
    point: bool = False

    @property
    def cells(self) -> list[str]:
        return [self.text, self.status, self.description, self.answer]


ROWS = (
    Row(theme="Klima og natur", text="Felles klimaregnskap", status="Pågående", description="Tall i mai", answer="Ja"),
    Row(theme="Klima og natur", text="Kurs for planleggere:", status="Gjennomført", answer="Ja, men sjeldnere"),
    Row(theme="Klima og natur", text="Overvann", status="Gjennomført", description="Avholdt 3. mai", point=True),
    Row(theme="Klima og natur", text="Naturmangfold", status="Ikke påbegynt", answer="Nei", point=True),
    Row(
        theme="Transport",
        text="Nattbuss til Moelva",
        status="Blir ikke gjennomført",
        description="Ingen bød",
        answer="Nei",
    ),
    Row(theme="Internasjonalt arbeid", text="Messe i Berlin", status="Pågående", answer="Hvis fylket betaler"),
)
SECTIONS = {
    "Klima og natur": "Innsatsområder",
    "Transport": "Innsatsområder",
    "Internasjonalt arbeid": "Tverrgående temaer",
}
HEADER = ["Tiltak", "Status", "Beskrivelse", "Bør videreføres 2026?"]
