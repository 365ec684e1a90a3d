"""``archive`` and ``archive verify``: what a run made is sealed as it is, and whatever happens to it is found."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pipeline.archive.bag import digests
from pipeline.archive.manifest import manifest_text
from tests.archives import DRAFT, STATUS, small_run
from tests.e2e.commands import EXAMPLE, ROOT, run_here, small_year, word_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "2025/2025-09-02_34-25_status-og-utkast"
V1, V2, V3 = (f"{NAME}_v{number}" for number in (1, 2, 3))
LIST, TAGS, MANIFEST = "kjede-sha256.txt", "tagmanifest-sha256.txt", "manifest-sha256.txt"
needs_sha256sum = pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum (coreutils) is not installed")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an archive with three versions of a small run; to be copied."""
    base = tmp_path_factory.mktemp("sealed")
    for text in ("første", "andre", "tredje"):
        done = run_here("archive", small_run(base / text, text), "--to", base / "archive")
        assert (done.returncode, done.stderr) == (0, "")
    return base / "archive"


@pytest.fixture
def archive(sealed: Path, tmp_path: Path) -> Path:
    """Give a copy of the archive that may be spoilt."""
    copy = tmp_path / "archive"
    shutil.copytree(sealed, copy)
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return copy


def _problems(archive: Path, *arguments: str) -> list[str]:
    """Verify, and give the lines that name what is wrong."""
    done = run_here("archive", "verify", archive, *arguments)
    lines = [line for line in done.stdout.splitlines() if not line.startswith((" ", "Arkivet er", "Siste segl"))]
    assert (done.returncode, done.stderr) == (1 if lines else 0, "")
    return lines


def _flip(path: Path, place: int = 0) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def _other_digit(path: Path) -> None:
    """Change the first digit of the first line's digest."""
    text = path.read_text(encoding="utf-8")
    path.write_text(("1" if text[0] == "0" else "0") + text[1:], encoding="utf-8")


def _seal_of(archive: Path, bag: str) -> str:
    return hashlib.sha256((archive / bag / TAGS).read_bytes()).hexdigest()


def _recompute(bag: Path) -> None:
    """Make a bag's manifests anew, as someone who wants to hide a change does."""
    payload = {f"data/{path.relative_to(bag / 'data')}": path for path in (bag / "data").rglob("*") if path.is_file()}
    (bag / MANIFEST).write_text(manifest_text(digests({name: path.read_bytes() for name, path in payload.items()})))
    tags = {path.name: path.read_bytes() for path in bag.iterdir() if path.is_file() and path.name != TAGS}
    (bag / TAGS).write_text(manifest_text(digests(tags)))


def _swap(one: Path, other: Path) -> None:
    one.rename(one.with_name("bort"))
    other.rename(one)
    one.with_name("bort").rename(other)


def _without_line(archive: Path, bag: str) -> None:
    lines = (archive / LIST).read_text(encoding="utf-8").splitlines(keepends=True)
    (archive / LIST).write_text("".join(line for line in lines if f"  {bag}/" not in line), encoding="utf-8")


def test_a_real_report_is_sealed_with_all_that_it_was_made_of(made: Callable[[Path], Path], tmp_path: Path) -> None:
    out = shutil.copytree(made(EXAMPLE), tmp_path / "out")
    (out / "endringer-handlingsprogram-2026.docx").write_text("sekretariatets arbeidspapir", encoding="utf-8")
    (out / "retting" / "status.xlsx").write_text("gruppenes", encoding="utf-8")
    done = run_here("archive", out, "--to", tmp_path / "archive", "--date", "2026-11-26")
    bag = tmp_path / "archive" / "2025" / "2025-09-02_uten-sak_status-og-utkast_v1"
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Forseglet som 2025/{bag.name}" in done.stdout
    documents = {f"{name}{ending}" for name in (STATUS, DRAFT) for ending in (".docx", ".pdf")}
    data = {"data.json", "findings.json", "receipt.json", "grunnlag/programme.docx", "grunnlag/status.xlsx"}
    there = {str(path.relative_to(bag / "data")): path for path in (bag / "data").rglob("*") if path.is_file()}
    assert there.keys() == documents | data
    assert [name for name, path in there.items() if path.read_bytes() != (out / name).read_bytes()] == []
    assert there["grunnlag/status.xlsx"].read_bytes() == (EXAMPLE / "status.xlsx").read_bytes()
    assert "Bagging-Date: 2026-11-26\n" in (bag / "bag-info.txt").read_text(encoding="utf-8")
    assert _problems(tmp_path / "archive") == []


def test_the_metadata_tell_of_the_files_as_they_are(made: Callable[[Path], Path], tmp_path: Path) -> None:
    run_here("archive", made(EXAMPLE), "--to", tmp_path)
    (path,) = tmp_path.glob("2025/*/metadata.json")
    metadata = json.loads(path.read_text(encoding="utf-8"))
    documents = metadata["registrering"]["dokumentbeskrivelse"]
    objects = [one for document in documents for one in document["dokumentobjekt"]]
    for one in (*objects, *metadata["grunnlag"]):
        content = (path.parent / one["referanseDokumentfil"]).read_bytes()
        assert (one["sjekksum"], one["filstoerrelse"]) == (hashlib.sha256(content).hexdigest(), len(content))
    assert [(one["variantformat"], one["format"]) for one in objects] == [
        ("Arkivformat", "fmt/476"),
        ("Produksjonsformat", "fmt/412"),
    ] * 2
    assert [document["dokumentstatus"] for document in documents] == ["Dokumentet er under redigering"] * 2
    assert metadata["registrering"]["arkivertDato"] is None


def test_a_report_with_its_meeting_is_finished_and_is_compared_with_what_the_archive_holds(tmp_path: Path) -> None:
    archive, year = tmp_path / "archive", small_year(tmp_path / "2025")
    data = archive / "2025" / "2025-04-08_14-25_status-og-utkast_v1" / "data" / "data.json"
    data.parent.mkdir(parents=True)
    run_here("check", year, "--output", tmp_path / "april")
    april = (tmp_path / "april" / "data.json").read_text(encoding="utf-8")
    data.write_text(april.replace("2025-09-02", "2025-04-08").replace("in_progress", "done"), encoding="utf-8")
    (year / "settings.toml").write_text('[meeting]\ndate = 2025-10-29\ncase = "34/25"\n', encoding="utf-8")
    done = run_here("report", year, "--output", tmp_path / "out", "--previous", archive)
    assert (done.returncode, "[status-went-back]" in done.stdout) == (0, True)
    assert "Til behandling i styret 29. oktober 2025, sak 34/25" in word_text(tmp_path / "out" / f"{STATUS}.docx")
    done = run_here("archive", tmp_path / "out", "--to", tmp_path / "sealed")
    bag = tmp_path / "sealed" / V1
    metadata = json.loads((bag / "metadata.json").read_text(encoding="utf-8"))
    assert [one["dokumentstatus"] for one in metadata["registrering"]["dokumentbeskrivelse"]] == [
        "Dokumentet er ferdigstilt",
        "Dokumentet er under redigering",
    ]
    assert (bag / "data" / "grunnlag" / "settings.toml").read_bytes() == (year / "settings.toml").read_bytes()
    assert (bag / "data" / "grunnlag" / "forrige-rapport.json").read_bytes() == data.read_bytes()


def test_the_same_content_is_sealed_once_and_other_content_is_the_next_version(tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", small_run(tmp_path / "out")
    first = run_here("archive", out, "--to", archive)
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    again = run_here("archive", out, "--to", archive)
    assert (first.returncode, again.returncode) == (0, 0)
    seal = f"Segl: {_seal_of(archive, V1)}\n"
    assert again.stdout == f"Innholdet er det samme som i {V1}. Ingen ny versjon er laget.\n{seal}"
    assert seal in first.stdout
    assert {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()} == before
    other = run_here("archive", small_run(tmp_path / "out2", "andre"), "--to", archive)
    back = run_here("archive", out, "--to", archive)
    assert [f"Forseglet som {bag}:" in done.stdout for bag, done in ((V2, other), (V3, back))] == [True, True]
    del before[archive / LIST]
    assert {path: path.read_bytes() for path in before} == before


def test_a_receipt_with_newer_libraries_alone_is_no_new_content(tmp_path: Path) -> None:
    run_here("archive", small_run(tmp_path / "out"), "--to", tmp_path / "archive")
    done = run_here("archive", small_run(tmp_path / "out", version="0.2.0"), "--to", tmp_path / "archive")
    assert "Ingen ny versjon er laget." in done.stdout


def test_a_bag_is_read_only(sealed: Path) -> None:
    paths = [*sealed.glob("2025/*"), *sealed.glob("2025/*/**/*")]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o222 for path in paths} == {0}


@pytest.mark.parametrize("name", [f"{STATUS}.docx", f"{DRAFT}.pdf", "data.json", "grunnlag/status.xlsx"])
def test_what_someone_has_edited_is_not_sealed(tmp_path: Path, name: str) -> None:
    out = small_run(tmp_path / "out")
    (out / name).write_text("redigert", encoding="utf-8")
    done = run_here("archive", out, "--to", tmp_path / "archive")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}: filen er endret etter at rapporten ble laget.\nIngenting er forseglet")
    assert not (tmp_path / "archive").exists()


def test_what_is_gone_is_not_sealed(tmp_path: Path) -> None:
    out = small_run(tmp_path / "out")
    (out / f"{STATUS}.pdf").unlink()
    done = run_here("archive", out, "--to", tmp_path / "archive")
    assert (done.returncode, f"{STATUS}.pdf: filen mangler.\n" in done.stdout) == (1, True)


def test_working_papers_may_be_edited_and_are_never_sealed(tmp_path: Path) -> None:
    papers = {"endringer-handlingsprogram-2026.docx": "vår", "retting/status.xlsx": "vår"}
    out = small_run(tmp_path / "out", more=papers)
    for name in papers:
        (out / name).write_text("redigert", encoding="utf-8")
    assert run_here("archive", out, "--to", tmp_path / "archive").returncode == 0
    assert [path for path in (tmp_path / "archive").rglob("*") if path.name in {"retting", *papers}] == []


def test_a_check_leaves_nothing_to_seal(tmp_path: Path) -> None:
    run_here("check", small_year(tmp_path / "2025"), "--output", tmp_path / "out")
    done = run_here("archive", tmp_path / "out", "--to", tmp_path / "archive")
    assert (done.returncode, done.stdout) == (3, "")
    assert "siste kjøring laget ingen rapport, bare funn. Lag rapporten på nytt med «make report»" in done.stderr


def test_a_folder_with_other_things_is_made_no_archive(tmp_path: Path) -> None:
    (tmp_path / "andre").mkdir()
    (tmp_path / "andre" / "notat.txt").write_text("noen andres", encoding="utf-8")
    done = run_here("archive", small_run(tmp_path / "out"), "--to", tmp_path / "andre")
    assert (done.returncode, "har annet innhold, og er ikke et arkiv" in done.stderr) == (3, True)
    assert [path.name for path in (tmp_path / "andre").iterdir()] == ["notat.txt"]


@pytest.mark.parametrize("what", ["ingenting", "tom", "påbegynt", "fil"])
def test_what_is_no_archive_is_not_verified(tmp_path: Path, what: str) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "påbegynt").mkdir()
    (tmp_path / "påbegynt" / LIST).touch()
    (tmp_path / "fil").write_text("tekst", encoding="utf-8")
    done = run_here("archive", "verify", tmp_path / what)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{what}: mappen er ikke et arkiv." in done.stderr


def test_a_whole_archive_is_told_to_be_whole(archive: Path) -> None:
    done = run_here("archive", "verify", archive)
    assert (done.returncode, done.stdout) == (
        0,
        f"Arkivet er slik det ble forseglet: 3 pakker, 24 filer.\nSiste segl: {_seal_of(archive, V3)}\n",
    )


@needs_sha256sum
def test_an_archive_is_checked_by_sha256sum_alone(archive: Path) -> None:
    for folder, name in ((archive, LIST), (archive / V2, TAGS), (archive / V2, MANIFEST)):
        command = ["sha256sum", "--check", "--strict", "--quiet", name]
        assert subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stderr == ""


def test_the_lines_of_a_manifest_are_its_files_and_the_digests_those_of_the_bytes(archive: Path) -> None:
    lines = (archive / V1 / MANIFEST).read_text(encoding="utf-8").splitlines()
    files = [path for path in sorted((archive / V1 / "data").rglob("*")) if path.is_file()]
    assert lines == [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(archive / V1)}" for path in files
    ]


@pytest.mark.parametrize("bag", [V1, V2, V3])
@pytest.mark.parametrize(
    "name", [f"data/{STATUS}.pdf", "data/receipt.json", "metadata.json", "bag-info.txt", "bagit.txt"]
)
def test_a_flipped_byte_is_found(archive: Path, bag: str, name: str) -> None:
    _flip(archive / bag / name, -1)
    assert _problems(archive) == [f"{bag}/{name}: filen er endret."]


def test_a_flipped_byte_in_a_manifest_is_found_and_its_line_is_doubted(archive: Path) -> None:
    _other_digit(archive / V2 / MANIFEST)
    assert _problems(archive) == [
        f"{V2}/{MANIFEST}: filen er endret.",
        f"{V2}/data/data.json: filen er endret, eller bare linjen for den i {MANIFEST}, som selv er endret.",
    ]


def test_a_flipped_byte_in_a_tagmanifest_is_found_and_its_line_is_doubted(archive: Path) -> None:
    _other_digit(archive / V2 / TAGS)
    assert _problems(archive) == [
        f"{V2}/{TAGS}: filen er endret; pakken er ikke lenger den som ble forseglet.",
        f"{V2}/bag-info.txt: filen er endret, eller bare linjen for den i {TAGS}, som selv er endret.",
    ]


def test_a_flipped_byte_in_the_list_is_found_with_what_the_next_bag_says(archive: Path) -> None:
    _other_digit(archive / LIST)
    assert _problems(archive) == [f"{LIST}: linjen for {V1} er endret; pakken er slik den neste pakken sier."]


@pytest.mark.parametrize("name", [f"data/{STATUS}.pdf", "metadata.json", "bagit.txt", MANIFEST, TAGS])
def test_a_removed_file_is_found(archive: Path, name: str) -> None:
    (archive / V2 / name).unlink()
    assert _problems(archive) == [f"{V2}/{name}: filen mangler."]


@pytest.mark.parametrize("name", ["data/ny.txt", "data/grunnlag/ny.txt", "ny.txt", "mappe/ny.txt"])
def test_a_file_added_in_a_bag_is_found(archive: Path, name: str) -> None:
    (archive / V2 / name).parent.mkdir(exist_ok=True)
    (archive / V2 / name).write_text("ny", encoding="utf-8")
    assert _problems(archive) == [f"{V2}/{name}: filen er lagt til."]


@pytest.mark.parametrize("name", ["ny.txt", "2025/ny.txt", "mappe", "2025/mappe"])
def test_what_is_added_beside_the_bags_is_found(archive: Path, name: str) -> None:
    (archive / name).write_text("ny", encoding="utf-8") if name.endswith(".txt") else (archive / name).mkdir()
    assert _problems(archive) == [f"{name}: hører ikke til arkivet, og er lagt til."]


def test_an_empty_folder_a_link_and_a_pipe_in_a_bag_are_found_and_not_followed(archive: Path) -> None:
    (archive / V2 / "data" / "tom" / "dypere").mkdir(parents=True)
    (archive / V2 / "data" / "lenke").symlink_to("/")
    os.mkfifo(archive / V2 / "rør")
    assert _problems(archive) == [
        f"{V2}/rør: noe som ikke er en fil, er lagt til.",
        f"{V2}/data/lenke: en lenke er lagt til.",
        f"{V2}/data/tom: en tom mappe er lagt til.",
    ]


def test_a_link_in_the_place_of_a_bag_is_found(archive: Path) -> None:
    (archive / V2).rename(archive.parent / "flyttet")
    (archive / V2).symlink_to(archive.parent / "flyttet")
    assert _problems(archive) == [
        f"{V2}: hører ikke til arkivet, og er lagt til.",
        f"{V2}: pakken er borte.",
    ]


def test_two_bags_that_have_changed_places_are_found(archive: Path) -> None:
    _swap(archive / V1, archive / V2)
    assert _problems(archive) == [
        f"{V1}: her ligger en annen pakke, som ble forseglet som {V2}.",
        f"{V2}: her ligger en annen pakke, som ble forseglet som {V1}.",
    ]


def test_an_older_bag_in_the_place_of_a_newer_one_is_found(archive: Path) -> None:
    shutil.rmtree(archive / V3)
    shutil.copytree(archive / V2, archive / V3)
    assert _problems(archive) == [f"{V3}: her ligger en annen pakke, som ble forseglet som {V2}."]


def test_a_bag_that_is_moved_is_found(archive: Path) -> None:
    (archive / V2).rename(archive / f"{NAME}_v9")
    assert _problems(archive) == [f"{V2}: pakken er borte.", f"{NAME}_v9: pakken står ikke i {LIST}."]


@pytest.mark.parametrize("bag", [V1, V2, V3])
def test_a_removed_bag_is_found(archive: Path, bag: str) -> None:
    shutil.rmtree(archive / bag)
    assert _problems(archive) == [f"{bag}: pakken er borte."]


@pytest.mark.parametrize(("bag", "after"), [(V1, V2), (V2, V3)])
def test_a_bag_that_is_removed_with_its_line_is_found(archive: Path, bag: str, after: str) -> None:
    shutil.rmtree(archive / bag)
    _without_line(archive, bag)
    assert _problems(archive) == [
        f"{bag}: pakken er borte, og står heller ikke i {LIST}; {after} ble forseglet rett etter den."
    ]


def test_that_the_last_bag_is_removed_with_its_line_only_a_kept_seal_shows(archive: Path) -> None:
    seal = _seal_of(archive, V3)
    assert _problems(archive, "--expect", seal.upper()) == []
    shutil.rmtree(archive / V3)
    _without_line(archive, V3)
    assert _problems(archive) == []
    assert _problems(archive, "--expect", seal) == [
        f"{LIST}: ingen pakke har seglet {seal}; den er tatt bort, eller arkivet er skrevet om etter den."
    ]


@pytest.mark.parametrize("bag", [V1, V2])
def test_a_bag_whose_manifests_are_made_anew_after_a_change_is_found(archive: Path, bag: str) -> None:
    _flip(archive / bag / "data" / f"{STATUS}.pdf")
    _recompute(archive / bag)
    assert _problems(archive) == [f"{bag}/{TAGS}: filen er endret; pakken er ikke lenger den som ble forseglet."]


def test_the_last_bag_too_when_the_list_is_not_made_anew(archive: Path) -> None:
    _flip(archive / V3 / "data" / f"{STATUS}.pdf")
    _recompute(archive / V3)
    (problem,) = _problems(archive)
    assert problem.startswith(f"{V3}/{TAGS}: filen, eller linjen for den i {LIST}, er endret")


def test_a_changed_bag_is_found_when_the_list_is_made_anew_after_it(archive: Path) -> None:
    before = _seal_of(archive, V1)
    _flip(archive / V1 / "data" / f"{STATUS}.pdf")
    _recompute(archive / V1)
    text = (archive / LIST).read_text(encoding="utf-8")
    (archive / LIST).write_text(text.replace(before, _seal_of(archive, V1)), encoding="utf-8")
    assert _problems(archive) == [f"{V2}: pakken er forseglet etter en annen utgave av {V1}."]


def test_a_missing_list_is_found_and_the_bags_are_looked_at_all_the_same(archive: Path) -> None:
    (archive / LIST).unlink()
    assert _problems(archive) == [f"{LIST}: filen mangler."]
    _flip(archive / V2 / "bagit.txt")
    shutil.rmtree(archive / V1)
    assert _problems(archive)[1:] == [
        f"{V1}: pakken er borte, og står heller ikke i {LIST}; {V2} ble forseglet rett etter den.",
        f"{V2}/bagit.txt: filen er endret.",
    ]


def test_a_line_that_is_gone_from_the_list_is_found(archive: Path) -> None:
    _without_line(archive, V2)
    assert _problems(archive) == [
        f"{LIST}: linjene står ikke i den rekkefølgen pakkene ble forseglet.",
        f"{LIST}: linjen for {V2} mangler.",
    ]


def test_an_emptied_list_is_found(archive: Path) -> None:
    (archive / LIST).write_text("", encoding="utf-8")
    assert _problems(archive) == [f"{LIST}: linjen for {bag} mangler." for bag in (V1, V2, V3)]


def test_a_list_in_another_order_or_with_something_else_in_it_is_found(archive: Path) -> None:
    lines = (archive / LIST).read_text(encoding="utf-8").splitlines(keepends=True)
    (archive / LIST).write_text("".join(reversed(lines)) + "noe annet\n", encoding="utf-8")
    assert _problems(archive) == [
        f"{LIST}: linje 4 kan ikke leses.",
        f"{LIST}: linjene står ikke i den rekkefølgen pakkene ble forseglet.",
    ]


def test_what_finder_and_explorer_leave_beside_the_bags_is_no_change_and_in_a_bag_it_is(archive: Path) -> None:
    for folder in (archive, archive / "2025"):
        (folder / ".DS_Store").write_text("", encoding="utf-8")
        (folder / "Thumbs.db").write_text("", encoding="utf-8")
    assert _problems(archive) == []
    (archive / V1 / ".DS_Store").write_text("", encoding="utf-8")
    assert _problems(archive) == [f"{V1}/.DS_Store: filen er lagt til."]


def test_nothing_is_added_to_an_archive_that_is_not_whole(archive: Path, tmp_path: Path) -> None:
    _flip(archive / V1 / "metadata.json")
    done = run_here("archive", small_run(tmp_path / "out", "fjerde"), "--to", archive)
    assert done.returncode == 1
    assert f"{V1}/metadata.json: filen er endret.\n" in done.stdout
    assert "Ingenting nytt er forseglet" in done.stdout
    assert not (archive / f"{NAME}_v4").exists()


def test_what_a_broken_off_sealing_left_is_no_change_and_is_cleared_away_by_the_next(
    archive: Path, tmp_path: Path
) -> None:
    (archive / ".forsegles-x" / "data").mkdir(parents=True)
    (archive / ".forsegles-x" / "data" / "data.json").write_text("halv", encoding="utf-8")
    done = run_here("archive", "verify", archive)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        ".forsegles-x: rest etter en forsegling som ble avbrutt.",
    )
    assert run_here("archive", small_run(tmp_path / "out", "fjerde"), "--to", archive).returncode == 0
    assert not (archive / ".forsegles-x").exists()


def test_names_with_norwegian_letters_are_the_same_however_a_disk_composes_them(tmp_path: Path) -> None:
    out = small_run(tmp_path / "out", more={"grunnlag/Måltall 50 %\n.xlsx": "tall"})
    assert run_here("archive", out, "--to", tmp_path / "archive").returncode == 0
    folder = tmp_path / "archive" / V1 / "data" / "grunnlag"
    assert "grunnlag/Måltall 50 %25%0A.xlsx\n" in (tmp_path / "archive" / V1 / MANIFEST).read_text(encoding="utf-8")
    assert _problems(tmp_path / "archive") == []
    folder.chmod(0o755)
    (folder / "Måltall 50 %\n.xlsx").rename(folder / "Ma\u030altall 50 %\n.xlsx")
    assert _problems(tmp_path / "archive") == []
    (folder / "Ma\u030altall 50 %\n.xlsx").rename(folder / "Maltall 50 %\n.xlsx")
    assert [line.rpartition(": ")[2] for line in _problems(tmp_path / "archive")] == [
        "filen mangler.",
        "filen er lagt til.",
    ]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no names that are no text")
def test_names_that_are_no_text_and_very_deep_paths_are_told(archive: Path) -> None:
    (archive / V1 / os.fsdecode(b"m\xe5l.txt")).write_text("ny", encoding="utf-8")
    place = os.open(archive / V1, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=place)
        place = os.open("d" * 200, os.O_RDONLY, dir_fd=place)
    deep, *others = _problems(archive)
    assert (deep.startswith(f"{V1}/ddd"), "kan ikke leses (File name too long)" in deep) == (True, True)
    assert f"{V1}/m�l.txt: filen er lagt til." in others


def test_wherever_a_sealing_is_stopped_no_half_bag_looks_whole_and_the_next_one_finishes_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.e2e.interruption", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(": ") for line in done.stdout.splitlines()] == [
        ["0 bags", "no archive, 1 unfinished, 1 remains unfinished, 1"],
        ["1 bags", "1, 1 remains, 2 unfinished, 2 remains unfinished, 2"],
    ]


def test_two_sealings_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    outs = [small_run(tmp_path / text, text) for text in ("første", "andre")]
    both = [
        subprocess.Popen([sys.executable, "-m", "pipeline", "archive", out, "--to", archive], cwd=ROOT) for out in outs
    ]
    assert [one.wait() for one in both] == [0, 0]
    done = run_here("archive", "verify", archive)
    assert "2 pakker" in done.stdout


def test_who_waits_for_long_is_told_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.archive.seal._WAITS", 1)
    (tmp_path / "archive").mkdir()
    with (tmp_path / "archive" / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = run_here("archive", small_run(tmp_path / "out"), "--to", tmp_path / "archive")
    assert (done.returncode, "noen andre forsegler i arkivet akkurat nå" in done.stderr) == (3, True)


def test_the_command_says_how_it_is_used() -> None:
    done = run_here("archive", "--help")
    assert re.search(r"archive .*OUT --to ARCHIVE \| verify ARCHIVE", done.stdout)
    assert run_here("archive").returncode == 2
    assert run_here("archive", "ut").returncode == 2
    assert run_here("archive", "ut", "--to", "arkiv", "--date", "i dag").returncode == 2
