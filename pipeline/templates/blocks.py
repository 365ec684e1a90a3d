"""Which code goes with which: every ``for`` with its ``endfor``, as a tree.

In: the tags of a part in order. Out: the tree, and what has no partner or has it in a wrong place. What is wrong in one
place hides nothing further on: a table or a cell that ends, ends what began in it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.templates.codes import MIDDLES, OPENERS, begins_block, is_end
from pipeline.templates.mistakes import misplaced_code, unpaired_code
from pipeline.templates.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.findings import Finding

_CONTAINERS = {"tr": "tbl", "tc": "tr"}
"""What the partner of a code with this prefix must stand in too; of others, the innermost there is."""
_PLACES = {"tr": "tabellen", "tc": "raden"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A code that has an end, and what stands between."""

    opener: Tag
    body: list[Tag | Block] = field(default_factory=list)


Tree = list[Tag | Block]


@dataclass(slots=True)
class _Pairing:
    rows: Counter[tuple[str, ...]]
    """For each row, word and prefix: how many codes begin there without ending there."""
    root: list[Tag | Block] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)
    found: list[Finding] = field(default_factory=list)

    @property
    def body(self) -> list[Tag | Block]:
        return self.open[-1].body if self.open else self.root

    def drop(self) -> None:
        """Give up looking for the end of the innermost block."""
        opener = self.open.pop().opener
        end = f"{{%{opener.prefix} end{opener.word} %}}"
        place = _PLACES.get(opener.prefix, "cellen" if _row(opener) else "malen")
        hint = f"sett inn «{end}» i {place}, etter det som skal være med"
        self.found.append(unpaired_code(opener, f"«{opener.word}» mangler «end{opener.word}».", hint))


def paired(tags: Sequence[Tag]) -> tuple[Tree, tuple[Finding, ...]]:
    """Pair the codes of a part."""
    pairing = _Pairing(rows=_balance(tags))
    for tag in tags:
        _leave(tag, pairing)
        _take(tag, pairing)
    while pairing.open:
        pairing.drop()
    return pairing.root, tuple(pairing.found)


def _balance(tags: Sequence[Tag]) -> Counter[tuple[str, ...]]:
    balance: Counter[tuple[str, ...]] = Counter()
    for tag in tags:
        word = tag.word.removeprefix("end")
        if word in OPENERS and (tag.word != word or begins_block(tag.word, tag.content)):
            balance[(*_row(tag), word, tag.prefix)] += 1 if tag.word == word else -1
    return balance


def _cut(around: tuple[str, ...], container: str) -> tuple[str, ...]:
    """Leave out what is inside of the innermost row or table; all of it where there is none."""
    places = [place for place, name in enumerate(around, 1) if name.partition("/")[0] == container]
    return around[: places[-1]] if places else ()


def _row(tag: Tag) -> tuple[str, ...]:
    return _cut(tag.piece.around, "tr")


def _container(tag: Tag) -> tuple[str, ...]:
    """Give what the code and its partner must both stand in."""
    around = tag.piece.around
    return _cut(around, _CONTAINERS[tag.prefix]) if tag.prefix in _CONTAINERS else around


def _leave(tag: Tag, pairing: _Pairing) -> None:
    """Give up the blocks whose table, row or cell has ended."""
    while pairing.open and _is_left(pairing.open[-1].opener, tag, pairing):
        if _closes(tag, pairing.open[-1].opener) and not _belongs_further_out(tag, pairing):
            return
        pairing.drop()


def _is_left(opener: Tag, tag: Tag, pairing: _Pairing) -> bool:
    """Tell whether a block's place has ended; one whose end is in another cell of the row is only misplaced."""
    row = _row(opener)
    if row and opener.prefix not in _CONTAINERS and not pairing.rows[(*row, opener.word, opener.prefix)]:
        return tag.piece.around[: len(row)] != row
    within = _container(opener)
    return tag.piece.around[: len(within)] != within


def _closes(tag: Tag, opener: Tag) -> bool:
    return tag.word == f"end{opener.word}"


def _belongs_further_out(tag: Tag, pairing: _Pairing) -> bool:
    return any(_closes(tag, block.opener) and _belong(tag, block.opener) for block in pairing.open[:-1])


def _belong(tag: Tag, opener: Tag) -> bool:
    return (_container(tag), tag.prefix) == (_container(opener), opener.prefix)


def _take(tag: Tag, pairing: _Pairing) -> None:
    if is_end(tag.word):
        _close(tag, pairing)
    elif begins_block(tag.word, tag.content):
        block = Block(opener=tag)
        pairing.body.append(block)
        pairing.open.append(block)
    else:
        if tag.word in MIDDLES:
            _check_middle(tag, pairing)
        pairing.body.append(tag)


def _target(tag: Tag, words: Sequence[str], pairing: _Pairing) -> int | None:
    """Find the open block that a code is a part of: the innermost in the same kind of place, else the innermost."""
    fitting = [place for place, block in enumerate(pairing.open) if block.opener.word in words]
    belonging = [place for place in fitting if _belong(tag, pairing.open[place].opener)]
    return max(belonging, default=max(fitting, default=None))


def _close(tag: Tag, pairing: _Pairing) -> None:
    wanted = tag.word.removeprefix("end")
    target = _target(tag, (wanted,), pairing)
    if target is None:
        hint = f"slett den, eller sett inn «{{%{tag.prefix} {wanted} … %}}» foran"
        pairing.found.append(unpaired_code(tag, f"«{tag.word}» har ingen «{wanted}» foran seg.", hint))
        return
    while len(pairing.open) > target + 1:
        pairing.drop()
    pairing.body.append(tag)
    pairing.found += _misplaced(pairing.open.pop().opener, tag)


def _misplaced(opener: Tag, end: Tag) -> list[Finding]:
    """Say what is wrong where a code and its end do not stand in the same kind of place."""
    if opener.prefix != end.prefix:
        hint = f"skriv «{{%{opener.prefix} {end.word} %}}», eller gi begge den samme begynnelsen"
        what = f"«{opener.word}» begynner med «{{%{opener.prefix}» og slutter med «{{%{end.prefix}»."
        return [misplaced_code(end, what, hint)]
    if _container(opener) != _container(end):
        hint = f"skal hele raden gjentas, sett «{{%tr {opener.word} … %}}» og «{{%tr {end.word} %}}» i rader for seg"
        what = f"«{opener.word}» begynner i én celle eller tabell og slutter i en annen."
        return [misplaced_code(opener, what, hint)]
    return []


def _check_middle(tag: Tag, pairing: _Pairing) -> None:
    target = _target(tag, MIDDLES[tag.word], pairing)
    if target is None:
        pairing.found.append(unpaired_code(tag, f"«{tag.word}» står ikke i et valg, «if … endif»."))
        return
    while len(pairing.open) > target + 1:
        pairing.drop()
    opener = pairing.open[-1].opener
    if opener.prefix != tag.prefix:
        hint = f"skriv «{{%{opener.prefix} {tag.word} … %}}», eller gi begge den samme begynnelsen"
        what = f"«{opener.word}» begynner med «{{%{opener.prefix}» og «{tag.word}» med «{{%{tag.prefix}»."
        pairing.found.append(misplaced_code(tag, what, hint))
