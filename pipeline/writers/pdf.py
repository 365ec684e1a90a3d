"""Context + HTML template → PDF/A bytes.

In: an HTML template, its stylesheet, and the variables that Word gets too. Out: bytes, and what WeasyPrint had to say.
Raises TemplateError where the template cannot be filled in, MissingLibraryError where WeasyPrint cannot start.
Reads nothing but the templates' own folder and the font package.
"""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import os
import warnings
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from pipeline.errors import MissingLibraryError
from pipeline.writers.contents import headings_of_html, mark_html_headings
from pipeline.writers.environment import filled_in
from pipeline.writers.figure import figure_svg
from pipeline.writers.finisher import finish
from pipeline.writers.fonts import FAMILY, face, printable
from pipeline.writers.own_styles import own_styles
from pipeline.writers.structure import origins, pages_counted_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipeline.writers.properties import Properties

VARIANT = "pdf/a-2a"
"""One file for the archive and for readers with aids: Uu-tilsynet asks for PDF/A-2a for both (uutilsynet.no, 1604)."""
_FONT_SCHEME = "font:"
_FACES = f"""
@font-face {{ font-family: "{FAMILY}"; src: url("{_FONT_SCHEME}upright") }}
@font-face {{ font-family: "{FAMILY}"; src: url("{_FONT_SCHEME}italic"); font-style: italic }}
"""
"""The only fonts there are, whatever the templates ask for; without any, Pango goes down."""


def write_pdf(
    template: Path, context: dict[str, Any], properties: Properties, page: Callable[[int], None] = lambda _: None
) -> tuple[bytes, tuple[str, ...]]:
    """Fill in an HTML template and print it; ``page`` is told the number of each page that is set.

    Raises:
        TemplateError: the template is missing or has a mistake in a field or a loop.
        MissingLibraryError: a system library of WeasyPrint's is not on the machine.

    """
    html = filled_in_html(template, context, properties)
    weasyprint = start()
    fetcher, fonts = _fetcher(weasyprint, template.parent), weasyprint.text.fonts.FontConfiguration()
    with _all_kept(), _listening(page) as said, origins(weasyprint.pdf.tags) as made_from, pages_counted_once():
        document = weasyprint.HTML(string=html, base_url=f"{template.parent.resolve().as_uri()}/", url_fetcher=fetcher)
        document._ua_stylesheets = lambda _forms: own_styles(weasyprint, template.parent)  # noqa: SLF001
        faces = weasyprint.CSS(string=_FACES, url_fetcher=fetcher, font_config=fonts)
        content: bytes = document.write_pdf(
            stylesheets=[faces],
            font_config=fonts,
            pdf_variant=VARIANT,
            finisher=lambda _, pdf: finish(pdf, made_from, properties),
        )
    return content, tuple(said)


@contextlib.contextmanager
def _all_kept() -> Iterator[None]:
    """Look for no unused objects meanwhile: a document is millions, and nearly all of them are used to the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def html_variables(context: dict[str, Any], properties: Properties) -> dict[str, Any]:
    """Give an HTML template's variables: those that Word gets, with the characters of the font, and its own two."""
    variables: dict[str, Any] = _printable({**context, "dato": properties.day, "forfatter": properties.author})
    return variables


def filled_in_html(template: Path, context: dict[str, Any], properties: Properties) -> str:
    """Fill in an HTML template.

    Raises:
        TemplateError: the template is missing or has a mistake in a field or a loop.

    """
    variables = html_variables(context, properties)
    if figure := variables.get("figur"):
        variables["figur"] = figure_svg(template.parent, figure)
    html = filled_in(template, variables)
    if "innhold" not in variables:
        return html
    entries = headings_of_html(html)
    return mark_html_headings(filled_in(template, {**variables, "innhold": [one.variables() for one in entries]}))


def _printable(value: Any) -> Any:  # noqa: ANN401
    match value:
        case str():
            return printable(value)
        case dict():
            return {key: _printable(inner) for key, inner in value.items()}
        case list():
            return [_printable(inner) for inner in value]
        case _:
            return value


def start() -> Any:  # noqa: ANN401
    """Start WeasyPrint with the font package's fonts alone; it prints a banner where a library is missing.

    Raises:
        MissingLibraryError: a system library of WeasyPrint's is not on the machine.

    """
    with as_file(files("pipeline.writers") / "fonts.conf") as configuration:
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        os.environ["SOURCE_DATE_EPOCH"] = "0"
        try:
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.filterwarnings("ignore", "No fonts configured")  # so that none of the system's is used
                import weasyprint  # noqa: PLC0415  half a second that only the documents need
        except OSError as problem:
            message = (
                "PDF-en kan ikke lages, fordi systembiblioteket Pango mangler. "
                "Kjør «make setup», som installerer det eller sier hvordan."
            )
            raise MissingLibraryError(message) from problem
    return weasyprint


def _fetcher(weasyprint: Any, templates: Path) -> Any:  # noqa: ANN401
    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Gives the font's faces and the files of the templates' folder, and refuses all else."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ANN401
            if url.startswith(_FONT_SCHEME):
                body = face(url.removeprefix(_FONT_SCHEME)).read_bytes()
                return weasyprint.urls.URLFetcherResponse(url, body, {"Content-Type": "font/ttf"})
            if url.startswith("file:") and _is_within(url, templates):
                return super().fetch(url, headers)
            message = f"{url} ligger ikke i malmappen"
            raise ValueError(message)

    return Fetcher(allowed_protocols=("file",))


def _is_within(url: str, folder: Path) -> bool:
    return Path(unquote(urlsplit(url).path)).resolve().is_relative_to(folder.resolve())


@contextlib.contextmanager
def _listening(page: Callable[[int], None]) -> Iterator[list[str]]:
    """Collect what WeasyPrint would print on standard error, and pass on how far it has come."""
    said: list[str] = []
    logger, progress = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    logger.propagate = progress.propagate = False
    progress.setLevel(logging.INFO)
    before = logger.handlers, progress.handlers
    logger.handlers = [_Handler(logging.WARNING, lambda record: said.append(record.getMessage()))]
    progress.handlers = [_Handler(logging.INFO, lambda record: _pass_on(record, page))]
    try:
        yield said
    finally:
        logger.handlers, progress.handlers = before


class _Handler(logging.Handler):
    """Hands each record on."""

    def __init__(self, level: int, take: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(level)
        self._take = take

    def emit(self, record: logging.LogRecord) -> None:
        """Hand it on."""
        self._take(record)


def _pass_on(record: logging.LogRecord, page: Callable[[int], None]) -> None:
    match record.args:
        case (int(number),) if "Creating layout - Page" in record.msg:
            page(number)
