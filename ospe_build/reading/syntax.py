"""What libyaml could not read, told by what a writer most often did: its own words are for programmers.

Each cause is one function that looks at the trouble and says whether it is its own; the first that does is right.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import yaml
from yaml.events import ScalarEvent

from ospe_build.reading import marks
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.source import Source, quoted

_LEAD: Final = re.compile(r"[ \t]*(?:(?:-[ \t]+)+(?:[a-z0-9_]+:[ \t]+)?|\w+:[ \t]+)?")
"""What stands on a line before its value: a key; or dashes, and only after them a key as the schema writes it."""

_KEY_LINE: Final = re.compile(r"[ \t]*(?:-[ \t]+)*[\w-]+:(?:\s|\Z)")
_TIGHT_KEY: Final = re.compile(r"[ \t]*(?:-[ \t]+)*\w+:\S")
_DASH_LINE: Final = re.compile(r"[ \t]*-(?:\s|\Z)")
_CUTTING_COMMENT: Final = re.compile(r"\S[ \t]+(#)")
_NO_START: Final = ("cannot start any token", "expected node content", "incompatible")
_RESERVED: Final = frozenset("@`%|>,]}")
_CLOSING: Final = frozenset("]},")
_QUOTES: Final = ("'", '"')


@dataclass(frozen=True, slots=True)
class _Trouble:
    """An error of libyaml, with the text around it.

    Attributes:
        source: the whole text.
        about: what libyaml was doing and what it missed, in its words.
        begin: index where it began what it was doing; the same as `index` where it does not say.
        index: index where it stopped.
        last: the last scalar that it read.
    """

    source: Source
    about: str
    begin: int
    index: int
    last: ScalarEvent | None

    @property
    def line_number(self) -> int:
        return self.source.position(self.index).line

    @property
    def line(self) -> str:
        return self.source.line(self.line_number)

    @property
    def before(self) -> str:
        """What stands on the line before the place where libyaml stopped."""
        return self.line[: self.source.position(self.index).column - 1]

    @property
    def character(self) -> str:
        return self.source.text[self.index : self.index + 1]

    def value_of_line(self, index: int) -> str | None:
        """The value of the line that an index is on, in quotation marks."""
        number = self.source.position(index).line
        match = _LEAD.match(self.source.line(number))
        value = self.source.line(number)[match.end() if match else 0 :].strip()
        return quoted(value) if value else None


@dataclass(frozen=True, slots=True)
class _Cause:
    index: int
    variant: str = ""
    code: str = "OSPE104"
    suggestion: str | None = None
    character: str = ""


def _depth(trouble: _Trouble) -> _Cause | None:
    """So many brackets on one line that libyaml gave up before it told us of the first."""
    return _Cause(trouble.index, code="OSPE110") if "maximum nesting depth" in trouble.about else None


def _tab(trouble: _Trouble) -> _Cause | None:
    if "tab character" in trouble.about or trouble.character == "\t":
        return _Cause(trouble.index, "tab")
    return None


def _refused_feature(trouble: _Trouble) -> _Cause | None:
    """Text that begins like an alias, an anchor or a tag, but is none."""
    for word, code in (("an alias", "OSPE107"), ("an anchor", "OSPE106"), ("tag", "OSPE109")):
        if word in trouble.about.lower():
            return _Cause(trouble.begin, "text", code, trouble.source.quoted_rest(trouble.begin))
    return None


def _escape(trouble: _Trouble) -> _Cause | None:
    return _Cause(trouble.index, "escape") if "while parsing a quoted scalar" in trouble.about else None


def _quote(trouble: _Trouble) -> _Cause | None:
    """A quotation mark that is not closed: up to the end of the file, or up to the next one, lines further down."""
    if "while scanning a quoted scalar" in trouble.about:
        return _Cause(trouble.begin, "quote")
    last = trouble.last
    if (
        last is None
        or last.style not in _QUOTES
        or trouble.source.text[marks.end(last).index : trouble.index].strip(" ")
    ):
        return None
    start = marks.start(last).index
    if marks.start(last).line != marks.end(last).line:
        return _Cause(start, "quote")
    raw = trouble.source.text[start : trouble.source.line_end(start)].strip()
    inner = raw[1:-1] if raw[-1] == raw[0] else raw
    suggestion = None if raw.endswith(("]", "}")) else quoted(inner)
    return _Cause(trouble.index, "after_quote", suggestion=suggestion)


def _bracket(trouble: _Trouble) -> _Cause | None:
    """A bracket that is not closed, or text after one that is."""
    if "while parsing a flow" in trouble.about and "expected ','" in trouble.about:
        return _Cause(trouble.begin, "bracket")
    if "did not find expected" in trouble.about and trouble.before.rstrip().endswith(("]", "}")):
        return _Cause(trouble.index, "after_bracket", suggestion=trouble.value_of_line(trouble.index))
    return None


def _start(trouble: _Trouble) -> _Cause | None:
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
    return _Cause(index, "start", suggestion=trouble.source.quoted_rest(index), character=character)


def _question(trouble: _Trouble) -> _Cause | None:
    if "mapping keys are not allowed" in trouble.about:
        return _Cause(trouble.index, "question", "OSPE114", trouble.source.quoted_rest(trouble.index))
    if "expected key" in trouble.about and trouble.character == ":":
        return _Cause(trouble.index, "empty", "OSPE114")
    return None


def _list_in_line(trouble: _Trouble) -> _Cause | None:
    return _Cause(trouble.index, "list_in_line") if "sequence entries are not allowed" in trouble.about else None


def _colon(trouble: _Trouble) -> _Cause | None:
    """A second colon on a line; or the first one, after a line that was read as one text with this one."""
    if "mapping values are not allowed" not in trouble.about:
        return None
    if re.search(r":\s", trouble.before):
        return _Cause(trouble.index, "colon", suggestion=trouble.value_of_line(trouble.index))
    last = trouble.last
    if last is not None and marks.start(last).line != marks.end(last).line:
        first = marks.start(last)
        line = trouble.source.line(first.line + 1)
        if _TIGHT_KEY.match(line):
            return _Cause(first.index, "colon_space")
        if not line[: first.column].strip():
            return _Cause(first.index, "no_colon")
    return _Cause(_text_start(trouble), "indent")


def _no_colon(trouble: _Trouble) -> _Cause | None:
    """A line among keys that is no key: its colon or its dash is missing."""
    if "could not find expected ':'" not in trouble.about:
        return None
    place = trouble.source.position(trouble.begin)
    if _TIGHT_KEY.match(trouble.source.line(place.line)):
        return _Cause(trouble.begin, "colon_space")
    for number in range(place.line - 1, 0, -1):
        line = trouble.source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < place.column:
            is_item = indent == place.column - 1 and _DASH_LINE.match(line)
            return _Cause(trouble.begin, "dash" if is_item else "no_colon")
    return _Cause(trouble.begin, "no_colon")


def _comment(trouble: _Trouble) -> _Cause | None:
    """A text of several lines whose earlier line was cut off by a comment."""
    if "did not find expected" not in trouble.about or trouble.before.strip() or trouble.line_number == 1:
        return None
    if _KEY_LINE.match(trouble.line) or _DASH_LINE.match(trouble.line):
        return None
    number = trouble.line_number - 1
    match = _CUTTING_COMMENT.search(trouble.source.line(number))
    return _Cause(trouble.source.starts[number - 1] + match.start(1), "comment") if match else None


def _indent(trouble: _Trouble) -> _Cause | None:
    if "did not find expected" in trouble.about:
        return _Cause(_text_start(trouble), "indent")
    return None


def _text_start(trouble: _Trouble) -> int:
    """Index of the first text on the line where libyaml stopped."""
    line = trouble.line
    return trouble.source.starts[trouble.line_number - 1] + len(line) - len(line.lstrip(" "))


_CAUSES: Final[tuple[Callable[[_Trouble], _Cause | None], ...]] = (
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
    trouble = _Trouble(source, about, begin, index, scalars[-1] if scalars else None)
    cause = next((cause for find in _CAUSES if (cause := find(trouble)) is not None), _Cause(index))
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
