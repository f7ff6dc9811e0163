"""What was probably meant where a text could not be read: the edits that findings of OSPE1xx offer.

They are made of the text alone, so some mend nothing; `checking.fixes` tries each before it is given.
"""

import re
from typing import Final

from ospe_build.finding import Fix
from ospe_build.quote_marks import MARKS
from ospe_build.reading.mojibake import meant
from ospe_build.reading.source import Source
from ospe_build.scalar import quoted, requoted

KEY_LINE: Final = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+:(?:\s|\Z)")
DASH_LINE: Final = re.compile(r"[ \t]*-(?:\s|\Z)")
TIGHT_KEY: Final = re.compile(r"[ \t]*(?:-[ \t]+)*\w+:\S")

_LEAD: Final = re.compile(r"[ \t]*(?:(?:-[ \t]+)+(?:[a-z0-9_]{4,}:[ \t]+)?|\w+:[ \t]+)?")
"""What is on a line before its value: a key; or dashes, and only after them a key as the schema writes it.

No key of the schema is shorter than four letters.
"""

_COMMENT: Final = re.compile(r"(?:^|[ \t])#(?!\S).*")
"""A comment that is one for sure: `#1` may be part of the text."""

_OTHER_ROW: Final = re.compile(rf"[ \t]*(?:#|\Z)|{KEY_LINE.pattern}|{DASH_LINE.pattern}")
"""A row that does not go on with a text above it: a comment, an empty one, a key, a note."""

STEP: Final = 2
"""How much further in a level begins."""

_FLOW: Final = re.compile(r"[\[\]{}]")
_QUOTED_TEXT: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_QUOTED_ROW: Final = re.compile(rf"([ ]*)({_QUOTED_TEXT.pattern})[ ]*[,;]?[ ]*\Z")
_QUOTED_TEXTS: Final = re.compile(rf"(?:{_QUOTED_TEXT.pattern})(?:[ ]*[,;][ ]*(?:{_QUOTED_TEXT.pattern}))+[,;]?")
_FIRST_WORD: Final = re.compile(r"(\w+)(?:[ ]*(?:=>|->|[=;\uff1a\u2236])[ ]*)?")
"""A key, and what was written in place of its colon."""

_REPEATED_QUOTES: Final = re.compile(r"(\"{2,}|'{2,})([^\"']+)\1")
_EMPHASIS: Final = re.compile(r"(\*{1,3})([^*]+)\1")
"""What Markdown makes bold: texts are plain, so it is never meant."""
_BOLD_KEY: Final = re.compile(r"[ ]*(?:-[ ]+)*(\*{1,3})([a-z0-9_]{4,}?)(?:[ ]*:\1|\1[ ]*:)(?=[ \t]|\Z)")
_BLOCK: Final = re.compile(r"[:-][ ]+[|>][-+0-9]*[ \t]*(?:#|[\r\n])")
_CURLY: Final = re.compile(f"[{MARKS}]")
_NUMBER_ESCAPE: Final = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")
_CLOSING: Final = {"[": "]", "{": "}"}


def quoted_from(source: Source, index: int) -> Fix | None:
    """The text that begins at an index in quotation marks; None where brackets make unsure how far it goes."""
    end, text = _text(source, index)
    unsure = _FLOW.search(text) and index != value_start(source, index)
    if unsure or not text:
        return None
    was = _EMPHASIS.sub(r"\2", text) if _EMPHASIS.fullmatch(text) else meant(text)
    whole = was != text and len(was) > 1 and was[0] == was[-1] == '"'
    return source.replacing(index, end, requoted(was[1:-1] if whole else was))


def plain_keys(source: Source, number: int) -> Fix | None:
    """The edit that takes Markdown's marks from the key of a row, and of all rows; None where that row has none."""
    if not _BOLD_KEY.match(source.line(number)):
        return None
    # A row of a block may look like a key.
    numbers = [number] if _BLOCK.search(source.text) else range(1, len(source.rows) + 1)
    found = ((source.starts[one - 1], key) for one in numbers if (key := _BOLD_KEY.match(source.line(one))))
    return source.at_once([source.replacing(at + key.start(1), at + key.end(), f"{key[2]}:") for at, key in found])


def quoted_value(source: Source, index: int) -> Fix | None:
    """The value of the line on which an index is, in quotation marks."""
    return quoted_from(source, value_start(source, index))


def quoted_anew(source: Source, index: int) -> Fix | None:
    """A quoted text that goes on after its second mark, in other marks; None where it may be part of a list."""
    end, text = _text(source, index)
    if text.endswith(("]", "}")):
        return None
    if repeated := _REPEATED_QUOTES.fullmatch(text):
        return source.replacing(index, end, quoted(repeated[2]))
    if source.text[:index].rstrip(" \t").endswith("-") and (parts := _QUOTED_TEXTS.fullmatch(text)):
        dash = "\n" + source.text[source.line_start(index) : index]
        return source.replacing(index, end, dash.join(_QUOTED_TEXT.findall(parts[0])))
    if (closed := _QUOTED_TEXT.match(text)) and text[closed.end() :] in {".", "!", "?"}:
        text = text[:-2] + text[-1] + text[0]
    return source.replacing(index, end, requoted(text[1:-1] if text[-1] == text[0] else text))


def closed_quote(source: Source, index: int) -> Fix | None:
    """A text in quotation marks of which only the first is there, or a curly one is the last."""
    end, text = _text(source, index)
    inner = text[1:]
    if len(_CURLY.findall(inner)) == 1 and _CURLY.match(inner[-1]):
        inner = inner[:-1]
    return source.replacing(index, end, requoted(inner)) if inner else None


def unescaped(source: Source, index: int) -> Fix | None:
    """A text in double quotes whose backslashes are meant as themselves; None where it does not end on its line."""
    end, text = _text(source, index)
    whole = len(text) > 1 and text.endswith('"') and '"' not in re.sub(r"\\.", "", text[1:-1])
    if _NUMBER_ESCAPE.search(text):
        return None
    return source.replacing(index, end, requoted(text[1:-1].replace('\\"', '"'))) if whole else None


def closed_brackets(source: Source, index: int) -> list[Fix]:
    """A list or mapping with the brackets that are missing, or a text in quotation marks: this first after a dash."""
    end, text = _text(source, index)
    missing: list[str] = []
    for character in text:
        if character in _CLOSING:
            missing.append(_CLOSING[character])
        elif missing and character == missing[-1]:
            missing.pop()
    if not missing or not text.strip("[]{} "):
        return []
    closed = source.replacing(index, end, text.rstrip(", ") + "".join(reversed(missing)))
    as_text = source.replacing(index, end, requoted(text))
    is_note = source.text[:index].rstrip(" \t").endswith("-") and not re.match(r"{\w+:", text)
    return [as_text, closed] if is_note else [closed, as_text]


def spaced_key(source: Source, index: int) -> Fix:
    """The line on which an index is, with a space after its first colon."""
    start, end, line = _line(source, index)
    return source.replacing(start, end, re.sub(r"^((?:-[ \t]+)*\w+:)", r"\1 ", line))


def key_with_colon(source: Source, index: int) -> Fix | None:
    """The line on which an index is, with a colon after its first word."""
    start, end, line = _line(source, index)
    word = _FIRST_WORD.match(line)
    if word is None:
        return None
    colon = ":" if word[0] == word[1] else ": "
    return source.replacing(start, end, f"{word[1]}{colon}{line[word.end() :]}".rstrip())


def dashed(source: Source, index: int) -> Fix | None:
    """The line on which an index is, as an item of a list; None where it may as well go on with the item above."""
    start, end, line = _line(source, index)
    return None if line[:1].islower() else source.replacing(start, end, f"- {line.removeprefix('-')}")


def dashed_texts(source: Source, number: int) -> Fix | None:
    """Rows below a key that hold a text in quotation marks each, as items of a list; None where there are not several.

    Args:
        source: the file.
        number: of one of the rows, from 1.
    """
    top = number
    while _QUOTED_ROW.match(source.line(top - 1)):
        top -= 1
    rows: list[re.Match[str]] = []
    while (row := _QUOTED_ROW.match(source.line(top + len(rows)))) and (not rows or row[1] == rows[0][1]):
        rows.append(row)
    above = source.line(top - 1).rstrip()
    if not rows[1:] or not KEY_LINE.match(above) or not above.endswith(":"):
        return None
    end = source.line_end(source.starts[top + len(rows) - 2])
    return source.replacing(source.starts[top - 1], end, "\n".join(f"{row[1]}- {row[2]}" for row in rows))


def without_repetition(source: Source, first: int, again: int) -> Fix | None:
    """The edit that takes a row away which is the same as another; None where it is not, or may hold further rows."""
    row = source.line(again)
    if not KEY_LINE.match(row) or row.rstrip().endswith(":") or row.split() != source.line(first).split():
        return None
    end = source.starts[again] if again < len(source.starts) else len(source.text)
    return source.replacing(source.starts[again - 1], end, "")


def list_below(source: Source, index: int) -> list[Fix]:
    """A list that begins on the line of its key: below it, where its further rows stand, or a text without its dash."""
    line = source.position(index).line
    start, indent, following = source.starts[line - 1], indent_of(source.line(line)), source.line(line + 1)
    key = source.text[start:index].rstrip(" ")
    if not key.endswith(":"):
        return []
    column = indent_of(following) if DASH_LINE.match(following) and indent_of(following) > indent else indent + STEP
    end, text = _text(source, index)
    below = source.replacing(start + len(key), index, "\n" + " " * column)
    return [below, source.replacing(index, end, text.removeprefix("-").lstrip())]


def indent_of(row: str) -> int:
    """How far in a row begins."""
    return len(row) - len(row.lstrip(" "))


def value_start(source: Source, index: int) -> int:
    """Index of the value of the line on which an index is."""
    number = source.position(index).line
    match = _LEAD.match(source.line(number))
    return source.starts[number - 1] + (match.end() if match else 0)


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
        if indent_of(line) <= owner or _OTHER_ROW.match(line):
            break
        part = _COMMENT.sub("", line)
        end = source.starts[number - 1] + len(part.rstrip())
        parts.append(part.strip())
    return end, " ".join(parts)
