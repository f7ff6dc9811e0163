"""Which files are sessions, below the files and folders that were named."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ospe_build.checking.archive_folder import ArchiveFolder
from ospe_build.checking.file_name import ENDINGS, YEAR_FOLDER, is_archive_name
from ospe_build.locations import SESSIONS


@dataclass(frozen=True, slots=True)
class Found:
    """A session's file, or what lies among the sessions and is none.

    Attributes:
        path: where it is, absolute.
        file: how findings name it: as it was given, with `/` between the parts.
        root: the sessions folder that holds it, absolute; rules across files look at all that is in it.
    """

    path: Path
    file: str
    root: Path


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - `..` must go, and links must stay


def _below(folder: Path, archive: ArchiveFolder | None) -> Iterator[tuple[Path, Iterable[str]]]:
    """The folders from there on, each with the names of what may be a session.

    In an archive that is all there is, of folders those that nobody looks into. Elsewhere it is what ends as the file
    of a session does, hidden folders left out.
    """
    for parent, folders, files in os.walk(folder):
        here = _absolute(Path(parent))
        if archive is None or not archive.holds(here):
            archive = ArchiveFolder(here) if is_archive_name(here) else None
        if archive is None:
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield Path(parent), [name for name in files if name.lower().endswith(ENDINGS)]
        else:
            closed = [name for name in folders if archive.is_closed(here / name)]
            folders[:] = [name for name in folders if name not in closed]
            yield Path(parent), archive.seen(here, files + closed)


def _root(folder: Path, given: Path) -> Path:
    """The sessions folder to which the files of a folder belong."""
    if YEAR_FOLDER.fullmatch(folder.name):
        return folder.parent
    return next((one for one in (folder, *folder.parents) if one.name == SESSIONS), given)


def collect_archive(folder: Path) -> list[Found]:
    """All that lies in an archive, whatever its name; nothing where it is missing, since git keeps no empty folder."""
    return collect([folder] if os.path.lexists(folder) else [], are_archives=True)


def collect(paths: Sequence[Path], *, are_archives: bool = False) -> list[Found]:
    """The session files among and below the paths, each once, in the order of their paths.

    Nothing that lies in an archive is passed over but what may stay there, and what git ignores. A file that is named
    itself is taken whatever it is: the rules say what is wrong with it.

    Args:
        paths: files and folders; all exist.
        are_archives: whether the folders are archives whatever they are called.
    """
    found: dict[str, Found] = {}
    for given in paths:
        top = _absolute(given)
        if given.is_dir():
            folders = _below(given, ArchiveFolder(top) if are_archives else ArchiveFolder.around(top))
        else:
            top, folders = top.parent, iter([(given.parent, [given.name])])
        for folder, names in folders:
            here = _absolute(folder)
            # To join ten thousand paths piece by piece is slow: what they share is joined once.
            root, inside, shown = _root(here, top), str(here / "x")[:-1], (folder / "x").as_posix()[:-1]
            for name in names:
                found.setdefault(inside + name, Found(Path(inside + name), shown + name, root))
    return [found[name] for name in sorted(found, key=lambda name: name.split(os.sep))]  # noqa: PTH206 - likewise
