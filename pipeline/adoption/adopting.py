"""A draft that people have edited in Word → the programme of the new year, and what was understood of the edits.

In: the document, the folder of the new year. Out: programme.docx in it, with the measures' ids, and an Outcome that the
command line tells of. Writes nothing where two measures cannot be told apart, and never over another programme unless
asked to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.adoption.edited import read_edited, texts_of
from pipeline.adoption.files import NAME, put_programme, stop_at_another_edited
from pipeline.adoption.understanding import Understanding, Understood, adopt
from pipeline.compose.redline import lines_of, with_texts
from pipeline.dates import in_words
from pipeline.draft_record import DraftRecord, record_in
from pipeline.errors import InputError, VerifyError
from pipeline.labels import BODY
from pipeline.limits import Limits
from pipeline.readers.data import record_of_data
from pipeline.readers.programme import programme_from_document
from pipeline.readers.tracked import TRACKED, paragraph_elements
from pipeline.readers.weight import weigh
from pipeline.readers.word import read_back, read_document
from pipeline.writers.package import MAIN, parse, unpacked
from pipeline.writers.programme import TEMPLATE, write_programme
from pipeline.writers.properties import Properties

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pipeline.findings import Finding
    from pipeline.model import Measure, Programme

_DRAFT = "Utkast til "


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the office says of the adoption."""

    templates: Path
    body: str | None = None
    """The organ that adopted it, where it is another than the one the draft was for; in the definite form."""
    decided: date | None = None
    case: str | None = None
    replace: bool = False
    """Another programme that stands in the folder may be set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an adoption came to."""

    read: Path
    understood: tuple[Understood, ...]
    texts: int
    """Paragraphs that are no measures, and are in the programme as they stand."""
    passed_over: tuple[Finding, ...]
    """What else is no measure, and is not in the programme: tables."""
    open_changes: int
    """Paragraphs with tracked changes that nobody has accepted or rejected."""
    compared: bool
    """It was known what the draft was."""
    written: Path | None
    replaced: str | None
    """What a programme that stood there was set aside as."""

    @property
    def has_errors(self) -> bool:
        """Tell whether the programme would have measures that nobody can tell apart."""
        return any(one.what is Understanding.TWICE for one in self.understood)


def adopt_draft(source: Path, folder: Path, wish: Wish) -> Outcome:
    """Read the edited draft, and write the programme of the new year.

    Raises:
        InputError: the document cannot be read, or is no draft of a programme for that year.
        OutputError: another programme stands in the folder, or it cannot be written.

    """
    stop_at_another_edited(source)
    weigh(source, Limits())
    paragraphs = read_document(source)
    files = unpacked(source.read_bytes())
    known = record_in(files) or _record_beside(source)
    record = known or DraftRecord(title="", year=0, organisation=None, body=BODY, measures=(), headings=())
    edited = read_edited(paragraphs, known)
    read, found = programme_from_document(source.name, edited.programme)
    _stop_at(source, folder, read, record)
    texts = texts_of(edited, read)
    plain = {f"avsnitt {one.number}" for one in edited.programme if one.cell is None}
    adoption = adopt(read, edited, record)
    programme = _titled(adoption.programme, record, wish)
    twice = any(one.what is Understanding.TWICE for one in adoption.understood)
    content = None if twice else _written(programme, texts, record, wish)
    return Outcome(
        read=source,
        understood=adoption.understood,
        texts=sum(map(len, texts.values())),
        passed_over=tuple(one for one in found if one.at.cell not in plain),
        open_changes=_open_changes(files),
        compared=known is not None,
        written=folder / NAME if content else None,
        replaced=put_programme(content, folder, replace=wish.replace) if content else None,
    )


def _record_beside(source: Path) -> DraftRecord | None:
    """Take what the draft was from the run's data.json, where the document still lies beside it."""
    try:
        return record_of_data((source.parent / "data.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _stop_at(source: Path, folder: Path, read: Programme, record: DraftRecord) -> None:
    """Stop where the document cannot be the programme of the year that the folder is for."""
    if (read.title or "").casefold().startswith("status for "):
        raise InputError(f"{source.name}: dokumentet er en statusrapport. Velg utkastet til handlingsprogram.")
    if not read.measures:
        raise InputError(
            f"{source.name}: fant ingen tiltak i dokumentet. Tiltakene må stå som punktlister under overskrifter."
        )
    name = folder.resolve().name
    if record.year and name.isdigit() and int(name) != record.year:
        raise InputError(f"{folder}: utkastet gjelder {record.year}. Velg mappen for {record.year} med --output.")


def _titled(programme: Programme, record: DraftRecord, wish: Wish) -> Programme:
    """Name the programme, and say when it was adopted, where that is told."""
    title = programme.title or ""
    title = (title if str(record.year) in title or not record.title else record.title).removeprefix(_DRAFT)
    by = " ".join(("Vedtatt av", wish.body or record.body, in_words(wish.decided) if wish.decided else ""))
    front = (f"{by}, sak {wish.case}" if wish.case else by,) if wish.decided else ()
    return replace(programme, title=title[:1].upper() + title[1:] or None, front=front)


def _open_changes(files: dict[str, bytes]) -> int:
    body = parse(files[MAIN]) if MAIN in files else None
    if body is None:
        return 0
    return sum(any(True for _ in one.iter(*TRACKED)) for one in paragraph_elements(body))


def _written(
    programme: Programme, texts: dict[tuple[str, str | None], tuple[str, ...]], record: DraftRecord, wish: Wish
) -> bytes:
    """Write the programme, and read it back."""
    properties = Properties(title=programme.title or "Handlingsprogram", author=record.organisation, day=wish.decided)
    content = write_programme(wish.templates / TEMPLATE, with_texts(lines_of(programme), texts), properties)
    read, _ = programme_from_document(NAME, read_back(content))
    if _told(read.measures) != _told(programme.measures):
        raise VerifyError(
            f"{NAME}: det ferdige programmet leses ikke likt. Ingenting er skrevet. Det er en feil i programmet."
        )
    return content


def _told(measures: tuple[Measure, ...]) -> list[tuple[str | None, ...]]:
    return [(one.id, one.section, one.theme, one.text, one.parent) for one in measures]
