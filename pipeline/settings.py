"""settings.toml → Settings. All mistakes are told at once, and unknown keys are refused.

In: the folder; the file need not be there. Out: Settings with the values that the office wants instead of what the
sheets say. Raises SettingsError.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from pipeline.codes import StatusCode
from pipeline.dates import in_words
from pipeline.edition import Wanted
from pipeline.errors import SettingsError
from pipeline.findings import Code
from pipeline.labels import BODY
from pipeline.limits import Limits
from pipeline.resolutions import FIELDS, Wording
from pipeline.text import heading_key, listed
from pipeline.vocabulary import Additions, Column
from pipeline.wrong_settings import IN_TWO_GROUPS, NAMES_NOTHING, UNKNOWN_FIELD, line_of, mistake

if TYPE_CHECKING:
    from pathlib import Path

NAME = "settings.toml"
_AnswerList = Literal["yes", "no", "go_on", "stop", "change", "consider", "condition", "merge"]
_Themes = Annotated[tuple[Annotated[str, Field(pattern=r"\w")], ...], Field(strict=False, min_length=1)]
_FIELD = re.compile(r"\{([^{}]*)\}")


class Meeting(BaseModel):
    """The meeting that the documents go to, ``[meeting]``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    body: str = Field(default=BODY, min_length=1)
    """The organ, in the definite form: «styret»."""
    date: dt.date | None = None
    case: str | None = Field(default=None, pattern=r"^\d+/\d\d$")
    """Running number and two-digit year: 40/25."""

    def described(self) -> str | None:
        """Name the meeting: ``styret 29. oktober 2025``."""
        return f"{self.body} {in_words(self.date)}" if self.date else None

    def label(self, *, draft: bool) -> str:
        """Say where in its life a document is: a draft until the meeting and the case are known, or for good."""
        if self.date is None or self.case is None:
            return "Utkast"
        return f"{'Utkast til' if draft else 'Til'} behandling i {self.body} {in_words(self.date)}, sak {self.case}"


class Correction(BaseModel):
    """One of ``[[corrections]]``: what is read otherwise than it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    cell: str | None = Field(default=None, min_length=1)
    """As findings name it, ``status.xlsx!Status 2025!C41`` or the end of that; without one, every text."""
    old: str = Field(alias="from", pattern=r"\S")
    new: str = Field(alias="to")
    why: str | None = None


class Waiver(BaseModel):
    """One of ``[[waivers]]``: a finding that the office accepts, and who answers for it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Code
    cell: str | None = Field(default=None, min_length=1)
    measure: str | None = Field(default=None, min_length=1)
    """Its text in the programme."""
    who: str = Field(min_length=1)
    why: str = Field(min_length=1)

    @model_validator(mode="after")
    def _names_something(self) -> Waiver:
        if self.cell is None and self.measure is None:
            raise PydanticCustomError(NAMES_NOTHING, "neither cell nor measure")
        return self

    @property
    def reason(self) -> str:
        """Why, as a whole sentence."""
        return self.why if self.why.endswith((".", "!", "?")) else f"{self.why}."


class Vocabulary(BaseModel):
    """The office's own spellings, ``[vocabulary]``, beside those of vocabulary.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: dict[StatusCode, tuple[str, ...]] = {}
    header: dict[Column, tuple[str, ...]] = {}
    answer: dict[
        Literal["yes", "no", "go_on", "stop", "change", "consider", "condition", "merge"], tuple[str, ...]
    ] = {}
    sections: tuple[str, ...] = ()

    def additions(self) -> Additions:
        """Give what is added."""
        answers = {str(name): phrases for name, phrases in self.answer.items()}
        return Additions(statuses=self.status, headers=self.header, answers=answers, sections=self.sections)


class Spelling(BaseModel):
    """What is done about misspelt words, ``[spelling]``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    check: bool = True
    words: tuple[str, ...] = Field(default=(), strict=False)
    """The office's own, which are right as they stand."""


class Texts(BaseModel):
    """What the documents say in the office's own words, ``[texts]``, instead of the programme's."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    resolutions: tuple[str, ...] = Field(default=(), strict=False)
    """What the board is asked to resolve, a text a point; may hold the fields of ``FIELDS``."""
    introduction: str | None = Field(default=None, min_length=1)
    """Stands before all else in the status report."""
    draft_introduction: str | None = Field(default=None, min_length=1)

    @field_validator("resolutions", "introduction", "draft_introduction")
    @classmethod
    def _holds_known_fields(cls, value: Any) -> Any:  # noqa: ANN401
        for text in (value,) if isinstance(value, str) else value or ():
            unknown = [name for name in _FIELD.findall(text) if name not in FIELDS]
            if unknown:
                raise PydanticCustomError(UNKNOWN_FIELD, "unknown field", {"field": unknown[0]})
        return value


class Settings(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    organisation: str | None = Field(default=None, min_length=1)
    year: int | None = Field(default=None, ge=2000, le=2100)
    as_of: dt.date | None = None
    next_year: int | None = Field(default=None, ge=2000, le=2100)
    read_hidden: bool = True
    """Hidden sheets, rows and columns are read like others."""
    meeting: Meeting = Meeting()
    groups: dict[Annotated[str, Field(pattern=r"\w")], _Themes] = {}
    """The themes or sections that each group reports on, by the group's name."""
    spelling: Spelling = Spelling()
    texts: Texts = Texts()
    limits: Limits = Limits()
    vocabulary: Vocabulary = Vocabulary()
    corrections: tuple[Correction, ...] = Field(default=(), strict=False)
    waivers: tuple[Waiver, ...] = Field(default=(), strict=False)

    @field_validator("groups")
    @classmethod
    def _are_apart(cls, groups: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        names = {heading_key(theme): theme for themes in groups.values() for theme in themes}
        owners = {
            theme: [group for group, themes in groups.items() if name in map(heading_key, themes)]
            for name, theme in names.items()
        }
        if twice := [f"«{theme}» ({listed(owned)})" for theme, owned in owners.items() if len(owned) > 1]:
            raise PydanticCustomError(IN_TWO_GROUPS, "in two groups", {"themes": listed(twice)})
        return groups

    def wording(self) -> Wording:
        """Give the texts of the documents."""
        return Wording(body=self.meeting.body, **self.texts.model_dump())

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
    except RecursionError as problem:
        message = f"{NAME}: filen har klammer i klammer uten ende. Skriv den på nytt, en innstilling på hver linje."
        raise SettingsError(message) from problem
    except OSError as problem:
        message = (
            f"{path}: filen kan ikke leses ({problem.strerror}). Se om den er en vanlig fil, og hvem som kan lese den."
        )
        raise SettingsError(message) from problem
    except UnicodeDecodeError as problem:
        message = f"{NAME}: filen kan ikke leses som tekst. Lagre den med tegnkodingen UTF-8."
        raise SettingsError(message) from problem
    except tomllib.TOMLDecodeError as problem:
        message = (
            f"{NAME}{line_of(problem)}: linjen kan ikke leses. Skriv «navn = verdi», og sett tekst i rette hermetegn, "
            'som "styret".'
        )
        raise SettingsError(message) from problem
    except ValidationError as problem:
        mistakes = "; ".join(mistake(error) for error in problem.errors())
        message = f"{NAME}: {mistakes}. Rett dette og kjør på nytt."
        raise SettingsError(message) from problem
