"""The report as Markdown, for the job summary of a pull request: read by people who never open the log."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from ospe_build.finding import Finding
from ospe_build.messages import has, text
from ospe_build.reporting import wording
from ospe_build.reporting.result import Result

LIMIT: Final = 900_000
"""Bytes that a summary may take; GitHub refuses one of more than 1 MiB whole."""

_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
_QUOTED: Final = re.compile("&#96;(.+?)&#96;")


def _plain(value: str) -> str:
    """Text that shows as it is: no character of it means anything to Markdown or HTML."""
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", wording.printable(value))


def _prose(value: str) -> str:
    """Text of the catalogue, which sets names of keys between backticks; all else of it as `_plain`."""
    return _QUOTED.sub(r"<code>\1</code>", _plain(value))


def _code(value: str) -> str:
    return f"<code>{_plain(value)}</code>"


def _item(finding: Finding, language: str) -> str:
    """One finding as an item of a list: place, message, what was meant, how to mend it, where to read more."""
    place = text(
        language,
        "report.summary.place",
        severity=wording.severity(finding, language).capitalize(),
        line=finding.position.line,
        column=finding.position.column,
    )
    lines = [_prose(part) for part in wording.message(finding, language).splitlines()]
    if question := wording.suggestion(finding, language):
        lines.append(_plain(question))
    how = f"explain.{finding.code}.how"
    if has(how):
        lines.append(_prose(text(language, "report.summary.fix", how=" ".join(text(language, how).split()))))
    link = f"[{_plain(f'{finding.code} {wording.title(finding.code, language)}')}](<{wording.page_url(finding.code)}>)"
    lines.append(text(language, "report.more", where=link))
    return f"- **{_plain(place)}.** " + "<br>\n  ".join(lines) + "\n"


def _section(groups: dict[str, list[Finding]], language: str) -> Iterator[tuple[str, int]]:
    """Pieces of Markdown for some files, each with the number of findings in it."""
    for file, findings in groups.items():
        yield f"### {_code(file)}\n\n", 0
        for finding in findings:
            yield _item(finding, language), 1
        yield "\n", 0


def _pieces(result: Result, changed: Collection[str] | None, language: str) -> Iterator[tuple[str, int]]:
    touched = {file: found for file, found in result.by_file.items() if changed is None or file in changed}
    others = {file: found for file, found in result.by_file.items() if file not in touched}
    yield from _section(touched, language)
    if others:
        heading = text(language, "report.summary.elsewhere")
        yield f"## {heading}\n\n{text(language, 'report.summary.elsewhere_lead')}\n\n", 0
        yield from _section(others, language)


def report(result: Result, language: str, changed: Collection[str] | None = None) -> str:
    """The report as Markdown.

    Args:
        result: what was found.
        language: of the words.
        changed: files that the request touches, as findings name them; the findings of all others stand apart,
            at the end. Nothing stands apart where it is None.

    Raises:
        CatalogueError: the catalogue has no words for a finding.
        SettingsError: `mkdocs.yml` does not name the site.
    """
    parts = [f"## {text(language, 'report.summary.heading')}\n\n{_plain(wording.count(result, language))}\n\n"]
    if result.findings:
        lead = "report.summary.errors" if result.errors else "report.summary.warnings"
        parts.append(f"{text(language, lead)}\n\n")
    room, told = LIMIT, 0
    for piece, findings in _pieces(result, changed, language):
        room -= len(piece.encode())
        if room < 0:
            rest = len(result.findings) - told
            parts.append(f"\n{wording.counted('report.summary.rest', rest, language)}\n")
            break
        parts.append(piece)
        told += findings
    return "".join(parts)
