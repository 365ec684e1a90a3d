"""What a round of reporting is about: the programme, its year, and what was reported the time before.

In: a programme file, a year's folder or a run's data.json, and what the user asks for. Out: a Round, the settings, and
what was found in the programme. Raises InputError.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.changes import paired
from pipeline.edition import find_year
from pipeline.errors import InputError
from pipeline.inputs import read_programme
from pipeline.last_report import find_last
from pipeline.model import Edition
from pipeline.organisation import find_organisation
from pipeline.output import RECEIPT
from pipeline.readers.data import programme_of
from pipeline.settings import Settings, read_settings
from pipeline.sheets.form import Round
from pipeline.vocabulary import with_additions

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from pipeline.changes import LastReport
    from pipeline.findings import Finding
    from pipeline.model import Programme

DATA = "data.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asks for."""

    previous: Path | None = None
    """data.json of the last report, or a folder of them; a data.json that the workbooks are made of is it itself."""
    as_of: dt.date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the workbooks are made of."""

    asked: Round
    settings: Settings
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def read_source(path: Path, wish: Wish) -> Source:
    """Read what the workbooks are made of.

    Raises:
        PipelineError: the programme, the settings or the last report cannot be read.

    """
    if not path.exists():
        message = f"{path}: finnes ikke. Velg et program (.docx eller .xlsx), mappen det ligger i, eller data.json."
        raise InputError(message)
    is_run = (path / DATA).is_file() and (path / RECEIPT).is_file()
    data = path / DATA if is_run else path
    if data.suffix.casefold() == ".json":
        return _from_data(data, wish)
    settings = _for_year(read_settings(path if path.is_dir() else path.parent), wish.year)
    with with_additions(settings.vocabulary.additions()):
        file, programme, found = read_programme(path, settings)
    edition = _edition(programme, path, settings, wish)
    found_last = find_last(wish.previous, edition) if wish.previous else None
    last = found_last.said if found_last else None
    if last and edition.organisation is None:
        edition = replace(edition, organisation=last.organisation)
    same_year = last is not None and last.year == edition.year
    asked = _round(_dated(edition, settings, last), programme, last, with_new=same_year)
    return Source(asked=asked, settings=settings, files=(file,), findings=found)


def _from_data(path: Path, wish: Wish) -> Source:
    """Make the next round of a report's year: on its programme and what groups have added, with the report beside."""
    try:
        programme, edition = programme_of(path.read_text(encoding="utf-8"), path.name)
    except (OSError, ValueError) as problem:
        message = f"{path}: filen er ikke en data.json fra en rapport. Se i mappen der den ble laget."
        raise InputError(message) from problem
    year = wish.year or edition.year
    edition = replace(edition, year=year, as_of=wish.as_of, next_year=edition.next_year + year - edition.year)
    last = find_last(path, edition)
    asked = _round(edition, programme, last.said if last else None, with_new=True)
    return Source(asked=asked, settings=Settings(), files=(path,), findings=())


def _for_year(settings: Settings, year: int | None) -> Settings:
    """Leave the dates of the settings out where the user asks for another year than theirs."""
    if year in {None, settings.year}:
        return settings
    return settings.model_copy(update={"year": year, "as_of": None, "next_year": None})


def _edition(programme: Programme, path: Path, settings: Settings, wish: Wish) -> Edition:
    folder = (path if path.is_dir() else path.parent).resolve().name
    year = settings.year or find_year((), programme, folder)
    if year is None:
        message = (
            f"{path}: programmet sier ikke hvilket år det gjelder. Skriv året i tittelen, eller velg det med --year."
        )
        raise InputError(message)
    titles = (programme.title or "", *programme.front)
    names = [name for heading in programme.headings for name in heading if name]
    owner = settings.organisation or find_organisation(titles, names, programme.front)
    return Edition(organisation=owner, year=year, as_of=wish.as_of, next_year=settings.next_year or year + 1)


def _dated(edition: Edition, settings: Settings, last: LastReport | None) -> Edition:
    """Take the date of the settings where the user gives none; that of the last report is over."""
    before = last.as_of if last else None
    is_over = before is not None and settings.as_of is not None and settings.as_of <= before
    return edition if edition.as_of or is_over else replace(edition, as_of=settings.as_of)


def _round(edition: Edition, programme: Programme, last: LastReport | None, *, with_new: bool) -> Round:
    """Put what was reported last beside the programme, and ask again about what groups have added since."""
    if last is None:
        return Round(edition=edition, programme=programme)
    pairs = paired(last.measures, programme.measures)
    known = {was.id for was in pairs.values()}
    new = tuple(one for one in last.measures if with_new and one.new and one.id not in known)
    return Round(edition=edition, programme=programme, last=pairs, last_date=last.as_of, new=new)
