"""Who reports on what: the programme's headings, parted between the groups of settings.toml.

In: the programme's headings, and the names that each group has. Out: the groups with their headings, every heading with
measures in exactly one of them, and the names that no heading has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.text import clean, heading_key, key, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.sheets.form import Heading, Round

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""Characters that no file's name may have on Windows."""
_LONGEST_NAME = 160
"""Bytes; a file's name may have 255."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Those who fill in one workbook."""

    name: str | None
    """None where one workbook is for all."""
    headings: tuple[Heading, ...]
    """In the programme's order."""
    named: bool
    """Settings name it; else it is a theme that stands in no group."""


def groups_of(asked: Round, named: Mapping[str, Sequence[str]]) -> tuple[Group, ...]:
    """Part the headings between the groups; a theme that is in none has a workbook of its own, and none is lost."""
    owners = {heading: _owner(heading, named) for heading in asked.headings}
    groups = [
        Group(name=name, headings=tuple(one for one, owner in owners.items() if owner == name), named=True)
        for name in named
    ]
    alone = [
        Group(name=_name(heading, asked.headings), headings=(heading,), named=False)
        for heading, owner in owners.items()
        if owner is None and heading in asked.reported_on
    ]
    return *(group for group in groups if group.headings), *alone


def one_for_all(asked: Round) -> tuple[Group, ...]:
    """Put all headings with measures in one workbook."""
    headings = tuple(heading for heading in asked.headings if heading in asked.reported_on)
    return (Group(name=None, headings=headings, named=False),)


def unknown_names(asked: Round, named: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Give the names of the settings that are no theme or section of the programme."""
    known = {heading_key(name) for heading in asked.headings for name in heading if name}
    return tuple(name for names in named.values() for name in names if heading_key(name) not in known)


def _owner(heading: Heading, named: Mapping[str, Sequence[str]]) -> str | None:
    """Find the group that names the theme, or else the one that names its section."""
    for name in (heading[1], heading[0]):
        for group, names in named.items():
            if name and heading_key(name) in map(heading_key, names):
                return group
    return None


def _name(heading: Heading, headings: Sequence[Heading]) -> str:
    """Name a theme's workbook, by its section too where another has a theme of that name."""
    name = heading[1] or heading[0]
    same = [one for one in headings if key(one[1] or one[0]) == key(name)]
    return f"{heading[0]} – {name}" if len(same) > 1 and heading[1] else name


def file_names(groups: Sequence[Group], year: int) -> Iterator[str]:
    """Name the workbooks so that every system can hold them: «Status 2026 - Klima, miljø og natur.xlsx»."""
    taken: set[str] = set()
    for group in groups:
        name = one_line(_FORBIDDEN.sub(" ", clean(group.name or "")))
        words = name.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
        stem = f"Status {year} - {words}" if words else f"Status {year}"
        unique, number = stem, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{stem} ({number})"
        taken.add(unique.casefold())
        yield f"{unique}.xlsx"
