"""`ospe validate --against`: what the sessions lose of a revision, published before them (OSPE321)."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ospe_build import git
from ospe_build.checking.across import Facts, facts, same_game
from ospe_build.checking.file_name import ENDING, YEAR_FOLDER, is_id
from ospe_build.checking.published import LOST, losses
from ospe_build.errors import GitError, MisuseError
from ospe_build.finding import Finding, Position, Severity
from ospe_build.messages import text
from ospe_build.printable import printable
from ospe_build.reading import Document, read, read_file


def _before(revision: str, paths: Sequence[Path], language: str) -> Iterator[Document]:
    """The sessions of a revision, below the paths, that are not now as they were there.

    Raises:
        MisuseError: there is no such revision, or nothing is known of any here.
    """
    try:
        git.require_revision(revision)
        changed = git.changed_since(revision, paths)
    except GitError as error:
        raise MisuseError(text(language, "cli.validate.no_revision", revision=printable(revision))) from error
    for path in changed:
        if path.suffix == ENDING and is_id(path.stem) and YEAR_FOLDER.fullmatch(path.parent.name):
            data = git.committed(path, revision)
            if data is not None:
                file = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
                yield read(data, file.as_posix())


def _is_renamed(old: Facts, new: Facts) -> bool:
    """Whether a session may be another one under a new id: of the same game, or with another day in its name."""
    return same_game(old, new) or (old.id[10:] == new.id[10:] and bool(set(old.units) & set(new.units)))


def _gone(old: Document, now: Iterable[Facts], revision: str) -> Finding:
    was = facts(old)
    likely = (one for one in now if _is_renamed(was, one))
    new = next((one for one in likely if git.committed(Path(one.file), revision) is None), None)
    params: dict[str, str | int] = {"id": was.id, "new": new.id if new else ""}
    variant = "session_renamed" if new else "session_gone"
    return Finding(LOST, Severity.WARNING, old.file, Position(1, 1), (), params, variant)


def lost_since(
    revision: str, paths: Sequence[Path], now: Iterable[Facts], language: str
) -> Iterator[tuple[Finding, str]]:
    """OSPE321: each with the text of its file; none for a session that is gone, whose finding stands at its old path.

    Args:
        revision: the commit that holds what is published.
        paths: the files and folders to compare.
        now: the facts of every file of the archive.
        language: of the message when there is no such revision.

    Raises:
        MisuseError: there is no such revision, or nothing is known of any here.
    """
    by_id = {one.id: one for one in now if one.file.endswith(ENDING)}
    for old in _before(revision, paths, language):
        one = by_id.get(facts(old).id)
        if one is None:
            yield _gone(old, by_id.values(), revision), ""
            continue
        document = read_file(Path(one.file), one.file)
        if not document.refused:
            for spot in losses(old.value, document.value):
                yield spot.finding(LOST, Severity.WARNING, document), document.text
