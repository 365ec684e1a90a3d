"""Sample years that the templates are tried on: the three worst shapes that a year can have.

In: nothing. Out: programmes that are read, matched, merged and decided by the program itself, from outlines and grids,
and composed to documents as a run does. What no sample fills, the check of the templates does not know the shape of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pipeline.changes import LastMeasure, LastReport
from pipeline.codes import DecisionCode, StatusCode
from pipeline.compose.status_report import Accepted
from pipeline.decide import decide
from pipeline.documents import Document, documents_of
from pipeline.match import match
from pipeline.merge import merge
from pipeline.model import DecidedProgramme, Edition
from pipeline.readers.programme import programme_from_document
from pipeline.readers.raw import RawCell, RawParagraph, RawSheet
from pipeline.readers.status_sheet import read_status_sheet
from pipeline.settings import Meeting, Settings, Texts
from pipeline.text import key

if TYPE_CHECKING:
    from pipeline.model import Programme, StatusSheet

_LONG = "Arbeidet er kommet godt i gang, og kommunene har møttes seks ganger i løpet av våren. " * 24
_MANY = 60
_HEADER = "Tema | Tiltak | Status | Beskrivelse | Bør videreføres 2026? | Ansvarlig"
_FULL_PROGRAMME = f"""
# Overordnede strategier
- Arrangere Naborunden, en reisende samling for ordførere og kommunedirektører
# Innsatsområder
## Klima, miljø og natur
- Arrangere webinarer om:
  - Skog og myr
  - Overvann i byer og tettsteder
- Felles klimaregnskap for kommunene
- Utvikle felles kart over naturtyper
- Vise fram regionen på store fagmesser
## Transport og mobilitet
{chr(10).join(f"- Sykkelrute nummer {number} gjennom regionen" for number in range(1, _MANY + 1))}
"""
_FULL_SHEET = f"""
{_HEADER}
Overordnede strategier | | | | |
 | Arrangere Naborunden, en reisende samling for ordførere og kommunedirektører | Gjenomført | To dager med buss i fire kommuner | ja, gir tillit mellom kommunene | Kari Nordmann
Klima, miljø og natur | | | | |
 | Arrangere webinarer om: | Pågående | {_LONG} | ja | Faggruppe klima
 | * Skog og myr | Gjennomført | | | Faggruppe klima
 | * Overvann i byer og tettsteder | Blir ikke gjennomført | Kom ikke med på budsjettet | nei, kommunene tar det selv |
 | * Nytt: Hav og kyst | Ikke påbegynt | | nei |
 | Felles klimaregnskap for kommunene | Delvis gjennomført | Prøvd i to kommuner | Ja, men bare for kommunene som vil | Ola Nordmann
 | Felles klimaregnskap for kommunene | Delvis gjennomført | Prøvd i to kommuner | Ja, men bare for kommunene som vil |
 | Utvikle felles kart over naturtyper | Pågående | | Hvis fylkeskommunen betaler halvparten |
 | Vise fram regionen på store fagmesser | Pågående | | Slås sammen med Arrangere webinarer om: |
 | Nytt: Felles innkjøp av elektriske biler | Pågående | {_LONG} | Bør vurderes av styret |
Transport og mobilitet | | | | |
 | Sykkelrute nummer 1 gjennom regionen | | | |
 | Sykkelrute nummer 2 gjennom regionen | Blir ikke gjennomført | | nei |
 | Sykkelrute nummer 3 gjennom regionen | Pågående | | se over |
"""  # noqa: E501  a row of a sheet is a line
_EMPTY_PROGRAMME = "# Innsatsområder\n## Klima\n## Transport\n- Sykkelruter\n# Tverrgående temaer\n"
_EMPTY_SHEET = f"{_HEADER}\nTransport | | | | |\n | Sykkelruter | | | |"
_STRANGE_PROGRAMME = "# Æ & Ø <Å>\n## «Skog» og 🌲 \u202b\n- Et tiltak som ingen rapporterer & <b>\n"
_STRANGE_SHEET = f"""
{_HEADER}
«Skog» og 🌲 | | | | |
 | Nytt: R&D < 5 km & «x» > y ½ 🚲 e\u0301 %-andel {{a}} {{_b_}} | Pågånde … ikke | æ\\nø\\nå <w:t> \u202b | Ja, hvis "styret" vil & kan | Łukasz Ñ’x
 | Nytt: {"ord" * 60} | Gjennomført | {"langtord" * 40} | nei: {"x" * 200} | {"y" * 60}
"""  # noqa: E501  a row of a sheet is a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample year."""

    name: str
    """In the sentence «fylt ut med …»."""
    programme: DecidedProgramme
    settings: Settings
    accepted: tuple[Accepted, ...] = ()
    last: LastReport | None = None

    def documents(self) -> tuple[Document, ...]:
        """Compose its documents, as a run does."""
        return documents_of(self.programme, self.settings, self.accepted, self.last)


@cache
def samples() -> tuple[Sample, ...]:
    """Make the sample years."""
    full, empty = _edition("Osloregionen", date(2025, 9, 2)), _edition(None, None)
    waived = Accepted(
        measure="Felles klimaregnskap for kommunene",
        meaning="Tiltaket har ingen status.",
        why="Gruppen melder status i oktober.",
        who="Kari Nordmann",
    )
    general = Accepted(measure=None, meaning="Arket er skjult.", why="Det er et gammelt ark.", who="Ola Nordmann")
    programme = _decided(_FULL_PROGRAMME, _FULL_SHEET, full)
    settings = Settings(
        meeting=Meeting(date=date(2025, 10, 29), case="34/25"),
        texts=Texts(introduction="Saken gjelder årets status.", draft_introduction="Saken gjelder neste program."),
    )
    return (
        Sample(
            name="et fullt år",
            programme=programme,
            settings=settings,
            accepted=(waived, general),
            last=_last(programme),
        ),
        Sample(name="et tomt år", programme=_decided(_EMPTY_PROGRAMME, _EMPTY_SHEET, empty), settings=Settings()),
        Sample(
            name="et år med rare tegn og bare nye tiltak",
            programme=_decided(_STRANGE_PROGRAMME, _STRANGE_SHEET, full),
            settings=Settings(),
        ),
    )


def _last(programme: DecidedProgramme) -> LastReport:
    """Make the report before a year's: other statuses, a measure not there yet, one reworded, one gone since."""
    measures = [
        LastMeasure(
            id=one.measure.id,
            section=one.measure.section,
            theme=one.measure.theme,
            text=one.measure.text,
            status=StatusCode.NOT_STARTED,
            decision=DecisionCode.CONTINUE,
            answer="ja",
        )
        for one in programme.measures[1:]
    ]
    gone = replace(measures[0], id="borte", text="Holde et fellesmøte om havner")
    reworded = replace(measures[0], text="Arrangere kurs om:")
    return LastReport(organisation=None, as_of=date(2025, 3, 1), measures=(reworded, *measures[1:], gone))


def _edition(organisation: str | None, as_of: date | None) -> Edition:
    return Edition(organisation=organisation, year=2025, as_of=as_of, next_year=2026)


def _decided(outline: str, grid: str, edition: Edition) -> DecidedProgramme:
    programme = _programme(outline)
    merged = merge(programme, match([_sheet(grid, programme)], programme))
    return DecidedProgramme(edition=edition, headings=merged.headings, measures=decide(merged, edition.next_year))


def _programme(outline: str) -> Programme:
    """Read an outline: ``# section``, ``## theme``, ``- measure``, ``  - point``."""
    lines = [line for line in outline.splitlines() if line]
    paragraphs = [_paragraph(number, line) for number, line in enumerate(lines, 1)]
    return programme_from_document("programme.docx", paragraphs)[0]


def _paragraph(number: int, line: str) -> RawParagraph:
    mark, _, text = line.lstrip().partition(" ")
    if mark == "-":
        return RawParagraph(number=number, text=text, level=int(line.startswith(" ")))
    return RawParagraph(number=number, text=text, heading=len(mark))


def _sheet(grid: str, programme: Programme) -> StatusSheet:
    r"""Read a grid: a line for each row, `` | `` between its cells, ``\n`` for a line break in a cell."""
    rows = tuple(_cells(row, line) for row, line in enumerate(grid.strip("\n").splitlines(), 1))
    known = frozenset(key(heading) for both in programme.headings for heading in both if heading)
    sheet, _ = read_status_sheet(RawSheet(file="status.xlsx", name="Status 2025", rows=rows), known)
    if sheet is None:
        raise ValueError("a sample has no header")
    return sheet


def _cells(row: int, line: str) -> tuple[RawCell, ...]:
    texts = [cell.strip().replace("\\n", "\n") for cell in line.split("|")]
    return tuple(RawCell(row=row, column=column, text=text) for column, text in enumerate(texts, 1) if text)
