"""git: what it ignores, what it keeps, and committing one file. A leaf."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ospe_build.errors import GitError
from ospe_build.messages import spoken, text

_UNFINISHED: Final = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "BISECT_LOG": "bisect",
}
"""What is in git's folder while something is under way, and what that is."""


def _git(*arguments: str, data: str | None = None) -> str:
    """What git answers, as text.

    Raises:
        GitError: git is missing, or says no.
    """
    return _answer(*arguments, data=data).decode(errors="replace")


def _answer(*arguments: str, data: str | None = None, most: int = 0) -> bytes:
    """What git answers; a status above `most` says no."""
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            ["git", *arguments],  # noqa: S607 - the git of whoever commits
            input=None if data is None else data.encode(errors="surrogatepass"),
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(text(spoken(), "git.missing")) from error
    if not 0 <= done.returncode <= most:
        said = (done.stderr or done.stdout).decode(errors="replace").strip()
        raise GitError(text(spoken(), "git.failed", command=f"git {arguments[0]}", said=said))
    return done.stdout


def ignored(folder: Path) -> frozenset[str]:
    """What git ignores below a folder, as paths from there on; one that ignores a whole folder ends in `/`.

    Nothing where the folder is not under git, or git is not there.
    """
    try:
        listed = _git("-C", str(folder), "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z")
    except GitError:
        return frozenset()
    return frozenset(listed.split("\0")) - {"", "./"}


def require_ready() -> None:
    """Make sure that a commit can be made in the repository of the working directory.

    Raises:
        GitError: git is missing, there is no repository, or a merge or the like is under way.
    """
    try:
        folder = Path(_git("rev-parse", "--absolute-git-dir").rstrip("\n"))
    except GitError as error:
        if isinstance(error.__cause__, OSError):
            raise
        raise GitError(text(spoken(), "git.no_repository")) from error
    for name, what in _UNFINISHED.items():
        if os.path.lexists(folder / name):
            raise GitError(text(spoken(), "git.unfinished", what=what))
    if _git("ls-files", "--unmerged", "-z"):
        raise GitError(text(spoken(), "git.unmerged"))


def catch_up() -> None:
    """Take in what has been published since.

    Raises:
        GitError: it cannot be had, or what is here has gone another way.
    """
    _git("pull", "--quiet", "--ff-only")


def is_saved(path: Path) -> bool:
    """Whether a file stands in the last commit just as it is.

    Raises:
        GitError: git says no.
    """
    return not _git("status", "--porcelain", "-z", "--untracked-files=all", "--ignored", "--", str(path))


def is_known(path: Path) -> bool:
    """Whether git keeps the file.

    Raises:
        GitError: git says no.
    """
    return bool(_git("ls-files", "-z", "--", str(path)))


def require_revision(revision: str) -> None:
    """Make sure that there is a commit of that name.

    Raises:
        GitError: git is missing, or knows no such commit here.
    """
    _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")


def changed_since(revision: str, paths: Iterable[Path]) -> list[Path]:
    """The files, absolute, that are not as they were at a revision, also those that are gone.

    Args:
        revision: a commit.
        paths: the files and folders to compare.

    Raises:
        GitError: git says no.
    """
    top = Path.cwd() / _git("rev-parse", "--show-cdup").rstrip("\n")
    command = ["diff", "--name-only", "--no-renames", "-z", revision, "--", *map(str, paths)]
    names = _answer(*command).split(b"\0")
    return [Path(os.path.abspath(top / os.fsdecode(name))) for name in names if name]  # noqa: PTH100 - links stay


def files_without(pattern: str, revision: str, folder: Path) -> list[Path]:
    """The files, from the working directory on, in which no line was of a pattern at a revision.

    Args:
        pattern: an extended regular expression.
        revision: a commit.
        folder: where to look.

    Raises:
        GitError: git says no.
    """
    # Whether status 1 means that files were found has changed between versions of git.
    answer = _answer("grep", "-L", "-z", "-E", pattern, revision, "--", str(folder), most=1)
    return [Path(os.fsdecode(name).removeprefix(f"{revision}:")) for name in answer.split(b"\0") if name]


def committed(path: Path, revision: str = "HEAD") -> bytes | None:
    """What a file held at a revision; None where it was not there, or there is no such revision."""
    try:
        return _answer("cat-file", "blob", f"{revision}:./{os.path.relpath(path)}")
    except GitError:
        return None


def commit(path: Path, message: str) -> str:
    """Commit one file, whatever else is staged; the short name of the commit.

    Raises:
        GitError: git says no; the file is no longer staged then.
    """
    _git("add", "--", str(path))
    try:
        _git("commit", "--quiet", "--cleanup=whitespace", "--file=-", "--only", "--", str(path), data=message)
    except GitError:
        _git("reset", "--quiet", "--", str(path))
        raise
    return _git("rev-parse", "--short", "HEAD").strip()
