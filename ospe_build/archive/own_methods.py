"""Methods in the players' own words, like ones gathered across sessions: shown as alike, never taken for the same."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        words: of its newest text, without the short ones.
        texts: the ways in which it was written, the newest first, each with its newest session.
        sessions: those that have it on a board or in their plan, the newest first.
        themes: keys of the boards on which it stands.
    """

    words: frozenset[str]
    texts: dict[str, Summary] = field(default_factory=dict)
    sessions: list[Summary] = field(default_factory=list)
    themes: set[str] = field(default_factory=set)

    @property
    def suggests_a_card(self) -> bool:
        """Whether so many sessions have it that it might be a card."""
        return len(self.sessions) >= ENOUGH_FOR_A_CARD

    def holds(self, name: frozenset[str]) -> bool:
        """Whether it has words that begin as those of a name do, of which `beginnings` tells."""
        return all(any(word.startswith(beginning) for word in self.words) for beginning in name)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(folded(text)) if len(word) >= _SHORTEST)


def beginnings(text: str) -> frozenset[str]:
    """What texts have in common that say the same in other forms or another order: how their words begin."""
    words = _words(text)
    letters = _BEGINNING if len(words) > 1 else _BEGINNING_ALONE
    return frozenset(word[:letters] for word in words)


def by_start(found: Sequence[OwnMethod]) -> dict[str, list[int]]:
    """The places of own methods by the first letters of each of their words, so that few have to be compared."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(found):
        for start in {word[:_BEGINNING] for word in own.words}:
            places[start].append(place)
    return places


def alike(found: Sequence[OwnMethod], places: Mapping[str, list[int]], names: Iterable[str]) -> list[OwnMethod]:
    """Those that say the same as one of some names, in their order.

    Args:
        found: own methods.
        places: theirs, of `by_start`.
        names: what is looked for.
    """
    searched = {words for words in map(beginnings, names) if words}
    same = {
        place for words in searched for place in places.get(min(words)[:_BEGINNING], ()) if found[place].holds(words)
    }
    return [found[place] for place in sorted(same)]


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
                group = found.get(key)
                if group is None:
                    group = found[key] = OwnMethod(_words(text))
                group.texts.setdefault(text, summary)
                if summary not in group.sessions[-1:]:
                    group.sessions.append(summary)
                group.themes |= {theme} - {""}
    return sorted(found.values(), key=lambda group: -len(group.sessions))
