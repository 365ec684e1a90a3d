"""White space, bullets, marks and comparison keys."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from pipeline.text import (
    REPLACEMENT,
    clean,
    has_bullet,
    heading_key,
    illegal_characters,
    key,
    likeness,
    listed,
    one_line,
    quoted,
    says_new,
    without_bullet,
    without_new_mark,
)

ANYTHING = st.text(st.characters(exclude_categories=[]))
"""Any text at all, control characters and lone surrogates included."""


def _xml_can_hold(char: str) -> bool:
    """Tell what XML 1.0 (production 2, Char) allows."""
    point = ord(char)
    return point in {0x9, 0xA, 0xD} or 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000


@given(ANYTHING)
@example("a\u00a0\u0301\r\n \t")
@example("\t\n\u200b \u0301x")
@example("\ud83d\ude00")
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    assert clean(clean(raw)) == clean(raw)


@given(ANYTHING)
def test_a_clean_text_holds_only_what_xml_can(raw: str) -> None:
    assert [char for char in clean(raw) if not _xml_can_hold(char)] == []


@given(ANYTHING)
def test_every_letter_survives_the_cleaning(raw: str) -> None:
    assert key(clean(raw)).replace(" ", "") == key(raw).replace(" ", "")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_text_without_spaces_or_controls_is_only_composed(raw: str) -> None:
    assert key(clean(f" {raw} ")) == key(raw)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Oslofjorden,    vann og   vassdrag", "Oslofjorden, vann og vassdrag"),
        ("et\u00a0krafttak\u202ffor\u2009kraft", "et krafttak for kraft"),
        ("f.eks:\u00a0\u202f", "f.eks:"),
        ("  Felles kart  ", "Felles kart"),
        ("Sirkulær\u00adøkonomi", "Sirkulærøkonomi"),
        ("\ufeffFelles\u200b kart", "Felles kart"),
        ("første\r\nandre\rtredje\u2028fjerde", "første\nandre\ntredje\nfjerde"),
        ("første\n\n  \nandre", "første\nandre"),
        ("tabulator\tstår", "tabulator\tstår"),
        ("o\u030asen", "o\u030asen"),
        ("A\u030alesund", "Ålesund"),
        ("en\x07klokke", f"en{REPLACEMENT}klokke"),
        ("\ud83d", REPLACEMENT),
        ("slutt\uffff", f"slutt{REPLACEMENT}"),
        ("\x00", REPLACEMENT),
        ("👍🏽", "👍🏽"),
        (" \t\n", ""),
        ("", ""),
    ],
)
def test_white_space_and_what_cannot_be_held_are_folded(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_illegal_characters_are_named_once_in_their_order() -> None:
    assert illegal_characters("a\x07b\ud83d\x07") == ("U+0007", "U+D83D")


def test_a_text_of_legal_characters_has_no_illegal_ones() -> None:
    assert illegal_characters("Æ\t\n\r 👍\u00a0") == ()


@pytest.mark.parametrize(
    "text",
    [
        "* Felles kart",
        "*Felles kart",
        "• Felles kart",
        "- Felles kart",
        "– Felles kart",
        "· Felles kart",
        "▪ Felles kart",
        "o Felles kart",
        "1.1 Felles kart",
        "1.2.3. Felles kart",
        "2) Felles kart",
        "2. Felles kart",
        "a) Felles kart",
        " * Felles kart",
        "* * Felles kart",
        "1. – Felles kart",
        "o • - Felles kart",
    ],
)
def test_a_typed_bullet_is_seen_and_taken_off(text: str) -> None:
    assert has_bullet(text)
    assert without_bullet(text) == "Felles kart"


@pytest.mark.parametrize(
    "text",
    [
        "Felles kart",
        "2. september møtes rådet",
        "1. mai-toget",
        "28.–29. august: samling",
        "4 juni - KS Konferansesenter",
        "E-kurs for ansatte",
        "EU-prosjektet SEADITO",
        "og videre",
        "2025 er året",
        "–10 % utslipp",
        "-5 grader",
        "-",
        "*",
        "",
    ],
)
def test_what_only_looks_like_a_bullet_is_left(text: str) -> None:
    assert not has_bullet(text)
    assert without_bullet(text) == text


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Nytt: Seminar om busser", "Seminar om busser"),
        ("NYTT: seminar om busser", "Seminar om busser"),
        ("NYTT Seminar om busser", "Seminar om busser"),
        ("Nytt (ikke i programmet): seminar om busser", "Seminar om busser"),
        ("* Nytt: seminar om busser", "Seminar om busser"),
        ("Nytt: - seminar om busser", "Seminar om busser"),
        ("Ny – seminar om busser", "Seminar om busser"),
        ("(Ny): seminar om busser", "Seminar om busser"),
        ("Nytt tiltak: seminar om busser", "Seminar om busser"),
        ("Nytt prosjekt Geo4Water", "Prosjekt Geo4Water"),
        ("Seminar om busser (nytt)", "Seminar om busser"),
        ("* Seminar om busser (ny)", "Seminar om busser"),
    ],
)
def test_a_row_may_say_that_it_is_new(text: str, bare: str) -> None:
    assert says_new(text)
    assert without_new_mark(text) == bare


@pytest.mark.parametrize(
    "text",
    [
        "Nyttig kunnskap om busser",
        "Nytte og kostnad ved nattbuss",
        "Nye busser på Romerike",
        "Fornye nettsidene",
        "Ny",
        "NYTT BIBLIOTEK I BYEN",
    ],
)
def test_a_word_that_begins_with_new_is_no_mark(text: str) -> None:
    assert not says_new(text)
    assert without_new_mark(text) == text


@pytest.mark.parametrize("text", ["Ny-Ålesund som forskningsby", "Ny-norsk i kommunene"])
def test_a_hyphenated_name_is_no_mark(text: str) -> None:
    assert not says_new(text)
    assert without_new_mark(text) == text


def test_a_mark_with_nothing_behind_it_is_not_taken_off() -> None:
    assert without_new_mark("Nytt:") == "Nytt:"


def test_a_key_holds_letters_and_digits_only() -> None:
    assert key("By- og regionutvikling: ") == key("BY OG  REGIONUTVIKLING") == "by og regionutvikling"


@given(ANYTHING)
def test_a_key_of_a_key_is_itself(raw: str) -> None:
    assert key(key(raw)) == key(raw)


def test_lines_and_tabs_are_joined_with_spaces() -> None:
    assert one_line("første\nandre\ttredje") == "første andre tredje"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Felles kart", "«Felles kart»"),
        ("Felles\nkart", "«Felles kart»"),
        ("Ja, for å få tyngde", "«Ja, for å …»"),
        ("a" * 30, "«aaaaaaaaaaaa …»"),
    ],
)
def test_a_long_quotation_is_cut_at_a_word(text: str, words: str) -> None:
    assert quoted(text, longest=12) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [((), ""), (("a",), "a"), (("a", "b"), "a og b"), (("a", "b", "c"), "a, b og c")],
)
def test_a_list_reads_as_norwegian(words: tuple[str, ...], sentence: str) -> None:
    assert listed(words) == sentence


def test_a_list_may_end_in_another_word() -> None:
    assert listed(["ja", "nei"], last="eller") == "ja eller nei"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Felles kart", "FELLES KART."),
        ("Felles kart for gående", "for gående: felles kart"),
    ],
)
def test_the_same_words_are_the_same_text(one: str, other: str) -> None:
    assert likeness(one, other) == 1


def test_a_text_within_a_longer_one_is_like_it_but_not_the_same() -> None:
    assert 0.9 <= likeness("Kart over sykkelveier", "Kart over sykkelveier i alle kommunene på Østlandet") < 1


def test_two_common_words_do_not_make_two_texts_alike() -> None:
    assert likeness("Felles kart", "Felles politisk plattform for jernbanen med et kart over stasjonene") < 0.8


@given(st.text(), st.text())
def test_likeness_goes_both_ways_and_from_0_to_1(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize(
    "heading", ["Klima og natur", "1. Klima og natur:", "Tema: Klima og natur", "Innsatsområde 3 – KLIMA OG NATUR"]
)
def test_a_heading_is_its_name(heading: str) -> None:
    assert heading_key(heading) == "klima og natur"


@pytest.mark.parametrize("heading", ["Tema", "Områdeplan for sentrum", "Tema for møtet"])
def test_a_name_that_begins_as_such_a_word_is_whole(heading: str) -> None:
    assert heading_key(heading) == heading.casefold()
