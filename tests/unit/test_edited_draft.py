"""What of an edited draft is the programme, and what a measure now reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.adoption.edited import read_edited, without_behind
from pipeline.anchors import bookmark_of, heading_bookmark_of
from pipeline.codes import Place
from pipeline.draft_record import DraftRecord, RecordedHeading, RecordedMeasure
from tests.builders import document

ID = "m-1c5c9b768e"
BEHIND = " (nytt) (endres)\n«Ja, men mindre»"
RECORD = DraftRecord(
    title="Utkast til handlingsprogram 2026",
    year=2026,
    organisation=None,
    body="styret",
    measures=(
        RecordedMeasure(
            id=ID, section="Klima", theme=None, parent=None, text="Felles kart", place=Place.CHANGED, behind=BEHIND
        ),
    ),
    headings=(RecordedHeading(section="Klima", theme=None),),
    others=("Innhold", "Rådet må ta stilling", "Vedlegg"),
)
OUTLINE = """
    # Utkast til handlingsprogram 2026
    ## Innhold
    Klima
    ## Klima
    - Felles kart
    ## Rådet må ta stilling
    - Nattbuss
    ### Mer om dette
    - Bildeling
    ## Nytt tema
    - Messe
    ## Vedlegg
    - Felles kart
"""


def _read(outline: str = OUTLINE, record: DraftRecord | None = RECORD, **bookmarks: str) -> tuple[list[str], list[str]]:
    named = {int(place.removeprefix("avsnitt_")): name for place, name in bookmarks.items()}
    paragraphs = [replace(one, bookmarks=(named.get(one.number, ""),)) for one in document(outline)]
    edited = read_edited(paragraphs, record)
    return [one.text for one in edited.programme], [one.text for one in edited.others]


def test_the_parts_that_the_draft_says_are_no_programme_are_left_out_with_all_below_them() -> None:
    programme, others = _read()
    assert programme == ["Utkast til handlingsprogram 2026", "Klima", "Felles kart", "Nytt tema", "Messe"]
    assert "Bildeling" in others


def test_without_a_record_the_usual_names_of_those_parts_are_known() -> None:
    parts = "\n".join(f"## {name}\n- Buss" for name in ("Til rådets avgjørelse", "Må avklares", "Vedlegg: sporing"))
    assert _read(f"# Utkast\n## Klima\n- Kart\n{parts}", None)[0] == ["Utkast", "Klima", "Kart"]


def test_a_heading_that_the_draft_had_as_a_themes_is_one_whatever_it_is_called_now() -> None:
    programme, _ = _read("# Utkast\n## Vedlegg\n- Kart", avsnitt_2=heading_bookmark_of("Klima", None))
    assert programme == ["Utkast", "Vedlegg", "Kart"]


def test_a_heading_that_a_program_has_given_the_style_of_a_list_is_one_still() -> None:
    outline = "# Utkast\n- Klima\n- Felles kart\n- Rådet må ta stilling\n- Nattbuss"
    paragraphs = [
        replace(one, bookmarks=(heading_bookmark_of("Klima", None),)) if one.text == "Klima" else one
        for one in document(outline)
    ]
    edited = read_edited(paragraphs, RECORD)
    assert [(one.text, one.heading) for one in edited.programme] == [("Utkast", 1), ("Klima", 1), ("Felles kart", None)]
    assert [one.text for one in edited.others] == ["Rådet må ta stilling", "Nattbuss"]


def test_what_the_draft_said_behind_a_measure_is_taken_off() -> None:
    text = f"Felles kart{BEHIND}".replace("\n", "\\n")
    assert _read(f"# Utkast\n## Klima\n- {text}", avsnitt_3=bookmark_of(ID))[0][-1] == "Felles kart"


def test_what_the_draft_said_is_known_by_its_words_where_the_place_was_lost() -> None:
    text = f"Felles kart{BEHIND}".replace("\n", "\\n")
    assert _read(f"# Utkast\n## Klima\n- {text}")[0][-1] == "Felles kart"


def test_without_a_record_what_drafts_usually_say_behind_a_measure_is_taken_off() -> None:
    outline = "# Utkast\n## Klima\n- Kart (nytt) (endres)\\n«Ja, men (mye) mindre»\n- Plan (for bil)"
    assert _read(outline, None)[0][-2:] == ["Kart", "Plan (for bil)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Felles kart{BEHIND}", "Felles kart"),
        (f"Felles kart over sykkelveier{BEHIND}", "Felles kart over sykkelveier"),
        ("Felles kart over sykkelveier (endres)", "Felles kart over sykkelveier"),
        ("Felles kart over sykkelveier (nytt)", "Felles kart over sykkelveier"),
        ("Felles kart over sykkelveier", "Felles kart over sykkelveier"),
        ("Felles kart (for bil)", "Felles kart (for bil)"),
        ("Felles kart (nytt)\n«Ja, men litt mindre»", "Felles kart"),
        ("Felles kart\nmed en linje til", "Felles kart\nmed en linje til"),
    ],
)
def test_a_measure_reads_as_people_have_left_it(text: str, expected: str) -> None:
    assert without_behind(text, BEHIND) == expected
