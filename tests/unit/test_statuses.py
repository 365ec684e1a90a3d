"""What stands in a status cell."""

from __future__ import annotations

import pytest

from pipeline.codes import Fit, StatusCode
from pipeline.findings import Location
from pipeline.model import Cell, Status
from pipeline.statuses import in_year, legend_of, read_status
from pipeline.vocabulary import STATUS_LABELS, STATUS_SPELLINGS
from tests.builders import status_sheet

AT = Location(file="status.xlsx", sheet="Status 2025", cell="C5")
LABELLED = [(label, code) for code, label in STATUS_LABELS.items() if code is not StatusCode.MISSING]


def _status(text: str, *, trusted: bool = True) -> Status:
    return read_status(Cell(text=text, raw=text, at=AT, trusted=trusted))


@pytest.mark.parametrize(
    ("words", "code", "fit"),
    [
        ("Pågående", StatusCode.IN_PROGRESS, Fit.OWN),
        ("pågående", StatusCode.IN_PROGRESS, Fit.OWN),
        ("PÅGÅENDE.", StatusCode.IN_PROGRESS, Fit.OWN),
        ("pågåande", StatusCode.IN_PROGRESS, Fit.OWN),
        ("Under gjennomføring", StatusCode.IN_PROGRESS, Fit.OWN),
        ("påbegynt", StatusCode.IN_PROGRESS, Fit.NEAR),
        ("I rute", StatusCode.IN_PROGRESS, Fit.NEAR),
        ("delvis påbegynt", StatusCode.IN_PROGRESS, Fit.DOUBTFUL),
        ("Forsinket", StatusCode.IN_PROGRESS, Fit.DOUBTFUL),
        ("Delvis gjennomført", StatusCode.PARTLY_DONE, Fit.OWN),
        ("Delvis", StatusCode.PARTLY_DONE, Fit.NEAR),
        ("Gjennomført", StatusCode.DONE, Fit.OWN),
        ("Ferdig", StatusCode.DONE, Fit.OWN),
        ("Levert", StatusCode.DONE, Fit.NEAR),
        ("Avsluttet", StatusCode.DONE, Fit.DOUBTFUL),
        ("Ikke påbegynt", StatusCode.NOT_STARTED, Fit.OWN),
        ("ikkje påbegynt", StatusCode.NOT_STARTED, Fit.OWN),
        ("Ikke\nstartet", StatusCode.NOT_STARTED, Fit.OWN),
        ("Planlagt", StatusCode.NOT_STARTED, Fit.NEAR),
        ("Utsatt", StatusCode.NOT_STARTED, Fit.DOUBTFUL),
        ("Blir ikke gjennomført", StatusCode.CANCELLED, Fit.OWN),
        ("Blir ikkje gjennomført", StatusCode.CANCELLED, Fit.OWN),
        ("Utgår", StatusCode.CANCELLED, Fit.OWN),
        ("Ikke aktuelt", StatusCode.CANCELLED, Fit.NEAR),
    ],
)
def test_a_known_word_is_read_with_how_well_it_fits(words: str, code: StatusCode, fit: Fit) -> None:
    status = _status(words)
    assert (status.code, status.fit) == (code, fit)


@pytest.mark.parametrize(("label", "code"), LABELLED)
def test_the_offices_own_words_need_no_remark(label: str, code: StatusCode) -> None:
    assert _status(label) == Status(code=code, as_written=label, fit=Fit.OWN)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Gjenomført", StatusCode.DONE),
        ("Gjennomfort", StatusCode.DONE),
        ("Pågånde", StatusCode.IN_PROGRESS),
        ("Ikke påbegynnt", StatusCode.NOT_STARTED),
        ("Blir ikke gjenomført", StatusCode.CANCELLED),
    ],
)
def test_a_slip_of_the_pen_is_read_and_said(words: str, code: StatusCode) -> None:
    assert _status(words) == Status(code=code, as_written=words, fit=Fit.MISSPELT)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Gjennomført (mai 2025)", StatusCode.DONE),
        ("Ikke påbegynt – venter på KS", StatusCode.NOT_STARTED),
        ("Pågående, nye møter i høst", StatusCode.IN_PROGRESS),
        ("Utgår pga. kapasitet", StatusCode.CANCELLED),
        ("På plass fra 1. september", StatusCode.DONE),
    ],
)
def test_a_remark_behind_the_word_is_kept_apart_from_it(words: str, code: StatusCode) -> None:
    assert _status(words) == Status(code=code, as_written=words, fit=Fit.REMARKED)


def test_a_remark_behind_a_doubtful_word_leaves_it_doubtful() -> None:
    assert _status("Utsatt til 2026").fit is Fit.DOUBTFUL


@pytest.mark.parametrize("words", ["Grønn", "150 %", "50", "x", "Se beskrivelse", "Etter planen", "Kari følger opp"])
def test_a_word_that_nobody_knows_is_no_status(words: str) -> None:
    assert _status(words) == Status(code=StatusCode.MISSING, as_written=words, fit=Fit.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "code", "fit"),
    [
        ("0 %", StatusCode.NOT_STARTED, Fit.NEAR),
        ("0,5 %", StatusCode.IN_PROGRESS, Fit.DOUBTFUL),
        ("66,7 %", StatusCode.IN_PROGRESS, Fit.DOUBTFUL),
        ("4 av 6 plasser fylt", StatusCode.PARTLY_DONE, Fit.DOUBTFUL),
        ("To av to kurs holdt", StatusCode.DONE, Fit.DOUBTFUL),
        ("3 av 4 kommuner mangler", StatusCode.MISSING, Fit.UNKNOWN),
        ("Halve jobben gjort", StatusCode.PARTLY_DONE, Fit.NEAR),
        ("50 %", StatusCode.IN_PROGRESS, Fit.DOUBTFUL),
        ("ca. 80 prosent ferdig", StatusCode.IN_PROGRESS, Fit.DOUBTFUL),
        ("100%", StatusCode.DONE, Fit.NEAR),
    ],
)
def test_a_share_is_the_nearest_status_and_told(words: str, code: StatusCode, fit: Fit) -> None:
    assert _status(words) == Status(code=code, as_written=words, fit=fit)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Høringen pågår", StatusCode.IN_PROGRESS),
        ("Under trykking", StatusCode.IN_PROGRESS),
        ("Skal være ferdig til sommeren", StatusCode.IN_PROGRESS),
        ("Innspill levert i mai", StatusCode.DONE),
        ("Gjennomført som planlagt", StatusCode.DONE),
        ("3 av 4", StatusCode.PARTLY_DONE),
        ("4 av 4", StatusCode.DONE),
        ("3 av 4 seminarer gjennomført", StatusCode.PARTLY_DONE),
        ("Gjennomført to av tre", StatusCode.PARTLY_DONE),
        ("Ferdig med fase 1", StatusCode.PARTLY_DONE),
        ("Første møte holdt", StatusCode.PARTLY_DONE),
        ("Kartleggingen er ferdig, rapporten gjenstår", StatusCode.PARTLY_DONE),
        ("Oppstart høst 2025", StatusCode.NOT_STARTED),
        ("Ingenting er levert", StatusCode.MISSING),
        ("Møtet med fylket om den nye ordningen ble avholdt i juni", StatusCode.MISSING),
    ],
)
def test_a_few_words_with_one_status_among_them_are_that_status(words: str, code: StatusCode) -> None:
    status = _status(words)
    assert status.code is code
    assert status.fit is not Fit.OWN


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Ferdig i 2026", StatusCode.IN_PROGRESS),
        ("Ferdig 12. mars 2026", StatusCode.IN_PROGRESS),
        ("Gjennomført, ny runde i 2026", StatusCode.DONE),
        ("Gjennomført. Neste er i 2026", StatusCode.DONE),
        ("Ferdig i 2025", StatusCode.DONE),
    ],
)
def test_what_is_done_in_a_later_year_is_not_done(words: str, code: StatusCode) -> None:
    assert in_year(_status(words), 2025).code is code


def test_an_empty_cell_is_missing_and_never_not_started() -> None:
    assert read_status(None) == Status(code=StatusCode.MISSING, as_written=None, fit=Fit.OWN)


def test_a_dash_is_missing_too_and_is_kept() -> None:
    assert _status("–") == Status(code=StatusCode.MISSING, as_written="–", fit=Fit.OWN)


def test_a_cell_that_cannot_be_trusted_says_nothing() -> None:
    assert _status("#REF!", trusted=False) == Status(code=StatusCode.MISSING, as_written="#REF!", fit=Fit.OWN)


def test_a_formula_that_holds_a_status_word_says_nothing_either() -> None:
    assert _status("Gjennomført", trusted=False).code is StatusCode.MISSING


@pytest.mark.parametrize(
    "words",
    [
        "Blir gjennomført",
        "Vil bli gjennomført",
        "Blir gjennomført i høst",
        "Gjennomføres",
        "Ferdigstilles",
        "Avsluttes",
    ],
)
def test_what_will_be_carried_out_is_neither_done_nor_cancelled(words: str) -> None:
    assert _status(words).code not in {StatusCode.DONE, StatusCode.CANCELLED}


@pytest.mark.parametrize("words", ["Pågår ikke", "Gjennomført ikke", "Startet ikke"])
def test_a_word_with_not_behind_it_does_not_mean_the_word(words: str) -> None:
    assert _status(words).code not in {StatusCode.DONE, StatusCode.IN_PROGRESS}


@pytest.mark.parametrize("words", ["Ferdig innen jul", "Ferdig til sommeren", "Ferdig planlagt"])
def test_what_is_to_be_finished_later_is_not_done(words: str) -> None:
    assert _status(words).code is not StatusCode.DONE


@pytest.mark.parametrize("words", ["Påbegynt, men stoppet", "Startet, men utgår", "Ikke påbegynt - utgår"])
def test_a_remark_that_names_another_end_is_doubtful(words: str) -> None:
    assert _status(words).fit is Fit.DOUBTFUL


def test_what_is_said_to_be_partly_done_is_not_done() -> None:
    assert _status("Gjennomført delvis").code is not StatusCode.DONE


def test_a_no_before_a_word_never_leaves_its_meaning() -> None:
    meant = ((word, code) for word, (code, _) in STATUS_SPELLINGS.items() if code is not StatusCode.MISSING)
    assert [word for word, code in meant if _status(f"ikke {word}").code is code] == []


@pytest.mark.parametrize("words", ["Ukjent", "Vet ikke", "Uavklart"])
def test_a_word_for_not_knowing_is_missing_and_said(words: str) -> None:
    assert (_status(words).code, _status(words).fit) == (StatusCode.MISSING, Fit.DOUBTFUL)


@pytest.mark.parametrize(
    "texts",
    [
        ["1 = ikke startet", "2 = i gang", "3 = ferdig"],
        ["Koder: 1 = ikke startet, 2 = i gang, 3 = ferdig"],
        ["1 = ikke startet   2 = i gang   3 = ferdig"],
    ],
)
def test_a_sheet_says_above_its_table_what_its_signs_mean(texts: list[str]) -> None:
    legend = legend_of(texts)
    assert legend == {"1": StatusCode.NOT_STARTED, "2": StatusCode.IN_PROGRESS, "3": StatusCode.DONE}
    (row,) = status_sheet("\n".join([*texts, "Tiltak | Status", "Felles kart | 3"])).rows
    assert read_status(row.status, row.legend).code is StatusCode.DONE


def test_a_legend_may_use_other_words_than_the_statuses_own() -> None:
    assert legend_of(["Blå = Utsatt til neste år, Svart = Tatt ut av programmet, K = Kari Moen"]) == {
        "blå": StatusCode.NOT_STARTED,
        "svart": StatusCode.CANCELLED,
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [("3 Gjennomføring", StatusCode.IN_PROGRESS), ("4 Ferdig", StatusCode.DONE), ("3 kurs", StatusCode.MISSING)],
)
def test_a_step_of_a_list_may_have_its_number(words: str, code: StatusCode) -> None:
    assert _status(words).code is code


@pytest.mark.parametrize("text", ["Møte: ferdig kl. 12", "Status per 2. september", "Kari = leder"])
def test_what_is_no_sign_for_a_status_is_no_legend(text: str) -> None:
    assert "kari" not in legend_of([text])
    assert "per" not in legend_of([text])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("påbeg.", StatusCode.IN_PROGRESS),
        ("Ikke påb.", StatusCode.NOT_STARTED),
        ("Delv. gjennomf.", StatusCode.PARTLY_DONE),
        ("Ik.", StatusCode.MISSING),
        ("utg.", StatusCode.MISSING),
    ],
)
def test_a_status_may_be_cut_short_where_it_can_only_be_one(words: str, code: StatusCode) -> None:
    assert _status(words).code is code
