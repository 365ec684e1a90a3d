"""What is not as it was sealed: where, what, and what to do now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What has happened to a thing in the archive."""

    MISSING = "missing"
    CHANGED = "changed"
    ADDED = "added"
    UNREADABLE = "unreadable"
    UNFINISHED = "unfinished"
    """A bag is whole, and its sealing was broken off before it was listed."""
    REMAINS = "remains"
    """What a sealing that was broken off has left; nothing sealed is touched."""


_ADVICE = {
    Kind.MISSING: "Hent den tilbake fra sikkerhetskopien.",
    Kind.CHANGED: "Hent det som ble forseglet, tilbake fra sikkerhetskopien.",
    Kind.ADDED: "Flytt den ut av arkivet.",
    Kind.UNREADABLE: "Se om disken virker og rettighetene er riktige, og kontroller på nytt.",
    Kind.UNFINISHED: "Kjør «make archive» på nytt, så blir forseglingen gjort ferdig.",
    Kind.REMAINS: "Det er ikke en del av arkivet. Neste «make archive» rydder det bort.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is not as it was sealed."""

    at: str
    """The path in the archive."""
    kind: Kind
    what: str

    @property
    def is_change(self) -> bool:
        """Tell whether the archive is not what was sealed."""
        return self.kind is not Kind.REMAINS


def formatted(problem: Problem) -> str:
    """Write a problem as one line, with what to do on the next."""
    return f"{shown(problem.at)}: {problem.what}.\n  {_ADVICE[problem.kind]}"


def shown(path: str) -> str:
    """Write a path so that it can be printed: what is no text, or breaks the line, as «�»."""
    return "".join(character if character.isprintable() else "�" for character in path)
