"""What `ospe new` is told, read for Click: a wrong answer is asked again."""

import re
from typing import Final

import click

from ospe_build.board import node
from ospe_build.checking import today
from ospe_build.checking.dates import guess_date, iso_date
from ospe_build.messages import spoken, text
from ospe_build.nodes import Node
from ospe_build.reading.characters import forbidden

_FINNISH_DAY: Final = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}")


def title(answer: str) -> str:
    """The title of a session.

    Raises:
        click.BadParameter: it is not as the schema wants it.
    """
    return _line(answer, node("pelikerta", "otsikko"))


def unit(answer: str) -> str:
    """The name of a unit.

    Raises:
        click.BadParameter: it is not as the schema wants it.
    """
    return _line(answer, node("pelikerta", "yksikko"))


def day(answer: str) -> str:
    """A day, such as `2026-03-12` or `12.3.2026`, as the former; a text still: Click reads an answer to a prompt twice.

    Raises:
        click.BadParameter: it is no such day, or one that has not come yet.
    """
    written = answer.strip()
    if _FINNISH_DAY.fullmatch(written):
        written = guess_date(written) or written
    meant = iso_date(written)
    if meant is None:
        raise click.BadParameter(text(spoken(), "new.day"))
    if meant > today():
        raise click.BadParameter(text(spoken(), "new.future"))
    return written


def _line(answer: str, field: Node) -> str:
    """The answer without the spaces around it."""
    line = answer.strip()
    low, high = field.limits["minLength"], field.limits["maxLength"]
    if not low <= len(line) <= high or not re.search(field.limits["pattern"], line):
        raise click.BadParameter(text(spoken(), "new.line", low=low, high=high))
    if any(forbidden(line)):
        raise click.BadParameter(text(spoken(), "new.characters"))
    return line
