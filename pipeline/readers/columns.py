"""What a header's text names: the words of vocabulary.toml, whole, at its start or within it.

In: the text of a cell. Out: the column that it names, and how well.
"""

from __future__ import annotations

import re

from pipeline.codes import Fit, StatusCode
from pipeline.dates import MONTHS, years
from pipeline.remembering import remembered
from pipeline.text import key, likeness
from pipeline.vocabulary import HEADERS, STATUS_SPELLINGS, Column

WHOLE, START = 3000, 2000
"""Fit of a header that is one of the vocabulary's to the letter, and of one that begins with it."""
PART = 1
"""And of one that nothing but a time tells of."""
MONTH = rf"\b(?:{'|'.join(month[:3] for month in MONTHS)})"
PERIOD_WORD = re.compile(rf"\b[hkqt]?\d(?!\d{{3}})|kvartal|tertial|halvår|{MONTH}", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\b")
_NUMBER = re.compile(r"\d+")
_PERIOD = re.compile(
    rf"(?:[1-4]\.?\s*(?:kvartal|tertial|halvår)|[kqt]\s?[1-4]|{'|'.join(MONTHS)})(?:\s+20\d\d)?", re.IGNORECASE
)
_COUNTING = re.compile(r"(?:antall|antal|tal på|sum|totalt) ")
"""«Antall tiltak»: a column of numbers, in a sheet that counts them."""
_EITHER = re.compile(r"\s*(?:[/,|+&–—]|\s-\s|\bog\b)\s*", re.IGNORECASE)
"""«Innsatsområde / tiltak», «Tema – tiltak»: measures, with their areas above them or before them."""
_ALONE = frozenset({"tiltaket", "innsats"})
"""Head the measures by themselves; not «Tiltaket bør videreføres», «Innsats så langt»."""
_NUMBER_SIGNS = frozenset({"#", "№"})
_NEXT_YEAR = re.compile(r"\b(?:neste|komande|kommende) (?:år|periode)", re.IGNORECASE)
_LONG_WORD, _END, _SLIP = 5, 2, 0.9
"""Letters of a word that may be misspelt, those of its ending, and its likeness to the right one."""
_TWICE = re.compile(r"(\w)\1")
_FEW_WORDS = 4
_LONGEST_HEADER = 80
"""Characters; a longer text is a sentence and not a header."""


@remembered
def column_of(text: str) -> tuple[Column | None, int]:
    """Tell what a header's text names, and how well: the whole text fits better than its start, that than a part."""
    name = key(text)
    if text.strip() in _NUMBER_SIGNS:
        return Column.NUMBER, WHOLE
    if not name or len(name) > _LONGEST_HEADER or _COUNTING.match(name):
        return None, 0
    above, _, last = text.rpartition("\n")
    if PERIOD_WORD.search(above) and key(last) in HEADERS:
        return HEADERS[key(last)], START
    if _names_statuses(text):
        return Column.STATUS, START
    if name.startswith("vurdering") and years(text):
        return Column.ANSWER, START
    return _of_words(text, name)


def is_given_status(text: str) -> bool:
    """Tell whether a text is a status that is given, and names no column: «Pågående»; «Utført» may head one."""
    code, fit = STATUS_SPELLINGS.get(key(text), (None, None))
    return fit is Fit.OWN and code in {StatusCode.IN_PROGRESS, StatusCode.NOT_STARTED, StatusCode.PARTLY_DONE}


def _of_words(text: str, name: str) -> tuple[Column | None, int]:
    if name in HEADERS or name in _ALONE:
        return HEADERS.get(name, Column.MEASURE), WHOLE
    if name.endswith(" id"):  # «Oppgave-ID», beside the task's name
        return None, 0
    if {Column.MEASURE, Column.AREA} <= {HEADERS.get(key(part)) for part in _EITHER.split(text)}:
        return Column.MEASURE, START
    best: tuple[int, Column | None] = (0, None)
    for phrase, column in HEADERS.items():
        if phrase in name and (fit := _fit(name, phrase)) > best[0]:
            best = (fit, column)
    if best[1]:
        return best[1], best[0]
    mended = " ".join(map(_mended, name.split())) if name.count(" ") < _FEW_WORDS else name
    return _of_words(mended, mended) if mended != name else _by_time(text)


def _mended(word: str) -> str:
    """Give the word of the vocabulary that a long one is a slip from: «stauts», «beskrivlese», «vidreføres»."""
    if len(word) < _LONG_WORD or word in _words():
        return word
    return next((other for other in _words() if _is_slip(word, other)), word)


def _is_slip(word: str, other: str) -> bool:
    """Tell whether two words have the same letters, or one is a letter short within; an ending is no slip."""
    if word[0] != other[0] or abs(len(word) - len(other)) > 1:
        return False
    short = len(word) != len(other) and word[-_END:] == other[-_END:] and likeness(word, other) >= _SLIP
    doubled = _TWICE.sub(r"\1", word) == _TWICE.sub(r"\1", other)
    return short or doubled or sorted(word) == sorted(other)


@remembered
def _words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for phrase in HEADERS for word in phrase.split() if len(word) >= _LONG_WORD))


def _by_time(text: str) -> tuple[Column | None, int]:
    """Read a header that only a time tells of: «2. tertial» has a status, «Hva mener gruppa om 2027?» an answer."""
    if _PERIOD.fullmatch(text.strip()):
        return Column.STATUS, PART
    asks = _NEXT_YEAR.search(text) or (text.rstrip().endswith("?") and years(text))
    return (Column.ANSWER, PART) if asks else (None, 0)


def _names_statuses(text: str) -> bool:
    """Tell whether a header is the choice itself: «Ferdig / Ikke ferdig»."""
    choices = [key(choice) for choice in re.split(r"[/,|]", text)]
    return len(choices) > 1 and all(choice in STATUS_SPELLINGS for choice in choices)


def _fit(name: str, phrase: str) -> int:
    if name.startswith(f"{phrase} "):
        return START + len(phrase)
    return 1000 + len(phrase) if f" {phrase} " in f" {name} " else 0


def latest(text: str) -> tuple[int, ...]:
    """Order headers of the same words by the time they name: «Status 2025» before «Status 2026», 1.5 before 1.9."""
    dated = [(int(month), int(day)) for day, month in _DAY.findall(text)]
    named = [place for place, month in enumerate(MONTHS, 1) if re.search(rf"\b{month[:3]}", text, re.IGNORECASE)]
    numbers = [int(number) for number in _NUMBER.findall(text)]
    return max(years(text), default=0), *max([*dated, *((month, 0) for month in named)], default=(0, 0)), *numbers[:1]
