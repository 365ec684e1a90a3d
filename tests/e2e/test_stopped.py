"""A run that is killed, finds the disk full, may not write, or meets another run, loses nothing and leaves nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import OutputError
from pipeline.journal import alone, finish
from pipeline.output import put
from tests.e2e.commands import ROOT, run, small_year
from tests.e2e.stopped import NEW, OLD, put_run, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KILLS = 50
needs_mount = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root on Linux mounts a small disk"
)


@contextmanager
def _disk(place: Path, size: int) -> Iterator[None]:
    """Make a folder a disk of so many kilobytes."""
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", place], check=False)
    if mounted.returncode:
        pytest.skip("this machine mounts nothing")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def test_a_run_that_is_killed_at_any_step_on_disk_is_undone_or_finished_by_the_next(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.e2e.stopped", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line.split(" ", 3) for line in done.stdout.splitlines()]
    at_once, then = [line[1] for line in lines], [line[2] for line in lines]
    assert len(lines) > 20
    assert at_once == sorted(at_once, key=["before", "between", "after"].index)
    assert then == sorted(then, key=["before", "after"].index)
    assert {now for now, later in zip(at_once, then, strict=True) if later == "before"} == {"before"}
    assert {line[3] for line in lines} == {"[]"}


def test_a_run_that_is_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    out, moments = tmp_path / "ut", random.Random(6)  # noqa: S311  the same moments in every run
    put_run(OLD, out)
    seen = set()
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            os.fsync = lambda _: None  # type: ignore[assignment]  # who is killed loses nothing that was written
            while True:
                put_run(NEW, out)
                put_run(OLD, out)
        time.sleep(moments.random() / 50)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        finish(out)
        state = state_of(out)
        seen.add("old" if state == OLD else "new" if state == NEW else "neither")
        assert [*out.rglob(".*")] == []
    assert seen == {"old", "new"}


def test_a_report_that_is_killed_leaves_the_last_one_whole_and_the_next_clears_up(tmp_path: Path) -> None:
    folder, out = small_year(tmp_path / "2025"), tmp_path / "ut"
    assert run("report", folder, "--output", out).returncode == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "pipeline", "report", str(folder), "--output", str(out), "--force"]
    for delay in (0.5, 1.2):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            time.sleep(delay)
            process.kill()
        assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert "Ingenting er endret" in run("report", folder, "--output", out).stdout


@needs_mount
@pytest.mark.parametrize("size", [8, 24, 44, 64])
def test_a_full_disk_is_said_and_leaves_what_was_there(tmp_path: Path, size: int) -> None:
    disk = tmp_path / "disk"
    with _disk(disk, 100):
        put_run(OLD, disk / "ut")
        large = {f"{number}.docx": bytes(size * 1024) for number in range(100 // size + 1)}
        with pytest.raises(OutputError, match="disken er full, så ingenting er skrevet"):
            put(large, disk / "ut")
        assert state_of(disk / "ut") == OLD
        assert [*disk.rglob(".*")] == []
        put_run(NEW, disk / "ut")
        assert state_of(disk / "ut") == NEW


@needs_mount
def test_a_report_on_a_full_disk_is_one_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    folder, disk = small_year(tmp_path / "2025"), tmp_path / "disk"
    with _disk(disk, 100):
        put_run(OLD, disk / "ut")
        done = run("report", folder, "--output", disk / "ut")
        assert (done.returncode, done.stderr.count("\n")) == (3, 1)
        assert "disken er full" in done.stderr
        assert state_of(disk / "ut") == OLD


@needs_mount
def test_a_folder_that_may_not_be_written_is_said_and_is_as_it_was(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with _disk(disk, 100):
        put_run(OLD, disk / "ut")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(OutputError, match=r"mappen er skrivebeskyttet\. Velg en annen"):
            put(NEW, disk / "ut")
        assert state_of(disk / "ut") == OLD


def test_of_two_runs_the_second_waits_for_the_first(tmp_path: Path) -> None:
    put_run(OLD, tmp_path / "ut")
    child = os.fork()
    if child == 0:
        with alone(tmp_path / "ut"):
            (tmp_path / "holding").touch()
            time.sleep(0.3)
            (tmp_path / "done").touch()
        os._exit(0)
    while not (tmp_path / "holding").exists():
        time.sleep(0.01)
    put_run(NEW, tmp_path / "ut")
    assert (tmp_path / "done").exists()
    os.waitpid(child, 0)
    assert state_of(tmp_path / "ut") == NEW


def test_a_run_that_waits_too_long_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.journal._PATIENCE", 0.1)
    put_run(OLD, tmp_path / "ut")
    with alone(tmp_path / "ut"), pytest.raises(OutputError, match=r"en annen kjøring skriver i mappen\. Vent"):
        put_run(NEW, tmp_path / "ut")
    assert state_of(tmp_path / "ut") == OLD


def test_two_reports_at_once_into_one_folder_leave_one_whole(tmp_path: Path) -> None:
    out, command = tmp_path / "ut", [sys.executable, "-m", "pipeline", "report"]
    years = [small_year(tmp_path / name) for name in ("2025", "året")]
    runs = [subprocess.Popen([*command, year, "--output", out], cwd=ROOT, stdout=subprocess.DEVNULL) for year in years]
    assert [process.wait() for process in runs] == [0, 0]
    assert [*out.rglob(".*")] == []
    assert "Ingenting er endret" in run("report", years[0], "--output", out).stdout
