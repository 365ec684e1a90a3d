"""StatusReport and DraftProgramme → the variables that the templates are written against.

In: the composed documents. Out: plain dictionaries, the same for Word and HTML, so that the two formats say the same.
The names are the office's, in Norwegian, since the office edits the templates. templates/README.md lists them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.changes import ChangeKind
from pipeline.codes import DecisionCode
from pipeline.labels import genitive
from pipeline.text import one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.changes import Change
    from pipeline.compose.draft import DraftProgramme
    from pipeline.compose.figure import Figure
    from pipeline.compose.parts import Item, SectionItems
    from pipeline.compose.status_report import StatusReport
    from pipeline.model import Edition
    from pipeline.settings import Meeting


def report_context(report: StatusReport, edition: Edition, meeting: Meeting) -> dict[str, Any]:
    """Give the status report's variables."""
    return {
        **_front(report.title, edition, meeting),
        "merkelapp": meeting.label(draft=False),
        **_organ(report.body),
        "per_dato": report.as_of,
        "neste_aar": report.next_year,
        "innledning": report.introduction,
        "innhold": [],
        "forslag_til_vedtak": list(report.resolutions),
        "sammendrag": list(report.summary),
        "statuser": [
            {"navn": count.label, "symbol": count.symbol, "antall": count.number, "kode": count.code.value}
            for count in report.counts
        ],
        "temaer": [{"navn": theme.name, "antall": list(theme.numbers), "sum": theme.total} for theme in report.themes],
        "antall_tiltak": report.measures,
        "antall_underpunkter": report.points,
        "figur": _figure(report.figure) if report.figure else None,
        "uten_rapport": list(report.unreported),
        "forrige_dato": report.since,
        "endringer": [_change(change, report.next_year) for change in report.changes],
        "avvik": _items(report.deviations),
        "avgjoerelser": _items(report.decisions),
        "ubesvarte": _items(report.unanswered),
        "nye": _items(report.new),
        "godtatte_funn": [
            {"tiltak": one.measure, "betyr": one.meaning, "begrunnelse": one.why, "godtatt_av": one.who}
            for one in report.accepted
        ],
        "deler": _sections(report.sections),
    }


def draft_context(draft: DraftProgramme, edition: Edition, meeting: Meeting) -> dict[str, Any]:
    """Give the draft programme's variables."""
    return {
        **_front(draft.title, edition, meeting),
        "merkelapp": meeting.label(draft=True),
        **_organ(draft.body),
        "aar": draft.year,
        "fra_aar": draft.from_year,
        "innledning": draft.introduction,
        "innhold": [],
        "deler": _sections(draft.sections),
        "til_avgjoerelse": _items(draft.for_decision),
        "maa_avklares": _items(draft.to_clarify),
        "slaas_sammen": _items(draft.merged),
        "utgaar": _items(draft.dropped),
        "vedlegg": _items(draft.annex),
    }


def programme_context(title: str, organisation: str | None, label: str) -> dict[str, Any]:
    """Give what a programme's headers and footers may say, when only the programme itself is written."""
    return {"tittel": title, "organisasjon": organisation, "moete": None, "sak": None, "merkelapp": label}


def _front(title: str, edition: Edition, meeting: Meeting) -> dict[str, Any]:
    return {
        "tittel": title,
        "organisasjon": edition.organisation,
        "moete": meeting.described(),
        "sak": meeting.case,
    }


def _organ(body: str) -> dict[str, str]:
    """Name the organ at the start of a sentence, within one, and as an owner: Styret, styret, styrets."""
    return {"organ": body[:1].upper() + body[1:], "organet": body, "organets": genitive(body)}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "bredde": figure.width,
        "hoeyde": figure.height,
        "tekst": figure.words,
        "stolper": [
            {
                "linjer": list(bar.lines),
                "y": bar.y,
                "hoeyde": bar.height,
                "deler": [
                    {"x": part.x, "bredde": part.width, "tekst": part.text, "kode": part.code.value}
                    for part in bar.segments
                ],
            }
            for bar in figure.bars
        ],
        "tegnforklaring": [{"x": one.x, "y": one.y, "tekst": one.text, "kode": one.code.value} for one in figure.keys],
    }


def _change(change: Change, next_year: int) -> dict[str, Any]:
    what = {
        ChangeKind.STATUS: "Status",
        ChangeKind.ANSWER: f"Forslag for {next_year}",
        ChangeKind.REWORDED: "Ny ordlyd",
        ChangeKind.NEW: "Nytt tiltak",
        ChangeKind.GONE: "Ikke lenger med",
    }
    return {
        "tekst": change.text,
        "loest_under": one_line(change.under) if change.under else None,
        "tema": change.heading,
        "hva": what[change.kind],
        "foer": change.before,
        "naa": change.now,
    }


def _sections(sections: Sequence[SectionItems]) -> list[dict[str, Any]]:
    return [
        {
            "navn": section.name,
            "temaer": [{"navn": theme.name, "tiltak": _items(theme.items)} for theme in section.themes],
        }
        for section in sections
    ]


def _items(items: Sequence[Item]) -> list[dict[str, Any]]:
    """Give items; ``loest_under`` names the measure of a point that stands without it in this part."""
    variables = []
    above: tuple[str, str | None, str] | None = None
    for item in items:
        if item.under is None:
            above = item.section, item.theme, item.text
        variables.append(_item(item, loose=above != (item.section, item.theme, item.under)))
    return variables


def _item(item: Item, *, loose: bool) -> dict[str, Any]:
    return {
        "tekst": item.text,
        "punkt": item.under is not None,
        "loest_under": one_line(item.under) if loose and item.under else None,
        "tema": item.heading,
        "nytt": item.new,
        "gjentatt": item.repeated,
        "status": item.status_label,
        "statuskode": item.status.value,
        "symbol": item.status_symbol,
        "status_i_arket": item.status_written,
        "beskrivelse": item.description,
        "hvorfor_ikke": item.why_not,
        "avgjoerelse": item.decision_label,
        "avgjoerelseskode": item.decision.value,
        "endres": item.decision is DecisionCode.CONTINUE_CHANGED,
        "grunnlag": item.basis_label,
        "svar": item.words,
        "begrunnelse": item.reason,
        "som": _origin(item),
        "slaas_sammen_med": item.target,
        "andre_opplysninger": [{"navn": name, "tekst": text} for name, text in item.extra],
        "id": item.id,
    }


def _origin(item: Item) -> str | None:
    """Say whose answer it is, where it is another's."""
    if item.origin is None:
        return None
    return "som tiltaket det står under" if item.origin == item.under else f"som {quoted(item.origin)}"
