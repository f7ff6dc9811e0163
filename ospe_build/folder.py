"""The site's folder under work: a new site appears as a whole, an old one file by file when all are written. A leaf."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ospe_build.files import UNFINISHED, folder_beside, put_in_place, write_changed


def files_below(folder: Path) -> set[str]:
    """The files below a folder, with `/` between the parts."""
    found: set[str] = set()
    base = str(folder)
    for parent, _, names in os.walk(base):
        inside = parent[len(base) + 1 :].replace(os.sep, "/")
        found.update(f"{inside}/{name}" if inside else name for name in names)
    return found


class SiteFolder:
    """Where the files of a build go, each known by its name below the folder.

    Every file waits until all are written, and is then put in its place. Where no site stands yet, all is written in a
    folder beside its place, which is renamed at the end: ten thousand sessions have thirty thousand files, and nobody
    can see one of them too early.

    Attributes:
        place: where people find the site.
        path: where its files are while the build is under way.
        is_new: whether no site stands there yet.
    """

    def __init__(self, place: Path) -> None:
        """Look at what is there; a new site that an earlier build could not finish is thrown away."""
        self.place = place
        self.is_new = not os.path.lexists(place)
        beside = folder_beside(place)
        shutil.rmtree(beside, ignore_errors=True)
        self.path = beside if self.is_new else place

    def waiting(self, name: str) -> str:
        """Where a file is written, and waits."""
        return f"{self.path}/{name}" if self.is_new else f"{self.path}/{name}{UNFINISHED}"

    def put_in_place(self, names: Iterable[str]) -> None:
        """Put the files that wait in their places.

        Raises:
            OSError: one of them does not wait, or the folder cannot be written to.
        """
        if not self.is_new:
            for name in names:
                put_in_place(f"{self.path}/{name}")

    def take_over(self, staged: Path) -> set[str]:
        """Bring in the files of a site that was built elsewhere, but for those that are there already, byte for byte.

        Returns:
            The names of all these files.

        Raises:
            OSError: the folder cannot be written to.
        """
        names = files_below(staged)
        if staged != self.path:
            for name in names:
                write_changed(self.path / name, (staged / name).read_bytes())
        return names

    def files(self) -> set[str]:
        """The names of the files of an old site, those that wait among them."""
        return set() if self.is_new else files_below(self.path)

    def remove(self, names: Iterable[str]) -> None:
        """Remove files, as far as they are still there, and the folders that this leaves empty.

        Raises:
            OSError: the folder cannot be written to.
        """
        for name in names:
            path = self.path / name
            try:
                path.unlink()
            except FileNotFoundError:
                continue
            for parent in path.parents:
                if parent == self.path or any(parent.iterdir()):
                    break
                parent.rmdir()

    def finish(self) -> None:
        """Show the new site.

        Raises:
            OSError: something stands in its place by now.
        """
        if self.is_new:
            self.path.rename(self.place)

    def give_up(self) -> None:
        """Throw away what was not finished."""
        if self.is_new:
            shutil.rmtree(self.path, ignore_errors=True)
        else:
            self.remove(name for name in self.files() if name.endswith(UNFINISHED))
