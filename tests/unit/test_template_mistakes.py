"""What the check of the templates finds, mistake by mistake, in templates typed out here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.findings import formatted
from pipeline.readers.template import read_template
from pipeline.templates.blocks import paired
from pipeline.templates.mistakes import broken_field, mixed_field
from pipeline.templates.names import Library, misnamed
from pipeline.templates.placement import misplaced
from pipeline.templates.scan import tags_of
from pipeline.templates.shapes import shape_of
from pipeline.templates.tags import Piece
from tests.word_templates import word_template

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.findings import Finding
    from pipeline.templates.blocks import Tree

MEASURE = {"tekst": "Felles kart", "tema": "Klima", "nytt": True, "svar": None}
GIVEN = {"tittel": "Status", "aar": 2025, "avvik": [MEASURE], "deler": [{"navn": "Klima", "tiltak": [MEASURE]}]}


def _found(pieces: tuple[tuple[Piece, ...], ...], others: Mapping[str, tuple[Piece, ...]]) -> list[str]:
    found: list[Finding] = []
    trees: dict[str, list[Tree]] = {}
    for name, parts in {"mal": pieces, **{name: (part,) for name, part in others.items()}}.items():
        trees[name] = []
        for part in parts:
            tags = [tag for piece in part for tag in tags_of(piece)]
            tree, unpaired = paired(tags)
            trees[name].append(tree)
            found += [broken_field(tag) for tag in tags if tag.flaw]
            found += [mixed_field(tag) for tag in tags if tag.mixed and not tag.flaw]
            found += [*unpaired, *misplaced(part, tags)]
    library = Library(trees=trees, given=shape_of([GIVEN]).fields, others={"sammendrag": "rapport.docx"})
    return [formatted(finding) for finding in (*found, *misnamed("mal", library))]


def _word(text: str) -> list[str]:
    return _found(read_template("mal.docx", word_template(text)).parts, {})


def _html(text: str, **others: str) -> list[str]:
    files = {f"{name}.html.j2": (Piece(file=f"{name}.html.j2", text=source),) for name, source in others.items()}
    return _found(((Piece(file="mal.html.j2", text=text),),), files)


GOOD_IN_WORD = {
    "a field and a loop in paragraphs": "{{ tittel }}\n{%p for t in avvik %}\n{{ t.tekst }}\n{%p endfor %}",
    "a loop over rows": "| {%tr for t in avvik %} |\n| {{ t.tekst }} | {{ t.tema }} |\n| {%tr endfor %} |",
    "loops in loops": "{%p for d in deler %}\n{%p for t in d.tiltak %}\n{{ t.tema }}\n{%p endfor %}\n{%p endfor %}",
    "a choice in a cell": "| {%p if aar %} / a / {%p else %} / b / {%p endif %} | c |",
    "a choice in a line": "{% if tittel %}{{ tittel }}{% elif aar %}x{% else %}–{% endif %}",
    "cut in runs, with spelling marks and a bookmark": "{¦{ tit⌁tel }¦}",
    "a link around the whole field": "⟦{{ tittel }}⟧",
    "Word's curly quotes": "{{ tittel or “–” }}",
    "a macro": "{%p macro m(t) %}\n{{ t.tekst }}\n{%p endmacro %}\n{%p for t in avvik %}\n{{p m(t) }}\n{%p endfor %}",
    "what is set, and a value that may not be there": "{% set x = tittel %}{{ x }}{{ borte | default('–') }}",
    "filters": "{{ (avvik | selectattr('nytt') | list | first).tekst }}{{ avvik | map(attribute='tema') | join }}",
    "the loop's own names": "{%p for t in avvik %}\n{{ loop.index }}{{ loop.previtem.tekst }}\n{%p endfor %}",
    "a tabulator beside a field": "{{ tittel }}⇥{{ aar }}",
    "braces that are text": "{ } og {a}",
    "a remark": "{# {{ ingenting }} #}",
    "an else of a loop": "{%p for t in avvik %}\nx\n{%p else %}\nIngen\n{%p endfor %}",
}


@pytest.mark.parametrize("text", GOOD_IN_WORD.values(), ids=GOOD_IN_WORD)
def test_what_works_is_no_mistake(text: str) -> None:
    assert _word(text) == []


BAD_IN_WORD = {
    "a misspelt variable": (
        "{{ titel }}",
        (
            "hovedteksten!avsnitt 1: feil [unknown-name] «titel» finnes ikke her. Det står i «{{ titel }}».\n"
            "  mente du «tittel»? Her kan du bruke: deler, avvik, aar, tittel"
        ),
    ),
    "a misspelt part of a loop's variable": (
        "x\n{%p for t in avvik %}\n{{ t.teksst }}!\n{%p endfor %}",
        (
            "avsnitt 3: feil [unknown-name] «t.teksst» finnes ikke. Det står i «{{ t.teksst }}» i «{{ t.teksst }}!».\n"
            "  mente du «t.tekst»? Her kan du bruke: t.tekst, t.tema, t.nytt, t.svar"
        ),
    ),
    "one in a table": (
        "| Tiltak | Tema |\n| {%tr for t in avvik %} |\n| {{ t.tekst }} | {{ t.temaet }} |\n| {%tr endfor %} |",
        "avsnitt 6 (tabell 1, rad 3, kolonne 2): feil [unknown-name] «t.temaet» finnes ikke.",
    ),
    "one in the header": ("header: {{ tittl }}", "topptekst 1!avsnitt 1: feil [unknown-name] «tittl» finnes ikke her."),
    "a part without its variable": (
        "{%p for t in avvik %}\n{{ tekst }}\n{%p endfor %}",
        "«tekst» finnes ikke her. Det står i «{{ tekst }}».\n  mente du «t.tekst»?",
    ),
    "a loop's variable outside of it": (
        "{%p for t in avvik %}\nx\n{%p endfor %}\n{{ t.tekst }}",
        "avsnitt 4: feil [unknown-name] «t» finnes bare inne i løkken «for t in avvik».",
    ),
    "another document's variable": ("{{ sammendrag }}", "«sammendrag» finnes bare i malen rapport.docx."),
    "a misspelt part in a macro": (
        "{%p macro vis(t) %}\n{{ t.txt }}\n{%p endmacro %}\n{%p for t in avvik %}\n{{p vis(t) }}\n{%p endfor %}",
        "avsnitt 2: feil [unknown-name] «t.txt» finnes ikke.",
    ),
    "a macro that is not there": ("{{p viss(1) }}", "«viss» finnes ikke her."),
    "a part of a text": ("{{ tittel.kort }}", "«tittel» er en tekst, og har ingen «kort»."),
    "a part of a list": ("{{ avvik.tekst }}", "sett feltet i en løkke: «for … in avvik»"),
    "a loop over a text": ("{%p for t in tittel %}\nx\n{%p endfor %}", "«tittel» er en tekst, og ingen liste"),
    "a list as a field": ("{{ avvik }}", "feil [unfillable-field] «avvik» er en liste, og kan ikke settes rett inn."),
    "a part named to a filter": ("{{ avvik | map(attribute='txt') | join }}", "[unknown-name]"),
    "an unknown filter": (
        "{{ tittel | uper }}",
        "[unknown-filter] Filteret «uper» finnes ikke. Det står i «{{ tittel | uper }}».\n  mente du «upper»?",
    ),
    "an unknown test": ("{% if aar is od %}x{% endif %}", "[unknown-filter] Testen «od» finnes ikke."),
    "a missing endfor": (
        "{%p for t in avvik %}\n{{ t.tekst }}",
        (
            "avsnitt 1: feil [unpaired-code] «for» mangler «endfor». Det står i «{%p for t in avvik %}».\n"
            "  sett inn «{%p endfor %}» i malen, etter det som skal være med"
        ),
    ),
    "a missing endfor in a table, before an else outside of it": (
        "{%p if avvik %}\n| {%tr for t in avvik %} |\n| {{ t.tekst }} |\n{%p else %}\nIngen\n{%p endif %}",
        "avsnitt 2 (tabell 1, rad 1, kolonne 1): feil [unpaired-code] «for» mangler «endfor».",
    ),
    "an endfor too many": ("a\n{%p endfor %}", "avsnitt 2: feil [unpaired-code] «endfor» har ingen «for» foran seg."),
    "a missing endif in a loop": (
        "{%p for t in avvik %}\n{%p if t.nytt %}\nx\n{%p endfor %}",
        "avsnitt 2: feil [unpaired-code] «if» mangler «endif».",
    ),
    "an else too many": ("{%p else %}", "«else» står ikke i et valg"),
    "a tabulator in a field": ("{{ tit⇥tel }}", "[broken-field] Feltet er brutt av en tabulator."),
    "a line break in a field": ("{{ tittel⏎}}", "[broken-field] Feltet er brutt av et linjeskift."),
    "a field of Word's in a field": ("{{ ☰tittel }}", "[broken-field] Feltet er brutt av et felt fra Word."),
    "a comment in a field": ("{{ tit☁tel }}", "[broken-field] Feltet er brutt av en kommentar."),
    "a link that ends in a field": ("⟦{{ tit⟧tel }}", "[broken-field] Feltet er delt av en lenke"),
    "an insertion that ends in a field": ("⊕{{ tit⊖tel }}", "[broken-field] Feltet er delt av en lenke"),
    "braces apart": ("{ { tittel } }", "[broken-field] Feltet har mellomrom mellom tegnene som skal stå tett"),
    "a code apart": ("{ % if aar %}x{% endif %}", "[broken-field] Koden har mellomrom"),
    "a brace missing before": (
        "{ tittel }}",
        "Feltet mangler «{{» på begynnelsen. Det står i «{ tittel }}».",
    ),
    "a brace missing behind": (
        "{{ tittel } og",
        "[broken-field] Feltet mangler «}}» på slutten. Det står i «{{ tittel }»",
    ),
    "a sign missing behind": ("{% if aar }x{% endif %}", "[broken-field] Koden mangler «%}» på slutten."),
    "a space before tr": ("{% p if aar %}\nx\n{%p endif %}", "skal skrives «{%p», uten mellomrom"),
    "half a field in bold": ("{{ tit*tel }}", "advarsel [mixed-field] Formateringen skifter inne i feltet"),
    "a loop from cell to cell": (
        "| {% for t in avvik %}{{ t.tekst }} | {{ t.tema }}{% endfor %} |",
        "avsnitt 1 (tabell 1, rad 1, kolonne 1): feil [misplaced-code] «for» begynner i én celle eller tabell og",
    ),
    "a row's code beside text": (
        "| {%tr for t in avvik %}Tiltak | x |\n| {{ t.tekst }} | y |\n| {%tr endfor %} |",
        "[misplaced-code] Alt annet i tabellraden forsvinner sammen med koden.",
    ),
    "both codes in one row": (
        "| {%tr for t in avvik %} | {{ t.tekst }} | {%tr endfor %} |",
        "[misplaced-code] To koder med «tr» står i tabellraden, og den første forsvinner.",
    ),
    "a row's code outside of a table": (
        "{%tr for t in avvik %}\nx\n{%tr endfor %}",
        "[misplaced-code] «{%tr …» hører hjemme i en tabell, og her er det ingen.",
    ),
    "a paragraph's code beside text": (
        "Tiltak {%p if aar %}\nx\n{%p endif %}",
        "[misplaced-code] Alt annet i avsnittet forsvinner sammen med koden.",
    ),
    "a code and its end of two kinds": (
        "{%p if aar %}\nx{% endif %}",
        "[misplaced-code] «if» begynner med «{%p» og slutter med «{%».",
    ),
    "a misspelt code": (
        "{%p fro t in avvik %}\n{{ t.tekst }}\n{%p endfor %}",
        "[unreadable-code] «fro» er ingen kode som finnes. Det står i «{%p fro t in avvik %}».\n  mente du «for»?",
    ),
    "a code that is none": ("{% gjenta avvik %}", "[unreadable-code] «gjenta» er ingen kode som finnes."),
    "an empty field": ("{{ }}", "[unreadable-code]"),
    "an expression that goes on": ("{{ tittel aar }}", "Koden kan ikke leses: «aar» er ikke ventet der det står."),
    "a loop without its in": ("{%p for t avvik %}\n{{ t.x }}\n{%p endfor %}", "det skulle stått «in»"),
    "a sign that is none": ("{{ tittel ? }}", "tegnet «?» kan ikke stå der"),
}


@pytest.mark.parametrize(("text", "told"), BAD_IN_WORD.values(), ids=BAD_IN_WORD)
def test_a_mistake_is_told_once_and_at_its_paragraph(text: str, told: str) -> None:
    found = _word(text)
    assert [told in one for one in found] == [True], found


def test_a_field_that_goes_on_in_the_next_paragraph_is_told_at_both() -> None:
    first, second = _word("{{ tittel\n}}")
    assert "avsnitt 1: feil [broken-field] Feltet mangler «}}» på slutten." in first
    assert "avsnitt 2: feil [broken-field] Feltet mangler «{{» på begynnelsen." in second


def test_one_mistake_hides_no_other() -> None:
    text = "\n".join(text for text, _ in BAD_IN_WORD.values() if "header" not in text)
    found = "\n".join(_word(text))
    assert [name for name, (_, told) in BAD_IN_WORD.items() if _code(told) not in found] == []
    assert found.count("[broken-field]") >= 10


def _code(told: str) -> str:
    return told[told.find("[") : told.find("]") + 1]


GOOD_IN_HTML = {
    "a style sheet": "<style>@media print { a { b: c } } { #x }</style>{{ tittel }}",
    "raw text": "{% raw %}{{ ingenting }}{% endraw %}",
    "a call": "{% macro m(l) %}{% for t in l %}{{ caller(t) }}{% endfor %}{% endmacro %}"
    "{% call(t) m(avvik) %}{{ t.tekst }}{% endcall %}",
    "names of another file": '{% from "felles.html.j2" import vis %}{{ vis(tittel) }}',
    "another file whole": '{% import "felles.html.j2" as f %}{{ f.vis(tittel) }}{% include "felles.html.j2" %}',
}
COMMON = "{% macro vis(tekst) %}{{ tekst | upper }}{% endmacro %}"


@pytest.mark.parametrize("text", GOOD_IN_HTML.values(), ids=GOOD_IN_HTML)
def test_what_works_in_html_is_no_mistake(text: str) -> None:
    assert _html(text, felles=COMMON) == []


BAD_IN_HTML = {
    "on its line": ("<p>\n{{ titel }}</p>", "mal.html.j2!linje 2: feil [unknown-name] «titel» finnes ikke her."),
    "in a call": (
        (
            "{% macro m(l) %}{% for t in l %}{{ caller(t) }}{% endfor %}{% endmacro %}"
            "{% call(t) m(avvik) %}{{ t.txt }}{% endcall %}"
        ),
        "«t.txt» finnes ikke.",
    ),
    "a file that is not there": ('{% include "fellles.html.j2" %}', "mente du «felles.html.j2»?"),
    "a name that a file does not have": ('{% from "felles.html.j2" import viss %}', "«viss» finnes ikke i filen"),
    "braces": ("<p>{{ tittel }</p>", "mangler «}}» på slutten. Det står i «{{ tittel }»"),
}


@pytest.mark.parametrize(("text", "told"), BAD_IN_HTML.values(), ids=BAD_IN_HTML)
def test_a_mistake_in_html_is_told_once_and_at_its_line(text: str, told: str) -> None:
    found = _html(text, felles=COMMON)
    assert [told in one for one in found] == [True], found


def test_a_mistake_in_a_file_that_is_taken_in_is_told_there() -> None:
    text = '{% from "felles.html.j2" import vis %}{% for t in avvik %}{{ vis(t) }}{% endfor %}'
    (told,) = _html(text, felles="{% macro vis(t) %}\n{{ t.txt }}{% endmacro %}")
    assert told.startswith("felles.html.j2!linje 2: feil [unknown-name] «t.txt» finnes ikke.")
