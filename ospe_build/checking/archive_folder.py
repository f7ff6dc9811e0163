"""The folder of an archive, in which nothing may lie unseen: what of its content may be passed over."""

import os
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final, Self

from ospe_build import git
from ospe_build.checking.file_name import ENDING, YEAR_FOLDER, is_archive_name
from ospe_build.manifest import MANIFEST

_KEEPS_FOLDER: Final = ".gitkeep"
_MAY_STAY: Final = (frozenset({_KEEPS_FOLDER, "README.md", MANIFEST}), frozenset({_KEEPS_FOLDER}))
"""What is no session and may stay: at the top, and in a year's folder."""


class ArchiveFolder:
    """One archive's folder; git is asked what it ignores only where something lies there that is no session."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, absolute."""
        self.folder = folder
        self._ignored: Collection[str] | None = None

    @classmethod
    def around(cls, folder: Path) -> Self | None:
        """The archive that an absolute folder is or lies in; None where there is none.

        A folder of that name above the working directory may hold anything, unless it has years in it.
        """
        here = Path.cwd()
        for one in (folder, *folder.parents):
            if is_archive_name(one):
                inside = folder.relative_to(one).parts
                return cls(one) if not inside or here in one.parents or YEAR_FOLDER.fullmatch(inside[0]) else None
        return None

    def holds(self, folder: Path) -> bool:
        """Whether an absolute folder is this one, or lies in it."""
        return folder.is_relative_to(self.folder)

    def seen(self, folder: Path, names: Sequence[str]) -> Iterator[str]:
        """The names of what lies in a folder of it, but for what may stay and what git ignores."""
        inside = folder.relative_to(self.folder).parts
        stays = _MAY_STAY[len(inside)] if not inside or self._is_year(inside) else ()
        for name in names:
            is_session = name.endswith(ENDING) and name[0] != "."
            if is_session or not (name in stays or self._ignores((*inside, name))):
                yield name

    def is_closed(self, folder: Path) -> bool:
        """Whether nobody looks into a folder of it: a link, git's own, one that cannot be read or holds nothing.

        A year without games is as it should be.
        """
        if folder.name == ".git" or folder.is_symlink():
            return True
        try:
            with os.scandir(folder) as entries:
                is_empty = next(entries, None) is None
        except OSError:
            return True
        return is_empty and not self._is_year(folder.relative_to(self.folder).parts)

    @staticmethod
    def _is_year(inside: tuple[str, ...]) -> bool:
        return len(inside) == 1 and YEAR_FOLDER.fullmatch(inside[0]) is not None

    def _ignores(self, parts: tuple[str, ...]) -> bool:
        if self._ignored is None:
            self._ignored = git.ignored(self.folder)
        ways = list(accumulate(parts, "{}/{}".format))
        return ways[-1] in self._ignored or any(f"{way}/" in self._ignored for way in ways)
