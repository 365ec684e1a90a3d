"""Dates as Norwegian offices write them, and as Språkrådet says they should be written.

In: text, and the year to assume. Out: ``datetime.date``, years of a period, or what cannot be a date.
Never reads the clock.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip
_MONTH_NAME = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|mars|mar|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|des(?:ember)?)"
)
_MONTH = rf"(?P<name>{_MONTH_NAME})(?![a-zæøå])\.?"
_NAMED = re.compile(rf"(?<![\d.,])(?P<day>\d{{1,2}})\.?\s*{_MONTH}(?:\s*(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_NUMBERS = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./-](?P<year>20\d\d|\d\d)(?![\d.])")
_YEAR = re.compile(r"(?<![\d.])(?:\d{1,2}\.){0,2}(20\d\d)(?:\s*[-–/]\s*(20\d\d|\d\d)(?![\d.]))?(?!\d)")
_SHORT_DATE = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(\d\d)(?![\d.])")
_UNTIL = (
    r"(?:til og med|(?:fram |frem )?til|t\.?\s?o\.?\s?m\.?|(?:går )?ut(?: året)?|siste år(?: er)?|sluttdato(?: er)?)"
)
_SEASON = r"(?:sommeren|sumaren|våren|høsten|hausten|vinteren|årsskiftet|utgangen av|slutten av)"
_PERIOD = re.compile(
    r"(?:\b\w*periode\w*|^prosjekt(?:et)?(?:\s+(?:går|varer|er))?(?=:?\s+(?:fra\s+|frå\s+|i\s+)?20\d\d\s*[-–])"
    r"|\b(?:varer|varar|løper|gjelder|strekker seg)\b"
    r"|\b(?:innvilg|bevilg|løyv|finansier|tildel|sikr)\w*\s+(?:(?:for|i|perioden|årene|åra)\s+)*(?=20\d\d\s?[-–]))"
    r"(?P<period>[^;\n]*?(?=(?<!\d)(?<!o\.m)\.\s+[^\W\d]{3}|[;\n]|$))"
    rf"|\b{_UNTIL}\s+(?:\d{{1,2}}\.\s*)?(?:(?:{_MONTH_NAME}|{_SEASON})\.?\s*)?(?P<until>20\d\d)(?!\s*[-–/]\s*20)",
    re.IGNORECASE,
)
_BARE_PERIOD = re.compile(r"(?:20)?([1-4]\d)\s*[-–/]\s*(?:20)?([1-4]\d)")
_NEXT_YEAR = re.compile(
    r"\b(?:til (?:våren|sommeren|sumaren|sommaren|høsten)|neste (?:vår|sommer|sommar|haust|høst|år)"
    r"|(?:over|etter) nyttår"
    r"|i løpet av (?:våren|neste år)|ut på nyåret|på nyåret)\b",
    re.IGNORECASE,
)
"""«Ferdigstilles til våren»"""
_LASTING = re.compile(r"\b(?P<number>\d|to|tre|fire|fem)(?:\s?-?\s?årig\w*|\s+år\s+(?:fra|frå)\b)", re.IGNORECASE)
_FOR_MONTHS = re.compile(
    rf"(?:{_MONTH_NAME}\s+)?(?P<year>20\d\d)\b.{{0,12}}\b(?:varighet|varigheit|varer|varar|over)(?: på| i)?\s+"
    r"(?P<number>\d+)\s*(?:mnd|måneder|månader|månadar)\b",
    re.IGNORECASE,
)
"""«Oppstart i august 2026, varighet 18 mnd.»"""
_DONE_IN = re.compile(
    r"\b(?:ferdig|avslutta|avsluttet|slutt|utløper|går ut)\s+(?:i\s+)?(?:\w+\s+)?(?P<year>20\d\d)\b", re.IGNORECASE
)
"""«Treårig, og er ferdig i desember 2026»"""
_NUMBERS_OF_YEARS = {"to": 2, "tre": 3, "fire": 4, "fem": 5}
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
_CENTURY = 2000
_TWO_DIGITS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as it stands in a text."""

    as_written: str
    day: int
    month: int
    year: int | None
    """None where the text gives none."""

    def on(self, year: int) -> date | None:
        """Give the date, in ``year`` where the text gives none; None where no such day is."""
        year = self.year or year
        possible = 1 <= self.month <= len(MONTHS) and 1 <= self.day <= monthrange(year, self.month)[1]
        return date(year, self.month, self.day) if possible else None


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Find the dates of a text in the order they stand: ``2. sept``, ``6.feb 2025``, ``02.09.2025``, ``2025-09-02``."""
    found = [(match.start(), _from(match)) for pattern in (_NAMED, _ISO, _NUMBERS) for match in pattern.finditer(text)]
    return tuple(written for _, written in sorted(found, key=lambda pair: pair[0]))


def _from(match: re.Match[str]) -> WrittenDate:
    groups = match.groupdict()
    month = _SHORT[groups["name"][:3].lower()] if groups.get("name") else int(groups["month"])
    year = int(groups["year"]) if groups.get("year") else None
    if year is not None and year < _TWO_DIGITS:
        year += _CENTURY
    return WrittenDate(as_written=match.group().strip(" ."), day=int(groups["day"]), month=month, year=year)


def named_months(text: str) -> tuple[tuple[int | None, int], ...]:
    """Give the months that a text names, each with its year or None: ``sept``, ``okt 26``, ``mars 2027``."""
    return tuple(
        ((int(found["year"]) % _CENTURY + _CENTURY if found["year"] else None), _SHORT[found["name"][:3].lower()])
        for found in _ANY_MONTH.finditer(text)
        if found["year"] or found["name"].lower() not in {"jan", "mar"}
    )


_ANY_MONTH = re.compile(rf"(?<![a-zæøå]){_MONTH}(?!\s+(?-i:[A-ZÆØÅ]))(?:\s*(?P<year>20\d\d|[2-4]\d)\b)?", re.IGNORECASE)
"""Not «Mai Berg», and «jan» only with a year: they are people too."""
_MONTH_OF_YEAR = re.compile(rf"\b{_MONTH}\s+(?P<year>20\d\d)\b", re.IGNORECASE)
_SEASONS = {"vår": 3, "sommer": 6, "sumar": 6, "høst": 9, "haust": 9, "vinter": 1}
_SEASON_OF_YEAR = re.compile(rf"\b(?P<season>{'|'.join(_SEASONS)})\w*\s+(?P<year>20\d\d)\b", re.IGNORECASE)


def days_spoken_of(text: str, year: int) -> tuple[date, ...]:
    """Give the first day of each time that a text names: a day, ``oktober 2026``, ``våren 2027``."""
    days = [day for written in written_dates(text) if (day := written.on(year))]
    days += [date(int(one["year"]), _SHORT[one["name"][:3].lower()], 1) for one in _MONTH_OF_YEAR.finditer(text)]
    days += [date(int(one["year"]), _SEASONS[one["season"].casefold()], 1) for one in _SEASON_OF_YEAR.finditer(text)]
    return tuple(days)


def impossible_dates(text: str, year: int) -> tuple[str, ...]:
    """Name the dates of a text that no calendar has: ``31. juni``."""
    return tuple(written.as_written for written in written_dates(text) if written.on(year) is None)


def years(text: str) -> tuple[int, ...]:
    """Find the years of a text, short ends of ranges included: ``2025-26`` → (2025, 2026)."""
    found = [_CENTURY + int(match[1]) for match in _SHORT_DATE.finditer(text)]
    for match in _YEAR.finditer(text):
        start = int(match[1])
        end = int(match[2] or start)
        end = end if end >= _CENTURY else _CENTURY + end
        found += [start, end] if start < end else [start]
    return tuple(found)


_MARKED = rf"(?:\d{{1,2}}\.\s?\d{{1,2}}\.\s?|(?:{'|'.join(month[:3] for month in MONTHS)})\w*\.?\s+)"
_FROM_TO = re.compile(rf"{_MARKED}20\d\d\s*[-–—]\s*{_MARKED}(?P<end>20\d\d)", re.IGNORECASE)
"""«1.8.2023–31.7.2026», «mars 2025 – febr. 2028»."""


def is_next_year(text: str) -> bool:
    """Tell whether a text speaks of the year after this one without its number: «til våren», «neste høst»."""
    return _NEXT_YEAR.search(text) is not None


def period_end(text: str) -> int | None:
    """Find the last year of a period that the text names: ``2025-26``, ``ut 2026``, ``tre år fra 2024``."""
    if (bare := _BARE_PERIOD.fullmatch(text.strip(" ."))) and bare[1] < bare[2]:
        return _CENTURY + int(bare[2])
    if marked := _FROM_TO.search(text):
        return int(marked["end"])
    if months := _FOR_MONTHS.search(text):
        return int(months["year"]) + (_month(months[0]) + int(months["number"]) - 2) // len(MONTHS)
    if (lasting := _LASTING.search(text)) and (named := years(text)):
        if done := _DONE_IN.search(text, lasting.end()):
            return int(done["year"])
        number = lasting["number"].casefold()
        return min(named) + _NUMBERS_OF_YEARS.get(number, int(number) if number.isdigit() else 0) - 1
    ends = [year for match in _PERIOD.finditer(text) for year in years(match["period"] or match["until"] or "")]
    return max(ends, default=None)


def _month(text: str) -> int:
    """Give the number of the month that a text begins with, January where it names none."""
    return _SHORT.get(text[:3].lower(), 1)


def in_words(day: date) -> str:
    """Write a date in running text: ``2. september 2025``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
