"""Flags of a transducer ("@D.EI_YKS@"): they let a path on or not by what it met before."""

import re
from collections.abc import Callable
from typing import Final

Flags = int
"""Those that a path has met: every flag has some bits, which hold its value or 0."""
Check = Callable[[Flags], Flags]
"""What a flag makes of those met before; `STOP` where the path ends."""

STOP: Final = -1
_FLAG: Final = re.compile(r"@([PCDRU])\.(\w+?)(?:\.(\w+))?@")
_BITS: Final = 6


def check_of(symbol: str, places: dict[str, int], values: dict[str, int]) -> Check | None:  # noqa: PLR0911 - a case an operator
    """What a symbol does if it is a flag.

    Args:
        symbol: of the transducer.
        places: the place of each flag's bits, by its name; those of new ones are added.
        values: the number of each value, by its name; likewise.
    """
    found = _FLAG.fullmatch(symbol)
    if found is None:
        return None
    operator, key, value = found.groups()
    shift = places.setdefault(key, len(places)) * _BITS
    mask = (1 << _BITS) - 1 << shift
    number = values.setdefault(value, len(values) + 1) << shift if value else 0
    match operator:
        case "P":
            return lambda flags: flags & ~mask | number
        case "C":
            return lambda flags: flags & ~mask
        case "R" if value:
            return lambda flags: flags if flags & mask == number else STOP
        case "R":
            return lambda flags: flags if flags & mask else STOP
        case "D":
            return lambda flags: STOP if flags & mask else flags
        case _:
            return lambda flags: flags | number if flags & mask in {0, number} else STOP
