"""Methods in the players' own words, like ones gathered across sessions: shown as alike, never taken for the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ospe_build.archive.summary import Summary
from ospe_build.slugs import folded

ENOUGH_FOR_A_CARD: Final = 3
"""Sessions with a like method, from which a card of its own is proposed."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST: Final = 4
"""Letters of a word that counts: shorter ones seldom say what is done."""
_BEGINNING: Final = 4
_BEGINNING_ALONE: Final = 12
"""How many letters of a word are compared: endings inflect. A word that stands alone has to say more."""


@dataclass
class OwnMethod:
    """Like methods.

    Attributes:
        beginnings: what the texts have in common.
        texts: the ways in which it was written, the newest first, each with its newest session.
        sessions: those that have it on a board or in their plan, the newest first.
        themes: keys of the boards on which it stands.
    """

    beginnings: frozenset[str]
    texts: dict[str, Summary] = field(default_factory=dict)
    sessions: list[Summary] = field(default_factory=list)
    themes: set[str] = field(default_factory=set)

    @property
    def suggests_a_card(self) -> bool:
        """Whether so many sessions have it that it might be a card."""
        return len(self.sessions) >= ENOUGH_FOR_A_CARD


def beginnings(text: str) -> frozenset[str]:
    """What texts have in common that say the same in other forms or another order: how their words begin."""
    words = {word for word in _WORD.findall(folded(text)) if len(word) >= _SHORTEST}
    letters = _BEGINNING if len(words) > 1 else _BEGINNING_ALONE
    return frozenset(word[:letters] for word in words)


def _written(summary: Summary) -> Iterator[tuple[str, str]]:
    """The own methods of a session, each with its theme, which those of a plan lack."""
    for placed in summary.placements:
        if placed.text:
            yield placed.text, placed.theme
    for means in summary.plan:
        if means.method.text:
            yield means.method.text, ""


def own_methods(sessions: Iterable[Summary]) -> list[OwnMethod]:
    """All own methods of sessions, which come newest first; those of the most sessions first."""
    found: dict[frozenset[str], OwnMethod] = {}
    for summary in sessions:
        for text, theme in _written(summary):
            if key := beginnings(text):
                group = found.setdefault(key, OwnMethod(key))
                group.texts.setdefault(text, summary)
                if summary not in group.sessions[-1:]:
                    group.sessions.append(summary)
                group.themes |= {theme} - {""}
    return sorted(found.values(), key=lambda group: -len(group.sessions))
