"""What libyaml could not read, told by what a writer most often did: its own words are for programmers.

Each cause is one function that looks at the trouble and says whether it is its own; the first that does is right.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

import yaml
from yaml.events import ScalarEvent

from ospe_build.reading import marks
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.source import Source
from ospe_build.reading.trouble import Cause, Trouble
from ospe_build.scalar import quoted

_KEY_LINE: Final = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+:(?:\s|\Z)")
_TIGHT_KEY: Final = re.compile(r"[ \t]*(?:-[ \t]+)*\w+:\S")
_DASH_LINE: Final = re.compile(r"[ \t]*-(?:\s|\Z)")
_COLON_IN_ITEM: Final = re.compile(r"([ \t]*-[ \t]+)(?![a-z0-9_]{4,}:)[^\s:'\"\[{][^:#]*(:)[ \t]+\S")
_CUTTING_COMMENT: Final = re.compile(r"\S[ \t]+(#)")
_NO_START: Final = ("cannot start any token", "expected node content", "incompatible")
_RESERVED: Final = frozenset("@`%|>,]}")
_CLOSING: Final = frozenset("]},")
_QUOTES: Final = ("'", '"')


def _depth(trouble: Trouble) -> Cause | None:
    """So many brackets on one line that libyaml gave up before it told us of the first: shown is where they begin."""
    if "maximum nesting depth" not in trouble.about:
        return None
    before = trouble.source.text[: trouble.index]
    begin = len(before.rstrip("[{ "))
    return Cause(begin + len(before[begin:]) - len(before[begin:].lstrip()), code="OSPE110")


def _tab(trouble: Trouble) -> Cause | None:
    if "tab character" in trouble.about or trouble.character == "\t":
        return Cause(trouble.index, "tab")
    return None


def _refused_feature(trouble: Trouble) -> Cause | None:
    """Text that begins like an alias, an anchor or a tag, but is none."""
    for word, code in (("an alias", "OSPE107"), ("an anchor", "OSPE106"), ("tag", "OSPE109")):
        if word in trouble.about.lower():
            return Cause(trouble.begin, "text", code, trouble.source.quoted_rest(trouble.begin))
    return None


def _escape(trouble: Trouble) -> Cause | None:
    """A backslash in double quotes, before what is no escape of YAML; libyaml may have stopped after it."""
    if "while parsing a quoted scalar" not in trouble.about:
        return None
    return Cause(trouble.source.text.rfind("\\", trouble.begin, trouble.index + 1), "escape")


def _quote(trouble: Trouble) -> Cause | None:
    """A quotation mark that is not closed: up to the end of the file, or up to the next one, lines further down."""
    if "while scanning a quoted scalar" in trouble.about:
        return Cause(trouble.begin, "quote")
    last = trouble.last
    if (
        last is None
        or last.style not in _QUOTES
        or trouble.source.text[marks.end(last).index : trouble.index].strip(" ")
    ):
        return None
    start = marks.start(last).index
    if marks.start(last).line != marks.end(last).line:
        return Cause(start, "quote")
    raw = trouble.source.text[start : trouble.source.line_end(start)].strip()
    inner = raw[1:-1] if raw[-1] == raw[0] else raw
    suggestion = None if raw.endswith(("]", "}")) else quoted(inner)
    return Cause(trouble.index, "after_quote", suggestion=suggestion)


def _bracket(trouble: Trouble) -> Cause | None:
    """A bracket that is not closed, or text after one that is."""
    if "while parsing a flow" in trouble.about and "expected ','" in trouble.about:
        return Cause(trouble.begin, "bracket")
    if "while parsing a flow node" in trouble.about and trouble.character not in _RESERVED | {":"}:
        before = trouble.source.text[: trouble.index]
        return Cause(max(before.rfind("["), before.rfind("{")), "bracket")
    if "did not find expected" in trouble.about and trouble.before.rstrip().endswith(("]", "}")):
        return Cause(trouble.index, "after_bracket", suggestion=trouble.value_of_line(trouble.index))
    return None


def _start(trouble: Trouble) -> Cause | None:
    """A plain text that begins with a character which means something to YAML."""
    if "directive" in trouble.about or "a block scalar" in trouble.about:
        index = trouble.begin
    elif any(words in trouble.about for words in _NO_START) or (
        "expected key" in trouble.about and trouble.character in _CLOSING
    ):
        index = trouble.index
    else:
        return None
    character = trouble.source.text[index : index + 1]
    if not character or character not in _RESERVED:
        return None
    return Cause(index, "start", suggestion=trouble.source.quoted_rest(index), character=character)


def _question(trouble: Trouble) -> Cause | None:
    if "mapping keys are not allowed" in trouble.about:
        return Cause(trouble.index, "question", "OSPE114", trouble.source.quoted_rest(trouble.index))
    if trouble.character == ":" and ("expected key" in trouble.about or "expected node content" in trouble.about):
        return Cause(trouble.index, "empty", "OSPE114")
    return None


def _list_in_line(trouble: Trouble) -> Cause | None:
    return Cause(trouble.index, "list_in_line") if "sequence entries are not allowed" in trouble.about else None


def _colon(trouble: Trouble) -> Cause | None:
    """A second colon on a line; or the first one, after a line that was read as one text with this one."""
    if "mapping values are not allowed" not in trouble.about:
        return None
    if re.search(r":\s", trouble.before):
        return Cause(trouble.index, "colon", suggestion=trouble.value_of_line(trouble.index))
    last = trouble.last
    if last is not None and marks.start(last).line != marks.end(last).line:
        first = marks.start(last)
        line = trouble.source.line(first.line + 1)
        if _TIGHT_KEY.match(line):
            return Cause(first.index, "colon_space")
        if not line[: first.column].strip():
            return Cause(first.index, "no_colon")
    return Cause(trouble.text_start, "indent")


def _no_colon(trouble: Trouble) -> Cause | None:
    """A line among keys that is no key: its colon or its dash is missing."""
    if "could not find expected ':'" not in trouble.about:
        return None
    place = trouble.source.position(trouble.begin)
    if _TIGHT_KEY.match(trouble.source.line(place.line)):
        return Cause(trouble.begin, "colon_space")
    above = trouble.source.line(place.line - 1)
    if (cut := _COLON_IN_ITEM.match(above)) and cut.end(1) == place.column - 1:
        return Cause(trouble.source.starts[place.line - 2] + cut.start(2), "colon")
    for number in range(place.line - 1, 0, -1):
        line = trouble.source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < place.column:
            is_item = indent == place.column - 1 and _DASH_LINE.match(line)
            return Cause(trouble.begin, "dash" if is_item else "no_colon")
    return Cause(trouble.begin, "no_colon")


def _comment(trouble: Trouble) -> Cause | None:
    """A text of several lines whose earlier line was cut off by a comment."""
    if "did not find expected" not in trouble.about or trouble.before.strip() or trouble.line_number == 1:
        return None
    if _KEY_LINE.match(trouble.line) or _DASH_LINE.match(trouble.line):
        return None
    number = trouble.line_number - 1
    match = _CUTTING_COMMENT.search(trouble.source.line(number))
    return Cause(trouble.source.starts[number - 1] + match.start(1), "comment") if match else None


def _indent(trouble: Trouble) -> Cause | None:
    if "did not find expected" in trouble.about and "node content" not in trouble.about:
        return Cause(trouble.text_start, "indent")
    return None


_CAUSES: Final[tuple[Callable[[Trouble], Cause | None], ...]] = (
    _depth,
    _tab,
    _refused_feature,
    _escape,
    _quote,
    _bracket,
    _start,
    _question,
    _list_in_line,
    _colon,
    _no_colon,
    _comment,
    _indent,
)


def refuse_syntax(
    error: yaml.MarkedYAMLError, source: Source, scalars: Sequence[ScalarEvent], complaints: Complaints
) -> None:
    """Complain of what libyaml could not read, unless it only follows from what was complained of already.

    Args:
        error: what libyaml raised.
        source: the text that it read.
        scalars: what it had read before.
        complaints: where to complain.
    """
    end = len(source.text.rstrip())
    index = min(error.problem_mark.index, end) if error.problem_mark else end
    begin = error.context_mark.index if error.context_mark else index
    about = f"{error.context}: {error.problem}"
    trouble = Trouble(source, about, begin, index, scalars[-1] if scalars else None)
    cause = next((cause for find in _CAUSES if (cause := find(trouble)) is not None), Cause(index))
    position = source.position(cause.index)
    if complaints.on_line(position.line):
        return
    complaints.add(
        cause.code,
        position,
        variant=cause.variant,
        suggestion=cause.suggestion,
        params={"character": cause.character} if cause.character else None,
    )
