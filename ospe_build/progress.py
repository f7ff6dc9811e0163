"""How far long work is, for whoever waits at a terminal. A leaf."""

import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

import click

WORTH_SHOWING: Final = 500
"""Items that take long enough to say how far it is: about a second."""

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], length: int) -> Iterator[Item]:
    """The items, one by one, with a bar on the error stream where a person waits for them.

    Args:
        items: what is worked on.
        length: how many there are.
    """
    if length < WORTH_SHOWING or not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=length, file=sys.stderr) as bar:
        yield from bar
