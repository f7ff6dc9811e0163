"""Causes of what libyaml could not read that lie in how rows stand: in their indentation, dashes and colons.

Each looks at the problem and says whether it is its own.
"""

import re
from textwrap import dedent
from typing import Final

from ospe_build.reading import levels, marks, mending
from ospe_build.reading.bullets import bullet_of, relisted
from ospe_build.reading.mending import DASH_LINE, KEY_LINE, TIGHT_KEY
from ospe_build.reading.syntax_problem import SyntaxCause, SyntaxProblem

_COLON_IN_ITEM: Final = re.compile(r"([ \t]*-[ \t]+)(?![a-z0-9_]{4,}:)[^\s:'\"\[{][^:#]*(:)[ \t]+\S")
_SOFT_HYPHENS: Final = re.compile("\xad+")
_DASHED_KEY: Final = re.compile(r"([ ]*)-[ ]+(?=[a-z0-9_]{4,}:(?:\s|\Z))")
_KEY: Final = re.compile(r"[a-z0-9_]{4,}:(?:\s|\Z)")
_TIGHT_DASH: Final = re.compile(r"[ \t]*-[^\s-]")
_CUTTING_COMMENT: Final = re.compile(r"\S[ \t]+(#)")


def tab(problem: SyntaxProblem) -> SyntaxCause | None:
    """A tab, which YAML allows in no indentation."""
    if "tab character" in problem.about or problem.character == "\t":
        return SyntaxCause.of(problem.index, "tab", levels.untabbed(problem.source, problem.index))
    return None


def soft_hyphen(problem: SyntaxProblem) -> SyntaxCause | None:
    """A mark that cannot be seen before a row's indentation; libyaml may have stopped further down."""
    for number in range(problem.line_number, 0, -1):
        if found := _SOFT_HYPHENS.match(problem.source.line(number)):
            start = problem.source.starts[number - 1]
            fix = problem.source.replacing(start, start + found.end(), "")
            return SyntaxCause(start, code="OSPE113", fix=fix, character="U+00AD")
    return None


def dash_before_key(problem: SyntaxProblem) -> SyntaxCause | None:
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


def bullet(problem: SyntaxProblem) -> SyntaxCause | None:
    """A list whose rows begin with another mark than a dash."""
    fix = relisted(problem.source, problem.source.position(problem.begin).line)
    if fix is None:
        return None
    index = problem.source.starts[fix.line - 1] + fix.column - 1
    suggestion = dedent(" " * (fix.column - 1) + fix.text)
    character = bullet_of(problem.source.line(fix.line))
    return SyntaxCause(index, "bullet", fix=fix, suggestion=suggestion, character=character)


def missing_dashes(problem: SyntaxProblem) -> SyntaxCause | None:
    """Texts in quotation marks below each other, without dashes."""
    fix = mending.dashed_texts(problem.source, problem.line_number)
    if fix is None:
        return None
    index = problem.source.starts[fix.line - 1] + len(fix.text) - len(fix.text.lstrip(" "))
    return SyntaxCause(index, "dash", fix=fix, suggestion=dedent(fix.text))


def list_in_line(problem: SyntaxProblem) -> SyntaxCause | None:
    """A list that begins on the line of its key."""
    if "sequence entries are not allowed" not in problem.about:
        return None
    return SyntaxCause.of(problem.index, "list_in_line", mending.list_below(problem.source, problem.index))


def second_colon(problem: SyntaxProblem) -> SyntaxCause | None:
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
    return SyntaxCause.of(problem.text_start, "indent", levels.moved(problem.source, problem.index))


def missing_colon(problem: SyntaxProblem) -> SyntaxCause | None:
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


def cutting_comment(problem: SyntaxProblem) -> SyntaxCause | None:
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


def wrong_indent(problem: SyntaxProblem) -> SyntaxCause | None:
    """A row that begins at the wrong place."""
    if "did not find expected" in problem.about and "node content" not in problem.about:
        if _TIGHT_DASH.match(problem.line):
            return SyntaxCause(problem.text_start, "dash_space", fix=mending.dashed(problem.source, problem.text_start))
        return SyntaxCause.of(problem.text_start, "indent", levels.moved(problem.source, problem.index))
    return None
