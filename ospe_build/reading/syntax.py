"""What libyaml could not read, told by what a writer most often did: its own words are for programmers.

Each cause is one function that looks at the problem and says whether it is its own; the first that does is right.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import yaml
from yaml.events import ScalarEvent

from ospe_build.reading import marks, mending
from ospe_build.reading import syntax_rows as rows
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.source import Source
from ospe_build.reading.syntax_problem import SyntaxCause, SyntaxProblem

_IN_BACKTICKS: Final = re.compile(r"`([\w-]+)`[ \t]*(?=[\r\n]|\Z)")
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


def _bold(problem: SyntaxProblem) -> SyntaxCause | None:
    """A key in the marks by which Markdown makes it bold."""
    fix = mending.plain_keys(problem.source, problem.source.position(problem.begin).line)
    return SyntaxCause(problem.begin, "bold", fix=fix) if fix else None


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


_CAUSES: Final[tuple[Callable[[SyntaxProblem], SyntaxCause | None], ...]] = (
    _depth, rows.tab, rows.soft_hyphen, _bold, rows.dash_before_key, rows.bullet, rows.missing_dashes,
    _comma, _refused_feature, _escape, _quote, _bracket, _start, _question,
    rows.list_in_line, rows.second_colon, rows.missing_colon, rows.cutting_comment, rows.wrong_indent,
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
