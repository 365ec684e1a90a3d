"""What a group's free-text answer says by itself."""

from __future__ import annotations

import pytest
from hypothesis import example, given, strategies as st

from pipeline.answer_rules import RULES
from pipeline.answers import Answer, read_answer
from pipeline.codes import DecisionCode
from pipeline.pointers import Pointer
from pipeline.text import clean

NEXT_YEAR = 2026

CONTINUE = [
    "OK som det er",
    "Gjerne på nytt",
    "Ja, tas inn som fast post",
    "Kan ikkje vere forutan",
    "Likt som 2025",
    "For tidlig å stoppe",
    "Tja, vi diskuterte lenge og landet på et klart ja.",
    "Bør skjermes for kutt",
    "Bør tilbys også neste skoleår",
    "Fireårig program, vi er i år 2",
    "Vi klarar oss ikkje utan",
    "Pausen er over, starter opp igjen i mars",
    "Skulle egentlig vært avsluttet i år, men styret har forlenget ut 2026",
    "Har ikke hørt noen si noe annet enn ja",
    "Flertallet innstiller på ja",
    "ja",
    "Ja",
    "JA!",
    "Ja.",
    " ja ",
    "jo",
    "Ja takk",
    "Absolutt",
    "✓",
    "👍",
    "ja ja",
    "Ja, for å få tyngde i den politiske påvirkningen og spesielt overfor nytt storting etter valget",
    "ja, sikre økt ressurstilgang, internasjonalisering, nettverk, kunnskap og innovasjon",
    "ja, sannsynlig med oppfølging etter workshop",
    "ja, prosjektperiode mai2025-aug2026",
    "Ja – viktig for kommunene",
    "Ja: viktig",
    "Ja\nviktig for kommunene",
    "Ja, uendret",
    "Ja, vi er ikke ferdige",
    "Ja, skal ikke avsluttes",
    "Ja, til og med 2027",
    "Videreføres",
    "Bør videreføres.",
    "Vert vidareført",
    "Bør førast vidare",
    "Bør halde fram",
    "Fortsetter",
    "Bør fortsatt være med",
    "Skal ikke legges ned",
    "Bør ikke avsluttes",
    "Må ikkje leggast ned",
    "Avsluttes ikke",
    "Skal ikke slås sammen med den over",
    "Prosjektperioden er 2025-26",
    "Prosjektperiode 2024–2028",
    "Prosjektet varer ut 2026",
    "fram til 2027",
    "Prosjektperioden er 2026",
    "Avsluttes i 2026",
    "2025-27",
    "Dette er kjerneoppgaven vår, så ja",
    "Vi vurderte å kutte den, men har ombestemt oss. Blir stående.",
    "Å avslutte nå ville være dumt",
    "Å legge ned tilbudet er helt utelukket",
    "Ja, å legge ned dette nå ville være dumt",
    "Forslaget om nedleggelse ble nedstemt",
    "Utsettes til 2026",
    "Overvannsnettverket: ja",
    "vidarførast",
    "Pågående",
    "Følges opp i 2026",
]
CONTINUE_CHANGED = [
    "Kursene flyttes ut i bygdene",
    "Jo, men vi må slutte med de dyre middagene",
    "Møteplassen tones ned",
    "Ja, men kanskje mer på TikTok",
    "Ja, men kuttes til 30 % stilling",
    "Ja, men to av tre delmål er nådd og kan tas ut",
    "Gjere det større og meir synleg",
    "Ja til kurs, men ikke til studietur",
    "Rimelegare variant neste år",
    "Kutt med 100 000",
    "Nei, ikke tre delprosjekter. Ett holder.",
    "Halvparten av møtene på Teams framover, ellers ok",
    "Kurset ja, messa nei",
    "a) ja b) nei, ferdig",
    "Ordningen bør gjelde hele året",
    "Konferansen utgår, nettverket består",
    "Ja, men det internasjonale kan vi droppe",
    "Nei, men ta vare på mentorordningen",
    "Kartleggingen er ferdig, oppfølgingen videreføres",
    "Ja, med mindre justeringer",
    "Pause i valghøsten, ellers som før",
    "Ja, men må mindre forventinger ettersom vi kasskje ikke har egne (internasjonale) kanaler.",
    "Ja, men mindre",
    "ja men i samarbeid med KS",
    "Jo, men sjeldnere",
    "Ja, likevel bare annethvert år",
    "Ja, med endringer",
    "Ja. Må spisses.",
    "Ja, i redusert omfang",
    "Ja, i mindre omfang",
    "Ja, men bør avgrensast til to fylke",
    "Bør endres",
    "Bør spissast mot interessepolitikk",
    "Bør fortsette i redusert omfang",
    "Videreføres, men annethvert år",
    "Bør ha fokus på interessepolitisk arbeid og enda mindre operasjonlet, Vurdere nedleggelse av Oslopolitan.",
    "Mer fokus på klima",
]
DISCONTINUE = [
    "Kjøres ikke i 2026 – HV øver andre steder",
    "Nei, men erfaringene bør deles med de andre gruppene",
    "Utgår, prosjektet var treårig og er ferdig i desember 2025",
    "Nei, foreløpig ikke, vi kan ta det opp igjen i 2030",
    "Kan med fordel avsluttes",
    "Tiltaket er ikke lenger aktuelt etter at ruta ble lagt om",
    "Ja, dette kan strykes",
    "Nei, annet er viktigere",
    "Mindretallet (Sp) ville fortsette. Flertallet innstiller på nei.",
    "Ja, dette kan vi slutte med",
    "Ja til å avslutte ved nyttår",
    "Videreføres ikke pga at Karin har slutta og ingen vil ta over",
    "Ser ikke noen grunn til å fortsette med dette",
    "Fristen var 1/10, innspillet er sendt, mer er det ikke å gjøre",
    "Gruppa innstiller på at tiltaket tas ut av programmet. Vedtatt mot 1 stemme.",
    "Å fortsette er utelukket",
    "Prosjektet vart avslutta før sommaren, sluttrapporten ligg på nettsida",
    "Behovet er dekket",
    "Vi har ikke kapasitet",
    "Det er trist, men slik er det. Avsluttes.",
    "Forslaget om å forlenge fikk ikke tilslutning",
    "avluttes",
    "Nei, likevel",
    "Nei, men kan tas i 2027",
    "Nei, ikke før 2027",
    "nei",
    "Nei.",
    "NEI!!!",
    "nei takk",
    "Nope",
    "👎",
    "✗",
    "Nei, nei",
    "Nei, prosjektene vil legges inn som egne poster",
    "Nei – ferdig",
    "Nei, ikke aktuelt lenger",
    "Nei, gjennomført",
    "Nei, avsluttet i 2025",
    "Nei, prosjektperioden er 2023-25",
    "Nei, blir ikke prioritert",
    "Utgår",
    "Går ut",
    "Avsluttes",
    "Bør avsluttast",
    "Legges ned",
    "Tas ut av programmet",
    "Strykes",
    "Ikke aktuelt",
    "Ikkje aktuelt lenger",
    "Ikke behov",
    "Videreføres ikke",
    "Skal ikke videreføres",
    "Bør ikkje vidareførast",
    "Vert ikkje vidareført",
    "Fortsetter ikke",
    "Ingen videreføring",
    "Prosjektperioden er 2023-25",
    "Prosjektperioden er 2024–2025",
    "Prosjektet varer ut 2025",
    "Fram til 2025",
]
CONSIDER = [
    "Arrangørkommunen får bestemme om den skal gjentas",
    "Ja, men vi må slutte med det",
    "Konferansen ble avviklet i mai",
    "Ja, dette kan vi slutte med, men kurset går videre",
    "Kommunedirektørutvalget bør få si sitt",
    "Det er aktuelt å avslutte",
    "Bør endres, men vi er ikke enige om hvordan",
    "Vi utelukker ikke at det bør videreføres",
    "Utsettes til 2028",
    "Bøndene sier ja, næringssjefen sier nei",
    "Bør evalueres først",
    "innretning og hyppighet bør vurderes, som annet hvert år",
    "Bør vurderes opp mot mer tyngde mot interessepolitisk arbeid. Avhenger av kapasitet og ressurser",
    "Må drøftes i styret",
    "Må drøftast i styret",
    "Styret må ta stilling",
    "Uavklart",
    "Usikkert",
    "Kanskje",
    "Vet ikke",
    "Veit ikkje",
    "Nja",
    "Neppe",
    "Neppe videreføres",
    "Vurdere å legge ned",
    "Bør vurderes avsluttet",
    "Vurdere å slå sammen med den over",
    "Kanskje videreføres",
    "Ja, kanskje",
    "Ja, bør vurderes",
    "Ja, bør avsluttes",
    "Ja?",
    "Nei?",
    "Skal dette videreføres?",
    "Ja, hvem gjør det?",
    "Ja/nei",
    "Ja og nei",
    "Nei, ja",
    "Ja, prosjektperiode 2023-2025",
    "Ja, ut 2025",
    "Nei, prosjektperioden er 2025-26",
    "Nei, bør ikke legges ned",
    "Viktig arbeid",
    "OK",
    "x",
    "2026",
]
CONDITIONAL = [
    "Tja, hvis noen vil lede det",
    "Forsvinner potten, forsvinner tiltaket",
    "Gjev fylkestinget grønt lys, startar fase 2 i mars",
    "Penger? Da ja.",
    "Om vegvesenet legger fram planen i tide, ja",
    "Tilslag = vi fortsetter, avslag = ferdig",
    "Uten midler: nei",
    "Blir veien omlagt, må vi fortsette",
    "Klarer vi det fortsetter vi",
    "Ja, med mindre fylket overtar",
    "Skal det fortsette, må det inn friske penger",
    "Hvis finansiering. Godt grunnlag for nye strategier 2029-2033",
    "Hvis det skal etableres nytt Team Oslo",
    "Dersom det blir midler",
    "Viss det blir pengar",
    "Forutsatt finansiering",
    "Under forutsetning av finansiering",
    "Med forbehold om budsjett",
    "Avhenger av kapasitet",
    "Kommer an på kapasiteten",
    "Kjem an på økonomien",
    "Om det blir midler",
    "Kun om vi får midler",
    "Ja, hvis det blir finansiert",
    "Ja, men bare hvis Oslo er med",
    "Ja, forutsatt at KS er med",
    "Ja, om det blir midler",
    "Ja, så lenge prosjektet er finansiert",
    "Bør videreføres dersom det blir midler",
    "Nei, med mindre staten betaler",
    "Nei, hvis ikke staten betaler",
]
MERGE = [
    "Kan fint takast under punktet over",
    "Bør slås sammen med den over.",
    "Slås sammen med den under",
    "Bør slåast saman med den over",
    "Ja, slås sammen med den over",
    "Nei, slås sammen med den over",
    "Kan sammenslås med felles kart",
    "Innlemmes i felles kart",
    "Samles i ett tiltak",
]
NO_ANSWER = ["", "-", "–", "—", "…", ".", "?", "n/a", "i/t", "«»"]
REMARKS = [
    "se i sammenheng med regionale planprosesser",
    "Må ses i sammenheng med kollektivstudien",
    "Se kommentar",
    "se beskrivelsen",
]
POINTERS = {
    "Se over": Pointer.ABOVE,
    "se over": Pointer.ABOVE,
    "Se over.": Pointer.ABOVE,
    "(se over)": Pointer.ABOVE,
    "SE OVENFOR": Pointer.ABOVE,
    "sjå over": Pointer.ABOVE,
    "Som over": Pointer.ABOVE,
    "samme som over": Pointer.ABOVE,
    "same som over": Pointer.ABOVE,
    "jf. over": Pointer.ABOVE,
    "Ditto": Pointer.ABOVE,
    "do.": Pointer.ABOVE,
    '"': Pointer.ABOVE,
    "”": Pointer.ABOVE,
    "''": Pointer.ABOVE,
    "〃": Pointer.ABOVE,
    '- " -': Pointer.ABOVE,
    "Se under": Pointer.BELOW,
    "sjå nedanfor": Pointer.BELOW,
    "Se neste": Pointer.BELOW,
    "se Transport og mobilitet (over)": Pointer.NAMED,
    "Se «Felles kart»": Pointer.NAMED,
    "jf. Felles kart under": Pointer.NAMED,
}
TABLE = {
    DecisionCode.CONTINUE: CONTINUE,
    DecisionCode.CONTINUE_CHANGED: CONTINUE_CHANGED,
    DecisionCode.DISCONTINUE: DISCONTINUE,
    DecisionCode.CONSIDER: CONSIDER,
    DecisionCode.CONDITIONAL: CONDITIONAL,
    DecisionCode.MERGE: MERGE,
}

PLAINLY_NO = [
    "Prioriteres bort",
    "Umulig å fortsette",
    "Mangler midler til å fortsette",
    "Vi ønsker verken å fortsette eller endre",
    "Hverken fortsette eller utvide",
    "Absolutt ikke",
    "Selvsagt ikke",
    "Selvfølgelig ikke",
    "Bør videreføres: nei",
    "Videreføres? Nei.",
    "Fortsette? Nei.",
    "Gruppen sier nei til å fortsette",
    "Videreføres dessverre ikke",
    "Videreføres foreløpig ikke",
    "Videreføres derfor ikke i 2026",
    "Dette fortsetter vi ikke med",
    "Det er ikke hensiktsmessig for gruppen å videreføre tiltaket",
    "Det er ikke lenger grunnlag for at vi skal fortsette",
    "Uten videreføring",
    "Unødvendig å videreføre",
    "Lite aktuelt å videreføre",
    "Prosjektperioden er 1.1.2023–31.12.2025",
]
PLAINLY_YES = [
    "Ikke behov for å avslutte",
    "Ikke aktuelt å avslutte",
    "Uaktuelt å legge ned",
    "Nei til nedleggelse",
    "Avsluttes foreløpig ikke",
    "Vi avslutter absolutt ikke dette",
    "Det er ikke noen god grunn til at vi skal avslutte",
    "Utgår selvsagt ikke",
]
GOING_ON = {DecisionCode.CONTINUE, DecisionCode.CONTINUE_CHANGED}


def _answer(text: str, next_year: int = NEXT_YEAR) -> Answer:
    return read_answer(clean(text), next_year)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in TABLE.items() for text in texts])
def test_an_answer_means_what_it_says(code: DecisionCode, text: str) -> None:
    assert _answer(text).code is code


@pytest.mark.parametrize("text", NO_ANSWER)
def test_a_dash_is_no_answer(text: str) -> None:
    assert _answer(text) == Answer()


@pytest.mark.parametrize("text", REMARKS)
def test_a_pointer_away_from_the_sheet_answers_nothing(text: str) -> None:
    assert _answer(text) == Answer(rule="remark")


@pytest.mark.parametrize(("text", "pointer"), POINTERS.items())
def test_a_pointer_sends_its_reader_to_another_row(text: str, pointer: Pointer) -> None:
    answer = _answer(text)
    assert (answer.pointer, answer.code) == (pointer, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("se Transport og mobilitet (over)", "Transport og mobilitet"),
        ("Se «Felles kart»", "Felles kart"),
        ("jf. Felles kart under", "Felles kart"),
        ("Sjå Felles kart nedenfor.", "Felles kart"),
        ("Her gjelder det samme som for krisesenteret", "krisesenteret"),
        ("linje 22", "linje 22"),
    ],
)
def test_a_named_pointer_keeps_the_name_alone(text: str, name: str) -> None:
    assert _answer(text).reason == name


@pytest.mark.parametrize("text", ["Ja, se over", "Ja (Jernbanedir., se over)"])
def test_a_pointer_within_an_answer_is_not_the_answer(text: str) -> None:
    assert (_answer(text).code, _answer(text).pointer) == (DecisionCode.CONTINUE, None)


@pytest.mark.parametrize("text", ["Likt som 2025", "Samme innhold, men fylket overtar ansvaret"])
def test_the_same_as_now_is_no_pointer(text: str) -> None:
    assert _answer(text).pointer is None


@pytest.mark.parametrize("text", ["Nei, se over", "Utgår, se under"])
def test_a_pointer_within_a_no_is_not_the_answer(text: str) -> None:
    assert (_answer(text).code, _answer(text).pointer) == (DecisionCode.DISCONTINUE, None)


@pytest.mark.parametrize("text", PLAINLY_NO)
def test_nothing_that_plainly_says_no_comes_out_as_going_on(text: str) -> None:
    assert _answer(text).code not in GOING_ON


@pytest.mark.parametrize("text", PLAINLY_YES)
def test_nothing_that_plainly_says_yes_comes_out_as_ending(text: str) -> None:
    assert _answer(text).code is not DecisionCode.DISCONTINUE


@given(st.sampled_from(["Nei", "nei", "NEI"]), st.sampled_from([".", ",", " –", ":", "!", "\n"]), st.text())
@example("Nei", ",", "ja")
@example("Nei", ",", "videreføres")
def test_whatever_stands_behind_a_leading_no_it_never_goes_on(no: str, mark: str, rest: str) -> None:
    assert _answer(f"{no}{mark} {rest}").code not in GOING_ON


@given(st.sampled_from(["Ja", "ja", "JA"]), st.sampled_from([".", ",", " –", ":", "!", "\n"]), st.text())
@example("Ja", ",", "nei")
@example("Ja", ",", "avsluttes")
def test_whatever_stands_behind_a_leading_yes_it_never_ends(yes: str, mark: str, rest: str) -> None:
    assert _answer(f"{yes}{mark} {rest}").code is not DecisionCode.DISCONTINUE


@given(st.text())
def test_every_text_gets_an_answer_or_none_and_a_rule_for_each(text: str) -> None:
    answer = _answer(text)
    assert answer.code is None or answer.rule in {*RULES, "unclear"}


@pytest.mark.parametrize("text", ["Postponeres", "Måten er fin", "Kari følger opp", "1", "🤷", "Bra!"])
def test_what_is_not_plain_goes_to_the_board(text: str) -> None:
    answer = _answer(text)
    assert (answer.code, answer.rule, answer.reason) == (DecisionCode.CONSIDER, "unclear", text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ja", None),
        ("Nei!", None),
        ("Ja, for å få tyngde", "for å få tyngde"),
        ("ja – for å få tyngde", "for å få tyngde"),
        ("Ja.\nFor å få tyngde.", "For å få tyngde."),
        ("Nei, prosjektene vil legges inn som egne poster", "prosjektene vil legges inn som egne poster"),
        ("Ja, men mindre", "mindre"),
        ("Ja takk, gjerne", "gjerne"),
        ("Hvis finansiering. Godt grunnlag.", "Hvis finansiering. Godt grunnlag."),
        ("Bør slås sammen med den over.", "Bør slås sammen med den over."),
        ("Ja?", "Ja?"),
        ("Ja/nei", "Ja/nei"),
        ("Prosjektperioden er 2025-26", "Prosjektperioden er 2025-26"),
    ],
)
def test_the_reason_stands_apart_from_the_yes_or_no(text: str, reason: str | None) -> None:
    assert _answer(text).reason == reason


@pytest.mark.parametrize("text", ["Ja…", "(ja)", "👍🏽", "👎🏽"])
def test_a_mark_behind_the_answer_is_no_reason(text: str) -> None:
    assert _answer(text).reason is None


@pytest.mark.parametrize(
    ("next_year", "code"),
    [
        (2025, DecisionCode.CONTINUE),
        (2026, DecisionCode.CONTINUE),
        (2027, DecisionCode.DISCONTINUE),
    ],
)
def test_a_period_is_held_against_the_year_that_is_asked_about(next_year: int, code: DecisionCode) -> None:
    answer = _answer("Prosjektperioden er 2025-26", next_year)
    assert (answer.code, answer.by_period) == (code, True)


def test_a_yes_with_a_period_is_the_groups_own_answer_and_not_the_periods() -> None:
    assert not _answer("ja, prosjektperiode mai2025-aug2026").by_period


@pytest.mark.parametrize("text", ["Ja/nei", "Nei, ja", "Ja, prosjektperiode 2023-2025"])
def test_an_answer_that_says_both_is_contradictory(text: str) -> None:
    assert _answer(text).contradictory


@pytest.mark.parametrize("text", ["Ja", "Nei", "Ja, men mindre", "Ja, prosjektperiode 2025-26", "Kanskje"])
def test_an_answer_that_says_one_thing_is_not_contradictory(text: str) -> None:
    assert not _answer(text).contradictory


@pytest.mark.parametrize(
    "text", ["ja, sannsynlig med oppfølging", "Ja, foreløpig", "Ja, i utgangspunktet", "Ja, truleg"]
)
def test_a_yes_may_be_reserved(text: str) -> None:
    assert _answer(text).reserved


@pytest.mark.parametrize("text", ["Ja", "Nei, foreløpig", "Ja, men foreløpig mindre"])
def test_only_a_plain_yes_is_reserved(text: str) -> None:
    assert not _answer(text).reserved


@pytest.mark.parametrize(
    "text", ["Kart og data bør fortsette", "Bør spisses", "Mer fokus på klima", "Penga er brukt opp"]
)
def test_what_is_decided_without_a_plain_word_is_a_suggestion(text: str) -> None:
    assert _answer(text).suggested


@pytest.mark.parametrize("text", ["Ja", "Nei, utgår", "Ja, bør spisses", "Hvis finansiering", "Kanskje"])
def test_a_yes_or_a_no_or_an_open_question_is_no_suggestion(text: str) -> None:
    assert not _answer(text).suggested


def test_a_no_may_promise_something_in_its_place() -> None:
    assert _answer("Nei, prosjektene vil legges inn som egne poster").promises_replacement


@pytest.mark.parametrize("text", ["Nei", "Ja, som egne poster", "Nei, ferdig"])
def test_only_a_no_that_names_something_else_promises_it(text: str) -> None:
    assert not _answer(text).promises_replacement


@pytest.mark.parametrize("text", ["Ja, ingen endring", "Ja, uten endringer"])
def test_a_yes_without_change_goes_on_as_it_is(text: str) -> None:
    assert _answer(text).code is DecisionCode.CONTINUE


def test_what_is_put_off_past_next_year_does_not_go_on_next_year() -> None:
    assert _answer("Utsettes til 2027").code is not DecisionCode.CONTINUE


def test_a_yes_for_another_year_alone_is_not_a_yes() -> None:
    assert _answer("Ja, men ikke i 2026").code not in GOING_ON


def test_the_same_as_before_points_at_no_row() -> None:
    assert _answer("som før").pointer is None


def test_a_remark_behind_a_pointer_is_no_name() -> None:
    assert _answer("Se over, men mindre").pointer is not Pointer.NAMED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ja med endring, færre møter", "færre møter"),
        ("Ja, med endringer: færre møter", "færre møter"),
        ("Ja på vilkår, Sikt gir midler", "Sikt gir midler"),
        ("Ja med endring", "med endring"),
        ("Ja, med endringer i møtene", "med endringer i møtene"),
    ],
)
def test_the_reason_does_not_say_the_decision_over_again(text: str, reason: str) -> None:
    assert read_answer(text, 2026).reason == reason


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Verdt pengene? Ja.", DecisionCode.CONTINUE),
        ("Skal denne stå? Nei.", DecisionCode.DISCONTINUE),
        ("Nettverket: ja. Alle har nytte av det.", DecisionCode.CONTINUE),
        ("Konklusjon: avsluttes", DecisionCode.DISCONTINUE),
        ("Næring: ja, kultur: nei", DecisionCode.CONTINUE_CHANGED),
        ("Med midler: ja", DecisionCode.CONDITIONAL),
    ],
)
def test_a_question_or_a_name_before_the_answer_is_not_the_answer(text: str, code: DecisionCode) -> None:
    assert _answer(text).code is code


@pytest.mark.parametrize(
    "text",
    [
        "Fylket må betale, ellers legger vi ned",
        "Avventer tilsagn. Uten det avsluttes prosjektet.",
        "Ingen penger, ingen messe",
        "Skaff en prosjektleder, så fortsetter vi",
        "Hadde vi fått et ja, ville vi fortsatt",
        "Stoppes om evalueringen i januar er negativ",
        "Ja, når det er midler til det",
        "Ja, så lenge fylket betaler",
    ],
)
def test_what_an_answer_hangs_on_may_stand_without_an_if(text: str) -> None:
    assert _answer(text).code is DecisionCode.CONDITIONAL


@pytest.mark.parametrize(
    "text",
    [
        "Må fortsette, ellers mister vi alt vi har bygd opp",
        "Så lenge det bor folk på øyene, må vi holde fram",
        "Ja, også dersom Lesja melder seg ut",
        "Ja, søknad om midler er sendt",
        "Vi vurderte å stoppe, men kommunene ville ha det videre",
        "Det har vært trangt, men vi fortsetter",
        "Det er uforsvarlig å avslutte nå",
        "Planlagt gjennomført i mars 2026",
        "Ferdigstilles til våren",
    ],
)
def test_what_only_looks_like_a_condition_a_change_or_an_end_goes_on(text: str) -> None:
    assert _answer(text).code is DecisionCode.CONTINUE


@pytest.mark.parametrize(
    "text",
    [
        "Møteserien avsluttes, rapporten følges opp i 2026",
        "Den digitale delen fungerer ikke og bør kuttes. Resten er bra.",
        "Fagdagen held fram, studieturen kuttar vi",
        "Ja, nettverket. Ikke kursene.",
        "Ja, kun nettverket",
    ],
)
def test_an_end_of_a_part_is_no_end_of_the_measure(text: str) -> None:
    assert _answer(text).code is DecisionCode.CONTINUE_CHANGED


@pytest.mark.parametrize(
    "text",
    [
        "Mottakene er nedlagt, så vi ser ikke for oss mer arbeid med dette",
        "Inngår i ordinær drift i kommunene",
        "Overført til Visit Telemark",
        "Vi frarår å videreføre dette",
        "Vi vurderte å fortsette, men kommunene ville ikke",
        "Tiltaket bør ikke prioriteres videre",
    ],
)
def test_an_end_is_read_beside_what_only_tells_how_things_are(text: str) -> None:
    assert _answer(text).code is DecisionCode.DISCONTINUE


@pytest.mark.parametrize(
    "text",
    [
        "Noen vil legge ned, andre vil utvide",
        "Ja, men pengene er brukt opp",
        "Ja, ut året",
        "Ferdigstilles i vår",
        "Avventer budsjettet",
        "Ikke opplagt at dette skal leve videre",
    ],
)
def test_what_is_divided_past_or_not_yet_known_is_the_boards(text: str) -> None:
    assert _answer(text).code is DecisionCode.CONSIDER


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nei, planen gjelder til 2029", DecisionCode.DISCONTINUE),
        ("Nei. Settes på vent til 2030.", DecisionCode.DISCONTINUE),
        ("Nei, kan tas opp igjen i neste periode", DecisionCode.DISCONTINUE),
        ("Nei, prosjektet varer til 2029", DecisionCode.CONSIDER),
        ("Nei. Ja, viktig tiltak.", DecisionCode.CONSIDER),
        ("nei altså ja, jeg mente ja", DecisionCode.CONSIDER),
        ("Ja, gjerne. Har noen nøkkelen?", DecisionCode.CONTINUE),
        ("Ja, men skal vi eie den?", DecisionCode.CONSIDER),
        ("Utgår i 2026", DecisionCode.DISCONTINUE),
        ("Avsluttes i 2026", DecisionCode.CONTINUE),
        ("mars 2025 – febr. 2028", DecisionCode.CONTINUE),
    ],
)
def test_what_stands_behind_a_yes_or_a_no_may_be_of_another_time_or_matter(text: str, code: DecisionCode) -> None:
    assert read_answer(text, 2026).code is code


@pytest.mark.parametrize("text", ["Avventer faggruppemøte 3. desember", "Venter på svar fra Anne"])
def test_what_waits_for_a_meeting_or_an_answer_is_not_answered(text: str) -> None:
    assert _answer(text).code is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # past the year that is asked about
        ("Tidligst i 2028", DecisionCode.DISCONTINUE),
        ("Arrangeres igjen våren 2029", DecisionCode.DISCONTINUE),
        ("Avsluttes tidligst i 2028", DecisionCode.CONTINUE),
        ("Tas opp igjen i 2026", DecisionCode.CONTINUE),
        # a condition with the verb first in both clauses, and what only sounds like one
        ("Betaler fylket sin del, fortsetter kurset", DecisionCode.CONDITIONAL),
        ("Fortsetter som nå, alle er enige", DecisionCode.CONTINUE),
        ("Ja, uansett om søknaden går inn", DecisionCode.CONTINUE),
        ("Ja, så lenge har vi ventet på dette", DecisionCode.CONTINUE),
        ("Ja, så lenge fylket betaler", DecisionCode.CONDITIONAL),
        ("Ja, om ikke annet fordi folk venter det", DecisionCode.CONTINUE),
        # an exception
        ("Ja, bortsett fra turen, den bør utgå", DecisionCode.CONTINUE_CHANGED),
        ("Utgår, med unntak av fagdagen, den videreføres", DecisionCode.CONTINUE_CHANGED),
        # an aim is no change
        ("Bør videreføres for å nå målet om mindre utslipp", DecisionCode.CONTINUE),
        ("Bør videreføres med mindre budsjett", DecisionCode.CONTINUE_CHANGED),
        # behind a no
        ("Nei, det fortsetter som før", DecisionCode.CONSIDER),
        ("Nei, nettverket fortsetter uten oss", DecisionCode.DISCONTINUE),
        ("Nei, men en mindre utgave kan fortsette", DecisionCode.CONTINUE_CHANGED),
        ("Nei, men det kan tas opp igjen senere", DecisionCode.DISCONTINUE),
        ("Nei, til tross for gode tilbakemeldinger", DecisionCode.DISCONTINUE),
        # a short word with a letter left out, and a word that is another
        ("Kansje", DecisionCode.CONSIDER),
        ("Slås sammn med tiltak 4", DecisionCode.MERGE),
        ("Ja, sammen med Samene", DecisionCode.CONTINUE),
        # money for a period
        ("Midlene er innvilget for 2025–2028", DecisionCode.CONTINUE),
        ("Midlene var innvilget for 2022–2024", DecisionCode.DISCONTINUE),
    ],
)
def test_what_a_fresh_pair_of_eyes_would_read(text: str, code: DecisionCode) -> None:
    assert read_answer(text, NEXT_YEAR).code is code


@pytest.mark.parametrize(
    ("text", "name"),
    [("Besvart under punkt 2", "punkt 2"), ("Sjekk linje 5", "linje 5"), ("Står ved lag", None), ("Gå videre", None)],
)
def test_an_answer_may_say_where_it_has_been_given(text: str, name: str | None) -> None:
    assert (read_answer(text, NEXT_YEAR).reason if read_answer(text, NEXT_YEAR).pointer else None) == name


@pytest.mark.parametrize(
    ("text", "answered"), [("Rakk ikke å drøfte barnevernvakta", False), ("Ikke avsluttet ennå", True)]
)
def test_what_was_not_done_is_no_doubt(text: str, answered: bool) -> None:  # noqa: FBT001
    assert (read_answer(text, NEXT_YEAR).code is not None) == answered


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # a stop that names a part, and one that does not
        ("Kutt lista til én strekning, vi sprer oss for tynt", DecisionCode.CONTINUE_CHANGED),
        ("Kutt antall møter", DecisionCode.CONTINUE_CHANGED),
        ("Fjern siste punkt", DecisionCode.CONTINUE_CHANGED),
        ("Avslutt delen om bredbånd", DecisionCode.CONTINUE_CHANGED),
        ("Kutt hele ordningen", DecisionCode.DISCONTINUE),
        ("Avslutt etter siste runde", DecisionCode.DISCONTINUE),
        # the answer stands last
        ("Tallene går bare oppover. Ja takk!", DecisionCode.CONTINUE),
        ("Gode søkertall, så et klart ja", DecisionCode.CONTINUE),
        ("Fremdeles ja", DecisionCode.CONTINUE),
        ("Egentlig en kjempeidé, men nei, det blir ikke mer av dette.", DecisionCode.DISCONTINUE),
        ("Gruppa sier ja", DecisionCode.CONTINUE),
        ("Næring sier ja, areal sier nei", DecisionCode.CONSIDER),
        ("Noen sa ja og noen sa nei", DecisionCode.CONSIDER),
        # the next time
        ("Ja, denne gangen for politikerne", DecisionCode.CONTINUE_CHANGED),
        ("Ja, annethvert arrangement bør være fysisk", DecisionCode.CONTINUE_CHANGED),
        ("Ja, bør være med", DecisionCode.CONTINUE),
        ("Rakk det ikke i år, tas i februar", DecisionCode.CONTINUE),
        ("Ble ikke noe av i år, tas ikke opp igjen", DecisionCode.DISCONTINUE),
        ("Blir gjennomført i mars", DecisionCode.CONSIDER),
        ("Blir gjennomført i høst", DecisionCode.DISCONTINUE),
        ("Skaun er vertskap neste gang", DecisionCode.CONTINUE),
        ("Om leverandøren held prisen", DecisionCode.CONDITIONAL),
        ("Prosjektet løper t.o.m. juni 2026", DecisionCode.CONTINUE),
        ("Prosjektet løper t.o.m. juni 2025", DecisionCode.DISCONTINUE),
        # a period
        ("Oppstart i august 2025, varighet 18 mnd.", DecisionCode.CONTINUE),
        ("Oppstart i august 2024, varighet 12 mnd.", DecisionCode.DISCONTINUE),
        ("Prosjektet går 2024–2027", DecisionCode.CONTINUE),
        ("Nei, anbudet er tildelt og gjelder til 2033", DecisionCode.DISCONTINUE),
        ("Lokalmatmessa legges på is i 2026", DecisionCode.DISCONTINUE),
        # an «om» that begins, and one of time
        ("Om fylket kan bidra med en veileder, fortsetter vi", DecisionCode.CONDITIONAL),
        ("Kjem Vestland med, så kjem me òg", DecisionCode.CONDITIONAL),
        ("Om kort tid er vi i gang, så fortsetter vi", DecisionCode.CONTINUE),
        # what is to be taken in too, and what is as it was
        ("Bør også inkludere arkivene", DecisionCode.CONTINUE_CHANGED),
        ("Arkiveres", DecisionCode.DISCONTINUE),
        ("Sekretariatet overtar, ellers som før", DecisionCode.CONTINUE_CHANGED),
        ("Setervandringa fortsetter, uten overnatting", DecisionCode.CONTINUE_CHANGED),
        ("Setervandringa fortsetter, uten endringer", DecisionCode.CONTINUE),
        ("Ja, men ikke som i dag", DecisionCode.CONTINUE_CHANGED),
        ("Ja, loven krever det", DecisionCode.CONTINUE),
        ("Må ha prosjektleder på plass, ellers nei", DecisionCode.CONDITIONAL),
        ("Om Kulturrådet innvilger midlene", DecisionCode.CONDITIONAL),
        ("Yrkesmessen arrangeres hver høst.", DecisionCode.CONTINUE),
        ("Selvsagt skal den det", DecisionCode.CONTINUE),
        ("Ja … eller?", DecisionCode.CONSIDER),
        # less of it, and a condition; who decides, and what decides
        ("Ja, med mindre annonsering og mer direkte kontakt", DecisionCode.CONTINUE_CHANGED),
        ("Ja, med mindre fylket trekker seg", DecisionCode.CONDITIONAL),
        ("Fylkesutvalget avgjør i desember", DecisionCode.CONSIDER),
        ("Stortingsvalget avgjør", DecisionCode.CONDITIONAL),
        # what only sounds like one of these
        ("Ja, neste gang i mai 2026", DecisionCode.CONTINUE),
        ("Ja, med nullutslipp som mål", DecisionCode.CONTINUE),
        ("Etter all sannsynlighet legges det ned", DecisionCode.DISCONTINUE),
        ("Såvisst ikke", DecisionCode.CONSIDER),
        ("Ikke absolutt ja", DecisionCode.CONSIDER),
        ("Fylket sier nei", DecisionCode.CONSIDER),
        ("Treårig program, vi er i år 3", DecisionCode.CONSIDER),
        ("Fortsetter, uten tvil", DecisionCode.CONTINUE),
        # what is over, and what is not
        ("Festivalen arrangeres ikke mer", DecisionCode.DISCONTINUE),
        ("Turistkontoret ble stengt i august", DecisionCode.DISCONTINUE),
        ("Uaktuelt å fortsette", DecisionCode.DISCONTINUE),
        ("Uaktuelt å legge ned", DecisionCode.CONTINUE),
        ("Oppgaven ligger i folkehelseloven", DecisionCode.CONTINUE),
    ],
)
def test_what_yet_another_hand_wrote(text: str, code: DecisionCode) -> None:
    assert read_answer(text, NEXT_YEAR).code is code
