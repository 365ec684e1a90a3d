"""The spellings that the readers and rules know: statuses, headers, sections, answers. Data, no rules.

In: ``vocabulary.toml`` beside this file, and what an office adds to it for a run. Out: tables by comparison key, and
phrases found in a text.
"""

from __future__ import annotations

import re
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.codes import Fit, StatusCode
from pipeline.phrases import Phrases
from pipeline.remembering import forget, remembered
from pipeline.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Column(StrEnum):
    """What a column of the sheet holds."""

    SECTION = "section"
    AREA = "area"
    NUMBER = "number"
    MEASURE = "measure"
    POINT = "point"
    STATUS = "status"
    DESCRIPTION = "description"
    ANSWER = "answer"
    REASON = "reason"
    LAST = "last"
    """What was reported the time before, for those who fill in: not read."""
    OWNER = "owner"
    DEADLINE = "deadline"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase of the vocabulary, found in a text."""

    name: str
    """The list that the phrase stands in: ``yes``, ``condition``, …"""
    start: int
    end: int


_TOML = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

STATUS_LABELS = {code: str(_TOML["status"][code]["label"]) for code in StatusCode}
STATUS_SYMBOLS = {code: str(_TOML["status"][code]["symbol"]) for code in StatusCode}
STATUS_SPELLINGS = {
    key(word): (code, fit)
    for fit in (Fit.DOUBTFUL, Fit.NEAR, Fit.OWN)
    for code in StatusCode
    for word in _TOML["status"][code][fit]
}
SECTION_NAMES = {key(name) for name in _TOML["section"]["names"]}
LABELS_OF_MEASURES = frozenset(_TOML["label"]["measures"])
LEADING_VERBS, LEADING_WORDS = (frozenset(_TOML["label"][name]) for name in ("verbs", "leading"))
FRONT_MATTER, FRONT_STARTS = (frozenset(_TOML["label"][name]) for name in ("front", "front_starts"))
LABELS_OF_OTHERS = frozenset(_TOML["label"]["others"])
HEADERS = {key(word): Column(column) for column, words in _TOML["header"].items() for word in words}
PASSING_WORDS = frozenset(_TOML["wording"]["passing"])
WEAK_WORDS = frozenset(_TOML["wording"]["weak"])
SHORT_FORMS = {str(short): str(whole) for short, whole in _TOML["wording"]["short"]}
NYNORSK_WORDS = {str(nynorsk): str(bokmaal) for nynorsk, bokmaal in _TOML["wording"]["nynorsk_words"]}
UNITS, TENS = (tuple(map(str, _TOML["wording"][name])) for name in ("numbers", "tens"))
SYNONYMS = tuple(tuple(line.split(", ")) for line in str(_TOML["wording"]["synonyms"]).strip().splitlines())
SAME_PHRASES = tuple((str(phrase), str(word)) for word, *phrases in _TOML["wording"]["phrases"] for phrase in phrases)
TAILS, CUTS = (frozenset(_TOML["wording"][name]) for name in ("tails", "cuts"))
ENDING_WORDS = frozenset(_TOML["wording"]["ending"])
NYNORSK = tuple(sorted(map(tuple, _TOML["wording"]["nynorsk"]), key=lambda pair: -len(pair[0])))
_FILLERS = sorted(_TOML["status_filler"]["words"], key=len, reverse=True)
REASON_WORDS = frozenset(_TOML["beside_answer"]["reason"])
SECOND_RANK = {Column(column): frozenset(words) for column, words in _TOML["second_rank"].items()}
NEW_WORDS = frozenset(_TOML["mark"]["new"])
_TICKS = {name: frozenset(words) for name, words in _TOML["cross"].items()}
SLIPS = tuple(_TOML["slip"]["words"])
_BLANKS = frozenset(_TOML["blank"]["words"])


def is_blank(text: str) -> bool:
    """Tell whether a cell's text says nothing: empty, a dash, a lone question mark."""
    return not text.strip(" -–—.…_?") or text.casefold() in _BLANKS


def without_filler(name: str) -> str:
    """Take the words off a status that add nothing to it: ``arbeidet pågår`` → ``pågår``."""
    for filler in _FILLERS:
        if name.startswith(f"{filler} "):
            return name.removeprefix(f"{filler} ")
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What an office adds to the vocabulary in its settings."""

    statuses: Mapping[StatusCode, Sequence[str]] = field(default_factory=dict)
    headers: Mapping[Column, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Phrases by the answer list they belong to: ``yes``, ``stop``, …"""
    sections: Sequence[str] = ()


@contextmanager
def with_additions(additions: Additions) -> Iterator[None]:
    """Use an office's own spellings too, for as long as one run reads."""
    if additions == Additions():
        yield
        return
    tables: tuple[Any, ...] = (STATUS_SPELLINGS, HEADERS, SECTION_NAMES)
    before = [table.copy() for table in tables]
    phrases = {name: list(_TOML["answer"][name]) for name in additions.answers}
    STATUS_SPELLINGS.update(
        {key(word): (code, Fit.OWN) for code, words in additions.statuses.items() for word in words}
    )
    HEADERS.update({key(word): column for column, words in additions.headers.items() for word in words})
    SECTION_NAMES.update(key(name) for name in additions.sections)
    for name, more in additions.answers.items():
        _TOML["answer"][name].extend(more)
    forget()
    try:
        yield
    finally:
        for table, was in zip(tables, before, strict=True):
            table.clear()
            table.update(was)
        _TOML["answer"].update(phrases)
        forget()


@remembered
def _phrases(table: str, name: str) -> Phrases:
    return Phrases(_TOML[table][name])


_FORMS = ("e", "er", "es", "ast", "et", "t", "ing")
"""The endings with which a word of the vocabulary is written out."""


@remembered
def deciding_words(*names: str) -> Mapping[str, str]:
    """Give the words that are phrases by themselves in some answer lists, with their endings, each with its list."""
    return {word: name for name in reversed(names) for phrase in _TOML["answer"][name] for word in _forms(phrase)}


def _forms(phrase: str) -> Iterator[str]:
    """Write a phrase of one word out with its endings; one of several words gives none."""
    if " " not in phrase:
        for word in phrase.rstrip("$").split("|"):
            yield from (word.rstrip("*+") + form for form in _FORMS) if word.endswith(("*", "+")) else (word,)


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401
    """Give every text of the file, at any depth."""
    if isinstance(part, str):
        yield part
    else:
        for inner in part.values() if isinstance(part, dict) else part:
            yield from _texts(inner)


@remembered
def _whole_text() -> str:
    return " ".join(_texts(_TOML)).casefold()


@remembered
def usual_words() -> frozenset[str]:
    """Give those that stand whole in a phrase: what is written about measures, right spelt or not."""
    return frozenset(re.findall(r"(?<!\w)[^\W\d_]{5,}(?![\w*+])", _whole_text()))


@remembered
def known_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Give every word of the vocabulary: whole ones, and those that may go on."""
    words = {*re.findall(r"\w+[*+]?", _whole_text())}
    stems = {word.rstrip("*+") for word in words if word.endswith(("*", "+"))}
    return frozenset(words - stems), tuple(sorted(stems))


def answer_cues(text: str, *names: str) -> tuple[Cue, ...]:
    """Find the cues of an answer, in the order they stand; of two that overlap, the longer."""
    found = sorted(_all_cues("answer", names, text), key=lambda cue: (cue.start, -cue.end))
    kept: list[Cue] = []
    for cue in found:
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return tuple(kept)


def _all_cues(table: str, names: tuple[str, ...], text: str) -> Iterator[Cue]:
    for name in names:
        for match in _phrases(table, name).find_all(text):
            yield Cue(name=name, start=match.start(), end=match.end())


def says(table: str, name: str, text: str) -> bool:
    """Tell whether the text holds a phrase of the named list."""
    return _phrases(table, name).stands_in(text)


def is_answer_word(text: str) -> bool:
    """Tell whether a text is one of the answers that a form lists: ja, nei, endres, vurderes."""
    return key(text) in _TICKS["answers"]


def ticks(name: str, text: str) -> bool:
    """Tell whether a cell's text is of the named list and nothing more: ``crosses``, ``yes`` or ``no``."""
    return text.strip().casefold() in _TICKS[name]


def is_wholly(name: str, text: str) -> bool:
    """Tell whether the text is one phrase of the named answer list, and nothing more."""
    return _phrases("answer", name).is_wholly(text)


def begins(name: str, text: str) -> bool:
    """Tell whether the text begins with a phrase of the named answer list."""
    return ending_of(name, text) is not None


def ending_of(name: str, text: str, start: int = 0) -> int | None:
    """Tell where a phrase of the named answer list that stands at ``start`` ends; None where none does."""
    return _phrases("answer", name).end_at(text, start)


def mentions(name: str, text: str) -> bool:
    """Tell whether the text holds a phrase of the named answer list."""
    return says("answer", name, text)


def is_made_of(name: str, text: str) -> bool:
    """Tell whether a text has no words but those of the named answer list."""
    end, between = 0, []
    for match in _phrases("answer", name).find_all(text):
        between.append(text[end : match.start()])
        end = match.end()
    return not any(map(str.isalnum, "".join((*between, text[end:]))))
