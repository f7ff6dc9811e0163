"""A folder that a command fills: looked at before anything is written, filled beside its place, shown as a whole."""

import fcntl
import filecmp
import os
import stat
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Self

import click

from ospe_build import manifest
from ospe_build.files import folder_beside, write_unseen
from ospe_build.messages import spoken, text
from ospe_build.work.folder_rules import refusal, require_apart, require_ours

_FREE: Final = -1
"""No file's descriptor."""


def _waiting_room(place: Path) -> Path:
    """Where the new files wait: beside the folder, or in it where nothing can be renamed from beside it into it."""
    parent = place.parent
    if place.exists() and (not os.access(parent, os.W_OK) or parent.stat().st_dev != place.stat().st_dev):
        return place / manifest.INSIDE
    return folder_beside(place)


class OutputFolder:
    """A folder under work, held so that no other command fills it at the same time.

    Attributes:
        place: where people find it.
        path: where the new files are written, and wait.
    """

    def __init__(self, place: Path, apart: Iterable[Path] = (), former: str = "") -> None:
        """Look at the folder, and take hold of it; what a killed command left is completed, or thrown away.

        Args:
            place: the folder.
            apart: the folders with which it may have nothing in common; the schema's and the code's come to these.
            former: a file by which a folder is known that the command filled before it kept a manifest.

        Raises:
            MisuseError: this folder is not to be filled; nothing has been written.
            OSError: nothing can be written there.
        """
        self._name = place
        self.place = Path(os.path.realpath(place))
        require_apart(self.place, place, apart)
        require_ours(self.place, place, former)
        self.path = _waiting_room(self.place)
        self._hold()
        try:
            while manifest.read(self.path):
                self._show()
                os.close(self._lock)
                self._hold()
            self._clear()
        except BaseException:
            os.close(self._lock)
            raise

    def _hold(self) -> None:
        """Make the folder of waiting files, locked: when this process ends, however it does, it is free again."""
        while True:
            if os.path.lexists(self.path) and (self.path.is_symlink() or not self.path.is_dir()):
                raise refusal("waiting_room", folder=self.path)
            try:
                self.path.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                error.filename = f"{self.path}/"  # by its slash, people are told of the place
                raise
            try:
                self._lock = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            except FileNotFoundError:
                continue  # whoever held it has put it in its place
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                click.echo(text(spoken(), "folder.busy", folder=self._name), err=True)
                fcntl.flock(self._lock, fcntl.LOCK_EX)
            if self._is_there():
                return
            os.close(self._lock)

    def _is_there(self) -> bool:
        """Whether the folder of waiting files is still the one that is locked."""
        try:
            return os.path.samestat(os.fstat(self._lock), self.path.lstat())
        except FileNotFoundError:
            return False

    def _clear(self) -> None:
        """Empty the folder of waiting files, and mark it as ours.

        Raises:
            MisuseError: somebody else's files are in it.
        """
        if manifest.read(self.path) is None and manifest.other_entries(self.path, of_others=frozenset()):
            raise refusal("waiting_room", folder=self.path)
        manifest.write(self.path, ())
        manifest.empty(self.path)

    def write(self, name: str, content: str | bytes) -> None:
        """Write a new file.

        Raises:
            OSError: the folder cannot be written to.
        """
        write_unseen(f"{self.path}/{name}", content)

    def current(self, name: str) -> Path:
        """Where a file of the new state is now: among the new ones, or in its place where it stays as it is."""
        new = self.path / name
        return new if new.exists() else self.place / name

    def publish(self, names: Iterable[str]) -> None:
        """Show the new state.

        Args:
            names: all of its files; those that were not written anew stay as they are.

        Raises:
            MisuseError: something of others stands in the place of a file.
            OSError: the folder cannot be written to.
        """
        for name in manifest.files_below(self.path) & (manifest.read(self.place) or frozenset()):
            if _is_unchanged(self.place / name, self.path / name):
                (self.path / name).unlink()
        manifest.write(self.path, names)
        self._show()

    def _show(self) -> None:
        """Put what is ready in its place, in a process that goes on where this one is killed, and keeps the lock."""
        if blocked := manifest.in_the_way(self.path, self.place):
            manifest.write(self.path, ())
            raise refusal("in_the_way", file=self.place / blocked)
        command = [sys.executable, "-I", "-m", manifest.__name__, str(self.path), str(self.place)]
        with subprocess.Popen(  # noqa: S603 - our own arguments
            command, start_new_session=True, pass_fds=(self._lock,), stderr=subprocess.DEVNULL
        ) as process:
            process.wait()
        if self._is_there():
            # It failed: here the same failure is told in words.
            manifest.put_in_place(self.path, self.place)

    def close(self) -> None:
        """Let go of the folder; what is not ready is thrown away, what is ready stays for the next command."""
        if self._lock == _FREE:
            return
        if self._is_there() and not manifest.read(self.path):
            manifest.discard(self.path)
        os.close(self._lock)
        self._lock = _FREE

    def __enter__(self) -> Self:
        """Use the folder in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        self.close()


def _is_unchanged(old: Path, new: Path) -> bool:
    """Whether an old file is an ordinary one with the new one's bytes; read in pieces, since a database is large."""
    try:
        return stat.S_ISREG(old.lstat().st_mode) and filecmp.cmp(old, new, shallow=False)
    except OSError:
        return False
