"""Dates as Norwegian offices write them, and as Språkrådet says they should be written (DOMAIN 4).

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
_MONTH = r"(?P<name>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zå]*\b\.?"
_NAMED = re.compile(rf"(?<![\d.,])(?P<day>\d{{1,2}})\.?\s*{_MONTH}(?:\s*(?P<year>(?:19|20)\d\d)\b)?", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_NUMBERS = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./-](?P<year>20\d\d|\d\d)(?![\d.])")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:\s*[-–/]\s*(20\d\d|\d\d)(?!\d))?")
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


def impossible_dates(text: str, year: int) -> tuple[str, ...]:
    """Name the dates of a text that no calendar has: ``31. juni``."""
    return tuple(written.as_written for written in written_dates(text) if written.on(year) is None)


def years(text: str) -> tuple[int, ...]:
    """Find the years of a text, short ends of ranges included: ``2025-26`` → (2025, 2026)."""
    found: list[int] = []
    for match in _YEAR.finditer(text):
        found.append(int(match[1]))
        if match[2]:
            end = int(match[2])
            found.append(end if end >= _CENTURY else _CENTURY + end)
    return tuple(found)


def in_words(day: date) -> str:
    """Write a date in running text: ``2. september 2025``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
