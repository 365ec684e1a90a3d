"""The process that prints: it gives what printing gives, hands over what went wrong, and leaves nothing running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import PressError, TemplateError
from pipeline.press import Order, Press, Printed, start
from pipeline.writers.pdf import write_pdf
from tests.e2e.commands import ROOT
from tests.e2e.printing import PROPERTIES

PAGE = '<!DOCTYPE html><html lang="nb"><head><title>{{ x }}</title></head><body><h1>{{ x }}</h1></body></html>'


@pytest.fixture(autouse=True)
def _as_a_user_starts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.press.start", start)


def _order(folder: Path, text: str, page: str = PAGE) -> Order:
    template = folder / "page.html.j2"
    template.write_text(page, encoding="utf-8")
    return Order(template=template, context={"x": text}, properties=PROPERTIES)


def _printed(orders: list[Order]) -> tuple[Printed, ...]:
    with Press() as press:
        press.send(orders)
        return press.receive()


def _processes() -> dict[str, str]:
    """Give the running processes, each with the one that began its group."""
    found: dict[str, str] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # one that ended meanwhile
            state, _, group = path.read_text().rpartition(")")[2].split()[:3]
            found |= {path.parent.name: group} if state != "Z" else {}
    return found


def _wait_until_all_have_ended(group: str) -> None:
    """Wait for what has been told to end: the machine may be busy with another process first."""
    for _ in range(1000):
        if group not in _processes().values():
            return
        time.sleep(0.01)
    pytest.fail(f"a process of group {group} still runs ten seconds later")


def test_what_is_printed_is_what_printing_gives_in_the_order_of_the_orders(tmp_path: Path) -> None:
    orders = [_order(tmp_path, text) for text in ("Først", "Så")]
    printed = _printed(orders)
    assert [one.pages for one in printed] == [("Først",), ("Så",)]
    assert [one.content for one in printed] == [
        write_pdf(one.template, one.context, one.properties)[0] for one in orders
    ]


def test_each_page_is_told_while_they_are_waited_for(tmp_path: Path) -> None:
    said: list[tuple[str, str]] = []
    with Press(lambda *words: said.append(words)) as press:
        press.send([_order(tmp_path, text) for text in ("Først", "Så")])
        press.receive()
    assert said == [("Setter PDF-ene", "side 1"), ("Setter PDF-ene", "side 2")]


def test_what_goes_wrong_with_one_document_is_raised_where_it_was_ordered(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(TemplateError, match="ukjent"):
        _printed([_order(tmp_path, "Godt"), _order(tmp_path / "a", "Galt", "{{ ukjent }}")])


def test_a_mistake_of_ours_is_raised_with_the_place_where_it_happened(tmp_path: Path) -> None:
    with pytest.raises(AttributeError) as raised:
        _printed([Order(template=tmp_path, context={}, properties=None)])  # type: ignore[arg-type]
    assert "Traceback" in str(raised.value.__notes__)


on_linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc on Linux")


@on_linux
def test_a_process_that_is_stopped_is_told_in_a_sentence(tmp_path: Path) -> None:
    with Press() as press:
        os.killpg(press.group, signal.SIGKILL)
        with pytest.raises(PressError, match="Ingenting er lagt i mappen"):
            press.send([_order(tmp_path, "x" * 1_000_000)])
        with pytest.raises(PressError, match="har maskinen for lite minne"):
            press.receive()


@on_linux
def test_nothing_is_left_running_where_the_run_stops_before_it_is_done(tmp_path: Path) -> None:
    with Press() as press:
        press.send([_order(tmp_path, "Ett"), _order(tmp_path, "To")])
        group = str(press.group)
        while list(_processes().values()).count(group) <= 1:
            assert group in _processes(), "it is not done before it has begun"
    _wait_until_all_have_ended(group)


@on_linux
def test_nothing_is_left_on_disk_or_running_where_the_run_itself_is_killed(tmp_path: Path) -> None:
    code = f"""
from pathlib import Path
from pipeline.press import Order, Press
from tests.e2e.commands import ROOT
from tests.e2e.printing import PROPERTIES
with Press() as press:
    print(press.group, flush=True)
    order = Order(template=Path({str(_order(tmp_path, "x").template)!r}), context={{"x": "Ett"}}, properties=PROPERTIES)
    press.send([order])
    press.receive()
"""
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        group = run.stdout.readline().strip()
        assert [*(tmp_path / "tmp").iterdir()]
        run.kill()
    _wait_until_all_have_ended(group)
    assert [*(tmp_path / "tmp").iterdir()] == []
