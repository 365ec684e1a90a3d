"""``make fuzz``: Office files that are broken in every way, through the real commands.

``python -m tests.fuzz [CASES] [SEED] [FIRST]``: each case is a small year, draft or template, changed by chance that
its number decides, and must end in 0, 1 or 3: with no traceback, within ten seconds and a gigabyte. A case that fails
is told with its number, and ``python -m tests.fuzz 1 SEED NUMBER`` runs it alone.
"""

from __future__ import annotations

import contextlib
import io
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli import main as run_command
from pipeline.sheets.hand_out import hand_out
from pipeline.sheets.source import Wish
from pipeline.templates import FOLDER as TEMPLATES
from tests.e2e.commands import small_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SECONDS = 10
MEGABYTES = 1_000
_ALL_RIGHT = {0, 1, 3}
_NUMBER = re.compile(rb'"-?\d+"')
_NAME = re.compile(rb"</?(\w+:)?(\w+)")
_ODD = [b'""', b'"-1"', b'"0"', b'"2147483648"', b'"1e999"', b'"NaN"', b'"99999999999999999999"', b'"x"', b'"A1:XFD9"']
_TEXTS = [b"\0", b"\xff\xfe", b"&#xD800;", b"&#0;", b"&amp;&lt;", b"<![CDATA[x]]>", b"<!-- x -->", b"<?x?>", b"&x;"]
_Parts = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a case."""

    number: int
    code: int
    seconds: float
    megabytes: float
    trouble: str = ""


@cache
def _seeds() -> tuple[tuple[str, dict[str, bytes], tuple[str, ...]], ...]:
    """Give the small inputs: the command that reads each, its files, and those that may be broken."""
    with tempfile.TemporaryDirectory() as name:
        folder = small_year(Path(name) / "2025")
        year = _contents(folder)
        hand_out(folder, Path(name) / "ark", Wish(), one=True)
        sheet = next((Path(name) / "ark").glob("*.xlsx")).read_bytes()
    template = {path.name: path.read_bytes() for path in TEMPLATES.iterdir() if path.is_file()}
    return (
        ("check", year, ("status.xlsx", "programme.docx")),
        ("check", {**year, "status.xlsx": sheet}, ("status.xlsx",)),
        ("adopt", {"programme.docx": year["programme.docx"]}, ("programme.docx",)),
        ("templates", template, ("statusrapport.docx",)),
    )


_OFTEN = (0, 0, 0, 0, 1, 1, 2, 2)
"""Of a template, one case in a thousand: a check of the templates takes a hundred times as long."""
_SELDOM = 1000


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def broken(content: bytes, chance: random.Random) -> bytes:
    """Break a package in one to three ways."""
    if chance.random() < 0.2:
        return _bytes_changed(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(chance.randint(1, 3)):
        parts = chance.choice(_WAYS)(parts, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts:
            package.writestr(name, part)
    return out.getvalue()


def _bytes_changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    at, length = chance.randrange(len(changed)), chance.randint(1, 40)
    match chance.randrange(4):
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            del changed[at:]
        case 2:
            del changed[at : at + length]
        case _:
            changed[at:at] = changed[at // 2 : at // 2 + length]
    return bytes(changed)


def _one_part(change: Callable[[bytes, random.Random], bytes]) -> Callable[[_Parts, random.Random], _Parts]:
    def in_one(parts: _Parts, chance: random.Random) -> _Parts:
        at = chance.randrange(len(parts)) if parts else 0
        return [(name, change(part, chance) if number == at else part) for number, (name, part) in enumerate(parts)]

    return in_one


def _without_one(parts: _Parts, chance: random.Random) -> _Parts:
    at = chance.randrange(len(parts) + 1)
    return [part for number, part in enumerate(parts) if number != at]


def _swapped(parts: _Parts, chance: random.Random) -> _Parts:
    names = [name for name, _ in parts]
    chance.shuffle(names)
    return (
        [(name, part) for name, (_, part) in zip(names, parts, strict=True)] if chance.random() < 0.5 else parts[::-1]
    )


def _renamed(parts: _Parts, chance: random.Random) -> _Parts:
    at = chance.randrange(len(parts) + 1)
    return [(name.upper() if number == at else name, part) for number, (name, part) in enumerate(parts)]


def _other_number(part: bytes, chance: random.Random) -> bytes:
    return _at_some(_NUMBER, part, chance, lambda _: chance.choice(_ODD))


def _other_name(part: bytes, chance: random.Random) -> bytes:
    names = [found[0] for found in _NAME.finditer(part)] or [b"<x"]
    return _at_some(_NAME, part, chance, lambda _: chance.choice(names))


def _other_attribute(part: bytes, chance: random.Random) -> bytes:
    return _at_some(re.compile(rb'\w+="[^"]*"'), part, chance, lambda found: found[: chance.randrange(len(found))])


def _at_some(pattern: re.Pattern[bytes], part: bytes, chance: random.Random, other: Callable[[bytes], bytes]) -> bytes:
    places = [*pattern.finditer(part)]
    for found in sorted(chance.sample(places, min(len(places), chance.randint(1, 4))), key=lambda one: -one.start()):
        part = part[: found.start()] + other(found[0]) + part[found.end() :]
    return part


def _cut(part: bytes, chance: random.Random) -> bytes:
    return part[: chance.randrange(len(part) + 1)]


def _doubled(part: bytes, chance: random.Random) -> bytes:
    ends = [found.start() for found in re.finditer(rb"<", part)] or [0]
    first, last = sorted((chance.choice(ends), chance.choice(ends)))
    return part[:last] + part[first:last] * chance.randint(1, 3) + part[last:]


def _put_in(part: bytes, chance: random.Random) -> bytes:
    at = chance.choice([found.end() for found in re.finditer(rb">", part)] or [0])
    return part[:at] + chance.choice(_TEXTS) + part[at:]


def _nested(part: bytes, chance: random.Random) -> bytes:
    at = chance.choice([found.start() for found in re.finditer(rb"<", part)] or [0])
    return part[:at] + b"<x>" * chance.choice([10, 1000, 100_000]) + part[at:]


def _recoded(part: bytes, chance: random.Random) -> bytes:
    return part.decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-16-le", "latin-1", "utf-7"]), "replace")


_WAYS: tuple[Callable[[_Parts, random.Random], _Parts], ...] = (
    _without_one,
    _swapped,
    _renamed,
    *map(
        _one_part,
        (_other_number, _other_number, _other_name, _other_attribute, _cut, _doubled, _put_in, _nested, _recoded),
    ),
)


def run_case(case: tuple[int, int]) -> Result:
    """Run a case, told by its seed and its number."""
    seed, number = case
    chance = random.Random(f"{seed}-{number}")  # noqa: S311  the same in every run
    kind = 3 if number % _SELDOM == _SELDOM - 1 else chance.choice(_OFTEN)
    command, files, breakable = _seeds()[kind]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "2025"
        folder.mkdir()
        target = chance.choice(breakable)
        for file, content in files.items():
            (folder / file).write_bytes(broken(content, chance) if file == target else content)
        started = time.monotonic()
        code, trouble = _outcome(_arguments(command, folder, Path(name) / "ut"))
        taken = time.monotonic() - started
    return Result(number, code, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, trouble)


def _arguments(command: str, folder: Path, out: Path) -> list[str]:
    match command:
        case "adopt":
            return ["adopt", str(folder / "programme.docx"), "--output", str(out)]
        case "templates":
            return ["templates", "check", "--templates", str(folder), "--output", str(out)]
        case _:
            return ["check", str(folder), "--output", str(out)]


def _outcome(arguments: list[str]) -> tuple[int, str]:
    complained = io.StringIO()
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(complained):
            run_command(arguments)
    except SystemExit as end:
        code = int(end.code or 0)
        fine = code in _ALL_RIGHT and (code != 3 or complained.getvalue().count("\n") == 1)
        return code, "" if fine else complained.getvalue() or f"exit {code}"
    except BaseException:  # noqa: BLE001  whatever it is, it is what we look for
        return -1, traceback.format_exc()
    finally:
        signal.alarm(0)
    return 0, ""


def _within_limits() -> None:
    """Hold a process to its time and memory; what is loaded before counts too."""
    signal.signal(signal.SIGALRM, _too_slow)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))


def _too_slow(*_: object) -> None:
    raise TimeoutError(f"over {SECONDS} seconds")


def results(cases: int, seed: int = 0, first: int = 0) -> Iterator[Result]:
    """Run cases on all processors."""
    _seeds()
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_within_limits) as pool:
        yield from pool.map(run_case, ((seed, first + number) for number in range(cases)), chunksize=10)


def main(arguments: Iterable[str]) -> int:
    """Run the cases and tell what came of them."""
    told = [int(argument) for argument in arguments]
    cases, seed, first = (*told, *(20_000, 0, 0)[len(told) :])
    found = []
    for result in results(cases, seed, first):
        found.append(result)
        if result.trouble:
            print(f"case {result.number} of seed {seed}, exit {result.code}:\n{result.trouble}", flush=True)
    failed = sum(bool(one.trouble) for one in found)
    print(f"exits: {dict(sorted(Counter(one.code for one in found).items()))}")
    slowest, largest = max(found, key=lambda one: one.seconds), max(found, key=lambda one: one.megabytes)
    print(f"slowest: {slowest.seconds:.1f} s (case {slowest.number}); most memory: {largest.megabytes:.0f} MB")
    print(f"{len(found) - failed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
