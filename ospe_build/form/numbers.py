"""Tables on numbers for the form's script: the digits of all scripts, and the account numbers of all countries."""

import unicodedata
from typing import Any, Final

from ospe_build.checking.detectors import account_parts

_IBAN_CLASSES: Final = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Za-z0-9]"}
_CHECKED: Final = 4
"""Letters of the country and check digits of an account number."""

_DIGITS_END: Final = 0x20000
"""No digit stands further on in Unicode that is not one of ASCII after NFKC."""


def ibans() -> dict[str, dict[str, Any]]:
    """How long account numbers are by country, and what follows their check digits, as patterns for JavaScript."""
    return {
        country: {
            "length": _CHECKED + sum(count for count, _ in parts),
            "pattern": "".join(f"{_IBAN_CLASSES[kind]}{{{count}}}" for count, kind in parts),
        }
        for country, parts in account_parts().items()
    }


def digits() -> list[list[int]]:
    """The digits beyond ASCII and NFKC as runs: the first code point, its digit, how many follow one another."""
    runs: list[list[int]] = []
    for code in range(0x80, _DIGITS_END):
        digit = unicodedata.digit(chr(code), None)
        if digit is None or unicodedata.normalize("NFKC", chr(code)) != chr(code):
            continue
        if runs and (code - runs[-1][0], digit - runs[-1][1]) == (runs[-1][2], runs[-1][2]):
            runs[-1][2] += 1
        else:
            runs.append([code, digit, 1])
    return runs
