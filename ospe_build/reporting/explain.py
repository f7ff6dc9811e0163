"""What a finding code means and how to mend it, for a person at a terminal."""

import difflib
import re
from textwrap import indent
from typing import Final

from ospe_build.errors import MisuseError
from ospe_build.messages import DEFAULT_LANGUAGE, catalogue, has, text
from ospe_build.printable import printable
from ospe_build.reporting import wording

_TITLE: Final = re.compile(r"explain\.(OSPE[1-5]\d{2})\.title")
_EXAMPLES: Final = ("bad", "good")
_MOST_NEAREST: Final = 3
WIDTH: Final = 80


def codes() -> tuple[str, ...]:
    """All codes that the catalogue explains, in order."""
    ids = (message.id for message in catalogue(DEFAULT_LANGUAGE))
    return tuple(sorted(match[1] for msgid in ids if isinstance(msgid, str) and (match := _TITLE.fullmatch(msgid))))


def _prose(msgid: str, language: str) -> str:
    lines = text(language, msgid).splitlines()
    return "\n".join(part for line in lines for part in wording.wrapped(line, WIDTH) or [""])


def _unknown(code: str, language: str) -> str:
    words = [text(language, "report.explain.unknown", code=printable(code))]
    if near := nearest(code):
        words.append(text(language, "report.explain.nearest", codes=", ".join(near)))
    return " ".join(words)


def nearest(code: str) -> list[str]:
    """The codes that were most probably meant by an unknown one; best first, may be empty."""
    wanted = code.upper()
    if wanted.isdigit():
        wanted = f"OSPE{wanted}"
    return difflib.get_close_matches(wanted, codes(), n=_MOST_NEAREST, cutoff=0.7)


def explain(code: str, language: str) -> str:
    """The explanation of a code, which may be written in small letters.

    Raises:
        MisuseError: there is no such code; the message names those that were probably meant.
        SettingsError: `mkdocs.yml` does not name the site.
    """
    if code.upper() not in codes():
        raise MisuseError(_unknown(code, language))
    code = code.upper()
    parts = [f"{code}: {text(language, f'explain.{code}.title')}"]
    if has(f"explain.{code}.why"):
        parts.append(_prose(f"explain.{code}.why", language))
    if has(f"explain.{code}.how"):
        parts.append(f"{text(language, 'report.explain.how')}\n{_prose(f'explain.{code}.how', language)}")
    for name in _EXAMPLES:
        if has(f"explain.{code}.{name}"):
            example = indent(text(language, f"explain.{code}.{name}").rstrip("\n"), "    ")
            parts.append(f"{text(language, f'report.explain.{name}')}\n{example}")
    parts.append(text(language, "report.more", where=wording.page_url(code, language)))
    return "\n\n".join(parts)
