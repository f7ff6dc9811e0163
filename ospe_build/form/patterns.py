r"""Patterns of Python as patterns of JavaScript, so that both search by one text.

What the two read differently is written out: `(?P<name>…)`, `\A`, `\Z`, letters beyond ASCII in `\w` and `\b`, the
spaces and comments of a verbose pattern. `\d` and `\s` are left, since both are looked for in a normalised text. A
pattern that Python may not put otherwise than JavaScript reads it is held to it by the tests of agreement.
"""

import re
from typing import Final

_TOKEN: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<|.", re.DOTALL)
_APART: Final = re.compile(r"(?P<kept>\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\s|#[^\n]*", re.DOTALL)
"""What a verbose pattern holds that is not part of it; escapes and classes are."""

_WORD: Final = r"\p{L}\p{N}_"
_EDGE: Final = rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
_CLASSES: Final = {r"[^\W\d_]": r"\p{L}", r"[^\W_]": r"[\p{L}\p{N}]"}
_PUT: Final = {r"\A": "^", r"\Z": "$", "(?P<": "(?<"}
_FLAGS: Final = ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s"))
_UNICODE: Final = {r"\w": f"[{_WORD}]", r"\W": f"[^{_WORD}]", r"\b": _EDGE}
_SYNTAX: Final = frozenset(r"^$\.*+?()[]{}|/")


def _escape(written: str, kept: frozenset[str]) -> str:
    """An escape without its backslash where JavaScript allows none."""
    return written if written[1].isalnum() or written[1] in kept else written[1]


def _class(written: str, *, is_unicode: bool) -> str:
    if is_unicode and written in _CLASSES:
        return _CLASSES[written]
    inside = re.sub(r"\\.", lambda found: _escape(found[0], _SYNTAX | {"-"}), written[1:-1], flags=re.DOTALL)
    inside = re.sub(r"(?<!\\)\[", r"\\[", inside)
    if is_unicode:
        inside = inside.replace(r"\w", _WORD)
    return f"[{inside}]"


def _token(written: str, *, is_unicode: bool) -> str:
    if written.startswith("["):
        return _class(written, is_unicode=is_unicode)
    if written in _PUT:
        return _PUT[written]
    if written.startswith("\\"):
        return (_UNICODE.get(written) if is_unicode else None) or _escape(written, _SYNTAX)
    return written


def javascript(pattern: re.Pattern[str]) -> dict[str, str]:
    """The source and the flags of a pattern, as `new RegExp` takes them."""
    is_unicode = not pattern.flags & re.ASCII
    written = pattern.pattern
    if pattern.flags & re.VERBOSE:
        written = _APART.sub(lambda found: found["kept"] or "", written)
    flags = "".join(letter for flag, letter in _FLAGS if pattern.flags & flag) + "u" * is_unicode
    return {"source": "".join(_token(each, is_unicode=is_unicode) for each in _TOKEN.findall(written)), "flags": flags}
