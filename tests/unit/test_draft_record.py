"""What a draft was when it was written, kept in its own file."""

from __future__ import annotations

import pytest

from pipeline.anchors import bookmark_of, heading_bookmark_of
from pipeline.codes import Place
from pipeline.compose.draft import compose_draft
from pipeline.draft_record import DraftRecord, as_written, from_xml, places_of, record_of, to_xml
from tests.builders import decided

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Webinarer:
      - Om skog
    - Felles kart & «mer»
    # Strategier
    - Fremme prioriteringene
"""
REPORTED = """
    Tema       | Tiltak                 | Status      | Bør videreføres?
    Klima      | Webinarer:             | Gjennomført | ja
               | * Om skog              | Pågående    | Nei
               | Felles kart & «mer»    | Pågående    | Ja, men\\nmindre
               | Felles kart & «mer»    | Pågående    | Ja, men\\nmindre
    Strategier | Fremme prioriteringene | Pågående    |
"""


def _record() -> DraftRecord:
    return record_of(compose_draft(decided(REPORTED, ADOPTED)), "Osloregionen")


def test_a_record_has_every_measure_once_and_says_in_which_part() -> None:
    assert [(one.text, one.place) for one in _record().measures] == [
        ("Webinarer:", Place.KEPT),
        ("Felles kart & «mer»", Place.CHANGED),
        ("Fremme prioriteringene", Place.FOR_DECISION),
        ("Om skog", Place.DROPPED),
    ]


def test_a_record_has_the_headings_that_the_draft_has() -> None:
    assert [(one.section, one.theme) for one in _record().headings] == [
        ("Innsatsområder", None),
        ("Innsatsområder", "Klima"),
    ]


def test_a_record_is_read_back_as_it_was() -> None:
    first = _record().measures[1]
    record = as_written(
        _record(), {bookmark_of(first.id): " (endres)\n«Ja, men»"}, ["Innhold", "Må avklares", "Innhold"]
    )
    assert from_xml(to_xml(record)) == record
    assert record.measures[1].behind == " (endres)\n«Ja, men»"
    assert record.others == ("Innhold", "Må avklares")


def test_every_measure_and_heading_has_a_place_of_its_own() -> None:
    record = _record()
    assert places_of(record) == {
        *(bookmark_of(one.id) for one in record.measures),
        heading_bookmark_of("Innsatsområder", None),
        heading_bookmark_of("Innsatsområder", "Klima"),
    }


@pytest.mark.parametrize("content", [b"", b"<a/>", b"<utkast/>", b'<utkast xmlns="urn:handlingsprogram:utkast"/>'])
def test_xml_of_others_or_spoilt_is_no_record(content: bytes) -> None:
    assert from_xml(content) is None
