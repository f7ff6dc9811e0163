"""Many made-up sessions, as an archive: distinct, spread over years, some of them later games of the same unit."""

import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from ospe_build.board import SCHEMA_DIR
from ospe_build.locations import WRITTEN
from ospe_build.manifest import files_below
from ospe_build.slugs import session_path
from ospe_build.work.folder import OutputFolder
from ospe_build.writing.canonical import dump
from ospe_build.writing.demo.phrasebook import phrasebook
from ospe_build.writing.demo.plan import LAST_DAY
from ospe_build.writing.demo.session import Made, make
from ospe_build.writing.demo.setting import Setting, again, draw

FIRST_DAY: Final = date(2017, 1, 9)
_SHARES: Final = {"fi": 90, "sv": 8, "en": 2}
"""How many of a hundred units write in each language."""

_PLAYED_AGAIN: Final = 0.2
"""The chance that a session is the next game after the one before; it must still fit before the last day."""

_UNITS: Final = 200
"""The more games, the more of them are of a unit that has played before: 10,000 are of some 800 units, as in a city."""

_GAP_DAYS: Final = (200, 700)
_FRIDAY: Final = 4


def sessions(count: int, seed: int) -> Iterator[Made]:
    """Make so many distinct sessions; an earlier game comes before its later one.

    Args:
        count: how many.
        seed: the same seed gives the same sessions.
    """
    random = Random(seed)  # noqa: S311 - chance for made-up text, not for secrets
    taken: set[tuple[str, ...]] = set()
    units: list[Setting] = []
    made: Made | None = None
    for number in range(count):
        if random.random() * (number + _UNITS) < _UNITS:
            (language,) = random.choices(list(_SHARES), list(_SHARES.values()))
            units.append(draw(phrasebook(language), random))
        made = _next(made, units, taken, random)
        yield made


def write(folder: Path, count: int, seed: int) -> Iterator[Path]:
    """Write so many made-up sessions below the folder, each as `<YYYY>/<id>.yml`, and yield each path when it is there.

    Raises:
        OSError: a file or a folder cannot be written.
    """
    for made in sessions(count, seed):
        path = folder / session_path(made.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(made.value), "utf-8", newline="\n")
        yield path


def fill(folder: Path, count: int, seed: int) -> Iterator[Path]:
    """Fill a folder with so many made-up sessions, in the place of those that were filled in before.

    Raises:
        MisuseError: the folder holds something else, or lies in one that people write.
        OSError: it cannot be written to.
    """
    written = [root / name for root in (Path(), SCHEMA_DIR.parent) for name in (*WRITTEN, "docs")]
    # An archive without a session may begin with made-up ones: such a folder itself is judged by what it holds.
    apart = [one for one in written if os.path.realpath(one) != os.path.realpath(folder)]
    with OutputFolder(folder, apart) as output:
        yield from write(output.path, count, seed)
        output.publish(files_below(output.path))


def _next(before: Made | None, units: Sequence[Setting], taken: set[tuple[str, ...]], random: Random) -> Made:
    """A session of no other's id, and of no other's unit and day; perhaps the next game after the one before."""
    while True:
        earlier = before if before and random.random() < _PLAYED_AGAIN else None
        played = _weekday(earlier.played + timedelta(days=random.randint(*_GAP_DAYS)) if earlier else _any_day(random))
        if played > LAST_DAY:
            continue
        made = make(again(earlier.setting if earlier else random.choice(units)), played, earlier)
        marks = {(made.id,), (made.setting.unit["nom"], made.id[:10])}
        if not marks & taken:
            taken |= marks
            return made


def _any_day(random: Random) -> date:
    return FIRST_DAY + timedelta(days=random.randint(0, (LAST_DAY - FIRST_DAY).days))


def _weekday(day: date) -> date:
    """The day itself, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))
