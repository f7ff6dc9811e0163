"""Text of others made safe to show on one line of a terminal or a page. A leaf."""

import unicodedata
from typing import Final

_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")  # invisible, but part of how emoji and some scripts are written
_BYTE: Final = 0xFF
_BASIC_PLANE: Final = 0xFFFF


def visible_form(character: str) -> str:
    r"""A character as it can be shown on one line: what is invisible or would act on a terminal as `\x1b`."""
    if unicodedata.category(character) not in _UNSEEN or character in _JOINERS:
        return character
    if character in _SHORT:
        return _SHORT[character]
    number = ord(character)
    if number <= _BYTE:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= _BASIC_PLANE else f"\\U{number:08x}"


def printable(value: str) -> str:
    """Text that someone else wrote, each character as `visible_form` has it."""
    return value if value.isascii() and value.isprintable() else "".join(map(visible_form, value))
