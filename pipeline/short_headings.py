"""A heading that is written short: «Samferdsel/infrastr.», «Komp. & arb.liv», «VA».

In: two headings. Out: whether the first stands for the second, word for word in its order.
"""

from __future__ import annotations

import re

from pipeline.text import heading_key, likeness

_WORD = re.compile(r"\w(?:[\w.]*\w)?\.?")
_BETWEEN = frozenset({"og", "samt", "i", "for", "med", "på", "av"})
_BEGUN = 3
"""Letters from which a beginning stands for a word: «int» for «integrering»."""
_MISSPELT = 0.8
_LETTERS = re.compile(r"[A-ZÆØÅ]{2,5}")
_MOST_LEFT_OUT = 1
"""Words of the longer heading that the shorter one may lack."""


def stands_for(name: str, other: str) -> bool:
    """Tell whether a heading is another one, cut short: every word of it begins one there, or joins two beginnings."""
    words, wholes = _words(name), _words(other)
    if len(wholes) > 1 and _LETTERS.fullmatch(name.strip(" :")):
        return [whole[0] for whole in wholes] == list(name.strip(" :").casefold())
    if len(words) < len(wholes) - _MOST_LEFT_OUT or not _says_enough(words):
        return False
    left = iter(wholes)
    return all(any(_is_cut_from(word, whole) for whole in left) for word in words)


def _says_enough(words: list[str]) -> bool:
    """Tell whether a heading can be known by its words: one alone is a name of its own, unless it is plainly cut."""
    return len(words) > 1 or any("." in word for word in words)


def _words(heading: str) -> list[str]:
    bare = heading_key(heading) and heading.replace("&", " ").casefold()
    return [word for word in _WORD.findall(bare) if word not in _BETWEEN]


def _is_cut_from(word: str, whole: str) -> bool:
    """Tell whether a word is another, begins it, joins two beginnings of it («arb.liv»), or is misspelt."""
    parts = [part for part in word.split(".") if part]
    if len(parts) > 1:
        return (
            re.fullmatch(r"\w*".join(map(re.escape, parts)) + (r"\w*" if word.endswith(".") else ""), whole) is not None
        )
    cut = parts[0] if parts else ""
    begins = whole.startswith(cut) and (len(cut) >= _BEGUN or cut == whole)
    return begins or (word.endswith(".") and _is_within(cut, whole)) or likeness(cut, whole) >= _MISSPELT


def _is_within(cut: str, whole: str) -> bool:
    """Tell whether the letters of «bersk» stand in «beredskap», in their order and from its first."""
    letters = iter(whole)
    return len(cut) >= _BEGUN and whole[0] == cut[0] and all(letter in letters for letter in cut)
