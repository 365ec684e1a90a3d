"""The arguments and options that several commands have, and the dates in them.

In: what is typed. Out: paths and dates; click says what is wrong with them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.templates import FOLDER as SHIPPED

FOLDER = click.argument("folder", type=click.Path(path_type=Path))
OUTPUT = click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen som resultatet legges i.",
)
TEMPLATES = click.option(
    "--templates",
    default=SHIPPED,
    type=click.Path(path_type=Path, file_okay=False),
    help="Mappen med malene.",
)
VERBOSE = click.option(
    "--verbose", is_flag=True, help="Vis også merknadene: hvordan programmet har lest det som var uklart."
)
PREVIOUS = click.option(
    "--previous",
    type=click.Path(path_type=Path),
    help="data.json fra forrige rapport, eller en mappe med slike, der den nyeste tas: hva er endret siden da?",
)


class Day(click.ParamType[date]):
    """A date as the computer writes it, 2026-09-02."""

    name = "dato"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"«{value}» er ikke en dato. Skriv år, måned og dag, som 2026-09-02.", param, ctx)
