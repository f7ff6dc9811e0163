"""`ospe receive`: a file that came by mail or otherwise, checked, put in its place and committed."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click

from ospe_build import candidate, git
from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, check, today
from ospe_build.checking.across import check_across, facts, same_game
from ospe_build.checking.rules import PLACE_RULES
from ospe_build.errors import GitError, MisuseError, WritingError
from ospe_build.files import write_file
from ospe_build.finding import Finding
from ospe_build.here import require_archive
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reading import Document, read, read_file
from ospe_build.reporting import Result, output
from ospe_build.reporting.markdown import hushed
from ospe_build.reporting.result import lines_of
from ospe_build.reporting.wording import printable
from ospe_build.slugs import ID, SLUG_LENGTH
from ospe_build.writing.canonical import MODELINE, dump

_COPY: Final = re.compile(r" ?\([0-9]+\)$")
"""What browsers add to the name of a file that they have saved before."""

_PLACE_CODES: Final = frozenset(rule.code for rule in PLACE_RULES)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that has come.

    Attributes:
        source: where it is, absolute.
        document: what it holds; its name is that of the place where it belongs, if that is known.
        target: that place; None where the file does not say on what day the game was played, or what it is called.
    """

    source: Path
    document: Document
    target: Path | None


def _identity(stem: str, value: object) -> str:
    """The id of a session: the file's own name where it is of that day or of the archive, else made of its title."""
    stem = _COPY.sub("", stem)
    natural = candidate.natural_id(value)
    named = ID.fullmatch(stem)
    if named and len(named[2]) <= SLUG_LENGTH and (natural.startswith(named[1]) or candidate.path_of(stem).exists()):
        return stem
    return natural


def _arrival(path: Path) -> Arrival:
    document = read_file(path, path.as_posix())
    identity = _identity(path.stem, document.value)
    target = candidate.path_of(identity) if identity else None
    if target is not None:
        document = replace(document, file=target.as_posix())
    return Arrival(Path(os.path.abspath(path)), document, target)  # noqa: PTH100 - links stay as they are


def _findings(arrival: Arrival) -> Iterator[Finding]:
    """What is wrong with the file, as if it stood in its place already."""
    document = arrival.document
    found = check(document, Context(today(), card_names()))
    if arrival.target is None:
        # Where it belongs is not known yet, so nothing is said of where it is.
        yield from (finding for finding in found if finding.code not in _PLACE_CODES)
        return
    yield from found
    beside = candidate.neighbours({arrival.source, Path.cwd() / arrival.target})
    yield from (one for one in check_across([*beside, facts(document)]) if one.file == document.file)


def _check(arrival: Arrival, name: str) -> Result:
    """The findings, with the name of the file as it came."""
    findings = [replace(finding, file=name) for finding in _findings(arrival)]
    return Result.of(1, findings, lines_of(name, arrival.document.text, findings))


def _canonical(arrival: Arrival, target: Path) -> str:
    """The text to be written.

    Raises:
        WritingError: it does not fit into a file.
    """
    written = dump(arrival.document.value)
    if read(written.encode(), target.as_posix()).refused:
        raise WritingError(text(DEFAULT_LANGUAGE, "receive.too_large", path=target.as_posix()))
    return written


def _told(value: Any) -> str:  # noqa: ANN401 - a session, or what stands in its place
    """A session in one line."""
    details = value["pelikerta"] if isinstance(value, dict) and isinstance(value.get("pelikerta"), dict) else {}
    return printable(f"{details.get('otsikko', '?')} ({details.get('yksikko', '?')})")


def _replaced(arrival: Arrival, target: Path, *, anyway: bool) -> Document | None:
    """The session that stands in the place already; None where there is none, or the file itself stands there.

    Raises:
        GitError: the file there has changes that git does not have.
        WritingError: it is another session, and nobody said to replace it.
    """
    if Path.cwd() / target == arrival.source:
        return None
    if not git.is_saved(target):
        raise GitError(text(DEFAULT_LANGUAGE, "receive.unsaved", path=target.as_posix()))
    if not os.path.lexists(target):
        return None
    old = read_file(target, target.as_posix())
    if not anyway and not same_game(facts(old), facts(arrival.document)):
        words = {"path": target.as_posix(), "old": _told(old.value), "new": _told(arrival.document.value)}
        raise WritingError(text(DEFAULT_LANGUAGE, "receive.other_session", **words))
    return old


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
        words = {"path": target.as_posix(), "reason": error.strerror or str(error)}
        raise WritingError(text(DEFAULT_LANGUAGE, "new.unwritable", **words)) from error
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
    click.echo(text(DEFAULT_LANGUAGE, msgid, **params))


def _take(arrival: Arrival, target: Path, *, anyway: bool) -> None:
    """Put a file without errors in its place, and say what was done."""
    git.require_ready()
    value = arrival.document.value
    old = _replaced(arrival, target, anyway=anyway)
    content = _canonical(arrival, target)
    known = git.is_known(target)
    stands = known and git.is_saved(target) and target.read_bytes() == content.encode()
    if stands or (old is not None and old.value == value):
        _say("receive.same", path=target.as_posix())
        return
    title = hushed(value["pelikerta"]["otsikko"])
    message = text(DEFAULT_LANGUAGE, "receive.commit_update" if known else "receive.commit_new", title=title)
    commit = _store(target, content, message)
    if old is None:
        _say("receive.added", path=target.as_posix(), session=_told(value))
    else:
        _say("receive.replaced", path=target.as_posix(), old=_told(old.value), new=_told(value))
        _say("receive.changed", boards="; ".join(candidate.changed_boards(old.value, value)))
        if lost := candidate.lost_follow_ups(old.value, value):
            _say("receive.lost_follow_ups", n=lost)
    if comments := sum(comment.text.strip() != MODELINE for comment in arrival.document.comments):
        _say("receive.comments", n=comments)
    _say("receive.committed", commit=commit, message=message)


def receive(path: Path, *, anyway: bool) -> bool:
    """Take a file into the archive of the working directory; whether it is there now.

    Args:
        path: the file, wherever it is and whatever it is called.
        anyway: whether it may take the place of a session that looks like another one.

    Raises:
        GitError: nothing can be committed.
        MisuseError: there is no such file, or no archive here.
        WritingError: the file would take another session's place, or cannot be written.
    """
    require_archive()
    if not os.path.lexists(path):
        raise MisuseError(text(DEFAULT_LANGUAGE, "cli.validate.no_path", path=printable(str(path))))
    arrival = _arrival(path)
    result = _check(arrival, path.as_posix())
    if result.findings:
        output.show(result, "text", DEFAULT_LANGUAGE)
    if result.errors or arrival.target is None:
        click.echo(text(DEFAULT_LANGUAGE, "receive.refused"), err=True)
        return False
    _take(arrival, arrival.target, anyway=anyway)
    return True
