"""The words of a finding, as all reporters use them."""

import textwrap

from babel.numbers import format_decimal

from ospe_build import addresses
from ospe_build.checking.lookup import label_of
from ospe_build.finding import Finding, Severity
from ospe_build.messages import DEFAULT_LANGUAGE, has, text
from ospe_build.printable import printable
from ospe_build.reporting.result import Result
from ospe_build.settings import published


def message(finding: Finding, language: str) -> str:
    """What is wrong, in words.

    Raises:
        CatalogueError: the catalogue has no words for the code.
    """
    msgid = f"finding.{finding.code}" + (f".{finding.variant}" if finding.variant else "")
    params = {name: printable(value) if isinstance(value, str) else value for name, value in finding.params.items()}
    if "field" in params:
        params["label"] = printable(label_of(finding, language))
    return text(language, msgid, **params)


def suggestion(finding: Finding, language: str) -> str:
    """What was probably meant, as a question; empty where that is not known."""
    if finding.suggestion is None:
        return ""
    return text(language, "report.suggestion", suggestion=printable(finding.suggestion))


def severity(value: Severity, language: str) -> str:
    """The word for how bad a finding is."""
    return text(language, f"report.severity.{value}")


def title(code: str, language: str) -> str:
    """The heading of a code's explanation; the code itself where it has none."""
    msgid = f"explain.{code}.title"
    return text(language, msgid) if has(msgid) else code


def page_url(code: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Where the site explains the code in a language.

    Raises:
        SettingsError: `mkdocs.yml` does not name the site.
    """
    return published(addresses.finding(code, language))


def wrapped(paragraph: str, width: int, indent: str = "") -> list[str]:
    """A paragraph in lines that fit, broken only between words."""
    return textwrap.wrap(
        paragraph,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def number(value: int, language: str) -> str:
    """A number with its thousands parted as the language does, by plain spaces where it does so by spaces."""
    return str(format_decimal(value, locale=language)).replace("\u00a0", " ").replace("\u202f", " ")


def counted(msgid: str, value: int, language: str) -> str:
    """A number and its word: `1 virhe`, `12 500 virhettä`."""
    return text(language, msgid, n=value, number=number(value, language))


def count(result: Result, language: str) -> str:
    """The last line of a report: how many files, errors and warnings."""
    return tally(result.checked, result.errors, result.warnings, language)


def tally(checked: int, errors: int, warnings: int, language: str) -> str:
    """Numbers of files, errors and warnings, as a sentence."""
    files = counted("report.checked", checked, language)
    if not errors and not warnings:
        return text(language, "report.nothing" if checked else "report.no_files", checked=files)
    return text(
        language,
        "report.count",
        checked=files,
        errors=counted("report.errors", errors, language),
        warnings=counted("report.warnings", warnings, language),
    )
