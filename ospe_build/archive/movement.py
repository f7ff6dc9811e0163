"""What changed between two games of the same unit: how methods moved on the boards, and what became of the plan."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from ospe_build.archive.means import Means
from ospe_build.archive.summary import Placement, Summary
from ospe_build.board import themes
from ospe_build.slugs import folded


@dataclass(frozen=True, slots=True)
class Moved:
    """A method on a theme board in either game or both; a column is empty where it was not placed."""

    theme: str
    card: str
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Movement:
    """What changed from one game to the next.

    Attributes:
        forward: placed in a column further on: from worth trying to tried, from tried to done well.
        back: placed in an earlier column than before.
        new: placed only in the later game.
        same: how many were placed in the same column, or in one as far along.
        unmentioned: placed only in the earlier game; nothing is said of why.
        plan: the earlier plan, with the newest news of each of its means.
    """

    forward: tuple[Moved, ...]
    back: tuple[Moved, ...]
    new: tuple[Moved, ...]
    unmentioned: tuple[Moved, ...]
    same: int
    plan: tuple[Means, ...]


@lru_cache
def _steps() -> dict[str, dict[str, int]]:
    """By theme, how far along each column is: the first printed column is the furthest.

    The columns of the theme without a question say what a method adds to, not how far it is; they are all one step.
    """
    return {
        theme.key: {
            column.key: (len(theme.children) - column.order if theme.descriptions else 0) for column in theme.children
        }
        for theme in themes()
    }


def _placed(summary: Summary) -> dict[tuple[str, str], Placement]:
    """Every method by theme, in the column that is furthest where it stands in several."""
    steps = _steps()
    found: dict[tuple[str, str], Placement] = {}
    for placement in summary.placements:
        key = (placement.theme, placement.card or f" {folded(placement.text)}")
        other = found.get(key)
        if other is None or steps[placement.theme][placement.column] > steps[placement.theme][other.column]:
            found[key] = placement
    return found


def advances(earlier: Summary, later: Summary) -> Counter[str]:
    """What became of the earlier game's methods that had a column further on: those done well already have none."""
    steps, before, after = _steps(), _placed(earlier), _placed(later)
    count: Counter[str] = Counter()
    for key, then in before.items():
        columns, now = steps[then.theme], after.get(key)
        if columns[then.column] == max(columns.values()):
            continue
        if now is None:
            count["unmentioned"] += 1
        else:
            difference = columns[now.column] - columns[then.column]
            count["forward" if difference > 0 else "back" if difference < 0 else "same"] += 1
    return count


def movement(earlier: Summary, later: Summary) -> Movement:
    """Compare two games of a unit."""
    steps, before, after = _steps(), _placed(earlier), _placed(later)
    forward, back, new, unmentioned, same = [], [], [], [], 0
    for key, now in after.items():
        then = before.get(key)
        moved = Moved(now.theme, now.card, now.text, then.column if then else "", now.column)
        if then is None:
            new.append(moved)
        elif steps[now.theme][now.column] > steps[now.theme][then.column]:
            forward.append(moved)
        elif steps[now.theme][now.column] < steps[now.theme][then.column]:
            back.append(moved)
        else:
            same += 1
    for key, then in before.items():
        if key not in after:
            unmentioned.append(Moved(then.theme, then.card, then.text, then.column, ""))
    return Movement(tuple(forward), tuple(back), tuple(new), tuple(unmentioned), same, earlier.plan)
