"""The lines of manifests and of bag-info.txt."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pipeline.archive.manifest import info_of, info_text, listing_of, manifest_text, pairs

A, B = "a" * 64, "b" * 64
PARTS = st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1).filter(
    lambda part: part not in {".", ".."} and not part[0].isspace()
)
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)


def test_a_line_is_what_sha256sum_writes() -> None:
    assert manifest_text({"data/b.txt": B, "data/a.txt": A}) == f"{A}  data/a.txt\n{B}  data/b.txt\n"


@pytest.mark.parametrize(
    ("path", "written"),
    [("data/50 %.txt", "data/50 %25.txt"), ("data/a\nb", "data/a%0Ab"), ("a\r\nb", "a%0D%0Ab"), ("%0A", "%250A")],
)
def test_a_per_cent_sign_and_line_breaks_are_encoded_and_nothing_else(path: str, written: str) -> None:
    assert manifest_text({path: A}) == f"{A}  {written}\n"
    assert listing_of(f"{A}  {written}\n").digests == {path: A}


@given(st.dictionaries(PATHS, st.just(A)))
def test_what_is_written_is_read_back(digests: dict[str, str]) -> None:
    listing = listing_of(manifest_text(digests))
    assert (listing.digests, listing.unreadable) == (digests, ())


@pytest.mark.parametrize(
    "line",
    [
        "",
        "tekst",
        A,
        f"{A} a.txt",
        f"{A}  ",
        f"{A[1:]}  a.txt",
        f"{A.upper()}  a.txt",
        f"{A}  /etc/passwd",
        f"{A}  ../a.txt",
        f"{A}  data/../../a.txt",
        f"{A}  data//a.txt",
        f"{A}  b.txt",
    ],
)
def test_a_line_that_is_none_or_leads_out_or_comes_twice_is_told_by_its_number(line: str) -> None:
    listing = listing_of(f"{B}  b.txt\n{line}\n{B}  c.txt\n")
    assert (listing.digests, listing.unreadable) == ({"b.txt": B, "c.txt": B}, (2,))


def test_an_empty_manifest_lists_nothing() -> None:
    assert (listing_of("").digests, listing_of("").unreadable) == ({}, ())


def test_a_path_is_found_by_its_letters_first_and_then_however_they_are_composed() -> None:
    one, two = "data/må.txt", "data/ma\u030a.txt"
    assert pairs([one, two], [one, two]) == {one: one, two: two}
    assert pairs([one], [two]) == {one: two}
    assert pairs([two], [one]) == {two: one}
    assert pairs([one], ["data/ma.txt"]) == {}


def test_a_field_is_a_line_and_one_without_a_value_is_left_out() -> None:
    text = info_text([("Source-Organization", "Follo\nrådet\u2028AS"), ("Bagging-Date", None), ("Empty", "")])
    assert text == "Source-Organization: Follo rådet AS\n"
    assert info_of(text) == {"Source-Organization": "Follo rådet AS"}


def test_a_value_may_hold_a_colon() -> None:
    assert info_of(info_text([("External-Description", "Status: per i dag")])) == {
        "External-Description": "Status: per i dag"
    }
