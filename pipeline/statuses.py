"""What stands in a status cell → Status.

In: the cell. Out: a status with how well the words say it; the raw words are kept. An empty cell is «missing», never
«not started»; a word that no rule knows is «missing» with the fit «unknown», which is an error until a person decides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from pipeline.codes import Fit, StatusCode
from pipeline.dates import years
from pipeline.model import Status
from pipeline.text import key, likeness, one_line
from pipeline.vocabulary import STATUS_SPELLINGS, UNITS, is_blank, says, without_filler

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.model import Cell

_UNKNOWN = (StatusCode.MISSING, Fit.UNKNOWN)
_MISSPELT = 0.78
"""Likeness from which a word is taken for a known one; «Gjenomført» is 0.95 of «Gjennomført»."""
_ENDED = [word for word, (code, _) in STATUS_SPELLINGS.items() if code is StatusCode.CANCELLED]
_MEANS = re.compile(
    r"(?:^|[\s,;(.:])(\w{1,12}|[^\w\s,;(.:=–-]{1,3})\s*(?:=|–|-|:)\s*([^\W\d][^,;.)\n=]*?)(?=\s+\S{1,12}\s*=|\s*[,;.)\n]|\s*$)"
)
"""«Grønn = gjennomført» in a legend."""
_GLUED_NOT = re.compile(r"\b(ikkj?e)(?=[a-zæøå]{4})")
_CUT_DONE = re.compile(r"\bgj ?f?ført\b|\bgjennomf\b|\bgjf\b")
"""«gj.ført»"""
_CLAUSE = re.compile(r"[,;:.]|\s[–—-]\s|\bmen\b")
_REMARK = re.compile(r"[,;:(]|\s[–—-]\s|\bmen\b|\.\s+(?=[A-ZÆØÅ])")
_SENTENCE = re.compile(r"[.!(]\s*(?=[A-ZÆØÅa-zæøå(])")
_PERCENT = re.compile(r"\b\d{1,2}\s*(?:%|prosent)")
_SHARE = re.compile(
    r"(?:ca\.?\s*)?(\d{1,2}(?:[.,]\d+)?|100)\s*(?:%|prosent)(?:\s+(?:ferdig|gjennomført|fullført|utført))?",
    re.IGNORECASE,
)
_NUMBER = rf"(\d{{1,2}}|{'|'.join(UNITS[1:])})"
_OF = re.compile(rf"\b{_NUMBER} av {_NUMBER}\b")
_COUNTED = re.compile(rf"{_NUMBER} av {_NUMBER}(?: \w+)?(?: \w+(?:t|te|de|ige|ne))?")
"""«3 av 4», «4 av 6 plasser fylt»"""
_NUMBERED = re.compile(r"(?:\d|[A-ZX])[.):]?\s+(?:[–-]\s+)?([^\W\d].*)")
"""«3 Gjennomføring», a step of a list"""
_UNDER = re.compile(r"under \w+(?:ing|else|sjon|skap)")
"""«Under trykking», «under anskaffelse»: it goes on, whatever it is."""
_FEW_WORDS = 7
_SHORTEST_CUT = 3
_TELLING = 5
"""Letters of a status that is looked for among other words; shorter ones have other meanings."""
_PLAIN_LETTERS = str.maketrans("åøæéè", "aoaee")


def legend_of(texts: Iterable[str]) -> dict[str, StatusCode]:
    """Read what a sheet says, above its table, that its signs mean: «1 = ikke startet», «Grønn = gjennomført»."""
    found: dict[str, StatusCode] = {}
    for sign, meaning in (match.groups() for text in texts for match in _MEANS.finditer(text)):
        code, fit = _reading(meaning) if len(meaning.split()) <= _FEW_WORDS else _UNKNOWN
        if fit not in {Fit.MISSPELT, Fit.UNKNOWN} and key(sign) not in STATUS_SPELLINGS:
            found[key(sign) or sign] = code
    return found


def is_status_word(text: str) -> bool:
    """Tell whether a text is one of the spellings of a status, or a share or a count, and nothing more."""
    bare = without_filler(key(text))
    return bare in STATUS_SPELLINGS or bool(_SHARE.fullmatch(text.strip(" .")) or _COUNTED.fullmatch(bare))


def read_status(cell: Cell | None, legend: Mapping[str, StatusCode] = MappingProxyType({})) -> Status:
    """Read a status cell; ``legend`` has the sheet's own signs, by comparison key."""
    if cell is None or is_blank(cell.text):
        return Status(code=StatusCode.MISSING, as_written=one_line(cell.text) if cell else None, fit=Fit.OWN)
    words = one_line(cell.text)
    if (sign := key(words) or words) in legend:
        return Status(code=legend[sign], as_written=words, fit=Fit.SIGN)
    code, fit = _reading(words) if cell.trusted else (StatusCode.MISSING, Fit.OWN)
    return Status(code=code, as_written=words, fit=fit)


def in_year(status: Status, year: int) -> Status:
    """Take what is said to be done in a later year than the status's for what goes on: «Ferdig i 2026».

    A later year in a remark, «Gjennomført, ny runde i 2026», is not that of the status.
    """
    said = _REMARK.split(status.as_written or "")[0]
    ahead = status.code is StatusCode.DONE and max(years(said), default=0) > year
    return replace(status, code=StatusCode.IN_PROGRESS, fit=Fit.DOUBTFUL) if ahead else status


def _reading(words: str) -> tuple[StatusCode, Fit]:
    if (numbered := _NUMBERED.fullmatch(words)) and without_filler(key(numbered[1])) in STATUS_SPELLINGS:
        return _reading(numbered[1])
    name = _CUT_DONE.sub("gjennomført", _GLUED_NOT.sub(r"\1 ", key(words)))
    bare = name if name in STATUS_SPELLINGS else without_filler(name)
    if bare in STATUS_SPELLINGS:
        code, fit = STATUS_SPELLINGS[bare]
        fit = Fit.NEAR if bare != name and fit is Fit.OWN else fit
        return code, Fit.DOUBTFUL if "?" in words else fit
    if share := _SHARE.fullmatch(words.strip(" .")):
        return _of_share(float(share[1].replace(",", ".")))
    if _COUNTED.fullmatch(bare):
        return (StatusCode.PARTLY_DONE if _is_part(bare) else StatusCode.DONE), Fit.DOUBTFUL
    starts = [spelling for spelling in STATUS_SPELLINGS if bare.startswith(f"{spelling} ")]
    if starts:
        return _remarked(max(starts, key=len), bare, words)
    cut = _cut_short(bare) if "." in words else _UNKNOWN
    misspelt = _misspelt(bare) if cut == _UNKNOWN else cut
    return _within(bare) if misspelt == _UNKNOWN else misspelt


def _cut_short(name: str) -> tuple[StatusCode, Fit]:
    """Read words that are cut short: «Ikke påb.», «Delv. gjennomf.»; not where they may be two statuses."""
    words = name.split()
    meant = {
        STATUS_SPELLINGS[spelling][0]
        for spelling in STATUS_SPELLINGS
        if len(wholes := spelling.split()) == len(words)
        and len(words[-1]) >= _SHORTEST_CUT
        and all(whole.startswith(word) for whole, word in zip(wholes, words, strict=True))
    }
    return (meant.pop(), Fit.NEAR) if len(meant) == 1 else _UNKNOWN


def _within(name: str) -> tuple[StatusCode, Fit]:
    """Read a few words with one status among them, «Høringen pågår»; a part that is done is not all."""
    spelt = [word for word in STATUS_SPELLINGS if len(word) >= _TELLING and f" {word} " in f" {name} "]
    rest = f" {name} "
    for word in sorted(spelt, key=len, reverse=True):
        rest = rest.replace(f" {word} ", " ")
    if len(name.split()) > _FEW_WORDS or says("status_remark", "negation", rest) or says("status_remark", "none", name):
        return _UNKNOWN
    found = {STATUS_SPELLINGS[word][0] for word in spelt if not any(word != one and word in one for one in spelt)}
    if not found and _UNDER.fullmatch(name):
        return StatusCode.IN_PROGRESS, Fit.DOUBTFUL
    if StatusCode.DONE not in found or says("status_remark", "to_come", name):
        found = {StatusCode.IN_PROGRESS if code is StatusCode.DONE else code for code in found}
        return (found.pop(), Fit.DOUBTFUL) if len(found) == 1 else _UNKNOWN
    whole = len(found) == 1 and not says("status_remark", "step", name) and not _is_part(name)
    parts = found <= {StatusCode.DONE, StatusCode.NOT_STARTED, StatusCode.IN_PROGRESS, StatusCode.PARTLY_DONE}
    code = StatusCode.DONE if whole else StatusCode.PARTLY_DONE
    return (code, Fit.DOUBTFUL) if parts else _UNKNOWN


def _is_part(name: str) -> bool:
    """Tell whether a text counts fewer than all: «3 av 4 seminarer»."""
    counted = _OF.search(name)
    return counted is not None and counted[1] != counted[2]


def _of_share(percent: float) -> tuple[StatusCode, Fit]:
    """Read how much is done as a status: all and nothing are plain, «50 %» may also be a part that is done."""
    plain: dict[float, StatusCode] = {0: StatusCode.NOT_STARTED, 100: StatusCode.DONE}
    return (plain[percent], Fit.NEAR) if percent in plain else (StatusCode.IN_PROGRESS, Fit.DOUBTFUL)


def _remarked(spelling: str, name: str, words: str) -> tuple[StatusCode, Fit]:
    """Read a status with a remark behind it: «Gjennomført 4. juni»; «Gjennomført 60 %» is not that status."""
    code, fit = STATUS_SPELLINGS[spelling]
    remark = name.removeprefix(spelling).strip()
    if says("status_remark", "negation", without_filler(key(_CLAUSE.split(words)[0])).removeprefix(spelling)):
        return _within(name)
    if code is StatusCode.DONE and (says("status_remark", "stage", remark) or says("status_remark", "left", remark)):
        return StatusCode.PARTLY_DONE, Fit.DOUBTFUL
    if code is StatusCode.DONE and (
        _PERCENT.search(words) or says("status_remark", "part", remark) or _is_part(remark)
    ):
        return StatusCode.PARTLY_DONE, Fit.DOUBTFUL
    said = key(_SENTENCE.split(words)[0])
    ahead = says("status_remark", "ahead", said.removeprefix(spelling)) and not _as_planned(remark)
    if code is StatusCode.DONE and ahead:
        return StatusCode.IN_PROGRESS, Fit.DOUBTFUL
    turned = says("status_remark", "negation", remark) or (
        code is not StatusCode.IN_PROGRESS and says("status_remark", "turn", remark)
    )
    stopped = any(f" {word} " in f" {remark} " for word in _ENDED)
    doubtful = turned or stopped or fit is Fit.DOUBTFUL or "?" in words or remark in STATUS_SPELLINGS
    return code, Fit.DOUBTFUL if doubtful else Fit.REMARKED


def _as_planned(remark: str) -> bool:
    return says("status_remark", "planned", remark)


def _misspelt(name: str) -> tuple[StatusCode, Fit]:
    """Take a word for the known one that it is a letter or two from; a «not» is never read in or out.

    A «not» before a word that is known is meant: «ikke uaktuelt» is no slip of «ikke aktuelt».
    """
    words = _plain(name)
    if words[:1] in (["ikke"], ["ikkje"]) and " ".join(name.split()[1:]) in STATUS_SPELLINGS:
        return _UNKNOWN
    near = [
        (min(likeness(one, other) for one, other in zip(words, _plain(spelling), strict=True)), spelling)
        for spelling in STATUS_SPELLINGS
        if len(_plain(spelling)) == len(words)
    ]
    best, spelling = max(near, default=(0.0, ""))
    return (STATUS_SPELLINGS[spelling][0], Fit.MISSPELT) if best >= _MISSPELT else _UNKNOWN


def _plain(name: str) -> list[str]:
    return name.translate(_PLAIN_LETTERS).split()
