"""Reading from a path: only a regular file is opened, whatever else stands there."""

import os
import socket
from pathlib import Path

import pytest

from ospe_build.finding import Position
from ospe_build.reading import MAX_BYTES, read_file


def variant_at(path: Path) -> str:
    document = read_file(path, "sessions/a.yml")
    (finding,) = document.findings
    assert (finding.code, finding.file, finding.position) == ("OSPE115", "sessions/a.yml", Position(1, 1))
    assert document.refused
    assert document.value is None
    assert document.text == ""
    return finding.variant


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(b"a: 1\r\n")
    document = read_file(path, "a.yml")
    assert (document.value, document.file, document.findings) == ({"a": 1}, "a.yml", ())


def test_a_folder_and_what_is_missing(tmp_path: Path) -> None:
    assert variant_at(tmp_path) == "folder"
    assert variant_at(tmp_path / "a.yml") == "missing"
    (tmp_path / "b").write_text("")
    assert variant_at(tmp_path / "b" / "a.yml") == "other"
    assert variant_at(Path("a\0.yml")) == "other"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: 1")
    link = tmp_path / "b.yml"
    link.symlink_to("a.yml")
    assert variant_at(link) == "link"


def test_a_link_that_takes_the_place_of_a_file_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yml").write_text("a: 1")
    link = tmp_path / "b.yml"
    link.symlink_to("a.yml")
    monkeypatch.setattr(Path, "lstat", Path.stat)
    assert variant_at(link) == "other"


def test_a_pipe_a_device_and_a_socket_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "a.yml"
    os.mkfifo(pipe)
    assert variant_at(pipe) == "other"
    assert variant_at(Path("/dev/zero")) == "other"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.yml"))
        assert variant_at(tmp_path / "s.yml") == "other"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError  # chmod would not hold back a superuser, as whom containers run tests

    monkeypatch.setattr(os, "open", refuse)
    assert variant_at(path) == "permission"


def test_the_limit_is_exact(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    start = b"a: 1 # "
    path.write_bytes(start + b"x" * (MAX_BYTES - len(start)))
    assert read_file(path, "a.yml").findings == ()
    path.write_bytes(start + b"x" * (MAX_BYTES - len(start) + 1))
    (finding,) = read_file(path, "a.yml").findings
    assert (finding.code, finding.params) == ("OSPE102", {"most": 64})


def test_no_more_is_read_than_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte that takes no room
    (finding,) = read_file(path, "a.yml").findings
    assert finding.code == "OSPE102"
