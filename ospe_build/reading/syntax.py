"""What libyaml could not read, told by what a writer most often did: its own words are for programmers.

Each cause is one function that looks at the trouble and says whether it is its own; the first that does is right.
"""

import re
from collections.abc import Callable, Sequence
from textwrap import dedent
from typing import Final

import yaml
from yaml.events import ScalarEvent

from ospe_build.reading import marks, mending
from ospe_build.reading.bullets import bullet_of, relisted
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.mending import DASH_LINE, KEY_LINE, TIGHT_KEY
from ospe_build.reading.source import Source
from ospe_build.reading.trouble import Cause, Trouble

_COLON_IN_ITEM: Final = re.compile(r"([ \t]*-[ \t]+)(?![a-z0-9_]{4,}:)[^\s:'\"\[{][^:#]*(:)[ \t]+\S")
_TIGHT_DASH: Final = re.compile(r"[ \t]*-[^\s-]")
_CUTTING_COMMENT: Final = re.compile(r"\S[ \t]+(#)")
_NO_START: Final = ("cannot start any token", "expected node content", "incompatible")
_RESERVED: Final = frozenset("@`%|>,]}")
_CLOSING: Final = frozenset("]},")
_QUOTES: Final = ("'", '"')
_CLOSED: Final = (*_QUOTES, "]", "}")
_COMMA: Final = re.compile(r"[,;][ \t]*(?:#.*)?(?=[\r\n]|\Z)")


def _depth(trouble: Trouble) -> Cause | None:
    """So many brackets on one line that libyaml gave up before it told us of the first: shown is where they begin."""
    if "maximum nesting depth" not in trouble.about:
        return None
    before = trouble.source.text[: trouble.index]
    begin = len(before.rstrip("[{ "))
    index = begin + len(before[begin:]) - len(before[begin:].lstrip())
    return Cause(index, code="OSPE110", fix=mending.quoted_value(trouble.source, index))


def _tab(trouble: Trouble) -> Cause | None:
    if "tab character" in trouble.about or trouble.character == "\t":
        return Cause.of(trouble.index, "tab", mending.untabbed(trouble.source, trouble.index))
    return None


def _bullet(trouble: Trouble) -> Cause | None:
    """A list whose rows begin with another mark than a dash."""
    fix = relisted(trouble.source, trouble.source.position(trouble.begin).line)
    if fix is None:
        return None
    index = trouble.source.starts[fix.line - 1] + fix.column - 1
    suggestion = dedent(" " * (fix.column - 1) + fix.text)
    return Cause(index, "bullet", fix=fix, suggestion=suggestion, character=bullet_of(trouble.source.line(fix.line)))


def _comma(trouble: Trouble) -> Cause | None:
    """A comma after a text in quotation marks or brackets, as it would stand in a list of another language."""
    before = trouble.before.rstrip()
    if not _COMMA.match(trouble.source.text, trouble.index) or not before.endswith(_CLOSED):
        return None
    start = mending.value_start(trouble.source, trouble.index)
    if trouble.last is not None and before.endswith(_QUOTES):
        start = marks.start(trouble.last).index
    fix = trouble.source.replacing(start, trouble.index + 1, trouble.source.text[start : trouble.index].rstrip())
    return Cause(trouble.index, "comma", fix=fix, character=trouble.character)


def _refused_feature(trouble: Trouble) -> Cause | None:
    """Text that begins like an alias, an anchor or a tag, but is none."""
    for word, code in (("an alias", "OSPE107"), ("an anchor", "OSPE106"), ("tag", "OSPE109")):
        if word in trouble.about.lower():
            return Cause(trouble.begin, "text", code, mending.quoted_from(trouble.source, trouble.begin))
    return None


def _escape(trouble: Trouble) -> Cause | None:
    """A backslash in double quotes, before what is no escape of YAML; libyaml may have stopped after it."""
    if "while parsing a quoted scalar" not in trouble.about:
        return None
    index = trouble.source.text.rfind("\\", trouble.begin, trouble.index + 1)
    return Cause(index, "escape", fix=mending.unescaped(trouble.source, trouble.begin))


def _quote(trouble: Trouble) -> Cause | None:
    """A quotation mark that is not closed: up to the end of the file, or up to the next one, lines further down."""
    if "while scanning a quoted scalar" in trouble.about:
        return Cause(trouble.begin, "quote", fix=mending.closed_quote(trouble.source, trouble.begin))
    last = trouble.last
    if (
        last is None
        or last.style not in _QUOTES
        or trouble.source.text[marks.end(last).index : trouble.index].strip(" ")
    ):
        return None
    start = marks.start(last).index
    if marks.start(last).line != marks.end(last).line:
        return Cause(start, "quote", fix=mending.closed_quote(trouble.source, start))
    return Cause(trouble.index, "after_quote", fix=mending.quoted_anew(trouble.source, start))


def _bracket(trouble: Trouble) -> Cause | None:
    """A bracket that is not closed, or text after one that is."""
    if "while parsing a flow" in trouble.about and "expected ','" in trouble.about:
        return Cause.of(trouble.begin, "bracket", mending.closed_brackets(trouble.source, trouble.begin))
    if "while parsing a flow node" in trouble.about and trouble.character not in _RESERVED | {":"}:
        before = trouble.source.text[: trouble.index]
        begin = max(before.rfind("["), before.rfind("{"))
        return Cause.of(begin, "bracket", mending.closed_brackets(trouble.source, begin))
    if "did not find expected" in trouble.about and trouble.before.rstrip().endswith(("]", "}")):
        return Cause(trouble.index, "after_bracket", fix=mending.quoted_value(trouble.source, trouble.index))
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
    return Cause(index, "start", fix=mending.quoted_from(trouble.source, index), character=character)


def _question(trouble: Trouble) -> Cause | None:
    if "mapping keys are not allowed" in trouble.about:
        return Cause(trouble.index, "question", "OSPE114", mending.quoted_from(trouble.source, trouble.index))
    if trouble.character == ":" and ("expected key" in trouble.about or "expected node content" in trouble.about):
        return Cause(trouble.index, "empty", "OSPE114", mending.quoted_value(trouble.source, trouble.index))
    return None


def _list_in_line(trouble: Trouble) -> Cause | None:
    if "sequence entries are not allowed" not in trouble.about:
        return None
    return Cause.of(trouble.index, "list_in_line", mending.list_below(trouble.source, trouble.index))


def _colon(trouble: Trouble) -> Cause | None:
    """A second colon on a line; or the first one, after a line that was read as one text with this one."""
    if "mapping values are not allowed" not in trouble.about:
        return None
    if re.search(r":\s", trouble.before):
        return Cause(trouble.index, "colon", fix=mending.quoted_value(trouble.source, trouble.index))
    last = trouble.last
    if last is not None and marks.start(last).line != marks.end(last).line:
        first = marks.start(last)
        line = trouble.source.line(first.line + 1)
        if TIGHT_KEY.match(line):
            return Cause(first.index, "colon_space", fix=mending.spaced_key(trouble.source, first.index))
        if not line[: first.column].strip():
            return Cause(first.index, "no_colon", fix=mending.key_with_colon(trouble.source, first.index))
    return Cause.of(trouble.text_start, "indent", mending.moved(trouble.source, trouble.index))


def _no_colon(trouble: Trouble) -> Cause | None:
    """A line among keys that is no key: its colon or its dash is missing."""
    if "could not find expected ':'" not in trouble.about:
        return None
    place = trouble.source.position(trouble.begin)
    if TIGHT_KEY.match(trouble.source.line(place.line)):
        return Cause(trouble.begin, "colon_space", fix=mending.spaced_key(trouble.source, trouble.begin))
    above = trouble.source.line(place.line - 1)
    if (cut := _COLON_IN_ITEM.match(above)) and cut.end(1) == place.column - 1:
        index = trouble.source.starts[place.line - 2] + cut.start(2)
        return Cause(index, "colon", fix=mending.quoted_value(trouble.source, index))
    for number in range(place.line - 1, 0, -1):
        line = trouble.source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < place.column:
            if indent == place.column - 1 and DASH_LINE.match(line):
                variant = "dash_space" if trouble.source.text[trouble.begin] == "-" else "dash"
                return Cause(trouble.begin, variant, fix=mending.dashed(trouble.source, trouble.begin))
            break
    return Cause(trouble.begin, "no_colon", fix=mending.key_with_colon(trouble.source, trouble.begin))


def _comment(trouble: Trouble) -> Cause | None:
    """A text of several lines whose earlier line was cut off by a comment."""
    if "did not find expected" not in trouble.about or trouble.before.strip() or trouble.line_number == 1:
        return None
    if KEY_LINE.match(trouble.line) or DASH_LINE.match(trouble.line):
        return None
    number = trouble.line_number - 1
    match = _CUTTING_COMMENT.search(trouble.source.line(number))
    if match is None:
        return None
    index = trouble.source.starts[number - 1] + match.start(1)
    return Cause(index, "comment", fix=mending.quoted_value(trouble.source, index))


def _indent(trouble: Trouble) -> Cause | None:
    if "did not find expected" in trouble.about and "node content" not in trouble.about:
        if _TIGHT_DASH.match(trouble.line):
            return Cause(trouble.text_start, "dash_space", fix=mending.dashed(trouble.source, trouble.text_start))
        return Cause.of(trouble.text_start, "indent", mending.moved(trouble.source, trouble.index))
    return None


_CAUSES: Final[tuple[Callable[[Trouble], Cause | None], ...]] = (
    _depth,
    _tab,
    _bullet,
    _comma,
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
        fix=cause.fix,
        others=cause.others,
        params={"character": cause.character} if cause.character else None,
    )
