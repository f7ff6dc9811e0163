"""What `ospe new` is told, read for Click: a wrong answer is asked again."""

import re
from datetime import date

import click

from ospe_build.board import Node, node
from ospe_build.messages import DEFAULT_LANGUAGE, text


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
        click.BadParameter: it is no such day.
    """
    written = answer.strip()
    try:
        if date.fromisoformat(written).isoformat() == written:
            return written
    except ValueError:
        pass
    raise click.BadParameter(text(DEFAULT_LANGUAGE, "new.day"))


def _line(answer: str, field: Node) -> str:
    """The answer without the spaces around it."""
    line = answer.strip()
    low, high = field.limits["minLength"], field.limits["maxLength"]
    if not low <= len(line) <= high or not re.search(field.limits["pattern"], line):
        raise click.BadParameter(text(DEFAULT_LANGUAGE, "new.line", low=low, high=high))
    return line
