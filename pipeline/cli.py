"""The commands. The only place that prints, but for the progress, and that picks exit codes.

0 all is well · 1 errors among the findings · 2 wrong usage (click's own) · 3 we cannot go on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.errors import PipelineError
from pipeline.findings import Finding, Severity, counted, formatted
from pipeline.loading import loading
from pipeline.options import FOLDER, OUTPUT, PREVIOUS, TEMPLATES, VERBOSE, Day
from pipeline.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from pipeline.run import Outcome

CANNOT_GO_ON = 3
_READING = "Leser og kontrollerer arkene"


@click.group(context_settings={"help_option_names": ["--help", "-h"]})
@click.version_option(package_name="handlingsprogram", message="%(package)s %(version)s")
def cli() -> None:
    """Lag statusrapport og utkast til neste handlingsprogram av gruppenes statusark."""


@cli.command()
@FOLDER
@OUTPUT
@VERBOSE
@PREVIOUS
@TEMPLATES
@click.option("--force", is_flag=True, help="Lag alt på nytt, også når ingenting er endret siden sist.")
def report(  # noqa: PLR0913  one parameter an option
    folder: Path, output: Path, templates: Path, previous: Path | None, *, force: bool, verbose: bool
) -> int:
    """Les mappen FOLDER og lag begge dokumentene, som Word og PDF."""
    from pipeline.unchanged import findings_of_same  # noqa: PLC0415  a fraction of the program, and often enough

    if not force and (found := findings_of_same(folder, output, templates, previous)) is not None:
        _tell_findings(found, verbose=verbose)
        click.echo(f"Ingenting er endret siden rapporten ble laget, så filene i {output} er som de skal.")
        return 0
    with loading():
        from pipeline.run import report_year  # noqa: PLC0415

    with progress(_READING) as step:
        outcome = report_year(folder, output, templates, previous, step)
    _tell(outcome, verbose=verbose)
    if outcome.has_errors:
        click.echo("Ingen dokumenter er laget, fordi arkene har feil. Rett dem og kjør på nytt.")
    _tell_written(outcome, output)
    return int(outcome.has_errors)


@cli.command()
@FOLDER
@OUTPUT
@VERBOSE
@PREVIOUS
@click.option("--strict", is_flag=True, help="Avslutt med 1 også når det bare er advarsler.")
def check(folder: Path, output: Path, previous: Path | None, *, verbose: bool, strict: bool) -> int:
    """Les og kontroller mappen FOLDER, og sett funnene inn i arbeidsbøkene, uten å lage dokumenter."""
    with loading():
        from pipeline.run import check_year  # noqa: PLC0415  which some commands do not need

    with progress(_READING):
        outcome = check_year(folder, output, previous)
    _tell(outcome, verbose=verbose)
    _tell_written(outcome, output)
    warned = any(finding.severity is Severity.WARNING for finding in outcome.findings)
    return 1 if outcome.has_errors or (strict and warned) else 0


@cli.command()
@click.argument("programme", type=click.Path(path_type=Path))
@OUTPUT
@VERBOSE
@PREVIOUS
@click.option("--as-of", type=Day(), help="Datoen som statusen skal gjelde, som 2026-09-02, til titlene.")
@click.option("--year", type=click.IntRange(2000, 2100), help="Året det rapporteres på, der programmet ikke sier det.")
@click.option("--one", is_flag=True, help="Lag én arbeidsbok for alle.")
def sheets(  # noqa: PLR0913  one parameter an option
    programme: Path,
    output: Path,
    previous: Path | None,
    as_of: date | None,
    year: int | None,
    *,
    one: bool,
    verbose: bool,
) -> int:
    """Lag statusark som gruppene fyller ut, av PROGRAMME: programmet, mappen det ligger i, eller data.json."""
    from pipeline.sheets.hand_out import hand_out  # noqa: PLC0415  which no other command needs
    from pipeline.sheets.source import Wish  # noqa: PLC0415

    wish = Wish(previous=previous, as_of=as_of, year=year)
    with progress("Lager statusarkene"):
        outcome = hand_out(programme, output, wish, one=one)
    _tell_findings(outcome.findings, verbose=verbose)
    _tell_lines(outcome.told(output))
    return 0


@cli.command()
@click.argument("docx", type=click.Path(path_type=Path))
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen for det nye året, som input/2026.",
)
@click.option("--decided", "day", type=Day(), help="Dagen programmet ble vedtatt, som 2025-12-08.")
@click.option("--case", help="Saken det ble vedtatt i, som 40/25.")
@click.option("--body", help="Organet som vedtok det, som «representantskapet», når det er et annet enn i utkastet.")
@click.option("--replace", is_flag=True, help="Ta vare på et annet program i mappen under et annet navn.")
@TEMPLATES
def adopt(  # noqa: PLR0913  one parameter an option
    docx: Path, output: Path, *, day: date | None, case: str | None, body: str | None, templates: Path, replace: bool
) -> int:
    """Les utkastet DOCX slik det er redigert, og lag det nye årets program av det."""
    from pipeline.adoption.adopting import Wish, adopt_draft  # noqa: PLC0415  which no other command needs
    from pipeline.adoption.told import told  # noqa: PLC0415

    wish = Wish(templates=templates, body=body, decided=day, case=case, replace=replace)
    with progress("Leser utkastet og lager programmet"):
        outcome = adopt_draft(docx, output, wish)
    _tell_lines(told(outcome))
    return int(outcome.has_errors)


@cli.group()
def templates() -> None:
    """Kontroller malene som dokumentene lages av."""


@templates.command("check")
@TEMPLATES
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

    with progress("Prøver malene"):
        marking = mark_templates(templates, output)
    _tell_findings(marking.findings, verbose=True)
    _tell_lines(marking.told(templates, output))
    return int(any(finding.severity is Severity.ERROR for finding in marking.findings))


class _Archive(click.Group):
    """``archive OUT --to ARCHIVE`` beside ``archive verify ARCHIVE``: what is no command is a folder to seal."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the command that is not written."""
        named = args[:1] and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else ["seal", *args])


@cli.group(cls=_Archive, subcommand_metavar="OUT --to ARCHIVE | verify ARCHIVE")
def archive() -> None:
    """Forsegl det en rapport laget i mappen OUT, eller kontroller et arkiv."""


@archive.command(hidden=True)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--to", "archive", required=True, type=click.Path(path_type=Path), help="Arkivets mappe.")
@click.option(
    "--date",
    "day",
    type=Day(),
    help="Dagen det arkiveres, som 2026-11-26. Uten den står det ingen dag i pakken.",
)
def seal(out: Path, archive: Path, day: date | None) -> int:
    """Forsegl det en rapport laget i mappen OUT, som en ny pakke i arkivet."""
    from pipeline.archive import seal as sealing  # noqa: PLC0415  which no other command needs
    from pipeline.archive.told import sealed, unsealed  # noqa: PLC0415

    with progress("Forsegler"):
        done = sealing.seal(out, archive, day)
    _tell_lines(sealed(done, done.link) if done.link else unsealed(done))
    return 0 if done.link else 1


@archive.command("verify")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--expect", metavar="SEGL", help="Et segl som ble skrevet ned da noe ble arkivert; det må finnes ennå.")
def verify_archive(archive: Path, expect: str | None) -> int:
    """Regn ut alt på nytt, og vis hva som mangler, er endret eller er lagt til."""
    from pipeline.archive.told import verified  # noqa: PLC0415  which no other command needs
    from pipeline.archive.verify import verify  # noqa: PLC0415

    with progress("Regner ut alt på nytt"):
        found = verify(archive, expect.strip().casefold() if expect else None)
    _tell_lines(verified(found))
    return int(not found.is_whole)


def _tell(outcome: Outcome, *, verbose: bool) -> None:
    """Print the overview, the findings, and who has not reported."""
    from pipeline.overview import findings_table, unreported_table  # noqa: PLC0415  which an unchanged year is spared

    _tell_lines((*findings_table(outcome.workbooks, outcome.findings), ""))
    _tell_findings(outcome.findings, verbose=verbose)
    _tell_lines(("", *unreported_table(outcome.unreported), *outcome.unmarked))


def _tell_written(outcome: Outcome, output: Path) -> None:
    from pipeline.overview import kept_told, open_told, written_told  # noqa: PLC0415

    held = open_told(outcome.open_inputs, outcome.open_outputs)
    _tell_lines((*held, *kept_told(outcome.kept), written_told(outcome.written, output)))


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
