"""Free text as people type it: white space, bullets, characters that no document can hold, the comparison key.

In: strings from cells and paragraphs. Out: strings, and what was odd about them. Nothing here knows what a cell means.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

REPLACEMENT = "□"
"""Stands, visibly, where a character stood that no document can hold, or that the font does not have."""

_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MONTH_AHEAD = (
    r"(?!\s*(?:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|mai|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|des(?:ember)?)\b)"
)
_BULLET = re.compile(
    rf"""\s*(?:
        [*•▪▫◦‣∙●○■□➢➤➔✓·\uf0b7–—-]+(?:\s+(?=\S)|(?=[^\s\d]))   # * Felles kart; not -5 grader
      | o\s+(?=\S)                           # o Felles kart (Word's second bullet, pasted)
      | \d{{1,2}}(?:\.\d{{1,2}})+[.)]?\s+    # 1.1 Felles kart
      | \d{{1,2}}[.)]{_MONTH_AHEAD}\s+       # 2) Felles kart
      | [a-zæøå]\)\s*(?=\S)                  # a) Felles kart
      | [a-zæøå]\.\s+(?=[^\W\d]{{3}})        # a. Felles kart
      | tiltak\s+\d{{1,2}}(?:\.\d{{1,2}})+[.:)]?\s+(?=\S)       # Tiltak 1.1 Felles kart
      | tiltak\s+\d{{1,2}}\s*(?:[:.)](?!\d)|[–-]\s)\s*(?=\S)  # Tiltak 1: Felles kart
    )(?:[*•▪▫◦‣∙●○■□➢➤➔✓·\uf0b7–—-]+\s+(?=\S))*  # * * Felles kart, 1. – Felles kart""",
    re.VERBOSE | re.IGNORECASE,
)
_LIST_END = re.compile(r"\s*[,;](?:\s+(?:og|samt|eller))?\s*$")
_HEADING_LABEL = re.compile(
    r"(?:(?:(?:hoved|hovud)?tema|(?:innsats|satsings|satsnings|tema|fag|mål)?område)\s*\d*\s*[:–-]"
    r"|(?:satsing|satsning|kapittel|kap|del)\.?\s*\d+\s*[.:–-])\s*(?=\w)",
    re.IGNORECASE,
)
_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[^\W\d])")
_NUMBER = re.compile(r"[\d\s.,]*\d(?:\s?%)?")
_NEW = r"ny(?:tt|e)?"
_THING = r"(?:prosjekt|tiltak|aktivitet)\w*"
_NEW_MARK = re.compile(
    rf"""\s*(?:
        {_NEW}(?:\s+{_THING})?(?:\s+i\s+20\d\d)?(?:\s+\([^()]*\)(?=:))?
          (?:\s*[:!]+\s*|\s+[–—-]\s+|\s*\*+\s*)(?=\S)      # Nytt: …, NYTT! …
      | (?-i:NY(?:TT|E)?)\s+(?-i:(?=[A-ZÆØÅ][a-zæøå]))    # NYTT Felles kart
      | [(\[]{_NEW}[)\]]\s*:?\s*(?=\S)                     # (Nytt) …
      | {_NEW}\s+(?={_THING}\b)                            # Nytt prosjekt …
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NEW_BEHIND = re.compile(r"\s*[(\[]ny(?:tt|e)?[)\]]\s*$", re.IGNORECASE)
_REMEMBERED = 10_000
"""Texts whose comparison key is not made anew: a year asks for each many times."""
_WORDS_TO_RECOGNISE = 3
"""Fewer words than this within a longer text are no sign that the two are the same."""


def clean(raw: str) -> str:
    """Fold white space and line breaks to their plain forms, and put □ where XML can hold nothing.

    Tabs and line breaks stay, since a writer meant them; runs of spaces, no-break spaces and empty lines do not.
    """
    lines = _LINE_BREAKS.split(_INVISIBLE.sub("", _ILLEGAL.sub(REPLACEMENT, raw)))
    folded = (_SPACES.sub(" ", line).strip(" ") for line in lines)
    return unicodedata.normalize("NFC", "\n".join(line for line in folded if line)).strip()


def illegal_characters(raw: str) -> tuple[str, ...]:
    """Name the characters of ``raw`` that XML cannot hold, as U+0007, each once, in the order they come."""
    return tuple(dict.fromkeys(f"U+{ord(char):04X}" for char in _ILLEGAL.findall(raw)))


def has_bullet(text: str) -> bool:
    """Tell whether the text starts with a typed bullet or number."""
    return _BULLET.match(text) is not None


def without_bullet(text: str) -> str:
    """Take the typed bullet or number off: ``* Felles kart`` → ``Felles kart``."""
    return text[match.end() :].strip() if (match := _BULLET.match(text)) else text


def without_list_end(text: str) -> str:
    """Take off what leads on to the next item of a list: ``kartlegge parkering, og`` → ``kartlegge parkering``."""
    return _LIST_END.sub("", text)


def says_new(text: str) -> bool:
    """Tell whether the text marks itself as new: ``Nytt: …``, ``Nytt prosjekt …``, ``… (ny)``."""
    bare = without_bullet(text)
    return _NEW_MARK.match(bare) is not None or _NEW_BEHIND.search(bare) is not None


def without_new_mark(text: str) -> str:
    """Take the mark off: ``Nytt: felles kart`` → ``Felles kart``, ``Nytt prosjekt Kart`` → ``Prosjekt Kart``."""
    bare = _NEW_BEHIND.sub("", without_bullet(text))
    match = _NEW_MARK.match(bare)
    rest = without_bullet(bare[match.end() :]) if match else bare
    return rest[:1].upper() + rest[1:] if match else rest


def is_number(text: str) -> bool:
    """Tell whether a text is a number and nothing more: ``1 200 000``, ``40 %``."""
    return _NUMBER.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Join lines and tabs with spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=_REMEMBERED)
def key(text: str) -> str:
    """Reduce to what two writers of the same thing share: lower case, letters and digits, single spaces."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


@lru_cache(maxsize=_REMEMBERED)
def heading_key(text: str) -> str:
    """Reduce a heading to its comparison key, without what stands before its name: ``1. Skog:``, ``Tema: Skog``."""
    return key(_HEADING_LABEL.sub("", _HEADING_NUMBER.sub("", without_bullet(clean(text)))).replace("&", " og "))


def quoted(text: str, longest: int = 70) -> str:
    """Quote for a message, on one line, cut at a word with an ellipsis where it is long."""
    line = one_line(text)
    if len(line) > longest:
        line = line[:longest].rsplit(" ", 1)[0].rstrip(",.;:") + " …"
    return f"«{line}»"


def listed(words: list[str] | tuple[str, ...], last: str = "og") -> str:
    """Join as Norwegian does: ``a, b og c``."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def likeness(one: str, other: str) -> float:
    """Tell how alike two texts are, 0 to 1: by their comparison keys, in any word order, or one within the other.

    A text that holds all the words of the other counts a little less than its being the same.
    """
    a, b = key(one), key(other)
    whole = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b))
    shortest = min(len(a.split()), len(b.split()))
    within = 0.92 * fuzz.token_set_ratio(a, b) if shortest >= _WORDS_TO_RECOGNISE else 0
    return float(round(max(whole, within) / 100, 3))
