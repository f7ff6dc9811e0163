"""How many rows of several lists fit on a printed sheet: a fair part of each."""

from collections.abc import Callable, Mapping, Sequence

from ospe_build.archive.promises import Promise
from ospe_build.site.views.promises import PromiseRow


def fitting(
    lists: Mapping[str, Sequence[Promise]],
    draw: Callable[[Promise], PromiseRow],
    lines: Callable[[str, PromiseRow], float],
    room: float,
) -> dict[str, list[PromiseRow]]:
    """The rows of each list that fit: the lists take turns until the sheet is full; each names one at least.

    Args:
        lists: by key, none of them empty.
        draw: makes the row of a promise.
        lines: how much of the sheet a row of a list takes.
        room: how much of it there is, in the same measure.
    """
    left = room
    rows: dict[str, list[PromiseRow]] = {key: [] for key in lists}
    growing = list(lists)
    while growing:
        for key in tuple(growing):
            mine = rows[key]
            if len(mine) == len(lists[key]):
                growing.remove(key)
                continue
            row = draw(lists[key][len(mine)])
            taken = lines(key, row)
            if mine and taken > left:
                growing.remove(key)
                continue
            mine.append(row)
            left -= taken
    return rows
