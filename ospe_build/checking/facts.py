"""What the rules across files need to know of each: small enough that ten thousand fit in memory and in a cache."""

from datetime import date
from typing import Final

from msgspec import Struct

from ospe_build.checking.dates import iso_date
from ospe_build.checking.file_name import stem_and_ending
from ospe_build.checking.lookup import at
from ospe_build.checking.sketch import sketch
from ospe_build.checking.stray import stray
from ospe_build.checking.unit_list import unit_slug
from ospe_build.finding import Pointer, Position
from ospe_build.reading import Document
from ospe_build.slugs import unit_names

UNITS: Final[Pointer] = ("pelikerta", "yksikko")
PREVIOUS: Final[Pointer] = ("pelikerta", "edellinen_pelikerta")


class Facts(Struct, frozen=True, array_like=True):
    """A session, as other sessions see it; it can travel to another process, or to the next build, as JSON.

    Attributes:
        file: how findings name its file.
        id: the file's stem.
        played: day of the game in ISO form; empty where it is not known.
        units: its units by their addresses, in the order of `names`.
        names: the same units as they are written.
        table: number of its table, 0 where it has none.
        previous: id of the earlier session that it names, or an empty text.
        unit_place: line and column of its units.
        previous_place: line and column of that id.
        sketch: numbers that are as alike as the texts of two sessions are; none where there is too little text.
    """

    file: str
    id: str
    played: str
    units: tuple[str, ...]
    names: tuple[str, ...]
    table: int
    previous: str
    unit_place: tuple[int, int]
    previous_place: tuple[int, int]
    sketch: tuple[int, ...]

    @property
    def day(self) -> date | None:
        """The day of the game."""
        return iso_date(self.played)

    @property
    def unit_position(self) -> Position:
        """Where its units stand."""
        return Position(*self.unit_place)

    @property
    def previous_position(self) -> Position:
        """Where it names the earlier session."""
        return Position(*self.previous_place)


def _place(document: Document, pointer: Pointer) -> tuple[int, int]:
    position = document.position(pointer)
    return (position.line, position.column)


def facts(document: Document) -> Facts:
    """The facts of a file; of one with errors, or that is refused, those that can be made out.

    What is no session, or a session's copy, has none beside its name.
    """
    value = None if stray(document) else document.value
    session = at(value, "pelikerta")
    played, table, previous = at(session, "pelattu"), at(session, "poyta"), at(session, "edellinen_pelikerta")
    named = previous if isinstance(previous, str) else ""
    units = at(session, "yksikko")
    names = unit_names(units) if isinstance(units, str) else ()
    return Facts(
        file=document.file,
        id=stem_and_ending(document.file)[0],
        played=played if isinstance(played, str) and iso_date(played) else "",
        units=tuple(unit_slug(name) for name in names),
        names=names,
        table=table if isinstance(table, int) else 0,
        previous=named,
        unit_place=_place(document, UNITS),
        previous_place=_place(document, PREVIOUS) if named else (1, 1),
        sketch=sketch(value),
    )
