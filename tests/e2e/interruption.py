"""Seals the same run again and again, each time stopped one step on disk later; says what was left, and seals again.

``python -m tests.e2e.interruption FOLDER``, a process by itself, since it forks. One line for an archive that is begun,
and one for an archive that has a bag: what verify found after each step, each thing told once. One file of the payload
is like another, and no step is made of them.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.archive.seal import seal
from pipeline.archive.verify import BESIDE, is_archive, verify
from tests.archives import small_run

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS = {"os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir"}
_STOPPED = 9


def main(folder: Path) -> None:
    """Stop at every step there is; a program that is stopped loses nothing that it wrote, so the disk may be late."""
    os.fsync = lambda _: None  # type: ignore[assignment]
    seal(small_run(folder / "before"), folder / "1")
    (folder / "0").mkdir()
    for bags in range(2):
        found = _found_at_each_step(small_run(folder / "after", "andre"), folder / str(bags), bags)
        print(f"{bags} bags: {', '.join(dict.fromkeys(found))}")  # noqa: T201


def _found_at_each_step(output: Path, begun: Path, bags: int) -> Iterator[str]:
    step, stopped = 0, True
    while stopped:
        step += 1
        archive = begun.with_name(f"{begun.name}-{step}")
        shutil.copytree(begun, archive)
        stopped = _stopped_at(step, output, archive)
        yield _found(archive)
        done, whole = seal(output, archive), verify(archive)
        assert done.link == whole.links[-1]
        assert (len(whole.bags), whole.problems, [*archive.glob(f"{BESIDE}*")]) == (bags + 1, (), [])


def _found(archive: Path) -> str:
    if not is_archive(archive):
        return "no archive"
    left = verify(archive)
    return " ".join([str(len(left.bags)), *sorted(problem.kind for problem in left.problems)])


def _stopped_at(step: int, output: Path, archive: Path) -> bool:
    """Seal in a process of its own that is gone at a step, as when the power is."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            writes = event == "open" and int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR)
            place = str(arguments[0]) if arguments else ""
            if (writes or event in _STEPS) and str(archive) in place and "/data/" not in place:
                left -= 1
                if left == 0:
                    os._exit(_STOPPED)

        sys.addaudithook(count)
        seal(output, archive)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _STOPPED


if __name__ == "__main__":
    main(Path(sys.argv[1]))
