"""What is left to do, in words: for a person, for GitHub's pages, and for a request's summary and comment."""

from collections.abc import Iterator

from ospe_build.messages import text
from ospe_build.printable import printable
from ospe_build.ready.left import Left, Readiness
from ospe_build.reporting import github
from ospe_build.reporting.markdown import code, escaped


def _words(one: Left, language: str) -> str:
    return text(language, f"ready.{one.kind}", found=printable(one.found))


def verdict(found: Readiness, language: str) -> str:
    """What it comes to, as a sentence."""
    count = sum(one.stops for one in found.left)
    if not count:
        return text(language, "ready.made_up_only" if found.left else "ready.nothing")
    return text(language, "ready.stops" if found.is_real else "ready.waits", n=count)


def report(found: Readiness, language: str) -> Iterator[str]:
    """The lines for a person at a terminal: what is left, with file and line, and what it comes to."""
    for one in found.left:
        yield f"{printable(one.file)}:{one.line}: {_words(one, language)}"
    yield verdict(found, language)


def annotations(found: Readiness, language: str) -> Iterator[str]:
    """The lines as workflow commands of GitHub: errors where they stop the publishing, else warnings."""
    for one in found.left:
        severity = "error" if found.is_real and one.stops else "warning"
        properties: dict[str, str | int] = {
            "file": one.file,
            "line": one.line,
            "title": text(language, "ready.heading"),
        }
        yield github.command(severity, properties, _words(one, language))
    yield verdict(found, language)


def markdown(found: Readiness, language: str) -> str:
    """The section for the request that brings the first real session."""
    entries = (
        f"- {code(f'{one.file}:{one.line}')}: {escaped(_words(one, language))}\n" for one in found.left if one.stops
    )
    return f"## {text(language, 'ready.heading')}\n\n{text(language, 'ready.first')}\n\n{''.join(entries)}\n"
