"""What may be written in a place instead: «mente du «t.tekst»? Her kan du bruke: …».

In: what is written, and the names that there are. Out: a hint.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline.templates.shapes import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.templates.shapes import Shape

_ALIKE = 0.6
"""How alike two names must be, 0 to 1, for one to be what was meant."""


def hint_of(written: str, allowed: Iterable[str], also: Iterable[str] = ()) -> str | None:
    """Say what may be meant, and all that may be written; ``also`` may be meant but goes without saying."""
    names = list(dict.fromkeys(allowed))
    close = get_close_matches(written, [*names, *also], n=1, cutoff=_ALIKE)
    parts = [f"mente du «{close[0]}»?" if close else "", f"Her kan du bruke: {', '.join(names)}" if names else ""]
    return " ".join(part for part in parts if part) or None


def hint_of_name(written: str, scope: Mapping[str, Shape]) -> str | None:
    """Say what may be meant by a name that is not there: one that is, or a part of one, ``tekst`` for ``t.tekst``."""
    records = {name: shape for name, shape in scope.items() if shape.form is Form.RECORD}
    exact = [f"{name}.{part}" for name, shape in records.items() for part in shape.fields if part == written]
    rest = hint_of(written, _shown(scope))
    if exact and rest:
        return f"mente du «{exact[0]}»? {rest[rest.find('Her kan') :]}"
    return rest


def _shown(scope: Mapping[str, Shape]) -> list[str]:
    """Name what is in scope, the innermost first."""
    return [f"{name}(…)" if shape.form is Form.MACRO else name for name, shape in reversed([*scope.items()])]
