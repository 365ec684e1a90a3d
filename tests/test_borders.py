"""Each third-party library is imported in its own room and nowhere else."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1] / "pipeline"
ROOMS = {
    "click": {"cli.py", "options.py"},
    "docx": {"readers/word.py", "writers/contents.py", "writers/places.py", "writers/word.py"},
    "docxtpl": {"writers/word.py"},
    "fontTools": {"writers/fonts.py"},
    "fontpkg_source_sans_3": {"writers/fonts.py"},
    "jinja2": {
        "templates/expressions.py",
        "templates/names.py",
        "templates/syntax.py",
        "writers/environment.py",
        "writers/failures.py",
    },
    "lxml": {
        "draft_record.py",
        "readers/package.py",
        "readers/template.py",
        "readers/word.py",
        "writers/annotated/xml.py",
        "writers/comments.py",
        "writers/package.py",
        "writers/redline.py",
    },
    "openpyxl": {"readers/excel.py", "writers/workbook.py"},
    "pikepdf": {"readers/content.py", "readers/tagged.py"},
    "pydantic": {"archive/receipt.py", "limits.py", "settings.py", "writers/machine.py"},
    "pydyf": {"writers/structure.py"},
    "pypdfium2": {"readers/pdf.py"},
    "rapidfuzz": {"one_word.py", "text.py", "typing_errors.py"},
    "resvg_py": {"writers/figure.py"},
    "rich": {"progress.py"},
    "simplemma": {"readers/dictionary.py"},
    "weasyprint": {"writers/pdf.py"},
}


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_each_library_is_imported_in_its_own_rooms_alone() -> None:
    found = defaultdict(set)
    for path in ROOT.rglob("*.py"):
        for name in _imports(path) & ROOMS.keys():
            found[name].add(path.relative_to(ROOT).as_posix())
    assert found == ROOMS
