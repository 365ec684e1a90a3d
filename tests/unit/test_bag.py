"""A bag's files, and what is not as its manifests say."""

from __future__ import annotations

from pipeline.archive.bag import bag_files, bag_of, digests
from pipeline.archive.chain import Link
from pipeline.archive.disk import Contents
from pipeline.archive.problems import Kind, Problem, formatted

PAYLOAD = {"data/a.txt": b"a", "data/grunnlag/b.txt": b"b"}
INFO = f"External-Identifier: 2025/x\nChain-Position: 2\nPrevious-Bag: 2025/w\nPrevious-Bag-SHA256: {'f' * 64}\n"
FILES = bag_files(PAYLOAD, {"bag-info.txt": INFO})


def _contents(files: dict[str, bytes], folders: tuple[str, ...] = ("data", "data/grunnlag")) -> Contents:
    texts = {path: content.decode() for path, content in files.items() if "/" not in path}
    return Contents(digests={**digests(files)}, texts=texts, folders={*folders})


def _problems(files: dict[str, bytes], sealed: str | None = None) -> list[tuple[str, Kind]]:
    return [(problem.at, problem.kind) for problem in bag_of(_contents(files), "2025/x", sealed).problems]


def test_a_bag_declares_itself_as_rfc_8493_says() -> None:
    assert FILES["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def test_the_manifest_has_the_payload_and_the_tagmanifest_all_else_but_itself() -> None:
    lines = {name: FILES[name].decode().splitlines() for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt")}
    assert [[line[66:] for line in one] for one in lines.values()] == [
        ["data/a.txt", "data/grunnlag/b.txt"],
        ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"],
    ]


def test_a_bag_as_it_was_written_has_no_problems_and_says_its_place() -> None:
    bag = bag_of(_contents(FILES), "2025/x")
    assert bag.problems == ()
    assert bag.claim.seal == digests(FILES)["tagmanifest-sha256.txt"]
    assert bag.claim.said
    assert (bag.claim.said.path, bag.claim.said.position) == ("2025/x", 2)
    assert bag.claim.said.previous == Link(path="2025/w", seal="f" * 64)


def test_what_is_changed_missing_and_added_is_told_apart() -> None:
    files = {**FILES, "data/a.txt": b"x", "data/ny.txt": b"ny", "ny.txt": b"ny"}
    del files["bagit.txt"]
    assert _problems(files) == [
        ("2025/x/bagit.txt", Kind.MISSING),
        ("2025/x/ny.txt", Kind.ADDED),
        ("2025/x/data/a.txt", Kind.CHANGED),
        ("2025/x/data/ny.txt", Kind.ADDED),
    ]


def test_a_place_told_by_a_changed_file_is_not_believed() -> None:
    files = {**FILES, "bag-info.txt": FILES["bag-info.txt"].replace(b"2025/x", b"2025/y")}
    assert bag_of(_contents(files), "2025/x").claim.said is None


def test_without_a_tagmanifest_the_files_it_would_list_are_not_told_as_added() -> None:
    files = {path: content for path, content in FILES.items() if path != "tagmanifest-sha256.txt"}
    assert _problems(files) == [("2025/x/tagmanifest-sha256.txt", Kind.MISSING)]
    assert bag_of(_contents(files), "2025/x").claim.seal is None


def test_without_a_manifest_the_payload_is_not_told_as_added() -> None:
    files = {path: content for path, content in FILES.items() if path != "manifest-sha256.txt"}
    assert _problems(files) == [("2025/x/manifest-sha256.txt", Kind.MISSING)]


def test_a_file_that_cannot_be_read_is_neither_missing_nor_changed() -> None:
    contents = _contents(FILES)
    contents.digests["data/a.txt"] = None
    unreadable = Problem(at="2025/x/data/a.txt", kind=Kind.UNREADABLE, what="kan ikke leses (Input/output error)")
    contents.problems.append(unreadable)
    assert bag_of(contents, "2025/x").problems == (unreadable,)


def test_what_is_in_a_folder_that_cannot_be_read_is_not_missing() -> None:
    contents = _contents({path: content for path, content in FILES.items() if not path.startswith("data/grunnlag/")})
    contents.closed.append("data/grunnlag/")
    assert bag_of(contents, "2025/x").problems == ()
    del contents.digests["data/a.txt"]
    assert [problem.at for problem in bag_of(contents, "2025/x").problems] == ["2025/x/data/a.txt"]


def test_a_tagmanifest_that_cannot_be_read_is_not_missing() -> None:
    contents = _contents(FILES)
    contents.digests["tagmanifest-sha256.txt"] = None
    del contents.texts["tagmanifest-sha256.txt"]
    assert bag_of(contents, "2025/x").problems == ()


def test_a_difference_by_a_manifest_that_is_not_the_sealed_one_is_told_with_doubt() -> None:
    files = {**FILES, "bagit.txt": b"x"}
    (problem,) = bag_of(_contents(files), "2025/x", sealed="f" * 64).problems
    assert problem.what.startswith("filen er endret, eller bare linjen for den i tagmanifest-sha256.txt")


def test_an_emptied_folder_is_the_missing_files_and_an_empty_one_is_added() -> None:
    files = {path: content for path, content in FILES.items() if path != "data/grunnlag/b.txt"}
    contents = _contents(files, ("data", "data/grunnlag", "data/tom", "data/tom/dypere"))
    assert [(problem.at, problem.kind) for problem in bag_of(contents, "2025/x").problems] == [
        ("2025/x/data/grunnlag/b.txt", Kind.MISSING),
        ("2025/x/data/tom", Kind.ADDED),
    ]


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert formatted(Problem(at="2025/x\n\udce5", kind=Kind.ADDED, what="filen er lagt til")) == (
        "2025/x��: filen er lagt til.\n  Flytt den ut av arkivet."
    )
