"""The commands. The only place that prints, and that picks exit codes.

0 all is well · 1 errors among the findings · 2 wrong usage (click's own) · 3 we cannot go on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.adoption_told import told
from pipeline.errors import PipelineError
from pipeline.findings import Finding, Severity, counted, formatted
from pipeline.handing_back import FOLDER as HANDED_BACK
from pipeline.overview import findings_table, unreported_table
from pipeline.run import TEMPLATES, Outcome, check_year, report_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

CANNOT_GO_ON = 3
_folder = click.argument("folder", type=click.Path(path_type=Path))
_output = click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen som resultatet legges i.",
)
_templates = click.option(
    "--templates",
    default=TEMPLATES,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen med malene.",
)
_verbose = click.option(
    "--verbose", is_flag=True, help="Vis også merknadene: hvordan programmet har lest det som var uklart."
)

_previous = click.option(
    "--previous",
    type=click.Path(path_type=Path),
    help="data.json fra forrige rapport, eller en mappe med slike, der den nyeste tas: hva er endret siden da?",
)


@click.group(context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(package_name="handlingsprogram", message="%(package)s %(version)s")
def cli() -> None:
    """Lag statusrapport og utkast til neste handlingsprogram av gruppenes statusark."""


@cli.command()
@_folder
@_output
@_verbose
@_previous
@_templates
def report(folder: Path, output: Path, templates: Path, previous: Path | None, *, verbose: bool) -> int:
    """Les mappen FOLDER og lag begge dokumentene, som Word og PDF."""
    outcome = report_year(folder, output, templates, previous)
    _tell(outcome, verbose=verbose)
    if outcome.has_errors:
        _tell_kept(outcome)
        click.echo(
            "Ingen dokumenter er laget, fordi arkene har feil. Rett dem og kjør på nytt. "
            f"Funnene ligger i {_written(outcome, output)}."
        )
        return 1
    _tell_written(outcome, output)
    return 0


@cli.command()
@_folder
@_output
@_verbose
@_previous
@click.option("--strict", is_flag=True, help="Avslutt med 1 også når det bare er advarsler.")
def check(folder: Path, output: Path, previous: Path | None, *, verbose: bool, strict: bool) -> int:
    """Les og kontroller mappen FOLDER, og sett funnene inn i arbeidsbøkene, uten å lage dokumenter."""
    outcome = check_year(folder, output, previous)
    _tell(outcome, verbose=verbose)
    _tell_written(outcome, output)
    warned = any(finding.severity is Severity.WARNING for finding in outcome.findings)
    return 1 if outcome.has_errors or (strict and warned) else 0


@cli.command()
@click.argument("docx", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen for det nye året, som input/2026.",
)
@click.option("--decided", type=click.DateTime(["%Y-%m-%d"]), help="Dagen programmet ble vedtatt, som 2025-12-08.")
@click.option("--case", help="Saken det ble vedtatt i, som 40/25.")
@click.option("--replace", is_flag=True, help="Skriv over et annet program som ligger i mappen.")
@_templates
def adopt(  # noqa: PLR0913  one parameter an option
    docx: Path, output: Path, decided: datetime | None, case: str | None, templates: Path, *, replace: bool
) -> int:
    """Les utkastet DOCX slik det er redigert, og lag det nye årets program av det."""
    from pipeline.adopting import Wish, adopt_draft  # noqa: PLC0415  which no other command needs

    wish = Wish(templates=templates, decided=decided and decided.date(), case=case, replace=replace)
    outcome = adopt_draft(docx, output, wish)
    for line in told(outcome):
        click.echo(line)
    return int(outcome.has_errors)


@cli.group()
def templates() -> None:
    """Kontroller malene som dokumentene lages av."""


@templates.command("check")
@_templates
@click.option(
    "--output",
    default=Path("output/maler"),
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen for kopier av Word-malene, med en kommentar ved hver feil.",
)
def check_templates(templates: Path, output: Path) -> int:
    """Prøv alle malene, og vis alle feilene i dem."""
    from pipeline.templates.marking import mark_templates  # noqa: PLC0415  which no other command needs

    marking = mark_templates(templates, output)
    _tell_findings(marking.findings, verbose=True)
    for name in marking.kept:
        click.echo(f"Noen har redigert en merket mal fra forrige kontroll; den er tatt vare på som «{name}».")
    if marking.written:
        click.echo(f"Feilene er merket i {output}: {', '.join(marking.written)}. Rett dem i malene i {templates}.")
    if not marking.findings:
        click.echo(f"Ingen feil i malene: {', '.join(marking.files)}.")
    return int(any(finding.severity is Severity.ERROR for finding in marking.findings))


def _tell(outcome: Outcome, *, verbose: bool) -> None:
    """Print the overview, the findings, and who has not reported."""
    _tell_lines((*findings_table(outcome.workbooks, outcome.findings), ""))
    _tell_findings(outcome.findings, verbose=verbose)
    _tell_lines(("", *unreported_table(outcome.unreported), *outcome.unmarked))


def _tell_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _tell_findings(findings: tuple[Finding, ...], *, verbose: bool) -> None:
    for finding in findings:
        if verbose or finding.severity is not Severity.NOTE:
            click.echo(formatted(finding))
    if findings:
        click.echo(_totals(findings, verbose=verbose))


def _totals(found: tuple[Finding, ...], *, verbose: bool) -> str:
    notes = any(finding.severity is Severity.NOTE for finding in found)
    return f"{counted(found)}{' (vis merknadene med --verbose)' if notes and not verbose else ''}."


def _tell_kept(outcome: Outcome) -> None:
    for name in outcome.kept:
        corrected = f"{HANDED_BACK}/" in name
        what = "en arbeidsbok" if corrected else "et dokument"
        then = " Er den rettet, legg den i mappen som leses." if corrected else ""
        click.echo(f"Noen har redigert {what} fra forrige kjøring; kopien er tatt vare på som «{name}».{then}")


def _written(outcome: Outcome, output: Path) -> str:
    """Name the files, and how many workbooks there are for the groups."""
    back = [name for name in outcome.written if name.startswith(f"{HANDED_BACK}/")]
    names = ", ".join(name for name in outcome.written if name not in back)
    books = f"{len(back)} arbeidsb{'ok' if len(back) == 1 else 'øker'} til gruppene, med funnene i"
    return f"{output}: {names}; og i {output / HANDED_BACK}: {books}" if back else f"{output}: {names}"


def _tell_written(outcome: Outcome, output: Path) -> None:
    _tell_kept(outcome)
    click.echo(f"Skrevet i {_written(outcome, output)}.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every PipelineError becomes one sentence on standard error."""
    try:
        code = cli(arguments, standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except click.Abort:
        click.echo("Avbrutt.", err=True)
        code = CANNOT_GO_ON
    except PipelineError as problem:
        click.echo(str(problem), err=True)
        code = CANNOT_GO_ON
    raise SystemExit(code)
