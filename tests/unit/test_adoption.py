"""What was made of a draft, held against the draft."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.adoption.edited import read_edited
from pipeline.adoption.understanding import Adoption, Understanding, adopt
from pipeline.anchors import bookmark_of, heading_bookmark_of
from pipeline.compose.draft import compose_draft
from pipeline.draft_record import as_written, record_of
from pipeline.readers.programme import programme_from_document
from tests.builders import decided, document

if TYPE_CHECKING:
    from pipeline.draft_record import DraftRecord

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Felles klimaregnskap for kommunene
    - Kurs for planleggere:
      - Overvann i byer
      - Naturmangfold
    ## Transport
    - Nattbuss til Moelva
    - Kart over sykkelveier
    - Bildeling i sentrum
    - Ferje til øyene
"""
REPORTED = """
    Tema      | Tiltak                             | Status      | Bør videreføres?
    Klima     | Felles klimaregnskap for kommunene | Pågående    | ja
              | Kurs for planleggere:              | Pågående    | ja
              | * Overvann i byer                  | Pågående    |
              | * Naturmangfold                    | Pågående    |
    Transport | Nattbuss til Moelva                | Pågående    | ja
              | Kart over sykkelveier              | Pågående    | Bør vurderes
              | Bildeling i sentrum                | Pågående    | Nei
              | Ferje til øyene                    | Pågående    |
"""
DRAFT = """
    # Utkast til handlingsprogram 2026
    ## Innsatsområder
    ### Klima
    - Felles klimaregnskap for kommunene
    - Kurs for planleggere:
      - Overvann i byer
      - Naturmangfold
    ### Transport
    - Nattbuss til Moelva
    ## Til styrets avgjørelse
    - Kart over sykkelveier
    ## Må avklares
    - Ferje til øyene
    ## Utgår
    - Bildeling i sentrum
"""
PARTS = ["Til styrets avgjørelse", "Må avklares", "Utgår"]


def _record(sheet: str = REPORTED) -> DraftRecord:
    return as_written(record_of(compose_draft(decided(sheet, ADOPTED)), "Osloregionen"), {}, PARTS)


def _adopt(edited: str, record: DraftRecord | None = None, **marked: str) -> Adoption:
    """Adopt an outline; a paragraph keeps its place where its text begins as a measure's or a heading's in the draft.

    ``marked`` gives paragraphs the place of another's text: ``avsnitt_4="Felles klimaregnskap for kommunene"``.
    """
    record = record or _record()
    places = {one.text: bookmark_of(one.id) for one in record.measures}
    places |= {one.theme or one.section: heading_bookmark_of(one.section, one.theme) for one in record.headings}
    given = {int(name.removeprefix("avsnitt_")): text for name, text in marked.items()}
    paragraphs = [
        replace(one, bookmarks=(places.get(given.get(one.number, one.text), ""),)) for one in document(edited)
    ]
    draft = read_edited(paragraphs, record)
    return adopt(programme_from_document("utkast.docx", draft.programme)[0], draft, record)


def _told(adoption: Adoption, what: Understanding) -> list[tuple[str, str | None]]:
    return [(one.text, one.before) for one in adoption.understood if one.what is what]


def _ids(record: DraftRecord) -> dict[str, str]:
    return {one.text: one.id for one in record.measures}


def test_a_draft_that_nobody_edited_is_kept_and_what_was_not_settled_is_told() -> None:
    adoption = _adopt(DRAFT)
    assert [text for text, _ in _told(adoption, Understanding.KEPT)] == [
        "Felles klimaregnskap for kommunene",
        "Kurs for planleggere:",
        "Overvann i byer",
        "Naturmangfold",
        "Nattbuss til Moelva",
    ]
    assert [text for text, _ in _told(adoption, Understanding.UNSETTLED)] == [
        "Kart over sykkelveier",
        "Ferje til øyene",
    ]
    assert _told(adoption, Understanding.ENDED) == [("Bildeling i sentrum", None)]
    assert len(adoption.understood) == 8


def test_a_reworded_measure_is_the_one_it_was() -> None:
    adoption = _adopt(DRAFT.replace("Nattbuss til Moelva", "Rute i helgene"), avsnitt_9="Nattbuss til Moelva")
    assert _told(adoption, Understanding.REWORDED) == [("Rute i helgene", "Nattbuss til Moelva")]
    assert adoption.programme.measures[-1].id == _ids(_record())["Nattbuss til Moelva"]


def test_a_reworded_measure_whose_place_was_lost_is_found_by_its_words() -> None:
    adoption = _adopt(DRAFT.replace("Felles klimaregnskap for kommunene", "Felles klimaregnskap for alle kommunene"))
    assert [text for text, _ in _told(adoption, Understanding.REWORDED)] == ["Felles klimaregnskap for alle kommunene"]
    assert adoption.programme.measures[0].id == _ids(_record())["Felles klimaregnskap for kommunene"]


def test_a_measure_that_the_board_took_in_is_settled_and_not_moved() -> None:
    edited = DRAFT.replace("- Nattbuss til Moelva", "- Nattbuss til Moelva\n    - Kart over sykkelveier", 1)
    edited = edited.replace("avgjørelse\n    - Kart over sykkelveier", "avgjørelse")
    adoption = _adopt(edited)
    assert _told(adoption, Understanding.SETTLED) == [("Kart over sykkelveier", None)]
    assert _told(adoption, Understanding.MOVED) == []
    assert [text for text, _ in _told(adoption, Understanding.UNSETTLED)] == ["Ferje til øyene"]


def test_a_measure_under_another_theme_is_moved() -> None:
    edited = DRAFT.replace("    - Nattbuss til Moelva\n", "").replace(
        "### Klima", "### Klima\n    - Nattbuss til Moelva"
    )
    assert _told(_adopt(edited), Understanding.MOVED) == [("Nattbuss til Moelva", "Transport")]


def test_a_theme_with_another_name_has_moved_none_of_its_measures() -> None:
    adoption = _adopt(DRAFT.replace("### Transport", "### Kollektivtransport"), avsnitt_8="Transport")
    assert _told(adoption, Understanding.RENAMED) == [("Kollektivtransport", "Transport")]
    assert _told(adoption, Understanding.MOVED) == []
    assert adoption.programme.measures[-1].theme == "Kollektivtransport"


def test_what_was_not_in_the_draft_is_new_and_what_is_not_there_any_more_is_gone() -> None:
    adoption = _adopt(DRAFT.replace("- Nattbuss til Moelva", "- Messe for ombruk"))
    assert _told(adoption, Understanding.NEW) == [("Messe for ombruk", None)]
    assert _told(adoption, Understanding.GONE) == [("Nattbuss til Moelva", None)]


def test_a_measure_that_was_parted_in_two_is_the_first_part_and_a_new_one() -> None:
    edited = DRAFT.replace("- Nattbuss til Moelva", "- Nattbuss\n    - Helgerute til Moelva")
    adoption = _adopt(edited, avsnitt_9="Nattbuss til Moelva", avsnitt_10="Nattbuss til Moelva")
    assert _told(adoption, Understanding.REWORDED) == [("Nattbuss", "Nattbuss til Moelva")]
    assert _told(adoption, Understanding.SPLIT) == [("Helgerute til Moelva", "Nattbuss til Moelva")]
    assert _told(adoption, Understanding.GONE) == []


def test_the_same_measure_twice_under_one_theme_is_told() -> None:
    adoption = _adopt(DRAFT.replace("- Nattbuss til Moelva", "- Nattbuss til Moelva\n    - nattbuss til moelva"))
    assert _told(adoption, Understanding.TWICE) == [("nattbuss til moelva", None)]


def test_a_measure_that_the_board_struck_from_its_list_is_gone() -> None:
    adoption = _adopt(DRAFT.replace("    - Ferje til øyene\n", ""))
    assert _told(adoption, Understanding.GONE) == [("Ferje til øyene", None)]


def test_the_points_of_a_measure_found_by_its_words_follow_it() -> None:
    adoption = _adopt(DRAFT.replace("Kurs for planleggere:", "Kurs for alle planleggere:"))
    group = _ids(_record())["Kurs for planleggere:"]
    assert [one.parent for one in adoption.programme.measures if one.text == "Overvann i byer"] == [group]


def test_a_point_whose_measure_is_not_in_is_no_point_of_the_measure_above_it() -> None:
    sheet = REPORTED.replace(
        "Kurs for planleggere:              | Pågående    | ja", "Kurs for planleggere: | Pågående | nei"
    )
    sheet = sheet.replace("* Overvann i byer                  | Pågående    |", "* Overvann i byer | Pågående | ja")
    edited = DRAFT.replace("    - Kurs for planleggere:\n", "").replace("      - Naturmangfold\n", "")
    adoption = _adopt(edited, _record(sheet))
    assert [(one.text, one.parent) for one in adoption.programme.measures[:2]] == [
        ("Felles klimaregnskap for kommunene", None),
        ("Overvann i byer", None),
    ]
