"""A report in the format that was asked for, and what the stream it goes to can take."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import Final, TextIO

from ospe_build.reporting import github, json_report, sarif, text
from ospe_build.reporting.result import Result

_PLAIN: Final[dict[str, Callable[[Result, str], str | Iterator[str]]]] = {
    "json": json_report.report,
    "github": github.report,
    "sarif": sarif.report,
}
FORMATS: Final = ("text", *_PLAIN)


def wants_colour(stream: TextIO) -> bool:
    """Whether colours are of use there: at a terminal, unless `NO_COLOR` is set (no-color.org) or it knows none."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(result: Result, form: str, language: str) -> None:
    """Write a report to standard output; a character that the terminal cannot show is written as an escape.

    Args:
        result: what was found.
        form: one of `FORMATS`.
        language: of the words.

    Raises:
        CatalogueError: the catalogue has no words for a finding.
        SettingsError: `mkdocs.yml` does not say what the format needs.
    """
    if form == "text":
        width = shutil.get_terminal_size((text.WIDTH, 0)).columns
        lines: str | Iterator[str] = text.report(result, language, width=width, colour=wants_colour(sys.stdout))
    else:
        lines = _PLAIN[form](result, language)
    whole = lines if isinstance(lines, str) else "\n".join(lines)
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(whole.encode(encoding, "backslashreplace").decode(encoding) + "\n")
