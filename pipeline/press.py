"""The press: a process beside the run that prints the PDFs. It gets ready while the sheets are read.

In: an order for each document. Out: the finished bytes, read back. It is a process of its own because starting
WeasyPrint and setting the documents takes as long as all the rest of a run, and keeps the memory that it took.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Self, cast

from pipeline.errors import PressError
from pipeline.loading import loading
from pipeline.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pipeline.progress import Step
    from pipeline.readers.tags import TaggedPdf
    from pipeline.writers.properties import Properties

_STOPPED = (
    "PDF-ene ble ikke ferdige: prosessen som lager dem, ble stoppet. Ingenting er lagt i mappen. "
    "Lukk andre programmer og kjør på nytt; skjer det igjen, har maskinen for lite minne."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A document to be printed."""

    template: Path
    """The HTML template."""
    context: dict[str, Any]
    properties: Properties


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A printed document, read back."""

    content: bytes
    said: tuple[str, ...]
    """What WeasyPrint had to say."""
    pages: tuple[str, ...]
    """The text of each page, as it is seen."""
    tagged: TaggedPdf


class Press:
    """The process. Left with the ``with`` block, whatever it was doing."""

    def __init__(self, step: Step = silent) -> None:
        """``step`` is told how many pages are set, while they are waited for."""
        self._step = step

    def __enter__(self) -> Self:
        """Start it."""
        self._folder = tempfile.mkdtemp(prefix="handlingsprogram-")
        self._process = start(self._folder)
        self._orders, self._answers = (cast("IO[bytes]", end) for end in (self._process.stdin, self._process.stdout))
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it, with the processes that it has started."""
        with self._process, contextlib.suppress(OSError):  # it may be done
            os.killpg(self.group, signal.SIGKILL)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def group(self) -> int:
        """The group that it and the processes that it starts belong to, and no other."""
        return self._process.pid

    def send(self, orders: Sequence[Order]) -> None:
        """Order the documents; those who ordered may do something else meanwhile."""
        try:
            with self._orders:
                pickle.dump(orders, self._orders)
        except OSError as problem:
            raise PressError(_STOPPED) from problem

    def receive(self) -> tuple[Printed, ...]:
        """Wait for all documents, and give them in the order of the orders.

        Raises:
            TemplateError: a template cannot be filled in.
            MissingLibraryError: WeasyPrint cannot start.
            PressError: the process was stopped.

        """
        try:
            made = [pickle.loads(answer) for answer in self._answer()]  # noqa: S301  from our own process
        except EOFError as problem:  # a process that is stopped writes nothing more
            raise PressError(_STOPPED) from problem
        for one in made:
            if isinstance(one, Exception):
                raise one
        return tuple(made)

    def _answer(self) -> list[bytes]:
        """Wait for the answer; before it come the pages that are set, as (document, page)."""
        pages: dict[int, int] = {}
        while not isinstance(answer := pickle.load(self._answers), list):  # noqa: S301  from our own process
            document, page = answer
            pages[document] = max(page, pages.get(document, 0))  # it sets them again where a number has changed
            self._step("Setter PDF-ene", f"side {sum(pages.values())}")
        return answer


def start(folder: str) -> subprocess.Popen[bytes]:
    """Start the process, in a group of its own; ``folder`` is for temporary files."""
    begin = f"import sys; sys.path[:] = {sys.path!r}; from pipeline.press import serve; serve({folder!r})"
    command, pipe = [sys.executable, "-P", "-c", begin], subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True)  # noqa: S603  our own


def serve(folder: str) -> None:
    """Be the process: print what is ordered on standard input, and answer on standard output.

    ``folder`` is for WeasyPrint's temporary files, which are taken away also where the run is no more.
    """
    tempfile.tempdir = folder
    try:
        _serve()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    with loading():
        _tried(get_ready)  # what hinders it is told when it is needed
    with contextlib.suppress(EOFError, BrokenPipeError), answers:  # the run made no documents, or is no more
        orders = pickle.load(sys.stdin.buffer)  # noqa: S301  from the run
        steps = [partial(_print, order, partial(_say, answers.fileno(), number)) for number, order in enumerate(orders)]
        pickle.dump(_all_done(steps), answers)


def get_ready() -> None:
    """Load all that printing and reading back need, before the processes part."""
    from pipeline.readers import pdf as reader, tagged  # noqa: F401, PLC0415  not in the run itself
    from pipeline.writers import own_styles, pdf  # noqa: PLC0415

    own_styles.with_marks_of_lists(pdf.start())


def _say(answers: int, document: int, page: int) -> None:
    """Say that a page is set: in one piece, since the processes share the pipe."""
    with contextlib.suppress(BrokenPipeError):
        os.write(answers, pickle.dumps((document, page)))


def _all_done(steps: Sequence[Callable[[], object]]) -> list[bytes]:
    """Do all at once, in processes that have what is loaded in common; one after another where that is not safe."""
    if platform.system() == "Linux":
        return [answer.read() for answer in [_doing(step) for step in steps]]
    return [_tried(step) for step in steps]


def _doing(step: Callable[[], object]) -> IO[bytes]:
    out, into = os.pipe()
    if os.fork() == 0:
        os.close(out)
        with os.fdopen(into, "wb") as answer:
            answer.write(_tried(step))
        os._exit(0)
    os.close(into)
    return os.fdopen(out, "rb")


def _print(order: Order, page: Callable[[int], None]) -> Printed:
    from pipeline.readers.pdf import read_pdf  # noqa: PLC0415  not in the run itself
    from pipeline.readers.tagged import read_tagged  # noqa: PLC0415
    from pipeline.writers.pdf import write_pdf  # noqa: PLC0415

    content, said = write_pdf(order.template, order.context, order.properties, page)
    return Printed(content=content, said=said, pages=read_pdf(content), tagged=read_tagged(content))


def _tried(step: Callable[[], object]) -> bytes:
    """Do something, and write down what it gave, or what it raised: that is raised again in the run."""
    try:
        return pickle.dumps(step())
    except Exception as problem:  # noqa: BLE001
        problem.add_note(traceback.format_exc())
        return pickle.dumps(problem)
