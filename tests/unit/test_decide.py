"""Answers made into decisions, and each measure's place in the draft."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.codes import Basis, DecisionCode, Place
from pipeline.decide import decide, place_of
from pipeline.match import match
from pipeline.merge import merge
from pipeline.readers.programme import programme_from_sheet
from pipeline.readers.status_sheet import read_status_sheet
from tests.builders import decided, of_text, plain_sheet, programme, status_sheet

ADOPTED = """
    # Innsatsområder
    ## Klima
    - Felles kart
    - Turkart
    - Havnekart
    ## Transport
    - Nattbuss
    - Bildeling
"""


def _codes(sheet: str, adopted: str = ADOPTED, next_year: int = 2026) -> dict[str, DecisionCode]:
    return {
        one.measure.text: one.decision.code for one in decided(sheet, adopted, next_year).measures if one.merged.row
    }


def _bases(sheet: str, adopted: str = ADOPTED) -> dict[str, Basis]:
    return {one.measure.text: one.decision.basis for one in decided(sheet, adopted).measures if one.merged.row}


def _target(sheet: str, text: str, adopted: str = ADOPTED) -> str | None:
    year = decided(sheet, adopted)
    target = of_text(year, text).decision.target
    return next((one.measure.text for one in year.measures if one.measure.id == target), None)


# Own answers


def test_an_answer_is_the_decision_with_its_words_and_its_reason() -> None:
    decision = of_text(
        decided("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | Ja, for å få tyngde", ADOPTED), "Felles kart"
    ).decision
    assert (decision.code, decision.basis) == (DecisionCode.CONTINUE, Basis.ANSWER)
    assert (decision.as_written, decision.reason) == ("Ja, for å få tyngde", "for å få tyngde")
    assert (decision.origin, decision.target) == (None, None)


def test_a_measure_without_an_answer_is_unanswered_and_never_a_no() -> None:
    one = of_text(decided("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart |", ADOPTED), "Felles kart")
    assert (one.decision.code, one.decision.basis, one.place) == (
        DecisionCode.UNANSWERED,
        Basis.NONE,
        Place.FOR_DECISION,
    )


def test_a_measure_that_nobody_reports_is_unanswered() -> None:
    one = of_text(decided("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | ja", ADOPTED), "Nattbuss")
    assert (one.decision.code, one.decision.as_written) == (DecisionCode.UNANSWERED, None)


def test_a_dash_is_no_answer_and_is_kept_as_written() -> None:
    one = of_text(decided("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | –", ADOPTED), "Felles kart")
    assert (one.decision.code, one.decision.as_written) == (DecisionCode.UNANSWERED, "–")


def test_an_error_value_is_no_answer() -> None:
    assert _codes("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | #REF!") == {
        "Felles kart": DecisionCode.UNANSWERED
    }


def test_the_period_of_a_project_decides_where_nothing_else_does() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | Prosjektperioden er 2025-26"
    assert _codes(sheet) == {"Felles kart": DecisionCode.CONTINUE}
    assert _codes(sheet, next_year=2027) == {"Felles kart": DecisionCode.DISCONTINUE}
    assert _bases(sheet) == {"Felles kart": Basis.PERIOD}


# References to the rows above and below


def test_a_reference_is_followed_through_a_chain() -> None:
    year = decided(
        """
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | ja
              | Turkart     | Se over
              | Havnekart   | se over
        """,
        ADOPTED,
    )
    last = of_text(year, "Havnekart").decision
    assert (last.code, last.basis, last.as_written) == (DecisionCode.CONTINUE, Basis.REFERENCE, "se over")
    assert last.origin == of_text(year, "Felles kart").measure.id


def test_a_chain_may_go_downwards() -> None:
    assert _codes("""
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | se under
              | Turkart     | se under
              | Havnekart   | nei
    """) == dict.fromkeys(["Felles kart", "Turkart", "Havnekart"], DecisionCode.DISCONTINUE)


def test_a_reference_goes_by_the_rows_of_the_sheet_and_not_by_the_programme() -> None:
    assert _codes("""
        Tema  | Tiltak      | Bør videreføres?
        Klima | Havnekart   | nei
              | Felles kart | se over
              | Turkart     | ja
    """) == {
        "Felles kart": DecisionCode.DISCONTINUE,
        "Turkart": DecisionCode.CONTINUE,
        "Havnekart": DecisionCode.DISCONTINUE,
    }


def test_a_reference_never_goes_across_a_heading() -> None:
    assert (
        _codes("""
            Tema      | Tiltak      | Bør videreføres?
            Klima     | Felles kart | ja
            Transport | Nattbuss    | se over
        """)["Nattbuss"]
        is DecisionCode.UNANSWERED
    )


def test_a_reference_never_goes_from_one_sheet_to_another() -> None:
    adopted = programme(ADOPTED)
    sheets = [
        status_sheet("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | ja", adopted, name="Ark1"),
        status_sheet("Tema | Tiltak | Bør videreføres?\nKlima | Turkart | se over", adopted, name="Ark2"),
    ]
    measures = decide(merge(adopted, match(sheets, adopted)), 2026)
    assert [one.decision.code for one in measures if one.measure.text == "Turkart"] == [DecisionCode.UNANSWERED]


def test_a_reference_from_the_first_row_or_to_below_the_last_leads_nowhere() -> None:
    assert set(
        _codes("""
            Tema  | Tiltak      | Bør videreføres?
            Klima | Felles kart | se over
                  | Turkart     | se under
        """).values()
    ) == {DecisionCode.UNANSWERED}


def test_a_reference_to_an_empty_answer_leads_nowhere() -> None:
    assert (
        _codes("""
            Tema  | Tiltak      | Bør videreføres?
            Klima | Felles kart |
                  | Turkart     | se over
        """)["Turkart"]
        is DecisionCode.UNANSWERED
    )


def test_two_rows_that_refer_to_each_other_are_both_unanswered() -> None:
    assert _codes("""
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | se under
              | Turkart     | se over
    """) == dict.fromkeys(["Felles kart", "Turkart"], DecisionCode.UNANSWERED)


def test_a_reference_takes_over_the_reason_and_the_decision_as_they_are() -> None:
    year = decided(
        """
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | Ja, hvis KS er med
              | Turkart     | "
        """,
        ADOPTED,
    )
    first, second = of_text(year, "Felles kart").decision, of_text(year, "Turkart").decision
    assert (second.code, second.reason) == (first.code, first.reason) == (DecisionCode.CONDITIONAL, "hvis KS er med")


# References by name


def test_a_reference_may_name_a_measure() -> None:
    assert (
        _codes("""
            Tema      | Tiltak      | Bør videreføres?
            Klima     | Felles kart | nei
            Transport | Nattbuss    | Se «Felles kart»
        """)["Nattbuss"]
        is DecisionCode.DISCONTINUE
    )


def test_a_reference_may_give_the_letter_of_a_point_beside_it() -> None:
    points = "* Om skog | nei\n | b) Om myr | Som punkt a"
    sheet = f"Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | {points.replace('*', 'a)')}"
    assert _codes(sheet, GROUP)["Om myr"] is DecisionCode.DISCONTINUE
    unlettered = f"Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | {points}"
    assert _bases(unlettered, GROUP)["Om myr"] is Basis.INHERITED


def test_a_reference_to_a_theme_means_the_measure_there_that_is_most_like() -> None:
    adopted = """
        # Klima
        - Oslofjorden som grønn transportåre
        # Transport
        - Nattbuss
        - Oslofjorden som transportåre
    """
    assert (
        _codes(
            """
            Tema      | Tiltak                             | Bør videreføres?
            Transport | Nattbuss                           | ja
                      | Oslofjorden som transportåre       | nei
            Klima     | Oslofjorden som grønn transportåre | se Transport (over)
            """,
            adopted,
        )["Oslofjorden som grønn transportåre"]
        is DecisionCode.DISCONTINUE
    )


def test_a_reference_to_a_theme_where_nothing_is_alike_leads_nowhere() -> None:
    assert (
        _codes("""
            Tema      | Tiltak      | Bør videreføres?
            Transport | Nattbuss    | ja
            Klima     | Felles kart | se Transport
        """)["Felles kart"]
        is DecisionCode.UNANSWERED
    )


def test_a_name_that_no_measure_has_leads_nowhere() -> None:
    assert _codes("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | se budsjettet") == {
        "Felles kart": DecisionCode.UNANSWERED
    }


def test_two_measures_that_name_each_other_are_both_unanswered() -> None:
    assert _codes("""
        Tema      | Tiltak      | Bør videreføres?
        Klima     | Felles kart | se Nattbuss
        Transport | Nattbuss    | se Felles kart
    """) == dict.fromkeys(["Felles kart", "Nattbuss"], DecisionCode.UNANSWERED)


@pytest.mark.parametrize("name", ["regiondagene", "Regiondagene i mai", "Arrangere regiondagane i mai"])
def test_a_name_may_be_a_part_of_the_measures_text_or_nearly_it(name: str) -> None:
    assert (
        _codes(
            f"Tema | Tiltak | Bør videreføres?\nKlima | Arrangere Regiondagene i mai | nei\n | Seminar | se {name}",
            "# Klima\n- Arrangere Regiondagene i mai\n- Seminar",
        )["Seminar"]
        is DecisionCode.DISCONTINUE
    )


def test_a_name_that_is_part_of_two_measures_points_at_neither() -> None:
    assert (
        _codes(
            """
            Tema  | Tiltak                       | Bør videreføres?
            Klima | Arrangere Regiondagene i mai | nei
                  | Invitere til Regiondagene    | nei
                  | Seminar                      | se Regiondagene
            """,
            "# Klima\n- Arrangere Regiondagene i mai\n- Invitere til Regiondagene\n- Seminar",
        )["Seminar"]
        is DecisionCode.UNANSWERED
    )


def test_a_measure_that_is_the_name_beats_one_that_holds_it() -> None:
    assert (
        _codes(
            """
            Tema  | Tiltak                    | Bør videreføres?
            Klima | Invitere til Regiondagene | nei
                  | Regiondagene              | ja
                  | Seminar                   | se Regiondagene
            """,
            "# Klima\n- Invitere til Regiondagene\n- Regiondagene\n- Seminar",
        )["Seminar"]
        is DecisionCode.CONTINUE
    )


def test_a_name_that_two_measures_have_points_at_neither() -> None:
    assert (
        _codes(
            """
            Tema  | Tiltak    | Bør videreføres?
            Klima | Webinarer | ja
            Skog  | Webinarer | nei
            Hav   | Seminar   | Se Webinarer
            """,
            "# Område\n## Klima\n- Webinarer\n## Skog\n- Webinarer\n## Hav\n- Seminar",
        )["Seminar"]
        is DecisionCode.UNANSWERED
    )


def test_as_before_does_not_take_the_answer_of_a_measure_with_before_in_its_text() -> None:
    assert (
        _codes(
            "Tema | Tiltak | Bør videreføres?\nKlima | Møter før sommeren | nei\n | Seminar | som før",
            "# Klima\n- Møter før sommeren\n- Seminar",
        )["Seminar"]
        is not DecisionCode.DISCONTINUE
    )


# Points


GROUP = """
    # Klima
    - Webinarer:
      - Om skog
      - Om myr
    - Felles kart
"""


def test_a_point_without_an_answer_goes_with_its_group() -> None:
    year = decided("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | Ja, gjerne\n | * Om skog |", GROUP)
    point = of_text(year, "Om skog").decision
    assert (point.code, point.basis, point.reason) == (DecisionCode.CONTINUE, Basis.INHERITED, "gjerne")
    assert (point.as_written, point.origin) == (None, of_text(year, "Webinarer:").measure.id)


def test_a_point_that_nobody_reports_goes_with_its_group_too() -> None:
    year = decided("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | nei", GROUP)
    assert of_text(year, "Om myr").place is Place.DROPPED


def test_the_points_own_answer_beats_the_groups() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | * Om skog | nei"
    assert _codes(sheet, GROUP)["Om skog"] is DecisionCode.DISCONTINUE
    assert _bases(sheet, GROUP)["Om skog"] is Basis.ANSWER


def test_a_point_that_refers_to_an_unanswered_row_goes_with_its_group() -> None:
    year = decided(
        "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | * Om skog | se «Felles kart»\n | Felles kart |",
        GROUP,
    )
    point = of_text(year, "Om skog").decision
    assert (point.code, point.basis, point.as_written) == (
        DecisionCode.CONTINUE,
        Basis.INHERITED,
        "se «Felles kart»",
    )


def test_a_remark_is_no_answer_and_the_point_goes_with_its_group() -> None:
    sheet = (
        "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | * Om skog | se i sammenheng med regional plan"
    )
    assert _codes(sheet, GROUP)["Om skog"] is DecisionCode.CONTINUE


def test_a_point_of_an_unanswered_group_is_unanswered() -> None:
    assert _codes("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: |\n | * Om skog |", GROUP) == {
        "Webinarer:": DecisionCode.UNANSWERED,
        "Om skog": DecisionCode.UNANSWERED,
    }


def test_a_group_does_not_inherit_from_its_points() -> None:
    assert (
        _codes("Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: |\n | * Om skog | ja", GROUP)["Webinarer:"]
        is DecisionCode.UNANSWERED
    )


def test_a_new_point_goes_with_its_group() -> None:
    year = decided(
        "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | ja\n | Nytt: Om hav |\n | * Om skog |", GROUP
    )
    assert of_text(year, "Om hav").decision.basis is Basis.INHERITED


# Merging


@pytest.mark.parametrize(
    ("answer", "target"),
    [
        ("Bør slås sammen med den over.", "Felles kart"),
        ("Slås sammen med den under", "Havnekart"),
        ("Slås sammen med Nattbuss", "Nattbuss"),
        ("Slås sammen med «Nattbuss»", "Nattbuss"),
        ("Innlemmes i Bildeling.", "Bildeling"),
        ("Kan godt slås sammen med den over, så blir det ett tiltak.", "Felles kart"),
    ],
)
def test_a_measure_is_merged_with_the_one_that_the_answer_means(answer: str, target: str) -> None:
    sheet = f"""
        Tema      | Tiltak      | Bør videreføres?
        Klima     | Felles kart | ja
                  | Turkart     | {answer}
                  | Havnekart   | ja
        Transport | Nattbuss    | ja
                  | Bildeling   | ja
    """
    assert _target(sheet, "Turkart") == target
    assert of_text(decided(sheet, ADOPTED), "Turkart").place is Place.MERGED


@pytest.mark.parametrize("name", ["Kart over sykkelveier", "Møter under Arendalsuka"])
def test_a_name_with_over_or_under_in_it_is_not_the_row_over_or_under(name: str) -> None:
    sheet = f"""
        Tema  | Tiltak      | Bør videreføres?
        Klima | {name}      | ja
              | Nattbuss    | nei
              | Sykkelatlas | Slås sammen med {name}
              | Turkart     | ja
    """
    assert _target(sheet, "Sykkelatlas", f"# Klima\n- {name}\n- Nattbuss\n- Sykkelatlas\n- Turkart") == name


def test_a_name_with_in_in_it_is_found_whole() -> None:
    sheet = """
        Tema  | Tiltak                       | Bør videreføres?
        Klima | Norsk på jobben i kommunene  | ja
              | Nettverk for kommunene       | ja
              | Språkkafe                    | Slås sammen med Norsk på jobben i kommunene
    """
    adopted = "# Klima\n- Norsk på jobben i kommunene\n- Nettverk for kommunene\n- Språkkafe"
    assert _target(sheet, "Språkkafe", adopted) == "Norsk på jobben i kommunene"


def test_a_point_is_merged_with_what_its_group_is_merged_with() -> None:
    sheet = """
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | ja
              | Webinarer:  | slås sammen med den over
              | * Om skog   |
    """
    adopted = "# Klima\n- Felles kart\n- Webinarer:\n  - Om skog"
    assert _target(sheet, "Om skog", adopted) == "Felles kart"
    assert of_text(decided(sheet, adopted), "Om skog").place is Place.MERGED


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("Ja, men sammen med klynga", DecisionCode.CONTINUE_CHANGED),
        ("Ja, men slås sammen med klynga", DecisionCode.MERGE),
        ("Ja, men sammen med den over", DecisionCode.MERGE),
    ],
)
def test_to_do_it_with_somebody_is_no_merger(answer: str, code: DecisionCode) -> None:
    sheet = f"Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | ja\n | Turkart | {answer}"
    assert _codes(sheet)["Turkart"] is code


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("Dropp papirutgaven", DecisionCode.CONSIDER),
        ("Dropp kartet", DecisionCode.DISCONTINUE),
        ("Dropp tiltaket", DecisionCode.DISCONTINUE),
        ("Dropp det", DecisionCode.DISCONTINUE),
    ],
)
def test_an_end_of_what_the_measure_does_not_speak_of_is_the_boards(answer: str, code: DecisionCode) -> None:
    assert _codes(f"Tema | Tiltak | Bør videreføres?\nKlima | Turkart | {answer}")["Turkart"] is code


def test_a_merger_across_a_heading_has_no_target() -> None:
    sheet = "Tema | Tiltak | Bør videreføres?\nKlima | Turkart | ja\nTransport | Nattbuss | slås sammen med den over"
    assert _target(sheet, "Nattbuss") is None


def test_a_merger_without_a_target_is_for_the_board() -> None:
    year = decided("Tema | Tiltak | Bør videreføres?\nKlima | Turkart | slås sammen med noe annet", ADOPTED)
    assert of_text(year, "Turkart").place is Place.FOR_DECISION


def test_two_measures_that_are_to_be_merged_with_each_other_do_not_both_disappear() -> None:
    year = decided(
        """
        Tema  | Tiltak      | Bør videreføres?
        Klima | Felles kart | slås sammen med den under
              | Turkart     | slås sammen med den over
        """,
        ADOPTED,
    )
    places = {of_text(year, text).place for text in ("Felles kart", "Turkart")}
    assert places != {Place.MERGED}


def test_no_measure_is_merged_with_itself() -> None:
    year = decided(
        "Tema | Tiltak | Bør videreføres?\nKlima | Webinarer: | slås sammen med den under\n | * Om skog |", GROUP
    )
    assert [one.measure.text for one in year.measures if one.decision.target == one.measure.id] == []


# The answer standing in the description


@pytest.mark.parametrize("text", ["Se over", '"', "se ovenfor"])
def test_a_reference_may_stand_in_the_description(text: str) -> None:
    sheet = f"""
        Tema  | Tiltak      | Beskrivelse | Bør videreføres?
        Klima | Felles kart |             | ja
              | Turkart     | {text}      |
    """
    assert _codes(sheet)["Turkart"] is DecisionCode.CONTINUE


def test_a_period_may_stand_in_the_description() -> None:
    sheet = "Tema | Tiltak | Beskrivelse | Bør videreføres?\nKlima | Felles kart | Prosjektperioden er 2025-26 |"
    assert _bases(sheet) == {"Felles kart": Basis.PERIOD}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Prosjektperioden er fra våren 2025 til 2026", Basis.NONE),
        ("Prosjektperioden er fra 2025 til 2026", Basis.PERIOD),
    ],
)
def test_a_description_of_more_than_six_words_tells_of_other_things_too(text: str, basis: Basis) -> None:
    sheet = f"Tema | Tiltak | Beskrivelse | Bør videreføres?\nKlima | Felles kart | {text} |"
    assert _bases(sheet) == {"Felles kart": basis}


def test_the_answer_beats_what_stands_in_the_description() -> None:
    sheet = "Tema | Tiltak | Beskrivelse | Bør videreføres?\nKlima | Felles kart | Prosjektperioden er 2025-26 | nei"
    assert _codes(sheet) == {"Felles kart": DecisionCode.DISCONTINUE}


@pytest.mark.parametrize(
    "text",
    [
        "Ja",
        "nei",
        "Hvis finansiering",
        "Bør vurderes",
        "Utgår",
        "se Felles kart",
        "Følger opp (se over)",
        "Startet i mars med kartlegging i prosjektperioden 2023-25",
    ],
)
def test_other_text_in_the_description_is_no_answer(text: str) -> None:
    sheet = f"""
        Tema  | Tiltak      | Beskrivelse | Bør videreføres?
        Klima | Felles kart |             | ja
              | Turkart     | {text}      |
    """
    assert _codes(sheet)["Turkart"] is DecisionCode.UNANSWERED


# Places


@pytest.mark.parametrize(
    ("code", "place"),
    [
        (DecisionCode.CONTINUE, Place.KEPT),
        (DecisionCode.CONTINUE_CHANGED, Place.CHANGED),
        (DecisionCode.DISCONTINUE, Place.DROPPED),
        (DecisionCode.MERGE, Place.MERGED),
        (DecisionCode.CONSIDER, Place.FOR_DECISION),
        (DecisionCode.CONDITIONAL, Place.FOR_DECISION),
        (DecisionCode.UNANSWERED, Place.FOR_DECISION),
    ],
)
def test_each_decision_has_its_place_in_the_draft(code: DecisionCode, place: Place) -> None:
    assert place_of(code) is place


def test_a_row_that_says_a_measure_once_more_goes_with_the_measure() -> None:
    year = decided("Tema | Tiltak | Bør videreføres?\nKlima | Turkart | ja\n | Turkart | ja", ADOPTED)
    assert [one.place for one in year.measures if one.measure.text == "Turkart"] == [Place.KEPT, Place.MERGED]


# Nothing is lost

ANSWERS = st.sampled_from(
    [
        "",
        "-",
        "ja",
        "nei",
        "se over",
        "se under",
        "se Felles kart",
        "se Klima",
        "slås sammen med den over",
        "slås sammen med den under",
        "Slås sammen med Nattbuss",
        "Prosjektperioden er 2025-26",
        "Hvis det blir midler",
        "tja",
    ]
)
TEXTS = st.sampled_from(["Webinarer:", "* Om skog", "Felles kart", "Turkart", "Nattbuss", "Nytt: Elsykler", "Bobil"])
ROWS = st.lists(
    st.tuples(st.sampled_from(["", "", "Klima", "Transport", "Hav"]), TEXTS, ANSWERS, ANSWERS), min_size=1, max_size=10
)
WHOLE = programme("""
    # Innsatsområder
    ## Klima
    - Webinarer:
      - Om skog
    - Felles kart
    - Turkart
    ## Transport
    - Nattbuss
""")


@given(ROWS)
def test_every_measure_and_every_row_is_decided_exactly_once(rows: list[tuple[str, ...]]) -> None:
    header = ("Tema", "Tiltak", "Beskrivelse", "Bør videreføres?")
    sheet, _ = read_status_sheet(plain_sheet([header, *rows]), frozenset({"klima", "transport"}))
    assert sheet is not None
    matched_rows = match([sheet], WHOLE)
    decided_measures = decide(merge(WHOLE, matched_rows), 2026)
    ids = [one.measure.id for one in decided_measures]
    assert sorted(set(ids)) == sorted(ids)
    assert {measure.id for measure in WHOLE.measures} <= set(ids)
    places = sorted(one.merged.row.source.row for one in decided_measures if one.merged.row)
    assert sorted((*places, *(row.source.row for row in matched_rows.footers))) == [
        row.source.row for row in sheet.rows
    ]


@given(ROWS)
def test_what_a_decision_refers_to_is_another_measure_of_the_programme(rows: list[tuple[str, ...]]) -> None:
    header = ("Tema", "Tiltak", "Beskrivelse", "Bør videreføres?")
    sheet, _ = read_status_sheet(plain_sheet([header, *rows]))
    assert sheet is not None
    measures = decide(merge(WHOLE, match([sheet], WHOLE)), 2026)
    known = {one.measure.id for one in measures}
    for one in measures:
        assert {one.decision.origin, one.decision.target} <= known | {None}
        assert (one.decision.origin is None) == (one.decision.basis not in {Basis.REFERENCE, Basis.INHERITED})
        assert one.decision.origin != one.measure.id


@given(st.text(), st.text(), st.integers(2000, 2100))
def test_any_answer_is_decided(answer: str, description: str, next_year: int) -> None:
    adopted = programme("# Klima\n- Felles kart")
    rows = [("Tiltak", "Beskrivelse", "Bør videreføres?"), ("Felles kart", description, answer)]
    sheet, _ = read_status_sheet(plain_sheet(rows))
    assert sheet is not None
    (one,) = decide(merge(adopted, match([sheet], adopted)), next_year)
    assert one.place is place_of(one.decision.code) or one.decision.code is DecisionCode.MERGE


def test_a_programme_kept_as_a_sheet_is_decided_too() -> None:
    adopted, _ = programme_from_sheet(status_sheet("Tema | Tiltak | Status\nKlima | Felles kart |"))
    sheet = status_sheet("Tema | Tiltak | Bør videreføres?\nKlima | Felles kart | ja", adopted)
    (one,) = decide(merge(adopted, match([sheet], adopted)), 2026)
    assert one.place is Place.KEPT
