"""The mistakes that a template can have: one function a rule, named as its code.

In: the tag, and what is wrong with it. Out: a finding. The docstrings are what the user guide says of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.findings import Code, Location, error, warning
from pipeline.text import quoted

if TYPE_CHECKING:
    from pipeline.findings import Finding
    from pipeline.templates.tags import Piece, Tag
    from pipeline.word_rules import Fault


def unknown_name(tag: Tag, what: str, hint: str | None = None) -> Finding:
    """Malen bruker et navn som ikke finnes der det står.

    Rett navnet; linjen under sier hvilke som kan brukes der. Alle står i templates/README.md.
    """
    return error(Code.UNKNOWN_NAME, tag.at, f"{what} {tag.where}", hint)


def unknown_filter(tag: Tag, what: str, hint: str | None = None) -> Finding:
    """Malen bruker et filter eller en test som ikke finnes.

    Rett ordet som står bak streken eller «is», eller ta det bort.
    """
    return error(Code.UNKNOWN_FILTER, tag.at, f"{what} {tag.where}", hint)


def unreadable_code(tag: Tag, what: str, hint: str | None = None) -> Finding:
    """Et felt eller en kode i malen kan ikke leses.

    Skriv den på nytt etter mønster av en som virker.
    """
    return error(Code.UNREADABLE_CODE, tag.at, f"{what} {tag.where}", hint)


def broken_field(tag: Tag) -> Finding:
    """Et felt i malen er brutt av noe som ikke skal stå i det, eller mangler en klamme.

    Slett feltet, og skriv det på nytt i ett: «{{ navn }}», «{% kode %}».
    """
    what = "Feltet" if tag.raw.replace(" ", "").startswith("{{") or "%" not in tag.raw else "Koden"
    hint = "slett det som står der, og skriv det på nytt i ett, uten noe imellom"
    return error(Code.BROKEN_FIELD, tag.at, f"{what} {tag.flaw}. {tag.where}", hint)


def mixed_field(tag: Tag) -> Finding:
    """Et felt i malen har flere slags formatering, og bare den første blir brukt.

    Merk hele feltet, fra klamme til klamme, og gi det én formatering.
    """
    what = "Formateringen skifter inne i feltet, og bare den første blir med i dokumentet."
    return warning(Code.MIXED_FIELD, tag.at, f"{what} {tag.where}", "merk hele feltet, og gi det én formatering")


def unpaired_code(tag: Tag, what: str, hint: str | None = None) -> Finding:
    """En løkke eller et valg i malen mangler begynnelsen eller slutten sin.

    Hver «for» skal ha sin «endfor», og hver «if» sin «endif». Legg til den som mangler, eller slett den som er til
    overs.
    """
    return error(Code.UNPAIRED_CODE, tag.at, f"{what} {tag.where}", hint)


def misplaced_code(tag: Tag, what: str, hint: str | None = None) -> Finding:
    """En kode i malen står på et sted der den ikke virker.

    Sett «{%p …%}» alene i et avsnitt og «{%tr …%}» alene i en tabellrad, og la en løkke begynne og slutte i den samme
    cellen eller tabellen.
    """
    return error(Code.MISPLACED_CODE, tag.at, f"{what} {tag.where}", hint)


def unfillable_field(at: Location, what: str, hint: str | None = None) -> Finding:
    """Et felt i malen kan ikke fylles ut.

    Linjen sier hvorfor, og med hvilket eksempel. Sett feltet i et valg, «{% if … %}», hvis verdien kan mangle.
    """
    return error(Code.UNFILLABLE_FIELD, at, what, hint)


def broken_requirement(file: str, fault: Fault, when: str) -> Finding:
    """Dokumentet som malen gir, bryter et av kravene W1–W12, som står i templates/README.md.

    Linjen sier hvilket krav, hvor i dokumentet, og hva som skal rettes i malen.
    """
    what = f"Kravet {fault.code} er: {fault.rule} Det holder ikke {when}: {fault.what}."
    return error(Code.BROKEN_REQUIREMENT, Location(file=file), what, f"{fault.advice[:1].lower()}{fault.advice[1:]}")


def reviewed_template(piece: Piece, what: str) -> Finding:
    """Malen har kommentarer eller sporede endringer, som ville blitt med i dokumentet.

    Godta eller avvis endringene, og slett kommentarene, under Se gjennom i Word.
    """
    at = Location(file=piece.file, sheet=piece.part, cell=piece.place)
    what = f"{what} Det blir med i dokumentet. Det første står ved {quoted(piece.shown)}."
    return error(Code.REVIEWED_TEMPLATE, at, what, "ta det bort under «Se gjennom» i Word")


def unusable_template(file: str, what: str) -> Finding:
    """En mal mangler eller kan ikke åpnes.

    Hent den fra en sikkerhetskopi, eller lagre den på nytt i riktig format.
    """
    hint = "hent den fra en sikkerhetskopi, eller lagre den på nytt i riktig format"
    return error(Code.UNUSABLE_TEMPLATE, Location(file=file), what, hint)
