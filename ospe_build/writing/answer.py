"""What `ospe new` is told, as types of Click: a wrong answer is asked again."""

import re
from datetime import date
from typing import Final

import click

from ospe_build.board import Node, node
from ospe_build.messages import DEFAULT_LANGUAGE, text


class LineType(click.ParamType):
    """One line of text, as long as the schema wants it for a field."""

    name = "text"

    def __init__(self, field: Node) -> None:
        """Take the field's limits."""
        self._low, self._high = field.limits["minLength"], field.limits["maxLength"]
        self._pattern = re.compile(field.limits["pattern"])

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The answer without spaces around it."""
        line = value.strip()
        if not self._low <= len(line) <= self._high or not self._pattern.search(line):
            self.fail(text(DEFAULT_LANGUAGE, "new.line", low=self._low, high=self._high), param, ctx)
        return line


class DayType(click.ParamType):
    """A day as `2026-03-12`."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        try:
            day = date.fromisoformat(str(value).strip())
        except ValueError:
            day = None
        if day is None or day.isoformat() != str(value).strip():
            self.fail(text(DEFAULT_LANGUAGE, "new.day"), param, ctx)
        return day


TITLE: Final = LineType(node("pelikerta", "otsikko"))
UNIT: Final = LineType(node("pelikerta", "yksikko"))
DAY: Final = DayType()
