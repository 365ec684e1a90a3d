"""An answer's text → its sentences, and each in parts where a clause begins: at commas, «men», «hvis», «om», «da».

In: a text. Out: places and parts. Says nothing of what a part does; knows a condition that has no «if», a need, and
where something new is proposed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|[;\n]|:(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:jf|jfr|pga|ca|nr|pkt|kap|bl\.?\s?a|f\.?\s?eks|evt|ev|inkl|mill|ift|iht|mnd|dvs|osv|st|kl|kr|adm|art|arb"
    r"|tilt|eks|avh|forts|m|v)|\d)$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[,()]|(?<!\d)/|/(?!(?:1[0-2]|0?[1-9])\b)|\s[–—-]+\s|(?<!\bogså)(?<!\bòg)(?<!\bselv)(?<!\bsjølv)(?<!\buansett)(?=\s(?:men|fordi|ettersom|dersom|hvis|viss"
    r"|såfremt|såframt|forutsatt|mens|med mindre|så lenge|pga at|på grunn av at|etter at"
    r"|under (?:forutsetning|føresetnad)\w*)\b)"
    r"|(?=\sså\s+(?:går|kan|vil|skal|er|blir|vert|holder|held|må|bør|ja|nei)\b)",
    re.IGNORECASE,
)
_ABOUT = (
    *("av", "på", "til", "selv", "sjølv", "uansett", "enige", "einige", "tvil", "søkt"),
    *(
        "vedtak",
        "vedtaket",
        "sak",
        "saken",
        "saka",
        "spørsmålet",
        "forslaget",
        "avtale",
        "avtalen",
        "debatten",
        "avgjørelsen",
    ),
)
_NO_IF = "".join(rf"(?<!\b{word})" for word in _ABOUT)
"""Before an «om» that is «about» or «whether»."""
_IF = re.compile(
    r"\b(?:fortset\w*|fortsett\w*|videre|vidare|fram|videreføres|vidareførast|stopp\w*|avslutt\w*|med)"
    r"\s(?=om\s+(?!å\b|lag\b|det\b|dette\b))"
    rf"|{_NO_IF}(?<!eres)"
    r"\s(?=om\s+(?:(?:ikk?j?e|noen|nokon|minst|vi|me|det|man|ein|en)\s+\w"
    r"|dei?\s+(?!(?:to|tre|fire|fem|små|store|nye|gamle|unge|eldre|ulike|andre|\w+ste)\b)\w"
    r"|\w+\s+(?:får|blir|vert|kommer|kjem|stiller|går|vil|betaler)\b))",
    re.IGNORECASE,
)
"""«om» as a condition, and not as «about»: «om det blir midler»."""
_VERB = (
    r"(?:blir|vert|får|kommer|kjem|finner|finn|skal|vil|går|lykkes|lukkast|klarer|klarar|greier|greiar|ordner|ordnar"
    r"|stiller|gir|gjev|betaler|betalar|bidrar|bidreg|vedtar|vedtek|bevilger|løyver|holder|held|finnes|finst|trekker"
    r"|trekkjer|melder|sier|seier|åpner|opnar|hadde|innvilges|skaffer|skaffar|faller|fell|mister|mistar|skulle|kan|er"
    r"|gjør|gjer|tar|tek|øker|aukar|forlenger|forlengar|støtter|støttar|dekker|dekkjer|vinner|vinn|takker|takkar|forsvinner|forsvinn|ryker"
    r"|ryk|stemmer|røystar)"
)
_SUBJECT = (
    r"(?:vi|me|det|dei|de|den|dette|eg|jeg|han|hun|ho|noen|nokon|ingen|flere|fleire"
    r"|[A-ZÆØÅ]\w+|\w{3,}(?:en|et|a|ene|ane))"
)
_THEN = (
    r"(?:må|kan|vil|skal|bør|er|blir|vert|fortsetter|fortset|holder|held|går|tar|tek|ville|kunne|måtte|legger|legg"
    r"|avslutter|sluttar|slutter|stopper|stoppar|kutter|dropper|ryker|ryk|faller|fell|videreføres|vidareførast|avsluttes"
    r"|avsluttast|trenger|treng|gjør|gjer|kjører|køyrer|satser|satsar|gir|gjev|snur"
    r"|starter|startar|forsvinner|forsvinn|mister|mistar)"
)
_WHAT = (
    r"(?:(?:det|dei|de|den|vi|me|ingen|noen|nokon|alle|staten|fylket|nav|enova|kommunene|styret)\b"
    r"|\w{3,}(?:en|et|a|ene|ane|ingen)\b)"
)
_INVERTED_BOTH = re.compile(
    rf"(?!(?:når|då|da|der|her|nei|ja|jo|etter|over|under|heller|eller|bedre|mer|fler\w*|mindre|oftere|seinere|senere|dersom)\b)"
    rf"\w+(?:r|es|ast)\s+{_WHAT}[^,.?]*,\s*(?:så\s+)?(?:(?:ja|nei)\b|(?:er|blir|vert|kan|må|bør|vil|\w{{2,}}(?:r|es|ast|gs))\s+{_WHAT})",
    re.IGNORECASE,
)
"""«Finansieres det eksternt, kan det gå videre»: the verb first in both clauses."""
_INVERTED = re.compile(
    rf"(?i:{_VERB})\s+{_SUBJECT}\b[^,]*(?:,\s+(?:(?:så|da|då)\s+)?(?:{_THEN}|ja|nei)\b"
    rf"|\s(?:så\s+)?{_THEN}\s+(?:vi|me|det|dei|de|den|tiltaket|eg|jeg)\b)"
    rf"|(?i:skaff|finn|få|gi|gje|still|ordne?|betal)\s[^,]*,\s+så\s+{_THEN}\b"
    rf"|(?i:hadde)\s+{_SUBJECT}\b[^,]*,\s+(?:så\s+)?(?:ville|hadde|kunne)\b"
)
"""A condition without an «if»: «Blir veien omlagt, må vi fortsette», «Skaff en leder, så fortsetter vi»."""
_IF_BEHIND = re.compile(
    r"om\s+(?!å\b|lag\b|ikk?j?e lenge|noen|nokre|få|et\b|eit\b|to\b|tre\b|høst|haust|vår|som"
    r"|vint|dag|natt|uk|vek|mån|dette\b|det\b)\S.*"
    r"\b(?:er|får|blir|vert|ryker?|kommer|kjem|går|gir|gjev|svikter|sviktar|feiler|feilar|stiller|holder|held|tar|tek)\b",
    re.IGNORECASE,
)
"""«Stoppes om evalueringen i januar er negativ»: behind what is done, an «if»."""
_VERB_FIRST = re.compile(
    r"(?:falt|fall|faller|fell|forsvant|forsvinner)\b"
    r"|(?:har|er|ser|finner|finn|blir|vert|går|tar|tek|gir|gjev)\s+(?:vi|me|det|dette|den)\b"
)
"""«Siden fylket har tatt over, har vi …»: behind a reason that stands first, the main clause begins with its verb."""
_AS = re.compile(
    r"(?<!\bmen)(?!(?<=\bog)\sd[aå]\b)\s(?=(?:da|då|siden|sidan)\s+(?!(?:må|bør|skal|kan|vil|er|blir|vert|har|hadde|trengs|ville|som|i|sist|20\d\d|går|får|e|æ|va"
    r"|fortset\w*|legg\w*|avslutt\w*|holder|held|tar|tek|stopp\w*|slutt\w*|kjører|køyrer|slipper|kutt\w*|sier|seier|med|på|for"
    r"|gjerne|helst|kun|bare|berre)\b))",
    re.IGNORECASE,
)
"""«da» and «siden» where they give a reason, and not a time: not «da må», «siden i fjor»."""
_WITHOUT_IT = re.compile(
    r"(?:men |og )?(?:uten|utan)\b.*\b(?:ikk?j?e|må|kan|stopp\w*|ingen|inga|faller|fell|umulig|umogleg|avslutt\w*|slutt"
    r"|legg\w*|løpet|over|nei|ryker?|dør|forbi)\b",
    re.IGNORECASE,
)
"""«uten tilskudd går det ikke»"""
_NEEDS = re.compile(
    r"\b(?:må|trengs|trengst|trenge?r|treng|krever|krev|behøves|lyt|avvent\w*|venter|ventar|søkt|søker|søkjer|håper"
    r"|håpar)\b",
    re.IGNORECASE,
)
_AND_SHALL = r"\bog\s+(?:bør|må|skal|kan|vil|ønsker|ønskjer|ynskjer|foreslås|anbefales|tilrås)\b"
_PROPOSES = re.compile(_AND_SHALL, re.IGNORECASE)
_ENDS_IN_PROPOSAL = re.compile(
    rf"{_AND_SHALL}\s+(?:(?:derfor|difor|altså|absolutt|fortsatt|framleis|gjerne|å)\s+)*$", re.IGNORECASE
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Part a text into sentences, each with its place; the full stop of an abbreviation or a date ends none."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        goes_on = text[end.end() :].lstrip()[:1].islower() or text[end.end() :].lstrip()[:1].isdigit()
        if end[0] == "." and goes_on and _ABBREVIATION.search(text[start : end.start()]):
            continue
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def parts(sentence: str) -> Iterator[tuple[int, str]]:
    """Part a sentence where clauses begin, each with its place."""
    places = {0, len(sentence)}
    for pattern in (_BREAK, _IF, _AS):
        places |= {found.end() for found in pattern.finditer(sentence)}
    for start, end in pairwise(sorted(places)):
        part = sentence[start:end].rstrip(" ,()/–—-\t")
        if part.strip():
            yield start + len(part) - len(part.lstrip()), part.strip()


def is_inverted(text: str) -> bool:
    """Tell whether a sentence, or what is left of it, begins with a condition without an «if»."""
    return _INVERTED.match(text.lstrip()) is not None or _INVERTED_BOTH.match(text.lstrip()) is not None


def gives_reason(part: str) -> bool:
    """Tell whether a part begins with a «da» or «siden» that gives a reason."""
    return _AS.match(f" {part}") is not None


def is_if_behind(part: str) -> bool:
    """Tell whether a part begins with an «om» that means «if», behind what is to be done."""
    return _IF_BEHIND.match(part) is not None


def is_verb_first(part: str) -> bool:
    """Tell whether a part begins with its verb, as a main clause does behind a reason."""
    return _VERB_FIRST.match(part) is not None


def proposes_anew(text: str) -> bool:
    """Tell whether a proposal begins within a text: «fungerer ikke og bør kuttes»."""
    return _PROPOSES.search(text) is not None


def ends_in_proposal(text: str) -> bool:
    """Tell whether what is proposed stands behind a text: «Har ikke vært fulgt opp og bør …»."""
    return _ENDS_IN_PROPOSAL.search(text) is not None


def cannot_without(part: str) -> bool:
    """Tell whether a part says that it does not go without something."""
    return _WITHOUT_IT.match(part) is not None


def needs_something(text: str) -> bool:
    """Tell whether a text says that something is needed, or waited for."""
    return _NEEDS.search(text) is not None
