"""What a template may do: fill in values. Not reach Python's insides, another folder, or all the memory there is."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pipeline.errors import TemplateError
from pipeline.writers.environment import filled_in

if TYPE_CHECKING:
    from pathlib import Path


def _filled(folder: Path, text: str) -> str:
    path = folder / "mal.html.j2"
    path.write_text(text, encoding="utf-8")
    return filled_in(path, {"tall": 12, "tekst": "Å & Ø", "liste": ["a", "b"], "tom": None})


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ tekst }}", "Å &amp; Ø"),
        ("{{ tall * 2 + 1 }} {{ tall % 5 }} {{ 2 ** 3 }} {{ tall * 1.5 }}", "25 2 8 18.0"),
        ("{% for en in liste %}{{ loop.index }}{{ en }}{% endfor %}{{ tom }}", "1a2b"),
        ("{{ range(3) | join('-') }} {{ liste | length }}", "0-1-2 2"),
    ],
)
def test_what_templates_need_is_filled_in(tmp_path: Path, text: str, filled: str) -> None:
    assert _filled(tmp_path, text) == filled


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ (tekst | attr('__class__')).mro() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].environ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ '{0.__class__.__mro__}'.format(tall) }}",
        "{{ ('{0.__class__}' | format(tall)) and ''.format.__self__.__class__ }}",
        "{{ liste.append('c') or liste.__class__ }}",
        "{% include '../hemmelig.j2' %}",
        "{% include '/etc/passwd' %}",
        "{% import '..\\\\hemmelig.j2' as x %}",
    ],
)
def test_nothing_outside_is_reached(tmp_path: Path, text: str) -> None:
    (tmp_path / "hemmelig.j2").write_text("hemmelig", encoding="utf-8")
    (tmp_path / "maler").mkdir()
    with pytest.raises(TemplateError):
        _filled(tmp_path / "maler", text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**9 }}",
        "{{ 10**9 * 'x' }}",
        "{{ liste * 1000000000 }}",
        "{{ 9**9**9**9 }}",
        "{{ tall ** 100000 }}",
        "{{ '%1000000000d' % tall }}",
        "{% for en in range(1000000000) %}x{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ '(' * 5 }}" + "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    ],
)
def test_one_field_does_not_take_all_there_is(tmp_path: Path, text: str) -> None:
    started = time.monotonic()
    with pytest.raises(TemplateError):
        _filled(tmp_path, text)
    assert time.monotonic() - started < 5
