"""When two texts are two wordings of one measure, and when they are two measures."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.wording import SIMILAR, compare

REWORDED = [
    ("Samarbeide tettere med fylkeskommunene i regionen", "Samarbeide tettere med fylkeskommunene regionen"),
    ("Følge opp Region Vert", "Følge opp RegionVert"),
    ("Fjerne fremmede arter langs vassdragene", "Fjerne fremmedarter langs vassdrag"),
    ("Kartlegge felles næringsarealer", "Kartlegging av felles næringsareal"),
    ("Rekruttere og beholde helsepersonell", "Rekrutering av helsepersonell"),
    ("Øvelse strømutfall", "Øving straumutfall"),
    ("Utvikle felles bibliotekplan", "Biblioteksplan"),
    ("Digitalisere lokalhistorisk arkiv", "Digitalisering lokalhist. arkiv"),
    ("Utbedre rv. 7 Gol–Nesbyen", "Utbedring av riksvei 7 Gol - Nesbyen"),
    ("Fase I av prosjektet Grønn havn", "Fase 1 av prosjektet Grønn havn"),
    ("Redusere energibruken med ti prosent", "Redusere energibruken med 10 %"),
    ("Plante fem tusen trær langs skoleveien", "Plante 5000 trær langs skoleveien"),
    ("Samarbeide med NVE om flomkart", "Samarbeide med Norges vassdrags- og energidirektorat om flomkart"),
    ("Beregne kostnad ved flere nattbusser", "Beregne kostnad ved flere nattbusser, også i helgene"),
    ("Sette i gang bygging av gangvei til skolen", "Starte bygging av gangvei til skolen"),
    ("Plante 10 000 trær langs bekkene", "Plante ti tusen trær langs bekkene"),
    ("Legge til rette for lave flypriser på FOT-rutene", "Tilrettelegge for lave flybilletter på FOT-rutene"),
    ("Revidere kommuneplanens arealdel", "Revidere KPA"),
    ("Felles opplæring i infosikkerhet", "Felles opplæring i informasjonssikkerhet"),
    ("Byggje ut ladenett for elbåtar", "Byggje ut ladenett for el-båtar"),
    ("Etablere felles kundesenter i rådhuset, med vakttelefon", "Etablere et felles kundesenter"),
    ("Opplæring om digitale medier for ungdom", "Opplæring om digitale meider for undgom"),
    ("Arrangere yrkes- og utdanningsmesse på Nordmo", "Arrangere utdannings- og yrkesmesse på Nordmo"),
    ("Etablere ladeinfrastruktur for fritidsbåter", "Etablere lade-infrastruktur for fritidsbåter"),
    ("Få tre nye biogassanlegg i drift", "Få tre nye anlegg for biogass i drift"),
    (
        "Felles retningslinjer for hyttebygging i fjellet",
        "Felles retningslinjer for bygging av fritidsboliger i fjellet",
    ),
    ("Avholde fagdag om overvannshåndtering", "Fagdag om overvann"),
    ("Bygge ut bredbånd i grendene", "Fiberutbygging i grendene"),
    ("Lage heilskapleg plan for vaksenopplæring", "Helhetlig plan for voksenopplæring"),
    ("Bysykler", "Innføre felles bysykkelordning"),
    ("Kulturvakt – utredning", "Utrede felles kulturvakt"),
    ("Buss og båt må korrespondere", "Korrespondansen mellom buss og båt"),
    ("Møte med Jernb.dir. om distr.politikk", "Møte med Jernbanedirektoratet om distriktspolitikk"),
    ("Følge NVEs behandling av søknaden", "Følge Norges vassdrags- og energidirektorats behandling av søknaden"),
    ("Anskaffe felles dørlåser uten nøkkel", "Anskaffe felles nøkkelfrie dørlåser"),
    ("Kartlegge ladepunkt for elferger", "Kartlegge ladepunkt for elektriske ferger"),
    ("Styrkje leseopplæringa på småskulesteget", "Styrke leseopplæringen på småskoletrinnet"),
]
OTHERS = [
    ("Fase I av prosjektet Grønn havn", "Fase II av prosjektet Grønn havn"),
    ("Utbedre rv. 7 over fjellet", "Utbedre rv. 52 over fjellet"),
    ("Følge opp NTP 2025–2036", "Følge opp NTP 2029–2040"),
    ("Interkommunalt samarbeid om barnevern", "Interkommunalt samarbeid om barnehage"),
    ("Lage felles klimaregnskap", "Lage felles klimabudsjett"),
    ("Rekruttere leger til distriktene", "Rekruttere lærere til distriktene"),
    ("Tiltak mot ensomhet blant eldre", "Tiltak mot ensomhet blant unge"),
    ("Nettverk for kommunale planleggere", "Nettverk for kommunale innkjøpere"),
    ("Innføre gebyr for motorferdsel", "Avvikle gebyr for motorferdsel"),
    ("Festival uten alkohol for ungdom", "Festival med alkohol for ungdom"),
    ("Gi støtte til kommunene", "Ikke gi støtte til kommunene"),
    ("Skilte og merke turstier ved kysten", "Skilte og merke skiløyper ved kysten"),
    ("Utrede felles brannvernstjeneste i fjellet", "Utrede felles barnevernstjeneste i fjellet"),
    ("Evaluere sekretariatet for kontrollutvalget", "Evaluere sekretariatet for regionrådet"),
]


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_words_left_out_put_in_or_spelled_otherwise_make_the_same_measure(one: str, other: str) -> None:
    assert compare(one, other).likeness >= SIMILAR


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_a_word_in_anothers_place_makes_another_measure(one: str, other: str) -> None:
    assert compare(one, other).likeness < SIMILAR
    assert compare(one, other).is_near_miss


def test_the_head_of_a_compound_stands_for_it_only_where_nothing_else_says_of_what() -> None:
    assert compare("Lønnsplan for ansatte i skolen", "Lønnsplan for barnehageansatte").likeness < SIMILAR
    assert compare("Lønnsplan for ansatte", "Lønnsplan for barnehageansatte").likeness >= SIMILAR


@pytest.mark.parametrize(("one", "other"), [*REWORDED, *OTHERS])
def test_the_order_of_the_two_does_not_matter(one: str, other: str) -> None:
    assert (compare(one, other).likeness >= SIMILAR) == (compare(other, one).likeness >= SIMILAR)


def test_texts_that_share_only_small_words_share_nothing() -> None:
    assert compare("Arbeide med og for dette", "Arbeide for og med noe").likeness == 0


def test_one_short_word_is_not_enough_to_know_a_measure_by() -> None:
    assert compare("Møter", "Møter om skogbruk").likeness < SIMILAR


@given(st.text(), st.text())
def test_any_two_texts_have_a_likeness_between_none_and_the_same(one: str, other: str) -> None:
    assert 0 <= compare(one, other).likeness <= 1


def test_one_word_in_common_is_too_little_where_something_else_is_done_and_more_is_named() -> None:
    moved = "Flytte kundesenteret for brannvesenet ut av Furumo rådhus"
    assert compare("Opprette et felles kundesenter", moved).likeness < SIMILAR


def test_a_row_may_name_a_measure_by_its_one_long_word_but_not_the_other_way() -> None:
    measure = "Utrede felles parkeringsnorm for kommunene i kollektivaksene og rundt knutepunktene"
    assert compare("Felles parkeringsnorm", measure).likeness >= SIMILAR
    assert compare(measure, "Felles parkeringsnorm").likeness < SIMILAR


def test_a_row_may_tell_more_of_a_title_of_one_word_but_not_speak_of_another() -> None:
    assert compare("Vennskapsbyene (Rostock, Aarhus): utveksling i juni", "Vennskapsbyene").likeness >= SIMILAR
    assert compare("Besøke vennskapsbyene Rostock og Aarhus i juni", "Vennskapsbyene").likeness < SIMILAR


def test_a_name_in_quotation_marks_is_no_less_alike_for_it() -> None:
    assert compare("Plastfri fjord (skoleprosjektet)", "Skoleprosjektet «Plastfri fjord»").likeness == 1


def test_a_row_may_say_less_exactly_what_it_is_about_but_not_more() -> None:
    assert compare("Nettverk for prosessindustrien", "Kompetansenettverk for prosessindustrien").likeness >= SIMILAR
    assert compare("Kompetansenettverk for prosessindustrien", "Nettverk for prosessindustrien").likeness < SIMILAR
