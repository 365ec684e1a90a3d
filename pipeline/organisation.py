"""Whose programme it is: read from the titles of the sheets and the programme, unless settings say it.

In: titles, and the names of the programme's headings, which are no organisation's. Out: the name, or None.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.dates import MONTHS
from pipeline.text import heading_key, key, one_line
from pipeline.vocabulary import FRONT_MATTER, HEADERS, LABELS_OF_OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROGRAMME = r"(?:handlings|tiltaks|samarbeids|års|virksomhets|verksemds|aktivitets)(?:program|plan)"
_OWNER = re.compile(rf"(?P<name>[^–—:|]+?)\s+(?:sitt\s+|sin\s+)?{PROGRAMME}", re.IGNORECASE)
_OWNER_BEHIND = re.compile(
    rf"{PROGRAMME}\w*\s+(?:20\d\d\s*)?(?:for\s+|[–—-]\s+)(?P<name>[^\W\d_][^,:–—|]*?)\s*(?:$|[,:–—|]| - |\b20\d\d)",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*[–—|:,.\n]\s*|\s-\s")
_MONTH = "|".join(rf"{month}|{month[:3]}\.?|{month[:4]}\.?" for month in MONTHS)
_KIND = re.compile(
    r"\b(?:utkast|forslag|status\w*|rapport\w*|årlig|årleg|felles|kvartals\w*|tertial\w*|kvartal|halvår\w*|oppfølging|"
    rf"oppfølgjing|vedtatt|vedteke|budsjett|skjema\w*|gjennomgang|{PROGRAMME}\w*|program\w*|plan|med|for|til|av|på|i|frå"
    rf"|fra|og|den|per|pr|sitt|sin|sine|q\d|{_MONTH}|20\d\d|\d+)\b\.?",
    re.IGNORECASE,
)
"""What kind of document a title says it is, and of when: no part of a name where it stands around it."""
_BODY = re.compile(
    r"(?:region|råd|rådet|ipr|interkommunal|samarbeid|kommune|fylke|partnerskap|allians|landet|porten)\w*\b",
    re.IGNORECASE,
)
"""In the name of a body that has a programme."""
_SENTENCE = re.compile(
    r"\b(?:har|viser|er|som|hvert|kvart|gjelder|skal|ble|vart|blei|tabellen|tiltak\w*|her|dette|vi)\b", re.IGNORECASE
)
"""Words that no body's name has."""
_LONGEST = 6
"""Words; a longer text is a sentence."""
_SHORT_FORM = 3
"""Letters."""
_FEW = 2
"""Words of a name that nothing says is one."""


_OF_DOCUMENT = re.compile(r"(?:versjon|utgave|utgåve|innh[oa]ld|vedlegg|notat|dokument|kopi)", re.IGNORECASE)
"""What a line over a title says of the document: «Høringsutgave», «Vedlegg»."""


def find_organisation(titles: Sequence[str], headings: Sequence[str], front: Sequence[str]) -> str | None:
    """Find the owner's name: «Osloregionens handlingsprogram 2025», «Vestregionen – status per 1. september».

    On the programme's front a name may stand alone over its title.
    """
    themes = {heading_key(name) for name in headings}
    found = [name for title in titles for name in _names(one_line(title)) if heading_key(name) not in themes]
    bodies = [name for name in found if _BODY.search(name)]
    alone = [name for name in _alone_over_titles(front) if heading_key(name) not in themes]
    name = max(bodies or found or alone, key=lambda name: not name.isupper(), default=None)
    return _in_small_letters(name) if name and name.isupper() and " " in name else name


def _in_small_letters(name: str) -> str:
    """Write a name of several words that stands in capitals as in running text: «Nordre Vidda regionråd».

    A short form stays: «NORDRE VIDDA IPR».
    """
    first, *others = (word if len(word) <= _SHORT_FORM else word.capitalize() for word in name.split())
    return " ".join(
        [first, *(word.lower() if len(word) > _SHORT_FORM and _BODY.fullmatch(word) else word for word in others)]
    )


def _alone_over_titles(front: Sequence[str]) -> Iterator[str]:
    """Give the names of a word or two over a line that names the programme and nothing else."""
    for above, title in pairwise(front):
        name = _trimmed(above)
        names_programme = re.search(PROGRAMME, title, re.IGNORECASE) and not _trimmed(title)
        short = len(name.split()) <= _FEW and name == name.title() and not _OF_DOCUMENT.search(name)
        if names_programme and _is_name(name) and short and key(name) not in FRONT_MATTER | LABELS_OF_OTHERS:
            yield name


def _names(title: str) -> Iterator[str]:
    """Give what may be the owner's name in a title, the surest first."""
    bare = _trimmed(title)
    if (owner := _OWNER.match(bare)) and _is_name(_trimmed(owner["name"])):
        yield _nominative(_trimmed(owner["name"]))
    if (owner := _OWNER_BEHIND.search(title)) and _is_name(_trimmed(owner["name"])):
        yield _trimmed(owner["name"])
    speaks_of_programme = re.search(PROGRAMME, title, re.IGNORECASE) is not None
    for part in _PART.split(title):
        name = _trimmed(part)
        if _is_name(name) and (speaks_of_programme or _BODY.search(name)):
            yield _nominative(name) if re.search(rf"{PROGRAMME}", part, re.IGNORECASE) else name


def _trimmed(text: str) -> str:
    """Take what a document is called off both ends of a text."""
    before = None
    while before != text:
        before = text
        text = text.strip(' –—-|:,.«»"')
        if (found := _KIND.match(text)) is not None:
            text = text[found.end() :]
        ends = [one for one in _KIND.finditer(text) if one.end() == len(text)]
        if ends and ends[0].start():
            text = text[: ends[0].start()]
    return text


def _is_name(text: str) -> bool:
    if _SENTENCE.search(text) or key(text) in HEADERS:
        return False
    return text[:1].isupper() and len(text.split()) <= _LONGEST and len(key(text)) > 1


def _nominative(name: str) -> str:
    for ending in ("'s", "’s", "'", "’", "s"):
        if name.casefold().endswith(ending) and not name.casefold().endswith("ss"):
            return name[: -len(ending)]
    return name
