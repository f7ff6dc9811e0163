"""Which field each column probably belongs to: told by its heading, and not contradicted by its cells."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from ospe_build.board import node
from ospe_build.checking.lookup import node_at
from ospe_build.checking.nearest import as_key
from ospe_build.finding import Pointer
from ospe_build.importing.convert import convert
from ospe_build.importing.days import Order
from ospe_build.importing.goals import DAY_SHAPES, goal_fields, goal_name
from ospe_build.importing.personal import is_personal
from ospe_build.importing.ticks import tick_columns
from ospe_build.nodes import Node

_ENOUGH: Final = 0.7
_NUMBER: Final = re.compile(r"[1-9][0-9]?")
_ASIDE: Final = re.compile(
    r"\((?:pakollinen|valinnainen|obligatorisk|frivillig|required|mandatory|optional)\)", re.IGNORECASE
)
"""What surveys write beside a question."""
_BITS: Final = 256
_ALSO: Final = {
    "pelikerta.otsikko": (
        "Pelikerran otsikko", "Pelikerran nimi", "Pelin otsikko", "Pelin nimi", "Spelets namn", "Name of the game",
    ),
    "pelikerta.pelattu": (
        "Milloin pelasitte?", "Milloin peli pelattiin?", "Päivämäärä", "Päivä", "Pvm", "När spelade ni?", "Datum",
        "When did you play?", "Date",
    ),
    "pelikerta.yksikko": ("Yksikön nimi", "Mikä yksikkö pelasi?", "Enhetens namn", "Name of the unit"),
    "pelikerta.alueet": ("Alue", "Kaupunginosa", "Stadsdel", "District"),
    "pelikerta.pelaajia": (
        "Pelaajien määrä", "Pelaajien lukumäärä", "Pelaajamäärä", "Osallistujien määrä", "Osallistujamäärä",
        "Osallistujia", "Montako pelaajaa?", "Kuinka monta pelaajaa?", "Antal spelare", "Antal deltagare",
        "Number of players", "Number of participants",
    ),
    "pelikerta.kesto_min": ("Kesto", "Pelin kesto", "Spelets längd", "Duration"),
    "uudet_keinot.*.menetelma": ("Keino", "Uusi keino", "Uusi menetelmä", "Ny metod", "New method"),
    "uudet_keinot.*.toteutus.kuka_vastaa": ("Vastuutaho", "Ansvarig", "Ansvarig part", "Responsible party"),
    "uudet_keinot.*.toteutus.miten_resursoidaan": ("Resurssit", "Resurser", "Resources"),
    "uudet_keinot.*.toteutus.aikataulu": ("Tidtabell", "Schedule", "Timetable"),
}  # fmt: skip
"""What surveys ask in other words than the boards."""


class _Alias(NamedTuple):
    """A name of a field.

    Attributes:
        length: of its words.
        pairs: which pairs of letters it has, as bits.
    """

    length: int
    words: str
    pointer: Pointer
    pairs: int


def _pairs(words: str) -> int:
    bits = 0
    for first, second in pairwise(words):
        bits |= 1 << ((31 * ord(first) + ord(second)) % _BITS)
    return bits


def _words(heading: str) -> str:
    return as_key(_NUMBER.sub(" ", _ASIDE.sub(" ", heading)))


def _names(node: Node) -> Iterator[str]:
    """What a heading may call a field: its key and questions, alone and after the heading of its board."""
    board = node_at(node.pointer[:-1])
    yield node.key
    yield goal_name(node.pointer)
    for language, label in node.labels.items():
        yield label
        if board is not None and language in board.labels:
            yield f"{board.labels[language]} {label}"
    yield from _ALSO.get(".".join(map(str, node.pointer)), ())


@lru_cache
def _aliases() -> list[_Alias]:
    """All names of all fields, by their length."""
    found = {(_words(name), node.pointer) for node in goal_fields().values() for name in _names(node)}
    return sorted(_Alias(len(words), words, pointer, _pairs(words)) for words, pointer in found)


@lru_cache
def _groups() -> set[str]:
    """What boards and groups of fields are called, such as `Seuranta`: a heading that says no more names no field."""
    boards = filter(None, (node_at(pointer[:end]) for pointer in goal_fields() for end in range(1, len(pointer))))
    names = {_words(name) for board in boards for name in (board.key, *board.labels.values())}
    return names - {alias.words for alias in _aliases()}


@lru_cache(maxsize=4096)
def _likenesses(heading: str) -> dict[Pointer, float]:
    """How alike a heading is to each field, for those that are alike enough."""
    found: dict[Pointer, float] = {}
    ratio = SequenceMatcher(b=heading, autojunk=False)
    pairs, length = _pairs(heading), len(heading)
    # Words of a ratio that is high enough are not much longer or shorter, and have pairs of letters in common.
    spread = (2 - _ENOUGH) / _ENOUGH
    first = bisect_left(_aliases(), (int(length / spread),))
    for alias in _aliases()[first : bisect_right(_aliases(), (int(length * spread) + 1,))]:
        if 10 * (pairs & alias.pairs).bit_count() < 3 * (pairs.bit_count() + alias.pairs.bit_count()):
            continue
        ratio.set_seq1(alias.words)
        if ratio.quick_ratio() >= _ENOUGH and (likeness := ratio.ratio()) >= _ENOUGH:
            found[alias.pointer] = max(likeness, found.get(alias.pointer, 0))
    return found


def _fits(target: Node, cells: Sequence[str]) -> bool:
    """Whether a field can take at least half of the cells."""

    def takes(cell: str) -> bool:
        value = convert(cell, target)
        if target.values:
            return all(one in target.values for one in (value if isinstance(value, list) else [value]))
        if target.shape in DAY_SHAPES:
            return value != cell or convert(cell, target, Order.MONTH) != cell or cell[:4].isdecimal()
        return target.type not in {"integer", "boolean"} or not isinstance(value, str)

    return 2 * sum(map(takes, cells)) >= len(cells)


def guess(headings: Sequence[str], samples: Mapping[int, Sequence[str]] | None = None) -> dict[int, str]:
    """The names of the fields that columns probably belong to, by column from 0; never those of personal data.

    A field is guessed once; one of the plan or its follow-up as often as its question recurs, as rows 1, 2, 3.

    Args:
        headings: of all columns.
        samples: some cells of each column; those without text need not be there.
    """
    samples = samples or {}
    written = ["" if is_personal(heading) or (words := _words(heading)) in _groups() else words for heading in headings]
    ticks = tick_columns(written, samples, lambda asked, pointer: _likenesses(asked).get(pointer, 0))
    order = {pointer: number for number, pointer in enumerate(goal_fields())}
    hits = sorted(
        (-likeness, column, order[pointer], pointer)
        for column, words in enumerate(written)
        if column not in ticks
        for pointer, likeness in _likenesses(words).items()
    )
    found: dict[int, Pointer] = {}
    taken = {goal.pointer for goal in ticks.values()}
    for unlikeness, column, _, pointer in hits:
        if column in found or ("*" not in pointer and pointer in taken):
            continue
        if unlikeness == -1 or _fits(goal_fields()[pointer], samples.get(column, ())):
            found[column] = pointer
            taken.add(pointer)
    guessed = {column: ".".join((goal_name(goal.pointer), goal.option)) for column, goal in ticks.items()}
    seen: Counter[Pointer] = Counter()
    for column, pointer in sorted(found.items()):
        item = seen[pointer]
        seen[pointer] += 1
        if "*" not in pointer:
            guessed[column] = goal_name(pointer)
        elif item < node(str(pointer[0])).limits["maxItems"]:
            guessed[column] = goal_name((pointer[0], item, *pointer[2:]))
    return dict(sorted(guessed.items()))
