"""Columns that are filled in with a cross, or with yes or no: one for each answer, one for each status.

In: the cells of a header, or of a row. Out: which columns they are, and what the row says in them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.codes import StatusCode
from pipeline.readers.columns import column_of
from pipeline.text import clean, key
from pipeline.vocabulary import STATUS_SPELLINGS, Column, ending_of, is_answer_word, ticks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.readers.raw import RawCell

Crosses = dict[int, tuple[Column, str]]
"""Column number → what a cross in it answers, and how: «Nei» under «Bør videreføres?»."""
_BRACKETS = re.compile(r"\s*\((?:ja|j|kryss|sett|huk|x)\b[^()]*\)\s*$", re.IGNORECASE)
"""«Fullført (ja/nei)»."""
_HYPHEN = re.compile(r"[-\u00ad]\s*(?=[a-zæøå])")
_IS_IT = re.compile(r"^er (?:tiltaket |det |dette )?", re.IGNORECASE)
_HOW_FAR = (StatusCode.NOT_STARTED, StatusCode.IN_PROGRESS, StatusCode.PARTLY_DONE, StatusCode.DONE)


def crosses_of(cells: Sequence[RawCell]) -> Crosses:
    """Give the columns with an answer or a status each, and the only one for a status where it asks for yes or no."""
    answers = {cell.column: word for cell in cells if (word := _last_words(cell.text)) and is_answer_word(word)}
    statuses = {cell.column: word for cell in cells if (word := _status_in(_last_words(cell.text)))}
    asked = {cell.column: word for cell in cells if (word := _status_in(_asked(cell.text)))}
    crosses: Crosses = {}
    if {"ja", "nei"} <= {key(word) for word in answers.values()}:
        crosses |= {number: (Column.ANSWER, word) for number, word in answers.items()}
    described = all(column_of(cell.text)[0] is Column.DESCRIPTION for cell in cells if cell.column in statuses | asked)
    others = any(column_of(cell.text)[0] is Column.STATUS for cell in cells if cell.column not in asked)
    if (len(statuses | asked) > 1 and not described) or (asked and not others):
        crosses |= {number: (Column.STATUS, word) for number, word in (statuses | asked).items()}
    return crosses


def _last_words(text: str) -> str:
    """Give what stands behind a question, or in the lower of two header rows: «Bør videreføres? Ja» → «Ja»."""
    return re.split(r"[?:\n]\s*", _HYPHEN.sub("", clean(text)) if "-\n" in text else clean(text))[-1].strip()


def _status_in(word: str) -> str:
    """Give the status that a header is, with a hyphen in it or not, «Gjennom-ført»; nothing where it is none."""
    return next((one for one in (word, _HYPHEN.sub("", word)) if key(one) in STATUS_SPELLINGS), "")


def _asked(text: str) -> str:
    """Give what a header asks for a yes or a no to: «Er tiltaket gjennomført?», «Fullført (ja/nei)»; else nothing."""
    last = clean(text).split("\n")[-1]
    bare = _BRACKETS.sub("", last)
    return _IS_IT.sub("", bare.rstrip("?")) if bare != last or last.endswith("?") else ""


def crossed(row: Sequence[RawCell], crosses: Crosses) -> dict[Column, RawCell]:
    """Read a row's crosses as the words over them; a text instead of a cross stands behind its word."""
    own = [cell for cell in row if cell.column in crosses and clean(cell.text).strip("-–—")]
    found: dict[Column, RawCell] = {}
    for column in dict.fromkeys(column for column, _ in crosses.values()):
        words = {number: word for number, (one, word) in crosses.items() if one is column}
        cells = [cell for cell in own if cell.column in words]
        if text := _status(cells, words) if column is Column.STATUS else " / ".join(_answers(cells, words)):
            found[column] = replace(cells[0], text=text)
    return found


def _answers(cells: Sequence[RawCell], words: Mapping[int, str]) -> Iterator[str]:
    for cell in cells:
        word = words[cell.column]
        if ticks("crosses", cell.text) or key(cell.text) == key(word):
            yield word
        elif not ticks("no", cell.text) or key(cell.text) == "nei":
            yield f"{word}, {cell.text}"


def _status(cells: Sequence[RawCell], words: Mapping[int, str]) -> str:
    """Give what is said yes to, the furthest of several; where all is denied, what is denied first."""
    said = [text for cell in cells if (text := _said(cell, words[cell.column], alone=len(words) == 1))]
    denied = [word for cell in cells if ticks("no", cell.text) and _how_far(word := words[cell.column]) >= 0]
    if len(said) > 1 and all(ticks("yes", cell.text) for cell in cells if not ticks("no", cell.text)):
        return max(said, key=_how_far)
    return " / ".join(said) or (f"Ikke {min(denied, key=_how_far).lower()}" if denied else "")


def _said(cell: RawCell, word: str, *, alone: bool) -> str:
    text = clean(cell.text)
    if ticks("crosses", text) or ticks("no", text):
        return word if ticks("crosses", text) else ""
    for name, meant in (("yes", word), ("no", f"Ikke {word.lower()}")):
        if (end := ending_of(name, text)) is not None:
            rest = text[end:].lstrip(" ,.:;–-")
            return rest if key(rest) in STATUS_SPELLINGS else f"{meant}{text[end:]}"
    return text if alone or key(text) in STATUS_SPELLINGS else f"{word}, {text}"


def _how_far(word: str) -> int:
    code, _ = STATUS_SPELLINGS[key(word)]
    return _HOW_FAR.index(code) if code in _HOW_FAR else -1
