"""The chain: all bags in the order they were sealed, each with the seal of the one before.

In: the list at the archive's root, and what each bag says of itself. Out: what does not fit together. A bag's seal is
the SHA-256 of its tagmanifest, which lists its other tag files and by them all of it; the lines are sha256sum's.

What this cannot show: that the last bags were taken away and the list was cut to fit, or that all was made anew from
one bag on. A seal that is kept elsewhere, as in the case system, shows that too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.archive.manifest import listing_of
from pipeline.archive.problems import Kind, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIST = "kjede-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line of the list."""

    path: str
    """The bag's, from the archive's root."""
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a bag's bag-info.txt says of its place."""

    path: str | None
    """Where it was sealed."""
    position: int
    """From 1; 0 where it says none."""
    previous: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A bag, as it lies there."""

    seal: str | None
    """None where its tagmanifest is not there or cannot be read."""
    said: Said | None
    """None where its bag-info.txt is not the one that was sealed with it."""


def chain_text(links: Sequence[Link]) -> str:
    """Write the list."""
    return "".join(f"{link.seal}  {link.path}/{TAG_MANIFEST}\n" for link in links)


def links_of(text: str) -> tuple[tuple[Link, ...], tuple[Problem, ...]]:
    """Read the list."""
    listing = listing_of(text)
    links = [Link(path=path.removesuffix(f"/{TAG_MANIFEST}"), seal=seal) for path, seal in listing.digests.items()]
    bad = [Problem(at=LIST, kind=Kind.CHANGED, what=f"linje {number} kan ikke leses") for number in listing.unreadable]
    return tuple(links), tuple(bad)


def claimed_links(claims: Mapping[str, Claim]) -> tuple[Link, ...]:
    """Put the list together again from the bags, where it is gone."""
    placed = sorted((claim.said.position, path) for path, claim in claims.items() if claim.said)
    return tuple(Link(path=path, seal=seal) for _, path in placed if (seal := claims[path].seal))


def follows(claim: Claim, links: Sequence[Link]) -> bool:
    """Tell whether a bag is the next one after a list, as one is whose sealing was broken off before it was listed."""
    last = links[-1] if links else None
    return claim.said is not None and (claim.said.position, claim.said.previous) == (len(links) + 1, last)


def chain_problems(links: Sequence[Link], claims: Mapping[str, Claim]) -> tuple[Problem, ...]:
    """Hold the list and the bags against each other, ``claims`` by where the bags lie."""
    listed = {link.path for link in links}
    unlisted = [path for path in claims if path not in listed]
    found = [_problem(number, links, claims) for number in range(len(links))]
    found += [_unlisted(path, links, claims, alone=unlisted == [path]) for path in unlisted]
    return tuple(dict.fromkeys(problem for problem in found if problem is not None))


def _problem(number: int, links: Sequence[Link], claims: Mapping[str, Claim]) -> Problem | None:
    link = links[number]
    if link.path not in claims:
        return Problem(at=link.path, kind=Kind.MISSING, what="pakken er borte")
    claim, said = claims[link.path], claims[link.path].said
    if said and said.path != link.path:
        what = f"her ligger en annen pakke, som ble forseglet som {said.path or 'noe uten navn'}"
        return Problem(at=link.path, kind=Kind.CHANGED, what=what)
    if claim.seal and claim.seal != link.seal:
        after = claims.get(links[number + 1].path) if number + 1 < len(links) else None
        return _seal_problem(link, Link(path=link.path, seal=claim.seal), after)
    before = links[number - 1] if number else None
    return _order_problem(link, said.previous, before, claims) if said and said.previous != before else None


def _seal_problem(link: Link, there: Link, after: Claim | None) -> Problem:
    """Find out which is another, the bag or the list, by what the next bag says."""
    if after and after.said and after.said.previous == there:
        what = f"linjen for {link.path} er endret; pakken er slik den neste pakken sier"
        return Problem(at=LIST, kind=Kind.CHANGED, what=what)
    which = "filen er endret" if after else f"filen, eller linjen for den i {LIST}, er endret"
    what = f"{which}; pakken er ikke lenger den som ble forseglet"
    return Problem(at=f"{link.path}/{TAG_MANIFEST}", kind=Kind.CHANGED, what=what)


def _order_problem(link: Link, said: Link | None, before: Link | None, claims: Mapping[str, Claim]) -> Problem | None:
    """Tell why a bag says that another was sealed before it; one that is there as it says has the list against it."""
    if said and said.path not in claims and said.path != (before.path if before else None):
        what = f"pakken er borte, og står heller ikke i {LIST}; {link.path} ble forseglet rett etter den"
        return Problem(at=said.path, kind=Kind.MISSING, what=what)
    if said and before and said.path == before.path:
        is_there = said.path in claims and claims[said.path].seal == said.seal
        what = f"pakken er forseglet etter en annen utgave av {said.path}"
        return None if is_there else Problem(at=link.path, kind=Kind.CHANGED, what=what)
    return Problem(at=LIST, kind=Kind.CHANGED, what="linjene står ikke i den rekkefølgen pakkene ble forseglet")


def _unlisted(path: str, links: Sequence[Link], claims: Mapping[str, Claim], *, alone: bool) -> Problem:
    """Tell a bag whose line is gone from one that never had any."""
    said = claims[path].said
    if said and said.path == path:
        if alone and follows(claims[path], links):
            what = "pakken er på plass, men forseglingen ble avbrutt før den kom inn i kjeden"
            return Problem(at=path, kind=Kind.UNFINISHED, what=what)
        previous = said.previous
        if previous is None or (previous.path in claims and claims[previous.path].seal == previous.seal):
            return Problem(at=LIST, kind=Kind.CHANGED, what=f"linjen for {path} mangler")
    return Problem(at=path, kind=Kind.ADDED, what=f"pakken står ikke i {LIST}")
