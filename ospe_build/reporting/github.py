"""The report as workflow commands of GitHub Actions: an annotation at the line of each finding.

Source of the format and its escapes: GitHub's documentation "Workflow commands for GitHub Actions", and the
`@actions/core` toolkit, which escapes values the same way.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from ospe_build.finding import Finding
from ospe_build.messages import text
from ospe_build.printable import printable
from ospe_build.reporting import wording
from ospe_build.reporting.result import Result

_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def _escape_data(value: str) -> str:
    return printable(value.translate(_DATA))


def _escape_property(value: str | int) -> str:
    return printable(str(value).translate(_PROPERTY))


def command(name: str, properties: Mapping[str, str | int], message: str) -> str:
    """A workflow command, each part escaped as GitHub asks for."""
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_escape_data(message)}"


def _annotation(finding: Finding, language: str) -> str:
    heading = wording.title(finding.code, language)
    properties: dict[str, str | int] = {
        "file": finding.file,
        "line": finding.position.line,
        "col": finding.position.column,
        "title": finding.code if heading == finding.code else f"{finding.code} {heading}",
    }
    body = (
        wording.message(finding, language),
        wording.suggestion(finding, language),
        text(language, "report.more", where=wording.page_url(finding.code, language)),
    )
    return command(finding.severity, properties, "\n".join(filter(None, body)))


def report(result: Result, language: str) -> Iterator[str]:
    """The lines of the report: a command for each finding, then the count.

    Raises:
        CatalogueError: the catalogue has no words for a finding.
        SettingsError: `mkdocs.yml` does not name the site.
    """
    for finding in result.findings:
        yield _annotation(finding, language)
    yield wording.count(result, language)
