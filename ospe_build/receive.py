"""`ospe receive`: a file that came by mail or otherwise, checked, put in its place and committed."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from ospe_build import candidate, git
from ospe_build.arrival import Arrival, arrival, canonical, check_arrival
from ospe_build.board import edition_of
from ospe_build.checking.across import facts, same_game
from ospe_build.checking.published import LOST, losses, merged
from ospe_build.errors import GitError, MisuseError, WritingError
from ospe_build.files import write_file
from ospe_build.finding import Severity
from ospe_build.here import require_archive
from ospe_build.messages import spoken, text
from ospe_build.os_words import reason_of
from ospe_build.printable import printable
from ospe_build.reading import Document, read
from ospe_build.reporting import output
from ospe_build.reporting.markdown import without_mentions
from ospe_build.reporting.wording import message as worded
from ospe_build.writing.canonical import modeline


def _told(value: Any) -> str:  # noqa: ANN401 - a session, or what is in its place
    """A session in one line."""
    details = value["pelikerta"] if isinstance(value, dict) and isinstance(value.get("pelikerta"), dict) else {}
    return printable(f"{details.get('otsikko', '?')} ({details.get('yksikko', '?')})")


def _published(came: Arrival, target: Path, *, anyway: bool) -> Document | None:
    """The session of the last commit that the file takes the place of; None where there is none.

    Raises:
        GitError: the file there, which is not the one that came, has changes that git does not have.
        WritingError: it is another session, and nobody said to replace it.
    """
    if not came.stands_in(target) and not git.is_saved(target):
        raise GitError(text(spoken(), "receive.unsaved", path=target.as_posix()))
    data = git.committed(target)
    if data is None:
        return None
    old = read(data, target.as_posix())
    if not anyway and not same_game(facts(old), facts(came.document)):
        words = {"path": target.as_posix(), "old": _told(old.value), "new": _told(came.document.value)}
        raise WritingError(text(spoken(), "receive.other_session", **words))
    return old


def _lost(old: Document, new: Document) -> str:
    """What the new version loses of the published one, a line each; empty where it loses nothing."""
    found = (spot.finding(LOST, Severity.WARNING, new) for spot in losses(old.value, new.value))
    return "\n".join(f"  - {worded(finding, spoken())}" for finding in found)


def _store(target: Path, content: str, message: str) -> str:
    """Write the file and commit it; the commit's name. Where git says no, all is as it was.

    Raises:
        GitError: git says no.
        WritingError: the file cannot be written.
    """
    before = target.read_bytes() if target.exists() else None
    try:
        write_file(target, content)
    except OSError as error:
        words = {"path": target.as_posix(), "reason": reason_of(error, spoken())}
        raise WritingError(text(spoken(), "new.unwritable", **words)) from error
    try:
        return git.commit(target, message)
    except GitError:
        if before is None:
            with suppress(OSError):
                target.unlink()
        else:
            write_file(target, before)
        raise


def _say(msgid: str, **params: object) -> None:
    click.echo(text(spoken(), msgid, **params))


def _joined(old: Document, came: Arrival, target: Path) -> Arrival:
    """The file with the published follow-ups that it lacks.

    Raises:
        WritingError: it changes published rows or follow-ups, or nothing may be added to its follow-ups.
    """
    value = merged(old.value, came.document.value)
    if value is None:
        words = {"path": target.as_posix(), "losses": _lost(old, came.document)}
        raise WritingError(text(spoken(), "receive.published", **words))
    whole = came.holding(value, target)
    result = check_arrival(whole, target.as_posix())
    if result.errors:
        output.show(result, "text", spoken())
        raise WritingError(text(spoken(), "receive.not_joined", path=target.as_posix()))
    kept = (text(spoken(), "receive.kept", **spot.params) for spot in losses(old.value, came.document.value))
    _say("receive.joined", kept="; ".join(kept))
    return whole


def _take(came: Arrival, target: Path, *, anyway: bool, drop: bool) -> None:
    """Put a file without errors in its place, and say what was done."""
    git.require_ready()
    old = _published(came, target, anyway=anyway)
    lost = "" if old is None else _lost(old, came.document)
    taken = _joined(old, came, target) if old is not None and lost and not drop else came
    value = taken.document.value
    content = canonical(taken, target)
    known = git.is_known(target)
    stands = known and git.is_saved(target) and target.read_bytes() == content.encode()
    if stands or (old is not None and old.value == value and not came.stands_in(target)):
        _say("receive.same", path=target.as_posix())
        return
    title = without_mentions(value["pelikerta"]["otsikko"])
    message = text(spoken(), "receive.commit_update" if known else "receive.commit_new", title=title)
    commit = _store(target, content, message)
    if old is None:
        _say("receive.added", path=target.as_posix(), session=_told(value))
    else:
        _say("receive.replaced", path=target.as_posix(), old=_told(old.value), new=_told(value))
        if boards := candidate.changed_boards(old.value, value):
            _say("receive.changed", boards="; ".join(boards))
        if lost and drop:
            _say("receive.dropped", losses=lost)
    first_line = modeline(edition_of(value))
    if comments := sum(comment.text.strip() != first_line for comment in came.document.comments):
        _say("receive.comments", n=comments)
    _say("receive.committed", commit=commit, message=message)


def receive(path: Path, *, anyway: bool, drop: bool) -> bool:
    """Take a file into the archive of the working directory; whether it is there now.

    Args:
        path: the file, wherever it is and whatever it is called.
        anyway: whether it may take the place of a session that looks like another one.
        drop: whether published rows and follow-ups may change or go.

    Raises:
        GitError: nothing can be committed.
        MisuseError: there is no such file, or no archive here.
        WritingError: the file would take another session's place or change what is published, or cannot be written.
    """
    require_archive()
    if not os.path.lexists(path):
        raise MisuseError(text(spoken(), "cli.validate.no_path", path=printable(str(path))))
    came = arrival(path)
    result = check_arrival(came, path.as_posix())
    if result.findings:
        output.show(result, "text", spoken())
    if result.errors or came.target is None:
        click.echo(text(spoken(), "receive.refused"), err=True)
        return False
    _take(came, came.target, anyway=anyway, drop=drop)
    return True
