"""Rules about the status column."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.codes import ENDING, Fit, StatusCode
from pipeline.dates import days_spoken_of
from pipeline.findings import Code, Finding, error, note, warning
from pipeline.text import one_line, quoted
from pipeline.vocabulary import STATUS_LABELS, says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.checks.evidence import Evidence
    from pipeline.model import Status


def unknown_status(evidence: Evidence) -> Iterator[Finding]:
    """Statusen er ikke et av ordene som er i bruk.

    Velg et av de faste ordene: Ikke påbegynt, Pågående, Delvis gjennomført, Gjennomført, Blir ikke gjennomført.
    Et ord som bare er feilskrevet, er lest som det det ligner; et som ikke kan leses, er en feil til det er rettet.
    """
    for one, row in evidence.reported():
        status, words = one.merged.status, _quoted_status(one.merged.status)
        if status.fit is Fit.MISSPELT:
            message = f"{words} er ikke en kjent status, og er lest som «{STATUS_LABELS[status.code]}»."
            yield warning(Code.UNKNOWN_STATUS, row.status_at, message, f"mente du «{STATUS_LABELS[status.code]}»?")
        if status.fit is Fit.UNKNOWN:
            labels = ", ".join(f"«{label}»" for code, label in STATUS_LABELS.items() if code is not StatusCode.MISSING)
            yield error(
                Code.UNKNOWN_STATUS,
                row.status_at,
                f"{words} er ikke en kjent status.",
                f"Skriv en av {labels}.",
            )


def _quoted_status(status: Status) -> str:
    return quoted(status.as_written or "")


def unusual_status(evidence: Evidence) -> Iterator[Finding]:
    """Statusen er skrevet med et annet ord enn de faste, med en merknad bak, eller viser til raden over.

    Se om ordet er lest riktig. Velg det faste ordet som passer, så er tvilen borte neste gang.
    """
    for one, row in evidence.reported():
        status = one.merged.status
        message = f"{_quoted_status(status)} er lest som «{STATUS_LABELS[status.code]}»."
        if status.fit is Fit.DOUBTFUL:
            yield warning(Code.UNUSUAL_STATUS, row.status_at, message, "Skriv den faste statusen som passer.")
        elif status.fit in {Fit.NEAR, Fit.REMARKED}:
            yield note(Code.UNUSUAL_STATUS, row.status_at, message)


def missing_status(evidence: Evidence) -> Iterator[Finding]:
    """Tiltaket har ingen status.

    Velg en status. Tiltaket står som «Ikke oppgitt» i rapporten så lenge.
    """
    for one, row in evidence.reported():
        has_column, readable = row.status_at != row.measure.at, row.status is None or row.status.trusted
        empty = one.merged.status.code is StatusCode.MISSING and one.merged.status.fit is Fit.OWN
        if empty and readable and has_column:
            message = f"{quoted(one.measure.text)} har ingen status."
            yield warning(Code.MISSING_STATUS, row.status_at, message, "Velg en status.")


def cancelled_without_reason(evidence: Evidence) -> Iterator[Finding]:
    """Tiltaket blir ikke gjennomført, og ingen sier hvorfor.

    Skriv grunnen i beskrivelsen. Styret får se den under «Avvik».
    """
    for one, row in evidence.reported():
        ended = one.decision.code in ENDING and not one.decision.origin
        explained = row.description or (ended and one.decision.reason)
        if one.merged.status.code is StatusCode.CANCELLED and not explained:
            message = f"{quoted(one.measure.text)} blir ikke gjennomført, men grunnen mangler."
            yield warning(Code.CANCELLED_WITHOUT_REASON, row.status_at, message, "Skriv grunnen i beskrivelsen.")


def status_against_description(evidence: Evidence) -> Iterator[Finding]:
    """Statusen og beskrivelsen sier forskjellige ting.

    Rett den av dem som er feil.
    """
    for one, row in evidence.reported():
        text = row.description.text if row.description else ""
        if said := _contradiction(one.merged.status.code, text) or _still_to_come(
            one.merged.status.code, text, evidence
        ):
            label = STATUS_LABELS[one.merged.status.code]
            message = f"Statusen er «{label}», men beskrivelsen sier at tiltaket er {said}: {quoted(text)}."
            yield warning(Code.STATUS_AGAINST_DESCRIPTION, row.status_at, message, "Rett den av dem som er feil.")


def _contradiction(status: StatusCode, text: str) -> str | None:
    done, open_ended = says("description", "done", text), says("description", "not_done", text)
    some = status is StatusCode.IN_PROGRESS and says("description", "counted", text)
    if status in {StatusCode.IN_PROGRESS, StatusCode.NOT_STARTED} and done and not open_ended and not some:
        return "gjennomført"
    if status is StatusCode.DONE and not done and says("description", "ahead", text):
        return "ikke ferdig"
    if status is StatusCode.NOT_STARTED and says("description", "started", text) and not open_ended:
        return "i gang"
    return None


def _still_to_come(status: StatusCode, text: str, evidence: Evidence) -> str | None:
    """Tell whether a finished measure is described by a day after the status date."""
    as_of, year = evidence.edition.as_of, evidence.edition.year
    if status is not StatusCode.DONE or as_of is None or says("description", "done", text):
        return None
    later = any(day > as_of for day in days_spoken_of(one_line(text), year))
    return "ikke ferdig" if later and says("description", "coming", text) else None


def group_against_points(evidence: Evidence) -> Iterator[Finding]:
    """Statusen for en gruppe passer ikke med statusen for punktene under den.

    Rett statusen som er feil, for gruppen eller for punktene.
    """
    under: defaultdict[str | None, set[StatusCode]] = defaultdict(set)
    for point in evidence.measures:
        if not point.merged.new and not point.merged.repeats:
            under[point.measure.parent].add(point.merged.status.code)
    for one, row in evidence.reported():
        points = under[one.measure.id]
        begun = points & {StatusCode.DONE, StatusCode.PARTLY_DONE, StatusCode.IN_PROGRESS}
        unfinished = points & {StatusCode.NOT_STARTED, StatusCode.IN_PROGRESS, StatusCode.PARTLY_DONE}
        status = one.merged.status.code
        if (status is StatusCode.DONE and unfinished) or (status is StatusCode.NOT_STARTED and begun):
            labels = " og ".join(f"«{STATUS_LABELS[code]}»" for code in StatusCode if code in unfinished | begun)
            message = (
                f"{quoted(one.measure.text)} har status «{STATUS_LABELS[status]}», mens punkter under har {labels}."
            )
            yield warning(Code.GROUP_AGAINST_POINTS, row.status_at, message, "Rett statusen som er feil.")


_PROGRESS = (StatusCode.NOT_STARTED, StatusCode.IN_PROGRESS, StatusCode.PARTLY_DONE, StatusCode.DONE)


def status_went_back(evidence: Evidence) -> Iterator[Finding]:
    """Statusen er kommet kortere enn i forrige rapport.

    Rett statusen, eller skriv i beskrivelsen hvorfor den er endret.
    """
    for one, row in evidence.reported():
        before, now = evidence.previous.get(one.measure.id), one.merged.status.code
        if before in _PROGRESS and now in _PROGRESS and _PROGRESS.index(now) < _PROGRESS.index(before):
            message = f"Statusen er «{STATUS_LABELS[now]}»; i forrige rapport var den «{STATUS_LABELS[before]}»."
            yield warning(Code.STATUS_WENT_BACK, row.status_at, message, "Rett statusen, eller skriv hvorfor.")
