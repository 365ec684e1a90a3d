"""A tag → what Jinja reads in it, each tag by itself, so that a mistake in one hides none in another.

In: a tag. Out: Jinja's node for it, or what is wrong with it in bokmål. Nothing here knows which names there are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, nodes

from pipeline.templates.codes import ALONE, MIDDLES, OF_DOCXTPL, begins_block, is_end
from pipeline.templates.tags import Kind
from pipeline.writers.environment import environment

if TYPE_CHECKING:
    from pipeline.templates.tags import Tag

ENVIRONMENT = environment()
_BEFORE_END = {
    "for": "for x in []",
    "if": "if 1",
    "macro": "macro m()",
    "call": "call m()",
    "filter": "filter upper",
    "with": "with x = 1",
    "block": "block b",
    "autoescape": "autoescape true",
    "set": "set x",
    "raw": "raw",
}
_WORDS = (
    (r"expected token 'end of (?:print statement|statement block)', got '(.+)'", "«{0}» er ikke ventet der det står"),
    (r"expected token '(.+)', got 'end of (?:print statement|statement block)'", "«{0}» mangler på slutten"),
    (r"expected token '(.+)', got '(.+)'", "«{1}» står der det skulle stått «{0}»"),
    (r"unexpected char '(.+)' at \d+", "tegnet «{0}» kan ikke stå der"),
    (r"unexpected '(.+)'", "«{0}» er ikke ventet der det står"),
    (r"Expected an expression, got 'end of .+'", "det står ikke hva som skal settes inn"),
)


class UnreadableTagError(Exception):
    """A tag that Jinja cannot read; the message says why, the hint what may be meant."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        """Keep the hint."""
        super().__init__(message)
        self.hint = hint


def node_of(tag: Tag) -> nodes.Node | None:
    """Read a tag by itself; None for an end, an else and a remark.

    Raises:
        UnreadableTagError: Jinja cannot read it.

    """
    if tag.kind is Kind.REMARK:
        return None
    if tag.kind is Kind.FIELD:
        return _parsed(f"{{{{ {_bare(tag)} }}}}")
    if tag.word in OF_DOCXTPL:
        value = _bare(tag)[len(tag.word) :]
        return _parsed(f"{{{{ {value} }}}}") if OF_DOCXTPL[tag.word] else None
    return _code(tag)


def _bare(tag: Tag) -> str:
    """Take off the signs that only say something of white space."""
    return tag.content.strip().removeprefix("-").removeprefix("+").removesuffix("-").strip()


def _code(tag: Tag) -> nodes.Node | None:
    code, word = _bare(tag), tag.word
    if word != tag.written:
        raise UnreadableTagError(f"«{tag.written}» er ingen kode som finnes.", f"mente du «{word}»?")
    if begins_block(word, tag.content):
        return _parsed(f"{{% {code} %}}{{% end{word} %}}") if word != "raw" else None
    if word in MIDDLES:
        whole = _parsed(f"{{% if 1 %}}{{% {code} %}}{{% endif %}}")
        return whole.elif_[0] if isinstance(whole, nodes.If) and whole.elif_ else None
    if is_end(word):
        _parsed(f"{{% {_BEFORE_END[word.removeprefix('end')]} %}}{{% {code} %}}")
        return None
    if word in (*ALONE, "set"):
        return _parsed(f"{{% {code} %}}")
    raise UnreadableTagError(f"«{word}» er ingen kode som finnes." if word else "Koden er tom.")


@cache
def _parsed(source: str) -> nodes.Node:
    try:
        body = ENVIRONMENT.parse(source).body
    except TemplateSyntaxError as problem:
        raise UnreadableTagError(f"Koden kan ikke leses: {_in_words(problem.message or '')}.") from problem
    return body[0] if body else nodes.Output([])


def _in_words(message: str) -> str:
    for pattern, words in _WORDS:
        if found := re.fullmatch(pattern, message):
            return words.format(*(_token(group) for group in found.groups()))
    return "den er ikke skrevet slik en kode skal"


def _token(name: str) -> str:
    """Name what Jinja calls a token: the sign itself, or what kind of word it is."""
    return {"name": "et navn", "string": "en tekst", "integer": "et tall", "assign": "="}.get(name, name)
