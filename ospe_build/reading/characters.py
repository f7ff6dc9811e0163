r"""Characters that do not belong in a session: controls, those that hide or turn text, the sign of a lost letter.

Those that cannot be seen are told by their Unicode properties, not one by one: Default_Ignorable_Code_Point, and the
format characters (Cf) that show nothing. Unicode Technical Report 36 (section 2.10) tells what they can hide. Few
stay: U+00AD everywhere; U+200C and U+200D between letters and within an emoji; U+FE0E and U+FE0F after an emoji.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffc\ufffe\uffff"
_BIDIRECTIONAL: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# The ranges of the properties but for those above and U+00AD; tests hold them to the Unicode data.
_INVISIBLE: Final = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb"
)
_INVISIBLE_FAR: Final = "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
REPLACEMENT: Final = "\ufffd"
"""What a program writes in place of a letter that it could not read."""

SUSPECT: Final = f"{_CONTROL}{_BIDIRECTIONAL}{_INVISIBLE}{REPLACEMENT}"
"""As the inside of a character class: all of the first 65,536 characters that are looked at more closely."""

FORBIDDEN: Final = re.compile(f"[{SUSPECT}{_INVISIBLE_FAR}]")
"""All that may be forbidden; `forbidden` knows which of them stay where they stand."""

_NEAR: Final = re.compile(f"[{SUSPECT}]")
_CODES: Final = (
    ("OSPE111", re.compile(f"[{_CONTROL}]")),
    ("OSPE112", re.compile(f"[{_BIDIRECTIONAL}]")),
    ("OSPE119", re.compile(REPLACEMENT)),
)

_JOINERS: Final = "\u200c\u200d"
_PRESENTATION: Final = "\ufe0e\ufe0f"
_KEYCAP: Final = "\u20e3"
# The blocks in which emoji stand: more than these are not seen as one, and none of them is a letter that joins.
_PICTURES: Final = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_PICTURE: Final = re.compile(f"[{_PICTURES}]")
_PICTURE_BEFORE: Final = re.compile(f"[{_PICTURES}]\ufe0f?\\Z")


def code_of(character: str) -> str:
    """The code of the finding that a forbidden character gets."""
    return next((code for code, pattern in _CODES if pattern.match(character)), "OSPE113")


def may_hold_forbidden(text: str) -> bool:
    """Whether `forbidden` has to look: most texts are cleared by characters that stand there for nothing else."""
    # A class of wide ranges slows the search down for every text, and few have a character beyond 65,535.
    return _NEAR.search(text) is not None or (has_far(text) and FORBIDDEN.search(text) is not None)


def has_far(text: str) -> bool:
    """Whether a text has a character beyond the first 65,536."""
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """The forbidden characters of a text, each with its index."""
    for match in FORBIDDEN.finditer(text):
        if not _stays(text, match.start()):
            yield match.start(), match[0]


def _stays(text: str, index: int) -> bool:
    """Whether a character that cannot be seen is of use where it stands."""
    before, after = text[max(0, index - 2) : index], text[index + 1 : index + 2]
    if text[index] in _JOINERS:
        in_word = _joins(before[-1:]) and _joins(after)
        return in_word or (_PICTURE_BEFORE.search(before) is not None and _PICTURE.match(after) is not None)
    if text[index] in _PRESENTATION:
        return _PICTURE.match(before[-1:]) is not None or (before[-1:] in set("0123456789#*") and after == _KEYCAP)
    return False


def _joins(character: str) -> bool:
    return character != "" and unicodedata.category(character)[0] in "LM" and FORBIDDEN.match(character) is None
