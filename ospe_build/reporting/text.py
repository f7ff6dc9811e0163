"""The report for a person at a terminal."""

from collections.abc import Iterator
from typing import Final

import click

from ospe_build.finding import Finding, Severity
from ospe_build.messages import text
from ospe_build.printable import printable
from ospe_build.reporting import wording
from ospe_build.reporting.excerpt import excerpt
from ospe_build.reporting.result import Result

WIDTH: Final = 100
_NARROWEST: Final = 40
_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def _source(finding: Finding, line: str, width: int) -> Iterator[str]:
    """The source line and its caret, after the number of the line."""
    number = f"  {finding.position.line} | "
    shown, caret = excerpt(line, finding.position.column, width - len(number))
    yield number + shown
    yield number[:-2].replace(str(finding.position.line), " " * len(str(finding.position.line))) + "| " + caret


def _block(finding: Finding, line: str | None, language: str, width: int) -> Iterator[str]:
    place = f"{printable(finding.file)}:{finding.position.line}:{finding.position.column}:"
    word = click.style(wording.severity(finding.severity, language), fg=_COLOURS[finding.severity], bold=True)
    yield f"{click.style(place, bold=True)} {word} {finding.code}"
    for part in wording.message(finding, language).splitlines():
        yield from wording.wrapped(part, width, "  ")
    if line is not None:
        yield from _source(finding, line, width)
    if question := wording.suggestion(finding, language):
        yield from wording.wrapped(question, width, "  ")
    yield "  " + text(language, "report.more", where=f"ospe explain {finding.code}")


def report(result: Result, language: str, *, width: int = WIDTH, colour: bool = False) -> Iterator[str]:
    """The lines of the report.

    Args:
        result: what was found.
        language: of the words.
        width: columns of the terminal, 40 at least.
        colour: whether to mark places and severities with ANSI codes.

    Raises:
        CatalogueError: the catalogue has no words for a finding.
    """
    width = max(width, _NARROWEST)
    for finding in result.findings:
        line = result.lines.get((finding.file, finding.position.line))
        for part in _block(finding, line, language, width):
            yield part if colour else click.unstyle(part)
        yield ""
    yield wording.count(result, language)
