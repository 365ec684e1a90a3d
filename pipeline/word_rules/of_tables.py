"""Requirements to tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.text import one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.word_file import Row, Table
    from pipeline.word_rules.evidence import Finished


def w4_tables(finished: Finished) -> Iterator[str]:
    """Hver tabell har tittel, en overskriftsrad som gjentas, hele rader og ingen sammenslåtte celler.

    Velg Tabellegenskaper i malen: under Rad «Gjenta som overskriftsrad» på den første raden, og ikke «Tillat at raden
    brytes over flere sider»; under Alternativ tekst en tittel. Del opp celler som er slått sammen. LibreOffice
    tar bort tittelen når det lagrer; sett den inn igjen i Word, eller skriv en bildetekst rett over tabellen.
    """
    for number, table in enumerate(finished.file.tables, 1):
        name = f"tabellen {quoted(table.title or _first(table) or str(number))}"
        yield from (f"{name} {fault}" for fault in _of_table(table))
        for row in table.rows:
            yield from (f"{name} {fault} i raden {quoted(_words(row))}" for fault in _of_row(row))


def _of_table(table: Table) -> Iterator[str]:
    head = table.rows[0] if table.rows else None
    if table.nested:
        yield "står inni en annen tabell"
    if not table.title.strip():
        yield "har verken tittel eller beskrivelse"
    if head is None or not head.header:
        yield "gjentar ikke den første raden som overskriftsrad"
    if head is not None and not all(cell.strip() for cell in head.cells):
        yield f"har en tom celle i overskriftsraden {quoted(_words(head))}"


def _of_row(row: Row) -> Iterator[str]:
    if row.merged:
        yield "har sammenslåtte celler"
    if not row.whole:
        yield "lar sideskift dele teksten"
    if not any(cell.strip() for cell in row.cells):
        yield "har ingen tekst"


def _first(table: Table) -> str:
    return _words(table.rows[0]) if table.rows else ""


def _words(row: Row) -> str:
    return one_line(" ".join(row.cells))
