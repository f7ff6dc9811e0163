"""A second publication makes anew only what changed, and ends in the same files as a first one."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

import pytest
from publishing import TEXT_FILES, Publication, check_search_tables, made_up_files, session_at

from ospe_build.data import common
from ospe_build.data.csv_files import Dialect
from ospe_build.data.rows import Row
from ospe_build.data.tables import Table, tables
from ospe_build.files import folder_beside, write_unseen
from ospe_build.manifest import files_below
from ospe_build.slugs import slug
from ospe_build.work.folder import OutputFolder


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
    assert publication.written == sorted(path.stem for path in files)
    times = {name: os.stat(publication.site / name).st_mtime_ns for name in names}  # noqa: PTH116
    assert publication.publish(files) == names
    assert publication.written == []
    assert {name: os.stat(publication.site / name).st_mtime_ns for name in names} == times  # noqa: PTH116


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_changed_session_alone_is_made_anew(
    number: int, publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files)
    change(files[number])
    publication.publish(files)
    assert publication.written == [files[number].stem]
    fresh = another()
    fresh.publish(files)
    assert_same(publication, fresh)


def test_files_of_other_units_are_not_made_again(
    publication: Publication, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publication.publish(files)
    change(files[0])
    made: list[str] = []

    def write(folder: OutputFolder, name: str, content: bytes) -> None:
        made.append(name)
        write_unseen(f"{folder.path}/{name}", content)

    monkeypatch.setattr(OutputFolder, "write", write)
    publication.publish(files)
    (mine,) = session_at(files[0]).units
    units = [name.split("/")[1] for name in made if name.startswith("yksikot/")]
    assert units == [slug(mine, "yksikko")] * 2  # its feed and its calendar
    assert f"data/yksikot/{units[0]}.json" in made
    assert {"data/lupaukset.csv", "data/lupaukset-excel.csv", "data/lupaukset.json", "syote.atom"} <= set(made)


@pytest.mark.parametrize("gone", [[0], [-1], [3, 4, 5], list(range(9))])
def test_sessions_leave(
    gone: list[int], publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files)
    left = [path for number, path in enumerate(files) if number not in gone and number - len(files) not in gone]
    names = publication.publish(left)
    assert publication.written == []
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
    assert publication.written == [path.stem for path in (*files[:2], files[4], *files[7:])]
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
    assert publication.written == [files[3].stem]
    assert lost.read_bytes() == files[3].read_bytes()


def test_other_code_makes_everything_anew(publication: Publication, files: list[Path]) -> None:
    publication.publish(files)
    publication.signature = "2"
    publication.publish(files)
    assert publication.written == sorted(path.stem for path in files)


def test_a_failed_update_leaves_the_old_files(publication: Publication, files: list[Path]) -> None:
    publication.publish(files)
    before = {path: path.read_bytes() for path in publication.site.rglob("*") if path.is_file()}
    change(files[2])
    publication.broken = files[2].stem
    with pytest.raises(OSError, match=files[2].stem):
        publication.publish(files)
    assert {path: path.read_bytes() for path in publication.site.rglob("*") if path.is_file()} == before
    assert not folder_beside(publication.site).exists()


def test_what_is_no_database_any_more_is_made_whole_again(
    publication: Publication, another: Callable[[], Publication], files: list[Path]
) -> None:
    publication.publish(files)
    # A file of the right size and time.
    path = publication.folder / "ospe.sqlite"
    state = path.stat()
    path.write_bytes(b"x" * state.st_size)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    change(files[0])
    publication.publish(files)
    fresh = another()
    fresh.publish(files)
    assert_same(publication, fresh)


def test_a_sheet_is_written_where_its_rows_changed_or_it_was_lost(
    publication: Publication,
    another: Callable[[], Publication],
    files: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publication.publish(files)
    (publication.folder / "keinot.csv").unlink()
    change(files[2])
    written: list[str] = []
    write_table = common.write_table

    def noted(file: TextIO, table: Table, rows: Iterable[Row], dialect: Dialect) -> None:
        written.append(dialect.file(table.name))
        write_table(file, table, rows, dialect)

    monkeypatch.setattr(common, "write_table", noted)
    publication.publish(files)
    assert written == ["pelikerrat.csv", "pelikerrat-excel.csv", "keinot.csv"]
    fresh = another()
    fresh.publish(files)
    assert_same(publication, fresh)
