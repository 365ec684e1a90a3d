"""``make evaluate``: how well answers are read and rows are matched, on labelled corpora of many hands.

Reads ``tests/corpora/answers.tsv`` and ``tests/corpora/pairs.tsv``. Rules are developed on the half ``dev``; the
figures that count are those of the half ``held``, of which no single case is shown.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.answers import Answer, read_answer
from pipeline.codes import DecisionCode
from pipeline.match import match
from pipeline.readers.programme import programme_from_document
from pipeline.readers.raw import RawParagraph
from pipeline.readers.status_sheet import read_status_sheet
from tests.builders import plain_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

CORPORA = Path(__file__).parent / "corpora"
NEXT_YEAR = 2027
HALVES = ("dev", "held")
TURNED_ROUND = {("continue", "discontinue"), ("discontinue", "continue"), ("continue_changed", "discontinue")}
"""(label, reading): what must never happen."""
FLOORS = {("answers", "dev"): 0.962, ("answers", "held"): 0.93, ("pairs", "dev"): 0.905, ("pairs", "held"): 0.94}
"""What is right of each half, and does not fall; all decoys of ``held`` are kept apart."""
WORST = 10
Row = dict[str, str]


def read_corpus(name: str) -> list[Row]:
    """Read a corpus, a dictionary a line."""
    with (CORPORA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def code_of(answer: Answer) -> str:
    """Name a reading as the corpus does."""
    if answer.code is not None:
        return answer.code.value
    return "reference" if answer.pointer else DecisionCode.UNANSWERED.value


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerResult:
    """One answer with its label and its reading."""

    text: str
    labels: tuple[str, ...]
    read: str
    reason: tuple[str, str] | None
    """The one that should be kept apart, and the one that was; None where none is labelled."""

    @property
    def right(self) -> bool:
        return self.read in self.labels

    @property
    def turned_round(self) -> bool:
        return not self.right and (self.labels[0], self.read) in TURNED_ROUND


@cache
def answer_results(half: str) -> list[AnswerResult]:
    """Read every answer of one half."""
    return [_answer_result(row) for row in read_corpus("answers.tsv") if row["half"] == half]


def _answer_result(row: Row) -> AnswerResult:
    answer = read_answer(row["text"], NEXT_YEAR)
    reason = (row["reason"].strip(" ."), (answer.reason or "").strip(" .")) if row["reason"] else None
    return AnswerResult(text=row["text"], labels=tuple(row["code"].split("|")), read=code_of(answer), reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairResult:
    """One row of a sheet with the measure it should have and the one it got; None for none."""

    sheet: str
    kind: str
    wanted: str | None
    got: str | None

    @property
    def right(self) -> bool:
        return self.wanted == self.got


@cache
def pair_results(half: str) -> list[PairResult]:
    """Match every region of one half: its programme, and its sheet in the corpus's order."""
    regions: dict[str, list[Row]] = defaultdict(list)
    for row in read_corpus("pairs.tsv"):
        if row["half"] == half:
            regions[row["region"]].append(row)
    return [result for rows in regions.values() for result in _region_results(rows)]


def _region_results(rows: Sequence[Row]) -> list[PairResult]:
    programme, _ = programme_from_document("programme.docx", tuple(_paragraphs(rows)))
    reported = sorted((row for row in rows if row["sheet"]), key=_theme_order(rows))
    grid = [["Tema", "Tiltak", "Status"], *([row["sheet_theme"], row["sheet"], "Pågående"] for row in reported)]
    sheet, _ = read_status_sheet(plain_sheet(grid))
    if sheet is None:
        message = "the corpus makes no sheet"
        raise ValueError(message)
    got = {pair.placed.row.source.row: pair.measure for pair in match([sheet], programme).pairs}
    return [
        PairResult(
            sheet=row["sheet"],
            kind=row["kind"],
            wanted=row["programme"] or None,
            got=measure.text if (measure := got.get(number)) else None,
        )
        for number, row in enumerate(reported, 2)
    ]


def _theme_order(rows: Sequence[Row]) -> Callable[[Row], int]:
    order = {theme: place for place, theme in enumerate(dict.fromkeys(row["sheet_theme"] for row in rows))}
    return lambda row: order[row["sheet_theme"]]


def _paragraphs(rows: Sequence[Row]) -> Iterable[RawParagraph]:
    yield RawParagraph(number=1, text="Innsatsområder", heading=1)
    for theme in dict.fromkeys(row["theme"] for row in rows):
        yield RawParagraph(number=2, text=theme, heading=2)
        for row in rows:
            if row["theme"] == theme and row["programme"]:
                yield RawParagraph(number=3, text=row["programme"], level=0)


def _print_answers(half: str) -> None:
    results = answer_results(half)
    right = sum(result.right for result in results)
    turned = [result for result in results if result.turned_round]
    print(f"answers, {half}: {right} of {len(results)} right ({right / len(results):.3f}), {len(turned)} turned round")
    reasons = [result.reason for result in results if result.reason]
    print(f"    reasons kept apart: {sum(wanted == got for wanted, got in reasons)} of {len(reasons)}")
    confusion = Counter((result.labels[0], result.read) for result in results if not result.right)
    for (label, read), number in confusion.most_common():
        print(f"    {number:3} {label} read as {read}")
    for result in [*turned, *(result for result in results if not result.right)][: WORST if half == "dev" else 0]:
        print(f"    «{result.text}»: {result.read}, should be {' or '.join(result.labels)}")


def _print_pairs(half: str) -> None:
    results = pair_results(half)
    pairs = [result for result in results if result.wanted]
    decoys = [result for result in results if not result.wanted]
    found, kept = sum(result.right for result in pairs), sum(result.right for result in decoys)
    print(f"pairs, {half}: recall {found / len(pairs):.3f} ({found} of {len(pairs)}), ", end="")
    print(f"decoys kept apart {kept / len(decoys):.3f} ({kept} of {len(decoys)})")
    missed = Counter(result.kind for result in results if not result.right)
    print("    missed: " + ", ".join(f"{kind} {number}" for kind, number in missed.most_common()))
    for result in [result for result in results if not result.right][: WORST if half == "dev" else 0]:
        print(f"    «{result.sheet}» → «{result.got}», should be «{result.wanted}»")


def fallen(half: str) -> list[str]:
    """Say which figures of a half are worse than they were."""
    answers, pairs = answer_results(half), [result for result in pair_results(half) if result.wanted]
    turned = sum(result.turned_round for result in answers)
    decoys = sum(not result.wanted and not result.right for result in pair_results(half)) if half == "held" else 0
    found = [f"answers, {half}: {turned} turned round"] if turned else []
    found += [f"decoys, {half}: {decoys} not kept apart"] if decoys else []
    for name, results in (("answers", answers), ("pairs", pairs)):
        if (share := sum(result.right for result in results) / len(results)) < FLOORS[name, half]:
            found.append(f"{name}, {half}: {share:.3f} right is under {FLOORS[name, half]}")
    return found


def main() -> int:
    """Print the figures of both halves; the exit code tells whether any has fallen."""
    for half in HALVES:
        _print_answers(half)
        _print_pairs(half)
    worse = [line for half in HALVES for line in fallen(half)]
    print(*worse, sep="\n", end="\n" if worse else "")
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
