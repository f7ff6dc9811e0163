"""What people write where they have no answer: a dash, `ei ole`, `n/a`."""

import unicodedata
from typing import Final

from ospe_build.checking.nearest import as_key

EMPTY_ANSWERS: Final = (
    "ei", "ei ole", "ei oo", "ei ollut", "ei mitään", "ei mikään", "ei muuta", "ei vastausta", "ei vastattu",
    "ei täytetty", "ei tietoa", "ei tiedossa", "ei kommentteja", "ei kommentoitavaa", "ei lisättävää", "ei sovellu",
    "ei koske meitä", "ei osaa sanoa", "en osaa sanoa", "emme osaa sanoa", "en tiedä", "emme tiedä", "eos",
    "ei vastauksia", "ei huomioita", "ei huomautettavaa", "ei ehdotuksia", "ei ideoita", "ei mitään erityistä",
    "ei tule mieleen", "tyhjä", "tyhjää",
    "nej", "inget", "ingen", "inga", "ingenting", "inget svar", "inga svar", "inget att tillägga", "inga kommentarer",
    "ej", "ej aktuellt", "inte aktuellt", "ej svar", "vet ej", "vet inte", "finns inte", "finns ej", "tomt",
    "inget särskilt", "inget att säga",
    "no", "none", "nothing", "no answer", "no comment", "no comments", "n/a", "na", "not applicable", "not available",
    "don't know", "do not know", "nil", "null", "nan", "empty", "blank",
    "nothing special", "nothing to add",
    "x", "xx", "xxx",
)  # fmt: skip
"""Words that stand for no answer, in Finnish, Swedish and English; a full stop, case and marks around them are all one.

Signs without any letter, such as `-`, are no answer either and need not be listed.
"""

_WORDS: Final = frozenset({"", *map(as_key, EMPTY_ANSWERS)})
_LONGEST_WORDS: Final = max(map(len, EMPTY_ANSWERS)) + 6
"""Characters of such words with some marks around them: longer texts, which most are, need no closer look."""

_LONGEST: Final = 80
"""Characters of a row of signs."""


def is_empty_answer(text: str) -> bool:
    """Whether a text, as a whole, only says that there is no answer; a picture, such as a thumb, is an answer."""
    if len(text) > _LONGEST or (len(text) > _LONGEST_WORDS and any(map(str.isalnum, text))):
        return False
    return as_key(text) in _WORDS and "So" not in map(unicodedata.category, text)
