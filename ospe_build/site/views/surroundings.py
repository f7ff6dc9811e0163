"""What a session's page is told of the archive around it, and of the calendar."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ospe_build.archive.archive import Archive
from ospe_build.archive.movement import Movement
from ospe_build.archive.provenance import Provenance, provenance
from ospe_build.archive.similar import Similar
from ospe_build.archive.summary import Summary
from ospe_build.archive.units import Place
from ospe_build.locations import SESSIONS
from ospe_build.site.views.means_status import status_of


class Link(NamedTuple):
    """A session that this page points at."""

    id: str
    title: str
    played: str
    language: str
    shared: tuple[str, ...] = ()

    @classmethod
    def to(cls, summary: Summary, shared: tuple[str, ...] = ()) -> "Link":
        """A link to a session.

        Args:
            summary: the session.
            shared: ids of the cards that its plan shares with this page's: why it is like it.
        """
        return cls(summary.id, summary.title, summary.played, summary.language, shared)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a session's page shows of the rest of the archive, and of the calendar.

    Attributes:
        on: the day for which the page is made; deadlines and silence are counted to it.
        path: the file's path in the repository.
        previous: the same unit's earlier session, where the file names one.
        following: sessions that name this one as their earlier session.
        movement: what changed since the earlier session.
        similar: sessions with the same methods and themes.
        provenance: when the file was added and last changed, where git knows.
        units, districts: as pages name them; without an address where they have no page.
        in_data: whether the open data holds it: made-up sessions leave it when the first real one comes.
    """

    on: date
    path: str
    previous: Link | None = None
    following: tuple[Link, ...] = ()
    movement: Movement | None = None
    similar: tuple[Link, ...] = ()
    provenance: Provenance | None = None
    in_data: bool = True
    units: tuple[Place, ...] = ()
    districts: tuple[Place, ...] = ()

    def key(self, summary: Summary) -> str:
        """All that decides how the page shows its surroundings: the day itself only by how means stand on it."""
        flags = [status_of(means, summary.language, self.on)[4:] for means in summary.plan]
        links = (self.previous, self.following, self.movement, self.similar, self.units, self.districts)
        return repr((self.path, *links, self.provenance, self.in_data, flags))


@dataclass(frozen=True)
class SurroundingsFinder:
    """Finds the surroundings of one session after the other.

    Attributes:
        folder: the folder of the sessions' files.
        on: the day for which pages are made.
    """

    archive: Archive
    folder: Path
    on: date

    @cached_property
    def _similar(self) -> Similar:
        return Similar(self.archive.sessions)

    @cached_property
    def provenance(self) -> dict[tuple[str, str], Provenance]:
        """What git knows of each file, by folder and name."""
        return {(path.parent.name, path.name): found for path, found in provenance(self.folder).items()}

    def provenance_of(self, source: Path) -> Provenance | None:
        """When a session's file came and when it last changed, where git knows."""
        return self.provenance.get((source.parent.name, source.name))

    def of(self, summary: Summary, source: Path) -> Surroundings:
        """The surroundings of a session, whose file is `source`."""
        previous = self.archive.by_id.get(summary.previous)
        return Surroundings(
            on=self.on,
            path=f"{SESSIONS}/{source.parent.name}/{source.name}",
            previous=Link.to(previous) if previous else None,
            following=tuple(Link.to(later) for later in self.archive.following.get(summary.id, ())),
            movement=self.archive.movement_to(summary),
            similar=tuple(Link.to(other, _shared_cards(summary, other)) for other in self._similar.to(summary)),
            units=self.archive.places.linked_units(summary),
            districts=self.archive.places.linked_districts(summary),
            provenance=self.provenance_of(source),
            in_data=self.archive.examples_only or not summary.example,
        )


def _shared_cards(one: Summary, other: Summary) -> tuple[str, ...]:
    """The cards that both plans agreed on."""
    theirs = {means.method.card for means in other.plan}
    return tuple(dict.fromkeys(means.method.card for means in one.plan if means.method.card in theirs - {""}))
