"""A session that is on its way into the archive: where it belongs, and what is there already."""

from collections.abc import Collection
from pathlib import Path

from ospe_build.board import root
from ospe_build.checking.across import Facts, facts
from ospe_build.checking.collect import collect_archive
from ospe_build.checking.dates import iso_date
from ospe_build.checking.lookup import at
from ospe_build.here import DEFAULT_FOLDER
from ospe_build.reading import read_file
from ospe_build.slugs import session_id, session_path


def natural_id(value: object) -> str:
    """The id that a session gets from its day and title; empty where it lacks one of them."""
    title, played = at(value, "pelikerta", "otsikko"), iso_date(at(value, "pelikerta", "pelattu"))
    return session_id(played, title) if isinstance(title, str) and played else ""


def path_of(identity: str) -> Path:
    """Where the archive keeps the file of a session."""
    return DEFAULT_FOLDER / session_path(identity)


def neighbours(apart_from: Collection[Path]) -> list[Facts]:
    """What the rules across files look at, of every session of the archive.

    Args:
        apart_from: absolute paths of files that are left out.
    """
    found = collect_archive(DEFAULT_FOLDER)
    return [facts(read_file(one.path, one.file)) for one in found if one.path not in apart_from]


def changed_boards(old: object, new: object) -> list[str]:
    """The headings of the boards that differ between two versions of a session, in their order."""
    return [node.label() for node in root().children if at(old, node.key) != at(new, node.key)]
