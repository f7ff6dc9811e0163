"""What room the printed account has on one A4, and how much of it a promise takes."""

from math import ceil
from typing import Final

from markupsafe import Markup

from ospe_build.site.views.promises import PromiseRow

# Measured in lines of a list's own type on paper, two columns of which stand on the sheet below the bar.
_ROOM: Final = 84.0
_HEADING: Final = 5.0
"""A list's heading with the space above it, and the line that counts the rest."""
_AROUND: Final = 0.4
_CHARACTERS: Final = 56
_WORDS_LINE: Final = 2.8
"""A line of what a person adds, which goes over both columns and is set larger."""
_WORDS_CHARACTERS: Final = 100
_WORDS_AROUND: Final = 2
"""Lines of it for the space above and below."""


def room_beside(words: Markup, lists: int) -> float:
    """The lines that are left for the rows of so many lists below what a person has added to the year."""
    text = words.striptags()
    added = _WORDS_LINE * (_WORDS_AROUND + ceil(len(text) / _WORDS_CHARACTERS)) if text else 0
    return _ROOM - added - _HEADING * lists


def row_lines(key: str, row: PromiseRow) -> float:
    """The lines of a row: its name, units and who is responsible; its time; why it was dropped. Each wraps."""
    who = f"{row.name} {', '.join(unit.name for unit in row.units)} · {row.owner}"
    time = f"{row.status.timing}, {row.status.timing_note}"
    reason = row.news if key == "dropped" else ""
    return _AROUND + sum(ceil(len(words) / _CHARACTERS) for words in (who, time, reason))
