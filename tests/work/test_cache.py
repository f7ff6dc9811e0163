"""The cache: what was put is there for the next build of the same code, and for nobody else."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ospe_build.work.cache import Cache
from ospe_build.work.folder import OutputFolder
from ospe_build.work.outputs import Outputs

Kept = dict[tuple[str, str], bytes]


def put(folder: Path, values: Kept, signature: str = "1") -> None:
    with closing(Cache(folder, signature)) as cache:
        for (kind, key), value in values.items():
            cache.put(kind, key, value)


def got(folder: Path, signature: str = "1") -> list[bytes | None]:
    with closing(Cache(folder, signature)) as cache:
        return [cache.get("a", "x"), cache.get("a", "y"), cache.get("b", "x")]


def test_values_are_kept_by_kind_and_key(tmp_path: Path) -> None:
    put(tmp_path / "uusi", {("a", "x"): b"1", ("b", "x"): b"\0\xff"})
    assert got(tmp_path / "uusi") == [b"1", None, b"\0\xff"]
    put(tmp_path / "uusi", {("a", "x"): b"2"})
    assert got(tmp_path / "uusi") == [b"2", None, b"\0\xff"]


def test_other_code_finds_nothing_and_leaves_one_file(tmp_path: Path) -> None:
    put(tmp_path, {("a", "x"): b"1"})
    assert got(tmp_path, "2") == [None, None, None]
    assert len(list(tmp_path.iterdir())) == 1


def test_of_a_kind_that_a_build_uses_only_that_is_kept_which_it_asked_for(tmp_path: Path) -> None:
    put(tmp_path, {("a", "x"): b"1", ("a", "y"): b"2", ("b", "x"): b"3"})
    with closing(Cache(tmp_path, "1")) as cache:
        assert cache.get("a", "y") == b"2"
    assert got(tmp_path) == [None, b"2", b"3"]


def spoil_with(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def spoil_pages(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\x55" * (len(data) - 4096))


def spoil_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE entries")
        connection.execute("CREATE TABLE entries (muu TEXT)")


@pytest.mark.parametrize(
    "spoil", [spoil_with(b""), spoil_with(b"roskaa"), spoil_with(b"SQLite format 3\0"), spoil_pages, spoil_table]
)
def test_a_damaged_file_holds_nothing_and_hinders_nothing(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    put(tmp_path, {("a", "x"): b"1" * 9000, ("b", "x"): b"2"})
    (path,) = tmp_path.iterdir()
    spoil(path)
    assert got(tmp_path) == [None, None, None]
    put(tmp_path, {("a", "x"): b"3"})
    put(tmp_path, {("a", "x"): b"3"})
    assert got(tmp_path)[0] == b"3"


def test_a_cache_that_another_build_holds_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, {("a", "x"): b"1"})
    with closing(Cache(tmp_path, "1")) as first:
        assert first.get("a", "x") == b"1"
        first.put("a", "y", b"2")
        assert got(tmp_path) == [None, None, None]
        put(tmp_path, {("a", "x"): b"3"})
    assert got(tmp_path) == [b"1", b"2", None]


def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "tiedosto").write_text("x", "utf-8")
    put(tmp_path / "tiedosto", {("a", "x"): b"1"})
    assert got(tmp_path / "tiedosto") == [None, None, None]


def test_a_file_is_up_to_date_as_long_as_its_parts_and_it_are(tmp_path: Path) -> None:
    file = tmp_path / "site" / "a.txt"

    def stale(*parts: str) -> bool:
        with OutputFolder(file.parent) as folder, closing(Cache(tmp_path / "cache", "1")) as cache:
            outputs = Outputs(folder, cache)
            stale = outputs.stale("a.txt", *parts)
            if stale:
                folder.write("a.txt", " ".join(parts))
            outputs.publish()
        return stale

    assert stale("a", "b")
    assert not stale("a", "b")
    assert stale("ab", "")
    os.utime(file, (1, 1))
    assert stale("ab", "")
    file.unlink()
    assert stale("ab", "")
    assert not stale("ab", "")
