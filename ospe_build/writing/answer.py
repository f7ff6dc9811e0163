"""What `ospe new` is told, read for Click: a wrong answer is asked again."""

import re
from datetime import date

import click

from ospe_build.board import Node, node
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reading.characters import forbidden


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
    """A day as `2026-03-12`; a text still, as Click reads an answer to a prompt twice.

    Raises:
        click.BadParameter: it is no such day, or one that has not come yet.
    """
    from ospe_build.checking import today  # noqa: PLC0415 - the checks are slow to import

    written = answer.strip()
    try:
        meant = date.fromisoformat(written)
    except ValueError:
        meant = None
    if meant is not None and meant.isoformat() == written:
        if meant > today():
            raise click.BadParameter(text(DEFAULT_LANGUAGE, "new.future"))
        return written
    raise click.BadParameter(text(DEFAULT_LANGUAGE, "new.day"))


def _line(answer: str, field: Node) -> str:
    """The answer without the spaces around it."""
    line = answer.strip()
    low, high = field.limits["minLength"], field.limits["maxLength"]
    if not low <= len(line) <= high or not re.search(field.limits["pattern"], line):
        raise click.BadParameter(text(DEFAULT_LANGUAGE, "new.line", low=low, high=high))
    if any(forbidden(line)):
        raise click.BadParameter(text(DEFAULT_LANGUAGE, "new.characters"))
    return line
