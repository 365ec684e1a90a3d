"""``make bench``: how fast the program is, as ratios to something else that is measured in the same run.

Writes ``docs/benchmarks.md``. Every job is a process by itself, run in turn with those it is compared with; its time is
the shortest of its runs, its memory the largest sum over its processes (proportional set size, as Linux gives it).
``python -m tests.bench 60 600`` measures these sizes alone.
"""

from __future__ import annotations

import os
import pickle
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents import documents_of
from pipeline.printing import accepted_of
from pipeline.templates import FOLDER as TEMPLATES
from pipeline.versions import engine, versions
from pipeline.year import read_year
from tests.builders import word_programme, workbook
from tests.e2e.commands import EXAMPLE, ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
RUNS = 5
SIZES = (60, 600, 6000)
_THEMES = {60: 12, 600: 38, 6000: 120}
"""As programmes grow: in themes and within them."""
_WORDS = [
    *("klima", "natur", "kart", "trafikk", "bolig", "næring", "skole", "kultur", "helse", "vann", "avfall", "energi"),
    *(
        "reiseliv",
        "areal",
        "beredskap",
        "idrett",
        "havn",
        "skog",
        "jordvern",
        "sykkel",
        "buss",
        "tog",
        "park",
        "museum",
    ),
    *("festival", "kurs", "nettverk", "veileder", "strategi", "analyse", "pilot", "plan", "register", "portal"),
]
_STATUSES = ("Pågående", "Ikke startet", "Gjennomført", "Delvis gjennomført")
_ANSWERS = ("ja", "nei", "Ja, men endres til å gjelde flere kommuner", "Vurderes", "Ja, hvis det kommer midler")
_PYTHON = (sys.executable, "-m", "pipeline")
_BY_HAND = """
import pickle, subprocess, sys
from pathlib import Path
from docxtpl import DocxTemplate
from openpyxl import load_workbook
contexts, templates, out = pickle.loads(Path(sys.argv[1]).read_bytes()), Path(sys.argv[2]), Path(sys.argv[3])
load_workbook(sys.argv[4])
made = []
for name, context in contexts.items():
    document = DocxTemplate(templates / f"{name}.docx")
    document.render(context, autoescape=True)
    document.save(out / f"{name}.docx")
    made.append(str(out / f"{name}.docx"))
subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out), *made], check=True, stdout=-3)
"""
_TYPESET = """
import json, sys
from pathlib import Path
import pypandoc, typst
data, out = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
for name, fields in (("statusrapport", ("status", "description")), ("utkast", ("decision",))):
    lines = [f"# {name} {data['year']}"]
    for theme in dict.fromkeys(one["theme"] for one in data["measures"]):
        lines += ["", f"## {theme}", "", "| Tiltak | |", "|:---|:---|"]
        lines += [f"| {one['text']} | {' '.join(str(one[field]) for field in fields)[:400]} |"
                  for one in data["measures"] if one["theme"] == theme]
    text = "\\n".join(lines).replace("$", " ").replace("@", " ")
    pypandoc.convert_text(text, "docx", "gfm", outputfile=str(out / f"{name}.docx"))
    source = pypandoc.convert_text(text, "typst", "gfm", extra_args=["--standalone"])
    (out / f"{name}.typ").write_text(source)
    typst.compile(out / f"{name}.typ", out / f"{name}.pdf")
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a job took."""

    seconds: float
    megabytes: float


def measured(command: tuple[str | Path, ...], runs: int = RUNS) -> Measured:
    """Run a job; the shortest time, and the largest memory: one that is looked for may be missed, never made up."""
    taken = [_run(command) for _ in range(runs)]
    return Measured(min(one.seconds for one in taken), max(one.megabytes for one in taken))


def in_turn(*commands: tuple[str | Path, ...]) -> tuple[Measured, ...]:
    """Run jobs in turn, so that what else the machine does strikes them alike."""
    rounds = [[_run(command) for command in commands] for _ in range(RUNS)]
    return tuple(
        Measured(min(one.seconds for one in taken), max(one.megabytes for one in taken))
        for taken in zip(*rounds, strict=True)
    )


def _run(command: tuple[str | Path, ...]) -> Measured:
    started = time.perf_counter()
    with (
        subprocess.Popen([*map(str, command)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process,
        ThreadPoolExecutor(max_workers=1) as watcher,
    ):
        watch = watcher.submit(_watch, process)
        assert process.stderr
        said = process.stderr.read()
        code = process.wait()
        taken = time.perf_counter() - started
    assert code == 0, said.decode()
    return Measured(taken, watch.result())


def _watch(process: subprocess.Popen[bytes]) -> float:
    """Give the largest memory of a job. A process stands while it is counted: a twentieth of the time at most."""
    peak = 0.0
    while process.poll() is None:
        started = time.perf_counter()
        peak = max(peak, sum(map(_memory, _tree(process.pid))))
        time.sleep(max(0.01, 20 * (time.perf_counter() - started)))
    return peak


def _tree(root: int) -> set[int]:
    """Give a process and all that come from it."""
    found, new = {root}, [root]
    while new:
        for children in _threads(new.pop()):
            more = {int(one) for one in _read(children / "children").split()} - found
            found |= more
            new += more
    return found


def _threads(process: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{process}/task").iterdir())
    except OSError:  # the process is no more
        return []


def _memory(process: int) -> float:
    lines = [line for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines() if line.startswith("Pss:")]
    return int(lines[0].split()[1]) / 1000 if lines else 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # the process is no more
        return ""


def year_of(size: int, folder: Path) -> Path:
    """Make a year with so many measures, every one reported."""
    folder.mkdir()
    programme, sheet = (
        ["% Handlingsprogram 2025"],
        ["Status for Testrådets handlingsprogram 2025 per 2. september 2025"],
    )
    sheet.append("Tema | Tiltak | Status | Beskrivelse | Bør videreføres 2026?")
    each = size // _THEMES.get(size, max(size // 10, 1))
    for number in range(size):
        if number % each == 0:
            theme = f"{_word(number)} og {_word(number // each + 7).lower()} {number // each + 1}"
            programme.append(f"# {theme}")
            sheet.append(f"{theme} | | | |")
        text = (
            f"{_word(number)} for {_word(number * 7 + 3).lower()} og {_word(number * 11 + 5).lower()}, del {number + 1}"
        )
        told = " ".join(_word(number * step + step).lower() for step in range(1, 15)).capitalize()
        programme.append(f"- {text}")
        sheet.append(f" | {text} | {_STATUSES[number % 4]} | {told} | {_ANSWERS[number % 5]}")
    word_programme(folder / "programme.docx", "\n".join(programme) + "\n")
    workbook(folder / "status.xlsx", {"Status": "\n".join(sheet)})
    return folder


def _word(number: int) -> str:
    return _WORDS[number % len(_WORDS)].capitalize()


def _jobs(folder: Path) -> list[str]:
    """Compare the jobs of the example year; a line of the table each."""
    out, contexts = folder / "ut", folder / "contexts"
    reading = read_year(EXAMPLE)
    documents = documents_of(reading.programme, reading.inputs.settings, accepted_of(reading), None)
    contexts.write_bytes(pickle.dumps({document.template: document.context for document in documents}))
    (folder / "for-hand").mkdir()
    (folder / "satt").mkdir()
    report = (*_PYTHON, "report", EXAMPLE, "--output", out)
    check = (*_PYTHON, "check", EXAMPLE, "--output", folder / "funn")
    by_hand = (sys.executable, "-c", _BY_HAND, contexts, TEMPLATES, folder / "for-hand", EXAMPLE / "status.xlsx")
    opened = (sys.executable, "-c", f"import openpyxl; openpyxl.load_workbook({str(EXAMPLE / 'status.xlsx')!r})")
    ours, hand, again, checked, openpyxl = in_turn((*report, "--force"), by_hand, report, check, opened)
    lines = [
        _line("the report, against docxtpl and LibreOffice", ours, hand, 0.6, 0.6),
        _line("an unchanged report, against a full one", again, ours, 0.25, None),
        _line("check, against opening the workbook with openpyxl", checked, openpyxl, 3.0, None),
        f"| check, beyond opening the workbook | {checked.seconds - openpyxl.seconds:.2f} s | | | < 0.5 s | | |",
    ]
    data = out / "data.json"
    typeset = (sys.executable, "-c", _TYPESET, data, folder / "satt")
    ours, typst = in_turn((*report, "--force"), typeset)
    return [*lines, _line("the report, against pandoc and typst", ours, typst, None, None)]


def _line(name: str, ours: Measured, theirs: Measured, time_aim: float | None, memory_aim: float | None) -> str:
    ratio, memory = ours.seconds / theirs.seconds, ours.megabytes / theirs.megabytes
    aims = [f"≤ {aim}" if aim else "–" for aim in (time_aim, memory_aim)]
    times = f"{ours.seconds:.2f} s | {theirs.seconds:.2f} s | **{ratio:.2f}** | {aims[0]}"
    return f"| {name} | {times} | {ours.megabytes:.0f} / {theirs.megabytes:.0f} MB = **{memory:.2f}** | {aims[1]} |"


def _sizes(folder: Path, sizes: tuple[int, ...]) -> list[str]:
    """Measure how time and memory grow; a line of the table for each size."""
    lines: list[str] = []
    before: tuple[Measured, ...] = ()
    for size in sizes:
        year = year_of(size, folder / str(size))
        runs = RUNS if size < 600 else 1
        checked = measured((*_PYTHON, "check", year, "--output", folder / f"c{size}"), runs)
        reported = measured((*_PYTHON, "report", year, "--output", folder / f"r{size}", "--force"), runs)
        grown = [f"× {now.seconds / then.seconds:.1f}" for now, then in zip((checked, reported), before, strict=False)]
        first, second = grown or ("", "")
        lines.append(
            f"| {size} | {checked.seconds:.2f} s {first} | {checked.megabytes:.0f} MB"
            f" | {reported.seconds:.2f} s {second} | {reported.megabytes:.0f} MB |"
        )
        before = (checked, reported)
    return lines


def _machine() -> str:
    names = [
        line.partition(":")[2].strip() for line in _read(Path("/proc/cpuinfo")).splitlines() if "model name" in line
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} processors ({names[0] if names else platform.machine()}), {memory:.0f} GB, "
        f"{platform.system()}, Python {platform.python_version()}, WeasyPrint {versions()['weasyprint']}, "
        f"Pango {engine().get('pango', 'unknown')}"
    )


def main(sizes: tuple[int, ...]) -> None:
    """Measure all of it, and write the page."""
    if shutil.which("soffice") is None:
        sys.exit("LibreOffice mangler, og den måles det mot. Installer libreoffice-writer-nogui, og kjør på nytt.")
    with tempfile.TemporaryDirectory() as name:
        jobs = _jobs(Path(name))
        grown = _sizes(Path(name), sizes)
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    remarks = text.partition("\n## What the figures say\n")[2]
    table = "| job | ours | theirs | time | aim | memory | aim |\n|---|---|---|---|---|---|---|"
    growth = "| measures | check | memory | report | memory |\n|---|---|---|---|---|"
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`; the ratios count, and not the seconds.",
        "",
        f"{_machine()}.",
        "",
    ]
    lines += [
        table,
        *jobs,
        "",
        "How it grows, each step against the one before (aim: × 11 at most, 600 MB at 6,000):",
        "",
    ]
    lines += [growth, *grown, "", "## What the figures say", remarks.rstrip() or "\n(nothing yet)", ""]
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
