"""Puts a run in place again and again, each time killed one step on disk later, and says what was left.

``python -m tests.e2e.stopped FOLDER``, a process by itself, since it forks. One line for each step: what stood in the
folder before the next run came, what it had become when it had been there, and whether anything was left over.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from pipeline.digests import digests_of
from pipeline.journal import finish
from pipeline.output import RECEIPT, put_in_place

_STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir"}
OLD = {"rapport.docx": b"gammel", "utkast.pdf": b"gammelt", "retting/ark.xlsx": b"gammelt", "data.json": b"gammel"}
NEW = {"rapport.docx": b"ny", "ny.pdf": b"ny", "grunnlag/ark.xlsx": b"nytt", "data.json": b"ny"}


def main(folder: Path) -> None:
    """Stop at every step there is."""
    whole = folder / "whole"
    put_run(OLD, whole)
    (whole / "notat.txt").write_bytes(b"deres")
    (whole / "rapport.docx").write_bytes(b"redigert")
    before, after = state_of(whole), {**NEW, "rapport (redigert 1).docx": b"redigert", "notat.txt": b"deres"}
    step, stopped = 0, True
    while stopped:
        step += 1
        out = folder / str(step)
        shutil.copytree(whole, out)
        stopped = _stopped_at(step, out)
        at_once = _name(state_of(out), before, after)
        finish(out)
        print(step, at_once, _name(state_of(out), before, after), [*out.rglob(".*")])  # noqa: T201


def put_run(files: dict[str, bytes], folder: Path) -> None:
    """Put a run in place."""
    receipt = json.dumps({"outputs": digests_of(files)}).encode()
    put_in_place({**files, RECEIPT: receipt}, folder)


def state_of(folder: Path) -> dict[str, bytes]:
    """Give what a person sees; the receipt goes with the rest."""
    paths = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    shown = [path for path in paths if path.name != RECEIPT and not any(part.startswith(".") for part in path.parts)]
    return {path.as_posix(): (folder / path).read_bytes() for path in shown}


def _name(state: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> str:
    return "before" if state == before else "after" if state == after else "between"


def _stopped_at(step: int, folder: Path) -> bool:
    """Put the new run in place in a process that is killed at a step."""
    child = os.fork()
    if child == 0:
        left = step

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            writes = event == "open" and int(str(arguments[2])) & (os.O_WRONLY | os.O_RDWR)
            if writes or event in _STEPS:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        put_run(NEW, folder)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
