"""Text that others wrote, set in GitHub's Markdown so that it stays text."""

import re
from typing import Final

from ospe_build.printable import printable

_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~\u200b]")
_QUOTED: Final = re.compile("&#96;(.+?)&#96;")
_ACTS: Final = re.compile(
    r"(?<=[@#])(?=\w)|(?:(?<=GH)|(?<=CVE)|(?<=GHSA))(?=-\w)|(?<=:)(?=//|[\w+-]+:)|(?<=www)(?=\.)|[0-9a-f]{6}(?=[0-9a-f])",
    re.IGNORECASE,
)
_BREAK: Final = "\u200b"
_BREAK_ENTITY: Final = "&#8203;"


def without_mentions(value: str) -> str:
    """Text in which nothing calls anybody or links to anything, for places that know no Markdown.

    GitHub looks for `@name`, `#12`, `GH-12`, `CVE-…`, `GHSA-…`, addresses, commit hashes (seven hexadecimal digits or
    more) and `:emoji:` in the text that a reader sees, so escapes do not help: an invisible space breaks them.
    (GitHub's documentation, "Autolinked references and URLs", "Mentioning people" and "Using emojis".)
    """
    return _ACTS.sub(rf"\g<0>{_BREAK}", printable(value))


def _as_entities(value: str) -> str:
    return _PUNCTUATION.sub(lambda match: f"&#{ord(match[0])};", value)


def escaped(value: str) -> str:
    """Text that shows as it is: no character of it means anything to Markdown or HTML, and it calls nobody."""
    return _as_entities(without_mentions(value))


def code(value: str) -> str:
    """Text set as code, to be copied: within code GitHub looks for no names, so nothing invisible is in it."""
    return f"<code>{_as_entities(printable(value))}</code>"


def prose(value: str) -> str:
    """A message, which sets names of keys between backticks; all else of it as `escaped`."""
    return _QUOTED.sub(lambda match: f"<code>{match[1].replace(_BREAK_ENTITY, '')}</code>", escaped(value))
