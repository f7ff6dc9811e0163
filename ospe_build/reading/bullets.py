"""Rows of a list that begin with a mark of a word processor in place of a dash: `– aula`, `• aula`, `* aula`."""

import re
from collections.abc import Sequence
from typing import Final

from ospe_build.finding import Fix
from ospe_build.reading.source import Source
from ospe_build.reading.spaces import ODD
from ospe_build.scalar import requoted

_BULLET: Final = re.compile(
    r"([ ]*)([*+o·•‣∙\u2043⦁\u2010-\u2015\u2190-\u21ff\u2212\u25a0-\u25ff★☆☐☑☒✅✓-✘✦-❇❖➔-➾\u2b00-\u2bff\uf000-\uf0ff"
    r"\ufe58\ufe63\uff0d🔸🔹]|"
    rf"§(?! *[0-9])|\\[*+-]|--|\(?[0-9]{{1,2}}[.)]|\(?[a-z]\))[ \t{ODD}]+(?=\S)",
)
"""U+F000 to U+F0FF is what Word writes of its fonts of signs. A letter with a full stop may be `n. 30`."""

_NEXT: Final = re.compile(rf"([ ]*)-[ \t{ODD}]+(?=\S)")
"""A dash, which may be right in some rows of a list of other marks."""

_TIGHT: Final = re.compile(r"([ ]*)(?:[•·\u2012-\u2015]|-(?![\s\d-]))(?=\S)")
"""A mark without a space after it: of several rows only."""

_LATER_NUMBER: Final = re.compile(r"\(?(?!0?1[.)])[0-9]")
"""A number with which no list begins: `10. kerros` is a text."""

_AS_IT_IS: Final = re.compile(r"[\"'{\[]|[a-z][a-z0-9_]{3,}:(?:\s|\Z)")
"""What an item begins with that is no plain text."""

_HEAD: Final = re.compile(r"[ ]*(?:-[ ]+)*[a-z0-9_]+:[ ]*(?:#.*)?\Z")
"""A key whose value stands on the rows below it."""


def bullet_of(row: str) -> str:
    """The mark that a row begins with in place of a dash; empty where it has none."""
    match = _BULLET.match(row)
    return match[2] if match else ""


def with_dashes(rows: Sequence[str]) -> list[str] | None:
    """The rows of a list with dashes; None where they are no list with other marks.

    Args:
        rows: whole lines; what is indented further than the first mark belongs to the item above.
    """
    tight = _BULLET.match(rows[0]) is None
    first = (_TIGHT if tight else _BULLET).match(rows[0])
    if first is None or (not tight and _LATER_NUMBER.match(first[2])):
        return None
    items: list[list[str]] = []
    for row in rows:
        match = _TIGHT.match(row) if tight else _BULLET.match(row) or _NEXT.match(row)
        if match and match[1] == first[1]:
            items.append([row[match.end() :].rstrip()])
        elif row.startswith(first[1] + " "):
            items[-1].append(row)
        elif row.strip():
            return None
    if tight and len(items) == 1:
        return None
    width = max(len(first[0]) - len(first[1]), 2)
    return [line for text, *more in items for line in _item(first[1], width, text, more)]


def _item(indent: str, width: int, text: str, more: Sequence[str]) -> list[str]:
    """An item: what is no plain text as it is, with what follows it in the same columns; a text in quotation marks."""
    if _AS_IT_IS.match(text):
        return [f"{indent}{'-'.ljust(width)}{text}", *more]
    return [f"{indent}- {requoted(' '.join([text, *(row.strip() for row in more)]))}"]


def relisted(source: Source, number: int) -> Fix | None:
    """The edit that gives dashes to the rows of a list; None where there is no such list.

    Args:
        source: the file.
        number: of a row of the list, from 1, at which reading failed.
    """
    rows = source.rows
    top = next((place for place in (number - 1, number - 2) if place >= 0 and bullet_of(rows[place])), None)
    if top is None:
        return None
    indent = rows[top][: len(rows[top]) - len(rows[top].lstrip(" "))]
    above = top - 1
    while above >= 0 and _goes_on(rows[above], indent):
        top = above if bullet_of(rows[above]) else top
        above -= 1
    if above < 0 or not (rows[above].startswith(f"{indent}- ") or _HEAD.match(rows[above])):
        return None
    end = number
    while end < len(rows) and _goes_on(rows[end], indent):
        end += 1
    while not rows[end - 1].strip():
        end -= 1
    dashed = with_dashes(rows[top:end])
    start, last = source.starts[top] + len(indent), source.line_end(source.starts[end - 1])
    return source.replacing(start, last, "\n".join(dashed).lstrip(" ")) if dashed else None


def _goes_on(row: str, indent: str) -> bool:
    """Whether a row may belong to a list whose marks have that indentation."""
    return not row.strip() or row.startswith(f"{indent} ") or (row.startswith(indent) and bullet_of(row) != "")
