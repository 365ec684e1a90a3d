"""A measure's text → its words, each with its weight: what tells which measure it is, and what is only done with it.

In: a text. Out: words as bokmål, with numbers as figures and short forms spelled out. Knows nothing of other texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from pipeline.vocabulary import (
    CUTS,
    NYNORSK,
    NYNORSK_WORDS,
    PASSING_WORDS,
    SAME_PHRASES,
    SHORT_FORMS,
    TENS,
    UNITS,
    WEAK_WORDS,
)

NUMBERS = (
    {"hundre": "100", "tusen": "1000", "ett": "1", "eitt": "1", "én": "1", "éin": "1"}
    | {word: str(number) for number, word in enumerate(UNITS) if number > 1}
    | {ten: str(10 * number) for number, ten in enumerate(TENS, 2)}
    | {f"{ten}{UNITS[unit]}": str(10 * number + unit) for number, ten in enumerate(TENS, 2) for unit in range(1, 10)}
)
NEGATIONS = frozenset({"ikke", "uten"})
SHORT = 4
"""Letters; a shorter word is the same as another only to the letter."""
TELLING = 6
"""Letters; one word this long is enough to know a measure by."""
_WEAK = 0.25
_NAME = re.compile(r"(?<=[\w,] )[A-ZÆØÅ][a-zæøå]{2,}\w*")
"""A word in capitals within a text."""
_WORD = re.compile(r"%|\w+(?:\.(?=[\s,)/]*\w))?|\w{3,}\.$")
_ACRONYM = re.compile(r"\b[A-ZÆØÅ]{2,6}[is]?\b")
_ROAD = re.compile(r"\b(e|rv|fv)\.?\s?(\d+)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(20\d\d)\s*[-–/]\s*(\d\d)\b")
_STAGE = re.compile(r"\b(fase|trinn|del|etappe|runde|pulje)\s+(i{1,3}|iv|v)\b")
_THOUSANDS = re.compile(r"\b(\d+|to|tre|fire|fem|seks|sju|åtte|ni|ti|tjue)\s+(hundre|tusen)\b")
_GROUPS = re.compile(r"(?<=\d)[ .\u00a0](?=\d{3}\b)")
"""Between the figures of one number: 25 000, 25.000."""
_HYPHENED = re.compile(r"\b(el|e|ø)-(?=\w)", re.IGNORECASE)
"""A first part of a compound, and no short form: el-båt."""
_ELECTRIC = re.compile(r"\belektrisk[et]? (?=\w{4})")
"""«elektriske ferger», for «elferger»."""
_SHARED = re.compile(r"(?<=\w)(\w{2,})-(?=,|/|\s+(?:og|eller|samt)\b)")
"""A first part whose last part stands in the next word: «yrkes- og utdanningsmesse»."""
_JOINED = re.compile(r"(?<![\w-])([a-zæøå]{2,})-(?=[a-zæøå]{3})")
"""Within a compound that others write without: «lade-infrastruktur»."""
_EITHER = re.compile(r"(?<=[a-zæøå]{3})/(?=[a-zæøå]{3})", re.IGNORECASE)
"""«buss/tog», for «buss og tog»"""
_THRICE = re.compile(r"([a-zæøå])\1{2,}")
"""«sammmen»: no word has a letter three times."""
_SAME_PHRASES = [(re.compile(rf"\b{phrase}\b"), word) for phrase, word in SAME_PHRASES]
_ZEROS = {"hundre": "00", "tusen": "000"}
_STAGES = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_TITLE = 3
"""Words; in so short a text the first is as telling as the others: «Mobildekning til havs»."""
_VERB = re.compile(r"\w{3,13}e|\w{3,9}(?:ing|else|sjon)")
"""A first word that says what is done: «Skilte …», «Skilting av …»."""
_ENDINGS = frozenset((
    "ingene", "ingane", "asjonen", "elsene", "ingen", "inger", "asjon", "elsen", "elser", "sjonen", "sjon",
    "erne", "ede", "else", "ing", "inga", "ene", "ane", "ast", "est", "es", "en", "et", "er", "ar",
    "a", "e", "s", "t", "n",
))  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
_QUALITY = re.compile(r"(?P<noun>\w{3,}het)(?:en|er|ene)?")
"""«sikkerheten»: the «et» is no ending."""
_ELIDED = re.compile(
    r"(?P<start>\w{2,}?)(?P<consonant>[kptdgbmv])(?:(?P=consonant)?el(?:en|et|e)?|l(?:er|ene|ane|ar|a))"
)
"""«sykkel», «sykler»; «regel», «reglene»: the «e» is lost, and of two consonants one."""
_PLURALS = {"ene", "ane", "er", "ar"}
_SHORTEST_NOUN = 2
"""Letters: «byene» is «by»."""
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a measure's text."""

    text: str
    raw: str
    """As it was written."""
    weight: float
    """0 for «og», little for what is only done with the thing, 1 for what tells which measure it is."""
    cut_short: bool
    """Written with a full stop: «lokalhist.»."""
    acronym: bool
    """Written in capitals: «NVE»."""
    joined: bool = False
    """Cut short, and written in one with the next: the «kryss.» of «kryss.spor»."""


@cache
def words_of(text: str) -> tuple[Word, ...]:
    """Split a text into words, each with its weight."""
    acronyms = {acronym.casefold() for acronym in _ACRONYM.findall(text)}
    joined = _JOINED.sub(r"\1", _SHARED.sub(r"\1.", _HYPHENED.sub(r"\1", text)))
    plain = _YEARS.sub(r"\1 20\2", _ROAD.sub(r"\1 \2", _GROUPS.sub("", joined))).casefold()
    plain = _THRICE.sub(r"\1\1", _EITHER.sub(" og ", plain))
    for phrase, word in (*_SAME_PHRASES, (_ELECTRIC, "el")):
        plain = phrase.sub(word, plain)
    plain = _STAGE.sub(lambda match: f"{match[1]} {_STAGES[match[2]]}", plain)
    plain = _THOUSANDS.sub(lambda match: NUMBERS.get(match[1], match[1]) + _ZEROS[match[2]], plain)
    written = [*_WORD.finditer(plain)]
    ends = {match.start() for match in written}
    spelled = [(match, part) for match in written for part in SHORT_FORMS.get(match[0].rstrip("."), match[0]).split()]
    found = [part for _, part in spelled]
    bare = [_bokmaal(word.rstrip(".")) for word in found]
    first = len(list(takewhile(is_weak, bare))) or int(len(bare) > _TITLE and _VERB.fullmatch(bare[0]) is not None)
    last = len(bare) - len(list(takewhile(_is_done, reversed(bare))))
    return tuple(
        Word(
            text=word,
            raw=found[place].rstrip("."),
            weight=_weight(word, about=first <= place < last),
            cut_short=found[place].endswith(".") or _is_cut_short(word),
            acronym=word in acronyms,
            joined=spelled[place][0][0].endswith(".") and spelled[place][0].end() in ends,
        )
        for place, word in enumerate(bare)
    )


def name_other_things(one: str, other: str) -> bool:
    """Tell whether each text has a name that the other has not: two places, two projects."""
    names, others = (frozenset(map(str.casefold, _NAME.findall(text))) for text in (one, other))
    return bool(names - others) and bool(others - names)


def _is_cut_short(word: str) -> bool:
    """Tell whether a word is cut short though no full stop says so: «samarb», «S–N»."""
    return word in CUTS or (len(word) == 1 and word.isalpha() and word not in PASSING_WORDS)


def _weight(word: str, *, about: bool) -> float:
    """Weigh a word; ``about`` tells that it stands where the thing is named, not before or behind it."""
    if word in PASSING_WORDS:
        return 0.0
    return 1.0 if about or word.isdigit() or word in NEGATIONS else _WEAK


@cache
def _bokmaal(word: str) -> str:
    """Write a number as figures, and nynorsk as bokmål: ``ti`` → ``10``, ``straumutfall`` → ``strømutfall``."""
    word = NUMBERS.get(word, NYNORSK_WORDS.get(word, word))
    for nynorsk, bokmaal in NYNORSK:
        word = word.replace(nynorsk, bokmaal)
    return re.sub(r"leg(e|t)?$", r"lig\1", word) if len(word) > SHORT else word


@cache
def is_weak(word: str) -> bool:
    """Tell whether a word alone says little of which measure it is."""
    return word in PASSING_WORDS or stem(word) in _weak_stems()


def _is_done(word: str) -> bool:
    """Tell whether a last word only says that something is done with the thing: «… oppdatert», «… styrkes»."""
    return word.endswith(("t", "es", "ast", "ing")) and is_weak(word)


@cache
def _weak_stems() -> frozenset[str]:
    return frozenset(map(stem, WEAK_WORDS))


@cache
def stem(word: str) -> str:
    """Take the ending off: ``rekruttering`` and ``rekruttere`` → ``rekrutt``."""
    if quality := _QUALITY.fullmatch(word):
        return quality["noun"]
    if elided := _ELIDED.fullmatch(word):
        return f"{elided['start']}{elided['consonant']}l"
    for start in range(max(len(word) - _LONGEST_ENDING, _SHORTEST_NOUN), len(word)):
        ending = word[start:]
        if ending in _ENDINGS and (start >= _SHORTEST_STEM or ending in _PLURALS):
            return word[:start]
    return word
