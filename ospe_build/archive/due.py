"""The means of plans that wait for news: their deadline has passed, or nothing has been heard of them for long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ospe_build.archive.deck import card_names
from ospe_build.archive.means import Means
from ospe_build.archive.records import examine
from ospe_build.archive.session import Session
from ospe_build.checking import Context
from ospe_build.checking.collect import Found
from ospe_build.checking.dates import last_day


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open means that waits for news.

    Attributes:
        means: the row of the plan.
        overdue: whether its deadline has passed.
    """

    means: Means
    overdue: bool

    @property
    def since(self) -> str:
        """What has passed (ISO): the last day of its deadline, else the day of the last news."""
        return str(last_day(self.means.deadline)) if self.overdue else self.means.last_news


@dataclass(frozen=True, slots=True)
class Due:
    """A session with means that wait for news, in the plan's order."""

    session: Session
    waiting: tuple[Waiting, ...]


def due(session: Session, on: date) -> Due | None:
    """The means of a session that wait for news by a day; None where none does.

    Open means count (contract.md, "Means, units"): those whose deadline has passed, and those without news for six
    months since the last follow-up, else since the game.
    """
    waiting = tuple(Waiting(means, over) for means in session.plan if (over := means.overdue(on)) or means.silent(on))
    return Due(session, waiting) if waiting else None


def read_sessions(files: Iterable[Found], today: date) -> Iterator[tuple[Path, Session | None]]:
    """Each file with its session; with none where the file has an error.

    Args:
        files: of the archive.
        today: the day that nothing played or followed up may be after.
    """
    context = Context(today, card_names())
    for found in files:
        yield found.path, examine(found.path, found.file, context)[1]
