"""The secretariat's copy: the adopted programme with the draft as tracked changes, written and read back.

In: the adopted programme and its file, the decided programme, the draft. Out: the copy's bytes. The office's own
document is changed where every measure has a paragraph of its own in it; else the programme is written out. Raises
VerifyError where the copy, with every change accepted, is not the draft, or with every one rejected not the programme.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.compose.draft import compose_draft
from pipeline.compose.redline import Fate, lines_of, lines_of_draft, placed, redline
from pipeline.compose.remarks import with_remarks
from pipeline.draft_record import as_written, record_of
from pipeline.errors import VerifyError
from pipeline.readers.tracked import TRACKED, View, paragraph_elements
from pipeline.readers.word import read_back
from pipeline.text import clean, one_line
from pipeline.writers.package import MAIN, packed, parse, unpacked
from pipeline.writers.places import with_record
from pipeline.writers.programme import TEMPLATE, write_programme
from pipeline.writers.properties import Properties
from pipeline.writers.redline import with_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pipeline.compose.redline import Line
    from pipeline.model import DecidedProgramme, Programme
    from pipeline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """The adopted programme, and the file that it was read from."""

    programme: Programme
    file: Path


def write_redline(adopted: Adopted, decided: DecidedProgramme, settings: Settings, templates: Path) -> bytes:
    """Write the copy.

    Raises:
        TemplateError: the programme had to be written out, and the template cannot be used.
        VerifyError: the copy does not hold both the programme and the draft.

    """
    edition, draft = decided.edition, compose_draft(decided, settings.wording())
    properties = Properties(
        title=adopted.programme.title or draft.title, author=edition.organisation, day=edition.as_of
    )
    target = lines_of_draft(draft, settings.meeting.label(draft=True))
    for content, lines in _bases(adopted, properties, templates):
        changed = with_remarks(redline(lines, target), decided, draft.annex)
        parts = [line.text for line in changed if line.part and not line.measure]
        record = as_written(record_of(draft, edition.organisation), {}, parts)
        copy = packed(with_record(with_changes(content, changed, edition.as_of), record))
        if _holds_both(copy, content, changed):
            return copy
    raise VerifyError(
        "endringer-handlingsprogram: dokumentet med sporede endringer viser ikke både programmet og utkastet. "
        "Ingenting er lagt i mappen. Lagre det vedtatte programmet på nytt i Word, og prøv igjen; hjelper det "
        "ikke, er det programvaren som tar feil."
    )


def _bases(adopted: Adopted, properties: Properties, templates: Path) -> Iterator[tuple[bytes, tuple[Line, ...]]]:
    """Give what the changes may be put into, the best first, and the programme's lines with their paragraphs in it."""
    lines = lines_of(adopted.programme)
    if adopted.file.suffix.casefold() == ".docx":
        content = adopted.file.read_bytes()
        found = placed(lines, adopted.programme, read_back(content))
        if found and _is_plain(unpacked(content), found):
            yield content, found
    content = write_programme(templates / TEMPLATE, lines, properties)
    yield content, tuple(replace(line, paragraph=number) for number, line in enumerate(lines, 1))


def _is_plain(files: dict[str, bytes], lines: Sequence[Line]) -> bool:
    """Tell whether a document has no tracked changes of its own, and the lines right in its text, in no control."""
    if MAIN not in files:
        return False
    body = parse(files[MAIN])[0]
    paragraphs = list(paragraph_elements(body))
    directly = all(paragraphs[(line.paragraph or 1) - 1].getparent() is body for line in lines)
    return directly and not any(True for _ in body.iter(*TRACKED))


def _holds_both(copy: bytes, content: bytes, lines: tuple[Line, ...]) -> bool:
    """Read the copy back: accepted it must be the draft, rejected the programme, to the word."""
    before, accepted, rejected = _texts(content), iter(_texts(copy)), _texts(copy, View.REJECTED)
    draft = [one_line(line.text) for line in lines if line.fate is not Fate.DELETED]
    changes = sum(line.fate is Fate.INSERTED for line in lines) - sum(line.fate is Fate.DELETED for line in lines)
    is_draft = all(any(text.endswith(one) for text in accepted) for one in draft)
    return is_draft and len(_texts(copy)) == len(before) + changes and rejected == before


def _texts(content: bytes, view: View = View.ACCEPTED) -> list[str]:
    texts = (one_line(clean(paragraph.text)) for paragraph in read_back(content, view))
    return [text for text in texts if text]
