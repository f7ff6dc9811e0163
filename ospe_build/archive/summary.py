"""What other pages need of a session, small enough to keep ten thousand at hand."""

from collections import defaultdict
from functools import lru_cache
from typing import Any, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import force_setattr

from ospe_build.archive.means import Means, Method
from ospe_build.archive.session import Session
from ospe_build.board import edition_of, phases, root


class Placement(NamedTuple):
    """A method on a theme board."""

    theme: str
    column: str
    card: str
    text: str

    @classmethod
    def of(cls, theme: str, column: str, method: Method) -> "Placement":
        """The placement of a method."""
        return cls(theme, column, method.card, method.text)


class Summary(Struct, frozen=True, array_like=True):
    """A session in short; it can travel to another process, or to the next build, as JSON.

    Attributes:
        groups: keys of the target groups.
        filled, fields: how many of the boards' fields hold something, and of how many.
        scope: what was looked at, the first post-it.
        nothing_agreed: why nothing was agreed, cut to a line; empty where something was.
        updated: the day of the newest follow-up, else of the game; ISO.
    """

    id: str
    title: str
    played: str
    language: str
    organisation: str
    units: tuple[str, ...]
    division: str
    districts: tuple[str, ...]
    groups: tuple[str, ...]
    players: int
    example: bool
    previous: str
    themes: tuple[str, ...]
    scope: str
    nothing_agreed: str
    filled: int
    fields: int
    updated: str
    plan: tuple[Means, ...]
    placements: tuple[Placement, ...]

    def __post_init__(self) -> None:
        """Keep placements that are alike once: few cards on few boards, and thousands of sessions."""
        force_setattr(self, "placements", tuple([_one_of_its_kind(placement) for placement in self.placements]))


LONGEST_REASON: Final = 90

_PLACEMENTS: Final[dict[Placement, Placement]] = {}


def _one_of_its_kind(placement: Placement) -> Placement:
    return placement if placement.text else _PLACEMENTS.setdefault(placement, placement)


@lru_cache
def board_fields(edition: str) -> tuple[tuple[str, ...], ...]:
    """The ways to all fields of an edition's boards that can hold something; the plan is one."""
    ways: list[tuple[str, ...]] = []
    for board in phases(edition):
        if board.type == "array":
            ways.append((board.key,))
        else:
            ways.extend(
                tuple(str(part) for part in node.pointer)
                for node in board.walk()
                if node.type == "array" and not node.ours
            )
    return tuple(ways)


@lru_cache
def _fields_by_holder(edition: str) -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """The ways to the mappings that hold fields, each with the keys of its fields."""
    keys: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for *way, key in board_fields(edition):
        keys[tuple(way)].add(key)
    # Where "nothing was agreed" stands in place of the plan, it fills the plan's field.
    keys[()] |= {node.key for node in root(edition).children if node.extra.get("replaces")}
    return tuple((way, frozenset(fields)) for way, fields in keys.items())


def filled_fields(value: dict[str, Any]) -> int:
    """How many of the boards' fields hold something; "nothing was agreed" fills the plan's."""
    count = 0
    for way, fields in _fields_by_holder(edition_of(value)):
        part: Any = value
        for key in way:
            part = part.get(key)
            if part is None:
                break
        else:
            count += len(fields & part.keys())
    return count


def _cut(words: str) -> str:
    """A text on one line, cut at a word where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_REASON else f"{line[:LONGEST_REASON].rsplit(' ', 1)[0]} …"


def summarise(session: Session) -> Summary:
    """The short form of a session."""
    details = session.value["pelikerta"]
    return Summary(
        id=session.id,
        title=session.title,
        played=details["pelattu"],
        language=session.language,
        organisation=details["organisaatio"],
        units=session.units,
        division=session.division,
        districts=tuple(details.get("alueet", ())),
        groups=tuple(session.value["rajaus"].get("kohderyhmat", ())),
        players=details["pelaajia"],
        example=session.example,
        previous=session.previous_id,
        themes=session.themes,
        scope=session.value["rajaus"]["kohde"][0],
        nothing_agreed=_cut(session.value.get("ei_sovittu", "")),
        filled=filled_fields(session.value),
        fields=len(board_fields(session.edition)),
        updated=max([details["pelattu"], *(means.last_news for means in session.plan)]),
        plan=session.plan,
        placements=tuple(Placement.of(*placed) for placed in session.placements()),
    )
