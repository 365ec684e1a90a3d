"""No command opens a socket, whatever the templates ask for."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.e2e.commands import ROOT, small_year

if TYPE_CHECKING:
    from pathlib import Path

WATCH = """
import os, sys
def stop(event, arguments):
    if event.startswith("socket."):
        with open(os.environ["SOCKETS"], "a") as seen:
            seen.write(f"{event} {arguments}\\n")
        os._exit(97)
sys.addaudithook(stop)
"""


def _run(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Python where the first socket stops it, and every process that it starts; none may be opened."""
    seen, watch = folder / "sockets.txt", folder / "watch"
    watch.mkdir(exist_ok=True)
    (watch / "sitecustomize.py").write_text(WATCH, encoding="utf-8")  # Python imports it when it starts
    environment = {**os.environ, "PYTHONPATH": f"{watch}{os.pathsep}{ROOT}", "SOCKETS": str(seen)}
    arguments = [sys.executable, *map(str, command)]
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert not seen.exists(), seen.read_text(encoding="utf-8")
    return done


def test_the_watch_sees_a_socket_in_a_process_of_a_process(tmp_path: Path) -> None:
    inner = "import socket; socket.getaddrinfo('localhost', 80)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-P', '-c', {inner!r}])"
    with pytest.raises(AssertionError, match=r"socket\."):
        _run(tmp_path, "-c", outer)


YEAR = """
import sys
from pathlib import Path
from pipeline.cli import main
def run(*arguments):
    try:
        main([*map(str, arguments)])
    except SystemExit as end:
        assert not end.code, (arguments, end.code)
run("report", "2025", "--output", "ut")
run("check", "2025", "--output", "funn")
run("sheets", "2025", "--output", "ark")
run("archive", "ut", "--to", "arkiv")
run("archive", "verify", "arkiv")
run("adopt", next(Path("ut").glob("utkast*.docx")), "--output", "2026")
run("templates", "check", "--output", "maler")
"""


def test_a_whole_year_opens_no_socket(tmp_path: Path) -> None:
    small_year(tmp_path / "2025")
    done = _run(tmp_path, "-c", YEAR)
    assert done.returncode == 0, done.stderr


ADDRESSES = [
    "http://192.0.2.1/a",
    "https://example.org/a",
    "ftp://192.0.2.1/a",
    "//192.0.2.1/a",
    "file:///etc/passwd",
    "/etc/passwd",
    "../utenfor",
    "lenke",
]
PLACES = {
    "a picture": '<img alt="x" src="{}">',
    "a style sheet": '<link rel="stylesheet" href="{}">',
    "an import": "<style>@import url('{}');</style>",
    "a font": "<style>@font-face {{ font-family: x; src: url('{}') }} p {{ font-family: x }}</style><p>x</p>",
    "a background": "<p style=\"background: url('{}')\">x</p>",
    "an attachment": '<link rel="attachment" href="{}">',
    "a picture in a picture": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}" width="9" height="9"/></svg>',
}


PAGES = """
from pathlib import Path
from pipeline.writers.pdf import write_pdf
from tests.e2e.printing import PROPERTIES
for template in sorted(Path("maler").glob("*.html.j2")):
    content, said = write_pdf(template, {}, PROPERTIES)
    Path(template.name.replace("html.j2", "pdf")).write_bytes(content)
    print(template.name.split(".")[0], len(said), sep="\\t")
"""


def test_what_a_template_asks_for_outside_its_folder_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "utenfor").write_text("hemmelig", encoding="utf-8")
    folder = tmp_path / "maler"
    folder.mkdir()
    (folder / "lenke").symlink_to(tmp_path / "utenfor")
    for name, place in PLACES.items():
        body = "".join(place.format(address) for address in ADDRESSES)
        page = f'<!DOCTYPE html><html lang="nb"><head><title>x</title></head><body><h1>x</h1>{body}</body></html>'
        (folder / f"{name}.html.j2").write_text(page, encoding="utf-8")
    done = _run(tmp_path, "-c", PAGES)
    assert done.returncode == 0, done.stderr
    refused = {name: int(number) for name, number in (line.split("\t") for line in done.stdout.splitlines())}
    assert refused.keys() == PLACES.keys()
    assert min(refused.values()) >= len(ADDRESSES) - 1, "two are one file, which is asked for once"
    assert [name for name in PLACES if b"hemmelig" in (tmp_path / f"{name}.pdf").read_bytes()] == []
