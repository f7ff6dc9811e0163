"""`ospe due`: the means that wait for news, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ospe_build import addresses
from ospe_build.archive.due import Due, Waiting, due, read_sessions
from ospe_build.archive.means import Means
from ospe_build.checking import today
from ospe_build.checking.collect import collect_archive
from ospe_build.formats import format_date
from ospe_build.here import DEFAULT_FOLDER, require_archive
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.printable import printable
from ospe_build.progress import with_progress
from ospe_build.settings import published


@dataclass(frozen=True, slots=True)
class Waits:
    """What of an archive waits for news.

    Attributes:
        due: sessions with such means, oldest game first.
        ids: all sessions that could be read.
        unread: names of the files that have errors; nothing is known of their means.
    """

    due: tuple[Due, ...]
    ids: frozenset[str]
    unread: tuple[str, ...]

    @property
    def unread_ids(self) -> frozenset[str]:
        """The ids of the sessions whose files have errors."""
        return frozenset(Path(file).stem for file in self.unread)


def waits(on: date | None) -> Waits:
    """Look through the archive of the folder where the command runs.

    Args:
        on: the day to which deadlines and silence are counted; today where it is None.

    Raises:
        MisuseError: there is no archive here.
    """
    require_archive()
    files = collect_archive(DEFAULT_FOLDER)
    now = today()
    read = dict(read_sessions(with_progress(files, len(files)), max(now, on or now)))
    sessions = [session for session in read.values() if session is not None]
    found = [wait for session in sessions if (wait := due(session, on or now)) is not None]
    return Waits(
        tuple(sorted(found, key=lambda wait: wait.session.id)),
        frozenset(session.id for session in sessions),
        tuple(file.file for file in files if read[file.path] is None),
    )


def follow_up_url(session_id: str, number: int | None = None) -> str:
    """Where the form opens at a new follow-up of a session, at one of its means where its number is given.

    Raises:
        SettingsError: `mkdocs.yml` does not name the site.
    """
    return published(addresses.follow_up(session_id, number))


def method_name(means: Means, language: str) -> str:
    """What a means is called: its card's name, or the players' own words on one line."""
    return " ".join(means.method.name(language).split())


def reason(waiting: Waiting, language: str) -> str:
    """Why a means waits, as a sentence."""
    if waiting.overdue:
        return text(language, "due.overdue", day=format_date(waiting.means.deadline, language))
    msgid = "due.silent" if waiting.means.follow_ups else "due.silent_since_game"
    return text(language, msgid, day=format_date(waiting.since, language))


_INDENT: Final = "  "


def _block(wait: Due, language: str) -> Iterator[str]:
    session = wait.session
    example = f" ({text(language, 'due.example')})" if session.example else ""
    yield f"{session.id}: {printable(session.title)}{example}"
    for waiting in wait.waiting:
        means = waiting.means
        yield _INDENT + text(language, "due.means", number=means.number, name=printable(method_name(means, language)))
        yield _INDENT * 2 + reason(waiting, language)
        if means.owner:
            msgid = "due.owner" if means.promised else "due.proposed_owner"
            yield _INDENT * 2 + text(language, msgid, owner=printable(means.owner))
    yield _INDENT + text(language, "due.follow_up", url=follow_up_url(session.id))


def report(found: Waits, language: str = DEFAULT_LANGUAGE) -> Iterator[str]:
    """The lines of the report: each session with what waits, then the counts.

    Raises:
        SettingsError: `mkdocs.yml` does not name the site.
    """
    for wait in found.due:
        yield from _block(wait, language)
        yield ""
    means = sum(len(wait.waiting) for wait in found.due)
    if means:
        sessions = text(language, "due.sessions", n=len(found.due))
        yield text(language, "due.count", n=means, sessions=sessions)
    else:
        yield text(language, "due.nothing")


def unread(found: Waits, language: str = DEFAULT_LANGUAGE) -> str:
    """That nothing is known of the means in some files, and in which."""
    files = ", ".join(map(printable, found.unread))
    return text(language, "due.unread", n=len(found.unread), files=files)
