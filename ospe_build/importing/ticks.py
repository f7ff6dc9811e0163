"""Columns of ticks: a question with several answers, exported as a column for each of its options.

The heading ends with the option or begins with it, whatever stands between: `7. Kohderyhmät: Lapset`,
`Kohderyhmät [Lapset]`, `Lapset (Kohderyhmät)`; or it is the option alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ospe_build.checking.nearest import as_key
from ospe_build.checking.schema_types import truth_in
from ospe_build.finding import Pointer
from ospe_build.importing.goals import Goal, choices, goal_field, goal_fields

_TICKED: Final = frozenset("✓✔☑✅√☒🗹")
_UNTICKED: Final = frozenset("☐□▢-–—")
_WORDS: Final = {
    **dict.fromkeys(("valittu", "vald", "valt", "selected", "checked", "rasti", "k", "1_0"), True),
    **dict.fromkeys(
        ("ei_valittu", "inte_vald", "ej_vald", "not_selected", "unchecked", "not_checked", "e", "0_0"), False
    ),
}
_LONGEST: Final = 40
"""Words of a heading that are looked at."""


def ticked(cell: str, goal: Goal) -> bool | None:
    """Whether a cell is ticked; None where it says something else.

    Args:
        cell: its text.
        goal: what its column stands for; the name of the option is a tick as well.
    """
    if not cell or cell in _UNTICKED:
        return False
    word = as_key(cell)
    named = word == as_key(goal.option) or choices(goal_field(goal.pointer)).get(word) == goal.option
    if named or cell.removesuffix("\N{VARIATION SELECTOR-16}") in _TICKED:
        return True
    truth = truth_in(cell)
    return truth == "true" if truth else _WORDS.get(word)


@lru_cache
def _options() -> dict[str, list[Goal]]:
    """What an option's name can stand for."""
    found: dict[str, list[Goal]] = defaultdict(list)
    for node in goal_fields().values():
        for name, option in choices(node).items() if "*" not in node.pointer else ():
            found[name].append(Goal(node.pointer, option))
    return found


def _readings(heading: str) -> Iterator[tuple[str, Goal]]:
    """The ways in which a heading can be parted into what is asked and an option."""
    words = heading.split("_")[:_LONGEST]
    for at in range(len(words)):
        for asked, option in ((words[:at], words[at:]), (words[at:], words[:at])):
            for goal in _options().get("_".join(option), ()):
                yield "_".join(asked), goal


def tick_columns(
    headings: Sequence[str], samples: Mapping[int, Sequence[str]], likeness: Callable[[str, Pointer], float]
) -> dict[int, Goal]:
    """The columns of ticks and what each stands for, by column from 0.

    Where what is asked fits no field, several options of one and the same field tell it.

    Args:
        headings: as `folded` gives them, without numbers.
        samples: some cells of each column.
        likeness: how well what is asked fits a field, from 0 to 1; 0 for what does not fit.
    """
    groups: dict[tuple[str, Pointer], dict[int, Goal]] = defaultdict(dict)
    for column, heading in enumerate(headings):
        for asked, goal in _readings(heading):
            cells = samples.get(column, ())
            if 2 * sum(ticked(cell, goal) is not None for cell in cells) >= len(cells):
                groups[asked, goal.pointer].setdefault(column, goal)
    ranks = {key: (likeness(*key), len(group)) for key, group in groups.items()}
    best: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for (asked, _), rank in ranks.items():
        best[asked].append(rank)
    found: dict[int, Goal] = {}
    for key in sorted(ranks, key=lambda key: ranks[key], reverse=True):
        known, size = ranks[key]
        clear = best[key[0]].count(ranks[key]) == 1 and (known or (size > 1 and ranks[key] == max(best[key[0]])))
        for column, goal in groups[key].items() if clear else ():
            found.setdefault(column, goal)
    return found
