"""What libyaml could not read, told by what a writer most often did: its own words are for programmers.

Each cause is one function that looks at the problem and says whether it is its own; the first that does is right.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Final

import yaml
from yaml.events import ScalarEvent

from ospe_build.reading import marks, mending
from ospe_build.reading.bullets import bullet_of, relisted
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.mending import DASH_LINE, KEY_LINE, TIGHT_KEY
from ospe_build.reading.source import Source
from ospe_build.reading.syntax_problem import SyntaxCause, SyntaxProblem

_COLON_IN_ITEM: Final = re.compile(r"([ \t]*-[ \t]+)(?![a-z0-9_]{4,}:)[^\s:'\"\[{][^:#]*(:)[ \t]+\S")
_SOFT_HYPHENS: Final = re.compile("\xad+")
_DASHED_KEY: Final = re.compile(r"([ ]*)-[ ]+(?=[a-z0-9_]{4,}:(?:\s|\Z))")
_KEY: Final = re.compile(r"[a-z0-9_]{4,}:(?:\s|\Z)")
_IN_BACKTICKS: Final = re.compile(r"`([\w-]+)`[ \t]*(?=[\r\n]|\Z)")
_TIGHT_DASH: Final = re.compile(r"[ \t]*-[^\s-]")
_CUTTING_COMMENT: Final = re.compile(r"\S[ \t]+(#)")
_NO_START: Final = ("cannot start any token", "expected node content", "incompatible")
_RESERVED: Final = frozenset("@`%|>,]}")
_CLOSING: Final = frozenset("]},")
_QUOTES: Final = ("'", '"')
_CLOSED: Final = (*_QUOTES, "]", "}")
_COMMA: Final = re.compile(r"[,;][ \t]*(?:#.*)?(?=[\r\n]|\Z)")


def _depth(problem: SyntaxProblem) -> SyntaxCause | None:
    """So many brackets on one line that libyaml gave up before it told us of the first: shown is where they begin."""
    if "maximum nesting depth" not in problem.about:
        return None
    before = problem.source.text[: problem.index]
    begin = len(before.rstrip("[{ "))
    index = begin + len(before[begin:]) - len(before[begin:].lstrip())
    return SyntaxCause(index, code="OSPE110", fix=mending.quoted_value(problem.source, index))


def _tab(problem: SyntaxProblem) -> SyntaxCause | None:
    if "tab character" in problem.about or problem.character == "\t":
        return SyntaxCause.of(problem.index, "tab", mending.untabbed(problem.source, problem.index))
    return None


def _bold(problem: SyntaxProblem) -> SyntaxCause | None:
    """A key in the marks by which Markdown makes it bold."""
    fix = mending.plain_keys(problem.source, problem.source.position(problem.begin).line)
    return SyntaxCause(problem.begin, "bold", fix=fix) if fix else None


def _soft_hyphen(problem: SyntaxProblem) -> SyntaxCause | None:
    """A mark that cannot be seen before a row's indentation; libyaml may have stopped further down."""
    for number in range(problem.line_number, 0, -1):
        if found := _SOFT_HYPHENS.match(problem.source.line(number)):
            start = problem.source.starts[number - 1]
            fix = problem.source.replacing(start, start + found.end(), "")
            return SyntaxCause(start, code="OSPE113", fix=fix, character="U+00AD")
    return None


def _dash_before_key(problem: SyntaxProblem) -> SyntaxCause | None:
    """A dash before one of several keys, where no list is."""
    found = _DASHED_KEY.match(problem.line)
    if found is None or "did not find expected" not in problem.about:
        return None
    above = (problem.source.line(number) for number in range(problem.line_number - 1, 0, -1))
    indent = len(found[1])
    sibling = next((row for row in above if row.strip() and len(row) - len(row.lstrip(" ")) <= indent), "")
    if not sibling.startswith(found[1]) or not _KEY.match(sibling.lstrip(" ")):
        return None
    start = problem.source.starts[problem.line_number - 1]
    fix = problem.source.replacing(start + indent, start + found.end(), "")
    return SyntaxCause(start + indent, "dash_before_key", fix=fix)


def _bullet(problem: SyntaxProblem) -> SyntaxCause | None:
    """A list whose rows begin with another mark than a dash."""
    fix = relisted(problem.source, problem.source.position(problem.begin).line)
    if fix is None:
        return None
    index = problem.source.starts[fix.line - 1] + fix.column - 1
    suggestion = dedent(" " * (fix.column - 1) + fix.text)
    character = bullet_of(problem.source.line(fix.line))
    return SyntaxCause(index, "bullet", fix=fix, suggestion=suggestion, character=character)


def _dashes(problem: SyntaxProblem) -> SyntaxCause | None:
    """Texts in quotation marks below each other, without dashes."""
    fix = mending.dashed_texts(problem.source, problem.line_number)
    if fix is None:
        return None
    index = problem.source.starts[fix.line - 1] + len(fix.text) - len(fix.text.lstrip(" "))
    return SyntaxCause(index, "dash", fix=fix, suggestion=dedent(fix.text))


def _comma(problem: SyntaxProblem) -> SyntaxCause | None:
    """A comma after a text in quotation marks or brackets, as it would stand in a list of another language."""
    before = problem.before.rstrip()
    if not _COMMA.match(problem.source.text, problem.index) or not before.endswith(_CLOSED):
        return None
    start = mending.value_start(problem.source, problem.index)
    if problem.last is not None and before.endswith(_QUOTES):
        start = marks.start(problem.last).index
    fix = problem.source.replacing(start, problem.index + 1, problem.source.text[start : problem.index].rstrip())
    return SyntaxCause(problem.index, "comma", fix=fix, character=problem.character)


def _refused_feature(problem: SyntaxProblem) -> SyntaxCause | None:
    """Text that begins like an alias, an anchor or a tag, but is none."""
    for word, code in (("an alias", "OSPE107"), ("an anchor", "OSPE106"), ("tag", "OSPE109")):
        if word in problem.about.lower():
            return SyntaxCause(problem.begin, "text", code, mending.quoted_from(problem.source, problem.begin))
    return None


def _escape(problem: SyntaxProblem) -> SyntaxCause | None:
    """A backslash in double quotes, before what is no escape of YAML; libyaml may have stopped after it."""
    if "while parsing a quoted scalar" not in problem.about:
        return None
    index = problem.source.text.rfind("\\", problem.begin, problem.index + 1)
    return SyntaxCause(index, "escape", fix=mending.unescaped(problem.source, problem.begin))


def _quote(problem: SyntaxProblem) -> SyntaxCause | None:
    """A quotation mark that is not closed: up to the end of the file, or up to the next one, lines further down."""
    if "while scanning a quoted scalar" in problem.about:
        return SyntaxCause(problem.begin, "quote", fix=mending.closed_quote(problem.source, problem.begin))
    last = problem.last
    if (
        last is None
        or last.style not in _QUOTES
        or problem.source.text[marks.end(last).index : problem.index].strip(" ")
    ):
        return None
    start = marks.start(last).index
    if marks.start(last).line != marks.end(last).line:
        return SyntaxCause(start, "quote", fix=mending.closed_quote(problem.source, start))
    return SyntaxCause(problem.index, "after_quote", fix=mending.quoted_anew(problem.source, start))


def _bracket(problem: SyntaxProblem) -> SyntaxCause | None:
    """A bracket that is not closed, or text after one that is."""
    if "while parsing a flow" in problem.about and "expected ','" in problem.about:
        return SyntaxCause.of(problem.begin, "bracket", mending.closed_brackets(problem.source, problem.begin))
    if "while parsing a flow node" in problem.about and problem.character not in _RESERVED | {":"}:
        before = problem.source.text[: problem.index]
        begin = max(before.rfind("["), before.rfind("{"))
        return SyntaxCause.of(begin, "bracket", mending.closed_brackets(problem.source, begin))
    if "did not find expected" in problem.about and problem.before.rstrip().endswith(("]", "}")):
        return SyntaxCause(problem.index, "after_bracket", fix=mending.quoted_value(problem.source, problem.index))
    return None


def _start(problem: SyntaxProblem) -> SyntaxCause | None:
    """A plain text that begins with a character which means something to YAML."""
    if "directive" in problem.about or "a block scalar" in problem.about:
        index = problem.begin
    elif any(words in problem.about for words in _NO_START) or (
        "expected key" in problem.about and problem.character in _CLOSING
    ):
        index = problem.index
    else:
        return None
    character = problem.source.text[index : index + 1]
    if not character or character not in _RESERVED:
        return None
    fixes = [fix for fix in (mending.quoted_from(problem.source, index),) if fix]
    if bare := _IN_BACKTICKS.match(problem.source.text, index):  # a number stays one
        fixes.append(problem.source.replacing(index, bare.end(), bare[1]))
    cause = SyntaxCause.of(index, "start", fixes)
    return replace(cause, character=character)


def _question(problem: SyntaxProblem) -> SyntaxCause | None:
    if "mapping keys are not allowed" in problem.about:
        return SyntaxCause(problem.index, "question", "OSPE114", mending.quoted_from(problem.source, problem.index))
    if problem.character == ":" and ("expected key" in problem.about or "expected node content" in problem.about):
        return SyntaxCause(problem.index, "empty", "OSPE114", mending.quoted_value(problem.source, problem.index))
    return None


def _list_in_line(problem: SyntaxProblem) -> SyntaxCause | None:
    if "sequence entries are not allowed" not in problem.about:
        return None
    return SyntaxCause.of(problem.index, "list_in_line", mending.list_below(problem.source, problem.index))


def _colon(problem: SyntaxProblem) -> SyntaxCause | None:
    """A second colon on a line; or the first one, after a line that was read as one text with this one."""
    if "mapping values are not allowed" not in problem.about:
        return None
    if re.search(r":\s", problem.before):
        return SyntaxCause(problem.index, "colon", fix=mending.quoted_value(problem.source, problem.index))
    last = problem.last
    if last is not None and marks.start(last).line != marks.end(last).line:
        first = marks.start(last)
        line = problem.source.line(first.line + 1)
        if TIGHT_KEY.match(line):
            return SyntaxCause(first.index, "colon_space", fix=mending.spaced_key(problem.source, first.index))
        if not line[: first.column].strip():
            return SyntaxCause(first.index, "no_colon", fix=mending.key_with_colon(problem.source, first.index))
    return SyntaxCause.of(problem.text_start, "indent", mending.moved(problem.source, problem.index))


def _no_colon(problem: SyntaxProblem) -> SyntaxCause | None:
    """A line among keys that is no key: its colon or its dash is missing."""
    if "could not find expected ':'" not in problem.about:
        return None
    place = problem.source.position(problem.begin)
    if TIGHT_KEY.match(problem.source.line(place.line)):
        return SyntaxCause(problem.begin, "colon_space", fix=mending.spaced_key(problem.source, problem.begin))
    above = problem.source.line(place.line - 1)
    if (cut := _COLON_IN_ITEM.match(above)) and cut.end(1) == place.column - 1:
        index = problem.source.starts[place.line - 2] + cut.start(2)
        return SyntaxCause(index, "colon", fix=mending.quoted_value(problem.source, index))
    for number in range(place.line - 1, 0, -1):
        line = problem.source.line(number)
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < place.column:
            if indent == place.column - 1 and DASH_LINE.match(line):
                variant = "dash_space" if problem.source.text[problem.begin] == "-" else "dash"
                return SyntaxCause(problem.begin, variant, fix=mending.dashed(problem.source, problem.begin))
            break
    return SyntaxCause(problem.begin, "no_colon", fix=mending.key_with_colon(problem.source, problem.begin))


def _comment(problem: SyntaxProblem) -> SyntaxCause | None:
    """A text of several lines whose earlier line was cut off by a comment."""
    if "did not find expected" not in problem.about or problem.before.strip() or problem.line_number == 1:
        return None
    if KEY_LINE.match(problem.line) or DASH_LINE.match(problem.line):
        return None
    number = problem.line_number - 1
    match = _CUTTING_COMMENT.search(problem.source.line(number))
    if match is None:
        return None
    index = problem.source.starts[number - 1] + match.start(1)
    return SyntaxCause(index, "comment", fix=mending.quoted_value(problem.source, index))


def _indent(problem: SyntaxProblem) -> SyntaxCause | None:
    if "did not find expected" in problem.about and "node content" not in problem.about:
        if _TIGHT_DASH.match(problem.line):
            return SyntaxCause(problem.text_start, "dash_space", fix=mending.dashed(problem.source, problem.text_start))
        return SyntaxCause.of(problem.text_start, "indent", mending.moved(problem.source, problem.index))
    return None


_CAUSES: Final[tuple[Callable[[SyntaxProblem], SyntaxCause | None], ...]] = (
    _depth, _tab, _soft_hyphen, _bold, _dash_before_key,
    _bullet, _dashes, _comma, _refused_feature, _escape, _quote, _bracket, _start, _question,
    _list_in_line, _colon, _no_colon, _comment, _indent,
)  # fmt: skip


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
    problem = SyntaxProblem(source, about, begin, index, scalars[-1] if scalars else None)
    cause = next((cause for find in _CAUSES if (cause := find(problem)) is not None), SyntaxCause(index))
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
