"""Presses that need not load WeasyPrint: a process that has stands by for all tests, and parts in two for each press.

The tests that run a command in a process of its own start the press as a user's run does.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from functools import cached_property
from typing import Self

from pipeline import press
from tests.e2e.commands import ROOT

_STAND_BY = "import sys; from tests.warm_press import stand_by; stand_by(int(sys.argv[1]))"


class Process:
    """What a press needs of its process."""

    def __init__(self, standing_by: socket.socket, folder: str) -> None:
        (orders, into), (out, answers) = os.pipe(), os.pipe()
        socket.send_fds(standing_by, [folder.encode()], [orders, answers])
        self.pid = int(standing_by.recv(16))
        os.close(orders)
        os.close(answers)
        self.stdin, self.stdout = os.fdopen(into, "wb"), os.fdopen(out, "rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(BrokenPipeError):
            self.stdin.close()
        with self.stdout:
            self.stdout.read()  # it ends when the process, and all that it started, are gone


class Presses:
    """The process that stands by, begun when the first press is asked for."""

    def __enter__(self) -> Self:
        self._ours, self._its = socket.socketpair()
        return self

    def __exit__(self, *_: object) -> None:
        self._ours.close()
        self._its.close()
        if "_begun" in self.__dict__:
            self._begun.wait()

    @cached_property
    def _begun(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _STAND_BY, str(self._its.fileno())]
        return subprocess.Popen(command, cwd=ROOT, pass_fds=[self._its.fileno()])

    def start(self, folder: str) -> Process:
        """Start a press as :func:`pipeline.press.start` does."""
        assert self._begun.pid
        return Process(self._ours, folder)


def stand_by(number: int) -> None:
    """Be the process: start a press for every folder that is asked for, until the tests are over."""
    press.get_ready()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    with socket.socket(fileno=number) as asked:
        while True:
            folder, ends, *_ = socket.recv_fds(asked, 4096, 2)
            if not folder:
                return
            if os.fork() == 0:
                os.setsid()
                asked.send(str(os.getpid()).encode())
                asked.close()
                for end, place in zip(ends, (0, 1), strict=True):
                    os.dup2(end, place)
                    os.close(end)
                press.serve(folder.decode())
                os._exit(0)
            for end in ends:
                os.close(end)
