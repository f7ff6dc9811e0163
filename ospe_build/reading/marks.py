"""Where an event of libyaml begins and ends; lines and columns of its marks count from 0."""

from typing import cast

from yaml.error import Mark
from yaml.events import Event

from ospe_build.finding import Position


def start(event: Event) -> Mark:
    """Where an event begins: libyaml marks every one."""
    return cast("Mark", event.start_mark)


def end(event: Event) -> Mark:
    """Where an event ends: right after its last character."""
    return cast("Mark", event.end_mark)


def position(event: Event) -> Position:
    """Where an event begins, counted from 1."""
    mark = start(event)
    return Position(mark.line + 1, mark.column + 1)
