r"""Escapes in pairs, as `\ud83d\udc68`: so JSON writes what is beyond the first 65,536 characters.

JSON is YAML, but libyaml refuses half of a character. It is given two private characters for each pair instead, whose
escapes take the same room, so that every place stays; their texts get back what was meant. One half alone stays for
libyaml to refuse. The Unicode Standard tells the arithmetic of pairs (section 3.9, D91).
"""

import re
from typing import Final

PAIR: Final = r"\\u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})"
"""Two escapes that are one character."""

_PAIR: Final = re.compile(PAIR)
_PAIR_OR_ESCAPE: Final = re.compile(rf"{PAIR}|\\[^u]", re.DOTALL)
_MASK: Final = "\\uf8f0\\uf8f1"
_MASKED: Final = re.compile(r"\uf8f0\uf8f1|\\uf8f0\\uf8f1")
_LIKE_A_MASK: Final = re.compile(r"\uf8f0|uf8f0", re.IGNORECASE)


def character_of(pair: re.Match[str]) -> str:
    """The character that a pair is."""
    return (chr(int(pair["high"], 16)) + chr(int(pair["low"], 16))).encode("utf-16", "surrogatepass").decode("utf-16")


def masked(text: str) -> str:
    """The text for libyaml, of the same length; the same text where it has no pairs."""
    if not _PAIR.search(text) or _LIKE_A_MASK.search(text):
        return text
    return _PAIR_OR_ESCAPE.sub(lambda match: _MASK if match["high"] else match[0], text)


def unmasked(value: str, written: str) -> str:
    """The value of a text without masks.

    Args:
        value: what libyaml read.
        written: what is in the file in its place; outside of double quotes, a pair of escapes is only letters.
    """
    pairs = (match for match in _PAIR_OR_ESCAPE.finditer(written) if match["high"])

    def meant(mask: re.Match[str]) -> str:
        pair = next(pairs)
        return pair[0] if mask[0] == _MASK else character_of(pair)

    return _MASKED.sub(meant, value)
