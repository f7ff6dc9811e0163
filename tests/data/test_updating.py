"""A second publication makes anew only what changed, and ends in the same files as a first one."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing import TEXT_FILES, Publication, check_search_tables, made_up_files, session_at

from ospe_build.data.parcels import BATCH, Entry, Parcel, in_order, jobs
from ospe_build.data.splicing import Form, Splicer
from ospe_build.data.tables import tables
from ospe_build.files import folder_beside
from ospe_build.manifest import files_below


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Copies of valid sessions, which a test may change."""
    found = []
    for path in made_up_files():
        copy = tmp_path / "sessions" / path.parent.name / path.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
        found.append(copy)
    return found


def assert_same(one: Publication, other: Publication) -> None:
    """The same files, byte for byte: the database, the catalogue that tells its size and the manifest among them."""
    names = files_below(one.site)
    assert names == files_below(other.site)
    assert [name for name in names if (one.site / name).read_bytes() != (other.site / name).read_bytes()] == []
    for table in tables():
        assert one.rows(table.name) == other.rows(table.name), table.name
    check_search_tables(one)


def change(path: Path) -> None:
    text = path.read_text("utf-8")
    title = session_at(path).title
    path.write_text(text.replace(title, f"{title[:60]}, uusi ääkkönen"), "utf-8")
    assert session_at(path).title.endswith("uusi ääkkönen")


def test_nothing_is_made_twice(publication: Publication, files: list[Path]) -> None:
    names = publication.publish(files)
    assert publication.packed == sorted(path.stem for path in files)
    times = {name: os.stat(publication.site / name).st_mtime_ns for name in names}  # noqa: PTH116
    assert publication.publish(files) == names
    assert publication.packed == []
    assert {name: os.stat(publication.site / name).st_mtime_ns for name in names} == times  # noqa: PTH116


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_changed_session_alone_is_made_anew(
    number: int, publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files)
    change(files[number])
    publication.publish(files)
    assert publication.packed == [files[number].stem]
    fresh = another()
    fresh.publish(files)
    assert_same(publication, fresh)


@pytest.mark.parametrize("gone", [[0], [-1], [3, 4, 5], list(range(9))])
def test_sessions_leave(
    gone: list[int], publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files)
    left = [path for number, path in enumerate(files) if number not in gone and number - len(files) not in gone]
    names = publication.publish(left)
    assert publication.packed == []
    assert len([name for name in names if name.endswith(".yml")]) == len(left)
    fresh = another()
    fresh.publish(left)
    assert_same(publication, fresh)


def test_sessions_come_go_and_change_at_once(
    publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files[2:7])
    change(files[4])
    publication.publish([*files[:2], *files[3:]])
    assert publication.packed == [path.stem for path in (*files[:2], files[4], *files[7:])]
    fresh = another()
    fresh.publish([*files[:2], *files[3:]])
    assert_same(publication, fresh)


def test_an_empty_archive_fills(
    publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish([])
    publication.publish(files)
    fresh = another()
    fresh.publish(files)
    assert_same(publication, fresh)


@pytest.mark.parametrize("name", [*TEXT_FILES, "ospe.sqlite"])
def test_a_common_file_that_was_touched_is_made_whole_again(
    name: str, publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files)
    (publication.folder / name).write_bytes(b"rikki")
    publication.publish(files)
    fresh = another()
    fresh.publish(files)
    assert_same(publication, fresh)


def test_a_sessions_own_file_that_was_lost_comes_back(publication: Publication, files: list[Path]) -> None:
    publication.publish(files)
    lost = publication.folder / "pelikerrat" / f"{files[3].stem}.yml"
    lost.unlink()
    publication.publish(files)
    assert publication.packed == [files[3].stem]
    assert lost.read_bytes() == files[3].read_bytes()


def test_other_code_makes_everything_anew(publication: Publication, files: list[Path]) -> None:
    publication.publish(files)
    publication.signature = "2"
    publication.publish(files)
    assert publication.packed == sorted(path.stem for path in files)


def test_a_failed_update_leaves_the_old_files(publication: Publication, files: list[Path]) -> None:
    publication.publish(files)
    before = {path: path.read_bytes() for path in publication.site.rglob("*") if path.is_file()}
    change(files[2])
    publication.broken = files[2].stem
    with pytest.raises(OSError, match=files[2].stem):
        publication.publish(files)
    assert {path: path.read_bytes() for path in publication.site.rglob("*") if path.is_file()} == before
    assert not folder_beside(publication.site).exists()


def test_no_half_made_database_is_put_in_place(publication: Publication, files: list[Path]) -> None:
    publication.publish(files)
    # A file of the right size and time that is no database of ours.
    path = publication.folder / "ospe.sqlite"
    state = path.stat()
    path.write_bytes(b"x" * state.st_size)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    change(files[0])
    with pytest.raises(sqlite3.DatabaseError):
        publication.publish(files)
    assert path.read_bytes() == b"x" * state.st_size
    assert not folder_beside(publication.site).exists()


FRAGMENTS = st.dictionaries(st.integers(0, 9).map(str), st.binary(max_size=5), max_size=8)
FORMS = st.builds(Form, st.binary(max_size=3), st.binary(max_size=2), st.binary(max_size=2))


@given(form=FORMS, old=FRAGMENTS, new=FRAGMENTS, kept=st.sets(st.integers(0, 9).map(str)))
def test_a_spliced_file_is_the_same_as_one_written_at_once(
    form: Form, old: dict[str, bytes], new: dict[str, bytes], kept: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("liitos")
    old_path, path = folder / "vanha.txt", folder / "uusi.txt"
    with Splicer(old_path, form, path, {}) as file:
        for session, fragment in sorted(old.items()):
            file.add(session, fragment)
        file.finish()
        lengths = file.lengths
    expected = dict(new) | {session: old[session] for session in kept & old.keys()}
    with Splicer(path, form, old_path, lengths) as file:
        for session, fragment in sorted(expected.items()):
            if session in kept and session in old:
                file.keep(session)
            else:
                file.add(session, fragment)
        file.finish()
        assert file.lengths == {session: len(fragment) for session, fragment in sorted(expected.items())}
    assert path.read_bytes() == form.head + form.separator.join(expected[one] for one in sorted(expected)) + form.tail


def test_jobs_go_to_whoever_read_the_sessions(tmp_path: Path) -> None:
    readers = [*([0] * 60), *([1] * 3), None, None]
    entries = [Entry(f"{n:03}", Path(f"{n:03}.yml"), "", reader) for n, reader in enumerate(readers)]
    found = list(jobs(entries, tmp_path))
    assert [(worker, len(job.sources)) for worker, job in found] == [(0, BATCH), (0, 60 - BATCH), (1, 3), (3, 2)]
    assert [job.number for _, job in found] == [0, 1, 2, 3]
    assert [source for _, job in found for source in job.sources] == [entry.source for entry in entries]


@given(st.permutations(range(6)))
def test_parcels_are_taken_in_order_however_they_come(numbers: list[int]) -> None:
    assert [parcel.number for parcel in in_order(Parcel(number, []) for number in numbers)] == list(range(6))
