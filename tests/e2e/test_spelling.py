"""Misspelt words, with the real word lists."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pipeline.lexicon import Standing
from pipeline.readers.dictionary import opened, read_lexicon, unpacked
from pipeline.spelling import suggestion
from tests.builders import word_programme, workbook
from tests.e2e.commands import REAL, ROOT, findings_of, needs_real_year, run_here

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "word",
    ["gjennomført", "utviklingsprosjektene", "medlemskommunene", "vidareførast", "workshop", "klimasats", "fagtreff"],
)
def test_what_councils_write_is_right(word: str) -> None:
    assert read_lexicon().standing(word) is Standing.RIGHT


@pytest.mark.parametrize("word", ["webinar", "frisklivssentral", "skyplattform", "massivtre", "ekom", "trainee"])
def test_what_the_lists_lack_is_not_taken_for_another_word(word: str) -> None:
    assert suggestion(word, read_lexicon()) is None


def test_the_offices_own_words_are_right() -> None:
    assert suggestion("skrivbar", read_lexicon()) is not None
    assert suggestion("skrivbar", read_lexicon(["Skrivbar "])) is None


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_file_of_the_lists_says_what_the_lists_say(language: str) -> None:
    quick, whole = opened(language), unpacked(language)
    assert type(quick) is not type(whole), "«make setup» makes the file"
    assert len(quick) == len(whole)
    some = [word for number, word in enumerate(whole) if number % 97 == 0]
    assert [quick.get(word) for word in some] == [whole.get(word) for word in some]
    assert quick.get("finnesikkesomord") is None


@needs_real_year
def test_the_typos_of_the_real_year_are_found_and_nothing_else(tmp_path: Path) -> None:
    run_here("check", REAL, "--output", tmp_path)
    told = [(one["cell"], one["hint"]) for one in findings_of(tmp_path) if one["code"] == "suspected-typo"]
    assert told == [
        ("D8", "mente du «ressursutfordringer»?"),
        ("D11", "mente du «ressursutfordringer»?"),
        ("E15", "mente du «operasjonelt»?"),
        ("D70", "mente du «arrangementer»?"),
        ("E74", "mente du «kanskje»?"),
    ]


def test_the_lists_are_not_loaded_where_spelling_is_not_checked(tmp_path: Path) -> None:
    folder = tmp_path / "2025"
    folder.mkdir()
    workbook(folder / "status.xlsx", {"Status": "Tiltak | Status | Beskrivelse\nFelles kart | Pågående | kasskje"})
    word_programme(folder / "programme.docx", "# Klima\n- Felles kart")
    (folder / "settings.toml").write_text("[spelling]\ncheck = false", encoding="utf-8")
    program = (
        "import sys; from pathlib import Path; from pipeline.run import check_year;"
        "found = check_year(Path(sys.argv[1]), Path(sys.argv[2])).findings;"
        "assert 'suspected-typo' not in [one.code for one in found]; assert 'simplemma' not in sys.modules"
    )
    command = [sys.executable, "-c", program, str(folder), str(tmp_path / "out")]
    subprocess.run(command, cwd=ROOT, check=True)
