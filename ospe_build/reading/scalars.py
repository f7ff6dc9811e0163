"""What a plain scalar stands for, in our subset of YAML 1.2 (contract.md, "Reading YAML")."""

import re
from typing import Final

STARTS: Final = "tfn-0123456789"
"""First characters of the texts that may be typed; also the empty text is `in` it."""

_CONSTANTS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "": None}
_NUMBER: Final = re.compile(r"(-?)(0|[1-9][0-9]*)(\.[0-9]+)?")

_MOST_DIGITS: Final = 18
_LARGEST: Final = 10**_MOST_DIGITS
"""Larger numbers become this one: `int` refuses thousands of digits, and no field holds such a number."""


def resolve(text: str) -> str | int | float | bool | None:
    """The value of a plain scalar: true, false, null, a whole number, a decimal number, or the text itself.

    `7.0` is the whole number 7, as JSON Schema sees it: a field of whole numbers then holds nothing else.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    sign, whole, fraction = match.groups()
    if len(whole) > _MOST_DIGITS:
        whole = str(_LARGEST)
    if fraction is None or not fraction.strip(".0"):
        return int(sign + whole)
    return float(sign + whole + fraction[: _MOST_DIGITS + 1])
