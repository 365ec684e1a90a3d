"""The chain of bags: what does not fit together, and what is therefore another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.archive.chain import (
    LIST,
    Claim,
    Link,
    Said,
    chain_problems,
    chain_text,
    claimed_links,
    follows,
    links_of,
)
from pipeline.archive.problems import Kind

A, B, C = (Link(path=f"2025/{name}", seal=name * 64) for name in "abc")
LINKS = (A, B, C)


def _claims(*links: Link) -> dict[str, Claim]:
    """Give what the bags of a chain say."""
    before = (None, *links)
    return {
        link.path: Claim(seal=link.seal, said=Said(path=link.path, position=number, previous=before[number - 1]))
        for number, link in enumerate(links, 1)
    }


CLAIMS = _claims(*LINKS)


def _found(links: tuple[Link, ...], claims: dict[str, Claim]) -> list[tuple[str, Kind]]:
    return [(problem.at, problem.kind) for problem in chain_problems(links, claims)]


def test_a_whole_chain_has_no_problems() -> None:
    assert _found(LINKS, CLAIMS) == []
    assert _found((), {}) == []


def test_the_list_is_read_back_as_it_was_written() -> None:
    assert links_of(chain_text(LINKS)) == (LINKS, ())
    links, problems = links_of(chain_text(LINKS) + "noe annet\n")
    assert (links, [problem.what for problem in problems]) == (LINKS, ["linje 4 kan ikke leses"])


@pytest.mark.parametrize("gone", LINKS)
def test_a_bag_that_is_gone_is_told_once(gone: Link) -> None:
    assert _found(LINKS, {path: claim for path, claim in CLAIMS.items() if path != gone.path}) == [
        (gone.path, Kind.MISSING)
    ]


def test_a_bag_that_is_gone_with_its_line_is_told_by_the_next_one() -> None:
    assert _found((A, C), {A.path: CLAIMS[A.path], C.path: CLAIMS[C.path]}) == [(B.path, Kind.MISSING)]
    assert _found((B, C), {B.path: CLAIMS[B.path], C.path: CLAIMS[C.path]}) == [(A.path, Kind.MISSING)]


def test_the_last_bag_gone_with_its_line_shows_nowhere_in_the_chain() -> None:
    assert _found((A, B), {A.path: CLAIMS[A.path], B.path: CLAIMS[B.path]}) == []


def test_two_bags_in_each_others_places_are_both_told() -> None:
    swapped = {**CLAIMS, A.path: CLAIMS[B.path], B.path: CLAIMS[A.path]}
    assert _found(LINKS, swapped) == [(A.path, Kind.CHANGED), (B.path, Kind.CHANGED)]


def test_a_bag_made_anew_is_told_where_list_and_next_bag_agree() -> None:
    forged = {**CLAIMS, B.path: replace(CLAIMS[B.path], seal="f" * 64)}
    assert _found(LINKS, forged) == [(f"{B.path}/tagmanifest-sha256.txt", Kind.CHANGED)]


def test_a_line_made_anew_is_told_where_bag_and_next_bag_agree() -> None:
    assert _found((A, replace(B, seal="f" * 64), C), CLAIMS) == [(LIST, Kind.CHANGED)]


def test_a_bag_and_its_line_made_anew_are_told_by_the_next_bag() -> None:
    forged = replace(B, seal="f" * 64)
    claims = {**CLAIMS, B.path: replace(CLAIMS[B.path], seal=forged.seal)}
    assert _found((A, forged, C), claims) == [(C.path, Kind.CHANGED)]


def test_lines_in_another_order_are_told_once() -> None:
    assert _found((C, B, A), CLAIMS) == [(LIST, Kind.CHANGED)]


def test_a_bag_that_says_nothing_that_can_be_trusted_is_judged_by_its_seal() -> None:
    assert _found(LINKS, {**CLAIMS, B.path: Claim(seal=B.seal, said=None)}) == []
    assert _found(LINKS, {**CLAIMS, B.path: Claim(seal=None, said=None)}) == []
    assert _found(LINKS, {**CLAIMS, B.path: Claim(seal="f" * 64, said=None)}) == [
        (f"{B.path}/tagmanifest-sha256.txt", Kind.CHANGED)
    ]


def test_a_bag_whose_line_is_gone_is_not_taken_for_added() -> None:
    assert _found((B, C), CLAIMS) == [(LIST, Kind.CHANGED), (LIST, Kind.CHANGED)]
    assert _found((A,), CLAIMS) == [(LIST, Kind.CHANGED), (LIST, Kind.CHANGED)]


def test_the_next_bag_alone_without_a_line_is_a_sealing_that_was_broken_off() -> None:
    assert follows(CLAIMS[C.path], (A, B))
    assert _found((A, B), CLAIMS) == [(C.path, Kind.UNFINISHED)]
    assert _found((), _claims(A)) == [(A.path, Kind.UNFINISHED)]


@pytest.mark.parametrize(
    "said",
    [
        None,
        Said(path="2025/b", position=3, previous=B),
        Said(path="2025/c", position=3, previous=replace(B, seal="f" * 64)),
        Said(path="2025/c", position=3, previous=Link(path="2025/x", seal="f" * 64)),
    ],
)
def test_a_bag_that_was_never_in_the_chain_is_added(said: Said | None) -> None:
    claims = {**_claims(A, B), C.path: Claim(seal=C.seal, said=said)}
    assert _found((A, B), claims) == [(C.path, Kind.ADDED)]


def test_a_bag_with_another_place_in_the_chain_is_not_the_next_one() -> None:
    assert not follows(Claim(seal=C.seal, said=Said(path=C.path, position=4, previous=B)), (A, B))
    assert not follows(Claim(seal=C.seal, said=Said(path=C.path, position=3, previous=A)), (A, B))
    assert not follows(Claim(seal=C.seal, said=None), (A, B))


def test_a_list_that_is_gone_is_put_together_by_what_the_bags_say() -> None:
    assert claimed_links({path: CLAIMS[path] for path in (C.path, A.path, B.path)}) == LINKS
