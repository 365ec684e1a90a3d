"""Lines of a programme without a bullet: which are measures, and which only say what a list is of.

In: the document's paragraphs, and what the sheets report on. Out: paragraph numbers, or the label that a line is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.readers.document import is_listed
from pipeline.text import clean, heading_key, key
from pipeline.vocabulary import HEADERS, LABELS_OF_MEASURES, LABELS_OF_OTHERS, LEADING_VERBS, LEADING_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.readers.raw import RawParagraph

LEAD_IN = ":"
_CODE = re.compile(r"([A-ZÆØÅ]{1,3}[-.]?\d{1,2}(?:\.\d{1,2})?)[.:)]?\s+(?=\S)")
"""«K1	Felles klimaregnskap»"""
_FEWEST_CODES = 3
_LEADS = "tiltak"
"""The label that a line like «I 2026 vil vi:» stands for."""
_FEWEST = 2
"""Plain paragraphs that the sheets report on, before plain paragraphs are taken for measures."""
_LONGEST_MEASURE = 300
"""Characters; a longer plain paragraph is prose."""


def unmarked_items(paragraphs: Sequence[RawParagraph], reported: frozenset[str], *, has_marks: bool) -> frozenset[int]:
    """Give the plain paragraphs that are measures: those reported on, and all where nothing else marks any.

    ``has_marks``: tables or headings are measures.
    """
    plain = _plain(paragraphs)
    runs = _led_in(paragraphs)
    known = [one for one in _unlisted(paragraphs) if heading_key(one.text) in reported and not label_of(one.text)]
    if not has_marks and not any(is_listed(one) for one in paragraphs if one.cell is None):
        return frozenset(one.number for one in ([one for run in runs for one in run] or _without_prose(plain, known)))
    if len(known) < _FEWEST:
        return frozenset()
    numbers = {one.number for one in known}
    told = [run for run in runs if 2 * sum(one.number in numbers for one in run) > len(run)]
    return frozenset(one.number for one in (*filter(_is_short, plain), *known, *(one for run in told for one in run)))


def _without_prose(plain: Sequence[RawParagraph], known: Sequence[RawParagraph]) -> list[RawParagraph]:
    """Leave out sentences, «Øyene trenger veg.», where the lines that the sheets report on are none."""
    titles = [one for one in known if not clean(one.text).endswith(".")]
    if len(titles) < _FEWEST or 2 * len(titles) <= len(known):
        return list(plain)
    return [one for one in plain if one in known or not clean(one.text).endswith(".")]


def _led_in(paragraphs: Sequence[RawParagraph]) -> list[list[RawParagraph]]:
    """Give the plain lines that stand under each «I 2026 skal vi», down to the next heading, list or table."""
    runs: list[list[RawParagraph]] = []
    led = False
    for one in paragraphs:
        label = label_of(one.text)
        if label in LABELS_OF_MEASURES:
            runs.append([])
            led = True
        elif label or one.heading is not None or one.cell or is_listed(one):
            led = False
        elif led:
            runs[-1].append(one)
    return [run for run in runs if run]


def plain_items(paragraphs: Sequence[RawParagraph]) -> frozenset[int]:
    """Give the plain paragraphs that may be measures beside a table: short ones, where no list is."""
    if any(is_listed(one) for one in paragraphs if one.cell is None):
        return frozenset()
    return frozenset(one.number for one in filter(_is_short, _plain(paragraphs)))


def with_codes(paragraphs: Sequence[RawParagraph]) -> tuple[tuple[RawParagraph, ...], dict[int, str]]:
    """Take the codes off lines that begin with one of their own, «K1», «T2», and make the lines items.

    Out: the paragraphs, and each code by its paragraph's number. Only where there are several, and none twice.
    """
    found = {one.number: match for one in _plain(paragraphs) if (match := _CODE.match(one.text))}
    codes = {number: match[1] for number, match in found.items()}
    if len(codes) < _FEWEST_CODES or len({*codes.values()}) < len(codes):
        return tuple(paragraphs), {}
    coded = (
        replace(one, text=one.text[found[one.number].end() :], level=0) if one.number in found else one
        for one in paragraphs
    )
    return tuple(coded), codes


def _unlisted(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    return [one for one in paragraphs if one.heading is None and one.cell is None and not is_listed(one)]


def _plain(paragraphs: Sequence[RawParagraph]) -> list[RawParagraph]:
    return [one for one in _unlisted(paragraphs) if not one.bold]


def _is_short(paragraph: RawParagraph) -> bool:
    return len(paragraph.text) <= _LONGEST_MEASURE and not clean(paragraph.text).endswith(".")


def label_of(text: str) -> str | None:
    """Give the words of a line that only says what it is a list of: «Tiltak i 2026:», «I 2026 vil vi:»."""
    words = [word for word in key(text).split() if not word.isdigit()]
    known = LABELS_OF_MEASURES | LABELS_OF_OTHERS | HEADERS.keys()
    return _LEADS if _only_leads(text, words) else " ".join(words) if " ".join(words) in known else None


def _only_leads(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line says no more than that a list follows; before a colon one word may be a name."""
    others = [word for word in words if word not in LEADING_WORDS | LEADING_VERBS]
    leads = len(others) <= 1 if clean(text).endswith(LEAD_IN) else not others and len(words) > 1
    return leads and not LEADING_VERBS.isdisjoint(words)
