"""A file that is made of some sessions, and made again only where one of these has changed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ospe_build.archive.summary import Summary


class Export(NamedTuple):
    """A file that tells of sessions.

    Attributes:
        name: from the site's root.
        sessions: those that decide what it holds.
        told: what else does, as text: days, and names that other sessions give.
        make: makes its content.
    """

    name: str
    sessions: Sequence[Summary]
    told: str
    make: Callable[[], bytes]
