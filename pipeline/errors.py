"""What stops the run: each error is one complete sentence in bokmål for the person at the keyboard."""

from __future__ import annotations

from dataclasses import dataclass


class PipelineError(Exception):
    """We cannot go on. The message says where, what, and what to do now."""


class InputError(PipelineError):
    """The input folder, or a file in it, cannot be used at all."""


class SettingsError(PipelineError):
    """settings.toml has mistakes; the message lists all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePlace:
    """Where in a template it went wrong, as far as it is known."""

    file: str
    """Of what is included too, that file's own name."""
    line: int | None = None
    """Of an HTML template."""
    part: str | None = None
    """Of a Word template: ``word/document.xml``."""
    paragraph: int | None = None
    """Of a Word template: which of the paragraphs that do not only hold a code, from 1."""
    quote: str = ""
    """What stands there."""


class TemplateError(PipelineError):
    """A template cannot be filled in; the message quotes the place."""

    def __init__(self, message: str, reason: str | None = None, place: TemplatePlace | None = None) -> None:
        """Keep what is wrong, in a clause, and where, for the check of the templates."""
        super().__init__(message)
        self.reason = reason
        self.place = place


class VerifyError(PipelineError):
    """A finished document does not hold what it must; nothing is put in place."""


class MarkingError(PipelineError):
    """The findings cannot be put into a copy of a workbook; the run goes on without it."""

    def __init__(self, file: str) -> None:
        """Say which workbook."""
        super().__init__(
            f"{file}: funnene kan ikke settes inn i arbeidsboken, men står i findings.json. "
            "Åpne arbeidsboken i Excel, lagre den på nytt, og kjør en gang til."
        )


class OutputError(PipelineError):
    """The output folder cannot be written."""


class MissingLibraryError(PipelineError):
    """A system library that the PDF needs is not on the machine."""


class PressError(PipelineError):
    """The process that prints the PDFs was stopped."""


class ArchiveError(PipelineError):
    """Nothing can be sealed, or the folder is no archive."""
