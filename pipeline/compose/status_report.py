"""DecidedProgramme → StatusReport: what the board reads, in the order it reads it, without a format.

In: the decided programme and what settings say of the meeting. Out: the report. Every figure is counted here; every
sentence about a measure is the programme's or the group's own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.changes import changes_since
from pipeline.codes import DecisionCode, Place, StatusCode
from pipeline.compose.figure import compose_figure
from pipeline.compose.parts import as_of, facts_of, items_of, programme_name, sections_of
from pipeline.dates import in_words
from pipeline.labels import counted, genitive
from pipeline.resolutions import Wording, filled_in, resolutions
from pipeline.text import listed
from pipeline.vocabulary import STATUS_LABELS, STATUS_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipeline.changes import Change, LastReport
    from pipeline.compose.figure import Figure
    from pipeline.compose.parts import Item, SectionItems
    from pipeline.model import DecidedProgramme


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCount:
    """How many measures have one status."""

    code: StatusCode
    label: str
    symbol: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount:
    """How many measures of a theme have each status, in the order of the statuses."""

    name: str
    numbers: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that the office accepts instead of having it put right."""

    measure: str | None
    meaning: str
    """The rule, in a sentence."""
    why: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReport:
    """The status report, part by part."""

    title: str
    as_of: str
    next_year: int
    body: str
    """The organ that decides, in the definite form: «styret»."""
    introduction: str | None
    resolutions: tuple[str, ...]
    summary: tuple[str, ...]
    """At most six parts, each a sentence or two: five lines on the page."""
    counts: tuple[StatusCount, ...]
    themes: tuple[ThemeCount, ...]
    measures: int
    points: int
    figure: Figure | None
    unreported: tuple[str, ...]
    """Themes where no row says anything."""
    since: str | None
    """The date of the last report's status; None where there is none to compare with."""
    changes: tuple[Change, ...]
    deviations: tuple[Item, ...]
    decisions: tuple[Item, ...]
    unanswered: tuple[Item, ...]
    new: tuple[Item, ...]
    accepted: tuple[Accepted, ...]
    sections: tuple[SectionItems, ...]
    """The whole programme with status."""


def compose_status_report(
    programme: DecidedProgramme,
    accepted: Sequence[Accepted] = (),
    last: LastReport | None = None,
    wording: Wording | None = None,
) -> StatusReport:
    """Compose the report."""
    wording = wording or Wording()
    items = items_of(programme, wording.body)
    edition = programme.edition
    measures = tuple(item for item in items if item.counts)
    decisions = tuple(item for item in items if _is_for_the_board(item))
    sections = sections_of(programme, items, lambda _: True)
    unreported = _unreported(sections)
    counts, themes = _counts(measures), tuple(_theme_count(section, measures) for section in _headings(sections))
    facts = facts_of(programme, len(decisions))
    return StatusReport(
        title=f"Status for {programme_name(edition, edition.year)} per {as_of(edition)}",
        as_of=as_of(edition),
        next_year=edition.next_year,
        body=wording.body,
        introduction=filled_in(wording.introduction, wording, facts) if wording.introduction else None,
        resolutions=resolutions(wording, facts),
        summary=_summary(measures, unreported, len(decisions), wording.body, edition.next_year),
        counts=counts,
        themes=themes,
        measures=len(measures),
        points=sum(not item.counts and not item.repeated for item in items),
        figure=compose_figure(counts, themes),
        unreported=unreported,
        since=_since(last),
        changes=changes_since(last, programme.edition.year, programme.measures, wording.body) if last else (),
        deviations=tuple(item for item in items if item.status is StatusCode.CANCELLED and not item.repeated),
        decisions=decisions,
        unanswered=tuple(item for item in measures if item.decision is DecisionCode.UNANSWERED),
        new=tuple(item for item in items if item.new),
        accepted=tuple(accepted),
        sections=sections,
    )


def _is_for_the_board(item: Item) -> bool:
    """Tell whether the group leaves the matter to the board; points that follow their measure are not matters."""
    answered = item.decision is not DecisionCode.UNANSWERED
    return item.place is Place.FOR_DECISION and answered and not item.goes_with_its_measure


def _since(last: LastReport | None) -> str | None:
    """Name the last report's date: ``2. september 2025``."""
    if last is None:
        return None
    return in_words(last.as_of) if last.as_of else "dato ikke oppgitt"


def _summary(
    measures: Sequence[Item], unreported: Sequence[str], to_board: int, body: str, next_year: int
) -> tuple[str, ...]:
    statuses = Counter(item.status for item in measures)
    decisions = Counter(item.decision for item in measures)
    return tuple(
        sentence
        for sentence in (
            _progress(statuses, len(measures)),
            _not_carried_out(statuses),
            _silence(statuses, unreported),
            _going_on(decisions, next_year),
            _leaving(decisions),
            _open(to_board, decisions[DecisionCode.UNANSWERED], body),
        )
        if sentence
    )


_IN_SUMMARY = {
    StatusCode.DONE: "gjennomført",
    StatusCode.PARTLY_DONE: "delvis gjennomført",
    StatusCode.IN_PROGRESS: "pågående",
    StatusCode.NOT_STARTED: "ikke påbegynt",
}


def _progress(statuses: Counter[StatusCode], total: int) -> str:
    parts = [f"{statuses[code]} {words}" for code, words in _IN_SUMMARY.items() if statuses[code]]
    if total == 1:
        return next((f"Det ene tiltaket er {words}." for code, words in _IN_SUMMARY.items() if statuses[code]), "")
    return f"Av {total} tiltak er {listed(parts)}." if parts else ""


def _not_carried_out(statuses: Counter[StatusCode]) -> str:
    number = statuses[StatusCode.CANCELLED]
    return f"{counted(number).capitalize()} tiltak blir ikke gjennomført." if number else ""


def _silence(statuses: Counter[StatusCode], unreported: Sequence[str]) -> str:
    number = statuses[StatusCode.MISSING]
    if not number:
        return ""
    whole = "Ingen under temaet" if len(unreported) == 1 else "Ingen under temaene"
    themes = f" {whole} {listed(list(unreported))} er rapportert." if unreported else ""
    return f"{counted(number).capitalize()} tiltak mangler status.{themes}"


def _going_on(decisions: Counter[DecisionCode], next_year: int) -> str:
    kept, changed = decisions[DecisionCode.CONTINUE], decisions[DecisionCode.CONTINUE_CHANGED]
    going = kept + changed
    if not going:
        return ""
    of_them = f", av dem {counted(changed)} med endring" if going > 1 else ", med endring"
    number = counted(going).capitalize()
    return f"{number} tiltak er foreslått videreført i {next_year}{of_them if changed else ''}."


def _leaving(decisions: Counter[DecisionCode]) -> str:
    parts: list[str] = []
    for code, words in ((DecisionCode.DISCONTINUE, "avsluttet"), (DecisionCode.MERGE, "slått sammen med andre")):
        number = decisions[code]
        parts += [f"{counted(number)}{'' if parts else ' tiltak er foreslått'} {words}"] if number else []
    return _sentence(listed(parts))


def _open(to_board: int, unanswered: int, body: str) -> str:
    parts = []
    if to_board:
        parts.append(f"{counted(to_board)} tiltak er lagt fram for {genitive(body)} avgjørelse")
    if unanswered:
        they = "det" if unanswered == 1 else "de"
        parts.append(f"{counted(unanswered)} mangler svar på om {they} bør videreføres")
    return _sentence(listed(parts))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _counts(measures: Sequence[Item]) -> tuple[StatusCount, ...]:
    numbers = Counter(item.status for item in measures)
    return tuple(
        StatusCount(code=code, label=STATUS_LABELS[code], symbol=STATUS_SYMBOLS[code], number=numbers[code])
        for code in StatusCode
    )


def _headings(sections: Sequence[SectionItems]) -> list[tuple[str, str | None]]:
    return [(section.name, theme.name) for section in sections for theme in section.themes]


def _theme_count(heading: tuple[str, str | None], measures: Sequence[Item]) -> ThemeCount:
    numbers = Counter(item.status for item in measures if (item.section, item.theme) == heading)
    return ThemeCount(
        name=heading[1] or heading[0],
        numbers=tuple(numbers[code] for code in StatusCode),
        total=numbers.total(),
    )


def _unreported(sections: Sequence[SectionItems]) -> tuple[str, ...]:
    says: Callable[[Item], bool] = lambda item: bool(item.status_written or item.description or item.words)  # noqa: E731
    return tuple(
        theme.name or section.name
        for section in sections
        for theme in section.themes
        if theme.items and not any(item.status is not StatusCode.MISSING or says(item) for item in theme.items)
    )
