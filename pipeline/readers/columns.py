"""What a header's text names: the words of vocabulary.toml, whole, at its start or within it.

In: the text of a cell. Out: the column that it names, and how well.
"""

from __future__ import annotations

import re

from pipeline.dates import MONTHS, years
from pipeline.text import key
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
_EITHER = re.compile(r"\s*(?:[/,|+]|\bog\b)\s*", re.IGNORECASE)
"""«Innsatsområde / tiltak»: measures, with their areas above them."""
_LONGEST_HEADER = 80
"""Characters; a longer text is a sentence and not a header."""


def column_of(text: str) -> tuple[Column | None, int]:
    """Tell what a header's text names, and how well: the whole text fits better than its start, that than a part."""
    name = key(text)
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


def _of_words(text: str, name: str) -> tuple[Column | None, int]:
    if name in HEADERS:
        return HEADERS[name], WHOLE
    if {Column.MEASURE, Column.AREA} <= {HEADERS.get(key(part)) for part in _EITHER.split(text)}:
        return Column.MEASURE, START
    best: tuple[int, Column | None] = (0, None)
    for phrase, column in HEADERS.items():
        if phrase in name and (fit := _fit(name, phrase)) > best[0]:
            best = (fit, column)
    return (best[1], best[0]) if best[1] else _by_time(text)


def _by_time(text: str) -> tuple[Column | None, int]:
    """Read a header that only a time tells of: «2. tertial» has a status, «Hva mener gruppa om 2027?» an answer."""
    if _PERIOD.fullmatch(text.strip()):
        return Column.STATUS, PART
    asks = text.rstrip().endswith("?") and bool(years(text))
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
