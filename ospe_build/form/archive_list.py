"""What the form knows of the archive: every session by name, unit and day, to pick from and to check by."""

import sys
from array import array
from collections.abc import Iterable
from typing import Final

from ospe_build.archive.archive import Archive
from ospe_build.checking.across import Facts
from ospe_build.checking.sketch import EMPTY, SIZE
from ospe_build.checking.unit_list import unit_by_name
from ospe_build.files import compact

PATH: Final = "kirjaa/arkisto.json"
SKETCHES: Final = "kirjaa/vertailu.bin"
HALF_EMPTY: Final = 0xFFFF
"""What stands for an empty bin where only half of a bin's number is kept."""


def archive_list(archive: Archive, facts: Iterable[Facts]) -> bytes:
    """The list as JSON.

    Args:
        archive: the sessions as they are published.
        facts: theirs, as the rules across files look at them.
    """
    known = {one.id: one for one in facts}
    rows = [
        [
            one.id,
            one.title,
            list(known[one.id].names),
            known[one.id].table,
            [means.state for means in one.plan],
            known[one.id].previous,
        ]
        for one in archive.sessions
    ]
    listed = {name: unit.slug for name, unit in unit_by_name().items()}
    return compact({"sessions": rows, "listed": listed}).encode()


def _half(number: int) -> int:
    return HALF_EMPTY if number == EMPTY else min(number & HALF_EMPTY, HALF_EMPTY - 1)


def sketches(archive: Archive, facts: Iterable[Facts]) -> bytes:
    """The sketches of all sessions one after another, in the order of the list: 16 bits a bin, the lower byte first.

    Args:
        archive: as of `archive_list`.
        facts: as of `archive_list`.
    """
    known = {one.id: one.sketch or (EMPTY,) * SIZE for one in facts}
    halves = array("H", (_half(number) for one in archive.sessions for number in known[one.id]))
    if sys.byteorder == "big":
        halves.byteswap()
    return halves.tobytes()
