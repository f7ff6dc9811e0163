"""The report as Markdown, for the job summary of a pull request and its comment: for people who never open the log."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from ospe_build.finding import Severity
from ospe_build.messages import has, text
from ospe_build.reporting import wording
from ospe_build.reporting.item import Item
from ospe_build.reporting.markdown import code, escaped, prose
from ospe_build.reporting.result import Result

LIMIT: Final = 900_000
"""Bytes that a summary may take; GitHub refuses one of more than 1 MiB whole."""


def _entry(item: Item, language: str) -> str:
    """One finding as an entry of a list: place, message, what was meant, how to mend it, where to read more."""
    place = text(
        language,
        "report.summary.place",
        severity=wording.severity(item.severity, language).capitalize(),
        line=item.line,
        column=item.column,
    )
    lines = [prose(part) for part in item.message.splitlines()]
    if item.suggestion is not None:
        lines.append(text(language, "report.suggestion", suggestion=code(item.suggestion)))
    how = f"explain.{item.code}.how"
    if has(how):
        lines.append(prose(text(language, "report.summary.fix", how=" ".join(text(language, how).split()))))
    link = (
        f"[{escaped(f'{item.code} {wording.title(item.code, language)}')}](<{wording.page_url(item.code, language)}>)"
    )
    lines.append(text(language, "report.more", where=link))
    return f"- **{escaped(place)}.** " + "<br>\n  ".join(lines) + "\n"


def _section(files: dict[str, list[Item]], language: str) -> Iterator[tuple[str, int]]:
    """Pieces of Markdown for some files, each with the number of findings in it."""
    for file, items in files.items():
        yield f"### {code(file)}\n\n", 0
        for item in items:
            yield _entry(item, language), 1
        yield "\n", 0


def _pieces(items: Sequence[Item], changed: Collection[str] | None, language: str) -> Iterator[tuple[str, int]]:
    touched: dict[str, list[Item]] = defaultdict(list)
    others: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        (touched if changed is None or item.file in changed else others)[item.file].append(item)
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
    items = [Item.of(finding, language) for finding in result.findings]
    return markdown(result.checked, items, language, changed, LIMIT)


def markdown(checked: int, items: Sequence[Item], language: str, changed: Collection[str] | None, limit: int) -> str:
    """The report of findings that are in words already, as Markdown of about `limit` bytes at most.

    Raises:
        CatalogueError: the catalogue lacks a word.
        SettingsError: `mkdocs.yml` does not name the site.
    """
    errors = sum(item.severity is Severity.ERROR for item in items)
    count = wording.tally(checked, errors, len(items) - errors, language)
    parts = [f"## {text(language, 'report.summary.heading')}\n\n{escaped(count)}\n\n"]
    if items:
        lead = "report.summary.errors" if errors else "report.summary.warnings"
        parts.append(f"{text(language, lead)}\n\n")
    room, told = limit, 0
    for piece, findings in _pieces(items, changed, language):
        room -= len(piece.encode())
        if room < 0:
            parts.append(f"\n{wording.counted('report.summary.rest', len(items) - told, language)}\n")
            break
        parts.append(piece)
        told += findings
    return "".join(parts)
