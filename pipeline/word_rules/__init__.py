"""The requirements that every finished Word document is held against: one function each, one signature, one list.

In: the finished document, and what was put into it. Out: what breaks a requirement, each as a clause in Norwegian that
says where. The first line of a function's docstring is the requirement, the rest is what to do; both in Norwegian, as
the sentence that stops the run quotes them. W1 to W12 are the numbers of the list of checks that the project works by.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.errors import VerifyError
from pipeline.labels import counted
from pipeline.word_rules import of_file, of_looks, of_structure, of_tables, of_targets, of_texts
from pipeline.word_rules.evidence import Finished, values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Requirement = Callable[[Finished], Iterator[str]]

__all__ = ["REQUIREMENTS", "Finished", "broken", "hold", "listed", "values_of"]

REQUIREMENTS: tuple[Requirement, ...] = (
    of_file.w1_properties,
    of_file.w2_language,
    of_structure.w3_headings,
    of_tables.w4_tables,
    of_texts.w5_lists,
    of_targets.w6_pictures,
    of_looks.w7_colours,
    of_targets.w8_links,
    of_looks.w9_type,
    of_structure.w10_spacing,
    of_targets.w11_ways,
    of_texts.w12_finished,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A requirement that a document breaks: a clause that says where, and what to do."""

    code: str
    rule: str
    what: str
    advice: str


def hold(name: str, template: str, finished: Finished) -> None:
    """Hold a document against every requirement.

    Raises:
        VerifyError: it breaks one; the sentence says which, where, and what to do.

    """
    for fault in broken(finished):
        raise VerifyError(
            f"{name}: {fault.what}, men kravet {fault.code} er: {fault.rule} Ingenting er lagt i mappen. "
            f"{fault.advice} Malen {template} er trolig endret siden sist; er den urørt, er det en feil i programmet."
        )


def broken(finished: Finished) -> Iterator[Fault]:
    """Give the requirements that a document breaks."""
    for requirement in REQUIREMENTS:
        faults = tuple(requirement(finished))
        if faults:
            rule, _, advice = (requirement.__doc__ or "").partition("\n\n")
            others = len(faults) - 1
            more = f" (og {counted(others)} {'sted' if others == 1 else 'steder'} til)" if others else ""
            advice = " ".join(advice.split())
            yield Fault(code=code(requirement), rule=rule, what=f"{faults[0]}{more}", advice=advice)


def listed() -> str:
    """Write the requirements as a table in Markdown."""
    rows = (f"| {code(one)} | {(one.__doc__ or '').partition(chr(10))[0]} |" for one in REQUIREMENTS)
    return "\n".join(("| krav | |", "| --- | --- |", *rows))


def code(requirement: Requirement) -> str:
    """Give the number of a requirement, from its function's name."""
    return requirement.__name__.partition("_")[0].upper()
