"""Quotation marks that are none for YAML: curly ones and their kin, as word processors write them. A leaf."""

import re
from typing import Final

_DOUBLE: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u301d\u301e\uff02\u2033"
_SINGLE: Final = "\u2018\u2019\u201a\u201b\u2039\u203a\xb4`\u2032"

MARKS: Final = _DOUBLE + _SINGLE
"""All of them."""

QUOTED: Final = (
    "^(?:"
    rf"[{_DOUBLE}][^{_DOUBLE}]*[{_DOUBLE}]"  # both marks are curly: straight ones may stand between them
    rf'|[{_DOUBLE}][^"{_DOUBLE}]*"|"[^"{_DOUBLE}]*[{_DOUBLE}]'  # one of them is straight
    rf"|[{_SINGLE}](?:[^{_SINGLE}]|(?<=\S)[{_SINGLE}](?=\S))*[{_SINGLE}]"  # within a word, it is an apostrophe
    r")\s*[,;]?$"
)
"""A text without spaces around it that is quoted as a whole, as a pattern that Python and JavaScript read alike."""

_QUOTED: Final = re.compile(QUOTED)


def without_quote_marks(text: str) -> str | None:
    """The text without the curly quotation marks around it; None where there are none, or nothing between them."""
    bare = text.strip()
    while _QUOTED.match(bare):
        bare = bare.rstrip(" ,;")[1:-1].strip()
    return bare if bare and bare != text.strip() else None
