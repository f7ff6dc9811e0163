"""What a session's page is told of the archive around it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ospe_build.archive.archive import Archive
from ospe_build.archive.provenance import Provenance, provenance
from ospe_build.archive.similar import Similar
from ospe_build.archive.summary import Summary
from ospe_build.site.views.surroundings import Link, Surroundings


@dataclass(frozen=True)
class Neighbourhood:
    """Gathers the surroundings of one session after the other.

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
            path=f"sessions/{source.parent.name}/{source.name}",
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
