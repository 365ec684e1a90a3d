"""Seals the same run again and again, each time stopped one step on disk later; says what was left, and seals again.

``python -m tests.e2e.interruption FOLDER``, a process by itself, since it forks. One line a step: what verify found.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from pipeline.archive.seal import seal
from pipeline.archive.verify import BESIDE, verify
from tests.archives import small_run

_STEPS = {"os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir"}
_STOPPED = 9


def main(folder: Path) -> None:
    """Stop at every step there is; a program that is stopped loses nothing that it wrote, so the disk may be late."""
    os.fsync = lambda _: None  # type: ignore[assignment]
    before, after = small_run(folder / "before"), small_run(folder / "after", "andre")
    seal(before, folder / "archive")
    step, stopped = 0, True
    while stopped:
        step += 1
        archive = folder / f"archive-{step}"
        shutil.copytree(folder / "archive", archive)
        stopped = _stopped_at(step, after, archive)
        left = verify(archive)
        print(step, *sorted(problem.kind for problem in left.problems), f"bags={len(left.bags)}")  # noqa: T201
        done, whole = seal(after, archive), verify(archive)
        assert done.link == whole.links[1]
        assert (len(whole.bags), whole.problems, [*archive.glob(f"{BESIDE}*")]) == (2, (), [])


def _stopped_at(step: int, output: Path, archive: Path) -> bool:
    """Seal in a process of its own that is gone at a step, as when the power is."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            writes = event == "open" and int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR)
            if (writes or event in _STEPS) and str(archive) in str(arguments[0]):
                left -= 1
                if left == 0:
                    os._exit(_STOPPED)

        sys.addaudithook(count)
        seal(output, archive)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _STOPPED


if __name__ == "__main__":
    main(Path(sys.argv[1]))
