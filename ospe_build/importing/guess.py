"""A mapping file to start from: for each heading the field whose question or key it is most like."""

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from ospe_build.board import Node, root
from ospe_build.checking.fields import node_at
from ospe_build.checking.nearest import plain
from ospe_build.finding import Pointer
from ospe_build.importing.fields import fields, name_of
from ospe_build.importing.mapping import COLUMNS, CONSTANTS, SKIP
from ospe_build.importing.table import Table
from ospe_build.messages import text
from ospe_build.reporting.wording import wrapped

_ENOUGH: Final = 0.7
_NUMBER: Final = re.compile(r"[1-9][0-9]?")
_WIDTH: Final = 100


def _aliases(node: Node) -> Iterator[str]:
    """What a heading may call a field: its key and questions, alone and after the heading of its board."""
    board = node_at(node.pointer[:-1])
    yield plain(node.key)
    yield plain(name_of(node.pointer))
    for language, label in node.labels.items():
        yield plain(label)
        if board is not None and language in board.labels:
            yield plain(f"{board.labels[language]} {label}")


def _likenesses(headings: tuple[str, ...]) -> Iterator[tuple[float, int, Pointer]]:
    """How alike each heading is to each field, for those that are alike enough."""
    written = [plain(_NUMBER.sub(" ", heading)) for heading in headings]
    for node in fields().values():
        for alias in set(_aliases(node)):
            ratio = SequenceMatcher(b=plain(_NUMBER.sub(" ", alias)), autojunk=False)
            for column, heading in enumerate(written):
                ratio.set_seq1(heading)
                if min(ratio.real_quick_ratio(), ratio.quick_ratio()) >= _ENOUGH and ratio.ratio() >= _ENOUGH:
                    yield ratio.ratio(), column, node.pointer


def guess(headings: tuple[str, ...]) -> dict[int, str]:
    """The names of the fields that columns probably belong to, by column from 0.

    A field is guessed once; one of the plan or its follow-up as often as its question recurs, as rows 1, 2, 3.
    """
    order = list(fields())
    best = sorted(_likenesses(headings), key=lambda hit: (-hit[0], hit[1], order.index(hit[2])))
    found: dict[int, Pointer] = {}
    for _, column, pointer in best:
        if column not in found and ("*" in pointer or pointer not in found.values()):
            found[column] = pointer
    guessed: dict[int, str] = {}
    for column, pointer in sorted(found.items()):
        item = sum(found[other] == pointer for other in guessed) if "*" in pointer else 0
        if pointer.count("*") > 1:
            guessed[column] = name_of((pointer[0], item, *pointer[2:]))
        else:
            guessed[column] = name_of(pointer, item)
    return guessed


def _missing(guessed: dict[int, str]) -> Iterator[Node]:
    """The required fields that no column was found for."""
    for board in root().children:
        for node in board.children if board.core else ():
            if node.core and name_of(node.pointer) not in guessed.values():
                yield node


def starting_point(table: Table, language: str) -> str:
    """The text of a mapping file to be looked through by a person.

    Args:
        table: the sheet.
        language: of its comments.
    """
    guessed = guess(table.headings)
    lines = [f"# {line}" for part in text(language, "import.head").splitlines() for line in wrapped(part, _WIDTH)]
    lines += ["", f"{COLUMNS}:"]
    lines += [
        f"  {json.dumps(heading, ensure_ascii=False)}: {guessed.get(column, SKIP)}"
        for column, heading in enumerate(table.headings)
    ]
    lines += ["", *(f"# {line}" for line in wrapped(text(language, "import.constants"), _WIDTH))]
    missing = [*_missing(guessed)]
    lines += [f"{CONSTANTS}:" if missing else f"# {CONSTANTS}:"]
    lines += [f'  {name_of(node.pointer)}: ""  # {node.label(language)}' for node in missing]
    lines += ["", f"# {text(language, 'import.all_fields')}"]
    lines += [f"#   {name_of(node.pointer)}  ({node.label(language)})" for node in fields().values()]
    return "\n".join([*lines, ""])
