"""The words that a code can begin with: ``for``, ``endif``, ``set``; and which is meant by one that is misspelt.

In: what stands in a code. Out: its word.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

OPENERS = ("for", "if", "macro", "call", "filter", "with", "block", "autoescape", "raw", "set")
"""They have an end: ``endfor``. ``set`` only where nothing is set in the code itself."""
MIDDLES = {"else": ("if", "for"), "elif": ("if",)}
ALONE = ("include", "import", "from", "extends")
OF_DOCXTPL = {"cellbg": True, "colspan": True, "vm": False, "hm": False}
"""Codes that docxtpl reads before Jinja, and whether a value stands in them."""
_ENDS = tuple(f"end{word}" for word in OPENERS)
_KNOWN = (*OPENERS, *MIDDLES, *_ENDS, *ALONE, *OF_DOCXTPL)
_FIRST = re.compile(r"[-+\s]*(\w*)")
_ALIKE = 0.6
"""How alike two words must be, 0 to 1, for one to be the other misspelt."""


def written_word(content: str) -> str:
    """Give a code's first word as it is written."""
    found = _FIRST.match(content)
    return found[1] if found else ""


def meant_word(written: str) -> str:
    """Give the word that is meant: ``for`` for ``fro``; one that is like none is what it is."""
    if written in _KNOWN or not written:
        return written
    for words in ((*OPENERS, *MIDDLES, *_ENDS), (*ALONE, *OF_DOCXTPL)):  # «fro» is sooner «for» than «from»
        if close := get_close_matches(written.casefold(), words, n=1, cutoff=_ALIKE):
            return close[0]
    return written


def begins_block(word: str, content: str) -> bool:
    """Tell whether a code must have an end."""
    return word in OPENERS and not (word == "set" and "=" in content)


def is_end(word: str) -> bool:
    """Tell whether a code ends another."""
    return word in _ENDS
