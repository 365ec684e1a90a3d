"""settings.toml."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from pipeline.answers import read_answer
from pipeline.codes import DecisionCode, StatusCode
from pipeline.edition import Wanted
from pipeline.errors import SettingsError
from pipeline.readers.columns import column_of
from pipeline.settings import Meeting, Settings, Spelling, read_settings
from pipeline.statuses import read_status
from pipeline.vocabulary import SECTION_NAMES, Column, with_additions
from tests.builders import status_sheet

if TYPE_CHECKING:
    from pathlib import Path


def _read(folder: Path, text: str) -> Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return read_settings(folder)


def _mistakes(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        _read(folder, text)
    return str(caught.value)


def test_without_the_file_everything_is_left_to_the_sheets(tmp_path: Path) -> None:
    assert read_settings(tmp_path).wanted() == Wanted()


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert _read(tmp_path, "") == Settings()


def test_every_setting_is_read(tmp_path: Path) -> None:
    settings = _read(
        tmp_path,
        """
        organisation = "Osloregionen"
        year = 2025
        as_of = 2025-09-02
        next_year = 2026
        [meeting]
        body = "representantskapet"
        date = 2025-10-29
        case = "34/25"
        """,
    )
    assert settings.wanted() == Wanted(
        organisation="Osloregionen", year=2025, as_of=dt.date(2025, 9, 2), next_year=2026
    )
    assert settings.meeting == Meeting(body="representantskapet", date=dt.date(2025, 10, 29), case="34/25")


def test_spelling_is_checked_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    assert Settings().spelling == Spelling(check=True, words=())
    text = """
        [spelling]
        check = false
        words = ["Klimasats", "ekom"]
    """
    assert _read(tmp_path, text).spelling == Spelling(check=False, words=("Klimasats", "ekom"))


def test_a_file_saved_by_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes("\ufefforganisation = 'Follorådet'\r\n".encode())
    assert read_settings(tmp_path).organisation == "Follorådet"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    message = _mistakes(
        tmp_path,
        """
        organisasjon = "Osloregionen"
        year = "2025"
        as_of = "2. september"
        [meeting]
        case = "sak 34"
        sted = "Teams"
        """,
    )
    for place in ("«organisasjon»", "«year»", "«as_of»", "«meeting.case»", "«meeting.sted»"):
        assert place in message
    assert message.startswith("settings.toml: ")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("aar = 2025", "«aar» er ikke en innstilling"),
        ('year = "2025"', "«year» skal være et årstall, som 2025 (står som '2025')"),
        ("year = 25", "«year» skal være et årstall, som 2025 (står som 25)"),
        ("next_year = 3000", "«next_year» skal være et årstall"),
        ('as_of = "2025-09-02"', "«as_of» skal være en dato uten hermetegn, som 2025-09-02"),
        ("as_of = 2025", "«as_of» skal være en dato uten hermetegn"),
        ("organisation = 1", "«organisation» skal være tekst i hermetegn (står som 1)"),
        ('organisation = ""', "«organisation» skal være tekst i hermetegn"),
        ('[meeting]\ncase = "34/2025"', "«meeting.case» skal være saksnummer og år, som 40/25 (står som '34/2025')"),
        ('[meeting]\ncase = "34/ 25"', "«meeting.case» skal være saksnummer og år"),
        ("[spelling]\ncheck = 1", "«spelling.check» skal være true eller false (står som 1)"),
        ('[spelling]\nwords = "ekom"', "«spelling.words» skal være ord i klammer"),
        ("spelling = false", "«spelling» skal være en del for seg, [spelling]"),
    ],
)
def test_each_mistake_is_told_with_what_should_stand_there(tmp_path: Path, text: str, advice: str) -> None:
    assert advice in _mistakes(tmp_path, text)


@pytest.mark.parametrize("text", ["year = ", "year 2025", "as_of = 2025-02-30", "year = 2025\nyear = 2026"])
def test_a_file_that_is_not_toml_is_told(tmp_path: Path, text: str) -> None:
    assert "kan ikke leses" in _mistakes(tmp_path, text)


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"organisation = '\xc6'")
    with pytest.raises(SettingsError, match="kan ikke leses"):
        read_settings(tmp_path)


def test_a_meeting_is_named_where_its_day_is_known() -> None:
    assert Meeting(date=dt.date(2025, 10, 29)).described() == "styret 29. oktober 2025"
    assert Meeting(case="34/25").described() is None


@pytest.mark.parametrize(
    ("meeting", "label"),
    [
        (Meeting(), "Utkast"),
        (Meeting(date=dt.date(2025, 10, 29)), "Utkast"),
        (Meeting(case="34/25"), "Utkast"),
        (
            Meeting(date=dt.date(2025, 12, 8), case="40/25"),
            "Til behandling i styret 8. desember 2025, sak 40/25",
        ),
    ],
)
def test_a_report_is_a_draft_until_meeting_and_case_are_known(meeting: Meeting, label: str) -> None:
    assert meeting.label(draft=False) == label


def test_a_draft_stays_one_when_its_meeting_is_known() -> None:
    meeting = Meeting(date=dt.date(2025, 12, 8), case="40/25")
    assert meeting.label(draft=True) == "Utkast til behandling i styret 8. desember 2025, sak 40/25"
    assert Meeting().label(draft=True) == "Utkast"


def test_a_correction_needs_what_it_is_from_and_to_and_may_name_a_cell(tmp_path: Path) -> None:
    settings = _read(tmp_path, '[[corrections]]\ncell = "C4"\nfrom = "arr"\nto = "arrangement"\nwhy = "forkortelse"')
    (correction,) = settings.corrections
    assert (correction.cell, correction.old, correction.new, correction.why) == (
        "C4",
        "arr",
        "arrangement",
        "forkortelse",
    )
    assert "«corrections.nr. 1.to» mangler" in _mistakes(tmp_path, '[[corrections]]\nfrom = "arr"')
    assert "«corrections.nr. 1.from» skal være tekst" in _mistakes(tmp_path, '[[corrections]]\nfrom = " "\nto = "x"')


def test_a_waiver_names_a_finding_and_who_answers_for_it(tmp_path: Path) -> None:
    whole = '[[waivers]]\ncode = "unknown-status"\nmeasure = "Felles kart"\nwho = "Kari"\nwhy = "Avklares"'
    (waiver,) = _read(tmp_path, whole).waivers
    assert (waiver.code, waiver.measure, waiver.who, waiver.why) == (
        "unknown-status",
        "Felles kart",
        "Kari",
        "Avklares",
    )
    for line in ('who = "Kari"', 'why = "Avklares"'):
        assert f"«waivers.nr. 1.{line[:3]}» mangler" in _mistakes(tmp_path, whole.replace(line, ""))
    assert "«waivers.nr. 1» må ha cell" in _mistakes(tmp_path, whole.replace('measure = "Felles kart"', ""))
    assert "«waivers.nr. 1.code» skal være koden i funnet" in _mistakes(tmp_path, whole.replace("unknown-", "ukjent-"))


def test_corrections_and_waivers_in_another_form_are_told_how_to_be_written(tmp_path: Path) -> None:
    assert "«corrections» skal være en del for hver, [[corrections]]" in _mistakes(tmp_path, "corrections = 1")
    assert "«waivers» skal være en del for hver, [[waivers]]" in _mistakes(tmp_path, 'waivers = "unknown-status"')


def test_an_office_may_add_its_own_spellings(tmp_path: Path) -> None:
    settings = _read(
        tmp_path,
        """
        [vocabulary]
        sections = ["Fellesløft"]
        status.done = ["rådet har den"]
        header.answer = ["Utsikter"]
        answer.yes = ["hopp i det"]
        """,
    )
    cell = status_sheet("Tiltak | Status\nKart | Rådet har den").rows[0].status
    with with_additions(settings.vocabulary.additions()):
        assert read_status(cell).code is StatusCode.DONE
        assert column_of("Utsikter")[0] is Column.ANSWER
        assert read_answer("Hopp i det, folk spør", 2026).code is DecisionCode.CONTINUE
        assert "fellesløft" in SECTION_NAMES
    assert read_status(cell).code is StatusCode.MISSING
    assert column_of("Utsikter")[0] is None
    assert read_answer("Hopp i det, folk spør", 2026).code is DecisionCode.CONSIDER
    assert "fellesløft" not in SECTION_NAMES


@pytest.mark.parametrize(
    "text", ['status.blue = ["x"]', 'answer.perhaps = ["x"]', 'header.colour = ["x"]', "sections = 1"]
)
def test_a_list_that_the_vocabulary_does_not_have_is_told(tmp_path: Path, text: str) -> None:
    assert "er ikke en liste i vocabulary.toml" in _mistakes(tmp_path, f"[vocabulary]\n{text}")


def test_the_groups_have_their_themes(tmp_path: Path) -> None:
    text = """
        [groups]
        "Klima og miljø" = ["Klima, miljø og natur", "Kraft og energi"]
        Sekretariatet = ["Overordna strategier"]
    """
    assert _read(tmp_path, text).groups == {
        "Klima og miljø": ("Klima, miljø og natur", "Kraft og energi"),
        "Sekretariatet": ("Overordna strategier",),
    }


def test_every_mistake_in_the_groups_is_told_at_once(tmp_path: Path) -> None:
    told = _mistakes(
        tmp_path,
        """
        year = "2025"
        [groups]
        A = "Klima"
        B = []
        C = [1, ""]
        """,
    )
    for mistake in ("«year»", "«groups.A»", "«groups.B»", "«groups.C.nr. 1»", "«groups.C.nr. 2»"):
        assert mistake in told
    assert 'temaer i klammer, som ["Klima og natur"]' in told


def test_a_theme_in_two_groups_is_told_with_both(tmp_path: Path) -> None:
    told = _mistakes(tmp_path, '[groups]\nA = ["Klima", "Vei"]\nB = ["klima:"]\nC = ["Vei", "Vei"]')
    assert "«klima:» (A og B)" in told
    assert "«Vei» (A og C)" in told


def test_groups_in_another_form_are_told_how_to_be_written(tmp_path: Path) -> None:
    assert "en del for seg, [groups]" in _mistakes(tmp_path, 'groups = ["Klima"]')


def test_a_folder_with_the_files_name_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(SettingsError, match=r"settings\.toml: filen kan ikke leses"):
        read_settings(tmp_path)
