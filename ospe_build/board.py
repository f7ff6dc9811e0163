"""The boards as the schemas give them: phases, questions, columns and labels by language.

Each edition of the printed boards has a schema of its own, `schema/session.schema.json` the first one and
`schema/session-<edition>.schema.json` a later one; an archive elsewhere may add its own. This module alone reads them,
and all faces (form, page, template, table, help) follow it: a question is added in the schema and nowhere else. What is
about one session follows the edition that it names, what is about many (lists, tables) all editions in one tree.
"""

from functools import lru_cache, reduce
from pathlib import Path
from typing import Final

from ospe_build.locations import OWN_SCHEMA_DIR, SHARED
from ospe_build.nodes import Json, Node, Reader, together
from ospe_build.schema_files import read_boards

SCHEMA_DIR: Final = SHARED / "schema"
FIRST: Final = "2017"
"""The edition that a session follows which names none (contract.md)."""


@lru_cache
def schema_paths() -> dict[str, Path]:
    """The schema's file of each edition, the first edition first; an archive's own counts before the shared one.

    Raises:
        SchemaError: one of them cannot be read, or is no schema of boards.
    """
    paths: dict[str, Path] = {}
    for path in (path for folder in (SCHEMA_DIR, OWN_SCHEMA_DIR) for path in folder.glob("session*.schema.json")):
        (edition,) = read_boards(path)["properties"]["pelikerta"]["properties"]["lauta"]["enum"]
        paths[edition] = path
    return dict(sorted(paths.items()))


def newest() -> str:
    """The edition of the boards that are played now."""
    return list(schema_paths())[-1]


def edition_to_name() -> str:
    """The edition that a session which is written now has to name; empty where it is the first, which needs no name."""
    return "" if newest() == FIRST else newest()


def edition_of(session: object) -> str:
    """The edition that a session's value names; the newest one where there is no such edition."""
    details = session.get("pelikerta") if isinstance(session, dict) else None
    named = details.get("lauta", FIRST) if isinstance(details, dict) else FIRST
    return named if isinstance(named, str) and named in schema_paths() else newest()


@lru_cache
def schema(edition: str) -> Json:
    """The session schema of an edition, as JSON."""
    return read_boards(schema_paths()[edition])


@lru_cache
def root(edition: str = "") -> Node:
    """The whole session, as a tree in the order of the game.

    Args:
        edition: of the boards; where it is empty, all editions together, in the words of the newest that has a key.
    """
    if not edition:
        return reduce(together, map(root, schema_paths()))
    return Reader(schema(edition)).node("", schema(edition), (), core=True)


@lru_cache
def node(*keys: str, edition: str = "") -> Node:
    """The node at that way of keys, such as `node("pelikerta", "otsikko")`."""
    found = root(edition)
    for key in keys:
        found = found.child(key)
    return found


@lru_cache
def phases(edition: str = "") -> tuple[Node, ...]:
    """The boards that are played, in the game's order."""
    return tuple(sorted((board for board in root(edition).children if board.phase), key=lambda board: board.phase))


def minutes(edition: str = "") -> dict[str, int]:
    """Minutes that this project suggests for each part of a game: `opening`, each board by key, `closing`."""
    around = root(edition).extra["minutes"]
    boards = {board.key: int(board.extra["minutes"]) for board in phases(edition)}
    return {"opening": int(around["opening"]), **boards, "closing": int(around["closing"])}


@lru_cache
def themes(edition: str = "") -> tuple[Node, ...]:
    """The five theme boards, in order; their children are the columns where cards are placed."""
    return node("teemat", edition=edition).children


@lru_cache
def columns() -> dict[str, Node]:
    """The columns of all theme boards by key, each once, in the boards' order."""
    return {column.key: column for theme in themes() for column in theme.children}


@lru_cache
def card_fields() -> tuple[Node, ...]:
    """The keys of a placed method card, in order, the same in all editions; their pointers start at the method."""
    reader = Reader(schema(newest()))
    card = next(part for part in reader.schema["$defs"]["keino"]["oneOf"] if part["type"] == "object")
    return reader.node("", card, (), core=True).children
