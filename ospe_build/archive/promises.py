"""Means with their sessions: the rows of `/lupaukset/` and of the data of promises."""

from collections.abc import Iterable
from typing import NamedTuple

from ospe_build import addresses
from ospe_build.archive.means import Means
from ospe_build.archive.summary import Summary


class Promise(NamedTuple):
    """A means and the session that agreed on it; promised or only proposed (`means.promised` tells)."""

    session: Summary
    means: Means

    @property
    def id(self) -> str:
        """Its name, which never changes once it is published: `<id>#keino-<n>`."""
        return f"{self.session.id}#keino-{self.means.number}"

    @property
    def path(self) -> str:
        """Where it is read, from the site's root."""
        return addresses.session(self.session.id, self.means.number)


def promises(sessions: Iterable[Summary]) -> list[Promise]:
    """All means of sessions, in the order of these and of their plans."""
    return [Promise(summary, means) for summary in sessions for means in summary.plan]
