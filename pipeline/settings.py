"""settings.toml → Settings. All mistakes are told at once, and unknown keys are refused.

In: the folder; the file need not be there. Out: Settings with the values that the office wants instead of what the
sheets say. Raises SettingsError.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.dates import in_words
from pipeline.edition import Wanted
from pipeline.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "settings.toml"


class Meeting(BaseModel):
    """The meeting that the documents go to, ``[meeting]``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    body: str = Field(default="styret", min_length=1)
    """The organ, in the definite form: «styret»."""
    date: dt.date | None = None
    case: str | None = Field(default=None, pattern=r"^\d+/\d\d$")
    """Running number and two-digit year: 40/25."""

    def described(self) -> str | None:
        """Name the meeting: ``Styret, 29. oktober 2025``."""
        return f"{self.body[:1].upper()}{self.body[1:]}, {in_words(self.date)}" if self.date else None

    def label(self) -> str:
        """Say where in its life a document is: a draft until the meeting and the case are known."""
        if self.date is None or self.case is None:
            return "Utkast"
        return f"Utkast til behandling i {self.body} {in_words(self.date)}, sak {self.case}"


class Settings(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    organisation: str | None = Field(default=None, min_length=1)
    year: int | None = Field(default=None, ge=2000, le=2100)
    as_of: dt.date | None = None
    next_year: int | None = Field(default=None, ge=2000, le=2100)
    meeting: Meeting = Meeting()

    def wanted(self) -> Wanted:
        """Give what the file says of the edition."""
        return Wanted(organisation=self.organisation, year=self.year, as_of=self.as_of, next_year=self.next_year)


def read_settings(folder: Path) -> Settings:
    """Read ``settings.toml`` of a folder; without one everything is left to the sheets.

    Raises:
        SettingsError: the file is not TOML, or has keys or values that it cannot have.

    """
    path = folder / NAME
    if not path.exists():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError as problem:
        message = f"{NAME}: filen kan ikke leses som tekst. Lagre den med tegnkodingen UTF-8."
        raise SettingsError(message) from problem
    except tomllib.TOMLDecodeError as problem:
        message = f"{NAME}{_line(problem)}: linjen kan ikke leses. Skriv «navn = verdi», og sett tekst i hermetegn."
        raise SettingsError(message) from problem
    except ValidationError as problem:
        mistakes = "; ".join(_mistake(error) for error in problem.errors())
        message = f"{NAME}: {mistakes}. Rett dette og kjør på nytt."
        raise SettingsError(message) from problem


def _line(problem: Exception) -> str:
    found = re.search(r"at line (\d+)", str(problem))
    return f", linje {found[1]}" if found else ""


def _mistake(error: object) -> str:
    place = ".".join(str(part) for part in error["loc"])  # type: ignore[index]
    kind = str(error["type"])  # type: ignore[index]
    wrong = f"(står som {error['input']!r})"  # type: ignore[index]
    match kind:
        case "extra_forbidden":
            return f"«{place}» er ikke en innstilling"
        case "string_pattern_mismatch":
            return f"«{place}» skal være saksnummer og år, som 40/25 {wrong}"
        case "date_type" | "date_from_datetime_parsing" | "date_parsing":
            return f"«{place}» skal være en dato uten hermetegn, som 2025-09-02 {wrong}"
        case "int_type" | "greater_than_equal" | "less_than_equal":
            return f"«{place}» skal være et årstall, som 2025 {wrong}"
        case _:
            return f"«{place}» skal være tekst i hermetegn {wrong}"
