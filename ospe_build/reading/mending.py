"""What was probably meant where a text could not be read: the edits that findings of OSPE1xx offer.

They are made of the text alone, so some mend nothing; `checking.fixes` tries each before it is given.
"""

import re
from typing import Final

from ospe_build.finding import Fix
from ospe_build.reading.source import Source
from ospe_build.scalar import quoted

KEY_LINE: Final = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+:(?:\s|\Z)")
DASH_LINE: Final = re.compile(r"[ \t]*-(?:\s|\Z)")
TIGHT_KEY: Final = re.compile(r"[ \t]*(?:-[ \t]+)*\w+:\S")

_LEAD: Final = re.compile(r"[ \t]*(?:(?:-[ \t]+)+(?:[a-z0-9_]{4,}:[ \t]+)?|\w+:[ \t]+)?")
"""What stands on a line before its value: a key; or dashes, and only after them a key as the schema writes it.

No key of the schema is shorter than four letters.
"""

_COMMENT: Final = re.compile(r"(?:^|[ \t])#(?!\S).*")
"""A comment that is one for sure: `#1` may be part of the text."""

_OTHER_ROW: Final = re.compile(rf"[ \t]*(?:#|\Z)|{KEY_LINE.pattern}|{DASH_LINE.pattern}")
"""A row that does not go on with a text above it: a comment, an empty one, a key, a note."""

_FLOW: Final = re.compile(r"[\[\]{}]")
_FIRST_WORD: Final = re.compile(r"\w+")
_NUMBER_ESCAPE: Final = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
_CLOSING: Final = {"[": "]", "{": "}"}


def quoted_from(source: Source, index: int) -> Fix | None:
    """The text that begins at an index in quotation marks; None where brackets make unsure how far it goes."""
    end, text = _text(source, index)
    unsure = _FLOW.search(text) and index != _value_start(source, index)
    return None if unsure or not text else source.replacing(index, end, quoted(text))


def quoted_value(source: Source, index: int) -> Fix | None:
    """The value of the line on which an index is, in quotation marks."""
    return quoted_from(source, _value_start(source, index))


def requoted(source: Source, index: int) -> Fix | None:
    """A quoted text that goes on after its second mark, in other marks; None where it may be part of a list."""
    end, text = _text(source, index)
    inner = text[1:-1] if text[-1] == text[0] else text
    return None if text.endswith(("]", "}")) else source.replacing(index, end, quoted(inner))


def closed_quote(source: Source, index: int) -> Fix | None:
    """A text in quotation marks of which only the first is there."""
    end, text = _text(source, index)
    return source.replacing(index, end, quoted(text[1:])) if text[1:] else None


def unescaped(source: Source, index: int) -> Fix | None:
    """A text in double quotes whose backslashes are meant as themselves; None where it does not end on its line."""
    end, text = _text(source, index)
    whole = len(text) > 1 and text.endswith('"') and '"' not in re.sub(r"\\.", "", text[1:-1])
    if _NUMBER_ESCAPE.search(text):
        return None
    return source.replacing(index, end, quoted(text[1:-1].replace('\\"', '"'))) if whole else None


def closed_brackets(source: Source, index: int) -> Fix | None:
    """A list or mapping with the brackets that are missing; after a dash, where notes stand, a text in quotes."""
    end, text = _text(source, index)
    if _begins_note(source, index) and not re.match(r"{\w+:", text):
        return source.replacing(index, end, quoted(text))
    missing: list[str] = []
    for character in text:
        if character in _CLOSING:
            missing.append(_CLOSING[character])
        elif missing and character == missing[-1]:
            missing.pop()
    if not missing or not text.strip("[]{} "):
        return None
    return source.replacing(index, end, text.rstrip(", ") + "".join(reversed(missing)))


def spaced_key(source: Source, index: int) -> Fix:
    """The line on which an index is, with a space after its first colon."""
    start, end, line = _line(source, index)
    return source.replacing(start, end, re.sub(r"^((?:-[ \t]+)*\w+:)", r"\1 ", line))


def key_with_colon(source: Source, index: int) -> Fix | None:
    """The line on which an index is, with a colon after its first word."""
    start, end, line = _line(source, index)
    word = _FIRST_WORD.match(line)
    return source.replacing(start, end, f"{word[0]}:{line[word.end() :]}") if word else None


def dashed(source: Source, index: int) -> Fix | None:
    """The line on which an index is, as a note; None where it may as well go on with the note above."""
    start, end, line = _line(source, index)
    return None if line[:1].islower() else source.replacing(start, end, f"- {line}")


def list_below(source: Source, index: int) -> Fix | None:
    """A list that begins on the line of its key, moved below it: to where its further rows stand, if it has any."""
    line = source.position(index).line
    start, indent, following = source.starts[line - 1], _indent(source.line(line)), source.line(line + 1)
    key = source.text[start:index].rstrip(" ")
    column = _indent(following) if DASH_LINE.match(following) and _indent(following) > indent else indent + 2
    return source.replacing(start + len(key), index, "\n" + " " * column) if key.endswith(":") else None


def untabbed(source: Source, index: int) -> Fix | None:
    """Spaces in the place of a tab; at the start of a line, as many as the rows beside it have."""
    line = source.position(index).line
    start = source.starts[line - 1]
    end = start + len(source.line(line)) - len(source.line(line).lstrip(" \t"))
    if index >= end:
        after = index + len(source.text[index:]) - len(source.text[index:].lstrip("\t"))
        return source.replacing(index, after, " ")
    column = _level(source, line)
    return None if column is None else source.replacing(start, end, " " * column)


def moved(source: Source, index: int) -> Fix | None:
    """A row that begins at the wrong place, and those that belong to it, at the level that is next to theirs."""
    first = source.position(index).line
    column = _level(source, first)
    if column is None:
        return None
    own = _indent(source.line(first))
    last = first
    while last < len(source.starts):
        row = source.line(last + 1)
        if row.strip() and _indent(row) < own if column < own else row.strip() and _indent(row) <= column:
            break
        last += 1
    while not source.line(last).strip():
        last -= 1
    rows = [source.line(number) for number in range(first, last + 1)]
    shifted = [" " * max(0, _indent(row) + column - own) + row.lstrip(" ") if row.strip() else row for row in rows]
    if len(rows) == 1:
        start = source.starts[first - 1]
        return source.replacing(start, start + own, " " * column)
    return source.replacing(source.starts[first - 1], source.line_end(source.starts[last - 1]), "\n".join(shifted))


def _level(source: Source, number: int) -> int | None:
    """The indentation, of those that rows above have and that suit a line, which is next to its own."""
    row = source.line(number).replace("\t", "  ")
    is_item = DASH_LINE.match(row)
    if not is_item and not KEY_LINE.match(row):
        return None
    own, lowest = _indent(row), len(row)
    levels: list[int] = []
    for line in map(source.line, range(number - 1, 0, -1)):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return None
        indent = _indent(line)
        inner = indent + len(line[indent:]) - len(line[indent:].lstrip("- "))
        if not levels and line.rstrip().endswith(":"):
            levels.append(inner + 2)
        for column in (inner, indent):
            if column < lowest:
                lowest = column
                dash_here = column == indent and line[column : column + 1] == "-"
                if bool(is_item) is dash_here:
                    levels.append(column)
    return min(levels, key=lambda level: (abs(level - own), -level), default=None)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _value_start(source: Source, index: int) -> int:
    """Index of the value of the line on which an index is."""
    number = source.position(index).line
    match = _LEAD.match(source.line(number))
    return source.starts[number - 1] + (match.end() if match else 0)


def _begins_note(source: Source, index: int) -> bool:
    return source.text[:index].rstrip(" \t").endswith("-")


def _line(source: Source, index: int) -> tuple[int, int, str]:
    """Start, end and text of what a line holds besides its indentation and a comment."""
    number = source.position(index).line
    row = _COMMENT.sub("", source.line(number)).rstrip()
    start = source.starts[number - 1] + len(row) - len(row.lstrip())
    return start, source.starts[number - 1] + len(row), row.strip()


def _text(source: Source, start: int) -> tuple[int, str]:
    """End of a text that begins at an index, and the text, with the rows below that go on with it; no comment."""
    number = source.position(start).line
    line = source.line(number)
    column = start - source.starts[number - 1]
    part = _COMMENT.sub("", line[column:])
    end, parts = start + len(part.rstrip()), [part.strip()]
    key = re.search(r"[^\s-]", line[:column])
    owner = key.start() if key else line.rfind("-", 0, column)
    while owner >= 0 and len(part) == len(line[column:]) and number < len(source.starts):
        number, line, column = number + 1, source.line(number + 1), 0
        if _indent(line) <= owner or _OTHER_ROW.match(line):
            break
        part = _COMMENT.sub("", line)
        end = source.starts[number - 1] + len(part.rstrip())
        parts.append(part.strip())
    return end, " ".join(parts)
