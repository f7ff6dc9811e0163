"""A folder that a command fills: nothing of others is touched, and what was interrupted is completed."""

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ospe_build import manifest
from ospe_build.board import SCHEMA_DIR
from ospe_build.errors import MisuseError
from ospe_build.files import folder_beside
from ospe_build.manifest import MANIFEST
from ospe_build.work.folder import OutputFolder

OLD = {"index.html": "vanha", "sivu/index.html": "vanha", "poistuva/a/b.txt": "vanha", "sama.txt": "sama"}
NEW = {"index.html": "uusi", "sivu/index.html": "uusi", "uusi/a/b.txt": "uusi", "sama.txt": "sama"}
OTHERS = {"CNAME": "pelit.example", ".git": "gitdir: /muualla\n", "sivu/oma.txt": "oma", "robots.txt": "oma"}


def fill(place: Path, files: dict[str, str], apart: tuple[Path, ...] = ()) -> None:
    with OutputFolder(place, apart) as folder:
        for name, text in files.items():
            folder.write(name, text)
        folder.publish(files)


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def files(folder: Path) -> dict[str, str]:
    """All files but the manifest, links as what they point to."""
    return {
        path.relative_to(folder).as_posix(): f"-> {path.readlink()}" if path.is_symlink() else path.read_text("utf-8")
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and path.name != MANIFEST
    }


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.mark.parametrize("is_there", [False, True])
def test_what_is_ours_is_replaced_and_removed_and_what_is_not_stays(place: Path, *, is_there: bool) -> None:
    if is_there:
        place.mkdir()
    fill(place, OLD)
    assert files(place) == OLD
    put(place, OTHERS)
    time = (place / "sama.txt").stat().st_mtime_ns
    fill(place, NEW)
    assert files(place) == NEW | OTHERS
    assert (place / "sama.txt").stat().st_mtime_ns == time
    assert not (place / "poistuva").exists()
    assert manifest.read(place) == NEW.keys()
    assert list(place.parent.iterdir()) == [place]


def test_what_is_not_written_anew_but_named_stays(place: Path) -> None:
    fill(place, OLD)
    with OutputFolder(place) as folder:
        folder.write("index.html", "uusi")
        assert folder.current("index.html").read_text("utf-8") == "uusi"
        assert folder.current("sama.txt").read_text("utf-8") == "sama"
        folder.publish(["index.html", "sama.txt"])
    assert files(place) == {"index.html": "uusi", "sama.txt": "sama"}


def test_a_file_may_become_a_folder(place: Path) -> None:
    fill(place, {"a": "vanha", "b/c/d.txt": "vanha"})
    fill(place, {"a/b.txt": "uusi", "b/c/d.txt": "uusi"})
    assert files(place) == {"a/b.txt": "uusi", "b/c/d.txt": "uusi"}


def test_what_is_given_up_leaves_nothing(place: Path) -> None:
    with OutputFolder(place) as folder:
        folder.write("index.html", "uusi")
    assert list(place.parent.iterdir()) == []


@pytest.mark.parametrize("of_others", [{"CNAME": "a"}, {".git": "gitdir: x"}, {".git/HEAD": "x", "CNAME": "a"}])
def test_git_and_the_name_of_the_site_count_as_nothing(place: Path, of_others: dict[str, str]) -> None:
    put(place, of_others)
    fill(place, NEW)
    assert files(place) == NEW | of_others
    fill(place, OLD)
    assert files(place) == OLD | of_others


@pytest.mark.parametrize("of_others", ["a.txt", ".gitignore", ".git2/HEAD", "cname/a", "a/.git/HEAD", f"a/{MANIFEST}"])
def test_a_folder_of_others_is_refused(place: Path, of_others: str) -> None:
    put(place, {of_others: "oma"})
    with pytest.raises(MisuseError, match="joita tämä komento ei ole tehnyt") as told:
        fill(place, NEW)
    assert of_others.partition("/")[0] in str(told.value)
    assert [path.name for path in place.parent.rglob("*") if path.is_file()] == [Path(of_others).name]


def test_a_file_and_a_link_to_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"a": "oma"})
    with pytest.raises(MisuseError, match="on tiedosto, ei kansio"):
        fill(tmp_path / "a", NEW)
    (tmp_path / "linkki").symlink_to(tmp_path / "oikea")
    fill(tmp_path / "linkki", NEW)
    assert files(tmp_path / "oikea") == NEW
    fill(tmp_path / "linkki", OLD)
    assert files(tmp_path / "oikea") == OLD
    assert (tmp_path / "linkki").is_symlink()


@pytest.mark.parametrize("has_git", [False, True])
def test_a_site_without_a_manifest_is_told_how_it_is_removed(place: Path, *, has_git: bool) -> None:
    before = OLD | ({".git/HEAD": "x", "CNAME": "a"} if has_git else {})
    put(place, before)
    with pytest.raises(MisuseError, match="aiempi versio rakensi") as told:
        OutputFolder(place, former="sivu/index.html")
    assert files(place) == before
    command = str(told.value).partition("komennolla ")[2].partition(" ja anna")[0]
    assert command.startswith("find ") == has_git
    assert os.system(command) == 0  # noqa: S605 - as people are told to
    fill(place, NEW)
    assert files(place) == NEW | {name: text for name, text in before.items() if name not in OLD}


def told_apart(tmp_path: Path, name: str) -> Path:
    (tmp_path / "arkisto" / "sessions" / "2026").mkdir(parents=True, exist_ok=True)
    (tmp_path / "linkki").symlink_to(tmp_path / "arkisto" / "sessions")
    return tmp_path / name


@pytest.mark.parametrize(
    "name",
    [
        "arkisto/sessions", "arkisto/sessions/uusi/site", "arkisto/sessions/2026", "arkisto", ".", "linkki",
        "linkki/site", "arkisto/site/../sessions", "arkisto/Sessions", "arkisto/SESSIONS/site",
    ],
)  # fmt: skip
def test_a_folder_that_people_write_is_refused_under_any_name(tmp_path: Path, name: str) -> None:
    place = told_apart(tmp_path, name)
    before = set(tmp_path.rglob("*"))
    with pytest.raises(MisuseError, match="Valitse toinen kansio"):
        fill(place, NEW, (tmp_path / "arkisto" / "sessions",))
    assert set(tmp_path.rglob("*")) == before


def test_a_folder_that_only_begins_like_one_of_these_is_none(tmp_path: Path) -> None:
    place = told_apart(tmp_path, "arkisto/sessions2")
    fill(place, NEW, (tmp_path / "arkisto" / "sessions",))
    assert files(place) == NEW


@pytest.mark.parametrize("place", [SCHEMA_DIR, SCHEMA_DIR / "site", SCHEMA_DIR.parent, Path(manifest.__file__).parent])
def test_the_schema_and_the_code_are_refused_always(place: Path) -> None:
    with pytest.raises(MisuseError, match="Valitse toinen kansio"):
        OutputFolder(place)
    assert not folder_beside(place).exists()


@pytest.mark.parametrize(
    "names",
    [
        ["../oma.txt"], ["index.html", "a/../../oma.txt"], ["/etc/hosts"], ["."], [".."], [""], ["a//b"], ["./a"],
        ["a/"], [".git/HEAD"], [".GIT/HEAD"], ["a/.git/HEAD"], ["CNAME"], ["cname"], [MANIFEST], ["a\0b"], ["\ud800"],
        [1], [None], [["a"]], {"index.html": 1}, "index.html", None, 1,
    ],
)  # fmt: skip
def test_a_manifest_that_none_of_us_wrote_is_none(place: Path, names: object) -> None:
    put(place.parent, {"oma.txt": "oma", "site/index.html": "oma", "site/.git/HEAD": "x", "site/CNAME": "a"})
    (place / MANIFEST).write_text(json.dumps({"files": names}), "utf-8")
    before = files(place.parent)
    with pytest.raises(MisuseError, match="joita tämä komento ei ole tehnyt"):
        fill(place, NEW)
    assert files(place.parent) == before


@pytest.mark.parametrize("text", [b"", b"\xff", b"[]", b"{}", b"null", b"[" * 100_000, b'{"files": ["a"]'])
def test_a_manifest_that_cannot_be_read_is_none(place: Path, text: bytes) -> None:
    put(place, {"index.html": "oma"})
    (place / MANIFEST).write_bytes(text)
    with pytest.raises(MisuseError, match="joita tämä komento ei ole tehnyt"):
        fill(place, NEW)


@pytest.mark.parametrize("kind", ["link", "folder", "fifo"])
def test_a_manifest_is_an_ordinary_file(place: Path, kind: str) -> None:
    put(place, {"index.html": "oma"})
    path = place / MANIFEST
    if kind == "link":
        put(place.parent, {"muualla.json": '{"files": ["index.html"]}'})
        path.symlink_to(place.parent / "muualla.json")
    elif kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    with pytest.raises(MisuseError, match="joita tämä komento ei ole tehnyt"):
        fill(place, NEW)
    assert (place / "index.html").read_text("utf-8") == "oma"


def test_no_link_is_followed_out_of_the_folder(place: Path) -> None:
    outside = place.parent / "muualla"
    put(outside, {"index.html": "oma", "b.txt": "oma"})
    fill(place, OLD)
    # Where a folder of ours was, somebody has put a link; a file of ours has become one, too.
    for name in ("poistuva/a", "sivu"):
        shutil.rmtree(place / name)
        (place / name).symlink_to(outside)
    (place / "sama.txt").unlink()
    (place / "sama.txt").symlink_to(outside / "b.txt")
    fill(place, {"index.html": "uusi", "sama.txt": "toinen"})
    assert files(outside) == {"index.html": "oma", "b.txt": "oma"}
    assert files(place) == {
        "index.html": "uusi",
        "sama.txt": "toinen",
        "poistuva/a": f"-> {outside}",
        "sivu": f"-> {outside}",
    }


def a_link(path: Path) -> None:
    path.symlink_to(path.parent)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("uusi", a_link), ("uusi/a", a_link), ("uusi/a/b.txt", a_link), ("uusi", Path.touch), ("uusi/a", Path.touch),
        ("uusi/a/b.txt", Path.touch), ("uusi/a/b.txt", Path.mkdir),
    ],
)  # fmt: skip
def test_something_of_others_in_the_way_stops_all(place: Path, name: str, make: Callable[[Path], None]) -> None:
    fill(place, OLD)
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    make(place / name)
    before = files(place)
    with pytest.raises(MisuseError, match=f"site/{name}"):
        fill(place, NEW)
    assert files(place) == before
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize("of_others", ["oma.txt", ".git/HEAD", "CNAME", ""])
def test_the_folder_of_waiting_files_is_not_taken_from_others(place: Path, of_others: str) -> None:
    put(place.parent, {f".site.new/{of_others}" if of_others else ".site.new": "oma"})
    before = files(place.parent)
    with pytest.raises(MisuseError, match=r"\.site\.new"):
        fill(place, NEW)
    assert files(place.parent) == before


def test_a_link_in_the_place_of_the_folder_of_waiting_files_is_not_followed(place: Path) -> None:
    folder_beside(place).symlink_to(place.parent)
    with pytest.raises(MisuseError, match=r"\.site\.new"):
        fill(place, NEW)
    assert files(place.parent) == {".site.new": f"-> {place.parent}"}


def test_files_wait_inside_where_nothing_may_stand_beside(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(place, OLD)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path) == place)
    with OutputFolder(place) as folder:
        assert folder.path.parent == place
    fill(place, NEW)
    assert files(place) == NEW


class Killed(BaseException):
    """Stands for a signal that ends the process."""


def test_a_kill_at_any_moment_leaves_the_old_state_or_one_that_the_next_command_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = ["replace", "unlink", "rmdir", "mkdir", "rename"]
    originals = {name: getattr(os, name) for name in calls}
    completed = 0
    for moment in range(1000):
        place = tmp_path / str(moment) / "site"
        place.mkdir(parents=True)
        fill(place, OLD)
        put(place, OTHERS)
        left = moment

        def dying(name: str) -> Callable[..., None]:
            def call(*arguments: object, **named: object) -> None:
                nonlocal left
                if not left:
                    raise Killed
                left -= 1
                originals[name](*arguments, **named)

            return call

        folder = OutputFolder(place)
        put(folder.path, NEW)
        with monkeypatch.context() as dangerous:
            for name in calls:
                dangerous.setattr(os, name, dying(name))
            try:
                manifest.write(folder.path, NEW)
                manifest.put_in_place(folder.path, place)
            except Killed:
                os.close(folder._lock)  # noqa: SLF001 - as the system does when a process ends
            else:
                folder.close()
                break
        # Before all is ready, the old state stays; after that, the new one is completed before anything else.
        was_ready = manifest.read(folder_beside(place))
        with OutputFolder(place):
            expected = NEW if was_ready or manifest.read(place) == NEW.keys() else OLD
            assert files(place) == expected | OTHERS
        completed += expected is NEW
        fill(place, NEW)
        assert files(place) == NEW | OTHERS
        assert list(place.parent.iterdir()) == [place]
    assert 5 < completed < moment


def test_the_last_step_is_done_by_a_process_that_a_kill_of_the_command_does_not_reach(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place, OLD)
    monkeypatch.setattr(manifest, "put_in_place", lambda *_: pytest.fail("done by the command itself"))
    fill(place, NEW)
    assert files(place) == NEW


def test_a_last_step_that_the_disk_refuses_is_completed_by_the_next_command(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place, OLD)
    with monkeypatch.context() as refused:
        refused.setattr(sys, "executable", shutil.which("false"))
        refused.setattr(os, "rmdir", lambda path: Path(path, "ei-ole").stat())
        with pytest.raises(OSError, match="ei-ole"):
            fill(place, NEW)
    with OutputFolder(place):
        assert files(place) == NEW
    assert list(place.parent.iterdir()) == [place]


def test_what_others_call_their_files_cannot_play_with_the_terminal(place: Path) -> None:
    put(place, {"\x1b[2Jpaha\n": "oma"})
    with pytest.raises(MisuseError, match=r"\\x1b\[2Jpaha\\n"):
        fill(place, NEW)


def test_a_second_command_waits_and_says_so(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = OutputFolder(place)
    put(first.path, OLD)
    second = threading.Thread(target=fill, args=(place, NEW))
    second.start()
    second.join(0.3)
    assert second.is_alive()
    first.publish(OLD)
    first.close()
    second.join()
    assert files(place) == NEW
    assert list(place.parent.iterdir()) == [place]
    assert capsys.readouterr().err.count("Toinen komento kirjoittaa juuri kansioon") == 1
