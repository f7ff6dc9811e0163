"""How often anybody may send. Addresses are kept in memory only, for one span of time, and never more than `IN_ALL`."""

from collections import Counter
from ipaddress import IPv6Address, ip_address
from typing import Final

SPAN_S: Final = 600
PER_ADDRESS: Final = 20
"""Sessions that one address may send in a span: many colleagues share the address of an office."""
IN_ALL: Final = 100
"""Sessions of all senders in a span; GitHub takes some 500 new things an hour from one account."""


def sender(address: str) -> str:
    """Who counts as one sender: an IPv4 address, or the /64 network that one IPv6 connection has."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if isinstance(known, IPv6Address) and known.ipv4_mapped is None:
        return str(IPv6Address(int(known) >> 64 << 64))
    return str(known)


class Limits:
    """Counts of the span under way."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._began_s = float("-inf")
        self._counts: Counter[str] = Counter()

    def wait_s(self, address: str, now_s: float) -> int:
        """Count one more of a sender; 0, or how many seconds it has to wait, and then it is not counted.

        Args:
            address: of the sender.
            now_s: seconds on a clock that never goes back.
        """
        if now_s - self._began_s >= SPAN_S:
            self._began_s = now_s
            self._counts.clear()
        who = sender(address)
        if self._counts[who] >= PER_ADDRESS or self._counts.total() >= IN_ALL:
            return int(self._began_s + SPAN_S - now_s) + 1
        self._counts[who] += 1
        return 0
