"""A session: one game's results, as an object over what its file holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ospe_build.archive.means import Means, Method
from ospe_build.board import edition_of, themes
from ospe_build.slugs import unit_names


@dataclass(frozen=True)
class Session:
    """One game session without errors.

    Attributes:
        id: the file's stem, such as `2026-03-12-oodi`.
        value: all that the file holds, as JSON.
    """

    id: str
    value: dict[str, Any]

    @property
    def details(self) -> dict[str, Any]:
        """What the file tells of the game itself (`pelikerta`)."""
        return dict(self.value["pelikerta"])

    @property
    def title(self) -> str:
        """Its title."""
        return str(self.value["pelikerta"]["otsikko"])

    @cached_property
    def played(self) -> date:
        """The day of the game."""
        return date.fromisoformat(self.value["pelikerta"]["pelattu"])

    @property
    def language(self) -> str:
        """The language in which it is written: fi, sv or en."""
        return str(self.value["pelikerta"].get("kieli", "fi"))

    @cached_property
    def edition(self) -> str:
        """The edition of the boards that were played."""
        return edition_of(self.value)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that played."""
        return unit_names(self.value["pelikerta"]["yksikko"])

    @property
    def division(self) -> str:
        """Key of the division."""
        return str(self.value["pelikerta"]["toimiala"])

    @property
    def example(self) -> bool:
        """Whether it is made up."""
        return bool(self.value.get("esimerkki", False))

    @property
    def previous_id(self) -> str:
        """Id of the same unit's earlier session, or an empty text."""
        return str(self.value["pelikerta"].get("edellinen_pelikerta", ""))

    @cached_property
    def plan(self) -> tuple[Means, ...]:
        """The means that were agreed; none where the group agreed on nothing."""
        rows, played = self.value.get("uudet_keinot", ()), self.value["pelikerta"]["pelattu"]
        return tuple(Means.of(number, row, played) for number, row in enumerate(rows, 1))

    def placements(self) -> Iterator[tuple[str, str, Method]]:
        """Every method on the theme boards: theme, column, method; in the boards' order."""
        boards = self.value.get("teemat", {})
        for theme in themes(self.edition):
            board = boards.get(theme.key)
            if board is None:
                continue
            for column in theme.children:
                for value in board.get(column.key, ()):
                    yield theme.key, column.key, Method.of(value)

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """Keys of the themes that it touches: chosen ones, and those with a method; in the boards' order."""
        chosen = self.value.get("mita_osallistaminen_tarkoittaa", {}).get("koskevat_teemat", ())
        boards = self.value.get("teemat", {})
        return tuple(theme.key for theme in themes(self.edition) if theme.key in chosen or theme.key in boards)
