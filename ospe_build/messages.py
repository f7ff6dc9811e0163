"""The message catalogue: every word that the interface or a finding shows, by language.

The catalogue is gettext's `.po`, one file a language in `locale/`, with symbolic ids such as `finding.OSPE203`.
Each language has all of them but pieces of a file, which are written once: its keys are Finnish in every language.
"""

import os
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

from ospe_build.errors import CatalogueError

LANGUAGES: Final = ("fi", "sv", "en")
DEFAULT_LANGUAGE: Final = "fi"
LANGUAGE_VARIABLE: Final = "OSPE_LANG"
EXAMPLES: Final = (".bad", ".good")
"""How the ids of the messages end that are pieces of a file."""

LOCALE_DIR: Final = Path(__file__).parent / "locale"


_spoken: ContextVar[str] = ContextVar("spoken")


def speak(language: str) -> None:
    """Let commands speak that language from here on; an empty text leaves it to `OSPE_LANG`."""
    _spoken.set(language)


def spoken() -> str:
    """The language that commands speak: the one they were given, else that of `OSPE_LANG`, else Finnish."""
    wanted = (_spoken.get(""), os.environ.get(LANGUAGE_VARIABLE, ""))
    return next((language for language in wanted if language in LANGUAGES), DEFAULT_LANGUAGE)


@lru_cache
def catalogue(language: str) -> Catalog:
    """Read one language's catalogue.

    Raises:
        CatalogueError: there is no such file, or it is not valid PO.
    """
    path = LOCALE_DIR / f"{language}.po"
    try:
        with path.open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except (OSError, PoFileError, ValueError) as error:
        raise CatalogueError(f"{path}: {error}") from error


@lru_cache(maxsize=8192)
def _template(language: str, msgid: str, plural_form: int | None) -> str:
    for candidate in (language, DEFAULT_LANGUAGE) if msgid.endswith(EXAMPLES) else (language,):
        message = catalogue(candidate).get(msgid)
        if message is None or not message.string:
            continue
        if isinstance(message.string, str):
            return message.string
        return str(message.string[plural_form or 0])
    raise CatalogueError(f"{LOCALE_DIR / language}.po: no message {msgid!r}")


def text(language: str, msgid: str, **params: object) -> str:
    """The message in that language, its `{names}` filled; with `n` it takes the plural form for that number.

    Raises:
        CatalogueError: the language lacks the message.
    """
    n = params.get("n")
    # Finnish, Swedish and English share one plural rule: one, and all other numbers.
    template = _template(language, msgid, None if n is None else int(n != 1))
    if isinstance(n, int):
        params["n"] = _number(n, language)
    return template.format_map(params) if params else template


def pattern(language: str, msgid: str, n: int | None = None) -> str:
    """The message with its `{names}` left for a page's script to fill; with `n`, the plural form for that number.

    Raises:
        CatalogueError: the language lacks the message.
    """
    return _template(language, msgid, None if n is None else int(n != 1))


@lru_cache(maxsize=1024)
def _number(n: int, language: str) -> str:
    """A number with the language's separators, such as 12 500."""
    return str(format_decimal(n, locale=language)) if n >= 1000 else str(n)  # noqa: PLR2004 - no separator below


def has(msgid: str) -> bool:
    """Whether the Finnish catalogue, which is complete, has the message."""
    return catalogue(DEFAULT_LANGUAGE).get(msgid) is not None


def translator(language: str) -> Callable[..., str]:
    """`text` with the language given, as templates call it: `_('site.title')`."""

    def translate(msgid: str, **params: object) -> str:
        return text(language, msgid, **params)

    return translate


def pick(labels: Mapping[str, str], language: str) -> str:
    """One of several labels by language, the Finnish one where that language has none."""
    return labels.get(language) or labels[DEFAULT_LANGUAGE]
