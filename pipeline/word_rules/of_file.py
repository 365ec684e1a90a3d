"""Requirements to what the file says of itself: title, owner, language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.text import quoted
from pipeline.word_rules.evidence import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word_rules.evidence import Finished

LANGUAGE = "nb-NO"
_TOOLS = re.compile(
    r"\b(?:python|docxtpl|microsoft|ms word|office word|libreoffice|openoffice|google docs|apache poi|aspose)\b",
    re.IGNORECASE,
)
_DATES = {"created", "modified", "lastPrinted", "date"}
_OWNERS = {"creator", "lastModifiedBy", "Manager", "Company"}
_NO_DAY = "1980-01-01"


def w1_properties(finished: Finished) -> Iterator[str]:
    """Filen oppgir tittel, eier og språk, og nevner ingen programmer, personer eller andre datoer.

    Åpne malen i Word, velg Fil > Informasjon > Se etter problemer > Kontroller dokument, og fjern egenskaper og
    personlige opplysninger.
    """
    said = dict(finished.file.properties)
    wanted = {"title": finished.title, "creator": finished.author, "language": LANGUAGE}
    for name, text in wanted.items():
        if said.get(name, "") != text:
            yield f"egenskapen «{name}» er {quoted(said.get(name, ''))} og ikke {quoted(text)}"
    yield from (fault for pair in finished.file.properties for fault in _foreign(finished, *pair))
    yield from (f"filen peker til {quoted(path)}" for path in finished.file.paths)


def _foreign(finished: Finished, name: str, text: str) -> Iterator[str]:
    """Tell of a property with a tool, another owner or another day in it."""
    day = finished.day.isoformat() if finished.day else _NO_DAY
    known = text in {finished.title, finished.author, ""}
    if not known and (_TOOLS.search(text) or name in _OWNERS):
        yield f"egenskapen «{name}» er {quoted(text)}"
    elif name in _DATES and not text.startswith(day):
        yield f"egenskapen «{name}» har datoen {quoted(text)}"


def w2_language(finished: Finished) -> Iterator[str]:
    """Språket er norsk bokmål i hele dokumentet.

    Merk all tekst i malen, og velg Se gjennom > Språk > Angi korrekturspråk > Norsk bokmål. Skal noen ord være på et
    annet språk, så lag en tegnstil med det språket.
    """
    for style, language in finished.file.languages:
        if language != LANGUAGE:
            where = f"stilen «{style}»" if style else "malens standardspråk"
            yield f"{where} {f'har språket {quoted(language)}' if language else 'er ikke oppgitt'}"
    for paragraph in finished.file.paragraphs:
        other = next((run for run in paragraph.runs if run.look.language not in {None, LANGUAGE}), None)
        if other:
            yield f"{quoted(other.text)} i {named(paragraph)} har språket {quoted(other.look.language or '')}"
