"""An answer that sends its reader to another row instead of answering: «Se over», «Samme som for Bibliotekbussen».

In: the answer's text. Out: a Pointed, or None. Which row is meant, decide.py finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text import key
from pipeline.vocabulary import answer_cues, begins, is_wholly, mentions


class Pointer(StrEnum):
    """Where an answer sends its reader."""

    ABOVE = "above"
    BELOW = "below"
    NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A pointer, with the name of what it points at where it has one."""

    to: Pointer
    name: str | None = None


DECIDING = ("yes", "no", "merge", "stop", "go_on", "condition", "consider")
"""Acts that make an answer of a text that also points."""
_AROUND = " .!…\t\n\"'«»“”()"
DITTO = frozenset({'"', "”", "“", "''", ",,", "〃", "„"})
_SAME = (
    r"(?:svaret\s+er\s+)?(?:her\s+)?(?:(?:det\s+)?(?:gjelder|gjeld)\s+)?(?:det\s+)?"
    r"(?:samme|same|identisk|likeins|tilsvarende|tilsvarande|likt|lik|svare?t?(?=\s+(?:som|for|på|gitt|under)\b))"
    r"(?:\s+(?:svar|vurdering|konklusjon|kommentar)\w*)?(?:\s+(?:som|med))?(?:\s+(?:for|på|under|i|til|ved|gitt))*"
)
_SEE = (
    r"(?!(?:det|den)\s+som\s+(?:gjelder|gjeld)\b)(?:har\s+svart[^,]*,\s*)?(?:(?:vi|det|eg|jeg|me)\s+)?"
    r"(?:henviser|dekt av|dekket av|svaret finn\w* du|svaret (?:står|finnes|finst|ligger|ligg)"
    r"|viser|vises|visast|vise|se|sjå|jf|jfr|jmf|jamfør|jevnfør|ref"
    r"|les|som(?!\s+følg))\b\.?"
    r"(?:\s+til)?(?:\s+(?:gruppens|gruppas))?"
    r"(?:\s+(?:svar\w*|kommentar\w*|det\s+(?:eg|jeg|vi|me)\s+skre[iv]\w*(?:\s+på)?))?"
    r"(?:\s+(?:for|på|under|om|gitt|ved))*"
)
_ELSEWHERE = re.compile(
    r"(?:(?:vårt|allerede|alt|er|svaret|svar|vi|me)\s+)*(?:besvart|svara|svart|omtalt|skildra|beskrevet|finnes|finst|framgår"
    r"|fremgår|konf|syner|sjekk|gå|kopier|står|->|→)\.?(?:\s+(?:svaret|det|dette))?"
    r"(?:\s+(?:for|på|under|om|gitt|ved|til|med|fra|frå|av|i))*\s+"
    r"(?P<name>(?:(?:punkt|pkt|tiltak|rad|raden|rada|nr|linje|linja|mål)\.?\s*)?\d+(?:\.\d+)*\s?[a-z]?)",
    re.IGNORECASE,
)
"""«Besvart under punkt 2», «Sjekk linje 5»"""
_NAMED = re.compile(
    rf"(?:{_SAME}|{_SEE})\s+"
    r"(?!(?:over|ovenfor|under|nedenfor|før|(?:i )?(?:fjor|år|dag|20\d\d)|nå|no|tidlegare|tidligere|vedlegg"
    r"|notat|an|som (?:i )?20\d\d|form|folk)\b|vanl|opplegg|innh[oa]ld|omfang|nivå)"
    r"(?P<name>\S.*?)(?:\s*\(?(?:over|ovenfor|under|nedenfor)\)?)?\s*",
    re.IGNORECASE,
)
_SAID = re.compile(r"^svar:\s+", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?P<name>(?:punkt|pkt|tiltak|rad|raden|rada|linje|linja|nr)\.?\s*\d+(?:\.\d+)*\s?[a-z]?)", re.IGNORECASE
)


def read_pointer(text: str) -> Pointed | None:
    """Read where a whole answer points; one that also decides is no pointer."""
    if text.strip(" -–—") in DITTO:
        return Pointed(to=Pointer.ABOVE)
    bare = _SAID.sub("", text.strip(_AROUND))
    first = re.split(r"[,.;]\s|\s\(", bare)[0]
    for pointer in (Pointer.ABOVE, Pointer.BELOW):
        alone = is_wholly(pointer.value, key(bare) or bare)
        if alone or (is_wholly(pointer.value, key(first) or first) and not answer_cues(bare, "go_on", "stop", "but")):
            return Pointed(to=pointer)
    decided = any(cue.name != "idiom" for cue in answer_cues(bare, "idiom", *DECIDING))
    if decided or is_wholly("sure", bare) or begins("remark", key(bare)) or mentions("open", bare):
        return None
    named = _NAMED.fullmatch(bare) or _NUMBERED.fullmatch(bare) or _ELSEWHERE.fullmatch(bare)
    return Pointed(to=Pointer.NAMED, name=named["name"].strip(" ()«»")) if named else None
