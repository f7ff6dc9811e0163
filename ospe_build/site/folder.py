"""The site's folder under work: a new site appears as a whole, an old one is brought up to date file by file."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ospe_build.files import UNFINISHED, folder_beside, put_in_place
from ospe_build.site.publish import files_below, remove_files, remove_unfinished


class SiteFolder:
    """Where the files of a build go.

    Where no site stands yet, all is written in a folder beside its place, which is renamed at the end: ten thousand
    sessions have thirty thousand files, and nobody can see one of them too early.

    Attributes:
        place: where people find the site.
        path: where its files are while the build is under way.
        is_new: whether no site stands there yet.
    """

    def __init__(self, place: Path) -> None:
        """Look at what is there; a new site that an earlier build could not finish is thrown away."""
        self.place = place
        self.is_new = not os.path.lexists(place)
        self.path = folder_beside(place) if self.is_new else place
        if self.is_new:
            shutil.rmtree(self.path, ignore_errors=True)

    def waiting(self, name: str) -> str:
        """Where a file waits until all others are written."""
        return f"{self.path}/{name}" if self.is_new else f"{self.path}/{name}{UNFINISHED}"

    def put_in_place(self, names: Iterable[str]) -> None:
        """Put the files that wait in their places.

        Raises:
            OSError: one of them does not wait, or the folder cannot be written to.
        """
        if not self.is_new:
            for name in names:
                put_in_place(f"{self.path}/{name}")

    def files(self) -> set[str]:
        """The names of the files that an old site holds, those that wait among them."""
        return set() if self.is_new else files_below(self.path)

    def remove(self, names: set[str]) -> None:
        """Remove files that belong to the site no more."""
        remove_files(self.path, names)

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
            remove_unfinished(self.path)
